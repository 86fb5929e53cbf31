//! 実施計画「行財政運営」: its projects, its costs, its five sheets.

use std::collections::BTreeMap;

use crate::figures::html::read;
use crate::figures::report::{list, measures_of, plan_named, text};
use crate::figures::site::kamakura;
use serde_json::Value as Json;

const PLAN: &str = "keikaku-4-gyozaisei";

fn plan() -> &'static Json {
    plan_named(&kamakura().report, PLAN)
}

#[test]
fn the_table_has_45_rows_and_48_names() {
    let rows = measures_of(plan());
    assert_eq!(rows.len(), 45);
    let names = rows.iter().map(|r| list(r, "names").len().max(1));
    assert_eq!(names.sum::<usize>(), 48);
    let several: Vec<&&Json> = rows
        .iter()
        .filter(|r| !list(r, "names").is_empty())
        .collect();
    let [offices] = several.as_slice() else {
        panic!("one row with several names");
    };
    assert_eq!(list(offices, "names").len(), 4);
    assert_eq!(list(offices, "departments").len(), 4);
    for row in &rows {
        assert!(!list(row, "departments").is_empty(), "{}", row["name"]);
        assert!(row["content"].is_string(), "{}", row["name"]);
    }
    let others: Vec<&str> = rows
        .iter()
        .filter(|r| r["departments_others"] == true)
        .map(|r| text(r, "name"))
        .collect();
    assert_eq!(others, ["公共用地先行取得事業"]);
    let accounts: BTreeMap<&str, &str> = rows
        .iter()
        .filter_map(|r| Some((text(r, "name"), r["account"].as_str()?)))
        .collect();
    assert_eq!(
        accounts,
        BTreeMap::from([("公共用地先行取得事業", "特別会計")])
    );
}

#[test]
fn five_sheets_cost_2125_of_65775_and_63650_are_not_itemised() {
    let goal = &list(plan(), "goals")[0];
    let [cost] = list(goal, "money") else {
        panic!("one statement");
    };
    assert_eq!(cost["unit"], "百万円");
    let [sum] = list(cost, "sums") else {
        panic!("one period");
    };
    assert_eq!((&sum["from"], &sum["to"]), (&2023.into(), &2025.into()));
    assert_eq!(text(sum, "of"), "65775");
    assert_eq!(text(sum, "total"), "2125");
    assert_eq!(text(sum, "not_itemised"), "63650");
    let amounts: Vec<&str> = list(cost, "lines")
        .iter()
        .map(|l| text(&list(l, "amounts")[0], "value"))
        .collect();
    assert_eq!(amounts, ["67", "92", "316", "1357", "293"]);
    assert_eq!(list(cost, "unpriced").len(), 13);
}

#[test]
fn each_sheet_has_its_code_its_category_its_years_and_its_cost() {
    let sheets: Vec<&Json> = measures_of(plan())
        .into_iter()
        .filter(|m| m["priority"] == true)
        .collect();
    let codes: Vec<&str> = sheets.iter().map(|s| text(s, "code")).collect();
    assert_eq!(
        codes,
        ["0-2-1-1", "0-2-1-2", "0-2-1-3", "0-2-1-4", "0-2-1-5"]
    );
    for sheet in &sheets {
        let name = text(sheet, "name");
        assert!(!list(sheet, "aim").is_empty(), "{name}");
        assert!(sheet["category"]["name"].is_string(), "{name}");
        let [cost] = list(sheet, "money") else {
            panic!("{name}: one statement");
        };
        assert_eq!(list(cost, "lines").len(), 1, "{name}");
        for year in [2023, 2024, 2025] {
            let planned = list(sheet, "actions").iter().any(|a| {
                let mut years = list(a, "years").iter();
                years.any(|y| y["fiscal_year"] == year && y["planned"]["text"].is_string())
            });
            assert!(planned, "{name} {year}");
        }
    }
    let related: Vec<usize> = sheets
        .iter()
        .map(|s| list(s, "related_departments").len())
        .collect();
    assert_eq!(related, [0, 0, 0, 0, 3]);
}

#[test]
fn the_chapter_serves_three_goals_by_four_targets_and_has_five_headings() {
    let goal = &list(plan(), "goals")[0];
    assert_eq!(goal["sdgs"], serde_json::json!([5, 16, 17]));
    assert_eq!(
        goal["sdg_targets"],
        serde_json::json!(["5.5", "16.6", "16.7", "17.17"])
    );
    let codes: Vec<&str> = list(goal, "policies")
        .iter()
        .map(|p| text(p, "code"))
        .collect();
    assert_eq!(codes, ["①", "②", "③", "④", "⑤"]);
    assert_eq!(list(&list(goal, "policies")[4], "points").len(), 2);
    let page = kamakura().page("sdgs/16.html");
    assert!(page.contains(&format!("plans/{PLAN}/goals/gyozaisei.html")));
}

#[test]
fn the_page_of_the_chapter_shows_every_row_with_its_department() {
    let page = read(kamakura().page(&format!("plans/{PLAN}/goals/gyozaisei.html")));
    let said = page.text();
    for row in measures_of(plan()) {
        assert!(said.contains(text(row, "content")), "{}", row["name"]);
        for department in list(row, "departments") {
            assert!(said.contains(text(department, "name")), "{}", row["name"]);
        }
    }
    for item in list(&list(&list(plan(), "goals")[0], "money")[0], "unpriced") {
        assert!(said.contains(item.as_str().expect("a name")), "{item}");
    }
}

#[test]
fn both_cities_stand_in_one_list() {
    let mut project = ayumi::pipeline::check(&crate::figures::site::root(), &[]);
    let (files, _) = ayumi::pipeline::write(&mut project).expect("a theme without mistakes");
    let list = files
        .iter()
        .find(|f| f.path == "index.html")
        .expect("a list");
    let list = String::from_utf8_lossy(&list.bytes);
    for city in ["厚木市のあゆみ", "鎌倉市のあゆみ"] {
        assert!(list.contains(city), "{city}");
    }
}
