//! Which status counts, and what stands beside it.

use ayumi::report::Evaluation;
use ayumi::report::StatusSource;

use crate::tiny::{AT_100, BY_PERSON, MILESTONE, MORE, Site, judged, row};

const COMPLEMENT: &str = "complement: {status: good, basis: 一覧にない}";
const SAYS_BAD: &str = "declared: [{status: bad}]";
const SAYS_GOOD: &str = "declared: [{status: good}]";
const A_PERSON_SAYS_BAD: &str = "judged: {status: bad, reason: 遅れたため}";
const LOST: &str = "{missing: unreadable}";
const OPEN: &str = "{missing: not_yet_known}";
const UNSET: &str = "{missing: not_set}";

fn says(found: &Evaluation) -> (&str, Option<StatusSource>) {
    (found.status.id(), found.source)
}

#[test]
fn a_persons_judgement_counts_where_the_report_is_judged_by_a_person() {
    let both = format!("{A_PERSON_SAYS_BAD}, {SAYS_GOOD}");
    let site = Site::of([row(MORE, "4", "5").with(&both)]);
    let found = site.year(&[BY_PERSON, COMPLEMENT]).report().rows;
    assert_eq!(says(&found[0]), ("bad", Some(StatusSource::Person)));
    assert_eq!(found[0].printed, Some(judged("good")));
    assert_eq!(
        found[0].shown.map(|r| r.to_string()),
        Some("125.0".to_owned())
    );
}

#[test]
fn a_printed_mark_of_such_a_report_is_a_persons_too() {
    let site = Site::of([row(MORE, "4", "5").with(SAYS_BAD)]);
    let found = site.year(&[BY_PERSON]).report().rows;
    assert_eq!(says(&found[0]), ("bad", Some(StatusSource::Person)));
}

#[test]
fn a_person_does_not_overrule_a_report_that_is_judged_by_the_rate() {
    let site = Site::of([row(MORE, "4", "5").with(A_PERSON_SAYS_BAD)]);
    let found = site.report().rows;
    assert_eq!(says(&found[0]), ("good", Some(StatusSource::Computed)));
    assert_eq!(
        found[0].by_person.as_deref(),
        Some("bad"),
        "it stands beside"
    );
}

#[test]
fn the_rule_counts_before_the_printed_mark_and_the_difference_is_a_doubt() {
    let site = Site::of([row(MORE, "4", "5").with(SAYS_BAD)]);
    let found = site.year(&[AT_100, COMPLEMENT]).report();
    assert_eq!(says(&found.rows[0]), ("good", Some(StatusSource::Computed)));
    assert_eq!(found.rows[0].printed, Some(judged("bad")));
    assert_eq!(found.doubts, ["status-mismatch"]);
}

#[test]
fn the_printed_mark_counts_where_there_is_no_rate() {
    let site = Site::of([row(MORE, "4", LOST).with(SAYS_BAD)]);
    let found = site.year(&[AT_100, COMPLEMENT]).report().rows;
    assert_eq!(says(&found[0]), ("bad", Some(StatusSource::Printed)));
    assert_eq!((&found[0].by_rule, &found[0].by_complement), (&None, &None));
}

#[test]
fn a_readable_mark_counts_though_another_place_is_unreadable() {
    let two = "declared: [{status: unreadable, where: 一覧}, {status: bad, where: 明細}]";
    let site = Site::of([row(MORE, "4", LOST).with(two)]);
    let found = site.report().rows;
    assert_eq!(says(&found[0]), ("bad", Some(StatusSource::Printed)));
}

#[test]
fn two_places_that_print_different_marks_are_a_doubt() {
    let two = "declared: [{status: bad, where: 一覧}, {status: good, where: 明細}]";
    let lost = Site::of([row(MORE, "4", LOST).with(two)]).report();
    assert_eq!(says(&lost.rows[0]), ("bad", Some(StatusSource::Printed)));
    assert_eq!(lost.doubts, ["status-mismatch", "miss-without-reason"]);
    let rated = Site::of([row(MORE, "4", "5").with(two)]).report();
    assert_eq!(rated.doubts, ["status-mismatch"]);
    let same = "declared: [{status: good, where: 一覧}, {status: good, where: 明細}]";
    let same = Site::of([row(MORE, "4", "5").with(same)]).report();
    assert_eq!(same.doubts, [""; 0]);
}

#[test]
fn what_is_not_on_the_list_counts_where_nothing_is_printed() {
    let site = Site::of([
        row(MORE, "4", LOST),
        row(MILESTONE, "開始", "工事"),
        row(MORE, LOST, LOST),
    ]);
    let found = site.year(&[AT_100, COMPLEMENT]).report().rows;
    for row in &found {
        assert_eq!(says(row), ("good", Some(StatusSource::ByComplement)));
    }
}

#[test]
fn a_printed_state_is_no_absence_from_a_list() {
    let unreadable = "declared: [{status: unreadable}]";
    let site = Site::of([row(MORE, "4", LOST).with(unreadable)]);
    let found = site.year(&[AT_100, COMPLEMENT]).report().rows;
    assert_eq!(says(&found[0]), ("unreadable", None));
}

#[test]
fn without_any_of_these_a_state_stands_and_has_no_source() {
    let site = Site::of([
        row(MORE, "4", OPEN),
        row(MORE, "4", LOST),
        row(MORE, "4", "{missing: not_in_source}"),
        row(MORE, LOST, "4"),
        row(MORE, UNSET, "4"),
        row(MILESTONE, "開始", "工事"),
    ]);
    let found = site.report().rows;
    let ids: Vec<&str> = found.iter().map(|e| e.status.id()).collect();
    let due = [
        "not_yet_known",
        "unreadable",
        "not_judged",
        "unreadable",
        "not_set",
        "not_judged",
    ];
    assert_eq!(ids, due);
    assert!(
        found
            .iter()
            .all(|e| e.source.is_none() && e.by_rule.is_none())
    );
}

#[test]
fn not_set_stays_not_set_whatever_the_list_leaves_out() {
    let site = Site::of([
        row(MORE, UNSET, UNSET),
        row(MORE, UNSET, "71117"),
        row(MORE, UNSET, LOST),
    ]);
    let found = site.year(&[AT_100, COMPLEMENT]).report().rows;
    for row in &found {
        assert_eq!(says(row), ("not_set", None));
        assert_eq!(row.by_complement, None);
    }
}

#[test]
fn a_result_that_is_still_out_is_not_achieved_by_being_on_no_list() {
    let site = Site::of([row(MORE, "4", OPEN)]);
    let found = site.year(&[AT_100, COMPLEMENT]).report().rows;
    assert_eq!(says(&found[0]), ("not_yet_known", None));
}

#[test]
fn a_miss_owes_a_reason_and_what_comes_next() {
    let doubts = |keys: &str| Site::of([row(MORE, "4", "3").with(keys)]).report().doubts;
    assert_eq!(doubts("reason: 遅れ, countermeasure: 早める"), [""; 0]);
    for lacking in [
        "note: x",
        "reason: 遅れ",
        "countermeasure: 早める",
        "reason: {missing: not_in_source}, countermeasure: 早める",
    ] {
        assert_eq!(doubts(lacking), ["miss-without-reason"], "{lacking}");
    }
    let reached = Site::of([row(MORE, "4", "4")]).report();
    assert_eq!(reached.doubts, [""; 0]);
}

#[test]
fn bands_with_a_gap_an_overlap_or_an_open_end_are_refused() {
    let bands = |list: &str| {
        let rule = format!("rule: {{id: r, judged_by: rate, bands: [{list}]}}");
        Site::of([row(MORE, "4", "5")]).year(&[&rule]).mistakes()
    };
    assert_eq!(
        bands("{status: good, at_least: 80}, {status: bad, below: 80}"),
        [""; 0]
    );
    assert_eq!(
        bands("{status: bad, below: 80}, {status: good, at_least: 80.0}"),
        [""; 0]
    );
    for wrong in [
        "{status: good, at_least: 80}, {status: bad, below: 79}",
        "{status: good, at_least: 80}, {status: bad, below: 81}",
        "{status: good, at_least: 80}",
        "{status: bad, below: 80}",
        "{status: good, at_least: 80}, {status: bad, at_least: 50, below: 80}",
        "{status: good, at_least: 80, below: 100}, {status: bad, below: 80}",
        "{status: good}, {status: bad, below: 80}",
        "{status: good, at_least: 80}, {status: good, at_least: 90}, {status: bad, below: 80}",
        "{status: good, at_least: 80}, {status: good, at_least: 90, below: 85}, {status: bad, below: 80}",
        "{status: good, at_least: 80}, {status: bad, at_least: 80, below: 80}, {status: bad, below: 80}",
        "",
    ] {
        assert_eq!(bands(wrong), ["bands-not-whole"], "{wrong}");
    }
}
