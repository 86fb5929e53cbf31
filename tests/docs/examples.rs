//! What a document shows is built and run.

use std::fs;

use ayumi::diag::{FileId, Severity};
use ayumi::load::decode::{Cx, Decode, list, map};
use ayumi::load::preset::PresetRule;
use ayumi::load::shapes::plan::{
    DeclaredPeriodShape, IndicatorShape, LevelsShape, PeriodShape, PublicationShape, StatesShape,
    StatusShape,
};
use ayumi::load::shapes::results::{ComplementShape, RowShape, TallyShape};
use ayumi::load::shapes::site::{BudgetsShape, LookShape};
use ayumi::load::shapes::value::CellShape;
use ayumi::load::yaml::{self, Kind as NodeKind, Node};
use ayumi::model::plan::Kind;
use ayumi::model::word::Word;
use tempfile::TempDir;

use crate::project::{
    beginning_of, has_plan, passes, rate_of, readme_site, report_json, write, write_all,
};
use crate::reading::{DOCS, GUIDE, SHAPES, doc, read};

/// Sections of the list of shapes stand alone; tests/shapes builds each of them.
#[test]
fn every_section_leaves_a_site_that_builds() {
    for name in DOCS.into_iter().filter(|name| *name != SHAPES) {
        let doc = doc(&read(name));
        let folder = beginning_of(&doc);
        let borrowed = folder.path().join("content").exists();
        for (i, block) in doc.blocks.iter().enumerate() {
            let Some(path) = block.path() else { continue };
            write(folder.path(), path, &block.text);
            let next = doc.blocks[i + 1..].iter().find(|b| b.path().is_some());
            let is_last = next.is_none_or(|n| n.section != block.section);
            if is_last && (borrowed || has_plan(&doc, i + 1)) {
                let what = format!("{name}, {}", block.section);
                passes(folder.path(), &["check", "--strict"], &what);
                passes(folder.path(), &["build", "--strict"], &what);
            }
        }
    }
}

#[test]
fn every_shown_command_runs() {
    let mut count = 0;
    for name in DOCS {
        let doc = doc(&read(name));
        for block in doc.blocks.iter().filter(|b| b.language == "sh") {
            for line in block.text.lines() {
                let arguments = line
                    .strip_prefix("ayumi ")
                    .or(line.strip_prefix("cargo run --release -- "))
                    .unwrap_or_else(|| panic!("{name}: not a command of Ayumi: {line}"));
                let arguments: Vec<&str> = arguments.split_whitespace().collect();
                let folder = beginning_of(&doc);
                write_all(folder.path(), &doc);
                passes(folder.path(), &arguments, name);
                count += 1;
            }
        }
    }
    assert!(count >= 8, "only {count} commands");
}

#[test]
fn the_guide_says_the_rates_that_come_out() {
    let doc = doc(&read(GUIDE));
    let folder = TempDir::new().expect("a folder");
    write_all(folder.path(), &doc);
    passes(folder.path(), &["build"], GUIDE);
    let mut count = 0;
    for block in &doc.blocks {
        let Some(path) = block.path().filter(|p| p.contains("/results/")) else {
            continue;
        };
        let parts: Vec<&str> = path.split('/').collect();
        let report = report_json(&folder.path().join("public").join(parts[1]));
        let year: i64 = parts[5].trim_end_matches(".yaml").parse().expect("a year");
        let mut id = "";
        for line in block.text.lines() {
            let key = line.trim();
            if let Some(key) = key.strip_suffix(':') {
                id = key;
            }
            if let Some((_, rate)) = line.split_once("# 達成率 ") {
                assert_eq!(rate_of(&report, parts[3], id, year), rate, "{path}: {id}");
                count += 1;
            }
        }
    }
    let kinds = Kind::WORDS.iter().filter_map(|w| Kind::from_word(w));
    let judged = kinds.filter(|k| k.is_judged() && !k.is_limit()).count();
    assert!(count >= judged, "only {count} rates");
}

/// A sentence that the README promises for its first report.
#[test]
fn the_readme_quotes_its_first_report() {
    let folder = readme_site();
    passes(folder.path(), &["build"], "README.md");
    let site = folder.path().join("public/aobadai");
    let home = fs::read_to_string(site.join("index.html")).expect("the first page");
    let sentence = "令和6年度は、2項目のうち達成1、未達成1です。";
    assert!(home.contains(sentence) && read("README.md").contains(sentence));
    let report = report_json(&site);
    assert_eq!(rate_of(&report, "kenko", "jushin", 2024), "95.5");
    assert_eq!(rate_of(&report, "kenko", "yakan", 2024), "116.7");
}

/// A block of YAML without a path: each of its keys must be one that content
/// has, with a value that the program takes for it.
#[test]
fn every_fragment_is_something_that_content_may_hold() {
    let mut count = 0;
    for name in DOCS {
        for block in &doc(&read(name)).blocks {
            if block.language != "yaml" || block.path().is_some() {
                continue;
            }
            let mut found = Vec::new();
            let node = yaml::parse(&block.text, FileId(0), &mut found);
            assert!(found.is_empty(), "{name}: {}\n{found:?}", block.text);
            let NodeKind::Map(entries) = node.expect("a node").kind else {
                panic!("{name}: not a mapping: {}", block.text);
            };
            for (key, value) in &entries {
                let key = key.scalar().expect("a key");
                fits(key, value).unwrap_or_else(|e| panic!("{name}, {key}: {e}\n{}", block.text));
                count += 1;
            }
        }
    }
    assert!(count >= 10, "only {count} fragments");
}

fn fits(key: &str, node: &Node) -> Result<(), String> {
    let is_list = matches!(node.kind, NodeKind::List(_));
    let mut cx = Cx::default();
    match (key, is_list) {
        ("vocabulary", _) => drop(list::<StatusShape>(node, &mut cx)),
        ("declared_tallies", _) => drop(list::<TallyShape>(node, &mut cx)),
        ("indicators", true) => drop(list::<IndicatorShape>(node, &mut cx)),
        ("indicators", false) => drop(map::<RowShape>(node, &mut cx)),
        ("rule", _) => drop(PresetRule::decode(node, &mut cx)),
        ("states", _) => drop(StatesShape::decode(node, &mut cx)),
        ("publication", _) => drop(PublicationShape::decode(node, &mut cx)),
        ("severities", _) => drop(map::<Severity>(node, &mut cx)),
        ("declared_periods", _) => drop(list::<DeclaredPeriodShape>(node, &mut cx)),
        ("period", _) => drop(PeriodShape::decode(node, &mut cx)),
        ("levels", _) => drop(LevelsShape::decode(node, &mut cx)),
        ("complement", _) => drop(ComplementShape::decode(node, &mut cx)),
        ("look", _) => drop(LookShape::decode(node, &mut cx)),
        ("budgets", _) => drop(BudgetsShape::decode(node, &mut cx)),
        ("reason" | "countermeasure", _) => drop(CellShape::decode(node, &mut cx)),
        _ => return Err("no shape is known for this key; name one in `fits`".to_owned()),
    }
    match cx.found.first() {
        None => Ok(()),
        Some(d) => Err(d.message.en.clone()),
    }
}

/// A vocabulary with its rule, as the guide offers them for copying, in a plan.
#[test]
fn every_rule_that_is_offered_judges_a_plan() {
    const HEAD: &str = "title: 例\nperiod: {from: R6, to: R6}\nstate: adopted\n\
        levels: {goals: [目標], measure: 取組, indicator: 指標}\n";
    const GOALS: &str = "goals:\n  - id: g\n    name: 目標\n    measures:\n      - id: m\n        \
        name: 取組\n        indicators:\n          - {id: i, name: 指標, unit: 件, kind: yearly, \
        direction: more, targets: {R6: 10}}\n";
    let mut count = 0;
    for block in &doc(&read(GUIDE)).blocks {
        let text = &block.text;
        if block.language != "yaml" || block.path().is_some() || !text.contains("\nrule:\n") {
            continue;
        }
        let folder = readme_site();
        let plan = format!("{HEAD}{text}{GOALS}");
        write(folder.path(), "content/aobadai/plans/rei/plan.yaml", &plan);
        passes(folder.path(), &["check", "--strict"], text);
        count += 1;
    }
    assert!(count >= 5, "only {count} rules");
}
