//! How work is to be done: viewpoints, logic models, roadmaps, letters.

use serde_json::{Value as Json, json};

use crate::figures::report::{list, text};
use crate::guide::{shape, shape_with};

/// A goal with its goals and its measures below, by name.
fn tree(goal: &Json) -> Json {
    let measures = list(goal, "measures").iter().map(|m| &m["name"]);
    let below = list(goal, "goals").iter().map(tree);
    let below: Vec<Json> = below.chain(measures.cloned()).collect();
    json!([text(goal, "name"), below])
}

#[test]
fn shape_16_a_vision_leads_to_its_measures() {
    let shape = shape(16);
    let plan = shape.plan("shishin");
    let vision = &list(plan, "goals")[0];
    assert_eq!(
        tree(vision),
        json!([
            "どこからでもつながる市役所",
            [
                [
                    "行かなくてよい窓口",
                    ["申請のオンライン化", "相談のオンライン化"]
                ],
                ["待たない窓口", ["窓口の予約"]],
            ]
        ])
    );
    assert_eq!(
        text(vision, "aim_statement"),
        "暮らしの中で使い慣れた道具で、市役所とつながれるようにします。"
    );
    let first = &list(&vision["goals"][0], "measures")[0];
    assert_eq!(
        first["main_efforts"],
        json!([{"text": "家から申請できる手続をふやします。", "details": ["住民票の写し", "施設の予約"]}])
    );

    let page = shape.page("plans/shishin/index.html");
    page.says(&[
        "どこからでもつながる市役所",
        "行かなくてよい窓口",
        "申請のオンライン化",
        "相談のオンライン化",
        "待たない窓口",
        "窓口の予約",
    ]);
    assert_eq!(
        page.links("進め方を見る"),
        ["../../plans/shishin/guideline.html"]
    );
    let measure = shape.page("plans/shishin/measures/shinsei.html");
    measure.says(&[
        "申請のオンライン化",
        "主な取り組み",
        "家から申請できる手続をふやします。",
        "住民票の写し",
        "施設の予約",
        "投入",
        "申請の仕組み",
        "活動指標",
        "オンラインで受けた申請の割合",
        "成果",
        "来庁しなくても手続が済む",
    ]);
    let other = shape.page("plans/shishin/measures/yoyaku.html");
    assert!(!other.mentions("主な取り組み") && !other.mentions("申請の仕組み"));
}

#[test]
fn shape_16_questions_checks_hours_stages_and_who_carries_it_stand_together() {
    let shape = shape(16);
    let plan = shape.plan("shishin");
    assert_eq!(
        plan["viewpoints"],
        json!([
            {
                "id": "yasashii", "code": "1", "name": "だれにもやさしい",
                "question": "だれにとっても使いやすいか？",
                "points": ["使えない人を取り残しません。"],
                "responses": ["窓口での手伝いを続けます。"],
            },
            {
                "id": "anzen", "code": "2", "name": "安全",
                "question": "市民の情報は守られているか？",
                "points": [],
                "responses": ["職員の研修を毎年行います。"],
            },
        ])
    );
    assert_eq!(
        plan["checklist"],
        json!([
            {"text": "二つの視点を考えに入れているか", "viewpoints": ["yasashii", "anzen"]},
            {"text": "目的と手段を分けて説明できるか", "viewpoints": []},
        ])
    );
    assert_eq!(
        plan["time_shift"],
        json!({"more": ["市民との対話"], "less": ["入力と転記", "庁舎の間の移動"]})
    );
    assert_eq!(
        plan["logic_models"],
        json!({
            "input": {"name": "投入", "examples": ["費用", "人手"], "and_others": true},
            "output": {"name": "活動指標", "examples": ["実施した数"], "and_others": true},
            "outcome": {"name": "成果", "examples": ["行動の変化"], "and_others": false},
            "models": [{
                "name": "申請のオンライン化",
                "measure_id": "shinsei",
                "inputs": ["申請の仕組み", "職員の研修"],
                "outputs": ["オンラインで受けた申請の割合"],
                "outcomes": ["来庁しなくても手続が済む"],
            }],
            "note": null,
        })
    );
    let carried = &list(plan, "promotion")[0];
    assert_eq!(
        (text(carried, "code"), text(carried, "name")),
        ("1", "庁内の体制")
    );
    assert_eq!(carried["points"][0]["text"], "企画課が各課を支えます。");

    let page = shape.page("plans/shishin/guideline.html");
    page.says(&[
        "1だれにもやさしい",
        "だれにとっても使いやすいか？",
        "使えない人を取り残しません。",
        "窓口での手伝いを続けます。",
        "2安全",
        "市民の情報は守られているか？",
        "職員の研修を毎年行います。",
        "仕事を始める前に確かめることは、2項目です。",
        "二つの視点を考えに入れているか",
        "目的と手段を分けて説明できるか",
        "時間を減らすもの",
        "入力と転記",
        "庁舎の間の移動",
        "時間を増やすもの",
        "市民との対話",
        "投入",
        "費用、人手など",
        "活動指標",
        "実施した数など",
        "成果",
        "行動の変化",
        "申請のオンライン化",
        "申請の仕組み",
        "職員の研修",
        "オンラインで受けた申請の割合",
        "来庁しなくても手続が済む",
        "推進体制",
        "1庁内の体制",
        "企画課が各課を支えます。",
    ]);
    assert!(!page.mentions("行動の変化など"));
    assert_eq!(page.links("安全"), ["#viewpoint-anzen"]);
    assert_eq!(
        page.links("申請のオンライン化"),
        ["../../plans/shishin/measures/shinsei.html"]
    );
}

#[test]
fn shape_16_a_measure_whose_branch_is_lost_stands_under_the_plan() {
    let branch = "          - {id: sodan, name: 相談のオンライン化}\n";
    let edits = [
        (branch, ""),
        (
            "promotion:\n",
            "measures:\n  - {id: sodan, name: 相談のオンライン化}\npromotion:\n",
        ),
    ];
    let shape = shape_with(16, &edits);
    assert!(shape.doubts.is_empty(), "{:?}", shape.doubts);
    let own = list(shape.plan("shishin"), "measures");
    assert_eq!(own[0]["name"], "相談のオンライン化");
    shape
        .page("plans/shishin/index.html")
        .says(&["示されていない施策", "相談のオンライン化"]);
}

/// The steps of a lane with their years.
fn steps(lane: &Json) -> Vec<(&str, Option<i64>, Option<i64>)> {
    let steps = list(lane, "steps").iter();
    steps
        .map(|s| (text(s, "text"), s["from"].as_i64(), s["to"].as_i64()))
        .collect()
}

#[test]
fn shape_17_a_roadmap_has_a_bar_over_the_years_of_each_step() {
    let shape = shape(17);
    let stream = &list(shape.plan("yogo"), "roadmap")[0];
    assert_eq!(
        (text(stream, "name"), text(stream, "goal_id")),
        ("窓口のデジタル化", "madoguchi")
    );
    let lanes = list(stream, "lanes");
    assert_eq!(
        [text(&lanes[0], "name"), text(&lanes[1], "name")],
        ["申請", "相談"]
    );
    assert_eq!(
        steps(&lanes[0]),
        [
            ("仕組みの準備", Some(2025), Some(2025)),
            ("オンライン申請", Some(2026), Some(2027)),
        ]
    );
    assert_eq!(
        steps(&lanes[1]),
        [
            ("オンライン相談の試行", Some(2026), Some(2026)),
            ("対象の拡大", None, None),
        ]
    );
    assert_eq!(lanes[1]["steps"][1]["missing_reason"], "unreadable");

    let page = shape.page("plans/yogo/index.html");
    page.says(&[
        "工程表",
        "窓口のデジタル化",
        "の工程は、4件です。うち1件は、年度が資料からは分かりません。",
        "「対象の拡大」の矢印は薄く、年度を読み取れません。",
    ]);
    assert_eq!(
        page.table("窓口のデジタル化"),
        [
            vec!["区分", "年度", "行うこと"],
            vec!["申請", "令和7年度", "仕組みの準備"],
            vec!["令和8年度〜令和9年度", "オンライン申請"],
            vec!["相談", "令和8年度", "オンライン相談の試行"],
            vec!["読み取れず", "対象の拡大"],
        ]
    );
    assert_eq!(page.bars(), [[0, 0, 0], [0, 1, 2], [1, 1, 1]]);
}

#[test]
fn shape_17_a_roadmap_without_a_year_that_can_be_read_is_a_table_only() {
    let edits = [
        (
            "text: 仕組みの準備, from: R7",
            "text: 仕組みの準備, missing: unreadable",
        ),
        (
            "text: オンライン申請, from: R8, to: R9",
            "text: オンライン申請, missing: unreadable",
        ),
        (
            "text: オンライン相談の試行, from: R8",
            "text: オンライン相談の試行, missing: unreadable",
        ),
    ];
    let shape = shape_with(17, &edits);
    assert!(shape.doubts.is_empty(), "{:?}", shape.doubts);
    let page = shape.page("plans/yogo/index.html");
    page.says(&["4件です。それぞれの年度は、資料からは分かりません。"]);
    assert_eq!(
        page.table("窓口のデジタル化")[1..],
        [
            vec!["申請", "仕組みの準備"],
            vec!["オンライン申請"],
            vec!["相談", "オンライン相談の試行"],
            vec!["対象の拡大"],
        ]
    );
    assert!(page.bars().is_empty());
}

#[test]
fn shape_15_a_letter_that_orders_the_budget_carries_its_tables() {
    let shape = shape(15);
    let letter = &list(shape.plan("yosan"), "directives")[0];
    assert_eq!(
        ["id", "number", "date", "issuer", "addressee"].map(|key| text(letter, key)),
        ["hensei", "企第12号", "2024-10-15", "市長", "各部長"]
    );
    assert_eq!(letter["money"], json!(["sainyu", "saishutsu", "shushi"]));
    assert_eq!(letter["ideas"][0]["name"], "仕事を見直す");

    let page = shape.page("plans/yosan/directives/hensei.html");
    page.says(&[
        "令和7年度の予算の作り方について",
        "基本的な考え方を1つ示した通知です。",
        "企第12号",
        "令和6年10月15日",
        "市長",
        "各部長",
        "令和7年度は、3億3千万円の不足を見込みます。",
        "令和7年度の収支は△330百万円（△3億3,000万円）です。",
        "1仕事を見直す",
        "始めてから10年を過ぎた仕事を見直してください。",
    ]);
    assert_eq!(
        page.table("歳出")[4],
        ["合計", "24,000", "24,920", "+920", "+3.8％"]
    );
    let plan = shape.page("plans/yosan/index.html");
    assert_eq!(
        plan.links("令和7年度の予算の作り方について"),
        ["../../plans/yosan/directives/hensei.html"]
    );
}
