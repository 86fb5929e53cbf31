//! Printed tallies against the rows: counts, their sum, shares.

use rust_decimal::Decimal;

use super::{agrees_about, warn};
use crate::diag::{Diagnostic, both, codes};
use crate::model::plan::Plan;
use crate::model::results::{DeclaredTally, Scope, YearResults};
use crate::model::rule::Status;
use crate::report::rate::round;
use crate::report::{Tally, YearReport};

/// Every declared tally of a year.
pub fn findings(plan: &Plan, results: &YearResults, year: &YearReport, out: &mut Vec<Diagnostic>) {
    for t in &year.tallies {
        let Some(declared) = t.declared.map(|d| &results.declared_tallies[d]) else {
            continue;
        };
        let scope = match t.scope {
            Scope::Plan => "plan".to_owned(),
            Scope::Goal(g) => plan.goals[g].id.clone(),
        };
        let subject = format!("{}/{scope}/{}", plan.id, results.year.0);
        if t.reconciled == Some(false) {
            out.push(counts(t, declared, subject.clone()));
        }
        sum(declared, &subject, out);
        shares(declared, &subject, out);
    }
}

fn counts(t: &Tally, declared: &DeclaredTally, subject: String) -> Diagnostic {
    let list = |counts: &[(Status, u32)]| {
        let parts: Vec<String> = counts
            .iter()
            .filter(|(_, n)| *n > 0)
            .map(|(s, n)| format!("{} {n}", s.id()))
            .collect();
        parts.join(", ")
    };
    warn(
        &codes::TALLY_MISMATCH,
        declared.span,
        subject,
        both(
            format!(
                "公表された集計（{}）と、{}行の判定（{}）が合いません",
                list(&declared.by_status),
                t.rows,
                list(&t.merged)
            ),
            format!(
                "the declared tally ({}) cannot be what the {} rows are ({})",
                list(&declared.by_status),
                t.rows,
                list(&t.merged)
            ),
        ),
    )
}

fn sum(declared: &DeclaredTally, subject: &str, out: &mut Vec<Diagnostic>) {
    let counts = declared.by_status.iter().map(|(_, n)| u64::from(*n));
    let sum: u64 = counts.sum();
    if declared.by_status.is_empty() || sum == u64::from(declared.denominator) {
        return;
    }
    out.push(warn(
        &codes::TALLY_SUM_MISMATCH,
        declared.span,
        subject.to_owned(),
        both(
            format!(
                "公表された合計 {} と、判定ごとの数の和 {sum} が合いません",
                declared.denominator
            ),
            format!(
                "the declared whole is {}, its counts add up to {sum}",
                declared.denominator
            ),
        ),
    ));
}

fn shares(declared: &DeclaredTally, subject: &str, out: &mut Vec<Diagnostic>) {
    for (status, printed) in &declared.shares {
        let count = declared.by_status.iter().find(|(s, _)| s == status);
        let share = count.and_then(|(_, n)| {
            (Decimal::from(*n) * Decimal::ONE_HUNDRED)
                .checked_div(Decimal::from(declared.denominator))
        });
        let Some(share) = share else { continue };
        if agrees_about(*printed, share, declared.shares_about) {
            continue;
        }
        let shown = round(share, printed.scale().max(1));
        out.push(warn(
            &codes::SHARE_MISMATCH,
            declared.span,
            subject.to_owned(),
            both(
                format!(
                    "公表された割合 {printed}%（{}）と、件数から計算した {shown}% が合いません",
                    status.id()
                ),
                format!(
                    "the declared share of '{}' is {printed} %, the counts give {shown} %",
                    status.id()
                ),
            ),
        ));
    }
}
