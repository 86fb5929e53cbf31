//! The status of a row, and where it is from.

use rust_decimal::Decimal;

use super::rate::{Computed, Kept, NoRate, kept, rate, shown};
use crate::model::plan::Plan;
use crate::model::results::{Row, YearResults};
use crate::model::rule::{JudgedBy, Movement, State, Status};
use crate::model::value::{Missing, Value};

crate::words! {
    /// Where a status is from.
    pub enum StatusSource {
        /// The rule, from the rate.
        Computed = "computed",
        /// The document.
        Printed = "printed",
        /// It is not on the document's list of the others.
        ByComplement = "by_complement",
        /// A person.
        Person = "person",
    }
}

/// A row evaluated by the rules of its year's report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// The rate with its figures, or why there is none.
    pub rate: Result<Computed, NoRate>,
    /// The rate as shown.
    pub shown: Option<Decimal>,
    /// Whether a limit or a range was kept; `None` for every other kind, and
    /// where a figure is missing.
    pub kept: Option<Kept>,
    /// The status that counts.
    pub status: Status,
    /// Where it is from; `None` for a state.
    pub source: Option<StatusSource>,
    /// What the rule says, where a rate exists, or a limit to keep.
    pub by_rule: Option<String>,
    /// What the document prints.
    pub printed: Option<Status>,
    /// What follows from not being on a list.
    pub by_complement: Option<String>,
    /// What a person judged.
    pub by_person: Option<String>,
}

/// The status of a measure that is judged itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The status that counts.
    pub status: Status,
    /// Where it is from; `None` for a state.
    pub source: Option<StatusSource>,
}

/// What a report says of a measure as a whole.
pub fn judgement(results: &YearResults, measure: usize) -> Judgement {
    match &results.measures[measure].judged {
        Some(judged) => Judgement {
            status: Status::Judged(judged.status.clone()),
            source: Some(StatusSource::Person),
        },
        None => Judgement {
            status: Status::State(State::NotJudged),
            source: None,
        },
    }
}

/// Evaluates one row.
///
/// The status that counts is the person's, where the report is judged by a
/// person; else the rule's, where a rate exists; else the document's; else the
/// complement's; else a state. What else is known of the same cell stands
/// beside it.
pub fn evaluate(plan: &Plan, results: &YearResults, index: usize) -> Evaluation {
    let row = &results.rows[index];
    let indicator = &plan.indicators[index];
    let target = indicator.target(results.year);
    // Without a report nobody judged, whatever rule a later year has.
    let rule = results.edition.as_ref().and_then(|_| plan.rule_of(results));
    let computed = rate(plan, results, index);
    // Where a person judges, what the bands say stands beside.
    let by_rate = rule.filter(|r| !r.bands.is_empty());
    let moved = against_baseline(plan, results, index);
    let kept = kept(plan, results, index).ok();
    let by_rule = match (&computed, &kept) {
        (Ok(c), _) => by_rate.and_then(|r| r.judge(c.rate, moved).map(|b| b.status.clone())),
        (Err(_), Some(kept)) => rule
            .and_then(|r| r.judge_kept(kept.is_kept()))
            .map(str::to_owned),
        (Err(_), None) => None,
    };
    let digits = plan.rounding;
    let shown = computed
        .as_ref()
        .ok()
        .map(|c| shown(c.rate, digits, by_rate, moved));
    // A mark that one place of the document gives counts, though another be unreadable.
    let printed = row
        .declared
        .iter()
        .filter_map(|d| d.status.clone())
        .min_by_key(|s| matches!(s, Status::State(_)));
    let by_person = row.judged.as_ref().map(|j| j.status.clone());
    let by_complement = results
        .complement
        .as_ref()
        .filter(|_| results.edition.is_some())
        .filter(|_| may_follow(row, target, printed.as_ref()))
        .map(|c| c.status.clone());
    let person_counts = rule.is_some_and(|r| r.judged_by == JudgedBy::Person);
    let printed_word = match &printed {
        Some(Status::Judged(id)) => Some(id.clone()),
        _ => None,
    };
    let person = by_person
        .clone()
        .or_else(|| printed_word.clone())
        .filter(|_| person_counts)
        .map(|id| (id, StatusSource::Person));
    let (status, source) = person
        .or_else(|| by_rule.clone().map(|id| (id, StatusSource::Computed)))
        .or_else(|| printed_word.map(|id| (id, StatusSource::Printed)))
        .or_else(|| {
            by_complement
                .clone()
                .map(|id| (id, StatusSource::ByComplement))
        })
        .map_or_else(
            || {
                (
                    Status::State(state(row, target, printed.as_ref(), rule.is_some())),
                    None,
                )
            },
            |(id, source)| (Status::Judged(id), Some(source)),
        );
    Evaluation {
        rate: computed,
        shown,
        kept,
        status,
        source,
        by_rule,
        printed,
        by_complement,
        by_person,
    }
}

/// How a year's actual moved against the baseline: towards the good or away
/// from it, within the indicator's tolerance or not; `None` without both figures.
pub fn against_baseline(plan: &Plan, results: &YearResults, index: usize) -> Option<Movement> {
    let indicator = &plan.indicators[index];
    let before = indicator.baseline.as_ref()?.value.number()?;
    let by = results.rows[index].actual.number()?.checked_sub(before)?;
    let tolerance = indicator.tolerance.unwrap_or_default();
    Some(Movement::of(by, tolerance, indicator.direction))
}

/// The complement speaks of rows that could have been on the list: not of one
/// without a target, nor of one whose result was still out.
fn may_follow(row: &Row, target: Option<&Value>, printed: Option<&Status>) -> bool {
    let unset = target.and_then(Value::missing) == Some(Missing::NotSet);
    let open = row.actual.missing() == Some(Missing::NotYetKnown);
    !unset && !open && printed.is_none()
}

/// What stands where no judgement does.
fn state(row: &Row, target: Option<&Value>, printed: Option<&Status>, judged_year: bool) -> State {
    if let Some(Status::State(state)) = printed {
        return *state;
    }
    let target = target.and_then(Value::missing);
    let actual = row.actual.missing();
    if target == Some(Missing::NotSet) {
        return State::NotSet;
    }
    if !judged_year {
        return State::NotJudged;
    }
    match actual {
        Some(missing) => State::from(missing),
        None if target == Some(Missing::Unreadable) => State::Unreadable,
        None => State::NotJudged,
    }
}
