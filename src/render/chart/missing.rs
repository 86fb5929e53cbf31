//! Years without an actual figure: a gap that says why it is one.

use super::YearRow;
use super::board::{Area, Board, Label, Spot};
use super::columns::Columns;
use super::frame::{Canvas, Drawn, Failure, Plot};
use super::ink::{Ink, State};
use super::text::{TEXT, UNIT, fit, width};
use plotters::element::PathElement;

/// The air around a word, in grid steps.
const AIR: i32 = 3 * UNIT;
/// How far an open column reaches beyond the scale.
const OPEN: i32 = 10 * UNIT;

/// Draws the state of every year that has a word for it. `end` is the value at
/// which an open column ends.
pub(super) fn draw(
    canvas: &Canvas,
    plot: &Plot,
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
        let gap = with_room(Area::between(from, to), columns);
        let away = if to.1 <= from.1 { -1 } else { 1 };
        let ink = Ink::Missing(state);
        if state == State::NotYetKnown {
            // A little beyond the scale, so that no target line closes it.
            let end = to.1 + away * OPEN;
            for side in [gap.left, gap.right] {
                canvas.draw(&PathElement::new(vec![(side, from.1), (side, end)], ink))?;
            }
            let word = shaped(word, gap.right - gap.left - AIR, columns, gap);
            let heights = [2, 1, 3].map(|quarter| gap.top + (gap.bottom - gap.top) * quarter / 4);
            settle(canvas, board, &word, gap, &heights, ink)?;
        } else {
            let word = shaped(word, columns.width - 2 * AIR, columns, gap);
            let near = AIR + word.label().extent().1 / 2;
            let heights = [0, 1, 2, 3].map(|step| from.1 + away * (near + step * TEXT / 2));
            settle(canvas, board, &word, gap, &heights, ink)?;
        }
    }
    Ok(())
}

/// Widens an open column that is narrower than a letter, so that its sides
/// cross no word: its width says nothing, as its height does not.
fn with_room(gap: Area, columns: Columns) -> Area {
    let lack = TEXT + 2 * AIR - (gap.right - gap.left);
    let room = columns.width - (gap.right - gap.left);
    let more = lack.min(room).max(0) / 2;
    Area {
        left: gap.left - more,
        right: gap.right + more,
        ..gap
    }
}

/// A word in the shape its column has room for.
struct Word {
    text: String,
    vertical: bool,
}

impl Word {
    fn label(&self) -> Label<'_> {
        Label {
            text: &self.text,
            size: TEXT,
            vertical: self.vertical,
        }
    }
}

/// Writes a word across if it fits into `room`, else downwards if it fits into
/// the height of the gap. A word too long for both reaches into the columns
/// beside it, where the board may still refuse it, or is shortened.
fn shaped(word: &str, room: i32, columns: Columns, gap: Area) -> Word {
    let height = gap.bottom - gap.top - 2 * AIR;
    let beyond = if width(word, TEXT) > height {
        columns.width * 3 / 2
    } else {
        0
    };
    if [room, beyond].iter().any(|room| width(word, TEXT) <= *room) {
        return Word {
            text: word.to_string(),
            vertical: false,
        };
    }
    Word {
        text: fit(word, TEXT, height),
        vertical: true,
    }
}

/// Puts a word into the middle of its column, at the first height where it
/// covers no target line.
fn settle(
    canvas: &Canvas,
    board: &mut Board,
    word: &Word,
    gap: Area,
    heights: &[i32],
    ink: Ink,
) -> Result<Option<Area>, Failure> {
    let x = (gap.left + gap.right) / 2;
    let spots: Vec<_> = heights
        .iter()
        .map(|&y| Spot {
            middle: (x, y),
            ink,
            on: None,
        })
        .collect();
    board.settle(canvas, word.label(), &spots)
}
