//! From one plan to the next: the counted parts of both as two bars, and a band
//! between what the first says goes on and what the second says it took over.
//! Where the two do not agree, the difference is seen.

use super::ChartText;
use super::board::{Label, style};
use super::frame::{self, Canvas, Drawn, Plot};
use super::ink::{FlowKind, Ink};
use super::mark::{Series, Tag, Tagged};
use super::text::{TEXT, UNIT, width};
use super::wrap::{wrap, wrap_short};
use plotters::chart::ChartBuilder;
use plotters::element::{PathElement, Polygon, Rectangle, Text};
use plotters::style::Color;
use plotters::style::text_anchor::HPos;

const WIDTH: i32 = 360 * UNIT;
/// Half an outline.
const SIDE: i32 = UNIT;
/// The height of a line of text.
const LINE: i32 = 19 * UNIT;
/// From the edge of a part to its words.
const PAD: i32 = 4 * UNIT;
/// From a caption to its bar.
const NEAR: i32 = 4 * UNIT;
/// The height of the bands.
const BAND: i32 = 34 * UNIT;
/// How many lines the word of a part may have.
const LINES: usize = 2;

/// The parts of a plan and of the one that follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowChart {
    /// The words that stand for the drawing.
    pub text: ChartText,
    /// The earlier plan.
    pub before: FlowSide,
    /// The later plan.
    pub here: FlowSide,
    /// The parts that go on: the place of a part in the earlier plan, that of
    /// the same in the later one.
    pub pairs: Vec<FlowPair>,
}

/// One of the two plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowSide {
    /// Its name, what is counted, how many in all.
    pub caption: String,
    /// Its parts.
    pub parts: Vec<FlowPart>,
}

/// A counted part of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowPart {
    /// Its word.
    pub word: String,
    /// How many.
    pub count: u32,
}

/// A part that goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowPair {
    /// Its place among the parts of the earlier plan.
    pub from: usize,
    /// Its place among those of the later one.
    pub to: usize,
    /// What is written where the two counts differ: 差 1.
    pub difference: String,
}

/// Draws two plans and what goes on between them, or nothing when there is
/// nothing to count. The later bar begins below the first part that goes on, so
/// that a difference shows at its end.
///
/// ```
/// use ayumi::render::chart::{ChartText, FlowChart, FlowPair, FlowPart, FlowSide, flow};
///
/// let side = |caption: &str, parts: [(&str, u32); 2]| FlowSide {
///     caption: caption.into(),
///     parts: parts.map(|(word, count)| FlowPart { word: word.into(), count }).into(),
/// };
/// let chart = FlowChart {
///     text: ChartText { id: "a".into(), title: "移り変わり".into(), desc: "67と60".into() },
///     before: side("第1期 67", [("完了", 25), ("継続", 42)]),
///     here: side("第2期 60", [("新規", 19), ("継続", 41)]),
///     pairs: vec![FlowPair { from: 1, to: 1, difference: "差 1".into() }],
/// };
/// let svg = flow(&chart).unwrap();
/// assert!(svg.contains("class=\"f-kept\" data-s=\"flow\" data-i=\"1\""));
/// assert!(svg.contains("差 1"));
/// ```
pub fn flow(chart: &FlowChart) -> Option<String> {
    let sheet = Sheet::new(chart)?;
    let height = u32::try_from((sheet.bottom() + UNIT - 1) / UNIT).ok()?;
    let size = ((WIDTH / UNIT).unsigned_abs(), height);
    frame::draw("flow", &chart.text, size, |canvas| sheet.draw(canvas))
}

/// A part with its place on the scale.
struct Part<'a> {
    row: usize,
    part: &'a FlowPart,
    kind: FlowKind,
    from: f64,
    to: f64,
    /// What stands on it.
    lines: Vec<String>,
    /// Whether that is its word and its count.
    is_named: bool,
}

/// Where everything stands, in grid steps.
struct Sheet<'a> {
    end: f64,
    before: Vec<Part<'a>>,
    here: Vec<Part<'a>>,
    /// What is written above and below.
    captions: [Vec<&'a str>; 2],
    /// The words that found no room on their parts.
    unnamed: [Vec<String>; 2],
    bar: i32,
    /// From, to and the words for a difference.
    bands: Vec<(usize, usize, &'a str)>,
}

impl<'a> Sheet<'a> {
    fn new(chart: &'a FlowChart) -> Option<Self> {
        let known = |pair: &&FlowPair| {
            pair.from < chart.before.parts.len() && pair.to < chart.here.parts.len()
        };
        let pairs: Vec<&FlowPair> = chart.pairs.iter().filter(known).collect();
        let goes = |at: usize| pairs.iter().any(|pair| pair.from == at);
        let came = |at: usize| pairs.iter().any(|pair| pair.to == at);
        let all = 0..chart.before.parts.len();
        let ended = all.filter(|at| !goes(*at));
        let before: Vec<usize> = ended.chain(pairs.iter().map(|pair| pair.from)).collect();
        let all = 0..chart.here.parts.len();
        let new = all.filter(|at| !came(*at));
        let here: Vec<usize> = pairs.iter().map(|pair| pair.to).chain(new).collect();
        // The later bar begins where the first part that goes on does.
        let counts = |side: &FlowSide, places: &[usize]| -> f64 {
            let parts = places.iter().filter_map(|at| side.parts.get(*at));
            parts.map(|part| f64::from(part.count)).sum()
        };
        let start = match pairs.is_empty() {
            true => 0.0,
            false => counts(&chart.before, &before[..before.len() - pairs.len()]),
        };
        let wholes = counts(&chart.before, &before) + counts(&chart.here, &here);
        let end = counts(&chart.before, &before).max(start + counts(&chart.here, &here));
        if wholes == 0.0 {
            return None;
        }
        let first = chart.before.parts.len();
        let before = parts(
            &chart.before,
            &before,
            (0, 0.0, end),
            &goes,
            FlowKind::Ended,
        );
        let here = parts(
            &chart.here,
            &here,
            (first, start, end),
            &came,
            FlowKind::New,
        );
        let lines = before.iter().chain(&here).map(|part| part.lines.len());
        let room = WIDTH - TEXT / 2;
        let unnamed = |parts: &[Part]| -> Vec<String> {
            let unnamed = parts.iter().filter(|p| !p.is_named && p.part.count > 0);
            let texts = unnamed.map(|p| format!("{} {}", p.part.word, p.part.count));
            texts
                .flat_map(|text| {
                    wrap(&text, TEXT, room)
                        .into_iter()
                        .map(str::to_owned)
                        .collect::<Vec<_>>()
                })
                .collect()
        };
        Some(Self {
            end,
            bar: LINE * lines.max().unwrap_or(1).max(1) as i32 + 2 * PAD,
            captions: [&chart.before, &chart.here].map(|side| wrap(&side.caption, TEXT, room)),
            unnamed: [unnamed(&before), unnamed(&here)],
            before,
            here,
            bands: pairs
                .iter()
                .map(|pair| (pair.from, first + pair.to, pair.difference.as_str()))
                .collect(),
        })
    }

    fn text_height(&self, side: usize) -> i32 {
        let lines = self.captions[side].len() + self.unnamed[side].len();
        LINE.saturating_mul(i32::try_from(lines).unwrap_or(i32::MAX))
    }

    /// The tops of the two bars.
    fn tops(&self) -> [i32; 2] {
        let first = self.text_height(0) + NEAR;
        [first, first + self.bar + BAND]
    }

    fn bottom(&self) -> i32 {
        let ends = self.tops()[1] + self.bar + NEAR + UNIT;
        ends.saturating_add(self.text_height(1))
    }

    fn draw(&self, canvas: &Canvas) -> Drawn {
        let plot = ChartBuilder::on(canvas)
            .margin_left(SIDE)
            .margin_right(SIDE)
            .build_cartesian_2d(0.0..self.end, 0.0..1.0)?;
        let tops = self.tops();
        for value in [0.0, self.end] {
            let x = at(&plot, value);
            let line = PathElement::new(vec![(x, tops[0]), (x, tops[1])], Ink::Tick);
            canvas.draw(&Tagged::new(Tag::Tick(value), line))?;
        }
        self.draw_bands(canvas, &plot)?;
        for (side, top) in [&self.before, &self.here].into_iter().zip(tops) {
            for part in side.iter().filter(|part| part.part.count > 0) {
                self.draw_part(canvas, &plot, part, top)?;
            }
        }
        let below = tops[1] + self.bar + NEAR;
        for (side, top) in [(0, 0), (1, below)] {
            let unnamed = self.unnamed[side].iter().map(String::as_str);
            let mut y = top + LINE / 2;
            for line in self.captions[side].iter().copied().chain(unnamed) {
                let style = style(Ink::RowText, TEXT, HPos::Left);
                canvas.draw(&Text::new(line, (0, y), style))?;
                y += LINE;
            }
        }
        Ok(())
    }

    fn draw_part(&self, canvas: &Canvas, plot: &Plot, part: &Part, top: i32) -> Drawn {
        let (left, right) = (at(plot, part.from), at(plot, part.to));
        let corners = [(left, top), (right, top + self.bar)];
        let shape = Rectangle::new(corners, Ink::Flow(part.kind).filled());
        canvas.draw(&Tagged::new(Tag::Datum(Series::Flow, part.row), shape))?;
        let mut y = top + self.bar / 2 - LINE * (part.lines.len() as i32 - 1) / 2;
        for text in &part.lines {
            let label = Label {
                text,
                size: TEXT,
                vertical: false,
            };
            label.draw(canvas, Ink::OnFlow(part.kind), ((left + right) / 2, y))?;
            y += LINE;
        }
        Ok(())
    }

    /// A band as wide as the smaller count, and at the larger one a stub of what
    /// the other does not have.
    fn draw_bands(&self, canvas: &Canvas, plot: &Plot) -> Drawn {
        let [first, second] = self.tops();
        let (top, bottom) = (first + self.bar, second);
        let mut edge = 0;
        for (from, to, words) in &self.bands {
            let found = |parts: &'_ [Part<'a>], row: usize| {
                let part = parts.iter().find(|part| part.row == row)?;
                Some((part.from, part.to))
            };
            let (Some(a), Some(b)) = (found(&self.before, *from), found(&self.here, *to)) else {
                continue;
            };
            let both = (a.1 - a.0).min(b.1 - b.0);
            let corners = [
                (at(plot, a.0), top),
                (at(plot, a.0 + both), top),
                (at(plot, b.0 + both), bottom),
                (at(plot, b.0), bottom),
            ];
            canvas.draw(&Polygon::new(corners, Ink::Band))?;
            let (longer, y, depth) = match a.1 - a.0 > b.1 - b.0 {
                true => (a, top, BAND / 2),
                false => (b, bottom, -BAND / 2),
            };
            let (left, right) = (at(plot, longer.0 + both), at(plot, longer.1));
            if longer.1 - longer.0 <= both {
                continue;
            }
            let stub = [(left, y), (left, y + depth), (right, y + depth), (right, y)];
            canvas.draw(&PathElement::new(stub, Ink::Open))?;
            // Beside the stub, on the side that has room.
            let wide = width(words, TEXT);
            let fits = right + 2 * PAD + wide <= WIDTH;
            let x = if fits {
                right + 2 * PAD
            } else {
                left - 2 * PAD - wide
            };
            if x >= edge {
                edge = x + wide + 2 * PAD;
                let style = style(Ink::CountText, TEXT, HPos::Left);
                canvas.draw(&Text::new(*words, (x, (top + bottom) / 2), style))?;
            }
        }
        Ok(())
    }
}

/// Lays the parts of a plan side by side: from the row of its first part and
/// where its bar begins, on a scale with such an end.
fn parts<'a>(
    side: &'a FlowSide,
    places: &[usize],
    (first, start, end): (usize, f64, f64),
    is_kept: &impl Fn(usize) -> bool,
    other: FlowKind,
) -> Vec<Part<'a>> {
    let mut to = start;
    let mut laid = Vec::new();
    for place in places {
        let Some(part) = side.parts.get(*place) else {
            continue;
        };
        let from = to;
        to += f64::from(part.count);
        let room = (f64::from(WIDTH - 2 * SIDE) * (to - from) / end) as i32 - 2 * PAD;
        let count = part.count.to_string();
        let mut lines = wrap_short(&part.word, TEXT, room, LINES);
        // A word that is cut or torn apart says less than the caption does.
        let is_named = !part.word.is_empty()
            && lines
                .concat()
                .chars()
                .filter(|c| !c.is_whitespace())
                .eq(part.word.chars().filter(|c| !c.is_whitespace()))
            && lines
                .iter()
                .chain([&count])
                .all(|line| width(line, TEXT) <= room);
        if is_named {
            lines.push(count);
        } else {
            lines = Some(count)
                .filter(|n| width(n, TEXT) <= room)
                .into_iter()
                .collect();
        }
        laid.push(Part {
            row: first + place,
            part,
            kind: if is_kept(*place) {
                FlowKind::Kept
            } else {
                other
            },
            from,
            to,
            lines,
            is_named,
        });
    }
    laid
}

/// Where a value of the scale lies.
fn at(plot: &Plot, value: f64) -> i32 {
    plot.backend_coord(&(value, 0.0)).0
}
