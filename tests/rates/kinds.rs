//! What must hold for any figures of limits, ranges, ways to zero, sums and
//! straight lines; also for huge ones.

use ayumi::model::rule::{State, Status};
use ayumi::report::{Evaluation, NoRate};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::tiny::{
    AT_80, KEEP, KEEP_BELOW, MORE, RANGE, Row, SUMS, Site, level, rate, row, zero_target,
};

fn figure() -> impl Strategy<Value = Decimal> {
    (-999_999_999i64..=999_999_999, 0u32..=4).prop_map(|(n, scale)| Decimal::new(n, scale))
}

fn above_zero() -> impl Strategy<Value = Decimal> {
    (1i64..=999_999_999, 0u32..=4).prop_map(|(n, scale)| Decimal::new(n, scale))
}

fn found(rows: impl IntoIterator<Item = Row>) -> Vec<Evaluation> {
    Site::of(rows).report().rows
}

/// How far each figure lies outside, with its status.
fn outside(kind: &str, target: &str, actuals: &[Decimal]) -> Vec<(Decimal, String)> {
    let rows = actuals.iter().map(|a| row(kind, target, &a.to_string()));
    let held = found(rows).into_iter().map(|e| {
        let kept = e.kept.expect("a limit");
        (kept.outside_by, e.status.id().to_owned())
    });
    held.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_limit_is_kept_exactly_on_its_good_side(
        limit in figure(),
        mut actuals in prop::collection::vec(figure(), 1..12),
        less in any::<bool>(),
    ) {
        actuals.push(limit);
        actuals.sort();
        let kind = if less { KEEP_BELOW } else { KEEP };
        let held = outside(kind, &limit.to_string(), &actuals);
        prop_assert!(held.iter().map(|(by, _)| by).is_sorted());
        for (actual, (by, status)) in actuals.iter().zip(held) {
            let is_kept = if less { *actual <= limit } else { *actual >= limit };
            prop_assert_eq!(status, if is_kept { "good" } else { "bad" });
            prop_assert_eq!(by, if is_kept { Decimal::ZERO } else { actual - limit });
        }
    }

    #[test]
    fn a_figure_outside_a_range_lies_as_far_from_it_as_from_its_nearer_end(
        ends in (figure(), figure()),
        mut actuals in prop::collection::vec(figure(), 1..12),
    ) {
        let (from, to) = (ends.0.min(ends.1), ends.0.max(ends.1));
        actuals.extend([from, to]);
        actuals.sort();
        let range = format!("{{at_least: {from}, at_most: {to}}}");
        let held = outside(RANGE, &range, &actuals);
        prop_assert!(held.iter().map(|(by, _)| by).is_sorted());
        for (actual, (by, status)) in actuals.iter().zip(held) {
            let is_kept = from <= *actual && *actual <= to;
            prop_assert_eq!(status, if is_kept { "good" } else { "bad" });
            let nearer = (actual - from).abs().min((actual - to).abs());
            prop_assert_eq!(by.abs(), if is_kept { Decimal::ZERO } else { nearer });
        }
    }

    #[test]
    fn on_the_way_to_zero_less_is_never_rated_lower_and_zero_is_100(
        baseline in above_zero(),
        mut actuals in prop::collection::vec(figure(), 1..12),
    ) {
        actuals.push(Decimal::ZERO);
        actuals.sort();
        let kind = zero_target(&baseline.to_string());
        let rows = actuals.iter().map(|a| row(&kind, "0", &a.to_string()));
        let rates: Vec<Decimal> = found(rows).iter().map(rate).collect();
        prop_assert!(rates.iter().rev().is_sorted());
        for (rate, actual) in rates.iter().zip(&actuals) {
            prop_assert_eq!(*rate >= Decimal::ONE_HUNDRED, *actual <= Decimal::ZERO);
        }
    }

    #[test]
    fn a_ratio_of_sums_lies_between_the_least_and_the_largest_of_its_parts(
        parts in prop::array::uniform3((0i64..=1_000_000, 1i64..=1_000_000)),
    ) {
        let written: Vec<String> = ["a", "b", "c"].iter().zip(parts)
            .map(|(id, (part, whole))| format!("{id}: {{part: {part}, whole: {whole}}}"))
            .collect();
        let parts_key = format!("components: {{{}}}", written.join(", "));
        let e = found([row(SUMS, "100", "1").with(&parts_key)]).remove(0);
        let rates = parts.map(|(p, w)| Decimal::from(p) * Decimal::ONE_HUNDRED / Decimal::from(w));
        let (low, high) = (rates.iter().min().unwrap(), rates.iter().max().unwrap());
        let air = Decimal::new(1, 15);
        prop_assert!(low - air <= rate(&e) && rate(&e) <= high + air);
    }

    #[test]
    fn a_straight_line_rates_as_the_target_that_lies_on_it(
        baseline in -99_999i64..=99_999,
        step in prop_oneof![-9_999i64..=-1, 1i64..=9_999],
        actuals in prop::collection::vec(figure(), 1..6),
    ) {
        // 令和5 is the second of the five years from 令和3 to 令和8.
        let kind = level(&baseline.to_string());
        let (due, end) = ((baseline + 2 * step).to_string(), (baseline + 5 * step).to_string());
        let on_line = actuals.iter().map(|a| row(&kind, "-", &a.to_string()).only_finally(&end));
        let written = actuals.iter().map(|a| row(&kind, &due, &a.to_string()).finally(&end));
        let (on_line, written) = (found(on_line), found(written));
        for (ours, theirs) in on_line.iter().zip(&written) {
            prop_assert_eq!(rate(ours), rate(theirs));
            prop_assert_eq!(&ours.status, &theirs.status);
        }
    }

    #[test]
    fn the_classes_inside_the_denominator_add_up_to_it(
        figures in prop::collection::vec((0usize..4, figure(), any::<bool>()), 1..20),
    ) {
        let rows = figures.iter().map(|(kind, figure, is_lost)| {
            let actual = if *is_lost { "{missing: unreadable}".to_owned() } else { figure.to_string() };
            match kind {
                0 => row(KEEP, "5", &actual),
                1 => row(RANGE, "{at_least: -5, at_most: 5}", &actual),
                2 => row(&zero_target("12"), "{missing: not_set}", &actual),
                _ => row(MORE, "5", &actual),
            }
        });
        let rule = AT_80.replace("]}", "], outside_denominator: [not_set, unreadable]}");
        let tally = Site::of(rows).year(&[&rule]).report().tally;
        let outside = [State::NotSet, State::Unreadable].map(Status::State);
        let inside = tally.computed.iter().filter(|(s, _)| !outside.contains(s));
        prop_assert_eq!(inside.map(|(_, n)| n).sum::<u32>(), tally.denominator);
    }
}

const LARGEST: &str = "79228162514264337593543950335";

#[test]
fn huge_figures_are_held_against_huge_limits_or_too_large_and_never_a_panic() {
    let least = format!("-{LARGEST}");
    let figures = [
        LARGEST,
        least.as_str(),
        "0",
        "0.0000000000000000000000000001",
    ];
    let mut rows = Vec::new();
    for actual in figures {
        for end in figures {
            rows.push(row(KEEP, end, actual));
            rows.push(row(KEEP_BELOW, end, actual));
            rows.push(row(&level(end), "-", actual).only_finally(LARGEST));
            rows.push(row(&zero_target(end), "0", actual));
            let parts = format!(
                "components: {{a: {{part: {actual}, whole: {LARGEST}}}, \
                 b: {{part: {end}, whole: 1}}, c: {{part: 1, whole: 1}}}}"
            );
            rows.push(row(SUMS, "100", "1").with(&parts));
        }
        let range = format!("{{at_least: {least}, at_most: {LARGEST}}}");
        rows.push(row(RANGE, &range, actual));
    }
    let all = found(rows.clone());
    assert_eq!(all.len(), rows.len());
    let too_large = all.iter().filter(|e| e.rate == Err(NoRate::TooLarge));
    assert!(too_large.count() > 5);
    let far = found([row(KEEP, LARGEST, &least)]).remove(0);
    assert_eq!((far.rate, far.kept), (Err(NoRate::TooLarge), None));
}
