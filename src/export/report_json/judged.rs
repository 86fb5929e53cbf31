//! Measures that reports judge themselves, and what was achieved for them.

use serde_json::{Value as Json, json};

use super::{Writer, cell, decimal};
use crate::model::plan::Plan;
use crate::model::when::{Moment, When};
use crate::model::word::Word;
use crate::report::PlanReport;

/// A point in time: its fiscal year, and its date as far as it is known.
pub(super) fn moment(at: Moment) -> Json {
    json!({"fiscal_year": at.fiscal_year().0, "date": at.iso()})
}

fn when(when: &When) -> Json {
    match when {
        When::At(at) => json!({"at": moment(*at)}),
        When::Years(years) => {
            json!({"fiscal_years": years.iter().map(|y| y.0).collect::<Vec<_>>()})
        }
        When::Span { from, to } => json!({"from": from.map(moment), "to": to.map(moment)}),
        When::Missing(why) => json!({"missing_reason": why.word()}),
    }
}

impl Writer<'_> {
    /// The judgements of a measure, oldest report first.
    pub(super) fn judgements(&self, plan: &Plan, report: &PlanReport, index: usize) -> Vec<Json> {
        let years = plan.results.iter().zip(&report.years);
        years
            .filter(|(r, _)| r.edition.is_some())
            .filter_map(|(r, y)| {
                let judgement = y.measures.get(index)?;
                let own = &r.measures[index];
                Some(json!({
                    "fiscal_year": r.year.0,
                    "status": judgement.status.id(),
                    "status_word": self.status_word(plan, &judgement.status),
                    "status_source": judgement.source.map(Word::word),
                    "judged_by": r.judging.as_ref().map(|j| &j.by),
                    "departments": self.departments(&plan.departments_of(index), r.year),
                    "reason": own.judged.as_ref().map(|j| cell(&j.reason)),
                    "countermeasure": own.countermeasure.as_ref().map(cell),
                }))
            })
            .collect()
    }

    /// What was achieved for a measure, in the order of the documents.
    pub(super) fn achievements(&self, plan: &Plan, index: usize) -> Vec<Json> {
        let results = plan.results.iter();
        results
            .flat_map(|r| r.measures[index].achievements.iter().map(move |a| (r.year, a)))
            .map(|(year, a)| {
                json!({
                    "report_year": year.0,
                    "when": when(&a.when),
                    "printed": a.printed,
                    "text": a.text,
                    "names": a.names,
                    "planned": a.is_planned,
                    "changes": a.changes.iter().map(|c| json!({
                        "name": c.name, "unit": c.unit,
                        "before": decimal(c.before), "after": decimal(c.after),
                        "change": c.after.checked_sub(c.before).map(decimal),
                    })).collect::<Vec<_>>(),
                    "links": a.links.iter().map(|l| json!({"title": l.title, "url": l.url})).collect::<Vec<_>>(),
                    "note": a.note,
                    "source": self.source(a.span),
                })
            })
            .collect()
    }
}
