//! A policy system: what a goal wants to reach, and who does what for it. It has
//! no figures and no results, so no report judges any of it.

use super::year::FiscalYear;
use crate::diag::Span;

/// What hangs on a goal of a policy system, or on a resource of a city's
/// management. Every list is empty where the document has none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PolicySystem {
    /// 目指す状態 at the end of the term.
    pub target_states: Vec<String>,
    /// By when they are to be reached.
    pub target_year: Option<FiscalYear>,
    /// 当該年度に目指す状態: what the plan's own year is to reach.
    pub desired_states: Vec<Line>,
    /// 対応方針, by the departments that answer for them.
    pub approaches: Vec<Approach>,
    /// 現状認識と優先課題.
    pub issues: Vec<String>,
    /// 取り組みの方向性.
    pub directions: Vec<String>,
    /// 主な取り組み.
    pub main_efforts: Vec<Line>,
}

/// A line, perhaps with lines of detail below; only the line itself counts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// The lines below it.
    pub details: Vec<String>,
}

/// What departments do towards the states of a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approach {
    /// Who answers for every line.
    pub departments: Vec<Answering>,
    /// Its lines: each is one policy.
    pub lines: Vec<Line>,
    /// A remark for readers.
    pub note: Option<String>,
    /// Its place in the content.
    pub span: Span,
}

/// A department that answers, as the document prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answering {
    /// Index into the site's departments.
    pub department: usize,
    /// The former name that is printed beside its own.
    pub former: Option<String>,
}

impl PolicySystem {
    /// Whether the document has anything of the kind.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// How many policies there are: lines of approaches.
    pub fn policies(&self) -> usize {
        self.approaches.iter().map(|a| a.lines.len()).sum()
    }
}
