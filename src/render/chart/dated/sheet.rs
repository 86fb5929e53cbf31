//! Where everything in the drawing stands. Nothing is drawn here: the ways to
//! name the lines are tried one after the other, and the first that has room
//! for all is taken.

use super::super::board::{Area, Board};
use super::super::text::UNIT;
use super::ends::Ends;
use super::legend::{Legend, Sample};
use super::marks::MARK;
use super::range::Range;
use super::times::{Time, times};
use super::values::{place_target, place_values, strokes};
use super::{DatedChart, LINE, MOST, Series, WIDTH, Words, float};
use plotters::coord::CoordTranslate;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;

/// The height of the plot, if the labels at its end need no more.
const PLOT: i32 = 160 * UNIT;
/// The highest it grows for them, or for the words of several targets.
const HIGHEST: i32 = 240 * UNIT;
/// The shortest way from the first date to the last beside labels.
const SHORTEST: i32 = 120 * UNIT;
/// Room for a value above the highest point.
const VALUE: i32 = 22 * UNIT;
/// From the sides of the plot to the first and the last date: half a value.
const INSET: i32 = 22 * UNIT;
/// The same on the right, where nothing is written above a point.
const EDGE: i32 = 8 * UNIT;
/// From the plot to the middle of the dates below it, and to their end.
const DATE_DROP: i32 = 16 * UNIT;
const DATES: i32 = 25 * UNIT;

/// The places of time and value.
pub(super) type Grid = Cartesian2d<RangedCoordf64, RangedCoordf64>;

/// How the lines are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Naming {
    /// With their last values at their ends.
    Ends,
    /// Above the plot, the last values at the ends of the lines.
    Values,
    /// Above the plot, and every value at its point.
    Above,
}

/// A way to lay a chart out.
#[derive(Debug, Clone, Copy)]
struct Way {
    naming: Naming,
    /// Whether the words of the target stand above the plot.
    is_target_above: bool,
    /// The height of the plot, if the labels at its end need no more.
    high: i32,
}

/// A target as it is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Level {
    /// The number of its line.
    pub(super) number: usize,
    /// Where its line ends, and where its diamond stands.
    pub(super) end: i32,
    pub(super) diamond: Option<i32>,
    pub(super) y: i32,
}

/// A drawing laid out.
pub(super) struct Sheet<'a> {
    pub(super) lines: Vec<Series<'a>>,
    pub(super) range: Range,
    pub(super) grid: Grid,
    /// The sides of the plot: left, top, right and floor.
    pub(super) plot: Area,
    pub(super) legend: Legend,
    pub(super) ends: Ends<'a>,
    /// The place of the last date, where the labels begin.
    pub(super) end: i32,
    /// The places of the dates.
    pub(super) dates: Vec<i32>,
    pub(super) levels: Vec<Level>,
    pub(super) words: Vec<Words>,
    /// From this distance on, two dates have something unknown between them.
    pub(super) apart: f64,
}

impl<'a> Sheet<'a> {
    /// Lays out a chart; none without a figure, with too many lines, or with
    /// several targets of which one finds no room for its words.
    pub(super) fn new(chart: &'a DatedChart) -> Option<Self> {
        let lines = Series::all(chart);
        if chart.lines.len() > MOST || lines.is_empty() {
            return None;
        }
        let is_alone = chart.targets().count() < 2;
        let ways = [Naming::Ends, Naming::Values, Naming::Above].map(|naming| {
            let first = Way {
                naming,
                is_target_above: false,
                high: PLOT,
            };
            // Above the plot, words of several targets would not say which line
            // is whose; a higher plot has more room between the lines.
            let second = Way {
                is_target_above: is_alone,
                high: if is_alone { PLOT } else { HIGHEST },
                ..first
            };
            [first, second]
        });
        let mut ways = ways.iter().flatten();
        ways.find_map(|way| Self::with(chart, &lines, *way))
    }

    /// Lays it out in one way; none where something finds no room.
    fn with(chart: &'a DatedChart, lines: &[Series<'a>], way: Way) -> Option<Self> {
        let Way {
            naming,
            is_target_above,
            high,
        } = way;
        let range = range_of(chart, lines)?;
        let time = Time::of(chart, lines);
        let legend = legend_of(chart, lines, way);
        let mut ends = match naming {
            Naming::Above => Ends::default(),
            _ => Ends::new(lines, time.last, naming == Naming::Ends)?,
        };
        let high = ends.height().max(high);
        if high > HIGHEST {
            return None;
        }
        let top = legend.height + VALUE;
        let floor = top + high;
        let y = |value: f64| {
            let share = (range.hi - value) / (range.hi - range.lo);
            top + (share * f64::from(high)) as i32
        };
        // Only targets whose lines go on beside the labels stand in their way.
        let borders = chart.targets().filter(|_| time.is_open);
        let borders = borders.map(|(_, target)| y(float(target.value)));
        let mut borders: Vec<_> = borders.collect();
        borders.sort();
        borders.dedup();
        let border = |y: &i32| Area::between((0, y - MARK), (0, y + MARK));
        let borders: Vec<_> = borders.iter().map(border).collect();
        let last_point = |number: usize| {
            let line = lines.iter().find(|line| line.number == number);
            let point = line.and_then(|line| line.points.last());
            point.map_or(floor, |point| y(point.value))
        };
        let has_room = ends.spread(last_point, (top - LINE / 2, floor), &borders);
        // Across one of several lines a label would seem to be of that line.
        if !has_room && borders.len() > 1 {
            return None;
        }

        let left = range.label_width() + 6 * UNIT;
        let (first, right) = match naming {
            Naming::Above => (left + INSET, WIDTH - INSET),
            _ => between_labels(left + INSET, ends.width(), &time)?,
        };
        let values = range.lo..range.hi;
        let grid = Grid::new(time.from..time.to, values, (first..right, floor..top));
        let x = |at: i32| grid.translate(&(f64::from(at), range.lo)).0;
        let (end, _) = grid.translate(&(time.last, range.lo));
        let plot = Area::between((left, top), ((right + MARK).min(WIDTH), floor));
        let levels = chart.targets().map(|(number, target)| {
            let diamond = target.at.map(x);
            Level {
                number,
                end: diamond.filter(|at| *at > end).unwrap_or(plot.right),
                diamond,
                y: grid.translate(&(time.from, float(target.value))).1,
            }
        });
        let levels: Vec<_> = levels.collect();

        let dates: Vec<_> = chart.points.iter().map(|point| x(point.at)).collect();
        let short = chart.points.iter().map(|point| point.short.as_str());
        let named: Vec<_> = short.zip(dates.iter().copied()).collect();
        let mut words = times(&named, floor + DATE_DROP);
        words.extend(legend.words.iter().cloned());
        words.extend(ends.words(end));

        let bounds = Area::between((left, legend.height), (WIDTH, floor));
        let mut board = board_of(lines, &grid, &levels, bounds);
        ends.areas(end).for_each(|area| board.take(area));
        let labels = chart.targets().map(|(_, target)| target.label.as_str());
        let labels = labels.zip(&levels).filter(|_| !is_target_above);
        for (label, level) in labels.filter(|(label, _)| !label.trim().is_empty()) {
            words.push(place_target(label, *level, &levels, left, &mut board)?);
        }
        let labelled = (naming != Naming::Above).then_some(time.last);
        words.extend(place_values(lines, &grid, labelled, &mut board));
        Some(Self {
            lines: lines.to_vec(),
            range,
            grid,
            plot,
            legend,
            ends,
            end,
            dates,
            levels,
            words,
            apart: time.apart,
        })
    }

    /// The height of the drawing, in grid steps.
    pub(super) fn height(&self) -> i32 {
        self.plot.bottom + DATES
    }
}

/// The scale of all figures and targets.
fn range_of(chart: &DatedChart, lines: &[Series]) -> Option<Range> {
    let figures = lines.iter().flat_map(|line| &line.points);
    let figures = figures.map(|point| point.value);
    let targets = chart.targets().map(|(_, target)| float(target.value));
    Range::holding(&figures.chain(targets).collect::<Vec<_>>())
}

/// The unit, and what is not named at its place.
fn legend_of(chart: &DatedChart, lines: &[Series], way: Way) -> Legend {
    let names = lines.iter().filter(|_| way.naming != Naming::Ends);
    let names = names.map(|line| (Sample::Line(line.number), line.name));
    let targets = chart.targets().filter(|_| way.is_target_above);
    let targets = targets.map(|(_, target)| (Sample::Target, target.label.as_str()));
    let entries = names.chain(targets);
    let entries = entries.filter(|(_, name)| !name.trim().is_empty());
    Legend::new(&chart.unit, &entries.collect::<Vec<_>>())
}

/// The places of the first and the last date, so that labels `room` wide stand
/// right of the last figure; none where too little is left of the plot.
fn between_labels(first: i32, room: i32, time: &Time) -> Option<(i32, i32)> {
    let long = f64::from(WIDTH - room - first);
    let most = f64::from(WIDTH - EDGE - first);
    // Nothing has passed at the first date: the labels take of the time to come.
    let right = first + (long / time.share()).min(most) as i32;
    (long >= 0.0 && right - first >= SHORTEST).then_some((first, right))
}

/// The board with every mark and line on it.
fn board_of(lines: &[Series], grid: &Grid, levels: &[Level], bounds: Area) -> Board {
    let points = lines.iter().flat_map(|line| &line.points);
    let points = points.map(|point| grid.translate(&(point.at, point.value)));
    let diamonds = levels.iter();
    let diamonds = diamonds.filter_map(|level| Some((level.diamond?, level.y)));
    let marks = points.chain(diamonds);
    Board {
        bounds,
        bars: strokes(lines, grid, levels, bounds.left),
        taken: marks
            .map(|middle| Area::around(middle, (2 * MARK, 2 * MARK)))
            .collect(),
    }
}
