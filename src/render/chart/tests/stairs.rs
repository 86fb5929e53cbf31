//! What stairs promise, checked on the SVG they write.

use super::super::*;
use super::assert_only_plain_shapes;
use super::readback::elements;
use super::tables::{Lcg, random_steps};

#[test]
fn a_stair_has_a_dot_for_every_year_but_those_to_come() {
    let mut random = Lcg::new(5);
    for _ in 0..300 {
        let chart = random_steps(&mut random);
        let Some(svg) = steps(&chart) else {
            let said = |step: &Step| step.target.is_some() || step.actual.is_some();
            assert!(!chart.steps.iter().any(said));
            continue;
        };
        assert_only_plain_shapes(&svg);
        let all = elements(&svg);
        let dots: Vec<_> = all
            .iter()
            .filter(|e| e.get("data-s") == "step")
            .map(|e| (e.get("data-i").to_string(), e.get("class").to_string()))
            .collect();
        let years = chart.steps.iter().enumerate();
        let expected: Vec<_> = years
            .filter(|(_, step)| step.state != "future")
            .map(|(at, step)| (at.to_string(), format!("st-{}", step.state)))
            .collect();
        assert_eq!(dots, expected);
        let heights: Vec<_> = all
            .iter()
            .filter(|e| e.get("data-s") == "step")
            .map(|e| e.number("cy"))
            .collect();
        assert!(heights.is_sorted_by(|a, b| a > b), "{svg}");
        let written = svg.contains("t-stage");
        assert!(!written || chart.steps.len() <= 4);
    }
}

#[test]
fn a_stage_is_written_below_its_year_in_at_most_three_lines() {
    let stage = "全庁的な運用を開始し、効果を検証したうえで改善を図る仕組みの構築";
    let chart = |years: usize| StepsChart {
        text: super::tables::text(),
        steps: (0..years)
            .map(|year| Step {
                label: format!("令和{year}"),
                target: Some(stage.into()),
                actual: None,
                state: "future".into(),
            })
            .collect(),
        target_word: "目標".into(),
        actual_word: "実績".into(),
    };
    let lines = |years: usize| {
        let svg = steps(&chart(years)).unwrap();
        let all = elements(&svg);
        let lines = all.iter().filter(|e| e.get("class") == "t-stage");
        lines.map(|e| e.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(lines(1).concat(), stage);
    assert_eq!(lines(4).len(), 12);
    assert!(lines(4)[2].ends_with('…'));
    assert!(lines(5).is_empty());
}

#[test]
fn a_year_without_a_target_has_an_open_tread() {
    let mut chart = random_steps(&mut Lcg::new(1));
    chart.steps = vec![Step::default(), Step::default()];
    chart.steps[1].target = Some("策定".into());
    let svg = steps(&chart).unwrap();
    let all = elements(&svg);
    let treads = all.iter().filter(|e| e.get("class").starts_with("c-tread"));
    let treads: Vec<_> = treads.map(|e| e.get("class")).collect();
    // The first is the sample in the legend.
    assert_eq!(treads, ["c-tread", "c-tread-open", "c-tread"]);
}
