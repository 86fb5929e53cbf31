//! What dated series promise, checked on the SVG they write.

use super::super::*;
use super::readback::{Element, assert_near, elements, scale};
use super::tables::{Lcg, text};
use super::{assert_only_plain_shapes, assert_texts_are_clear};

fn line(name: &str, values: &[&str]) -> DatedLine {
    let known = |value: &str| value.parse::<Decimal>().ok();
    DatedLine {
        name: name.into(),
        values: values.iter().map(|value| known(value)).collect(),
        value_labels: values
            .iter()
            .map(|value| known(value).map(|_| value.to_string()))
            .collect(),
        target: None,
    }
}

/// A chart of lines at dates that are given in months since 1 April of 令和元年.
fn chart(dates: &[i32], lines: Vec<DatedLine>) -> DatedChart {
    let point = |month: &i32| DatedPoint {
        label: format!("令和{}年4月1日", month / 12 + 1),
        short: format!("令和{}", month / 12 + 1),
        at: days(*month),
    };
    DatedChart {
        text: text(),
        unit: "人".into(),
        points: dates.iter().map(point).collect(),
        lines,
    }
}

/// The place of a month.
fn days(month: i32) -> i32 {
    month.saturating_mul(31)
}

/// A target that is due in such a month.
fn target(label: &str, value: &str, month: Option<i32>) -> Option<DatedTarget> {
    Some(DatedTarget {
        label: label.into(),
        value: value.parse().unwrap(),
        at: month.map(days),
    })
}

/// Places that children ask for: two lines that cross and one far below.
fn children() -> DatedChart {
    let lines = vec![
        line("定員", &["2371", "2451", "2641", "2858", "2878"]),
        line("受入", &["2483", "2535", "2641", "2794", "2867"]),
        line("待機児童数", &["109", "93", "78", "59", "45"]),
    ];
    chart(&[0, 12, 24, 36, 48], lines)
}

/// The middle of a mark.
fn middle(mark: &Element) -> (f64, f64) {
    if mark.name == "circle" {
        return (mark.number("cx"), mark.number("cy"));
    }
    let numbers = mark.get("d").split(['M', 'L', 'z', ' ']);
    let numbers: Vec<f64> = numbers
        .filter(|n| !n.is_empty())
        .map(|n| n.parse().unwrap())
        .collect();
    let half = |axis: usize| {
        let on_axis = || numbers.iter().skip(axis).step_by(2).copied();
        let (low, high) = (on_axis().reduce(f64::min), on_axis().reduce(f64::max));
        (low.unwrap() + high.unwrap()) / 2.0
    };
    (half(0), half(1))
}

/// Checks that exactly the figures of `chart` have marks, at their values and
/// at their dates.
fn assert_dates_read_back(svg: &str, chart: &DatedChart) {
    let all = elements(svg);
    let height = scale(&all, "y1");
    let mut places: Vec<(f64, f64)> = Vec::new();
    for (column, line) in chart.lines.iter().enumerate() {
        for (row, point) in chart.points.iter().enumerate() {
            let mut found = all.iter().filter(|e| {
                e.get("data-s") == "dated"
                    && e.get("data-i") == row.to_string()
                    && e.get("data-c") == column.to_string()
            });
            let mark = found.next();
            assert!(found.next().is_none(), "two marks of one figure in {svg}");
            let value = line.values.get(row).copied().flatten();
            assert_eq!(mark.is_some(), value.is_some(), "{row} {column} in {svg}");
            if let Some((mark, value)) = mark.zip(value.map(float)) {
                let (x, y) = middle(mark);
                assert_near(y, height(value), svg);
                places.push((f64::from(point.at), x));
            }
        }
    }
    places.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (first, last) = (places[0], places[places.len() - 1]);
    for (at, x) in places.iter().filter(|_| first.0 < last.0) {
        let share = (at - first.0) / (last.0 - first.0);
        assert_near(*x, first.1 + share * (last.1 - first.1), svg);
    }
    let drawn = all.iter().filter(|e| e.get("data-s") == "target");
    assert_eq!(drawn.count(), targets(chart).count(), "{svg}");
    for (number, target) in targets(chart) {
        let drawn = target_of(&all, number);
        assert_near(drawn.number("y1"), height(float(target.value)), svg);
        assert_near(drawn.number("y2"), height(float(target.value)), svg);
    }
}

/// The targets of a chart, each with the number of its line.
fn targets(chart: &DatedChart) -> impl Iterator<Item = (usize, &DatedTarget)> {
    let lines = chart.lines.iter().enumerate();
    lines.filter_map(|(number, line)| Some((number, line.target.as_ref()?)))
}

/// The line that is drawn for the target of a measure.
fn target_of(all: &[Element], number: usize) -> &Element {
    let mut drawn = all.iter();
    let drawn =
        drawn.find(|e| e.get("data-s") == "target" && e.get("data-i") == number.to_string());
    drawn.expect("its target")
}

fn written(svg: &str, class: &str) -> Vec<String> {
    let all = elements(svg);
    let texts = all.iter().filter(|e| e.get("class") == class);
    texts.map(|e| e.text.clone()).collect()
}

/// One to twelve dates, one to six lines: near and far, near zero and far from
/// it, huge, negative, crossing, missing.
fn random_chart(random: &mut Lcg) -> DatedChart {
    let (low, span, decimals) = [
        (0, 3000, 0),
        (28_000_000, 3_000_000, 3),
        (176_000, 1200, 0),
        (-500, 1000, 1),
        (1_000_000_000_000, 900_000_000_000, 0),
        (1_000_000_000_000, 3, 0),
        (42, 1, 0),
        (-9000, 200, 2),
    ][random.below(8)];
    let names = [
        "園",
        "定員",
        "待機児童数",
        "公共施設の維持管理に要する経費（一般会計）",
        "",
    ];
    let mut at = random.below(400) as i32 - 200;
    let dates: Vec<_> = (0..1 + random.below(12))
        .map(|_| {
            at += [12, 12, 12, 6, 36, 120][random.below(6)];
            at
        })
        .collect();
    let missing = [1, 4, 30][random.below(3)];
    let (count, base) = (1 + random.below(6), random.below(names.len()));
    let lines = (0..count).map(|number| {
        let values = dates.iter().map(|_| {
            let value = low + random.below(span) as i64;
            let text = Decimal::new(value, decimals).to_string();
            Some(text).filter(|_| random.below(missing + 1) > 0)
        });
        let values: Vec<_> = values.map(Option::unwrap_or_default).collect();
        let values: Vec<_> = values.iter().map(String::as_str).collect();
        line(names[(base + number / 2) % names.len()], &values)
    });
    let mut chart = chart(&dates, lines.collect());
    for point in &mut chart.points {
        point.at += [0, 0, 14, 30][random.below(4)];
    }
    chart.unit = [
        "",
        "人",
        "百万円（各年度末の残高、普通会計と特別会計を合わせた額）",
    ][random.below(3)]
    .into();
    let label = [
        "目標 9",
        "令和7年度の目標 58,282",
        "",
        "公共施設等総合管理計画が令和12年度末までに目指す延床面積の合計 123,456平方メートル",
    ];
    let aimed = [0, 0, 1, 1, 2, count][random.below(6)].min(count);
    let begin = random.below(count);
    for number in (begin..begin + aimed).map(|number| number % count) {
        let aim = Decimal::new(low + random.below(2 * span) as i64, decimals).to_string();
        let when = [None, Some(at), Some(at + 84), Some(dates[0])][random.below(4)];
        chart.lines[number].target = target(label[random.below(4)], &aim, when);
    }
    chart
}

/// A chart of each measure that has a figure.
fn one_by_one(chart: &DatedChart) -> impl Iterator<Item = DatedChart> {
    let lines = chart.lines.iter();
    let known = lines.filter(|line| line.values.iter().flatten().next().is_some());
    known.map(|line| DatedChart {
        lines: vec![line.clone()],
        ..chart.clone()
    })
}

#[test]
fn every_figure_reads_back_and_no_text_is_cut_or_stands_over_another() {
    let mut random = Lcg::new(2021);
    for _ in 0..1500 {
        let chart = random_chart(&mut random);
        let figures = chart.lines.iter().flat_map(|line| &line.values);
        let has_figure = figures.flatten().next().is_some();
        let Some(svg) = dated(&chart) else {
            // Only several targets can ask for more room than there is, and each
            // measure with its own target then has a drawing of its own.
            assert!(!has_figure || targets(&chart).count() > 1, "{chart:?}");
            for alone in one_by_one(&chart) {
                assert_dates_read_back(&dated(&alone).unwrap(), &alone);
            }
            continue;
        };
        assert!(has_figure);
        assert_dates_read_back(&svg, &chart);
        assert_texts_are_clear(&svg);
        assert_only_plain_shapes(&svg);
        assert_eq!(dated(&chart), Some(svg));
    }
}

#[test]
fn every_line_is_named_once_and_every_target_too() {
    let mut random = Lcg::new(58_282);
    for _ in 0..500 {
        let chart = random_chart(&mut random);
        let Some(svg) = dated(&chart) else { continue };
        let mut words = written(&svg, "t-line").concat();
        words += &written(&svg, "t-legend").concat();
        words += &written(&svg, "t-target").concat();
        let has_figure = |line: &&DatedLine| line.values.iter().flatten().next().is_some();
        for line in chart.lines.iter().filter(has_figure) {
            let of_name = chart.lines.iter().filter(|other| other.name == line.name);
            let of_name = of_name.filter(has_figure).count();
            let found = words.matches(line.name.as_str()).count();
            assert!(line.name.is_empty() || found == of_name, "{words} {svg}");
        }
        let words = words.replace(' ', "");
        for (_, target) in targets(&chart) {
            let label = target.label.replace(' ', "");
            let of_label = targets(&chart).filter(|(_, other)| other.label == target.label);
            let found = words.matches(&label).count();
            assert!(
                label.is_empty() || found == of_label.count(),
                "{words} {svg}"
            );
        }
    }
}

#[test]
fn lines_that_meet_keep_their_names_and_values() {
    let svg = dated(&children()).unwrap();
    assert_texts_are_clear(&svg);
    assert_dates_read_back(&svg, &children());
    assert_eq!(written(&svg, "t-line"), ["定員", "受入", "待機児童数"]);
    let mut values = written(&svg, "t-value");
    values.sort();
    let mut expected: Vec<_> = children()
        .lines
        .iter()
        .flat_map(|l| l.value_labels.clone())
        .flatten()
        .collect();
    expected.sort();
    assert_eq!(values, expected);

    let same = ["100", "100", "100"];
    let lines = ["甲", "乙", "丙", "丁", "戊", "己"].map(|name| line(name, &same));
    let svg = dated(&chart(&[0, 12, 24], lines.to_vec())).unwrap();
    assert_texts_are_clear(&svg);
    assert_eq!(written(&svg, "t-line").len(), 6);
}

#[test]
fn every_line_has_a_class_of_its_own_and_no_seventh_is_drawn() {
    let lines: Vec<_> = (0..7)
        .map(|n| line(&format!("線{n}"), &["1", "2", "3"]))
        .collect();
    let svg = dated(&chart(&[0, 12, 24], lines[..6].to_vec())).unwrap();
    for order in ["first", "second", "third", "fourth", "fifth", "sixth"] {
        assert_eq!(svg.matches(&format!("\"k-{order}\"")).count(), 1, "{svg}");
        assert!(
            svg.matches(&format!("\"d-{order}\" data-s")).count() == 3,
            "{svg}"
        );
    }
    assert_eq!(dated(&chart(&[0, 12, 24], lines)), None);
}

#[test]
fn years_of_which_nothing_is_known_are_dotted_and_missing_figures_break_the_line() {
    let strokes = |dates: &[i32], values: &[&str]| {
        let svg = dated(&chart(dates, vec![line("園", values)])).unwrap();
        let count = |class: &str| svg.matches(&format!("class=\"{class}\"")).count();
        (count("k-first"), count("c-apart"))
    };
    assert_eq!(strokes(&[0, 12, 24], &["1", "2", "3"]), (1, 0));
    assert_eq!(strokes(&[0, 12, 48], &["1", "2", "3"]), (1, 1));
    assert_eq!(strokes(&[0, 12, 48, 60], &["1", "2", "3", "4"]), (2, 1));
    assert_eq!(strokes(&[0, 12, 24], &["1", "", "3"]), (0, 0));
    // Of two dates alone a year is the step.
    assert_eq!(strokes(&[0, 12], &["1", "2"]), (1, 0));
    assert_eq!(strokes(&[0, 36], &["1", "2"]), (0, 1));
    // Months are not all alike: April, March, March.
    assert_eq!(strokes(&[0, 11, 23], &["1", "2", "3"]), (1, 0));
}

#[test]
fn two_days_of_a_month_stand_apart_and_make_no_gap_of_the_years() {
    let mut people = chart(
        &[0, 0, 12, 24, 48],
        vec![line("人口", &["1", "2", "3", "4", "5"])],
    );
    people.points[1].at += 19;
    let svg = dated(&people).unwrap();
    assert_dates_read_back(&svg, &people);
    let all = elements(&svg);
    let marks = all.iter().filter(|e| e.get("data-s") == "dated");
    let mut places: Vec<_> = marks.map(|mark| middle(mark).0).collect();
    places.sort_by(f64::total_cmp);
    assert!(places[0] + 2.0 < places[1], "{svg}");
    // The way of a month's part, of a year and of two years.
    let way = |from: usize, to: usize| places[to] - places[from];
    assert!((way(0, 2) - way(2, 3)).abs() < 0.2, "{svg}");
    assert!((way(3, 4) - 2.0 * way(2, 3)).abs() < 0.2, "{svg}");
    let count = |class: &str| svg.matches(&format!("class=\"{class}\"")).count();
    assert_eq!((count("k-first"), count("c-apart")), (1, 1), "{svg}");
    // Months of 31, 28 and 31 days are steps of one length.
    let days = [(1, 31), (2, 28), (3, 31), (4, 30)];
    for (point, (month, day)) in people.points.iter_mut().zip(days) {
        point.at = DatedPoint::place(2023, month, day);
    }
    people.points[4].at = DatedPoint::place(2023, 6, 30);
    let svg = dated(&people).unwrap();
    assert_eq!(svg.matches("class=\"c-apart\"").count(), 1, "{svg}");
}

#[test]
fn the_axis_leaves_out_zero_and_has_no_base_line_where_figures_are_far_from_it() {
    let people = chart(&[0, 36], vec![line("人口", &["176242", "177053"])]);
    let svg = dated(&people).unwrap();
    assert!(
        !svg.contains("c-axis") && !svg.contains("data-v=\"0\""),
        "{svg}"
    );
    let svg = dated(&children()).unwrap();
    assert!(svg.contains("class=\"c-axis\" data-v=\"0\""), "{svg}");
}

#[test]
fn a_target_lies_at_its_date_beyond_the_last_figure() {
    let mut people = chart(&[12], vec![line("人口", &["58607"])]);
    people.lines[0].target = target("令和7年度の目標 58,282", "58282", Some(96));
    let svg = dated(&people).unwrap();
    let all = elements(&svg);
    let mark = all.iter().find(|e| e.get("data-s") == "dated").unwrap();
    let aim = all.iter().find(|e| e.get("data-s") == "target").unwrap();
    assert!(middle(mark).0 + 200.0 < aim.number("x2"), "{svg}");
    assert_eq!(written(&svg, "t-target"), ["令和7年度の目標 58,282"]);
    assert_eq!(written(&svg, "t-line"), ["人口"]);
}

/// What stands at which height, of the words of targets.
fn target_words(all: &[Element]) -> Vec<(&str, f64)> {
    let texts = all.iter().filter(|e| e.get("class") == "t-target");
    // The base line lies below the middle of the letters.
    texts
        .map(|e| (e.text.as_str(), e.number("y") - 5.4))
        .collect()
}

#[test]
fn two_measures_with_two_targets_have_each_its_own_at_its_height_and_by_its_name() {
    let lines = vec![
        line("定員", &["2371", "2451", "2641", "2858", "2878"]),
        line("利用", &["1483", "1535", "1641", "1794", "1867"]),
    ];
    // Due in years to come, in the year of the last figure, and at no date.
    for at in [Some(84), Some(48), None] {
        let mut places = chart(&[0, 12, 24, 36, 48], lines.clone());
        places.lines[0].target = target("定員：令和8年度の目標 3,000", "3000", at);
        places.lines[1].target = target("利用：令和8年度の目標 2,200", "2200", at);
        let svg = dated(&places).unwrap();
        assert_dates_read_back(&svg, &places);
        assert_texts_are_clear(&svg);
        let all = elements(&svg);
        let [capacity, used] = [0, 1].map(|number| target_of(&all, number).number("y1"));
        assert!(capacity + 40.0 < used, "{svg}");
        let mut words = target_words(&all);
        words.sort_by(|a, b| a.1.total_cmp(&b.1));
        let [(first, above), (second, below)] = words[..] else {
            panic!("{words:?} in {svg}");
        };
        assert_eq!(first, "定員：令和8年度の目標 3,000");
        assert_eq!(second, "利用：令和8年度の目標 2,200");
        assert!((above - capacity).abs() < 24.0 && (below - used).abs() < 24.0);
        let diamonds = svg.matches("\"c-target-mark\"").count();
        assert_eq!(diamonds, if at.is_some() { 2 } else { 0 }, "{svg}");
    }
}

#[test]
fn words_of_a_target_are_nearer_to_their_own_line_than_to_another() {
    let mut lines = vec![
        line("甲", &["10", "20", "30"]),
        line("乙", &["12", "22", "28"]),
    ];
    lines[0].target = target("甲：目標 60", "60", Some(60));
    lines[1].target = target("乙：目標 58", "58", Some(60));
    let svg = dated(&chart(&[0, 12, 24], lines)).unwrap();
    let all = elements(&svg);
    let [first, second] = [0, 1].map(|number| target_of(&all, number).number("y1"));
    let words = target_words(&all);
    assert_eq!(words.len(), 2, "{svg}");
    for (words, y) in words {
        // One above both lines, one below both.
        assert_eq!(words == "甲：目標 60", y < first && y < second, "{svg}");
    }
}

#[test]
fn targets_that_find_no_room_for_their_words_ask_for_a_drawing_a_measure() {
    let values = ["10", "20", "30"];
    let lines = ["甲", "乙", "丙"].map(|name| {
        let mut line = line(name, &values);
        let label = format!("{name}：令和7年度の目標");
        line.target = target(&label, "60", Some(84));
        line
    });
    let mut crowded = chart(&[0, 12, 24], lines.to_vec());
    // The line between two others has room for no words.
    crowded.lines[1].target.as_mut().unwrap().value = 61.into();
    crowded.lines[2].target.as_mut().unwrap().value = 62.into();
    assert_eq!(dated(&crowded), None);
    let alone: Vec<_> = one_by_one(&crowded).collect();
    assert_eq!(alone.len(), 3);
    for chart in alone {
        let svg = dated(&chart).unwrap();
        assert_dates_read_back(&svg, &chart);
        assert_texts_are_clear(&svg);
    }
}

#[test]
fn long_names_stand_above_the_plot() {
    let name = "公共施設の維持管理に要する経費（一般会計と特別会計を合わせた額）";
    let svg = dated(&chart(
        &[0, 12],
        vec![line(name, &["12", "14"]), line("園", &["3", "4"])],
    ))
    .unwrap();
    assert!(written(&svg, "t-line").is_empty());
    assert_eq!(written(&svg, "t-legend").concat(), format!("{name}園"));
    assert_texts_are_clear(&svg);
}

#[test]
fn extremes_and_hostile_words_do_no_harm() {
    let most = "79228162514264337593543950335";
    let tiny = "0.0000000000000000000000000001";
    for values in [
        [most, "-79228162514264337593543950335"],
        [tiny, "0"],
        [most, most],
        ["-0", "0"],
    ] {
        for dates in [[0, 12], [i32::MIN, i32::MAX], [5, 5], [12, 0]] {
            let drawing = chart(&dates, vec![line("園", &values)]);
            let svg = dated(&drawing).unwrap();
            assert_texts_are_clear(&svg);
            assert_dates_read_back(&svg, &drawing);
        }
    }
    let bad = "</text><script>\"'&\u{7}";
    let mut hostile = children();
    hostile.unit = bad.into();
    hostile.points[0].short = bad.into();
    hostile.lines[0].name = bad.into();
    hostile.lines[1].value_labels[0] = Some(bad.into());
    hostile.lines[0].target = target(bad, "5", None);
    let svg = dated(&hostile).unwrap();
    assert!(!svg.contains("<script") && !svg.contains('\u{7}'), "{svg}");
    assert_only_plain_shapes(&svg);
    // A table shorter than its dates.
    hostile.lines[2].values.truncate(1);
    hostile.lines[2].value_labels.clear();
    assert!(dated(&hostile).is_some());
}
