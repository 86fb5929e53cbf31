//! The schedule: rows of bars over fiscal years. It shows the yearly work of a
//! measure, and the terms of plans beside each other.

use super::ChartText;
use super::frame::{self, Canvas, Drawn, Plot};
use super::ink::Ink;
use super::lane::Lane;
use super::mark::{Tag, Tagged};
use super::text::UNIT;
use super::years::YearNames;
use plotters::chart::ChartBuilder;
use plotters::element::PathElement;

const WIDTH: i32 = 360 * UNIT;
/// The margins left and right: half an outline.
const SIDE: i32 = UNIT;
/// From the years to the first row.
const BELOW_YEARS: i32 = 6 * UNIT;
/// From the last row to the years said again.
const ABOVE_YEARS: i32 = 3 * UNIT;
/// The height from which the years are said again at the bottom.
const TALL: i32 = 600 * UNIT;

/// Rows of bars over fiscal years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduleChart {
    /// The words that stand for the drawing.
    pub text: ChartText,
    /// The names of the years, one a column: 令和3.
    pub years: Vec<String>,
    /// The rows, from top to bottom.
    pub rows: Vec<ScheduleRow>,
    /// The columns before which a term of the plan begins.
    pub borders: Vec<usize>,
    /// How many lines the words on a bar may take; what has no room on them is
    /// shortened, since the table has it whole.
    pub lines: usize,
}

/// One row of a schedule: an action of a measure, or a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScheduleRow {
    /// Its name, written above the bars over as many lines as it needs.
    pub label: String,
    /// Its bars, in any order.
    pub bars: Vec<ScheduleBar>,
}

/// One bar of a schedule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScheduleBar {
    /// The first column.
    pub from: usize,
    /// The last column. Beyond the drawing the bar is cut and goes on.
    pub to: usize,
    /// What stands in the bar, over the lines that the chart allows, shortened or
    /// left out where there is no room.
    pub label: String,
    /// The class suffix: `planned`, `done`, `unknown`, `not_set`, `plan`, or
    /// `this` for the plan the page is about. Anything else is drawn as
    /// `unknown`.
    pub class: String,
    /// Whether an arrow says that it goes on.
    pub goes_on: bool,
}

/// Draws a schedule, or nothing when no bar lies in a year. Bars of class
/// `done` lie below the others of their row, so that what was planned for a
/// year and what was done in it are both seen; `unknown` and `not_set` lie
/// there too in a year that has a plan. A bar that ends before it begins or
/// begins after the last year is left out.
///
/// ```
/// use ayumi::render::chart::{ChartText, ScheduleBar, ScheduleChart, ScheduleRow, schedule};
///
/// let bar = ScheduleBar { from: 0, to: 1, class: "planned".into(), ..ScheduleBar::default() };
/// let mut chart = ScheduleChart {
///     text: ChartText { id: "a".into(), title: "年次計画".into(), desc: "1件".into() },
///     years: vec!["令和5".into(), "令和6".into(), "令和7".into()],
///     rows: vec![ScheduleRow { label: "研修".into(), bars: vec![bar] }],
///     borders: Vec::new(),
///     lines: 3,
/// };
/// let svg = schedule(&chart).unwrap();
/// assert!(svg.contains("class=\"b-planned\" data-s=\"schedule\" data-i=\"0\" data-from=\"0\" data-to=\"1\""));
///
/// chart.rows.clear();
/// assert_eq!(schedule(&chart), None);
/// ```
pub fn schedule(chart: &ScheduleChart) -> Option<String> {
    let sheet = Sheet::new(chart)?;
    let height = u32::try_from(sheet.bottom / UNIT).ok()?;
    let size = ((WIDTH / UNIT).unsigned_abs(), height);
    frame::draw("schedule", &chart.text, size, |canvas| sheet.draw(canvas))
}

/// Where everything stands, in grid steps.
struct Sheet<'a> {
    columns: usize,
    names: YearNames,
    lanes: Vec<Lane<'a>>,
    /// The columns before which a term begins, without those at the edges.
    terms: Vec<usize>,
    /// Where the years stand below the rows, if they are said again.
    again: Option<i32>,
    bottom: i32,
}

impl<'a> Sheet<'a> {
    /// Lays out the chart. None when it has no bar, or is taller than numbers
    /// go.
    fn new(chart: &'a ScheduleChart) -> Option<Self> {
        let columns = chart.years.len();
        let room = f64::from(WIDTH - 2 * SIDE) / columns.max(1) as f64;
        let years: Vec<_> = chart.years.iter().map(String::as_str).collect();
        let names = YearNames::new(&years, room as i32, WIDTH);
        let mut bottom = names.height() + BELOW_YEARS;
        let mut lanes = Vec::new();
        for (row, content) in chart.rows.iter().enumerate() {
            let lane = Lane::new((row, content), (columns, room), chart.lines, WIDTH, bottom)?;
            bottom = lane.bottom;
            lanes.push(lane);
        }
        if lanes.iter().all(Lane::is_empty) {
            return None;
        }
        let again = (bottom > TALL).then_some(bottom.checked_add(ABOVE_YEARS)?);
        if let Some(top) = again {
            bottom = top.checked_add(names.height())?;
        }
        Some(Self {
            columns,
            names,
            lanes,
            terms: (1..columns)
                .filter(|column| chart.borders.contains(column))
                .collect(),
            again,
            // Up to a whole unit, and half an outline.
            bottom: bottom.checked_add(2 * UNIT - 1)?,
        })
    }

    fn draw(&self, canvas: &Canvas) -> Drawn {
        let plot = ChartBuilder::on(canvas)
            .margin_left(SIDE)
            .margin_right(SIDE)
            .build_cartesian_2d(0.0..self.columns as f64, 0.0..1.0)?;
        self.names.draw(canvas, &plot, 0)?;
        for column in 0..=self.columns {
            let line = self.border(
                &plot,
                column,
                self.names.border(column),
                self.names.height(),
            );
            canvas.draw(&Tagged::new(Tag::Tick(column as f64), line))?;
        }
        if let Some(top) = self.again {
            self.names.draw(canvas, &plot, top)?;
        }
        for lane in &self.lanes {
            lane.draw_ground(canvas, &plot, self.columns)?;
            for column in 1..self.columns {
                canvas.draw(&self.border(&plot, column, lane.ground, lane.bottom))?;
            }
            lane.draw_bars(canvas, &plot)?;
        }
        Ok(())
    }

    /// The border left of a column.
    fn border(&self, plot: &Plot, column: usize, top: i32, bottom: i32) -> PathElement<(i32, i32)> {
        let (x, _) = plot.backend_coord(&(column as f64, 0.0));
        let ink = if self.terms.contains(&column) {
            Ink::Term
        } else {
            Ink::Grid
        };
        PathElement::new(vec![(x, top), (x, bottom)], ink)
    }
}
