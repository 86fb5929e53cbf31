//! From any measure of either plan one can walk to what belongs to it and back.

use std::sync::OnceLock;

use serde_json::Value as Json;

use crate::figures::html::{Element, read};
use crate::figures::links::Links;
use crate::figures::report::{
    evaluation, indicators_of, list, measures_of, plan, plan_2, plan_named, text,
};
use crate::figures::site::atsugi;

fn report() -> &'static Json {
    &atsugi().report
}

fn links() -> &'static Links {
    static LINKS: OnceLock<Links> = OnceLock::new();
    LINKS.get_or_init(|| Links::of(atsugi()))
}

const PLANS: [&str; 2] = ["gyokaku-7-1", "gyokaku-7-2"];

fn measure_page(plan: &str, measure: &Json) -> String {
    format!("plans/{plan}/measures/{}.html", text(measure, "id"))
}

/// Each measure of a plan with its page.
fn measures_with_pages(name: &str) -> Vec<(String, &'static Json)> {
    let all = measures_of(plan_named(report(), name)).into_iter();
    all.map(|m| (measure_page(name, m), m)).collect()
}

#[test]
fn from_a_measure_to_every_goal_above_it_and_back() {
    fn below(links: &Links, plan: &str, goal: &Json, above: &[String]) -> usize {
        let mut goals = above.to_vec();
        goals.push(format!("plans/{plan}/goals/{}.html", text(goal, "id")));
        let own = list(goal, "measures").iter();
        let mut walked = 0;
        for measure in own {
            let page = measure_page(plan, measure);
            goals.iter().for_each(|goal| links.walk(&page, goal));
            assert!(links.leads(&page, &format!("plans/{plan}/index.html")));
            walked += goals.len();
        }
        let deeper = list(goal, "goals").iter();
        walked + deeper.map(|g| below(links, plan, g, &goals)).sum::<usize>()
    }
    for (name, due) in PLANS.into_iter().zip([2 * 23, 2 * 22]) {
        let goals = list(plan_named(report(), name), "goals").iter();
        let walked: usize = goals.map(|g| below(links(), name, g, &[])).sum();
        assert_eq!(walked, due, "{name}");
    }
}

#[test]
fn from_a_measure_to_each_department_that_answers_for_it_and_back() {
    let mut walked = [0, 0];
    for (at, name) in PLANS.into_iter().enumerate() {
        for (page, measure) in measures_with_pages(name) {
            let actions = list(measure, "actions").iter();
            let own = list(measure, "departments").iter();
            let all = own.chain(actions.flat_map(|a| list(a, "departments")));
            for department in all {
                let id = text(department, "id");
                links().walk(&page, &format!("departments/{id}.html"));
                walked[at] += 1;
            }
        }
    }
    // Three measures of the first plan have lost theirs; in the second, each line
    // of work names its own too.
    assert!(walked[0] >= 20 && walked[1] >= 22 + 60, "{walked:?}");
}

#[test]
fn from_a_measure_to_its_sdg_and_back() {
    let mut walked = 0;
    for name in PLANS {
        for (page, measure) in measures_with_pages(name) {
            for number in list(measure, "sdgs") {
                let sdg = format!("sdgs/{number}.html");
                links().walk(&page, &sdg);
                assert!(links().leads("sdgs/index.html", &sdg));
                walked += 1;
            }
        }
    }
    assert_eq!(walked, 1);
}

#[test]
fn from_a_measure_to_what_it_was_and_what_it_became_and_back() {
    let follows = &plan_2(report())["follows"];
    let page = |plan: &str, id: &str| format!("plans/{plan}/measures/{id}.html");
    for step in list(follows, "measures") {
        let before = page(PLANS[0], text(step, "from"));
        let after = page(PLANS[1], text(step, "to"));
        links().walk(&before, &after);
        let notes = [&before, &after].map(|path| read(atsugi().page(path)).text());
        if let Some(note) = step["note"].as_str() {
            assert!(notes.iter().all(|n| n.contains(note)), "{note}");
        }
    }
    let says = |plan: &str, key: &str, words: &str| {
        for id in list(follows, key) {
            let path = page(plan, id.as_str().expect("an id"));
            assert!(atsugi().page(&path).contains(words), "{path}");
        }
    };
    says(PLANS[0], "ended", "次の計画には引き継がれていません。");
    says(PLANS[1], "new", "この計画で新しく始まりました。");
    let flow = "plans/gyokaku-7-2/flow.html";
    for name in PLANS {
        links().walk(flow, &format!("plans/{name}/index.html"));
        for (measure, _) in measures_with_pages(name) {
            assert!(
                links().leads(flow, &measure),
                "no link from {flow} to {measure}"
            );
        }
    }
}

#[test]
fn from_a_measure_to_each_years_report_and_back() {
    for (page, _) in measures_with_pages(PLANS[0]) {
        for year in [2022, 2023] {
            links().walk(&page, &format!("plans/gyokaku-7-1/years/{year}.html"));
        }
        let all_years = "plans/gyokaku-7-1/years/index.html";
        assert!(links().leads(all_years, &page), "{page}");
    }
    let years = |path: &&str| path.starts_with("plans/gyokaku-7-2/") && path.contains("/years/");
    assert_eq!(links().pages().find(years), None, "a year without a report");
}

#[test]
fn every_page_is_reached_from_home_by_the_text_alone() {
    let reached = links().reached("index.html");
    for page in links().pages() {
        // The lists of departments and of SDGs stand in the menu.
        let alone = ["404.html", "departments/index.html", "sdgs/index.html"];
        assert!(reached.contains(page) || alone.contains(&page), "{page}");
    }
    let lists = read(atsugi().page("index.html"));
    let menu = lists.named("nav");
    let hrefs: Vec<&str> = menu
        .iter()
        .flat_map(|n| n.named("a"))
        .map(|a| a.get("href"))
        .collect();
    assert!(hrefs.contains(&"departments/index.html"), "{hrefs:?}");
    assert!(hrefs.contains(&"sdgs/index.html"), "{hrefs:?}");
}

/// The sections of a department's page, one a plan, by the plan's id.
fn sections_of(page: &Element) -> Vec<(&'static str, Element)> {
    let main = page.named("main")[0];
    let mut found = Vec::new();
    for section in main.named("section") {
        let Some(heading) = section.named("h2").first().copied() else {
            continue;
        };
        let links = heading.named("a");
        let href = links.first().map_or("", |a| a.get("href"));
        let of = PLANS.into_iter().find(|name| href.contains(name));
        found.extend(of.map(|name| (name, section.clone())));
    }
    found
}

/// The links of a part of a page, without the way up.
fn hrefs(part: &Element) -> Vec<String> {
    let all = part.named("a").into_iter();
    all.map(|a| a.get("href").trim_start_matches("../").to_owned())
        .collect()
}

#[test]
fn a_department_shows_its_measures_in_both_plans_its_misses_and_what_is_open() {
    let mut both = 0;
    let mut owed = 0;
    for department in list(report(), "departments") {
        let id = text(department, "id");
        let page = read(atsugi().page(&format!("departments/{id}.html")));
        let sections = sections_of(&page);
        let mut due_plans = Vec::new();
        for name in PLANS {
            let is_own = |holder: &Json| {
                let mut all = list(holder, "departments").iter();
                all.any(|d| d["id"] == id)
            };
            let mut own = measures_of(plan_named(report(), name));
            own.retain(|m| is_own(m) || list(m, "actions").iter().any(is_own));
            if own.is_empty() {
                continue;
            }
            due_plans.push(name);
            let section = sections.iter().find(|(n, _)| *n == name);
            let (_, section) = section.unwrap_or_else(|| panic!("{id}: no {name}"));
            let listed = hrefs(section);
            for measure in &own {
                let measure = measure_page(name, measure);
                assert!(listed.contains(&measure), "{id}: no {measure}");
            }
            let mut measures = section
                .all()
                .into_iter()
                .filter(|e| e.get("class") == "brief");
            let last = measures.next_back().expect("its measures");
            let mut found = hrefs(last);
            // Each also leads to the reports in which it was judged.
            found.retain(|href| href.contains("/measures/"));
            let mut due: Vec<String> = own.iter().map(|m| measure_page(name, m)).collect();
            found.sort();
            due.sort();
            assert_eq!(found, due, "{id}: only its own");
            if name == PLANS[1] {
                assert!(
                    section.text().contains("まだ結果の報告はありません。"),
                    "{id}"
                );
                let marks = |e: &&Element| e.get("class").starts_with("mark");
                assert_eq!(section.all().into_iter().filter(marks).count(), 0, "{id}");
                continue;
            }
            let rows = own.iter().flat_map(|m| list(m, "indicators"));
            let (open, rest): (Vec<&Json>, Vec<&Json>) = rows.partition(|i| {
                let status = text(evaluation(i, 2023), "status");
                ["missed", "not_yet_known"].contains(&status)
            });
            let has = |i: &Json| {
                let end = format!("#ind-{}", text(i, "id"));
                listed.iter().any(|href| href.ends_with(&end))
            };
            assert!(open.iter().all(|i| has(i)), "{id}: owed and not listed");
            assert!(!rest.iter().any(|i| has(i)), "{id}: listed and not owed");
            let report = "plans/gyokaku-7-1/years/2023.html".to_owned();
            assert!(open.is_empty() || listed.contains(&report), "{id}");
            owed += open.len();
        }
        let found: Vec<&str> = sections.iter().map(|(n, _)| *n).collect();
        assert_eq!(found, due_plans, "{id}");
        both += usize::from(due_plans.len() == 2);
    }
    assert!(both >= 5 && owed >= 26, "{both} {owed}");
}

#[test]
fn the_pages_of_sdgs_hold_what_the_report_holds() {
    let list_page = read(atsugi().page("sdgs/index.html"));
    let main = list_page.named("main")[0];
    assert_eq!(hrefs(main), ["sdgs/17.html"]);
    assert!(
        main.text()
            .contains("17 パートナーシップで目標を達成しよう")
    );
    let unreadable = PLANS
        .iter()
        .flat_map(|name| measures_of(plan_named(report(), name)));
    let unreadable = unreadable
        .filter(|m| m["sdgs_missing"] == "unreadable")
        .count();
    assert!(
        main.text()
            .contains(&format!("読み取れないものが、ほかに{unreadable}件あります"))
    );
    let page = read(atsugi().page("sdgs/17.html"));
    let main = hrefs(page.named("main")[0]);
    let due = [
        "plans/gyokaku-7-2/index.html",
        "plans/gyokaku-7-2/measures/i-3-c.html",
    ];
    assert_eq!(main, due);
}

#[test]
fn the_page_of_all_years_holds_every_verdict_of_both_reports() {
    let page = read(atsugi().plan_page("years/index.html"));
    let mut tables = page.named("table");
    tables.retain(|t| t.get("class") == "data history");
    let mut rows = tables.iter().flat_map(|t| t.named("tr"));
    let rows: Vec<&Element> = rows
        .by_ref()
        .filter(|r| !r.named("td").is_empty())
        .collect();
    let all = indicators_of(plan(report()));
    assert_eq!(rows.len(), all.len());
    for indicator in all {
        let id = text(indicator, "id");
        let end = format!("#ind-{id}");
        let row = rows
            .iter()
            .find(|r| hrefs(r).iter().any(|h| h.ends_with(&end)));
        let cells = row.unwrap_or_else(|| panic!("no row of {id}")).named("td");
        let shown: Vec<String> = cells.iter().map(|c| c.text()).collect();
        let due = [2022, 2023].map(|year| {
            let e = evaluation(indicator, year);
            let rate = e["rate"].as_str();
            let rate = rate.map_or(String::new(), |r| format!("{r}％"));
            format!("{}{rate}", text(e, "status_word"))
        });
        let plain: Vec<String> = shown.iter().map(|s| s.replace(',', "")).collect();
        assert_eq!(plain, due, "{id}");
    }
    assert!(
        !atsugi()
            .files
            .contains_key("atsugi/plans/gyokaku-7-2/years/index.html")
    );
}

#[test]
fn the_page_of_what_became_holds_every_step_of_the_report() {
    let page = read(atsugi().page("plans/gyokaku-7-2/flow.html"));
    let follows = &plan_2(report())["follows"];
    let word = |relation: &str| match relation {
        "continued" => "継続",
        "renamed" => "名称変更",
        "merged" => "統合",
        "split" => "分割",
        other => panic!("{other}"),
    };
    let url = |at: usize, id: &str| format!("plans/{}/measures/{id}.html", PLANS[at]);
    let mut due: Vec<(Vec<String>, String, String)> = Vec::new();
    for s in list(follows, "measures") {
        let pages = vec![url(0, text(s, "from")), url(1, text(s, "to"))];
        let note = s["note"].as_str().unwrap_or_default().to_owned();
        due.push((pages, word(text(s, "relation")).to_owned(), note));
    }
    for (at, key, relation) in [(1, "new", "新規"), (0, "ended", "終了")] {
        for id in list(follows, key) {
            let pages = vec![url(at, id.as_str().expect("an id"))];
            due.push((pages, relation.to_owned(), String::new()));
        }
    }
    let mut shown: Vec<(Vec<String>, String, String)> = Vec::new();
    // Those of the steps; one more holds the counts that the drawing shows.
    let steps = page.named("table").into_iter();
    for table in steps.filter(|t| t.get("class") == "data flow") {
        for row in table.named("tr") {
            let cells = row.named("td");
            if cells.is_empty() {
                continue;
            }
            let note = cells[2]
                .all()
                .into_iter()
                .find(|e| e.get("class") == "aside");
            let note = note.map(Element::text).unwrap_or_default();
            shown.push((hrefs(row), cells[1].text(), note));
        }
    }
    shown.sort();
    due.sort();
    assert_eq!(shown, due);
    let verdict = page.one("class", "verdict").expect("a sentence").text();
    let due = "前の計画の23の取組のうち1が終わり、この計画の22の取組のうち20が前の計画から続き、2が新しく始まりました。";
    assert_eq!(verdict, due);
    let text = page.text();
    assert!(text.contains("67（完了した取組25、継続が必要な取組42）"));
    assert!(text.contains("60（新規の取組19、継続する取組41）"));
    for s in list(follows, "indicators")
        .iter()
        .filter(|s| s["same"] == true)
    {
        let end = format!("#ind-{}", s["to"].as_str().expect("an id"));
        let all = hrefs(&page);
        assert!(all.iter().any(|h| h.ends_with(&end)), "{end}");
    }
}

#[test]
fn a_plan_before_its_first_results_says_so_and_marks_nothing() {
    let mut pages = 0;
    for (path, html) in atsugi().pages() {
        let is_of_plan = path.starts_with("atsugi/plans/gyokaku-7-2/");
        // What became of the plan before, and how figures are to come about, are
        // known before any result.
        let is_known = path.ends_with("flow.html") || path.ends_with("method.html");
        if !is_of_plan || is_known {
            continue;
        }
        let page = read(html);
        let verdict = page.one("class", "verdict").expect("a first sentence");
        assert!(
            verdict.text().contains("まだ"),
            "{path}: {}",
            verdict.text()
        );
        assert!(verdict.text().contains("ありません"), "{path}");
        for table in page.named("table") {
            let marks = table.all().into_iter();
            let marks = marks.filter(|e| e.get("class").starts_with("mark")).count();
            assert_eq!(marks, 0, "{path}: {}", table.text());
        }
        for part in page.all() {
            let is_open = part.get("class") != "stamp" || part.text() == "これから";
            assert!(is_open, "{path}: a stamp before the first results");
        }
        assert!(page.one("data-tally", "gyokaku-7-2/plan/2024").is_none());
        pages += 1;
    }
    // The plan, its goals, its measures.
    assert_eq!(pages, 1 + 12 + 22);
}
