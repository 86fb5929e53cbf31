//! The charts of a report. Each is drawn by [plotters] on a backend of our own
//! that writes small SVG: classes instead of colours, so that the theme styles
//! it, and attributes that tie every mark to its row in the table.
//!
//! A drawing never stands for the figures: the table beside it does. So a label
//! that finds no room is left out here, and nothing is lost.

mod axis;
mod backend;
mod bar;
mod board;
mod columns;
mod dated;
mod file;
mod flow;
mod frame;
mod header;
mod ink;
mod lane;
mod mark;
mod missing;
mod money;
mod outline;
mod progress;
mod rates;
mod schedule;
mod share;
mod spark;
mod states;
mod steps;
mod text;
mod units;
mod values;
mod wrap;
mod yearly;
mod years;

#[cfg(test)]
mod tests;

pub use dated::{DatedChart, DatedLine, DatedPoint, DatedTarget, dated};
pub use file::{ChartFile, in_a_file};
pub use flow::{FlowChart, FlowPair, FlowPart, FlowSide, flow};
pub use money::{MoneyBar, MoneyChart, MoneyGroup, money};
pub use progress::{ProgressChart, distance, progress};
pub use rates::{RateRow, RatesChart, rates};
pub use schedule::{ScheduleBar, ScheduleChart, ScheduleRow, schedule};
pub use share::share;
pub use spark::spark;
pub use steps::{Step, StepsChart, steps};
pub use units::units;
pub use yearly::yearly;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The words that stand for a drawing where it cannot be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartText {
    /// The id the caller gives the drawing, unique in its page. The title gets
    /// `{id}-t`, the description `{id}-d`.
    pub id: String,
    /// What the drawing shows, in a few words.
    pub title: String,
    /// What one learns from it, in a sentence.
    pub desc: String,
}

/// One year of an indicator: a column of the chart, a row of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct YearRow {
    /// The name of the year: 令和5.
    pub label: String,
    /// The target, if the year has one; of a range its upper end.
    pub target: Option<Decimal>,
    /// The lower end of a range that is the target.
    pub target_from: Option<Decimal>,
    /// The target as the table writes it: `90.0`.
    pub target_label: Option<String>,
    /// The actual figure; `None` leaves a gap.
    pub actual: Option<Decimal>,
    /// The actual figure as the table writes it.
    pub actual_label: Option<String>,
    /// Without an actual figure: its state in words (未定, 読み取れず).
    pub actual_word: Option<String>,
    /// The class suffix of that state: `not_yet_known`, `not_set`,
    /// `unreadable`, `not_judged` or `not_in_source`.
    pub actual_state: Option<String>,
}

/// An indicator over the years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearlyChart {
    /// The words that stand for the drawing.
    pub text: ChartText,
    /// The unit of the figures, shown above the axis.
    pub unit: String,
    /// The years, oldest first.
    pub rows: Vec<YearRow>,
    /// The theme's word for the target: 目標.
    pub target_word: String,
    /// The theme's word for the actual figure: 実績.
    pub actual_word: String,
}

/// One part of a share: so many goals in this state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Segment {
    /// The class suffix: `good`, `fair`, `bad`, `neutral`, `not_yet_known`,
    /// `not_set`, `unreadable`, `not_judged` or `not_in_source`. Anything else
    /// is drawn as `neutral`.
    pub class: String,
    /// The state in words.
    pub word: String,
    /// The sign of the state as text: ◎.
    pub symbol: String,
    /// The sign as a shape, by its name in the theme: `ring`, `double_ring`,
    /// `triangle`, `cross`, `square`, `diamond`, `letter`, `dash`, `pending` or
    /// `unread`. Anything else leaves a cell empty.
    pub shape: String,
    /// How many.
    pub count: u32,
}

/// How a number of things divides into states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareChart {
    /// The words that stand for the drawing.
    pub text: ChartText,
    /// The parts, from left to right.
    pub segments: Vec<Segment>,
    /// The end of the scale, so that several drawings can share one. If the
    /// counts add up to more, their sum is the end.
    pub scale_max: u32,
}

impl YearlyChart {
    /// Every figure in the chart, as far as a drawing needs it.
    fn figures(&self) -> impl Iterator<Item = f64> + '_ {
        let both = self
            .rows
            .iter()
            .flat_map(|row| [row.actual, row.target, row.target_from]);
        both.flatten().map(float)
    }
}

/// A figure as a drawing needs it: 15 digits are far more than a pixel shows.
fn float(figure: Decimal) -> f64 {
    figure.to_f64().unwrap_or(0.0)
}
