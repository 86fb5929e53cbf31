//! A tab or a full-width colon anywhere in the real plan is the only thing that
//! is wrong with it: whatever stands behind is read as it was meant.

mod common;

use std::path::Path;

use ayumi::diag::FileId;
use ayumi::load::{self, Tree};
use common::tree::{texts, with_texts};

fn real() -> (Tree, FileId) {
    let tree = load::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    let plan = tree.sites[0].plans.values().next().unwrap().plan.unwrap();
    (tree, plan)
}

/// Loads the real content with another text in place of its plan's. Doubts
/// about what the documents print stand in any case.
fn findings(tree: &Tree, plan: FileId, text: String) -> Vec<(String, u32, u32)> {
    let mut texts = texts(tree);
    texts[plan.0 as usize] = text;
    let tree = with_texts(tree, &texts);
    let found = load::load(&tree).found;
    let place = |d: &ayumi::diag::Diagnostic| {
        let at = tree.sources.locate(d.span.unwrap()).unwrap();
        (d.code.name.to_owned(), at.line, at.column)
    };
    let mistakes = found.iter().filter(|d| !d.code.acceptable);
    mistakes.map(place).collect()
}

/// The text with one of its lines changed.
fn with_line(text: &str, number: usize, line: &str) -> String {
    let lines = text.lines().enumerate();
    lines
        .map(|(i, old)| format!("{}\n", if i == number { line } else { old }))
        .collect()
}

/// Every thirteenth line of the plan that is indented, and its indentation.
fn some_lines(text: &str) -> Vec<(usize, usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(i, line)| (i, line.len() - line.trim_start_matches(' ').len(), line))
        .filter(|(_, indent, _)| *indent > 0)
        .step_by(13)
        .collect()
}

#[test]
fn a_tab_on_any_line_hides_nothing_and_invents_nothing() {
    let (tree, plan) = real();
    let text = tree.sources.text(plan).to_owned();
    let mut faults = Vec::new();
    for (n, (i, indent, line)) in some_lines(&text).into_iter().enumerate() {
        let body = line.trim_start_matches(' ');
        let (tabbed, column) = match n % 4 {
            0 => (format!("\t{body}"), 1),
            1 => (format!("{}{body}", "\t".repeat(indent / 2)), 1),
            2 => (format!("{}\t{body}", " ".repeat(indent - 2)), indent - 1),
            _ => (format!("{}{body}", "\t".repeat(indent.div_ceil(4))), 1),
        };
        let expected = [("tab-indent".to_owned(), i as u32 + 1, column as u32)];
        let found = findings(&tree, plan, with_line(&text, i, &tabbed));
        if found != expected {
            faults.push(format!("{line}: {found:?}"));
        }
    }
    assert!(
        faults.is_empty(),
        "{} lines:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn a_fullwidth_colon_behind_any_key_hides_nothing_and_invents_nothing() {
    let (tree, plan) = real();
    let text = tree.sources.text(plan).to_owned();
    let mut faults = Vec::new();
    for (i, _, line) in some_lines(&text) {
        let Some((key, value)) = line.split_once(':') else {
            continue;
        };
        if key.contains(['{', '"']) {
            continue;
        }
        let wide = format!("{key}：{}", value.trim_start());
        let column = key.chars().count() as u32 + 1;
        let expected = [("fullwidth-colon".to_owned(), i as u32 + 1, column)];
        let found = findings(&tree, plan, with_line(&text, i, &wide));
        if found != expected {
            faults.push(format!("{line}: {found:?}"));
        }
    }
    assert!(
        faults.is_empty(),
        "{} lines:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn a_plan_indented_with_tabs_throughout_is_read_as_it_was_meant() {
    let (tree, plan) = real();
    let text = tree.sources.text(plan);
    let mut tabs = 0;
    let tabbed: String = text
        .lines()
        .map(|line| {
            let body = line.trim_start_matches(' ');
            let indent = line.len() - body.len();
            tabs += usize::from(indent > 0);
            format!("{}{body}\n", "\t".repeat(indent / 2))
        })
        .collect();
    let found = findings(&tree, plan, tabbed);
    let others: Vec<_> = found.iter().filter(|f| f.0 != "tab-indent").collect();
    assert!(others.is_empty(), "{others:?}");
    assert_eq!(found.len(), tabs);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_no_figure_and_no_page() {
    let plain = common::Project::real();
    plain.build();
    let windows = common::Project::empty();
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    for (path, bytes) in common::files(&content) {
        let mut text = String::from_utf8(bytes).unwrap();
        // Pictures are published byte for byte.
        if !path.contains("/static/") {
            text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        }
        windows.put(&format!("content/{path}"), &text);
    }
    windows.build();
    let (a, b) = (plain.public(), windows.public());
    let differing: Vec<_> = a.keys().filter(|k| a.get(*k) != b.get(*k)).collect();
    assert_eq!(differing, [""; 0]);
}
