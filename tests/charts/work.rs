//! The drawings of work: schedules of measures, stairs of milestones, terms of
//! the plans around.

use serde_json::Value as Json;

use crate::figures::html::Element;
use crate::figures::report::{
    evaluation, indicators_of, list, measures_of, owner, plan_2, plan_named, text, value, years,
};
use crate::figures::work::{Bar, Stage, Work, bars_of, check_bars, check_stair, dot_of};
use crate::published::{Drawing, every_drawing, published, year_rows};

/// A cell of the report.
fn work(cell: &Json) -> Work {
    match (cell["text"].as_str(), &cell["continues"]) {
        (Some(text), _) => Work::Text(text.to_owned()),
        (None, Json::Bool(true)) => Work::Continues,
        _ => Work::None,
    }
}

/// The bars of a measure as the report gives them.
fn reported_bars(measure: &Json) -> Vec<Bar> {
    let mut bars = Vec::new();
    for (row, action) in list(measure, "actions").iter().enumerate() {
        for (key, class) in [("planned", "planned"), ("done", "done")] {
            let years = list(action, "years").iter();
            let cells: Vec<Work> = years.map(|y| work(&y[key])).collect();
            bars.extend(bars_of(row, class, &cells));
        }
    }
    bars
}

/// The bars that the tables of a measure's page tell of, one table an action.
fn shown_bars(page: &Element) -> Vec<Bar> {
    let mut bars = Vec::new();
    let mut tables = page.named("table");
    tables.retain(|t| t.get("class") == "data work");
    for (row, table) in tables.into_iter().enumerate() {
        let mut years = table.named("tr");
        years.retain(|r| !r.named("td").is_empty());
        for (at, class) in ["planned", "done"].into_iter().enumerate() {
            let cells: Vec<Work> = years
                .iter()
                .filter_map(|year| year.named("td").get(at).copied())
                .map(|cell| match cell.value() {
                    _ if !of_class(cell, "na").is_empty() => Work::None,
                    text if text == "前の年度から続く" => Work::Continues,
                    text => Work::Text(text),
                })
                .collect();
            bars.extend(bars_of(row, class, &cells));
        }
    }
    bars
}

/// The elements below with a word of their class.
fn of_class<'a>(element: &'a Element, word: &str) -> Vec<&'a Element> {
    let mut all = element.all();
    all.retain(|e| e.get("class").split(' ').any(|c| c == word));
    all
}

#[test]
fn every_schedule_agrees_with_its_tables_and_the_report() {
    // The first plan's rows say each year what is done; only the second has arrows.
    // The third's five sheets have results to come.
    for (site, name, due, due_long, has_results) in [
        ("atsugi", "gyokaku-7-1", 67, 0, true),
        ("atsugi", "gyokaku-7-2", 60, 42, false),
        ("kamakura", "keikaku-4-gyozaisei", 14, 0, false),
    ] {
        let (mut rows, mut bars, mut long) = (0, 0, 0);
        for measure in measures_of(plan_named(&published(site).report, name)) {
            let id = text(measure, "id");
            let path = format!("{site}/plans/{name}/measures/{id}.html");
            let page = &published(site).pages[&path];
            let reported = reported_bars(measure);
            assert_eq!(shown_bars(page), reported, "{path}: its tables");
            let title = page.one("id", &format!("w-{name}-{id}-t"));
            assert_eq!(title.is_some(), !reported.is_empty(), "{path}");
            let drawings = page.named("svg").into_iter();
            let mut drawings = drawings.filter(|s| s.get("class").ends_with("chart-schedule"));
            // A row of a list of projects has no work of its own.
            if reported.is_empty() {
                assert!(drawings.next().is_none(), "{path}: a schedule of nothing");
                continue;
            }
            let svg = drawings.next().expect("a schedule");
            assert!(drawings.next().is_none(), "{path}: two schedules");
            check_bars(svg, &drawn(measure, &reported))
                .unwrap_or_else(|fault| panic!("{path}: {fault}"));
            let ticks = svg.with("line", "data-v");
            assert_eq!(ticks.len(), 4, "{path}: a tick a border of three years");
            assert_eq!(
                of_class(svg, "c-lane").len(),
                list(measure, "actions").len()
            );
            rows += list(measure, "actions").len();
            bars += reported.len();
            long += reported.iter().filter(|b| b.to > b.from).count();
            let has_done = reported.iter().any(|b| b.class == "done");
            assert!(has_results || !has_done, "{path}: done too early");
        }
        assert_eq!(rows, due, "{name}");
        assert!(bars > rows, "{name}: {bars} bars");
        assert_eq!(long, due_long, "{name}: bars over several years");
    }
}

/// The bars of a drawing: what the name of a row says already, they do not say.
fn drawn(measure: &Json, reported: &[Bar]) -> Vec<Bar> {
    let mut bars = reported.to_vec();
    for bar in &mut bars {
        if bar.words == text(&list(measure, "actions")[bar.row], "text") {
            bar.words.clear();
        }
    }
    bars
}

#[test]
fn what_was_done_is_drawn_below_what_was_planned() {
    let mut pairs = 0;
    for (_, page) in published("atsugi").below("gyokaku-7-1", "measures") {
        let bars = page.named("rect");
        let of = |class: &str| -> Vec<(String, f64)> {
            let own = bars.iter().filter(|b| b.get("class") == class);
            own.map(|b| {
                (
                    b.get("data-i").to_owned(),
                    b.get("y").parse().expect("a place"),
                )
            })
            .collect()
        };
        let planned = of("b-planned");
        for (row, y) in of("b-done") {
            for (_, above) in planned.iter().filter(|(r, _)| *r == row) {
                assert!(*above < y, "row {row}");
                pairs += 1;
            }
        }
    }
    assert!(pairs > 50, "{pairs}");
}

/// What the report says of the years of a milestone.
fn reported_stages(plan: &Json, indicator: &Json) -> Vec<Stage> {
    let has_results = !list(indicator, "evaluations").is_empty();
    let tone = |status: &str| {
        let word = list(plan, "vocabulary").iter().find(|w| w["id"] == status);
        match word?["tone"].as_str()? {
            "good" => Some(true),
            "bad" => Some(false),
            _ => None,
        }
    };
    years(plan)
        .map(|year| Stage {
            has_target: value(indicator, year, "target")
                .is_some_and(|v| v["missing_reason"].is_null()),
            dot: has_results.then(|| {
                let e = evaluation(indicator, year);
                let actual = value(indicator, year, "actual").expect("an actual");
                // Without a target there is nothing to have reached.
                let target = value(indicator, year, "target").expect("a target");
                let missing = actual["missing_reason"].as_str();
                let missing = missing.or(target["missing_reason"].as_str());
                dot_of(tone(text(e, "status")), missing, !e["rate"].is_null())
            }),
        })
        .collect()
}

/// What the table of a milestone says of its years.
fn shown_stages(table: &Element) -> Vec<Stage> {
    let stage = |row: &Element| {
        let cell = |role: &str| row.one("data-role", role).expect(role);
        let verdict = match of_class(cell("status"), "mark").first() {
            None => return None,
            Some(mark) if mark.get("class").ends_with("k-good") => Some(true),
            Some(mark) if mark.get("class").ends_with("k-bad") => Some(false),
            Some(_) => None,
        };
        let missing = [
            of_class(cell("actual"), "na"),
            of_class(cell("target"), "na"),
        ]
        .concat();
        let missing = missing
            .first()
            .and_then(|e| e.get("class").split("st-").nth(1));
        Some(dot_of(verdict, missing, cell("rate").text() != "–"))
    };
    let rows = year_rows(table);
    rows.iter()
        .map(|(_, row)| Stage {
            has_target: of_class(row.one("data-role", "target").expect("a target"), "na")
                .is_empty(),
            dot: stage(row),
        })
        .collect()
}

#[test]
fn every_stair_agrees_with_its_table_and_the_report() {
    let report = &published("atsugi").report;
    let mut dots: Vec<String> = Vec::new();
    let mut seen = [0, 0];
    for Drawing {
        site,
        path,
        page,
        svg,
        id,
    } in every_drawing()
    {
        let Some(key) = id.strip_prefix("p-") else {
            continue;
        };
        let (plan, indicator) = owner(&site.report, key);
        assert_eq!(indicator["kind"], "milestone", "{id}");
        let table = page.one("data-indicator", key).expect("its table");
        let reported = reported_stages(plan, indicator);
        assert_eq!(shown_stages(table), reported, "{path}: the table of {id}");
        check_stair(svg, &reported).unwrap_or_else(|fault| panic!("{path}: {id}: {fault}"));
        seen[usize::from(plan["id"] == "gyokaku-7-2")] += 1;
        dots.extend(reported.into_iter().filter_map(|s| s.dot));
    }
    // Of 17 milestones, 5 have no stage in any year; the second plan's 8 all have
    // stages, and no dot yet.
    let due = [plan_named(report, "gyokaku-7-1"), plan_2(report)].map(|plan| {
        let mut all = indicators_of(plan);
        all.retain(|i| i["kind"] == "milestone");
        all.retain(|i| {
            let known = |v: &&Json| v["missing_reason"].is_null() && v["role"] != "baseline";
            list(i, "values").iter().any(|v| known(&v))
        });
        all.len()
    });
    assert_eq!(seen, due);
    assert_eq!(due, [17 - 5, 8]);
    for state in ["reached", "unreadable", "not_judged"] {
        assert!(dots.iter().any(|d| d == state), "{state}: {dots:?}");
    }
    assert_eq!(dots.len(), 3 * due[0]);
}

/// A Japanese year as a number: `令和3年度`.
fn year_of(name: &str) -> i32 {
    let years = name.trim_start_matches("令和").trim_end_matches("年度");
    2018 + years.parse::<i32>().unwrap_or_else(|_| panic!("{name}"))
}

/// The plans that show others around them, and how many drawings of those.
const FRAMED: [(&str, &str, usize); 4] = [
    ("atsugi", "gyokaku-7-2", 2),
    ("hiratsuka", "gyokaku-2024", 2),
    ("kashiwa", "dx-2022", 1),
    ("kashiwa", "hoshin-r4", 1),
];

#[test]
fn the_terms_of_the_plans_around_agree_with_their_tables_and_the_report() {
    for (site, id, pieces) in FRAMED {
        let plan = plan_named(&published(site).report, id);
        let path = format!("{site}/plans/{id}/index.html");
        check_frames(&path, plan, pieces);
    }
    // No other page has frames.
    let with = every_drawing().filter(|d| d.id.starts_with("f-"));
    let with: Vec<&str> = with.map(|d| d.path).collect();
    let due = FRAMED.into_iter().flat_map(|(site, id, pieces)| {
        let path = format!("{site}/plans/{id}/index.html");
        vec![path; pieces]
    });
    assert_eq!(with, due.collect::<Vec<_>>());
}

/// Compares the drawings and tables of the plans around with the report.
fn check_frames(path: &str, plan: &Json, pieces: usize) {
    let site = path.split('/').next().expect("a site");
    let page = &published(site).pages[path];
    let frames = list(plan, "frame");
    let section = page.one("aria-labelledby", "frame").expect("the section");
    let tables = section.named("table");
    assert_eq!((tables.len(), frames.len()), (pieces, pieces), "{path}");
    for (n, frame) in frames.iter().enumerate() {
        let rows = list(frame, "rows");
        let bands = || rows.iter().flat_map(|r| list(r, "bands"));
        let year = |band: &Json, key: &str| band[key].as_i64().expect("a year") as usize;
        let first = bands().map(|b| year(b, "from")).min().expect("a band");
        let mut due = Vec::new();
        let mut lines = Vec::new();
        for (row, content) in rows.iter().enumerate() {
            for band in list(content, "bands") {
                let is_this = band["plan_id"] == plan["id"];
                due.push(Bar {
                    row,
                    class: if is_this { "this" } else { "plan" }.to_owned(),
                    from: year(band, "from") - first,
                    to: year(band, "to") - first,
                    words: text(band, "name").to_owned(),
                });
                lines.push((
                    text(content, "name").to_owned(),
                    text(band, "name").to_owned(),
                    year(band, "from") as i32,
                    year(band, "to") as i32,
                    is_this,
                ));
            }
        }
        let mut shown = Vec::new();
        for line in tables[n].named("tr") {
            let [row, band, period] = line.named("td")[..] else {
                continue;
            };
            let tag = of_class(band, "tag");
            let name = band.text();
            let name = tag.first().map_or(name.as_str(), |t| {
                name.strip_suffix(&t.text()).expect("its tag").trim()
            });
            let period = period.text();
            let (from, to) = period.split_once('〜').unwrap_or((&period, &period));
            let years = (year_of(from), year_of(to));
            shown.push((
                row.text(),
                name.to_owned(),
                years.0,
                years.1,
                !tag.is_empty(),
            ));
        }
        assert_eq!(shown, lines, "{path}: table {n}");
        let title = format!("f-{n}-t");
        let svg = section.named("svg").into_iter();
        let mut svg = svg.filter(|s| s.get("aria-labelledby").starts_with(&title));
        let svg = svg.next().expect("a drawing");
        check_bars(svg, &due).unwrap_or_else(|fault| panic!("{path}: f-{n}: {fault}"));
    }
}

/// What a stream's steps with years say in a drawing: a lane a row, in the order
/// of the lanes that have one.
fn dated_steps(stream: &Json, first: i64) -> Vec<Bar> {
    let mut bars = Vec::new();
    let lanes = list(stream, "lanes").iter();
    let lanes = lanes.map(|lane| -> Vec<&Json> {
        let steps = list(lane, "steps").iter();
        steps.filter(|s| s["missing_reason"].is_null()).collect()
    });
    for (row, steps) in lanes.filter(|s| !s.is_empty()).enumerate() {
        for step in steps {
            let column = |key: &str| (step[key].as_i64().expect("a year") - first) as usize;
            bars.push(Bar {
                row,
                class: "planned".to_owned(),
                from: column("from"),
                to: column("to"),
                words: text(step, "text").to_owned(),
            });
        }
    }
    bars
}

/// The years of a step as its row on the page says them.
fn said_years(cell: &str) -> Option<(i32, i32)> {
    let (from, to) = cell.split_once('〜').unwrap_or((cell, cell));
    let is_year = |words: &str| words.starts_with("令和");
    (is_year(from) && is_year(to)).then(|| (year_of(from), year_of(to)))
}

#[test]
fn every_roadmap_agrees_with_its_table_and_the_report() {
    let site = published("kashiwa");
    let plan = plan_named(&site.report, "dx-2022");
    let page = &site.pages["kashiwa/plans/dx-2022/index.html"];
    let first = i64::from(*years(plan).start());
    let streams = list(plan, "roadmap");
    let mut sections = page.with("section", "class");
    sections.retain(|s| s.get("class") == "stream");
    assert_eq!(sections.len(), streams.len());
    let mut drawn = Vec::new();
    for (n, (section, stream)) in sections.iter().zip(streams).enumerate() {
        let steps = list(stream, "lanes").iter().flat_map(|l| list(l, "steps"));
        let steps: Vec<&Json> = steps.collect();
        let shown: Vec<(String, Option<(i32, i32)>)> = section
            .named("tr")
            .into_iter()
            .filter_map(|row| match row.named("td")[..] {
                [years, step] => Some((step.value(), said_years(&years.text()))),
                [step] => Some((step.value(), None)),
                _ => None,
            })
            .collect();
        let year = |step: &Json, key: &str| Some(step[key].as_i64()? as i32);
        let due: Vec<_> = steps
            .iter()
            .map(|s| {
                (
                    text(s, "text").to_owned(),
                    year(s, "from").zip(year(s, "to")),
                )
            })
            .collect();
        assert_eq!(shown, due, "stream {n}");
        let bars = dated_steps(stream, first);
        let svg = section.named("svg").into_iter();
        let svg: Vec<_> = svg.filter(|s| s.get("role") == "img").collect();
        assert_eq!(svg.len(), usize::from(!bars.is_empty()), "stream {n}");
        for svg in svg {
            check_bars(svg, &bars).unwrap_or_else(|fault| panic!("stream {n}: {fault}"));
            drawn.push(n);
        }
    }
    // Of the first stream no year can be read.
    assert_eq!(drawn, [1, 2]);
}
