//! Printed differences against figures by their own dates.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::{agrees_about, warn};
use crate::diag::{Diagnostic, both, codes};
use crate::model::observation::Moved;
use crate::model::plan::Plan;
use crate::model::when::Moment;
use crate::report::observed::{Observed, Place, Point};
use crate::report::rate::round;

/// Every printed difference of an indicator that no report judges.
pub fn findings(plan: &Plan, index: usize, observed: &Observed, out: &mut Vec<Diagnostic>) {
    let subject = format!("{}/{}", plan.id, plan.indicators[index].id);
    for point in &observed.points {
        let Some(printed) = point.observation(plan, index) else {
            continue;
        };
        if let (Some(declared), Some(computed)) = (printed.change, point.change)
            && !agrees_about(declared, computed, false)
        {
            let message = both(
                format!("公表された増減 {declared} と、前の値との差 {computed} が合いません"),
                format!("the declared change is {declared}, the figures give {computed}"),
            );
            out.push(warn(
                &codes::CHANGE_MISMATCH,
                printed.span,
                subject.clone(),
                message,
            ));
        }
        if let (Some(declared), Some(computed)) = (printed.gap, point.gap)
            && !agrees_about(declared, computed, false)
        {
            let message = both(
                format!("公表された目標までの差 {declared} と、計算した差 {computed} が合いません"),
                format!(
                    "the declared distance to the target is {declared}, the figures give {computed}"
                ),
            );
            out.push(warn(
                &codes::GAP_MISMATCH,
                printed.span,
                subject.clone(),
                message,
            ));
        }
        for other in &printed.also {
            let Some(first) = point.figure.filter(|first| *first != other.value) else {
                continue;
            };
            let place = other.place.as_deref().unwrap_or("");
            let message = both(
                format!(
                    "同じ時点の値が、{first} と {}（{place}）に分かれています",
                    other.value
                ),
                format!(
                    "the document prints {first} and {} ({place}) for the same time",
                    other.value
                ),
            );
            out.push(warn(
                &codes::FIGURES_DIFFER,
                printed.span,
                subject.clone(),
                message,
            ));
        }
    }
    printed_again(plan, index, observed, &subject, out);
    let rows = plan.results.iter().map(|r| &r.rows[index]);
    for declared in rows.flat_map(|row| &row.declared_changes) {
        let (Some(first), Some(last)) = (
            observed.of_year(declared.from),
            observed.of_year(declared.to),
        ) else {
            continue;
        };
        let difference = last.checked_sub(first);
        let (printed, computed, unit) = match declared.moved {
            Moved::By(by) => (by, difference, ""),
            Moved::ByPercent(by) => (by, difference.and_then(|d| percent(d, first)), "%"),
        };
        let Some(computed) = computed else { continue };
        if agrees_about(printed, computed, declared.about) {
            continue;
        }
        let shown = round(computed, printed.scale().max(computed.scale().min(2)));
        let message = both(
            format!("公表された増減 {printed}{unit} と、計算した {shown}{unit} が合いません"),
            format!("the declared change is {printed}{unit}, the figures give {shown}{unit}"),
        );
        out.push(warn(
            &codes::CHANGE_MISMATCH,
            declared.span,
            subject.clone(),
            message,
        ));
    }
}

/// Reports that print another figure for a time than the newest one does.
fn printed_again(
    plan: &Plan,
    index: usize,
    observed: &Observed,
    subject: &str,
    out: &mut Vec<Diagnostic>,
) {
    let newest: HashMap<Moment, &Point> = observed.points.iter().map(|p| (p.when, p)).collect();
    for (r, results) in plan.results.iter().enumerate() {
        for (o, printed) in results.rows[index].observed.iter().enumerate() {
            let Some(point) = newest.get(&printed.when) else {
                continue;
            };
            let (Some(here), Some(there)) = (printed.value.number(), point.figure) else {
                continue;
            };
            let Some(value) = point.value(plan, index) else {
                continue;
            };
            if here == there || point.place == Place::Observation(r, o) {
                continue;
            }
            let message = both(
                format!("同じ時点の値が、ここでは {here}、あとの報告では {there} です"),
                format!("for the same time {here} is printed here, {there} in a later report"),
            );
            let code = &codes::FIGURES_DIFFER;
            let place = both("あとの報告はここです", "the later report is here");
            let d = warn(code, printed.span, subject.to_owned(), message);
            out.push(d.see(value.span, place));
        }
    }
}

fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}
