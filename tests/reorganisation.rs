//! A small site of an invented city that ordered its departments anew, and the
//! departments of the sample Kashiwa: what changed is worked out from years,
//! parents and names, a year's results keep the names of their year, and what
//! the source lost is not made up.

#[path = "figures/html.rs"]
#[allow(dead_code, reason = "each test crate takes its part")]
mod html;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use html::{Element, read};
use serde_json::{Value as Json, json};
use tempfile::TempDir;

/// A built project.
struct Built {
    folder: TempDir,
    site: &'static str,
    report: Json,
}

impl Built {
    fn new(root: &str, site: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_ayumi"))
            .args(["build", "--site", site, "--out"])
            .arg(folder.path())
            .arg("--root")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join(root))
            .env("LC_ALL", "C")
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        let report = folder.path().join(site).join("data/report.json");
        Self {
            report: serde_json::from_str(&fs::read_to_string(report).unwrap()).unwrap(),
            site,
            folder,
        }
    }

    fn page(&self, path: &str) -> Element {
        let file = self.folder.path().join(self.site).join(path);
        read(&fs::read_to_string(file).unwrap())
    }

    fn department(&self, id: &str) -> &Json {
        let list = self.report["departments"].as_array().unwrap();
        list.iter().find(|d| d["id"] == id).unwrap()
    }

    fn changes(&self, id: &str) -> Json {
        let list = self.report["reorganisations"][0]["changes"]
            .as_array()
            .unwrap();
        let found = list.iter().find(|d| d["department_id"] == id);
        found.map_or(Json::Null, |d| d["kinds"].clone())
    }
}

fn midori() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| Built::new("tests/sites/organisation", "midori"))
}

fn kashiwa() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| Built::new("", "kashiwa"))
}

#[test]
fn names_for_several_are_no_department_of_the_top() {
    let reorganisation = &midori().report["reorganisations"][0];
    assert_eq!(reorganisation["from_fiscal_year"], 2023);
    assert_eq!(reorganisation["fiscal_year"], 2024);
    assert_eq!(reorganisation["before"], json!({"top": 3, "below": 6}));
    assert_eq!(reorganisation["after"], json!({"top": 2, "below": 7}));
}

#[test]
fn what_changed_follows_from_years_parents_and_names() {
    for (id, kinds) in [
        ("machi-bu", json!(["begins"])),
        ("doro-bu", json!(["ends"])),
        ("kikaku", json!(["renamed"])),
        ("doro", json!(["moved", "remarked"])),
        ("somu-bu", Json::Null),
        ("madoguchi", Json::Null),
    ] {
        assert_eq!(midori().changes(id), kinds, "{id}");
    }
    assert_eq!(
        midori().report["reorganisations"][0]["counts"],
        json!({"begins": 3, "ends": 3, "moved": 1, "renamed": 1, "remarked": 1})
    );
}

#[test]
fn who_cannot_be_placed_in_one_year_is_not_said_to_have_moved() {
    assert_eq!(midori().changes("koen"), Json::Null);
    assert_eq!(
        midori().department("koen")["parents"][0],
        json!({"department_id": null, "missing_reason": "unreadable", "from": null, "to": 2023, "note": "表がかすれています。"})
    );
}

#[test]
fn a_link_written_on_one_side_stands_on_both() {
    let d = |id: &str| midori().department(id);
    assert_eq!(d("doro-bu")["successors"], json!(["machi-bu"]));
    assert_eq!(d("doro-bu")["relation"], "merged");
    assert_eq!(d("bunka")["relation"], "split");
    assert_eq!(d("ongaku")["predecessors"], json!(["bunka"]));
    assert_eq!(d("somu-bu")["relation"], Json::Null);
}

#[test]
fn the_page_sets_the_old_order_beside_the_new_one() {
    let page = midori().page("departments/reorganisations/2024.html");
    let part = page.one("aria-labelledby", "both").unwrap();
    let rows: Vec<String> = part.named("tr").iter().map(|r| r.text()).collect();
    let row = |name: &str| {
        rows.iter()
            .find(|r| r.trim_start().starts_with(name))
            .unwrap()
    };
    assert!(row("総務部").contains("企画課") && row("総務部").contains("政策課"));
    assert!(row("総務部").contains("名前が変わった"));
    assert!(row("道路部").contains("令和6年度にはありません"));
    assert!(row("道路部").contains("後継：まち部"));
    assert!(row("まち部").contains("前身：道路部"));
    assert!(row("まち部").contains("元：道路部"));
    assert!(row("まち部").contains("※橋の担当を追加"));
    assert!(row("所属の分からない部署").contains("公園課"));
}

#[test]
fn the_list_and_each_department_lead_to_the_page() {
    for path in ["departments/index.html", "departments/doro.html"] {
        let page = midori().page(path);
        let links = page.named("a");
        assert!(
            links
                .iter()
                .any(|a| a.get("href").ends_with("reorganisations/2024.html")),
            "{path}"
        );
    }
    let text = midori().page("departments/doro-bu.html").text();
    assert!(text.contains("後継") && text.contains("まち部"), "{text}");
    let text = midori().page("departments/machi-bu.html").text();
    assert!(text.contains("前身") && text.contains("公園部"), "{text}");
}

#[test]
fn the_list_stands_by_the_department_at_the_top() {
    let page = midori().page("departments/index.html");
    let titles: Vec<String> = page.named("h2").iter().map(|h| h.text()).collect();
    let firsts: Vec<&str> = titles
        .iter()
        .filter_map(|t| t.split_whitespace().next())
        .collect();
    assert_eq!(
        &firsts[..5],
        ["総務部", "まち部", "道路部", "公園部", "施設所管課"]
    );
}

#[test]
fn kashiwa_has_16_departments_of_the_top_before_and_17_after() {
    let reorganisation = &kashiwa().report["reorganisations"][0];
    assert_eq!(reorganisation["before"], json!({"top": 16, "below": 110}));
    assert_eq!(reorganisation["after"], json!({"top": 17, "below": 113}));
    let tops = |change: &str| -> Vec<String> {
        let list = kashiwa().report["departments"].as_array().unwrap();
        list.iter()
            .filter(|d| d["parents"] == json!([]))
            .filter(|d| {
                let kinds = kashiwa().changes(d["id"].as_str().unwrap());
                kinds.as_array().is_some_and(|k| k.contains(&json!(change)))
            })
            .map(|d| d["names"][0]["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(tops("begins"), ["危機管理部", "広報部", "上下水道局"]);
    assert_eq!(tops("ends"), ["地域づくり推進部", "水道部"]);
}

#[test]
fn kashiwa_says_nothing_that_its_table_lost() {
    // Marks and successors are lost; who stands on the line of a name is open.
    for d in kashiwa().report["departments"].as_array().unwrap() {
        assert_eq!(d["successors"], json!([]), "{d}");
    }
    for id in [
        "gijutsu-kanri",
        "toshokan",
        "eizen-kanri",
        "shisetsu-kanri",
        "dx-suishin",
        "kyosei-koryu",
    ] {
        let parent = &kashiwa().department(id)["parents"][0];
        assert_eq!(parent["missing_reason"], "unreadable", "{id}");
        assert!(parent["note"].is_string(), "{id}");
    }
    assert_eq!(
        kashiwa().department("bosai-anzen")["changes"],
        json!([{"fiscal_year": 2022, "text": "※交通安全担当を追加"}])
    );
}

/// A measure of a plan of the invented city.
fn measure(plan: &str, id: &str) -> &'static Json {
    let plans = midori().report["plans"].as_array().unwrap();
    let plan = plans.iter().find(|p| p["id"] == plan).unwrap();
    let measures = plan["goals"][0]["measures"].as_array().unwrap();
    measures.iter().find(|m| m["id"] == id).unwrap()
}

/// The rows of a table, each as its cells by column.
fn table(path: &str) -> Vec<BTreeMap<String, String>> {
    let file = midori().folder.path().join("midori").join(path);
    let text = fs::read_to_string(file).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn the_data_of_a_year_give_the_name_of_that_year() {
    let (old, new) = (
        json!([{"id": "kikaku", "name": "企画課"}]),
        json!([{"id": "kikaku", "name": "政策課"}]),
    );
    let m = measure("mihon", "mimamori");
    let evaluations = &m["indicators"][0]["evaluations"];
    let years = &m["actions"][0]["years"];
    for list in [evaluations, years] {
        assert_eq!(list[0]["fiscal_year"], 2023);
        assert_eq!(list[0]["departments"], old);
        assert_eq!(list[1]["fiscal_year"], 2024);
        assert_eq!(list[1]["departments"], new);
    }
}

#[test]
fn a_plan_names_its_departments_as_in_its_newest_year_with_results() {
    let name = |plan, id| measure(plan, id)["departments"][0]["name"].clone();
    assert_eq!(name("mihon", "mimamori"), "政策課");
    assert_eq!(name("saki", "hanadan"), "企画課");
}

#[test]
fn the_tables_of_a_year_give_the_name_of_that_year() {
    let paths = [
        "charts/mihon/c-mihon-kaisu.csv",
        "charts/mihon/w-mihon-mimamori.csv",
    ];
    for path in paths {
        let rows = table(path);
        assert!(!rows.is_empty(), "{path}");
        for row in rows {
            let name = match row["fiscal_year"].as_str() {
                "2023" => "企画課",
                _ => "政策課",
            };
            assert_eq!(row["departments"], name, "{path}");
            assert_eq!(row["department_ids"], "kikaku", "{path}");
        }
    }
    let rows = table("charts/mihon/c-mihon-kensu.csv");
    assert_eq!(rows[0]["departments"], "企画課、総務部");
    assert_eq!(rows[0]["department_ids"], "kikaku somu-bu");
}

#[test]
fn the_report_of_a_year_gives_the_name_of_that_year() {
    let of = |year: &str| {
        midori()
            .page(&format!("plans/mihon/years/{year}.html"))
            .text()
    };
    let (old, new) = (of("2023"), of("2024"));
    assert!(old.contains("企画課（現在は政策課）"), "{old}");
    assert!(old.contains("企画課、総務部"), "{old}");
    assert!(
        new.contains("担当：政策課") && !new.contains("担当：企画課"),
        "{new}"
    );
    assert!(!new.contains("現在は"), "{new}");
}

#[test]
fn the_name_of_now_is_said_once_a_page() {
    for path in [
        "plans/mihon/years/2023.html",
        "plans/mihon/status/2023-bad.html",
        "plans/saki/goals/machi.html",
        "plans/saki/measures/hanadan.html",
    ] {
        let text = midori().page(path).text();
        assert_eq!(
            text.matches("（現在は政策課）").count(),
            1,
            "{path}: {text}"
        );
    }
}

#[test]
fn the_years_of_a_measure_say_what_its_departments_were_called() {
    let page = midori().page("plans/mihon/measures/mimamori.html");
    let rows: Vec<String> = page.named("tr").iter().map(|r| r.text()).collect();
    let of = |year: &str| {
        rows.iter()
            .filter(|r| r.trim_start().starts_with(year))
            .count()
    };
    let told = rows.iter().filter(|r| r.contains("当時の担当：企画課"));
    let told: Vec<&String> = told.collect();
    // The figures and the work of the old year, and of no other.
    assert_eq!((of("令和5年度"), of("令和6年度"), told.len()), (2, 2, 2));
    assert!(told.iter().all(|r| r.trim_start().starts_with("令和5年度")));
    let head = page
        .named("p")
        .iter()
        .find(|p| p.text().starts_with("担当："))
        .unwrap()
        .text();
    assert_eq!(head, "担当：政策課");
}

#[test]
fn the_page_of_a_department_tells_its_name_of_every_year() {
    let page = midori().page("departments/kikaku.html");
    let years: Vec<String> = page
        .named("p")
        .iter()
        .filter(|p| p.get("class") == "by-year")
        .map(|p| p.text())
        .collect();
    assert!(!years.is_empty());
    for year in years {
        let was = year.contains("当時の名前：企画課");
        assert_eq!(was, year.contains("令和5年度"), "{year}");
    }
}
