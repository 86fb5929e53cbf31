//! The list of shapes is whole, and every section is built alike.

use std::collections::BTreeSet;
use std::env;
use std::process::Command;

use crate::document::{doc, section};
use crate::guide::{listed, number, shape, text};

/// The numbers of the first table, in its order.
fn numbers() -> Vec<u32> {
    let headings = listed().into_iter();
    headings
        .map(|h| number(&h).unwrap_or_else(|| panic!("no number: {h}")))
        .collect()
}

#[test]
fn the_first_table_lists_every_section_in_order() {
    let numbers = numbers();
    assert!(numbers.iter().copied().eq(1..=19), "{numbers:?}");
    let text = text();
    let sections = text.lines().filter_map(|l| l.strip_prefix("## "));
    let sections: Vec<&str> = sections.filter(|h| number(h).is_some()).collect();
    assert_eq!(sections, listed());
}

#[test]
fn every_listed_example_builds_without_a_doubt() {
    for n in numbers() {
        shape(n);
    }
}

/// The tests of this file's own program are the cases.
#[test]
fn every_listed_shape_has_a_case() {
    let program = env::current_exe().expect("this test");
    let output = Command::new(program).arg("--list").output().expect("runs");
    let names = String::from_utf8(output.stdout).expect("UTF-8");
    let cases: BTreeSet<u32> = names
        .lines()
        .filter_map(|line| {
            line.split_once("::shape_")?
                .1
                .split('_')
                .next()?
                .parse()
                .ok()
        })
        .collect();
    let listed: BTreeSet<u32> = numbers().into_iter().collect();
    assert_eq!(cases, listed);
}

#[test]
fn every_section_tells_the_paper_the_writing_the_page_and_the_doubts() {
    let text = text();
    for heading in listed() {
        let section = section(&text, &heading);
        let mut rest = section;
        for lead in [
            "**紙では** ",
            "**書き方** ",
            "**できるページ** ",
            "**迷ったら** ",
        ] {
            let (_, after) = rest
                .split_once(&format!("\n\n{lead}"))
                .unwrap_or_else(|| panic!("{heading}: no {lead}"));
            rest = after;
        }
        let blocks = doc(section).blocks;
        let has = |language: &str| blocks.iter().any(|b| b.language == language);
        assert!(
            has("yaml") && has("text"),
            "{heading}: an example and a picture"
        );
    }
}
