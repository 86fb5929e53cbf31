//! Figures, texts, and the states of what is missing.

use rust_decimal::Decimal;

use crate::diag::Span;

crate::words! {
    /// Why a value is not there. Blank is not zero: a missing value is a state
    /// with a reason, and nothing is computed from it.
    pub enum Missing {
        /// The result is not out yet (未定, 集計中, 決算後).
        NotYetKnown = "not_yet_known",
        /// No target was set for the year (`—`, `-`).
        NotSet = "not_set",
        /// Something stands in the source, but cannot be read or placed.
        Unreadable = "unreadable",
        /// The source has no such cell.
        NotInSource = "not_in_source",
    }
}

crate::words! {
    /// How settled a figure is, where the source says so.
    pub enum DataState {
        /// 確定
        Final = "final",
        /// 速報
        Preliminary = "preliminary",
        /// 見込
        Expected = "expected",
        /// 推計
        Estimated = "estimated",
        /// 訂正
        Corrected = "corrected",
    }
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// A figure in the indicator's unit, with the digits the source prints.
    Number(Decimal),
    /// A stage (見直し完了), or a text where a figure was due (検討).
    Text(String),
    /// A change against last year's actual in per cent: −5 for 前年度比5％減.
    Change(Decimal),
    /// A range to keep, both ends in it: 85以上92以下.
    Range(Decimal, Decimal),
    /// A part and its whole, of the mean of sums: 900 collected of 1,000 due.
    Share {
        /// The part.
        part: Decimal,
        /// The whole, above zero.
        whole: Decimal,
    },
    /// Nothing, and why.
    Missing(Missing),
}

/// A target, a baseline or an actual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The value proper.
    pub amount: Amount,
    /// The running total that stands in brackets: the 45 of `10 (45)`.
    pub cumulative: Option<Decimal>,
    /// What the source prints there, where that differs or cannot be placed.
    pub printed: Option<String>,
    /// A remark for readers.
    pub note: Option<String>,
    /// How settled a measured figure is.
    pub state: Option<DataState>,
    /// When a value that is not yet known will be.
    pub expected: Option<String>,
    /// Its place in the content.
    pub span: Span,
}

impl Value {
    /// The figure, if there is one.
    pub fn number(&self) -> Option<Decimal> {
        match self.amount {
            Amount::Number(n) => Some(n),
            _ => None,
        }
    }

    /// The ends of the range, if it is one.
    pub fn range(&self) -> Option<(Decimal, Decimal)> {
        match self.amount {
            Amount::Range(from, to) => Some((from, to)),
            _ => None,
        }
    }

    /// The part and the whole, if it is a share.
    pub fn share(&self) -> Option<(Decimal, Decimal)> {
        match self.amount {
            Amount::Share { part, whole } => Some((part, whole)),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.amount {
            Amount::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Why there is no value, if so.
    pub fn missing(&self) -> Option<Missing> {
        match self.amount {
            Amount::Missing(m) => Some(m),
            _ => None,
        }
    }
}

/// A text that a report owes: the work of a year, a reason, a countermeasure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// The text.
    Text(String),
    /// The work of the year before goes on (→).
    Continues {
        /// A remark for readers.
        note: Option<String>,
    },
    /// None, and why.
    Missing {
        /// Why.
        why: Missing,
        /// A remark for readers.
        note: Option<String>,
    },
}
