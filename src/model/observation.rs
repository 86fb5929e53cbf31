//! Figures of an indicator by their own dates, with the differences that the
//! source prints beside them.

use rust_decimal::Decimal;

use super::value::Value;
use super::when::Moment;
use super::year::FiscalYear;
use crate::diag::Span;

/// A figure at a point in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// When.
    pub when: Moment,
    /// The figure in the indicator's unit, or why there is none.
    pub value: Value,
    /// The printed difference to the observation before, in the unit.
    pub change: Option<Decimal>,
    /// The printed distance to the last target, in the unit, without a sign.
    pub gap: Option<Decimal>,
    /// Other figures that the source prints for the same thing.
    pub also: Vec<AlsoPrinted>,
    /// Its place in the content.
    pub span: Span,
}

/// Another figure that the source prints for the same thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlsoPrinted {
    /// The figure in the indicator's unit.
    pub value: Decimal,
    /// Where in the document.
    pub place: Option<String>,
}

/// How far a figure moved, as the source prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredChange {
    /// The first year.
    pub from: FiscalYear,
    /// The last year.
    pub to: FiscalYear,
    /// The difference; minus for less.
    pub moved: Moved,
    /// Whether the source says 約.
    pub about: bool,
    /// Where in the document.
    pub place: Option<String>,
    /// Its place in the content.
    pub span: Span,
}

/// A difference, absolute or relative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// In the indicator's unit; for percentages in points.
    By(Decimal),
    /// In per cent of the first figure.
    ByPercent(Decimal),
}
