//! What the chart of money promises.

use super::super::{MoneyBar, MoneyChart, MoneyGroup, float, money};
use super::assert_only_plain_shapes;
use super::readback::{assert_near, elements, scale, texts};
use super::tables::{Lcg, text};

fn bar(amount: &str) -> MoneyBar {
    let known = amount.parse().ok();
    MoneyBar {
        amount: known,
        label: if known.is_some() {
            format!("{amount}百万円")
        } else {
            "未定".into()
        },
        state: "not_yet_known".into(),
    }
}

fn group(label: &str, class: &str, amounts: &[&str]) -> MoneyGroup {
    MoneyGroup {
        label: label.into(),
        class: class.into(),
        bars: amounts.iter().map(|a| bar(a)).collect(),
    }
}

fn chart(groups: Vec<MoneyGroup>) -> MoneyChart {
    let columns = groups.first().map_or(0, |g| g.bars.len());
    MoneyChart {
        text: text(),
        columns: (0..columns).map(|c| format!("令和{}", c + 2)).collect(),
        groups,
    }
}

/// Up to twelve lines over up to four years: small, huge, negative, missing.
fn random_money(random: &mut Lcg) -> MoneyChart {
    let names = [
        "歳入",
        "公共施設の総量を見直し、残す施設の長寿命化を計画的に進める事業",
        "DX推進",
    ];
    let figures = [
        "67",
        "-2939",
        "65775",
        "0",
        "12345678901",
        "-0.5",
        "?",
        "79228162514264337593543950335",
    ];
    let classes = ["line", "not_itemised", "total", "\" onload=\""];
    let (lines, columns) = (1 + random.below(12), 1 + random.below(4));
    // Some charts have nothing huge in them.
    let known = figures.len() - random.below(4);
    let groups = (0..lines).map(|_| {
        let amounts: Vec<_> = (0..columns).map(|_| figures[random.below(known)]).collect();
        let label = names[random.below(names.len())];
        group(label, classes[random.below(classes.len())], &amounts)
    });
    chart(groups.collect())
}

/// Checks that exactly the amounts of `chart` are drawn, from zero to where they
/// belong.
fn assert_money_reads_back(svg: &str, chart: &MoneyChart) {
    let all = elements(svg);
    let place = scale(&all, "x1");
    for (row, group) in chart.groups.iter().enumerate() {
        for (column, bar) in group.bars.iter().enumerate() {
            let mut found = all.iter().filter(|e| {
                e.get("data-s") == "money"
                    && e.get("data-i") == row.to_string()
                    && e.get("data-c") == column.to_string()
            });
            let drawn = found.next();
            assert!(found.next().is_none(), "two bars of one amount in {svg}");
            assert_eq!(drawn.is_some(), bar.amount.is_some(), "{row} {column}");
            if let (Some(drawn), Some(amount)) = (drawn, bar.amount.map(float)) {
                let (from, to) = (drawn.number("x"), drawn.number("x") + drawn.number("width"));
                assert_near(from, place(amount.min(0.0)), svg);
                assert_near(to, place(amount.max(0.0)), svg);
            }
        }
    }
}

#[test]
fn an_amount_below_zero_goes_to_the_left_of_the_zero_line() {
    let chart = chart(vec![
        group("歳入", "line", &["100"]),
        group("歳出", "line", &["-130"]),
        group("差引", "total", &["-30"]),
    ]);
    let svg = money(&chart).unwrap();
    assert_money_reads_back(&svg, &chart);
    let all = elements(&svg);
    let zero = all.iter().find(|e| e.get("data-v") == "0").unwrap();
    let bars: Vec<_> = all.iter().filter(|e| e.get("data-s") == "money").collect();
    let zero = zero.number("x1");
    assert_near(bars[0].number("x"), zero, &svg);
    assert_near(bars[1].number("x") + bars[1].number("width"), zero, &svg);
    assert_eq!(bars[2].get("class"), "m-total");
}

#[test]
fn only_the_last_year_is_strong_and_the_rest_is_pencil() {
    let chart = chart(vec![
        group("事業", "line", &["1", "2"]),
        group("内訳のない分", "not_itemised", &["3", "4"]),
    ]);
    let svg = money(&chart).unwrap();
    let all = elements(&svg);
    let classes = all.iter().filter(|e| e.get("data-s") == "money");
    let classes: Vec<_> = classes.map(|e| e.get("class")).collect();
    let pencil = "m-not_itemised";
    assert_eq!(classes, ["m-earlier", "m-line", pencil, pencil]);
}

#[test]
fn a_missing_amount_is_an_open_bar_with_its_word() {
    let chart = chart(vec![group("事業", "line", &["10", "?"])]);
    let svg = money(&chart).unwrap();
    let all = elements(&svg);
    let open = all.iter().filter(|e| e.get("class") == "st-not_yet_known");
    let open: Vec<_> = open.map(|e| (e.name.as_str(), e.text.as_str())).collect();
    assert_eq!(open, [("line", ""), ("line", ""), ("text", "未定")]);
}

#[test]
fn every_amount_can_be_read_back_and_no_text_is_small_cut_or_covered() {
    let mut random = Lcg::new(65_775);
    for _ in 0..400 {
        let chart = random_money(&mut random);
        let Some(svg) = money(&chart) else {
            let amounts = chart.groups.iter().flat_map(|g| &g.bars);
            assert!(amounts.filter_map(|b| b.amount).next().is_none());
            continue;
        };
        assert_money_reads_back(&svg, &chart);
        assert_only_plain_shapes(&svg);
        let boxes = texts(&svg);
        for (at, one) in boxes.iter().enumerate() {
            assert!(one.size >= 15.0, "{one:?}");
            assert!(one.is_inside(&svg), "{one:?} is cut in {svg}");
            for other in &boxes[at + 1..] {
                assert!(!one.meets(other), "{one:?} over {other:?} in {svg}");
            }
        }
    }
}

#[test]
fn a_hostile_name_loses_its_power() {
    let bad = "</text><script>\"'&\u{7}";
    let mut chart = chart(vec![group(bad, bad, &["1", "?"])]);
    chart.columns = vec![bad.into(); 2];
    chart.groups[0].bars[1].label = bad.into();
    chart.groups[0].bars[1].state = bad.into();
    let svg = money(&chart).unwrap();
    assert!(!svg.contains("<script") && !svg.contains('\u{7}'), "{svg}");
    assert_only_plain_shapes(&svg);
}
