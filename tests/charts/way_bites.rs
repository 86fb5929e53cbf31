//! The comparison of the smaller drawings: it must find what is wrong.

use crate::figures::drawing::{
    Year, check_flow, check_progress, check_rates, check_texts, check_units,
};
use crate::figures::html::{Element, read};

/// Two cells, then one.
const UNITS: &str = r#"<svg>
<path data-s="units" data-i="0" d="M1 1h9v9h-9zM13 1h9v9h-9z"/>
<path data-s="units" data-i="2" d="M25 1h9v9h-9z"/>
</svg>"#;

/// 1 px for 1: 70 of 100.
const WAY: &str = r#"<svg>
<line data-v="0" x1="0" y1="0" x2="0" y2="9"/>
<line data-v="100" x1="100" y1="0" x2="100" y2="9"/>
<rect data-s="actual" data-i="0" x="0" y="0" width="70" height="9"/>
<rect data-s="gap" data-i="0" x="70" y="0" width="30" height="9"/>
<line data-s="target" data-i="0" x1="100" y1="0" x2="100" y2="9"/>
</svg>"#;

/// 1 px for 1: none, 70, one beyond the cap.
const RATES: &str = r#"<svg>
<line data-v="0" x1="0" y1="150" x2="9" y2="150"/>
<line data-v="100" x1="0" y1="50" x2="9" y2="50"/>
<rect data-s="rate" data-i="1" x="0" y="80" width="9" height="70"/>
<rect data-s="rate" data-i="2" x="9" y="0" width="9" height="150"/>
</svg>"#;

/// 1 px for 1: 25 and 42, then 41.
const FLOW: &str = r#"<svg>
<line data-v="0" x1="1" y1="0" x2="1" y2="9"/>
<line data-v="67" x1="68" y1="0" x2="68" y2="9"/>
<rect data-s="flow" data-i="0" x="1" y="0" width="25" height="9"/>
<rect data-s="flow" data-i="1" x="26" y="0" width="42" height="9"/>
<rect data-s="flow" data-i="2" x="26" y="20" width="41" height="9"/>
</svg>"#;

const TEXTS: &str = r#"<svg viewBox="0 0 360 60" font-size="15">
<text x="30" y="20">達成</text><text x="61" y="20">未定</text>
</svg>"#;

fn svg(text: &str) -> Element {
    read(text).named("svg")[0].clone()
}

fn year(actual: f64) -> Year {
    Year {
        target: Some(100.0),
        actual: Some(actual),
    }
}

#[test]
fn true_drawings_have_no_fault() {
    assert_eq!(check_units(&svg(UNITS), &[2, 0, 1]), Ok(()));
    assert_eq!(check_progress(&svg(WAY), year(70.0)), Ok(()));
    assert_eq!(
        check_rates(&svg(RATES), &[None, Some(70.0), Some(900.0)]),
        Ok(())
    );
    assert_eq!(check_flow(&svg(FLOW), &[25, 42, 41]), Ok(()));
    assert_eq!(check_texts(&svg(TEXTS)), Ok(()));
}

#[test]
fn a_cell_too_many_or_in_another_class_is_found() {
    assert!(check_units(&svg(UNITS), &[3, 0, 1]).is_err());
    assert!(check_units(&svg(UNITS), &[2, 1, 0]).is_err());
    assert!(check_units(&svg(UNITS), &[2, 0, 1, 1]).is_err());
}

#[test]
fn a_bar_that_comes_nearer_or_is_broken_for_nothing_is_found() {
    assert!(check_progress(&svg(WAY), year(71.0)).is_err());
    let nearer = WAY.replace("width=\"70\"", "width=\"80\"");
    assert!(check_progress(&svg(&nearer), year(70.0)).is_err());
    let hidden = WAY.replace(
        "x=\"70\" y=\"0\" width=\"30\"",
        "x=\"70\" y=\"0\" width=\"20\"",
    );
    assert!(check_progress(&svg(&hidden), year(70.0)).is_err());
    let moved = WAY.replace(
        "x1=\"100\" y1=\"0\" x2=\"100\" y2=\"9\"/>\n</svg>",
        "x1=\"90\" y1=\"0\" x2=\"90\" y2=\"9\"/>\n</svg>",
    );
    assert!(check_progress(&svg(&moved), year(70.0)).is_err());
    let broken = WAY.replace("</svg>", "<path class=\"c-break\" d=\"M1 1L2 2Z\"/></svg>");
    assert!(check_progress(&svg(&broken), year(70.0)).is_err());
    let missing = Year {
        actual: None,
        ..year(0.0)
    };
    assert!(check_progress(&svg(WAY), missing).is_err());
}

#[test]
fn another_rate_or_one_for_a_year_without_is_found() {
    assert!(check_rates(&svg(RATES), &[None, Some(72.0), Some(900.0)]).is_err());
    assert!(check_rates(&svg(RATES), &[None, Some(70.0), Some(90.0)]).is_err());
    assert!(check_rates(&svg(RATES), &[None, None, Some(900.0)]).is_err());
}

#[test]
fn a_difference_that_is_smoothed_away_is_found() {
    let smooth = FLOW.replace("width=\"41\"", "width=\"42\"");
    assert!(check_flow(&svg(&smooth), &[25, 42, 41]).is_err());
}

#[test]
fn a_text_that_is_small_cut_or_covered_is_found() {
    let fault = |old: &str, new: &str| check_texts(&svg(&TEXTS.replace(old, new))).unwrap_err();
    assert!(fault("font-size=\"15\"", "font-size=\"14\"").contains("px high"));
    assert!(fault("x=\"30\"", "x=\"10\"").contains("is cut"));
    assert!(fault("x=\"61\"", "x=\"58\"").contains("stands over"));
}
