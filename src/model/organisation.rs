//! How departments hang together: what belongs to what, in which years, and in
//! which years the city ordered them anew.

use super::plan::Source;
use super::value::Missing;
use super::year::FiscalYear;
use crate::diag::Span;

/// To what a department belongs in some years (課 → 部).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParentPeriod {
    /// The index of the department above, or why the source does not tell it.
    pub parent: Result<usize, Missing>,
    /// From which year; always, without.
    pub from: Option<FiscalYear>,
    /// To which year; still, without.
    pub to: Option<FiscalYear>,
    /// A remark, above all where it cannot be read.
    pub note: Option<String>,
}

/// A remark of the source about a department in a year (※担当を追加).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentChange {
    /// The first year of which it holds.
    pub year: FiscalYear,
    /// The remark.
    pub text: String,
}

/// A year in which departments were ordered anew. What changed is not written
/// here: it follows from the departments themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reorganisation {
    /// The first year of the new order; the year before shows the old one.
    pub year: FiscalYear,
    /// A remark.
    pub note: Option<String>,
    /// The document.
    pub source: Option<Source>,
    /// Its place in the content.
    pub span: Span,
}
