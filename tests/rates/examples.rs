//! A worked example of every kind, computed by hand.

use ayumi::report::rate::Formula;

use crate::tiny::{
    AT_80, CUMULATIVE, LESS, MEAN, MILESTONE, MORE, RELATIVE, SUMS, Site, YEARLY_WITH_CUMULATIVE,
    level, one, rate, row, shown, zero_target,
};

#[test]
fn more_is_better_130_of_120_is_108_3() {
    assert_eq!(shown(row(MORE, "120", "130")), "108.3");
}

#[test]
fn less_is_better_105_against_175_is_60_0_by_target_over_actual() {
    assert_eq!(shown(row(LESS, "105", "175")), "60.0");
}

#[test]
fn less_is_better_by_two_minus_the_ratio() {
    // 2 − 120/100 = 0.8
    let site = Site::of([row(LESS, "100", "120"), row(LESS, "105", "175")]);
    let found = site.plan(&["less_formula: two_minus_ratio"]).report();
    assert_eq!(rate(&found.rows[0]).to_string(), "80");
    // 2 − 175/105 = 1/3
    assert_eq!(found.rows[1].shown.expect("a rate").to_string(), "33.3");
}

#[test]
fn a_level_of_72_on_the_way_from_60_to_80_is_150_of_the_year_and_60_of_the_way() {
    // The second year of five expects 60 + 20 × 2/5 = 68; the last expects 80.
    let found = one(row(&level("60"), "68", "72").finally("80"));
    let computed = found.rate.expect("a rate");
    assert_eq!(computed.rate.normalize().to_string(), "150");
    assert_eq!(
        computed.progress.map(|p| p.normalize().to_string()),
        Some("60".to_owned())
    );
}

#[test]
fn without_a_target_of_the_year_a_level_is_expected_on_the_straight_line() {
    let found = one(row(&level("60"), "-", "72").only_finally("80"));
    let computed = found.rate.expect("a rate");
    let text = |d: Option<rust_decimal::Decimal>| d.map(|d| d.normalize().to_string());
    assert_eq!(text(computed.target).as_deref(), Some("68"));
    assert_eq!(computed.formula, Formula::LevelAgainstLine);
    assert_eq!(computed.rate.normalize().to_string(), "150");
    assert_eq!(text(computed.progress).as_deref(), Some("60"));
    // Without a year of its own the baseline is that of the year before the plan.
    let undated = "unit: '%', kind: level, direction: more, baseline: {value: 60}";
    assert_eq!(shown(row(undated, "-", "72").only_finally("80")), "150.0");
    // From 令和1: four of seven years, 60 + 21 × 4/7 = 72.
    let early = level("60").replace("year: R3", "year: R1");
    assert_eq!(shown(row(&early, "-", "72").only_finally("81")), "100.0");
}

#[test]
fn five_left_of_12_on_the_way_to_none_is_58_3() {
    // (12 − 5) / 12
    assert_eq!(shown(row(&zero_target("12"), "0", "5")), "58.3");
    assert_eq!(shown(row(&zero_target("12"), "0", "0")), "100.0");
    assert_eq!(shown(row(&zero_target("12"), "0.0", "15")), "-25.0");
}

#[test]
fn a_running_total_of_14_for_11_is_127_3() {
    assert_eq!(shown(row(CUMULATIVE, "11", "14")), "127.3");
}

#[test]
fn of_a_year_with_its_total_in_brackets_the_year_counts() {
    let target = "{value: 10, cumulative: 45}";
    let actual = "{value: 43, cumulative: 50}";
    assert_eq!(shown(row(YEARLY_WITH_CUMULATIVE, target, actual)), "430.0");
}

#[test]
fn a_mean_is_made_from_its_components_not_from_its_rounded_figure() {
    let seven = "unit: '%', kind: mean_of_components, direction: more, components: \
        [{id: a, name: a}, {id: b, name: b}, {id: c, name: c}, {id: d, name: d}, \
        {id: e, name: e}, {id: f, name: f}, {id: g, name: g}]";
    let parts = "components: {a: 99.4, b: 93.8, c: 99.5, d: 98.7, e: 99.1, f: 97.7, g: 71.0}";
    let found = one(row(seven, "100.0", "94.2").with(parts));
    // 659.2 / 7, to 28 digits
    assert_eq!(rate(&found).to_string(), "94.17142857142857142857142857");
    assert_eq!(found.shown.expect("a rate").to_string(), "94.2");
}

#[test]
fn of_a_mean_declared_as_a_ratio_of_sums_each_part_counts_by_its_size() {
    // (90 + 10 + 0) / (100 + 10 + 90), not the mean of 90 %, 100 % and 0 %.
    let parts = "components: {a: {part: 90, whole: 100}, b: {part: 10, whole: 10}, \
        c: {part: 0, whole: 90}}";
    let found = one(row(SUMS, "100", "50").with(parts));
    assert_eq!(rate(&found).normalize().to_string(), "50");
    let lacking = "components: {a: {part: 90, whole: 100}, b: {missing: unreadable}}";
    assert_eq!(shown(row(SUMS, "100", "40").with(lacking)), "40.0");
}

#[test]
fn a_mean_with_a_component_unknown_is_the_printed_figure() {
    let parts = "components: {a: 10, b: 20, c: {missing: unreadable}}";
    assert_eq!(shown(row(MEAN, "100", "40").with(parts)), "40.0");
}

#[test]
fn five_per_cent_less_than_last_years_200_is_190() {
    // 190/190, 190/200
    let reached = row(RELATIVE, "{change: -5}", "190").after("200");
    let missed = row(RELATIVE, "{change: -5}", "200").after("200");
    assert_eq!(shown(reached), "100.0");
    assert_eq!(shown(missed), "95.0");
}

#[test]
fn a_stage_is_100_when_it_is_reached_and_nothing_before() {
    assert_eq!(shown(row(MILESTONE, "供用開始", "供用開始")), "100.0");
    // Widths and blanks are no difference; other words are.
    assert_eq!(shown(row(MILESTONE, "PFI 公表", "ＰＦＩ公表")), "100.0");
    assert!(one(row(MILESTONE, "供用開始", "建設工事")).rate.is_err());
    let said = row(MILESTONE, "方針に基づく取組", "取組の実施").with("reached: true");
    assert_eq!(shown(said), "100.0");
    let denied = row(MILESTONE, "供用開始", "供用開始").with("reached: false");
    assert!(one(denied).rate.is_err());
}

#[test]
fn where_stages_are_ordered_a_later_one_has_passed_the_target() {
    let ordered = "kind: milestone, stages: [検討, 設計, 供用開始]";
    assert_eq!(shown(row(ordered, "設計", "設計")), "100.0");
    assert_eq!(shown(row(ordered, "設計", "供用開始")), "100.0");
    assert!(one(row(ordered, "設計", "検討")).rate.is_err());
    // Words that are no stage are only compared.
    assert!(one(row(ordered, "設計", "完成")).rate.is_err());
    assert_eq!(shown(row(ordered, "完成", "完成")), "100.0");
    let denied = row(ordered, "設計", "供用開始").with("reached: false");
    assert!(one(denied).rate.is_err());
}

#[test]
fn a_figure_is_rounded_half_up_at_the_plans_digit() {
    for (target, actual, one_digit) in [
        ("80", "64.3", "80.4"),
        ("80", "62.2", "77.8"),
        ("2000", "1", "0.1"),
        ("2000", "0.99", "0.0"),
        ("8", "1", "12.5"),
    ] {
        assert_eq!(shown(row(MORE, target, actual)), one_digit);
    }
    let digits = |n: &str| {
        let site = Site::of([row(MORE, "800", "643")]).plan(&[&format!("rounding: {n}")]);
        site.report().rows[0].shown.expect("a rate").to_string()
    };
    assert_eq!(
        [digits("0"), digits("2"), digits("3")],
        ["80", "80.38", "80.375"]
    );
}

#[test]
fn a_rate_just_under_the_threshold_is_shown_with_a_digit_more() {
    let site = Site::of([
        row(MORE, "100", "79.96"),
        row(MORE, "100", "79.9996"),
        row(MORE, "100", "80.04"),
        row(MORE, "100", "79.94"),
        row(MORE, "3", "2.4"),
    ]);
    let found = site.year(&[AT_80]).report().rows;
    let pairs: Vec<(String, &str)> = found
        .iter()
        .map(|e| (e.shown.expect("a rate").to_string(), e.status.id()))
        .collect();
    let due = [
        ("79.96", "bad"),
        ("79.9996", "bad"),
        ("80.0", "good"),
        ("79.9", "bad"),
        ("80.0", "good"),
    ];
    assert_eq!(pairs, due.map(|(shown, status)| (shown.to_owned(), status)));
}
