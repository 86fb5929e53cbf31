//! What the drawing from plan to plan promises, checked on the SVG it writes.

use super::super::*;
use super::readback::{assert_near, elements, scale};
use super::tables::{Lcg, text};
use super::{assert_only_plain_shapes, assert_texts_are_clear};

fn side(caption: &str, parts: &[(&str, u32)]) -> FlowSide {
    let parts = parts.iter().map(|(word, count)| FlowPart {
        word: (*word).into(),
        count: *count,
    });
    FlowSide {
        caption: caption.into(),
        parts: parts.collect(),
    }
}

fn chart(before: &[(&str, u32)], here: &[(&str, u32)], pairs: &[(usize, usize)]) -> FlowChart {
    let pairs = pairs.iter().map(|(from, to)| FlowPair {
        from: *from,
        to: *to,
        difference: "差 1".into(),
    });
    FlowChart {
        text: text(),
        before: side("第1期 取組", before),
        here: side("第2期 取組", here),
        pairs: pairs.collect(),
    }
}

/// Checks that every part is as long as its count.
fn assert_reads_back(svg: &str, chart: &FlowChart) {
    let all = elements(svg);
    let place = scale(&all, "x1");
    let counts = chart.before.parts.iter().chain(&chart.here.parts);
    for (row, part) in counts.enumerate() {
        let of = |e: &&super::readback::Element| {
            e.get("data-s") == "flow" && e.get("data-i") == row.to_string()
        };
        let found: Vec<_> = all.iter().filter(of).collect();
        assert_eq!(found.len(), usize::from(part.count > 0), "{svg}");
        for bar in found {
            let long = place(f64::from(part.count)) - place(0.0);
            assert_near(bar.number("width"), long, svg);
        }
    }
}

#[test]
fn what_goes_on_stands_below_itself_and_a_difference_of_one_is_seen() {
    let chart = chart(
        &[("完了", 25), ("継続が必要", 42)],
        &[("新規", 19), ("継続する", 41)],
        &[(1, 1)],
    );
    let svg = flow(&chart).unwrap();
    assert_reads_back(&svg, &chart);
    let all = elements(&svg);
    let kept: Vec<_> = all.iter().filter(|e| e.get("class") == "f-kept").collect();
    assert_eq!(kept[0].get("x"), kept[1].get("x"));
    let ends: Vec<_> = kept
        .iter()
        .map(|e| e.number("x") + e.number("width"))
        .collect();
    assert!(ends[0] - ends[1] > 3.0, "{ends:?}");
    assert_eq!(all.iter().filter(|e| e.get("class") == "c-open").count(), 1);
    for word in ["継続が必要", ">42<", ">41<", "差 1"] {
        assert!(svg.contains(word), "{word} in {svg}");
    }
}

#[test]
fn equal_counts_have_no_difference_and_plans_without_a_common_part_no_band() {
    let svg = flow(&chart(
        &[("継続", 4)],
        &[("継続", 4), ("新規", 2)],
        &[(0, 0)],
    ))
    .unwrap();
    assert!(svg.contains("c-band") && !svg.contains("c-open") && !svg.contains("差 1"));
    let svg = flow(&chart(&[("終了", 4)], &[("新規", 2)], &[])).unwrap();
    assert!(!svg.contains("c-band"));
    assert_eq!(flow(&chart(&[("終了", 0)], &[], &[])), None);
    assert_eq!(flow(&chart(&[], &[], &[(0, 3)])), None);
}

#[test]
fn a_part_too_short_for_its_word_is_named_in_the_caption() {
    let before = [("終了した取組", 1), ("続く取組", 400)];
    let svg = flow(&chart(&before, &[("続く取組", 400)], &[(1, 0)])).unwrap();
    assert!(svg.contains(">終了した取組 1<"), "{svg}");
}

#[test]
fn parts_of_any_size_and_name_read_back_and_no_text_stands_on_another() {
    let words = [
        "",
        "継続",
        "継続が必要な取組",
        "市民と協働して進める取組のうち、次の計画に引き継ぐもの（一部を除く）",
    ];
    let sizes = [0, 1, 3, 42, 400, u32::MAX];
    let mut random = Lcg::new(67);
    for _ in 0..500 {
        let mut parts = || {
            let count = random.below(5);
            let part = |_| (words[random.below(4)], sizes[random.below(6)]);
            (0..count).map(part).collect::<Vec<_>>()
        };
        let (before, here) = (parts(), parts());
        let pairs: Vec<_> = (0..before.len().min(here.len()).min(3))
            .map(|at| (at, at))
            .collect();
        let chart = chart(&before, &here, &pairs);
        if let Some(svg) = flow(&chart) {
            assert_reads_back(&svg, &chart);
            assert_only_plain_shapes(&svg);
            assert_texts_are_clear(&svg);
        }
    }
}
