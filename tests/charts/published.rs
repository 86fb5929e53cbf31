//! What a build published, site by site and page by page.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value as Json;

use crate::figures::drawing::{Year, figure};
use crate::figures::html::{Element, read};
use crate::figures::report::list;
use crate::figures::site::root;

/// The sites of the repository.
pub const SITES: [&str; 4] = ["atsugi", "hiratsuka", "kamakura", "kashiwa"];

/// A published site.
pub struct Published {
    /// Its id: its folder.
    pub site: &'static str,
    pub pages: BTreeMap<String, Element>,
    /// Every file, pages among them.
    pub files: BTreeMap<String, Vec<u8>>,
    pub report: Json,
}

/// A drawing where it stands.
pub struct Drawing {
    pub site: &'static Published,
    /// The path of its page.
    pub path: &'static str,
    pub page: &'static Element,
    pub svg: &'static Element,
    pub id: String,
}

impl Published {
    /// The pages below a folder of a plan.
    pub fn below(&self, plan: &str, folder: &str) -> Vec<(&str, &Element)> {
        let folder = format!("{}/plans/{plan}/{folder}/", self.site);
        let all = self.pages.iter();
        all.filter(|(path, _)| path.starts_with(&folder))
            .map(|(path, page)| (path.as_str(), page))
            .collect()
    }

    /// Every drawing with the page it stands on and its id.
    pub fn drawings(&'static self) -> impl Iterator<Item = Drawing> {
        self.pages.iter().flat_map(move |(path, page)| {
            drawings(page).into_iter().map(move |svg| Drawing {
                site: self,
                path,
                page,
                svg,
                id: id_of(svg),
            })
        })
    }
}

/// A site of the repository.
pub fn published(site: &str) -> &'static Published {
    let found = sites().iter().find(|p| p.site == site);
    found.unwrap_or_else(|| panic!("no site {site}"))
}

/// Every drawing on every page of every site.
pub fn every_drawing() -> impl Iterator<Item = Drawing> {
    sites().iter().flat_map(Published::drawings)
}

/// The sites of the repository, built with the program itself, once.
pub fn sites() -> &'static [Published] {
    static BUILT: OnceLock<Vec<Published>> = OnceLock::new();
    BUILT.get_or_init(|| {
        let out = tempfile::tempdir().expect("a folder");
        let public = out.path().join("public");
        let status = Command::new(env!("CARGO_BIN_EXE_ayumi"))
            .args(["build", "--root"])
            .arg(root())
            .arg("--out")
            .arg(&public)
            .output()
            .expect("the program runs");
        assert!(status.status.success(), "{status:?}");
        SITES.map(|site| collected(&public, site)).into()
    })
}

/// What lies below the folder of a site.
fn collected(public: &Path, site: &'static str) -> Published {
    let mut pages = BTreeMap::new();
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(public.join(site)).sort_by_file_name() {
        let entry = entry.expect("a file");
        if !entry.file_type().is_file() {
            continue;
        }
        let below = entry.path().strip_prefix(public).expect("below public/");
        let name = below.to_string_lossy().into_owned();
        let bytes = std::fs::read(entry.path()).expect("a file");
        if below.extension().is_some_and(|e| e == "html") {
            let html = std::str::from_utf8(&bytes).expect("UTF-8");
            pages.insert(name.clone(), read(html));
        }
        files.insert(name, bytes);
    }
    let report = &files[&format!("{site}/data/report.json")];
    Published {
        site,
        report: serde_json::from_slice(report).expect("JSON"),
        pages,
        files,
    }
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
