//! The course of an indicator that reports judge: how its newest figure moved
//! against the year before, how far it is from the final target, and the first
//! year that reached it.

use rust_decimal::Decimal;

use super::rate::actual;
use crate::model::plan::{Direction, Indicator, Kind, Plan};
use crate::model::rule::Movement;
use crate::model::year::FiscalYear;

/// Where an indicator comes from and how far it has to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The year of its newest figure.
    pub year: FiscalYear,
    /// How it moved from the year before; `None` where that has no figure, and
    /// for running totals, which can only grow.
    pub trend: Option<Trend>,
    /// Its way to the final target; `None` where that is no figure, or a limit
    /// to keep, or which way is good is not declared.
    pub aim: Option<Aim>,
}

/// A movement from one year to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// The later figure less the earlier, in the unit.
    pub by: Decimal,
    /// What it means, by the direction and the tolerance.
    pub movement: Movement,
}

/// The final target, seen from the newest figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aim {
    /// Its year.
    pub year: FiscalYear,
    /// The target.
    pub target: Decimal,
    /// The newest figure less the target, in the unit.
    pub distance: Decimal,
    /// Whether the newest figure meets it.
    pub is_met: bool,
    /// The first year whose figure met it.
    pub first_met: Option<FiscalYear>,
}

/// The course of an indicator; `None` without any figure, for stages, and for
/// what no report judges.
pub fn course(plan: &Plan, index: usize) -> Option<Course> {
    let indicator = &plan.indicators[index];
    if !indicator.kind.is_judged() || indicator.kind == Kind::Milestone {
        return None;
    }
    let figures: Vec<(FiscalYear, Decimal)> = plan
        .results
        .iter()
        .filter_map(|r| {
            let row = &r.rows[index];
            // Beside each other on the page stand the figures as printed.
            let printed = row.actual.number();
            Some((r.year, printed.or_else(|| actual(indicator, row).ok())?))
        })
        .collect();
    let (year, newest) = *figures.last()?;
    Some(Course {
        year,
        trend: trend(indicator, &figures),
        aim: aim(indicator, &figures, newest),
    })
}

fn trend(indicator: &Indicator, figures: &[(FiscalYear, Decimal)]) -> Option<Trend> {
    if indicator.kind == Kind::Cumulative {
        return None;
    }
    let (year, newest) = *figures.last()?;
    let before = year.previous();
    let in_results = figures.iter().find(|(y, _)| *y == before);
    let baseline = indicator.baseline.as_ref();
    let in_plan = baseline.filter(|b| b.year == Some(before));
    let earlier = in_results
        .map(|(_, figure)| *figure)
        .or_else(|| in_plan?.value.number())?;
    let by = newest.checked_sub(earlier)?;
    let tolerance = indicator.tolerance.unwrap_or_default();
    Some(Trend {
        by,
        movement: Movement::of(by, tolerance, indicator.direction),
    })
}

fn aim(indicator: &Indicator, figures: &[(FiscalYear, Decimal)], newest: Decimal) -> Option<Aim> {
    // A limit is no end of a way.
    if indicator.kind.is_limit() {
        return None;
    }
    let (year, target) = indicator.final_target()?;
    let direction = indicator.direction?;
    let meets = |figure: Decimal| match direction {
        Direction::More => figure >= target,
        Direction::Less => figure <= target,
    };
    let first_met = figures.iter().find(|(_, figure)| meets(*figure));
    Some(Aim {
        year,
        target,
        distance: newest.checked_sub(target)?,
        is_met: meets(newest),
        first_met: first_met.map(|(year, _)| *year),
    })
}
