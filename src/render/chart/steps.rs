//! The steps: a milestone of a measure as a stair that rises by a tread a year.
//! A dot on a tread says whether its stage was reached.

use super::ChartText;
use super::board::Label;
use super::frame::{self, Canvas, Drawn, Plot};
use super::header::Header;
use super::ink::{Ink, StepState};
use super::mark::{Series, Tag, Tagged};
use super::text::{TEXT, UNIT};
use super::wrap::wrap_short;
use super::years::YearNames;
use plotters::chart::ChartBuilder;
use plotters::element::{Circle, PathElement, Polygon};
use plotters::style::Color;

const WIDTH: i32 = 360 * UNIT;
/// The margins left and right: half a tread's line.
const SIDE: i32 = 2 * UNIT;
/// The radius of a dot.
pub(super) const DOT: i32 = 65;
/// From a tread to the middle of its dot: half its line, and half the dot's.
const LIFT: i32 = DOT + 35;
/// The height of the stair: by the year, and at most.
const RISE: i32 = 22 * UNIT;
const HIGHEST: i32 = 110 * UNIT;
/// From the floor to the years.
const DROP: i32 = 4 * UNIT;
/// The height of a line of a stage.
const LINE: i32 = 18 * UNIT;
/// How many lines a stage may have.
const LINES: usize = 3;
/// The most years whose stages are written.
const FEW: usize = 4;
/// The air between two stages.
const AIR: i32 = 5 * UNIT;

/// A milestone over the years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepsChart {
    /// The words that stand for the drawing.
    pub text: ChartText,
    /// The years, oldest first.
    pub steps: Vec<Step>,
    /// The theme's word for the target: 目標.
    pub target_word: String,
    /// The theme's word for what was reached: 実績.
    pub actual_word: String,
}

/// One year of a milestone: a tread of the stair, a row of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Step {
    /// The name of the year: 令和5.
    pub label: String,
    /// The stage that was aimed at, if the year has one.
    pub target: Option<String>,
    /// What was reached, in words.
    pub actual: Option<String>,
    /// The class suffix: `reached`, `not_reached`, `not_yet_known`, `not_set`,
    /// `unreadable`, `not_judged`, `not_in_source`, or `future` for no dot.
    /// Anything else is drawn as `not_judged`.
    pub state: String,
}

/// Draws a milestone as a stair, or nothing when no year has a target or says
/// what was reached. Up to four years have their stages written below them.
///
/// ```
/// use ayumi::render::chart::{ChartText, Step, StepsChart, steps};
///
/// let step = |label: &str, target: &str, state: &str| Step {
///     label: label.into(),
///     target: Some(target.into()),
///     actual: None,
///     state: state.into(),
/// };
/// let mut chart = StepsChart {
///     text: ChartText { id: "a".into(), title: "計画の見直し".into(), desc: "2年分".into() },
///     steps: vec![step("令和5", "検討", "reached"), step("令和6", "策定", "future")],
///     target_word: "目標".into(),
///     actual_word: "実績".into(),
/// };
/// let svg = steps(&chart).unwrap();
/// assert!(svg.contains("class=\"st-reached\" data-s=\"step\" data-i=\"0\""));
/// assert!(svg.contains("策定") && !svg.contains("data-i=\"1\""));
///
/// chart.steps.iter_mut().for_each(|step| step.target = None);
/// assert_eq!(steps(&chart), None);
/// ```
pub fn steps(chart: &StepsChart) -> Option<String> {
    let has_target = chart.steps.iter().any(|step| step.target.is_some());
    let has_actual = chart.steps.iter().any(|step| step.actual.is_some());
    if !has_target && !has_actual {
        return None;
    }
    let dot = Ink::Step(StepState::Reached);
    let entries = [
        (has_target, Ink::Tread, chart.target_word.as_str()),
        (has_actual, dot, chart.actual_word.as_str()),
    ];
    let header = Header::of("", &entries, WIDTH);
    let stair = Stair::new(&chart.steps, header.height());
    let height = (stair.bottom() / UNIT).unsigned_abs();
    let size = ((WIDTH / UNIT).unsigned_abs(), height);
    frame::draw("steps", &chart.text, size, |canvas| {
        header.draw(canvas)?;
        stair.draw(canvas)
    })
}

/// Where the parts of the drawing stand, in grid steps.
struct Stair<'a> {
    steps: &'a [Step],
    names: YearNames,
    /// What is written below each year.
    stages: Vec<Vec<String>>,
    /// The height of the uppermost tread.
    top: i32,
    floor: i32,
}

impl<'a> Stair<'a> {
    fn new(steps: &'a [Step], header: i32) -> Self {
        let column = (f64::from(WIDTH - 2 * SIDE) / steps.len().max(1) as f64) as i32;
        let names: Vec<_> = steps.iter().map(|step| step.label.as_str()).collect();
        let targets = steps.iter().filter(|_| steps.len() <= FEW);
        let stages = targets.map(|step| {
            let target = step.target.as_deref().unwrap_or_default();
            wrap_short(target, TEXT, column - 2 * AIR, LINES)
        });
        let top = header + LIFT + DOT + AIR;
        let rise = RISE.saturating_mul(steps.len().min(FEW * FEW) as i32);
        Self {
            steps,
            names: YearNames::new(&names, column, WIDTH),
            stages: stages.collect(),
            top,
            floor: top + rise.min(HIGHEST),
        }
    }

    /// The top of the stages.
    fn stages_top(&self) -> i32 {
        self.floor + DROP + self.names.height()
    }

    fn bottom(&self) -> i32 {
        // At most three lines.
        let lines = self.stages.iter().map(Vec::len).max().unwrap_or(0) as i32;
        self.stages_top() + lines * LINE + UNIT
    }

    fn draw(&self, canvas: &Canvas) -> Drawn {
        let count = self.steps.len() as f64;
        let mut plot = ChartBuilder::on(canvas)
            .margin_left(SIDE)
            .margin_right(SIDE)
            .margin_top(self.top)
            .margin_bottom(self.bottom() - self.floor)
            .build_cartesian_2d(0.0..count, 0.0..count)?;
        self.draw_treads(&mut plot)?;
        self.draw_dots(canvas, &plot)?;
        self.names.draw(canvas, &plot, self.floor + DROP)?;
        self.draw_stages(canvas, &plot)
    }

    /// Draws the body of the stair in one piece, so that no seam shows, then
    /// each tread with the rise before it.
    fn draw_treads(&self, plot: &mut Plot) -> Drawn {
        let count = self.steps.len() as f64;
        let heights = (0..self.steps.len()).map(|step| step as f64);
        let outline = heights.flat_map(|at| [(at, at + 1.0), (at + 1.0, at + 1.0)]);
        let outline: Vec<_> = [(0.0, 0.0)]
            .into_iter()
            .chain(outline)
            .chain([(count, 0.0)])
            .collect();
        plot.draw_series([Polygon::new(outline, Ink::Stair)])?;
        plot.draw_series(self.steps.iter().enumerate().map(|(row, step)| {
            let at = row as f64;
            let ink = match step.target {
                Some(_) => Ink::Tread,
                None => Ink::TreadOpen,
            };
            let line = vec![(at, at), (at, at + 1.0), (at + 1.0, at + 1.0)];
            PathElement::new(line, ink)
        }))?;
        Ok(())
    }

    fn draw_dots(&self, canvas: &Canvas, plot: &Plot) -> Drawn {
        for (row, step) in self.steps.iter().enumerate() {
            let state = StepState::named(&step.state);
            if state == StepState::Future {
                continue;
            }
            let (x, y) = plot.backend_coord(&(row as f64 + 0.5, row as f64 + 1.0));
            let dot = Circle::new((x, y - LIFT), DOT, Ink::Step(state).filled());
            canvas.draw(&Tagged::new(Tag::Datum(Series::Step, row), dot))?;
        }
        Ok(())
    }

    fn draw_stages(&self, canvas: &Canvas, plot: &Plot) -> Drawn {
        for (row, lines) in self.stages.iter().enumerate() {
            let (x, _) = plot.backend_coord(&(row as f64 + 0.5, 0.0));
            let mut y = self.stages_top() + LINE / 2;
            for text in lines {
                let label = Label {
                    text,
                    size: TEXT,
                    vertical: false,
                };
                label.draw(canvas, Ink::StageText, (x, y))?;
                y += LINE;
            }
        }
        Ok(())
    }
}
