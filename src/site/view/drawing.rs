//! The drawings of work over years: schedules, stairs, bands.

use super::PlanCtx;
use super::indicator::RowView;
use super::link;
use super::plan::{FrameBandView, FrameView};
use super::prepared::ScheduleView;
use crate::model::plan::{Frame, Kind};
use crate::model::rule::{Status, Tone};
use crate::model::value::Cell;
use crate::model::year::FiscalYear;
use crate::render::chart::{
    self, ChartText, ScheduleBar, ScheduleChart, ScheduleRow, Step, StepsChart,
};
use crate::render::format::circled;
use crate::site::routes;

/// The lines of words on a bar: enough to tell it from the others.
const LINES: usize = 3;

impl PlanCtx<'_> {
    /// Draws the work of a measure as bars over the years of the plan.
    pub fn make_schedule(&self, measure: usize) -> ScheduleView {
        let plan = self.plan;
        let m = &plan.measures[measure];
        let words = self.all.words;
        let years: Vec<FiscalYear> = plan.years().collect();
        let rows = m.actions.iter().map(|a| {
            let planned: Vec<Option<&Cell>> = years
                .iter()
                .map(|y| a.planned.iter().find(|(p, _)| p == y).map(|(_, c)| c))
                .collect();
            let done: Vec<Option<&Cell>> = years
                .iter()
                .map(|y| {
                    let part = plan.results_of(*y).map(|r| &r.measures[measure]);
                    part.and_then(|p| p.done.iter().find(|(n, _)| *n == a.no))
                        .map(|(_, c)| c)
                })
                .collect();
            let mut bars = self.bars(&planned, "planned");
            bars.extend(self.bars(&done, "done"));
            // The name of the row says it already.
            for bar in bars.iter_mut().filter(|bar| bar.label == a.text) {
                bar.label.clear();
            }
            ScheduleRow {
                label: format!("{}{}", circled(a.no), a.text),
                bars,
            }
        });
        let id = format!("w-{}", self.global_id(&m.id));
        let title = words.fill("schedule.title", &[("name", &m.name)]);
        let sentence = words.fill(
            "schedule.sentence",
            &[
                ("n", &m.actions.len().to_string()),
                ("period", &self.period()),
            ],
        );
        let chart = chart::schedule(&ScheduleChart {
            text: ChartText {
                id: id.clone(),
                title: title.clone(),
                desc: sentence.clone(),
            },
            years: years.iter().map(|y| y.ja_axis()).collect(),
            rows: rows.collect(),
            borders: Vec::new(),
            lines: LINES,
        });
        ScheduleView {
            chart_files: chart.as_ref().map(|_| self.figure_files(&id, title)),
            chart,
            sentence,
        }
    }

    /// Cells side by side as bars: what goes on lengthens the bar before it.
    fn bars(&self, cells: &[Option<&Cell>], class: &str) -> Vec<ScheduleBar> {
        let mut bars: Vec<ScheduleBar> = Vec::new();
        for (i, cell) in cells.iter().enumerate() {
            match cell {
                Some(Cell::Text(text)) => bars.push(ScheduleBar {
                    from: i,
                    to: i,
                    label: text.clone(),
                    class: class.to_owned(),
                    goes_on: false,
                }),
                Some(Cell::Continues { .. }) => match bars.last_mut() {
                    Some(bar) if bar.to + 1 == i => {
                        bar.to = i;
                        bar.goes_on = true;
                    }
                    _ => bars.push(ScheduleBar {
                        from: i,
                        to: i,
                        label: String::new(),
                        class: class.to_owned(),
                        goes_on: true,
                    }),
                },
                // What is missing stands in the table with its reason.
                Some(Cell::Missing { .. }) | None => {}
            }
        }
        bars
    }

    /// The stages of a milestone as a stair.
    pub fn stair(
        &self,
        index: usize,
        rows: &[RowView],
        name: &str,
        sentence: &str,
    ) -> Option<String> {
        let i = &self.plan.indicators[index];
        if i.kind != Kind::Milestone {
            return None;
        }
        let words = self.all.words;
        let steps = rows.iter().map(|r| {
            let year = FiscalYear(r.fiscal_year);
            let row = self.report.year(year).map(|y| &y.rows[index]);
            let tone = match row.map(|e| &e.status) {
                Some(Status::Judged(id)) => self.plan.status_word(id).map(|w| w.tone),
                _ => None,
            };
            // The verdict decides where there is one; without, only a stage in
            // the very words of the target is surely reached.
            let state = match (r.is_future, tone, r.actual.missing) {
                (true, _, _) => "future",
                (_, Some(Tone::Good), _) => "reached",
                (_, Some(Tone::Bad), _) => "not_reached",
                (_, _, Some(missing)) => missing,
                _ if row.is_some_and(|e| e.rate.is_ok()) => "reached",
                _ if r.target.missing.is_some() => r.target.missing.unwrap_or("not_judged"),
                _ => "not_judged",
            };
            Step {
                label: year.ja_axis(),
                target: r.target.missing.is_none().then(|| r.target.text.clone()),
                actual: r.actual.missing.is_none().then(|| r.actual.text.clone()),
                state: state.to_owned(),
            }
        });
        chart::steps(&StepsChart {
            text: ChartText {
                id: format!("p-{}", self.global_id(&i.id)),
                title: words.fill("chart.steps_title", &[("name", name)]),
                desc: sentence.to_owned(),
            },
            steps: steps.collect(),
            target_word: words.get("target").to_owned(),
            actual_word: words.get("actual").to_owned(),
        })
    }

    /// Draws the plans around this one.
    pub fn make_frames(&self) -> Vec<FrameView> {
        self.plan
            .frame
            .iter()
            .enumerate()
            .map(|(n, f)| self.frame_view(n, f))
            .collect()
    }

    fn frame_view(&self, n: usize, frame: &Frame) -> FrameView {
        let words = self.all.words;
        let bands = || frame.rows.iter().flat_map(|r| &r.bands);
        let first = bands()
            .map(|b| b.from.0)
            .min()
            .unwrap_or(self.plan.period.0.0);
        // A span of a hundred years is a slip of the pen, not a chart.
        let last = bands()
            .map(|b| b.to.0)
            .max()
            .unwrap_or(first)
            .min(first + 39);
        let mut table = Vec::new();
        let mut notes: Vec<String> = frame.note.iter().cloned().collect();
        let mut rows = Vec::new();
        for row in &frame.rows {
            notes.extend(row.note.iter().cloned());
            let mut bars = Vec::new();
            for band in &row.bands {
                notes.extend(band.note.iter().cloned());
                let is_this = band.plan.as_ref() == Some(&self.plan.id);
                bars.push(ScheduleBar {
                    from: (band.from.0 - first) as usize,
                    to: (band.to.0.min(last) - first).max(0) as usize,
                    label: band.name.clone(),
                    class: if is_this { "this" } else { "plan" }.to_owned(),
                    goes_on: false,
                });
                let plans = &self.all.site.plans;
                let known = band
                    .plan
                    .as_ref()
                    .and_then(|id| plans.iter().find(|p| p.id == *id));
                table.push(FrameBandView {
                    row: row.name.clone(),
                    name: band.name.clone(),
                    period: words.years(band.from, band.to),
                    plan: known.map(|p| link(p.title.clone(), routes::plan(p))),
                    is_this,
                });
            }
            rows.push(ScheduleRow {
                label: row.name.clone(),
                bars,
            });
        }
        let years: Vec<String> = (first..=last).map(|y| FiscalYear(y).ja_axis()).collect();
        let sentence = words.fill(
            "frame.sentence",
            &[
                ("name", &frame.name),
                ("from", &FiscalYear(first).ja_short()),
                ("to", &FiscalYear(last).ja_short()),
            ],
        );
        let id = format!("f-{n}");
        let title = words.fill("frame.title", &[("name", &frame.name)]);
        let chart = chart::schedule(&ScheduleChart {
            text: ChartText {
                id: id.clone(),
                title: title.clone(),
                desc: sentence.clone(),
            },
            years,
            rows,
            borders: Vec::new(),
            lines: LINES,
        });
        FrameView {
            chart_files: chart.as_ref().map(|_| self.figure_files(&id, title)),
            chart,
            name: frame.name.clone(),
            sentence,
            rows: table,
            notes,
        }
    }
}
