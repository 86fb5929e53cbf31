//! The spark: an indicator over the years in the height of a line of text, for
//! lists. It has no words, and its axis is only seen by a reader of the source.

use super::YearlyChart;
use super::axis::Scale;
use super::columns::{Columns, draw_bars, draw_levels, draw_targets};
use super::frame;
use super::ink::Ink;
use super::text::UNIT;
use plotters::chart::ChartBuilder;

const WIDTH: u32 = 88;
const HEIGHT: u32 = 28;
/// Keeps a target line at the very edge from being cut in half.
const MARGIN: i32 = 2 * UNIT;

/// Draws the small form of [`yearly`](super::yearly()): bars and dashes without
/// a word, 88 × 28. Nothing when no year has a figure.
pub fn spark(chart: &YearlyChart) -> Option<String> {
    let scale = Scale::holding(chart.figures())?;
    let rows = &chart.rows;
    let room = WIDTH as i32 * UNIT - 2 * MARGIN;
    let columns = Columns::new(rows.len(), room);
    frame::draw("spark", &chart.text, (WIDTH, HEIGHT), |canvas| {
        let mut plot = ChartBuilder::on(canvas)
            .margin(MARGIN)
            .build_cartesian_2d(0.0..rows.len() as f64, scale.lo..scale.hi)?;
        draw_levels(&mut plot, columns, [scale.lo, scale.hi], Ink::Tick)?;
        draw_bars(&mut plot, columns, rows)?;
        draw_levels(&mut plot, columns, [0.0], Ink::Axis)?;
        draw_targets(&mut plot, columns, rows, false)
    })
}
