//! Work over years: the lines of a measure with what was planned and done, and
//! the plans around a plan.

use super::{Sheet, code, perhaps, text, whole};
use crate::model::value;
use crate::model::word::Word;
use crate::model::year::FiscalYear;
use crate::site::view::PlanCtx;

const SCHEDULE: [&str; 14] = [
    "plan_id",
    "measure_code",
    "measure_name",
    "action_no",
    "action",
    "fiscal_year",
    "year",
    "planned",
    "planned_state",
    "planned_note",
    "done",
    "done_state",
    "done_note",
    "note",
];

const BANDS: [&str; 10] = [
    "plan_id",
    "frame",
    "row",
    "name",
    "from",
    "to",
    "from_year",
    "to_year",
    "band_plan_id",
    "note",
];

const ROADMAP: [&str; 10] = [
    "plan_id",
    "stream",
    "lane",
    "step",
    "from",
    "to",
    "from_year",
    "to_year",
    "missing_reason",
    "note",
];

/// The work of a measure: a row a line of work and year.
pub(super) fn schedule(ctx: PlanCtx, measure: usize) -> Vec<u8> {
    let plan = ctx.plan;
    let m = &plan.measures[measure];
    let mut sheet = Sheet::new(SCHEDULE);
    for action in &m.actions {
        for year in plan.years() {
            let planned = action.planned.iter().find(|(y, _)| *y == year);
            let results = plan.results_of(year).map(|r| &r.measures[measure]);
            let done = results.and_then(|r| r.done.iter().find(|(no, _)| *no == action.no));
            let absent = if results.is_some() {
                "not_in_source"
            } else {
                "future"
            };
            let (planned, planned_state, planned_note) =
                work(planned.map(|(_, cell)| cell), "not_in_source");
            let (done, done_state, done_note) = work(done.map(|(_, cell)| cell), absent);
            sheet.row([
                code(&plan.id),
                perhaps(m.code.as_deref()),
                text(&m.name),
                whole(action.no),
                text(&action.text),
                whole(year.0),
                text(&year.ja_short()),
                text(planned),
                code(planned_state),
                perhaps(planned_note),
                text(done),
                code(done_state),
                perhaps(done_note),
                perhaps(action.note.as_deref()),
            ]);
        }
    }
    sheet.bytes()
}

/// The text of a cell, what it is (`text`, `continues` or why there is none),
/// and the remark on it.
fn work<'a>(
    cell: Option<&'a value::Cell>,
    absent: &'static str,
) -> (&'a str, &'static str, Option<&'a str>) {
    match cell {
        Some(value::Cell::Text(text)) => (text, "text", None),
        Some(value::Cell::Continues { note }) => ("", "continues", note.as_deref()),
        Some(value::Cell::Missing { why, note }) => ("", why.word(), note.as_deref()),
        None => ("", absent, None),
    }
}

/// The plans around a plan: a row a band.
pub(super) fn bands(ctx: PlanCtx, frame: usize) -> Vec<u8> {
    let frame = &ctx.plan.frame[frame];
    let mut sheet = Sheet::new(BANDS);
    for row in &frame.rows {
        for band in &row.bands {
            sheet.row([
                code(&ctx.plan.id),
                text(&frame.name),
                text(&row.name),
                text(&band.name),
                whole(band.from.0),
                whole(band.to.0),
                text(&band.from.ja_short()),
                text(&band.to.ja_short()),
                code(band.plan.as_deref().unwrap_or_default()),
                perhaps(band.note.as_deref()),
            ]);
        }
    }
    sheet.bytes()
}

/// A stream of a roadmap: a row a step. Steps without years have their reason in
/// place of both.
pub(super) fn roadmap(ctx: PlanCtx, stream: usize) -> Vec<u8> {
    let stream = &ctx.plan.guideline.roadmap[stream];
    let mut sheet = Sheet::new(ROADMAP);
    for lane in &stream.lanes {
        for step in &lane.steps {
            let (from, to) = step.years.ok().unzip();
            sheet.row([
                code(&ctx.plan.id),
                text(&stream.name),
                perhaps(lane.name.as_deref()),
                text(&step.text),
                from.map_or(code(""), |y| whole(y.0)),
                to.map_or(code(""), |y| whole(y.0)),
                perhaps(from.map(FiscalYear::ja_short).as_deref()),
                perhaps(to.map(FiscalYear::ja_short).as_deref()),
                code(step.years.err().map_or("", |why| why.word())),
                perhaps(step.note.as_deref()),
            ]);
        }
    }
    sheet.bytes()
}
