//! Progress to a target: one bar from nothing, or from a baseline, to the target
//! of a year. What was reached is solid, what is left or too much is hatched.

use super::board::style;
use super::columns::{DIAMOND, diamond};
use super::frame::{self, Canvas, Drawn, Plot};
use super::ink::{Ink, State};
use super::mark::{Series, Tag, Tagged};
use super::text::{TEXT, UNIT, width};
use super::wrap::wrap;
use super::{ChartText, float};
use plotters::chart::ChartBuilder;
use plotters::element::{PathElement, Polygon, Rectangle, Text};
use plotters::style::Color;
use plotters::style::text_anchor::HPos;
use rust_decimal::Decimal;

/// Where the drawing ends, in parts of the way to the target. All drawings end
/// alike, so that their targets stand one below the other.
const END: f64 = 1.25;
/// The height of a line of text.
const LINE: i32 = 20 * UNIT;
/// The air between two texts side by side.
const AIR: i32 = 10 * UNIT;
/// Half an outline.
const SIDE: i32 = UNIT;
/// The width of the large drawing.
const WIDTH: i32 = 360 * UNIT;

/// How far an indicator has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgressChart {
    /// The words that stand for the drawing.
    pub text: ChartText,
    /// Where the bar begins: zero, or the baseline of a level.
    pub from: Decimal,
    /// That baseline with its word and unit: 基準 12件.
    pub from_label: Option<String>,
    /// The target.
    pub target: Decimal,
    /// The target with its word and unit: 目標 30件.
    pub target_label: String,
    /// What was reached; `None` draws an open bar.
    pub actual: Option<Decimal>,
    /// What was reached with its word and unit: 実績 21件; without a figure the
    /// word of its state.
    pub actual_label: String,
    /// The class suffix of that state.
    pub actual_state: Option<String>,
    /// The rate with its word and sign: 達成率 70％.
    pub rate_label: Option<String>,
    /// Whether the target is a limit: then what lies above it is too much.
    pub is_limit: bool,
}

/// Draws how far an indicator has come, or nothing when its target is where it
/// began. Beyond 125 per cent of the way the bar is broken, and an arrow says
/// that it goes on.
///
/// ```
/// use ayumi::render::chart::{ChartText, ProgressChart, progress};
///
/// let mut chart = ProgressChart {
///     text: ChartText { id: "a".into(), title: "到達".into(), desc: "21件".into() },
///     from: 0.into(),
///     from_label: None,
///     target: 30.into(),
///     target_label: "目標 30件".into(),
///     actual: Some(21.into()),
///     actual_label: "実績 21件".into(),
///     actual_state: None,
///     rate_label: Some("達成率 70％".into()),
///     is_limit: false,
/// };
/// let svg = progress(&chart).unwrap();
/// assert!(svg.contains("class=\"c-gap\"") && svg.contains("達成率 70％"));
///
/// chart.target = 0.into();
/// assert_eq!(progress(&chart), None);
/// ```
pub fn progress(chart: &ProgressChart) -> Option<String> {
    let way = Way::of(chart)?;
    let form = Form {
        width: WIDTH,
        arrow: 14 * UNIT,
        top: 0,
        bar: 24 * UNIT,
        beyond: 3 * UNIT,
        has_point: true,
    };
    let (tip, target) = (form.x(way.reached.clamp(0.0, END)), form.x(1.0));
    let said = Some(chart.actual_label.as_str()).filter(|_| chart.actual.is_some());
    let mut above = Lines::default();
    above.put(said, Place::Around(tip), Ink::ActualText);
    let mut below = Lines::default();
    below.put(
        Some(&chart.target_label),
        Place::Around(target),
        Ink::TargetText,
    );
    below.put(chart.from_label.as_deref(), Place::Left, Ink::AxisText);
    // The rate stands where there is room, first beside the actual figure.
    if let Some(rate) = &chart.rate_label {
        if above.has_room_left(rate) {
            above.put(Some(rate), Place::Left, Ink::RateText);
        } else if above.has_room_right(rate) {
            above.put(Some(rate), Place::Right, Ink::RateText);
        } else if below.has_room_left(rate) {
            below.put(Some(rate), Place::Left, Ink::RateText);
        } else {
            above.put(Some(rate), Place::Left, Ink::RateText);
        }
    }
    let form = Form {
        top: above.height() + form.beyond,
        ..form
    };
    let foot = form.top + form.bar + form.beyond + 2 * DIAMOND + UNIT;
    let height = (foot + below.height()) / UNIT;
    let size = ((WIDTH / UNIT).unsigned_abs(), height.unsigned_abs());
    frame::draw("progress", &chart.text, size, |canvas| {
        form.draw(canvas, chart, &way)?;
        form.draw_state(canvas, chart)?;
        above.draw(canvas, 0)?;
        below.draw(canvas, foot)
    })
}

/// Draws the small form of [`progress`] without a word, 120 × 10, for lists.
/// Nothing without an actual figure.
pub fn distance(chart: &ProgressChart) -> Option<String> {
    chart.actual?;
    let way = Way::of(chart)?;
    let form = Form {
        width: 120 * UNIT,
        arrow: 5 * UNIT,
        top: 2 * UNIT,
        bar: 6 * UNIT,
        beyond: 2 * UNIT,
        has_point: false,
    };
    frame::draw("distance", &chart.text, (120, 10), |canvas| {
        form.draw(canvas, chart, &way)
    })
}

/// The way to the target, from 0 at its beginning to 1.
struct Way {
    reached: f64,
    /// Solid from 0 to here.
    solid: f64,
    /// Hatched from here to there.
    hatched: Option<(f64, f64)>,
}

impl Way {
    fn of(chart: &ProgressChart) -> Option<Self> {
        let (from, target) = (float(chart.from), float(chart.target));
        let actual = float(chart.actual.unwrap_or(chart.from));
        let reached = (actual - from) / (target - from);
        // A target where the bar begins leaves no way.
        if !reached.is_finite() {
            return None;
        }
        let shown = reached.clamp(0.0, END);
        let (low, high) = (shown.min(1.0), shown.max(1.0));
        let is_short = low < high && (shown > 1.0) == chart.is_limit;
        let is_short = is_short && chart.actual.is_some();
        Some(Self {
            reached,
            solid: if chart.is_limit { low } else { shown },
            hatched: is_short.then_some((low, high)),
        })
    }

    fn is_cut(&self) -> bool {
        self.reached > END
    }
}

/// The measures of a drawing, in grid steps.
#[derive(Clone, Copy)]
struct Form {
    width: i32,
    /// The length of the arrow of a bar that goes on.
    arrow: i32,
    /// The top of the bar.
    top: i32,
    /// The height of the bar.
    bar: i32,
    /// How far the target's line reaches beyond it.
    beyond: i32,
    /// Whether that line has a diamond at its foot.
    has_point: bool,
}

impl Form {
    /// Where a part of the way lies.
    fn x(&self, part: f64) -> i32 {
        SIDE + (f64::from(self.width - 2 * SIDE) * part / END) as i32
    }

    fn draw(&self, canvas: &Canvas, chart: &ProgressChart, way: &Way) -> Drawn {
        let plot = ChartBuilder::on(canvas)
            .margin_left(SIDE)
            .margin_right(SIDE)
            .build_cartesian_2d(0.0..END, 0.0..1.0)?;
        let bottom = self.top + self.bar;
        for (part, value) in [(0.0, chart.from), (1.0, chart.target)] {
            let line = self.upright(&plot, part, Ink::Tick);
            canvas.draw(&Tagged::new(Tag::Tick(float(value)), line))?;
        }
        let rectangle = |(from, to): (f64, f64), ink: Ink| {
            let x = |part: f64| {
                let (x, _) = plot.backend_coord(&(part, 0.0));
                // Room for the arrow.
                let end = if way.is_cut() { self.arrow } else { 0 };
                x.min(self.width - SIDE - end)
            };
            Rectangle::new([(x(from), self.top), (x(to), bottom)], ink.filled())
        };
        if chart.actual.is_some() {
            canvas.draw(&rectangle((0.0, 1.0), Ink::Lane))?;
            let solid = rectangle((0.0, way.solid), Ink::Actual);
            canvas.draw(&Tagged::new(Tag::Datum(Series::Actual, 0), solid))?;
        }
        if let Some(span) = way.hatched {
            let gap = rectangle(span, Ink::Gap);
            canvas.draw(&Tagged::new(Tag::Datum(Series::Gap, 0), gap))?;
        }
        if way.is_cut() {
            self.draw_arrow(canvas, chart.is_limit)?;
        }
        if way.reached < 0.0 {
            self.draw_retreat(canvas)?;
        }
        let target = self.upright(&plot, 1.0, Ink::Target);
        canvas.draw(&Tagged::new(Tag::Datum(Series::Target, 0), target))?;
        if self.has_point {
            let (x, _) = plot.backend_coord(&(1.0, 0.0));
            canvas.draw(&diamond((x, bottom + self.beyond + DIAMOND)))?;
        }
        Ok(())
    }

    fn upright(&self, plot: &Plot, part: f64, ink: Ink) -> PathElement<(i32, i32)> {
        let (x, _) = plot.backend_coord(&(part, 0.0));
        let (top, bottom) = (self.top - self.beyond, self.top + self.bar + self.beyond);
        PathElement::new(vec![(x, top), (x, bottom)], ink)
    }

    /// The head of a bar that goes on, and before it a break: from there on the
    /// scale holds no longer.
    fn draw_arrow(&self, canvas: &Canvas, is_limit: bool) -> Drawn {
        let (tip, foot) = (self.width - SIDE, self.width - SIDE - self.arrow);
        let (top, bottom) = (self.top, self.top + self.bar);
        let ink = if is_limit { Ink::Gap } else { Ink::Actual };
        let head = [(foot, top), (tip, (top + bottom) / 2), (foot, bottom)];
        canvas.draw(&Polygon::new(head, ink))?;
        let (wide, lean) = (self.arrow / 3, self.arrow / 4);
        let right = foot - self.arrow / 3;
        let corners = [
            (right - wide + lean, top - UNIT),
            (right + lean, top - UNIT),
            (right - lean, bottom + UNIT),
            (right - wide - lean, bottom + UNIT),
        ];
        canvas.draw(&Polygon::new(corners, Ink::Break))
    }

    /// An arrow at the beginning for a figure that lies behind it.
    fn draw_retreat(&self, canvas: &Canvas) -> Drawn {
        let (half, middle) = (self.bar / 3, self.top + self.bar / 2);
        let head = [
            (SIDE, middle),
            (SIDE + self.arrow, middle - half),
            (SIDE + self.arrow, middle + half),
        ];
        canvas.draw(&Polygon::new(head, Ink::Actual))
    }

    /// Where there is no figure: a bar without an end, with the word for it.
    fn draw_state(&self, canvas: &Canvas, chart: &ProgressChart) -> Drawn {
        if chart.actual.is_some() {
            return Ok(());
        }
        let (top, bottom) = (self.top, self.top + self.bar);
        let end = self.x(1.0) - 6 * UNIT;
        let open = vec![(end, top), (SIDE, top), (SIDE, bottom), (end, bottom)];
        canvas.draw(&PathElement::new(open, Ink::Open))?;
        let state = State::named(chart.actual_state.as_deref().unwrap_or_default());
        let word = super::text::fit(&chart.actual_label, TEXT, end - 2 * AIR);
        let style = style(Ink::Missing(state), TEXT, HPos::Center);
        canvas.draw(&Text::new(word, (end / 2, (top + bottom) / 2), style))
    }
}

/// Where a text stands in its line.
#[derive(Clone, Copy)]
enum Place {
    Left,
    Right,
    /// Around a point, as far as the drawing reaches.
    Around(i32),
}

/// Texts above or below the bar, each on a line that has room for it. What is
/// longer than a line goes on in the next, since no figure may be cut.
#[derive(Default)]
struct Lines(Vec<Vec<(String, i32, Ink)>>);

impl Lines {
    fn put(&mut self, text: Option<&str>, place: Place, ink: Ink) {
        for part in wrap(text.unwrap_or_default(), TEXT, WIDTH) {
            let wide = width(part, TEXT);
            let left = match place {
                Place::Left => 0,
                Place::Right => WIDTH - wide,
                Place::Around(x) => (x - wide / 2).min(WIDTH - wide).max(0),
            };
            let is_free = |line: &&mut Vec<(String, i32, Ink)>| {
                line.iter().all(|(other, start, _)| {
                    left + wide + AIR <= *start || start + width(other, TEXT) + AIR <= left
                })
            };
            let entry = (part.to_owned(), left, ink);
            match self.0.first_mut().filter(is_free) {
                Some(line) => line.push(entry),
                None => self.0.push(vec![entry]),
            }
        }
    }

    /// Whether the first line has text, and room for more before it.
    fn has_room_left(&self, text: &str) -> bool {
        let starts = self
            .0
            .first()
            .into_iter()
            .flatten()
            .map(|(_, left, _)| *left);
        starts
            .min()
            .is_some_and(|left| width(text, TEXT) + AIR <= left)
    }

    /// The same behind it.
    fn has_room_right(&self, text: &str) -> bool {
        let first = self.0.first().into_iter().flatten();
        let ends = first.map(|(other, left, _)| left + width(other, TEXT));
        ends.max()
            .is_some_and(|end| end + AIR + width(text, TEXT) <= WIDTH)
    }

    fn height(&self) -> i32 {
        LINE.saturating_mul(i32::try_from(self.0.len()).unwrap_or(i32::MAX))
    }

    fn draw(&self, canvas: &Canvas, top: i32) -> Drawn {
        let mut y = top + LINE / 2;
        for line in &self.0 {
            for (text, left, ink) in line {
                // At an edge it is held there: real letters may be wider than
                // the estimate.
                let end = left + width(text, TEXT);
                let (x, side) = match *left {
                    0 => (0, HPos::Left),
                    _ if end >= WIDTH => (end, HPos::Right),
                    left => ((left + end) / 2, HPos::Center),
                };
                canvas.draw(&Text::new(text.as_str(), (x, y), style(*ink, TEXT, side)))?;
            }
            y += LINE;
        }
        Ok(())
    }
}
