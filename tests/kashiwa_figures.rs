//! A policy system of a fourth city (柏市): resources, fields with the states they
//! want to reach, who does what for them, efforts whose indicators bear no value.
//! The numbers are counted from the document: ○ are desired states, ● policies,
//! and ・ where a list has no ●.

#[path = "figures/mod.rs"]
mod figures;

use std::sync::OnceLock;

use figures::html::read;
use figures::report::{indicators_of, list, measures_of, plan_named, text};
use figures::site::{Built, build, root};
use serde_json::Value as Json;

fn kashiwa() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| build(&root(), "kashiwa"))
}

fn plan() -> &'static Json {
    plan_named(&kashiwa().report, "hoshin-r4")
}

/// The top goals of a level.
fn of_level(level: &str) -> Vec<&'static Json> {
    let goals = list(plan(), "goals").iter();
    goals.filter(|g| g["level"] == level).collect()
}

/// The sub-fields of a field.
fn sub_fields(field: &Json) -> Vec<&Json> {
    let below = list(field, "goals").iter();
    below.filter(|g| g["level"] == "分野別の対応方針").collect()
}

/// The lines of all approaches of a sub-field.
fn policies(sub_field: &Json) -> Vec<&Json> {
    let approaches = list(sub_field, "approaches").iter();
    approaches.flat_map(|a| list(a, "lines")).collect()
}

#[test]
fn four_resources_have_their_state_their_direction_and_their_main_efforts() {
    let counted: Vec<[usize; 3]> = of_level("経営資源")
        .into_iter()
        .map(|r| ["issues", "directions", "main_efforts"].map(|key| list(r, key).len()))
        .collect();
    assert_eq!(counted, [[2, 3, 3], [3, 2, 3], [3, 3, 3], [3, 2, 5]]);
    for resource in of_level("経営資源") {
        let page = format!("plans/hoshin-r4/goals/{}.html", text(resource, "id"));
        let page = read(kashiwa().page(&page)).text();
        for key in ["issues", "directions"] {
            for said in list(resource, key) {
                assert!(page.contains(said.as_str().expect("a text")), "{said}");
            }
        }
        for effort in list(resource, "main_efforts") {
            assert!(page.contains(text(effort, "text")), "{effort}");
        }
    }
}

#[test]
fn four_benchmarks_of_the_year_2020_are_figures_that_nobody_judges() {
    let resource = of_level("経営資源")[1];
    let figures: Vec<(&str, &str)> = list(resource, "indicators")
        .iter()
        .map(|i| {
            assert_eq!((&i["kind"], &i["unit"]), (&"reference".into(), &"%".into()));
            let values = list(i, "values");
            assert_eq!(values.len(), 1, "{i}");
            assert_eq!(values[0]["fiscal_year"], 2020);
            (text(i, "name"), text(&values[0], "value"))
        })
        .collect();
    assert_eq!(
        figures,
        [
            ("経常収支比率（中核市平均値）", "92.9"),
            ("将来負担比率（中核市平均値）", "43.7"),
            ("実質公債費比率（中核市平均値）", "5.7"),
            ("市債残高比率（中核市平均値）", "163.9"),
        ]
    );
}

#[test]
fn the_efforts_of_the_year_are_five_for_the_town_and_two_for_its_management() {
    let counted: Vec<(&str, usize)> = of_level("今年度の重点")
        .into_iter()
        .map(|g| (text(g, "name"), list(g, "main_efforts").len()))
        .collect();
    assert_eq!(counted, [("まちづくりの取組", 5), ("行政経営の取組", 2)]);
}

#[test]
fn six_fields_hold_19_target_states_20_sub_fields_51_desired_states_and_79_policies() {
    let counted: Vec<[usize; 4]> = of_level("分野")
        .into_iter()
        .map(|field| {
            assert_eq!(field["target_year"], 2025);
            let below = sub_fields(field);
            [
                list(field, "target_states").len(),
                below.len(),
                below.iter().map(|s| list(s, "desired_states").len()).sum(),
                below.iter().map(|s| policies(s).len()).sum(),
            ]
        })
        .collect();
    assert_eq!(
        counted,
        [
            [3, 4, 10, 14],
            [2, 3, 6, 8],
            [3, 2, 8, 7],
            [2, 3, 8, 9],
            [5, 4, 6, 23],
            [4, 4, 13, 18],
        ]
    );
    let sum = |at: usize| counted.iter().map(|c| c[at]).sum::<usize>();
    assert_eq!([sum(0), sum(1), sum(2), sum(3)], [19, 20, 51, 79]);
}

#[test]
fn a_fields_page_shows_every_state_every_department_and_every_policy() {
    for field in of_level("分野") {
        let page = format!("plans/hoshin-r4/goals/{}.html", text(field, "id"));
        let page = read(kashiwa().page(&page)).text();
        for state in list(field, "target_states") {
            assert!(page.contains(state.as_str().expect("a text")), "{state}");
        }
        for sub_field in sub_fields(field) {
            let desired = list(sub_field, "desired_states").iter();
            for line in desired.chain(policies(sub_field)) {
                assert!(page.contains(text(line, "text")), "{line}");
                for detail in list(line, "details") {
                    assert!(page.contains(detail.as_str().expect("a text")), "{detail}");
                }
            }
            for department in departments(sub_field) {
                assert!(page.contains(text(department, "name")), "{department}");
            }
        }
    }
}

fn departments(sub_field: &Json) -> Vec<&Json> {
    let approaches = list(sub_field, "approaches").iter();
    approaches.flat_map(|a| list(a, "departments")).collect()
}

#[test]
fn former_names_stand_beside_those_of_the_year() {
    let fields = of_level("分野");
    let mut former: Vec<(&str, &str)> = fields
        .iter()
        .flat_map(|f| sub_fields(f))
        .flat_map(departments)
        .filter_map(|d| Some((text(d, "name"), d["former"].as_str()?)))
        .collect();
    former.sort_unstable();
    former.dedup();
    assert_eq!(
        former,
        [
            ("企画部", "地域づくり推進部"),
            ("危機管理部", "総務部"),
            ("市民生活部", "地域づくり推進部"),
            ("広報部", "地域づくり推進部"),
        ]
    );
}

#[test]
fn a_departments_page_lists_the_policies_that_it_answers_for() {
    for field in of_level("分野") {
        for sub_field in sub_fields(field) {
            for approach in list(sub_field, "approaches") {
                for department in list(approach, "departments") {
                    let page = format!("departments/{}.html", text(department, "id"));
                    let page = read(kashiwa().page(&page)).text();
                    assert!(page.contains(text(sub_field, "name")), "{department}");
                    for line in list(approach, "lines") {
                        assert!(page.contains(text(line, "text")), "{line}");
                    }
                }
            }
        }
    }
}

#[test]
fn sixteen_projects_name_their_indicator_without_a_value_or_have_none() {
    let efforts: Vec<(&str, usize)> = list(of_level("分野")[0], "goals")
        .iter()
        .map(|g| (text(g, "name"), list(g, "measures").len()))
        .filter(|(_, n)| *n > 0)
        .collect();
    assert_eq!(
        efforts,
        [
            ("地域と関わり幅広い体験等ができる場の実現", 2),
            ("学校施設の適時適切な施設整備", 5),
            ("その他、主要な取組", 9),
        ]
    );
    let projects = measures_of(plan());
    assert_eq!(projects.len(), 16);
    let without: Vec<&str> = projects
        .iter()
        .filter(|p| p["indicators_missing"] == "not_set")
        .map(|p| text(p, "name"))
        .collect();
    assert_eq!(
        without,
        [
            "自校方式学校給食の調査",
            "公立夜間中学校設置検討事業",
            "市立学校における生理用品の無償提供",
        ]
    );
    for project in projects {
        let page = format!("plans/hoshin-r4/measures/{}.html", text(project, "id"));
        let page = read(kashiwa().page(&page)).text();
        for indicator in list(project, "indicators") {
            assert_eq!(indicator["unit_missing"], "not_in_source");
            assert!(list(indicator, "values").is_empty(), "{indicator}");
            assert!(page.contains(text(indicator, "name")), "{indicator}");
        }
        if project["indicators_missing"] == "not_set" {
            assert!(list(project, "indicators").is_empty());
            assert!(page.contains("活動指標：設定なし"), "{}", project["name"]);
        }
    }
    assert_eq!(indicators_of(plan()).len(), 13 + 4);
}

#[test]
fn the_front_page_leads_with_the_plan_that_the_site_names_and_says_what_it_holds() {
    assert_eq!(kashiwa().report["site"]["lead_plan_id"], "hoshin-r4");
    let front = read(kashiwa().page("index.html"));
    let lead = front.named("h1")[0].text();
    let holds = "将来に目指す状態19件、この計画で目指す状態51件、対応方針79件を示しています。";
    assert!(lead.starts_with("令和4年度 行財政運営方針"), "{lead}");
    assert!(lead.contains(holds), "{lead}");
    // The other plan says what it is after; a plan of one year names it once.
    let said = front.text();
    assert!(said.contains("「つながる市役所」、「業務改革・効率化・価値創造」の2つです。"));
    assert!(!said.contains("令和4年度〜令和4年度"), "{said}");
    let ways = front.named("h3").into_iter();
    let ways: Vec<String> = ways.map(figures::html::Element::text).collect();
    assert!(ways.iter().any(|w| w == "担当から"), "{ways:?}");
}
