//! Small multiples: the achievement rates of one indicator a year, so small that
//! many stand side by side. All have one scale, so that any two can be compared.

use super::board::style;
use super::columns::{Columns, draw_levels};
use super::frame::{self, Canvas, Drawn, Plot};
use super::ink::{Ink, State};
use super::mark::{Series, Tag, Tagged};
use super::text::{UNIT, width};
use super::{ChartText, float};
use plotters::chart::ChartBuilder;
use plotters::element::{PathElement, Polygon, Rectangle, Text};
use plotters::style::Color;
use plotters::style::text_anchor::HPos;
use rust_decimal::Decimal;

/// The highest rate that is drawn to scale, in per cent.
const CAP: f64 = 150.0;
const WIDTH: i32 = 180 * UNIT;
/// Two stand side by side on the narrowest phone, so their text is larger.
const TEXT: i32 = 16 * UNIT;
const LINE: i32 = 20 * UNIT;
/// The height of the plot.
const PLOT: i32 = 66 * UNIT;
/// Room below the base line for what lies below zero.
const BELOW: i32 = 7 * UNIT;
const SIDE: i32 = UNIT;

/// The achievement rates of one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatesChart {
    /// The words that stand for the drawing.
    pub text: ChartText,
    /// The years, oldest first.
    pub rows: Vec<RateRow>,
}

/// One year of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RateRow {
    /// The name of the year: 令和5. Only the first and the last are written.
    pub label: String,
    /// The rate in per cent.
    pub rate: Option<Decimal>,
    /// The rate as the table writes it: 93.8％. Only the latest is written.
    pub rate_label: String,
    /// The class suffix of the year's status, as of a [`Segment`](super::Segment).
    pub class: String,
    /// Whether the year has no results yet: then nothing is missing from it.
    pub is_future: bool,
}

/// Draws rates a year from 0 to 150 per cent, with a line at 100, or nothing
/// when no year has a rate. A higher bar is cut and has a break.
///
/// ```
/// use ayumi::render::chart::{ChartText, RateRow, RatesChart, rates};
///
/// let year = |label: &str, rate: Option<i64>| RateRow {
///     label: label.into(),
///     rate: rate.map(Into::into),
///     rate_label: rate.map(|r| format!("{r}％")).unwrap_or_default(),
///     class: "good".into(),
///     is_future: false,
/// };
/// let mut chart = RatesChart {
///     text: ChartText { id: "a".into(), title: "達成率".into(), desc: "2年分".into() },
///     rows: vec![year("令和4", None), year("令和5", Some(98))],
/// };
/// let svg = rates(&chart).unwrap();
/// assert!(svg.contains("class=\"k-good\" data-s=\"rate\" data-i=\"1\""));
/// assert!(svg.contains("98％") && svg.contains("class=\"c-open\""));
///
/// chart.rows.pop();
/// assert_eq!(rates(&chart), None);
/// ```
pub fn rates(chart: &RatesChart) -> Option<String> {
    let latest = chart.rows.iter().rposition(|row| row.rate.is_some())?;
    let columns = Columns::new(chart.rows.len(), WIDTH - 2 * SIDE);
    let height = (LINE + PLOT + BELOW + LINE) / UNIT;
    let size = ((WIDTH / UNIT).unsigned_abs(), height.unsigned_abs());
    frame::draw("rates", &chart.text, size, |canvas| {
        let mut plot = ChartBuilder::on(canvas)
            .margin_left(SIDE)
            .margin_right(SIDE)
            .margin_top(LINE)
            .margin_bottom(BELOW + LINE)
            .build_cartesian_2d(0.0..chart.rows.len() as f64, 0.0..CAP)?;
        for (at, row) in chart.rows.iter().enumerate() {
            draw_year(canvas, &plot, columns, at, row)?;
        }
        draw_levels(&mut plot, columns, [0.0], Ink::Axis)?;
        draw_levels(&mut plot, columns, [100.0], Ink::Target)?;
        let middle = |column: usize| plot.backend_coord(&(columns.middle(column), 0.0)).0;
        let rate = chart.rows.get(latest).map(|row| row.rate_label.as_str());
        draw_text(canvas, rate, middle(latest), LINE / 2, Ink::RateText)?;
        draw_ends(canvas, &chart.rows)
    })
}

/// Draws the bar of a year, or the open column of one that has no rate.
fn draw_year(canvas: &Canvas, plot: &Plot, columns: Columns, at: usize, row: &RateRow) -> Drawn {
    let (left, right) = columns.bar(at);
    let (left, floor) = plot.backend_coord(&(left, 0.0));
    let (right, top) = plot.backend_coord(&(right, CAP));
    let Some(rate) = row.rate.map(float) else {
        if row.is_future {
            return Ok(());
        }
        let open = vec![(left, top), (left, floor), (right, floor), (right, top)];
        return canvas.draw(&PathElement::new(open, Ink::Open));
    };
    let (_, tip) = plot.backend_coord(&(0.0, rate.clamp(0.0, CAP)));
    let ink = Ink::Segment(State::named(&row.class));
    let bar = Rectangle::new([(left, tip), (right, floor)], ink.filled());
    canvas.draw(&Tagged::new(Tag::Datum(Series::Rate, at), bar))?;
    if rate > CAP {
        // Over the edges of the bar, so that its outline is broken too.
        let (low, lean, thick) = (top + 16 * UNIT, 4 * UNIT, 4 * UNIT);
        let (left, right) = (left - UNIT, right + UNIT);
        let corners = [(left, low), (right, low - lean)];
        let back = [(right, low - lean - thick), (left, low - thick)];
        canvas.draw(&Polygon::new([corners, back].concat(), Ink::Break))?;
    }
    if rate < 0.0 {
        let (half, middle) = (BELOW / 2, (left + right) / 2);
        let (top, tip) = (floor + UNIT, floor + BELOW);
        let head = [(middle - half, top), (middle + half, top), (middle, tip)];
        canvas.draw(&Polygon::new(head, Ink::Actual))?;
    }
    Ok(())
}

/// Names the first and the last year, where both have room.
fn draw_ends(canvas: &Canvas, rows: &[RateRow]) -> Drawn {
    let y = LINE + PLOT + BELOW + LINE / 2;
    let [first, last] = [rows.first(), rows.last()].map(|row| row.map(|row| row.label.as_str()));
    let wide = |text: Option<&str>| width(text.unwrap_or_default(), TEXT);
    if rows.len() == 1 {
        return draw_text(canvas, first, WIDTH / 2, y, Ink::YearText);
    }
    draw_text(canvas, last, WIDTH, y, Ink::YearText)?;
    if wide(first) + wide(last) + TEXT / 2 > WIDTH {
        return Ok(());
    }
    draw_text(canvas, first, 0, y, Ink::YearText)
}

/// Writes a text as near to `middle` as the drawing allows; one that is wider
/// than the drawing is left out, as half a number would be a wrong one.
fn draw_text(canvas: &Canvas, text: Option<&str>, middle: i32, y: i32, ink: Ink) -> Drawn {
    let text = text.unwrap_or_default();
    let wide = width(text, TEXT);
    if text.is_empty() || wide > WIDTH {
        return Ok(());
    }
    // At an edge it is held there: real letters may be wider than the estimate.
    let (x, side) = match middle {
        _ if middle + wide / 2 >= WIDTH => (WIDTH, HPos::Right),
        _ if middle - wide / 2 <= 0 => (0, HPos::Left),
        _ => (middle, HPos::Center),
    };
    canvas.draw(&Text::new(text, (x, y), style(ink, TEXT, side)))
}
