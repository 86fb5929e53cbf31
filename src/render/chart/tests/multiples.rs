//! What small multiples promise, checked on the SVG they write.

use super::super::*;
use super::readback::{assert_near, elements, scale};
use super::tables::{Lcg, text};
use super::{assert_only_plain_shapes, assert_texts_are_clear_at};

/// Two stand side by side on a page 320 px wide, 12 px apart.
const NARROWEST: f64 = (288.0 - 12.0) / 2.0 / 180.0;

fn year(label: &str, rate: Option<&str>) -> RateRow {
    RateRow {
        label: label.into(),
        rate: rate.map(|r| r.parse().unwrap()),
        rate_label: rate.map(|r| format!("{r}％")).unwrap_or_default(),
        class: "bad".into(),
        is_future: false,
    }
}

fn draw(rows: Vec<RateRow>) -> Option<String> {
    rates(&RatesChart { text: text(), rows })
}

#[test]
fn every_rate_reads_back_up_to_the_cap_and_is_broken_beyond_it() {
    let all = [
        "0",
        "28.6",
        "100",
        "150",
        "150.1",
        "79228162514264337593543950335",
    ];
    for rate in all {
        let svg = draw(vec![year("令和4", None), year("令和5", Some(rate))]).unwrap();
        assert_only_plain_shapes(&svg);
        let found = elements(&svg);
        let place = scale(&found, "y1");
        let bar = found.iter().find(|e| e.get("data-s") == "rate").unwrap();
        assert_eq!((bar.get("data-i"), bar.get("class")), ("1", "k-bad"));
        let value: f64 = rate.parse().unwrap();
        assert_near(bar.number("y"), place(value.min(150.0)), &svg);
        assert_near(bar.number("y") + bar.number("height"), place(0.0), &svg);
        let is_broken = found.iter().any(|e| e.get("class") == "c-break");
        assert_eq!(is_broken, value > 150.0, "{svg}");
    }
}

#[test]
fn all_have_one_scale_whatever_their_rates() {
    let lines = |rate: &str| {
        let svg = draw(vec![year("令和5", Some(rate))]).unwrap();
        let found = elements(&svg);
        let ticks = found.iter().filter(|e| !e.get("data-v").is_empty());
        let ticks = ticks.map(|e| (e.get("data-v").to_owned(), e.get("y1").to_owned()));
        ticks.collect::<Vec<_>>()
    };
    assert_eq!(lines("3").len(), 2);
    assert_eq!(lines("3"), lines("900"));
}

#[test]
fn a_year_without_a_rate_is_open_and_one_to_come_is_nothing() {
    let mut rows = vec![
        year("令和4", None),
        year("令和5", Some("80")),
        year("令和6", None),
    ];
    rows[2].is_future = true;
    let svg = draw(rows).unwrap();
    let open = elements(&svg);
    let open: Vec<_> = open.iter().filter(|e| e.get("class") == "c-open").collect();
    assert_eq!(open.len(), 1, "{svg}");
    assert_eq!(draw(vec![year("令和4", None)]), None);
    assert_eq!(draw(Vec::new()), None);
}

#[test]
fn a_rate_below_zero_has_no_bar_and_points_down() {
    let svg = draw(vec![year("令和5", Some("-20"))]).unwrap();
    let found = elements(&svg);
    let bar = found.iter().find(|e| e.get("data-s") == "rate").unwrap();
    assert_eq!(bar.number("height"), 0.0);
    assert!(
        found
            .iter()
            .any(|e| e.name == "path" && e.get("class") == "c-actual")
    );
}

#[test]
fn its_few_words_are_never_cut_too_small_or_one_over_another() {
    let names = ["令和5", "令和12", "平成30年度", "令和5年度(2023年度)"];
    let rates = [
        "0.0",
        "98.25",
        "100.0",
        "79228162514264337593543950335",
        "-12",
    ];
    let mut random = Lcg::new(9);
    for count in 1..=12 {
        for _ in 0..30 {
            let name = names[random.below(names.len())];
            let rows = (0..count).map(|_| {
                let rate = rates[random.below(rates.len())];
                year(name, Some(rate).filter(|_| random.below(4) > 0))
            });
            let Some(svg) = draw(rows.collect()) else {
                continue;
            };
            assert_texts_are_clear_at(&svg, NARROWEST);
        }
    }
}
