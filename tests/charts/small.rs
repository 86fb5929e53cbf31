//! The smaller charts: progress, rates side by side, what goes on from plan to
//! plan; and the texts of all.

use serde_json::Value as Json;

use crate::figures::drawing::{check_flow, check_progress, check_rates, check_texts};
use crate::figures::report::{list, owner, plan_named, years};
use crate::published::{Drawing, every_drawing, years_in_values};
use crate::walk::PLANS;

#[test]
fn every_bar_of_progress_agrees_with_the_table_of_its_indicator() {
    let (mut large, mut small, mut open) = (0, 0, 0);
    for Drawing {
        site,
        path,
        svg,
        id,
        ..
    } in every_drawing()
    {
        let report = &site.report;
        let Some((kind, key)) = id.split_once('-').filter(|(k, _)| ["d", "g"].contains(k)) else {
            continue;
        };
        let (key, year) = match kind {
            "g" => (key, 2023),
            _ => {
                let (key, year) = key.rsplit_once('-').expect("a year");
                (key, year.parse().expect("a year"))
            }
        };
        let (_, indicator) = owner(report, key);
        let figures = years_in_values(indicator, year..=year)[0];
        check_progress(svg, figures).unwrap_or_else(|fault| panic!("{path}: {id}: {fault}"));
        open += usize::from(figures.actual.is_none());
        large += usize::from(kind == "g");
        small += usize::from(kind == "d");
    }
    assert!(
        large > 20 && small > 20 && open > 5,
        "{large} {small} {open}"
    );
}

#[test]
fn every_small_multiple_agrees_with_the_rates_of_the_report() {
    let mut checked = 0;
    for Drawing {
        site,
        path,
        svg,
        id,
        ..
    } in every_drawing()
    {
        let report = &site.report;
        let Some(key) = id.strip_prefix("m-") else {
            continue;
        };
        let (plan, indicator) = owner(report, key);
        let evaluations = list(indicator, "evaluations");
        let rates: Vec<Option<f64>> = years(plan)
            .map(|year| {
                let of = |e: &&Json| e["fiscal_year"] == year;
                let found = evaluations.iter().find(of)?;
                found["rate"].as_str().and_then(|rate| rate.parse().ok())
            })
            .collect();
        check_rates(svg, &rates).unwrap_or_else(|fault| panic!("{path}: {id}: {fault}"));
        checked += 1;
    }
    assert!(checked >= 30, "{checked}");
}

#[test]
fn the_drawing_from_plan_to_plan_agrees_with_its_table_and_the_report() {
    let mut checked = 0;
    for Drawing {
        site,
        path,
        page,
        svg,
        id,
    } in every_drawing()
    {
        let report = &site.report;
        let Some(name) = id.strip_prefix("l-") else {
            continue;
        };
        let table = page.one("id", &format!("{id}-table")).expect("its table");
        let cells = table.with("td", "data-role");
        let shown: Vec<u32> = cells
            .iter()
            .map(|c| c.value().parse().expect("a count"))
            .collect();
        assert_eq!(name, PLANS[1], "{path}");
        let parts =
            PLANS.map(|p| list(&list(plan_named(report, p), "declared_counts")[0], "parts"));
        let printed = parts.into_iter().flatten();
        let printed: Vec<u32> = printed
            .map(|p| p["count"].as_u64().expect("a count") as u32)
            .collect();
        assert_eq!(shown, printed, "{path}");
        check_flow(svg, &shown).unwrap_or_else(|fault| panic!("{path}: {fault}"));
        checked += 1;
    }
    assert_eq!(checked, 1);
}

#[test]
fn every_text_of_a_drawing_can_be_read_on_a_narrow_phone_and_covers_no_other() {
    for d in every_drawing() {
        let (path, id) = (d.path, d.id);
        check_texts(d.svg).unwrap_or_else(|fault| panic!("{path}: {id}: {fault}"));
    }
}
