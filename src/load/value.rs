//! Values by the kind of their indicator.

use super::decode::Cx;
use super::shapes::value::{FullValue, ValueShape, figure};
use crate::diag::{Diagnostic, both, codes};
use crate::model::plan::Kind;
use crate::model::value::{Amount, Value};
use crate::model::word::Word;

/// Where a value stands; it decides whether a change may be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In `targets`.
    Target,
    /// In a results file, or as baseline.
    Measured,
}

/// Turns a written value into what its kind makes of it.
pub fn value(shape: &ValueShape, kind: Kind, place: Place, cx: &mut Cx) -> Option<Value> {
    let span = shape.span();
    let bare = |amount| Value {
        amount,
        cumulative: None,
        printed: None,
        note: None,
        state: None,
        expected: None,
        span,
    };
    match shape {
        ValueShape::Scalar { text, span } => match kind {
            Kind::Milestone => Some(bare(Amount::Text(text.clone()))),
            _ => figure(text, *span, cx).map(|n| bare(Amount::Number(n))),
        },
        ValueShape::Full(full) => long_form(full, kind, place, cx),
    }
}

fn long_form(full: &FullValue, kind: Kind, place: Place, cx: &mut Cx) -> Option<Value> {
    let amounts = [
        full.value.map(Amount::Number),
        full.text.as_ref().map(|t| Amount::Text(t.value.clone())),
        full.change.map(Amount::Change),
        full.missing.map(Amount::Missing),
    ];
    let mut given = amounts.into_iter().flatten();
    let (Some(amount), None) = (given.next(), given.next()) else {
        cx.push(Diagnostic::new(
            &codes::MISSING_VALUE,
            full.span,
            both(
                "value（数値）、text（文字）、change（前年度比）、missing（ない理由）のうち、ちょうど1つを書きます",
                "exactly one of value, text, change and missing must be given",
            ),
            both("例: {value: 10, cumulative: 45} / {missing: not_yet_known}", "e.g. {value: 10, cumulative: 45} / {missing: not_yet_known}"),
        ));
        return None;
    };
    let fits = match (&amount, kind) {
        (Amount::Number(_), Kind::Milestone) => false,
        (Amount::Change(_), k) => k == Kind::RelativeToLastYear && place == Place::Target,
        (Amount::Number(_), Kind::RelativeToLastYear) => place == Place::Measured,
        _ => true,
    };
    let total_fits = full.cumulative.is_none() || kind == Kind::YearlyWithCumulative;
    if !fits || !total_fits {
        cx.push(Diagnostic::new(
            &codes::VALUE_NOT_OF_KIND,
            full.span,
            both(
                format!("この書き方の値は、種類「{}」の指標には使えません", kind.word()),
                format!("a value of this form does not fit an indicator of kind '{}'", kind.word()),
            ),
            both(
                "milestone は文字、relative_to_last_year の目標は {change: -5}、累計のかっこ書き（cumulative）は yearly_with_cumulative で使います",
                "milestone takes texts, a target of relative_to_last_year takes {change: -5}, cumulative belongs to yearly_with_cumulative",
            ),
        ));
        return None;
    }
    // Only what was measured can be more or less settled.
    if full.state.is_some() && (place == Place::Target || full.missing.is_some()) {
        cx.push(Diagnostic::new(
            &codes::VALUE_NOT_OF_KIND,
            full.span,
            both(
                "state（確定・速報など）は、実績や現状値の値にだけ添えます",
                "'state' belongs to a measured value only",
            ),
            both(
                "目標と、missing のある値からは、state を消します",
                "delete it from targets and from values with 'missing'",
            ),
        ));
        return None;
    }
    let text = |t: &Option<super::decode::Text>| t.as_ref().map(|t| t.value.clone());
    Some(Value {
        amount,
        cumulative: full.cumulative,
        printed: text(&full.printed),
        note: text(&full.note),
        state: full.state,
        expected: text(&full.expected),
        span: full.span,
    })
}
