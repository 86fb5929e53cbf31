//! Every chart can be taken away: as a drawing that stands alone, and as its
//! table, whose figures are those of `data/report.json`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use crate::figures::drawing::{check_share, check_years};
use crate::figures::html::read;
use crate::figures::report::{list, measures_of, owner, plan_named, series, text, years};
use crate::figures::site::build_edited;
use crate::published::{Drawing, Published, every_drawing, sites, years_in_values};

/// The files of all charts of a site by their path below `charts/`.
pub fn files_of(site: &Published, ending: &str) -> BTreeMap<String, String> {
    let folder = format!("{}/charts/", site.site);
    let all = site.files.iter();
    let own = all.filter_map(|(path, bytes)| {
        let below = path.strip_prefix(&folder)?.strip_suffix(ending)?;
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        Some((below.to_owned(), text))
    });
    own.collect()
}

/// The files of all charts of all sites, each with its site.
fn files(ending: &str) -> Vec<(&'static Published, String, String)> {
    let all = sites().iter().flat_map(|site| {
        let own = files_of(site, ending).into_iter();
        own.map(move |(path, text)| (site, path, text))
    });
    all.collect()
}

/// The plan and the id of a chart, without the letter of its kind.
pub fn key_of<'a>(below: &'a str, kind: &str) -> Option<(&'a str, &'a str)> {
    let (plan, id) = below.split_once('/')?;
    Some((plan, id.strip_prefix(kind)?))
}

pub type Row = BTreeMap<String, String>;

/// The rows of a table, by the names of their columns.
pub fn rows(csv: &str) -> Vec<Row> {
    let mut reader =
        csv::Reader::from_reader(csv.strip_prefix('\u{feff}').expect("BOM").as_bytes());
    let head = reader.headers().expect("a head").clone();
    let row = |record: Result<csv::StringRecord, csv::Error>| -> Row {
        let record = record.expect("a row as long as the head");
        let pairs = head.iter().zip(record.iter());
        pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).collect()
    };
    reader.records().map(row).collect()
}

/// The cells of some columns, row by row.
fn cells_of<const N: usize>(csv: &str, columns: [&str; N]) -> Vec<[String; N]> {
    let table = rows(csv);
    let cells = table.iter().map(|row| columns.map(|c| row[c].clone()));
    cells.collect()
}

/// What a text of the report looks like in a table, nothing for null.
pub fn cell(json: &Json) -> String {
    match json {
        Json::String(text) if text.starts_with(['=', '+', '-', '@', '－']) => format!("'{text}"),
        Json::String(text) => text.clone(),
        Json::Null => String::new(),
        other => other.to_string(),
    }
}

#[test]
fn every_chart_on_every_page_links_to_its_drawing_and_its_table() {
    let mut linked = BTreeSet::new();
    for Drawing {
        site,
        path,
        page,
        svg,
        id,
    } in every_drawing()
    {
        // Miniatures without words, of a chart on the page that their row leads to:
        // that one has the files.
        let is_miniature = |class: &str| ["chart-spark", "chart-distance"].contains(&class);
        if svg.get("class").split(' ').any(is_miniature) {
            continue;
        }
        for ending in ["svg", "csv"] {
            let name = format!("/{id}.{ending}");
            let links: Vec<_> = page
                .named("a")
                .into_iter()
                .filter(|a| a.get("href").ends_with(&name))
                .collect();
            assert_eq!(links.len(), 1, "{path}: {id}.{ending}");
            let href = links[0].get("href");
            let below = href.split_once("charts/").expect("below charts/").1;
            let file = format!("{}/charts/{below}", site.site);
            assert!(site.files.contains_key(&file), "{path}: {href}");
            linked.insert(file);
        }
    }
    for (site, due) in sites().iter().zip([170, 2, 36, 8]) {
        let folder = format!("{}/charts/", site.site);
        let mut made = site.files.keys().cloned().collect::<BTreeSet<String>>();
        made.retain(|path| path.starts_with(&folder));
        // A few indicators of no known measure have no chart on a page, only links.
        let links = site.pages.values().flat_map(|page| page.named("a"));
        let below = links.filter_map(|a| Some(a.get("href").split_once("charts/")?.1));
        let hrefs: BTreeSet<&str> = below.collect();
        for file in made.difference(&linked) {
            assert!(
                hrefs.contains(&file[folder.len()..]),
                "{file} is of no page"
            );
        }
        let linked = made.intersection(&linked).count();
        assert!(linked >= 2 * due, "{}: {linked} links", site.site);
    }
}

#[test]
fn links_to_files_say_which_chart_they_are_of() {
    for (path, page) in sites().iter().flat_map(|site| &site.pages) {
        let mut said: BTreeMap<String, String> = BTreeMap::new();
        for link in page.named("a") {
            let href = link.get("href");
            if !href.contains("charts/") {
                continue;
            }
            let before = said.insert(link.text(), href.to_owned());
            assert_eq!(before, None, "{path}: two links say {:?}", link.text());
        }
    }
}

#[test]
fn a_drawing_alone_is_well_formed_and_asks_nobody_for_anything() {
    let all = files(".svg");
    assert!(all.len() >= 180 + 40, "{} drawings", all.len());
    for (_, path, svg) in &all {
        let tree = roxmltree::Document::parse(svg).unwrap_or_else(|e| panic!("{path}: {e}"));
        let root = tree.root_element();
        assert_eq!(
            root.tag_name().namespace(),
            Some("http://www.w3.org/2000/svg")
        );
        let size = |name: &str| -> f64 { root.attribute(name).expect(name).parse().expect(name) };
        assert_eq!(
            root.attribute("viewBox"),
            Some(&*format!("0 0 {} {}", size("width"), size("height")))
        );
        // However small the drawing, its words have the room of a phone.
        assert!(size("width") >= 390.0, "{path}");
        let mut ids = BTreeSet::new();
        let mut named = Vec::new();
        let mut style = "";
        for node in tree.descendants().filter(roxmltree::Node::is_element) {
            let tag = node.tag_name().name();
            assert!(
                !["script", "image", "use", "a", "foreignObject"].contains(&tag),
                "{path}: {tag}"
            );
            for attribute in node.attributes() {
                let (name, value) = (attribute.name(), attribute.value());
                assert!(
                    !name.starts_with("on") && name != "href" && name != "style",
                    "{path}: {name}"
                );
                assert!(!value.contains("//"), "{path}: {value}");
            }
            if let Some(id) = node.attribute("id") {
                assert!(ids.insert(id), "{path}: two {id}");
            }
            let labels = node.attribute("aria-labelledby").unwrap_or_default();
            named.extend(labels.split_whitespace());
            if tag == "style" {
                style = node.text().unwrap_or_default();
            }
        }
        for part in style.split("url(").skip(1) {
            let address = part.split(')').next().unwrap_or_default();
            named.push(
                address
                    .strip_prefix('#')
                    .unwrap_or_else(|| panic!("{path}: {address}")),
            );
        }
        for id in named {
            assert!(ids.contains(id), "{path}: no {id}");
        }
        assert!(
            !style.contains("@import") && !style.contains("var("),
            "{path}"
        );
        assert!(style.contains("prefers-color-scheme: dark"), "{path}");
    }
}

#[test]
fn a_drawing_alone_has_a_rule_for_every_class_and_no_small_letters() {
    for (_, path, svg) in &files(".svg") {
        let tree = roxmltree::Document::parse(svg).expect("XML");
        let style = tree
            .descendants()
            .find(|n| n.has_tag_name("style"))
            .expect("a style");
        let style = style.text().expect("rules");
        for node in tree.descendants().filter(roxmltree::Node::is_element) {
            let classes = node.attribute("class").unwrap_or_default();
            for class in classes
                .split(' ')
                .filter(|c| !c.is_empty() && !c.starts_with("chart"))
            {
                // A text without a rule of its own looks like all text of a chart.
                let is_text = node.has_tag_name("text") && !class.starts_with("file-");
                assert!(
                    is_text || style.contains(&format!(".{class}")),
                    "{path}: {class}"
                );
            }
            if let Some(size) = node.attribute("font-size") {
                assert!(
                    size.parse::<f64>().expect("a size") >= 12.0,
                    "{path}: {size}"
                );
            }
        }
    }
}

#[test]
fn a_drawing_alone_says_its_finding_its_source_and_that_it_is_a_sample() {
    for (site, path, svg) in &files(".svg") {
        let city = &site.report["site"]["municipality"];
        let svg = read(svg);
        let said = |class: &str| -> String {
            let all = svg.named("text").into_iter();
            all.filter(|t| t.get("class") == class)
                .map(|t| t.text())
                .collect()
        };
        let finding = svg.named("desc")[0].text();
        let bare = |text: &str| text.replace(char::is_whitespace, "");
        assert_eq!(bare(&said("file-finding")), bare(&finding), "{path}");
        assert!(finding.ends_with('。'), "{path}: {finding}");
        assert!(!said("file-about").is_empty(), "{path}");
        let source = said("file-source");
        for part in [
            "出典：",
            text(city, "name"),
            "CC BY 4.0",
            "公開資料をもとにした見本です",
        ] {
            assert!(source.contains(part), "{path}: {part} is not in {source}");
        }
    }
}

#[test]
fn a_drawing_alone_shows_the_figures_of_the_report() {
    let mut checked = 0;
    for (site, path, svg) in &files(".svg") {
        let report = &site.report;
        let page = read(svg);
        let drawing = page.named("g")[0];
        if let Some((_, key)) = key_of(path, "c-") {
            let (plan, indicator) = owner(report, key);
            let due = years_in_values(indicator, years(plan));
            check_years(drawing, &due).unwrap_or_else(|fault| panic!("{path}: {fault}"));
            checked += 1;
        } else if key_of(path, "t-").is_some() {
            let table = rows(&files_of(site, ".csv")[path]);
            let counts: Vec<u32> = table
                .iter()
                .map(|r| r["computed"].parse().unwrap())
                .collect();
            check_share(drawing, &counts).unwrap_or_else(|fault| panic!("{path}: {fault}"));
            checked += 1;
        }
    }
    // Of Atsugi; and the promises of Kamakura with their eight chapters.
    assert_eq!(checked, 68 + 26 + 1 + 8);
}

/// Compares the rows of an indicator's years with the report.
fn check_years_table(path: &str, table: &[Row], plan: &Json, indicator: &Json) {
    let due: Vec<(i32, &str)> = years(plan)
        .flat_map(|y| [(y, "target"), (y, "actual")])
        .collect();
    assert_eq!(table.len(), due.len(), "{path}");
    for (row, (year, role)) in table.iter().zip(due) {
        assert_eq!(
            (row["fiscal_year"].as_str(), row["role"].as_str()),
            (&*year.to_string(), role),
            "{path}"
        );
        assert_eq!(row["year"], format!("令和{}年度", year - 2018), "{path}");
        assert_eq!(row["plan_id"], text(plan, "id"), "{path}");
        assert_eq!(row["indicator_name"], cell(&indicator["name"]), "{path}");
        assert_eq!(row["unit"], cell(&indicator["unit"]), "{path}");
        let values = list(indicator, "values").iter();
        let value = values
            .into_iter()
            .find(|v| v["fiscal_year"] == year && v["role"] == role);
        match value {
            Some(value) => {
                for column in [
                    "value",
                    "text",
                    "change",
                    "missing_reason",
                    "cumulative",
                    "expected",
                    "printed",
                ] {
                    let due = match column {
                        "value" | "change" | "cumulative" => {
                            value[column].as_str().unwrap_or_default().to_owned()
                        }
                        _ => cell(&value[column]),
                    };
                    assert_eq!(row[column], due, "{path}: {year} {role} {column}");
                }
            }
            None => assert_eq!(row["missing_reason"], "future", "{path}: {year} {role}"),
        }
        let mut evaluations = list(indicator, "evaluations").iter();
        let evaluation = evaluations.find(|e| e["fiscal_year"] == year && role == "actual");
        for column in ["rate", "no_rate_reason", "status", "status_word"] {
            let due = evaluation.map_or("", |e| e[column].as_str().unwrap_or_default());
            assert_eq!(row[column], due, "{path}: {year} {role} {column}");
        }
    }
}

#[test]
fn tables_of_years_stages_and_series_hold_the_figures_of_the_report() {
    let (mut plain, mut long) = (0, 0);
    for (site, path, csv) in &files(".csv") {
        let report = &site.report;
        let table = rows(csv);
        let kinds = ["c-", "p-", "g-", "m-"].into_iter();
        if let Some((_, key)) = kinds.filter_map(|kind| key_of(path, kind)).next() {
            let (plan, indicator) = owner(report, key);
            check_years_table(path, &table, plan, indicator);
            plain += 1;
        } else if let Some((_, key)) = key_of(path, "x-") {
            let (plan, indicator) = owner(report, key);
            let found = series(report, text(plan, "id"), text(indicator, "id")).expect("a series");
            let mut rest = table.as_slice();
            for member in list(found, "members") {
                let key = format!(
                    "{}-{}",
                    text(member, "plan_id"),
                    text(member, "indicator_id")
                );
                let (plan, indicator) = owner(report, &key);
                let (own, others) = rest.split_at(2 * years(plan).count());
                check_years_table(path, own, plan, indicator);
                rest = others;
            }
            assert!(rest.is_empty(), "{path}");
            long += 1;
        }
    }
    // Charts, stairs, ways to a target and rates; then series.
    assert_eq!((plain, long), (68 + 20 + 32 + 32, 20));
}

#[test]
fn tables_of_shares_hold_the_counts_of_the_report() {
    let mut checked = 0;
    for (site, path, csv) in &files(".csv") {
        if key_of(path, "t-").or(key_of(path, "u-")).is_none() {
            continue;
        }
        let table = rows(csv);
        let first = &table[0];
        let tally = list(&site.report, "tallies").iter().find(|t| {
            t["plan_id"] == *first["plan_id"]
                && t["scope"] == *first["scope"]
                && t["scope_id"] == *first["scope_id"]
                && cell(&t["fiscal_year"]) == first["fiscal_year"]
        });
        let tally = tally.unwrap_or_else(|| panic!("{path}: no tally"));
        let count = |of: &str, status: &str| cell(&tally[of][status]);
        for row in &table {
            assert_eq!(row["computed"], count("computed", &row["status"]), "{path}");
            assert_eq!(row["declared"], count("declared", &row["status"]), "{path}");
            assert_eq!(
                row["declared"].is_empty(),
                row["missing_reason"] == "not_in_source",
                "{path}"
            );
            assert_eq!(row["denominator"], cell(&tally["denominator"]), "{path}");
        }
        let sum: u32 = table
            .iter()
            .map(|r| r["computed"].parse::<u32>().unwrap())
            .sum();
        assert_eq!(sum.to_string(), cell(&tally["rows"]), "{path}");
        checked += 1;
    }
    // Each as a bar and as cells.
    assert_eq!(checked, 2 * 26 + 2 * (1 + 8));
}

#[test]
fn tables_of_work_hold_what_the_report_says_was_planned_and_done() {
    let mut checked = 0;
    for (site, path, csv) in &files(".csv") {
        let Some((plan, key)) = key_of(path, "w-") else {
            continue;
        };
        let plan = plan_named(&site.report, plan);
        let id = key
            .strip_prefix(text(plan, "id"))
            .expect("its plan")
            .trim_start_matches('-');
        let all = measures_of(plan);
        let measure = all.into_iter().find(|m| m["id"] == id).expect("a measure");
        let table = rows(csv);
        let mut table = table.iter();
        for action in list(measure, "actions") {
            for year in list(action, "years") {
                let row = table.next().expect("a row");
                assert_eq!(row["action"], cell(&action["text"]), "{path}");
                assert_eq!(row["action_no"], cell(&action["no"]), "{path}");
                assert_eq!(row["fiscal_year"], cell(&year["fiscal_year"]), "{path}");
                for (column, absent) in [("planned", "not_in_source"), ("done", "future")] {
                    let due = &year[column];
                    assert_eq!(row[column], cell(&due["text"]), "{path}: {column}");
                    let state = match due {
                        Json::Null => absent,
                        due if due["continues"] == true => "continues",
                        due => due["missing_reason"].as_str().unwrap_or("text"),
                    };
                    let stated = &row[&format!("{column}_state")];
                    // Without a line in a year's results nothing is said of it.
                    let is_silent = due.is_null() && stated == "not_in_source";
                    assert!(is_silent || stated == state, "{path}: {column} {stated}");
                }
                checked += 1;
            }
        }
        assert!(table.next().is_none(), "{path}");
    }
    assert!(checked > 300, "{checked}");
}

#[test]
fn tables_of_bands_hold_the_plans_around() {
    let mut checked = 0;
    for (site, path, csv) in &files(".csv") {
        let Some((plan, n)) = key_of(path, "f-") else {
            continue;
        };
        let plan = plan_named(&site.report, plan);
        let frame = &list(plan, "frame")[n.parse::<usize>().expect("a place")];
        let mut due = Vec::new();
        for row in list(frame, "rows") {
            for band in list(row, "bands") {
                due.push([&row["name"], &band["name"], &band["from"], &band["to"]].map(cell));
            }
        }
        let columns = ["row", "name", "from", "to"];
        assert_eq!(cells_of(csv, columns), due, "{path}");
        checked += 1;
    }
    assert_eq!(checked, 2 + 2 + 2);
}

#[test]
fn tables_of_roadmaps_hold_every_step_and_why_one_has_no_year() {
    let mut checked = 0;
    for (site, path, csv) in &files(".csv") {
        let Some((plan, n)) = key_of(path, "r-") else {
            continue;
        };
        let plan = plan_named(&site.report, plan);
        let stream = &list(plan, "roadmap")[n.parse::<usize>().expect("a place")];
        let mut due = Vec::new();
        for lane in list(stream, "lanes") {
            for step in list(lane, "steps") {
                let [text, from, to, why] =
                    ["text", "from", "to", "missing_reason"].map(|key| &step[key]);
                due.push([&stream["name"], &lane["name"], text, from, to, why].map(cell));
            }
        }
        let columns = ["stream", "lane", "step", "from", "to", "missing_reason"];
        assert_eq!(cells_of(csv, columns), due, "{path}");
        checked += 1;
    }
    assert_eq!(checked, 2);
}

#[test]
fn the_table_of_a_flow_holds_the_printed_counts_of_both_plans() {
    let all = files(".csv");
    let flows: Vec<_> = all
        .iter()
        .filter_map(|(site, path, csv)| Some((site, key_of(path, "l-")?, csv)))
        .collect();
    assert_eq!(flows.len(), 1);
    let (site, (plan, _), csv) = flows[0];
    let table = rows(csv);
    let printed = |row: &Row, id: &str| {
        let plan = plan_named(&site.report, id);
        let mut parts = list(plan, "declared_counts")
            .iter()
            .flat_map(|c| list(c, "parts"));
        parts.any(|p| cell(&p["word"]) == row["part"] && cell(&p["count"]) == row["count"])
    };
    for row in &table {
        assert_eq!(row["printed"], "yes");
        assert!(printed(row, &row["plan_id"]), "{row:?}");
        let others = table.iter().filter(|r| r["plan_id"] != row["plan_id"]);
        let is_here = row["plan_id"] == plan;
        match row["kind"].as_str() {
            "kept" => assert!(others.into_iter().any(|r| r["kind"] == "kept")),
            "ended" => assert!(!is_here, "{row:?}"),
            "new" => assert!(is_here, "{row:?}"),
            other => panic!("{other}"),
        }
    }
    let kept = |is_here: bool| {
        let kept = table.iter().filter(|r| r["kind"] == "kept");
        kept.filter(|r| (r["plan_id"] == plan) == is_here).count()
    };
    assert!(kept(true) > 0);
    assert_eq!(kept(true), kept(false));
}

#[test]
fn tables_are_files_that_spreadsheets_open() {
    for (_, path, csv) in &files(".csv") {
        assert!(csv.starts_with('\u{feff}'), "{path}");
        assert!(csv.ends_with("\r\n"), "{path}");
        let numeric = [
            "value",
            "change",
            "declared_change",
            "gap",
            "declared_gap",
            "target",
            "cumulative",
            "rate",
            "amount",
            "share",
            "change_rate",
            "declared_change_rate",
            "computed",
            "declared",
            "denominator",
        ];
        for row in rows(csv) {
            for (column, cell) in row {
                if numeric.contains(&column.as_str()) {
                    let is_plain = cell.is_empty() || cell.parse::<f64>().is_ok();
                    assert!(is_plain, "{path}: {column} {cell}");
                } else {
                    let is_harmless = !cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                    assert!(is_harmless, "{path}: {column} {cell}");
                }
            }
        }
    }
}

#[test]
fn a_formula_in_the_content_is_a_text_in_the_table() {
    let built = build_edited("atsugi", |path, text| {
        if path != "atsugi/plans/gyokaku-7-1/plan.yaml" {
            return text;
        }
        let name = "name: 職員の人材育成\n";
        assert_eq!(text.matches(name).count(), 1);
        text.replace(name, "name: '=HYPERLINK(\"https://example.jp/\",\"x\")'\n")
    });
    let csv = &built.files["atsugi/charts/gyokaku-7-1/c-gyokaku-7-1-i-1-a-1.csv"];
    assert_eq!(
        rows(csv)[0]["measure_name"],
        "'=HYPERLINK(\"https://example.jp/\",\"x\")"
    );
    let svg = &built.files["atsugi/charts/gyokaku-7-1/c-gyokaku-7-1-i-1-a-1.svg"];
    roxmltree::Document::parse(svg).expect("XML");
}
