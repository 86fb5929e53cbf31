//! The value axis of lines: it ends at round values and leaves out zero unless
//! the figures come near it.

use super::super::axis::{LARGE, multiple, tick_label};
use super::super::text::{TEXT, UNIT, width};

/// The most ticks, both ends among them.
const MOST: i64 = 6;
/// The widest label of a tick. Where the figures are so large and so near each
/// other that theirs are wider, the axis begins at zero after all.
const WIDEST: i32 = 110 * UNIT;
/// Below this share of the figures themselves a difference is none: 15 digits
/// are all that a drawing computes with.
const LEAST: f64 = 1e-9;

/// The air below the lowest figure, as a share of the spread.
const BELOW: f64 = 0.1;

/// The scale of one drawing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Range {
    /// The ends, which are ticks.
    pub(super) lo: f64,
    pub(super) hi: f64,
    /// Two to six round values, each with its label.
    pub(super) ticks: Vec<(f64, String)>,
}

impl Range {
    /// The scale that holds all `figures`; `None` without any.
    pub(super) fn holding(figures: &[f64]) -> Option<Self> {
        let lo = figures.iter().copied().reduce(f64::min)?;
        let hi = figures.iter().copied().reduce(f64::max)?;
        let is_whole = figures.iter().all(|figure| figure.fract() == 0.0);
        let spread = hi - lo;
        let is_flat = spread <= lo.abs().max(hi.abs()) * LEAST;
        // Zero takes two thirds of the drawing at most.
        let is_near = |end: f64| is_flat || end.abs() <= 2.0 * spread;
        // Without zero there is air below, where values stand.
        let free = (
            match lo {
                _ if lo > 0.0 && is_near(lo) => 0.0,
                0.0 => lo,
                _ => lo - spread * BELOW,
            },
            if hi < 0.0 && is_near(hi) { 0.0 } else { hi },
        );
        Self::between(free, is_whole)
            .filter(|range| range.label_width() <= WIDEST)
            .or_else(|| Self::between((lo.min(0.0), hi.max(0.0)), is_whole))
    }

    /// Widens the ends to multiples of the finest round step that has few ticks.
    fn between((lo, hi): (f64, f64), is_whole: bool) -> Option<Self> {
        let hi = if lo == hi { lo + 1.0 } else { hi };
        let order = (hi - lo).log10().floor() as i32;
        for exponent in order - 1..=order + 2 {
            for mantissa in [10, 20, 25, 50] {
                let step = multiple(1, mantissa, exponent - 1);
                // What is counted whole has no tick between.
                if is_whole && step.fract() != 0.0 {
                    continue;
                }
                let first = (lo / step + 1e-9).floor() as i64;
                let last = (hi / step - 1e-9).ceil() as i64;
                if last - first < MOST && first < last {
                    let ticks = (first..=last).map(|k| multiple(k, mantissa, exponent - 1));
                    return Some(Self::of(ticks.collect(), step));
                }
            }
        }
        None
    }

    fn of(ticks: Vec<f64>, step: f64) -> Self {
        let is_short = ticks.iter().any(|tick| tick.abs() >= 1e6)
            && ticks.iter().all(|tick| is_exact_when_short(*tick));
        let label = |tick: f64| match is_short || step < 1e-6 {
            true => tick_label(tick),
            false => plain(tick, step),
        };
        Self {
            lo: ticks.first().copied().unwrap_or(0.0),
            hi: ticks.last().copied().unwrap_or(1.0),
            ticks: ticks.iter().map(|tick| (*tick, label(*tick))).collect(),
        }
    }

    /// The width of the widest label.
    pub(super) fn label_width(&self) -> i32 {
        let labels = self.ticks.iter().map(|(_, label)| width(label, TEXT));
        labels.max().unwrap_or(0)
    }
}

/// Whether two decimals of the large unit say all of a tick.
fn is_exact_when_short(tick: f64) -> bool {
    let unit = LARGE.iter().find(|(unit, _)| tick.abs() >= *unit);
    unit.is_none_or(|(unit, _)| {
        let hundredths = tick / unit * 100.0;
        (hundredths - hundredths.round()).abs() < 1e-6
    })
}

/// Writes a tick in full: `28,500`, `0.25`, with the decimals its step needs.
fn plain(tick: f64, step: f64) -> String {
    if tick == 0.0 {
        return "0".to_string();
    }
    let decimals = (0..6).find(|n| {
        let whole = step * 10f64.powi(*n);
        (whole - whole.round()).abs() < 1e-6
    });
    let decimals = usize::try_from(decimals.unwrap_or(6)).unwrap_or(6);
    let digits = format!("{:.decimals$}", tick.abs());
    let whole = digits.split('.').next().unwrap_or_default().len();
    let mut text = String::from(if tick < 0.0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at < whole && (whole - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(figures: &[f64]) -> Vec<String> {
        let range = Range::holding(figures).unwrap();
        range.ticks.into_iter().map(|(_, label)| label).collect()
    }

    #[test]
    fn zero_is_left_out_where_the_figures_are_far_from_it() {
        assert_eq!(
            labels(&[799.5, 691.8]),
            ["675", "700", "725", "750", "775", "800"]
        );
        assert_eq!(labels(&[176_242.0, 177_053.0])[0], "176,000");
        assert_eq!(labels(&[-799.5, -691.8])[0], "-850");
    }

    #[test]
    fn zero_stands_where_the_figures_come_near_it_or_do_not_change() {
        assert_eq!(labels(&[45.0, 2878.0]), ["0", "1,000", "2,000", "3,000"]);
        assert_eq!(labels(&[12.0, 16.0, 21.0])[0], "0");
        assert_eq!(labels(&[58_607.0])[0], "0");
        assert_eq!(labels(&[0.0]), ["0", "1"]);
        assert_eq!(labels(&[-3.0]), ["-3", "-2", "-1", "0"]);
    }

    #[test]
    fn what_is_counted_whole_has_whole_ticks_only() {
        assert_eq!(labels(&[12.0, 13.0]), ["11", "12", "13"]);
        assert_eq!(
            labels(&[12.1, 12.3]),
            ["12.05", "12.10", "12.15", "12.20", "12.25", "12.30"]
        );
    }

    #[test]
    fn every_tick_has_a_label_of_its_own_that_fits() {
        for size in [1.0, 12.0, 1e3, 176_242.0, 1e12, 7.9e28] {
            for share in [1e-12, 1e-6, 1e-3, 0.1, 1.0, 9.0] {
                for (lo, hi) in [(size, size * (1.0 + share)), (-size, size * share)] {
                    let range = Range::holding(&[lo, hi, lo]).unwrap();
                    let slack = hi.abs().max(lo.abs()) * LEAST;
                    assert!(range.lo <= lo && hi <= range.hi + slack, "{range:?}");
                    assert!(range.label_width() <= 140 * UNIT, "{range:?}");
                    let labels: std::collections::BTreeSet<_> =
                        range.ticks.iter().map(|(_, label)| label).collect();
                    assert_eq!(labels.len(), range.ticks.len(), "{range:?}");
                    assert!((2..=6).contains(&labels.len()), "{range:?}");
                }
            }
        }
    }
}
