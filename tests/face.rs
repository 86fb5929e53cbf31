//! What a city sets for its face: colours that reach every page and chart, a
//! mark beside the name, and limits that a heavy page does not pass.

mod common;

use common::Project;

const MARK: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 2\"/>\n";

/// The tiny site with more in its `site.yaml`.
fn tiny_with(more: &str) -> Project {
    let project = Project::tiny();
    let site = project.read("content/a/site.yaml");
    project.put("content/a/site.yaml", &format!("{site}{more}"));
    project
}

fn style(project: &Project) -> String {
    project.build();
    project.read("public/a/assets/style.css")
}

/// What `:root` says behind the theme's tokens and before everything else.
fn of_city(project: &Project) -> String {
    let style = style(project);
    let tokens = include_str!("../themes/civic/styles/10-tokens.css");
    let rest = style.strip_prefix(tokens).expect("the tokens first");
    let next = include_str!("../themes/civic/styles/20-base.css");
    let end = rest.find(next).expect("the base behind");
    rest[..end].trim().to_owned()
}

#[test]
fn a_site_without_a_look_has_the_style_sheet_of_its_theme() {
    assert_eq!(of_city(&Project::tiny()), "");
}

#[test]
fn a_citys_colours_stand_behind_the_tokens_and_before_what_print_changes() {
    let project = tiny_with(
        "look:\n  city: {light: \"#5A3E1B\", dark: \"#e8c9a0\"}\n  link: {light: \"#14513f\"}\n",
    );
    let css = of_city(&project);
    let (light, dark) = css.split_once('\n').unwrap();
    assert!(light.starts_with(":root { --city: #5a3e1b; --link: #14513f; --tint: #"));
    assert!(
        dark.starts_with(
            "@media (prefers-color-scheme: dark) { :root { --city: #e8c9a0; --link: #"
        )
    );
    let style = project.read("public/a/assets/style.css");
    assert!(style.find("--city: #5a3e1b") < style.find("@media print"));
}

#[test]
fn links_bear_the_citys_colour_where_nothing_else_is_said() {
    let css = of_city(&tiny_with("look: {city: {light: \"#5a3e1b\"}}\n"));
    assert!(css.starts_with(":root { --city: #5a3e1b; --link: #5a3e1b; "));
    let dark = css.split("--city: ").nth(2).unwrap();
    let (colour, rest) = dark.split_once(';').unwrap();
    assert!(rest.starts_with(&format!(" --link: {colour};")));
}

#[test]
fn every_colour_that_is_worked_out_can_be_read_and_is_no_verdict() {
    for light in [
        "#14513f", "#5a3e1b", "#000000", "#6a1b4d", "#333333", "#4a5a00",
    ] {
        let project = tiny_with(&format!("look: {{city: {{light: \"{light}\"}}}}\n"));
        let run = project.run(&["build", "--strict"]);
        assert_eq!(run.code, 0, "{light}: {run:?}");
    }
}

#[test]
fn a_site_is_judged_on_the_grounds_of_its_own_tokens() {
    let look = "look: {city: {light: \"#9fd3bd\"}}\n";
    let refused = tiny_with(look).run(&["check", "--format", "json"]);
    assert_eq!(
        refused.places(),
        ["content/a/site.yaml:6:22 error[low-contrast]"]
    );
    let project = tiny_with(look);
    project.put(
        "content/a/theme/styles/10-tokens.css",
        ":root { --sheet: #111; --tint: #1a1a1a; --ink: #fff; --city: #eee; --link: #eee; }\n",
    );
    let css = style(&project);
    // A theme for dark grounds alone gets no second set.
    assert!(css.contains(":root { --city: #9fd3bd; --link: #9fd3bd; --tint: #"));
    let of_look = css.split("--city: #9fd3bd").nth(1).unwrap();
    assert!(!of_look.lines().nth(1).unwrap_or("").contains("--city"));
}

#[test]
fn a_finding_says_what_was_found_what_is_needed_and_what_would_do() {
    let project = tiny_with("look: {city: {light: \"#7fbf3f\"}}\n");
    let found = project
        .run(&["check", "--lang", "en", "--format", "short"])
        .out;
    let first = found.lines().next().unwrap();
    assert!(
        first.contains("has a contrast of 2.00:1 on #eff4f0 and needs 4.5:1"),
        "{first}"
    );
    let near = first.split("nearest colour that does is ").nth(1).unwrap();
    let near = &near[..7];
    let mended = tiny_with(&format!("look: {{city: {{light: \"{near}\"}}}}\n"));
    assert_eq!(mended.run(&["check"]).code, 0, "{near}");
}

#[test]
fn a_theme_without_the_colours_that_a_look_needs_says_so() {
    let project = tiny_with("look: {city: {light: \"#14513f\"}}\n");
    project.put(
        "content/a/theme/styles/10-tokens.css",
        ":root { --ink: #000; }\n",
    );
    let run = project.run(&["check", "--format", "json"]);
    assert_eq!(
        run.places(),
        ["content/a/site.yaml:6:22 error[theme-error]"]
    );
}

#[test]
fn a_token_that_a_later_part_sets_again_is_found_there() {
    let project = tiny_with("look: {city: {light: \"#14513f\"}}\n");
    project.put(
        "content/a/theme/styles/70-own.css",
        ":root { --city: #222222; }\n",
    );
    let run = project.run(&["check", "--format", "json"]);
    let place = "content/a/theme/styles/70-own.css:1:17 error[theme-error]";
    assert_eq!(run.places(), [place]);
}

#[test]
fn a_fault_of_a_shared_theme_is_found_once_and_for_a_chosen_site_too() {
    let project = Project::tiny();
    project.put_site("content/b");
    project.put(
        "themes/civic/styles/61-own.css",
        ":root { --sub: #cccccc; }\n",
    );
    let place = "themes/civic/styles/61-own.css:1:16 error[low-contrast]";
    for arguments in [
        &["check", "--format", "json"][..],
        &["check", "--site", "a", "--format", "json"],
    ] {
        assert_eq!(project.run(arguments).places(), [place], "{arguments:?}");
    }
}

#[test]
fn a_city_may_accept_that_its_colour_is_near_a_verdict() {
    let project = tiny_with("look: {city: {light: \"#0b4ea2\", dark: \"#9fd3bd\"}}\n");
    assert_eq!(project.run(&["build", "--strict"]).code, 1);
    project.put(
        "content/a/accepted.yaml",
        "accepted:\n  - {code: city-colour-near-verdict, id: look/city/light, reason: 市の色, date: 2024-04-01}\n",
    );
    let run = project.run(&["build", "--strict"]);
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn a_mark_stands_on_every_page_with_its_proportion() {
    let project = tiny_with("look: {mark: sub/mark.svg, mark_alt: 見本市の市章}\n");
    project.put("content/a/static/sub/mark.svg", MARK);
    project.build();
    let home = project.read("public/a/index.html");
    let image = "src=\"static/sub/mark.svg\" alt=\"見本市の市章\" width=\"48\" height=\"32\"";
    assert!(home.contains(image), "{home}");
    let measure = project.read("public/a/plans/p/measures/m.html");
    assert!(measure.contains("src=\"../../../static/sub/mark.svg\""));
    let project = tiny_with("look: {mark: mark.svg}\n");
    project.put("content/a/static/mark.svg", MARK);
    project.build();
    assert!(project.read("public/a/index.html").contains("alt=\"\""));
}

#[test]
fn a_page_over_its_budget_leaves_what_is_published_as_it_was() {
    let project = Project::tiny();
    project.build();
    let before = project.untouched();
    let site = project.read("content/a/site.yaml");
    for (budgets, what) in [
        ("{kinds: {home: 1}}", "index.html weighs "),
        (
            "{requests: 1}",
            "makes 2 requests, more than 1 (beside itself a/assets/style.css)",
        ),
        ("{chart: 0}", "chart 1 of the page"),
    ] {
        project.put(
            "content/a/site.yaml",
            &format!("{site}budgets: {budgets}\n"),
        );
        let run = project.run(&["build", "--lang", "en", "--format", "short"]);
        assert_eq!(run.code, 1, "{run:?}");
        assert!(run.out.contains(what), "{run:?}");
        assert!(run.out.starts_with("content/a/site.yaml:6:"), "{run:?}");
        assert!(project.untouched() == before);
    }
}

#[test]
fn an_accepted_page_may_be_heavy_and_its_neighbours_may_not() {
    let project = tiny_with("budgets: {kinds: {home: 1, plan: 1}}\n");
    let entry = |page: &str| {
        format!("  - {{code: over-budget, id: {page}, reason: 図が多い, date: 2024-04-01}}\n")
    };
    let (home, plan) = (entry("index.html"), entry("plans/p/index.html"));
    project.put("content/a/accepted.yaml", &format!("accepted:\n{home}"));
    let run = project.run(&["build", "--lang", "en", "--format", "short"]);
    assert_eq!(run.code, 1);
    assert!(
        run.out.contains("the page plans/p/index.html weighs"),
        "{run:?}"
    );
    project.put(
        "content/a/accepted.yaml",
        &format!("accepted:\n{home}{plan}"),
    );
    project.build();
    assert_eq!(project.run(&["check", "--strict"]).code, 0);
}

/// An entry for a page is looked at once pages are written; `--strict` then
/// still publishes nothing.
#[test]
fn an_acceptance_that_no_page_needs_is_found_before_anything_is_published() {
    let project = Project::tiny();
    project.put(
        "content/a/accepted.yaml",
        "accepted:\n  - {code: over-budget, id: index.html, reason: 図が多い, date: 2024-04-01}\n",
    );
    let run = project.run(&["build", "--strict", "--format", "json"]);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.places(),
        ["content/a/accepted.yaml:2:5 warning[useless-acceptance]"]
    );
    assert!(!project.has("public/a"));
}

#[test]
fn the_sites_of_the_project_keep_the_budget_that_residents_are_promised() {
    let project = Project::real();
    let site = project.read("content/atsugi/site.yaml");
    assert!(site.contains("budgets: {page: 40, requests: 3, chart: 30}"));
    project.build();
}
