//! The chart of an indicator over the years: a bar for what was reached, a line
//! with a diamond for what was aimed at.

use super::axis::{Scale, tick_label};
use super::board::{Area, Board, Label, style};
use super::columns::{Columns, DIAMOND, draw_bars, draw_grid, draw_levels, draw_targets};
use super::frame::{self, Canvas, Drawn, Plot};
use super::header::Header;
use super::ink::Ink;
use super::text::{TEXT, UNIT, fit, width};
use super::values::{Values, width_of_targets};
use super::{YearRow, YearlyChart, float, missing};
use plotters::chart::ChartBuilder;
use plotters::element::Text;
use plotters::style::text_anchor::HPos;

/// The width of the drawing, in grid steps.
const WIDTH: i32 = 360 * UNIT;
/// The height of the plot itself.
const PLOT: i32 = 128 * UNIT;
/// The height of the years below it.
const YEARS: i32 = 24 * UNIT;
/// From the plot to the middle of a year's name: clear of the zero beside it.
const YEAR_DROP: i32 = 15 * UNIT;
/// Room for two values beyond the longest bar.
const TWO_VALUES: i32 = 38 * UNIT;

/// Draws an indicator over the years, or nothing when no year has a figure.
///
/// ```
/// use ayumi::render::chart::{ChartText, YearRow, YearlyChart, yearly};
///
/// let year = |label: &str, figure: Option<i64>| YearRow {
///     label: label.into(),
///     actual: figure.map(Into::into),
///     ..YearRow::default()
/// };
/// let text = ChartText { id: "a".into(), title: "受診率".into(), desc: "2年分".into() };
/// let mut chart = YearlyChart {
///     text,
///     unit: "%".into(),
///     rows: vec![year("令和5", Some(80)), year("令和6", None)],
///     target_word: "目標".into(),
///     actual_word: "実績".into(),
/// };
/// let svg = yearly(&chart).unwrap();
/// assert_eq!(svg.matches("data-s=\"actual\"").count(), 1);
///
/// chart.rows.remove(0);
/// assert_eq!(yearly(&chart), None);
/// ```
pub fn yearly(chart: &YearlyChart) -> Option<String> {
    let scale = Scale::holding(chart.figures())?;
    let header = Header::new(chart, WIDTH);
    let layout = Layout::new(&chart.rows, &scale, header.height());
    let height = (layout.bottom + YEARS) / UNIT;
    let size = (WIDTH / UNIT, height);
    let size = (size.0.unsigned_abs(), size.1.unsigned_abs());
    frame::draw("yearly", &chart.text, size, |canvas| {
        header.draw(canvas)?;
        layout.draw(canvas, &chart.rows, &scale)
    })
}

/// Where the parts of the drawing stand, in grid steps.
struct Layout {
    /// The left side of the plot; the axis labels stand left of it.
    left: i32,
    right: i32,
    header: i32,
    /// The upper and the lower end of the scale.
    top: i32,
    floor: i32,
    /// Where the years begin.
    bottom: i32,
    columns: Columns,
    values: Values,
}

impl Layout {
    fn new(rows: &[YearRow], scale: &Scale, header: i32) -> Self {
        let ticks = scale
            .ticks
            .iter()
            .map(|tick| width(&tick_label(*tick), TEXT));
        let left = ticks.max().unwrap_or(0) + 6 * UNIT;
        // Targets stand beside their lines only if the last year's has room too.
        let aside = WIDTH - width_of_targets(rows);
        let try_with = |right: i32| {
            let columns = Columns::new(rows.len(), right - left);
            (right, columns, Values::fitting(rows, columns))
        };
        let (right, columns, values) = Some(try_with(aside))
            .filter(|(_, _, values)| values.beside)
            .unwrap_or_else(|| try_with(WIDTH));
        let top = header + if scale.hi > 0.0 { TWO_VALUES } else { TEXT };
        let floor = top + PLOT;
        Self {
            left,
            right,
            header,
            top,
            floor,
            bottom: floor + if scale.lo < 0.0 { TWO_VALUES } else { 0 },
            columns,
            values,
        }
    }

    fn draw(&self, canvas: &Canvas, rows: &[YearRow], scale: &Scale) -> Drawn {
        let columns = self.columns;
        let mut plot = ChartBuilder::on(canvas)
            .margin_left(self.left)
            .margin_right(WIDTH - self.right)
            .margin_top(self.top)
            .margin_bottom(self.bottom + YEARS - self.floor)
            .build_cartesian_2d(0.0..rows.len() as f64, scale.lo..scale.hi)?;
        draw_grid(&mut plot, columns, scale)?;
        draw_bars(&mut plot, columns, rows)?;
        draw_levels(&mut plot, columns, [0.0], Ink::Axis)?;
        draw_targets(&mut plot, columns, rows, true)?;
        self.draw_ticks(canvas, &plot, scale)?;
        self.draw_years(canvas, &plot, rows)?;
        let mut board = self.board(&plot, rows);
        let end = if scale.hi > 0.0 { scale.hi } else { scale.lo };
        missing::draw(canvas, &plot, columns, rows, end, &mut board)?;
        self.values.draw(canvas, &plot, columns, rows, &mut board)
    }

    fn draw_ticks(&self, canvas: &Canvas, plot: &Plot, scale: &Scale) -> Drawn {
        for tick in &scale.ticks {
            let (x, y) = plot.backend_coord(&(0.0, *tick));
            let right = style(Ink::AxisText, TEXT, HPos::Right);
            canvas.draw(&Text::new(tick_label(*tick), (x - 4 * UNIT, y), right))?;
        }
        Ok(())
    }

    /// Names the years from the latest back, leaving out every second of more
    /// than six, and any that would touch the one after it.
    fn draw_years(&self, canvas: &Canvas, plot: &Plot, rows: &[YearRow]) -> Drawn {
        let air = 4 * UNIT;
        let every = if rows.len() > 6 { 2 } else { 1 };
        let mut edge = WIDTH + air;
        for (row, year) in rows.iter().enumerate().rev().step_by(every) {
            let text = fit(&year.label, TEXT, WIDTH);
            let label = Label {
                text: &text,
                size: TEXT,
                vertical: false,
            };
            let half = (label.extent().0 + 1) / 2;
            let (x, _) = plot.backend_coord(&(self.columns.middle(row), 0.0));
            let x = x.min(WIDTH - half).max(half);
            if x + half + air > edge {
                continue;
            }
            edge = x - half;
            label.draw(canvas, Ink::YearText, (x, self.bottom + YEAR_DROP))?;
        }
        Ok(())
    }

    /// The board with every bar, line and diamond on it.
    fn board(&self, plot: &Plot, rows: &[YearRow]) -> Board {
        let at = |x: f64, value: f64| plot.backend_coord(&(x, value));
        let mut board = Board {
            bounds: Area::between((self.left, self.header), (WIDTH, self.bottom)),
            bars: Vec::new(),
            taken: Vec::new(),
        };
        for (row, year) in rows.iter().enumerate() {
            if let Some(figure) = year.actual.map(float) {
                let (left, right) = self.columns.bar(row);
                board
                    .bars
                    .push(Area::between(at(left, 0.0), at(right, figure)));
            }
            for target in [year.target, year.target_from].into_iter().flatten() {
                let target = float(target);
                let (left, right) = self.columns.line(row);
                let (left, right) = (at(left, target), at(right, target));
                board.taken.push(Area::between(
                    (left.0, left.1 - UNIT),
                    (right.0, right.1 + UNIT),
                ));
                let (x, y) = at(self.columns.middle(row), target);
                board.taken.push(Area::between(
                    (x - DIAMOND, y - DIAMOND),
                    (x + DIAMOND, y + DIAMOND),
                ));
            }
        }
        board
    }
}
