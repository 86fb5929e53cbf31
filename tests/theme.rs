//! Themes in their layers, their mistakes, and text that must stay text.

mod common;

use common::Project;
use html5gum::{Token, Tokenizer};

const PAGE: &str =
    "<!doctype html><html lang=\"ja\"><title>{{ page.title }}</title><p>%</p></html>\n";

fn page(text: &str) -> String {
    PAGE.replace('%', text)
}

#[test]
fn without_a_folder_of_themes_the_compiled_one_is_used() {
    let project = Project::tiny();
    project.build();
    assert!(!project.has("themes"));
    let tokens = include_str!("../themes/civic/styles/10-tokens.css");
    let charts = include_str!("../themes/civic/styles/60-charts.css");
    let style = project.read("public/a/assets/style.css");
    assert!(style.starts_with(tokens) && style.contains(charts));
}

#[test]
fn a_theme_on_disk_wins_over_the_compiled_one_file_by_file() {
    let project = Project::tiny();
    project.put("themes/civic/templates/404.html", &page("from disk"));
    project.put("themes/civic/styles/60-charts.css", "p { color: red }\n");
    project.build();
    assert!(
        project
            .read("public/a/404.html")
            .contains("<p>from disk</p>")
    );
    let style = project.read("public/a/assets/style.css");
    assert!(style.contains("\np { color: red }\n"));
    assert!(!style.contains(include_str!("../themes/civic/styles/60-charts.css")));
    assert!(style.starts_with(include_str!("../themes/civic/styles/10-tokens.css")));
    assert!(!project.read("public/a/index.html").contains("from disk"));
}

#[test]
fn a_sites_own_files_win_over_its_theme_and_stay_its_own() {
    let project = Project::tiny();
    project.put_site("content/b");
    project.put("themes/civic/templates/404.html", &page("from disk"));
    project.put("content/a/theme/templates/404.html", &page("of the site"));
    project.put(
        "content/a/theme/static/own.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    project.build();
    assert!(
        project
            .read("public/a/404.html")
            .contains("<p>of the site</p>")
    );
    assert!(
        project
            .read("public/b/404.html")
            .contains("<p>from disk</p>")
    );
    assert!(project.has("public/a/assets/own.svg"));
    assert!(!project.has("public/b/assets/own.svg"));
}

#[test]
fn a_site_may_change_single_words() {
    let project = Project::tiny();
    project.put(
        "content/a/theme/templates/404.html",
        &page("{{ word(k=\"not_found.title\") }}"),
    );
    project.put(
        "content/a/theme/words/ja.yaml",
        "not_found.title: 道に迷いました\n",
    );
    project.build();
    let page = project.read("public/a/404.html");
    assert!(
        page.contains("<title>道に迷いました</title><p>道に迷いました</p>"),
        "{page}"
    );
    // Every other word is still there: a missing one would stop the build.
    assert!(
        project
            .read("public/a/departments/index.html")
            .contains("総務課")
    );
}

#[test]
fn another_theme_lies_over_the_shipped_one() {
    let project = Project::tiny();
    project.put("themes/forest/templates/404.html", &page("in the forest"));
    let site = project.read("content/a/site.yaml");
    project.put("content/a/site.yaml", &format!("{site}theme: forest\n"));
    project.build();
    assert!(project.read("public/a/404.html").contains("in the forest"));
    assert!(
        project
            .read("public/a/index.html")
            .contains("見本市のあゆみ")
    );
}

/// Builds with these templates and words of the site's own, over a published
/// site; says which findings came, and that nothing else happened.
fn refused(files: &[(&str, &str)]) -> Vec<String> {
    let project = Project::tiny();
    project.build();
    let before = project.untouched();
    for (path, text) in files {
        project.put(&format!("content/a/theme/{path}"), text);
    }
    let run = project.run(&["build", "--format", "json"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(project.untouched() == before);
    for finding in run.json() {
        let file = project.read(finding["file"].as_str().unwrap());
        let line = finding["line"].as_u64().unwrap() as usize;
        assert_eq!(finding["source_line"], file.lines().nth(line - 1).unwrap());
        for lang in ["ja", "en"] {
            let human = project.run(&["build", "--lang", lang]).err;
            let at = format!(
                "--> {}:{line}:{}",
                finding["file"].as_str().unwrap(),
                finding["column"]
            );
            assert!(human.contains(&at), "{at} in {human}");
        }
    }
    let own = |place: String| place.replace("content/a/theme/", "");
    run.places().into_iter().map(own).collect()
}

#[test]
fn an_unknown_filter_is_found_at_its_place() {
    let found = refused(&[(
        "templates/404.html",
        "<p>x</p>\n<p>年度{{ page.title | frobnicate }}</p>\n",
    )]);
    assert_eq!(found, ["templates/404.html:2:22 error[theme-error]"]);
}

#[test]
fn an_unknown_variable_is_found_at_its_place() {
    let found = refused(&[("templates/404.html", "<p>年度 {{ page.nosuch }}</p>\n")]);
    assert_eq!(found, ["templates/404.html:1:15 error[theme-error]"]);
}

#[test]
fn an_unclosed_tag_is_found() {
    let found = refused(&[("templates/404.html", "<p>\n{% if page.title %}x\n</p>\n")]);
    assert_eq!(found, ["templates/404.html:3:5 error[theme-error]"]);
}

#[test]
fn a_missing_parent_is_found() {
    let found = refused(&[("templates/404.html", "{% extends \"nobase.html\" %}\n")]);
    assert_eq!(found, ["templates/404.html:1:1 error[theme-error]"]);
}

#[test]
fn an_unknown_word_is_found_at_its_place() {
    let found = refused(&[(
        "templates/404.html",
        "<p>\n  {{ word(k=\"nosuch\") }}</p>\n",
    )]);
    assert_eq!(found, ["templates/404.html:2:6 error[theme-error]"]);
}

#[test]
fn words_that_are_no_list_of_words_are_found() {
    let found = refused(&[("words/ja.yaml", "departments: [a, b]\n")]);
    assert_eq!(found, ["words/ja.yaml:1:14 error[theme-error]"]);
    let found = refused(&[("words/ja.yaml", "- a\n- b\n")]);
    assert_eq!(found, ["words/ja.yaml:1:1 error[theme-error]"]);
    let found = refused(&[("words/ja.yaml", "departments: [a\n")]);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn one_build_shows_the_mistakes_of_several_templates() {
    let found = refused(&[
        ("templates/404.html", "{{ page.title | frobnicate }}"),
        ("templates/department.html", "{% if page.title %}"),
        (
            "templates/departments.html",
            "{% extends \"nobase.html\" %}",
        ),
        ("templates/year.html", "{{ word(k= }}"),
        ("words/ja.yaml", "departments: [a, b]\n"),
    ]);
    assert_eq!(found.len(), 5, "{found:?}");
    let found = refused(&[
        ("templates/404.html", "{{ page.nosuch }}"),
        ("templates/department.html", "{{ word(k=\"nosuch\") }}"),
    ]);
    assert_eq!(found.len(), 2, "{found:?}");
}

/// A text that would be an element, an attribute or the end of one if any
/// template let it. Every field gets its own number.
fn evil(count: &mut usize) -> String {
    *count += 1;
    format!("F{count}F<evil>\"onevil=1 'onevil=2 </title></style></svg>--><evil x=")
}

/// Puts an evil text for every `@`, quoted for YAML.
fn poisoned(yaml: &str, count: &mut usize) -> String {
    let mut out = String::new();
    for (i, part) in yaml.split('@').enumerate() {
        if i > 0 {
            out.push_str(&format!("'{}'", evil(count).replace('\'', "''")));
        }
        out.push_str(part);
    }
    out
}

fn elements(html: &str) -> (Vec<String>, Vec<String>) {
    let (mut tags, mut attributes) = (Vec::new(), Vec::new());
    for token in Tokenizer::new(html).flatten() {
        if let Token::StartTag(tag) = token {
            tags.push(String::from_utf8_lossy(&tag.name).into_owned());
            let names = tag.attributes.keys();
            attributes.extend(names.map(|n| String::from_utf8_lossy(n).into_owned()));
        }
    }
    (tags, attributes)
}

#[test]
fn what_clerks_write_is_text_on_every_page() {
    let mut n = 0;
    let project = Project::empty();
    for (path, yaml) in [
        ("site.yaml", include_str!("poison/site.yaml")),
        ("departments.yaml", include_str!("poison/departments.yaml")),
        ("plans/p/plan.yaml", include_str!("poison/plan.yaml")),
        (
            "plans/p/results/2023.yaml",
            include_str!("poison/2023.yaml"),
        ),
    ] {
        project.put(&format!("content/a/{path}"), &poisoned(yaml, &mut n));
    }
    project.put(
        "content/a/static/m.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>",
    );
    let fields = n;
    let title = poisoned("@", &mut n);
    let text = evil(&mut n).replace('<', "&lt;");
    project.put(
        "content/a/plans/p/goal.md",
        &format!(
            "---\ngoal: g\nyear: R5\ntitle: {title}\n---\n{text} [{text}](measure:m) `{text}`\n"
        ),
    );
    project.build();
    let mut seen = String::new();
    for (path, bytes) in project.public() {
        let text = String::from_utf8(bytes).unwrap();
        if path.ends_with(".html") {
            let (tags, attributes) = elements(&text);
            assert!(tags.len() > 20, "{path}");
            assert!(!tags.iter().any(|t| t == "evil"), "{path}");
            assert!(!attributes.iter().any(|a| a.contains("evil")), "{path}");
            seen.push_str(&text);
        }
        if path.ends_with(".json") {
            serde_json::from_str::<serde_json::Value>(&text).unwrap();
        }
    }
    // Poison that reaches no page proves nothing.
    let shown = (1..=fields)
        .filter(|i| seen.contains(&format!("F{i}F")))
        .count();
    assert!(
        shown * 10 > fields * 7,
        "only {shown} of {fields} fields are shown"
    );
}

#[test]
fn check_finds_the_mistakes_of_themes_and_of_links_that_a_build_would() {
    let project = Project::tiny();
    project.put("themes/civic/templates/404.html", &page("{{ page.titel }}"));
    let run = project.run(&["check", "--format", "json"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let places = run.places();
    assert_eq!(places.len(), 1, "{places:?}");
    assert!(
        places[0].starts_with("themes/civic/templates/404.html:1:"),
        "{places:?}"
    );
    project.put(
        "themes/civic/templates/404.html",
        &page("<a href=\"gone.html\">x</a>"),
    );
    let run = project.run(&["check", "--format", "short"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.out.contains("gone.html"), "{}", run.out);
    assert!(!project.has("public"));
}
