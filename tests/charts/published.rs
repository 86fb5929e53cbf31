//! What a build published, page by page.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value as Json;

use crate::figures::drawing::{Year, figure};
use crate::figures::html::{Element, read};
use crate::figures::report::list;
use crate::figures::site::root;

/// The published site.
pub struct Published {
    pub pages: BTreeMap<String, Element>,
    /// Every file, pages among them.
    pub files: BTreeMap<String, Vec<u8>>,
    pub report: Json,
}

impl Published {
    /// The pages below a folder of a plan.
    pub fn below(&self, plan: &str, folder: &str) -> Vec<(&str, &Element)> {
        let folder = format!("atsugi/plans/{plan}/{folder}/");
        let all = self.pages.iter();
        all.filter(|(path, _)| path.starts_with(&folder))
            .map(|(path, page)| (path.as_str(), page))
            .collect()
    }

    /// Every drawing with the page it stands on and its id.
    pub fn drawings(&self) -> Vec<(&str, &Element, &Element, String)> {
        let mut all = Vec::new();
        for (path, page) in &self.pages {
            for svg in drawings(page) {
                all.push((path.as_str(), page, svg, id_of(svg)));
            }
        }
        all
    }
}

/// Builds the repository with the program itself, once.
pub fn published() -> &'static Published {
    static BUILT: OnceLock<Published> = OnceLock::new();
    BUILT.get_or_init(|| {
        let out = tempfile::tempdir().expect("a folder");
        let public = out.path().join("public");
        let status = Command::new(env!("CARGO_BIN_EXE_ayumi"))
            .args(["build", "--site", "atsugi", "--root"])
            .arg(root())
            .arg("--out")
            .arg(&public)
            .output()
            .expect("the program runs");
        assert!(status.status.success(), "{status:?}");
        let mut pages = BTreeMap::new();
        let mut files = BTreeMap::new();
        for entry in walkdir::WalkDir::new(&public).sort_by_file_name() {
            let entry = entry.expect("a file");
            let below = entry.path().strip_prefix(&public).expect("below public/");
            if entry.file_type().is_file() {
                let bytes = std::fs::read(entry.path()).expect("a file");
                files.insert(below.to_string_lossy().into_owned(), bytes);
            }
            if below.extension().is_some_and(|e| e == "html") {
                let html = std::fs::read_to_string(entry.path()).expect("UTF-8");
                pages.insert(below.to_string_lossy().into_owned(), read(&html));
            }
        }
        let report = std::fs::read(public.join("atsugi/data/report.json")).expect("the report");
        Published {
            pages,
            files,
            report: serde_json::from_slice(&report).expect("JSON"),
        }
    })
}

/// The drawings of a page.
pub fn drawings(page: &Element) -> Vec<&Element> {
    let mut all = page.named("svg");
    all.retain(|svg| svg.get("role") == "img");
    all
}

/// The id of a drawing without the ending of its title: `c-<plan>-i-1-a-1`.
pub fn id_of(svg: &Element) -> String {
    let title = svg.get("aria-labelledby").split(' ').next().unwrap_or("");
    title.strip_suffix("-t").unwrap_or(title).to_owned()
}

/// The figures of a list of values, a row for each of the years.
pub fn years_in_values(holder: &Json, years: impl Iterator<Item = i32>) -> Vec<Year> {
    let values = list(holder, "values");
    let figure = |year: i32, role: &str| {
        let of = |v: &&Json| v["fiscal_year"] == year && v["role"] == role;
        let found = values.iter().find(of)?;
        found["value"].as_str().and_then(|v| v.parse().ok())
    };
    years
        .map(|y| Year {
            target: figure(y, "target"),
            actual: figure(y, "actual"),
        })
        .collect()
}

/// The rows of a table that stand for a year.
pub fn year_rows(table: &Element) -> Vec<(i32, &Element)> {
    let rows = table.with("tr", "data-year");
    let year = |row: &Element| row.get("data-year").parse().expect("a year");
    rows.into_iter().map(|row| (year(row), row)).collect()
}

/// The figures of a table of years.
pub fn years_in(table: &Element) -> Vec<Year> {
    let cell = |row: &Element, role: &str| figure(&row.one("data-role", role).expect(role).value());
    year_rows(table)
        .iter()
        .map(|(_, row)| Year {
            target: cell(row, "target"),
            actual: cell(row, "actual"),
        })
        .collect()
}
