//! The glossary, built by the program itself: every page explains the terms
//! that it uses, in its own HTML, and one page explains them all.

mod common;
#[path = "figures/html.rs"]
#[allow(dead_code, reason = "each test crate takes its part")]
mod html;

use common::Project;
use html::{Element, read};
use serde_json::Value as Json;

const TERMS: &str = "\
terms:
  - {id: ai, term: AI, reading: エーアイ, text: 人工知能のことです。, also: [人工知能]}
  - {id: ai-chatbot, term: AIチャットボット, reading: エーアイチャットボット, text: 自動で答える仕組みです。}
  - {id: kakushin, term: 革新, reading: かくしん, text: 新しくすることです。}
  - {id: giga, term: GIGAスクール, reading: ギガスクール, text: 1人1台の学びです。, pages: [11, 12]}
  - {id: paperless, term: ペーパーレス, reading: ペーパーレス, text: 紙を減らすことです。}
  - {id: wifi, term: Wi-Fi, reading: ワイファイ, text: 無線の規格です。}
  - {id: action, term: アクション, reading: アクション, text: 動くことです。}
";

/// The tiny site with a glossary and a narrative of this text.
fn project(text: &str) -> Project {
    let project = Project::tiny();
    project.put("content/a/glossary.yaml", TERMS);
    let narrative = format!("---\ngoal: g\n---\n{text}\n");
    project.put("content/a/plans/p/goal.md", &narrative);
    project
}

/// The page of the goal, on which the narrative stands.
fn goal_of(text: &str) -> Element {
    let project = project(text);
    project.build();
    read(&project.read("public/a/plans/p/goals/g.html"))
}

/// The words that the foot of a page explains.
fn explained(page: &Element) -> Vec<String> {
    let Some(part) = page.one("id", "page-terms") else {
        return Vec::new();
    };
    part.named("dt").iter().map(|dt| word(dt)).collect()
}

/// The word of a `<dt>` without its reading.
fn word(dt: &Element) -> String {
    let text = dt.text();
    let reading = dt.one("class", "reading").map(Element::text);
    let bare = reading.map_or(text.clone(), |r| text.replacen(&r, "", 1));
    bare.trim().to_owned()
}

fn goal_words(text: &str) -> Vec<String> {
    explained(&goal_of(text))
}

fn kashiwa() -> Project {
    let project = Project::real();
    let run = project.run(&["build", "--site", "kashiwa"]);
    assert_eq!(run.code, 0, "{run:?}");
    project
}

#[test]
fn a_page_explains_the_terms_that_it_uses_and_no_others() {
    let page = goal_of("ペーパーレスと人工知能を進めます。");
    assert_eq!(explained(&page), ["AI", "ペーパーレス"]);
    let part = page.one("id", "page-terms").unwrap();
    let text = part.text();
    assert!(text.contains("エーアイ"), "the reading: {text}");
    assert!(text.contains("人工知能のことです。"), "{text}");
    let ways: Vec<&str> = part.named("a").iter().map(|a| a.get("href")).collect();
    assert_eq!(ways, ["../../../glossary.html"]);
}

#[test]
fn the_part_is_the_last_of_the_main_part_and_needs_no_script() {
    let page = goal_of("AIを使います。");
    let main = page.one("id", "main").unwrap();
    let last = main.named("section").pop().unwrap();
    assert_eq!(last.get("id"), "page-terms");
    assert!(page.named("script").is_empty());
}

#[test]
fn the_longest_term_wins() {
    assert_eq!(
        goal_words("AIチャットボットが答えます。"),
        ["AIチャットボット"]
    );
    assert_eq!(
        goal_words("**AI**とAIチャットボットです。"),
        ["AI", "AIチャットボット"]
    );
}

#[test]
fn a_latin_term_is_not_found_within_a_longer_word() {
    assert_eq!(goal_words("AIDSとOpenAIとAI2です。"), [""; 0]);
    assert_eq!(goal_words("生成AIとＷｉ－Ｆｉです。"), ["AI", "Wi-Fi"]);
}

#[test]
fn a_japanese_term_is_found_within_a_word() {
    assert_eq!(goal_words("技術革新です。"), ["革新"]);
}

#[test]
fn names_in_the_plan_are_searched_as_well_as_narratives() {
    let project = project("進めました。");
    let plan = "content/a/plans/p/plan.yaml";
    project.edit(plan, "name: 見守り\n", "name: AIによる見守り\n");
    project.build();
    let measure = read(&project.read("public/a/plans/p/measures/m.html"));
    assert_eq!(explained(&measure), ["AI"]);
}

#[test]
fn what_stands_around_the_main_part_is_not_searched() {
    let project = project("進めました。");
    let site = "content/a/site.yaml";
    project.edit(site, "name: 見本市企画課", "name: 見本市AI推進課");
    project.build();
    let goal = read(&project.read("public/a/plans/p/goals/g.html"));
    assert_eq!(explained(&goal), [""; 0]);
}

#[test]
fn more_than_five_terms_fold() {
    let five = goal_of("AI、革新、GIGAスクール、ペーパーレス、Wi-Fi");
    let six = goal_of("AI、革新、GIGAスクール、ペーパーレス、Wi-Fi、アクション");
    let folds = |page: &Element| {
        let part = page.one("id", "page-terms").unwrap();
        !part.named("details").is_empty()
    };
    assert_eq!((explained(&five).len(), folds(&five)), (5, false));
    assert_eq!((explained(&six).len(), folds(&six)), (6, true));
}

#[test]
fn the_glossary_stands_in_the_order_of_the_syllabary_with_a_place_for_each_term() {
    let project = project("進めました。");
    project.build();
    let page = read(&project.read("public/a/glossary.html"));
    let main = page.one("id", "main").unwrap();
    let words: Vec<String> = main.named("dt").iter().map(|dt| word(dt)).collect();
    assert_eq!(
        words,
        [
            "アクション",
            "AI",
            "AIチャットボット",
            "革新",
            "GIGAスクール",
            "ペーパーレス",
            "Wi-Fi"
        ]
    );
    let rows: Vec<String> = main.named("h2").iter().map(|h| h.text()).collect();
    assert_eq!(rows, ["あ行", "か行", "は行", "わ行"]);
    let giga = page.one("id", "term-giga").unwrap().text();
    assert!(
        giga.contains("ギガスクール") && giga.contains("11、12"),
        "{giga}"
    );
    assert!(page.one("id", "page-terms").is_none());
    let home = read(&project.read("public/a/index.html"));
    let menu = home.named("nav")[0];
    let menu: Vec<&str> = menu.named("a").iter().map(|a| a.get("href")).collect();
    assert!(menu.contains(&"glossary.html"), "{menu:?}");
}

#[test]
fn the_order_of_the_file_makes_no_difference() {
    let pages_of = |terms: &str| {
        let project = project("AIとペーパーレス");
        project.put("content/a/glossary.yaml", terms);
        project.build();
        let page = |path: &str| project.read(&format!("public/a/{path}"));
        (page("glossary.html"), page("plans/p/goals/g.html"))
    };
    let mut lines: Vec<&str> = TERMS.lines().skip(1).collect();
    lines.reverse();
    let reversed = format!("terms:\n{}\n", lines.join("\n"));
    assert_eq!(pages_of(TERMS), pages_of(&reversed));
}

#[test]
fn without_terms_there_is_no_page_and_no_part() {
    let project = project("AIを使います。");
    project.remove("content/a/glossary.yaml");
    project.build();
    assert!(!project.has("public/a/glossary.html"));
    let goal = project.read("public/a/plans/p/goals/g.html");
    assert!(!goal.contains("page-terms") && !goal.contains("glossary.html"));
}

#[test]
fn kashiwa_explains_the_17_terms_of_its_guideline_with_their_readings_and_pages() {
    let project = kashiwa();
    let report: Json =
        serde_json::from_str(&project.read("public/kashiwa/data/report.json")).unwrap();
    let terms = report["glossary"].as_array().unwrap();
    assert_eq!(terms.len(), 17);
    let term = |name: &str| terms.iter().find(|t| t["term"] == name).unwrap();
    let printed = [
        ("SNS", "エスエヌエス", vec![1, 2, 4, 10, 11]),
        ("AI", "エーアイ", vec![4, 10, 11, 12, 13, 24]),
        ("RPA", "アールピーイー", vec![4, 13, 24]),
        ("Wi-Fi", "ワイファイ", vec![6, 7, 25]),
        ("AIチャットボット", "エーアイチャットボット", vec![11]),
        ("GIGAスクール", "ギガスクール", vec![11]),
        ("eラーニング", "イーラーニング", vec![23]),
        (
            "ペーパーレス",
            "ペーパーレス",
            vec![12, 13, 14, 15, 21, 24, 25],
        ),
    ];
    for (name, reading, pages) in printed {
        let term = term(name);
        assert_eq!(term["reading"], reading);
        assert_eq!(term["pages"], Json::from(pages), "{name}");
    }
    let page = read(&project.read("public/kashiwa/glossary.html"));
    let main = page.one("id", "main").unwrap();
    assert_eq!(main.named("dt").len(), 17);
}

#[test]
fn kashiwas_plan_explains_the_terms_of_its_narrative() {
    let project = kashiwa();
    let page = read(&project.read("public/kashiwa/plans/dx-2022/index.html"));
    let words = explained(&page);
    for word in ["AI", "AIチャットボット", "SNS", "テレワーク"] {
        assert!(words.iter().any(|w| w == word), "{word} in {words:?}");
    }
    assert!(!words.iter().any(|w| w == "eラーニング"), "{words:?}");
}
