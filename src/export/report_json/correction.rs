//! Corrections in `report.json`.

use serde_json::{Value as Json, json};

use super::Writer;
use crate::model::correction::{Correction, Subject};

impl Writer<'_> {
    pub(super) fn correction(&self, c: &Correction) -> Json {
        let plan = c.subject.plan().map(|p| &self.site.plans[p]);
        let (goal, measure, indicator) = match c.subject {
            Subject::Site | Subject::Plan(_) => (None, None, None),
            Subject::Goal(_, g) => (Some(g), None, None),
            Subject::Measure(_, m) => (None, Some(m), None),
            Subject::Indicator(_, i) => (None, None, Some(i)),
        };
        json!({
            "id": c.id,
            "date": c.date,
            "plan_id": plan.map(|p| &p.id),
            "goal_id": plan.zip(goal).map(|(p, g)| &p.goals[g].id),
            "measure_id": plan.zip(measure).map(|(p, m)| &p.measures[m].id),
            "indicator_id": plan.zip(indicator).map(|(p, i)| &p.indicators[i].id),
            "fiscal_year": c.year.map(|y| y.0),
            "what": c.what,
            "was": c.was,
            "is": c.is,
            "why": c.why,
            "effect": c.verdict.as_ref().map(|(was, is)| json!({"was": was.id(), "is": is.id()})),
            "source": self.source(c.span),
        })
    }
}
