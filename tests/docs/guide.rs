//! The guide explains every key and every word; the list of codes is whole.

use std::collections::{BTreeMap, BTreeSet};

use ayumi::diag::{Lang, codes, explain};
use ayumi::model::money::{MinusSign, MoneyKind, MoneyUnit};
use ayumi::model::plan::{
    CountedPart, Direction, DirectionSource, EffortTag, Kind, LessFormula, Mean, Origin, PlanState,
    Relation,
};
use ayumi::model::results::{Counted, EditionState};
use ayumi::model::rule::{JudgedBy, RuleSource, Shape, State, Tone};
use ayumi::model::site::DepartmentKind;
use ayumi::model::value::{DataState, Missing};
use ayumi::model::word::Word;

use crate::reading::{CODES, GUIDE, code_spans, read, rows, section};

#[test]
fn codes_md_lists_every_code_as_it_is() {
    let text = read(CODES);
    let listed: BTreeMap<String, (String, bool)> = rows(&text)
        .into_iter()
        .filter(|cells| cells.len() == 5)
        .map(|cells| {
            let may_stand = cells[2].starts_with("yes");
            (
                cells[0].trim_matches('`').to_owned(),
                (cells[1].clone(), may_stand),
            )
        })
        .collect();
    let real: BTreeMap<String, (String, bool)> = codes::ALL
        .iter()
        .map(|c| {
            let word = c.severity.word(Lang::En).to_owned();
            (c.name.to_owned(), (word, c.acceptable))
        })
        .collect();
    let missing: Vec<_> = real
        .iter()
        .filter(|(name, c)| listed.get(*name) != Some(c))
        .collect();
    assert!(missing.is_empty(), "{CODES} lacks or errs in {missing:?}");
    let invented: Vec<_> = listed.keys().filter(|n| !real.contains_key(*n)).collect();
    assert!(invented.is_empty(), "there is no code {invented:?}");
}

/// `cargo run -- explain > docs/codes.md` makes it anew.
#[test]
fn codes_md_is_what_the_catalogue_prints() {
    let text = read(CODES);
    let page = explain::page();
    for (n, (is, due)) in text.lines().zip(page.lines()).enumerate() {
        assert_eq!(is, due, "{CODES}:{}", n + 1);
    }
    assert_eq!(text, page);
}

#[test]
fn every_code_that_a_document_names_exists() {
    let names: BTreeSet<&str> = codes::ALL.iter().map(|c| c.name).collect();
    for row in rows(section(&read(GUIDE), "12 点検と直し方")) {
        // A table of codes names them first, that of mistakes beside what was written.
        let codes = if row.len() == 2 { &row[0] } else { &row[1] };
        for code in codes.split('、') {
            let code = code.trim_matches('`');
            assert!(names.contains(code), "{GUIDE}: no code {code}");
        }
    }
}

#[test]
fn the_guide_explains_every_key() {
    let mut keys = BTreeSet::new();
    for file in [
        "accepted",
        "achievement",
        "correction",
        "guideline",
        "money",
        "plan",
        "results",
        "site",
        "system",
        "value",
        "when",
    ] {
        keys.extend(keys_of(&read(&format!("src/load/shapes/{file}.rs"))));
    }
    keys.extend(keys_of(&read("src/load/narrative.rs")));
    assert!(keys.len() > 80, "the source is written otherwise: {keys:?}");
    let spans = code_spans(&read(GUIDE));
    let missing: Vec<_> = keys.iter().filter(|k| !spans.contains(*k)).collect();
    assert!(missing.is_empty(), "{GUIDE} does not explain {missing:?}");
}

/// The keys that the `shape!`s of a source file declare.
fn keys_of(source: &str) -> BTreeSet<String> {
    source
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let mode = words.next()?;
            let name = words.next()?.strip_suffix(':')?;
            ["req", "opt", "list", "map"]
                .contains(&mode)
                .then(|| name.trim_end_matches('_').to_owned())
        })
        .collect()
}

#[test]
fn the_guide_names_every_word_of_the_closed_sets() {
    let sets = [
        Kind::WORDS,
        Direction::WORDS,
        DirectionSource::WORDS,
        LessFormula::WORDS,
        Mean::WORDS,
        PlanState::WORDS,
        EditionState::WORDS,
        Counted::WORDS,
        JudgedBy::WORDS,
        RuleSource::WORDS,
        Shape::WORDS,
        State::WORDS,
        Tone::WORDS,
        DepartmentKind::WORDS,
        Missing::WORDS,
        DataState::WORDS,
        Origin::WORDS,
        EffortTag::WORDS,
        Relation::WORDS,
        CountedPart::WORDS,
        MinusSign::WORDS,
        MoneyKind::WORDS,
        MoneyUnit::WORDS,
    ];
    let text = read(GUIDE);
    let spans = code_spans(&text);
    for word in sets.into_iter().flatten() {
        let in_form = text.contains(&format!("`{{missing: {word}}}`"));
        assert!(spans.contains(*word) || in_form, "{GUIDE} lacks `{word}`");
    }
}
