//! Targets that ask for nothing, and figures out of scale.

use rust_decimal::Decimal;

use super::warn;
use crate::diag::{Diagnostic, both, codes};
use crate::model::plan::{Direction, Indicator, Kind, Plan};
use crate::model::results::Row;
use crate::model::site::Site;
use crate::model::value::Value;
use crate::model::year::FiscalYear;

/// How many times last year's figure is a slip of the point or of the unit
/// rather than a good year.
const OUT_OF_SCALE: Decimal = Decimal::TEN;

/// Everything about an indicator's targets, and its actuals year by year.
pub(super) fn findings(site: &Site, plan: &Plan, index: usize, out: &mut Vec<Diagnostic>) {
    let indicator = &plan.indicators[index];
    let Some(direction) = indicator.direction.filter(|_| has_levels(indicator.kind)) else {
        return;
    };
    let mut targets: Vec<(FiscalYear, &Value, Decimal)> = indicator
        .targets
        .iter()
        .filter_map(|(year, value)| Some((*year, value, level(indicator, value)?)))
        .collect();
    targets.sort_by_key(|(year, ..)| *year);
    let subject = format!("{}/{}", plan.id, indicator.id);
    against_baseline(indicator, direction, &targets, &subject, out);
    loosens(direction, &targets, &subject, out);
    for (year, target, figure) in &targets {
        let last = last_year(site, plan, index, *year);
        let Some((actual, reached)) = last.and_then(|v| Some((v, level(indicator, v)?))) else {
            continue;
        };
        if is_worse(*figure, reached, direction) {
            let message = both(
                format!(
                    "{}の目標 {figure} は、前の年度の実績 {reached} がすでに超えています",
                    year.ja_short()
                ),
                format!(
                    "the actual of the year before, {reached}, is already better than the target {figure} of {}",
                    year.en()
                ),
            );
            let subject = format!("{subject}/{}", year.0);
            let d = warn(&codes::TARGET_ALREADY_MET, target.span, subject, message);
            let there = both("前の年度の実績はここです", "the actual is here");
            out.push(d.see(actual.span, there));
        }
    }
    if indicator.kind != Kind::YearlyWithCumulative {
        out_of_scale(plan, index, &subject, out);
    }
}

/// Kinds whose figures are levels of one thing that can be put in order.
fn has_levels(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Yearly
            | Kind::Level
            | Kind::Cumulative
            | Kind::YearlyWithCumulative
            | Kind::MeanOfComponents
    )
}

/// The figure that is compared: of `10 (45)` the running total, since a year's
/// part of it may well be smaller than the part before.
fn level(indicator: &Indicator, value: &Value) -> Option<Decimal> {
    match indicator.kind {
        Kind::YearlyWithCumulative => value.cumulative,
        _ => value.number(),
    }
}

fn is_worse(figure: Decimal, than: Decimal, direction: Direction) -> bool {
    match direction {
        Direction::More => figure < than,
        Direction::Less => figure > than,
    }
}

fn against_baseline(
    indicator: &Indicator,
    direction: Direction,
    targets: &[(FiscalYear, &Value, Decimal)],
    subject: &str,
    out: &mut Vec<Diagnostic>,
) {
    let Some(baseline) = indicator.baseline.as_ref().map(|b| &b.value) else {
        return;
    };
    let Some(from) = level(indicator, baseline) else {
        return;
    };
    let worse = targets.iter().find(|(.., t)| is_worse(*t, from, direction));
    let found = match (worse, targets.last()) {
        (Some((year, target, figure)), _) => warn(
            &codes::TARGET_WORSE_THAN_BASELINE,
            target.span,
            subject.to_owned(),
            both(
                format!(
                    "{}の目標 {figure} は、現状値 {from} より悪い値です",
                    year.ja_short()
                ),
                format!(
                    "the target {figure} of {} is worse than the baseline {from}",
                    year.en()
                ),
            ),
        ),
        (None, Some((year, target, figure))) if *figure == from => warn(
            &codes::TARGET_ALREADY_MET,
            target.span,
            subject.to_owned(),
            both(
                format!(
                    "最後の目標（{}の {figure}）は、現状値と同じです",
                    year.ja_short()
                ),
                format!(
                    "the last target, {figure} in {}, is what the baseline is already",
                    year.en()
                ),
            ),
        ),
        _ => return,
    };
    let there = both("現状値はここです", "the baseline is here");
    out.push(found.see(baseline.span, there));
}

fn loosens(
    direction: Direction,
    targets: &[(FiscalYear, &Value, Decimal)],
    subject: &str,
    out: &mut Vec<Diagnostic>,
) {
    let mut pairs = targets.windows(2);
    let Some([(_, before, first), (year, after, second)]) =
        pairs.find(|pair| is_worse(pair[1].2, pair[0].2, direction))
    else {
        return;
    };
    let d = warn(
        &codes::TARGET_LOOSENS,
        after.span,
        subject.to_owned(),
        both(
            format!(
                "{}の目標 {second} は、前の目標 {first} よりゆるくなっています",
                year.ja_short()
            ),
            format!(
                "the target {second} of {} asks for less than the one before, {first}",
                year.en()
            ),
        ),
    );
    out.push(d.see(
        before.span,
        both("前の目標はここです", "the one before is here"),
    ));
}

/// The actual of the year before: of this plan, else of the plan before where
/// both indicators make one series.
fn last_year<'a>(
    site: &'a Site,
    plan: &'a Plan,
    index: usize,
    year: FiscalYear,
) -> Option<&'a Value> {
    let before = year.previous();
    if let Some(results) = plan.results_of(before) {
        return Some(&results.rows[index].actual);
    }
    let follows = plan.follows.as_ref()?;
    let step = follows
        .indicators
        .iter()
        .find(|step| step.to == index && step.same)?;
    let results = site.plans[follows.plan].results_of(before)?;
    Some(&results.rows[step.from].actual)
}

fn out_of_scale(plan: &Plan, index: usize, subject: &str, out: &mut Vec<Diagnostic>) {
    let known = plan.results.iter().filter_map(|results| {
        let row: &Row = &results.rows[index];
        Some((results.year, &row.actual, row.actual.number()?))
    });
    let known: Vec<_> = known.collect();
    for pair in known.windows(2) {
        let [(_, first, then), (year, second, now)] = pair else {
            continue;
        };
        let (small, large) = (then.abs().min(now.abs()), then.abs().max(now.abs()));
        let Some(times) = large.checked_div(small) else {
            continue;
        };
        if times < OUT_OF_SCALE {
            continue;
        }
        let d = warn(
            &codes::FIGURE_OUT_OF_SCALE,
            second.span,
            format!("{subject}/{}", year.0),
            both(
                format!("実績が {then} から {now} へ、10倍以上または10分の1以下に変わっています"),
                format!(
                    "the actual goes from {then} to {now}: ten times or more, or a tenth or less"
                ),
            ),
        );
        out.push(d.see(
            first.span,
            both("前の実績はここです", "the one before is here"),
        ));
    }
}
