//! What the bars of progress promise, checked on the SVG they write.

use super::super::*;
use super::readback::{Element, assert_near, elements, scale};
use super::tables::{Lcg, text};
use super::{assert_only_plain_shapes, assert_texts_are_clear};

fn chart(from: &str, target: &str, actual: Option<&str>, is_limit: bool) -> ProgressChart {
    ProgressChart {
        text: text(),
        from: from.parse().unwrap(),
        from_label: (from != "0").then(|| format!("現状値 {from}件")),
        target: target.parse().unwrap(),
        target_label: format!("目標 {target}件"),
        actual: actual.map(|a| a.parse().unwrap()),
        actual_label: actual.map_or("未定".into(), |a| format!("実績 {a}件")),
        actual_state: actual.is_none().then(|| "not_yet_known".into()),
        rate_label: actual.map(|_| "達成率 83.6％".into()),
        is_limit,
    }
}

fn one<'a>(all: &'a [Element], series: &str) -> Option<&'a Element> {
    let mut found = all.iter().filter(|e| e.get("data-s") == series);
    let first = found.next();
    assert!(found.next().is_none(), "two marks of {series}");
    first
}

/// Where a bar begins and ends.
fn span(bar: &Element) -> (f64, f64) {
    (bar.number("x"), bar.number("x") + bar.number("width"))
}

fn has(all: &[Element], class: &str) -> bool {
    all.iter().any(|e| e.get("class") == class)
}

#[test]
fn what_is_left_to_the_target_is_hatched_and_nothing_once_it_is_reached() {
    for draw in [progress, distance] {
        let svg = draw(&chart("0", "30", Some("21"), false)).unwrap();
        let all = elements(&svg);
        let place = scale(&all, "x1");
        let solid = span(one(&all, "actual").unwrap());
        let gap = span(one(&all, "gap").unwrap());
        assert_near(solid.0, place(0.0), &svg);
        assert_near(solid.1, place(21.0), &svg);
        assert_near(gap.0, place(21.0), &svg);
        assert_near(gap.1, place(30.0), &svg);
        assert_near(one(&all, "target").unwrap().number("x1"), place(30.0), &svg);

        let svg = draw(&chart("0", "30", Some("33"), false)).unwrap();
        let all = elements(&svg);
        let place = scale(&all, "x1");
        assert_near(span(one(&all, "actual").unwrap()).1, place(33.0), &svg);
        assert!(one(&all, "gap").is_none() && !has(&all, "c-break"));
    }
}

#[test]
fn above_a_limit_the_excess_is_hatched_and_below_it_nothing() {
    let svg = progress(&chart("0", "100", Some("120"), true)).unwrap();
    let all = elements(&svg);
    let place = scale(&all, "x1");
    assert_near(span(one(&all, "actual").unwrap()).1, place(100.0), &svg);
    let gap = span(one(&all, "gap").unwrap());
    assert_near(gap.0, place(100.0), &svg);
    assert_near(gap.1, place(120.0), &svg);

    let svg = progress(&chart("0", "100", Some("80"), true)).unwrap();
    let all = elements(&svg);
    assert_near(
        span(one(&all, "actual").unwrap()).1,
        scale(&all, "x1")(80.0),
        &svg,
    );
    assert!(one(&all, "gap").is_none());
}

#[test]
fn a_bar_longer_than_its_drawing_is_broken_and_says_that_it_goes_on() {
    for (is_limit, head) in [(false, "c-actual"), (true, "c-gap")] {
        for draw in [progress, distance] {
            let svg = draw(&chart("0", "10", Some("300"), is_limit)).unwrap();
            let all = elements(&svg);
            assert!(has(&all, "c-break"), "{svg}");
            let arrow = all
                .iter()
                .any(|e| e.name == "path" && e.get("class") == head);
            assert!(arrow, "{svg}");
        }
    }
}

#[test]
fn a_level_begins_at_its_baseline_whichever_way_it_goes() {
    for (from, target, actual) in [("12", "32", "22"), ("32", "12", "22")] {
        let svg = progress(&chart(from, target, Some(actual), false)).unwrap();
        let all = elements(&svg);
        let ticks: Vec<_> = all.iter().filter(|e| !e.get("data-v").is_empty()).collect();
        assert_eq!(
            [ticks[0].get("data-v"), ticks[1].get("data-v")],
            [from, target]
        );
        let [start, end] = [0, 1].map(|at| ticks[at].number("x1"));
        let solid = span(one(&all, "actual").unwrap());
        assert_near(solid.1, (start + end) / 2.0, &svg);
        assert!(svg.contains("現状値"));
    }
}

#[test]
fn nothing_and_less_than_nothing_leave_all_of_the_way() {
    for (actual, points_back) in [("0", false), ("-4", true)] {
        let svg = progress(&chart("0", "30", Some(actual), false)).unwrap();
        let all = elements(&svg);
        assert_eq!(one(&all, "actual").unwrap().number("width"), 0.0);
        let place = scale(&all, "x1");
        assert_near(span(one(&all, "gap").unwrap()).0, place(0.0), &svg);
        let arrow = all
            .iter()
            .any(|e| e.name == "path" && e.get("class") == "c-actual");
        assert_eq!(arrow, points_back, "{svg}");
        assert!(svg.contains(&format!("実績 {actual}件")));
    }
}

#[test]
fn without_a_figure_the_bar_is_open_and_says_why() {
    let open = chart("0", "30", None, false);
    let svg = progress(&open).unwrap();
    let all = elements(&svg);
    assert!(has(&all, "c-open") && !has(&all, "c-lane"));
    assert!(one(&all, "actual").is_none() && one(&all, "gap").is_none());
    let word = all.iter().find(|e| e.get("class") == "st-not_yet_known");
    assert_eq!(word.unwrap().text, "未定");
    assert_eq!(distance(&open), None);
    assert_eq!(progress(&chart("30", "30", Some("30"), false)), None);
}

#[test]
fn no_label_of_any_length_is_cut_or_stands_on_another() {
    let figures = [
        "0",
        "1",
        "30",
        "99.95",
        "-12",
        "1234567",
        "79228162514264337593543950335",
    ];
    let units = [
        "",
        "件",
        "千円（累計）",
        "人（延べ人数。講座と相談会の参加者を含み、職員を除く）",
    ];
    let mut random = Lcg::new(5);
    for _ in 0..600 {
        let mut pick = || figures[random.below(figures.len())];
        let (from, target, actual) = (pick(), pick(), pick());
        let unit = units[random.below(units.len())];
        let actual = Some(actual).filter(|_| random.below(5) > 0);
        let mut chart = chart(from, target, actual, random.below(2) == 0);
        chart.target_label.push_str(unit);
        chart.actual_label.push_str(unit);
        if let Some(svg) = progress(&chart) {
            assert_only_plain_shapes(&svg);
            assert_texts_are_clear(&svg);
            if let (Some(actual), "") = (actual, unit) {
                assert!(svg.contains(&format!(">実績 {actual}件<")), "{svg}");
            }
        }
    }
}
