//! The glossary of a site: words that a reader may not know, each with its
//! reading and an explanation.

use super::kana;
use super::plan::Source;
use crate::diag::Span;

/// The terms of a site, and where they were taken from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Glossary {
    /// The document that has such a list; nothing where the site made its own.
    pub source: Option<Source>,
    /// The terms in the order of their readings.
    pub terms: Vec<Term>,
}

/// A term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Id; its place on the page of the glossary.
    pub id: String,
    /// The word as it is mostly written: SNS, ペーパーレス.
    pub term: String,
    /// How it is read, in kana: エスエヌエス.
    pub reading: String,
    /// What it means, in plain words.
    pub text: String,
    /// Other spellings, for which the explanation stands as well.
    pub also: Vec<String>,
    /// Pages of the document that use it most, as the document says.
    pub pages: Vec<u32>,
    /// Its place in the content.
    pub span: Span,
}

impl Term {
    /// Every writing of the term, the usual one first.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.term.as_str()).chain(self.also.iter().map(String::as_str))
    }
}

impl Glossary {
    /// A glossary of these terms, in the order of their readings. Terms of one
    /// reading stand by their writing, so that the order never depends on the
    /// file.
    pub fn new(source: Option<Source>, mut terms: Vec<Term>) -> Self {
        terms.sort_by_cached_key(|t| (kana::sort_key(&t.reading), t.term.clone(), t.id.clone()));
        Self { source, terms }
    }
}
