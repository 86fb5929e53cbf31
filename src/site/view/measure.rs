//! A measure: what is done, what is measured, who answers for it.

use serde::Serialize;

use super::achievement::YearOfWork;
use super::cell::TextView;
use super::goal::MeasureItem;
use super::guideline::LogicView;
use super::indicator::IndicatorView;
use super::judged::JudgementView;
use super::money::MoneyView;
use super::naming::DepartmentLink;
use super::observed::ObservedView;
use super::prepared::FigureFiles;
use super::succession::{SeriesView, StepView};
use super::system::NamedIndicator;
use super::tally::RuleView;
use super::{Link, NarrativeView, PlanCtx, link, missing_word};
use crate::model::narrative::About;
use crate::model::plan::{Origin, Owner};
use crate::model::results::Counted;
use crate::model::rule::Status;
use crate::model::system::Line;
use crate::model::value::{Cell, Missing};
use crate::model::word::Word;
use crate::render::format::circled;
use crate::site::routes;

/// A measure's page.
#[derive(Debug, Clone, Serialize)]
pub struct MeasureView<'a> {
    /// Printed code.
    pub code: Option<String>,
    /// Name.
    pub name: String,
    /// The names of a row that prints several; else empty.
    pub names: Vec<String>,
    /// Its judgements, oldest report first; empty where measures are not judged.
    pub judgements: Vec<JudgementView>,
    /// What was achieved, by fiscal year.
    pub work: Vec<YearOfWork>,
    /// Figures that no report judges.
    pub observed: Vec<&'a ObservedView>,
    /// Indicators that the source names without any figure.
    pub named: Vec<NamedIndicator>,
    /// Why it has no indicator, where the source says so.
    pub indicators_missing: Option<String>,
    /// Measures that say the same.
    pub same_as: Vec<MeasureItem<'a>>,
    /// 事業内容.
    pub content: Option<String>,
    /// 会計, where the source names one.
    pub account: Option<String>,
    /// The last year, where it ends before the plan does.
    pub until: Option<String>,
    /// The plan's word for one of priority, if it is one.
    pub priority: Option<String>,
    /// Its kind in the plan's words.
    pub category: Option<String>,
    /// 関連課.
    pub related_departments: Vec<DepartmentLink>,
    /// Whether the source adds 他 to its departments.
    pub has_other_departments: bool,
    /// The plan's name for a measure.
    pub level: String,
    /// The plan's name for an indicator.
    pub indicator_level: String,
    /// The result in a sentence.
    pub sentence: String,
    /// Departments, by their names in the newest year with results.
    pub departments: Vec<DepartmentLink>,
    /// Why there is none.
    pub departments_missing: Option<String>,
    /// 目指す姿.
    pub aim: Vec<String>,
    /// 課題.
    pub issue: Vec<String>,
    /// Main efforts, with lines of detail below.
    pub main_efforts: &'a [Line],
    /// What goes into it, comes out of it and changes by it.
    pub logic: Option<LogicView<'a>>,
    /// Sustainable Development Goals.
    pub sdgs: Vec<super::sdg::SdgLink>,
    /// Why there is none.
    pub sdgs_missing: Option<String>,
    /// Names of related plans.
    pub related_plans: Vec<String>,
    /// 備考.
    pub remarks: Option<String>,
    /// Terms explained at the foot: term and meaning.
    pub footnotes: Vec<(String, String)>,
    /// A remark.
    pub note: Option<String>,
    /// The measure in the plan before.
    pub earlier: Vec<StepView>,
    /// The measure in the plan after.
    pub later: Vec<StepView>,
    /// Whether the plan follows another, so that having no predecessor means new.
    pub is_new: bool,
    /// Whether the plan is followed by another, in which this measure is not.
    pub is_ended: bool,
    /// The page of what became of the plan before, of this plan or the next.
    pub flow: Option<Link>,
    /// Whether the plan has results of any year.
    pub has_results: bool,
    /// The plan's own rule.
    pub plan_rule: Vec<String>,
    /// The plan's period.
    pub period: String,
    /// Narratives.
    pub narratives: Vec<NarrativeView>,
    /// The years of the plan.
    pub years: Vec<String>,
    /// Lines of work.
    pub actions: Vec<ActionView>,
    /// The work as bars over the years.
    pub schedule: Option<&'a str>,
    /// The files of those bars.
    pub schedule_files: Option<&'a FigureFiles>,
    /// What the bars say.
    pub schedule_sentence: String,
    /// Remarks and figures of single years.
    pub year_notes: Vec<YearNote>,
    /// Its statements of money.
    pub money: Vec<&'a MoneyView>,
    /// Indicators.
    pub indicators: Vec<MeasuredView<'a>>,
    /// The rules its rows were judged by.
    pub rules: Vec<RuleView>,
    /// Previous measure in the plan's order.
    pub previous: Option<Link>,
    /// Next measure.
    pub next: Option<Link>,
    /// The goals above, from the top.
    pub goals: Vec<Link>,
    /// Reports in which it stands.
    pub reports: Vec<Link>,
}

/// An indicator on its measure's page.
#[derive(Debug, Clone, Serialize)]
pub struct MeasuredView<'a> {
    /// The indicator.
    pub i: &'a IndicatorView,
    /// It through several plans.
    pub series: Option<&'a SeriesView>,
    /// The newest figure with its year.
    pub newest: Option<Newest>,
    /// The last target with its year.
    pub aimed: Option<Newest>,
}

/// A value and its year.
#[derive(Debug, Clone, Serialize)]
pub struct Newest {
    /// 令和5年度
    pub year: String,
    /// The value with its unit.
    pub value: String,
}

/// A line of work.
#[derive(Debug, Clone, Serialize)]
pub struct ActionView {
    /// ①
    pub no: String,
    /// What it is.
    pub text: String,
    /// Departments, where each line has its own.
    pub departments: Vec<DepartmentLink>,
    /// New, continued or extended, in words; none where the source does not say.
    pub origin: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// A cell a year of the plan.
    pub years: Vec<WorkYear>,
}

/// The work of a year.
#[derive(Debug, Clone, Serialize)]
pub struct WorkYear {
    /// 令和5年度
    pub year: String,
    /// What the departments were called in that year, where not as above.
    pub named_then: Option<String>,
    /// Planned.
    pub planned: TextView,
    /// Done; none before the year has results.
    pub done: Option<TextView>,
}

/// What a year's results say beside the rows.
#[derive(Debug, Clone, Serialize)]
pub struct YearNote {
    /// 令和5年度
    pub year: String,
    /// A remark.
    pub note: Option<String>,
    /// Printed figures of no one row.
    pub unplaced: Vec<UnplacedView>,
}

/// A printed figure of no one row.
#[derive(Debug, Clone, Serialize)]
pub struct UnplacedView {
    /// As printed.
    pub text: String,
    /// Its column.
    pub column: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

impl<'a> PlanCtx<'a> {
    /// A measure's page.
    pub fn measure(&self, index: usize, root: &str) -> MeasureView<'a> {
        let plan = self.plan;
        let words = self.all.words;
        let m = &plan.measures[index];
        let (earlier, later) = self.steps_of(index);
        let schedule = self.schedule(index);
        let absent = Cell::Missing {
            why: Missing::NotInSource,
            note: None,
        };
        let actions: Vec<ActionView> = m
            .actions
            .iter()
            .map(|a| ActionView {
                no: circled(a.no),
                text: a.text.clone(),
                departments: self.department_links(&a.departments),
                origin: a
                    .origin
                    .filter(|o| *o != Origin::Unknown)
                    .map(|o| words.get(&format!("origin.{}", o.word())).to_owned()),
                note: a.note.clone(),
                years: plan
                    .years()
                    .map(|y| {
                        let planned = a.planned.iter().find(|(p, _)| *p == y).map(|(_, c)| c);
                        let done = plan
                            .results_of(y)
                            .and_then(|r| r.measures[index].done.iter().find(|(n, _)| *n == a.no))
                            .map(|(_, c)| c);
                        WorkYear {
                            year: y.ja_short(),
                            named_then: self.names_then(a.answering(m), y),
                            planned: self.text(planned.unwrap_or(&absent)),
                            done: plan
                                .results_of(y)
                                .map(|_| self.text(done.unwrap_or(&absent))),
                        }
                    })
                    .collect(),
            })
            .collect();
        let year_notes = plan
            .results
            .iter()
            .map(|r| YearNote {
                year: r.year.ja_short(),
                note: r.measures[index].note.clone(),
                unplaced: r.measures[index]
                    .unplaced
                    .iter()
                    .map(|u| UnplacedView {
                        text: u.text.clone(),
                        column: u.column.clone(),
                        note: u.note.clone(),
                    })
                    .collect(),
            })
            .filter(|n| n.note.is_some() || !n.unplaced.is_empty())
            .collect();
        let neighbour = |i: Option<usize>| {
            i.and_then(|i| {
                plan.measures
                    .get(i)
                    .map(|m| link(m.name.clone(), routes::measure(plan, i)))
            })
        };
        MeasureView {
            code: m.code.clone(),
            name: m.name.clone(),
            names: m.names.clone(),
            judgements: self.judgements(index),
            work: self.work_of(index),
            observed: self.observed(Owner::Measure(index)),
            named: self.named_indicators(Owner::Measure(index)),
            indicators_missing: m
                .indicators_missing
                .map(|why| missing_word(plan, why, words)),
            same_as: self.saying_the_same(index),
            content: m.content.clone(),
            account: m.account.clone(),
            until: m.until.map(|y| y.ja_short()),
            priority: self.priority_word(index),
            category: m.category.map(|c| plan.categories[c].name.clone()),
            related_departments: self.department_links(&m.related_departments),
            has_other_departments: m.has_other_departments,
            level: plan.levels.measure.clone(),
            indicator_level: plan.levels.indicator.clone(),
            sentence: self.sentence_over(&self.subjects_of(&[index])),
            departments: self.departments(index),
            departments_missing: m.departments_missing.map(|d| missing_word(plan, d, words)),
            aim: m.aim.clone(),
            issue: m.issue.clone(),
            main_efforts: &m.main_efforts,
            logic: self.logic(Some(index)),
            sdgs: self.sdgs(&m.sdgs),
            sdgs_missing: m.sdgs.missing.map(|s| missing_word(plan, s, words)),
            related_plans: m.related_plans.clone(),
            remarks: m.remarks.clone(),
            footnotes: m.footnotes.clone(),
            note: m.note.clone(),
            is_new: plan.follows.is_some() && earlier.is_empty(),
            is_ended: plan.followed_by.is_some() && later.is_empty(),
            earlier,
            later,
            flow: self.flow_link(),
            has_results: !plan.results.is_empty(),
            plan_rule: plan
                .rule
                .as_ref()
                .map(|r| self.rule_sentences(r))
                .unwrap_or_default(),
            period: self.period(),
            narratives: self.narratives(About::Measure(index), None, root),
            years: plan.years().map(|y| y.ja_short()).collect(),
            schedule: schedule.and_then(|s| s.chart.as_deref()),
            schedule_files: schedule.and_then(|s| s.chart_files.as_ref()),
            schedule_sentence: schedule.map(|s| s.sentence.clone()).unwrap_or_default(),
            actions,
            year_notes,
            money: self.money(&m.money),
            indicators: m
                .indicators
                .iter()
                .filter(|i| plan.indicators[**i].kind.is_judged())
                .filter_map(|i| self.measured(*i))
                .collect(),
            rules: plan
                .results
                .iter()
                .filter(|r| r.edition.is_some())
                .filter_map(|r| self.rule_words(r))
                .collect(),
            previous: neighbour(index.checked_sub(1)),
            next: neighbour(Some(index + 1)),
            goals: m.goal.map(|g| self.goals_above(g)).unwrap_or_default(),
            reports: plan
                .results
                .iter()
                .filter(|r| r.edition.is_some())
                .map(|r| link(self.report_name(r), routes::year(plan, r.year)))
                .collect(),
        }
    }

    /// The measures that say the same as one, whichever of them says so.
    fn saying_the_same(&self, measure: usize) -> Vec<MeasureItem<'a>> {
        let measures = &self.plan.measures;
        let later = (0..measures.len()).filter(|m| measures[*m].same_as.contains(&measure));
        let all = measures[measure].same_as.iter().copied().chain(later);
        all.map(|m| self.measure_item(m)).collect()
    }

    /// The plan's period in words.
    pub fn period(&self) -> String {
        let (from, to) = self.plan.period;
        self.all.words.years(from, to)
    }

    fn measured(&self, index: usize) -> Option<MeasuredView<'a>> {
        let i = self.indicator(index)?;
        let newest = i.rows.iter().rfind(|r| r.actual.missing.is_none());
        let aimed = i.rows.iter().rfind(|r| r.target.missing.is_none());
        Some(MeasuredView {
            i,
            series: self.series(index),
            newest: newest.map(|r| Newest {
                year: r.year.clone(),
                value: r.actual.long.clone(),
            }),
            aimed: aimed.map(|r| Newest {
                year: r.year.clone(),
                value: r.target.long.clone(),
            }),
        })
    }

    /// The statuses of what the newest report counts, by index, in one sentence.
    pub fn sentence_over(&self, subjects: &[usize]) -> String {
        let plan = self.plan;
        let words = self.all.words;
        let Some((results, year)) = self.report.latest(plan) else {
            return words.get("sentence.no_report").to_owned();
        };
        if let (Counted::Measures, [only]) = (year.counted, subjects) {
            return words.fill(
                "sentence.judged",
                &[
                    ("year", &self.report_name(results)),
                    ("status", &self.status(year.status_of(*only)).word),
                ],
            );
        }
        if subjects.is_empty() {
            return words.fill(
                "sentence.no_indicators",
                &[("indicator", &plan.levels.indicator)],
            );
        }
        let mut counts: Vec<(&Status, u32)> = Vec::new();
        for (status, _) in year.classes() {
            let of = subjects.iter().filter(|s| year.status_of(**s) == status);
            let n = of.count() as u32;
            if n > 0 {
                counts.push((status, n));
            }
        }
        let parts: Vec<String> = counts
            .iter()
            .map(|(s, n)| format!("{}{n}", self.status(s).word))
            .collect();
        words.fill(
            "sentence.tally",
            &[
                ("year", &self.report_name(results)),
                ("n", &subjects.len().to_string()),
                ("counter", &plan.counter),
                ("parts", &parts.join(words.get("comma"))),
            ],
        )
    }

    /// The goals above, from the top, down to the given one.
    pub fn goals_above(&self, goal: usize) -> Vec<Link> {
        let plan = self.plan;
        let mut links = Vec::new();
        let mut at = Some(goal);
        while let Some(g) = at {
            let goal = &plan.goals[g];
            links.push(link(self.goal_title(g), routes::goal(plan, g)));
            at = goal.parent;
        }
        links.reverse();
        links
    }

    /// Code and name of a goal.
    pub fn goal_title(&self, goal: usize) -> String {
        let goal = &self.plan.goals[goal];
        match &goal.code {
            Some(code) => format!("{code} {}", goal.name),
            None => goal.name.clone(),
        }
    }
}
