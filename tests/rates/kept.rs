//! Limits and ranges: kept or not, never a rate.

use ayumi::model::value::Missing;
use ayumi::report::{Evaluation, NoRate};

use crate::tiny::{AT_100, BY_PERSON, KEEP, KEEP_BELOW, MORE, RANGE, Row, Site, one, row};

/// How far a figure lies outside, and the status it has.
fn held(row: Row) -> (String, String) {
    let found = one(row);
    let kept = found.kept.expect("a limit");
    let by = kept.outside_by.normalize().to_string();
    (by, found.status.id().to_owned())
}

fn due(by: &str, status: &str) -> (String, String) {
    (by.to_owned(), status.to_owned())
}

#[test]
fn a_level_of_95_is_not_kept_by_94_2_which_is_0_8_points_below() {
    assert_eq!(held(row(KEEP, "95", "94.2")), due("-0.8", "bad"));
    assert_eq!(held(row(KEEP, "95", "96.5")), due("0", "good"));
}

#[test]
fn a_limit_itself_is_inside_whichever_way_is_good() {
    assert_eq!(held(row(KEEP, "95.0", "95")), due("0", "good"));
    assert_eq!(held(row(KEEP_BELOW, "3", "3.00")), due("0", "good"));
    assert_eq!(held(row(KEEP_BELOW, "3", "3.1")), due("0.1", "bad"));
    assert_eq!(held(row(KEEP_BELOW, "3", "-5")), due("0", "good"));
}

#[test]
fn of_a_range_from_85_to_92_the_figure_93_1_is_1_1_points_outside() {
    let range = "{at_least: 85, at_most: 92}";
    assert_eq!(held(row(RANGE, range, "93.1")), due("1.1", "bad"));
    assert_eq!(held(row(RANGE, range, "84.9")), due("-0.1", "bad"));
    for inside in ["85", "88", "92.0"] {
        assert_eq!(held(row(RANGE, range, inside)), due("0", "good"));
    }
}

#[test]
fn a_range_may_lie_below_zero_or_be_a_single_figure() {
    let below = "{at_least: -5, at_most: -2}";
    assert_eq!(held(row(RANGE, below, "-6")), due("-1", "bad"));
    assert_eq!(held(row(RANGE, below, "0")), due("2", "bad"));
    let point = "{at_least: 0, at_most: 0}";
    assert_eq!(held(row(RANGE, point, "0")), due("0", "good"));
}

#[test]
fn a_limit_has_no_rate_and_says_why() {
    let range = "{at_least: 85, at_most: 92}";
    for row in [row(KEEP, "95", "96"), row(RANGE, range, "90")] {
        let found = one(row);
        assert_eq!(found.rate, Err(NoRate::KeptOrNot));
        assert_eq!(found.shown, None);
    }
}

#[test]
fn nothing_is_said_of_a_limit_whose_figures_are_missing() {
    let lost = "{missing: unreadable}";
    let missing = Missing::Unreadable;
    let range = "{at_least: 85, at_most: 92}";
    for (found, due) in [
        (one(row(KEEP, lost, "94")), NoRate::TargetMissing(missing)),
        (one(row(KEEP, "95", lost)), NoRate::ActualMissing(missing)),
        (one(row(RANGE, lost, "94")), NoRate::TargetMissing(missing)),
        (one(row(RANGE, range, lost)), NoRate::ActualMissing(missing)),
        (one(row(KEEP, "{text: 高い水準}", "94")), NoRate::TextTarget),
        (one(row(RANGE, "{text: 適正}", "94")), NoRate::TextTarget),
        (one(row(RANGE, range, "{text: 適正}")), NoRate::TextActual),
    ] {
        let Evaluation {
            rate,
            kept,
            by_rule,
            ..
        } = found;
        assert_eq!((rate, kept, by_rule), (Err(due), None, None));
    }
}

#[test]
fn a_limit_is_counted_in_the_tally_like_any_other_row() {
    let rows = [
        row(KEEP, "95", "96"),
        row(KEEP, "95", "94"),
        row(MORE, "4", "4"),
    ];
    let tally = Site::of(rows).report().tally;
    let counts: Vec<u32> = tally.computed.iter().map(|(_, n)| *n).collect();
    assert_eq!((counts[0], counts[1], tally.denominator), (2, 1, 3));
}

#[test]
fn a_rule_by_rates_owes_a_word_on_limits_as_soon_as_there_is_one() {
    let silent = "rule: {id: r, judged_by: rate, bands: \
        [{status: good, at_least: 100}, {status: bad, below: 100}]}";
    let mistakes = |rows: [Row; 1], rule: &str| Site::of(rows).year(&[rule]).mistakes();
    assert_eq!(mistakes([row(KEEP, "95", "96")], silent), ["missing-key"]);
    assert_eq!(mistakes([row(MORE, "95", "96")], silent), [""; 0]);
    assert_eq!(mistakes([row(KEEP, "95", "96")], AT_100), [""; 0]);
    assert_eq!(mistakes([row(KEEP, "95", "96")], BY_PERSON), [""; 0]);
    let half = AT_100.replace("not_kept: bad, ", "");
    assert_eq!(mistakes([row(KEEP, "95", "96")], &half), ["missing-key"]);
    let unknown = AT_100.replace("not_kept: bad", "not_kept: worst");
    assert_eq!(
        mistakes([row(KEEP, "95", "96")], &unknown),
        ["unknown-status"]
    );
}

#[test]
fn a_target_that_its_kind_cannot_hold_is_refused() {
    for (kind, target) in [
        (RANGE, "92"),
        (RANGE, "{at_least: 92, at_most: 85}"),
        (KEEP, "{at_least: 85, at_most: 92}"),
        (
            "unit: 件, kind: range, direction: more",
            "{at_least: 1, at_most: 2}",
        ),
        (
            "unit: 件, kind: zero_target, direction: less, baseline: {value: 12}",
            "3",
        ),
        (
            "unit: 件, kind: zero_target, direction: more, baseline: {value: 12}",
            "0",
        ),
    ] {
        let found = Site::of([row(kind, target, "5")]).mistakes();
        assert_eq!(found, ["value-not-of-kind"], "{kind} {target}");
    }
    let open = Site::of([row(RANGE, "{at_least: 85}", "5")]).mistakes();
    assert_eq!(open, ["missing-key"]);
}
