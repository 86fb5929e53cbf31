//! Indicators that no report judges: their figures in time, how far they moved,
//! and which way.

use rust_decimal::Decimal;

use crate::model::observation::Observation;
use crate::model::plan::{Direction, Kind, Plan};
use crate::model::value::Value;
use crate::model::when::Moment;
use crate::model::year::FiscalYear;

/// An indicator in time, oldest figure first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Observed {
    /// Its figures.
    pub points: Vec<Point>,
    /// From the first figure to the last; `None` with fewer than two.
    pub net: Option<Net>,
}

/// A figure in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// When.
    pub when: Moment,
    /// Where it stands.
    pub place: Place,
    /// The figure; `None` where it is missing.
    pub figure: Option<Decimal>,
    /// The difference to the point before, where both have a figure.
    pub change: Option<Decimal>,
    /// The distance to the last target, without a sign.
    pub gap: Option<Decimal>,
}

/// Where a figure in time stands in the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The plan's baseline.
    Baseline,
    /// The actual of a year's results, by index.
    Actual(usize),
    /// An observation in a year's results, by index of both.
    Observation(usize, usize),
}

impl Point {
    /// The observation it was taken from, if it was one.
    pub fn observation<'a>(&self, plan: &'a Plan, indicator: usize) -> Option<&'a Observation> {
        match self.place {
            Place::Observation(r, o) => Some(&plan.results[r].rows[indicator].observed[o]),
            Place::Baseline | Place::Actual(_) => None,
        }
    }

    /// The value it was taken from.
    pub fn value<'a>(&self, plan: &'a Plan, indicator: usize) -> Option<&'a Value> {
        match self.place {
            Place::Baseline => plan.indicators[indicator]
                .baseline
                .as_ref()
                .map(|b| &b.value),
            Place::Actual(r) => Some(&plan.results[r].rows[indicator].actual),
            Place::Observation(..) => self.observation(plan, indicator).map(|o| &o.value),
        }
    }
}

/// A movement from the first figure to the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Net {
    /// Index of the first point with a figure.
    pub from: usize,
    /// Index of the last.
    pub to: usize,
    /// Last less first, in the unit.
    pub by: Decimal,
    /// What it means.
    pub movement: Movement,
}

crate::words! {
    /// What a movement means: by the sign of last less first, with the
    /// indicator's tolerance.
    pub enum Movement {
        /// Towards the good.
        Better = "better",
        /// Away from it.
        Worse = "worse",
        /// No farther than the tolerance.
        Unchanged = "unchanged",
        /// Which way is good was not declared.
        NotJudged = "not_judged",
    }
}

/// The figures of an indicator in time; `None` for one that reports judge.
pub fn observed(plan: &Plan, index: usize) -> Option<Observed> {
    let indicator = &plan.indicators[index];
    if indicator.kind.is_judged() {
        return None;
    }
    let mut found: Vec<(Moment, Place, &Value)> = Vec::new();
    if let Some(baseline) = &indicator.baseline
        && let Some(year) = baseline.year
    {
        found.push((Moment::Year(year), Place::Baseline, &baseline.value));
    }
    for (r, results) in plan.results.iter().enumerate() {
        let row = &results.rows[index];
        if row.observed.is_empty() {
            found.push((Moment::Year(results.year), Place::Actual(r), &row.actual));
        }
        for (o, observation) in row.observed.iter().enumerate() {
            found.push((
                observation.when,
                Place::Observation(r, o),
                &observation.value,
            ));
        }
    }
    found.sort_by_key(|(when, ..)| when.order());
    let target = indicator.final_target().map(|(_, target)| target);
    let mut points: Vec<Point> = Vec::with_capacity(found.len());
    for (when, place, value) in found {
        let figure = value.number();
        let before = points.last().and_then(|p| p.figure);
        let less = |a: Option<Decimal>, b: Option<Decimal>| a?.checked_sub(b?);
        points.push(Point {
            when,
            place,
            figure,
            change: less(figure, before),
            gap: less(figure, target).map(|gap| gap.abs()),
        });
    }
    let net = net(&points, plan, index);
    Some(Observed { points, net })
}

fn net(points: &[Point], plan: &Plan, index: usize) -> Option<Net> {
    let from = points.iter().position(|p| p.figure.is_some())?;
    let to = points.iter().rposition(|p| p.figure.is_some())?;
    if from == to {
        return None;
    }
    let by = points[to].figure?.checked_sub(points[from].figure?)?;
    let indicator = &plan.indicators[index];
    let direction = indicator
        .direction
        .filter(|_| indicator.kind == Kind::Direction);
    Some(Net {
        from,
        to,
        by,
        movement: movement(by, indicator.tolerance.unwrap_or_default(), direction),
    })
}

/// What a difference means; one no larger than the tolerance means nothing.
fn movement(by: Decimal, tolerance: Decimal, direction: Option<Direction>) -> Movement {
    let Some(direction) = direction else {
        return Movement::NotJudged;
    };
    if by.abs() <= tolerance {
        return Movement::Unchanged;
    }
    let is_more = by.is_sign_positive();
    if is_more == (direction == Direction::More) {
        Movement::Better
    } else {
        Movement::Worse
    }
}

impl Observed {
    /// The last figure of a fiscal year.
    pub fn of_year(&self, year: FiscalYear) -> Option<Decimal> {
        let in_year = self.points.iter().filter(|p| p.when.fiscal_year() == year);
        in_year.filter_map(|p| p.figure).next_back()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_movement_within_the_tolerance_is_none() {
        let of = |by: i64, tolerance: i64, direction| {
            movement(Decimal::new(by, 1), Decimal::new(tolerance, 1), direction)
        };
        // 42.5 → 43.9 within ±3.
        assert_eq!(of(14, 30, Some(Direction::More)), Movement::Unchanged);
        assert_eq!(of(31, 30, Some(Direction::More)), Movement::Better);
        assert_eq!(of(-31, 30, Some(Direction::More)), Movement::Worse);
        assert_eq!(of(-640, 0, Some(Direction::Less)), Movement::Better);
        assert_eq!(of(0, 0, Some(Direction::Less)), Movement::Unchanged);
        assert_eq!(of(8110, 0, None), Movement::NotJudged);
    }
}
