//! Indicators that no report judges: their figures in time, how far they moved,
//! and which way.

use rust_decimal::Decimal;

use crate::model::observation::Observation;
use crate::model::plan::{Direction, Kind, Plan};
use crate::model::rule::Movement;
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
    let found = found.into_iter();
    let figures = found.map(|(when, place, value)| (when, place, value.number()));
    let target = indicator.final_target().map(|(_, target)| target);
    let points = points(figures.collect(), target);
    let direction = indicator
        .direction
        .filter(|_| indicator.kind == Kind::Direction);
    let net = net(&points, indicator.tolerance.unwrap_or_default(), direction);
    Some(Observed { points, net })
}

/// Figures in the order of time, each with its difference to the one before and
/// its distance to the target. Where reports print a time again, the newest that
/// has a figure counts.
fn points(
    mut figures: Vec<(Moment, Place, Option<Decimal>)>,
    target: Option<Decimal>,
) -> Vec<Point> {
    figures.sort_by_key(|(when, ..)| when.order());
    figures.dedup_by(|later, kept| {
        let is_again = later.0 == kept.0;
        if is_again && (later.2.is_some() || kept.2.is_none()) {
            *kept = *later;
        }
        is_again
    });
    let mut points: Vec<Point> = Vec::with_capacity(figures.len());
    for (when, place, figure) in figures {
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
    points
}

fn net(points: &[Point], tolerance: Decimal, direction: Option<Direction>) -> Option<Net> {
    let from = points.iter().position(|p| p.figure.is_some())?;
    let to = points.iter().rposition(|p| p.figure.is_some())?;
    if from == to {
        return None;
    }
    let by = points[to].figure?.checked_sub(points[from].figure?)?;
    Some(Net {
        from,
        to,
        by,
        movement: Movement::of(by, tolerance, direction),
    })
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
    use proptest::prelude::*;

    use super::*;

    /// Figures of days that follow each other, with one decimal; `None` is missing.
    fn series(tenths: &[Option<i64>], target: Option<i64>) -> Vec<Point> {
        let tenth = |n: i64| Decimal::new(n, 1);
        let days = tenths.iter().enumerate().map(|(i, n)| {
            let month = u32::try_from(i % 12).unwrap() + 1;
            let year = 2000 + i32::try_from(i / 12).unwrap();
            (
                Moment::Month { year, month },
                Place::Actual(i),
                n.map(tenth),
            )
        });
        points(days.collect(), target.map(tenth))
    }

    fn changes(points: &[Point]) -> Vec<Option<Decimal>> {
        points.iter().map(|p| p.change).collect()
    }

    fn way(points: &[Point], direction: Direction) -> Option<Movement> {
        net(points, Decimal::ZERO, Some(direction)).map(|n| n.movement)
    }

    #[test]
    fn one_figure_has_neither_a_difference_nor_a_movement() {
        assert_eq!(changes(&series(&[Some(5)], None)), [None]);
        for lonely in [&[Some(5)][..], &[None, Some(5), None], &[None], &[]] {
            assert_eq!(net(&series(lonely, None), Decimal::ZERO, None), None);
        }
    }

    #[test]
    fn nothing_is_computed_across_a_missing_figure_but_the_movement_is() {
        let gap = series(&[Some(30), None, Some(10), Some(0)], None);
        assert_eq!(
            changes(&gap),
            [None, None, None, Some(Decimal::new(-10, 1))]
        );
        let net = net(&gap, Decimal::ZERO, Some(Direction::Less)).unwrap();
        assert_eq!((net.from, net.to), (0, 3));
        assert_eq!(net.by, Decimal::new(-30, 1));
        assert_eq!(net.movement, Movement::Better);
    }

    #[test]
    fn zero_and_what_lies_below_it_are_figures_like_others() {
        let points = series(&[Some(0), Some(-25), Some(0)], Some(0));
        let down = Decimal::new(-25, 1);
        assert_eq!(changes(&points), [None, Some(down), Some(-down)]);
        let gaps: Vec<_> = points.iter().map(|p| p.gap.unwrap()).collect();
        assert_eq!(gaps, [Decimal::ZERO, -down, Decimal::ZERO]);
        assert_eq!(way(&points, Direction::More), Some(Movement::Unchanged));
        assert_eq!(way(&points[..2], Direction::More), Some(Movement::Worse));
        assert_eq!(way(&points[..2], Direction::Less), Some(Movement::Better));
    }

    #[test]
    fn a_year_comes_before_its_months_and_march_after_december() {
        let month = |year, month| Moment::Month { year, month };
        let whole = Moment::Year(FiscalYear(2020));
        let day = Moment::Day {
            year: 2020,
            month: 4,
            day: 1,
        };
        let at = |when: Moment| (when, Place::Baseline, Some(Decimal::ONE));
        let times = [month(2021, 3), month(2020, 12), day, whole];
        let sorted = points(times.map(at).to_vec(), None);
        let order: Vec<Moment> = sorted.iter().map(|p| p.when).collect();
        assert_eq!(order, [whole, day, month(2020, 12), month(2021, 3)]);
    }

    #[test]
    fn of_a_time_that_is_printed_again_the_newest_figure_counts() {
        let at = |report: usize, figure: Option<i64>| {
            let year = Moment::Year(FiscalYear(2020));
            (year, Place::Actual(report), figure.map(Decimal::from))
        };
        let kept = |figures: &[_]| {
            let points = points(figures.to_vec(), None);
            assert_eq!(points.len(), 1);
            points[0].place
        };
        assert_eq!(kept(&[at(0, Some(5)), at(1, Some(6))]), Place::Actual(1));
        assert_eq!(kept(&[at(0, Some(5)), at(1, None)]), Place::Actual(0));
        assert_eq!(kept(&[at(0, None), at(1, None)]), Place::Actual(1));
    }

    proptest! {
        /// Whatever order a document lists them in.
        #[test]
        fn the_order_of_the_document_does_not_matter(
            tenths in proptest::collection::vec(proptest::option::of(-500_i64..500), 0..30),
            seed in 0_usize..1000,
        ) {
            let whole = series(&tenths, Some(100));
            let mut mixed: Vec<_> = whole.iter().map(|p| (p.when, p.place, p.figure)).collect();
            mixed.reverse();
            if !mixed.is_empty() {
                let by = seed % mixed.len();
                mixed.rotate_left(by);
            }
            prop_assert_eq!(points(mixed, Some(Decimal::new(100, 1))), whole);
        }

        /// Without a gap the differences add up to the movement.
        #[test]
        fn differences_add_up_to_the_movement(
            tenths in proptest::collection::vec(-500_i64..500, 2..30),
        ) {
            let all: Vec<Option<i64>> = tenths.iter().copied().map(Some).collect();
            let points = series(&all, None);
            let net = net(&points, Decimal::ZERO, Some(Direction::More)).unwrap();
            let sum: Decimal = points.iter().filter_map(|p| p.change).sum();
            prop_assert_eq!(sum, net.by);
            let expected = match net.by.cmp(&Decimal::ZERO) {
                std::cmp::Ordering::Greater => Movement::Better,
                std::cmp::Ordering::Less => Movement::Worse,
                std::cmp::Ordering::Equal => Movement::Unchanged,
            };
            prop_assert_eq!(net.movement, expected);
        }

        /// What is better one way is worse the other, and a movement is never
        /// read out of the tolerance.
        #[test]
        fn the_two_directions_mirror_each_other(by in -500_i64..500, within in 0_i64..100) {
            let (by, within) = (Decimal::new(by, 1), Decimal::new(within, 1));
            let more = Movement::of(by, within, Some(Direction::More));
            let less = Movement::of(by, within, Some(Direction::Less));
            prop_assert_eq!(more, Movement::of(-by, within, Some(Direction::Less)));
            prop_assert_eq!(more == Movement::Unchanged, by.abs() <= within);
            prop_assert_eq!(more == less, more == Movement::Unchanged);
        }
    }

    #[test]
    fn a_movement_within_the_tolerance_is_none() {
        let of = |by: i64, tolerance: i64, direction| {
            Movement::of(Decimal::new(by, 1), Decimal::new(tolerance, 1), direction)
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
