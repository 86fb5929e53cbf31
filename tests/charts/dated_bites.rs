//! The comparison of drawings of dates: it must find what is wrong.

use crate::figures::dated::{Aim, Date, Dated, MONTH, YEAR, apart, check_dated};
use crate::figures::html::{Element, read};

/// A month is 5 units wide, and 100 of value are 100 high: two measures at
/// dates a year apart and then two years, the second unknown at the second; a
/// target of 20 two years later.
const DATES: &str = r#"<svg>
<line class="c-grid" data-v="0" x1="40" y1="140" x2="400" y2="140"/>
<text class="t-axis" x="36" y="145.4" text-anchor="end">0</text>
<line class="c-grid" data-v="50" x1="40" y1="90" x2="400" y2="90"/>
<text class="t-axis" x="36" y="95.4" text-anchor="end">50</text>
<line class="c-grid" data-v="100" x1="40" y1="40" x2="400" y2="40"/>
<text class="t-axis" x="36" y="45.4" text-anchor="end">100</text>
<line class="c-grid" x1="50" y1="140" x2="50" y2="145"/>
<line class="c-grid" x1="110" y1="140" x2="110" y2="145"/>
<line class="c-grid" x1="170" y1="140" x2="170" y2="145"/>
<line class="c-grid" x1="290" y1="140" x2="290" y2="145"/>
<line class="c-target" data-s="target" data-i="0" x1="40" y1="120" x2="410" y2="120"/>
<line class="k-second" x1="0" y1="10" x2="24" y2="10"/>
<path class="d-second" d="M7 5L17 5L17 15L7 15z"/>
<line class="k-first" x1="50" y1="60" x2="110" y2="60"/>
<path class="k-first" d="M110 60H170"/>
<line class="c-apart" x1="170" y1="60" x2="290" y2="50"/>
<line class="c-apart" x1="170" y1="100" x2="290" y2="110"/>
<circle class="d-first" data-s="dated" data-i="0" data-c="0" cx="50" cy="60" r="4"/>
<circle class="d-first" data-s="dated" data-i="1" data-c="0" cx="110" cy="60" r="4"/>
<circle class="d-first" data-s="dated" data-i="2" data-c="0" cx="170" cy="60" r="4"/>
<circle class="d-first" data-s="dated" data-i="3" data-c="0" cx="290" cy="50" r="4"/>
<path class="d-second" data-s="dated" data-i="0" data-c="1" d="M45 95L55 95L55 105L45 105z"/>
<path class="d-second" data-s="dated" data-i="2" data-c="1" d="M165 95L175 95L175 105L165 105z"/>
<path class="d-second" data-s="dated" data-i="3" data-c="1" d="M285 105L295 105L295 115L285 115z"/>
<path class="c-target-mark" d="M405 120L410 115L415 120L410 125Z"/>
<text class="t-year" x="50" y="161">平成29</text>
<text class="t-year" x="110" y="161">30</text>
<text class="t-year" x="290" y="161">令和3</text>
<text class="t-target" x="380" y="112">令和5年度の目標 20</text>
<text class="t-value" x="299" y="55" text-anchor="start">90</text>
<text class="t-value" x="299" y="115" text-anchor="start">30</text>
<text class="t-value" x="50" y="50">80</text>
</svg>"#;

fn svg(text: &str) -> Element {
    read(text).named("svg")[0].clone()
}

fn due() -> Dated {
    let date = |words: &str, month: i32| Date {
        words: words.to_owned(),
        day: month * MONTH,
    };
    Dated {
        dates: vec![
            date("平成29年度", 0),
            date("平成30年4月1日", 12),
            date("令和元年度", 24),
            date("令和3年度", 48),
        ],
        lines: vec![
            vec![Some(80.0), Some(80.0), Some(80.0), Some(90.0)],
            vec![Some(40.0), None, Some(40.0), Some(30.0)],
        ],
        targets: vec![aim(20.0, 72)],
    }
}

/// A target of the first measure.
fn aim(value: f64, month: i32) -> Aim {
    Aim {
        line: 0,
        of: None,
        value,
        day: month * MONTH,
    }
}

/// The fault of the drawing with a part of it replaced.
fn with(old: &str, new: &str) -> String {
    assert_eq!(DATES.matches(old).count(), 1, "{old}");
    check_dated(&svg(&DATES.replace(old, new)), &due()).expect_err(new)
}

/// The fault of the drawing beside another table.
fn beside(edit: impl Fn(&mut Dated)) -> String {
    let mut due = due();
    edit(&mut due);
    check_dated(&svg(DATES), &due).expect_err("another table")
}

#[test]
fn a_true_drawing_has_no_fault() {
    assert_eq!(check_dated(&svg(DATES), &due()), Ok(()));
}

#[test]
fn half_a_pixel_is_let_pass_and_more_is_not() {
    let moved = DATES.replace("cx=\"50\" cy=\"60\"", "cx=\"50.4\" cy=\"60.4\"");
    assert_eq!(check_dated(&svg(&moved), &due()), Ok(()));
    let fault = with("cx=\"50\" cy=\"60\"", "cx=\"50\" cy=\"60.6\"");
    assert_eq!(fault, "the mark of 80 stands at 60.6, not at 60.00");
    let aside = with("cx=\"50\" cy=\"60\"", "cx=\"50.6\" cy=\"60\"");
    assert_eq!(aside, "a mark of 平成29年度 stands at 50.6");
}

#[test]
fn a_tick_or_a_label_that_lies_is_found() {
    let tick = with("data-v=\"50\"", "data-v=\"60\"");
    assert!(tick.starts_with("the tick of 60 stands at 90"), "{tick}");
    let label = with(">50</text>", ">500</text>");
    assert_eq!(label, "no label says the tick of 50");
    // The axis and its labels agree, and both are wrong.
    let both = DATES
        .replace("data-v=\"0\"", "data-v=\"-100\"")
        .replace(">0</text>", ">-100</text>")
        .replace("data-v=\"50\"", "data-v=\"0\"")
        .replace(">50</text>", ">0</text>");
    assert!(check_dated(&svg(&both), &due()).is_err());
}

#[test]
fn a_date_that_stands_too_near_is_found() {
    // The two years look like one, with their marks, lines and names.
    let even = DATES.replace("\"290\"", "\"230\"").replace(
        "M285 105L295 105L295 115L285 115z",
        "M225 105L235 105L235 115L225 115z",
    );
    let fault = check_dated(&svg(&even), &due()).expect_err("even steps");
    assert!(fault.starts_with("平成30年4月1日 stands at 110"), "{fault}");
    let one = with(
        "<line class=\"c-grid\" x1=\"110\" y1=\"140\" x2=\"110\" y2=\"145\"/>",
        "",
    );
    assert_eq!(one, "3 dates, not 4");
}

#[test]
fn a_date_by_another_name_is_found() {
    assert_eq!(with(">令和3<", ">令和2<"), "令和2 stands below 令和3年度");
    assert_eq!(
        with("161\">30<", "161\">31<"),
        "31 stands below 平成30年4月1日"
    );
    assert_eq!(with(">平成29<", ">29<"), "29 stands below 平成29年度");
    assert_eq!(
        with("x=\"110\" y=\"161\"", "x=\"140\" y=\"161\""),
        "30 names no date"
    );
    let last = "<text class=\"t-year\" x=\"290\" y=\"161\">令和3</text>";
    assert_eq!(with(last, ""), "the last date has no name");
}

#[test]
fn a_missing_figure_drawn_as_a_point_is_found() {
    let point = "<path class=\"d-second\" data-s=\"dated\" data-i=\"1\" data-c=\"1\" d=\"M105 135L115 135L115 145L105 145z\"/></svg>";
    let fault = with("</svg>", point);
    assert_eq!(
        fault,
        "measure 1 is drawn in rows [0, 1, 2, 3], not in [0, 2, 3]"
    );
    let untagged = "<circle class=\"d-first\" cx=\"110\" cy=\"100\" r=\"4\"/></svg>";
    assert_eq!(with("</svg>", untagged), "a mark of no row");
    let third = "<circle class=\"d-third\" data-s=\"dated\" data-i=\"0\" data-c=\"2\" cx=\"50\" cy=\"60\" r=\"4\"/></svg>";
    assert_eq!(with("</svg>", third), "8 marks, not 7");
}

#[test]
fn a_figure_that_is_not_drawn_or_of_another_measure_is_found() {
    let mark = DATES
        .lines()
        .find(|l| l.contains("data-i=\"2\" data-c=\"0\""));
    let fault = with(mark.expect("the mark"), "");
    assert_eq!(
        fault,
        "measure 0 is drawn in rows [0, 1, 3], not in [0, 1, 2, 3]"
    );
    let class = with(
        "class=\"d-first\" data-s=\"dated\" data-i=\"3\"",
        "class=\"d-second\" data-s=\"dated\" data-i=\"3\"",
    );
    assert_eq!(class, "measure 0 has a mark d-second");
    assert!(beside(|due| due.lines[0][1] = Some(81.0)).starts_with("the mark of 81"));
    assert!(beside(|due| due.lines.swap(0, 1)).starts_with("measure 0 is drawn"));
    beside(|due| due.lines[1][3] = None);
    beside(|due| due.lines.push(vec![Some(1.0), None, None, None]));
}

#[test]
fn a_line_over_a_missing_figure_is_found() {
    let over = "<line class=\"k-second\" x1=\"50\" y1=\"100\" x2=\"170\" y2=\"100\"/></svg>";
    let fault = with("</svg>", over);
    assert!(
        fault.starts_with("k-second joins [(50.0, 100.0)"),
        "{fault}"
    );
    let dots = over.replace("k-second", "c-apart");
    assert!(with("</svg>", &dots).starts_with("c-apart joins"));
}

#[test]
fn a_line_over_unknown_years_is_found_unless_it_is_dotted() {
    let whole = with(
        "<line class=\"c-apart\" x1=\"170\" y1=\"60\"",
        "<line class=\"k-first\" x1=\"170\" y1=\"60\"",
    );
    assert!(whole.starts_with("k-first joins"), "{whole}");
    let dotted = with("class=\"k-first\" x1=\"50\"", "class=\"c-apart\" x1=\"50\"");
    assert!(dotted.starts_with("c-apart joins"), "{dotted}");
    let none = with("<path class=\"k-first\" d=\"M110 60H170\"/>", "");
    assert_eq!(none, "no k-first begins at (110.0, 60.0)");
    let beside_points = with("M110 60H170", "M110 62H170");
    assert!(
        beside_points.starts_with("k-first joins"),
        "{beside_points}"
    );
    let of_another = with(
        "<path class=\"k-first\" d=\"M110 60H170\"/>",
        "<path class=\"k-second\" d=\"M110 60H170\"/>",
    );
    assert!(of_another.starts_with("k-second joins"), "{of_another}");
}

#[test]
fn what_is_far_apart_follows_from_the_dates() {
    let dates = |days: &[i32]| -> Vec<Date> {
        let date = |day: &i32| Date {
            words: String::new(),
            day: *day,
        };
        days.iter().map(date).collect()
    };
    assert_eq!(apart(&dates(&[0, 3 * YEAR])), 1.5 * 372.0);
    assert_eq!(apart(&dates(&[0, 2 * YEAR, 4 * YEAR])), 3.0 * 372.0);
    assert_eq!(apart(&dates(&[0, YEAR, 4 * YEAR])), 1.5 * 372.0);
    // Two days of a month are no step.
    assert_eq!(apart(&dates(&[0, 14, YEAR])), 1.5 * 358.0);
}

#[test]
fn a_target_beside_its_value_or_its_date_is_found() {
    let line = with(
        "x1=\"40\" y1=\"120\" x2=\"410\" y2=\"120\"",
        "x1=\"40\" y1=\"120\" x2=\"410\" y2=\"119\"",
    );
    assert!(line.starts_with("the line of the target 20"), "{line}");
    let point = with(
        "M405 120L410 115L415 120L410 125Z",
        "M395 120L400 115L405 120L400 125Z",
    );
    assert_eq!(point, "the target stands at 400");
    let high = with(
        "M405 120L410 115L415 120L410 125Z",
        "M405 118L410 113L415 118L410 123Z",
    );
    assert!(high.starts_with("the point of the target 20"), "{high}");
    let words = with("令和5年度の目標 20", "令和5年度の目標 120");
    assert_eq!(words, "no words say the target 20");
    assert_eq!(
        beside(|due| due.targets.clear()),
        "a target that there is not"
    );
    let own = DATES.lines().find(|l| l.contains("data-s=\"target\""));
    assert_eq!(with(own.expect("the line"), ""), "0 lines of a target");
}

#[test]
fn a_target_of_another_measure_is_found() {
    let two = DATES.replace(
        "<line class=\"k-second\" x1=\"0\"",
        "<line class=\"c-target\" data-s=\"target\" data-i=\"1\" x1=\"40\" y1=\"80\" x2=\"410\" y2=\"80\"/>\n\
         <path class=\"c-target-mark\" d=\"M405 80L410 75L415 80L410 85Z\"/>\n\
         <text class=\"t-target\" x=\"380\" y=\"72\">乙：令和5年度の目標 60</text>\n\
         <line class=\"k-second\" x1=\"0\"",
    );
    let two = two.replace(">令和5年度の目標 20", ">甲：令和5年度の目標 20");
    // Points are drawn in the order of their measures.
    let first = "<path class=\"c-target-mark\" d=\"M405 120L410 115L415 120L410 125Z\"/>\n";
    let two = two.replace(first, "");
    let second = "<path class=\"c-target-mark\" d=\"M405 80";
    let two = two.replace(second, &format!("{first}{second}"));
    let mut due = due();
    due.targets = [("甲", 0, 20.0), ("乙", 1, 60.0)]
        .map(|(name, line, value)| Aim {
            line,
            of: Some(name.to_owned()),
            ..aim(value, 72)
        })
        .into();
    assert_eq!(check_dated(&svg(&two), &due), Ok(()));
    let fault = |old: &str, new: &str| {
        assert_eq!(two.matches(old).count(), 1, "{old}");
        check_dated(&svg(&two.replace(old, new)), &due).expect_err(new)
    };
    assert_eq!(fault(">乙：", ">甲："), "no words say the target 60");
    assert_eq!(
        fault("y=\"72\"", "y=\"112\""),
        "乙：令和5年度の目標 60 stands at another line"
    );
    assert_eq!(
        fault(
            "data-i=\"1\" x1=\"40\" y1=\"80\"",
            "data-i=\"2\" x1=\"40\" y1=\"80\""
        ),
        "measure 1 has no target"
    );
    let swapped = fault(
        "data-i=\"1\" x1=\"40\" y1=\"80\" x2=\"410\" y2=\"80\"",
        "data-i=\"1\" x1=\"40\" y1=\"120\" x2=\"410\" y2=\"120\"",
    );
    assert!(
        swapped.starts_with("the line of the target 60"),
        "{swapped}"
    );
}

#[test]
fn a_written_figure_that_is_in_no_row_is_found() {
    assert_eq!(with(">80<", ">81<"), "81 is written and in no row");
    let last = "<text class=\"t-value\" x=\"299\" y=\"115\" text-anchor=\"start\">30</text>";
    assert_eq!(with(last, ""), "30, which is last, is not written");
}

#[test]
fn one_date_has_its_target_on_the_side_of_time() {
    let one = r#"<svg>
<line class="c-grid" data-v="0" x1="40" y1="140" x2="400" y2="140"/>
<text class="t-axis" x="36" y="145.4">0</text>
<line class="c-grid" data-v="100" x1="40" y1="40" x2="400" y2="40"/>
<text class="t-axis" x="36" y="45.4">100</text>
<line class="c-grid" x1="50" y1="140" x2="50" y2="145"/>
<line class="c-target" data-s="target" data-i="0" x1="40" y1="120" x2="300" y2="120"/>
<circle class="d-first" data-s="dated" data-i="0" data-c="0" cx="50" cy="60" r="4"/>
<path class="c-target-mark" d="M295 120L300 115L305 120L300 125Z"/>
<text class="t-year" x="50" y="161">平成29</text>
<text class="t-target" x="280" y="112">目標 20</text>
<text class="t-value" x="59" y="65">80</text>
</svg>"#;
    let mut due = due();
    due.dates.truncate(1);
    due.lines = vec![vec![Some(80.0)]];
    assert_eq!(check_dated(&svg(one), &due), Ok(()));
    due.targets = vec![aim(20.0, -12)];
    let fault = check_dated(&svg(one), &due).expect_err("a target before");
    assert_eq!(fault, "the target is on the wrong side of its figure");
}
