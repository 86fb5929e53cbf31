//! Tables to draw: small makers for one case, and random ones from a generator
//! that is the same on every run.

use super::super::{
    ChartText, ScheduleBar, ScheduleChart, ScheduleRow, Segment, ShareChart, Step, StepsChart,
    YearRow, YearlyChart,
};

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

pub(super) fn text() -> ChartText {
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
        shape: "double_ring".into(),
        count,
    }
}

/// One to twelve years of one kind of figures: small, decimal, negative, mixed,
/// huge or all equal; some missing, some ranges, under names of any length.
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
    let are_ranges = random.below(4) == 0;
    let mut figure = || {
        let value = low + random.below(span) as i64;
        let text = rust_decimal::Decimal::new(value, scale).to_string();
        let missing = random.below(5) == 0;
        (Some(text).filter(|_| !missing), random.below(states.len()))
    };
    let rows = (0..count).map(|_| {
        let ((actual, state), (target, _)) = (figure(), figure());
        let (from, _) = figure();
        let word = actual.is_none().then(|| states[state]);
        let plain = year(actual.as_deref(), target.as_deref());
        let ends = plain.target.zip(from.and_then(|f| f.parse().ok()));
        // Every fourth table aims at ranges.
        let range = ends
            .filter(|_| are_ranges)
            .map(|(a, b)| (a.min(b), a.max(b)));
        YearRow {
            label: label.into(),
            target: range.map(|(_, to)| to).or(plain.target),
            target_from: range.map(|(from, _)| from),
            target_label: range
                .map(|(from, to)| format!("{from}〜{to}"))
                .or(plain.target_label),
            actual_word: word.map(|w| w.0.into()),
            actual_state: word.map(|w| w.1.into()),
            ..plain
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

/// Words of every length, with what may not begin or end a line.
const WORDS: [&str; 7] = [
    "",
    "実施",
    "検討→実施",
    "見直し方針の策定・方針に基づく見直し",
    "①業務継続計画（BCP）について、より実効性の高い計画とするための見直し",
    "Basic concept of the plan, 2024",
    "第10次総合計画「基本構想」令和3年度～令和14年度（10,000円）\n及びその他",
];

/// Up to fourteen years under names of any kind.
fn random_years(random: &mut Lcg) -> Vec<String> {
    let count = 1 + random.below(14);
    let kind = random.below(4);
    let name = |year: usize| match (kind, year) {
        (0, _) => format!("{}", 2010 + year),
        (1, _) => format!("令和{}年度（{}年度）", year + 1, year + 2019),
        (_, 0..3) => format!("平成{}", year + 28),
        (_, 3) => "令和元".into(),
        _ => format!("令和{}", year - 2),
    };
    let first = if kind == 2 { 5 } else { 0 };
    (first..first + count).map(name).collect()
}

/// A schedule of up to forty rows; some bars reach out of it or are no bars.
pub(super) fn random_schedule(random: &mut Lcg) -> ScheduleChart {
    let classes = ["planned", "done", "unknown", "not_set", "plan", "this"];
    let years = random_years(random);
    let count = [3, 8, 40][random.below(3)];
    let rows = (0..1 + random.below(count)).map(|_| {
        let bars = (0..random.below(6)).map(|_| {
            let from = random.below(years.len() + 1);
            ScheduleBar {
                from,
                to: (from + random.below(5)).saturating_sub(random.below(8) / 7),
                label: WORDS[random.below(WORDS.len())].into(),
                class: classes[random.below(classes.len())].into(),
                goes_on: random.below(3) == 0,
            }
        });
        let bars = bars.collect();
        let label = WORDS[random.below(WORDS.len())].into();
        ScheduleRow { label, bars }
    });
    let rows = rows.collect();
    let borders = vec![random.below(years.len() + 1)];
    ScheduleChart {
        text: text(),
        years,
        rows,
        borders,
        lines: 1 + random.below(8),
    }
}

/// A stair of up to fourteen years; some without a target, some with nothing.
pub(super) fn random_steps(random: &mut Lcg) -> StepsChart {
    let states = [
        "reached",
        "not_reached",
        "not_yet_known",
        "not_set",
        "unreadable",
        "not_judged",
        "not_in_source",
        "future",
    ];
    let years = random_years(random);
    let said = random.below(4);
    let mut word = || Some(WORDS[random.below(WORDS.len())]).filter(|_| random.below(4) < said);
    let words: Vec<_> = years.iter().map(|_| (word(), word())).collect();
    let steps = years.into_iter().zip(words);
    let steps = steps.map(|(label, (target, actual))| Step {
        label,
        target: target.map(Into::into),
        actual: actual.map(Into::into),
        state: states[random.below(states.len())].into(),
    });
    StepsChart {
        text: text(),
        steps: steps.collect(),
        target_word: "目標".into(),
        actual_word: "実績".into(),
    }
}
