//! The columns of a chart of years: how wide they are, and the marks in them.
//! The large drawing and the spark share this, so they never disagree.

use super::axis::Scale;
use super::frame::{Drawn, Plot};
use super::ink::Ink;
use super::mark::{Series, Tag, Tagged};
use super::text::UNIT;
use super::{YearRow, float};
use plotters::element::{EmptyElement, PathElement, Polygon, Rectangle};
use plotters::style::Color;

/// Half the diagonal of a target's diamond, in grid steps.
pub(super) const DIAMOND: i32 = 5 * UNIT;

/// The sideways measures of the columns. Along the plot, column `i` reaches
/// from `i` to `i + 1`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    pub(super) count: usize,
    /// The width of a column, in grid steps.
    pub(super) width: i32,
    /// Half the width of a bar, in columns.
    bar: f64,
    /// Half the width of a target line, in columns; it sticks out on both
    /// sides of the bar, so that it is seen on a bar that passes it.
    line: f64,
}

impl Columns {
    /// Divides a plot `room` grid steps wide.
    pub(super) fn new(count: usize, room: i32) -> Self {
        let width = f64::from(room) / count.max(1) as f64;
        let bar = (width * 0.56).min(f64::from(36 * UNIT));
        let line = bar + ((width - bar) * 0.6).min(f64::from(14 * UNIT));
        Self {
            count,
            width: width as i32,
            bar: bar / width / 2.0,
            line: line / width / 2.0,
        }
    }

    /// The middle of a column, on the scale of the plot.
    pub(super) fn middle(self, column: usize) -> f64 {
        column as f64 + 0.5
    }

    /// The sides of the bar in a column.
    pub(super) fn bar(self, column: usize) -> (f64, f64) {
        let middle = self.middle(column);
        (middle - self.bar, middle + self.bar)
    }

    /// The ends of the target line in a column.
    pub(super) fn line(self, column: usize) -> (f64, f64) {
        let middle = self.middle(column);
        (middle - self.line, middle + self.line)
    }

    /// How many grid steps lie between the target lines of two columns.
    pub(super) fn between_lines(self) -> i32 {
        (f64::from(self.width) * (1.0 - 2.0 * self.line)) as i32
    }
}

/// Draws a line across the plot at each of `values`, tagged with its value.
pub(super) fn draw_levels(
    plot: &mut Plot,
    columns: Columns,
    values: impl IntoIterator<Item = f64>,
    ink: Ink,
) -> Drawn {
    let right = columns.count as f64;
    plot.draw_series(values.into_iter().map(|value| {
        let line = PathElement::new(vec![(0.0, value), (right, value)], ink);
        Tagged::new(Tag::Tick(value), line)
    }))?;
    Ok(())
}

/// Draws the grid: every tick except zero, which is the base line's.
pub(super) fn draw_grid(plot: &mut Plot, columns: Columns, scale: &Scale) -> Drawn {
    let above = scale.ticks.iter().copied().filter(|tick| *tick != 0.0);
    draw_levels(plot, columns, above, Ink::Grid)
}

/// Draws a bar from zero to each actual figure. A year without one is a gap.
pub(super) fn draw_bars(plot: &mut Plot, columns: Columns, rows: &[YearRow]) -> Drawn {
    let figures = rows.iter().enumerate();
    let figures = figures.filter_map(|(row, year)| Some((row, float(year.actual?))));
    plot.draw_series(figures.map(|(row, figure)| {
        let (left, right) = columns.bar(row);
        let bar = Rectangle::new([(left, 0.0), (right, figure)], Ink::Actual.filled());
        Tagged::new(Tag::Datum(Series::Actual, row), bar)
    }))?;
    Ok(())
}

/// Draws a line at the height of each target, with a diamond in its middle if
/// there is room for one; of a range both its ends.
pub(super) fn draw_targets(
    plot: &mut Plot,
    columns: Columns,
    rows: &[YearRow],
    diamonds: bool,
) -> Drawn {
    let targets = rows.iter().enumerate().flat_map(|(row, year)| {
        let ends = [
            (Series::Target, year.target),
            (Series::TargetFrom, year.target_from),
        ];
        ends.map(|(series, end)| Some((series, row, float(end?))))
    });
    let targets: Vec<_> = targets.flatten().collect();
    plot.draw_series(targets.iter().map(|&(series, row, target)| {
        let (left, right) = columns.line(row);
        let line = PathElement::new(vec![(left, target), (right, target)], Ink::Target);
        Tagged::new(Tag::Datum(series, row), line)
    }))?;
    if diamonds {
        plot.draw_series(targets.iter().map(|&(_, row, target)| {
            EmptyElement::at((columns.middle(row), target)) + diamond((0, 0))
        }))?;
    }
    Ok(())
}

/// The diamond of a target, around a point in grid steps.
pub(super) fn diamond((x, y): (i32, i32)) -> Polygon<(i32, i32)> {
    let corners = [(-DIAMOND, 0), (0, -DIAMOND), (DIAMOND, 0), (0, DIAMOND)];
    let corners: Vec<_> = corners.iter().map(|c| (x + c.0, y + c.1)).collect();
    Polygon::new(corners, Ink::TargetMark)
}
