//! Limits and ranges that are to be kept, in words: they have no rate.

use rust_decimal::Decimal;

use super::PlanCtx;
use super::cell::CellView;
use crate::model::plan::Indicator;
use crate::model::value::Value;
use crate::render::format::number;
use crate::report::Kept;

impl PlanCtx<'_> {
    /// Whether a limit or a range was kept, in few words.
    pub fn kept(&self, indicator: &Indicator, kept: &Kept) -> String {
        let key = match (kept.is_kept(), kept.outside_by.is_sign_negative()) {
            (true, _) => "kept.inside",
            (false, true) => "kept.below",
            (false, false) => "kept.above",
        };
        let by = self.unsigned(kept.outside_by.abs(), &indicator.unit);
        self.all.words.fill(key, &[("by", &by)])
    }

    /// What was held against what, with the numbers put in.
    pub fn kept_formula(&self, indicator: &Indicator, kept: &Kept) -> String {
        let words = self.all.words;
        let end = |end: Option<_>| end.map(number).unwrap_or_default();
        let (from, to) = (end(kept.at_least), end(kept.at_most));
        let range = match (kept.at_least, kept.at_most) {
            (Some(_), Some(_)) => {
                words.fill("range", &[("from", &from), ("to", &to), ("unit", "")])
            }
            (Some(_), None) => words.fill("limit.at_least", &[("limit", &from)]),
            (None, _) => words.fill("limit.at_most", &[("limit", &to)]),
        };
        words.fill(
            "formula.kept",
            &[
                ("actual", &number(kept.actual)),
                ("range", &range),
                ("kept", &self.kept(indicator, kept)),
            ],
        )
    }
}

/// A target as a chart draws it: the lower end of a range, and the figure or
/// the upper end.
pub fn ends(target: Option<&Value>) -> (Option<Decimal>, Option<Decimal>) {
    match target.and_then(Value::range) {
        Some((from, to)) => (Some(from), Some(to)),
        None => (None, target.and_then(Value::number)),
    }
}

/// What a chart writes at a target: a limit says to which side it is one.
pub fn drawn_target(indicator: &Indicator, figure: Decimal, cell: &CellView) -> String {
    if indicator.kind.is_limit() {
        cell.text.clone()
    } else {
        number(figure)
    }
}
