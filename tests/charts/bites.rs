//! The comparison itself: it must find what is wrong.

use crate::figures::drawing::{Year, check_share, check_years, figure};
use crate::figures::html::{Element, read};

/// 100 px for 100: ticks at 0 and 100, a bar of 80 in 2021, none in 2022, a
/// target of 90 in both.
const YEARS: &str = r#"<svg>
<rect class="c-actual" x="0" y="4" width="13" height="12"/>
<line data-v="100" x1="0" y1="20" x2="9" y2="20"/>
<line data-v="0" x1="0" y1="120" x2="9" y2="120"/>
<rect class="c-actual" data-s="actual" data-i="0" x="0" y="40" width="9" height="80"/>
<line data-s="target" data-i="0" x1="0" y1="30" x2="20" y2="30"/>
<line data-s="target" data-i="1" x1="40" y1="30" x2="60" y2="30"/>
<path class="c-target-mark" d="M5 30L10 25L15 30L10 35Z"/>
<path class="c-target-mark" d="M45 30L50 25L55 30L50 35Z"/>
</svg>"#;

/// 10 px for 1: three, none, two.
const SHARE: &str = r#"<svg>
<rect data-s="share" data-i="0" x="1" y="0" width="30" height="9"/>
<rect data-s="share" data-i="2" x="31" y="0" width="20" height="9"/>
<line data-v="0" x1="1" y1="9" x2="1" y2="12"/>
<line data-v="10" x1="101" y1="9" x2="101" y2="12"/>
</svg>"#;

fn svg(text: &str) -> Element {
    read(text).named("svg")[0].clone()
}

fn table() -> [Year; 2] {
    let target = Some(90.0);
    [
        Year {
            target,
            actual: Some(80.0),
        },
        Year {
            target,
            actual: None,
        },
    ]
}

/// The fault of the drawing of years with a part of it replaced.
fn with(old: &str, new: &str) -> String {
    assert_eq!(YEARS.matches(old).count(), 1, "{old}");
    check_years(&svg(&YEARS.replace(old, new)), &table()).expect_err(new)
}

#[test]
fn a_true_drawing_has_no_fault() {
    assert_eq!(check_years(&svg(YEARS), &table()), Ok(()));
    assert_eq!(check_share(&svg(SHARE), &[3, 0, 2]), Ok(()));
}

#[test]
fn half_a_pixel_is_let_pass_and_more_is_not() {
    let moved = |y: &str, height: &str| {
        let bar = format!("y=\"{y}\" width=\"9\" height=\"{height}\"");
        let text = YEARS.replace("y=\"40\" width=\"9\" height=\"80\"", &bar);
        check_years(&svg(&text), &table())
    };
    assert_eq!(moved("40.5", "79.5"), Ok(()));
    assert_eq!(
        moved("40.6", "79.4"),
        Err("the end of the bar of 80 stands at 40.6, not at 40.00".to_owned())
    );
    let floating = moved("40", "79.4").expect_err("a bar that does not begin at zero");
    assert!(floating.starts_with("the foot of a bar"), "{floating}");
}

#[test]
fn a_line_or_point_beside_its_target_is_found() {
    let slanted = with(
        "y1=\"30\" x2=\"20\" y2=\"30\"",
        "y1=\"30\" x2=\"20\" y2=\"31\"",
    );
    assert!(
        slanted.starts_with("the line of the target 90"),
        "{slanted}"
    );
    let point = with("M45 30L50 25L55 30L50 35Z", "M45 33L50 28L55 33L50 38Z");
    assert_eq!(point, "no point on the target of row 1");
}

#[test]
fn a_tick_that_lies_is_found() {
    assert!(with("data-v=\"100\"", "data-v=\"110\"").contains("stands at"));
    assert!(
        with(
            "<line data-v=\"100\" x1=\"0\" y1=\"20\" x2=\"9\" y2=\"20\"/>",
            ""
        )
        .contains("ticks")
    );
}

#[test]
fn a_missing_value_drawn_as_a_bar_is_found() {
    let zero = "<rect data-s=\"actual\" data-i=\"1\" x=\"40\" y=\"120\" width=\"9\" height=\"0\"/>";
    let fault = with("</svg>", &format!("{zero}</svg>"));
    assert_eq!(fault, "actual is drawn in rows [0, 1], not in [0]");
    let untagged = "<rect class=\"c-actual\" x=\"40\" y=\"100\" width=\"9\" height=\"20\"/>";
    assert_eq!(
        with("</svg>", &format!("{untagged}</svg>")),
        "a bar of no row"
    );
}

#[test]
fn a_figure_that_is_not_drawn_is_found() {
    let bar = YEARS.lines().find(|l| l.contains("data-s=\"actual\""));
    let fault = with(bar.expect("the bar"), "");
    assert_eq!(fault, "actual is drawn in rows [], not in [0]");
}

#[test]
fn another_figure_in_the_table_is_found() {
    let mut other = table();
    other[0].actual = Some(81.0);
    assert!(check_years(&svg(YEARS), &other).is_err());
    other = table();
    other[1].target = None;
    assert!(check_years(&svg(YEARS), &other).is_err());
    assert!(check_share(&svg(SHARE), &[2, 0, 3]).is_err());
    assert!(check_share(&svg(SHARE), &[3, 2, 0]).is_err());
    assert!(check_share(&svg(SHARE), &[3, 0, 2, 1]).is_err());
}

#[test]
fn a_segment_out_of_place_is_found() {
    let moved = SHARE.replace("x=\"31\"", "x=\"32\"");
    assert!(check_share(&svg(&moved), &[3, 0, 2]).is_err());
    let wider = SHARE.replace("width=\"20\"", "width=\"20.6\"");
    assert!(check_share(&svg(&wider), &[3, 0, 2]).is_err());
}

#[test]
fn a_cell_is_read_as_readers_read_it() {
    assert_eq!(figure("243,439.0"), Some(243_439.0));
    assert_eq!(figure("−5"), Some(-5.0));
    assert_eq!(figure("5（累計33）"), Some(5.0));
    assert_eq!(figure("検討（累計28）"), None);
    assert_eq!(figure("未定"), None);
    assert_eq!(figure(""), None);
}
