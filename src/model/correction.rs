//! Corrections: what was published wrongly, and what stands there now. A report
//! is never changed in silence.

use super::rule::Status;
use super::year::FiscalYear;
use crate::diag::Span;

/// Something published that was put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Id; its place on the page of corrections.
    pub id: String,
    /// The day it was put right, ISO.
    pub date: String,
    /// What it was about.
    pub subject: Subject,
    /// The year of the figure; none where it is not about a year.
    pub year: Option<FiscalYear>,
    /// What was wrong, in words: the actual, a name, a date.
    pub what: String,
    /// What stood there.
    pub was: String,
    /// What stands there now.
    pub is: String,
    /// How the error came about.
    pub why: String,
    /// The verdict before and after; none where it stayed as it was.
    pub verdict: Option<(Status, Status)>,
    /// Its place in the content.
    pub span: Span,
}

/// What a correction is about; plans by their index in the site, the others by
/// their index in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The site as a whole: no page of its own.
    Site,
    /// A plan.
    Plan(usize),
    /// A goal.
    Goal(usize, usize),
    /// A measure.
    Measure(usize, usize),
    /// An indicator.
    Indicator(usize, usize),
}

impl Subject {
    /// The plan.
    pub fn plan(self) -> Option<usize> {
        match self {
            Self::Site => None,
            Self::Plan(p) | Self::Goal(p, _) | Self::Measure(p, _) | Self::Indicator(p, _) => {
                Some(p)
            }
        }
    }
}
