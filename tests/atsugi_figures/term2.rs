//! The second plan, 行革大綱 第2期 (令和6–8年度), as the printed draft gives it:
//! what it holds, what it took over, and the series that run through both.

use std::collections::BTreeMap;

use ayumi::pipeline;
use serde_json::{Value as Json, json};

use crate::figures::report::{
    indicators, indicators_of, list, measures, measures_of, plan, plan_2, series, text, value,
};
use crate::figures::site::{atsugi, root};

/// `indicator | unit | baseline | 令和6 | 令和7 | 令和8`; `-` is printed as a dash.
const ROWS: &str = "
i-1-a-1 | % | 98.4 | 100 | 100 | 100
i-1-a-2 | グループ | 4 | 5 | 5 | 5
i-1-b-1 | % | 95.9 | 100 | 100 | 100
i-1-b-2 | 段階 | - | 見直し・反映 | 見直し・反映 | 見直し・反映
i-1-b-3 | 段階 | - | 実施 | 効果検証 | 見直し
i-1-c-1 | 件 | 26 | 28 | 28 | 28
i-1-c-2 | % | 100 | 100 | 100 | 100
i-2-a-1 | % | 90.9 | 100 | 100 | 100
i-2-a-2 | 件 | 23 | 25 | 27 | 30
i-2-b-1 | 人 | 1 | 1 | 1 | 1
i-2-b-2 | % | - | 100 | 100 | 100
i-2-b-3 | 人 | 960 | 1000 | 1000 | 1000
i-2-c-1 | 段階 | - | 見直し項目等の検討 | 方針の策定・見直し | 見直し完了
i-3-a-1 | 時間 | 184 | 180 | 175 | 170
i-3-a-2 | % | 63.6 | 64.0 | 64.5 | 65.0
i-3-a-3 | % | 33.3 | 65 | 85 | 85
i-3-b-1 | 万文字 | - | 780 | 1560 | 2340
i-3-b-2 | % | - | 10 | 30 | 60
i-3-b-3 | fm | 11.6 | 10.5 | 9.2 | 8.1
i-3-c-1 | 手続 | 67 | 85 | 90 | 95
i-3-c-2 | 手続 | 1 | 2 | 3 | -
ii-1-a-1 | 事業 | 2 | 2 | 2 | 2
ii-1-a-2 | 段階 | - | 研究 | 研究 | 検討
ii-1-b-1 | % | - | 90 | 90 | 90
ii-2-a-1 | 千円 | 14215 | 15000 | 15000 | 15000
ii-2-a-2 | 件 | 2 | 3 | 4 | 5
ii-2-b-1 | 件 | 9 | 13 | 15 | 17
ii-2-b-2 | 千円 | 105954 | 280000 | 290000 | 300000
ii-2-c-1 | % | 備考に記載 | 100 | 100 | 100
ii-3-a-1 | % | 30.1 | 36.8 | 43.5 | 50
ii-3-a-2 | % | 100 | 33.3 | 66.7 | 100
ii-3-a-3 | 段階 | - | 前提条件の整理 | 委託の制度設計 | 導入効果の検証
ii-3-b-1 | 回 | - | 6 | 6 | 6
iii-1-a-1 | 件 | 5 | 6 | 6 | 6
iii-2-a-1 | % | 41.8 | 38.3 | 39.3 | 40.3
iii-2-b-1 | 段階 | - | ガイドラインの検討・試行 | ガイドラインの策定 | ガイドラインの運用開始
iii-2-b-2 | 件 | 2 | 1 | 0 | 3
iii-2-c-1 | 件 | 1 | 2 | 3 | 4
iii-2-c-2 | 件 | - | 6 | 6 | 6
iii-3-a-1 | 段階 | - | 見直し案作成 | 使用料改定に向けた手続 | 改定後の使用料
iii-3-b-1 | 段階 | - | 基準、調書の見直し | 見直し後の基準、調書による予算編成 | 見直し後の基準、調書に関する課題の整理、反映
";

/// A sample of yearly work: `measure no | departments | 令和6 | 令和7 | 令和8`; `-`
/// is a year without a plan, `?` one that cannot be read.
const WORK: &str = "
i-1-a 1 | 職員課 | アンケート実施 | 実施計画見直し | 効果検証
i-1-b 2 | 職員課 | アンケート実施、制度見直し | → | →
i-2-b 2 | 行政総務課・職員課 | 調査、検討 | → | →
i-2-c 1 | 危機管理課 | 見直し項目等の検討 | 見直し方針の策定、方針に基づく見直し | 見直し完了
i-3-b 2 | 契約検査課 | 利用促進 | → | →
i-3-c 1 | 情報政策課 | 手続の拡充・周知 | → | →
i-3-c 2 | 行政経営課 | 導入方針の策定 | 方針に基づく取組 | -
i-3-c 3 | 保育課 | 導入 | - | -
i-3-c 4 | 市民課 | 市民窓口支援システムの運用 | 案内リストの運用・申請者の手続進捗の共有開始 | 市民窓口支援システムの運用
ii-1-a 3 | 企画政策課・行政経営課 | 研究 | 研究 | 検討
ii-2-a 3 | 財政課 | - | - | -
ii-3-a 1 | 行政経営課 | 計画に基づく取組 | 計画改定の検討 | ?
ii-3-a 2 | 教育施設課 | 包括管理委託導入に向けた検討 | 事業化の検討 | 導入効果の検証
ii-3-b 1 | 行政経営課 | 基本方針の策定 | 方針に基づく取組 | →
iii-2-b 1 | 行政経営課 | アクションプランに基づく取組 | ガイドライン・アクションプラン見直し | アクションプランに基づく取組
iii-3-a 2 | 行政経営課 | 減免規定見直しの検討 | 見直し方針の作成 | 方針に基づく取組
";

fn report() -> &'static Json {
    &atsugi().report
}

fn term_2() -> &'static Json {
    plan_2(report())
}

/// The cells of each line of a list.
fn lines(of: &'static str) -> Vec<Vec<&'static str>> {
    let lines = of.lines().filter(|l| !l.is_empty());
    lines.map(|l| l.split(" | ").collect()).collect()
}

/// How many of something each top goal has.
fn by_goal(count: impl Fn(&[Json]) -> usize) -> [usize; 3] {
    let goals = list(term_2(), "goals");
    assert_eq!(goals.len(), 3);
    [0, 1, 2].map(|g| count(&goals[g..=g]))
}

fn actions(goals: &[Json]) -> Vec<&Json> {
    let all = measures(goals).into_iter();
    all.flat_map(|m| list(m, "actions")).collect()
}

#[test]
fn it_has_22_measures_60_lines_of_work_and_41_indicators() {
    assert_eq!(by_goal(|g| measures(g).len()), [9, 7, 6]);
    assert_eq!(by_goal(|g| actions(g).len()), [31, 17, 12]);
    assert_eq!(by_goal(|g| indicators(g).len()), [21, 12, 8]);
    assert_eq!(by_goal(|g| list(&g[0], "goals").len()), [3, 3, 3]);
    assert_eq!(term_2()["state"], "draft");
    assert_eq!(term_2()["period"], json!({"from": 2024, "to": 2026}));
}

#[test]
fn nothing_of_it_is_judged_before_its_first_results() {
    assert!(list(term_2(), "editions").is_empty());
    let mut tallies = list(report(), "tallies").iter();
    assert!(tallies.all(|t| t["plan_id"] == "gyokaku-7-1"));
    for indicator in indicators_of(term_2()) {
        assert!(list(indicator, "evaluations").is_empty());
        let mut values = list(indicator, "values").iter();
        assert!(values.all(|v| v["role"] != "actual"), "{}", indicator["id"]);
    }
    for action in actions(list(term_2(), "goals")) {
        assert!(list(action, "years").iter().all(|y| y["done"].is_null()));
    }
}

#[test]
fn every_indicator_is_as_printed() {
    let expected = lines(ROWS);
    let found = indicators_of(term_2());
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.into_iter().zip(expected) {
        let unit = match text(found, "unit") {
            "" => "段階",
            unit => unit,
        };
        let printed = |v: &Json| -> String {
            let known = v["value"].as_str().or(v["text"].as_str());
            known
                .unwrap_or_else(|| text(v, "printed"))
                .replace(['－', '—'], "-")
        };
        let mut values = list(found, "values").iter();
        let baseline = values.find(|v| v["role"] == "baseline");
        let baseline = baseline.expect("a baseline, if only a dash");
        assert!(baseline["fiscal_year"].is_null(), "no year is printed");
        let mut row = vec![
            text(found, "id").to_owned(),
            unit.to_owned(),
            printed(baseline),
        ];
        row.extend(
            [2024, 2025, 2026].map(|y| printed(value(found, y, "target").expect("a target"))),
        );
        assert_eq!(row, expected);
        assert_eq!(unit == "段階", found["kind"] == "milestone", "{row:?}");
    }
}

#[test]
fn less_is_better_for_overtime_and_for_paper_only() {
    let all = indicators_of(term_2());
    let of = |direction: &str| -> Vec<&str> {
        let own = all.iter().filter(|i| i["direction"] == direction);
        own.map(|i| text(i, "id")).collect()
    };
    assert_eq!(of("less"), ["i-3-a-1", "i-3-b-3"]);
    assert_eq!(of("more").len(), 41 - 2 - 8);
}

#[test]
fn a_sample_of_yearly_work_is_as_printed() {
    let all = measures_of(term_2());
    for expected in lines(WORK) {
        let (id, no) = expected[0].split_once(' ').expect("a number");
        let measure = all.iter().find(|m| m["id"] == id).expect(id);
        let mut own = list(measure, "actions").iter();
        let found = own.find(|a| a["no"].as_u64() == no.parse().ok());
        let found = found.unwrap_or_else(|| panic!("no {no} in {id}"));
        let departments: Vec<&str> = list(found, "departments")
            .iter()
            .map(|d| text(d, "name"))
            .collect();
        let mut row = vec![expected[0].to_owned(), departments.join("・")];
        for year in list(found, "years") {
            let cell = &year["planned"];
            let missing = cell["missing_reason"].as_str();
            row.push(match (cell["text"].as_str(), missing) {
                (Some(text), _) => text.to_owned(),
                (None, Some("not_set")) => "-".to_owned(),
                (None, Some("unreadable")) => "?".to_owned(),
                _ if cell["continues"] == true => "→".to_owned(),
                _ => cell.to_string(),
            });
        }
        assert_eq!(row, expected);
    }
}

#[test]
fn printed_counts_stand_beside_what_was_counted() {
    let parts = |plan: &Json| -> (Json, Json, Vec<(String, Json)>) {
        let [count] = list(plan, "declared_counts") else {
            panic!("one count");
        };
        assert_eq!(count["counts"], "actions");
        let parts = list(count, "parts").iter();
        let parts = parts.map(|p| (text(p, "id").to_owned(), p["count"].clone()));
        (
            count["total"].clone(),
            count["computed"].clone(),
            parts.collect(),
        )
    };
    let part = |id: &str, n: u64| (id.to_owned(), json!(n));
    let first = vec![part("completed", 25), part("continued", 42)];
    assert_eq!(parts(plan(report())), (json!(67), json!(67), first));
    let second = vec![part("new", 19), part("continued", 41)];
    assert_eq!(parts(term_2()), (json!(60), json!(60), second));
}

#[test]
fn the_42_and_the_41_that_go_on_are_a_finding_that_was_accepted() {
    let project = pipeline::check(&root(), &[]);
    let found: Vec<_> = project
        .findings
        .iter()
        .filter(|f| f.code.name == "continued-counts-differ")
        .collect();
    let [found] = found[..] else {
        panic!("one finding: {found:?}");
    };
    assert_eq!(found.subject, "gyokaku-7-2/actions");
    let message = format!("{:?}", found.message);
    assert!(
        message.contains("42") && message.contains("41"),
        "{message}"
    );
    assert!(found.accepted.is_some());
    assert!(found.related.is_some(), "both counts are pointed at");
}

#[test]
fn every_measure_of_both_plans_is_accounted_for() {
    let follows = &term_2()["follows"];
    assert_eq!(follows["plan_id"], "gyokaku-7-1");
    assert_eq!(plan(report())["followed_by"], "gyokaku-7-2");
    assert!(plan(report())["follows"].is_null() && term_2()["followed_by"].is_null());
    let ids = |key: &str| -> Vec<&str> {
        let list = list(follows, key).iter();
        list.map(|id| id.as_str().expect("an id")).collect()
    };
    assert_eq!(ids("ended"), ["ii-1-c"]);
    assert_eq!(ids("new"), ["ii-1-b", "iii-2-c"]);
    for (plan, end, rest) in [
        (plan(report()), "from", ids("ended")),
        (term_2(), "to", ids("new")),
    ] {
        let steps = list(follows, "measures").iter();
        let mut carried: Vec<&str> = steps.map(|s| text(s, end)).collect();
        carried.sort_unstable();
        carried.dedup();
        assert!(rest.iter().all(|id| !carried.contains(id)), "{end}: twice");
        carried.extend(rest);
        carried.sort_unstable();
        let mut all: Vec<&str> = measures_of(plan).iter().map(|m| text(m, "id")).collect();
        all.sort_unstable();
        assert_eq!(carried, all, "{end}");
    }
    let mut relations: BTreeMap<&str, usize> = BTreeMap::new();
    for step in list(follows, "measures") {
        *relations.entry(text(step, "relation")).or_default() += 1;
    }
    let due = [
        ("continued", 16),
        ("merged", 1),
        ("renamed", 4),
        ("split", 2),
    ];
    assert_eq!(relations.into_iter().collect::<Vec<_>>(), due);
}

#[test]
fn ten_indicators_run_through_both_plans() {
    let steps = list(&term_2()["follows"], "indicators");
    let same = steps.iter().filter(|s| s["same"] == true);
    let due: Vec<(&str, &str)> = same.map(|s| (text(s, "from"), text(s, "to"))).collect();
    assert_eq!((steps.len(), due.len()), (20, 10));
    let members = |s: &'static Json| -> (&'static str, &'static str) {
        let [first, second] = list(s, "members") else {
            panic!("two members");
        };
        assert_eq!(first["plan_id"], "gyokaku-7-1");
        assert_eq!(second["plan_id"], "gyokaku-7-2");
        (text(first, "indicator_id"), text(second, "indicator_id"))
    };
    let found: Vec<_> = list(report(), "series").iter().map(members).collect();
    assert_eq!(found, due);
    for (name, plan) in [("gyokaku-7-1", plan(report())), ("gyokaku-7-2", term_2())] {
        for indicator in indicators_of(plan) {
            // The values of a series are those of its members.
            let Some(series) = series(report(), name, text(indicator, "id")) else {
                continue;
            };
            for value in list(indicator, "values") {
                let mut own = value.clone();
                own["plan_id"] = json!(name);
                assert!(list(series, "values").contains(&own), "{own}");
            }
        }
    }
}

/// Targets and actuals of 令和3 to 令和8 in a series; `-` where there is no figure.
fn through(indicator: &str) -> [Vec<&'static str>; 2] {
    let series = series(report(), "gyokaku-7-2", indicator).expect(indicator);
    ["target", "actual"].map(|role| {
        let figure = |year: i32| {
            let mut all = list(series, "values").iter();
            let found = all.find(|v| v["fiscal_year"] == year && v["role"] == role);
            found.and_then(|v| v["value"].as_str()).unwrap_or("-")
        };
        (2021..=2026).map(figure).collect()
    })
}

#[test]
fn the_series_have_the_figures_of_six_years() {
    for (id, targets, actuals) in [
        // Overtime: 10 hours less a year, then from 80 hours above on.
        ("i-3-a-1", "110 105 100 180 175 170", "161 175 - - - -"),
        (
            "i-3-a-2",
            "55.0 56.0 57.0 64.0 64.5 65.0",
            "55.0 63.6 - - - -",
        ),
        ("ii-2-b-1", "7 9 11 13 15 17", "2 9 14 - - -"),
        (
            "ii-2-b-2",
            "- 182000 260000 280000 290000 300000",
            "- 105954 243439 - - -",
        ),
        ("iii-1-a-1", "6 6 6 6 6 6", "5 5 3 - - -"),
        (
            "iii-2-a-1",
            "35.3 36.3 37.3 38.3 39.3 40.3",
            "38.5 41.8 - - - -",
        ),
    ] {
        let due = [targets, actuals].map(|t| t.split(' ').collect::<Vec<_>>());
        assert_eq!(through(id), due, "{id}");
    }
    let overtime = series(report(), "gyokaku-7-1", "i-3-a-2").expect("a series");
    assert_eq!(
        text(overtime, "name"),
        "職員一人当たりの時間外勤務時間数（選挙を除く）"
    );
    assert_eq!(text(overtime, "unit"), "時間");
}

#[test]
fn one_measure_names_its_sdg_and_21_show_what_nobody_can_read() {
    let all = measures_of(term_2());
    let named = all.iter().filter(|m| m["sdgs"] != json!([]));
    let named: Vec<_> = named.map(|m| (text(m, "id"), &m["sdgs"])).collect();
    assert_eq!(named, [("i-3-c", &json!([17]))]);
    let unreadable = all.iter().filter(|m| m["sdgs_missing"] == "unreadable");
    assert_eq!(unreadable.count(), 21);
}

#[test]
fn each_goal_has_its_issues_and_efforts_new_or_extended() {
    let efforts: Vec<Vec<(&str, &str, usize)>> = list(term_2(), "goals")
        .iter()
        .map(|goal| {
            let own = list(goal, "efforts").iter();
            own.map(|e| {
                assert!(!text(e, "issue").is_empty() && !text(e, "issue_text").is_empty());
                (text(e, "effort"), text(e, "tag"), list(e, "examples").len())
            })
            .collect()
        })
        .collect();
    let due = [
        vec![
            ("リスキリングへの支援", "extended", 1),
            ("部を横断する業務への対応", "extended", 1),
            ("ウェルビーイングの考え方導入", "extended", 4),
            ("自治体DXの推進", "extended", 2),
        ],
        vec![
            ("行政評価の更なる推進", "extended", 3),
            ("経営感覚の醸成", "new", 1),
            ("自主財源確保の取組", "extended", 1),
            ("公共施設包括管理の導入", "new", 1),
            ("市有財産の活用の検討", "extended", 2),
        ],
        vec![("県央姉妹都市構想の推進", "new", 7)],
    ];
    assert_eq!(efforts, due);
}

#[test]
fn what_is_new_or_goes_on_is_said_only_where_the_source_does() {
    let mut origins: BTreeMap<&str, usize> = BTreeMap::new();
    for action in actions(list(term_2(), "goals")) {
        let origin = text(action, "origin");
        *origins.entry(origin).or_default() += 1;
        // Each claim says what it rests on.
        assert!(
            origin == "unknown" || action["note"].is_string(),
            "{action}"
        );
    }
    let due = [
        ("continued", 2),
        ("extended", 14),
        ("new", 3),
        ("unknown", 41),
    ];
    assert_eq!(origins.into_iter().collect::<Vec<_>>(), due);
}

#[test]
fn four_changes_of_method_are_told() {
    let changes = list(term_2(), "method_changes").iter();
    let titles: Vec<&str> = changes.map(|c| text(c, "title")).collect();
    assert_eq!(
        titles,
        [
            "成果指標の見直し",
            "点検・評価方法の見直し",
            "実施計画シートの見直し",
            "書式の見直し"
        ]
    );
    assert!(text(&list(term_2(), "method_changes")[0], "text").contains("80％以上"));
}

#[test]
fn the_bands_of_the_plans_around_are_as_printed() {
    let bands: Vec<String> = list(term_2(), "frame")
        .iter()
        .flat_map(|f| list(f, "rows").iter().map(move |r| (f, r)))
        .flat_map(|(f, r)| list(r, "bands").iter().map(move |b| (f, r, b)))
        .map(|(f, r, b)| {
            let words = [f, r, b].map(|x| text(x, "name")).join("/");
            let plan = b["plan_id"].as_str().unwrap_or("-");
            format!("{words} {}-{} {plan}", b["from"], b["to"])
        })
        .collect();
    let (city, reform) = ("第10次厚木市総合計画", "第7次厚木市行政改革大綱");
    let due = [
        format!("{city}/基本構想/基本構想 2021-2032 -"),
        format!("{city}/基本計画/第1期基本計画 2021-2026 -"),
        format!("{city}/基本計画/第2期基本計画 2027-2032 -"),
        format!("{city}/実施計画/第1期実施計画 2021-2023 -"),
        format!("{city}/実施計画/第2期実施計画 2024-2026 -"),
        format!("{city}/実施計画/第3期・第4期実施計画 2027-2032 -"),
        format!("{reform}/大綱/{reform} 2021-2026 -"),
        format!("{reform}/実施計画/第1期実施計画 2021-2023 gyokaku-7-1"),
        format!("{reform}/実施計画/第2期実施計画 2024-2026 gyokaku-7-2"),
    ];
    assert_eq!(bands, due);
}

#[test]
fn the_six_debts_have_their_own_baselines() {
    let all = indicators_of(term_2());
    let found = all.iter().find(|i| i["id"] == "ii-2-c-1").expect("the row");
    let parts: Vec<(&str, &str)> = list(found, "components")
        .iter()
        .map(|c| (text(c, "name"), text(c, "baseline")))
        .collect();
    let due = [
        ("市税", "99.4"),
        ("国民健康保険料", "93.7"),
        ("後期高齢者医療保険料", "99.5"),
        ("介護保険料", "99.6"),
        ("保育料", "99.2"),
        ("市営住宅使用料", "99.8"),
    ];
    assert_eq!(parts, due);
    // The whole says only that the remarks have them.
    let mut values = list(found, "values").iter();
    let whole = values
        .find(|v| v["role"] == "baseline")
        .expect("a baseline");
    assert_eq!(whole["missing_reason"], "not_in_source");
    assert_eq!(whole["printed"], "備考に記載");
}
