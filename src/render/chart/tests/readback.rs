//! Reads figures back from the positions in a drawing, through nothing but the
//! values its ticks claim.

use super::super::text::width;
use super::super::{ShareChart, YearRow, float};
use std::collections::BTreeMap;

/// An opening tag with the text behind it.
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) text: String,
}

impl Element {
    pub(super) fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    pub(super) fn number(&self, name: &str) -> f64 {
        self.get(name)
            .parse()
            .unwrap_or_else(|_| panic!("{name} of {}", self.name))
    }
}

/// Splits a drawing into its elements, in order. Closing tags are dropped.
pub(super) fn elements(svg: &str) -> Vec<Element> {
    let pieces = svg
        .split('<')
        .skip(1)
        .filter(|piece| !piece.starts_with('/'));
    let read = |piece: &str| {
        let (tag, text) = piece.split_once('>').expect("a closed tag");
        let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut values = rest.trim_end_matches('/').split('"');
        let mut attributes = BTreeMap::new();
        while let (Some(name), Some(value)) = (values.next(), values.next()) {
            attributes.insert(name.trim().trim_end_matches('=').into(), value.into());
        }
        Element {
            name: name.into(),
            attributes,
            text: text.into(),
        }
    };
    pieces.map(read).collect()
}

/// Gives the position that a value must have, from the outermost two ticks.
pub(super) fn scale(all: &[Element], side: &str) -> impl Fn(f64) -> f64 {
    let ticks = all.iter().filter(|e| e.attributes.contains_key("data-v"));
    let mut ticks: Vec<_> = ticks
        .map(|e| (e.number("data-v"), e.number(side)))
        .collect();
    ticks.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (first, last) = (ticks[0], ticks[ticks.len() - 1]);
    assert!(first.0 < last.0, "two ticks are needed: {ticks:?}");
    move |value| first.1 + (value - first.0) / (last.0 - first.0) * (last.1 - first.1)
}

pub(super) fn assert_near(position: f64, expected: f64, svg: &str) {
    assert!(
        (position - expected).abs() <= 0.5,
        "{position} is not {expected} in {svg}"
    );
}

/// Checks that exactly the figures of `rows` are drawn, where they belong.
pub(super) fn assert_years_read_back(svg: &str, rows: &[YearRow]) {
    let all = elements(svg);
    let place = scale(&all, "y1");
    let find = |series: &str, row: usize| {
        let row = row.to_string();
        let mut found = all
            .iter()
            .filter(|e| e.get("data-s") == series && e.get("data-i") == row);
        let first = found.next();
        assert!(found.next().is_none(), "two marks for one figure in {svg}");
        first
    };
    for (row, year) in rows.iter().enumerate() {
        let bar = find("actual", row);
        assert_eq!(bar.is_some(), year.actual.is_some());
        if let (Some(bar), Some(figure)) = (bar, year.actual.map(float)) {
            let (top, bottom) = (bar.number("y"), bar.number("y") + bar.number("height"));
            assert_near(top, place(figure.max(0.0)), svg);
            assert_near(bottom, place(figure.min(0.0)), svg);
        }
        for (series, end) in [("target", year.target), ("target-from", year.target_from)] {
            let line = find(series, row);
            assert_eq!(line.is_some(), end.is_some());
            if let (Some(line), Some(figure)) = (line, end.map(float)) {
                assert_near(line.number("y1"), place(figure), svg);
                assert_near(line.number("y2"), place(figure), svg);
            }
        }
    }
}

/// Checks every segment's place and width.
pub(super) fn assert_share_reads_back(svg: &str, chart: &ShareChart) {
    let all = elements(svg);
    let place = scale(&all, "x1");
    let mut sum = 0.0;
    for (row, segment) in chart.segments.iter().enumerate() {
        let bar = all
            .iter()
            .find(|e| e.get("data-s") == "share" && e.get("data-i") == row.to_string());
        assert_eq!(bar.is_some(), segment.count > 0);
        let from = sum;
        sum += f64::from(segment.count);
        if let Some(bar) = bar {
            assert_near(bar.number("x"), place(from), svg);
            assert_near(bar.number("width"), place(sum) - place(from), svg);
        }
    }
}

/// The room a text takes by our own estimate, in units.
#[derive(Debug)]
pub(super) struct TextBox {
    pub(super) size: f64,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl TextBox {
    pub(super) fn meets(&self, other: &Self) -> bool {
        // Boxes that touch do not meet, and tenths are not exact.
        let is_before = |end: f64, begin: f64| end <= begin + 1e-6;
        let is_beside = is_before(self.right, other.left) || is_before(other.right, self.left);
        !is_beside && !is_before(self.bottom, other.top) && !is_before(other.bottom, self.top)
    }

    pub(super) fn is_inside(&self, svg: &str) -> bool {
        let (root, _) = svg.split_once('>').expect("a closed tag");
        let view = &elements(&format!("{root}>"))[0];
        let view: Vec<f64> = view
            .get("viewBox")
            .split(' ')
            .map(|n| n.parse().unwrap())
            .collect();
        // The estimate rounds; a tenth of a unit is not a cut letter.
        let slack = 0.2;
        self.left >= -slack
            && self.top >= -slack
            && self.right <= view[2] + slack
            && self.bottom <= view[3] + slack
    }
}

/// Measures every text of a drawing.
pub(super) fn texts(svg: &str) -> Vec<TextBox> {
    let all = elements(svg);
    let usual = all[0].number("font-size");
    let measured = all.iter().filter(|e| e.name == "text").map(|e| {
        let own = e.attributes.contains_key("font-size");
        let size = if own { e.number("font-size") } else { usual };
        let length = f64::from(width(&e.text, (size * 10.0) as i32)) / 10.0;
        let (x, y) = (e.number("x"), e.number("y"));
        let (left, top, wide, high) = if e.get("writing-mode").is_empty() {
            let left = match e.get("text-anchor") {
                "start" => x,
                "end" => x - length,
                _ => x - length / 2.0,
            };
            (left, y - 0.86 * size, length, size)
        } else {
            (x - size / 2.0, y - length / 2.0, size, length)
        };
        TextBox {
            size,
            left,
            top,
            right: left + wide,
            bottom: top + high,
        }
    });
    measured.collect()
}
