//! The value axis: where it begins and ends, which round values it marks, and
//! how it writes them.

/// The scale of one drawing. It always holds zero, because a bar that began
/// anywhere else would lie about its length.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scale {
    /// The lowest figure, or zero.
    pub(super) lo: f64,
    /// The highest figure, or zero.
    pub(super) hi: f64,
    /// Two to five round values between them, zero among them.
    pub(super) ticks: Vec<f64>,
}

impl Scale {
    /// The scale that holds all `figures`; `None` without any.
    pub(super) fn holding(figures: impl Iterator<Item = f64>) -> Option<Self> {
        let (lo, hi) = figures.fold(None, |ends: Option<(f64, f64)>, figure| {
            let (lo, hi) = ends.unwrap_or((0.0, 0.0));
            Some((lo.min(figure), hi.max(figure)))
        })?;
        if lo == hi {
            // Only zeros: any length will do for an axis without bars.
            let ticks = vec![0.0, 1.0];
            return Some(Self { lo, hi: 1.0, ticks });
        }
        let ticks = round_ticks(lo, hi);
        Some(Self { lo, hi, ticks })
    }
}

/// Picks the finest round step that gives at most four ticks, or the next finer
/// one when that leaves a single tick.
fn round_ticks(lo: f64, hi: f64) -> Vec<f64> {
    let order = (hi - lo).log10().floor() as i32;
    let mut finer = Vec::new();
    for exponent in order - 1..=order + 1 {
        for mantissa in [10, 20, 25, 50] {
            // People are counted whole, so 2.5 itself is no step.
            if mantissa == 25 && exponent == 0 {
                continue;
            }
            let ticks = multiples(lo, hi, mantissa, exponent - 1);
            match ticks.len() {
                5.. => finer = ticks,
                2..=4 => return ticks,
                _ => return finer,
            }
        }
    }
    finer
}

/// The multiples of `mantissa` · 10^`exponent` from `lo` to `hi`.
fn multiples(lo: f64, hi: f64, mantissa: i32, exponent: i32) -> Vec<f64> {
    let step = multiple(1, mantissa, exponent);
    // A hair of tolerance: 0.3 / 0.1 is a little less than three.
    let first = (lo / step - 1e-9).ceil() as i64;
    let last = (hi / step + 1e-9).floor() as i64;
    (first..=last)
        .map(|k| multiple(k, mantissa, exponent))
        .collect()
}

/// `k` · `mantissa` · 10^`exponent`, built from whole numbers, so that 0.3 is
/// written as 0.3.
pub(super) fn multiple(k: i64, mantissa: i32, exponent: i32) -> f64 {
    let whole = k as f64 * f64::from(mantissa);
    match exponent {
        0.. => whole * 10f64.powi(exponent),
        _ => whole / 10f64.powi(-exponent),
    }
}

/// The large units a tick is shortened with, largest first.
pub(super) const LARGE: [(f64, &str); 4] = [(1e16, "京"), (1e12, "兆"), (1e8, "億"), (1e4, "万")];

/// Writes a tick: `7,500`, `1.5万`, `-20億`. Only the axis shortens numbers; a
/// figure's own label says what the source says.
pub(super) fn tick_label(value: f64) -> String {
    let size = value.abs();
    if size > 0.0 && size < 1e-6 {
        return format!("{value:e}");
    }
    for (unit, name) in LARGE {
        if size >= unit {
            let text = format!("{:.2}", value / unit);
            let text = text.trim_end_matches('0').trim_end_matches('.');
            return format!("{text}{name}");
        }
    }
    if size >= 1000.0 {
        // Below 10,000 only one digit stands before the comma.
        let sign = if value < 0.0 { "-" } else { "" };
        let whole = size.round() as i64;
        return format!("{sign}{},{:03}", whole / 1000, whole % 1000);
    }
    format!("{value}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(figures: &[f64]) -> Vec<f64> {
        Scale::holding(figures.iter().copied()).unwrap().ticks
    }

    #[test]
    fn ticks_are_few_and_round() {
        assert_eq!(ticks(&[93.0]), [0.0, 25.0, 50.0, 75.0]);
        assert_eq!(ticks(&[9.0]), [0.0, 5.0]);
        assert_eq!(ticks(&[0.3]), [0.0, 0.1, 0.2, 0.3]);
        assert_eq!(ticks(&[-8.0, 8.0]), [-5.0, 0.0, 5.0]);
        assert_eq!(ticks(&[0.0]), [0.0, 1.0]);
        assert_eq!(ticks(&[-200.0]), [-200.0, -100.0, 0.0]);
    }

    #[test]
    fn every_axis_has_two_to_five_ticks_within_its_ends() {
        for mantissa in 1..=99 {
            for exponent in [-28, -9, -1, 0, 3, 15, 28] {
                let size = f64::from(mantissa) * 10f64.powi(exponent) / 10.0;
                for (lo, hi) in [
                    (0.0, size),
                    (-size, 0.0),
                    (-size, size),
                    (-size, size / 9.0),
                ] {
                    let ticks = ticks(&[lo, hi]);
                    assert!((2..=5).contains(&ticks.len()), "{lo} {hi}: {ticks:?}");
                    let slack = size * 1e-8;
                    let inside = |t: &f64| (lo - slack..=hi + slack).contains(t);
                    assert!(ticks.iter().all(inside), "{lo} {hi}: {ticks:?}");
                }
            }
        }
    }

    #[test]
    fn long_ticks_are_shortened() {
        let cases = [
            (0.0, "0"),
            (0.25, "0.25"),
            (-7500.0, "-7,500"),
            (15_000.0, "1.5万"),
        ];
        for (value, text) in cases {
            assert_eq!(tick_label(value), text);
        }
        assert_eq!(tick_label(-2e9), "-20億");
        assert_eq!(tick_label(1e15), "1000兆");
        assert_eq!(tick_label(2e-7), "2e-7");
    }
}
