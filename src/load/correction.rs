//! Corrections from `corrections.yaml`, each resolved to what it is about.

use std::collections::HashMap;

use super::decode::{Cx, missing_key};
use super::plan::{find_reference, outside};
use super::read::{SiteFiles, Tree};
use super::shapes::correction::{CorrectionShape, CorrectionsFile, EffectShape};
use super::site::{duplicate_id, file};
use super::{rule, succession};
use crate::diag::{Diagnostic, Span, both, codes};
use crate::model::correction::{Correction, Subject};
use crate::model::plan::Plan;

/// Loads the corrections of a site, newest first; those of one day stand as in
/// the file.
pub fn load(tree: &Tree, files: &SiteFiles, plans: &[Plan], cx: &mut Cx) -> Vec<Correction> {
    let before = cx.found.len();
    let Some(shape) = files
        .corrections
        .and_then(|id| file::<CorrectionsFile>(tree, id, cx))
    else {
        return Vec::new();
    };
    if shape.corrections.is_empty() && cx.found.len() == before {
        cx.push(missing_key("corrections", shape.span));
    }
    let mut ids: HashMap<String, Span> = HashMap::new();
    let mut list = Vec::new();
    for shape in shape.corrections {
        let id = &shape.id;
        if let Some(first) = ids.insert(id.value.0.clone(), id.span) {
            cx.push(duplicate_id(&id.value.0, id.span, first));
            continue;
        }
        list.extend(correction(shape, plans, cx));
    }
    list.sort_by(|a: &Correction, b| b.date.cmp(&a.date));
    list
}

fn correction(shape: CorrectionShape, plans: &[Plan], cx: &mut Cx) -> Option<Correction> {
    let subject = subject(&shape, plans, cx);
    let plan = subject.and_then(Subject::plan).map(|p| &plans[p]);
    if let (Some(year), Some(plan)) = (&shape.year, plan)
        && !(plan.period.0..=plan.period.1).contains(&year.value)
    {
        cx.push(outside(year.value, plan, year.span));
        return None;
    }
    let verdict = match (&shape.effect, plan) {
        (EffectShape::None, _) | (EffectShape::Verdict(_), None) => None,
        (EffectShape::Verdict(v), Some(plan)) => {
            let was = rule::status(&v.was, &plan.vocabulary, cx);
            let is = rule::status(&v.is, &plan.vocabulary, cx);
            let (was, is) = was.zip(is)?;
            if was == is {
                cx.push(unchanged(v.span, &shape.id.value.0));
            }
            Some((was, is))
        }
    };
    if shape.was.value == shape.is.value {
        cx.push(unchanged(shape.is.span, &shape.id.value.0));
    }
    Some(Correction {
        subject: subject?,
        id: shape.id.value.0,
        date: shape.date.0,
        year: shape.year.map(|y| y.value),
        what: shape.what.value,
        was: shape.was.value,
        is: shape.is.value,
        why: shape.why.value,
        verdict,
        span: shape.span,
    })
}

/// What a correction is about; `None` after a mistake.
fn subject(shape: &CorrectionShape, plans: &[Plan], cx: &mut Cx) -> Option<Subject> {
    let parts = [&shape.goal, &shape.measure, &shape.indicator];
    let mut given = parts.into_iter().flatten();
    let part = given.next();
    if let Some(second) = given.next() {
        cx.push(several(second.span));
        return None;
    }
    let Some(id) = &shape.plan else {
        let is_of_plan = part.is_some()
            || shape.year.is_some()
            || matches!(shape.effect, EffectShape::Verdict(_));
        if cx.refused.contains(&(shape.span, "plan")) {
            return None;
        }
        if is_of_plan {
            cx.push(missing_key("plan", shape.span));
            return None;
        }
        return Some(Subject::Site);
    };
    let Some(p) = plans.iter().position(|known| known.id == id.value) else {
        succession::report_unknown_plan(id, plans, cx);
        return None;
    };
    let plan = &plans[p];
    if let Some(goal) = &shape.goal {
        let ids = plan.goals.iter().map(|g| g.id.as_str());
        let g = find_reference(goal, ids, (&codes::UNKNOWN_GOAL, "目標", "goal"), cx)?;
        return Some(Subject::Goal(p, g));
    }
    if let Some(measure) = &shape.measure {
        let ids = plan.measures.iter().map(|m| m.id.as_str());
        let name = plan.levels.measure.as_str();
        let m = find_reference(measure, ids, (&codes::UNKNOWN_MEASURE, name, "measure"), cx)?;
        return Some(Subject::Measure(p, m));
    }
    if let Some(indicator) = &shape.indicator {
        let ids = plan.indicators.iter().map(|i| i.id.as_str());
        let name = plan.levels.indicator.as_str();
        let what = (&codes::UNKNOWN_INDICATOR, name, "indicator");
        return Some(Subject::Indicator(
            p,
            find_reference(indicator, ids, what, cx)?,
        ));
    }
    Some(Subject::Plan(p))
}

fn several(span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::KEYS_CLASH,
        span,
        both(
            "訂正は、goal、measure、indicator のうち1つだけについて書きます",
            "a correction is about one of goal, measure and indicator",
        ),
        both(
            "1つだけ残します。いくつも直したときは、訂正を分けて書きます",
            "keep one of them; write a correction each where several things were put right",
        ),
    )
}

fn unchanged(span: Span, id: &str) -> Diagnostic {
    Diagnostic::new(
        &codes::PAIR_UNCHANGED,
        span,
        both(
            "訂正の前（was）と後（is）が同じです",
            "what was and what is now are the same",
        ),
        both(
            "どちらかを直します。判定が変わらなかったときは effect: none と書きます",
            "correct one of them; where the verdict stayed as it was write effect: none",
        ),
    )
    .about(id)
}
