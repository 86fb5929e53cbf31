//! The figures of `data/report.json` on the pages, read out of their tables and
//! sentences.

use crate::figures::html::{Element, read};
use crate::figures::report::{
    all_indicators, evaluation, ids_of, list, owner, plan, tally, text, top_goals, value, years,
};
use crate::figures::site::{atsugi, root};
use serde_json::Value as Json;

fn report() -> &'static Json {
    &atsugi().report
}

/// Pages that must show a tally, with the scope and the year of it.
fn pages_with_tallies() -> Vec<(String, String, i32)> {
    let plan_id = text(plan(report()), "id");
    let mut due = Vec::new();
    for (page, year) in [
        ("../../index.html", 2023),
        ("index.html", 2023),
        ("years/2023.html", 2023),
        ("years/2022.html", 2022),
    ] {
        due.push((page.to_owned(), plan_id.to_owned(), year));
        for goal in top_goals(report()) {
            due.push((page.to_owned(), text(goal, "id").to_owned(), year));
        }
    }
    for goal in top_goals(report()) {
        let sections = list(goal, "goals").iter();
        for goal in sections.chain([goal]) {
            let id = text(goal, "id");
            for year in [2023, 2022] {
                due.push((format!("goals/{id}.html"), id.to_owned(), year));
            }
        }
    }
    due
}

fn page(below: &str) -> Element {
    match below.strip_prefix("../../") {
        Some(page) => read(atsugi().page(page)),
        None => read(atsugi().plan_page(below)),
    }
}

#[test]
fn the_tables_of_tallies_hold_what_the_report_holds() {
    let plan_id = text(plan(report()), "id");
    let due = pages_with_tallies();
    assert_eq!(due.len(), 4 * 4 + 12 * 2);
    for (below, scope, year) in due {
        let page = page(&below);
        let on_page = if scope == plan_id { "plan" } else { &scope };
        let key = format!("{plan_id}/{on_page}/{year}");
        let table = page.one("data-tally", &key);
        let table = table.unwrap_or_else(|| panic!("{below} has no tally {key}"));
        let tally = tally(report(), &scope, year);
        for side in ["computed", "declared"] {
            let Some(counts) = tally[side].as_object() else {
                let none = table.all().iter().all(|e| e.get("data-role") != side);
                assert!(none, "{below} {key}: {side} of nothing");
                continue;
            };
            for (status, count) in counts {
                let row = table.one("data-status", status);
                let shown = row
                    .and_then(|r| r.one("data-role", side))
                    .map_or("0".to_owned(), Element::value);
                assert_eq!(shown, count.to_string(), "{below} {key}: {side} {status}");
            }
        }
    }
}

#[test]
fn no_table_of_a_tally_divides_more_than_the_whole() {
    for (path, html) in atsugi().pages() {
        for table in read(html).with("table", "data-tally") {
            let shares: Vec<f64> = table
                .with("tr", "data-status")
                .iter()
                .filter_map(|row| row.named("td").last().map(|cell| cell.value()))
                .filter_map(|share| share.trim_end_matches('％').parse().ok())
                .collect();
            let whole: f64 = shares.iter().sum();
            // Each is rounded to one digit and none is bent to make 100.
            assert!(
                whole < 100.35,
                "{path} {}: {shares:?}",
                table.get("data-tally")
            );
        }
    }
}

#[test]
fn a_share_is_of_the_stated_whole_and_of_declared_classes_only() {
    let shares = |below: &str, key: &str| -> Vec<(String, String)> {
        let page = page(below);
        let table = page.one("data-tally", key).expect(key);
        let rows = table.with("tr", "data-status");
        let share = |row: &&Element| {
            let last = row.named("td").last().map(|cell| cell.value());
            (row.get("data-status").to_owned(), last.unwrap_or_default())
        };
        rows.iter().map(share).collect()
    };
    let due = |list: &[(&str, &str)]| -> Vec<(String, String)> {
        let own = |(class, share): &(&str, &str)| ((*class).to_owned(), (*share).to_owned());
        list.iter().map(own).collect()
    };
    // 23, 16 and 13 of 52.
    let of_52 = due(&[
        ("achieved", "44.2％"),
        ("missed", "30.8％"),
        ("not_yet_known", "25.0％"),
        ("not_set", "–"),
        ("unreadable", "–"),
    ]);
    assert_eq!(shares("years/2023.html", "gyokaku-7-1/plan/2023"), of_52);
    // 47 and 8 of 55; the unset one is among the 47.
    let of_55 = due(&[
        ("achieved", "85.5％"),
        ("missed", "14.5％"),
        ("not_set", "–"),
    ]);
    assert_eq!(shares("years/2022.html", "gyokaku-7-1/plan/2022"), of_55);
    // A section has no declared tally: its 12 rows without the two unset.
    let of_10 = due(&[
        ("achieved", "10.0％"),
        ("missed", "10.0％"),
        ("not_yet_known", "30.0％"),
        ("not_set", "–"),
        ("unreadable", "50.0％"),
    ]);
    assert_eq!(shares("goals/i-3.html", "gyokaku-7-1/i-3/2023"), of_10);
}

#[test]
fn the_first_sentence_of_home_plan_and_year_holds_the_declared_figures() {
    for below in ["../../index.html", "index.html", "years/2023.html"] {
        let page = page(below);
        let verdict = page.one("class", "verdict").expect("a first sentence");
        let figures: Vec<String> = figures_of(&verdict.text());
        assert_eq!(figures, ["5", "52", "23", "16", "13"], "{below}");
    }
    let goals = [
        ("i", ["5", "25", "7", "10", "8"]),
        ("ii", ["5", "18", "10", "5", "3"]),
        ("iii", ["5", "9", "6", "1", "2"]),
    ];
    for (goal, expected) in goals {
        let page = page(&format!("goals/{goal}.html"));
        let verdict = page.one("class", "verdict").expect("a first sentence");
        assert_eq!(figures_of(&verdict.text()), expected, "{goal}");
    }
    let page = page("years/2022.html");
    let verdict = page.one("class", "verdict").expect("a first sentence");
    assert_eq!(figures_of(&verdict.text()), ["4", "55", "47", "8"]);
    assert!(page.text().contains("85.5％"));
    assert!(page.text().contains("「未設定」は「達成」に数えます。"));
}

/// The figures of a text in order.
fn figures_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_tables_of_indicators_hold_what_the_report_holds() {
    let mut checked = [0, 0];
    for (path, html) in atsugi().pages() {
        for table in read(html).with("table", "data-indicator") {
            let (plan, indicator) = owner(report(), table.get("data-indicator"));
            let about = format!("{path} {}", table.get("data-indicator"));
            // The first page shows a few of the plan with the newest report.
            let is_home = path == "atsugi/index.html";
            let is_here = is_home || path.contains(text(plan, "id"));
            assert!(is_here, "{about}: of another plan");
            let has_results = plan["id"] == "gyokaku-7-1";
            assert_eq!(table.with("tr", "data-year").len(), 3, "{about}");
            for year in years(plan) {
                let row = table.one("data-year", &year.to_string()).expect("a year");
                let cell = |role: &str| row.one("data-role", role).expect(role).value();
                let target = value(indicator, year, "target").expect("a target");
                assert_eq!(cell("target"), written(target), "{about} {year}");
                checked[usize::from(!has_results)] += 1;
                if !has_results {
                    let shown = ["actual", "rate", "status"].map(cell);
                    assert_eq!(shown, ["これから", "–", "–"], "{about} {year}");
                    continue;
                }
                let actual = value(indicator, year, "actual").expect("an actual");
                assert_eq!(cell("actual"), written(actual), "{about} {year}");
                let e = evaluation(indicator, year);
                let rate = e["rate"].as_str().map(|r| format!("{}％", grouped(r)));
                assert_eq!(cell("rate"), rate.unwrap_or("–".to_owned()), "{about}");
                assert_eq!(cell("status"), text(e, "status_word"), "{about}");
            }
        }
    }
    // Each on its measure's page, its section's and its goal's; the two of no
    // known measure on their goal's; three of the first plan on the first page.
    assert_eq!(checked, [3 * (53 * 3 + 2 + 3), 3 * 41 * 3]);
}

/// A value as a table writes it.
fn written(value: &Json) -> String {
    let word = |reason: &str| {
        match reason {
            "not_yet_known" => "未定",
            "not_set" => "未設定",
            "unreadable" => "読み取れず",
            other => panic!("{other}"),
        }
        .to_owned()
    };
    let plain = match (&value["value"], &value["text"], &value["change"]) {
        (Json::String(number), _, _) => grouped(number),
        (_, Json::String(text), _) => text.clone(),
        (_, _, Json::String(change)) => format!("前年度比{}％減", change.trim_start_matches('-')),
        _ => word(text(value, "missing_reason")),
    };
    match value["cumulative"].as_str() {
        Some(total) => format!("{plain}（累計{}）", grouped(total)),
        None => plain,
    }
}

/// A figure with commas, written here once more.
fn grouped(number: &str) -> String {
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    let digits: Vec<char> = whole.chars().rev().collect();
    let groups: Vec<String> = digits.chunks(3).map(|c| c.iter().collect()).collect();
    let whole: String = groups.join(",").chars().rev().collect();
    if rest.is_empty() {
        whole
    } else {
        format!("{whole}.{rest}")
    }
}

#[test]
fn every_miss_stands_in_its_years_report_with_why_and_what_next() {
    for (year, misses) in [(2023, 16), (2022, 8)] {
        let page = page(&format!("years/{year}.html"));
        let missed = ids_of(report(), "missed", year);
        assert_eq!(missed.len(), misses);
        let mut silent = 0;
        for id in missed {
            let indicator = all_indicators(report())
                .into_iter()
                .find(|i| i["id"] == *id);
            let indicator = indicator.expect("an indicator");
            let link = format!("#ind-{id}");
            let row = page
                .all()
                .into_iter()
                .filter(|e| e.name == "li" && e.get("class") == "miss")
                .find(|row| {
                    row.named("a")
                        .iter()
                        .any(|a| a.get("href").ends_with(&link))
                })
                .unwrap_or_else(|| panic!("{year}: {id} is not there"));
            assert!(row.text().contains(text(indicator, "name")), "{id}");
            let e = evaluation(indicator, year);
            let why = row.all().into_iter().find(|e| e.get("class") == "why");
            let why = why.expect("why and what next").named("dd");
            let told: Vec<String> = why.iter().map(|d| d.value()).collect();
            let reason = e["reason"]["text"].as_str();
            silent += usize::from(reason.is_none());
            let next = e["countermeasure"]["text"].as_str().unwrap_or("記載なし");
            // What the document is silent on is said once, above its rows.
            let due: Vec<&str> = reason.into_iter().chain([next]).collect();
            assert_eq!(told, due, "{id}");
            let figures = row.all().into_iter().find(|e| e.get("class") == "figs");
            let rate = figures.expect("its figures").named("dd")[2].text();
            match e["rate"].as_str() {
                Some(due) => assert!(rate.starts_with(&format!("{due}％")), "{id}: {rate}"),
                None => assert!(rate.starts_with('–'), "{id}: {rate}"),
            }
        }
        let said = page
            .all()
            .into_iter()
            .filter(|e| e.get("class") == "pencil");
        let said = said.filter_map(|e| {
            let text = e.text();
            let n = text
                .strip_prefix("次の")?
                .split_once("つは、資料に理由の記載がありません")?;
            n.0.parse::<usize>().ok()
        });
        assert_eq!(said.sum::<usize>(), silent, "{year}");
    }
}

#[test]
fn a_printed_rate_that_the_figures_do_not_give_is_shown_beside_the_computed_one() {
    let page = page("years/2023.html");
    let text = page.text();
    assert!(text.contains("公表された値：66.6％（資料1 3 未達成項目の一覧） 計算した値と違います"));
    assert_eq!(text.matches("計算した値と違います").count(), 1);
}

#[test]
fn the_rows_of_every_class_stand_on_its_list() {
    for (year, status, count) in [
        (2023, "achieved", 16),
        (2023, "missed", 16),
        (2023, "not_yet_known", 10),
        (2023, "not_set", 2),
        (2023, "unreadable", 11),
        (2022, "achieved", 46),
        (2022, "missed", 8),
        (2022, "not_set", 1),
    ] {
        let name = status.replace('_', "-");
        let page = page(&format!("status/{year}-{name}.html"));
        let mut listed: Vec<String> = page
            .all()
            .into_iter()
            .filter(|e| e.get("class") == "miss")
            .map(|row| {
                let link = row.named("h4")[0].named("a")[0].get("href");
                link.split_once("#ind-").expect("an anchor").1.to_owned()
            })
            .collect();
        let mut due = ids_of(report(), status, year);
        assert_eq!(listed.len(), count, "{year} {status}");
        listed.sort();
        due.sort();
        assert_eq!(listed, due, "{year} {status}");
    }
}

#[test]
fn nobody_is_named_a_member_of_the_committee() {
    // The shape of a seat has no name; a name could only slip in as a new key.
    let plan_file = root().join("content/atsugi/plans/gyokaku-7-1/plan.yaml");
    let plan_file = std::fs::read_to_string(plan_file).expect("the plan");
    let seats: Vec<&str> = plan_file
        .lines()
        .filter(|l| l.contains("- {no: "))
        .collect();
    assert_eq!(seats.len(), 9);
    for seat in seats {
        let inner = seat.trim().trim_start_matches("- {").trim_end_matches('}');
        let keys: Vec<&str> = inner
            .split(", ")
            .filter_map(|p| p.split(':').next())
            .collect();
        assert_eq!(keys, ["no", "role", "category", "term"]);
    }
}
