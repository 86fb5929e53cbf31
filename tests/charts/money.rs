//! The drawings of money of every site: their bars, the tables beside them, the
//! tables in files and the report.

use serde_json::Value as Json;

use crate::figures::html::{Element, read};
use crate::figures::money::{amount, cells, check_money};
use crate::figures::report::{list, measures_of, plan_named};
use crate::files::{Row, cell, files_of, rows};
use crate::published::{Drawing, every_drawing};

/// Some goals and all below them.
fn with_inner(goals: &[Json]) -> Vec<&Json> {
    let inner = goals.iter().flat_map(|g| with_inner(list(g, "goals")));
    goals.iter().chain(inner).collect()
}

/// The statement that a table calls `<plan>/<owner>/<statement>`, or
/// `<plan>/<statement>` where it is the plan's own.
fn statement<'a>(report: &'a Json, key: &str) -> &'a Json {
    let parts: Vec<&str> = key.split('/').collect();
    let (plan, owner, id) = match parts[..] {
        [plan, id] => (plan_named(report, plan), None, id),
        [plan, owner, id] => (plan_named(report, plan), Some(owner), id),
        _ => panic!("{key}"),
    };
    let mut owners = with_inner(list(plan, "goals"));
    owners.extend(measures_of(plan));
    let owner = match owner {
        Some(owner) => owners.into_iter().find(|o| o["id"] == owner),
        None => Some(plan),
    };
    let mut all = list(owner.expect("its owner"), "money").iter();
    all.find(|statement| statement["id"] == id)
        .unwrap_or_else(|| panic!("no statement {key}"))
}

/// The lines of a statement in a column: names, amounts and shares. A balance
/// has those of which it is the difference.
fn lines_of(report: &Json, plan: &str, statement_of: &Json, column: usize) -> Vec<[String; 3]> {
    let of = &statement_of["balance_of"];
    if of.is_null() {
        let lines = list(statement_of, "lines").iter();
        let row = |line: &Json| {
            let amount = &list(line, "amounts")[column];
            [&line["name"], &amount["value"], &amount["share"]].map(cell)
        };
        return lines.map(row).collect();
    }
    let side = |key: &str, minus: &str| {
        let id = of[key].as_str().expect("an id");
        let side = statement(report, &format!("{plan}/{id}"));
        let total = list(side, "sums")[column]["total"].as_str().expect("it");
        let amount = format!("{minus}{total}");
        [cell(&side["title"]), amount, String::new()]
    };
    vec![side("revenue", ""), side("expenditure", "-")]
}

/// Compares the amounts of a statement with its tables, column by column.
fn check_amounts(
    name: &str,
    section: &Element,
    table: &[Row],
    statement: &Json,
    due: impl Fn(usize) -> Vec<[String; 3]>,
) {
    for (column, sum) in list(statement, "sums").iter().enumerate() {
        let year = cell(&sum["from"]);
        let of_row = |kind: &str| -> Vec<&Row> {
            let rows = table.iter();
            rows.filter(|r| r["row"] == kind && r["from"] == year)
                .collect()
        };
        let shown = |line: &str| amount(&cells(section, line, "amount")[column]);
        let written = of_row("line");
        let wanted = ["line", "amount", "share"];
        let lines: Vec<_> = written
            .iter()
            .map(|r| wanted.map(|c| r[c].clone()))
            .collect();
        assert_eq!(lines, due(column), "{name}: {year}");
        for (at, row) in written.iter().enumerate() {
            assert_eq!(shown(&at.to_string()), row["amount"].parse().ok(), "{name}");
        }
        for (kind, field) in [
            ("total", "total"),
            ("not_itemised", "not_itemised"),
            ("whole", "of"),
        ] {
            let own = of_row(kind);
            let due = sum[field].as_str();
            let amounts: Vec<&str> = own.iter().map(|r| &*r["amount"]).collect();
            let due: Vec<&str> = due.into_iter().collect();
            assert_eq!(amounts, due, "{name}: {kind}");
        }
    }
}

#[test]
fn every_drawing_of_money_agrees_with_its_tables_and_the_report() {
    let (mut drawn, mut bars) = (0, 0);
    for Drawing {
        site,
        path,
        page,
        id,
        ..
    } in every_drawing()
    {
        if !id.starts_with("y-") {
            continue;
        }
        let name = format!("{path}: {id}");
        let sections = page.with("section", "id").into_iter();
        let title = format!("{id}-t");
        let mut own =
            sections.filter(|s| s.get("class") == "money" && s.one("id", &title).is_some());
        let section = own.next().expect("its section");
        bars += check_money(section).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        let tables = section.with("table", "data-money");
        let statement = statement(&site.report, tables[0].get("data-money"));
        let mut files = files_of(site, ".csv").into_iter();
        let end = format!("/{id}");
        let file = files
            .find(|(path, _)| path.ends_with(&end))
            .expect("its file");
        let plan = file.0.split('/').next().expect("its plan");
        check_amounts(&name, section, &rows(&file.1), statement, |column| {
            lines_of(&site.report, plan, statement, column)
        });
        drawn += 1;
    }
    // The chapter: five lines and what no line accounts for. A sheet has a single
    // amount, which no drawing compares with anything. The outlook of the budget
    // stands on the page of the plan and on that of its letter, for two years
    // each: six lines of revenue, five of expenditure, both
    // sides of the balance and what is left.
    assert_eq!((drawn, bars), (1 + 2 * 3, 5 + 1 + 2 * 2 * (6 + 5 + 3)));
}

/// 1 px for 10: of 1,000 two lines of 300 and 200 and a rest; a sum.
const MONEY: &str = r#"<section class="money"><svg>
<line data-v="1000" x1="101" y1="0" x2="101" y2="60"/>
<rect class="m-line" data-s="money" data-i="0" data-c="0" x="1" y="0" width="30" height="9"/>
<line data-v="0" x1="1" y1="0" x2="1" y2="60"/>
<rect class="m-line" data-s="money" data-i="1" data-c="0" x="1" y="20" width="20" height="9"/>
<rect class="m-not_itemised" data-s="money" data-i="2" data-c="0" x="1" y="40" width="50" height="9"/>
</svg><table>
<tr data-line="0"><td data-role="amount">300</td></tr>
<tr data-line="1"><td data-role="amount">200</td></tr>
<tr data-line="sum"><td data-role="amount">500</td></tr>
<tr data-line="2"><td data-role="amount">500</td></tr>
<tr data-line="3"><td data-role="amount">未定</td></tr>
<tr data-line="whole"><td data-role="amount">1,000</td></tr>
</table></section>"#;

/// The fault of the drawing of money with a part of it replaced.
fn with(old: &str, new: &str) -> String {
    assert_eq!(MONEY.matches(old).count(), 1, "{old}");
    check_money(read(&MONEY.replace(old, new)).named("section")[0]).expect_err(new)
}

#[test]
fn a_bar_of_money_that_is_not_its_amount_is_found() {
    assert_eq!(check_money(read(MONEY).named("section")[0]), Ok(3));
    let longer = with("width=\"30\"", "width=\"30.6\"");
    assert_eq!(longer, "the end of 300 stands at 31.6, not at 31.00");
    let later = with("x=\"1\" y=\"20\"", "x=\"2\" y=\"20\"");
    assert_eq!(later, "the begin of 0 stands at 2, not at 1.00");
    assert!(with(">200<", ">△200<").starts_with("the begin of -200"));
    let swapped = with("data-i=\"1\"", "data-i=\"0\"");
    assert_eq!(swapped, "2 bars for 300 in line 0");
    let stray = "<rect class=\"m-line\" data-s=\"money\" data-i=\"9\" data-c=\"0\" x=\"1\" y=\"0\" width=\"5\" height=\"9\"/></svg>";
    assert_eq!(with("</svg>", stray), "4 bars for 3 amounts");
    let missing = stray.replace("data-i=\"9\"", "data-i=\"3\"");
    assert_eq!(with("</svg>", &missing), "1 bars for 未定 in line 3");
}
