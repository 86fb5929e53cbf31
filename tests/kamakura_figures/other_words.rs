//! Words of judgement, marks and names of levels are the plan's, also where a
//! person judges: with all of them renamed in the content the counts are the
//! same, and none of the old words is left.

use std::sync::OnceLock;

use crate::figures::report::{list, measures_of, plan_named, text};
use crate::figures::site::{Built, build_edited, kamakura};

/// Old and new, a word before the words that it holds.
const RENAMED: &[(&str, &str)] = &[
    ("未達成", "のびしろ"),
    ("達成", "とどいた"),
    ("取り組み途中", "あるいている"),
    ("公約", "やくそく"),
    ("重点事業", "だいじなしごと"),
    ("○", "Ｙ"),
    ("△", "Ｈ"),
    ("✕", "Ｎ"),
];

fn renamed() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| {
        build_edited("kamakura", |_, text| {
            let rename = |text: String, (old, new): &(&str, &str)| text.replace(old, new);
            // The levels' names are no words of their own: 章 stands in 文章, too.
            let text = text
                .replace(
                    "goals: [章], measure: 事業,",
                    "goals: [たば], measure: しごと,",
                )
                .replace("goals: [章],", "goals: [たば],");
            RENAMED.iter().fold(text, rename)
        })
    })
}

#[test]
fn other_words_give_the_same_statuses_and_counts() {
    for (before, after) in list(&kamakura().report, "tallies")
        .iter()
        .zip(list(&renamed().report, "tallies"))
    {
        for key in [
            "computed",
            "declared",
            "denominator",
            "reconciled",
            "shares",
        ] {
            assert_eq!(before[key], after[key], "{}", before["scope_id"]);
        }
    }
    let plan = |built: &'static Built| plan_named(&built.report, "vision-2021");
    let before = measures_of(plan(kamakura()));
    let after = measures_of(plan(renamed()));
    assert_eq!(before.len(), 170);
    for (before, after) in before.iter().zip(after) {
        assert_eq!(text(before, "status"), text(after, "status"));
        assert_ne!(text(before, "status_word"), text(after, "status_word"));
    }
}

#[test]
fn none_of_the_old_words_is_left_anywhere() {
    for (path, text) in &renamed().files {
        if path.ends_with(".css") {
            continue;
        }
        // What a rate is called is ours; the goals of the United Nations are theirs.
        let text = text.replace("達成率", "").replace("目標を達成しよう", "");
        for (old, _) in RENAMED.iter().filter(|(old, _)| old.chars().count() > 1) {
            assert!(!text.contains(old), "{old} in {path}");
        }
    }
}

#[test]
fn the_new_words_stand_where_the_old_ones_stood() {
    let home = renamed().page("index.html");
    assert!(home.contains("のびしろ") && home.contains("あるいている"));
    let chapter = renamed().page("plans/vision-2021/goals/c1.html");
    assert!(chapter.contains(">たば<") && chapter.contains(">やくそく<"));
}
