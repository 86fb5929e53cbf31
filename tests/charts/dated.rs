//! The charts of figures at their own dates: each drawing, its table on the
//! page, its table in a file and the report say the same.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::Value as Json;

use crate::figures::dated::{Date, Dated, apart, check_dated};
use crate::figures::drawing::{check_texts, figure};
use crate::figures::html::{Element, read};
use crate::figures::report::{indicators_of, list, owner, text};
use crate::figures::site::{Built, build_edited};
use crate::files::{Row, cell, files_of, key_of, rows};
use crate::published::{Drawing, drawings, every_drawing, id_of, sites};

/// A figure of the report.
fn decimal(json: &Json) -> Option<f64> {
    json.as_str().and_then(|text| text.parse().ok())
}

/// The month of a date of the report: of a year as a whole its first.
fn month(when: &Json) -> i32 {
    let mut parts = when["date"].as_str().into_iter().flat_map(|d| d.split('-'));
    let mut part = || parts.next().map(|p| p.parse::<i32>().expect("a number"));
    match (part(), part()) {
        (Some(year), Some(month)) => year * 12 + month - 1,
        _ => when["fiscal_year"].as_i64().expect("a year") as i32 * 12 + 3,
    }
}

/// The target of the last year that has one, if it is a figure.
fn target(indicator: &Json) -> Option<(f64, i32)> {
    let targets = list(indicator, "values").iter();
    let targets = targets.filter(|v| v["role"] == "target");
    let last = targets.max_by_key(|v| v["fiscal_year"].as_i64())?;
    Some((decimal(&last["value"])?, month(last)))
}

/// The indicators that a table in a file speaks of, each with its rows.
fn members<'a>(report: &'a Json, table: &'a [Row]) -> Vec<(&'a Json, Vec<&'a Row>)> {
    let mut found: Vec<(&Json, Vec<&Row>)> = Vec::new();
    for row in table {
        let id = &row["indicator_id"];
        match found.last_mut().filter(|(i, _)| i["id"] == **id) {
            Some((_, rows)) => rows.push(row),
            None => {
                let key = format!("{}-{id}", row["plan_id"]);
                found.push((owner(report, &key).1, vec![row]));
            }
        }
    }
    found
}

/// Compares the rows of an indicator in a file with the report.
fn check_rows(name: &str, indicator: &Json, rows: &[&Row]) {
    let observations = list(indicator, "observations");
    // Where a plan gives nothing but its starting point, that is what is shown.
    let of = |role: &str| -> Vec<&Json> {
        let values = list(indicator, "values").iter();
        values.filter(|v| v["role"] == role).collect()
    };
    let mut values = of("actual");
    if values.is_empty() {
        values = of("baseline");
    }
    assert_eq!(rows.len(), observations.len(), "{name}");
    assert_eq!(values.len(), observations.len(), "{name}");
    let last = list(indicator, "values").iter();
    let last = last.filter(|v| v["role"] == "target");
    let last = last.max_by_key(|v| v["fiscal_year"].as_i64());
    for ((row, observation), value) in rows.iter().zip(observations).zip(values) {
        let at = format!("{name}: {}", row["when"]);
        assert_eq!(row["indicator_name"], cell(&indicator["name"]), "{at}");
        assert_eq!(row["unit"], cell(&indicator["unit"]), "{at}");
        for column in ["fiscal_year", "date"] {
            assert_eq!(row[column], cell(&observation["when"][column]), "{at}");
        }
        for column in ["value", "change", "declared_change", "gap", "declared_gap"] {
            let due = observation[column].as_str().unwrap_or_default();
            assert_eq!(row[column], due, "{at}: {column}");
        }
        assert_eq!(observation["value"], value["value"], "{at}");
        for column in ["missing_reason", "printed", "note"] {
            assert_eq!(row[column], cell(&value[column]), "{at}: {column}");
        }
        assert_ne!(row["value"].is_empty(), row["missing_reason"].is_empty());
        let also = list(observation, "also").iter().map(|a| text(a, "value"));
        let also = also.collect::<Vec<_>>().join(" ");
        assert_eq!(row["also_printed"].trim_start_matches('\''), also, "{at}");
        let target = |key: &str| last.map_or(String::new(), |target| cell(&target[key]));
        assert_eq!(row["target_fiscal_year"], target("fiscal_year"), "{at}");
        assert_eq!(row["target"], target("value"), "{at}");
    }
}

/// Compares the table on a page with the rows of its indicators in the file.
fn check_table(name: &str, table: &Element, members: &[(&Json, Vec<&Row>)]) {
    let head = table.named("thead")[0].named("th").into_iter().skip(1);
    let head: Vec<String> = head.map(Element::text).collect();
    // A figure alone has its name in the heading; the column then says the unit.
    let names: Vec<&str> = match members {
        [(only, _)] if text(only, "unit") == "%" => vec!["％"],
        [(only, _)] => vec![text(only, "unit")],
        _ => members.iter().map(|(i, _)| text(i, "name")).collect(),
    };
    assert_eq!(head, names, "{name}");
    let lines = table.named("tbody")[0].named("tr");
    for (column, (_, rows)) in members.iter().enumerate() {
        assert_eq!(lines.len(), rows.len(), "{name}");
        for (line, row) in lines.iter().zip(rows) {
            let at = format!("{name}: {} {}", row["when"], row["indicator_id"]);
            assert_eq!(line.named("th")[0].value(), row["when"], "{at}");
            let cell = line.named("td")[column];
            let due = row["value"].parse().ok();
            assert_eq!(figure(&cell.value()), due, "{at}");
            let state = format!("na st-{}", row["missing_reason"]);
            let is_missing = cell.all().iter().any(|e| e.get("class") == state);
            assert_eq!(is_missing, !row["missing_reason"].is_empty(), "{at}");
            // What stands below the figure, each in a line.
            let aside: String = aside_figures(cell);
            let printed = ["declared_change", "declared_gap", "also_printed"];
            for column in ["change", "gap"].into_iter().chain(printed) {
                for due in row[column].trim_start_matches('\'').split_whitespace() {
                    let due = format!(" {due} ");
                    assert!(aside.contains(&due), "{at}: {column} {due} in {aside}");
                }
            }
        }
    }
}

/// The figures of the remarks in a cell, as files write them, between blanks.
fn aside_figures(cell: &Element) -> String {
    let remarks = cell.all().into_iter().filter(|e| e.get("class") == "aside");
    let mut found = String::from(" ");
    for remark in remarks {
        let plain = remark.text().replace(',', "").replace('−', "-");
        let is_of = |c: char| c.is_ascii_digit() || ".-".contains(c);
        for part in plain.split(|c| !is_of(c)).filter(|part| !part.is_empty()) {
            found.push_str(part);
            found.push(' ');
        }
    }
    found
}

/// Compares a drawing, its table on the page, its table in a file and the
/// report, and says what the drawing shows.
fn check_chart(name: &str, page: &Element, svg: &Element, csv: &str, report: &Json) -> Dated {
    let table = rows(csv);
    let members = members(report, &table);
    let (first, rows) = &members[0];
    let key = format!("o-{}-{}", rows[0]["plan_id"], text(first, "id"));
    assert_eq!(id_of(svg), key, "{name}");
    for (indicator, rows) in &members {
        check_rows(name, indicator, rows);
        assert_eq!(indicator["unit"], first["unit"], "{name}: one unit");
    }
    let shown = page.one("id", &format!("{key}-table"));
    check_table(name, shown.expect("its table"), &members);
    let dates = list(first, "observations").iter().zip(rows);
    let observed = |indicator: &Json| -> Vec<Option<f64>> {
        let own = list(indicator, "observations").iter();
        own.map(|o| decimal(&o["value"])).collect()
    };
    let due = Dated {
        dates: dates
            .map(|(observation, row)| Date {
                words: row["when"].clone(),
                month: month(&observation["when"]),
            })
            .collect(),
        lines: members.iter().map(|(i, _)| observed(i)).collect(),
        target: target(first),
    };
    check_dated(svg, &due).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    due
}

#[test]
fn every_chart_of_dates_agrees_with_its_tables_and_the_report() {
    let (mut checked, mut dotted, mut aims, mut several) = (0, 0, 0, 0);
    for Drawing {
        site,
        path,
        page,
        svg,
        id,
    } in every_drawing()
    {
        let Some(key) = id.strip_prefix("o-") else {
            continue;
        };
        let (plan, _) = owner(&site.report, key);
        let file = format!("{}/{id}", text(plan, "id"));
        let csv = &files_of(site, ".csv")[&file];
        let due = check_chart(&format!("{path}: {id}"), page, svg, csv, &site.report);
        // The same drawing in a file of its own.
        let alone = read(&files_of(site, ".svg")[&file]);
        let alone = alone.named("g")[0];
        check_dated(alone, &due).unwrap_or_else(|fault| panic!("{file}: {fault}"));
        let has_dots = svg.all().iter().any(|e| e.get("class") == "c-apart");
        let far = apart(&due.dates);
        let mut steps = due.dates.windows(2).map(|p| p[1].month - p[0].month);
        assert_eq!(has_dots, steps.any(|s| f64::from(s) >= far), "{path}: {id}");
        checked += 1;
        dotted += usize::from(has_dots);
        aims += usize::from(due.target.is_some());
        several += usize::from(due.lines.len() > 1);
    }
    // The three of the cover stand on two pages, and three years lie between
    // their figures; waste has a target; places and children share one drawing,
    // and so do the four benchmarks.
    let due = (13 + 3 + 1, 2 * 3, 3, 1 + 1);
    assert_eq!((checked, dotted, aims, several), due);
}

#[test]
fn every_indicator_that_no_report_judges_stands_in_one_chart() {
    let mut seen = 0;
    for site in sites() {
        let mut charts: BTreeMap<String, usize> = BTreeMap::new();
        for (path, csv) in files_of(site, ".csv") {
            let Some((plan, _)) = key_of(&path, "o-") else {
                continue;
            };
            for (indicator, _) in members(&site.report, &rows(&csv)) {
                let key = format!("{plan}-{}", text(indicator, "id"));
                *charts.entry(key).or_default() += 1;
            }
        }
        let mut due = BTreeMap::new();
        for plan in list(&site.report, "plans") {
            for indicator in indicators_of(plan) {
                let observed = indicator["observations"].as_array();
                if observed.is_some_and(|o| o.iter().any(|o| !o["value"].is_null())) {
                    let key = format!("{}-{}", text(plan, "id"), text(indicator, "id"));
                    due.insert(key, 1);
                }
            }
        }
        assert_eq!(charts, due, "{}", site.site);
        seen += due.len();
    }
    assert_eq!(seen, 15 + 4);
}

/// Kamakura with a figure that cannot be read, dates that are farther apart, a
/// date in January, several other figures, and a name that looks like a formula.
fn edited() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| {
        let edits = [
            ("{when: 2019-04-01, printed: 令和元年4月1日, value: 2641}",
             "{when: 2019-04-01, printed: 令和元年4月1日, missing: unreadable, note: しみがあります。}"),
            ("{when: 2018-04-01, value: 2451, change: 80}", ""),
            ("{when: 2018-04-01, value: 2535}", ""),
            ("{when: 2018-04-01, value: 93}", ""),
            ("{when: 2021-04-01, value: 2878, change: 20}", "{when: 2021-01-04, value: 2878}"),
            ("{when: 2021-04-01, value: 2867}", "{when: 2021-01-04, value: 2867}"),
            ("{when: 2021-04-01, value: 45}", "{when: 2021-01-04, value: 45}"),
            ("also: [{value: 29993, where: 焼却量の項}]", "also: [{value: -29993}, {value: 30001}]"),
            ("name: ごみ焼却量\n", "name: '=1+1'\n"),
        ];
        build_edited("kamakura", |path, text| {
            if !path.starts_with("kamakura/plans/vision-2021/") {
                return text;
            }
            let with = |text: String, (old, new): &(&str, &str)| {
                // A line of a list goes with its dash.
                match new.is_empty() {
                    true => text.replace(&format!("          - {old}\n"), ""),
                    false => text.replace(old, new),
                }
            };
            edits.iter().fold(text, with)
        })
    })
}

/// A chart of the edited site, checked, with its drawing and its rows.
fn edited_chart(measure: &str, indicator: &str) -> (Element, Dated, Vec<Row>) {
    let built = edited();
    let page = read(built.page(&format!("plans/vision-2021/measures/{measure}.html")));
    let id = format!("o-vision-2021-{indicator}");
    let svg = drawings(&page).into_iter().find(|svg| id_of(svg) == id);
    let svg = svg.expect("its drawing").clone();
    let csv = &built.files[&format!("kamakura/charts/vision-2021/{id}.csv")];
    let due = check_chart(&id, &page, &svg, csv, &built.report);
    check_texts(&svg).unwrap_or_else(|fault| panic!("{id}: {fault}"));
    (svg, due, rows(csv))
}

#[test]
fn a_missing_figure_breaks_its_line_and_no_other_and_says_why() {
    let (svg, due, rows) = edited_chart("p002", "p002-capacity");
    let [capacity, accepted, waiting] = &due.lines[..] else {
        panic!("{} measures", due.lines.len());
    };
    let known = |line: &[Option<f64>]| line.iter().flatten().count();
    assert_eq!([capacity, accepted, waiting].map(|l| known(l)), [4, 3, 4]);
    let row = rows.iter().find(|row| row["value"].is_empty());
    let row = row.expect("a row without a figure");
    assert_eq!(row["missing_reason"], "unreadable");
    assert_eq!((&*row["change"], &*row["note"]), ("", "しみがあります。"));
    // Two of three measures are known before and after the years without dates.
    let dots = svg
        .all()
        .into_iter()
        .filter(|e| e.get("class") == "c-apart");
    assert_eq!(dots.count(), 2);
}

#[test]
fn a_date_is_named_by_its_own_year_and_not_by_the_fiscal_year() {
    let (svg, due, rows) = edited_chart("p002", "p002-capacity");
    assert_eq!(rows[3]["when"], "令和3年1月4日");
    assert_eq!(rows[3]["fiscal_year"], "2020");
    assert_eq!(due.dates[3].month - due.dates[2].month, 9);
    let years = svg.named("text").into_iter();
    let years = years.filter(|t| t.get("class") == "t-year");
    let years: Vec<String> = years.map(Element::text).collect();
    assert_eq!(years, ["平成29", "31", "令和2", "3"]);
}

#[test]
fn the_table_of_dates_is_harmless_to_spreadsheets() {
    let (_, _, rows) = edited_chart("p108", "p108-incineration");
    assert_eq!(rows[1]["indicator_name"], "'=1+1");
    // Several figures are a text; one alone is a figure.
    assert_eq!(rows[1]["also_printed"], "'-29993 30001");
}
