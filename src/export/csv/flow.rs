//! What goes on from one plan to the next: a row a counted part.

use super::{Sheet, code, text, whole};
use crate::site::view::PlanCtx;

const COLUMNS: [&str; 7] = [
    "plan_id", "plan", "counts", "part", "kind", "count", "printed",
];

/// The parts of the plan before, then those of the plan.
pub(super) fn table(ctx: PlanCtx) -> Vec<u8> {
    let mut sheet = Sheet::new(COLUMNS);
    let view = ctx.flow_drawing();
    for (view, part) in view.iter().flat_map(|v| v.rows.iter().map(move |r| (v, r))) {
        sheet.row([
            code(&part.plan_id),
            text(&part.plan),
            text(&view.counts),
            text(&part.part),
            code(part.kind),
            whole(part.count),
            code(if view.is_printed { "yes" } else { "no" }),
        ]);
    }
    sheet.bytes()
}
