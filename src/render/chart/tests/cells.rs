//! What the row of cells promises, checked on the SVG it writes.

use super::super::*;
use super::assert_only_plain_shapes;
use super::readback::elements;
use super::tables::{segment, text};

fn row(counts: &[u32], scale_max: u32) -> ShareChart {
    let classes = ["good", "bad", "not_yet_known", "unreadable"];
    let segments = counts.iter().zip(classes);
    ShareChart {
        text: text(),
        segments: segments.map(|(n, class)| segment(class, *n)).collect(),
        scale_max,
    }
}

/// The cells of every segment as squares: left, top, side.
fn cells(svg: &str) -> Vec<(usize, Vec<[f64; 3]>)> {
    let all = elements(svg);
    let paths = all.iter().filter(|e| e.get("data-s") == "units");
    let squares = |data: &str| {
        let parts = data.split_terminator('z');
        let numbers = parts.map(|part| {
            let part = part.strip_prefix('M').expect("each begins anew");
            let mut numbers = part.split([' ', 'h', 'v']).map(|n| n.parse().unwrap());
            [(); 3].map(|()| numbers.next().unwrap())
        });
        numbers.collect()
    };
    paths
        .map(|path| (path.number("data-i") as usize, squares(path.get("d"))))
        .collect()
}

#[test]
fn every_count_has_as_many_cells_and_none_lies_on_another() {
    for (counts, scale) in [
        (&[7, 10, 8][..], 25),
        (&[23, 16, 13, 3], 55),
        (&[1], 1),
        (&[0, 2, 0, 1], 18),
        (&[120, 80, 150, 50], 400),
    ] {
        let chart = row(counts, scale);
        let svg = units(&chart).unwrap();
        assert_only_plain_shapes(&svg);
        let drawn = cells(&svg);
        let found: Vec<_> = drawn.iter().map(|(at, list)| (*at, list.len())).collect();
        let due = counts.iter().map(|n| *n as usize).enumerate();
        let due: Vec<_> = due.filter(|(_, n)| *n > 0).collect();
        assert_eq!(found, due, "{svg}");
        let view = elements(&svg)[0].get("viewBox").to_owned();
        let height: f64 = view.rsplit(' ').next().unwrap().parse().unwrap();
        let all: Vec<_> = drawn.into_iter().flat_map(|(_, list)| list).collect();
        for (at, [x, y, side]) in all.iter().enumerate() {
            assert!(*x > 0.0 && *y > 0.0 && x + side < 360.0 && y + side < height);
            for [left, top, _] in &all[at + 1..] {
                assert!((x - left).abs() > *side || (y - top).abs() > *side);
            }
        }
    }
}

#[test]
fn drawings_of_one_scale_have_cells_of_one_size_and_the_longest_fills_the_row() {
    let [long, short] = [&[10, 15][..], &[2, 3]].map(|n| cells(&units(&row(n, 25)).unwrap()));
    let side = |drawn: &[(usize, Vec<[f64; 3]>)]| drawn[0].1[0][2];
    assert_eq!(side(&long), side(&short));
    let [x, _, side] = long[1].1[14];
    assert!(x + side > 360.0 * 0.97, "{x} and {side}");
}

#[test]
fn above_thirty_cells_rows_are_of_one_length() {
    let drawn = cells(&units(&row(&[30, 25], 55)).unwrap());
    let mut tops: Vec<String> = Vec::new();
    for (_, list) in &drawn {
        tops.extend(list.iter().map(|[_, top, _]| top.to_string()));
    }
    let first = tops.iter().filter(|top| **top == tops[0]).count();
    tops.dedup();
    assert_eq!((tops.len(), first), (2, 28));
}

#[test]
fn every_shape_of_the_theme_has_a_sign_of_its_own_and_an_unknown_one_none() {
    let shapes = [
        "ring",
        "double_ring",
        "triangle",
        "cross",
        "square",
        "diamond",
        "letter",
        "dash",
        "unread",
    ];
    let sign = |shape: &str| {
        let mut chart = row(&[1], 10);
        chart.segments[0].shape = shape.into();
        let svg = units(&chart).unwrap();
        let all = elements(&svg);
        let sign = all.iter().find(|e| e.get("class") == "g-good");
        sign.map(|e| e.get("d").to_owned())
    };
    let mut signs: Vec<_> = shapes.iter().map(|shape| sign(shape).unwrap()).collect();
    signs.sort();
    signs.dedup();
    assert_eq!(signs.len(), shapes.len());
    // A ring that the theme dashes.
    assert_eq!(sign("pending"), sign("ring"));
    assert_eq!(sign("none"), None);
    assert_eq!(sign("\" onload=\""), None);
}

#[test]
fn nothing_is_drawn_of_nothing_or_of_more_than_four_hundred() {
    assert_eq!(units(&row(&[0, 0], 25)), None);
    assert_eq!(units(&row(&[401], 0)), None);
    assert_eq!(units(&row(&[5], 401)), None);
    assert_eq!(units(&row(&[u32::MAX, u32::MAX], 1)), None);
}

#[test]
fn thirty_cells_take_less_than_three_kilobytes() {
    let mut chart = row(&[12, 10, 6, 2], 30);
    for (segment, shape) in chart.segments.iter_mut().zip(["ring", "cross", "pending"]) {
        segment.shape = shape.into();
    }
    let svg = units(&chart).unwrap();
    assert!(svg.len() < 3072, "{}", svg.len());
}
