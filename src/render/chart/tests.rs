//! What the charts promise, checked on the SVG they write.

mod cells;
mod dated;
mod flows;
mod money;
mod multiples;
mod plans;
mod readback;
mod stairs;
mod tables;
mod way;

use self::readback::{Element, assert_share_reads_back, assert_years_read_back, elements, texts};
use self::tables::{Lcg, chart, random_share, random_table, segment, year};
use super::*;

#[test]
fn leaves_a_gap_where_a_year_is_missing() {
    let mut rows = vec![
        year(Some("80"), None),
        year(None, None),
        year(Some("90"), None),
    ];
    rows[1].actual_word = Some("未定".into());
    rows[1].actual_state = Some("not_yet_known".into());
    let svg = yearly(&chart(rows.clone())).unwrap();
    let marked: Vec<_> = elements(&svg)
        .iter()
        .filter(|e| e.get("data-s") == "actual")
        .map(|e| e.get("data-i").to_string())
        .collect();
    assert_eq!(marked, ["0", "2"]);
    let open = elements(&svg);
    let open = open.iter().filter(|e| e.get("class") == "st-not_yet_known");
    let names: Vec<_> = open.map(|e| (e.name.as_str(), e.text.as_str())).collect();
    assert_eq!(names, [("line", ""), ("line", ""), ("text", "未定")]);

    rows[1].actual_word = Some("読み取れず".into());
    rows[1].actual_state = Some("unreadable".into());
    let svg = yearly(&chart(rows)).unwrap();
    assert!(svg.contains("class=\"st-unreadable\""));
    assert!(!svg.contains("not_yet_known"));
}

#[test]
fn draws_bars_from_zero_also_below_it() {
    let rows = vec![
        year(Some("-40"), Some("10")),
        year(Some("25"), Some("-5.5")),
    ];
    let svg = yearly(&chart(rows.clone())).unwrap();
    assert_years_read_back(&svg, &rows);
    let all = elements(&svg);
    let zero = all
        .iter()
        .find(|e| e.get("data-v") == "0")
        .unwrap()
        .number("y1");
    let bars: Vec<_> = all.iter().filter(|e| e.get("data-s") == "actual").collect();
    assert_eq!(bars[0].number("y"), zero);
    assert_eq!(bars[1].number("y") + bars[1].number("height"), zero);
}

#[test]
fn a_range_has_a_line_at_each_of_its_ends() {
    let mut rows = vec![year(Some("93.1"), Some("92")), year(None, Some("92"))];
    for row in &mut rows {
        row.target_from = Some(rust_decimal::Decimal::from(85));
        row.target_label = Some("85〜92".into());
    }
    let chart = chart(rows.clone());
    for svg in [yearly(&chart), spark(&chart)].map(Option::unwrap) {
        assert_years_read_back(&svg, &rows);
        assert_eq!(svg.matches("data-s=\"target-from\"").count(), 2);
    }
    assert_texts_are_clear(&yearly(&chart).unwrap());
}

#[test]
fn a_target_of_zero_is_written_beside_its_line_and_not_over_the_bar() {
    let rows = vec![year(Some("5"), Some("0")), year(None, Some("0"))];
    let svg = yearly(&chart(rows)).unwrap();
    let values = elements(&svg);
    let of = |class: &str| {
        let found = values.iter().filter(|e| e.get("class") == class);
        found.map(|e| e.number("x")).collect::<Vec<_>>()
    };
    let (targets, actuals) = (of("t-target"), of("t-actual"));
    assert_eq!((targets.len(), actuals.len()), (2, 1));
    assert!(
        targets.iter().all(|x| (x - actuals[0]).abs() > 10.0),
        "{svg}"
    );
}

#[test]
fn escapes_text() {
    let bad = "</text><script>\"'&\u{7}";
    let mut rows = vec![year(Some("1"), Some("2")), year(None, None)];
    for row in &mut rows {
        row.label = bad.into();
        row.target_label = Some(bad.into());
        row.actual_label = Some(bad.into());
        row.actual_word = Some(bad.into());
        row.actual_state = Some(bad.into());
    }
    let mut hostile = chart(rows);
    hostile.unit = bad.into();
    hostile.target_word = bad.into();
    hostile.actual_word = bad.into();
    hostile.text = ChartText {
        id: bad.into(),
        title: bad.into(),
        desc: bad.into(),
    };
    let parts = vec![
        segment(bad, 3),
        Segment {
            word: bad.into(),
            symbol: bad.into(),
            ..segment("good", 1)
        },
    ];
    let whole = ShareChart {
        text: hostile.text.clone(),
        segments: parts,
        scale_max: 400,
    };
    for svg in [yearly(&hostile), spark(&hostile), share(&whole)].map(Option::unwrap) {
        assert!(!svg.contains("<script") && !svg.contains('\u{7}'), "{svg}");
        assert_only_plain_shapes(&svg);
    }
}

#[test]
fn never_panics_on_twelve_years_of_extremes() {
    let extremes = [
        "79228162514264337593543950335",
        "-79228162514264337593543950335",
        "0.0000000000000000000000000001",
        "0",
        "-0",
        "1000000000000000",
        "-1000000000000000",
    ];
    let mut random = Lcg::new(12);
    for count in 0..=12 {
        for _ in 0..40 {
            let mut pick =
                || Some(extremes[random.below(extremes.len())]).filter(|_| random.below(4) > 0);
            let rows: Vec<_> = (0..count).map(|_| year(pick(), pick())).collect();
            let chart = chart(rows.clone());
            assert_eq!(yearly(&chart).is_some(), spark(&chart).is_some());
            if let (Some(large), Some(small)) = (yearly(&chart), spark(&chart)) {
                assert_years_read_back(&large, &rows);
                assert_years_read_back(&small, &rows);
            }
        }
    }
}

#[test]
fn draws_nothing_without_a_figure() {
    assert_eq!(yearly(&chart(Vec::new())), None);
    assert_eq!(spark(&chart(vec![year(None, None); 12])), None);
    let text = chart(Vec::new()).text;
    let empty = ShareChart {
        text,
        segments: vec![segment("good", 0)],
        scale_max: 0,
    };
    assert_eq!(share(&empty), None);
}

#[test]
fn every_mark_can_be_read_back_within_half_a_pixel() {
    let mut random = Lcg::new(2024);
    for _ in 0..600 {
        let mut rows = random_table(&mut random);
        for _ in 0..2 {
            let chart = chart(rows.clone());
            if let (Some(large), Some(small)) = (yearly(&chart), spark(&chart)) {
                assert_years_read_back(&large, &rows);
                assert_years_read_back(&small, &rows);
                assert_only_plain_shapes(&large);
            }
            rows.reverse();
        }
        let parts = random_share(&mut random);
        if let Some(svg) = share(&parts) {
            assert_share_reads_back(&svg, &parts);
            assert_only_plain_shapes(&svg);
        }
    }
}

#[test]
fn no_text_is_cut_and_none_stands_over_another() {
    let mut random = Lcg::new(7);
    for _ in 0..600 {
        let drawn = yearly(&chart(random_table(&mut random)));
        for svg in [drawn, share(&random_share(&mut random))]
            .into_iter()
            .flatten()
        {
            let boxes = texts(&svg);
            for (at, one) in boxes.iter().enumerate() {
                assert!(one.is_inside(&svg), "{one:?} is cut in {svg}");
                for other in &boxes[at + 1..] {
                    assert!(!one.meets(other), "{one:?} over {other:?} in {svg}");
                }
            }
        }
    }
}

#[test]
fn text_is_never_under_12px_on_a_page_of_320px() {
    let mut random = Lcg::new(320);
    for _ in 0..200 {
        let drawn = yearly(&chart(random_table(&mut random)));
        for svg in [drawn, share(&random_share(&mut random))]
            .into_iter()
            .flatten()
        {
            for text in texts(&svg) {
                assert!(text.size * NARROWEST >= 12.0, "{text:?}");
            }
        }
    }
}

#[test]
fn the_same_figures_give_the_same_bytes() {
    let rows = random_table(&mut Lcg::new(1));
    assert_eq!(yearly(&chart(rows.clone())), yearly(&chart(rows)));
}

/// On the narrowest phone, 320 px wide, a drawing of 360 units has 288.
const NARROWEST: f64 = 288.0 / 360.0;

/// Checks that no text is cut, covers another or is too small to read.
fn assert_texts_are_clear(svg: &str) {
    assert_texts_are_clear_at(svg, NARROWEST);
}

/// The same for a drawing whose units are so many pixels.
fn assert_texts_are_clear_at(svg: &str, pixels: f64) {
    let boxes = texts(svg);
    for (at, one) in boxes.iter().enumerate() {
        assert!(one.is_inside(svg), "{one:?} is cut in {svg}");
        assert!(one.size * pixels >= 12.0, "{one:?} in {svg}");
        for other in &boxes[at + 1..] {
            assert!(!one.meets(other), "{one:?} over {other:?} in {svg}");
        }
    }
}

/// Only the elements the theme knows, and no look of their own.
fn assert_only_plain_shapes(svg: &str) {
    let known = [
        "svg", "title", "desc", "rect", "line", "path", "circle", "text", "g",
    ];
    for Element {
        name, attributes, ..
    } in elements(svg)
    {
        assert!(known.contains(&name.as_str()), "{name} in {svg}");
        for (attribute, _) in attributes {
            assert!(
                !["style", "fill", "stroke"].contains(&attribute.as_str()),
                "{svg}"
            );
        }
    }
}

#[test]
fn every_kind_of_drawing_comes_out_of_its_frame_whole() {
    let year_rows = vec![year(Some("80"), Some("90")), year(None, Some("95"))];
    let whole = ShareChart {
        text: chart(Vec::new()).text,
        segments: vec![segment("bad", 3)],
        scale_max: 4,
    };
    let charts = [
        yearly(&chart(year_rows.clone())),
        spark(&chart(year_rows)),
        share(&whole),
    ];
    for svg in charts.map(Option::unwrap) {
        let framed = frame::open(&svg).unwrap();
        assert!(framed.class.starts_with("chart chart-"));
        assert!(svg.ends_with(&format!("</desc>{}</svg>", framed.body)));
        let (wide, high) = framed.size;
        assert!(svg.contains(&format!("viewBox=\"0 0 {wide} {high}\"")));
    }
}

#[test]
fn a_file_keeps_hostile_words_as_words() {
    let bad = "</text></style><script>&]]>\u{7}";
    let rows = vec![year(Some("80"), None)];
    let svg = yearly(&chart(rows)).unwrap();
    let lines = [bad.to_owned()];
    let file = ChartFile {
        lang: bad,
        title: bad,
        finding: bad,
        about: &lines,
        source: &lines,
        style: bad,
        patterns: "",
    };
    let out = in_a_file(&svg, &file).unwrap();
    roxmltree::Document::parse(&out).unwrap();
    assert!(!out.contains("<script"));
    assert_eq!(in_a_file("<p>", &file), None);
}
