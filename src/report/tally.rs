//! Counts of statuses: what the rows give, what the document declares, and
//! whether the two can be the same.

use crate::model::plan::Plan;
use crate::model::results::{Counted, DeclaredTally, Scope, YearResults};
use crate::model::rule::{State, Status};
use crate::model::word::Word;

use super::YearReport;

/// The tally of a year over the plan or a goal.
#[derive(Debug, Clone)]
pub struct Tally {
    /// Over what.
    pub scope: Scope,
    /// What is counted.
    pub counts: Counted,
    /// Rows under the scope: measures, or indicators that are judged. An
    /// indicator counts once a row, also where it stands in two measures.
    pub rows: u32,
    /// The rows that form the whole: the declared figure, where there is one,
    /// else the rows without the states that the report leaves out.
    pub denominator: u32,
    /// Each class with its rows, words of judgement first, then states. A state
    /// that the report counts as a status stays a class of its own here.
    pub computed: Vec<(Status, u32)>,
    /// The computed count of each status, with the states that count as it.
    pub merged: Vec<(Status, u32)>,
    /// Which entry of [`YearResults::declared_tallies`] speaks of it.
    pub declared: Option<usize>,
    /// Whether the declared counts can be what the rows are, once the
    /// unreadable rows are known; `None` without a declared tally.
    pub reconciled: Option<bool>,
}

impl Tally {
    /// The count of a class.
    pub fn count(&self, status: &Status) -> u32 {
        self.computed
            .iter()
            .find(|(s, _)| s == status)
            .map_or(0, |(_, n)| *n)
    }
}

/// The tallies of a year: the plan, then every goal.
pub fn tallies(plan: &Plan, results: &YearResults, year: &YearReport) -> Vec<Tally> {
    let goals = (0..plan.goals.len()).map(Scope::Goal);
    let scopes = std::iter::once(Scope::Plan).chain(goals);
    scopes.map(|s| tally(plan, results, year, s)).collect()
}

fn tally(plan: &Plan, results: &YearResults, year: &YearReport, scope: Scope) -> Tally {
    let members = plan.subjects(year.counted, &scope);
    let mut computed: Vec<(Status, u32)> = plan
        .vocabulary
        .iter()
        .map(|w| (Status::Judged(w.id.clone()), 0))
        .collect();
    computed.extend(
        State::WORDS
            .iter()
            .filter_map(|w| State::from_word(w))
            .map(|s| (Status::State(s), 0)),
    );
    for subject in &members {
        let status = year.status_of(*subject);
        if let Some(class) = computed.iter_mut().find(|(s, _)| s == status) {
            class.1 += 1;
        }
    }
    let rule = plan.rule_of(results);
    let mut merged = computed.clone();
    let mut outside = 0;
    for (status, n) in &computed {
        let Status::State(state) = status else {
            continue;
        };
        if let Some(to) = rule.and_then(|r| YearResults::counted_as(r, *state)) {
            let to = Status::Judged(to.to_owned());
            for class in &mut merged {
                if class.0 == to {
                    class.1 += n;
                } else if class.0 == *status {
                    class.1 = 0;
                }
            }
        } else if rule.is_some_and(|r| r.outside_denominator.contains(state)) {
            outside += n;
        }
    }
    let count = members.len() as u32;
    let declared = results
        .declared_tallies
        .iter()
        .position(|t| t.scope == scope && t.counts == year.counted);
    let declared_tally = declared.map(|d| &results.declared_tallies[d]);
    Tally {
        reconciled: declared_tally.map(|d| reconciled(d, &merged, count)),
        denominator: declared_tally.map_or(count - outside, |d| d.denominator),
        scope,
        counts: year.counted,
        rows: count,
        computed,
        merged,
        declared,
    }
}

/// No class has more rows than declared, every row is in a declared class or
/// unreadable, and what the classes lack is exactly the unreadable rows.
fn reconciled(declared: &DeclaredTally, merged: &[(Status, u32)], rows: u32) -> bool {
    let unreadable = Status::State(State::Unreadable);
    // Wide enough for any sum of figures that a file may hold.
    let classes: Vec<(&Status, u64)> = declared
        .by_status
        .iter()
        .map(|(s, n)| (s, u64::from(*n)))
        .chain(
            declared
                .derived
                .iter()
                .map(|d| (&d.status, u64::from(d.count))),
        )
        .collect();
    let declared_of = |s: &Status| {
        classes
            .iter()
            .filter(|(c, _)| *c == s)
            .map(|(_, n)| n)
            .sum::<u64>()
    };
    let mut short = 0u64;
    let mut open = 0u64;
    for (status, have) in merged {
        let have = u64::from(*have);
        if *status == unreadable {
            open = have;
            continue;
        }
        let due = declared_of(status);
        if have > due {
            return false;
        }
        short += due - have;
    }
    let whole: u64 = classes.iter().map(|(_, n)| n).sum();
    short == open && whole == u64::from(rows)
}
