//! What schedules promise, and what both they and stairs do, checked on the SVG
//! they write.

use super::super::text::UNIT;
use super::super::years::YearNames;
use super::super::*;
use super::readback::{Element, assert_near, elements, scale, texts};
use super::tables::{Lcg, random_schedule, random_steps, text};
use super::{NARROWEST, assert_only_plain_shapes};

/// A bar as a test reads it: row, first and last column.
type Span = (usize, usize, usize);

fn chart(years: usize, rows: Vec<ScheduleRow>) -> ScheduleChart {
    ScheduleChart {
        text: text(),
        years: (3..years + 3).map(|year| format!("令和{year}")).collect(),
        rows,
        borders: Vec::new(),
        lines: 3,
    }
}

fn bar(from: usize, to: usize, class: &str) -> ScheduleBar {
    ScheduleBar {
        from,
        to,
        label: "検討".into(),
        class: class.into(),
        goes_on: false,
    }
}

fn row(bars: Vec<ScheduleBar>) -> ScheduleRow {
    ScheduleRow {
        label: "研修".into(),
        bars,
    }
}

fn bars(svg: &str) -> Vec<Element> {
    let is_bar = |e: &Element| e.get("data-s") == "schedule";
    elements(svg).into_iter().filter(is_bar).collect()
}

/// Checks that exactly the bars that lie in a year are drawn, from the border
/// before their first column to the one after their last.
fn assert_schedule_reads_back(svg: &str, chart: &ScheduleChart) {
    let all = elements(svg);
    let place = scale(&all, "x1");
    let mut drawn: Vec<Span> = Vec::new();
    for bar in bars(svg) {
        let [row, from, to] = ["data-i", "data-from", "data-to"].map(|n| bar.number(n) as usize);
        assert_near(bar.number("x"), place(from as f64), svg);
        let end = bar.number("x") + bar.number("width");
        assert_near(end, place(to as f64 + 1.0), svg);
        assert!(bar.number("height") >= 22.0);
        drawn.push((row, from, to));
    }
    let end = chart.years.len();
    let rows = chart.rows.iter().enumerate();
    let bars = rows.flat_map(|(at, row)| row.bars.iter().map(move |bar| (at, bar)));
    let mut given: Vec<Span> = bars
        .filter(|(_, bar)| bar.from < end && bar.from <= bar.to)
        .map(|(at, bar)| (at, bar.from, bar.to.min(end - 1)))
        .collect();
    drawn.sort_unstable();
    given.sort_unstable();
    assert_eq!(drawn, given, "{svg}");
}

/// Whether two rectangles share more than an edge.
fn overlap(a: &Element, b: &Element) -> bool {
    let along = |position: &str, length: &str| {
        let end = |e: &Element| e.number(position) + e.number(length);
        a.number(position) < end(b) - 0.5 && b.number(position) < end(a) - 0.5
    };
    along("x", "width") && along("y", "height")
}

#[test]
fn every_bar_reads_back_from_its_columns_within_half_a_pixel() {
    let mut random = Lcg::new(14);
    for _ in 0..300 {
        let chart = random_schedule(&mut random);
        if let Some(svg) = schedule(&chart) {
            assert_schedule_reads_back(&svg, &chart);
            assert_only_plain_shapes(&svg);
        }
    }
}

#[test]
fn no_bar_lies_on_another_and_no_text_on_another_or_outside() {
    let mut random = Lcg::new(40);
    for _ in 0..150 {
        let drawn = schedule(&random_schedule(&mut random));
        for svg in [drawn, steps(&random_steps(&mut random))]
            .into_iter()
            .flatten()
        {
            let bars = bars(&svg);
            for (at, one) in bars.iter().enumerate() {
                let meets = bars[at + 1..].iter().any(|other| overlap(one, other));
                assert!(!meets, "bars meet in {svg}");
            }
            let boxes = texts(&svg);
            for (at, one) in boxes.iter().enumerate() {
                assert!(one.is_inside(&svg), "{one:?} is cut in {svg}");
                assert!(one.size * NARROWEST >= 12.0, "{one:?}");
                for other in &boxes[at + 1..] {
                    assert!(!one.meets(other), "{one:?} over {other:?} in {svg}");
                }
            }
        }
    }
}

#[test]
fn what_was_done_lies_below_what_was_planned() {
    let bars_of_row = vec![
        bar(0, 1, "done"),
        bar(0, 2, "planned"),
        bar(2, 2, "unknown"),
    ];
    let svg = schedule(&chart(3, vec![row(bars_of_row)])).unwrap();
    let top = |class: &str| {
        let bars = bars(&svg);
        let bar = bars.iter().find(|bar| bar.get("class") == class).unwrap();
        bar.number("y")
    };
    assert!(top("b-done") > top("b-planned"));
    assert_eq!(top("b-unknown"), top("b-done"));
}

#[test]
fn a_bar_beyond_the_drawing_is_cut_and_goes_on() {
    let beyond = vec![bar(1, 7, "plan"), bar(3, 9, "plan"), bar(2, 1, "plan")];
    let svg = schedule(&chart(3, vec![row(beyond)])).unwrap();
    let spans: Vec<_> = bars(&svg)
        .iter()
        .map(|b| (b.number("data-from"), b.number("data-to")))
        .collect();
    assert_eq!(spans, [(1.0, 2.0)]);
    assert!(svg.contains("<path class=\"on-plan\""), "{svg}");
}

#[test]
fn a_long_name_wraps_and_loses_no_letter() {
    let name = "公共施設の包括管理業務委託の導入に向けた検討（学校施設を含む。）".repeat(4);
    let mut long = row(vec![bar(0, 0, "planned")]);
    long.label = name.clone();
    let svg = schedule(&chart(5, vec![long])).unwrap();
    let lines = elements(&svg);
    let lines = lines.iter().filter(|e| e.get("class") == "t-row");
    let lines: Vec<_> = lines.map(|e| e.text.as_str()).collect();
    assert!(lines.len() > 4);
    assert_eq!(lines.concat(), name);
    assert!(texts(&svg).iter().all(|text| text.is_inside(&svg)));
}

#[test]
fn a_tall_schedule_says_its_years_again_at_the_bottom() {
    let named = |rows: usize| {
        let svg = schedule(&chart(3, vec![row(vec![bar(0, 2, "plan")]); rows])).unwrap();
        svg.matches(">令和3<").count()
    };
    assert_eq!((named(5), named(20)), (1, 2));
}

#[test]
fn every_border_is_a_tick_and_a_term_looks_different() {
    let mut chart = chart(14, vec![row(vec![bar(0, 13, "plan")])]);
    chart.borders = vec![0, 3, 14, usize::MAX];
    let svg = schedule(&chart).unwrap();
    let all = elements(&svg);
    let ticks = all.iter().filter(|e| e.attributes.contains_key("data-v"));
    let ticks: Vec<_> = ticks.map(|e| (e.get("data-v"), e.get("class"))).collect();
    assert_eq!(ticks.len(), 15);
    let terms = ticks.iter().filter(|(_, class)| *class == "c-term");
    assert_eq!(terms.map(|(v, _)| *v).collect::<Vec<_>>(), ["3"]);
}

#[test]
fn nothing_to_show_draws_nothing() {
    assert_eq!(
        schedule(&chart(0, vec![row(vec![bar(0, 0, "plan")])])),
        None
    );
    assert_eq!(schedule(&chart(3, Vec::new())), None);
    assert_eq!(schedule(&chart(3, vec![row(Vec::new())])), None);
    assert_eq!(
        schedule(&chart(3, vec![row(vec![bar(3, 3, "plan")])])),
        None
    );
    let mut empty = StepsChart {
        text: text(),
        steps: Vec::new(),
        target_word: "目標".into(),
        actual_word: "実績".into(),
    };
    assert_eq!(steps(&empty), None);
    empty.steps = vec![Step::default(); 3];
    assert_eq!(steps(&empty), None);
}

#[test]
fn hostile_words_are_escaped_and_decide_no_class() {
    let bad = "</text><script>\"'&\u{7}";
    let hostile = || ScheduleBar {
        label: bad.into(),
        ..bar(0, 0, bad)
    };
    let mut sheet = chart(2, vec![row(vec![hostile()])]);
    sheet.years = vec![bad.into(); 2];
    sheet.rows[0].label = bad.into();
    let stair = StepsChart {
        text: text(),
        steps: vec![Step {
            label: bad.into(),
            target: Some(bad.into()),
            actual: Some(bad.into()),
            state: bad.into(),
        }],
        target_word: bad.into(),
        actual_word: bad.into(),
    };
    let drawn = [schedule(&sheet), steps(&stair)].map(Option::unwrap);
    for svg in &drawn {
        assert!(!svg.contains("<script") && !svg.contains('\u{7}'), "{svg}");
        assert_only_plain_shapes(svg);
    }
    assert!(drawn[0].contains("b-unknown") && drawn[1].contains("st-not_judged"));
}

#[test]
fn never_panics_on_extremes() {
    let long = "長".repeat(300);
    let labels = ["", "\n\n", "）））", "\u{200b}\u{301}", long.as_str()];
    for years in [1, 2, 14, 150] {
        let ends = [0, 1, years - 1, years, usize::MAX];
        for (at, from) in ends.into_iter().enumerate() {
            let rows = ends.map(|to| ScheduleRow {
                label: labels[at].into(),
                bars: vec![
                    ScheduleBar {
                        label: labels[at].into(),
                        goes_on: true,
                        ..bar(from, to, "done")
                    },
                    bar(0, to, "plan"),
                ],
            });
            let mut chart = chart(years, rows.into());
            chart.borders = vec![from];
            chart.years[0] = labels[at].into();
            let svg = schedule(&chart).unwrap();
            assert!(texts(&svg).iter().all(|text| text.is_inside(&svg)));
            let step = Step {
                label: labels[at].into(),
                target: Some(labels[at].into()),
                ..Step::default()
            };
            let stair = StepsChart {
                text: text(),
                steps: vec![step; years],
                target_word: labels[at].into(),
                actual_word: labels[at].into(),
            };
            let svg = steps(&stair).unwrap();
            assert!(texts(&svg).iter().all(|text| text.is_inside(&svg)));
        }
    }
    YearNames::new(&[], 0, 0);
    YearNames::new(&["令和5"], -UNIT, 0);
}

#[test]
fn the_same_schedule_and_stair_give_the_same_bytes() {
    let draw = |seed: u64| {
        let mut random = Lcg::new(seed);
        let sheet = schedule(&random_schedule(&mut random));
        (sheet, steps(&random_steps(&mut random)))
    };
    assert_eq!(draw(3), draw(3));
}
