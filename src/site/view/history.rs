//! A plan year by year: every indicator with its verdict in each report.

use serde::Serialize;

use super::tally::{RuleView, TallyView};
use super::{Link, PlanCtx, StatusView, link};
use crate::model::plan::Owner;
use crate::model::results::{Counted, Scope};
use crate::site::routes;

/// The page of all years.
#[derive(Debug, Clone, Serialize)]
pub struct HistoryView<'a> {
    /// Short title of the plan.
    pub plan: String,
    /// Whether two of the reports judge by rules that differ.
    pub rules_differ: bool,
    /// The reports, oldest first.
    pub years: Vec<HistoryYear<'a>>,
    /// Top goals with their rows.
    pub goals: Vec<HistoryGoal>,
}

/// A report.
#[derive(Debug, Clone, Serialize)]
pub struct HistoryYear<'a> {
    /// The year and its page.
    pub year: Link,
    /// Its tally over the plan.
    pub tally: Option<&'a TallyView>,
    /// Its rule.
    pub rule: Option<RuleView>,
}

/// A top goal.
#[derive(Debug, Clone, Serialize)]
pub struct HistoryGoal {
    /// Code and name.
    pub goal: Link,
    /// Its rows.
    pub rows: Vec<HistoryRow>,
}

/// An indicator, or a measure that is judged itself, through the years.
#[derive(Debug, Clone, Serialize)]
pub struct HistoryRow {
    /// Code of its measure.
    pub code: Option<String>,
    /// The indicator.
    pub indicator: Link,
    /// A verdict and a rate a report.
    pub cells: Vec<HistoryCell>,
}

/// An indicator in a report.
#[derive(Debug, Clone, Serialize)]
pub struct HistoryCell {
    /// The verdict.
    pub status: StatusView,
    /// The rate.
    pub rate: Option<String>,
}

impl<'a> PlanCtx<'a> {
    /// All years beside each other that count the same; `None` before the
    /// second report.
    pub fn history(&self) -> Option<HistoryView<'a>> {
        let plan = self.plan;
        let reported: Vec<_> = plan
            .results
            .iter()
            .zip(&self.report.years)
            .filter(|(r, _)| r.edition.is_some())
            .collect();
        if reported.len() < 2 {
            return None;
        }
        let counted = self.counted_now();
        let same = || reported.iter().filter(|(_, y)| y.counted == counted);
        let measure_row = |m: usize| HistoryRow {
            code: plan.measures[m].code.clone(),
            indicator: link(plan.measures[m].name.clone(), routes::measure(plan, m)),
            cells: same()
                .map(|(_, y)| HistoryCell {
                    status: self.status(y.status_of(m)),
                    rate: None,
                })
                .collect(),
        };
        let row = |i: usize| {
            if counted == Counted::Measures {
                return measure_row(i);
            }
            let code = match plan.indicators[i].owner {
                Owner::Measure(m) => plan.measures[m].code.clone(),
                Owner::Goal(g) => plan.goals[g].code.clone(),
                Owner::Plan => None,
            };
            let name = self
                .indicator(i)
                .map(|v| v.name.clone())
                .unwrap_or_default();
            let cells = same().map(|(r, y)| HistoryCell {
                status: self.status(&y.rows[i].status),
                rate: self.row(i, r.year).rate,
            });
            HistoryRow {
                code,
                indicator: link(name, routes::indicator(plan, i)),
                cells: cells.collect(),
            }
        };
        let tops = (0..plan.goals.len()).filter(|g| plan.goals[*g].parent.is_none());
        let of_goals = tops.map(|g| {
            let goal = link(self.goal_title(g), routes::goal(plan, g));
            (goal, plan.subjects(counted, &Scope::Goal(g)))
        });
        let loose = (self.unassigned(), plan.loose_subjects(counted));
        let goals = of_goals
            .chain(std::iter::once(loose))
            .filter(|(_, subjects)| !subjects.is_empty())
            .map(|(goal, subjects)| HistoryGoal {
                goal,
                rows: subjects.into_iter().map(row).collect(),
            });
        Some(HistoryView {
            plan: self.short_title().to_owned(),
            rules_differ: same().any(|(r, _)| self.has_other_rule_than_before(r)),
            years: same()
                .map(|(r, _)| HistoryYear {
                    year: link(self.report_name(r), routes::year(plan, r.year)),
                    tally: self.tally_of(r, &Scope::Plan),
                    rule: self.rule_words(r),
                })
                .collect(),
            goals: goals.collect(),
        })
    }
}
