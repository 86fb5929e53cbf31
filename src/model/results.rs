//! A year of a plan: what was done, measured and declared.

use rust_decimal::Decimal;

use super::achievement::Achievement;
use super::observation::{DeclaredChange, Observation};
use super::plan::Source;
use super::rule::{Rule, State, Status};
use super::value::{Cell, Missing, Value};
use super::year::FiscalYear;
use crate::diag::Span;

crate::words! {
    /// How final an edition's figures are.
    pub enum EditionState {
        /// 見込み, 速報.
        Provisional = "provisional",
        /// 確定.
        Final = "final",
    }
}

/// The report of a year as published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// The day it speaks of, ISO: "today" for the whole report. Or why the
    /// document does not say.
    pub report_date: Result<String, Missing>,
    /// The years it speaks of, where it is more than its own: a report on a
    /// whole term.
    pub covers: Option<(FiscalYear, FiscalYear)>,
    /// How final it is, where the document says so.
    pub state: Option<EditionState>,
    /// The day of the next publication, ISO, where it is announced.
    pub next_publication: Option<String>,
    /// A remark for readers.
    pub note: Option<String>,
}

/// "Whatever is not on the printed list of misses was achieved."
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complement {
    /// The status of a row that is not on the list.
    pub status: String,
    /// Which list.
    pub basis: String,
}

/// What a declared tally counts over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// The whole plan.
    Plan,
    /// A goal with all below it.
    Goal(usize),
}

crate::words! {
    /// What a tally counts.
    pub enum Counted {
        /// Rows of indicators.
        Indicators = "indicators",
        /// Measures that are judged themselves.
        Measures = "measures",
    }
}

/// A count that is not printed but follows from printed totals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derived {
    /// What is counted.
    pub status: Status,
    /// How many.
    pub count: u32,
    /// The sum it follows from (`27 − 25`).
    pub sum: String,
}

/// Counts as the document printed them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredTally {
    /// What is counted.
    pub counts: Counted,
    /// Over what.
    pub scope: Scope,
    /// The whole.
    pub denominator: u32,
    /// The whole in words.
    pub denominator_words: Option<String>,
    /// Printed counts.
    pub by_status: Vec<(Status, u32)>,
    /// Counts that follow from printed totals.
    pub derived: Vec<Derived>,
    /// Where in the document.
    pub place: Option<String>,
    /// Printed shares, in per cent of the whole.
    pub shares: Vec<(Status, Decimal)>,
    /// Whether the document says 約 of them.
    pub shares_about: bool,
    /// Its place in the content.
    pub span: Span,
}

/// A rate and a mark as one place of the document printed them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// The printed rate in per cent.
    pub rate: Option<Decimal>,
    /// The printed mark.
    pub status: Option<Status>,
    /// Where in the document.
    pub place: Option<String>,
    /// Its place in the content.
    pub span: Span,
}

/// A person's judgement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonJudgement {
    /// The word chosen.
    pub status: String,
    /// Why, or why no reason is given.
    pub reason: Cell,
}

/// Who judged a year's measures, and what holds for each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judging {
    /// Who, by office; persons are not named.
    pub by: String,
    /// The reason that stands for every judgement without one of its own.
    pub reason: Option<Cell>,
    /// A remark for readers.
    pub note: Option<String>,
}

/// A figure that the document prints and nobody can give to one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// As printed.
    pub text: String,
    /// The column it stands in.
    pub column: Option<String>,
    /// A remark for readers.
    pub note: Option<String>,
}

/// An indicator's row in a year's report.
#[derive(Debug, Clone)]
pub struct Row {
    /// What was measured.
    pub actual: Value,
    /// Figures by their own dates, oldest first.
    pub observed: Vec<Observation>,
    /// How far they moved, as the document prints it.
    pub declared_changes: Vec<DeclaredChange>,
    /// The components of a mean, in the indicator's order.
    pub components: Vec<(usize, Value)>,
    /// The document says in other words than the target that the stage was reached.
    pub reached: Option<bool>,
    /// What the document printed, first the place that counts.
    pub declared: Vec<Declared>,
    /// A person's judgement.
    pub judged: Option<PersonJudgement>,
    /// 未達成の理由.
    pub reason: Option<Cell>,
    /// 今後の対応策.
    pub countermeasure: Option<Cell>,
    /// A remark for readers.
    pub note: Option<String>,
    /// Its place in the content.
    pub span: Span,
}

/// A measure's part in a year's report.
#[derive(Debug, Clone, Default)]
pub struct MeasureYear {
    /// The judgement of the measure itself.
    pub judged: Option<PersonJudgement>,
    /// 今後の対応策 of the measure itself.
    pub countermeasure: Option<Cell>,
    /// What was achieved, in the order of the document.
    pub achievements: Vec<Achievement>,
    /// What was done, by action number.
    pub done: Vec<(u32, Cell)>,
    /// Printed figures that belong to no one row.
    pub unplaced: Vec<Unplaced>,
    /// A remark for readers.
    pub note: Option<String>,
    /// Its place in the content; none where the year leaves the measure out.
    pub span: Option<Span>,
}

/// A year of a plan.
#[derive(Debug, Clone)]
pub struct YearResults {
    /// The year.
    pub year: FiscalYear,
    /// The report; without one the year's rows are shown, not judged.
    pub edition: Option<Edition>,
    /// The document it was taken from.
    pub source: Option<Source>,
    /// The rule of this report, where it has its own.
    pub rule: Option<Rule>,
    /// How rows without a mark were judged.
    pub complement: Option<Complement>,
    /// Who judged the measures.
    pub judging: Option<Judging>,
    /// Printed tallies.
    pub declared_tallies: Vec<DeclaredTally>,
    /// A remark for readers.
    pub note: Option<String>,
    /// One row an indicator of the plan, in its order.
    pub rows: Vec<Row>,
    /// One part a measure of the plan, in its order.
    pub measures: Vec<MeasureYear>,
    /// Its place in the content.
    pub span: Span,
}

impl YearResults {
    /// What the report counts: measures where any is judged itself, else rows
    /// of indicators.
    pub fn counted(&self) -> Counted {
        if self.measures.iter().any(|m| m.judged.is_some()) {
            Counted::Measures
        } else {
            Counted::Indicators
        }
    }

    /// The status that a state counts as in this report, if any.
    pub fn counted_as(rule: &Rule, state: State) -> Option<&str> {
        rule.counts_as
            .iter()
            .find(|(s, _)| *s == state)
            .map(|(_, id)| id.as_str())
    }
}
