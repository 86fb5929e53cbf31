//! How a figure moved, how far it has to go, and when it first arrived.

use ayumi::model::rule::Movement;
use ayumi::model::year::FiscalYear;
use ayumi::report::Course;

use crate::tiny::{CUMULATIVE, KEEP, LESS, MEAN, MILESTONE, MORE, RANGE, Row, Site, level, row};

fn course(row: Row) -> Option<Course> {
    Site::of([row]).report().courses.remove(0)
}

/// The change and what it means.
fn trend(row: Row) -> Option<(String, Movement)> {
    let trend = course(row)?.trend?;
    Some((trend.by.normalize().to_string(), trend.movement))
}

fn due(by: &str, movement: Movement) -> Option<(String, Movement)> {
    Some((by.to_owned(), movement))
}

#[test]
fn a_trend_is_the_change_to_the_year_before_by_the_direction() {
    let more = |actual| row(MORE, "50", actual).after("40");
    assert_eq!(trend(more("43.5")), due("3.5", Movement::Better));
    assert_eq!(trend(more("38")), due("-2", Movement::Worse));
    assert_eq!(trend(more("40.0")), due("0", Movement::Unchanged));
    let less = row(LESS, "50", "43.5").after("40");
    assert_eq!(trend(less), due("3.5", Movement::Worse));
}

#[test]
fn a_survey_that_moves_within_its_tolerance_is_unchanged() {
    let survey = "unit: '%', kind: yearly, direction: more, tolerance: 3, \
        baseline: {year: R4, value: 42.5}";
    assert_eq!(
        trend(row(survey, "50", "43.9")),
        due("1.4", Movement::Unchanged)
    );
    assert_eq!(
        trend(row(survey, "50", "39.4")),
        due("-3.1", Movement::Worse)
    );
    let undated = "unit: '%', kind: yearly, direction: more, tolerance: 3";
    let found = trend(row(undated, "50", "45.5").after("42.5"));
    assert_eq!(found, due("3", Movement::Unchanged));
}

#[test]
fn of_a_mean_the_figures_as_printed_are_compared() {
    let parts = "components: {a: 90, b: 90, c: 91}";
    let mean = row(MEAN, "100", "90.3").with(parts).after("90.0");
    assert_eq!(trend(mean), due("0.3", Movement::Better));
}

#[test]
fn there_is_no_trend_across_a_gap_and_none_of_a_running_total() {
    assert_eq!(trend(row(MORE, "50", "43")), None);
    assert_eq!(trend(row(CUMULATIVE, "50", "43").after("40")), None);
    // 令和3 is not the year before 令和5.
    assert_eq!(trend(row(&level("60"), "68", "72")), None);
}

#[test]
fn which_way_is_good_for_a_range_nobody_says() {
    let range = row(RANGE, "{at_least: 85, at_most: 92}", "93").after("90");
    assert_eq!(trend(range.clone()), due("3", Movement::NotJudged));
    assert_eq!(course(range).expect("a course").aim, None);
    let limit = course(row(KEEP, "95", "94"));
    assert_eq!(
        limit.expect("a course").aim,
        None,
        "a limit is no end of a way"
    );
}

#[test]
fn the_distance_is_to_the_final_target_and_below_zero_where_it_lies_above() {
    let aim = |row: Row| course(row).and_then(|c| c.aim).expect("an aim");
    let open = aim(row(MORE, "50", "43").finally("60"));
    assert_eq!(
        (open.year, open.distance.to_string()),
        (FiscalYear(2026), "-17".to_owned())
    );
    assert_eq!((open.is_met, open.first_met), (false, None));
    let less = aim(row(LESS, "50", "43").finally("45"));
    assert_eq!(
        (less.distance.to_string(), less.is_met),
        ("-2".to_owned(), true)
    );
}

#[test]
fn the_first_year_that_met_the_final_target_is_kept_though_it_fell_again() {
    let aim = |row: Row| course(row).and_then(|c| c.aim).expect("an aim");
    let fell = aim(row(MORE, "50", "59").after("61").finally("60"));
    assert_eq!(
        (fell.is_met, fell.first_met),
        (false, Some(FiscalYear(2022)))
    );
    let stayed = aim(row(MORE, "50", "62").after("60").finally("60"));
    assert_eq!(
        (stayed.is_met, stayed.first_met),
        (true, Some(FiscalYear(2022)))
    );
    let now = aim(row(MORE, "50", "60").after("59").finally("60"));
    assert_eq!(now.first_met, Some(FiscalYear(2023)));
}

#[test]
fn without_a_figure_and_for_stages_there_is_no_course() {
    assert_eq!(course(row(MORE, "50", "{missing: not_yet_known}")), None);
    assert_eq!(course(row(MILESTONE, "供用開始", "供用開始")), None);
}
