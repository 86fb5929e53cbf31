//! Reports on promises: counts on a cover, verdicts, results, figures in time.

use serde_json::json;

use crate::figures::report::{counts_by_class, indicators_of, list, measures_of, text};
use crate::guide::{shape, shape_with};

#[test]
fn shape_1_a_cover_counts_the_promises_and_says_what_grew_or_shrank() {
    let shape = shape(1);
    let tally = &list(&shape.report, "tallies")[0];
    let counted = |classes: &[(&str, u32)]| -> Vec<(String, u32)> {
        classes.iter().map(|(s, n)| ((*s).to_owned(), *n)).collect()
    };
    let five_two_one = counted(&[("achieved", 5), ("missed", 1), ("under-way", 2)]);
    assert_eq!(counts_by_class(&tally["declared"]), five_two_one);
    assert_eq!(counts_by_class(&tally["computed"]), five_two_one);
    assert_eq!(tally["counts"], "measures");
    assert_eq!(tally["denominator"], 8);
    assert_eq!(tally["reconciled"], true);
    // As printed: they make 101, and nobody mends that.
    assert_eq!(
        tally["declared_shares"],
        json!({"achieved": "63", "under-way": "25", "missed": "13"})
    );
    let plan = shape.plan("ninki");
    let moved: Vec<[&str; 3]> = indicators_of(plan)
        .into_iter()
        .map(|i| {
            let movement = &i["movement"];
            let of = |key| movement[key].as_str().expect("a text");
            [text(i, "name"), of("change"), of("direction")]
        })
        .collect();
    assert_eq!(moved[0], ["市の借入金", "-28", "better"]);
    assert_eq!(moved[1][..2], ["総人口", "390"]);
    assert_eq!(
        plan["editions"][0]["covers"],
        json!({"from": 2022, "to": 2025})
    );

    let page = shape.page("index.html");
    page.says(&[
        "令和4年度〜令和7年度は、8件のうち達成5、途中2、未達成1です。",
        "達成63％、途中25％、未達成13％",
        "市の借入金は、令和3年度の480億円から令和6年度の452億円へ、28億円減りました。",
        "約−28億円（計算では−28億円）",
        "総人口は、令和3年度の84,120人から令和6年度の84,510人へ、390人増えました。",
    ]);
    assert_eq!(
        page.table("令和4年度〜令和7年度 集計"),
        [
            ["判定", "公表", "1件ずつ", "割合"],
            ["達成", "5", "5", "62.5％"],
            ["途中", "2", "2", "25.0％"],
            ["未達成", "1", "1", "12.5％"],
        ]
    );
}

#[test]
fn shape_1_counts_that_do_not_fit_are_doubted_and_stand_as_printed() {
    let edits = [(
        "by_status: {achieved: 5, under-way: 2, missed: 1}",
        "by_status: {achieved: 6, under-way: 2, missed: 1}",
    )];
    let shape = shape_with(1, &edits);
    assert!(
        shape.doubts.contains(&"tally-sum-mismatch"),
        "{:?}",
        shape.doubts
    );
    assert_eq!(shape.report["tallies"][0]["declared"]["achieved"], 6);
    assert_eq!(shape.report["tallies"][0]["computed"]["achieved"], 5);
}

#[test]
fn shape_2_a_numbered_promise_has_its_verdict_its_results_and_its_links() {
    let shape = shape(2);
    let plan = shape.plan("koyaku");
    let chapters: Vec<_> = list(plan, "goals")
        .iter()
        .map(|g| (text(g, "code"), text(g, "name")))
        .collect();
    assert_eq!(chapters, [("第1章", "子ども"), ("第2章", "地域")]);
    let promises: Vec<[&str; 3]> = measures_of(plan)
        .into_iter()
        .map(|m| [text(m, "code"), text(m, "name"), text(m, "status_word")])
        .collect();
    assert_eq!(
        promises,
        [
            ["1", "放課後の居場所", "達成"],
            ["2", "選べる制服", "未達成"],
            ["3", "学校を地域に開く", "達成"],
        ]
    );
    let first = measures_of(plan)[0];
    let done = &list(first, "achievements")[0];
    assert_eq!(
        done["when"],
        json!({"at": {"fiscal_year": 2023, "date": "2023-10"}})
    );
    assert_eq!(
        done["links"],
        json!([{"title": "図書室の開放の予定表", "url": "https://aobadai.example.org/toshoshitsu"}])
    );
    let missed = &list(measures_of(plan)[1], "judgements")[0];
    assert_eq!(
        missed["reason"]["text"],
        "学校との話し合いがまとまりませんでした。"
    );

    let chapter = shape.page("plans/koyaku/goals/kodomo.html");
    chapter.says(&["達成", "1放課後の居場所", "未達成", "2選べる制服"]);
    let promise = shape.page("plans/koyaku/measures/ibasho.html");
    promise.says(&[
        "「達成」と判定されました。",
        "令和5年10月 3校で図書室の開放を始めました。",
        "令和6年度",
        "見守りの人の講習を始めました。",
        "同じ内容の約束",
        "学校を地域に開く",
        "判定の理由：記載なし",
    ]);
    let link = promise.links("図書室の開放の予定表");
    assert_eq!(link, ["https://aobadai.example.org/toshoshitsu"]);
    shape.page("plans/koyaku/measures/seifuku.html").says(&[
        "学校との話し合いがまとまりませんでした。",
        "令和8年度に、保護者への調査を行います。",
    ]);
}

#[test]
fn shape_3_results_stand_under_the_years_that_the_source_names() {
    let shape = shape(3);
    let plan = shape.plan("nendo");
    let done: Vec<_> = list(measures_of(plan)[0], "achievements")
        .iter()
        .map(|a| (a["when"].clone(), a["names"].clone(), a["planned"].clone()))
        .collect();
    assert_eq!(
        done,
        [
            (
                json!({"at": {"fiscal_year": 2022, "date": null}}),
                json!(["青葉小学校"]),
                json!(false)
            ),
            (
                json!({"at": {"fiscal_year": 2023, "date": null}}),
                json!(["若葉小学校", "緑小学校", "南中学校"]),
                json!(false)
            ),
            (
                json!({"fiscal_years": [2024, 2025]}),
                json!(["東中学校"]),
                json!(true)
            ),
        ]
    );
    let asked: Vec<_> = list(indicators_of(plan)[0], "observations")
        .iter()
        .map(|o| (o["when"]["fiscal_year"].as_i64(), o["value"].as_str()))
        .collect();
    assert_eq!(
        asked,
        [
            (Some(2022), Some("18")),
            (Some(2023), Some("18")),
            (Some(2024), Some("21"))
        ]
    );

    shape.page("plans/nendo/measures/toire.html").says(&[
        "令和4年度",
        "青葉小学校",
        "令和5年度",
        "若葉小学校",
        "緑小学校",
        "南中学校",
        "予定",
        "東中学校",
    ]);
    let of_2023 = shape.page("plans/nendo/work/2023.html");
    of_2023.says(&["令和5年度（2023年度）の実績", "南中学校"]);
    assert!(!of_2023.mentions("青葉小学校") && !of_2023.mentions("東中学校"));
    for year in [2024, 2025] {
        let page = shape.page(&format!("plans/nendo/work/{year}.html"));
        page.says(&["予定", "東中学校"]);
    }
    let asked = shape.page("plans/nendo/measures/sodan.html");
    asked.says(&[
        "令和4年度の18園から令和6年度の21園へ、3園増えました。",
        "各年度とも18園と読みました。",
    ]);
}

#[test]
fn shape_4_figures_in_time_have_their_differences_and_their_way_to_the_target() {
    let shape = shape(4);
    let plan = shape.plan("suii");
    let figures: Vec<(&str, Vec<[Option<&str>; 3]>)> = indicators_of(plan)
        .into_iter()
        .map(|i| {
            let seen = list(i, "observations").iter();
            let seen = seen.map(|o| ["value", "change", "gap"].map(|key| o[key].as_str()));
            (text(i, "id"), seen.collect())
        })
        .collect();
    assert_eq!(
        figures,
        [
            (
                "teiin",
                vec![
                    [Some("1080"), None, None],
                    [Some("1110"), Some("30"), None],
                    [Some("1150"), Some("40"), None],
                ]
            ),
            (
                "taiki",
                vec![
                    [Some("52"), None, Some("52")],
                    [Some("41"), Some("-11"), Some("41")],
                    [Some("34"), Some("-7"), Some("34")],
                ]
            ),
            (
                "moyasu",
                vec![
                    [Some("12400"), None, Some("1500")],
                    [Some("11260"), Some("-1140"), Some("360")],
                ]
            ),
        ]
    );
    let waste = indicators_of(plan)[2];
    assert_eq!(waste["observations"][1]["declared_gap"], "360");
    assert_eq!(waste["movement"]["direction"], "better");

    let page = shape.page("plans/suii/measures/hoiku.html");
    page.says(&[
        "定員は、令和4年4月1日の1,080人から令和6年4月1日の1,150人へ、70人増えました。",
        "待機児童は、令和4年4月1日の52人から令和6年4月1日の34人へ、18人減りました。",
        "よくなる向き",
    ]);
    let rows = page.table("保育園の定員と待機児童");
    assert_eq!(rows[0], ["時点", "定員", "待機児童"]);
    assert_eq!(
        rows[2],
        [
            "令和5年4月1日",
            "1,110前からの増減+30人",
            "41前からの増減−11人目標までの差41人"
        ]
    );
    let waste = shape.page("plans/suii/measures/gomi.html");
    waste.says(&[
        "12,400トンから",
        "11,260トンへ、1,140トン減りました。",
        "目標までの差 360トン",
        "令和9年度の目標 10,900トン",
    ]);
}

#[test]
fn shape_4_a_figure_that_cannot_be_read_is_not_reckoned_with() {
    let edits = [(
        "{when: 2023-04-01, value: 41, change: -11}",
        "{when: 2023-04-01, missing: unreadable, printed: \"4?\"}",
    )];
    let edits = [
        edits[0],
        (
            "{when: 2024-04-01, value: 34, change: -7}",
            "{when: 2024-04-01, value: 34}",
        ),
    ];
    let shape = shape_with(4, &edits);
    assert!(shape.doubts.is_empty(), "{:?}", shape.doubts);
    let seen = list(indicators_of(shape.plan("suii"))[1], "observations");
    assert_eq!(
        (&seen[1]["value"], &seen[2]["change"]),
        (&json!(null), &json!(null))
    );
    let page = shape.page("plans/suii/measures/hoiku.html");
    assert!(page.table("保育園の定員と待機児童")[2][2].starts_with("読み取れず"));
}

#[test]
fn shape_5_a_figure_before_stands_beside_the_figure_after() {
    let shape = shape(5);
    let done = list(measures_of(shape.plan("zengo"))[0], "achievements");
    assert_eq!(
        done[0]["changes"],
        json!([{"name": "健診の会場", "unit": "か所", "before": "2", "after": "5", "change": "3"}])
    );
    assert_eq!(
        done[1]["changes"],
        json!([{"name": "がん検診の自己負担", "unit": "円", "before": "1500", "after": "1000", "change": "-500"}])
    );
    assert_eq!(done[1]["when"], json!({"missing_reason": "not_in_source"}));
    shape.page("plans/zengo/measures/kenshin.html").says(&[
        "令和5年度",
        "健診の会場",
        "前 2か所",
        "後 5か所",
        "+3か所",
        "時期の記載なし",
        "がん検診の自己負担",
        "前 1,500円",
        "後 1,000円",
        "−500円",
    ]);
}

#[test]
fn shape_5_a_pair_that_is_printed_alike_is_doubted() {
    let shape = shape_with(5, &[("before: 2, after: 5", "before: 5, after: 5")]);
    assert_eq!(shape.doubts, ["pair-unchanged"]);
}
