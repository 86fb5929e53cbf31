//! From one plan to the next: what ended, goes on, is new; links both ways; and
//! series that run through both.

use serde::Serialize;

use super::goal::ReportStatuses;
use super::kept::{drawn_target, ends};
use super::prepared::FigureFiles;
use super::{Link, PlanCtx, link};
use crate::model::plan::{MeasureStep, Succession};
use crate::model::word::Word;
use crate::model::year::FiscalYear;
use crate::render::chart::{self, ChartText, YearRow, YearlyChart};
use crate::render::format::{number, shown_unit};
use crate::site::routes;

/// The page of what became of the plan before.
#[derive(Debug, Clone, Serialize)]
pub struct FlowView<'a> {
    /// The plan before.
    pub before: Link,
    /// This plan.
    pub here: Link,
    /// The counts in a sentence.
    pub sentence: String,
    /// What goes on between the counted parts of both plans, as a drawing.
    pub drawing: Option<&'a super::flow_chart::FlowDrawing>,
    /// Printed counts of both plans.
    pub counts: Vec<CountView>,
    /// Measures of this plan by its top goals.
    pub goals: Vec<FlowGoal>,
    /// Measures that ended, by top goals of the plan before.
    pub ended: Vec<FlowGoal>,
    /// Indicators that make one series.
    pub series: Vec<Link>,
    /// A remark.
    pub note: Option<String>,
}

/// Measures under a top goal.
#[derive(Debug, Clone, Serialize)]
pub struct FlowGoal {
    /// Code and name.
    pub goal: Link,
    /// Its measures.
    pub rows: Vec<FlowRow>,
}

/// A measure and what it was, or that it ended.
#[derive(Debug, Clone, Serialize)]
pub struct FlowRow {
    /// In this plan.
    pub here: Option<Link>,
    /// In the plan before.
    pub before: Vec<Link>,
    /// How it goes on, in words: 継続, 名称変更, 新規, 終了.
    pub relation: String,
    /// The class of that word.
    pub class: &'static str,
    /// A remark.
    pub note: Option<String>,
}

/// A printed count in words.
#[derive(Debug, Clone, Serialize)]
pub struct CountView {
    /// The plan.
    pub plan: String,
    /// What is counted.
    pub counts: String,
    /// The whole.
    pub total: u32,
    /// How many the plan has by our own count.
    pub computed: u32,
    /// Its parts in words: 新規の取組19、継続する取組41.
    pub words: String,
    /// Where in the document.
    pub place: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// A measure in the plan before or after.
#[derive(Debug, Clone, Serialize)]
pub struct StepView {
    /// The plan.
    pub plan: Link,
    /// The measure there.
    pub measure: Link,
    /// How it goes on, in words.
    pub relation: String,
    /// A remark.
    pub note: Option<String>,
    /// Its verdicts in every report of that plan.
    pub reports: Vec<ReportStatuses>,
    /// Its result there in a sentence.
    pub sentence: String,
}

/// A series through several plans.
#[derive(Debug, Clone, Serialize)]
pub struct SeriesView {
    /// Its chart.
    pub chart: Option<String>,
    /// The files of the chart.
    pub chart_files: Option<FigureFiles>,
    /// What it says.
    pub sentence: String,
    /// Rows, oldest first.
    pub rows: Vec<SeriesRow>,
    /// Unit.
    pub unit: String,
    /// Remarks on what differs between the plans.
    pub notes: Vec<String>,
}

/// A year of a series.
#[derive(Debug, Clone, Serialize)]
pub struct SeriesRow {
    /// Gregorian number.
    pub fiscal_year: i32,
    /// 令和5年度
    pub year: String,
    /// The indicator in the plan of that year.
    pub plan: Link,
    /// Target.
    pub target: super::cell::CellView,
    /// Actual.
    pub actual: super::cell::CellView,
}

impl<'a> PlanCtx<'a> {
    /// What became of the plan before, and that plan.
    pub fn before(&self) -> Option<(&Succession, PlanCtx<'_>)> {
        self.plan
            .follows
            .as_ref()
            .map(|f| (f, self.all.plan(f.plan)))
    }

    /// The page of what became of the plan before, of this plan or the next.
    pub fn flow_link(&self) -> Option<Link> {
        let own = self.plan.follows.as_ref().map(|_| routes::flow(self.plan));
        let plans = &self.all.site.plans;
        let of_next = || self.plan.followed_by.map(|p| routes::flow(&plans[p]));
        let href = own.or_else(of_next)?;
        Some(link(self.all.words.get("flow.title"), href))
    }

    /// How a measure goes on, in words.
    pub fn relation(&self, word: &str) -> String {
        self.all.words.get(&format!("relation.{word}")).to_owned()
    }

    /// What became of the plan before; `None` for a plan that follows none.
    pub fn flow(&self) -> Option<FlowView<'a>> {
        let (succession, before) = self.before()?;
        let words = self.all.words;
        let goals = self.tops().map(|g| FlowGoal {
            goal: link(self.goal_title(g), routes::goal(self.plan, g)),
            rows: self.plan.goals[g]
                .all_measures
                .iter()
                .flat_map(|m| self.flow_rows(*m))
                .collect(),
        });
        let ended = before.tops().map(|g| {
            let own = before.plan.goals[g]
                .all_measures
                .iter()
                .filter(|m| succession.ended.contains(m));
            FlowGoal {
                goal: link(before.goal_title(g), routes::goal(before.plan, g)),
                rows: own
                    .map(|m| FlowRow {
                        here: None,
                        before: vec![before.measure_link(*m)],
                        relation: self.relation("ended"),
                        class: "ended",
                        note: None,
                    })
                    .collect(),
            }
        });
        let mut carried: Vec<usize> = succession.measures.iter().map(|s| s.to).collect();
        carried.sort_unstable();
        carried.dedup();
        let same = succession.indicators.iter().filter(|i| i.same).map(|i| {
            let name = self
                .indicator(i.to)
                .map(|v| v.name.clone())
                .unwrap_or_default();
            link(name, routes::indicator(self.plan, i.to))
        });
        let counts = before.counts().into_iter().chain(self.counts()).collect();
        Some(FlowView {
            before: link(before.short_title(), routes::plan(before.plan)),
            here: link(self.short_title(), routes::plan(self.plan)),
            sentence: words.fill(
                "flow.sentence",
                &[
                    ("measure", &self.plan.levels.measure),
                    ("from", &before.plan.measures.len().to_string()),
                    ("to", &self.plan.measures.len().to_string()),
                    ("carried", &carried.len().to_string()),
                    ("new", &succession.new.len().to_string()),
                    ("ended", &succession.ended.len().to_string()),
                ],
            ),
            drawing: self.flow_drawing(),
            counts,
            goals: goals.collect(),
            ended: ended.filter(|g| !g.rows.is_empty()).collect(),
            series: same.collect(),
            note: succession.note.clone(),
        })
    }

    fn tops(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.plan.goals.len()).filter(|g| self.plan.goals[*g].parent.is_none())
    }

    fn measure_link(&self, measure: usize) -> Link {
        link(
            self.measure_title(measure),
            routes::measure(self.plan, measure),
        )
    }

    /// A row for each measure that it comes from: each has its own relation and
    /// remark.
    fn flow_rows(&self, measure: usize) -> Vec<FlowRow> {
        let here = || Some(self.measure_link(measure));
        let mut rows: Vec<FlowRow> = Vec::new();
        if let Some((succession, before)) = self.before() {
            let steps = succession.measures.iter().filter(|s| s.to == measure);
            rows.extend(steps.map(|s| FlowRow {
                here: here(),
                before: vec![before.measure_link(s.from)],
                relation: self.relation(s.relation.word()),
                class: s.relation.word(),
                note: s.note.clone(),
            }));
        }
        if rows.is_empty() {
            rows.push(FlowRow {
                here: here(),
                before: Vec::new(),
                relation: self.relation("new"),
                class: "new",
                note: None,
            });
        }
        rows
    }

    /// Printed counts of the plan's own parts.
    pub fn counts(&self) -> Vec<CountView> {
        let words = self.all.words;
        let counts = self.plan.declared_counts.iter().map(|d| CountView {
            plan: self.short_title().to_owned(),
            counts: self.counted(d.counts),
            total: d.total,
            computed: self.plan.count_of(d.counts),
            words: d
                .parts
                .iter()
                .map(|p| format!("{}{}", p.word, p.count))
                .collect::<Vec<_>>()
                .join(words.get("comma")),
            place: d.place.clone(),
            note: d.note.clone(),
        });
        counts.collect()
    }

    /// The measure in the plans before and after.
    pub fn steps_of(&self, measure: usize) -> (Vec<StepView>, Vec<StepView>) {
        let earlier = self.before().map_or_else(Vec::new, |(f, before)| {
            let own = f.measures.iter().filter(|s| s.to == measure);
            own.map(|s| self.step(&before, s.from, s)).collect()
        });
        let after = self.plan.followed_by.map(|p| self.all.plan(p));
        let later = after.map_or_else(Vec::new, |after| {
            let steps = after.plan.follows.iter().flat_map(|f| &f.measures);
            steps
                .filter(|s| s.from == measure)
                .map(|s| self.step(&after, s.to, s))
                .collect()
        });
        (earlier, later)
    }

    fn step(&self, other: &PlanCtx, measure: usize, step: &MeasureStep) -> StepView {
        let rows = &other.plan.measures[measure].indicators;
        StepView {
            plan: link(other.short_title(), routes::plan(other.plan)),
            measure: other.measure_link(measure),
            relation: self.relation(step.relation.word()),
            note: step.note.clone(),
            reports: other.statuses_by_year(measure),
            sentence: other.sentence_over(rows),
        }
    }

    /// Makes the series that an indicator is part of.
    pub fn make_series(&self, index: usize) -> Option<SeriesView> {
        let me = (self.index, index);
        let series = self
            .all
            .report
            .series
            .iter()
            .find(|s| s.members.contains(&me))?;
        let words = self.all.words;
        let mut rows = Vec::new();
        let mut drawn = Vec::new();
        let mut notes = Vec::new();
        for (p, i) in &series.members {
            let ctx = self.all.plan(*p);
            let indicator = &ctx.plan.indicators[*i];
            let steps = ctx.plan.follows.iter().flat_map(|f| &f.indicators);
            notes.extend(steps.filter(|s| s.to == *i).filter_map(|s| s.note.clone()));
            for year in ctx.plan.years() {
                let row = ctx.row(*i, year);
                let (target_from, target) = ends(indicator.target(year));
                let actual = ctx
                    .plan
                    .results_of(year)
                    .and_then(|r| r.rows[*i].actual.number());
                drawn.push(YearRow {
                    label: year.ja_axis(),
                    target,
                    target_from,
                    target_label: target.map(|t| drawn_target(indicator, t, &row.target)),
                    actual,
                    actual_label: actual.map(number),
                    actual_word: (actual.is_none() && !row.is_future)
                        .then(|| row.actual.text.clone()),
                    actual_state: row
                        .actual
                        .missing
                        .filter(|_| !row.is_future)
                        .map(str::to_owned),
                });
                rows.push(SeriesRow {
                    fiscal_year: year.0,
                    year: row.year.clone(),
                    plan: link(ctx.short_title(), routes::indicator(ctx.plan, *i)),
                    target: row.target,
                    actual: row.actual,
                });
            }
        }
        let own = &self.plan.indicators[index];
        let unit = shown_unit(&own.unit).to_owned();
        let name = own.name.clone().unwrap_or_default();
        let known = drawn
            .iter()
            .zip(&rows)
            .rev()
            .find(|(d, _)| d.actual.is_some());
        let last = rows
            .last()
            .map(|r| (FiscalYear(r.fiscal_year), r.target.long.clone()));
        let sentence = match (known, last) {
            (Some((_, row)), Some((year, target))) => words.fill(
                "series.sentence",
                &[
                    ("year", &row.year),
                    ("actual", &row.actual.long),
                    ("last", &year.ja_short()),
                    ("target", &target),
                ],
            ),
            _ => words.get("series.no_actual").to_owned(),
        };
        let id = format!("x-{}", self.global_id(&own.id));
        let title = words.fill("series.title", &[("name", &name)]);
        let chart = chart::yearly(&YearlyChart {
            text: ChartText {
                id: id.clone(),
                title: title.clone(),
                desc: sentence.clone(),
            },
            unit: unit.clone(),
            rows: drawn,
            target_word: words.get("target").to_owned(),
            actual_word: words.get("actual").to_owned(),
        });
        Some(SeriesView {
            chart_files: chart.as_ref().map(|_| self.figure_files(&id, title)),
            chart,
            sentence,
            rows,
            unit,
            notes,
        })
    }
}
