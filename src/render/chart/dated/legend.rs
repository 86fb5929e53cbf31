//! What stands above the plot: the unit, and the names that found no room at
//! their lines.

use super::super::ink::Ink;
use super::super::text::{TEXT, UNIT, fit, width};
use super::super::wrap::wrap;
use super::{WIDTH, Words};
use plotters::style::text_anchor::HPos;

/// The height of a line of it, in grid steps.
const LINE: i32 = 20 * UNIT;
/// The width of a sample.
pub(super) const SAMPLE: i32 = 24 * UNIT;
/// From a sample to its word.
const NEAR: i32 = 5 * UNIT;
/// From a word to the next sample.
const APART: i32 = 14 * UNIT;

/// What a name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sample {
    /// The line of such a number.
    Line(usize),
    Target,
}

/// The unit and the names, measured and ready to draw.
#[derive(Clone, Default)]
pub(super) struct Legend {
    pub(super) words: Vec<Words>,
    /// The samples, by the left end of each.
    pub(super) samples: Vec<(Sample, (i32, i32))>,
    pub(super) height: i32,
}

impl Legend {
    /// Sets `entries` one after the other, on new lines where they need them.
    pub(super) fn new(unit: &str, entries: &[(Sample, &str)]) -> Self {
        let mut legend = Self::default();
        let unit = fit(unit, TEXT, WIDTH);
        let mut x = 0;
        if !unit.is_empty() {
            x = width(&unit, TEXT) + APART;
            legend.write(unit, 0, Ink::AxisText);
            legend.height = LINE;
        }
        for (sample, name) in entries {
            let lines = wrap(name, TEXT, WIDTH - SAMPLE - NEAR);
            let widest = lines.iter().map(|line| width(line, TEXT)).max();
            let wide = SAMPLE + NEAR + widest.unwrap_or(0);
            let is_new = legend.height == 0 || lines.len() > 1 || x + wide > WIDTH;
            if is_new {
                x = 0;
                legend.height += LINE;
            }
            legend
                .samples
                .push((*sample, (x, legend.height - LINE / 2)));
            for (at, line) in lines.iter().enumerate() {
                if at > 0 {
                    legend.height += LINE;
                }
                legend.height = legend.height.max(LINE);
                let left = x + SAMPLE + NEAR;
                legend.write_at(line.to_string(), left, legend.height, Ink::LegendText);
            }
            // What follows a name of several lines begins below it.
            x = if lines.len() > 1 {
                WIDTH
            } else {
                x + wide + APART
            };
        }
        legend
    }

    fn write(&mut self, text: String, x: i32, ink: Ink) {
        self.write_at(text, x, LINE, ink);
    }

    fn write_at(&mut self, text: String, x: i32, bottom: i32, ink: Ink) {
        self.words.push(Words {
            text,
            at: (x, bottom - LINE / 2),
            side: HPos::Left,
            ink,
        });
    }
}
