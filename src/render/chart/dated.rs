//! Dated series: measures of one unit at dates of their own, as points joined
//! by lines. Time is to scale, so dates that are far apart stand far apart.

mod ends;
mod legend;
mod marks;
mod range;
mod sheet;
mod times;
mod values;

use self::sheet::Sheet;
use super::frame;
use super::ink::Ink;
use super::text::UNIT;
use super::{ChartText, float};
use plotters::style::text_anchor::HPos;
use rust_decimal::Decimal;

/// The width of the drawing, in grid steps.
const WIDTH: i32 = 360 * UNIT;
/// The height of a line of text.
const LINE: i32 = 17 * UNIT;
/// The most lines that can still be told apart.
const MOST: usize = 6;

/// One or several measures of one unit, each at some of the dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedChart {
    /// The words that stand for the drawing.
    pub text: ChartText,
    /// The unit of the figures, shown above the axis.
    pub unit: String,
    /// The dates, oldest first.
    pub points: Vec<DatedPoint>,
    /// The measures; at most six, since no more can be told apart.
    pub lines: Vec<DatedLine>,
}

/// A date at which something was measured: a row of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DatedPoint {
    /// The date as the table writes it: 平成29年4月1日, 令和2年度.
    pub label: String,
    /// The date as the axis writes it: 平成29, 令和2.
    pub short: String,
    /// Its place in time, from [`DatedPoint::place`] or in days since any other
    /// date. Places ascend.
    pub at: i32,
}

/// The days of a month along the axis: every month has those of the longest.
const MONTH: i32 = 31;
/// The days of a year along the axis.
const YEAR: i32 = 12 * MONTH;

impl DatedPoint {
    /// The place of a day of the Gregorian calendar, `month` from 1 to 12.
    ///
    /// Every month has 31 days, so that equal steps stand equally far apart: from
    /// one 1 April to the next is the same way with and without 29 February, and
    /// months are as wide as each other. A short month only leaves its last days
    /// empty.
    ///
    /// ```
    /// use ayumi::render::chart::DatedPoint;
    ///
    /// let [before, first, second, next] =
    ///     [(2019, 4, 1), (2020, 4, 1), (2020, 4, 2), (2021, 4, 1)]
    ///         .map(|(year, month, day)| DatedPoint::place(year, month, day));
    /// assert_eq!(first - before, next - first);
    /// assert!(first < second && second < next);
    /// ```
    pub fn place(year: i32, month: u32, day: u32) -> i32 {
        let from_first = |number: u32| i32::try_from(number).unwrap_or(1) - 1;
        year * YEAR + from_first(month) * MONTH + from_first(day)
    }
}

/// One measure over the dates: a column of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DatedLine {
    /// What is measured.
    pub name: String,
    /// A figure for each point; `None` breaks the line.
    pub values: Vec<Option<Decimal>>,
    /// The same figures as the table writes them.
    pub value_labels: Vec<Option<String>>,
    /// What is aimed at, if anything is.
    pub target: Option<DatedTarget>,
}

/// What is aimed at for a measure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DatedTarget {
    /// The target in words: 令和7年度の目標 58,282. Beside other measures they
    /// say of which it is.
    pub label: String,
    /// The figure, in the unit of the chart.
    pub value: Decimal,
    /// When it is to be reached, on the scale of [`DatedPoint::at`]; `None` for
    /// a target without a date.
    pub at: Option<i32>,
}

/// Draws measures at their dates, or nothing where no date has a figure, more
/// than six lines ask for a place, or several targets cannot each be named at
/// its line: one by one, each measure has a drawing with its own.
///
/// Dates one step apart (the smallest distance of two neighbours from a month on,
/// or a year if there are only two dates) are joined by a line of the measure. A
/// step and a half apart or more, something unknown lies between, and the line is
/// dotted.
/// The value axis leaves out zero unless the figures come near it: a line shows
/// a course and not, as a bar does, a length.
///
/// ```
/// use ayumi::render::chart::{ChartText, DatedChart, DatedLine, DatedPoint, dated};
///
/// let point = |short: &str, at: i32| DatedPoint { label: format!("{short}年度"), short: short.into(), at };
/// let mut chart = DatedChart {
///     text: ChartText { id: "a".into(), title: "市債残高".into(), desc: "2年分".into() },
///     unit: "億円".into(),
///     points: vec![
///         point("平成29", DatedPoint::place(2017, 4, 1)),
///         point("令和2", DatedPoint::place(2020, 4, 1)),
///     ],
///     lines: vec![DatedLine {
///         name: "市債残高".into(),
///         values: ["799.5", "691.8"].map(|v| v.parse().ok()).into(),
///         value_labels: ["799.5", "691.8"].map(|v| Some(v.into())).into(),
///         target: None,
///     }],
/// };
/// let svg = dated(&chart).unwrap();
/// assert!(svg.contains("class=\"d-first\" data-s=\"dated\" data-i=\"1\" data-c=\"0\""));
/// // Three years lie between.
/// assert!(svg.contains("class=\"c-apart\"") && !svg.contains("class=\"k-first\""));
///
/// chart.lines[0].values.clear();
/// assert_eq!(dated(&chart), None);
/// ```
pub fn dated(chart: &DatedChart) -> Option<String> {
    let sheet = Sheet::new(chart)?;
    // Up to a whole unit.
    let height = (sheet.height() + UNIT - 1) / UNIT;
    let size = ((WIDTH / UNIT).unsigned_abs(), height.unsigned_abs());
    frame::draw("dated", &chart.text, size, |canvas| sheet.draw(canvas))
}

/// A measure as far as it is drawn.
#[derive(Debug, Clone)]
struct Series<'a> {
    /// Its number among the lines of the chart.
    number: usize,
    name: &'a str,
    /// The dates that have a figure.
    points: Vec<Figure<'a>>,
}

/// A figure of a measure.
#[derive(Debug, Clone, Copy)]
struct Figure<'a> {
    /// The row in the table.
    row: usize,
    /// Its place in time.
    at: f64,
    value: f64,
    /// The figure as the table writes it; empty for none.
    label: &'a str,
}

impl DatedChart {
    /// The targets, each with the number of its line.
    fn targets(&self) -> impl Iterator<Item = (usize, &DatedTarget)> {
        let lines = self.lines.iter().enumerate();
        lines.filter_map(|(number, line)| Some((number, line.target.as_ref()?)))
    }
}

impl<'a> Series<'a> {
    /// The lines of a chart that have a figure.
    fn all(chart: &'a DatedChart) -> Vec<Self> {
        let lines = chart.lines.iter().enumerate().map(|(number, line)| {
            let figures = chart.points.iter().zip(&line.values).enumerate();
            let figures = figures.filter_map(|(row, (point, value))| {
                let label = line.value_labels.get(row).and_then(Option::as_deref);
                Some(Figure {
                    row,
                    at: f64::from(point.at),
                    value: float((*value)?),
                    label: label.unwrap_or_default(),
                })
            });
            Series {
                number,
                name: &line.name,
                points: figures.collect(),
            }
        });
        lines.filter(|line| !line.points.is_empty()).collect()
    }
}

/// A text and where it stands, in grid steps.
#[derive(Clone)]
struct Words {
    text: String,
    at: (i32, i32),
    side: HPos,
    ink: Ink,
}
