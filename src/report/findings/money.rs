//! Statements of money: what the document declares against what its amounts give.

use super::warn;
use crate::diag::{Diagnostic, both, codes};
use crate::model::money::{DeclaredChange, Money, MoneyOwner, MoneyParts, Term};
use crate::model::plan::Plan;
use crate::model::word::Word;
use crate::report::PlanReport;
use crate::report::money::{Change, MoneyReport, NoAmount, change_agrees, in_unit_of};
use crate::report::rate::round;

/// Compares totals, wholes and rates of change of a plan's statements.
pub(super) fn findings(plan: &Plan, report: &PlanReport, out: &mut Vec<Diagnostic>) {
    for (money, computed) in plan.money.iter().zip(&report.money) {
        for (column, term) in money.columns.iter().enumerate() {
            let subject = subject(plan, money, term);
            totals(money, computed, column, &subject, out);
            changes(money, computed, column, &subject, out);
        }
    }
}

/// The column of a statement, as `accepted.yaml` names it.
fn subject(plan: &Plan, money: &Money, term: &Term) -> String {
    let owner = match money.owner {
        MoneyOwner::Plan => String::new(),
        MoneyOwner::Goal(g) => format!("{}/", plan.goals[g].id),
        MoneyOwner::Measure(m) => format!("{}/", plan.measures[m].id),
    };
    let years = if term.from == term.to {
        term.from.0.to_string()
    } else {
        format!("{}-{}", term.from.0, term.to.0)
    };
    format!("{}/{owner}{}/{years}", plan.id, money.id)
}

fn totals(
    money: &Money,
    computed: &MoneyReport,
    column: usize,
    subject: &str,
    out: &mut Vec<Diagnostic>,
) {
    let sum = &computed.sums[column];
    let Ok(total) = sum.sum else {
        return;
    };
    if let (Some(declared), Some(false)) = (&money.totals[column], sum.agrees) {
        let total = in_unit_of(declared, total, money).unwrap_or(total);
        let (printed, unit) = (declared.value, declared.unit.word());
        out.push(warn(
            &codes::MONEY_TOTAL_DIFFERS,
            declared.span,
            subject.to_owned(),
            both(
                format!(
                    "公表された合計 {printed}{unit}と、内訳から計算した {total}{unit}が合いません"
                ),
                format!("the declared total is {printed} {unit}, the lines give {total} {unit}"),
            ),
        ));
    }
    let is_more = sum.not_itemised == Some(Err(NoAmount::PartsExceedWhole));
    if let (Some(of), true) = (&money.of[column], is_more) {
        let unit = money.unit.word();
        out.push(warn(
            &codes::MONEY_PARTS_EXCEED_WHOLE,
            of.span,
            subject.to_owned(),
            both(
                format!("内訳の和 {total}{unit}が、全体（of）の金額を上回っています"),
                format!("the lines add up to {total} {unit}, more than what they are a part of"),
            ),
        ));
    }
}

fn changes(
    money: &Money,
    computed: &MoneyReport,
    column: usize,
    subject: &str,
    out: &mut Vec<Diagnostic>,
) {
    if let MoneyParts::Lines(lines) = &money.parts {
        for (n, (line, row)) in lines.iter().zip(&computed.rows).enumerate() {
            let subject = format!("{subject}/{}", n + 1);
            change(line.changes[column], row.changes[column], subject, out);
        }
    }
    let of_sum = computed.sums[column].change;
    change(money.total_changes[column], of_sum, subject.to_owned(), out);
}

fn change(
    declared: Option<DeclaredChange>,
    computed: Option<Change>,
    subject: String,
    out: &mut Vec<Diagnostic>,
) {
    let (Some(declared), Some(computed)) = (declared, computed) else {
        return;
    };
    let (Some(rate), Some(false)) = (computed.rate, change_agrees(&declared, &computed)) else {
        return;
    };
    let printed = declared.rate;
    let rate = round(rate, printed.scale().max(1));
    out.push(warn(
        &codes::MONEY_CHANGE_DIFFERS,
        declared.span,
        subject,
        both(
            format!("公表された増減率 {printed}% と、金額から計算した {rate}% が合いません"),
            format!("the declared rate of change is {printed} %, the amounts give {rate} %"),
        ),
    ));
}
