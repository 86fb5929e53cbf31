//! Words of judgement, marks and names of levels are the plan's. With all of
//! them renamed in the content, the figures are the same and none of the old
//! words is left: whatever is left would be one of our own making.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::figures::html::{Element, read};
use crate::figures::report::{all_indicators, evaluation, list};
use crate::figures::site::{Built, atsugi, build_edited};

/// Old and new, a word before the words that it holds.
const RENAMED: &[(&str, &str)] = &[
    // Not a word of judgement, but it holds one.
    ("達成率", "あたい"),
    ("未達成", "のびしろ"),
    ("達成", "とどいた"),
    ("未設定", "めあてなし"),
    ("未定", "これから"),
    ("読み取れず", "よめない"),
    ("判定なし", "しるしなし"),
    ("重点目標", "はしら"),
    ("取組項目", "たば"),
    ("取組", "しごと"),
    ("成果指標", "ものさし"),
    ("○", "Ｙ"),
    ("×", "Ｎ"),
    ("未", "ま"),
];

fn renamed() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| {
        build_edited("atsugi", |_, text| {
            let rename = |text: String, (old, new): &(&str, &str)| text.replace(old, new);
            RENAMED.iter().fold(text, rename)
        })
    })
}

#[test]
fn other_words_give_the_same_statuses_and_counts() {
    let before = all_indicators(&atsugi().report);
    let after = all_indicators(&renamed().report);
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(after) {
        for year in [2021, 2022, 2023] {
            let (before, after) = (evaluation(before, year), evaluation(after, year));
            for key in ["status", "status_source", "rate", "declared_rate"] {
                assert_eq!(before[key], after[key]);
            }
        }
    }
    let tallies = |built: &'static Built| list(&built.report, "tallies");
    for (before, after) in tallies(atsugi()).iter().zip(tallies(renamed())) {
        for key in ["computed", "declared", "denominator", "reconciled"] {
            assert_eq!(before[key], after[key]);
        }
    }
}

#[test]
fn the_new_words_stand_where_the_old_ones_stood() {
    let page = renamed().plan_page("years/2023.html");
    assert!(page.contains("令和5年度は、52項目のうちとどいた23、のびしろ16、これから13です。"));
    let page = renamed().plan_page("measures/i-1-a.html");
    assert!(
        page.contains("<p class=\"code\">しごと"),
        "the level's name"
    );
    let json = renamed().report.to_string();
    assert!(json.contains("\"status_word\":\"よめない\""));
}

#[test]
fn none_of_the_old_words_is_left_anywhere() {
    // Each place once, with the first page that has it.
    let mut left: BTreeMap<String, &str> = BTreeMap::new();
    for (path, text) in &renamed().files {
        // A sheet of style has notes of its own.
        if path.ends_with(".css") {
            continue;
        }
        // What a rate is called is ours; the goals of the United Nations are theirs.
        let text = text.replace("達成率", "").replace("目標を達成しよう", "");
        for (old, _) in RENAMED.iter().filter(|(old, _)| old.chars().count() > 1) {
            for (at, _) in text.match_indices(old) {
                let before: Vec<char> = text[..at].chars().rev().take(12).collect();
                let before: String = before.into_iter().rev().collect();
                let after: String = text[at..].chars().take(16).collect();
                left.entry(before + &after).or_insert(path);
            }
        }
    }
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn none_of_the_old_marks_is_left_in_a_drawing() {
    let mut drawn = 0;
    for (path, text) in renamed().pages() {
        for svg in charts(&read(text)) {
            let words: Vec<String> = svg.named("text").iter().map(|t| t.text()).collect();
            drawn += words.iter().filter(|w| w.contains(['Ｙ', 'Ｎ'])).count();
            let old = words.iter().find(|w| w.contains(['○', '×', '未']));
            assert_eq!(old, None, "{path}");
        }
    }
    assert!(drawn > 20, "the new marks are drawn: {drawn}");
}

fn charts(page: &Element) -> Vec<Element> {
    let all = page.named("svg").into_iter();
    all.filter(|s| s.get("role") == "img").cloned().collect()
}
