//! What became of a plan's measures and indicators in the plan that follows.

use super::decode::{Cx, Text, did_you_mean, nearest};
use super::plan::find_reference;
use super::shapes::plan::SuccessionShape;
use crate::diag::{Diagnostic, Span, both, codes};
use crate::model::plan::{IndicatorStep, MeasureStep, Plan, Succession};

/// What a plan file says of the plan before it.
pub struct Follows {
    /// The plan before, by id.
    pub plan: Text,
    /// What became of it.
    pub succession: Option<SuccessionShape>,
}

/// Links plans to those before them, and back.
pub fn link(plans: &mut [Plan], follows: Vec<Option<Follows>>, cx: &mut Cx) {
    for (here, follows) in follows.into_iter().enumerate() {
        let Some(Follows { plan, succession }) = follows else {
            continue;
        };
        let Some(before) = plans
            .iter()
            .position(|p| p.id == plan.value && p.id != plans[here].id)
        else {
            report_unknown_plan(&plan, plans, cx);
            continue;
        };
        let resolved = match succession {
            Some(shape) => resolve(&plans[before], &plans[here], before, shape, cx),
            None => Succession {
                plan: before,
                ..Succession::default()
            },
        };
        plans[here].follows = Some(resolved);
        plans[before].followed_by = Some(here);
    }
}

/// Reports an id that no plan of the site has, unless the file of such a plan
/// could not be read: then that has been blamed itself.
pub fn report_unknown_plan(id: &Text, plans: &[Plan], cx: &mut Cx) {
    if cx.broken.contains(&id.value) {
        return;
    }
    let near = nearest(&id.value, plans.iter().map(|p| p.id.as_str()));
    let hint = did_you_mean(
        near,
        both(
            "plans/ のフォルダ名を書きます",
            "write the name of a folder in plans/",
        ),
    );
    cx.push(Diagnostic::new(
        &codes::UNKNOWN_PLAN,
        id.span,
        both(
            format!("計画「{}」はこのサイトにありません", id.value),
            format!("this site has no plan '{}'", id.value),
        ),
        hint,
    ));
}

fn resolve(
    before: &Plan,
    here: &Plan,
    index: usize,
    shape: SuccessionShape,
    cx: &mut Cx,
) -> Succession {
    let measures: Vec<MeasureStep> = shape
        .measures
        .into_iter()
        .filter_map(|m| {
            Some(MeasureStep {
                from: measure(before, &m.from, cx)?,
                to: measure(here, &m.to, cx)?,
                relation: m.relation,
                note: m.note.map(|t| t.value),
            })
        })
        .collect();
    let ended: Vec<usize> = shape
        .ended
        .iter()
        .filter_map(|t| measure(before, t, cx))
        .collect();
    let new: Vec<usize> = shape
        .new
        .iter()
        .filter_map(|t| measure(here, t, cx))
        .collect();
    let indicators = shape
        .indicators
        .into_iter()
        .filter_map(|i| {
            Some(IndicatorStep {
                from: indicator(before, &i.from, cx)?,
                to: indicator(here, &i.to, cx)?,
                same: i.same,
                note: i.note.map(|t| t.value),
            })
        })
        .collect();
    for (m, item) in before.measures.iter().enumerate() {
        if !ended.contains(&m) && !measures.iter().any(|s| s.from == m) {
            cx.push(gap(&item.id, &item.name, "ended", shape.span));
        }
    }
    for (m, item) in here.measures.iter().enumerate() {
        if !new.contains(&m) && !measures.iter().any(|s| s.to == m) {
            cx.push(gap(&item.id, &item.name, "new", shape.span));
        }
    }
    Succession {
        plan: index,
        measures,
        ended,
        new,
        indicators,
        note: shape.note.map(|t| t.value),
    }
}

fn gap(id: &str, name: &str, list: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::SUCCESSION_GAP,
        span,
        both(
            format!("取組「{id}」（{name}）がどうなったか、succession に書かれていません"),
            format!("succession does not say what became of the measure '{id}' ({name})"),
        ),
        both(
            format!("measures に行き先を書くか、{list} に足します"),
            format!("add it to measures, or to {list}"),
        ),
    )
}

fn measure(plan: &Plan, id: &Text, cx: &mut Cx) -> Option<usize> {
    let ids = plan.measures.iter().map(|m| m.id.as_str());
    let level = plan.levels.measure.as_str();
    find_reference(id, ids, (&codes::UNKNOWN_MEASURE, level, "measure"), cx)
}

fn indicator(plan: &Plan, id: &Text, cx: &mut Cx) -> Option<usize> {
    let ids = plan.indicators.iter().map(|i| i.id.as_str());
    let level = plan.levels.indicator.as_str();
    let what = (&codes::UNKNOWN_INDICATOR, level, "indicator");
    find_reference(id, ids, what, cx)
}
