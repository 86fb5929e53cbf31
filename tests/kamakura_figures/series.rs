//! The dated series of the report, and the differences it prints beside them.

use crate::figures::report::{indicators_of, list, plan_named, text};
use crate::figures::site::kamakura;
use serde_json::Value as Json;

fn indicator(id: &str) -> &'static Json {
    let plan = plan_named(&kamakura().report, "vision-2021");
    let found = indicators_of(plan).into_iter().find(|i| i["id"] == id);
    found.unwrap_or_else(|| panic!("no indicator {id}"))
}

/// Fiscal year, figure, computed and declared difference.
fn points(id: &str) -> Vec<(i64, String, String, String)> {
    let figure = |json: &Json| json.as_str().unwrap_or("").to_owned();
    let own = list(indicator(id), "observations").iter();
    own.map(|o| {
        (
            o["when"]["fiscal_year"].as_i64().expect("a year"),
            figure(&o["value"]),
            figure(&o["change"]),
            figure(&o["declared_change"]),
        )
    })
    .collect()
}

fn written(rows: &[(i64, &str, &str, &str)]) -> Vec<(i64, String, String, String)> {
    let own = |(year, a, b, c): &(i64, &str, &str, &str)| {
        (*year, (*a).to_owned(), (*b).to_owned(), (*c).to_owned())
    };
    rows.iter().map(own).collect()
}

#[test]
fn the_headline_series_moved_as_far_as_the_cover_says() {
    for (id, change, declared, about) in [
        ("shisai-zandaka", "-107.7", "-108", true),
        ("kikin-gokei", "1.7", "1.7", false),
        ("so-jinko", "811", "811", false),
    ] {
        let movement = &indicator(id)["movement"];
        assert_eq!(movement["change"], change, "{id}");
        let [printed] = list(movement, "declared") else {
            panic!("{id}: one printed difference");
        };
        assert_eq!(printed["declared"], declared, "{id}");
        assert_eq!(printed["about"], about, "{id}");
        assert_eq!(
            (&printed["from"], &printed["to"]),
            (&2017.into(), &2020.into())
        );
    }
    assert_eq!(
        points("so-jinko"),
        written(&[(2017, "176242", "", "-150"), (2020, "177053", "811", "")])
    );
}

#[test]
fn the_places_in_nurseries_grew_as_printed() {
    assert_eq!(
        points("p002-capacity"),
        written(&[
            (2017, "2371", "", ""),
            (2018, "2451", "80", "80"),
            (2019, "2641", "190", "190"),
            (2020, "2858", "217", "217"),
            (2021, "2878", "20", "20"),
        ])
    );
    let figures = |id| -> Vec<String> { points(id).into_iter().map(|p| p.1).collect() };
    assert_eq!(
        figures("p002-accepted"),
        ["2483", "2535", "2641", "2794", "2867"]
    );
    assert_eq!(figures("p002-waiting"), ["109", "93", "78", "59", "45"]);
    assert_eq!(indicator("p002-waiting")["movement"]["direction"], "better");
    assert_eq!(
        indicator("p002-capacity")["movement"]["direction"],
        "not_judged"
    );
    let first = &list(indicator("p002-capacity"), "observations")[0];
    assert_eq!(first["when"]["date"], "2017-04-01");
}

#[test]
fn waste_keeps_both_of_its_printed_figures_and_the_way_to_its_targets() {
    let figures = |id| -> Vec<String> { points(id).into_iter().map(|p| p.1).collect() };
    assert_eq!(figures("p108-incineration"), ["30852", "29992", "29993"]);
    let reiwa = &list(indicator("p108-incineration"), "observations")[1];
    assert_eq!(reiwa["also"][0]["value"], "29993");
    assert_eq!(
        (&reiwa["gap"], &reiwa["declared_gap"]),
        (&"1138".into(), &"1139".into())
    );
    for (id, figure, gap) in [
        ("p108-total", "58607", "325"),
        ("p108-recycling", "52.1", "0.9"),
    ] {
        let [only] = list(indicator(id), "observations") else {
            panic!("{id}: one figure");
        };
        assert_eq!(text(only, "value"), figure);
        assert_eq!((text(only, "gap"), text(only, "declared_gap")), (gap, gap));
        // The figure of the base year is not printed, so nothing is computed
        // from it.
        let declared = &list(&indicator(id)["movement"], "declared")[0];
        assert_eq!(declared["from"], 2014);
        assert!(declared["change"].is_null());
    }
}

#[test]
fn every_chart_of_dates_has_its_table_its_drawing_and_its_csv() {
    let built = kamakura();
    let mut seen = 0;
    for (path, text) in &built.files {
        let Some(chart) = path
            .strip_prefix("kamakura/charts/vision-2021/o-")
            .and_then(|p| p.strip_suffix(".csv"))
        else {
            continue;
        };
        seen += 1;
        let svg = format!("kamakura/charts/vision-2021/o-{chart}.svg");
        assert!(built.files.contains_key(&svg), "{svg}");
        let table = format!("id=\"o-{chart}-table\"");
        assert!(
            built.pages().any(|(_, html)| html.contains(&table)),
            "{table}"
        );
        assert!(text.starts_with('\u{feff}'), "{path}");
    }
    // Three of the cover, one of three measures, three of waste, and the small
    // ones inside the promises.
    assert!(seen >= 10, "{seen}");
}
