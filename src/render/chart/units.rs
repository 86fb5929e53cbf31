//! The row of stamped cells: a cell stands for one thing that was counted, and
//! carries the sign of its state. It cannot hide a miss, and its length says how
//! many there were.

use super::ShareChart;
use super::frame;
use super::ink::{Ink, State};
use super::mark::{Series, Tag, Tagged};
use super::outline::{Glyph, Outline};
use super::text::UNIT;

const WIDTH: i32 = 360 * UNIT;
/// The most cells side by side: on the narrowest phone a cell is then 9 px.
const MOST_IN_A_ROW: u32 = 30;
/// The most cells of all: more are no longer seen one by one.
const MOST: u32 = 400;
/// The widest cell, with its air.
const WIDEST: i32 = 24 * UNIT;
/// The air around a cell: half an outline, and a gap.
const AIR: i32 = UNIT;

/// Draws a cell for everything that was counted, in the order of the segments,
/// or nothing when there is nothing to count or more than 400 cells.
///
/// Drawings of one `scale_max` have cells of one size, so their lengths can be
/// compared; above 30 cells they stand in rows of one length.
///
/// ```
/// use ayumi::render::chart::{ChartText, Segment, ShareChart, units};
///
/// let segment = |class: &str, shape: &str, count: u32| Segment {
///     class: class.into(),
///     shape: shape.into(),
///     count,
///     ..Segment::default()
/// };
/// let mut chart = ShareChart {
///     text: ChartText { id: "a".into(), title: "判定".into(), desc: "5件".into() },
///     segments: vec![segment("good", "ring", 3), segment("bad", "cross", 2)],
///     scale_max: 25,
/// };
/// let svg = units(&chart).unwrap();
/// assert!(svg.contains("class=\"k-good\" data-s=\"units\" data-i=\"0\""));
/// assert!(!svg.contains("<text"));
///
/// chart.scale_max = 401;
/// assert_eq!(units(&chart), None);
/// ```
pub fn units(chart: &ShareChart) -> Option<String> {
    let counts = chart.segments.iter().map(|segment| segment.count);
    let sum = counts.fold(0, u32::saturating_add);
    let end = sum.max(chart.scale_max);
    if sum == 0 || end > MOST {
        return None;
    }
    let grid = Grid::holding(end);
    // Up to a whole unit.
    let height = (grid.rows_of(sum) * grid.pitch + UNIT - 1) / UNIT;
    let size = ((WIDTH / UNIT).unsigned_abs(), height.unsigned_abs());
    frame::draw("units", &chart.text, size, |canvas| {
        let mut at = 0;
        for (row, segment) in chart.segments.iter().enumerate() {
            let state = State::named(&segment.class);
            let glyph = Glyph::named(&segment.shape);
            let mut cells = Outline::new(Ink::Segment(state));
            let mut signs = Outline::new(Ink::Sign(state));
            for _ in 0..segment.count {
                let (left, top) = grid.corner(at);
                let side = grid.pitch - 2 * AIR;
                cells.square((left, top), side);
                signs.glyph(glyph, (left + side / 2, top + side / 2), side * 7 / 10);
                at += 1;
            }
            if !cells.is_empty() {
                canvas.draw(&Tagged::new(Tag::Datum(Series::Units, row), cells))?;
            }
            if !signs.is_empty() {
                canvas.draw(&signs)?;
            }
        }
        Ok(())
    })
}

/// How cells lie: in rows of so many, each as wide as it is high.
struct Grid {
    columns: i32,
    pitch: i32,
}

impl Grid {
    /// The grid of a scale that ends at `end` cells.
    fn holding(end: u32) -> Self {
        let rows = end.div_ceil(MOST_IN_A_ROW).max(1);
        let columns = end.div_ceil(rows).max(1) as i32;
        Self {
            columns,
            pitch: (WIDTH / columns).min(WIDEST),
        }
    }

    fn rows_of(&self, cells: u32) -> i32 {
        cells.div_ceil(self.columns.unsigned_abs()) as i32
    }

    /// The upper left corner of a cell.
    fn corner(&self, cell: i32) -> (i32, i32) {
        let place = |at: i32| at * self.pitch + AIR;
        (place(cell % self.columns), place(cell / self.columns))
    }
}
