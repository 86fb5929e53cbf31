//! Measures that a report judges themselves.

use serde::Serialize;

use super::cell::TextView;
use super::{Link, PlanCtx, StatusView, link};
use crate::model::results::{Counted, Scope, YearResults};
use crate::model::rule::Status;
use crate::model::word::Word;
use crate::report::YearReport;
use crate::site::routes;

/// The judgement of a measure in a report.
#[derive(Debug, Clone, Serialize)]
pub struct JudgementView {
    /// The year and its report.
    pub year: Link,
    /// Word, shape, colour.
    pub status: StatusView,
    /// Where it is from, in words.
    pub source: Option<String>,
    /// Who judged, where the document says.
    pub by: Option<String>,
    /// Why, or that the document does not say.
    pub reason: Option<TextView>,
    /// 今後の対応策.
    pub countermeasure: Option<TextView>,
    /// Whether its status owes both.
    pub owes_reason: bool,
    /// What the departments were called in that year, where a page about the
    /// plan as a whole calls them otherwise.
    pub named_then: Option<String>,
}

impl PlanCtx<'_> {
    /// What the newest report counts.
    pub fn counted_now(&self) -> Counted {
        let latest = self.report.latest(self.plan);
        latest.map_or(Counted::Indicators, |(_, year)| year.counted)
    }

    /// What the newest report counts of a scope, by index.
    pub fn subjects(&self, scope: &Scope) -> Vec<usize> {
        self.plan.subjects(self.counted_now(), scope)
    }

    /// What the newest report counts of some measures, by index: themselves, or
    /// their judged indicators.
    pub fn subjects_of(&self, measures: &[usize]) -> Vec<usize> {
        match self.counted_now() {
            Counted::Measures => measures.to_vec(),
            Counted::Indicators => {
                let rows = measures
                    .iter()
                    .flat_map(|m| &self.plan.measures[*m].indicators);
                let judged = |i: &usize| self.plan.indicators[*i].kind.is_judged();
                rows.copied().filter(judged).collect()
            }
        }
    }

    /// The judgement of a measure in a report; none where measures are not
    /// judged.
    pub fn judgement_in(
        &self,
        results: &YearResults,
        year: &YearReport,
        measure: usize,
    ) -> Option<JudgementView> {
        let judgement = year.measures.get(measure)?;
        results.edition.as_ref()?;
        let own = &results.measures[measure];
        let words = self.all.words;
        Some(JudgementView {
            year: link(
                self.report_name(results),
                routes::year(self.plan, results.year),
            ),
            status: self.status(&judgement.status),
            source: judgement
                .source
                .map(|s| words.get(&format!("status_source.{}", s.word())).to_owned()),
            by: results.judging.as_ref().map(|j| j.by.clone()),
            reason: own.judged.as_ref().map(|j| self.text(&j.reason)),
            countermeasure: own.countermeasure.as_ref().map(|c| self.text(c)),
            owes_reason: match &judgement.status {
                Status::Judged(id) => self.plan.status_word(id).is_some_and(|w| w.owes_reason),
                Status::State(_) => false,
            },
            named_then: self.names_then(&self.plan.departments_of(measure), results.year),
        })
    }

    /// The judgements of a measure in every report, oldest first.
    pub fn judgements(&self, measure: usize) -> Vec<JudgementView> {
        let years = self.plan.results.iter().zip(&self.report.years);
        years
            .filter_map(|(r, y)| self.judgement_in(r, y, measure))
            .collect()
    }
}
