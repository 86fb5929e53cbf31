//! Kinds without a division by the target, from the YAML to the page, the report
//! and the table; in a plan that takes its words and bands from a preset.

mod common;

use common::Project;
use serde_json::Value as Json;

const PLAN: &str = "title: 見本計画
period: {from: R5, to: R7}
state: adopted
levels: {goals: [目標], measure: 取組, indicator: 指標}
vocabulary:
  - {id: missed, word: もう一歩, symbol: △, shape: triangle, tone: fair}
rule: {preset: rate-100, source: printed, basis: 計画の2ページ}
goals:
  - id: g
    name: くらし
    measures:
      - id: m
        name: 見守り
        departments: [soumu]
        indicators:
          - {id: goukaku, name: 合格した割合, unit: \"%\", kind: keep, direction: more, targets: {R5: 95, R6: 95, R7: 95}}
          - {id: hiritsu, name: 収支の比率, unit: \"%\", kind: range, targets: {R5: {at_least: 85, at_most: 92}, R6: {at_least: 85, at_most: 92}, R7: {at_least: 85, at_most: 92}}}
          - {id: taiki, name: 待っている人, unit: 人, kind: zero_target, direction: less, baseline: {year: R4, value: 12}, targets: {R5: 0, R6: 0, R7: 0}}
          - {id: jushin, name: 受診した割合, unit: \"%\", kind: level, direction: more, baseline: {year: R4, value: 60}, targets: {R7: 75}}
          - {id: seibi, name: 広場の整備, kind: milestone, stages: [検討, 設計, 工事, 開園], targets: {R5: 検討, R6: 設計, R7: 開園}}
          - {id: shuno, name: 納めた割合, unit: \"%\", kind: mean_of_components, mean: ratio_of_sums, direction: more, components: [{id: a, name: 水道}, {id: b, name: 給食}], targets: {R5: 90, R6: 90, R7: 90}}
";

const RESULTS: &str = "year: R6
edition: {id: r6, title: 令和6年度の報告, report_date: 2025-06-01, state: final}
measures:
  m:
    indicators:
      goukaku: {actual: 94.2}
      hiritsu: {actual: 88}
      taiki: {actual: 5}
      jushin: {actual: 72}
      seibi: {actual: 工事}
      shuno: {actual: 50, components: {a: {part: 90, whole: 100}, b: {part: 10, whole: 100}}}
";

fn built() -> Project {
    let project = Project::tiny();
    project.remove("content/a/plans/p/results/2023.yaml");
    project.put("content/a/plans/p/plan.yaml", PLAN);
    project.put("content/a/plans/p/results/2024.yaml", RESULTS);
    let run = project.build();
    assert_eq!(run.code, 0, "{}", run.err);
    project
}

fn evaluation(project: &Project, id: &str) -> (Json, Json) {
    let report: Json =
        serde_json::from_str(&project.read("public/a/data/report.json")).expect("JSON");
    let indicators = &report["plans"][0]["goals"][0]["measures"][0]["indicators"];
    let of = |i: &&Json| i["id"] == id;
    let found = indicators.as_array().expect("a list").iter().find(of);
    let found = found.expect("the indicator").clone();
    (found["evaluations"][0].clone(), found)
}

#[test]
fn the_report_says_of_a_limit_whether_it_was_kept_and_how_far_outside_it_is() {
    let project = built();
    let (below, _) = evaluation(&project, "goukaku");
    assert_eq!(
        (&below["kept"], &below["outside_by"]),
        (&false.into(), &"-0.8".into())
    );
    assert_eq!(
        (&below["rate"], &below["no_rate_reason"]),
        (&Json::Null, &"kept_or_not".into())
    );
    assert_eq!(
        (&below["status"], &below["status_word"]),
        (&"missed".into(), &"もう一歩".into())
    );
    let (inside, range) = evaluation(&project, "hiritsu");
    assert_eq!(
        (&inside["kept"], &inside["status_word"]),
        (&true.into(), &"達成".into())
    );
    let target = &range["values"][0];
    assert_eq!(
        (&target["at_least"], &target["at_most"]),
        (&"85".into(), &"92".into())
    );
}

#[test]
fn the_report_says_what_a_rate_was_made_from_where_the_target_is_not_divided_by() {
    let project = built();
    assert_eq!(evaluation(&project, "taiki").0["rate"], "58.3");
    let (level, of_level) = evaluation(&project, "jushin");
    // 60 + 15 × 2/3 = 70; (72 − 60) / (70 − 60)
    assert_eq!(
        (&level["expected_level"], &level["rate"]),
        (&"70".into(), &"120.0".into())
    );
    assert_eq!(
        (
            &of_level["course"]["distance"],
            &of_level["course"]["final_year"]
        ),
        (&"-3".into(), &2025.into())
    );
    let (stage, _) = evaluation(&project, "seibi");
    assert_eq!(
        (&stage["stage"], &stage["rate"]),
        (&3.into(), &"100.0".into())
    );
    let (sums, of_sums) = evaluation(&project, "shuno");
    assert_eq!(
        (&of_sums["mean"], &sums["components"][1]["part"]),
        (&"ratio_of_sums".into(), &"10".into())
    );
    // (90 + 10) / (100 + 100) = 50 of 90
    assert_eq!(sums["rate"], "55.6");
}

#[test]
fn the_page_says_all_of_it_in_words() {
    let project = built();
    let page = project.read("public/a/plans/p/measures/m.html");
    for words in [
        "令和6年度の実績は94.2％、目標は95％以上です。目標の範囲を0.8ポイント下回る結果で、判定は「もう一歩」です。",
        "実績 94.2 は、目標 95以上 の範囲を0.8ポイント下回る（割り算はしません）",
        "令和6年度の実績は88％、目標は85以上92％以下です。目標の範囲に収まる結果で、判定は「達成」です。",
        "（現状値 12 − 実績 5）÷ 現状値 12 × 100 ＝ 58.3333… → 58.3％",
        "（実績 72 − 現状値 60）÷（目安 70 − 現状値 60）× 100 ＝ 120 → 120.0％。目安は、現状値から最後の目標までを直線で結んで、こちらで置いた値です。",
        "令和7年度の目標75％まで、あと3ポイントです。",
        "全部で4段階のうち、3段階目まで来ました。",
        "実績は、内訳の合計どうしの割合です（100 ÷ 200 × 100 ＝ 50）。",
        "目標の範囲に収まれば「達成」です（守る水準、保つ範囲）。",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn the_table_beside_the_chart_has_the_ends_of_a_range_and_a_line_for_each() {
    let project = built();
    let page = project.read("public/a/plans/p/measures/m.html");
    assert_eq!(
        page.matches("data-s=\"target-from\"").count(),
        3,
        "one a year"
    );
    let table = project.read("public/a/charts/p/c-p-hiritsu.csv");
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines[0].ends_with("at_least,at_most,kept,outside_by,expected_level"));
    let of = |role: &str| {
        let mut rows = lines
            .iter()
            .filter(|l| l.contains(",2024,") && l.contains(role));
        (*rows.next().expect("a row")).to_owned()
    };
    assert!(of(",target,").ends_with(",85,92,,,"), "{}", of(",target,"));
    assert!(of(",actual,").ends_with(",,,true,0,"), "{}", of(",actual,"));
}

#[test]
fn a_year_may_be_judged_by_another_preset_of_the_plans_words() {
    let project = built();
    let rule = "rule: {preset: rate-80}\nmeasures:";
    project.edit("content/a/plans/p/results/2024.yaml", "measures:", rule);
    assert_eq!(project.build().code, 0);
    let plan = project.read("public/a/data/report.json");
    assert!(plan.contains("\"id\": \"rate-80\""));
}
