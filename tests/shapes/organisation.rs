//! The city itself: its departments, its committees, its plans one after another.

use serde_json::{Value as Json, json};

use crate::figures::report::{list, text};
use crate::guide::{shape, shape_with};

#[test]
fn shape_18_the_old_and_the_new_departments_stand_side_by_side() {
    let shape = shape(18);
    let change = &list(&shape.report, "reorganisations")[0];
    assert_eq!(change["fiscal_year"], 2025);
    assert_eq!(change["before"], json!({"top": 3, "below": 6}));
    assert_eq!(change["after"], json!({"top": 4, "below": 5}));
    assert_eq!(
        change["counts"],
        json!({"begins": 1, "ends": 1, "moved": 1, "renamed": 1, "remarked": 2})
    );
    let found = list(&shape.report, "departments").iter();
    let health = found.clone().find(|d| d["id"] == "kenko").expect("健康課");
    assert_eq!(
        health["names"],
        json!([
            {"name": "保健課", "from": null, "to": 2024},
            {"name": "健康課", "from": 2025, "to": null},
        ])
    );
    let parks = found.clone().find(|d| d["id"] == "koen").expect("公園課");
    assert_eq!(
        (&parks["to"], &parks["successors"]),
        (&json!(2024), &json!(["doro"]))
    );

    let page = shape.page("departments/reorganisations/2025.html");
    page.says(&[
        "部などの数は、令和6年度の3から、令和7年度は4になりました。",
        "企画部",
        "こども部",
        "保健課",
        "所属が変わった",
        "名前が変わった",
        "移った先：健康部",
        "健康部",
        "新しい組織だけ",
        "健康課",
        "※健康づくり担当を追加",
        "都市部",
        "公園課",
        "前の組織だけ",
        "移った先：道路課",
        "※公園の仕事を追加",
    ]);
    assert_eq!(
        page.table("部署の数")[1..],
        [
            ["部など（いちばん上の部署）", "3", "4"],
            ["その下の課・室・出先機関など", "6", "5"],
        ]
    );
    let health = shape.page("departments/kenko.html");
    health.says(&[
        "保健課（〜令和6年度）",
        "健康課（令和7年度〜）",
        "こども部（令和6年度まで）",
        "健康部（令和7年度から）",
    ]);
    shape
        .page("departments/doro.html")
        .says(&["前身", "公園課"]);
}

#[test]
fn shape_18_a_parent_that_cannot_be_read_is_no_move() {
    let edits = [(
        "{parent: kodomo-bu, to: R6}",
        "{missing: unreadable, to: R6}",
    )];
    let shape = shape_with(18, &edits);
    let change = &list(&shape.report, "reorganisations")[0];
    assert_eq!(
        (&change["counts"]["moved"], &change["counts"]["renamed"]),
        (&json!(0), &json!(1))
    );
}

/// A printed count and its parts.
fn counted(plan: &Json) -> (&Json, &Json, Vec<(&str, &Json)>) {
    let count = &list(plan, "declared_counts")[0];
    let parts = list(count, "parts").iter();
    let parts = parts.map(|p| (text(p, "word"), &p["count"])).collect();
    (&count["total"], &count["computed"], parts)
}

#[test]
fn shape_19_a_plan_has_its_committee_its_bands_and_what_it_took_over() {
    let shape = shape(19);
    let (first, second) = (shape.plan("kaikaku-1"), shape.plan("kaikaku-2"));
    assert_eq!(
        counted(first),
        (
            &json!(5),
            &json!(5),
            vec![("完了した取組", &json!(2)), ("継続が必要な取組", &json!(3))]
        )
    );
    assert_eq!(
        counted(second),
        (
            &json!(4),
            &json!(4),
            vec![("新規の取組", &json!(1)), ("継続する取組", &json!(3))]
        )
    );
    assert_eq!(
        first["committee"]["members"],
        json!([
            {"no": 1, "role": "会長", "category": "学識経験者", "term": 2},
            {"no": 2, "role": "委員", "category": "公募による市民", "term": 1},
        ])
    );
    let meeting = &first["committee"]["meetings"][0];
    assert_eq!(
        (text(meeting, "date"), text(meeting, "time")),
        ("2024-08-01", "10:00")
    );
    assert_eq!(meeting["agenda"], json!(["開会", "計画の案", "閉会"]));
    assert_eq!(second["follows"]["plan_id"], "kaikaku-1");
    let carried: Vec<_> = list(&second["follows"], "measures")
        .iter()
        .map(|m| (text(m, "from"), text(m, "relation")))
        .collect();
    assert_eq!(
        carried,
        [("tetsuzuki", "continued"), ("sagyo", "continued")]
    );
    let origins: Vec<&str> = list(&second["goals"][0], "measures")
        .iter()
        .flat_map(|m| list(m, "actions"))
        .map(|a| text(a, "origin"))
        .collect();
    assert_eq!(origins, ["continued", "continued", "new", "continued"]);

    let page = shape.page("plans/kaikaku-1/index.html");
    assert_eq!(
        page.table("委員の構成")[1..],
        [
            ["1", "会長", "学識経験者", "2期目"],
            ["2", "委員", "公募による市民", "1期目"],
        ]
    );
    page.says(&[
        "令和6年8月1日（2024年） 10:00 市役所 大会議室",
        "開会",
        "計画の案",
        "閉会",
    ]);
    let page = shape.page("plans/kaikaku-2/index.html");
    page.says(&["策定の日程", "6月", "各課への聞き取り", "3月", "計画の決定"]);
    assert_eq!(
        page.table("行政改革の計画")[3],
        ["計画", "第2期この計画", "令和7年度〜令和9年度"]
    );
    let flow = shape.page("plans/kaikaku-2/flow.html");
    flow.says(&[
        "年ごとに計画した仕事5の内訳は、完了した取組2、継続が必要な取組3です。",
        "年ごとに計画した仕事4の内訳は、新規の取組1、継続する取組3です。",
    ]);
    let rows = flow.table("仕事の進め方");
    assert_eq!(rows[1], ["手続の見直し", "継続", "手続の見直し"]);
}

#[test]
fn shape_19_plans_that_count_otherwise_what_goes_on_are_doubted_and_kept() {
    let edits = [
        (
            "{id: completed, word: 完了した取組, count: 2}",
            "{id: completed, word: 完了した取組, count: 1}",
        ),
        (
            "{id: continued, word: 継続が必要な取組, count: 3}",
            "{id: continued, word: 継続が必要な取組, count: 4}",
        ),
    ];
    let shape = shape_with(19, &edits);
    assert_eq!(shape.doubts, ["continued-counts-differ"]);
    let flow = shape.page("plans/kaikaku-2/flow.html");
    flow.says(&["継続が必要な取組4", "継続する取組3"]);
}
