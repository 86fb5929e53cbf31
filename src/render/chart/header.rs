//! The line above the plot: the unit on the left, what the marks mean on the
//! right.

use super::YearlyChart;
use super::board::style;
use super::columns::diamond;
use super::frame::{Canvas, Drawn};
use super::ink::Ink;
use super::steps::DOT;
use super::text::{TEXT, UNIT, fit, width};
use plotters::element::{Circle, PathElement, Rectangle, Text};
use plotters::style::Color;
use plotters::style::text_anchor::HPos;

/// The height of a line of the header, in grid steps.
const LINE: i32 = 20 * UNIT;
/// The width of a legend sample.
const SAMPLE: i32 = 18 * UNIT;
/// From a sample to its word.
const NEAR: i32 = 4 * UNIT;
/// From a word to the next sample.
const APART: i32 = 12 * UNIT;

/// The header of one chart, measured and ready to draw.
pub(super) struct Header {
    unit: String,
    /// Each series that has a figure, with its word.
    entries: Vec<(Ink, String)>,
    /// The width of the drawing.
    room: i32,
}

impl Header {
    /// Measures the header of `chart` for a drawing `room` grid steps wide.
    pub(super) fn new(chart: &YearlyChart, room: i32) -> Self {
        let has_actual = chart.rows.iter().any(|row| row.actual.is_some());
        let has_target = chart.rows.iter().any(|row| row.target.is_some());
        let entries = [
            (has_actual, Ink::Actual, chart.actual_word.as_str()),
            (has_target, Ink::Target, chart.target_word.as_str()),
        ];
        Self::of(&chart.unit, &entries, room)
    }

    /// Measures a header of any two entries: whether the chart has such marks,
    /// how they look and what they are called.
    pub(super) fn of(unit: &str, entries: &[(bool, Ink, &str); 2], room: i32) -> Self {
        let word_room = room / 2 - SAMPLE - NEAR - APART;
        let entries = entries.iter().filter(|(has, _, _)| *has);
        Self {
            unit: fit(unit, TEXT, room),
            entries: entries
                .map(|(_, ink, word)| (*ink, fit(word, TEXT, word_room)))
                .collect(),
            room,
        }
    }

    fn legend_width(&self) -> i32 {
        let words = self.entries.iter().map(|(_, word)| width(word, TEXT));
        words.map(|word| SAMPLE + NEAR + word + APART).sum::<i32>() - APART
    }

    /// A long unit takes a line of its own.
    fn is_two_lines(&self) -> bool {
        width(&self.unit, TEXT) + APART + self.legend_width() > self.room
    }

    /// The height of the header, in grid steps.
    pub(super) fn height(&self) -> i32 {
        if self.is_two_lines() { 2 * LINE } else { LINE }
    }

    /// Draws the unit and the legend.
    pub(super) fn draw(&self, canvas: &Canvas) -> Drawn {
        if !self.unit.is_empty() {
            let unit = style(Ink::AxisText, TEXT, HPos::Left);
            canvas.draw(&Text::new(self.unit.as_str(), (0, LINE / 2), unit))?;
        }
        let y = self.height() - LINE / 2;
        let mut x = self.room - self.legend_width();
        for (ink, word) in &self.entries {
            draw_sample(canvas, *ink, (x, y))?;
            x += SAMPLE + NEAR;
            let legend = style(Ink::LegendText, TEXT, HPos::Left);
            canvas.draw(&Text::new(word.as_str(), (x, y), legend))?;
            x += width(word, TEXT) + APART;
        }
        Ok(())
    }
}

/// Draws a small bar, a line with its diamond, a step or a dot, from `(x, y)` to
/// the right.
fn draw_sample(canvas: &Canvas, ink: Ink, (x, y): (i32, i32)) -> Drawn {
    let middle = (x + SAMPLE / 2, y);
    match ink {
        Ink::Target => {
            let line = vec![(x, y), (x + SAMPLE, y)];
            canvas.draw(&PathElement::new(line, ink))?;
            canvas.draw(&diamond(middle))
        }
        Ink::Tread => {
            let (low, high) = (y + SAMPLE / 5, y - SAMPLE / 5);
            let (turn, end) = (middle.0, x + SAMPLE);
            let step = vec![(x, low), (turn, low), (turn, high), (end, high)];
            canvas.draw(&PathElement::new(step, ink))
        }
        // On the right of its room, next to its word.
        Ink::Step(_) => canvas.draw(&Circle::new((x + SAMPLE - DOT, y), DOT, ink.filled())),
        _ => {
            let corner = (x + SAMPLE / 4, y - SAMPLE / 3);
            let other = (x + SAMPLE, y + SAMPLE / 3);
            canvas.draw(&Rectangle::new([corner, other], ink.filled()))
        }
    }
}
