//! Years without an actual figure: a gap that says why it is one.

use super::YearRow;
use super::board::{Area, Board, Label, Spot};
use super::columns::Columns;
use super::frame::{Canvas, Drawn, Failure, Plot};
use super::ink::{Ink, State};
use super::text::{SMALL, TEXT, UNIT, fit, width};
use plotters::element::PathElement;

/// The air around a word, in grid steps.
const AIR: i32 = 3 * UNIT;

/// Draws the state of every year that has a word for it. `end` is the value at
/// which an open column ends.
pub(super) fn draw(
    canvas: &Canvas,
    plot: &mut Plot,
    columns: Columns,
    rows: &[YearRow],
    end: f64,
    board: &mut Board,
) -> Drawn {
    for (row, year) in rows.iter().enumerate() {
        let Some(word) = &year.actual_word else {
            continue;
        };
        if year.actual.is_some() {
            continue;
        }
        let state = State::named(year.actual_state.as_deref().unwrap_or_default());
        let (left, right) = columns.bar(row);
        let from = plot.backend_coord(&(left, 0.0));
        let to = plot.backend_coord(&(right, end));
        let gap = Area::between(from, to);
        if state == State::NotYetKnown {
            draw_open_column(plot, (left, right), end, Ink::Missing(state))?;
            let word = shaped(word, gap.right - gap.left - AIR, gap);
            let heights = [2, 1, 3].map(|quarter| gap.top + (gap.bottom - gap.top) * quarter / 4);
            settle(canvas, board, &word, gap, &heights, state)?;
        } else {
            let word = shaped(word, columns.width - 2 * AIR, gap);
            let heights = steps_from(from.1, to.1, word.label().extent().1);
            settle(canvas, board, &word, gap, &heights, state)?;
        }
    }
    Ok(())
}

/// Two dashed lines, open at the end: the bar that is still to come.
fn draw_open_column(plot: &mut Plot, (left, right): (f64, f64), end: f64, ink: Ink) -> Drawn {
    plot.draw_series(
        [left, right].map(|side| PathElement::new(vec![(side, 0.0), (side, end)], ink)),
    )?;
    Ok(())
}

/// A word in the shape its column has room for.
struct Word {
    text: String,
    size: i32,
    vertical: bool,
}

impl Word {
    fn label(&self) -> Label<'_> {
        Label {
            text: &self.text,
            size: self.size,
            vertical: self.vertical,
        }
    }
}

/// Writes a word across if it fits into `room`, else downwards.
fn shaped(word: &str, room: i32, gap: Area) -> Word {
    for size in [TEXT, SMALL] {
        if width(word, size) <= room {
            let text = word.to_string();
            return Word {
                text,
                size,
                vertical: false,
            };
        }
    }
    Word {
        text: fit(word, SMALL, gap.bottom - gap.top - 2 * AIR),
        size: SMALL,
        vertical: true,
    }
}

/// Heights for a word on the base line, and a little further from it where a
/// target line is in the way.
fn steps_from(base: i32, end: i32, height: i32) -> [i32; 4] {
    let away = if end <= base { -1 } else { 1 };
    [0, 1, 2, 3].map(|step| base + away * (AIR + height / 2 + step * SMALL / 2))
}

fn settle(
    canvas: &Canvas,
    board: &mut Board,
    word: &Word,
    gap: Area,
    heights: &[i32],
    state: State,
) -> Result<Option<Area>, Failure> {
    let x = (gap.left + gap.right) / 2;
    let spots: Vec<_> = heights
        .iter()
        .map(|&y| Spot {
            middle: (x, y),
            ink: Ink::Missing(state),
            on: None,
        })
        .collect();
    board.settle(canvas, word.label(), &spots)
}
