//! Figures that no formula was made for: no rate, with the reason; never a panic.

use ayumi::model::value::Missing;
use ayumi::report::NoRate;

use crate::tiny::{
    CUMULATIVE, LESS, MEAN, MILESTONE, MORE, RELATIVE, SUMS, Site, YEARLY_WITH_CUMULATIVE, level,
    no_rate, one, rate, row, shown, zero_target,
};

#[test]
fn a_target_of_zero_or_below_divides_nothing() {
    for kind in [MORE, LESS, CUMULATIVE, YEARLY_WITH_CUMULATIVE] {
        for target in ["0", "0.0", "-5"] {
            assert_eq!(no_rate(row(kind, target, "5")), NoRate::TargetNotPositive);
        }
    }
    let all_gone = row(RELATIVE, "{change: -100}", "5").after("200");
    assert_eq!(no_rate(all_gone), NoRate::TargetNotPositive);
}

#[test]
fn nothing_achieved_is_0_where_more_is_better() {
    assert_eq!(shown(row(MORE, "4", "0")), "0.0");
    assert_eq!(shown(row(MORE, "4", "-1")), "-25.0");
}

#[test]
fn target_over_actual_has_no_rate_for_an_actual_of_zero_or_below() {
    for actual in ["0", "-3"] {
        assert_eq!(no_rate(row(LESS, "4", actual)), NoRate::ActualNotPositive);
    }
    // The other formula has: 2 − 0/4 and 2 − 12/4.
    let site = Site::of([row(LESS, "4", "0"), row(LESS, "4", "12")]);
    let found = site.plan(&["less_formula: two_minus_ratio"]).report().rows;
    assert_eq!(rate(&found[0]).to_string(), "200");
    assert_eq!(rate(&found[1]).to_string(), "-100");
}

#[test]
fn equal_figures_are_100_whichever_way_is_good() {
    for kind in [MORE, LESS, CUMULATIVE, YEARLY_WITH_CUMULATIVE] {
        assert_eq!(shown(row(kind, "72.50", "72.5")), "100.0");
    }
    assert_eq!(shown(row(&level("60"), "68", "68")), "100.0");
}

#[test]
fn a_missing_actual_says_which_way_it_is_missing() {
    for (word, missing) in [
        ("not_yet_known", Missing::NotYetKnown),
        ("not_set", Missing::NotSet),
        ("unreadable", Missing::Unreadable),
        ("not_in_source", Missing::NotInSource),
    ] {
        let nothing = format!("{{missing: {word}}}");
        assert_eq!(
            no_rate(row(MORE, "4", &nothing)),
            NoRate::ActualMissing(missing)
        );
        assert_eq!(
            no_rate(row(MORE, &nothing, "4")),
            NoRate::TargetMissing(missing)
        );
        // Without either, the target is what keeps the row from being rated.
        assert_eq!(
            no_rate(row(MORE, &nothing, &nothing)),
            NoRate::TargetMissing(missing)
        );
    }
}

#[test]
fn a_text_where_a_figure_was_due_is_no_figure() {
    assert_eq!(no_rate(row(MORE, "{text: 検討}", "5")), NoRate::TextTarget);
    assert_eq!(no_rate(row(MORE, "5", "{text: 検討}")), NoRate::TextActual);
    let nothing = row(RELATIVE, "{change: -5}", "{text: 削減なし}").after("200");
    assert_eq!(no_rate(nothing), NoRate::TextActual);
}

#[test]
fn a_level_whose_baseline_is_its_target_has_no_way_to_go() {
    assert_eq!(
        no_rate(row(&level("60"), "60", "72")),
        NoRate::BaselineIsTarget
    );
    // The year's rate stands also where the whole way is none.
    let found = one(row(&level("60"), "68", "72").finally("60.0"));
    assert_eq!(found.rate.expect("a rate").progress, None);
    let unknown = level("{missing: not_in_source}");
    assert_eq!(no_rate(row(&unknown, "60", "72")), NoRate::NoBaseline);
}

#[test]
fn a_year_in_which_no_target_was_set_gets_no_line() {
    let unset = row(&level("60"), "{missing: not_set}", "72").finally("80");
    assert_eq!(no_rate(unset), NoRate::TargetMissing(Missing::NotSet));
    let nowhere = row(&level("{missing: not_in_source}"), "-", "72").only_finally("80");
    assert_eq!(
        no_rate(nowhere),
        NoRate::TargetMissing(Missing::NotInSource)
    );
}

#[test]
fn only_a_level_may_leave_out_years_before_its_last_target() {
    let left_out = |kind: &str| Site::of([row(kind, "-", "72").only_finally("80")]).mistakes();
    assert_eq!(left_out(&level("60")), [""; 0]);
    assert_eq!(left_out(MORE), ["missing-value"]);
    let open_end = row(&level("60"), "-", "72").only_finally("{missing: not_yet_known}");
    assert_eq!(Site::of([open_end]).mistakes(), ["missing-value"]);
}

#[test]
fn the_way_to_zero_begins_above_it() {
    for baseline in ["0", "-3", "0.00"] {
        let found = no_rate(row(&zero_target(baseline), "0", "5"));
        assert_eq!(found, NoRate::BaselineNotPositive);
    }
    let unknown = zero_target("{missing: not_in_source}");
    assert_eq!(no_rate(row(&unknown, "0", "5")), NoRate::NoBaseline);
    let unset = row(&zero_target("12"), "{missing: not_set}", "5");
    assert_eq!(no_rate(unset), NoRate::TargetMissing(Missing::NotSet));
}

#[test]
fn a_level_may_go_down() {
    // From 60 to 50, at 55: half the way; at 65: the wrong way.
    assert_eq!(shown(row(&level("60"), "50", "55")), "50.0");
    assert_eq!(shown(row(&level("60"), "50", "65")), "-50.0");
    assert_eq!(shown(row(&level("60"), "50", "45")), "150.0");
}

#[test]
fn a_change_of_a_year_that_is_not_known_has_no_target() {
    let unknown = row(RELATIVE, "{change: -5}", "190");
    assert_eq!(no_rate(unknown), NoRate::NoLastYear);
    let text = row(RELATIVE, "{change: -5}", "190").after("{text: 多い}");
    assert_eq!(no_rate(text), NoRate::NoLastYear);
}

#[test]
fn a_stage_without_a_target_or_an_actual_is_not_reached_by_saying_so() {
    let reached = |target, actual| no_rate(row(MILESTONE, target, actual).with("reached: true"));
    let lost = "{missing: unreadable}";
    let missing = Missing::Unreadable;
    assert_eq!(reached(lost, "開始"), NoRate::TargetMissing(missing));
    assert_eq!(reached("開始", lost), NoRate::ActualMissing(missing));
}

const LARGEST: &str = "79228162514264337593543950335";
const SMALLEST: &str = "0.0000000000000000000000000001";

#[test]
fn figures_of_28_digits_are_rated_or_too_large_and_never_a_panic() {
    let figures = [
        LARGEST,
        "7922816251426433759354395033.5",
        "-79228162514264337593543950335",
        SMALLEST,
        "0",
        "1",
    ];
    let kinds = [
        MORE.to_owned(),
        LESS.to_owned(),
        CUMULATIVE.to_owned(),
        YEARLY_WITH_CUMULATIVE.to_owned(),
        level(LARGEST),
        level(&format!("-{LARGEST}")),
        level(SMALLEST),
    ];
    let mut rows = Vec::new();
    for kind in &kinds {
        for target in figures {
            rows.extend(figures.map(|actual| row(kind, target, actual).finally(LARGEST)));
        }
    }
    for actual in figures {
        for last in figures {
            let change = format!("{{change: {actual}}}");
            rows.push(row(RELATIVE, &change, last).after(actual));
        }
        let parts = format!("components: {{a: {actual}, b: {LARGEST}, c: {LARGEST}}}");
        rows.push(row(MEAN, LARGEST, actual).with(&parts));
    }
    for formula in ["target_over_actual", "two_minus_ratio"] {
        for digits in ["0", "6"] {
            let head = [
                format!("less_formula: {formula}"),
                format!("rounding: {digits}"),
            ];
            let head = head.each_ref().map(String::as_str);
            let found = Site::of(rows.clone()).plan(&head).report();
            assert_eq!(found.rows.len(), rows.len());
            let too_large = found
                .rows
                .iter()
                .filter(|e| e.rate == Err(NoRate::TooLarge));
            assert!(too_large.count() > 20);
        }
    }
    assert_eq!(no_rate(row(MORE, "1", LARGEST)), NoRate::TooLarge);
    assert_eq!(no_rate(row(LESS, LARGEST, SMALLEST)), NoRate::TooLarge);
}

#[test]
fn sums_are_made_of_parts_and_wholes_and_rates_of_neither() {
    let wrong = |kind: &str, part: &str| {
        let parts = format!("components: {{a: {part}}}");
        Site::of([row(kind, "100", "50").with(&parts)]).mistakes()
    };
    assert_eq!(wrong(SUMS, "90"), ["value-not-of-kind"]);
    assert_eq!(wrong(SUMS, "{part: 1, whole: 0}"), ["value-not-of-kind"]);
    assert_eq!(wrong(MEAN, "{part: 1, whole: 2}"), ["value-not-of-kind"]);
    assert_eq!(wrong(SUMS, "{part: 1}"), ["missing-key"]);
    let elsewhere = format!("{MORE}, mean: ratio_of_sums");
    let found = Site::of([row(&elsewhere, "4", "5")]).mistakes();
    assert_eq!(found, ["value-not-of-kind"]);
}

#[test]
fn stages_belong_to_a_milestone_and_each_is_one() {
    let twice = row(
        "kind: milestone, stages: [検討, 設計, 検 討]",
        "設計",
        "設計",
    );
    assert_eq!(Site::of([twice]).mistakes(), ["duplicate-id"]);
    let elsewhere = format!("{MORE}, stages: [検討]");
    let found = Site::of([row(&elsewhere, "4", "5")]).mistakes();
    assert_eq!(found, ["value-not-of-kind"]);
}

#[test]
fn a_mean_too_large_to_add_up_is_not_replaced_by_the_printed_figure() {
    let parts = format!("components: {{a: {LARGEST}, b: {LARGEST}, c: {LARGEST}}}");
    assert_eq!(
        no_rate(row(MEAN, "100", "90").with(&parts)),
        NoRate::TooLarge
    );
}

#[test]
fn many_digits_are_kept_until_the_figure_is_shown() {
    let found = one(row(MORE, "3", "1"));
    assert_eq!(rate(&found).to_string(), "33.333333333333333333333333333");
    let close = row(MORE, "100", "99.9999999999999999999999999");
    let found = one(close);
    // No digit is left out that would make it look like what it is not.
    assert_eq!(
        found.shown.expect("a rate").to_string(),
        "99.9999999999999999999999999"
    );
    assert_eq!(found.status.id(), "bad");
}
