//! One row of a schedule: its name over several lines, and below it a band with
//! the bars, one under the other where they share a year.

use super::bar::{BAR, Bar};
use super::board::style;
use super::frame::{Canvas, Drawn, Plot};
use super::ink::{BarKind, Ink};
use super::mark::{Tag, Tagged};
use super::schedule::ScheduleRow;
use super::text::{TEXT, UNIT};
use super::wrap::wrap;
use plotters::element::{Rectangle, Text};
use plotters::style::Color;
use plotters::style::text_anchor::HPos;

/// The height of a line of the name, in grid steps.
const NAME: i32 = 20 * UNIT;
/// From one row to the name of the next.
const APART: i32 = 10 * UNIT;
/// From the name to the band, and between two lines of bars.
const GAP: i32 = 3 * UNIT;

/// A row with everything in its place, in grid steps.
pub(super) struct Lane<'a> {
    row: usize,
    name: Vec<&'a str>,
    name_top: i32,
    /// Where the band begins; it ends at `bottom`.
    pub(super) ground: i32,
    pub(super) bottom: i32,
    bars: Vec<Bar>,
}

impl<'a> Lane<'a> {
    /// Lays out a row below `above`, in so many columns of such a width, with so
    /// many lines of words on a bar at most, and a drawing `room` wide. None when it is taller than numbers go.
    pub(super) fn new(
        (row, content): (usize, &'a ScheduleRow),
        (columns, column): (usize, f64),
        most_lines: usize,
        room: i32,
        above: i32,
    ) -> Option<Self> {
        // Real letters are a little wider than the estimate, bold ones more so.
        let name = wrap(&content.label, TEXT, room - TEXT / 2);
        let bars = content.bars.iter();
        let bars = bars.filter_map(|bar| Bar::new(bar, columns, column, most_lines));
        let (upper, lower) = sides(bars.collect());
        let name_top = above.checked_add(APART)?;
        let names = i32::try_from(name.len()).ok()?.checked_mul(NAME)?;
        let ground = name_top.checked_add(names)?.checked_add(GAP)?;
        let mut bottom = ground;
        let mut placed = Vec::new();
        for line in lines(upper).into_iter().chain(lines(lower)) {
            if !placed.is_empty() {
                bottom = bottom.checked_add(GAP)?;
            }
            let height = line.iter().map(Bar::height).max().unwrap_or(BAR);
            let top = bottom;
            bottom = bottom.checked_add(height)?;
            for mut bar in line {
                (bar.top, bar.bottom) = (top, bottom);
                placed.push(bar);
            }
        }
        if placed.is_empty() {
            bottom = bottom.checked_add(BAR)?;
        }
        Some(Self {
            row,
            name,
            name_top,
            ground,
            bottom,
            bars: placed,
        })
    }

    /// Whether no bar lies in any year.
    pub(super) fn is_empty(&self) -> bool {
        self.bars.is_empty()
    }

    /// Draws the name, and the band that the bars will lie on.
    pub(super) fn draw_ground(&self, canvas: &Canvas, plot: &Plot, columns: usize) -> Drawn {
        let (left, _) = plot.backend_coord(&(0.0, 0.0));
        let (right, _) = plot.backend_coord(&(columns as f64, 0.0));
        let mut y = self.name_top + NAME / 2;
        for line in &self.name {
            let side = style(Ink::RowText, TEXT, HPos::Left);
            canvas.draw(&Text::new(*line, (left, y), side))?;
            y += NAME;
        }
        let corners = [(left, self.ground), (right, self.bottom)];
        canvas.draw(&Rectangle::new(corners, Ink::Lane.filled()))
    }

    /// Draws the bars, each tagged with its row and its columns.
    pub(super) fn draw_bars(&self, canvas: &Canvas, plot: &Plot) -> Drawn {
        for bar in &self.bars {
            let (left, _) = plot.backend_coord(&(bar.from as f64, 0.0));
            let (right, _) = plot.backend_coord(&((bar.to + 1) as f64, 0.0));
            let corners = [(left, bar.top), (right, bar.bottom)];
            let shape = Rectangle::new(corners, Ink::Bar(bar.kind).filled());
            canvas.draw(&Tagged::new(Tag::Span(self.row, bar.from, bar.to), shape))?;
            bar.draw_words(canvas, left, right)?;
        }
        Ok(())
    }
}

/// Divides bars into those above and those below: what was done lies below what
/// was planned. What is unknown or not set takes the place that is free, so in a
/// year with a plan it stands for what was done.
fn sides(bars: Vec<Bar>) -> (Vec<Bar>, Vec<Bar>) {
    let (open, known): (Vec<_>, Vec<_>) = bars
        .into_iter()
        .partition(|bar| matches!(bar.kind, BarKind::Unknown | BarKind::NotSet));
    let (mut lower, mut upper): (Vec<_>, Vec<_>) =
        known.into_iter().partition(|bar| bar.kind == BarKind::Done);
    for bar in open {
        let meets = |other: &Bar| other.from <= bar.to && bar.from <= other.to;
        if upper.iter().any(meets) {
            lower.push(bar);
        } else {
            upper.push(bar);
        }
    }
    (upper, lower)
}

/// Divides bars over lines so that no two on a line share a year, with as few
/// lines as there are bars in any one year.
fn lines(mut bars: Vec<Bar>) -> Vec<Vec<Bar>> {
    bars.sort_by_key(|bar| bar.from);
    let mut lines: Vec<Vec<Bar>> = Vec::new();
    for bar in bars {
        let is_free = |line: &&mut Vec<Bar>| line.last().is_none_or(|last| last.to < bar.from);
        match lines.iter_mut().find(is_free) {
            Some(line) => line.push(bar),
            None => lines.push(vec![bar]),
        }
    }
    lines
}
