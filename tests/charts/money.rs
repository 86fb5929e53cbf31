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

/// The statement that a table calls `<plan>/<owner>/<statement>`.
fn statement<'a>(report: &'a Json, key: &str) -> &'a Json {
    let parts: Vec<&str> = key.split('/').collect();
    let [plan, owner, id] = parts[..] else {
        panic!("{key}");
    };
    let plan = plan_named(report, plan);
    let mut owners = with_inner(list(plan, "goals"));
    owners.extend(measures_of(plan));
    let owner = owners.into_iter().find(|o| o["id"] == owner);
    let mut all = list(owner.expect("its owner"), "money").iter();
    all.find(|statement| statement["id"] == id)
        .unwrap_or_else(|| panic!("no statement {key}"))
}

/// Compares the amounts of a statement of one column with its tables.
fn check_amounts(name: &str, section: &Element, table: &[Row], statement: &Json) {
    let [sum] = list(statement, "sums") else {
        panic!("{name}: more than one column");
    };
    let of_row = |kind: &str| -> Vec<&Row> { table.iter().filter(|r| r["row"] == kind).collect() };
    let shown = |line: &str| -> Option<f64> {
        let cells = cells(section, line, "amount");
        assert_eq!(cells.len(), 1, "{name}");
        amount(&cells[0])
    };
    let lines = list(statement, "lines");
    let written = of_row("line");
    assert_eq!(written.len(), lines.len(), "{name}");
    for (at, (row, line)) in written.iter().zip(lines).enumerate() {
        let due = &list(line, "amounts")[0];
        assert_eq!(row["line"], cell(&line["name"]), "{name}");
        assert_eq!(row["amount"], cell(&due["value"]), "{name}");
        assert_eq!(row["share"], cell(&due["share"]), "{name}");
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
        assert_eq!(
            amounts,
            due.into_iter().collect::<Vec<_>>(),
            "{name}: {kind}"
        );
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
        check_amounts(&name, section, &rows(&file.1), statement);
        drawn += 1;
    }
    // The chapter: five lines and what no line accounts for. A sheet has a single
    // amount, which no drawing compares with anything.
    assert_eq!((drawn, bars), (1, 5 + 1));
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
