//! Figures by their own dates: a row a date and indicator.

use super::{Sheet, code, figure, perhaps, text, whole};
use crate::model::plan::Owner;
use crate::model::value::Amount;
use crate::model::word::Word;
use crate::render::format::moment;
use crate::site::view::PlanCtx;

const COLUMNS: [&str; 22] = [
    "plan_id",
    "measure_code",
    "measure_name",
    "indicator_id",
    "indicator_name",
    "unit",
    "fiscal_year",
    "date",
    "when",
    "value",
    "missing_reason",
    "change",
    "declared_change",
    "gap",
    "declared_gap",
    "also_printed",
    "printed",
    "note",
    "target_fiscal_year",
    "target",
    "departments",
    "department_ids",
];

/// The table of figures that no report judges, by their place among those of
/// the plan.
pub(super) fn table(ctx: PlanCtx, place: usize) -> Vec<u8> {
    let mut sheet = Sheet::new(COLUMNS);
    let plan = ctx.plan;
    for index in ctx.observed_members(place) {
        let indicator = &plan.indicators[*index];
        let measure = match indicator.owner {
            Owner::Measure(m) => Some(&plan.measures[m]),
            Owner::Goal(_) | Owner::Plan => None,
        };
        let Some(observed) = &ctx.report.observed[*index] else {
            continue;
        };
        let target = indicator.final_target();
        let who = plan.departments_of_indicator(*index);
        for point in &observed.points {
            let printed = point.observation(plan, *index);
            let value = point.value(plan, *index);
            let missing = match value.map(|v| &v.amount) {
                Some(Amount::Missing(why)) => why.word(),
                Some(_) => "",
                None => "not_in_source",
            };
            let also = match printed.map_or(&[][..], |o| &o.also) {
                [only] => figure(Some(only.value)),
                others => {
                    let others: Vec<String> = others.iter().map(|a| a.value.to_string()).collect();
                    text(&others.join(" "))
                }
            };
            sheet.row([
                code(&plan.id),
                perhaps(measure.and_then(|m| m.code.as_deref())),
                perhaps(measure.map(|m| m.name.as_str())),
                code(&indicator.id),
                perhaps(indicator.name.as_deref()),
                text(&indicator.unit),
                whole(point.when.fiscal_year().0),
                code(&point.when.iso().unwrap_or_default()),
                text(&moment(point.when)),
                figure(point.figure),
                code(missing),
                figure(point.change),
                figure(printed.and_then(|o| o.change)),
                figure(point.gap),
                figure(printed.and_then(|o| o.gap)),
                also,
                perhaps(value.and_then(|v| v.printed.as_deref())),
                perhaps(value.and_then(|v| v.note.as_deref())),
                target.map_or(code(""), |(year, _)| whole(year.0)),
                figure(target.map(|(_, target)| target)),
                text(&ctx.names_in(&who, point.when.fiscal_year())),
                code(&ctx.ids_of(&who)),
            ]);
        }
    }
    sheet.bytes()
}
