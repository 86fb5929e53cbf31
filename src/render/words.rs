//! The words of the interface, by language, from `words/<language>.yaml` of a
//! theme. A theme or a site may give only the words that it changes.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, FileId, Span, both, codes};
use crate::load::yaml::{self, Kind};
use crate::model::year::FiscalYear;

/// Words by key.
#[derive(Debug, Clone, Default, serde::Serialize)]
#[serde(transparent)]
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// Puts the words of a file over those that are there.
    pub fn overlay(&mut self, text: &str, file: FileId, found: &mut Vec<Diagnostic>) {
        let Some(node) = yaml::parse(text, file, found) else {
            return;
        };
        let entries = match node.kind {
            Kind::Map(entries) => entries,
            Kind::Null => return,
            Kind::Scalar(_) | Kind::List(_) => {
                found.push(not_words(node.span));
                return;
            }
        };
        for (key, value) in entries {
            match (key.scalar(), value.scalar()) {
                (Some(key), Some(word)) => {
                    self.0.insert(key.to_owned(), word.to_owned());
                }
                _ => found.push(not_words(value.span)),
            }
        }
    }

    /// A word; the key itself where the theme lacks it.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// A sentence with its `{places}` filled.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.get(key).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }

    /// Fiscal years from the first to the last, or the only one: 令和4年度〜令和7年度.
    pub fn years(&self, from: FiscalYear, to: FiscalYear) -> String {
        if from == to {
            return from.ja_short();
        }
        let ends = [from, to].map(FiscalYear::ja_short);
        self.fill("period", &[("from", &ends[0]), ("to", &ends[1])])
    }

    /// Whether there is such a word.
    pub fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }
}

fn not_words(span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::THEME_ERROR,
        span,
        both(
            "言葉の一覧には「見出し: 言葉」だけを書きます",
            "a list of words holds 'key: word' only",
        ),
        both(
            "値を引用符で囲むか、書き足します",
            "quote the word, or write it",
        ),
    )
}
