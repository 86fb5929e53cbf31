//! `report.json` is documented whole, and modules keep to their floors.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value as Json;
use tempfile::TempDir;

use crate::project::{passes, report_json, write_all};
use crate::reading::{ARCHITECTURE, GUIDE, code_spans, doc, read, root, rows, section};

#[test]
fn architecture_md_documents_every_column_of_the_tables() {
    let folder = TempDir::new().expect("a folder");
    write_all(folder.path(), &doc(&read(GUIDE)));
    passes(folder.path(), &["build"], GUIDE);
    let mut real = BTreeSet::new();
    let charts = folder.path().join("public/aobadai/charts");
    for entry in walkdir::WalkDir::new(charts) {
        let entry = entry.expect("a file");
        if entry.path().extension().is_some_and(|e| e == "csv") {
            let text = fs::read_to_string(entry.path()).expect("UTF-8");
            let head = text.trim_start_matches('\u{feff}').lines().next();
            real.extend(head.expect("a head").split(',').map(str::to_owned));
        }
    }
    assert!(real.contains("planned_state") && real.contains("missing_reason"));
    let text = read(ARCHITECTURE);
    let part = section(&text, "Charts as files");
    let tables = part.split("| column | what it is |").skip(1);
    let mut named = BTreeSet::new();
    for line in tables.flat_map(str::lines).filter(|l| l.starts_with("| `")) {
        let first = line.split(" | ").next().unwrap_or("");
        named.extend(first.split('`').skip(1).step_by(2).map(str::to_owned));
    }
    let missing: Vec<&String> = real.difference(&named).collect();
    assert!(missing.is_empty(), "{ARCHITECTURE} lacks {missing:?}");
}

#[test]
fn architecture_md_documents_every_field_of_report_json() {
    let folder = TempDir::new().expect("a folder");
    write_all(folder.path(), &doc(&read(GUIDE)));
    passes(folder.path(), &["build"], GUIDE);
    let mut real = BTreeSet::new();
    fields(
        &report_json(&folder.path().join("public/aobadai")),
        "",
        &mut real,
    );
    let text = read(ARCHITECTURE);
    let part = section(&text, "report.json");
    let mut named = BTreeSet::new();
    let mut of_tables = BTreeSet::new();
    for line in part.lines().filter(|l| l.starts_with("| `")) {
        let first = line.split(" | ").next().unwrap_or("");
        of_tables.extend(code_spans(first));
    }
    for span in code_spans(part) {
        let words = span.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        named.extend(words.map(str::to_owned));
    }
    let missing: Vec<_> = real.iter().filter(|f| !named.contains(*f)).collect();
    assert!(missing.is_empty(), "{ARCHITECTURE} lacks {missing:?}");
    let invented: Vec<_> = of_tables.iter().filter(|f| !real.contains(*f)).collect();
    assert!(invented.is_empty(), "report.json has no {invented:?}");
}

/// The names of fields; not the keys of objects whose keys are data.
fn fields(json: &Json, of: &str, out: &mut BTreeSet<String>) {
    const BY_STATUS: [&str; 6] = [
        "computed",
        "computed_with_counted_as",
        "declared",
        "declared_shares",
        "shares",
        "counts_as",
    ];
    match json {
        Json::Array(items) => items.iter().for_each(|j| fields(j, of, out)),
        Json::Object(entries) => {
            let is_data = BY_STATUS.contains(&of) && entries.values().all(|v| !v.is_object());
            let is_declared_row = entries.contains_key("where");
            for (key, value) in entries {
                if !is_data || is_declared_row {
                    out.insert(key.clone());
                    fields(value, key, out);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn modules_import_only_from_floors_above_them() {
    let text = read(ARCHITECTURE);
    let mut floors: Vec<String> = rows(section(&text, "Floors"))
        .into_iter()
        .map(|r| r[0].trim_matches('`').to_owned())
        .collect();
    // What a build makes is known to all that make it.
    floors.insert(0, "files".to_owned());
    for entry in walkdir::WalkDir::new(root().join("src")) {
        let entry = entry.expect("an entry");
        let path = entry.path();
        if path.extension().is_none_or(|e| e != "rs") {
            continue;
        }
        let below = path.strip_prefix(root().join("src")).expect("below src");
        let first = below.components().next().expect("a name");
        let floor = first.as_os_str().to_string_lossy();
        let floor = floor.trim_end_matches(".rs");
        if ["lib", "main"].contains(&floor) {
            continue;
        }
        let here = floors.iter().position(|f| f == floor);
        let here = here.unwrap_or_else(|| panic!("{ARCHITECTURE} has no floor {floor}"));
        let source = fs::read_to_string(path).expect("a source");
        for used in source.split("crate::").skip(1) {
            let name: String = used.chars().take_while(char::is_ascii_lowercase).collect();
            if let Some(there) = floors.iter().position(|f| *f == name) {
                assert!(there <= here, "{} imports {name}", below.display());
            }
        }
    }
}
