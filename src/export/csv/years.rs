//! Indicators over the years: a row a year and role, of one plan or of several
//! in a series.

use super::{Cell, Sheet, code, figure, perhaps, text, whole};
use crate::model::plan::Owner;
use crate::model::rule::Status;
use crate::model::value::{Amount, Value};
use crate::model::word::Word;
use crate::model::year::FiscalYear;
use crate::report::Evaluation;
use crate::report::rate::{expected_level, no_rate_word};
use crate::site::view::{Ctx, PlanCtx};

const COLUMNS: [&str; 29] = [
    "plan_id",
    "measure_code",
    "measure_name",
    "indicator_id",
    "indicator_name",
    "unit",
    "fiscal_year",
    "year",
    "role",
    "value",
    "text",
    "change",
    "missing_reason",
    "cumulative",
    "data_state",
    "expected",
    "printed",
    "rate",
    "no_rate_reason",
    "status",
    "status_word",
    "note",
    "departments",
    "department_ids",
    "at_least",
    "at_most",
    "kept",
    "outside_by",
    "expected_level",
];

/// The table of indicators, as pairs of plan and indicator.
pub(super) fn table(ctx: Ctx, members: &[(usize, usize)]) -> Vec<u8> {
    let mut sheet = Sheet::new(COLUMNS);
    for (plan, indicator) in members {
        let ctx = ctx.plan(*plan);
        for year in ctx.plan.years() {
            let results = ctx.plan.results_of(year).map(|r| &r.rows[*indicator]);
            let evaluation = ctx.report.year(year).map(|y| &y.rows[*indicator]);
            let target = ctx.plan.indicators[*indicator].target(year);
            let target = Row {
                role: "target",
                value: target,
                absent: "not_in_source",
                evaluation: None,
                note: None,
            };
            let actual = Row {
                role: "actual",
                value: results.map(|r| &r.actual),
                absent: "future",
                evaluation,
                note: results.and_then(|r| r.note.as_deref()),
            };
            for row in [target, actual] {
                sheet.row(cells(ctx, *indicator, year, &row));
            }
        }
    }
    sheet.bytes()
}

/// A target or an actual with what was made of it.
struct Row<'a> {
    role: &'static str,
    value: Option<&'a Value>,
    /// Why there is no value at all.
    absent: &'static str,
    evaluation: Option<&'a Evaluation>,
    /// A remark on the row, beside that on the value.
    note: Option<&'a str>,
}

fn cells(ctx: PlanCtx, indicator: usize, year: FiscalYear, row: &Row) -> [Cell; COLUMNS.len()] {
    let plan = ctx.plan;
    let i = &plan.indicators[indicator];
    let measure = match i.owner {
        Owner::Measure(m) => Some(&plan.measures[m]),
        Owner::Goal(_) | Owner::Plan => None,
    };
    let who = plan.departments_of_indicator(indicator);
    let value = row.value;
    let amount = value.map(|v| &v.amount);
    let (words, change, missing) = match amount {
        Some(Amount::Number(_)) => ("", None, ""),
        Some(Amount::Text(words)) => (words.as_str(), None, ""),
        Some(Amount::Change(change)) => ("", Some(*change), ""),
        // Its ends have columns of their own.
        Some(Amount::Range(..) | Amount::Share { .. }) => ("", None, ""),
        Some(Amount::Missing(missing)) => ("", None, missing.word()),
        None => ("", None, row.absent),
    };
    let no_rate = row.evaluation.and_then(|e| e.rate.as_ref().err());
    let status = row.evaluation.map(|e| &e.status);
    let (at_least, at_most) = value.and_then(Value::range).unzip();
    let kept = row.evaluation.and_then(|e| e.kept.as_ref());
    let notes = [value.and_then(|v| v.note.as_deref()), row.note];
    let notes: Vec<&str> = notes.into_iter().flatten().collect();
    [
        code(&plan.id),
        perhaps(measure.and_then(|m| m.code.as_deref())),
        perhaps(measure.map(|m| m.name.as_str())),
        code(&i.id),
        perhaps(i.name.as_deref()),
        text(&i.unit),
        whole(year.0),
        text(&year.ja_short()),
        code(row.role),
        figure(value.and_then(Value::number)),
        text(words),
        figure(change),
        code(missing),
        figure(value.and_then(|v| v.cumulative)),
        code(value.and_then(|v| v.state).map_or("", Word::word)),
        perhaps(value.and_then(|v| v.expected.as_deref())),
        perhaps(value.and_then(|v| v.printed.as_deref())),
        figure(row.evaluation.and_then(|e| e.shown)),
        code(no_rate.map_or("", |r| no_rate_word(*r))),
        code(status.map_or("", Status::id)),
        text(&status.map(|s| ctx.status(s).word).unwrap_or_default()),
        text(&notes.join(" ")),
        text(&ctx.names_in(&who, year)),
        code(&ctx.ids_of(&who)),
        figure(at_least),
        figure(at_most),
        code(kept.map_or("", |k| if k.is_kept() { "true" } else { "false" })),
        figure(kept.map(|k| k.outside_by)),
        figure(match row.role {
            "target" => expected_level(plan, indicator, year),
            _ => None,
        }),
    ]
}
