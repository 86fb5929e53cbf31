//! A statement of money: a row a line and column, then what the lines make.

use rust_decimal::Decimal;

use super::{Cell, Sheet, code, figure, perhaps, text, whole};
use crate::model::money::{DeclaredChange, DeclaredMoney, Money, MoneyAmount, MoneyOwner};
use crate::model::money::{MoneyParts, Term};
use crate::model::word::Word;
use crate::report::NoAmount;
use crate::report::money::{Change, Figure};
use crate::report::rate::round;
use crate::site::view::PlanCtx;

const COLUMNS: [&str; 25] = [
    "plan_id",
    "scope",
    "scope_id",
    "statement_id",
    "title",
    "kind",
    "unit",
    "row",
    "line",
    "account",
    "from",
    "to",
    "period",
    "amount",
    "missing_reason",
    "expected",
    "printed",
    "share",
    "change",
    "change_rate",
    "declared_change_rate",
    "declared",
    "declared_unit",
    "declared_about",
    "note",
];

/// What a row says beside its place.
struct Row<'a> {
    kind: &'static str,
    name: String,
    account: Option<&'a str>,
    amount: Figure,
    /// The amount as it is written, for rows that are not computed.
    written: Option<&'a MoneyAmount>,
    share: Option<Decimal>,
    change: Option<Change>,
    declared_change: Option<DeclaredChange>,
    declared: Option<&'a DeclaredMoney>,
    note: Option<&'a str>,
}

/// The table of a statement, by its place in the plan.
pub(super) fn table(ctx: PlanCtx, place: usize) -> Vec<u8> {
    let money = &ctx.plan.money[place];
    let mut sheet = Sheet::new(COLUMNS);
    for (c, column) in money.columns.iter().enumerate() {
        for row in rows(ctx, place, c) {
            sheet.row(cells(ctx, money, *column, &row));
        }
    }
    sheet.bytes()
}

/// The rows of a column: its lines, their sum, what it is a part of, and what
/// is left of that.
fn rows<'a>(ctx: PlanCtx<'a>, place: usize, c: usize) -> Vec<Row<'a>> {
    let money = &ctx.plan.money[place];
    let report = &ctx.report.money[place];
    let word = |key: &str| ctx.all.words.get(key).to_owned();
    let empty = |kind, name, amount| Row {
        kind,
        name,
        account: None,
        amount,
        written: None,
        share: None,
        change: None,
        declared_change: None,
        declared: None,
        note: None,
    };
    let lines = report.rows.iter().enumerate().map(|(i, row)| {
        let mut line = empty("line", name_of(ctx, money, i), row.amounts[c]);
        line.share = row.shares[c];
        line.change = row.changes[c];
        if let MoneyParts::Lines(lines) = &money.parts {
            line.account = lines[i].account.as_deref();
            line.written = Some(&lines[i].amounts[c]);
            line.declared_change = lines[i].changes[c];
            line.note = lines[i].note.as_deref();
        }
        line
    });
    let mut rows: Vec<Row> = lines.collect();
    let sum = &report.sums[c];
    // As the page calls it.
    let of_all = match (&money.parts, &money.of[c]) {
        (MoneyParts::Difference { .. }, _) => "money.balance",
        (_, Some(_)) => "money.itemised",
        (_, None) => "money.total",
    };
    let mut total = empty("total", word(of_all), sum.sum);
    total.share = sum.share;
    total.change = sum.change;
    total.declared_change = money.total_changes[c];
    total.declared = money.totals[c].as_ref();
    total.note = total.declared.and_then(|d| d.note.as_deref());
    rows.push(total);
    if let Some(rest) = sum.not_itemised {
        let mut rest = empty("not_itemised", word("money.not_itemised"), rest);
        rest.share = sum.not_itemised_share;
        rows.push(rest);
    }
    if let Some(of) = &money.of[c] {
        let amount = of.amount.map_err(NoAmount::Missing);
        let mut whole = empty("whole", word("money.whole"), amount);
        whole.written = Some(of);
        rows.push(whole);
    }
    rows
}

/// A line's own name, or the title of the statement that stands for it.
fn name_of(ctx: PlanCtx, money: &Money, line: usize) -> String {
    match &money.parts {
        MoneyParts::Lines(lines) => lines[line].name.clone(),
        MoneyParts::Difference {
            revenue,
            expenditure,
        } => {
            let statement = if line == 0 { *revenue } else { *expenditure };
            ctx.plan.money[statement].title.clone()
        }
    }
}

fn cells(ctx: PlanCtx, money: &Money, column: Term, row: &Row) -> [Cell; COLUMNS.len()] {
    let plan = ctx.plan;
    let (scope, id) = match money.owner {
        MoneyOwner::Plan => ("plan", &plan.id),
        MoneyOwner::Goal(g) => ("goal", &plan.goals[g].id),
        MoneyOwner::Measure(m) => ("measure", &plan.measures[m].id),
    };
    let mut period = column.from.ja_short();
    if column.from != column.to {
        let values = [("from", period.as_str()), ("to", &column.to.ja_short())];
        period = ctx.all.words.fill("period", &values);
    }
    // Shares and rates have the digits of the plan, as on its pages.
    let percent = |rate: Option<Decimal>| figure(rate.map(|r| round(r, plan.rounding)));
    let written = row.written;
    let notes = [written.and_then(|w| w.note.as_deref()), row.note];
    let notes: Vec<&str> = notes.into_iter().flatten().collect();
    [
        code(&plan.id),
        code(scope),
        code(id),
        code(&money.id),
        text(&money.title),
        code(money.kind.word()),
        text(money.unit.word()),
        code(row.kind),
        text(&row.name),
        perhaps(row.account),
        whole(column.from.0),
        whole(column.to.0),
        text(&period),
        figure(row.amount.ok()),
        code(row.amount.err().map_or("", NoAmount::word)),
        perhaps(written.and_then(|w| w.expected.as_deref())),
        perhaps(written.and_then(|w| w.printed.as_deref())),
        percent(row.share),
        figure(row.change.map(|c| c.by)),
        percent(row.change.and_then(|c| c.rate)),
        figure(row.declared_change.map(|c| c.rate)),
        figure(row.declared.map(|d| d.value)),
        code(row.declared.map_or("", |d| d.unit.word())),
        code(
            row.declared
                .map_or("", |d| if d.about { "yes" } else { "no" }),
        ),
        text(&notes.join(" ")),
    ]
}
