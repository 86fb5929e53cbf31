//! The figures of the printed document, found again in `data/report.json`.

use crate::figures::html::read;
use crate::figures::report::{
    all_indicators, counts, evaluation, ids_of, indicators, list, measures, plan, row, tally, text,
    top_goals, value,
};
use crate::figures::site::atsugi;
use crate::rows::{R4, R5, rows};
use serde_json::{Value as Json, json};

/// A goal with its counts in the order of [`counts`].
type Counts = (&'static str, [u64; 6]);

fn report() -> &'static Json {
    &atsugi().report
}

#[test]
fn the_plan_has_3_goals_9_sections_23_measures_and_55_indicators() {
    let goals = top_goals(report());
    assert_eq!(goals.len(), 3);
    let sections: Vec<usize> = goals.iter().map(|g| list(g, "goals").len()).collect();
    assert_eq!(sections, [3, 3, 3]);
    assert_eq!(measures(goals).len(), 23);
    let by_goal: Vec<usize> = goals
        .iter()
        .map(|g| indicators(std::slice::from_ref(g)).len())
        .collect();
    assert_eq!(by_goal, [27, 18, 10]);
}

#[test]
fn every_indicator_has_a_target_and_an_actual_for_each_year_or_says_why_not() {
    for indicator in all_indicators(report()) {
        for year in [2021, 2022, 2023] {
            for role in ["target", "actual"] {
                let found = value(indicator, year, role)
                    .unwrap_or_else(|| panic!("{} {year} {role}", indicator["id"]));
                let given = ["value", "text", "change", "missing_reason"];
                let given = given.iter().filter(|k| !found[**k].is_null()).count();
                assert_eq!(given, 1, "{found}");
            }
        }
        assert_eq!(list(indicator, "evaluations").len(), 3);
    }
}

#[test]
fn every_row_of_both_reports_is_as_printed() {
    for (year, list_of_rows) in [(2023, R5), (2022, R4)] {
        let expected = rows(list_of_rows);
        assert_eq!(expected.len(), 55);
        for e in expected {
            let found = row(report(), e.id, year);
            let about = format!("{} {year}: {found:#}", e.id);
            assert_eq!(found["status"], e.status, "{about}");
            assert_eq!(found["status_source"], json!(e.source), "{about}");
            assert_eq!(found["rate"], json!(e.computed), "{about}");
            let declared: Vec<&str> = list(found, "declared")
                .iter()
                .filter_map(|d| d["rate"].as_str())
                .collect();
            assert_eq!(declared, e.declared, "{about}");
            assert_eq!(found["declared_rate"], json!(e.declared.first()), "{about}");
        }
    }
}

#[test]
fn the_declared_tallies_of_reiwa_5_stand_with_what_follows_from_them() {
    let declared: [Counts; 4] = [
        ("gyokaku-7-1", [23, 16, 13, 3, 0, 0]),
        ("i", [7, 10, 8, 2, 0, 0]),
        ("ii", [10, 5, 3, 0, 0, 0]),
        ("iii", [6, 1, 2, 1, 0, 0]),
    ];
    let sums = [
        (52, "55 − 52"),
        (25, "27 − 25"),
        (18, "18 − 18"),
        (9, "10 − 9"),
    ];
    for ((scope, expected), (whole, sum)) in declared.into_iter().zip(sums) {
        let found = tally(report(), scope, 2023);
        assert_eq!(found["denominator"], whole, "{scope}");
        assert_eq!(counts(&found["declared"]), expected, "{scope}");
        let printed: u64 = expected[..3].iter().sum();
        assert_eq!(printed, whole, "{scope}");
        let derived = list(found, "derived");
        assert_eq!(derived.len(), 1, "{scope}");
        assert_eq!(derived[0]["status"], "not_set", "{scope}");
        assert_eq!(derived[0]["count"], expected[3], "{scope}");
        assert_eq!(derived[0]["sum"], sum, "{scope}");
        assert_eq!(derived[0]["derived"], true, "{scope}");
    }
}

#[test]
fn what_the_rows_of_reiwa_5_give_leaves_open_only_what_is_unreadable() {
    let computed: [Counts; 4] = [
        ("gyokaku-7-1", [16, 16, 10, 2, 11, 0]),
        ("i", [3, 10, 6, 2, 6, 0]),
        ("ii", [8, 5, 2, 0, 3, 0]),
        ("iii", [5, 1, 2, 0, 2, 0]),
    ];
    for ((scope, expected), rows) in computed.into_iter().zip([55, 27, 18, 10]) {
        let found = tally(report(), scope, 2023);
        assert_eq!(counts(&found["computed"]), expected, "{scope}");
        assert_eq!(found["rows"], rows, "{scope}");
        assert_eq!(expected.iter().sum::<u64>(), rows, "{scope}");
        assert_eq!(found["unreadable"], expected[4], "{scope}");
        assert_eq!(found["reconciled"], true, "{scope}");
        let declared = counts(&found["declared"]);
        let lacking: u64 = (0..4).map(|c| declared[c] - expected[c]).sum();
        assert_eq!(lacking, expected[4], "{scope}");
    }
}

#[test]
fn reiwa_4_is_47_of_55_with_the_unset_counted_as_achieved_and_still_in_sight() {
    let found = tally(report(), "gyokaku-7-1", 2022);
    assert_eq!(found["denominator"], 55);
    assert_eq!(counts(&found["declared"]), [47, 8, 0, 0, 0, 0]);
    assert_eq!(counts(&found["computed"]), [46, 8, 0, 1, 0, 0]);
    let merged = counts(&found["computed_with_counted_as"]);
    assert_eq!(merged, [47, 8, 0, 0, 0, 0]);
    assert_eq!(found["declared_share"], "85.5");
    for (scope, declared, computed) in [
        ("i", [21, 6], [20, 6, 0, 1, 0, 0]),
        ("ii", [16, 2], [16, 2, 0, 0, 0, 0]),
        ("iii", [10, 0], [10, 0, 0, 0, 0, 0]),
    ] {
        let found = tally(report(), scope, 2022);
        assert_eq!(counts(&found["declared"])[..2], declared, "{scope}");
        assert_eq!(counts(&found["computed"]), computed, "{scope}");
        assert_eq!(found["reconciled"], true, "{scope}");
    }
    assert_eq!(found["reconciled"], true);
    assert_eq!(ids_of(report(), "not_set", 2022), ["i-3-c-1"]);
}

#[test]
fn each_report_says_its_rule_and_that_the_rule_was_deduced() {
    let editions = list(plan(report()), "editions");
    let of = |year: i32| {
        let found = editions.iter().find(|e| e["fiscal_year"] == year);
        &found.expect("an edition")["rule"]
    };
    for (year, id, limit) in [(2023, "rate-100", "100"), (2022, "rate-80", "80")] {
        let rule = of(year);
        assert_eq!(rule["id"], id);
        assert_eq!(rule["source"], "deduced");
        assert!(!text(rule, "basis").is_empty());
        let bands = json!([
            {"status": "achieved", "at_least": limit, "below": null, "baseline": null},
            {"status": "missed", "at_least": null, "below": limit, "baseline": null},
        ]);
        assert_eq!(rule["bands"], bands);
    }
    assert_eq!(of(2022)["counts_as"], json!({"not_set": "achieved"}));
    assert_eq!(of(2023)["outside_denominator"], json!(["not_set"]));
    assert_eq!(editions.len(), 2);
}

#[test]
fn reiwa_3_is_shown_and_not_judged_by_the_rule_of_a_later_year() {
    for indicator in all_indicators(report()) {
        let found = evaluation(indicator, 2021);
        assert!(found["rule"].is_null() && found["status_source"].is_null());
        let status = text(found, "status");
        assert!(["not_judged", "not_set"].contains(&status), "{status}");
    }
    let tallies = list(report(), "tallies").iter();
    let own = tallies.filter(|t| t["plan_id"] == plan(report())["id"]);
    assert!(own.clone().count() > 0 && own.clone().all(|t| t["fiscal_year"] != 2021));
}

#[test]
fn a_rate_that_only_the_document_gives_is_declared_and_never_computed() {
    for (id, year, declared, why) in [
        ("i-3-c-2", 2023, "430.0", "actual_unreadable"),
        ("ii-1-c-2", 2023, "210.0", "actual_unreadable"),
        ("ii-1-a-1", 2023, "0", "text_actual"),
        ("ii-3-a-2", 2023, "100.0", "target_unreadable"),
    ] {
        let found = row(report(), id, year);
        assert_eq!(found["declared_rate"], declared, "{id}");
        assert!(found["rate"].is_null() && found["rate_unrounded"].is_null());
        assert_eq!(found["no_rate_reason"], why, "{id}");
        assert!(found["by_rule"].is_null(), "{id}");
    }
    for id in ["i-2-a-2", "ii-1-a-1"] {
        let found = row(report(), id, 2022);
        assert_eq!(found["declared_status"], "missed", "{id}");
        assert!(found["declared_rate"].is_null() && found["rate"].is_null());
    }
}

#[test]
fn the_1400_per_cent_of_no_known_row_stand_beside_the_rows() {
    let all = measures(top_goals(report()));
    let found = |code: &str| {
        let measure = all.iter().find(|m| m["code"] == code).expect(code);
        let texts: Vec<&str> = list(measure, "unplaced")
            .iter()
            .map(|u| text(u, "text"))
            .collect();
        texts
    };
    assert_eq!(found("I-(3)-イ"), ["1400.0%", "未", "未"]);
    assert_eq!(found("III-(3)-イ"), ["100.0%", "○"]);
    let rates = all_indicators(report())
        .into_iter()
        .flat_map(|i| list(i, "evaluations"))
        .flat_map(|e| list(e, "declared"));
    assert!(rates.into_iter().all(|d| d["rate"] != "1400.0"));
}

#[test]
fn the_overtime_of_reiwa_4_is_rated_by_target_over_actual() {
    let found = row(report(), "i-3-a-2", 2022);
    assert_eq!(found["rate_unrounded"], "60");
    let page = atsugi().plan_page("measures/i-3-a.html");
    assert!(page.contains("目標 105 ÷ 実績 175 × 100 ＝ 60 → 60.0％"));
}

#[test]
fn the_collection_rate_is_the_mean_of_seven_debts() {
    let found = row(report(), "ii-2-c-1", 2023);
    let parts: Vec<&str> = list(found, "components")
        .iter()
        .map(|c| text(c, "value"))
        .collect();
    let printed = ["99.4", "93.8", "99.5", "98.7", "99.1", "97.7", "71.0"];
    assert_eq!(parts, printed);
    // 659.2 / 7, to 28 digits.
    assert_eq!(found["rate_unrounded"], "94.17142857142857142857142857");
}

#[test]
fn the_committee_has_nine_seats_and_no_names() {
    let page = read(atsugi().plan_page("index.html"));
    let tables = page.all().into_iter().filter(|e| e.name == "table");
    let of_members = tables
        .into_iter()
        .find(|t| t.text().starts_with("委員の構成"))
        .expect("the table of members");
    let seats: Vec<Vec<String>> = of_members
        .named("tr")
        .iter()
        .map(|seat| seat.named("td").iter().map(|c| c.text()).collect())
        .filter(|seat: &Vec<String>| !seat.is_empty())
        .collect();
    assert_eq!(seats.len(), 9);
    for (at, seat) in seats.iter().enumerate() {
        let [no, role, category, term] = &seat[..] else {
            panic!("{seat:?}");
        };
        assert_eq!(*no, (at + 1).to_string());
        assert!(["委員長", "職務代理", "委員"].contains(&role.as_str()));
        assert!(["学識経験者", "公募による市民"].contains(&category.as_str()));
        assert!(["1期目", "2期目", "3期目"].contains(&term.as_str()));
    }
    let told: Vec<Vec<String>> = list(&plan(report())["committee"], "members")
        .iter()
        .map(|m| {
            assert_eq!(m.as_object().expect("a seat").len(), 4, "{m}");
            let [role, category] = ["role", "category"].map(|key| text(m, key).to_owned());
            vec![
                m["no"].to_string(),
                role,
                category,
                format!("{}期目", m["term"]),
            ]
        })
        .collect();
    assert_eq!(told, seats);
}
