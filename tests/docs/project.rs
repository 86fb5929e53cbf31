//! A project on disk with what a document shows, and the program in it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value as Json;
use tempfile::TempDir;

use crate::reading::{Block, Doc, doc, read};

pub fn ayumi(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ayumi"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .output()
        .expect("the program starts")
}

pub fn passes(folder: &Path, arguments: &[&str], what: &str) {
    let output = ayumi(folder, arguments);
    assert!(
        output.status.success(),
        "{what}: ayumi {arguments:?}\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

pub fn write(folder: &Path, path: &str, text: &str) {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().expect("a folder")).expect("made");
    fs::write(file, text).expect("written");
}

pub fn write_all(folder: &Path, doc: &Doc) {
    for block in &doc.blocks {
        if let Some(path) = block.path() {
            write(folder, path, &block.text);
        }
    }
}

/// A project with nothing but the README's site.
pub fn readme_site() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    write_all(folder.path(), &doc(&read("README.md")));
    folder
}

/// A project to put a document's blocks into.
pub fn beginning_of(doc: &Doc) -> TempDir {
    let own = |b: &Block| b.path().is_some_and(|p| p.ends_with("/site.yaml"));
    if doc.blocks.iter().any(own) {
        TempDir::new().expect("a folder")
    } else {
        readme_site()
    }
}

pub fn has_plan(doc: &Doc, until: usize) -> bool {
    let is_plan = |b: &Block| b.path().is_some_and(|p| p.ends_with("/plan.yaml"));
    doc.blocks[..until].iter().any(is_plan)
}

pub fn report_json(site: &Path) -> Json {
    let text = fs::read_to_string(site.join("data/report.json")).expect("report.json");
    serde_json::from_str(&text).expect("JSON")
}

pub fn rate_of(report: &Json, plan: &str, indicator: &str, year: i64) -> String {
    let plans = report["plans"].as_array().expect("plans");
    let plan = plans.iter().find(|p| p["id"] == plan).expect("the plan");
    let found = find(plan, indicator).unwrap_or_else(|| panic!("no indicator {indicator}"));
    let evaluations = found["evaluations"].as_array().expect("evaluations");
    let of_year = evaluations.iter().find(|e| e["fiscal_year"] == year);
    let rate = of_year.expect("the year")["rate"].as_str();
    rate.unwrap_or("none").to_owned()
}

/// The indicator of an id, anywhere below.
pub fn find<'a>(json: &'a Json, id: &str) -> Option<&'a Json> {
    if json["id"] == id && json["evaluations"].is_array() {
        return Some(json);
    }
    match json {
        Json::Array(items) => items.iter().find_map(|j| find(j, id)),
        Json::Object(fields) => fields.values().find_map(|j| find(j, id)),
        _ => None,
    }
}
