//! How the work of a plan is to be done, where a document says so: the questions
//! that every piece of work has to answer, what goes into it and what shall change
//! by it, who carries it, which year brings what, and the letters that order it.
//! It has no results, so no report judges any of it.

use super::plan::Policy;
use super::value::Missing;
use super::year::FiscalYear;
use crate::diag::Span;

/// What a plan says about the way of working. Every list is empty where the
/// document has none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guideline {
    /// 視点: what all work is looked at from.
    pub viewpoints: Vec<Viewpoint>,
    /// チェックリスト: what is to be made sure of before work begins.
    pub checklist: Vec<Check>,
    /// Where time is to be spent, and where it is to be saved.
    pub time: TimeShift,
    /// インプット・アウトプット・アウトカム.
    pub logic: Option<LogicModels>,
    /// 推進体制: numbered headings with what is done for each.
    pub promotion: Vec<Policy>,
    /// 工程表: streams of work over the years of the plan.
    pub roadmap: Vec<Stream>,
    /// Letters that order how the plan is worked on.
    pub directives: Vec<Directive>,
}

/// A point of view that all work is looked at from.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Viewpoint {
    /// Id, unique among the viewpoints.
    pub id: String,
    /// Printed number.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// The question that it asks.
    pub question: String,
    /// What is to be heeded.
    pub points: Vec<String>,
    /// What is done about it.
    pub responses: Vec<String>,
}

/// A line of a checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What is to be made sure of.
    pub text: String,
    /// The viewpoints that it asks about, by index.
    pub viewpoints: Vec<usize>,
}

/// Where time is to be spent, and where it is to be saved.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct TimeShift {
    /// What shall get more time.
    pub more: Vec<String>,
    /// What shall take less.
    pub less: Vec<String>,
}

/// What goes into work, what comes out of it, and what changes by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogicModels {
    /// 投入.
    pub input: Stage,
    /// 活動指標.
    pub output: Stage,
    /// 成果.
    pub outcome: Stage,
    /// Worked examples, a row each.
    pub models: Vec<LogicModel>,
    /// A remark for readers.
    pub note: Option<String>,
}

/// One of the three stages, in the document's words.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Stage {
    /// The document's word (インプット（投入）).
    pub name: String,
    /// What belongs to it.
    pub examples: Vec<String>,
    /// Whether the document adds など (and others).
    pub and_others: bool,
}

/// A piece of work through the three stages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogicModel {
    /// The work, as the document names it.
    pub name: String,
    /// The measure that it is, by index.
    pub measure: Option<usize>,
    /// What goes into it.
    pub inputs: Vec<String>,
    /// What comes out of it.
    pub outputs: Vec<String>,
    /// What changes by it.
    pub outcomes: Vec<String>,
}

/// A stream of a roadmap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stream {
    /// Its name.
    pub name: String,
    /// The goal that it is the way to, by index.
    pub goal: Option<usize>,
    /// Its lanes.
    pub lanes: Vec<Lane>,
    /// A remark for readers.
    pub note: Option<String>,
}

/// A lane of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// Its name; none where the stream has one lane without a name.
    pub name: Option<String>,
    /// The goal that it is the way to, by index.
    pub goal: Option<usize>,
    /// Its steps in the order of the document.
    pub steps: Vec<Step>,
    /// A remark for readers.
    pub note: Option<String>,
}

/// A step on the way: what is done in a year or over several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What is done.
    pub text: String,
    /// First and last year, or why none is given.
    pub years: Result<(FiscalYear, FiscalYear), Missing>,
    /// A remark for readers.
    pub note: Option<String>,
}

/// A letter that orders how a plan is worked on: a budget-making policy, a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// Id, unique among the directives of the plan.
    pub id: String,
    /// Its title.
    pub title: String,
    /// 文書番号.
    pub number: Option<String>,
    /// The day it was sent, as an ISO date.
    pub date: Option<String>,
    /// Who sends it, by office.
    pub issuer: Option<String>,
    /// To whom, by office.
    pub addressee: Option<String>,
    /// What it says before its headings, a paragraph each.
    pub text: Vec<String>,
    /// What it expects of the year.
    pub outlook: Vec<String>,
    /// The statements of money of the plan that it carries, by index.
    pub money: Vec<usize>,
    /// Its numbered ideas.
    pub ideas: Vec<Policy>,
    /// A remark for readers.
    pub note: Option<String>,
    /// Its place in the content.
    pub span: Span,
}

impl Guideline {
    /// Whether the plan says anything about the way of working that has a page of
    /// its own. The roadmap stands on the plan's page, a directive on its own.
    pub fn has_page(&self) -> bool {
        !self.viewpoints.is_empty()
            || !self.checklist.is_empty()
            || !self.time.is_empty()
            || self.logic.is_some()
            || !self.promotion.is_empty()
    }
}

impl TimeShift {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.more.is_empty() && self.less.is_empty()
    }
}
