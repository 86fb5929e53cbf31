//! A small site of an invented city that ordered its departments anew, and the
//! departments of the sample Kashiwa: what changed is worked out from years,
//! parents and names, and what the source lost is not made up.

#[path = "figures/html.rs"]
#[allow(dead_code, reason = "each test crate takes its part")]
mod html;

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
    assert!(row("道路部").contains("令和6年度はありません"));
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
