//! A roadmap: its streams as bars over the years of the plan, each with its steps
//! in words.

use serde::Serialize;

use super::prepared::FigureFiles;
use super::{Link, PlanCtx, link, missing_word};
use crate::model::guideline::{Lane, Step, Stream};
use crate::model::year::FiscalYear;
use crate::render::chart::{self, ChartText, ScheduleBar, ScheduleChart, ScheduleRow};
use crate::site::routes;

/// The lines of words on a bar: nothing but its words tells what a step is.
const LINES: usize = 8;

/// A stream of a roadmap.
#[derive(Debug, Clone, Serialize)]
pub struct StreamView {
    /// Its name.
    pub name: String,
    /// The goal that it is the way to.
    pub goal: Option<Link>,
    /// How many steps, and whether their years can be read.
    pub sentence: String,
    /// The steps whose years are known, as bars; none where none is known.
    pub chart: Option<String>,
    /// The files of the chart.
    pub chart_files: Option<FigureFiles>,
    /// Its lanes.
    pub lanes: Vec<LaneView>,
    /// Whether any lane has a name; where none has, the stream is its one lane.
    pub has_lanes: bool,
    /// Whether any step has years; where none has, no column says so row by row.
    pub is_dated: bool,
    /// A remark.
    pub note: Option<String>,
}

/// A lane of a stream.
#[derive(Debug, Clone, Serialize)]
pub struct LaneView {
    /// Its name.
    pub name: Option<String>,
    /// The goal that it is the way to.
    pub goal: Option<Link>,
    /// Its steps in the order of the document.
    pub steps: Vec<RoadStepView>,
    /// A remark.
    pub note: Option<String>,
}

/// A step on the way.
#[derive(Debug, Clone, Serialize)]
pub struct RoadStepView {
    /// What is done.
    pub text: String,
    /// Its years (令和4年度, 令和4年度〜令和7年度), or why none is given.
    pub years: String,
    /// Whether its years are given.
    pub is_dated: bool,
    /// A remark.
    pub note: Option<String>,
}

impl PlanCtx<'_> {
    /// Draws every stream of the roadmap.
    pub fn make_roadmap(&self) -> Vec<StreamView> {
        let streams = self.plan.guideline.roadmap.iter().enumerate();
        streams.map(|(n, s)| self.stream(n, s)).collect()
    }

    fn stream(&self, n: usize, stream: &Stream) -> StreamView {
        let id = format!("r-{n}");
        let words = self.all.words;
        let title = words.fill("roadmap.title", &[("name", &stream.name)]);
        let sentence = self.stream_sentence(stream);
        let chart = self.stream_chart(stream, &id, &title, &sentence);
        StreamView {
            chart_files: chart.as_ref().map(|_| self.figure_files(&id, title)),
            chart,
            sentence,
            name: stream.name.clone(),
            goal: self.goal_link(stream.goal),
            has_lanes: stream
                .lanes
                .iter()
                .any(|l| l.name.is_some() || l.goal.is_some()),
            is_dated: stream
                .lanes
                .iter()
                .any(|l| l.steps.iter().any(|s| s.years.is_ok())),
            lanes: stream.lanes.iter().map(|l| self.road_lane(l)).collect(),
            note: stream.note.clone(),
        }
    }

    fn goal_link(&self, goal: Option<usize>) -> Option<Link> {
        goal.map(|g| link(self.goal_title(g), routes::goal(self.plan, g)))
    }

    fn road_lane(&self, lane: &Lane) -> LaneView {
        LaneView {
            name: lane.name.clone(),
            goal: self.goal_link(lane.goal),
            steps: lane.steps.iter().map(|s| self.road_step(s)).collect(),
            note: lane.note.clone(),
        }
    }

    fn road_step(&self, step: &Step) -> RoadStepView {
        let words = self.all.words;
        let years = match step.years {
            Ok((from, to)) => words.years(from, to),
            Err(why) => missing_word(self.plan, why, words),
        };
        RoadStepView {
            text: step.text.clone(),
            years,
            is_dated: step.years.is_ok(),
            note: step.note.clone(),
        }
    }

    fn stream_sentence(&self, stream: &Stream) -> String {
        let steps = || stream.lanes.iter().flat_map(|l| &l.steps);
        let count = steps().count();
        let unread = steps().filter(|s| s.years.is_err()).count();
        let key = match unread {
            0 => "roadmap.sentence",
            n if n == count => "roadmap.sentence_unread",
            _ => "roadmap.sentence_partly",
        };
        let values = [("n", count.to_string()), ("unread", unread.to_string())];
        let [n, unread] = values
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        let period = self.period();
        let rest = [("name", stream.name.as_str()), ("period", period.as_str())];
        self.all.words.fill(key, &[n, unread, rest[0], rest[1]])
    }

    fn stream_chart(&self, stream: &Stream, id: &str, title: &str, desc: &str) -> Option<String> {
        let years: Vec<FiscalYear> = self.plan.years().collect();
        let column = |year: FiscalYear| years.iter().position(|y| *y == year);
        let rows = stream.lanes.iter().filter_map(|lane| {
            let bars = lane.steps.iter().filter_map(|step| {
                let (from, to) = step.years.ok()?;
                Some(ScheduleBar {
                    from: column(from)?,
                    to: column(to)?,
                    label: step.text.clone(),
                    class: "planned".to_owned(),
                    goes_on: false,
                })
            });
            let bars: Vec<ScheduleBar> = bars.collect();
            (!bars.is_empty()).then(|| ScheduleRow {
                // A lane without a name is the stream itself, whose name stands above.
                label: lane.name.clone().unwrap_or_default(),
                bars,
            })
        });
        let rows: Vec<ScheduleRow> = rows.collect();
        if rows.is_empty() {
            return None;
        }
        chart::schedule(&ScheduleChart {
            text: ChartText {
                id: id.to_owned(),
                title: title.to_owned(),
                desc: desc.to_owned(),
            },
            years: years.iter().map(|y| y.ja_axis()).collect(),
            rows,
            borders: Vec::new(),
            lines: LINES,
        })
    }
}
