//! What readers are told of a figure: how it came about, by what rule it was
//! judged, and what was put right after its publication. A small site of an
//! invented city, built by the program itself; what is expected was worked out
//! by hand.

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

const MEASURE: &str = "plans/mihon/measures/mimamori.html";
const METHOD: &str = "plans/mihon/method.html";

fn folder() -> PathBuf {
    static BUILT: OnceLock<TempDir> = OnceLock::new();
    let built = BUILT.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_ayumi"))
            .args(["build", "--out"])
            .arg(folder.path())
            .arg("--root")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/corrections"))
            .env("LC_ALL", "C")
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        folder
    });
    built.path().join("midori")
}

fn raw(path: &str) -> String {
    fs::read_to_string(folder().join(path)).unwrap()
}

fn page(path: &str) -> Element {
    read(&raw(path))
}

fn report() -> Json {
    serde_json::from_str(&raw("data/report.json")).unwrap()
}

/// The text of the box 「この数字の出し方」 of an indicator.
fn working(indicator: &str) -> String {
    let page = page(MEASURE);
    let section = page.one("id", &format!("ind-{indicator}")).unwrap();
    section.one("class", "how").unwrap().text()
}

#[test]
fn a_rate_says_its_formula_in_words_and_with_its_numbers() {
    let text = working("kaisu");
    assert!(text.contains("実績 ÷ 目標 × 100"), "{text}");
    assert!(
        text.contains("実績 9 ÷ 目標 12 × 100 ＝ 75 → 75.0％"),
        "{text}"
    );
}

#[test]
fn a_rate_says_the_band_that_judged_it_and_where_the_rule_is_from() {
    let text = working("kaisu");
    assert!(text.contains("達成率100％未満は「未達成」です。"), "{text}");
    assert!(text.contains("資料に書かれている基準です。"), "{text}");
    assert!(
        text.contains("「未達成」は、達成率を基準に当てはめた判定です。"),
        "{text}"
    );
    assert!(!text.contains("100％以上"), "another band: {text}");
}

#[test]
fn a_figure_without_a_rate_says_why_and_is_not_said_to_be_judged() {
    let text = working("machi");
    assert!(
        text.contains("実績がまだないため、計算しません。"),
        "{text}"
    );
    assert!(text.contains("のため、判定はありません。"), "{text}");
    assert!(!text.contains("基準"), "{text}");
}

#[test]
fn a_limit_to_keep_is_explained_without_a_division() {
    let project = Project::tiny();
    let plan = "content/a/plans/p/plan.yaml";
    project.edit(plan, "kind: yearly", "kind: keep");
    let bands = "bands: [{status: good, at_least: 100}, {status: bad, below: 100}]";
    let kept = format!("{bands}\n  kept: good\n  not_kept: bad");
    project.edit(plan, bands, &kept);
    project.build();
    let page = read(&project.read("public/a/plans/p/measures/m.html"));
    let text = page.one("class", "how").unwrap().text();
    assert!(text.contains("割り算はしません"), "{text}");
    assert!(text.contains("目標の範囲に収まれば「達成」です"), "{text}");
    let by = "「達成」は、目標の範囲を基準に当てはめた判定です。";
    assert!(text.contains(by), "{text}");
    assert!(!text.contains('÷'), "{text}");
    let method = read(&project.read("public/a/plans/p/method.html")).text();
    assert!(method.contains("守る水準1件"), "{method}");
    assert!(method.contains("目標の線を守れたかを見ます。"), "{method}");
}

#[test]
fn an_older_year_is_explained_by_the_rule_of_its_own_report() {
    let html = page(MEASURE).text();
    assert!(html.contains("達成率80％以上は「達成」です。"), "{html}");
    assert!(
        html.contains("資料の「報告書 2ページ」には「未達成」と書かれています。"),
        "the printed verdict stands beside"
    );
}

#[test]
fn a_printed_rate_that_differs_stands_beside_with_a_neutral_note() {
    let project = Project::tiny();
    let results = "content/a/plans/p/results/2023.yaml";
    project.edit(
        results,
        "i: {actual: 12}",
        "i: {actual: 12, declared: [{rate: 118.0, status: good, where: 表1}]}",
    );
    project.build();
    let html = read(&project.read("public/a/plans/p/measures/m.html")).text();
    let note = "資料の値（表1）は118.0％で、ここで計算した値は120.0％です。どちらの値も直さずに載せています。";
    assert!(html.contains(note), "{html}");
    project.edit(results, "118.0", "120.0");
    project.build();
    let html = read(&project.read("public/a/plans/p/measures/m.html")).text();
    let note = "資料の値（表1）は120.0％で、計算した値と同じです。";
    assert!(html.contains(note), "{html}");
}

#[test]
fn the_plan_the_report_and_every_working_lead_to_the_method() {
    for path in [
        "plans/mihon/index.html",
        "plans/mihon/years/2024.html",
        MEASURE,
    ] {
        let page = page(path);
        let leads = |a: &&&Element| a.get("href").ends_with("method.html");
        let count = page.named("a").iter().filter(leads).count();
        let workings = usize::from(path == MEASURE) * 2;
        assert_eq!(count, workings.max(1), "{path}");
    }
}

#[test]
fn the_method_tells_kinds_with_their_formula_and_count() {
    let page = page(METHOD);
    let kinds = page.one("class", "method-kinds").unwrap();
    let said: Vec<String> = kinds.named("dt").iter().map(|d| d.text()).collect();
    assert_eq!(said, ["年度ごとの値1件", "年度ごとの値1件"]);
    let text = kinds.text();
    assert!(text.contains("実績 ÷ 目標 × 100"), "{text}");
    assert!(
        text.contains("目標 ÷ 実績 × 100（少ないほどよい数）"),
        "{text}"
    );
    assert!(!text.contains("現状値"), "a formula that no indicator uses");
}

#[test]
fn the_method_gives_each_report_the_rule_that_it_was_judged_by() {
    let html = page(METHOD).text();
    assert!(html.contains("令和5年度の基準"), "{html}");
    assert!(html.contains("達成率80％以上は「達成」です。"), "{html}");
    assert!(html.contains("令和6年度の基準"), "{html}");
    assert!(html.contains("達成率100％以上は「達成」です。"), "{html}");
    assert!(
        html.contains("年度の報告によって基準が違います。"),
        "{html}"
    );
}

#[test]
fn the_method_counts_from_where_the_verdicts_are() {
    let page = page(METHOD);
    let table = page.named("table")[0];
    let rows: Vec<Vec<String>> = table
        .named("tr")
        .iter()
        .map(|r| {
            r.all()
                .iter()
                .filter(|e| e.name == "th" || e.name == "td")
                .map(|e| e.text())
                .collect()
        })
        .collect();
    assert_eq!(
        rows[0],
        ["年度", "達成率と基準から", "判定のない行", "合計"]
    );
    assert_eq!(rows[1], ["令和5年度", "2", "0", "2"]);
    assert_eq!(rows[2], ["令和6年度", "1", "1", "2"]);
}

#[test]
fn the_method_says_what_is_ours_by_deduction() {
    let html = page(METHOD).text();
    let rule = "令和5年度の判定の基準：80.0％の項目が達成とされています。";
    assert!(html.contains(rule), "{html}");
    let way = "「多いほどよい」か「少ないほどよい」かを、当サイトが仮に決めた指標が1件あります。";
    assert!(html.contains(way), "{html}");
    assert!(
        !html.contains("令和6年度の判定の基準："),
        "that one is printed"
    );
}

#[test]
fn a_plan_with_nothing_to_compute_or_judge_has_no_method() {
    let project = Project::real();
    let run = project.run(&["build", "--site", "hiratsuka"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(!project.has("public/hiratsuka/plans/gyokaku-2024/method.html"));
}

#[test]
fn a_correction_stands_on_the_pages_that_it_touches_and_on_no_other() {
    let touched = |path: &str| {
        let page = page(path);
        let part = page.one("class", "corrected");
        part.map_or(0, |aside| aside.named("p").len())
    };
    assert_eq!(touched(MEASURE), 2);
    assert_eq!(touched("plans/mihon/years/2024.html"), 1);
    assert_eq!(touched("plans/mihon/years/2023.html"), 0);
    assert_eq!(touched("plans/mihon/index.html"), 0);
    assert_eq!(touched("index.html"), 0);
}

#[test]
fn the_page_of_corrections_tells_all_of_them_newest_first() {
    let all = page("corrections.html");
    let days: Vec<String> = all.named("h2").iter().map(|h| h.text()).collect();
    assert_eq!(days.len(), 3);
    assert!(
        days[0].contains("9月12日") && days[1].contains("9月10日"),
        "{days:?}"
    );
    let first = all.one("id", "correction-r6-kaisu").unwrap();
    assert_eq!(first.named("del")[0].text(), "12回");
    assert_eq!(first.named("ins")[0].text(), "9回");
    let text = first.text();
    assert!(
        text.contains("電話での相談を、訪問に数えていました。"),
        "{text}"
    );
    let other = all.one("id", "correction-ka").unwrap().text();
    assert!(other.contains("判定は変わりません。"), "{other}");
    let menu = page("index.html").text();
    assert!(menu.contains("訂正"), "the menu leads there");
}

#[test]
fn a_site_without_corrections_has_no_page_of_them() {
    let project = Project::tiny();
    project.build();
    assert!(!project.has("public/a/corrections.html"));
    assert!(
        !project
            .read("public/a/index.html")
            .contains("corrections.html")
    );
}

#[test]
fn the_report_for_programs_has_every_correction() {
    let report = report();
    let list = report["corrections"].as_array().unwrap();
    assert_eq!(list.len(), 3);
    let c = &list[1];
    assert_eq!(c["indicator_id"], "kaisu");
    assert_eq!(c["plan_id"], "mihon");
    assert_eq!(c["fiscal_year"], 2024);
    assert_eq!((&c["was"], &c["is"]), (&json!("12回"), &json!("9回")));
    assert_eq!(c["effect"], json!({"was": "good", "is": "bad"}));
    assert_eq!(c["source"]["file"], "content/midori/corrections.yaml");
    assert_eq!(c["source"]["line"], 2);
    assert_eq!(list[2]["plan_id"], Json::Null);
    assert_eq!(list[2]["effect"], Json::Null);
}

#[test]
fn a_figure_says_how_settled_it_is_by_sign_and_word() {
    let page = page(MEASURE);
    let part = page.one("id", "ind-kaisu").unwrap();
    let mark = part.one("class", "data-state ds-preliminary").unwrap();
    assert_eq!(mark.text(), "◐速報");
    assert_eq!(mark.named("span")[0].get("aria-hidden"), "true");
    assert!(
        part.text().contains("実績は9回（速報）"),
        "the sentence too"
    );
    let report = report();
    let values = report["plans"][0]["goals"][0]["measures"][0]["indicators"][0]["values"]
        .as_array()
        .unwrap();
    let of = |role: &str| {
        let found = values
            .iter()
            .find(|v| v["role"] == role && v["fiscal_year"] == 2024);
        found.unwrap()["data_state"].clone()
    };
    assert_eq!(of("actual"), "preliminary");
    assert_eq!(of("target"), Json::Null);
    let csv = raw("charts/mihon/c-mihon-kaisu.csv");
    let is_marked = |l: &str| l.contains("actual") && l.contains("preliminary");
    assert!(csv.lines().any(is_marked), "{csv}");
}

#[test]
fn a_report_says_when_the_next_one_is_published() {
    let text = page("plans/mihon/years/2024.html").text();
    assert!(
        text.contains("次の公表は令和8年7月1日（2026年）の予定です。"),
        "{text}"
    );
    let editions = &report()["plans"][0]["editions"];
    assert_eq!(editions[1]["next_publication"], "2026-07-01");
}

#[test]
fn a_figure_that_is_older_than_the_newest_report_makes_due_says_so() {
    // Published by the end of June, reported on 1 July: 令和6年度 is due.
    let page = page(MEASURE);
    let part = page.one("id", "ind-machi").unwrap();
    let note = part.one("class", "overdue").unwrap().text();
    let due = "いちばん新しい値は令和5年度のものです。令和6年度の値は令和7年6月までに公表される予定でした。";
    assert!(note.ends_with(due), "{note}");
    let other = page.one("id", "ind-kaisu").unwrap();
    assert!(
        other.one("class", "overdue").is_none(),
        "its figure is there"
    );
}

#[test]
fn nothing_is_overdue_before_its_month_is_over_nor_without_a_declared_one() {
    let project = Project::tiny();
    let plan = "content/a/plans/p/plan.yaml";
    let results = "content/a/plans/p/results/2023.yaml";
    let says = |project: &Project| {
        project.build();
        let html = project.read("public/a/plans/p/measures/m.html");
        html.contains("更新待ち")
    };
    project.edit(results, "actual: 12", "actual: {missing: not_yet_known}");
    assert!(!says(&project), "the plan does not say when");
    project.edit(
        plan,
        "state: adopted",
        "state: adopted\npublication: {month: 3}",
    );
    assert!(!says(&project), "14 March is not behind March");
    project.edit(plan, "month: 3", "month: 2");
    assert!(says(&project), "it is behind February");
    project.edit(results, "not_yet_known", "not_set");
    assert!(!says(&project), "nothing was to be measured");
}
