//! Parts of goals and measures that need no look at the rest of the plan:
//! headings of policy, Sustainable Development Goals, efforts.

use super::decode::{At, Cx, Text};
use super::shapes::plan::{EffortShape, PolicyShape};
use super::shapes::system::LineShape;
use super::site::duplicate_id;
use crate::diag::{Diagnostic, both, codes};
use crate::model::plan::{Effort, Policy, PolicyPoint, Sdgs};
use crate::model::system::Line;
use crate::model::value::Missing;

/// Goals and targets, each of which must exist.
pub fn sdgs(goals: &[At<u32>], targets: Vec<Text>, missing: Option<Missing>, cx: &mut Cx) -> Sdgs {
    for number in goals.iter().filter(|n| !(1..=17).contains(&n.value)) {
        cx.push(Diagnostic::new(
            &codes::UNKNOWN_SDG,
            number.span,
            both(
                format!("SDGs の目標 {} はありません", number.value),
                format!("there is no Sustainable Development Goal {}", number.value),
            ),
            both("1 から 17 の番号を書きます", "write a number from 1 to 17"),
        ));
    }
    for target in &targets {
        let of = target.value.split_once('.').and_then(|(goal, part)| {
            let is_part = part.len() == 1 && part.chars().all(|c| c.is_ascii_lowercase())
                || part.parse::<u32>().is_ok_and(|n| (1..=19).contains(&n));
            goal.parse::<u32>().ok().filter(|_| is_part)
        });
        if !of.is_some_and(|of| goals.iter().any(|g| g.value == of)) {
            cx.push(Diagnostic::new(
                &codes::UNKNOWN_SDG,
                target.span,
                both(
                    format!(
                        "SDGs のターゲット「{}」は、ここに並ぶ目標のものではありません",
                        target.value
                    ),
                    format!("'{}' is no target of the goals listed here", target.value),
                ),
                both(
                    "\"16.6\" のように書き、その目標（16）を sdgs にも書きます",
                    "write it as \"16.6\", and its goal (16) in sdgs too",
                ),
            ));
        }
    }
    Sdgs {
        goals: goals.iter().map(|n| n.value).collect(),
        targets: targets.into_iter().map(|t| t.value).collect(),
        missing,
    }
}

/// Headings of policy; each id once.
pub fn policies(shapes: Vec<PolicyShape>, cx: &mut Cx) -> Vec<Policy> {
    let mut seen: Vec<(String, crate::diag::Span)> = Vec::new();
    let mut policies = Vec::new();
    for shape in shapes {
        let id = shape.id.value.0;
        if let Some((_, first)) = seen.iter().find(|(s, _)| *s == id) {
            cx.push(duplicate_id(&id, shape.id.span, *first));
            continue;
        }
        seen.push((id.clone(), shape.id.span));
        policies.push(Policy {
            id,
            code: shape.code.map(|t| t.value),
            name: shape.name.value,
            text: shape.text.map(|t| t.value),
            points: shape
                .points
                .into_iter()
                .map(|p| PolicyPoint {
                    code: p.code.map(|t| t.value),
                    name: p.name.map(|t| t.value),
                    text: p.text.value,
                })
                .collect(),
            related_plans: shape.related_plans.into_iter().map(|t| t.value).collect(),
            note: shape.note.map(|t| t.value),
        });
    }
    policies
}

/// Lines with what stands below them.
pub fn lines(shapes: Vec<LineShape>) -> Vec<Line> {
    shapes
        .into_iter()
        .map(|line| Line {
            text: line.text.value,
            details: texts(line.details),
        })
        .collect()
}

/// Texts without their places.
pub fn texts(shapes: Vec<Text>) -> Vec<String> {
    shapes.into_iter().map(|t| t.value).collect()
}

/// A present issue and what is newly done about it.
pub fn effort(shape: EffortShape) -> Effort {
    Effort {
        issue: shape.issue.title.value,
        issue_text: shape.issue.text.map(|t| t.value),
        title: shape.effort.title.value,
        tag: shape.effort.tag,
        examples: shape.examples.into_iter().map(|t| t.value).collect(),
    }
}
