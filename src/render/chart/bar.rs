//! One bar of a schedule: how many of its words fit on it, and the arrow.

use super::board::Label;
use super::frame::{Canvas, Drawn};
use super::ink::{BarKind, Ink};
use super::schedule::ScheduleBar;
use super::text::{TEXT, UNIT, fit, width};
use super::wrap::wrap_short;
use plotters::element::Polygon;

/// The height of a line of text in a bar.
const LINE: i32 = 18 * UNIT;
/// From a bar's edge to its text; above and below there is less.
const PAD: i32 = 4 * UNIT;
/// The least height of a bar.
pub(super) const BAR: i32 = 24 * UNIT;
/// A bar with less room than this has one line: words of two letters each are
/// no easier to read than one shortened word.
const ROOM_TO_WRAP: i32 = 3 * TEXT;
/// The width of the arrow, and the room for it.
const ARROW: i32 = 12 * UNIT;

/// A bar with the words that fit on it.
pub(super) struct Bar {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) kind: BarKind,
    words: Vec<String>,
    arrow: bool,
    pub(super) top: i32,
    pub(super) bottom: i32,
}

impl Bar {
    /// Measures a bar with at most so many lines of words, if any of it lies in a
    /// column.
    pub(super) fn new(
        bar: &ScheduleBar,
        columns: usize,
        column: f64,
        most_lines: usize,
    ) -> Option<Self> {
        let to = bar.to.min(columns.checked_sub(1)?);
        if bar.from > to {
            return None;
        }
        let length = (column * (to - bar.from + 1) as f64) as i32;
        let arrow = (bar.goes_on || bar.to > to) && length >= ARROW + PAD;
        let taken = if arrow { ARROW } else { 0 };
        Some(Self {
            from: bar.from,
            to,
            kind: BarKind::named(&bar.class),
            words: words(&bar.label, length - taken - 2 * PAD, most_lines),
            arrow,
            top: 0,
            bottom: 0,
        })
    }

    /// The least height that holds the words, in grid steps.
    pub(super) fn height(&self) -> i32 {
        // A few lines at most.
        let text = LINE * self.words.len() as i32;
        BAR.max(text + 2 * PAD - UNIT)
    }

    /// Writes the words in the middle of what the arrow leaves of the bar.
    pub(super) fn draw_words(&self, canvas: &Canvas, left: i32, right: i32) -> Drawn {
        let ink = Ink::OnBar(self.kind);
        let middle = (self.top + self.bottom) / 2;
        let mut end = right;
        if self.arrow {
            canvas.draw(&arrow((right - PAD / 2, middle), ink))?;
            end -= ARROW;
        }
        let mut y = middle - LINE * (self.words.len() as i32 - 1) / 2;
        for text in &self.words {
            let label = Label {
                text,
                size: TEXT,
                vertical: false,
            };
            label.draw(canvas, ink, ((left + end) / 2, y))?;
            y += LINE;
        }
        Ok(())
    }
}

/// What `room` has place for: the text on one line, over several, shortened, or
/// nothing where only a letter of it would be left.
fn words(label: &str, room: i32, most_lines: usize) -> Vec<String> {
    if room >= ROOM_TO_WRAP {
        return wrap_short(label, TEXT, room, most_lines);
    }
    let label = label.trim();
    let short = fit(label, TEXT, room);
    let has_two_letters = short == label || width(&short, TEXT) >= 3 * TEXT;
    if has_two_letters && !label.is_empty() {
        vec![short]
    } else {
        Vec::new()
    }
}

/// An arrow to the right that ends at `tip`.
fn arrow((x, y): (i32, i32), ink: Ink) -> Polygon<(i32, i32)> {
    let (head, half, shaft) = (6 * UNIT, 45, 10);
    let corners = [
        (x - ARROW, y - shaft),
        (x - head, y - shaft),
        (x - head, y - half),
        (x, y),
        (x - head, y + half),
        (x - head, y + shaft),
        (x - ARROW, y + shaft),
    ];
    Polygon::new(corners, ink)
}
