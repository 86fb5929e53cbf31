//! Amounts of money as bars from left to right, all from the same zero. One
//! year: the name and the amount stand above their bar. Several years: a group
//! a line, with a bar a year, its name before it and its amount behind it.

use super::axis::Scale;
use super::board::style;
use super::frame::{self, Canvas, Drawn};
use super::ink::{Ink, MoneyMark, State};
use super::mark::{Series, Tag, Tagged};
use super::text::{TEXT, UNIT, width};
use super::wrap::wrap;
use super::{ChartText, float};
use plotters::chart::ChartBuilder;
use plotters::element::{PathElement, Rectangle, Text};
use plotters::style::Color;
use plotters::style::text_anchor::HPos;
use rust_decimal::Decimal;

const WIDTH: i32 = 360 * UNIT;
/// The margins left and right: half an outline.
const SIDE: i32 = UNIT;
/// The height of a line of text.
const LINE: i32 = 20 * UNIT;
/// The height of a bar.
const BAR: i32 = 14 * UNIT;
/// From a bar to the next group.
const APART: i32 = 10 * UNIT;
/// From a text to a bar or another text beside it.
const AIR: i32 = 8 * UNIT;
/// How far the zero line stands out above and below a bar.
const OUT: i32 = 2 * UNIT;
/// Bars shorter than this stand below their text instead of beside it, and a
/// name with less room than this has lines of its own.
const LEAST: i32 = 120 * UNIT;

/// Amounts of money, line by line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyChart {
    /// The words that stand for the drawing.
    pub text: ChartText,
    /// The names of the years, one a bar of each group. A single one is not
    /// written.
    pub columns: Vec<String>,
    /// The lines, from top to bottom.
    pub groups: Vec<MoneyGroup>,
}

/// One line: a bar a column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MoneyGroup {
    /// Its name, over as many lines of text as it needs.
    pub label: String,
    /// The class suffix: `line`, `not_itemised` for what no line accounts for,
    /// or `total`. Anything else is drawn as `line`.
    pub class: String,
    /// One a column.
    pub bars: Vec<MoneyBar>,
}

/// An amount, or why there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MoneyBar {
    /// The amount; below zero the bar goes to the left.
    pub amount: Option<Decimal>,
    /// The amount with its unit as the table writes it, else the word for its
    /// absence.
    pub label: String,
    /// Without an amount, the class suffix of its state: `not_yet_known`,
    /// `not_set`, `unreadable`, `not_judged` or `not_in_source`.
    pub state: String,
}

/// Draws amounts of money, or nothing where there is no amount at all. All bars
/// but those of the last column are of an earlier year and drawn paler. An
/// amount that is missing is an open bar of dashes with its word.
///
/// ```
/// use ayumi::render::chart::{ChartText, MoneyBar, MoneyChart, MoneyGroup, money};
///
/// let bar = MoneyBar { amount: Some("67".parse().unwrap()), label: "67千円".into(), ..MoneyBar::default() };
/// let mut chart = MoneyChart {
///     text: ChartText { id: "a".into(), title: "費用".into(), desc: "67千円".into() },
///     columns: vec!["令和5".into()],
///     groups: vec![MoneyGroup { label: "研修".into(), class: "line".into(), bars: vec![bar] }],
/// };
/// let svg = money(&chart).unwrap();
/// assert!(svg.contains("class=\"m-line\" data-s=\"money\" data-i=\"0\" data-c=\"0\""));
///
/// chart.groups.clear();
/// assert_eq!(money(&chart), None);
/// ```
pub fn money(chart: &MoneyChart) -> Option<String> {
    let bars = chart.groups.iter().flat_map(|g| &g.bars);
    let scale = Scale::holding(bars.filter_map(|b| b.amount).map(float))?;
    let sheet = Sheet::new(chart)?;
    let height = u32::try_from(sheet.height / UNIT).ok()?;
    let size = ((WIDTH / UNIT).unsigned_abs(), height);
    frame::draw("money", &chart.text, size, |canvas| {
        sheet.draw(canvas, &scale)
    })
}

/// A text and where it stands.
struct Words<'a> {
    text: &'a str,
    at: (i32, i32),
    side: HPos,
    ink: Ink,
}

/// A bar and where it stands.
struct Place<'a> {
    bar: &'a MoneyBar,
    row: usize,
    column: usize,
    mark: MoneyMark,
    top: i32,
}

/// Where everything stands, in grid steps.
struct Sheet<'a> {
    words: Vec<Words<'a>>,
    places: Vec<Place<'a>>,
    /// The ends of the scale.
    left: i32,
    right: i32,
    height: i32,
}

impl<'a> Sheet<'a> {
    /// Lays out the chart; none when it is taller than numbers go.
    fn new(chart: &'a MoneyChart) -> Option<Self> {
        let bars = chart.groups.iter().flat_map(|g| &g.bars);
        let widest = bars.map(|b| width(&b.label, TEXT)).max().unwrap_or(0);
        let names = chart.columns.iter().map(|c| width(c, TEXT)).max();
        let names = names.unwrap_or(0) + AIR;
        let is_one = chart.columns.len() < 2;
        let is_beside = !is_one && WIDTH - 2 * SIDE - names - widest - AIR >= LEAST;
        let mut sheet = Self {
            words: Vec::new(),
            places: Vec::new(),
            left: if is_beside { SIDE + names } else { SIDE },
            right: WIDTH - SIDE - if is_beside { widest + AIR } else { 0 },
            height: 0,
        };
        for (row, group) in chart.groups.iter().enumerate() {
            if is_one {
                sheet.one(row, group)?;
            } else {
                sheet.several(row, group, &chart.columns, is_beside)?;
            }
            sheet.grow(APART)?;
        }
        // Up to a whole unit, without the air below the last group.
        sheet.grow(UNIT - 1 - APART + OUT)?;
        Some(sheet)
    }

    fn grow(&mut self, by: i32) -> Option<()> {
        self.height = self.height.checked_add(by)?;
        Some(())
    }

    /// Name and amount in a line, the bar below it.
    fn one(&mut self, row: usize, group: &'a MoneyGroup) -> Option<()> {
        let value = group.bars.first().map_or("", |b| &b.label);
        let room = WIDTH - width(value, TEXT) - AIR;
        let is_shared = room >= LEAST;
        let lines = self.name(&group.label, if is_shared { room } else { WIDTH })?;
        if !is_shared || lines == 0 {
            self.grow(LINE)?;
        }
        for (column, bar) in group.bars.iter().enumerate().take(1) {
            self.value(bar, self.height - LINE / 2);
            self.place(row, group, column, 1, self.height);
            self.grow(OUT + BAR)?;
        }
        Some(())
    }

    /// The name, then a bar a year.
    fn several(
        &mut self,
        row: usize,
        group: &'a MoneyGroup,
        columns: &'a [String],
        is_beside: bool,
    ) -> Option<()> {
        self.name(&group.label, WIDTH)?;
        for (column, (bar, name)) in group.bars.iter().zip(columns).enumerate() {
            let middle = self.height + LINE / 2;
            self.words.push(Words {
                text: name,
                at: (0, middle),
                side: HPos::Left,
                ink: Ink::YearText,
            });
            self.value(bar, middle);
            let top = if is_beside {
                middle - BAR / 2 - OUT
            } else {
                self.height + LINE
            };
            self.place(row, group, column, columns.len(), top);
            self.grow(LINE + if is_beside { 0 } else { OUT + BAR + OUT })?;
        }
        Some(())
    }

    /// Writes a name, and says over how many lines.
    fn name(&mut self, label: &'a str, room: i32) -> Option<usize> {
        let lines = wrap(label, TEXT, room);
        let count = lines.len();
        for text in lines {
            self.words.push(Words {
                text,
                at: (0, self.height.checked_add(LINE / 2)?),
                side: HPos::Left,
                ink: Ink::RowText,
            });
            self.grow(LINE)?;
        }
        Some(count)
    }

    /// A number too long for the drawing is left out; the table has it.
    fn value(&mut self, bar: &'a MoneyBar, middle: i32) {
        if width(&bar.label, TEXT) <= WIDTH {
            self.words.push(Words {
                text: &bar.label,
                at: (WIDTH, middle),
                side: HPos::Right,
                ink: match bar.amount {
                    Some(_) => Ink::CountText,
                    None => Ink::Missing(State::named(&bar.state)),
                },
            });
        }
    }

    fn place(&mut self, row: usize, group: &'a MoneyGroup, column: usize, of: usize, top: i32) {
        let mark = MoneyMark::named(&group.class);
        if let Some(bar) = group.bars.get(column) {
            self.places.push(Place {
                bar,
                row,
                column,
                mark: if mark == MoneyMark::Line && column + 1 < of {
                    MoneyMark::Earlier
                } else {
                    mark
                },
                top: top + OUT,
            });
        }
    }

    fn draw(&self, canvas: &Canvas, scale: &Scale) -> Drawn {
        let plot = ChartBuilder::on(canvas)
            .margin_left(self.left)
            .margin_right(WIDTH - self.right)
            .build_cartesian_2d(scale.lo..scale.hi, 0.0..1.0)?;
        let x = |value: f64| plot.backend_coord(&(value, 0.0)).0;
        let zero = x(0.0);
        // An open bar goes to where there is more room; it means no direction.
        let open = if self.right - zero < zero - self.left {
            self.left
        } else {
            self.right
        };
        for end in [scale.lo, scale.hi].into_iter().filter(|end| *end != 0.0) {
            let tick = PathElement::new(vec![(x(end), 0), (x(end), self.height)], Ink::Tick);
            canvas.draw(&Tagged::new(Tag::Tick(end), tick))?;
        }
        for place in &self.places {
            place.draw(canvas, zero, open, &x)?;
        }
        for words in &self.words {
            let style = style(words.ink, TEXT, words.side);
            canvas.draw(&Text::new(words.text, words.at, style))?;
        }
        Ok(())
    }
}

impl Place<'_> {
    /// The bar, or two dashed lines with no end between them, and the zero line
    /// over it.
    fn draw(&self, canvas: &Canvas, zero: i32, open: i32, x: &impl Fn(f64) -> i32) -> Drawn {
        let bottom = self.top + BAR;
        match self.bar.amount {
            Some(amount) => {
                let end = x(float(amount));
                let (from, to) = (zero.min(end), zero.max(end));
                let ink = Ink::Money(self.mark).filled();
                let bar = Rectangle::new([(from, self.top), (to, bottom)], ink);
                canvas.draw(&Tagged::new(
                    Tag::Cell(Series::Money, self.row, self.column),
                    bar,
                ))?;
            }
            None => {
                let ink = Ink::Missing(State::named(&self.bar.state));
                for y in [self.top, bottom] {
                    canvas.draw(&PathElement::new(
                        vec![(zero.min(open), y), (zero.max(open), y)],
                        ink,
                    ))?;
                }
            }
        }
        let line = vec![(zero, self.top - OUT), (zero, bottom + OUT)];
        let line = PathElement::new(line, Ink::Axis);
        canvas.draw(&Tagged::new(Tag::Tick(0.0), line))
    }
}
