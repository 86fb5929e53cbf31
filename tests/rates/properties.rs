//! What must hold for any figures. The figures come in lists, so that one site
//! carries many of them.

use ayumi::model::rule::Status;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::tiny::{
    AT_80, CUMULATIVE, LESS, MEAN, MILESTONE, MORE, RELATIVE, Row, Site, YEARLY_WITH_CUMULATIVE,
    level, row,
};

/// A figure of up to nine digits, some of them behind the point.
fn figure() -> impl Strategy<Value = Decimal> {
    (-999_999_999i64..=999_999_999, 0u32..=4).prop_map(|(n, scale)| Decimal::new(n, scale))
}

fn above_zero() -> impl Strategy<Value = Decimal> {
    figure()
        .prop_map(|f| f.abs())
        .prop_filter("a divisor", |f| !f.is_zero())
}

fn missing() -> impl Strategy<Value = String> {
    let words = ["not_yet_known", "not_set", "unreadable", "not_in_source"];
    select(words.to_vec()).prop_map(|w| format!("{{missing: {w}}}"))
}

/// The rates of one target and many actuals, in the order of the actuals.
fn rates(kind: &str, formula: &str, target: Decimal, actuals: &[Decimal]) -> Vec<Decimal> {
    let rows = actuals
        .iter()
        .map(|a| row(kind, &target.to_string(), &a.to_string()));
    let head = format!("less_formula: {formula}");
    let found = Site::of(rows).plan(&[&head]).report().rows;
    let rates = found.iter().map(|e| e.rate.as_ref().map(|c| c.rate));
    rates.collect::<Result<_, _>>().expect("rates")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn where_more_is_better_more_is_never_rated_lower(
        target in above_zero(),
        mut actuals in prop::collection::vec(figure(), 2..12),
        kind in select(&[MORE, CUMULATIVE, YEARLY_WITH_CUMULATIVE][..]),
    ) {
        actuals.sort();
        prop_assert!(rates(kind, "target_over_actual", target, &actuals).is_sorted());
    }

    #[test]
    fn where_less_is_better_more_is_never_rated_higher(
        target in above_zero(),
        mut actuals in prop::collection::vec(above_zero(), 2..12),
        formula in select(&["target_over_actual", "two_minus_ratio"][..]),
    ) {
        actuals.sort();
        let rates = rates(LESS, formula, target, &actuals);
        prop_assert!(rates.iter().rev().is_sorted());
    }

    #[test]
    fn a_level_is_rated_higher_the_nearer_it_comes_up_or_down(
        baseline in figure(),
        target in figure(),
        mut actuals in prop::collection::vec(figure(), 2..12),
    ) {
        prop_assume!(baseline != target);
        actuals.sort();
        if target < baseline {
            actuals.reverse();
        }
        let kind = level(&baseline.to_string());
        prop_assert!(rates(&kind, "target_over_actual", target, &actuals).is_sorted());
    }

    #[test]
    fn a_rate_is_100_or_more_exactly_when_the_target_is_met(
        target in above_zero(),
        actuals in prop::collection::vec(above_zero(), 1..12),
        less in any::<bool>(),
    ) {
        let kind = if less { LESS } else { MORE };
        for formula in ["target_over_actual", "two_minus_ratio"] {
            let rates = rates(kind, formula, target, &actuals);
            for (rate, actual) in rates.iter().zip(&actuals) {
                let met = if less { *actual <= target } else { *actual >= target };
                prop_assert_eq!(*rate >= Decimal::ONE_HUNDRED, met, "{} of {}", actual, target);
            }
        }
    }

    #[test]
    fn what_is_shown_is_within_half_a_digit_and_never_in_another_band(
        target in above_zero(),
        actuals in prop::collection::vec(figure(), 1..12),
    ) {
        let rows = actuals.iter().map(|a| row(MORE, &target.to_string(), &a.to_string()));
        let found = Site::of(rows).year(&[AT_80]).report().rows;
        let limit = Decimal::from(80);
        for e in &found {
            let rate = e.rate.as_ref().expect("a rate").rate;
            let shown = e.shown.expect("a rate");
            prop_assert!((shown - rate).abs() <= Decimal::new(5, 2));
            prop_assert_eq!(shown >= limit, rate >= limit, "{} for {}", shown, rate);
            let due = if rate >= limit { "good" } else { "bad" };
            prop_assert_eq!(e.status.id(), due);
        }
    }

    #[test]
    fn nothing_is_computed_from_a_missing_value(
        figures in prop::collection::vec((any::<bool>(), figure(), missing()), 1..6),
    ) {
        let baseline = level("60");
        let missing_baseline = level("{missing: not_in_source}");
        let mut rows: Vec<Row> = Vec::new();
        for (target_is_missing, figure, nothing) in &figures {
            let figure = figure.to_string();
            let pair = |given: &str| match target_is_missing {
                true => (nothing.clone(), given.to_owned()),
                false => (given.to_owned(), nothing.clone()),
            };
            let (target, actual) = pair(&figure);
            for kind in [MORE, LESS, CUMULATIVE, YEARLY_WITH_CUMULATIVE, MEAN, &baseline] {
                rows.push(row(kind, &target, &actual));
            }
            rows.push(row(&missing_baseline, &figure, &figure));
            let (target, actual) = pair("段階");
            rows.push(row(MILESTONE, &target, &actual).with("reached: true"));
            let (target, actual) = match target_is_missing {
                true => (nothing.clone(), figure.clone()),
                false => ("{change: -5}".to_owned(), nothing.clone()),
            };
            rows.push(row(RELATIVE, &target, &actual).after("200"));
            rows.push(row(RELATIVE, "{change: -5}", &figure).after(nothing));
        }
        for e in Site::of(rows).report().rows {
            prop_assert!(e.rate.is_err(), "{:?}", e);
            prop_assert_eq!((e.shown, &e.by_rule, e.source), (None, &None, None));
            prop_assert!(matches!(e.status, Status::State(_)));
        }
    }

    #[test]
    fn the_classes_of_a_tally_add_up_to_its_rows(
        rows in prop::collection::vec(any_row(), 1..20),
        counts_as in any::<bool>(),
        complement in any::<bool>(),
    ) {
        let count = rows.len() as u32;
        let rule = if counts_as {
            AT_80.replace("]}", "], counts_as: {not_set: good, unreadable: bad}}")
        } else {
            AT_80.replace("]}", "], outside_denominator: [not_set, not_judged]}")
        };
        let complement = if complement { "complement: {status: good, basis: x}" } else { "" };
        let tally = Site::of(rows).year(&[&rule, complement]).report().tally;
        let sum = |classes: &[(Status, u32)]| classes.iter().map(|(_, n)| n).sum::<u32>();
        prop_assert_eq!(tally.rows, count);
        prop_assert_eq!(sum(&tally.computed), count);
        prop_assert_eq!(sum(&tally.merged), count);
        prop_assert!(tally.denominator <= count);
    }
}

/// A row of any status: computed, printed, a state.
fn any_row() -> impl Strategy<Value = Row> {
    let value = prop_oneof![figure().prop_map(|f| f.to_string()), missing()];
    let declared = [
        "note: x",
        "declared: [{status: good}]",
        "declared: [{status: bad}]",
        "declared: [{status: unreadable}]",
        "declared: [{status: not_yet_known}]",
        "declared: [{status: not_judged}]",
        "judged: {status: bad, reason: x}",
    ];
    (value.clone(), value, select(declared.to_vec()))
        .prop_map(|(target, actual, declared)| row(MORE, &target, &actual).with(declared))
}
