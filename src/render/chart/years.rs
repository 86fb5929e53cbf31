//! The names of the years in a row, one in the middle of each column. Where
//! they are too long for their columns the era moves to a line above and is
//! said once: 令和 over 3, 4, 5.

use super::board::{Label, style};
use super::frame::{Canvas, Drawn, Plot};
use super::ink::Ink;
use super::text::{TEXT, UNIT, fit, width};
use plotters::element::Text;
use plotters::style::text_anchor::HPos;

/// The air between two names, in grid steps.
const AIR: i32 = 3 * UNIT;
/// The height of a line of names.
const LINE: i32 = 20 * UNIT;
/// The height of the line above it; the two belong together.
const ERA: i32 = 16 * UNIT;

/// The height of the borders below names that are wider than their columns.
const TICK: i32 = 5 * UNIT;

/// The first column of an era, and its name.
type Era = (usize, String);

/// The names of the years of one chart, measured and ready to draw.
pub(super) struct YearNames {
    /// What stands in each column; nothing where a name was left out.
    names: Vec<Option<String>>,
    eras: Vec<Era>,
    /// Whether names reach over the borders of their columns.
    thin: bool,
    /// The width of the drawing.
    room: i32,
}

impl YearNames {
    /// Measures `names` for columns `column` grid steps wide in a drawing that
    /// is `room` wide.
    pub(super) fn new(names: &[&str], column: i32, room: i32) -> Self {
        let is_whole = names.iter().all(|name| width(name, TEXT) + AIR <= column);
        let mut year_names = Self {
            names: names.iter().map(|name| Some(name.to_string())).collect(),
            eras: Vec::new(),
            thin: false,
            room,
        };
        if is_whole {
            return year_names;
        }
        if let Some((eras, numbers)) = divided(names, column) {
            year_names.eras = eras;
            year_names.names = numbers.into_iter().map(Some).collect();
        } else {
            year_names.thin_out(column);
        }
        year_names
    }

    /// Leaves out years at even distances, so that no name touches another. The
    /// latest one stays.
    fn thin_out(&mut self, column: i32) {
        self.thin = true;
        let names = self.names.iter().flatten();
        let widest = names.map(|name| width(name, TEXT)).max().unwrap_or(0) + AIR;
        let every = usize::try_from(widest.min(self.room) / column.max(1)).unwrap_or(0) + 1;
        for (back, name) in self.names.iter_mut().rev().enumerate() {
            *name = match name.take() {
                Some(name) if back % every == 0 => Some(fit(&name, TEXT, self.room)),
                _ => None,
            };
        }
    }

    /// The height of the names, in grid steps.
    pub(super) fn height(&self) -> i32 {
        let era = if self.eras.is_empty() { 0 } else { ERA };
        let tick = if self.thin { TICK } else { 0 };
        era + LINE + tick
    }

    /// How far from the top the border left of `column` begins: no border
    /// crosses a name.
    pub(super) fn border(&self, column: usize) -> i32 {
        let is_edge = column >= self.names.len();
        let begins_era = self.eras.iter().any(|(first, _)| *first == column);
        if self.thin {
            LINE
        } else if self.eras.is_empty() || begins_era || is_edge {
            0
        } else {
            ERA
        }
    }

    /// Draws the names below `top`, in the columns of `plot`.
    pub(super) fn draw(&self, canvas: &Canvas, plot: &Plot, top: i32) -> Drawn {
        let x = |column: f64| plot.backend_coord(&(column, 0.0)).0;
        for (first, era) in &self.eras {
            let at = (x(*first as f64) + AIR, top + ERA / 2 + UNIT);
            let left = style(Ink::YearText, TEXT, HPos::Left);
            canvas.draw(&Text::new(era.as_str(), at, left))?;
        }
        let era = if self.eras.is_empty() { 0 } else { ERA };
        let y = top + era + LINE / 2;
        let mut edge = self.room + AIR;
        for (column, name) in self.names.iter().enumerate().rev() {
            let Some(text) = name else { continue };
            let label = Label {
                text,
                size: TEXT,
                vertical: false,
            };
            let half = (label.extent().0 + 1) / 2;
            let middle = x(column as f64 + 0.5).min(self.room - half).max(half);
            // Only a name pushed in from the edge can still touch another.
            if middle + half + AIR <= edge {
                edge = middle - half;
                label.draw(canvas, Ink::YearText, (middle, y))?;
            }
        }
        Ok(())
    }
}

/// Divides the names into eras, each with its first column, and numbers, if
/// every era then has room over its columns and every number in its own.
fn divided(names: &[&str], column: i32) -> Option<(Vec<Era>, Vec<String>)> {
    let mut eras: Vec<Era> = Vec::new();
    let mut numbers = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let (era, number) = era_and_number(name)?;
        if width(number, TEXT) + AIR > column {
            return None;
        }
        if eras.last().is_none_or(|(_, last)| last != era) {
            eras.push((at, era.to_string()));
        }
        numbers.push(number.to_string());
    }
    let ends = eras.iter().skip(1).map(|(first, _)| *first);
    let ends = ends.chain([names.len()]);
    let has_room = eras.iter().zip(ends).all(|((first, era), end)| {
        i64::from(width(era, TEXT) + AIR) <= i64::from(column) * (end - first) as i64
    });
    has_room.then_some((eras, numbers))
}

/// Divides the name of a year: 令和 and 5. None where it has no number.
pub(super) fn era_and_number(name: &str) -> Option<(&str, &str)> {
    let starts = |c: char| c.is_numeric() || c == '元';
    Some(name.split_at(name.find(starts)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(of: &[&str], column: i32) -> (Vec<String>, Vec<(usize, String)>) {
        let names = YearNames::new(of, column * UNIT, 360 * UNIT);
        let shown = names.names.iter().map(|n| n.clone().unwrap_or_default());
        (shown.collect(), names.eras)
    }

    #[test]
    fn an_era_is_said_once_where_columns_are_narrow() {
        let years = ["平成30", "平成31", "令和2", "令和3"];
        assert_eq!(names(&years, 60).1, []);
        let (numbers, eras) = names(&years, 26);
        assert_eq!(numbers, ["30", "31", "2", "3"]);
        assert_eq!(eras, [(0, "平成".into()), (2, "令和".into())]);
    }

    #[test]
    fn names_that_cannot_be_divided_are_thinned_out_from_the_latest_back() {
        let years = ["2021", "2022", "2023", "2024"];
        assert_eq!(names(&years, 25).0, ["", "2022", "", "2024"]);
        assert_eq!(names(&["初年", "次年", "終年"], 20).0, ["初年", "", "終年"]);
    }
}
