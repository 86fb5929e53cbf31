//! Tables to draw: small makers for one case, and random ones from a generator
//! that is the same on every run.

use super::super::{ChartText, Segment, ShareChart, YearRow, YearlyChart};

/// A linear congruential generator (Knuth's constants): random enough to vary
/// tables, and no dependency.
pub(super) struct Lcg(u64);

impl Lcg {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as usize % end
    }
}

pub(super) fn year(actual: Option<&str>, target: Option<&str>) -> YearRow {
    YearRow {
        label: "令和5".into(),
        target: target.map(|t| t.parse().unwrap()),
        target_label: target.map(Into::into),
        actual: actual.map(|a| a.parse().unwrap()),
        actual_label: actual.map(Into::into),
        ..YearRow::default()
    }
}

fn text() -> ChartText {
    ChartText {
        id: "a".into(),
        title: "受診率".into(),
        desc: "年ごとの受診率".into(),
    }
}

pub(super) fn chart(rows: Vec<YearRow>) -> YearlyChart {
    YearlyChart {
        text: text(),
        unit: "%".into(),
        rows,
        target_word: "目標".into(),
        actual_word: "実績".into(),
    }
}

pub(super) fn segment(class: &str, count: u32) -> Segment {
    Segment {
        class: class.into(),
        word: "順調".into(),
        symbol: "◎".into(),
        count,
    }
}

/// One to twelve years of one kind of figures: small, decimal, negative, mixed,
/// huge or all equal; some missing, under names of any length.
pub(super) fn random_table(random: &mut Lcg) -> Vec<YearRow> {
    let count = 1 + random.below(12);
    let (low, span, scale) = match random.below(6) {
        0 => (0_i64, 12_usize, 0),
        1 => (700, 300, 1),
        2 => (-900, 890, 2),
        3 => (-500, 1000, 1),
        4 => (-1_000_000_000_000_000, 2_000_000_000_000_000, 0),
        _ => (42, 1, 0),
    };
    let years = ["5", "令和5", "令和5年度", "令和5年度(2023年度)"];
    let states = [
        ("未定", "not_yet_known"),
        ("読み取れず", "unreadable"),
        ("設定なし", "not_set"),
    ];
    let label = years[random.below(years.len())];
    let mut figure = || {
        let value = low + random.below(span) as i64;
        let text = rust_decimal::Decimal::new(value, scale).to_string();
        let missing = random.below(5) == 0;
        (Some(text).filter(|_| !missing), random.below(states.len()))
    };
    let rows = (0..count).map(|_| {
        let ((actual, state), (target, _)) = (figure(), figure());
        let word = actual.is_none().then(|| states[state]);
        YearRow {
            label: label.into(),
            actual_word: word.map(|w| w.0.into()),
            actual_state: word.map(|w| w.1.into()),
            ..year(actual.as_deref(), target.as_deref())
        }
    });
    rows.collect()
}

/// Up to nine segments, from none to very many.
pub(super) fn random_share(random: &mut Lcg) -> ShareChart {
    let classes = [
        "good",
        "fair",
        "bad",
        "neutral",
        "not_yet_known",
        "not_set",
        "unreadable",
    ];
    let count = random.below(10);
    let size = [2, 20, 400, 2_000_000_000][random.below(4)];
    let segments = (0..count)
        .map(|_| {
            segment(
                classes[random.below(classes.len())],
                random.below(size) as u32,
            )
        })
        .collect();
    ShareChart {
        text: text(),
        segments,
        scale_max: random.below(size * 2) as u32,
    }
}
