//! The glossary, and the terms of it that a page uses.

use serde::Serialize;

use super::Ctx;
use super::year::{SourceView, source_view};
use crate::model::glossary::Term;
use crate::model::kana;
use crate::site::routes;

/// More terms than this fold at the foot of a page: they would be longer than
/// many a page itself.
const UNFOLDED: usize = 5;

/// The page of the glossary.
#[derive(Debug, Clone, Serialize)]
pub struct GlossaryView {
    /// The terms by the rows of the syllabary; rows without any are left out.
    pub rows: Vec<GlossaryRow>,
    /// How many terms.
    pub count: usize,
    /// The document that they were taken from.
    pub source: Option<SourceView>,
}

/// The terms of a row of the syllabary.
#[derive(Debug, Clone, Serialize)]
pub struct GlossaryRow {
    /// Its name: か行
    pub name: String,
    /// Its id on the page.
    pub anchor: String,
    /// Its terms.
    pub terms: Vec<TermView>,
}

/// A term.
#[derive(Debug, Clone, Serialize)]
pub struct TermView {
    /// The word.
    pub term: String,
    /// How it is read; nothing where the word is its own reading.
    pub reading: Option<String>,
    /// What it means.
    pub text: String,
    /// Other spellings.
    pub also: Vec<String>,
    /// Where the document uses it most: 主に1、2、4ページ
    pub pages: Option<String>,
    /// Its id on the page of the glossary.
    pub anchor: String,
    /// Its place in the glossary.
    pub href: String,
}

/// The terms that a page uses, for its foot.
#[derive(Debug, Clone, Serialize)]
pub struct PageTermsView<'a> {
    /// The terms.
    pub terms: Vec<&'a TermView>,
    /// How many.
    pub count: usize,
    /// Whether they are so many that they should fold.
    pub is_many: bool,
    /// The page of the glossary.
    pub href: String,
}

impl<'a> PageTermsView<'a> {
    /// The part for these terms.
    pub fn new(terms: Vec<&'a TermView>) -> Self {
        Self {
            count: terms.len(),
            is_many: terms.len() > UNFOLDED,
            href: routes::glossary(),
            terms,
        }
    }
}

impl Ctx<'_> {
    /// The page of the glossary.
    pub fn glossary(self) -> GlossaryView {
        let glossary = &self.site.glossary;
        let mut rows: Vec<GlossaryRow> = Vec::new();
        for term in &glossary.terms {
            let head = kana::sort_key(&term.reading).row();
            let head = head.map(String::from).unwrap_or_default();
            let name = self.words.fill("glossary.row", &[("kana", &head)]);
            if rows.last().is_none_or(|row| row.name != name) {
                rows.push(GlossaryRow {
                    name,
                    anchor: format!("row-{}", rows.len() + 1),
                    terms: Vec::new(),
                });
            }
            if let Some(row) = rows.last_mut() {
                row.terms.push(self.term(term));
            }
        }
        GlossaryView {
            rows,
            count: glossary.terms.len(),
            source: glossary.source.as_ref().map(source_view),
        }
    }

    /// A term as pages show it.
    pub fn term(self, term: &Term) -> TermView {
        let pages: Vec<String> = term.pages.iter().map(u32::to_string).collect();
        let pages = pages.join(self.words.get("comma"));
        TermView {
            term: term.term.clone(),
            reading: (term.reading != term.term).then(|| term.reading.clone()),
            text: term.text.clone(),
            also: term.also.clone(),
            pages: (!pages.is_empty())
                .then(|| self.words.fill("glossary.pages", &[("pages", &pages)])),
            anchor: routes::term_anchor(term),
            href: routes::term(term),
        }
    }
}
