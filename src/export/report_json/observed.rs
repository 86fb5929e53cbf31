//! Indicators that no report judges: their figures in time and how they moved.

use serde_json::{Value as Json, json};

use super::judged::moment;
use super::{Writer, decimal};
use crate::model::observation::Moved;
use crate::model::plan::Plan;
use crate::model::word::Word;
use crate::report::PlanReport;

impl Writer<'_> {
    /// Figures in time, oldest first, each with the difference to the one
    /// before; null for an indicator that reports judge.
    pub(super) fn observations(&self, plan: &Plan, report: &PlanReport, index: usize) -> Json {
        let Some(observed) = &report.observed[index] else {
            return Json::Null;
        };
        let points = observed.points.iter().map(|p| {
            let printed = p.observation(plan, index);
            let also = printed.map_or(&[][..], |o| &o.also);
            json!({
                "when": moment(p.when),
                "value": p.figure.map(decimal),
                "change": p.change.map(decimal),
                "declared_change": printed.and_then(|o| o.change).map(decimal),
                "gap": p.gap.map(decimal),
                "declared_gap": printed.and_then(|o| o.gap).map(decimal),
                "also": also.iter().map(|a| json!({"value": decimal(a.value), "where": a.place})).collect::<Vec<_>>(),
            })
        });
        Json::Array(points.collect())
    }

    /// From the first figure to the last, and the printed differences; null for
    /// an indicator that reports judge.
    pub(super) fn movement(&self, plan: &Plan, report: &PlanReport, index: usize) -> Json {
        let Some(observed) = &report.observed[index] else {
            return Json::Null;
        };
        let rows = plan.results.iter().map(|r| &r.rows[index]);
        let declared = rows.flat_map(|row| &row.declared_changes).map(|d| {
            let (first, last) = (observed.of_year(d.from), observed.of_year(d.to));
            let change = first.zip(last).and_then(|(a, b)| b.checked_sub(a));
            let (by, percent) = match d.moved {
                Moved::By(by) => (Some(decimal(by)), None),
                Moved::ByPercent(percent) => (None, Some(decimal(percent))),
            };
            json!({
                "from": d.from.0, "to": d.to.0, "declared": by, "declared_percent": percent,
                "about": d.about, "change": change.map(decimal), "where": d.place,
            })
        });
        json!({
            "from": observed.net.as_ref().map(|n| moment(observed.points[n.from].when)),
            "to": observed.net.as_ref().map(|n| moment(observed.points[n.to].when)),
            "change": observed.net.as_ref().map(|n| decimal(n.by)),
            "direction": observed.net.as_ref().map(|n| n.movement.word()),
            "declared": declared.collect::<Vec<_>>(),
        })
    }
}
