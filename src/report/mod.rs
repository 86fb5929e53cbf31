//! What the figures say: rates, statuses, tallies, findings. Pure.
//!
//! [`report`] runs beside the model: `plans[i]` speaks of the site's plan `i`,
//! `years[j].rows[k]` of its indicator `k`, `money[j]` of its statement `j`. Pages, charts and data files all
//! read this one report.

pub mod course;
pub mod evaluate;
pub mod findings;
pub mod money;
pub mod observed;
pub mod organisation;
pub mod overdue;
pub mod rate;
pub mod tally;

use std::collections::{HashMap, HashSet};

use crate::model::plan::Plan;
use crate::model::results::{Counted, YearResults};
use crate::model::rule::Status;
use crate::model::site::Site;
use crate::model::year::FiscalYear;

pub use course::Course;
pub use evaluate::{Evaluation, Judgement, StatusSource};
pub use money::{MoneyReport, NoAmount};
pub use observed::Observed;
pub use overdue::Overdue;
pub use rate::{Computed, Kept, NoRate};
pub use tally::Tally;

/// The report of a site.
#[derive(Debug, Clone)]
pub struct Report {
    /// One a plan of the site.
    pub plans: Vec<PlanReport>,
    /// Indicators that run on through several plans.
    pub series: Vec<Series>,
}

/// An indicator through the plans that measure it in the same way, oldest
/// first: index of the plan, index of the indicator there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// At least two.
    pub members: Vec<(usize, usize)>,
}

/// The report of a plan.
#[derive(Debug, Clone)]
pub struct PlanReport {
    /// One a year with results, oldest first, beside [`Plan::results`].
    pub years: Vec<YearReport>,
    /// One an indicator; `None` for those that reports judge.
    pub observed: Vec<Option<Observed>>,
    /// One an indicator; `None` for those whose newest figure is as new as it
    /// should be, and for all where the plan does not say when figures are due.
    pub overdue: Vec<Option<Overdue>>,
    /// One an indicator; `None` for those that no report judges, for stages, and
    /// where no year has a figure.
    pub courses: Vec<Option<Course>>,
    /// One a statement of money, beside [`Plan::money`].
    pub money: Vec<MoneyReport>,
}

/// The report of a year.
#[derive(Debug, Clone)]
pub struct YearReport {
    /// The year.
    pub year: FiscalYear,
    /// What the tallies count.
    pub counted: Counted,
    /// One an indicator, in the plan's order.
    pub rows: Vec<Evaluation>,
    /// One a measure, in the plan's order, where measures are judged
    /// themselves; else empty.
    pub measures: Vec<Judgement>,
    /// The whole plan first, then every goal in the plan's order; empty where
    /// no report was made for the year.
    pub tallies: Vec<Tally>,
}

impl YearReport {
    /// The status of what the tallies count, by its index among indicators or
    /// measures.
    pub fn status_of(&self, subject: usize) -> &Status {
        match self.counted {
            Counted::Indicators => &self.rows[subject].status,
            Counted::Measures => &self.measures[subject].status,
        }
    }

    /// The classes of the year's rows, words of judgement first, then states.
    pub fn classes(&self) -> &[(Status, u32)] {
        let whole = self.tallies.first();
        whole.map(|t| t.computed.as_slice()).unwrap_or_default()
    }
}

impl PlanReport {
    /// The newest year for which a report was made: its results and report.
    pub fn latest<'a>(&'a self, plan: &'a Plan) -> Option<(&'a YearResults, &'a YearReport)> {
        plan.results
            .iter()
            .zip(&self.years)
            .rfind(|(r, _)| r.edition.is_some())
    }

    /// The report of a year.
    pub fn year(&self, year: FiscalYear) -> Option<&YearReport> {
        self.years.iter().find(|y| y.year == year)
    }
}

/// Evaluates a site.
pub fn report(site: &Site) -> Report {
    use rayon::prelude::*;
    let today = overdue::today(site);
    let plans = site
        .plans
        .par_iter()
        .map(|plan| plan_report(plan, today))
        .collect();
    Report {
        plans,
        series: series(site),
    }
}

/// Chains of "the same indicator", from the first plan on.
fn series(site: &Site) -> Vec<Series> {
    let next: HashMap<(usize, usize), (usize, usize)> = site
        .plans
        .iter()
        .enumerate()
        .filter_map(|(p, plan)| plan.follows.as_ref().map(|f| (p, f)))
        .flat_map(|(p, f)| {
            let same = f.indicators.iter().filter(|i| i.same);
            same.map(move |i| ((f.plan, i.from), (p, i.to)))
        })
        .collect();
    let later: HashSet<(usize, usize)> = next.values().copied().collect();
    let mut firsts: Vec<(usize, usize)> = next
        .keys()
        .copied()
        .filter(|m| !later.contains(m))
        .collect();
    firsts.sort_unstable();
    let chain = |first: (usize, usize)| {
        let mut members = vec![first];
        let mut at = first;
        // Plans that follow each other in a circle would never end.
        while let Some(after) = next.get(&at).copied().filter(|m| !members.contains(m)) {
            members.push(after);
            at = after;
        }
        Series { members }
    };
    firsts.into_iter().map(chain).collect()
}

fn plan_report(plan: &Plan, today: Option<&str>) -> PlanReport {
    let years = plan
        .results
        .iter()
        .map(|results| {
            let rows = (0..plan.indicators.len())
                .map(|i| evaluate::evaluate(plan, results, i))
                .collect::<Vec<_>>();
            let counted = results.counted();
            let measures = match counted {
                Counted::Measures => (0..plan.measures.len())
                    .map(|m| evaluate::judgement(results, m))
                    .collect(),
                Counted::Indicators => Vec::new(),
            };
            let mut year = YearReport {
                year: results.year,
                counted,
                rows,
                measures,
                tallies: Vec::new(),
            };
            if results.edition.is_some() {
                year.tallies = tally::tallies(plan, results, &year);
            }
            year
        })
        .collect();
    let indicators = 0..plan.indicators.len();
    PlanReport {
        years,
        courses: indicators
            .clone()
            .map(|i| course::course(plan, i))
            .collect(),
        observed: indicators.map(|i| observed::observed(plan, i)).collect(),
        overdue: overdue::overdue(plan, today),
        money: money::money(plan),
    }
}
