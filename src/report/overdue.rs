//! Figures that are older than their plan lets one expect on the day of the
//! newest report. That day is "today": the clock is never asked.

use crate::model::plan::Plan;
use crate::model::publication::Publication;
use crate::model::results::Row;
use crate::model::site::Site;
use crate::model::value::{Missing, Value};
use crate::model::when::Moment;
use crate::model::year::FiscalYear;

/// An indicator whose newest figure is older than it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overdue {
    /// The year of its newest figure; none where it has none.
    pub newest: Option<FiscalYear>,
    /// The year whose figure was due.
    pub due: FiscalYear,
    /// The month by whose end it was due.
    pub by: Moment,
}

/// The day of the newest report of a site.
pub fn today(site: &Site) -> Option<&str> {
    let years = site.plans.iter().flat_map(|p| &p.results);
    let dates = years.filter_map(|r| r.edition.as_ref()?.report_date.as_deref().ok());
    dates.max()
}

/// What is overdue, one an indicator of the plan.
pub fn overdue(plan: &Plan, today: Option<&str>) -> Vec<Option<Overdue>> {
    let publication = plan.publication.zip(today);
    let due = publication.and_then(|(p, today)| Some((p, p.due(today)?.min(plan.period.1))));
    let of = |i| due.and_then(|(p, due)| of_indicator(plan, i, p, due));
    (0..plan.indicators.len()).map(of).collect()
}

fn of_indicator(
    plan: &Plan,
    index: usize,
    publication: Publication,
    due: FiscalYear,
) -> Option<Overdue> {
    let row = |year| plan.results_of(year).map(|r| &r.rows[index]);
    let due_years = || plan.years().filter(|y| *y <= due);
    let is_unset = |v: Option<&Value>| v.and_then(Value::missing) == Some(Missing::NotSet);
    let target = |year| plan.indicators[index].target(year);
    // Of a year for which nothing was to be measured nothing is due.
    let last = due_years()
        .filter(|y| !is_unset(target(*y)) && !is_unset(row(*y).map(|r| &r.actual)))
        .max()?;
    let years = plan.results.iter().filter(|r| is_known(&r.rows[index]));
    let newest = years.map(|r| r.year).max();
    newest.is_none_or(|n| n < last).then(|| Overdue {
        newest,
        due: last,
        by: publication.month_of(last),
    })
}

/// Whether a figure was published, also one that cannot be read any more.
fn is_known(row: &Row) -> bool {
    let was = |v: &Value| matches!(v.missing(), None | Some(Missing::Unreadable));
    was(&row.actual) || row.observed.iter().any(|o| was(&o.value))
}
