//! How the work of a plan is to be done.

use serde_json::{Value as Json, json};

use super::Writer;
use crate::model::guideline::{Directive, Lane, LogicModel, Step};
use crate::model::plan::Plan;
use crate::model::word::Word;

impl Writer<'_> {
    /// Viewpoints, checklist, time, logic models, promotion, roadmap and
    /// directives, as fields of the plan.
    pub(super) fn guideline(&self, plan: &Plan) -> Vec<(&'static str, Json)> {
        let g = &plan.guideline;
        let goal = |goal: Option<usize>| goal.map(|g| &plan.goals[g].id);
        let checks = g.checklist.iter().map(|c| {
            let viewpoints = c.viewpoints.iter().map(|v| &g.viewpoints[*v].id);
            json!({"text": c.text, "viewpoints": viewpoints.collect::<Vec<_>>()})
        });
        let lane = |l: &Lane| {
            json!({
                "name": l.name, "goal_id": goal(l.goal), "note": l.note,
                "steps": l.steps.iter().map(step).collect::<Vec<_>>(),
            })
        };
        let streams = g.roadmap.iter().map(|s| {
            json!({
                "name": s.name, "goal_id": goal(s.goal), "note": s.note,
                "lanes": s.lanes.iter().map(lane).collect::<Vec<_>>(),
            })
        });
        let model = |m: &LogicModel| {
            json!({
                "name": m.name, "measure_id": m.measure.map(|m| &plan.measures[m].id),
                "inputs": m.inputs, "outputs": m.outputs, "outcomes": m.outcomes,
            })
        };
        let logic = g.logic.as_ref().map(|l| {
            json!({
                "input": l.input, "output": l.output, "outcome": l.outcome,
                "models": l.models.iter().map(model).collect::<Vec<_>>(), "note": l.note,
            })
        });
        let directives = g.directives.iter().map(|d| self.directive(plan, d));
        vec![
            ("viewpoints", json!(g.viewpoints)),
            ("checklist", checks.collect()),
            ("time_shift", json!(g.time)),
            ("logic_models", json!(logic)),
            ("promotion", json!(g.promotion)),
            ("roadmap", streams.collect()),
            ("directives", directives.collect()),
        ]
    }

    fn directive(&self, plan: &Plan, d: &Directive) -> Json {
        let money = d.money.iter().map(|m| &plan.money[*m].id);
        json!({
            "id": d.id, "title": d.title, "number": d.number, "date": d.date,
            "issuer": d.issuer, "addressee": d.addressee, "text": d.text,
            "outlook": d.outlook, "money": money.collect::<Vec<_>>(), "ideas": d.ideas,
            "note": d.note, "source": self.source(d.span),
        })
    }
}

fn step(step: &Step) -> Json {
    json!({
        "text": step.text,
        "from": step.years.ok().map(|(from, _)| from.0),
        "to": step.years.ok().map(|(_, to)| to.0),
        "missing_reason": step.years.err().map(|why| why.word()),
        "note": step.note,
    })
}
