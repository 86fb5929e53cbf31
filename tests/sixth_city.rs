//! A sixth city needs no code: three levels of its own names, letters S, A, B, C
//! and −, judged against the target and, below it, against the baseline with a
//! tolerance. It is invented, and joins a copy of the content.

use std::fs;
use std::process::Command;

use serde_json::Value as Json;

const SITE: &str = "name: かえで市のあゆみ
municipality: {name: かえで市, code: \"019992\"}
publisher: {name: かえで市}
license: {name: CC BY 4.0}
base_url: https://kaede.example.org/
theme: civic
languages: [ja]
sample: {notice: 架空の市です, source: 試験のためにつくった計画}
";

const DEPARTMENTS: &str = "departments:
  - {id: kikaku, names: [{name: 企画室}]}
";

const PLAN: &str = "title: かえで市 みらい計画
period: {from: R5, to: R6}
state: adopted
levels: {goals: [柱, 章, 節], measure: しごと, indicator: めやす}
counter: 本
vocabulary:
  - {id: s, word: S, symbol: S, shape: letter, tone: good, meaning: 目標に届きました。}
  - {id: a, word: A, symbol: A, shape: letter, tone: good, meaning: 現状値よりよくなりました。}
  - {id: b, word: B, symbol: B, shape: letter, tone: fair, meaning: 変わりません。}
  - {id: c, word: C, symbol: C, shape: letter, tone: bad, meaning: わるくなりました。, owes_reason: true}
states:
  not_yet_known: {word: −, symbol: −}
less_formula: target_over_actual
rule:
  id: kaede
  judged_by: rate
  bands:
    - {status: s, at_least: 100}
    - {status: a, below: 100, baseline: better}
    - {status: b, below: 100, baseline: unchanged}
    - {status: c, below: 100, baseline: worse}
  source: printed
  basis: 計画の4ページ
goals:
  - id: hashira
    name: みどり
    goals:
      - id: sho
        name: 公園
        goals:
          - id: setsu
            name: 木陰
            measures:
              - id: ki
                name: 木を植える
                departments: [kikaku]
                indicators:
                  - {id: toku, name: 木の本数, unit: 本, kind: yearly, direction: more, tolerance: 3, baseline: {year: R4, value: 40}, targets: {R5: 50, R6: 60}}
                  - {id: nobi, name: 木陰の広さ, unit: ㎡, kind: yearly, direction: more, tolerance: 3, baseline: {year: R4, value: 40}, targets: {R5: 50, R6: 60}}
                  - {id: onaji, name: 木を見る人, unit: \"%\", kind: yearly, direction: more, tolerance: 3, baseline: {year: R4, value: 42.5}, targets: {R5: 50, R6: 60}}
                  - {id: sagari, name: 枯れた木, unit: 本, kind: yearly, direction: less, tolerance: 1, baseline: {year: R4, value: 10}, targets: {R5: 5, R6: 4}}
                  - {id: machi, name: 木の名札, unit: 枚, kind: yearly, direction: more, tolerance: 0, baseline: {year: R4, value: 0}, targets: {R5: 10, R6: 20}}
";

const RESULTS: &str = "year: R5
edition: {id: r5, title: 令和5年度の報告, report_date: 2024-06-01}
measures:
  ki:
    indicators:
      toku: {actual: 50}
      nobi: {actual: 44}
      onaji: {actual: 43.9}
      sagari: {actual: 12, reason: 夏が暑かったためです。, countermeasure: 水やりをふやします。}
      machi: {actual: {missing: not_yet_known}}
";

fn built() -> (Json, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    for entry in walkdir::WalkDir::new(&from) {
        let entry = entry.expect("content can be read");
        let to = folder
            .path()
            .join("content")
            .join(entry.path().strip_prefix(&from).expect("below content/"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(to).expect("a folder");
        } else {
            fs::copy(entry.path(), to).expect("a copy");
        }
    }
    for (path, text) in [
        ("site.yaml", SITE),
        ("departments.yaml", DEPARTMENTS),
        ("plans/mirai/plan.yaml", PLAN),
        ("plans/mirai/results/2023.yaml", RESULTS),
    ] {
        let path = folder.path().join("content/kaede").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let run = Command::new(env!("CARGO_BIN_EXE_ayumi"))
        .args(["build", "--strict", "--lang", "en", "--root"])
        .arg(folder.path())
        .output()
        .expect("the program runs");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let read = |path: &str| {
        let path = folder.path().join("public").join(path);
        fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    };
    let report = serde_json::from_str(&read("kaede/data/report.json")).expect("JSON");
    (
        report,
        read("index.html"),
        read("kaede/plans/mirai/years/2023.html"),
    )
}

#[test]
fn a_city_with_its_own_levels_and_letters_joins_by_its_content_alone() {
    let (report, list, year) = built();
    assert!(list.contains("かえで市のあゆみ"));

    let plan = &report["plans"][0];
    let setsu = &plan["goals"][0]["goals"][0]["goals"][0];
    assert_eq!(setsu["name"], "木陰");
    let indicators = setsu["measures"][0]["indicators"]
        .as_array()
        .expect("a list");
    let found: Vec<(&str, &str, &str)> = indicators
        .iter()
        .map(|i| {
            let e = &i["evaluations"][0];
            let text = |json: &Json| match json.as_str() {
                Some("not_yet_known") => "−",
                Some("better") => "better",
                Some("worse") => "worse",
                Some("unchanged") => "unchanged",
                Some("s") => "S",
                Some("a") => "A",
                Some("b") => "B",
                Some("c") => "C",
                _ => "",
            };
            (
                i["id"].as_str().expect("an id"),
                text(&e["status"]),
                text(&e["against_baseline"]),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("toku", "S", "better"),
            ("nobi", "A", "better"),
            // 42.5 → 43.9 lies within ±3.
            ("onaji", "B", "unchanged"),
            ("sagari", "C", "worse"),
            ("machi", "−", ""),
        ]
    );
    let counts = &report["tallies"][0]["computed"];
    for status in ["s", "a", "b", "c", "not_yet_known"] {
        assert_eq!(counts[status], 1, "{status}");
    }

    assert!(year.contains("5本のうちS1、A1、B1、C1、−1です。"));
    for line in [
        "達成率100％以上は「S」です。",
        "現状値よりよくなっていて、達成率100％未満は「A」です。",
        "現状値から変わらず（許す幅の内で）、達成率100％未満は「B」です。",
        "現状値よりわるくなっていて、達成率100％未満は「C」です。",
    ] {
        assert!(year.contains(line), "{line}");
    }
}
