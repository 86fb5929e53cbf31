//! How a fourth city (柏市) says its work is to be done: the guideline for digital
//! work of 2022 to 2025, and the letter on how the budget of a year is made. The
//! numbers are counted from the document.

#[path = "figures/mod.rs"]
mod figures;

use std::sync::OnceLock;

use figures::html::{Element, read};
use figures::report::{list, measures_of, plan_named, text};
use figures::site::{Built, build, root};
use serde_json::Value as Json;

fn kashiwa() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| build(&root(), "kashiwa"))
}

fn guideline() -> &'static Json {
    plan_named(&kashiwa().report, "dx-2022")
}

fn page(below: &str) -> Element {
    read(kashiwa().page(below))
}

/// The texts of a list of texts.
fn texts<'a>(holder: &'a Json, key: &str) -> Vec<&'a str> {
    let all = list(holder, key).iter();
    all.map(|t| t.as_str().expect("a text")).collect()
}

/// How many measures stand at a goal and below it.
fn measures_below(goal: &Json) -> usize {
    let inner = list(goal, "goals").iter().map(measures_below);
    list(goal, "measures").len() + inner.sum::<usize>()
}

#[test]
fn two_visions_hold_18_measures_and_the_national_plan_six_matters() {
    let tops: Vec<(&str, &str, usize, usize)> = list(guideline(), "goals")
        .iter()
        .map(|g| {
            let groups = list(g, "goals").len();
            (text(g, "level"), text(g, "name"), groups, measures_below(g))
        })
        .collect();
    assert_eq!(
        tops,
        [
            ("将来像", "つながる市役所", 3, 9),
            ("将来像", "業務改革・効率化・価値創造", 4, 9),
            ("国の計画", "「自治体DX推進計画」の重点取組事項", 0, 6),
        ]
    );
    let measures = measures_of(guideline());
    let of_japan = measures.iter().filter(|m| !m["code"].is_null());
    let of_japan: Vec<(&str, &str)> = of_japan
        .map(|m| (text(m, "code"), text(m, "name")))
        .collect();
    assert_eq!(
        of_japan,
        [
            ("1", "自治体情報システムの標準化・共通化"),
            ("2", "マイナンバーカードの普及促進"),
            ("3", "自治体の行政手続のオンライン化"),
            ("4", "自治体のAI・RPAの利用促進"),
            ("5", "テレワークの推進"),
            ("6", "セキュリティ対策の徹底"),
        ]
    );
    for measure in measures {
        let path = format!("plans/dx-2022/measures/{}.html", text(measure, "id"));
        let said = page(&path).text();
        for effort in list(measure, "main_efforts") {
            assert!(said.contains(text(effort, "text")), "{path}: {effort}");
            for detail in texts(effort, "details") {
                assert!(said.contains(detail), "{path}: {detail}");
            }
        }
    }
}

#[test]
fn four_viewpoints_ask_and_eleven_lines_are_to_be_made_sure_of() {
    let plan = guideline();
    let names: Vec<&str> = list(plan, "viewpoints")
        .iter()
        .map(|v| text(v, "name"))
        .collect();
    assert_eq!(
        names,
        [
            "人にやさしいデジタル化",
            "情報セキュリティ",
            "職員の行動変容",
            "業務継続"
        ]
    );
    let shown = page("plans/dx-2022/guideline.html");
    for viewpoint in list(plan, "viewpoints") {
        let id = format!("viewpoint-{}", text(viewpoint, "id"));
        let said = shown.one("id", &id).expect("its place").text();
        assert!(said.contains(text(viewpoint, "question")), "{id}");
        for key in ["points", "responses"] {
            assert!(!list(viewpoint, key).is_empty(), "{id}");
            for line in texts(viewpoint, key) {
                assert!(said.contains(line), "{id}: {line}");
            }
        }
    }
    let checks = list(plan, "checklist");
    assert_eq!(checks.len(), 11);
    assert_eq!(list(&checks[0], "viewpoints").len(), 4);
    let mut items = shown.named("ol");
    items.retain(|ol| ol.get("class") == "checks");
    let items = items[0].named("li");
    assert_eq!(items.len(), 11);
    for (item, check) in items.iter().zip(checks) {
        assert!(item.text().starts_with(text(check, "text")), "{check}");
    }
    let ways = items[0].named("a").into_iter();
    let ways: Vec<&str> = ways.map(|a| a.get("href")).collect();
    assert_eq!(
        ways,
        [
            "#viewpoint-yasashii",
            "#viewpoint-security",
            "#viewpoint-kodo",
            "#viewpoint-keizoku"
        ]
    );
}

#[test]
fn time_is_added_in_four_places_and_cut_in_three() {
    let time = &guideline()["time_shift"];
    assert_eq!(texts(time, "more").len(), 4);
    assert_eq!(
        texts(time, "less"),
        [
            "定型的な業務（チェック、入力、転記）",
            "庁舎の間の移動",
            "意思決定にかかる時間"
        ]
    );
    let said = page("plans/dx-2022/guideline.html").text();
    for line in texts(time, "more").into_iter().chain(texts(time, "less")) {
        assert!(said.contains(line), "{line}");
    }
}

#[test]
fn two_logic_models_stand_on_the_guideline_and_with_their_measures() {
    let logic = &guideline()["logic_models"];
    let models = list(logic, "models");
    let of: Vec<&str> = models.iter().map(|m| text(m, "measure_id")).collect();
    assert_eq!(of, ["tetsuzuki-online", "bunsho-denshika"]);
    for model in models {
        let own = format!("plans/dx-2022/measures/{}.html", text(model, "measure_id"));
        for path in ["plans/dx-2022/guideline.html", own.as_str()] {
            let said = page(path).text();
            for stage in ["input", "output", "outcome"] {
                assert!(said.contains(text(&logic[stage], "name")), "{path}");
            }
            for key in ["inputs", "outputs", "outcomes"] {
                for line in texts(model, key) {
                    assert!(said.contains(line), "{path}: {line}");
                }
            }
        }
    }
    // A measure without one says nothing of it.
    let other = page("plans/dx-2022/measures/wifi.html").text();
    assert!(!other.contains("インプット"));
}

#[test]
fn the_roadmap_has_three_streams_over_four_years_and_says_what_cannot_be_read() {
    let plan = guideline();
    assert_eq!(plan["period"]["from"], 2022);
    assert_eq!(plan["period"]["to"], 2025);
    let counted: Vec<(usize, usize)> = list(plan, "roadmap")
        .iter()
        .map(|s| {
            let steps = list(s, "lanes").iter().flat_map(|l| list(l, "steps"));
            let steps: Vec<&Json> = steps.collect();
            let unread = steps.iter().filter(|s| s["missing_reason"] == "unreadable");
            (steps.len(), unread.count())
        })
        .collect();
    assert_eq!(counted, [(7, 7), (6, 0), (5, 0)]);
    let whole = &list(&list(&list(plan, "roadmap")[2], "lanes")[0], "steps")[0];
    assert_eq!((&whole["from"], &whole["to"]), (&2022.into(), &2025.into()));
    let said = page("plans/dx-2022/index.html").text();
    assert!(
        said.contains("行うことは7件です。それぞれの年度は、資料からは分かりません"),
        "{said}"
    );
}

#[test]
fn the_letter_on_the_budget_has_its_number_its_day_its_outlook_and_six_ideas() {
    let plan = plan_named(&kashiwa().report, "hoshin-r4");
    let [letter] = list(plan, "directives") else {
        panic!("one letter");
    };
    let facts = ["number", "date", "issuer", "addressee"].map(|key| text(letter, key));
    let due = ["柏財財第923号", "2021-11-30", "市長", "部・局長各位"];
    assert_eq!(facts, due);
    assert_eq!(texts(letter, "money"), ["sainyu", "saishutsu", "shushi"]);
    let ideas = list(letter, "ideas");
    let codes: Vec<&str> = ideas.iter().map(|i| text(i, "code")).collect();
    assert_eq!(codes, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]);
    let points = list(&ideas[5], "points");
    let points: Vec<[&str; 2]> = points
        .iter()
        .map(|p| ["code", "name"].map(|key| text(p, key)))
        .collect();
    assert_eq!(
        points,
        [
            ["ア", "「選択と集中」による政策の実現"],
            ["イ", "適切な市債の活用"],
            ["ウ", "基金の活用"]
        ]
    );
    let shown = page("plans/hoshin-r4/directives/yosan.html");
    let said = shown.text();
    for words in [
        "柏財財第923号",
        "令和3年11月30日（2021年）",
        "市長",
        "部・局長各位",
    ] {
        assert!(said.contains(words), "{words}");
    }
    for line in texts(letter, "outlook") {
        assert!(said.contains(line), "{line}");
    }
    for idea in ideas {
        assert!(said.contains(text(idea, "name")), "{idea}");
    }
    let tables = shown.with("table", "data-money");
    let keys: Vec<&str> = tables.iter().map(|t| t.get("data-money")).collect();
    assert_eq!(
        keys,
        [
            "hoshin-r4/sainyu",
            "hoshin-r4/saishutsu",
            "hoshin-r4/shushi"
        ]
    );
    let balance = tables[2].text();
    assert!(balance.contains("△2,939"), "{balance}");
}

/// A statement of the outlook: what its lines changed by in per cent, as printed,
/// and its totals of both years. What is printed is what is computed.
fn outlook(id: &str) -> (Vec<&'static str>, [&'static str; 2]) {
    let plan = plan_named(&kashiwa().report, "hoshin-r4");
    let statement = list(plan, "money").iter().find(|s| s["id"] == id);
    let statement = statement.expect("its statement");
    let sums = list(statement, "sums");
    let lines = list(statement, "lines").iter();
    let cells = lines.map(|l| &list(l, "amounts")[1]).chain([&sums[1]]);
    let rates = cells.filter(|c| !c["declared_change_rate"].is_null());
    let rates = rates.map(|c| {
        assert_eq!(c["change_rate"], c["declared_change_rate"], "{c}");
        text(c, "declared_change_rate")
    });
    let totals = [0, 1].map(|column| {
        let sum = &sums[column];
        assert_eq!(sum["declared_total"]["value"], sum["total"], "{sum}");
        assert_eq!(sum["declared_total"]["agrees"], true, "{sum}");
        text(sum, "total")
    });
    (rates.collect(), totals)
}

#[test]
fn both_totals_all_13_rates_of_change_and_the_balance_are_those_of_the_letter() {
    let (revenue, totals) = outlook("sainyu");
    assert_eq!(
        revenue,
        ["4.2", "-9.8", "6.6", "-6.5", "34.4", "-16.8", "0.4"]
    );
    assert_eq!(totals, ["141500", "142129"]);
    let (expenditure, totals) = outlook("saishutsu");
    assert_eq!(expenditure, ["1.8", "1.9", "-1.8", "26.6", "-3.6", "2.5"]);
    assert_eq!(totals, ["141500", "145068"]);
    assert_eq!(revenue.len() + expenditure.len(), 13);
    let (balance, totals) = outlook("shushi");
    assert!(balance.is_empty());
    assert_eq!(totals, ["0", "-2939"]);
}
