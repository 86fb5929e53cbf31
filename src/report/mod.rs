//! What the figures say: rates, statuses, tallies, findings. Pure.
//!
//! [`report`] runs beside the model: `plans[i]` speaks of the site's plan `i`,
//! `years[j].rows[k]` of its indicator `k`. Pages, charts and data files all
//! read this one report.

pub mod evaluate;
pub mod findings;
pub mod rate;
pub mod tally;

use crate::model::plan::Plan;
use crate::model::results::YearResults;
use crate::model::site::Site;
use crate::model::year::FiscalYear;

pub use evaluate::{Evaluation, StatusSource};
pub use rate::{Computed, NoRate};
pub use tally::Tally;

/// The report of a site.
#[derive(Debug, Clone)]
pub struct Report {
    /// One a plan of the site.
    pub plans: Vec<PlanReport>,
}

/// The report of a plan.
#[derive(Debug, Clone)]
pub struct PlanReport {
    /// One a year with results, oldest first, beside [`Plan::results`].
    pub years: Vec<YearReport>,
}

/// The report of a year.
#[derive(Debug, Clone)]
pub struct YearReport {
    /// The year.
    pub year: FiscalYear,
    /// One an indicator, in the plan's order.
    pub rows: Vec<Evaluation>,
    /// The whole plan first, then every goal in the plan's order; empty where
    /// no report was made for the year.
    pub tallies: Vec<Tally>,
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
    let plans = site.plans.par_iter().map(plan_report).collect();
    Report { plans }
}

fn plan_report(plan: &Plan) -> PlanReport {
    let years = plan
        .results
        .iter()
        .map(|results| {
            let rows = (0..plan.indicators.len())
                .map(|i| evaluate::evaluate(plan, results, i))
                .collect::<Vec<_>>();
            let tallies = match results.edition {
                Some(_) => tally::tallies(plan, results, &rows),
                None => Vec::new(),
            };
            YearReport {
                year: results.year,
                rows,
                tallies,
            }
        })
        .collect();
    PlanReport { years }
}
