//! The glossary: terms that can be found in the pages and sorted by reading.

use std::collections::HashMap;

use super::decode::{Cx, Text, missing_key};
use super::plan;
use super::read::{SiteFiles, Tree};
use super::shapes::glossary::{GlossaryFile, TermShape};
use super::site::{duplicate_id, file};
use crate::diag::{Diagnostic, Span, both, codes};
use crate::model::glossary::{Glossary, Term};
use crate::model::kana;
use crate::model::text::to_half_width;

/// Loads the glossary of a site; an empty one where there is no file.
pub fn load(tree: &Tree, files: &SiteFiles, cx: &mut Cx) -> Glossary {
    let before = cx.found.len();
    let Some(shape) = files
        .glossary
        .and_then(|id| file::<GlossaryFile>(tree, id, cx))
    else {
        return Glossary::default();
    };
    let has_mistakes = cx.found.len() > before;
    if shape.terms.is_empty() && !has_mistakes {
        cx.push(missing_key("terms", shape.span));
    }
    let mut ids: HashMap<String, Span> = HashMap::new();
    let mut spellings: HashMap<String, Span> = HashMap::new();
    let mut terms = Vec::new();
    for shape in shape.terms {
        let id = &shape.id;
        if let Some(first) = ids.insert(id.value.0.clone(), id.span) {
            cx.push(duplicate_id(&id.value.0, id.span, first));
            continue;
        }
        for spelling in std::iter::once(&shape.term).chain(&shape.also) {
            claim(spelling, &mut spellings, cx);
        }
        check_reading(&shape.reading, cx);
        terms.push(term(shape));
    }
    Glossary::new(shape.source.map(plan::source), terms)
}

fn term(shape: TermShape) -> Term {
    Term {
        id: shape.id.value.0,
        term: shape.term.value,
        reading: shape.reading.value,
        text: shape.text.value,
        also: shape.also.into_iter().map(|t| t.value).collect(),
        pages: shape.pages,
        span: shape.span,
    }
}

/// A writing leads to one explanation: of two, a page could only show one.
fn claim(spelling: &Text, spellings: &mut HashMap<String, Span>, cx: &mut Cx) {
    let same = to_half_width(&spelling.value);
    let Some(first) = spellings.insert(same, spelling.span) else {
        return;
    };
    cx.push(
        Diagnostic::new(
            &codes::DUPLICATE_TERM,
            spelling.span,
            both(
                format!("「{}」という用語が2回書かれています", spelling.value),
                format!("the term '{}' is written twice", spelling.value),
            ),
            both(
                "1つの言葉には説明を1つだけにします。全角と半角の違いは同じ言葉とみなします",
                "give one word one explanation; its width makes no difference",
            ),
        )
        .see(first, both("1回目はここです", "the first one is here")),
    );
}

fn check_reading(reading: &Text, cx: &mut Cx) {
    if kana::is_reading(&reading.value) {
        return;
    }
    cx.push(Diagnostic::new(
        &codes::READING_NOT_KANA,
        reading.span,
        both(
            format!("読み「{}」に、かな以外の文字があります", reading.value),
            format!(
                "the reading '{}' has letters other than kana",
                reading.value
            ),
        ),
        both(
            "ひらがなかカタカナで書きます（例: エスエヌエス）。五十音順に並べるために使います",
            "write hiragana or katakana (エスエヌエス): terms are sorted by it",
        ),
    ));
}
