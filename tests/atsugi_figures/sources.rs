//! Every node of `data/report.json` says from which line of the content it is.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value as Json;

use crate::figures::report::text;
use crate::figures::site::{atsugi, root};

/// The files of the content, line by line, read once each.
#[derive(Default)]
struct Content {
    files: BTreeMap<String, Vec<String>>,
}

impl Content {
    /// The lines of a file up to the one that a node names, the last of them first.
    fn back_from(&mut self, source: &Json) -> Vec<String> {
        let file = text(source, "file");
        assert!(file.starts_with("content/atsugi/"), "{file}");
        let lines = self.files.entry(file.to_owned()).or_insert_with(|| {
            let text = fs::read_to_string(root().join(file));
            let text = text.unwrap_or_else(|e| panic!("{file}: {e}"));
            text.lines().map(str::to_owned).collect()
        });
        let line = source["line"].as_u64().expect("a line") as usize;
        assert!((1..=lines.len()).contains(&line), "{file}:{line}");
        lines[..line].iter().rev().cloned().collect()
    }
}

/// Calls `look` with every node that has a source and the key it hangs on.
fn walk(node: &Json, key: &str, look: &mut dyn FnMut(&str, &Json)) {
    match node {
        Json::Object(map) => {
            if node["source"].is_object() {
                look(key, node);
            }
            for (key, below) in map {
                walk(below, key, look);
            }
        }
        Json::Array(list) => list.iter().for_each(|below| walk(below, key, look)),
        _ => {}
    }
}

/// What the line itself must hold; `None` for a node that stands for more than
/// a line.
fn on_its_line(key: &str, node: &Json) -> Option<String> {
    let plain = |json: &Json| match json {
        Json::String(s) => s.clone(),
        other => other.to_string(),
    };
    let first = |keys: &[&str]| keys.iter().map(|k| &node[*k]).find(|j| !j.is_null());
    match key {
        "departments" | "goals" | "measures" | "indicators" => Some(text(node, "id").to_owned()),
        "actions" => Some(format!("no: {}", node["no"])),
        "values" => first(&["value", "text", "change", "missing_reason"]).map(plain),
        "declared" => first(&["rate", "status"]).map(plain),
        _ => None,
    }
}

#[test]
fn every_source_is_a_line_of_the_content_that_holds_the_node() {
    let mut content = Content::default();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    walk(&atsugi().report, "report", &mut |key, node| {
        *seen.entry(key.to_owned()).or_default() += 1;
        let lines = content.back_from(&node["source"]);
        if let Some(due) = on_its_line(key, node) {
            let about = format!("{key} {:.120} at {}", node.to_string(), node["source"]);
            assert!(lines[0].contains(&due), "no {due}: {about}: {}", lines[0]);
        }
    });
    let seen = |key: &str| seen.get(key).copied().unwrap_or(0);
    assert_eq!(
        (seen("goals"), seen("measures"), seen("indicators")),
        (12 + 12, 23 + 22, 55 + 41)
    );
    assert_eq!(
        (seen("evaluations"), seen("tallies"), seen("editions")),
        (165, 26, 2)
    );
    assert_eq!((seen("actions"), seen("declared_counts")), (67 + 60, 2));
    // Three targets and three actuals an indicator of the first plan, and one
    // baseline; three targets and a baseline an indicator of the second; and once
    // more what stands in the ten series, one of them with that one baseline.
    let once = 55 * 6 + 1 + 41 * 4;
    assert_eq!(seen("values"), once + 10 * (6 + 4) + 1);
}

#[test]
fn a_row_of_results_stands_below_the_id_of_its_indicator() {
    let mut content = Content::default();
    let mut indicator = String::new();
    let mut checked = 0;
    walk(&atsugi().report, "report", &mut |key, node| {
        match key {
            "indicators" => indicator = text(node, "id").to_owned(),
            "evaluations" => {
                let lines = content.back_from(&node["source"]);
                // Up to the nearest line that opens the block of an indicator.
                let opens = |line: &&String| {
                    let key = line.trim_start().split(':').next().unwrap_or("");
                    key.contains('-') && !key.starts_with('-') && !key.contains(' ')
                };
                let opener = lines.iter().find(opens).expect("an opening line");
                let key = opener.trim_start().split(':').next();
                assert_eq!(key, Some(indicator.as_str()), "{}", node["source"]);
                checked += 1;
            }
            _ => {}
        }
    });
    assert_eq!(checked, 165);
}

#[test]
fn a_declared_tally_stands_at_its_own_lines() {
    let mut content = Content::default();
    let mut checked = 0;
    walk(&atsugi().report, "report", &mut |key, node| {
        if key == "tallies" && !node["declared"].is_null() {
            let lines = content.back_from(&node["source"]);
            assert!(
                lines[0].trim_start().starts_with("- counts:"),
                "{lines:.3?}"
            );
            checked += 1;
        }
    });
    assert_eq!(checked, 8);
}
