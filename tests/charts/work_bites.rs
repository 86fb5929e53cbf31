//! The comparison of drawings of work: it must find what is wrong.

use crate::figures::html::{Element, read};
use crate::figures::work::{Bar, Stage, Work, bars_of, check_bars, check_stair, dot_of};

/// Three years of 100 px: in the first row work over all three and done in the
/// first, in the second row work in the second year.
const BARS: &str = r#"<svg>
<line data-v="0" x1="1" y1="0" x2="1" y2="20"/>
<line data-v="1" x1="101" y1="0" x2="101" y2="20"/>
<line data-v="3" x1="301" y1="0" x2="301" y2="20"/>
<rect class="c-lane" x="1" y="50" width="300" height="50"/>
<rect class="b-planned" data-s="schedule" data-i="0" data-from="0" data-to="2" x="1" y="50" width="300" height="24"/>
<text class="on-planned" x="9" y="60">調査と</text>
<text class="on-planned" x="9" y="70">見直し</text>
<rect class="b-done" data-s="schedule" data-i="0" data-from="0" data-to="0" x="1" y="76" width="100" height="24"/>
<text class="on-done" x="9" y="90">調査…</text>
<rect class="c-lane" x="1" y="120" width="300" height="24"/>
<rect class="b-planned" data-s="schedule" data-i="1" data-from="1" data-to="1" x="101" y="120" width="100" height="24"/>
<text class="on-planned" x="9" y="130">研修</text>
</svg>"#;

/// A stair of three years: reached, unreadable, to come and without a stage.
const STAIR: &str = r#"<svg>
<path class="c-tread" d="M250 13H259V6H268"/>
<circle class="st-reached" cx="322" cy="10" r="6"/>
<path class="c-tread" d="M0 106V86H100"/>
<path class="c-tread" d="M100 86V66H200"/>
<path class="c-tread-open" d="M200 66V46H300"/>
<circle class="st-reached" data-s="step" data-i="0" cx="50" cy="76" r="6"/>
<circle class="st-unreadable" data-s="step" data-i="1" cx="150" cy="56" r="6"/>
</svg>"#;

fn svg(text: &str) -> Element {
    read(text).named("svg")[0].clone()
}

fn some(text: &str) -> Work {
    Work::Text(text.to_owned())
}

fn bars() -> Vec<Bar> {
    let mut bars = bars_of(
        0,
        "planned",
        &[some("調査と 見直し"), Work::Continues, Work::Continues],
    );
    bars.extend(bars_of(
        0,
        "done",
        &[some("調査の項目"), Work::None, Work::None],
    ));
    bars.extend(bars_of(
        1,
        "planned",
        &[Work::None, some("研修"), Work::None],
    ));
    bars
}

fn stages() -> Vec<Stage> {
    let stage = |has_target, dot: Option<&str>| Stage {
        has_target,
        dot: dot.map(str::to_owned),
    };
    vec![
        stage(true, Some("reached")),
        stage(true, Some("unreadable")),
        stage(false, None),
    ]
}

/// The fault of the bars with a part of the drawing replaced.
fn bars_with(old: &str, new: &str) -> String {
    assert_eq!(BARS.matches(old).count(), 1, "{old}");
    check_bars(&svg(&BARS.replace(old, new)), &bars()).expect_err(new)
}

/// The fault of the stair with a part of the drawing replaced.
fn stair_with(old: &str, new: &str) -> String {
    assert_eq!(STAIR.matches(old).count(), 1, "{old}");
    check_stair(&svg(&STAIR.replace(old, new)), &stages()).expect_err(new)
}

#[test]
fn a_true_drawing_has_no_fault() {
    assert_eq!(check_bars(&svg(BARS), &bars()), Ok(()));
    assert_eq!(check_stair(&svg(STAIR), &stages()), Ok(()));
}

#[test]
fn cells_become_bars_the_way_a_reader_joins_them() {
    let ends = |cells: &[Work]| -> Vec<(usize, usize, String)> {
        let bars = bars_of(0, "planned", cells).into_iter();
        bars.map(|b| (b.from, b.to, b.words)).collect()
    };
    let words = |s: &str| s.to_owned();
    let go_on = || Work::Continues;
    assert_eq!(
        ends(&[some("a"), go_on(), some("b")]),
        [(0, 1, words("a")), (2, 2, words("b"))]
    );
    // Nothing goes on over a year that is missing.
    assert_eq!(
        ends(&[some("a"), Work::None, go_on()]),
        [(0, 0, words("a")), (2, 2, words(""))]
    );
    assert_eq!(ends(&[go_on(), go_on(), Work::None]), [(0, 1, words(""))]);
    assert_eq!(ends(&[Work::None, Work::None]), []);
}

#[test]
fn a_bar_out_of_its_years_is_found() {
    let moved = bars_with("x=\"101\" y=\"120\"", "x=\"101.6\" y=\"120\"");
    assert!(moved.starts_with("the begin of a bar at 1"), "{moved}");
    let longer = bars_with("y=\"76\" width=\"100\"", "y=\"76\" width=\"101\"");
    assert!(longer.starts_with("the end of a bar at 1"), "{longer}");
    let half = BARS.replace("x=\"101\" y=\"120\"", "x=\"101.4\" y=\"120\"");
    assert_eq!(check_bars(&svg(&half), &bars()), Ok(()));
    // The attribute and the place agree, and both are wrong.
    let both = BARS.replace(
        "data-to=\"2\" x=\"1\" y=\"50\" width=\"300\"",
        "data-to=\"1\" x=\"1\" y=\"50\" width=\"200\"",
    );
    assert!(check_bars(&svg(&both), &bars()).is_err());
}

#[test]
fn a_bar_too_many_or_too_few_is_found() {
    let missing = bars();
    assert!(check_bars(&svg(BARS), &missing[1..]).is_err());
    let mut more = bars();
    more.push(bars()[2].clone());
    assert!(check_bars(&svg(BARS), &more).is_err());
    let untagged = bars_with(
        "</svg>",
        "<rect class=\"b-planned\" x=\"1\" y=\"50\" width=\"9\" height=\"9\"/></svg>",
    );
    assert_eq!(untagged, "a bar of no row: b-planned");
}

#[test]
fn what_is_planned_cannot_pass_for_done() {
    let class = bars_with("class=\"b-done\"", "class=\"b-planned\"");
    assert!(class.starts_with("bars "), "{class}");
}

#[test]
fn a_bar_in_another_row_or_on_another_bar_is_found() {
    let row = bars_with("data-i=\"1\"", "data-i=\"0\"");
    assert_eq!(row, "row 0 lies in lane 2");
    let leaves = bars_with("x=\"101\" y=\"120\"", "x=\"101\" y=\"130\"");
    assert_eq!(leaves, "a bar of row 1 leaves its lane");
    let on = bars_with(
        "y=\"76\" width=\"100\" height=\"24\"",
        "y=\"60\" width=\"100\" height=\"24\"",
    );
    assert_eq!(on, "two bars of row 0 lie on each other");
}

#[test]
fn other_words_on_a_bar_are_found() {
    assert!(bars_with("研修", "研究").contains("says"));
    assert!(bars_with("調査…", "見直し…").contains("says"));
    assert!(bars_with("調査…", "…").contains("says"));
    assert!(bars_with("調査…", "調査").contains("says"));
    let empty = bars_with(
        "<text class=\"on-planned\" x=\"9\" y=\"130\">研修</text>",
        "",
    );
    assert!(empty.contains("says"));
}

#[test]
fn a_dot_that_is_not_the_rows_is_found() {
    let class = stair_with("class=\"st-unreadable\"", "class=\"st-not_reached\"");
    assert!(class.starts_with("the dot of row 1 is"), "{class}");
    let aside = stair_with("cx=\"50\"", "cx=\"51\"");
    assert_eq!(aside, "the dot of row 0 stands at 51");
    let floating = stair_with("cy=\"56\"", "cy=\"46\"");
    assert!(floating.contains("above its tread"), "{floating}");
    let below = stair_with("cy=\"76\"", "cy=\"86\"");
    assert!(below.contains("above its tread"), "{below}");
}

#[test]
fn a_dot_for_a_year_to_come_is_found() {
    let dot = "<circle class=\"st-not_judged\" data-s=\"step\" data-i=\"2\" cx=\"250\" cy=\"36\" r=\"6\"/></svg>";
    let fault = stair_with("</svg>", dot);
    assert_eq!(fault, "step is drawn in rows [0, 1, 2], not in [0, 1]");
    let gone = stair_with("data-s=\"step\" data-i=\"1\"", "");
    assert_eq!(gone, "step is drawn in rows [0], not in [0, 1]");
}

#[test]
fn a_stair_that_does_not_rise_a_tread_a_year_is_found() {
    let flat = stair_with("M100 86V66H200", "M100 86V86H200");
    assert_eq!(flat, "tread 1 does not rise");
    let gap = stair_with("M100 86V66H200", "M102 86V66H200");
    assert_eq!(gap, "tread 1 does not begin where the last one ends");
    let fewer = stair_with("<path class=\"c-tread-open\" d=\"M200 66V46H300\"/>", "");
    assert_eq!(fewer, "2 treads, not 3");
    let named = stair_with("class=\"c-tread-open\"", "class=\"c-tread\"");
    assert_eq!(named, "tread 2 is c-tread");
}

#[test]
fn a_verdict_decides_and_nothing_is_made_up() {
    assert_eq!(dot_of(Some(true), Some("unreadable"), false), "reached");
    assert_eq!(dot_of(Some(false), None, true), "not_reached");
    assert_eq!(dot_of(None, Some("not_yet_known"), false), "not_yet_known");
    assert_eq!(dot_of(None, None, true), "reached");
    assert_eq!(dot_of(None, None, false), "not_judged");
}
