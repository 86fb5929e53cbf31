//! A plan: its levels, its tree of goals, measures and indicators.
//!
//! The tree lies in three flat lists that point into each other by index, so
//! that a year's results and the report can run beside it without looking
//! anything up.

use rust_decimal::Decimal;

pub use super::plan_words::*;

use super::guideline::Guideline;
use super::money::Money;
use super::narrative::Narrative;
use super::publication::Publication;
use super::results::{Counted, Scope, YearResults};
use super::rule::{Rule, StateWord, StatusWord};
use super::system::{Line, PolicySystem};
use super::text::same_text;
use super::value::{Cell, Missing, Value};
use super::year::FiscalYear;
use crate::diag::Span;

/// A document that a plan or a year was taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Its date, ISO.
    pub date: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// The plan's names for its levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Levels {
    /// From the top: 重点目標, 取組項目… A goal deeper than the list takes the last.
    pub goals: Vec<String>,
    /// 取組, 事業, 公約項目…
    pub measure: String,
    /// 成果指標…
    pub indicator: String,
}

/// A body that checks the plan.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Committee {
    /// Its name.
    pub name: String,
    /// What it does.
    pub role: Option<String>,
    /// Its members by role; persons are not named.
    pub members: Vec<Member>,
    /// Its meetings.
    pub meetings: Vec<Meeting>,
}

/// A seat on a committee.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Member {
    /// Number in the list.
    pub no: u32,
    /// 委員長, 委員…
    pub role: String,
    /// 学識経験者, 公募による市民…
    pub category: String,
    /// How many terms (1 for 1期目).
    pub term: u32,
}

/// A meeting of a committee.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Meeting {
    /// 令和5年度第2回.
    pub name: String,
    /// ISO date.
    pub date: String,
    /// `14:00`.
    pub time: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// The agenda in order.
    pub agenda: Vec<String>,
}

/// A plan with its years.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The folder's name.
    pub id: String,
    /// Full title.
    pub title: String,
    /// Short title for menus.
    pub short_title: Option<String>,
    /// First and last fiscal year.
    pub period: (FiscalYear, FiscalYear),
    /// In force or draft.
    pub state: PlanState,
    /// Names of the levels.
    pub levels: Levels,
    /// The counting word of what is judged (項目).
    pub counter: String,
    /// The plan's word for measures of priority (重点事業).
    pub priority_word: Option<String>,
    /// Kinds of measures that the plan names (特記事項).
    pub categories: Vec<Category>,
    /// The document it was taken from.
    pub source: Option<Source>,
    /// A remark for readers.
    pub note: Option<String>,
    /// The words of judgement, best first.
    pub vocabulary: Vec<StatusWord>,
    /// The plan's own words for states.
    pub states: Vec<StateWord>,
    /// The formula where less is better.
    pub less_formula: Option<LessFormula>,
    /// Digits of a rate behind the point, for display.
    pub rounding: u32,
    /// When its figures are due, where the plan says so.
    pub publication: Option<Publication>,
    /// The plan's own rule; a year's report may have another.
    pub rule: Option<Rule>,
    /// The body that checks it.
    pub committee: Option<Committee>,
    /// The plan before, by its index in the site, and what became of it.
    pub follows: Option<Succession>,
    /// The plan after, by its index in the site.
    pub followed_by: Option<usize>,
    /// The plans around it.
    pub frame: Vec<Frame>,
    /// What is done otherwise than in the plan before.
    pub method_changes: Vec<MethodChange>,
    /// Printed counts of its own parts.
    pub declared_counts: Vec<DeclaredCount>,
    /// Its period as the document prints it in other places.
    pub declared_periods: Vec<DeclaredPeriod>,
    /// How its work is to be done.
    pub guideline: Guideline,
    /// Every goal, a parent before its children.
    pub goals: Vec<Goal>,
    /// Every measure in the order of the plan.
    pub measures: Vec<Measure>,
    /// Every indicator in the order of the plan.
    pub indicators: Vec<Indicator>,
    /// Measures that the source assigns to no goal.
    pub own_measures: Vec<usize>,
    /// Indicators of the plan itself.
    pub own_indicators: Vec<usize>,
    /// Every statement of money, of the plan, its goals and its measures.
    pub money: Vec<Money>,
    /// Those of the plan itself.
    pub own_money: Vec<usize>,
    /// Results by year, oldest first.
    pub results: Vec<YearResults>,
    /// Narratives.
    pub narratives: Vec<Narrative>,
    /// Its place in the content.
    pub span: Span,
}

/// A kind of measures that the plan names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A numbered heading of policy under a goal.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Policy {
    /// Id, unique in the goal.
    pub id: String,
    /// Printed code (①).
    pub code: Option<String>,
    /// The heading.
    pub name: String,
    /// What it says.
    pub text: Option<String>,
    /// Its numbered lines.
    pub points: Vec<PolicyPoint>,
    /// Names of related plans.
    pub related_plans: Vec<String>,
    /// A remark for readers.
    pub note: Option<String>,
}

/// A numbered line under a heading of policy.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PolicyPoint {
    /// Printed code.
    pub code: Option<String>,
    /// Its own heading.
    pub name: Option<String>,
    /// What it says.
    pub text: String,
}

/// An inner node of the tree, at any depth.
#[derive(Debug, Clone)]
pub struct Goal {
    /// Id, unique in the plan.
    pub id: String,
    /// Printed code (I-(1)).
    pub code: Option<String>,
    /// Name.
    pub name: String,
    /// The name of its level, where it is not one of the plan's levels.
    pub level: Option<String>,
    /// 0 for the top.
    pub depth: usize,
    /// The goal above.
    pub parent: Option<usize>,
    /// Goals below, in order.
    pub children: Vec<usize>,
    /// Measures directly below.
    pub measures: Vec<usize>,
    /// Indicators that belong to the goal itself, because the source does not
    /// say to which measure.
    pub indicators: Vec<usize>,
    /// Every measure at any depth below, in the order of the plan.
    pub all_measures: Vec<usize>,
    /// Every indicator at any depth below, in the order of the plan.
    pub all_indicators: Vec<usize>,
    /// A remark for readers.
    pub note: Option<String>,
    /// What the goal is after in this plan.
    pub aim_statement: Option<String>,
    /// Present issues and what is newly done about them.
    pub efforts: Vec<Effort>,
    /// Numbered headings of policy.
    pub policies: Vec<Policy>,
    /// States to be reached, and who does what for them.
    pub system: PolicySystem,
    /// Sustainable Development Goals that it serves.
    pub sdgs: Sdgs,
    /// Its statements of money.
    pub money: Vec<usize>,
    /// Its place in the content.
    pub span: Span,
}

/// A present issue and what is newly done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effort {
    /// The issue.
    pub issue: String,
    /// The issue in a sentence.
    pub issue_text: Option<String>,
    /// What is done.
    pub title: String,
    /// New or extended.
    pub tag: Option<EffortTag>,
    /// Examples.
    pub examples: Vec<String>,
}

/// A change of method against the plan before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MethodChange {
    /// The heading.
    pub title: String,
    /// The text.
    pub text: String,
    /// A remark.
    pub note: Option<String>,
}

/// A plan around this one, as rows of bands over years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The plan.
    pub name: String,
    /// Its rows.
    pub rows: Vec<FrameRow>,
    /// A remark.
    pub note: Option<String>,
}

/// A row of bands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameRow {
    /// Its name.
    pub name: String,
    /// Its bands.
    pub bands: Vec<Band>,
    /// A remark.
    pub note: Option<String>,
}

/// A band over years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Its name.
    pub name: String,
    /// First year.
    pub from: FiscalYear,
    /// Last year.
    pub to: FiscalYear,
    /// The plan of this site that it is, by id.
    pub plan: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// A printed count of the plan's own parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredCount {
    /// What is counted.
    pub counts: CountedPart,
    /// The whole.
    pub total: u32,
    /// Its parts.
    pub parts: Vec<CountPart>,
    /// Where in the document.
    pub place: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Its place in the content.
    pub span: Span,
}

/// A plan's period as one place of the document prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredPeriod {
    /// First and last fiscal year.
    pub period: (FiscalYear, FiscalYear),
    /// Where in the document.
    pub place: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Its place in the content.
    pub span: Span,
}

/// A part of a printed count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountPart {
    /// Id.
    pub id: String,
    /// The document's word.
    pub word: String,
    /// How many.
    pub count: u32,
}

/// What became of the plan before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Succession {
    /// The plan before, by its index in the site.
    pub plan: usize,
    /// Measures that go on.
    pub measures: Vec<MeasureStep>,
    /// Measures of the plan before that ended, by index there.
    pub ended: Vec<usize>,
    /// Measures that are new, by index here.
    pub new: Vec<usize>,
    /// Indicators that go on.
    pub indicators: Vec<IndicatorStep>,
    /// A remark.
    pub note: Option<String>,
}

/// A measure that goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureStep {
    /// Index in the plan before.
    pub from: usize,
    /// Index here.
    pub to: usize,
    /// How.
    pub relation: Relation,
    /// A remark.
    pub note: Option<String>,
}

/// An indicator that goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorStep {
    /// Index in the plan before.
    pub from: usize,
    /// Index here.
    pub to: usize,
    /// Whether it measures the same thing in the same way, so that both make
    /// one series.
    pub same: bool,
    /// A remark.
    pub note: Option<String>,
}

/// A leaf that a department answers for.
#[derive(Debug, Clone)]
pub struct Measure {
    /// Id, unique in the plan.
    pub id: String,
    /// Printed code (I-(1)-ア).
    pub code: Option<String>,
    /// Name; of a row that prints several, all of them.
    pub name: String,
    /// The names of a row that prints several; else empty.
    pub names: Vec<String>,
    /// The goal above; none where the source assigns it to none.
    pub goal: Option<usize>,
    /// Indices into the site's departments.
    pub departments: Vec<usize>,
    /// Why no department is given.
    pub departments_missing: Option<Missing>,
    /// Whether the source adds 他 (and others) to them.
    pub has_other_departments: bool,
    /// 関連課: indices into the site's departments.
    pub related_departments: Vec<usize>,
    /// 事業内容.
    pub content: Option<String>,
    /// 会計, where the source names one.
    pub account: Option<String>,
    /// The last year, where it ends before the plan does.
    pub until: Option<FiscalYear>,
    /// Whether the plan counts it among its measures of priority.
    pub is_priority: bool,
    /// Its kind, by index into the plan's categories.
    pub category: Option<usize>,
    /// Measures that say the same, by index.
    pub same_as: Vec<usize>,
    /// 目指す姿, one text or several.
    pub aim: Vec<String>,
    /// 課題, one text or several.
    pub issue: Vec<String>,
    /// 主な取り組み.
    pub main_efforts: Vec<Line>,
    /// Sustainable Development Goals that it serves.
    pub sdgs: Sdgs,
    /// Names of related plans.
    pub related_plans: Vec<String>,
    /// 備考.
    pub remarks: Option<String>,
    /// Terms explained at the foot: term and meaning.
    pub footnotes: Vec<(String, String)>,
    /// A remark for readers.
    pub note: Option<String>,
    /// Numbered lines of work.
    pub actions: Vec<Action>,
    /// Its indicators.
    pub indicators: Vec<usize>,
    /// Why there is none, where the source says so.
    pub indicators_missing: Option<Missing>,
    /// Its statements of money.
    pub money: Vec<usize>,
    /// Its place in the content.
    pub span: Span,
}

/// A numbered line of work.
#[derive(Debug, Clone)]
pub struct Action {
    /// ①②③.
    pub no: u32,
    /// What it is.
    pub text: String,
    /// Departments, where each line has its own.
    pub departments: Vec<usize>,
    /// Whether it is new in this plan.
    pub origin: Option<Origin>,
    /// The work planned a year.
    pub planned: Vec<(FiscalYear, Cell)>,
    /// A remark for readers.
    pub note: Option<String>,
    /// Its place in the content.
    pub span: Span,
}

impl Action {
    /// Who answers for it: its own departments, else those of its measure.
    pub fn answering<'a>(&'a self, measure: &'a Measure) -> &'a [usize] {
        match self.departments.as_slice() {
            [] => &measure.departments,
            own => own,
        }
    }
}

/// Sustainable Development Goals, by number, with their targets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sdgs {
    /// Goals, 1 to 17.
    pub goals: Vec<u32>,
    /// Targets as printed (16.6); each lies under one of the goals.
    pub targets: Vec<String>,
    /// Why there is none.
    pub missing: Option<Missing>,
}

/// Where an indicator hangs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The plan as a whole.
    Plan,
    /// A measure.
    Measure(usize),
    /// A goal: the source does not say which measure.
    Goal(usize),
}

/// A part of a mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// Id within the indicator.
    pub id: String,
    /// Name (市税).
    pub name: String,
    /// Where it stood before the plan.
    pub baseline: Option<Value>,
}

/// Where an indicator stood before the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Baseline {
    /// Its year; documents often leave it out.
    pub year: Option<FiscalYear>,
    /// Its value.
    pub value: Value,
}

/// A measured thing.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// Id, unique in the plan.
    pub id: String,
    /// Name; `None` where the source never names it.
    pub name: Option<String>,
    /// Why there is no name.
    pub name_missing: Option<Missing>,
    /// Unit (%, 人, 千円); empty for stages, and where it is missing.
    pub unit: String,
    /// Why there is no unit.
    pub unit_missing: Option<Missing>,
    /// How its rate is computed.
    pub kind: Kind,
    /// Which way is good; `None` for stages only.
    pub direction: Option<Direction>,
    /// How sure the direction is.
    pub direction_source: Option<DirectionSource>,
    /// Why the direction is taken so.
    pub direction_note: Option<String>,
    /// How far a figure may move and still count as unchanged, in its unit.
    pub tolerance: Option<Decimal>,
    /// Where it stood before the plan.
    pub baseline: Option<Baseline>,
    /// The parts of a mean.
    pub components: Vec<Component>,
    /// How they are put together.
    pub mean: Mean,
    /// The stages of a milestone in their order; empty where the plan does not
    /// order them.
    pub stages: Vec<String>,
    /// A target for every year of the plan; of an indicator that is not judged
    /// any that the source gives, also beyond the plan.
    pub targets: Vec<(FiscalYear, Value)>,
    /// The heading under which it shares a chart with others of its unit.
    pub group: Option<String>,
    /// The same indicator printed elsewhere.
    pub same_as: Option<usize>,
    /// A remark for readers.
    pub note: Option<String>,
    /// Where it hangs.
    pub owner: Owner,
    /// Its place in the content.
    pub span: Span,
}

impl Plan {
    /// The years of the plan in order.
    pub fn years(&self) -> impl Iterator<Item = FiscalYear> + use<> {
        let (from, to) = self.period;
        (from.0..=to.0).map(FiscalYear)
    }

    /// The results of a year.
    pub fn results_of(&self, year: FiscalYear) -> Option<&YearResults> {
        self.results.iter().find(|r| r.year == year)
    }

    /// How many of something the plan holds.
    pub fn count_of(&self, what: CountedPart) -> u32 {
        let n = match what {
            CountedPart::Actions => self.measures.iter().map(|m| m.actions.len()).sum(),
            CountedPart::Measures => self.measures.len(),
            CountedPart::Indicators => self.indicators.len(),
        };
        n as u32
    }

    /// Who answers for a measure: its own departments, and those of its lines of
    /// work, each once.
    pub fn departments_of(&self, measure: usize) -> Vec<usize> {
        let measure = &self.measures[measure];
        let lines = measure.actions.iter().flat_map(|a| &a.departments);
        let mut all: Vec<usize> = Vec::new();
        for d in measure.departments.iter().chain(lines) {
            if !all.contains(d) {
                all.push(*d);
            }
        }
        all
    }

    /// Who answers for the measure of an indicator; nobody for one of a goal or
    /// of the plan.
    pub fn departments_of_indicator(&self, indicator: usize) -> Vec<usize> {
        match self.indicators[indicator].owner {
            Owner::Measure(m) => self.departments_of(m),
            Owner::Goal(_) | Owner::Plan => Vec::new(),
        }
    }

    /// The year by whose names the plan as a whole calls its departments: the
    /// newest with results, else its last.
    pub fn naming_year(&self) -> FiscalYear {
        let newest = self.results.iter().map(|r| r.year).max();
        newest.unwrap_or(self.period.1)
    }

    /// Whether a report was made for any of its years.
    pub fn has_report(&self) -> bool {
        self.results.iter().any(|r| r.edition.is_some())
    }

    /// What a tally over the whole plan counts and no goal holds: indices of
    /// measures, or of indicators that are judged.
    pub fn loose_subjects(&self, counted: Counted) -> Vec<usize> {
        match counted {
            Counted::Measures => self.own_measures.clone(),
            Counted::Indicators => {
                let all = self.subjects(counted, &Scope::Plan).into_iter();
                all.filter(|i| self.goal_of(*i).is_none()).collect()
            }
        }
    }

    /// Whether reports were made for several of its years, which may then be
    /// seen beside each other.
    pub fn has_several_reports(&self) -> bool {
        let reports = self.results.iter().filter(|r| r.edition.is_some());
        reports.count() > 1
    }

    /// What a tally over a goal, or over the whole plan, counts: indices of
    /// measures, or of indicators that are judged.
    pub fn subjects(&self, counted: Counted, scope: &Scope) -> Vec<usize> {
        match (counted, scope) {
            (Counted::Measures, Scope::Plan) => (0..self.measures.len()).collect(),
            (Counted::Measures, Scope::Goal(g)) => self.goals[*g].all_measures.clone(),
            (Counted::Indicators, scope) => {
                let judged = |i: &usize| self.indicators[*i].kind.is_judged();
                match scope {
                    Scope::Plan => (0..self.indicators.len()).filter(judged).collect(),
                    Scope::Goal(g) => {
                        let all = self.goals[*g].all_indicators.iter();
                        all.copied().filter(judged).collect()
                    }
                }
            }
        }
    }

    /// The rule that a year's report is judged by.
    pub fn rule_of<'a>(&'a self, results: &'a YearResults) -> Option<&'a Rule> {
        results.rule.as_ref().or(self.rule.as_ref())
    }

    /// A word of the vocabulary by its id.
    pub fn status_word(&self, id: &str) -> Option<&StatusWord> {
        self.vocabulary.iter().find(|w| w.id == id)
    }

    /// The goal that an indicator lies under; none for one of the whole plan.
    pub fn goal_of(&self, indicator: usize) -> Option<usize> {
        match self.indicators[indicator].owner {
            Owner::Plan => None,
            Owner::Measure(m) => self.measures[m].goal,
            Owner::Goal(g) => Some(g),
        }
    }

    /// Tells every goal what lies below it, at any depth; for who has built the
    /// tree.
    pub fn settle(&mut self) {
        for m in 0..self.measures.len() {
            let mut at = self.measures[m].goal;
            while let Some(g) = at {
                self.goals[g].all_measures.push(m);
                at = self.goals[g].parent;
            }
        }
        for i in 0..self.indicators.len() {
            let mut at = self.goal_of(i);
            while let Some(g) = at {
                self.goals[g].all_indicators.push(i);
                at = self.goals[g].parent;
            }
        }
    }

    /// The level name of a goal.
    pub fn level_name(&self, goal: usize) -> &str {
        let goal = &self.goals[goal];
        if let Some(own) = &goal.level {
            return own;
        }
        let names = &self.levels.goals;
        names
            .get(goal.depth)
            .or(names.last())
            .map_or("", String::as_str)
    }
}

impl Indicator {
    /// The target of a year.
    pub fn target(&self, year: FiscalYear) -> Option<&Value> {
        self.targets
            .iter()
            .find(|(y, _)| *y == year)
            .map(|(_, v)| v)
    }

    /// Which stage some words name, from 1; `None` for words that are none of
    /// the plan's stages.
    pub fn stage_of(&self, words: &str) -> Option<usize> {
        let at = self.stages.iter().position(|s| same_text(s, words))?;
        Some(at + 1)
    }

    /// The last year with a target, and that target as a figure; none where no
    /// figure stands in that year.
    pub fn final_target(&self) -> Option<(FiscalYear, Decimal)> {
        let (year, value) = self.targets.iter().max_by_key(|(y, _)| *y)?;
        Some((*year, value.number()?))
    }
}
