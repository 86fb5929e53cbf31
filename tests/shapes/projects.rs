//! Implementation plans: budgets, policies, goals of the world, projects.

use serde_json::{Value as Json, json};

use crate::figures::report::{list, measures_of, text};
use crate::guide::{shape, shape_with};

/// The names of the departments of a measure.
fn departments(measure: &Json) -> Vec<&str> {
    list(measure, "departments")
        .iter()
        .map(|d| text(d, "name"))
        .collect()
}

#[test]
fn shape_6_a_chapter_has_its_cost_and_its_numbered_policies() {
    let shape = shape(6);
    let chapter = &list(shape.plan("shobetsu"), "goals")[0];
    let cost = &list(chapter, "money")[0];
    assert_eq!(cost["unit"], "百万円");
    assert_eq!(cost["sums"][0]["total"], "1860");
    assert_eq!(
        [&cost["sums"][0]["from"], &cost["sums"][0]["to"]],
        [2025, 2027]
    );
    let policies: Vec<_> = list(chapter, "policies")
        .iter()
        .map(|p| (text(p, "code"), text(p, "name")))
        .collect();
    assert_eq!(policies, [("①", "手続の見直し"), ("②", "施設の使い方")]);
    let first = &chapter["policies"][0];
    assert_eq!(
        first["points"][1],
        json!({"code": "(2)", "name": null, "text": "窓口の時間を見直します。"})
    );
    assert_eq!(
        chapter["policies"][1]["related_plans"],
        json!(["あおば台市 施設の計画"])
    );

    shape.page("plans/shobetsu/goals/un-ei.html").says(&[
        "①手続の見直し",
        "市役所に来なくても済む手続をふやします。",
        "(1)申請の書類を減らします。",
        "(2)窓口の時間を見直します。",
        "②施設の使い方",
        "関連計画：あおば台市 施設の計画",
        "令和7年度〜令和9年度の推計事業費は1,860百万円（18億6,000万円）です。",
    ]);
}

#[test]
fn shape_7_goals_of_the_world_stand_where_the_source_puts_them() {
    let shape = shape(7);
    let plan = shape.plan("mokuhyo");
    let chapter = &list(plan, "goals")[0];
    assert_eq!(chapter["sdgs"], json!([5, 16, 17]));
    assert_eq!(
        chapter["sdg_targets"],
        json!(["5.5", "16.6", "16.7", "17.17"])
    );
    let measures = measures_of(plan);
    assert_eq!(
        (&measures[0]["sdgs"], &measures[0]["sdg_targets"]),
        (&json!([5]), &json!(["5.5"]))
    );
    assert_eq!(
        (&measures[1]["sdgs"], &measures[1]["sdgs_missing"]),
        (&json!([]), &json!("unreadable"))
    );

    shape.page("plans/mokuhyo/goals/un-ei.html").says(&[
        "5 ジェンダー平等を実現しよう（5.5）",
        "16 平和と公正をすべての人に（16.6、16.7）",
        "17 パートナーシップで目標を達成しよう（17.17）",
    ]);
    let measure = shape.page("plans/mokuhyo/measures/sankaku.html");
    measure.says(&["5 ジェンダー平等を実現しよう（5.5）"]);
    assert!(!measure.mentions("平和と公正"));
    let sixteen = shape.page("sdgs/16.html");
    assert_eq!(
        sixteen.links("市役所の運営"),
        ["../plans/mokuhyo/goals/un-ei.html"]
    );
    assert!(sixteen.links("会議への参加").is_empty());
    shape.page("sdgs/index.html").says(&[
        "5 ジェンダー平等を実現しよう",
        "読み取れないものが、ほかに1件",
    ]);
}

#[test]
fn shape_8_a_row_of_the_project_table_keeps_what_it_prints() {
    let shape = shape(8);
    let measures = measures_of(shape.plan("jigyo-hyo"));
    let rows: Vec<_> = measures
        .iter()
        .map(|m| (text(m, "name"), departments(m), text(m, "content")))
        .collect();
    assert_eq!(
        rows,
        [
            ("健診の案内", vec!["健康課"], "健診の知らせを送ります。"),
            (
                "支所の窓口、出張所の窓口",
                vec!["企画課"],
                "証明書を出します。"
            ),
            (
                "用地の取得",
                vec!["道路課", "環境課"],
                "道路の用地を買います。"
            ),
            ("記念行事", vec!["企画課"], "市制の記念行事を行います。"),
        ]
    );
    assert_eq!(measures[1]["names"], json!(["支所の窓口", "出張所の窓口"]));
    assert_eq!(measures[1]["departments_others"], true);
    assert_eq!(measures[2]["account"], "特別会計");
    assert_eq!(measures[3]["until"], 2026);

    shape.page("plans/jigyo-hyo/goals/un-ei.html").says(&[
        "健診の案内",
        "健康課",
        "健診の知らせを送ります。",
        "支所の窓口、出張所の窓口",
        "企画課 ほか",
        "用地の取得 特別会計",
        "道路課、環境課",
        "記念行事 令和8年度まで",
    ]);
    let two = shape.page("plans/jigyo-hyo/measures/madoguchi.html");
    two.says(&[
        "担当：企画課 ほか",
        "証明書を出します。",
        "支所の窓口",
        "出張所の窓口",
    ]);
    let office = shape.page("departments/kankyo.html");
    assert_eq!(
        office.links("用地の取得"),
        ["../plans/jigyo-hyo/measures/yochi.html"]
    );
}

#[test]
fn shape_8_departments_that_cannot_be_read_are_no_blank() {
    let edits = [(
        "departments: [doro, kankyo]",
        "departments_missing: unreadable",
    )];
    let shape = shape_with(8, &edits);
    assert!(shape.doubts.is_empty(), "{:?}", shape.doubts);
    let measures = measures_of(shape.plan("jigyo-hyo"));
    assert_eq!(measures[2]["departments_missing"], "unreadable");
    let chapter = shape.page("plans/jigyo-hyo/goals/un-ei.html");
    chapter.says(&[
        "用地の取得 特別会計",
        "担当：読み取れず",
        "道路の用地を買います。",
    ]);
}

#[test]
fn shape_8_a_project_that_ends_before_its_plan_is_doubted_and_kept() {
    let shape = shape_with(8, &[("until: R8", "until: R6")]);
    assert_eq!(shape.doubts, ["ended-before-plan"]);
    shape
        .page("plans/jigyo-hyo/goals/un-ei.html")
        .says(&["記念行事 令和6年度まで"]);
}

#[test]
fn shape_9_expenses_without_an_amount_are_named_and_not_guessed() {
    let shape = shape(9);
    let cost = &list(shape.plan("keihi"), "goals")[0]["money"][0];
    assert_eq!(
        cost["unpriced"],
        json!(["職員給与費", "元金償還金", "予備費"])
    );
    let sum = &cost["sums"][0];
    let of = ["of", "total", "not_itemised"].map(|key| sum[key].as_str());
    assert_eq!(of, [Some("1200"), Some("600"), Some("600")]);

    let page = shape.page("plans/keihi/goals/machi.html");
    page.says(&[
        "推計事業費は1,200百万円（12億円）です。このうち内訳が分かるのは2件の600百万円（6億円）、50.0％です。",
        "金額の示されていない経費",
        "職員給与費",
        "元金償還金",
        "予備費",
    ]);
    assert_eq!(
        page.table("推計事業費")[1..],
        [
            ["道路の改修", "420", "35.0％"],
            ["公園の整備", "180", "15.0％"],
            ["内訳の合計", "600", "50.0％"],
            ["内訳のない分", "600", "50.0％"],
            ["全体", "1,200", "100.0％"],
        ]
    );
}

#[test]
fn shape_9_without_the_whole_there_is_no_rest() {
    let shape = shape_with(9, &[("of: 1200", "of: {missing: unreadable}")]);
    let cost = &list(shape.plan("keihi"), "goals")[0]["money"][0];
    assert_eq!(cost["sums"][0]["of_missing_reason"], "unreadable");
    assert_eq!(cost["sums"][0]["not_itemised"], json!(null));
    assert_eq!(cost["lines"][0]["amounts"][0]["share"], json!(null));
    let rows = shape
        .page("plans/keihi/goals/machi.html")
        .table("推計事業費");
    assert_eq!(
        rows[4..],
        [["内訳のない分", "計算できません"], ["全体", "読み取れず"]]
    );
}

#[test]
fn shape_10_a_sheet_has_its_aim_its_work_by_year_and_its_cost() {
    let shape = shape(10);
    let plan = shape.plan("juten");
    assert_eq!(plan["priority_word"], "重点事業");
    let sheet = measures_of(plan)[0];
    assert_eq!(
        (text(sheet, "code"), &sheet["priority"]),
        ("1-2-1", &json!(true))
    );
    assert_eq!(sheet["category"]["name"], "「安全なまち」につながる事業");
    assert_eq!(departments(sheet), ["道路課"]);
    assert_eq!(sheet["related_departments"][0]["name"], "こども課");
    assert_eq!(sheet["money"][0]["sums"][0]["total"], "85");
    let planned: Vec<Vec<(&str, Json)>> = list(sheet, "actions")
        .iter()
        .map(|a| {
            let years = list(a, "years").iter();
            years
                .map(|y| (text(a, "text"), y["planned"].clone()))
                .collect()
        })
        .collect();
    let text_of = |row: usize, at: usize| planned[row][at].1["text"].as_str();
    assert_eq!(
        [text_of(0, 0), text_of(0, 1)],
        [Some("歩道の設計"), Some("歩道の工事")]
    );
    assert_eq!(planned[0][2].1["continues"], true);
    assert_eq!(
        [text_of(1, 0), text_of(1, 2)],
        [Some("危ない場所の点検"), Some("点検")]
    );
    assert_eq!(planned[1][1].1["missing_reason"], "not_set");

    let page = shape.page("plans/juten/measures/tsugakuro.html");
    page.says(&[
        "事業 1-2-1",
        "通学路の整備",
        "重点事業",
        "「安全なまち」につながる事業",
        "通学路で起きる事故をなくします。",
        "推計事業費は85百万円（8,500万円）です。",
        "関連する課",
        "こども課",
    ]);
    assert_eq!(
        page.table("① 歩道の整備"),
        [
            ["年度", "計画"],
            ["令和7年度", "歩道の設計"],
            ["令和8年度", "歩道の工事"],
            ["令和9年度", "前の年度から続く"],
        ]
    );
    assert_eq!(
        page.table("② 危ない場所の点検")[2],
        ["令和8年度", "設定なし"]
    );
}

#[test]
fn shape_10_a_cost_that_is_not_known_yet_says_so() {
    let edits = [(
        "amount: 85}",
        "amount: {missing: not_yet_known, printed: 調整中}}",
    )];
    let shape = shape_with(10, &edits);
    assert!(shape.doubts.is_empty(), "{:?}", shape.doubts);
    let sheet = measures_of(shape.plan("juten"))[0];
    assert_eq!(
        sheet["money"][0]["sums"][0]["no_total_reason"],
        "line_missing"
    );
    let page = shape.page("plans/juten/measures/tsugakuro.html");
    assert!(page.mentions("調整中") && !page.mentions("0百万円"));
}
