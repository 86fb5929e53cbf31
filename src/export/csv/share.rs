//! A tally: a row a class, counted and declared.

use super::{Sheet, code, perhaps, text, whole};
use crate::model::results::Scope;
use crate::site::view::PlanCtx;

const COLUMNS: [&str; 15] = [
    "plan_id",
    "scope",
    "scope_id",
    "scope_name",
    "fiscal_year",
    "year",
    "status",
    "status_word",
    "unit",
    "computed",
    "declared",
    "missing_reason",
    "derived_from",
    "denominator",
    "denominator_words",
];

/// The table of a tally, by its year and its place in the report. The document
/// gives no count for a class with a `missing_reason`.
pub(super) fn table(ctx: PlanCtx, year: usize, tally: usize) -> Vec<u8> {
    let plan = ctx.plan;
    let results = &plan.results[year];
    let view = &ctx.tallies(results)[tally];
    let (scope, id, name) = match ctx.report.years[year].tallies[tally].scope {
        Scope::Plan => ("plan", plan.id.as_str(), plan.title.as_str()),
        Scope::Goal(g) => (
            "goal",
            plan.goals[g].id.as_str(),
            plan.goals[g].name.as_str(),
        ),
    };
    let mut sheet = Sheet::new(COLUMNS);
    for class in &view.classes {
        let missing = match class.declared {
            Some(_) => "",
            None => "not_in_source",
        };
        sheet.row([
            code(&plan.id),
            code(scope),
            code(id),
            text(name),
            whole(results.year.0),
            text(&results.year.ja_short()),
            code(&class.status.id),
            text(&class.status.word),
            text(&plan.counter),
            whole(class.computed),
            whole(class.declared.map(|n| n.to_string()).unwrap_or_default()),
            code(missing),
            perhaps(class.derived.as_deref()),
            whole(view.denominator),
            perhaps(view.denominator_words.as_deref()),
        ]);
    }
    sheet.bytes()
}
