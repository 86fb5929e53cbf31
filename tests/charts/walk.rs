//! Walks what a build published.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value as Json;

use crate::figures::drawing::{Year, check_share, check_years, figure};
use crate::figures::html::{Element, read};
use crate::figures::report::{
    all_indicators, counts_by_class, indicators, list, plan, text, top_goals, value,
};
use crate::figures::site::root;

/// The published site, page by page.
struct Published {
    pages: BTreeMap<String, Element>,
    report: Json,
}

impl Published {
    /// The pages below a folder of the plan.
    fn below(&self, folder: &str) -> Vec<(&str, &Element)> {
        let folder = format!("atsugi/plans/gyokaku-7-1/{folder}/");
        let all = self.pages.iter();
        all.filter(|(path, _)| path.starts_with(&folder))
            .map(|(path, page)| (path.as_str(), page))
            .collect()
    }
}

/// Builds the repository with the program itself, once.
fn published() -> &'static Published {
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
        for entry in walkdir::WalkDir::new(&public).sort_by_file_name() {
            let entry = entry.expect("a file");
            let below = entry.path().strip_prefix(&public).expect("below public/");
            if below.extension().is_some_and(|e| e == "html") {
                let html = std::fs::read_to_string(entry.path()).expect("UTF-8");
                pages.insert(below.to_string_lossy().into_owned(), read(&html));
            }
        }
        let report = std::fs::read(public.join("atsugi/data/report.json")).expect("the report");
        Published {
            pages,
            report: serde_json::from_slice(&report).expect("JSON"),
        }
    })
}

fn drawings(page: &Element) -> Vec<&Element> {
    let mut all = page.named("svg");
    all.retain(|svg| svg.get("role") == "img");
    all
}

/// The id of a drawing without the ending of its title: `c-i-1-a-1`.
fn id_of(svg: &Element) -> String {
    let title = svg.get("aria-labelledby").split(' ').next().unwrap_or("");
    title.strip_suffix("-t").unwrap_or(title).to_owned()
}

/// The figures of an indicator as the report gives them, a year of the plan each.
fn years_of(plan: &Json, id: &str) -> Vec<Year> {
    let found = indicators(list(plan, "goals"))
        .into_iter()
        .find(|i| i["id"] == id)
        .unwrap_or_else(|| panic!("no indicator {id}"));
    let figure = |year: i32, role: &str| {
        let value = value(found, year, role)?;
        value["value"].as_str().and_then(|v| v.parse().ok())
    };
    let end = |key: &str| plan["period"][key].as_i64().expect("a year") as i32;
    (end("from")..=end("to"))
        .map(|y| Year {
            target: figure(y, "target"),
            actual: figure(y, "actual"),
        })
        .collect()
}

/// The plans whose indicators a page may show: its own, or any.
fn plans_of(path: &str) -> Vec<&'static Json> {
    let plans = list(&published().report, "plans").iter();
    let own = path
        .strip_prefix("atsugi/plans/")
        .and_then(|p| p.split('/').next());
    plans
        .filter(|p| own.is_none_or(|id| p["id"] == id))
        .collect()
}

/// Whether a plan has an indicator of this id.
fn has(plan: &Json, id: &str) -> bool {
    indicators(list(plan, "goals"))
        .iter()
        .any(|i| i["id"] == id)
}

/// The figures of a table of years.
fn years_in(table: &Element) -> Vec<Year> {
    let cell = |row: &Element, role: &str| figure(&row.one("data-role", role).expect(role).value());
    let rows = table.with("tr", "data-year");
    rows.iter()
        .map(|row| Year {
            target: cell(row, "target"),
            actual: cell(row, "actual"),
        })
        .collect()
}

#[test]
fn every_drawing_is_an_image_with_a_title_and_a_description_or_is_hidden() {
    let mut checked = 0;
    for (path, page) in &published().pages {
        for svg in page.named("svg") {
            if svg.get("aria-hidden") == "true" {
                continue;
            }
            assert_eq!(svg.get("role"), "img", "{path}");
            let ids: Vec<&str> = svg.get("aria-labelledby").split(' ').collect();
            assert_eq!(ids.len(), 2, "{path}: {ids:?}");
            for (id, name) in ids.iter().zip(["title", "desc"]) {
                let named = page.one("id", id);
                let named = named.unwrap_or_else(|| panic!("{path}: no element {id}"));
                assert_eq!(named.name, name, "{path}: {id}");
                assert!(!named.text().is_empty(), "{path}: {id} says nothing");
                let own = svg.named(name);
                assert_eq!(own.len(), 1, "{path}: {id}");
                assert_eq!(own[0].get("id"), *id, "{path}");
            }
            checked += 1;
        }
    }
    assert!(checked >= 200, "{checked} drawings");
}

#[test]
fn what_a_drawing_says_stands_on_the_page_too() {
    for (path, page) in &published().pages {
        for svg in drawings(page) {
            let said = svg.named("desc")[0].text();
            let visible = page.named("p").iter().any(|p| p.text().contains(&said));
            assert!(visible, "{path}: {said}");
        }
    }
}

#[test]
fn every_chart_of_years_agrees_with_its_table_and_the_report() {
    let mut seen: BTreeMap<char, usize> = BTreeMap::new();
    for (path, page) in &published().pages {
        for svg in drawings(page) {
            let id = id_of(svg);
            let Some(indicator) = id.strip_prefix("c-").or(id.strip_prefix("s-")) else {
                continue;
            };
            let table = page.one("data-indicator", indicator);
            let table = table.unwrap_or_else(|| panic!("{path}: {id} has no table"));
            let years = years_in(table);
            let reported: Vec<Vec<Year>> = plans_of(path)
                .into_iter()
                .filter(|plan| has(plan, indicator))
                .map(|plan| years_of(plan, indicator))
                .collect();
            assert!(
                reported.contains(&years),
                "{path}: the table of {id}: {years:?}, not {reported:?}"
            );
            check_years(svg, &years).unwrap_or_else(|fault| panic!("{path}: {id}: {fault}"));
            if path.contains("gyokaku-7-1") {
                *seen.entry(id.chars().next().unwrap_or(' ')).or_default() += 1;
            }
        }
    }
    // One large one an indicator with a figure, small ones wherever it is listed.
    let with_figures = indicators_with_figures();
    assert_eq!(seen[&'c'], with_figures.len());
    assert!(seen[&'s'] >= 2 * with_figures.len(), "{seen:?}");
}

/// Indicators with a scale and at least one figure on it.
fn indicators_with_figures() -> Vec<String> {
    let report = &published().report;
    let mut found: Vec<String> = all_indicators(report)
        .into_iter()
        .filter(|i| i["kind"] != "milestone")
        .map(|i| text(i, "id").to_owned())
        .collect();
    found.retain(|id| {
        let years = years_of(plan(report), id);
        years.iter().any(|y| y.actual.or(y.target).is_some())
    });
    found
}

#[test]
fn every_indicator_with_a_figure_has_a_chart_on_its_measures_page() {
    let due = indicators_with_figures();
    // 17 of 55 are stages, and 3 with a scale have no figure in any year.
    assert_eq!(due.len(), 55 - 17 - 3);
    let pages = published().below("measures");
    for id in due {
        let chart = format!("c-{id}-t");
        let on: Vec<&str> = pages
            .iter()
            .filter(|(_, page)| page.one("id", &chart).is_some())
            .map(|(path, _)| *path)
            .collect();
        assert_eq!(on.len(), 1, "{id}: {on:?}");
    }
}

#[test]
fn every_bar_of_shares_agrees_with_its_table_and_the_report() {
    let report = &published().report;
    let mut checked = 0;
    for (path, page) in &published().pages {
        for svg in drawings(page) {
            let id = id_of(svg);
            let Some((scope, year)) = id.strip_prefix("t-").and_then(|t| t.rsplit_once('-')) else {
                continue;
            };
            let table = page.one("data-tally", &format!("{scope}/{year}"));
            let table = table.unwrap_or_else(|| panic!("{path}: {id} has no table"));
            let mut rows: Vec<(String, u32)> = Vec::new();
            for row in table.with("tr", "data-status") {
                let cell = row.one("data-role", "computed").expect("a count").value();
                let count = cell.parse().unwrap_or_else(|_| panic!("{path}: {cell}"));
                rows.push((row.get("data-status").to_owned(), count));
            }
            let plans = plans_of(path);
            let year: i32 = year.parse().expect("a year");
            let reported: Vec<Vec<(String, u32)>> = list(report, "tallies")
                .iter()
                .filter(|t| plans.iter().any(|p| p["id"] == t["plan_id"]))
                .filter(|t| t["fiscal_year"] == year)
                .filter(|t| t["scope"] == scope || t["scope_id"] == scope)
                .map(|t| counts_by_class(&t["computed"]))
                .collect();
            let mut listed = rows.clone();
            listed.retain(|(_, n)| *n > 0);
            listed.sort();
            assert!(
                reported.contains(&listed),
                "{path}: the table of {id}: {listed:?}, not {reported:?}"
            );
            let counts: Vec<u32> = rows.iter().map(|(_, n)| *n).collect();
            check_share(svg, &counts).unwrap_or_else(|fault| panic!("{path}: {id}: {fault}"));
            checked += usize::from(path.contains("gyokaku-7-1"));
        }
    }
    // The plan's page and two years: the plan and three goals each; two years a goal.
    assert_eq!(checked, 3 * 4 + 12 * 2);
}

#[test]
fn every_goals_page_draws_its_shares_and_its_indicators() {
    let pages = published().below("goals");
    assert_eq!(pages.len(), 12);
    let with_figures = indicators_with_figures();
    for (path, page) in &pages {
        let goal = path
            .rsplit('/')
            .next()
            .and_then(|p| p.strip_suffix(".html"));
        let goal = goal.expect("a page of a goal");
        let ids: Vec<String> = drawings(page).iter().map(|svg| id_of(svg)).collect();
        for year in [2022, 2023] {
            assert!(ids.contains(&format!("t-{goal}-{year}")), "{path}: {ids:?}");
        }
        let below = |id: &&String| {
            let rest = id.strip_prefix(goal);
            rest.is_some_and(|r| r.starts_with('-'))
        };
        for indicator in with_figures.iter().filter(below) {
            assert!(
                ids.contains(&format!("s-{indicator}")),
                "{path}: {indicator}"
            );
        }
    }
    let top = top_goals(&published().report);
    assert_eq!(
        top.iter()
            .map(|g| 1 + list(g, "goals").len())
            .sum::<usize>(),
        12
    );
}

#[test]
fn a_year_without_a_figure_says_so_in_the_chart() {
    let mut said = 0;
    for (path, page) in published().below("measures") {
        for svg in drawings(page) {
            let id = id_of(svg);
            let Some(indicator) = id.strip_prefix("c-") else {
                continue;
            };
            let table = page.one("data-indicator", indicator).expect("its table");
            let years = years_in(table);
            let missing = years.iter().filter(|y| y.actual.is_none()).count();
            let words = svg.named("text");
            let words = words.iter().filter(|t| t.get("class").starts_with("st-"));
            let words = words.count();
            assert!(words <= missing, "{path}: {id}");
            assert!(
                missing == 0 || words > 0,
                "{path}: {id} hides what is missing"
            );
            said += words;
        }
    }
    assert!(said > 40, "{said}");
}
