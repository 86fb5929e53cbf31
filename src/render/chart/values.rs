//! The values written at the marks: where each label may stand, best place
//! first. The [`Board`] takes the first that is free.

use super::board::{Area, Board, Label, Spot};
use super::columns::{Columns, DIAMOND};
use super::frame::{Canvas, Drawn, Plot};
use super::ink::Ink;
use super::text::{TEXT, UNIT, width};
use super::{YearRow, float};

/// The air between a mark and its value, in grid steps.
const AIR: i32 = 2 * UNIT;

/// How the values of one chart are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Values {
    /// Whether targets stand beside their lines rather than above them.
    pub(super) beside: bool,
    /// Every how manieth year has values, counted from the latest.
    every: usize,
}

impl Values {
    /// Chooses one way for the whole chart, so that all its labels look alike.
    pub(super) fn fitting(rows: &[YearRow], columns: Columns) -> Self {
        Self {
            beside: width_of_targets(rows) + 2 * AIR <= columns.between_lines(),
            every: if rows.len() > 6 { 2 } else { 1 },
        }
    }

    /// Draws the values: actual figures first, as they matter most, and the
    /// latest year first, as it is the one asked about.
    pub(super) fn draw(
        self,
        canvas: &Canvas,
        plot: &Plot,
        columns: Columns,
        rows: &[YearRow],
        board: &mut Board,
    ) -> Drawn {
        let years: Vec<_> = rows.iter().enumerate().rev().step_by(self.every).collect();
        let mut actual_areas = vec![None; rows.len()];
        for (row, year) in &years {
            let (Some(text), Some(column)) =
                (&year.actual_label, Column::of(plot, columns, *row, year))
            else {
                continue;
            };
            let label = self.label(text);
            actual_areas[*row] = board.settle(canvas, label, &column.actual_spots(label))?;
        }
        for (row, year) in &years {
            let (Some(text), Some(column)) =
                (&year.target_label, Column::of(plot, columns, *row, year))
            else {
                continue;
            };
            let label = self.label(text);
            let spots = column.target_spots(label, self.beside, actual_areas[*row]);
            board.settle(canvas, label, &spots)?;
        }
        Ok(())
    }

    fn label(self, text: &str) -> Label<'_> {
        Label {
            text,
            size: TEXT,
            vertical: false,
        }
    }
}

/// The width of the widest target label.
pub(super) fn width_of_targets(rows: &[YearRow]) -> i32 {
    let labels = rows.iter().filter_map(|row| row.target_label.as_ref());
    labels.map(|label| width(label, TEXT)).max().unwrap_or(0)
}

/// The marks of one year, in grid steps.
struct Column {
    x: i32,
    bar: Option<Area>,
    /// The end of the bar that shows the figure.
    tip: Option<i32>,
    target: Option<i32>,
    line_end: i32,
    /// Where the bar points: -1 upwards, 1 downwards.
    away: i32,
    /// Where the target's value stands, seen from its line.
    target_away: i32,
    /// Whether the bar reaches the target's line or passes it.
    passed: bool,
}

impl Column {
    /// Measures a year; `None` when it has no figure at all.
    fn of(plot: &Plot, columns: Columns, row: usize, year: &YearRow) -> Option<Self> {
        let at = |x: f64, value: f64| plot.backend_coord(&(x, value));
        let (left, right) = columns.bar(row);
        let actual = year.actual.map(float);
        let target = year.target.map(float);
        actual.or(target)?;
        let direction = |value: Option<f64>| if value.unwrap_or(0.0) < 0.0 { 1 } else { -1 };
        Some(Self {
            x: at(columns.middle(row), 0.0).0,
            bar: actual.map(|value| Area::between(at(left, 0.0), at(right, value))),
            tip: actual.map(|value| at(left, value).1),
            target: target.map(|value| at(left, value).1),
            line_end: at(columns.line(row).1, 0.0).0,
            away: direction(actual),
            target_away: direction(target),
            passed: match (actual, target) {
                (Some(actual), Some(target)) => {
                    actual * target > 0.0 && actual.abs() >= target.abs()
                }
                _ => false,
            },
        })
    }

    /// Beyond the bar; else on it, near its end or its foot; else beyond the
    /// target.
    fn actual_spots(&self, label: Label) -> Vec<Spot> {
        let Some(tip) = self.tip else {
            return Vec::new();
        };
        let half = label.extent().1 / 2;
        let free = |y| self.spot(y, Ink::ActualText, None);
        let on = |y| self.spot(y, Ink::ActualOnBar, self.bar);
        let mut spots = vec![
            free(tip + self.away * (AIR + half)),
            on(tip - self.away * (AIR + half)),
        ];
        if let Some(target) = self.target {
            spots.push(on(target - self.away * (DIAMOND + AIR + half)));
            spots.push(free(target + self.away * (DIAMOND + AIR + half)));
        }
        spots
    }

    /// Beside the line if the chart prefers that. A target that the bar has
    /// passed stands on the bar, next to its line; any other beyond its line.
    /// Failing that, beyond the value of a bar that falls short of it; else the table
    /// beside has it.
    fn target_spots(&self, label: Label, beside: bool, actual: Option<Area>) -> Vec<Spot> {
        let Some(target) = self.target else {
            return Vec::new();
        };
        let (wide, high) = label.extent();
        let away = self.target_away;
        let clear = DIAMOND + AIR + high / 2;
        let free = |y| self.spot(y, Ink::TargetText, None);
        let on = |y| self.spot(y, Ink::TargetOnBar, self.bar);
        let mut spots = Vec::new();
        if beside {
            let x = self.line_end + AIR + wide / 2;
            // Half of it would hang below the base line, if that is the target.
            for y in [target, target + away * (AIR + high / 2)] {
                spots.push(Spot {
                    middle: (x, y),
                    ..free(y)
                });
            }
        }
        if self.passed {
            spots.extend([on(target - away * clear), on(target + away * clear)]);
        }
        spots.push(free(target + away * clear));
        // Above the value of a bar that has passed it, a target would read as higher.
        if let Some(area) = actual.filter(|_| away == self.away && !self.passed) {
            let edge = if away < 0 { area.top } else { area.bottom };
            spots.push(free(edge + away * (UNIT + high / 2)));
        }
        spots.push(free(target - away * clear));
        spots
    }

    fn spot(&self, y: i32, ink: Ink, on: Option<Area>) -> Spot {
        let middle = (self.x, y);
        Spot { middle, ink, on }
    }
}
