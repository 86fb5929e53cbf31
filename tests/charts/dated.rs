//! The charts of figures at their own dates: each drawing, its table on the
//! page, its table in a file and the report say the same.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::Value as Json;

use crate::figures::dated::{Aim, Date, Dated, MONTH, YEAR, apart, check_dated};
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

/// The place of a date of the report: of a year or a month as a whole its first
/// day.
fn day(when: &Json) -> i32 {
    let mut parts = when["date"].as_str().into_iter().flat_map(|d| d.split('-'));
    let mut part = || parts.next().map(|p| p.parse::<i32>().expect("a number"));
    match (part(), part(), part()) {
        (Some(year), Some(month), day) => year * YEAR + (month - 1) * MONTH + day.unwrap_or(1) - 1,
        _ => when["fiscal_year"].as_i64().expect("a year") as i32 * YEAR + 3 * MONTH,
    }
}

/// The target of the last year that has one, if it is a figure: that of the
/// measure in such a column, named beside others.
fn target(indicator: &Json, line: usize, has_others: bool) -> Option<Aim> {
    let targets = list(indicator, "values").iter();
    let targets = targets.filter(|v| v["role"] == "target");
    let last = targets.max_by_key(|v| v["fiscal_year"].as_i64())?;
    Some(Aim {
        line,
        of: has_others.then(|| text(indicator, "name").to_owned()),
        value: decimal(&last["value"])?,
        day: day(last),
    })
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
                day: day(&observation["when"]),
            })
            .collect(),
        lines: members.iter().map(|(i, _)| observed(i)).collect(),
        targets: members
            .iter()
            .enumerate()
            .filter_map(|(line, (i, _))| target(i, line, members.len() > 1))
            .collect(),
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
        let mut steps = due.dates.windows(2).map(|p| p[1].day - p[0].day);
        assert_eq!(has_dots, steps.any(|s| f64::from(s) >= far), "{path}: {id}");
        checked += 1;
        dotted += usize::from(has_dots);
        aims += due.targets.len();
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
        vision_with(&edits)
    })
}

/// Kamakura with parts of its vision replaced; a line of a list by nothing.
fn vision_with(edits: &[(&str, &str)]) -> Built {
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
}

/// A chart of the edited site, checked, with its drawing and its rows.
fn edited_chart(measure: &str, indicator: &str) -> (Element, Dated, Vec<Row>) {
    chart_of(edited(), measure, indicator)
}

fn chart_of(built: &Built, measure: &str, indicator: &str) -> (Element, Dated, Vec<Row>) {
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
    // Nine months, of which the last has only begun.
    assert_eq!(due.dates[3].day - due.dates[2].day, 9 * MONTH + 3);
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

/// Kamakura with targets of such values and of such a year for the places that
/// children have and the places that they use.
fn with_targets(capacity: &str, accepted: &str) -> Built {
    let with = |name: &str, value: &str| {
        format!("name: {name}\n            targets: {{R5: {value}}}\n            unit: 人\n")
    };
    let old = ["定員", "受入"].map(|name| format!("name: {name}\n            unit: 人\n"));
    let new = [with("定員", capacity), with("受入", accepted)];
    vision_with(&[(&old[0], &new[0]), (&old[1], &new[1])])
}

#[test]
fn each_measure_of_a_chart_has_its_own_target_by_its_name() {
    let built = with_targets("3600", "3000");
    let (svg, due, rows) = chart_of(&built, "p002", "p002-capacity");
    assert_eq!((due.lines.len(), due.targets.len()), (3, 2));
    let words = svg.named("text").into_iter();
    let words = words.filter(|t| t.get("class") == "t-target");
    let mut words: Vec<String> = words.map(Element::text).collect();
    words.sort();
    assert_eq!(
        words,
        ["受入：令和5年度の目標 3,000", "定員：令和5年度の目標 3,600"]
    );
    // One of the three has none: no child is to wait, but nobody has said when.
    let aims = |id: &str| -> Vec<&str> {
        let own = rows.iter().filter(|row| row["indicator_id"] == id);
        own.map(|row| &*row["target"]).collect()
    };
    assert_eq!(aims("p002-capacity"), ["3600"; 5]);
    assert_eq!(aims("p002-waiting"), [""; 5]);
}

#[test]
fn measures_whose_targets_cannot_be_told_apart_have_each_a_drawing() {
    // Between these two and the lines of both measures no words find room.
    let built = with_targets("2900", "2800");
    for (indicator, aims) in [
        ("p002-capacity", 1),
        ("p002-accepted", 1),
        ("p002-waiting", 0),
    ] {
        let (_, due, rows) = chart_of(&built, "p002", indicator);
        assert_eq!((due.lines.len(), due.targets.len()), (1, aims));
        assert!(rows.iter().all(|row| row["indicator_id"] == indicator));
    }
}

#[test]
fn more_than_six_measures_of_a_group_have_each_a_drawing() {
    let before = "          - id: p002-waiting\n";
    let others = (1..5).map(|n| {
        let group = "group: 保育所などの定員・受入・待機児童";
        format!(
            "          - id: p002-o{n}\n            {group}\n            name: 園{n}\n            \
             unit: 人\n            kind: reference\n"
        )
    });
    let planned: String = others.chain([before.to_owned()]).collect();
    let figures = "      p002-waiting:\n";
    let dates = (2017..2022).map(|year| format!("          - {{when: {year}-04-01, value: 9}}\n"));
    let dates: String = dates.collect();
    let others = (1..5).map(|n| format!("      p002-o{n}:\n        observed:\n{dates}"));
    let observed: String = others.chain([figures.to_owned()]).collect();
    let built = vision_with(&[(before, &planned), (figures, &observed)]);
    for id in ["capacity", "accepted", "o1", "o2", "o3", "o4", "waiting"] {
        let (_, due, _) = chart_of(&built, "p002", &format!("p002-{id}"));
        assert_eq!(due.lines.len(), 1, "{id}");
    }
}

#[test]
fn two_days_of_a_month_stand_apart_as_far_as_days_do() {
    let line = |value: &str| format!("{{when: 2018-04-01, value: {value}}}");
    let edits = [("2451, change: 80", "2451"), ("2535", "2540"), ("93", "90")];
    let edits = edits.map(|(first, second)| {
        let (old, new) = (
            line(first),
            format!("{{when: 2018-04-16, value: {second}}}"),
        );
        let both = format!("{old}\n          - {new}");
        (old, both)
    });
    let edits = edits.each_ref().map(|(old, new)| (&**old, &**new));
    let (svg, due, rows) = chart_of(&vision_with(&edits), "p002", "p002-capacity");
    assert_eq!(
        (&*rows[1]["when"], &*rows[2]["when"]),
        ("平成30年4月1日", "平成30年4月16日")
    );
    assert_eq!(due.dates[2].day - due.dates[1].day, 15);
    // Its checker lets half a pixel pass; 15 of 1,488 days are more.
    let marks = svg.all().into_iter();
    let marks = marks.filter(|e| e.name == "circle" && e.get("data-s") == "dated");
    let places: Vec<f64> = marks
        .map(|e| e.get("cx").parse().expect("a number"))
        .collect();
    assert!(places[1] + 1.0 < places[2], "{places:?}");
    // The years beside them stay joined.
    assert!(svg.all().iter().all(|e| e.get("class") != "c-apart"));
}
