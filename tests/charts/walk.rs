//! The charts of figures: bars and lines of years, shares, series.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::figures::drawing::{check_share, check_units, check_years};
use crate::figures::html::Element;
use crate::figures::report::{
    counts_by_class, indicators_of, list, measures, measures_of, owner, plan, plan_2, plan_named,
    series, text, top_goals, years,
};
use crate::published::{
    Drawing, SITES, drawings, every_drawing, id_of, published, sites, year_rows, years_in,
    years_in_values,
};

/// Of Atsugi: the plan that has results, and the one that has none yet.
pub const PLANS: [&str; 2] = ["gyokaku-7-1", "gyokaku-7-2"];

#[test]
fn every_drawing_is_an_image_with_a_title_and_a_description_or_is_hidden() {
    for (site, due) in sites().iter().zip([330, 2, 85, 10]) {
        let checked = site.pages.iter().map(|(path, page)| images_of(path, page));
        let checked: usize = checked.sum();
        assert!(checked >= due, "{}: {checked} drawings", site.site);
    }
}

/// Checks the images of a page, and counts them.
fn images_of(path: &str, page: &Element) -> usize {
    let mut checked = 0;
    for svg in page.named("svg") {
        if svg.get("aria-hidden") == "true" {
            continue;
        }
        assert_eq!(svg.get("role"), "img", "{path}");
        let ids: Vec<&str> = svg.get("aria-labelledby").split(' ').collect();
        assert_eq!(ids.len(), 2, "{path}: {ids:?}");
        for (id, name) in ids.iter().zip(["title", "desc"]) {
            let named = page.one("id", id);
            let named = named.unwrap_or_else(|| panic!("{path}: no element {id}"));
            assert_eq!(named.name, name, "{path}: {id}");
            assert!(!named.text().is_empty(), "{path}: {id} says nothing");
            let own = svg.named(name);
            assert_eq!(own.len(), 1, "{path}: {id}");
            assert_eq!(own[0].get("id"), *id, "{path}");
        }
        checked += 1;
    }
    checked
}

#[test]
fn what_a_drawing_says_stands_on_the_page_too() {
    for d in every_drawing() {
        let said = d.svg.named("desc")[0].text();
        let (path, id) = (d.path, &d.id);
        let words: Vec<String> = d.page.named("p").iter().map(|p| p.text()).collect();
        let stands = |said: &str| words.iter().any(|p| p.contains(said));
        let visible = match id.split_once('-') {
            // Of several measures in one drawing each has a paragraph of its own.
            Some(("o", _)) => said.split_inclusive('。').all(stands),
            Some(("t" | "u", rest)) => stands(&said) || has_counts(d.page, rest, &words),
            _ => stands(&said),
        };
        assert!(visible, "{path}: {id}: {said}");
    }
}

/// Whether a paragraph gives the counts of a tally one after the other, each
/// behind the mark of its class.
fn has_counts(page: &Element, key: &str, paragraphs: &[String]) -> bool {
    let plain = |text: &str| -> String { text.split_whitespace().collect() };
    let table = page.one("id", &format!("t-{key}-table"));
    let rows = table.map_or(vec![], |t| t.with("tr", "data-status"));
    let counts = rows.iter().filter_map(|row| {
        let count = row.one("data-role", "computed")?.value();
        let word = row.named("th").first()?.text();
        (count != "0").then(|| plain(&format!("{word}{count}")))
    });
    let due = counts.collect::<Vec<_>>().concat();
    !due.is_empty()
        && paragraphs
            .iter()
            .any(|p| plain(p).starts_with(&format!("{due}／")))
}

#[test]
fn every_drawing_is_of_a_known_kind_and_has_its_table() {
    let mut seen: BTreeMap<(&str, char), usize> = BTreeMap::new();
    for Drawing {
        site,
        path,
        page,
        id,
        ..
    } in every_drawing()
    {
        let (kind, rest) = id.split_once('-').expect("a kind");
        let table = match kind {
            "c" | "s" | "p" | "g" => page.one("data-indicator", rest).is_some(),
            // In a list the figures stand in its sentence, and the table where
            // its name leads.
            "d" | "m" => {
                let key = match kind {
                    "m" => rest,
                    _ => rest.rsplit_once('-').expect("a year").0,
                };
                let mut pages = site.pages.values();
                pages.any(|page| page.one("data-indicator", key).is_some())
            }
            "x" => page.one("data-series", rest).is_some(),
            "l" | "o" => page.one("id", &format!("{id}-table")).is_some(),
            "t" | "u" => page.one("id", &format!("t-{rest}-table")).is_some(),
            "w" => page
                .named("table")
                .iter()
                .any(|t| t.get("class") == "data work"),
            "f" => {
                let frames = page.one("aria-labelledby", "frame").expect("its section");
                let at: usize = rest.parse().expect("a number");
                frames.named("table").len() > at
            }
            "r" => {
                let mut streams = page.with("section", "class").into_iter();
                let title = format!("{id}-t");
                let own =
                    streams.find(|s| s.get("class") == "stream" && s.one("id", &title).is_some());
                own.is_some_and(|s| !s.with("table", "class").is_empty())
            }
            // The owner of a plan's own money is not named.
            "y" => page.with("table", "data-money").iter().any(|t| {
                let parts: Vec<&str> = t.get("data-money").split('/').collect();
                rest.split('.').all(|part| parts.contains(&part))
            }),
            _ => panic!("{path}: {id}"),
        };
        assert!(table, "{path}: {id} has no table");
        let kind = id.chars().next().unwrap_or(' ');
        *seen.entry((site.site, kind)).or_default() += 1;
    }
    let kinds = SITES.map(|site| -> String {
        let own = seen.keys().filter(|(of, _)| *of == site);
        own.map(|(_, kind)| kind).collect()
    });
    assert_eq!(kinds, ["cdfglmpstuwx", "f", "otuwy", "fory"]);
    // A schedule a measure, both frames, and each of ten series in either plan.
    let atsugi = ['w', 'f', 'x'].map(|kind| seen[&("atsugi", kind)]);
    assert_eq!(atsugi, [23 + 22, 2, 20]);
    // A schedule a sheet; the money of the chapter; thirteen charts of dates, three
    // of them on the first page too.
    let kamakura = ['w', 'y', 'o'].map(|kind| seen[&("kamakura", kind)]);
    assert_eq!(kamakura, [5, 1, 13 + 3]);
}

#[test]
fn every_chart_of_years_agrees_with_its_table_and_the_report() {
    let mut seen: BTreeMap<(char, &str), usize> = BTreeMap::new();
    for Drawing {
        site,
        path,
        page,
        svg,
        id,
    } in every_drawing()
    {
        let Some(key) = id.strip_prefix("c-").or(id.strip_prefix("s-")) else {
            continue;
        };
        let (plan, indicator) = owner(&site.report, key);
        let table = page.one("data-indicator", key);
        let table = table.unwrap_or_else(|| panic!("{path}: {id} has no table"));
        let of_plan: Vec<i32> = years(plan).collect();
        let of_table: Vec<i32> = year_rows(table).iter().map(|(y, _)| *y).collect();
        assert_eq!(of_table, of_plan, "{path}: {id}");
        let shown = years_in(table);
        let reported = years_in_values(indicator, years(plan));
        assert_eq!(shown, reported, "{path}: the table of {id}");
        check_years(svg, &shown).unwrap_or_else(|fault| panic!("{path}: {id}: {fault}"));
        let kind = id.chars().next().unwrap_or(' ');
        *seen.entry((kind, text(plan, "id"))).or_default() += 1;
    }
    // One large one an indicator with a figure; a small one on the page of its
    // section and on that of its goal. The first page has three of the plan with
    // the newest report.
    for (name, of_home) in PLANS.into_iter().zip([3, 0]) {
        let due = indicators_with_figures(name).len();
        assert_eq!(seen[&('c', name)], due, "{name}");
        assert_eq!(seen[&('s', name)], 2 * due + of_home, "{name}");
    }
}

/// Keys of the indicators of a plan with a scale and at least one figure on it.
fn indicators_with_figures(name: &str) -> Vec<String> {
    let plan = plan_named(&published("atsugi").report, name);
    let mut found = indicators_of(plan);
    found.retain(|i| {
        let figures = years_in_values(i, years(plan));
        i["kind"] != "milestone" && figures.iter().any(|y| y.actual.or(y.target).is_some())
    });
    let key = |i: &Json| format!("{name}-{}", text(i, "id"));
    found.into_iter().map(key).collect()
}

#[test]
fn every_indicator_with_a_figure_has_a_chart_on_its_measures_page() {
    // Of 55, 17 are stages and 3 with a scale have no figure in any year; of the
    // 41 of the second plan, 8 are stages.
    for (name, due) in PLANS.into_iter().zip([55 - 17 - 3, 41 - 8]) {
        let keys = indicators_with_figures(name);
        assert_eq!(keys.len(), due, "{name}");
        let pages = published("atsugi").below(name, "measures");
        for key in keys {
            let chart = format!("c-{key}-t");
            let on: Vec<&str> = pages
                .iter()
                .filter(|(_, page)| page.one("id", &chart).is_some())
                .map(|(path, _)| *path)
                .collect();
            assert_eq!(on.len(), 1, "{key}: {on:?}");
        }
    }
}

#[test]
fn a_plan_without_results_draws_targets_and_no_actual() {
    let mut lines = 0;
    for d in every_drawing() {
        let Drawing {
            path,
            page,
            svg,
            id,
            ..
        } = d;
        let Some(key) = id
            .strip_prefix("c-gyokaku-7-2")
            .or(id.strip_prefix("s-gyokaku-7-2"))
        else {
            continue;
        };
        let of = |series: &str| {
            let all = svg.all().into_iter();
            all.filter(|e| e.get("data-s") == series).count()
        };
        assert_eq!(of("actual"), 0, "{path}: {id}");
        lines += of("target");
        let states = svg.all().into_iter();
        let states = states.filter(|e| e.get("class").starts_with("st-")).count();
        assert_eq!(states, 0, "{path}: {id}: a year to come is not missing");
        let table = page.one("data-indicator", &format!("gyokaku-7-2{key}"));
        for (year, row) in year_rows(table.expect("its table")) {
            let cell = |role: &str| row.one("data-role", role).expect(role).text();
            let shown = ["actual", "rate", "status"].map(cell);
            assert_eq!(shown, ["これから", "–", "–"], "{path}: {id} {year}");
        }
    }
    // 33 with a scale, each drawn three times, over three years; one has no
    // target in its last year.
    assert_eq!(lines, 3 * (33 * 3 - 1));
}

#[test]
fn every_series_through_both_plans_agrees_with_its_table_and_the_report() {
    let mut checked = 0;
    for Drawing {
        site,
        path,
        page,
        svg,
        id,
    } in every_drawing()
    {
        let Some(key) = id.strip_prefix("x-") else {
            continue;
        };
        let report = &site.report;
        let (plan, indicator) = owner(report, key);
        let own = series(report, text(plan, "id"), text(indicator, "id"));
        let own = own.unwrap_or_else(|| panic!("{path}: {id} is in no series"));
        let table = page.one("data-series", key);
        let table = table.unwrap_or_else(|| panic!("{path}: {id} has no table"));
        let of_table: Vec<i32> = year_rows(table).iter().map(|(y, _)| *y).collect();
        assert_eq!(of_table, (2021..=2026).collect::<Vec<_>>(), "{path}: {id}");
        let shown = years_in(table);
        let reported = years_in_values(own, 2021..=2026);
        assert_eq!(shown, reported, "{path}: the table of {id}");
        check_years(svg, &shown).unwrap_or_else(|fault| panic!("{path}: {id}: {fault}"));
        // Each row leads to the indicator in the plan of its year.
        for (year, row) in year_rows(table) {
            let member = &list(own, "members")[usize::from(year > 2023)];
            let end = format!("#ind-{}", text(member, "indicator_id"));
            let href = row.named("a")[0].get("href");
            let plan = format!("/{}/", text(member, "plan_id"));
            assert!(
                href.ends_with(&end) && href.contains(&plan),
                "{path}: {href}"
            );
        }
        checked += 1;
    }
    let series = sites().iter().map(|s| list(&s.report, "series").len());
    assert_eq!(checked, 2 * series.sum::<usize>());
}

#[test]
fn every_bar_and_row_of_cells_agrees_with_its_table_and_the_report() {
    let mut seen: BTreeMap<(&str, char), usize> = BTreeMap::new();
    for Drawing {
        site,
        path,
        page,
        svg,
        id,
    } in every_drawing()
    {
        let Some(rest) = id.strip_prefix("t-").or(id.strip_prefix("u-")) else {
            continue;
        };
        let report = &site.report;
        let is_bar = id.starts_with("t-");
        let id = format!("t-{rest}");
        let table = page.one("id", &format!("{id}-table"));
        let table = table.unwrap_or_else(|| panic!("{path}: {id} has no table"));
        let key: Vec<&str> = table.get("data-tally").split('/').collect();
        let [plan, scope, year] = key[..] else {
            panic!("{path}: {key:?}");
        };
        assert_eq!(id, format!("t-{plan}-{scope}-{year}"), "{path}");
        let mut rows: Vec<(String, u32)> = Vec::new();
        for row in table.with("tr", "data-status") {
            let cell = row.one("data-role", "computed").expect("a count").value();
            let count = cell.parse().unwrap_or_else(|_| panic!("{path}: {cell}"));
            rows.push((row.get("data-status").to_owned(), count));
        }
        let year: i32 = year.parse().expect("a year");
        let reported: Vec<Vec<(String, u32)>> = list(report, "tallies")
            .iter()
            .filter(|t| t["plan_id"] == plan && t["fiscal_year"] == year)
            .filter(|t| match scope {
                "plan" => t["scope"] == "plan",
                goal => t["scope"] == "goal" && t["scope_id"] == goal,
            })
            .map(|t| counts_by_class(&t["computed"]))
            .collect();
        let mut listed = rows.clone();
        listed.retain(|(_, n)| *n > 0);
        listed.sort();
        assert_eq!(reported, [listed], "{path}: the table of {id}");
        let counts: Vec<u32> = rows.iter().map(|(_, n)| *n).collect();
        let check = if is_bar { check_share } else { check_units };
        check(svg, &counts).unwrap_or_else(|fault| panic!("{path}: {id}: {fault}"));
        let mut editions = list(plan_named(report, plan), "editions").iter();
        let has_results = editions.any(|e| e["fiscal_year"] == year);
        assert!(has_results, "{path}: a tally before the first results");
        let kind = if is_bar { 't' } else { 'u' };
        *seen.entry((site.site, kind)).or_default() += 1;
    }
    // Home, the plan's page and two years: the plan and three goals each; two
    // years a goal; and the plan's two years beside each other.
    assert_eq!(seen[&("atsugi", 't')], 4 * 4 + 12 * 2 + 2);
    assert!(seen[&("atsugi", 'u')] > 0, "no tally is drawn as cells");
    // Home, the plan's page and the year: the plan and eight chapters each; and
    // the page of each chapter. The plan's 170 rows are too many for cells.
    assert_eq!(seen[&("kamakura", 't')], 3 * (1 + 8) + 8);
    assert_eq!(seen[&("kamakura", 'u')], 3 * 8 + 8);
}

#[test]
fn every_tally_of_measures_counts_what_the_report_says_of_each() {
    let report = &published("kamakura").report;
    let mut rows = 0;
    for tally in list(report, "tallies") {
        assert_eq!(tally["counts"], "measures");
        let plan = plan_named(report, text(tally, "plan_id"));
        let counted = match text(tally, "scope") {
            "plan" => measures_of(plan),
            _ => {
                let mut goals = list(plan, "goals").iter();
                let goal = goals.find(|g| g["id"] == tally["scope_id"]);
                let own = measures(std::slice::from_ref(goal.expect("a chapter")));
                rows += own.len();
                own
            }
        };
        check_counts(tally, &counted);
    }
    // The chapters hold every promise once.
    assert_eq!(rows, 170);
}

/// Compares a tally with the judgements of the measures that it counts.
fn check_counts(tally: &Json, measures: &[&Json]) {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for measure in measures {
        let mut judged = list(measure, "judgements").iter();
        let judged = judged.find(|j| j["fiscal_year"] == tally["fiscal_year"]);
        let judged = judged.unwrap_or_else(|| panic!("no judgement of {}", measure["id"]));
        *counts.entry(text(judged, "status").to_owned()).or_default() += 1;
    }
    let counts: Vec<(String, u32)> = counts.into_iter().collect();
    assert_eq!(counts_by_class(&tally["computed"]), counts, "{tally}");
    assert_eq!(tally["rows"], measures.len(), "{tally}");
}

#[test]
fn every_goals_page_draws_its_shares_and_its_indicators() {
    let goals = [
        plan(&published("atsugi").report),
        plan_2(&published("atsugi").report),
    ]
    .map(|p| {
        let top = list(p, "goals").iter();
        top.map(|g| 1 + list(g, "goals").len()).sum::<usize>()
    });
    assert_eq!(goals, [12, 12]);
    assert_eq!(top_goals(&published("atsugi").report).len(), 3);
    for name in PLANS {
        let pages = published("atsugi").below(name, "goals");
        assert_eq!(pages.len(), 12);
        let with_figures = indicators_with_figures(name);
        for (path, page) in &pages {
            let goal = path
                .rsplit('/')
                .next()
                .and_then(|p| p.strip_suffix(".html"));
            let goal = goal.expect("a page of a goal");
            let ids: Vec<String> = drawings(page).iter().map(|svg| id_of(svg)).collect();
            for year in [2022, 2023] {
                let has = ids.contains(&format!("t-{name}-{goal}-{year}"));
                assert_eq!(has, name == PLANS[0], "{path}: {ids:?}");
            }
            let begin = format!("{name}-{goal}-");
            for key in with_figures.iter().filter(|k| k.starts_with(&begin)) {
                assert!(ids.contains(&format!("s-{key}")), "{path}: {key}");
            }
        }
    }
}

#[test]
fn a_year_without_a_figure_says_so_in_the_chart() {
    let mut said = 0;
    for (path, page) in published("atsugi").below(PLANS[0], "measures") {
        for svg in drawings(page) {
            let id = id_of(svg);
            let Some(indicator) = id.strip_prefix("c-") else {
                continue;
            };
            let table = page.one("data-indicator", indicator).expect("its table");
            let years = years_in(table);
            let missing = years.iter().filter(|y| y.actual.is_none()).count();
            let words = svg.named("text");
            let words = words.iter().filter(|t| t.get("class").starts_with("st-"));
            let words = words.count();
            assert!(words <= missing, "{path}: {id}");
            assert!(
                missing == 0 || words > 0,
                "{path}: {id} hides what is missing"
            );
            said += words;
        }
    }
    assert!(said > 40, "{said}");
}
