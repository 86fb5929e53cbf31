//! What was achieved for a measure, as a report tells it: a text with its time,
//! lists of names, pairs of before and after, links.

use rust_decimal::Decimal;

use super::when::When;
use crate::diag::Span;

/// One thing that was done, or is going to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Achievement {
    /// When.
    pub when: When,
    /// The time as the source prints it, where that is not plainly the same
    /// (平成31年度 for 令和元年度, 令和30年度 for 平成30年度).
    pub printed: Option<String>,
    /// What, in a sentence or two.
    pub text: String,
    /// Names that the source lists: schools, places, posts.
    pub names: Vec<String>,
    /// Not done yet when the report was made (予定).
    pub is_planned: bool,
    /// Figures that the source prints as old and new.
    pub changes: Vec<Pair>,
    /// Pages elsewhere that the source points to.
    pub links: Vec<WebLink>,
    /// A remark for readers.
    pub note: Option<String>,
    /// Its place in the content.
    pub span: Span,
}

/// A figure before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// What is measured.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Before.
    pub before: Decimal,
    /// After.
    pub after: Decimal,
    /// Its place in the content.
    pub span: Span,
}

/// A page on another site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebLink {
    /// What it shows.
    pub title: String,
    /// `https://…`
    pub url: String,
}
