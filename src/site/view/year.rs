//! A year's report: the tally, every miss with its reason, and all the rest by
//! class; and the list of a single class.

use serde::Serialize;

use super::achievement::WorkLink;
use super::goal::MeasureItem;
use super::indicator::RowView;
use super::naming::{DepartmentLink, say_once_in_classes};
use super::tally::{RuleView, TallyView};
use super::{Link, NarrativeView, PlanCtx, StatusView, link};
use crate::model::narrative::About;
use crate::model::plan::{Owner, Source};
use crate::model::results::{Counted, EditionState, Scope, YearResults};
use crate::model::rule::{State, Status};
use crate::model::word::Word;
use crate::model::year::FiscalYear;
use crate::render::format::day;
use crate::report::YearReport;
use crate::site::routes;

/// A year's report.
#[derive(Debug, Clone, Serialize)]
pub struct YearView<'a> {
    /// Short title of the plan.
    pub plan: String,
    /// 令和5年度（2023年度）
    pub year_long: String,
    /// 令和5年度
    pub year: String,
    /// The edition.
    pub edition: EditionView,
    /// The tally of the plan.
    pub tally: Option<&'a TallyView>,
    /// The tallies of the top goals.
    pub goals: Vec<GoalTally<'a>>,
    /// The rule.
    pub rule: Option<RuleView>,
    /// The rule of the year before, where it is another: then the years must
    /// not be compared.
    pub other_rule: Option<RuleView>,
    /// How all figures of the plan come about.
    pub method: Option<Link>,
    /// Narratives.
    pub narratives: Vec<NarrativeView>,
    /// Rows by class, in the order of the vocabulary and then the states.
    pub classes: Vec<ClassRows<'a>>,
    /// What was achieved, by fiscal year.
    pub work: Vec<WorkLink>,
    /// A remark.
    pub note: Option<String>,
    /// The document.
    pub source: Option<SourceView>,
    /// The report before.
    pub previous: Option<Link>,
    /// The report after.
    pub next: Option<Link>,
}

/// An edition in words.
#[derive(Debug, Clone, Serialize)]
pub struct EditionView {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// 令和6年3月14日（2024年）; none where the document does not say.
    pub date: Option<String>,
    /// ISO.
    pub date_iso: Option<String>,
    /// Who judged, where persons did and the document says who.
    pub judged_by: Option<String>,
    /// 見込み, 確定; none where the document does not say.
    pub state: Option<String>,
    /// Whether it is not final.
    pub is_provisional: bool,
    /// The day of the next publication, where it is announced.
    pub next: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// A document in words.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView {
    /// Title.
    pub title: String,
    /// Its day.
    pub date: Option<String>,
    /// Its publisher.
    pub publisher: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// A goal's tally in a list.
#[derive(Debug, Clone, Serialize)]
pub struct GoalTally<'a> {
    /// Code and name.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its tally.
    pub tally: &'a TallyView,
}

/// All rows of a class.
#[derive(Debug, Clone, Serialize)]
pub struct ClassRows<'a> {
    /// Word, shape, colour.
    pub status: StatusView,
    /// Its list page.
    pub href: String,
    /// Whether its rows owe a reason.
    pub owes_reason: bool,
    /// Rows by top goal.
    pub groups: Vec<RowGroup<'a>>,
    /// How many in all.
    pub count: usize,
    /// What the class means.
    pub meaning: Option<String>,
}

/// Rows of a class under a top goal.
#[derive(Debug, Clone, Serialize)]
pub struct RowGroup<'a> {
    /// Code and name of the goal.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Rows of indicators.
    pub rows: Vec<ReportRow<'a>>,
    /// Measures that the report judges themselves.
    pub measures: Vec<MeasureItem<'a>>,
    /// How many of either.
    pub count: usize,
    /// How many of them the document gives no reason for.
    pub without_reason: usize,
}

/// A row of a report.
#[derive(Debug, Clone, Serialize)]
pub struct ReportRow<'a> {
    /// Code of the measure.
    pub code: Option<String>,
    /// The measure, or the goal where it is not known.
    pub owner: Link,
    /// The indicator.
    pub indicator: Link,
    /// The indicator's id, for the place of this row on its page.
    pub anchor: String,
    /// Departments, by their names in the year.
    pub departments: Vec<DepartmentLink>,
    /// The year.
    pub row: &'a RowView,
    /// Target and actual in a sentence.
    pub sentence: String,
    /// Whether the document says why.
    pub has_reason: bool,
}

/// A page that lists one class of a year.
#[derive(Debug, Clone, Serialize)]
pub struct StatusPage<'a> {
    /// 令和5年度（2023年度）
    pub year_long: String,
    /// The year's report.
    pub report: Link,
    /// The whole of which the class is a part, in a sentence.
    pub sentence: Option<String>,
    /// The class.
    pub class: ClassRows<'a>,
    /// The other classes of the year.
    pub others: Vec<OtherClass>,
}

/// Another class of the year.
#[derive(Debug, Clone, Serialize)]
pub struct OtherClass {
    /// Word, shape, colour.
    pub status: StatusView,
    /// Its page.
    pub href: String,
    /// How many.
    pub count: u32,
}

impl<'a> PlanCtx<'a> {
    /// A year's report; `None` where none was made.
    pub fn year(&self, year: FiscalYear, root: &str) -> Option<YearView<'a>> {
        let plan = self.plan;
        let results = plan.results_of(year)?;
        let report = self.report.year(year)?;
        let edition = self.edition(results)?;
        let before = self.report_before(results);
        let mut later = plan.results.iter().filter(|r| r.edition.is_some());
        let after = later.find(|r| r.year > year);
        let year_link = |r: &YearResults| link(self.report_name(r), routes::year(plan, r.year));
        let differs = self.has_other_rule_than_before(results);
        let other_rule = before.filter(|_| differs).and_then(|b| self.rule_words(b));
        let mut classes = self.classes(report);
        say_once_in_classes(&mut classes);
        Some(YearView {
            plan: self.short_title().to_owned(),
            year_long: self.report_name_long(results),
            year: self.report_name(results),
            edition,
            tally: self.tally_of(results, &Scope::Plan),
            goals: self.goal_tallies(results),
            rule: self.rule_words(results),
            other_rule,
            method: self.method_link(),
            narratives: self.narratives(About::Plan, Some(year), root),
            classes,
            work: self.work_links(None),
            note: results.note.clone(),
            source: results.source.as_ref().map(source_view),
            previous: before.map(year_link),
            next: after.map(year_link),
        })
    }

    /// The name of the year, or of the years, that a report speaks of: 令和5年度.
    pub fn report_name(&self, results: &YearResults) -> String {
        let covers = results.edition.as_ref().and_then(|e| e.covers);
        covers.map_or_else(
            || results.year.ja_short(),
            |(from, to)| self.all.words.years(from, to),
        )
    }

    /// The same with the Gregorian year: 令和5年度（2023年度）.
    pub fn report_name_long(&self, results: &YearResults) -> String {
        let covers = results.edition.as_ref().and_then(|e| e.covers);
        match covers {
            Some(_) => self.report_name(results),
            None => results.year.ja(),
        }
    }

    /// The edition of a year in words.
    pub fn edition(&self, results: &YearResults) -> Option<EditionView> {
        let e = results.edition.as_ref()?;
        let words = self.all.words;
        Some(EditionView {
            id: e.id.clone(),
            title: e.title.clone(),
            date: e.report_date.as_deref().ok().map(day),
            date_iso: e.report_date.clone().ok(),
            judged_by: results.judging.as_ref().map(|j| j.by.clone()),
            state: e.state.map(|s| {
                let key = match s {
                    EditionState::Provisional => "edition.provisional",
                    EditionState::Final => "edition.final",
                };
                words.get(key).to_owned()
            }),
            is_provisional: e.state == Some(EditionState::Provisional),
            next: e.next_publication.as_deref().map(day),
            note: e.note.clone(),
        })
    }

    /// Rows by class; empty classes are left out.
    pub fn classes(&self, report: &YearReport) -> Vec<ClassRows<'a>> {
        let order = report.classes();
        order
            .iter()
            .filter(|(_, n)| *n > 0)
            .map(|(status, _)| self.class_rows(report, status))
            .collect()
    }

    /// The classes of a report that owe a reason.
    pub fn owed_classes(&self, report: &YearReport) -> Vec<ClassRows<'a>> {
        let all = self.classes(report).into_iter();
        all.filter(|c| c.owes_reason).collect()
    }

    /// Of some rows, those of the newest report that still ask for something:
    /// a reason is owed, or the result is not out yet.
    pub fn owed(&self, rows: &[usize]) -> Vec<ClassRows<'a>> {
        let Some((_, report)) = self.report.latest(self.plan) else {
            return Vec::new();
        };
        let order = report.classes();
        order
            .iter()
            .map(|(status, _)| self.class_rows_of(report, status, Some(rows)))
            .filter(|c| c.count > 0)
            .filter(|c| c.owes_reason || c.status.id == State::NotYetKnown.word())
            .collect()
    }

    fn class_rows(&self, report: &YearReport, status: &Status) -> ClassRows<'a> {
        self.class_rows_of(report, status, None)
    }

    fn class_rows_of(
        &self,
        report: &YearReport,
        status: &Status,
        among: Option<&[usize]>,
    ) -> ClassRows<'a> {
        let plan = self.plan;
        let word = match status {
            Status::Judged(id) => plan.status_word(id),
            Status::State(_) => None,
        };
        let meaning = match status {
            Status::Judged(_) => word.and_then(|w| w.meaning.clone()),
            Status::State(s) => plan
                .states
                .iter()
                .find(|x| x.state == *s)
                .and_then(|x| x.meaning.clone()),
        };
        let tops = (0..plan.goals.len()).filter(|g| plan.goals[*g].parent.is_none());
        let of_goals = tops.map(|g| {
            let subjects = plan.subjects(report.counted, &Scope::Goal(g));
            (link(self.goal_title(g), routes::goal(plan, g)), subjects)
        });
        let loose = (self.unassigned(), plan.loose_subjects(report.counted));
        let groups: Vec<RowGroup<'a>> = of_goals
            .chain(std::iter::once(loose))
            .map(|(goal, subjects)| {
                let own = subjects
                    .into_iter()
                    .filter(|s| report.status_of(*s) == status)
                    .filter(|s| among.is_none_or(|a| a.contains(s)));
                self.group(goal, report, own)
            })
            .filter(|group| group.count > 0)
            .collect();
        let count = groups.iter().map(|g| g.count).sum();
        ClassRows {
            status: self.status(status),
            href: routes::status(plan, report.year, status),
            owes_reason: word.is_some_and(|w| w.owes_reason),
            groups,
            count,
            meaning,
        }
    }

    /// What a report counts under a top goal, by index.
    fn group(
        &self,
        goal: Link,
        report: &YearReport,
        subjects: impl Iterator<Item = usize>,
    ) -> RowGroup<'a> {
        let mut group = RowGroup {
            title: goal.text,
            href: goal.href,
            rows: Vec::new(),
            measures: Vec::new(),
            count: 0,
            without_reason: 0,
        };
        match report.counted {
            Counted::Indicators => {
                let rows = subjects.filter_map(|i| self.report_row(i, report.year));
                group.rows = rows.collect();
                group.without_reason = group.rows.iter().filter(|r| !r.has_reason).count();
            }
            Counted::Measures => {
                let results = self.plan.results_of(report.year);
                let item = |m| MeasureItem {
                    judged: results.and_then(|r| self.judgement_in(r, report, m)),
                    departments: self
                        .department_links_in(&self.plan.departments_of(m), report.year),
                    ..self.measure_item(m)
                };
                group.measures = subjects.map(item).collect();
                let told = |m: &&MeasureItem| {
                    let reason = m.judged.as_ref().and_then(|j| j.reason.as_ref());
                    reason.is_some_and(|r| r.missing.is_none())
                };
                let with_reason = group.measures.iter().filter(told).count();
                group.without_reason = group.measures.len() - with_reason;
            }
        }
        group.count = group.rows.len() + group.measures.len();
        group
    }

    /// A row of a report.
    pub fn report_row(&self, index: usize, year: FiscalYear) -> Option<ReportRow<'a>> {
        let plan = self.plan;
        let i = &plan.indicators[index];
        let view = self.indicator(index)?;
        let row = view.rows.iter().find(|r| r.fiscal_year == year.0)?;
        let (code, owner) = match i.owner {
            Owner::Measure(m) => (
                plan.measures[m].code.clone(),
                link(plan.measures[m].name.clone(), routes::measure(plan, m)),
            ),
            Owner::Plan => (None, link(self.short_title(), routes::plan(plan))),
            Owner::Goal(g) => (
                plan.goals[g].code.clone(),
                link(plan.goals[g].name.clone(), routes::goal(plan, g)),
            ),
        };
        Some(ReportRow {
            code,
            owner,
            indicator: link(view.name.clone(), view.href.clone()),
            anchor: i.id.clone(),
            departments: self.department_links_in(&plan.departments_of_indicator(index), year),
            sentence: self.row_sentence(row),
            has_reason: row.reason.as_ref().is_some_and(|r| r.missing.is_none()),
            row,
        })
    }

    /// The page of one class of a year.
    pub fn status_page(&self, year: FiscalYear, status: &Status) -> Option<StatusPage<'a>> {
        let plan = self.plan;
        let results = plan.results_of(year)?;
        let report = self.report.year(year)?;
        let order = report.classes();
        let mut class = self.class_rows(report, status);
        say_once_in_classes(std::slice::from_mut(&mut class));
        Some(StatusPage {
            year_long: self.report_name_long(results),
            report: link(self.report_name(results), routes::year(plan, report.year)),
            sentence: self
                .tally_of(results, &Scope::Plan)
                .map(|t| t.sentence.clone()),
            class,
            others: order
                .iter()
                .filter(|(s, n)| *n > 0 && s != status)
                .map(|(s, n)| OtherClass {
                    status: self.status(s),
                    href: routes::status(plan, report.year, s),
                    count: *n,
                })
                .collect(),
        })
    }
}

/// A document in words.
pub fn source_view(source: &Source) -> SourceView {
    SourceView {
        title: source.title.clone(),
        date: source.date.as_deref().map(day),
        publisher: source.publisher.clone(),
        note: source.note.clone(),
    }
}
