//! A draft of a third city (平塚市): terms within terms, and projects that the
//! document assigns to no theme.

#[path = "figures/mod.rs"]
mod figures;

use figures::html::read;
use figures::report::{list, measures_of, plan_named, text};
use figures::site::hiratsuka;
use serde_json::Value as Json;

fn plan() -> &'static Json {
    plan_named(&hiratsuka().report, "gyokaku-2024")
}

#[test]
fn it_is_a_draft_of_four_years_within_eight() {
    let plan = plan();
    assert_eq!(plan["state"], "draft");
    assert_eq!(
        (&plan["period"]["from"], &plan["period"]["to"]),
        (&2024.into(), &2027.into())
    );
    let bands: Vec<(&str, i64, i64)> = list(plan, "frame")
        .iter()
        .flat_map(|f| list(f, "rows"))
        .flat_map(|r| list(r, "bands"))
        .map(|b| {
            let year = |key: &str| b[key].as_i64().expect("a year");
            (text(b, "name"), year("from"), year("to"))
        })
        .collect();
    assert!(
        bands.contains(&("第8次行財政改革", 2024, 2031)),
        "{bands:?}"
    );
    assert!(
        bands.contains(&("平塚市行財政改革計画（2024-2027）", 2024, 2027)),
        "{bands:?}"
    );
    assert!(
        hiratsuka()
            .page("index.html")
            .contains("まだ決まっていない案です。")
    );
}

#[test]
fn two_goals_hold_four_themes_and_no_project() {
    let goals = list(plan(), "goals");
    let themes: Vec<&Json> = goals.iter().flat_map(|g| list(g, "goals")).collect();
    assert_eq!((goals.len(), themes.len()), (2, 4));
    for goal in goals.iter().chain(themes) {
        assert!(list(goal, "measures").is_empty(), "{}", goal["name"]);
        assert!(goal["aim_statement"].is_string(), "{}", goal["name"]);
    }
}

#[test]
fn nineteen_projects_stand_without_a_theme_on_the_plans_page_and_on_their_own() {
    let projects = list(plan(), "measures");
    assert_eq!(projects.len(), 19);
    assert_eq!(measures_of(plan()).len(), 19);
    let page = read(hiratsuka().page("plans/gyokaku-2024/index.html"));
    let section = page.one("id", "unassigned").expect("their section");
    assert_eq!(section.text().trim(), "実施計画事業");
    let said = page.text();
    assert!(said.contains("改革テーマが示されていない実施計画事業"));
    for project in projects {
        assert!(
            said.contains(text(project, "content")),
            "{}",
            project["name"]
        );
        let own = format!("plans/gyokaku-2024/measures/{}.html", text(project, "id"));
        let own = read(hiratsuka().page(&own)).text();
        assert!(own.contains(text(project, "name")), "{}", project["name"]);
    }
}

#[test]
fn a_site_without_departments_has_no_list_of_them() {
    let files = &hiratsuka().files;
    assert!(!files.contains_key("hiratsuka/departments/index.html"));
    for (path, page) in hiratsuka().pages() {
        assert!(!page.contains("departments/index.html"), "{path}");
    }
}
