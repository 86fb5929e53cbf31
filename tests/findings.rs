//! Every finding of `content/` is known, with its class and a line of why; see
//! `tests/findings/README.md`. What is new or gone fails until somebody has
//! looked at the document.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use common::Project;

const CLASSES: [&str; 3] = ["document", "extract", "notice"];

/// A line of a list: the finding, its class, why it is so.
#[derive(Debug)]
struct Listed {
    finding: String,
    class: String,
    why: String,
}

fn listed(text: &str) -> Vec<Listed> {
    let lines = text
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split(" | ").collect();
            let [code, class, file, id, why] = cells[..] else {
                panic!("five cells, please: {line}");
            };
            Listed {
                finding: format!("{code} {file} {id}"),
                class: class.to_owned(),
                why: why.to_owned(),
            }
        })
        .collect()
}

/// The lists of all sites, by the site's id.
fn lists() -> BTreeMap<String, Vec<Listed>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings");
    common::files(&folder)
        .into_iter()
        .filter_map(|(path, bytes)| {
            let site = path.strip_suffix(".txt")?.to_owned();
            Some((site, listed(&String::from_utf8(bytes).unwrap())))
        })
        .collect()
}

/// What a run finds, by site: `code file id` of each, sorted.
fn found() -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    for entry in fs::read_dir(content).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            found.insert(entry.file_name().into_string().unwrap(), Vec::new());
        }
    }
    let run = Project::real().run(&["check", "--format", "json", "--lang", "en"]);
    for finding in run.json() {
        let text = |key: &str| finding[key].as_str().unwrap_or("-").to_owned();
        let file = text("file");
        let (site, below) = file
            .strip_prefix("content/")
            .and_then(|rest| rest.split_once('/'))
            .unwrap_or_else(|| panic!("a finding outside the sites: {finding}"));
        let of_site = found.get_mut(site).unwrap();
        of_site.push(format!("{} {below} {}", text("code"), text("id")));
    }
    found.values_mut().for_each(|list| list.sort());
    found
}

#[test]
fn every_finding_of_content_is_listed_and_every_listed_one_is_found() {
    let mut expected: BTreeMap<String, Vec<String>> = lists()
        .into_iter()
        .map(|(site, list)| (site, list.into_iter().map(|l| l.finding).collect()))
        .collect();
    expected.values_mut().for_each(|list| list.sort());
    assert_eq!(expected, found());
}

#[test]
fn every_listed_finding_has_a_class_and_a_line_of_its_own() {
    for (site, list) in lists() {
        let mut seen: Vec<&str> = Vec::new();
        for line in &list {
            let Listed {
                finding,
                class,
                why,
            } = line;
            assert!(CLASSES.contains(&&**class), "{site}, {finding}: {class}?");
            assert!(why.ends_with('.'), "{site}, {finding}: {why}");
            assert!(!seen.contains(&&**why), "{site}, {finding}: said before");
            seen.push(why);
        }
    }
}

#[test]
fn no_error_of_content_stands_without_a_reason() {
    let run = Project::real().run(&["check", "--strict", "--format", "json", "--lang", "en"]);
    let open: Vec<_> = run
        .json()
        .into_iter()
        .filter(|f| f["severity"] != "note" && f["accepted"].is_null())
        .collect();
    assert!(open.is_empty(), "{open:?}");
    assert_eq!(run.code, 0);
}
