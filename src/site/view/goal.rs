//! A goal at any depth: its result, its narrative, what lies below it.

use serde::Serialize;

use super::indicator::IndicatorView;
use super::judged::JudgementView;
use super::money::MoneyView;
use super::multiples::MultipleView;
use super::naming::{DepartmentLink, say_once_in_goal};
use super::observed::ObservedView;
use super::system::{NamedIndicator, SystemView};
use super::tally::TallyView;
use super::{Link, NarrativeView, PlanCtx, StatusView, link, missing_word};
use crate::model::narrative::About;
use crate::model::plan::{Owner, Policy};
use crate::model::results::Scope;
use crate::model::value::Missing;
use crate::model::word::Word;
use crate::site::routes;

/// A goal's page.
#[derive(Debug, Clone, Serialize)]
pub struct GoalView<'a> {
    /// The plan's name for this level.
    pub level: String,
    /// The plan's name for a measure.
    pub measure_level: String,
    /// The plan's name for an indicator.
    pub indicator_level: String,
    /// Printed code.
    pub code: Option<String>,
    /// Name.
    pub name: String,
    /// A remark.
    pub note: Option<String>,
    /// What it is after in this plan.
    pub aim_statement: Option<String>,
    /// Present issues and what is newly done about them.
    pub efforts: Vec<EffortView>,
    /// Numbered headings of policy.
    pub policies: &'a [Policy],
    /// What it wants to reach and who does what for it.
    pub system: Option<SystemView<'a>>,
    /// Indicators that the source names without any figure.
    pub named: Vec<NamedIndicator>,
    /// Sustainable Development Goals that it serves.
    pub sdgs: Vec<super::sdg::SdgLink>,
    /// Figures of its own that no report judges.
    pub observed: Vec<&'a ObservedView>,
    /// Its statements of money.
    pub money: Vec<&'a MoneyView>,
    /// The page of what became of the plan before.
    pub flow: Option<Link>,
    /// The tallies of every report, newest first.
    pub tallies: Vec<&'a TallyView>,
    /// The rates a year of every indicator below that has any, to one scale.
    pub multiples: Vec<&'a MultipleView>,
    /// A sentence where there is no report: what its policy system holds, else
    /// that there is none.
    pub sentence: String,
    /// Narratives.
    pub narratives: Vec<NarrativeView>,
    /// Goals below, each with its measures.
    pub sections: Vec<SectionView<'a>>,
    /// Measures directly below.
    pub measures: Vec<MeasureItem<'a>>,
    /// Indicators of no known measure.
    pub indicators: Vec<&'a IndicatorView>,
    /// Goals above.
    pub above: Vec<Link>,
    /// The goal before on the same level.
    pub previous: Option<Link>,
    /// The goal after.
    pub next: Option<Link>,
}

/// A present issue and what is newly done about it.
#[derive(Debug, Clone, Serialize)]
pub struct EffortView {
    /// The issue.
    pub issue: String,
    /// The issue in a sentence.
    pub issue_text: Option<String>,
    /// What is done.
    pub title: String,
    /// New or extended, in words.
    pub tag: Option<String>,
    /// Examples.
    pub examples: Vec<String>,
}

/// A goal below another.
#[derive(Debug, Clone, Serialize)]
pub struct SectionView<'a> {
    /// The name of its level.
    pub level: String,
    /// What it wants to reach and who does what for it.
    pub system: Option<SystemView<'a>>,
    /// Code and name.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The id of its section on this page.
    pub id: String,
    /// Its result.
    pub sentence: String,
    /// Its measures, all depths.
    pub measures: Vec<MeasureItem<'a>>,
}

/// A measure in a list.
#[derive(Debug, Clone, Serialize)]
pub struct MeasureItem<'a> {
    /// Its id.
    pub id: String,
    /// Printed code.
    pub code: Option<String>,
    /// Name.
    pub name: String,
    /// The names of a row that prints several; else empty.
    pub names: Vec<String>,
    /// Its page.
    pub href: String,
    /// 目指す姿.
    pub aim: Vec<String>,
    /// 事業内容.
    pub content: Option<String>,
    /// 会計, where the source names one.
    pub account: Option<String>,
    /// The last year, where it ends before the plan does.
    pub until: Option<String>,
    /// The plan's word for one of priority, if it is one.
    pub priority: Option<String>,
    /// Its judgement in the newest report, or in the one that a list is of;
    /// none where measures are not judged.
    pub judged: Option<JudgementView>,
    /// Departments, by their names in the newest year with results, or in that of
    /// which a list is.
    pub departments: Vec<DepartmentLink>,
    /// Whether the source adds 他 to them.
    pub has_other_departments: bool,
    /// That the source names some and nobody can read them. A source that names
    /// none does so for all of a list, which no row repeats.
    pub departments_unreadable: Option<String>,
    /// Its indicators.
    pub indicators: Vec<&'a IndicatorView>,
    /// Indicators that the source names without any figure.
    pub named: Vec<NamedIndicator>,
    /// Why it has no indicator, where the source says so.
    pub indicators_missing: Option<String>,
    /// The statuses of its rows in every report, oldest first.
    pub reports: Vec<ReportStatuses>,
    /// Its result.
    pub sentence: String,
}

/// The statuses of a measure's rows in a report.
#[derive(Debug, Clone, Serialize)]
pub struct ReportStatuses {
    /// Gregorian number.
    pub fiscal_year: i32,
    /// The year and its report.
    pub year: Link,
    /// One a row.
    pub statuses: Vec<StatusView>,
    /// On a department's page: its name in that year, where it is not the title
    /// of the page.
    pub named_then: Option<String>,
}

impl<'a> PlanCtx<'a> {
    /// The statuses of a measure's rows in every report.
    pub fn statuses_by_year(&self, measure: usize) -> Vec<ReportStatuses> {
        let rows = self.subjects_of(&[measure]);
        let years = self.plan.results.iter().zip(&self.report.years);
        years
            .filter(|(r, _)| r.edition.is_some() && !rows.is_empty())
            .filter(|(_, y)| y.counted == self.counted_now())
            .map(|(r, y)| ReportStatuses {
                fiscal_year: r.year.0,
                year: link(self.report_name(r), routes::year(self.plan, r.year)),
                statuses: rows.iter().map(|i| self.status(y.status_of(*i))).collect(),
                named_then: None,
            })
            .collect()
    }

    /// The plan's word for a measure of priority, if it is one.
    pub fn priority_word(&self, measure: usize) -> Option<String> {
        let plan = self.plan;
        let own = plan.priority_word.as_deref();
        plan.measures[measure]
            .is_priority
            .then(|| own.unwrap_or(self.all.words.get("priority")).to_owned())
    }

    /// A goal's page.
    pub fn goal(&self, index: usize, root: &str) -> GoalView<'a> {
        let plan = self.plan;
        let g = &plan.goals[index];
        let tallies = plan
            .results
            .iter()
            .rev()
            .filter(|r| r.edition.is_some())
            .filter_map(|r| self.tally_of(r, &Scope::Goal(index)))
            .collect();
        let siblings: Vec<usize> = match g.parent {
            Some(p) => plan.goals[p].children.clone(),
            None => (0..plan.goals.len())
                .filter(|x| plan.goals[*x].parent.is_none())
                .collect(),
        };
        // Who walks on stays on the level of which the page is.
        let siblings: Vec<usize> = siblings
            .into_iter()
            .filter(|x| plan.goals[*x].level == g.level)
            .collect();
        let at = siblings.iter().position(|x| *x == index).unwrap_or(0);
        let neighbour = |i: Option<usize>| {
            i.and_then(|i| siblings.get(i))
                .map(|x| link(self.goal_title(*x), routes::goal(plan, *x)))
        };
        let mut view = GoalView {
            level: plan.level_name(index).to_owned(),
            measure_level: plan.levels.measure.clone(),
            indicator_level: plan.levels.indicator.clone(),
            code: g.code.clone(),
            name: g.name.clone(),
            note: g.note.clone(),
            aim_statement: g.aim_statement.clone(),
            efforts: g
                .efforts
                .iter()
                .map(|e| EffortView {
                    issue: e.issue.clone(),
                    issue_text: e.issue_text.clone(),
                    title: e.title.clone(),
                    tag: e.tag.map(|t| {
                        self.all
                            .words
                            .get(&format!("origin.{}", t.word()))
                            .to_owned()
                    }),
                    examples: e.examples.clone(),
                })
                .collect(),
            policies: &g.policies,
            system: self.system(index),
            named: self.named_indicators(Owner::Goal(index)),
            sdgs: self.sdgs(&g.sdgs),
            observed: self.observed(Owner::Goal(index)),
            money: self.money(&g.money),
            flow: plan
                .follows
                .as_ref()
                .map(|_| link(self.all.words.get("flow.title"), routes::flow(plan))),
            tallies,
            multiples: self.multiples(index),
            sentence: self.goal_sentence(index),
            narratives: self.narratives(About::Goal(index), None, root),
            sections: g
                .children
                .iter()
                .map(|c| SectionView {
                    level: plan.level_name(*c).to_owned(),
                    system: self.system(*c),
                    title: self.goal_title(*c),
                    href: routes::goal(plan, *c),
                    id: format!("g-{}", plan.goals[*c].id),
                    sentence: self.goal_sentence(*c),
                    measures: self.measures_under(*c),
                })
                .collect(),
            measures: g.measures.iter().map(|m| self.measure_item(*m)).collect(),
            indicators: g
                .indicators
                .iter()
                .filter(|i| plan.indicators[**i].kind.is_judged())
                .filter_map(|i| self.indicator(*i))
                .collect(),
            above: g.parent.map(|p| self.goals_above(p)).unwrap_or_default(),
            previous: neighbour(at.checked_sub(1)),
            next: neighbour(Some(at + 1)),
        };
        say_once_in_goal(&mut view);
        view
    }

    /// A goal's result; without a report what its policy system holds.
    fn goal_sentence(&self, goal: usize) -> String {
        let system = || self.system_sentence(Some(goal));
        let is_open = self.report.latest(self.plan).is_none();
        is_open
            .then(system)
            .flatten()
            .unwrap_or_else(|| self.sentence_over(&self.subjects(&Scope::Goal(goal))))
    }

    fn measures_under(&self, goal: usize) -> Vec<MeasureItem<'a>> {
        let below = self.plan.goals[goal].all_measures.iter();
        below.map(|m| self.measure_item(*m)).collect()
    }

    /// A measure in a list.
    pub fn measure_item(&self, index: usize) -> MeasureItem<'a> {
        let plan = self.plan;
        let m = &plan.measures[index];
        MeasureItem {
            id: m.id.clone(),
            code: m.code.clone(),
            name: m.name.clone(),
            names: m.names.clone(),
            href: routes::measure(plan, index),
            aim: m.aim.clone(),
            content: m.content.clone(),
            account: m.account.clone(),
            until: m.until.map(|y| y.ja_short()),
            priority: self.priority_word(index),
            judged: self.judgements(index).pop(),
            departments: self.departments(index),
            has_other_departments: m.has_other_departments,
            departments_unreadable: m
                .departments_missing
                .filter(|why| *why == Missing::Unreadable)
                .map(|why| missing_word(plan, why, self.all.words)),
            indicators: m
                .indicators
                .iter()
                .filter(|i| plan.indicators[**i].kind.is_judged())
                .filter_map(|i| self.indicator(*i))
                .collect(),
            named: self.named_indicators(Owner::Measure(index)),
            indicators_missing: m
                .indicators_missing
                .map(|why| missing_word(plan, why, self.all.words)),
            reports: self.statuses_by_year(index),
            sentence: self.sentence_over(&self.subjects_of(&[index])),
        }
    }
}
