//! The contract of themes is that of the views.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::reading::{THEME, code_spans, read, root, rows, section};

#[test]
fn theme_md_lists_every_field_of_every_view() {
    let mut real: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut files: Vec<PathBuf> = fs::read_dir(root().join("src/site/view"))
        .expect("views")
        .map(|e| e.expect("an entry").path())
        .collect();
    files.extend(["src/site/pages.rs", "src/site/shell.rs"].map(|f| root().join(f)));
    for file in files {
        views_of(&fs::read_to_string(file).expect("a source"), &mut real);
    }
    assert!(real.len() > 40, "the source is written otherwise");
    let text = read(THEME);
    let views = section(&text, "Views");
    let mut listed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for part in views.split("\n### ").skip(1) {
        let name = part.lines().next().unwrap_or("").to_owned();
        let fields = rows(part)
            .into_iter()
            .map(|r| r[0].trim_matches('`').to_owned());
        listed.insert(name, fields.collect());
    }
    for (view, fields) in &real {
        let there = listed.get(view);
        assert_eq!(there, Some(fields), "{THEME}, left, errs in {view}");
    }
    for view in listed.keys() {
        assert!(real.contains_key(view), "there is no view {view}");
    }
}

/// The public fields of every struct that is serialised.
fn views_of(source: &str, out: &mut BTreeMap<String, Vec<String>>) {
    let mut serialised = false;
    let mut inside: Option<String> = None;
    for line in source.lines() {
        if let Some(name) = &inside {
            if line == "}" {
                inside = None;
            } else if let Some(field) = line.strip_prefix("    pub ") {
                let field = field.split(':').next().unwrap_or("").to_owned();
                out.entry(name.clone()).or_default().push(field);
            }
        } else if line.starts_with("#[derive") {
            serialised = line.contains("Serialize");
        } else if let Some(rest) = line.strip_prefix("pub struct ") {
            let name = rest.split([' ', '<']).next().unwrap_or("").to_owned();
            inside = (serialised && rest.ends_with('{')).then_some(name);
            serialised = false;
        }
    }
}

#[test]
fn theme_md_names_every_class_of_charts_and_every_template() {
    let spans = code_spans(&read(THEME));
    let ink = read("src/render/chart/ink.rs");
    for quoted in ink.split('"').skip(1).step_by(2) {
        for class in quoted.split(' ') {
            if class.starts_with("c-") || class.starts_with("t-") || class == "tick" {
                assert!(spans.contains(class), "{THEME} lacks the class {class}");
            }
        }
    }
    for entry in fs::read_dir(root().join("themes/civic/templates")).expect("templates") {
        let name = entry.expect("an entry").file_name();
        let name = name.to_string_lossy();
        assert!(spans.contains(&*name), "{THEME} lacks the template {name}");
        let text = read(&format!("themes/civic/templates/{name}"));
        for rest in text.split(" data-").skip(1) {
            let attribute: String = rest.chars().take_while(|c| *c != '=').collect();
            let is_named = spans
                .iter()
                .any(|s| s.contains(&format!("data-{attribute}")));
            assert!(is_named, "{THEME} lacks data-{attribute}");
        }
        for part in text.split("{% component ").skip(1) {
            let name = part.split('(').next().unwrap_or("");
            assert!(spans.contains(name), "{THEME} lacks the component {name}");
        }
    }
}
