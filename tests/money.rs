//! A small site of an invented city with every form of money, built by the
//! program itself: what its pages and drawings say is what its figures give.

#[path = "figures/mod.rs"]
mod figures;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use figures::html::{Element, read};
use figures::money::{cells, check_money};
use serde_json::Value as Json;

/// What was built: the pages that show money, and the report.
struct Built {
    plan: Element,
    goal: Element,
    measure: Element,
    report: Json,
    /// The files of its charts, by their path.
    charts: BTreeMap<String, String>,
}

fn built() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| {
        let out = tempfile::tempdir().unwrap();
        let public = out.path().join("public");
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/money");
        let run = ayumi(&["build"], &root, Some(&public));
        assert_eq!(run.0, 0, "{}", run.1);
        let text = |path: &str| fs::read_to_string(public.join("midori").join(path)).unwrap();
        Built {
            plan: read(&text("plans/zaisei/index.html")),
            goal: read(&text("plans/zaisei/goals/sho-1.html")),
            measure: read(&text("plans/zaisei/measures/madoguchi.html")),
            report: serde_json::from_str(&text("data/report.json")).unwrap(),
            charts: fs::read_dir(public.join("midori/charts/zaisei"))
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .map(|name| format!("charts/zaisei/{name}"))
                .map(|path| (path.clone(), text(&path)))
                .collect(),
        }
    })
}

fn ayumi(arguments: &[&str], root: &Path, out: Option<&Path>) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ayumi"));
    command.args(arguments).arg("--root").arg(root);
    if let Some(out) = out {
        command.arg("--out").arg(out);
    }
    let output = command.env("LC_ALL", "C").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    (output.status.code().unwrap(), text)
}

/// The statement of an id, of the plan, its goal or its first measure.
fn statement(owner: &str, id: &str) -> &'static Json {
    let plan = &built().report["plans"][0];
    let goal = &plan["goals"][0];
    let owner = match owner {
        "plan" => plan,
        "goal" => goal,
        _ => &goal["measures"][0],
    };
    let list = owner["money"].as_array().unwrap();
    list.iter().find(|m| m["id"] == id).unwrap()
}

/// The section of a statement on a page.
fn section<'a>(page: &'a Element, id: &str) -> &'a Element {
    page.one("id", &format!("money-{id}")).unwrap()
}

#[test]
fn a_part_of_a_budget_leaves_a_rest_that_is_shown_as_such() {
    let sum = &statement("goal", "jigyohi")["sums"][0];
    assert_eq!((&sum["from"], &sum["to"]), (&2023.into(), &2025.into()));
    for (field, value) in [
        ("total", "2125"),
        ("of", "65775"),
        ("not_itemised", "63650"),
        ("itemised_share", "3.2"),
        ("not_itemised_share", "96.8"),
    ] {
        assert_eq!(sum[field], value, "{field}");
    }
    let section = section(&built().goal, "jigyohi");
    assert_eq!(cells(section, "sum", "amount"), ["2,125"]);
    assert_eq!(cells(section, "5", "amount"), ["63,650"]);
    assert_eq!(cells(section, "5", "share"), ["96.8％"]);
    assert_eq!(cells(section, "whole", "amount"), ["65,775"]);
    let text = section.text();
    assert!(
        text.contains("65,775百万円（657億7,500万円）です。"),
        "{text}"
    );
    assert!(text.contains("5件の2,125百万円（21億2,500万円）、3.2％です。"));
    assert!(text.contains("残りの63,650百万円（636億5,000万円）、96.8％には内訳がありません。"));
}

#[test]
fn a_total_about_so_many_oku_is_compared_in_its_own_unit() {
    let declared = &statement("goal", "jigyohi")["sums"][0]["declared_total"];
    assert_eq!(
        (&declared["value"], &declared["unit"]),
        (&"21".into(), &"億円".into())
    );
    assert_eq!(
        (&declared["about"], &declared["agrees"]),
        (&true.into(), &true.into())
    );
}

#[test]
fn shares_are_of_what_the_lines_are_a_part_of() {
    let lines = statement("goal", "jigyohi")["lines"].as_array().unwrap();
    let shares = lines.iter().map(|l| l["amounts"][0]["share"].as_str());
    let shares: Vec<_> = shares.map(Option::unwrap).collect();
    assert_eq!(shares, ["0.1", "0.1", "0.5", "2.1", "0.4"]);
}

#[test]
fn revenue_less_expenditure_is_the_balance() {
    let sums = &statement("plan", "shushi")["sums"];
    let totals = |c: usize| {
        (
            sums[c]["total"].as_str(),
            sums[c]["declared_total"]["agrees"].as_bool(),
        )
    };
    assert_eq!(totals(0), (Some("-1500"), Some(true)));
    assert_eq!(totals(1), (Some("-2939"), Some(true)));
    let section = section(&built().plan, "shushi");
    assert_eq!(cells(section, "2", "amount"), ["△1,500", "△2,939"]);
    assert!(
        section
            .text()
            .contains("△2,939百万円（△29億3,900万円）です。")
    );
}

#[test]
fn changes_stand_where_two_years_do_and_agree_with_the_declared_rates() {
    let lines = statement("plan", "sainyu")["lines"].as_array().unwrap();
    for line in lines {
        let [first, second] = [0, 1].map(|c| &line["amounts"][c]);
        assert_eq!(first["change_rate"], Json::Null);
        assert_eq!(
            second["change_rate"], second["declared_change_rate"],
            "{line}"
        );
    }
    assert_eq!(lines[1]["amounts"][1]["change"], "-196");
    let section = section(&built().plan, "sainyu");
    assert_eq!(cells(section, "1", "change"), ["△196"]);
    assert_eq!(cells(section, "1", "rate"), ["△9.8％"]);
}

#[test]
fn a_declared_total_that_differs_is_found_and_both_are_shown() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/money");
    let (code, found) = ayumi(&["check", "--format", "json", "--lang", "en"], &root, None);
    let found: Json = serde_json::from_str(&found).unwrap();
    let found = found.as_array().unwrap();
    assert_eq!((code, found.len()), (0, 1), "{found:?}");
    assert_eq!(found[0]["code"], "money-total-differs");
    assert_eq!(found[0]["id"], "zaisei/saishutsu/2022");
    let section = section(&built().plan, "saishutsu");
    assert_eq!(cells(section, "sum", "amount"), ["90,000", "91,839"]);
    assert_eq!(cells(section, "declared", "amount"), ["90,000", "91,840"]);
    assert!(
        section
            .text()
            .contains("差は+1百万円です。どちらの値も直していません。")
    );
}

#[test]
fn nothing_is_computed_from_a_missing_amount() {
    let sums = &statement("measure", "hiyo")["sums"];
    assert_eq!(
        (&sums[1]["total"], &sums[1]["change_rate"]),
        (&"14800".into(), &"-3.9".into())
    );
    assert_eq!(sums[2]["total"], Json::Null);
    assert_eq!(sums[2]["no_total_reason"], "line_missing");
    assert_eq!(sums[2]["change"], Json::Null);
    let section = section(&built().measure, "hiyo");
    let row = section.one("data-line", "1").unwrap();
    assert!(row.text().contains("未定") && row.text().contains("令和7年3月"));
    assert_eq!(cells(section, "sum", "amount")[2], "計算できません");
    let text = section.text();
    assert!(
        text.contains("「委託料」の金額が「未定」のため、合計を計算できません。"),
        "{text}"
    );
}

#[test]
fn every_drawing_shows_the_amounts_of_its_table() {
    let pages = [&built().plan, &built().goal, &built().measure];
    let mut count = 0;
    for section in pages.iter().flat_map(|p| p.with("section", "id")) {
        if section.get("class") == "money" {
            let id = section.get("id");
            count += check_money(section).unwrap_or_else(|fault| panic!("{id}: {fault}"));
        }
    }
    // 4 + 4 lines and 3 rows of a balance over two years, 12 lines and a sum over
    // four (4 amounts and 3 sums are none), 5 lines and a rest, 2 lines over three
    // years (1 is none).
    assert_eq!(count, 8 + 8 + 6 + (48 - 4 + 1) + 6 + 5);
}

#[test]
fn a_statement_of_one_line_says_its_amount_once() {
    let measure = &built().report["plans"][0]["goals"][0]["measures"][1];
    assert_eq!(measure["money"][0]["sums"][0]["total"], "92000");
    assert_eq!(
        measure["money"][0]["lines"][0]["amounts"][0]["share"],
        "100.0"
    );
}

#[test]
fn every_drawing_links_to_files_of_its_own() {
    let mut seen = BTreeSet::new();
    for page in [&built().plan, &built().goal, &built().measure] {
        for section in page.with("section", "id") {
            if section.get("class") != "money" {
                continue;
            }
            let links = section.named("a").into_iter();
            let links = links.filter(|a| a.get("href").contains("charts/"));
            let links: Vec<_> = links.collect();
            assert_eq!(links.len(), 2, "{}", section.get("id"));
            for link in links {
                let path = link.get("href").trim_start_matches("../").to_owned();
                assert!(built().charts.contains_key(&path), "{path}");
                assert!(seen.insert(path));
            }
        }
    }
    assert_eq!(seen.len(), 2 * 6);
}

/// The tables of statements with what the report says of each, and whose it is.
fn tables() -> Vec<(&'static str, &'static Json, &'static Json)> {
    let plan = &built().report["plans"][0];
    let goals = plan["goals"].as_array().unwrap().iter();
    let measures = goals
        .clone()
        .flat_map(|g| g["measures"].as_array().unwrap());
    let owners = [plan].into_iter().chain(goals).chain(measures);
    let statements = owners.flat_map(|owner| {
        let list = owner["money"].as_array().unwrap();
        list.iter().map(move |statement| (owner, statement))
    });
    let found = statements.map(|(owner, statement)| {
        let mut name = "y-zaisei".to_owned();
        for part in [owner, statement].map(|json| json["id"].as_str().unwrap()) {
            if part != "zaisei" {
                name = format!("{name}.{part}");
            }
        }
        let file = &built().charts[&format!("charts/zaisei/{name}.csv")];
        (file.as_str(), owner, statement)
    });
    found.collect()
}

#[test]
fn tables_in_files_hold_the_amounts_of_the_report() {
    let said = |json: &Json| match json {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Bool(is) => if *is { "yes" } else { "no" }.to_owned(),
        other => other.to_string(),
    };
    let mut count = 0;
    for (file, owner, statement) in tables() {
        let file = file.strip_prefix('\u{feff}').unwrap();
        let mut reader = csv::Reader::from_reader(file.as_bytes());
        let rows: Vec<BTreeMap<String, String>> =
            reader.deserialize().map(Result::unwrap).collect();
        let sums = statement["sums"].as_array().unwrap();
        let lines = statement["lines"].as_array().unwrap();
        for (c, sum) in sums.iter().enumerate() {
            let of_column = rows.iter().filter(|r| r["from"] == said(&sum["from"]));
            let of_column: Vec<_> = of_column.collect();
            let check = |row: &BTreeMap<String, String>, json: &Json, pairs: &[(&str, &str)]| {
                for (column, field) in pairs {
                    assert_eq!(row[*column], said(&json[*field]), "{row:?} {field}");
                }
                assert_eq!(row["scope_id"], said(&owner["id"]));
                assert_eq!(row["statement_id"], said(&statement["id"]));
                assert_eq!(row["unit"], said(&statement["unit"]));
                assert_ne!(row["amount"].is_empty(), row["missing_reason"].is_empty());
            };
            let of_row = |kind: &'static str| of_column.iter().filter(move |r| r["row"] == kind);
            let changes = [
                ("change", "change"),
                ("change_rate", "change_rate"),
                ("declared_change_rate", "declared_change_rate"),
            ];
            for (row, line) in of_row("line").zip(lines) {
                let amount = &line["amounts"][c];
                assert_eq!(row["line"], said(&line["name"]));
                assert_eq!(row["account"], said(&line["account"]));
                check(row, amount, &changes);
                let own = [("amount", "value"), ("missing_reason", "missing_reason")];
                check(row, amount, &own);
                let own = [
                    ("share", "share"),
                    ("printed", "printed"),
                    ("expected", "expected"),
                ];
                check(row, amount, &own);
                count += 1;
            }
            let total = of_row("total").next().unwrap();
            check(total, sum, &changes);
            let own = [("amount", "total"), ("missing_reason", "no_total_reason")];
            check(total, sum, &own);
            let own = [
                ("declared", "value"),
                ("declared_unit", "unit"),
                ("declared_about", "about"),
            ];
            check(total, &sum["declared_total"], &own);
            match (of_row("not_itemised").next(), of_row("whole").next()) {
                (Some(rest), Some(whole)) => {
                    check(
                        rest,
                        sum,
                        &[("amount", "not_itemised"), ("share", "not_itemised_share")],
                    );
                    check(whole, sum, &[("amount", "of")]);
                }
                (None, None) => assert_eq!(sum["of"], Json::Null),
                (rest, whole) => panic!("{rest:?} {whole:?}"),
            }
        }
    }
    // As many lines as are drawn: 8 + 8 + 48 + 5 + 6, and 1 of the other measure.
    assert_eq!(count, 8 + 8 + 48 + 5 + 6 + 1);
}

#[test]
fn a_drawing_in_a_file_brings_the_rules_and_patterns_that_it_needs() {
    let mut hatched = 0;
    for (path, svg) in &built().charts {
        if !path.contains("/y-") || !path.ends_with(".svg") {
            continue;
        }
        let tree = roxmltree::Document::parse(svg).unwrap();
        let all = || tree.descendants().filter(roxmltree::Node::is_element);
        let style = all().find(|n| n.has_tag_name("style")).unwrap();
        let style = style.text().unwrap();
        for bar in all().filter(|n| n.attribute("data-s") == Some("money")) {
            let class = bar.attribute("class").unwrap();
            assert!(style.contains(&format!(".{class}")), "{path}: {class}");
            hatched += usize::from(class == "m-not_itemised");
        }
        assert!(
            all().any(|n| n.attribute("id") == Some("p-pencil")),
            "{path}"
        );
    }
    assert!(hatched > 0);
}
