//! What to read first: up to three rows of the newest report that stand out,
//! each chosen by a rule that the page states.

use rust_decimal::Decimal;
use serde::Serialize;

use super::PlanCtx;
use super::indicator::IndicatorView;
use crate::model::plan::Owner;
use crate::model::rule::{Status, Tone};
use crate::model::year::FiscalYear;
use crate::report::YearReport;

/// An indicator worth reading first.
#[derive(Debug, Clone, Serialize)]
pub struct ReadingView<'a> {
    /// Why it stands here, in words.
    pub why: String,
    /// Code and name of its measure, or of the goal where that is not known.
    pub owner: String,
    /// The indicator.
    pub i: &'a IndicatorView,
}

impl<'a> PlanCtx<'a> {
    /// The row furthest below its target among those of a bad class, the one
    /// that moved most since the year before, and the one furthest beyond.
    /// Rows of one distance keep the order of the plan; no row stands twice.
    pub fn reading(&self, year: &YearReport) -> Vec<ReadingView<'a>> {
        let rates: Vec<Option<Decimal>> = year
            .rows
            .iter()
            .map(|e| e.rate.as_ref().ok().map(|c| c.rate))
            .collect();
        let last = self.report.year(FiscalYear(year.year.0 - 1));
        let moved = |i: usize| {
            let before = last?.rows.get(i)?.rate.as_ref().ok()?.rate;
            let by = rates[i]?.checked_sub(before)?.abs();
            (!by.is_zero()).then_some(by)
        };
        let has_tone = |i: usize, tone: Tone| match &year.rows[i].status {
            Status::Judged(id) => self.plan.status_word(id).is_some_and(|w| w.tone == tone),
            Status::State(_) => false,
        };
        let mut chosen: Vec<(usize, &str)> = Vec::new();
        let mut choose = |key: &'static str, weight: &dyn Fn(usize) -> Option<Decimal>| {
            let open = (0..rates.len()).filter(|i| chosen.iter().all(|(c, _)| c != i));
            let weighed = open.filter_map(|i| weight(i).map(|w| (i, w)));
            let best = weighed.reduce(|best, next| if next.1 > best.1 { next } else { best });
            chosen.extend(best.map(|(i, _)| (i, key)));
        };
        choose("reading.furthest", &|i| {
            rates[i].filter(|_| has_tone(i, Tone::Bad)).map(|r| -r)
        });
        choose("reading.moved", &moved);
        choose("reading.beyond", &|i| {
            rates[i].filter(|r| has_tone(i, Tone::Good) && *r > Decimal::ONE_HUNDRED)
        });
        chosen
            .into_iter()
            .filter_map(|(i, key)| self.reading_view(i, key))
            .collect()
    }

    fn reading_view(&self, index: usize, key: &str) -> Option<ReadingView<'a>> {
        Some(ReadingView {
            why: self.all.words.get(key).to_owned(),
            owner: match self.plan.indicators[index].owner {
                Owner::Measure(m) => self.measure_title(m),
                Owner::Goal(g) => self.goal_title(g),
                Owner::Plan => self.short_title().to_owned(),
            },
            i: self.indicator(index)?,
        })
    }
}
