//! Counts of statuses: nothing is lost, nothing is guessed.

use ayumi::model::rule::{State, Status};

use crate::tiny::{AT_100, MORE, Row, Site, judged, row};

const UNREADABLE: &str = "{missing: unreadable}";

fn reached() -> Row {
    row(MORE, "4", "4")
}

fn missed() -> Row {
    row(MORE, "4", "3").with("reason: x")
}

fn lost() -> Row {
    row(MORE, "4", UNREADABLE)
}

fn unset() -> Row {
    row(MORE, "{missing: not_set}", "{missing: not_set}")
}

/// Two reached, one missed, one unreadable, one without a target, under a
/// declared tally.
fn reconciled(declared: &str) -> Option<bool> {
    let rows = [reached(), reached(), missed(), lost(), unset()];
    let tally = format!("declared_tallies: [{{counts: indicators, scope: plan, {declared}}}]");
    let found = Site::of(rows).year(&[AT_100, &tally]).report();
    assert_eq!(
        found.doubts.contains(&"tally-mismatch"),
        found.tally.reconciled == Some(false)
    );
    found.tally.reconciled
}

#[test]
fn a_tally_is_reconciled_when_exactly_the_unreadable_rows_are_lacking() {
    let unset = "derived: [{status: not_set, count: 1, sum: 5 − 4}]";
    let of = |by_status: &str| {
        reconciled(&format!(
            "denominator: 4, by_status: {{{by_status}}}, {unset}"
        ))
    };
    assert_eq!(of("good: 3, bad: 1"), Some(true));
    assert_eq!(of("good: 2, bad: 2"), Some(true));
    assert_eq!(of("good: 2, bad: 1, not_yet_known: 1"), Some(true));
    // A class above what is declared, though the sum fits.
    assert_eq!(of("good: 1, bad: 3"), Some(false));
    assert_eq!(of("good: 4, bad: 0"), Some(false));
    // Too few and too many in all.
    assert_eq!(of("good: 2, bad: 1"), Some(false));
    assert_eq!(of("good: 3, bad: 2"), Some(false));
}

#[test]
fn a_class_outside_the_denominator_must_be_declared_or_follow_too() {
    let found = reconciled("denominator: 4, by_status: {good: 3, bad: 1}");
    assert_eq!(found, Some(false), "nothing says where the fifth row is");
}

#[test]
fn a_state_that_counts_as_a_status_stays_a_class_of_its_own() {
    let rule = AT_100.replace("]}", "], counts_as: {not_set: good}}");
    let tally = "declared_tallies: [{counts: indicators, scope: plan, denominator: 3, \
        by_status: {good: 2, bad: 1}}]";
    let site = Site::of([reached(), missed(), unset()]);
    let found = site.year(&[&rule, tally]).report().tally;
    assert_eq!(found.count(&judged("good")), 1);
    assert_eq!(found.count(&Status::State(State::NotSet)), 1);
    assert!(found.merged.contains(&(judged("good"), 2)));
    assert_eq!(found.reconciled, Some(true));
}

#[test]
fn without_a_declared_tally_the_whole_is_what_the_rule_leaves() {
    let rows = [reached(), missed(), lost(), unset()];
    let all = Site::of(rows.clone()).report().tally;
    assert_eq!((all.rows, all.denominator, all.reconciled), (4, 4, None));
    let rule = AT_100.replace("]}", "], outside_denominator: [not_set]}");
    let some = Site::of(rows).year(&[&rule]).report().tally;
    assert_eq!((some.rows, some.denominator), (4, 3));
}
