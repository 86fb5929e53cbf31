//! Systems of goals: trees, resources, states to be reached, efforts, budgets,
//! words.

use serde_json::{Value as Json, json};

use crate::figures::report::{indicators_of, list, measures_of, text};
use crate::guide::{shape, shape_with};

/// The names of goals.
fn names(goals: &[Json]) -> Vec<&str> {
    goals.iter().map(|g| text(g, "name")).collect()
}

#[test]
fn shape_11_projects_that_belong_to_no_theme_are_given_none() {
    let shape = shape(11);
    let plan = shape.plan("soan");
    assert_eq!(plan["state"], "draft");
    let goals = list(plan, "goals");
    assert_eq!(names(goals), ["行政サービスの向上", "続けられる財政"]);
    assert_eq!(names(list(&goals[0], "goals")), ["窓口", "手続"]);
    assert_eq!(names(list(&goals[1], "goals")), ["財政"]);
    assert!(goals.iter().all(|g| list(g, "measures").is_empty()));
    assert_eq!(
        names(list(plan, "measures")),
        ["書かない窓口", "広告の募集"]
    );
    let bands: Vec<_> = list(&plan["frame"][0], "rows")
        .iter()
        .map(|r| {
            (
                &r["bands"][0]["from"],
                &r["bands"][0]["to"],
                &r["bands"][0]["plan_id"],
            )
        })
        .collect();
    assert_eq!(
        bands,
        [
            (&json!(2026), &json!(2033), &json!(null)),
            (&json!(2026), &json!(2029), &json!("soan")),
        ]
    );

    let page = shape.page("plans/soan/index.html");
    page.says(&[
        "素案",
        "目標1 行政サービスの向上",
        "テーマ1 窓口",
        "テーマ2 手続",
        "目標2 続けられる財政",
        "テーマが示されていない事業",
        "書かない窓口",
        "申請書を書かなくても済む窓口を目指します。",
        "広告の募集",
        "封筒や車に広告を載せます。",
    ]);
    assert_eq!(
        page.table("行財政改革")[1..],
        [
            ["取組期間", "行財政改革の取組期間", "令和8年度〜令和15年度"],
            ["計画", "第1期の計画この計画", "令和8年度〜令和11年度"],
        ]
    );
    let theme = shape.page("plans/soan/goals/t1.html");
    assert!(!theme.mentions("書かない窓口"));
}

#[test]
fn shape_12_a_resource_has_its_state_its_direction_its_efforts_and_figures_to_compare() {
    let shape = shape(12);
    let resource = &list(shape.plan("shigen"), "goals")[0];
    assert_eq!(resource["level"], "経営資源");
    assert_eq!(
        resource["issues"],
        json!(["税収の見通しが立ちにくくなっています。"])
    );
    assert_eq!(
        resource["directions"],
        json!(["似た規模の市と比べ、見直しに生かします。"])
    );
    assert_eq!(
        resource["main_efforts"],
        json!([
            {"text": "使っていない土地の情報を公開します。", "details": []},
            {"text": "収入をふやします。", "details": ["広告の募集", "土地の売却"]},
        ])
    );
    let compared: Vec<_> = list(resource, "indicators")
        .iter()
        .map(|i| {
            let figure = &list(i, "observations")[0];
            (
                text(i, "kind"),
                figure["when"]["fiscal_year"].as_i64(),
                text(figure, "value"),
            )
        })
        .collect();
    assert_eq!(
        compared,
        [
            ("reference", Some(2023), "93.1"),
            ("reference", Some(2023), "5.2")
        ]
    );

    let page = shape.page("plans/shigen/goals/zaisei.html");
    page.says(&[
        "経営資源 2",
        "財政",
        "現状と優先課題",
        "税収の見通しが立ちにくくなっています。",
        "取り組みの方向",
        "似た規模の市と比べ、見直しに生かします。",
        "主な取り組み",
        "収入をふやします。",
        "広告の募集",
        "土地の売却",
        "あおば台市の値ではありません。",
    ]);
    assert_eq!(
        page.table("似た規模の市の平均")[1],
        ["令和5年度", "93.1", "5.2"]
    );
}

#[test]
fn shape_13_states_and_policies_stand_by_who_answers_for_them() {
    let shape = shape(13);
    let field = &list(shape.plan("taikei"), "goals")[0];
    assert_eq!(field["target_year"], 2028);
    assert_eq!(
        field["target_states"],
        json!(["子育てを地域で支えています。"])
    );
    let part = &list(field, "goals")[0];
    let wanted: Vec<&str> = list(part, "desired_states")
        .iter()
        .map(|s| text(s, "text"))
        .collect();
    assert_eq!(wanted, ["入れる園があります。", "相談できる人がいます。"]);
    let answers: Vec<_> = list(part, "approaches")
        .iter()
        .map(|a| {
            let who = &a["departments"][0];
            (
                text(who, "name"),
                who["former"].as_str(),
                list(a, "lines").len(),
            )
        })
        .collect();
    assert_eq!(
        answers,
        [("こども課", None, 2), ("健康課", Some("保健課"), 1)]
    );
    assert_eq!(
        part["approaches"][0]["lines"][0]["details"],
        json!(["駅の近くに設けます。"])
    );

    shape.page("plans/taikei/goals/kodomo.html").says(&[
        "令和10年度（2028年度）までに目指す状態",
        "子育てを地域で支えています。",
        "保育",
        "入れる園があります。",
        "相談できる人がいます。",
        "こども課",
        "園をふやします。",
        "駅の近くに設けます。",
        "保育士を支えます。",
        "健康課（旧 保健課）",
        "訪問を続けます。",
    ]);
    shape
        .page("departments/kenko.html")
        .says(&["訪問を続けます。"]);
}

#[test]
fn shape_14_a_work_indicator_may_be_a_mere_name() {
    let shape = shape(14);
    let field = &list(shape.plan("yusen"), "goals")[0];
    let effort = &list(field, "goals")[0];
    assert_eq!(
        (text(effort, "level"), text(effort, "name")),
        ("優先取組", "放課後の居場所をふやす")
    );
    let projects = list(effort, "measures");
    assert_eq!(
        names(projects),
        ["つどいの部屋の開設", "見守りの人の講習", "場所の調査"]
    );
    let named = &projects[0]["indicators"][0];
    assert_eq!(
        (text(named, "name"), text(named, "unit_missing")),
        ("開いた部屋の数", "not_in_source")
    );
    assert!(list(named, "values").is_empty());
    let valued = &projects[1]["indicators"][0];
    assert_eq!(valued["observations"][0]["value"], "48");
    assert_eq!(projects[2]["indicators_missing"], "not_set");

    shape.page("plans/yusen/goals/ibasho.html").says(&[
        "優先取組",
        "放課後の居場所をふやす",
        "つどいの部屋の開設",
        "活動指標 開いた部屋の数",
        "見守りの人の講習",
        "場所の調査",
        "活動指標：設定なし",
    ]);
    let named = shape.page("plans/yusen/measures/tsudoi.html");
    named.says(&[
        "開いた部屋の数",
        "資料は名前だけを挙げ、値と単位を示していません。",
    ]);
    shape
        .page("plans/yusen/measures/koshu.html")
        .says(&["講習を受けた人は、令和6年度に48人でした。"]);
}

#[test]
fn shape_15_a_budget_keeps_its_triangles_and_its_printed_rates() {
    let shape = shape(15);
    let plan = shape.plan("yosan");
    let sums: Vec<Vec<Option<&str>>> = list(plan, "money")
        .iter()
        .map(|m| {
            list(m, "sums")
                .iter()
                .map(|s| s["total"].as_str())
                .collect()
        })
        .collect();
    assert_eq!(
        sums,
        [
            [Some("24000"), Some("24590")],
            [Some("24000"), Some("24920")],
            [Some("0"), Some("-330")],
        ]
    );
    let agrees = list(plan, "money").iter().flat_map(|m| list(m, "sums"));
    assert!(
        agrees
            .into_iter()
            .all(|s| s["declared_total"]["agrees"] == true)
    );
    let revenue = list(&plan["money"][0], "lines");
    let rates: Vec<_> = revenue
        .iter()
        .map(|l| {
            (
                text(l, "name"),
                text(&l["amounts"][1], "declared_change_rate"),
            )
        })
        .collect();
    assert_eq!(
        rates,
        [("市税", "1.8"), ("交付税", "-5.6"), ("その他", "7.0")]
    );
    assert_eq!(plan["money"][0]["minus"], "△");

    let page = shape.page("plans/yosan/index.html");
    page.says(&[
        "令和7年度の歳入は、3件を合わせて24,590百万円（245億9,000万円）です。前の年度より590百万円増えました（2.5％）。",
        "公表された合計と、内訳から計算した合計は一致しています。",
        "令和7年度の収支は△330百万円（△3億3,000万円）です。",
    ]);
    let rows = page.table("歳入");
    assert_eq!(
        rows[0],
        ["区分", "令和6年度", "令和7年度", "増減", "増減率"]
    );
    assert_eq!(rows[2], ["交付税", "2,310", "2,180", "△130", "△5.6％"]);
    assert_eq!(rows[4], ["合計", "24,000", "24,590", "+590", "+2.5％"]);
    assert_eq!(page.table("収支")[3], ["差引", "0", "△330", "△330", "–"]);
}

#[test]
fn shape_15_an_amount_that_cannot_be_read_leaves_its_year_without_a_sum() {
    let shape = shape_with(
        15,
        &[("R6: 2310, R7: 2180", "R6: {missing: unreadable}, R7: 2180")],
    );
    let revenue = &shape.plan("yosan")["money"][0];
    assert_eq!(revenue["sums"][0]["total"], json!(null));
    assert_eq!(revenue["sums"][1]["total"], "24590");
    let page = shape.page("plans/yosan/index.html");
    assert_eq!(page.table("歳入")[4][1], "計算できません");
}

#[test]
fn shape_15_a_printed_sum_that_does_not_fit_is_doubted_and_kept() {
    let shape = shape_with(
        15,
        &[(
            "totals: {R6: 24000, R7: 24590}",
            "totals: {R6: 24000, R7: 24950}",
        )],
    );
    assert_eq!(shape.doubts, ["money-total-differs"]);
    let sum = &shape.plan("yosan")["money"][0]["sums"][1];
    assert_eq!(
        (text(sum, "total"), text(&sum["declared_total"], "value")),
        ("24590", "24950")
    );
}

#[test]
fn shape_17_a_term_with_its_reading_is_explained_where_it_is_used() {
    let shape = shape(17);
    let terms: Vec<_> = list(&shape.report, "glossary")
        .iter()
        .map(|t| {
            (
                text(t, "term"),
                text(t, "reading"),
                text(t, "text"),
                &t["also"],
                &t["pages"],
            )
        })
        .collect();
    assert_eq!(
        terms,
        [
            (
                "AI",
                "エーアイ",
                "人工知能のことです。",
                &json!(["人工知能"]),
                &json!([4, 12])
            ),
            (
                "書かない窓口",
                "かかないまどぐち",
                "申請書を書かなくても済む窓口です。",
                &json!([]),
                &json!([7])
            ),
        ]
    );
    shape.page("glossary.html").says(&[
        "あ行",
        "AI エーアイ",
        "人工知能のことです。",
        "4、12ページ",
        "か行",
        "書かない窓口 かかないまどぐち",
        "申請書を書かなくても済む窓口です。",
    ]);
    let using = shape.page("plans/yogo/measures/annai.html");
    using.says(&[
        "人工知能を使って、窓口を案内します。",
        "このページの言葉",
        "AI エーアイ",
    ]);
    assert!(!using.mentions("かかないまどぐち"));
    assert_eq!(measures_of(shape.plan("yogo")).len(), 1);
    assert!(indicators_of(shape.plan("yogo")).is_empty());
}
