//! A small site of an invented city whose reports judge measures and not
//! indicators, built by the program itself: what its report and its pages say
//! is what persons judged, what was achieved, and what figures in time give.

mod common;
#[path = "figures/html.rs"]
#[allow(dead_code, reason = "each test crate takes its part")]
mod html;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use common::Project;
use html::{Element, read};
use serde_json::{Value as Json, json};
use tempfile::TempDir;

/// What was built, and what the build said.
struct Built {
    folder: TempDir,
    report: Json,
    findings: Vec<Json>,
}

fn site() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/judged")
}

fn ayumi(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_ayumi"))
        .args(arguments)
        .arg("--root")
        .arg(site())
        .env("LC_ALL", "C")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}");
    text
}

fn built() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        ayumi(&["build", "--out", folder.path().to_str().unwrap()]);
        let report = folder.path().join("midori/data/report.json");
        Built {
            report: serde_json::from_str(&fs::read_to_string(report).unwrap()).unwrap(),
            findings: serde_json::from_str(&ayumi(&["check", "--format", "json"])).unwrap(),
            folder,
        }
    })
}

fn file(path: &str) -> PathBuf {
    built().folder.path().join("midori").join(path)
}

fn page(path: &str) -> Element {
    read(&fs::read_to_string(file(path)).unwrap())
}

/// The part of a page under a heading of this id.
fn part<'a>(page: &'a Element, heading: &str) -> Option<&'a Element> {
    page.one("aria-labelledby", heading)
}

/// The addresses of the links in a part of a page.
fn links(part: &Element) -> Vec<&str> {
    part.named("a").into_iter().map(|a| a.get("href")).collect()
}

fn plan() -> &'static Json {
    let plans = built().report["plans"].as_array().unwrap();
    plans.iter().find(|p| p["id"] == "yakusoku").unwrap()
}

fn measure(id: &str) -> &'static Json {
    let goals = plan()["goals"].as_array().unwrap();
    let mut measures = goals.iter().flat_map(|g| g["measures"].as_array().unwrap());
    measures.find(|m| m["id"] == id).unwrap()
}

fn tally(scope: &str) -> &'static Json {
    let tallies = built().report["tallies"].as_array().unwrap();
    let found = tallies.iter().find(|t| t["scope_id"] == scope);
    found.unwrap()
}

#[test]
fn a_tally_counts_measures_where_measures_are_judged() {
    for (scope, counts) in [
        ("yakusoku", [2, 1, 2]),
        ("kosodate", [1, 1, 1]),
        ("kurashi", [1, 0, 1]),
    ] {
        let tally = tally(scope);
        assert_eq!(tally["counts"], "measures");
        let of = |id: &str| &tally["computed"][id];
        let computed = ["achieved", "under-way", "missed"].map(of);
        assert_eq!(computed, counts.map(Json::from).each_ref(), "{scope}");
        assert_eq!(tally["rows"], counts.iter().sum::<i32>());
        assert_eq!(tally["denominator"], tally["rows"]);
    }
    assert_eq!(tally("yakusoku")["reconciled"], true);
    assert_eq!(tally("kosodate")["reconciled"], Json::Null);
}

#[test]
fn indicators_that_are_not_judged_are_in_no_tally() {
    let counted = tally("kosodate")["computed"].as_object().unwrap();
    let states = ["not_yet_known", "not_set", "unreadable", "not_judged"];
    assert!(states.iter().all(|s| counted[*s] == 0), "{counted:?}");
    let taiki = &measure("taiki")["indicators"][0];
    assert_eq!(
        taiki["evaluations"][0]["no_rate_reason"],
        json!("direction_only")
    );
    let jinko = &plan()["indicators"][0];
    assert_eq!(
        jinko["evaluations"][0]["no_rate_reason"],
        json!("reference")
    );
}

#[test]
fn shares_stand_as_computed_and_as_declared() {
    let of = |of: &str, id: &str| tally("yakusoku")[of][id].clone();
    assert_eq!(of("shares", "achieved"), "40.00");
    assert_eq!(of("shares", "under-way"), "20.00");
    assert_eq!(of("declared_shares", "missed"), "40");
    assert_eq!(tally("kosodate")["shares"]["achieved"], "33.33");
    assert_eq!(tally("kosodate")["declared_shares"], Json::Null);
    let home = page("index.html").text();
    assert!(home.contains("5件のうち"), "{home}");
}

#[test]
fn a_judgement_is_a_persons_and_gives_its_reason_or_the_one_common_to_all() {
    let judgement = |id: &str| &measure(id)["judgements"][0];
    for (id, status) in [
        ("taiki", "under-way"),
        ("yoru", "achieved"),
        ("basu", "missed"),
    ] {
        assert_eq!(judgement(id)["status"], status);
        assert_eq!(judgement(id)["status_source"], "person");
        assert_eq!(judgement(id)["judged_by"], "市長");
        assert_eq!(measure(id)["status"], status);
    }
    let common = &judgement("taiki")["reason"];
    assert_eq!(common["missing_reason"], "not_in_source");
    assert_eq!(common["note"], "印だけを示しています。");
    let own = &judgement("basu")["reason"];
    assert_eq!(own["text"], "運転手が足りませんでした。");
    let shown = page("plans/yakusoku/measures/basu.html").text();
    for text in [
        "運転手が足りませんでした。",
        "令和7年度に運転手をつのります。",
        "市長による評価",
    ] {
        assert!(shown.contains(text), "{text}");
    }
}

#[test]
fn a_missed_measure_without_a_reason_is_noted_and_shown_as_such() {
    let found: Vec<&Json> = built().findings.iter().collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["code"], "miss-without-reason");
    assert!(
        found[0]["message"]
            .as_str()
            .unwrap()
            .contains("countermeasure")
    );
    let missed = page("plans/yakusoku/status/2024-missed.html");
    let row = missed.one("id", "r-kyushoku").unwrap().text();
    assert_eq!(row.matches("記載なし").count(), 2, "{row}");
    let told = missed.one("id", "r-basu").unwrap().text();
    assert!(!told.contains("記載なし"), "{told}");
}

#[test]
fn the_first_page_lists_the_classes_that_owe_a_reason_and_no_other() {
    let home = page("index.html");
    let owed = links(part(&home, "owed").unwrap());
    assert!(owed[0].ends_with("status/2024-missed.html"), "{owed:?}");
    let measures = &owed[1..];
    let ids = ["kyushoku", "basu"].map(|id| format!("plans/yakusoku/measures/{id}.html"));
    assert_eq!(measures, ids);
}

#[test]
fn what_was_achieved_stands_on_the_page_of_every_year_that_it_names() {
    let items = |year: &str| -> Vec<String> {
        let page = page(&format!("plans/yakusoku/work/{year}.html"));
        let lists = page.named("ul").into_iter();
        let done = lists.filter(|ul| ul.get("class") == "done");
        let items = done.flat_map(|ul| {
            ul.named("li")
                .into_iter()
                .filter(|li| !li.named("p").is_empty())
        });
        items.map(Element::value).collect()
    };
    // A day in March lies in the fiscal year before.
    assert!(items("2021")[0].contains("令和4年3月20日"));
    let of_2022 = items("2022").concat();
    for text in ["令和4年4月", "100人", "120人", "+20人", "保育士の研修"] {
        assert!(of_2022.contains(text), "{text}: {of_2022}");
    }
    let of_2023 = items("2023").concat();
    assert!(of_2023.contains("保育士の研修") && of_2023.contains("入園の相談"));
    // A span stands under its first year only; nothing was done in its last.
    assert!(!file("plans/yakusoku/work/2024.html").exists());
    let of_2025 = items("2025").concat();
    assert!(of_2025.contains("予定"), "{of_2025}");
    let undated = items("undated").concat();
    assert!(undated.contains("公民館") && undated.contains("夜の利用の決まり"));
}

#[test]
fn every_year_of_work_leads_to_every_other_and_the_undated_come_last() {
    let page = page("plans/yakusoku/work/2022.html");
    let mut nav = page.named("nav").into_iter();
    let years = nav.find(|n| n.get("aria-label") == "年度でさがす");
    let years = years.unwrap();
    let list: Vec<String> = years.named("li").into_iter().map(Element::value).collect();
    let expected = [
        "令和3年度 1件",
        "令和4年度 2件",
        "令和5年度 2件",
        "令和7年度 1件",
        "時期の記載なし 1件",
    ];
    assert_eq!(list, expected);
    let here = years.one("aria-current", "page").unwrap();
    assert_eq!(here.value(), "令和4年度");
    assert!(!links(years).iter().any(|l| l.ends_with("2022.html")));
}

#[test]
fn report_json_keeps_a_time_as_it_was_given() {
    let of = |n: usize| measure("taiki")["achievements"][n]["when"].clone();
    let moment = |year: i32, date: Json| json!({"fiscal_year": year, "date": date});
    assert_eq!(of(0), json!({"at": moment(2021, json!("2022-03-20"))}));
    assert_eq!(of(1), json!({"at": moment(2022, json!("2022-04"))}));
    assert_eq!(of(2), json!({"fiscal_years": [2022, 2023]}));
    let span = json!({"from": moment(2023, Json::Null), "to": moment(2024, Json::Null)});
    assert_eq!(of(3), span);
    let undated = &measure("yoru")["achievements"][0]["when"];
    assert_eq!(*undated, json!({"missing_reason": "not_in_source"}));
    let planned = &measure("taiki")["achievements"][4]["planned"];
    assert_eq!(*planned, true);
}

#[test]
fn figures_in_time_are_sorted_and_nothing_is_computed_across_a_gap() {
    let jinko = plan()["indicators"][0]["observations"].as_array().unwrap();
    let column = |list: &[Json], field: &str| -> Vec<Json> {
        list.iter().map(|o| o[field].clone()).collect()
    };
    assert_eq!(column(jinko, "value"), ["50230", "50100", "49800"]);
    assert_eq!(
        column(jinko, "change"),
        [Json::Null, json!("-130"), json!("-300")]
    );
    let taiki = &measure("taiki")["indicators"][0];
    let points = taiki["observations"].as_array().unwrap();
    assert_eq!(
        column(points, "value"),
        [json!("30"), Json::Null, json!("10")]
    );
    assert_eq!(
        column(points, "change"),
        [Json::Null, Json::Null, Json::Null]
    );
    assert_eq!(
        column(points, "gap"),
        [json!("30"), Json::Null, json!("10")]
    );
    let movement = &taiki["movement"];
    assert_eq!(movement["change"], "-20");
    assert_eq!(movement["direction"], "better");
    let reference = &plan()["indicators"][0]["movement"]["direction"];
    assert_eq!(*reference, "not_judged");
    let shown = page("plans/yakusoku/measures/taiki.html").text();
    assert!(shown.contains("20人減りました。") && shown.contains("よくなる向き"));
}

#[test]
fn values_of_their_own_dates_bear_them() {
    let values = plan()["indicators"][0]["values"].as_array().unwrap();
    let dates: Vec<&Json> = values.iter().map(|v| &v["date"]).collect();
    assert_eq!(dates, ["2021-10-01", "2022-10-01", "2024-10"]);
    let target = &measure("taiki")["indicators"][0]["values"][0];
    assert_eq!(
        (&target["role"], &target["date"]),
        (&json!("target"), &Json::Null)
    );
}

#[test]
fn a_report_on_a_whole_term_bears_its_years_and_says_that_it_has_no_date() {
    let edition = &plan()["editions"][0];
    assert_eq!(edition["covers"], json!({"from": 2021, "to": 2024}));
    assert_eq!(edition["report_date"], Json::Null);
    assert_eq!(edition["report_date_missing"], "not_in_source");
    assert_eq!(edition["judged_by"], "市長");
    let year = page("plans/yakusoku/years/2024.html").text();
    assert!(year.contains("令和3年度〜令和6年度の報告") && year.contains("日付の記載なし"));
}

#[test]
fn measures_that_say_the_same_lead_to_each_other() {
    for (here, there) in [("toshokan", "yoru"), ("yoru", "toshokan")] {
        let page = page(&format!("plans/yakusoku/measures/{here}.html"));
        let same = links(part(&page, "same").unwrap());
        assert_eq!(
            same,
            [format!("../../../plans/yakusoku/measures/{there}.html")]
        );
    }
    assert_eq!(measure("toshokan")["same_as"], json!(["yoru"]));
}

#[test]
fn years_stand_beside_each_other_once_there_are_two_reports() {
    assert!(!file("plans/yakusoku/years/index.html").exists());
    let history = page("plans/kimari/years/index.html").text();
    for text in ["令和3年度", "令和4年度", "橋", "道", "不良"] {
        assert!(history.contains(text), "{text}: {history}");
    }
    let plan = page("plans/yakusoku/index.html");
    assert!(links(&plan).iter().any(|l| l.ends_with("years/2024.html")));
}

/// What is told of a measure is shown, whether or not a person judged it.
#[test]
fn achievements_stand_on_a_page_whose_measure_is_judged_by_its_indicators() {
    let project = Project::tiny();
    project.edit(
        "content/a/plans/p/results/2023.yaml",
        "    done: {1: 実施}\n",
        "    done: {1: 実施}\n    achievements: [{when: R5, text: 声かけを始めました。}]\n",
    );
    let run = project.run(&["build"]);
    assert_eq!(run.code, 0, "{run:?}");
    let page = project.read("public/a/plans/p/measures/m.html");
    assert!(page.contains("声かけを始めました。"));
    assert!(project.has("public/a/plans/p/work/2023.html"));
}

/// Without a rule there is no section on it, so nothing may lead there.
#[test]
fn a_plan_without_a_rule_is_built() {
    let project = Project::tiny();
    project.edit(
        "content/a/plans/p/plan.yaml",
        "rule:\n  id: rate\n  judged_by: rate\n  bands: [{status: good, at_least: 100}, {status: bad, below: 100}]\n",
        "",
    );
    let run = project.run(&["build"]);
    assert_eq!(run.code, 0, "{run:?}");
}
