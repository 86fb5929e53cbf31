//! How the work of a plan is to be done, with every reference led to its goal,
//! measure, viewpoint or statement of money.

use super::achievement::{is_refused, keys_clash};
use super::decode::{At, Cx, Text, missing_key};
use super::plan::{find_reference, outside};
use super::shapes::guideline::{
    CheckShape, DirectiveShape, LaneShape, LogicModelShape, LogicModelsShape, StageShape,
    StepShape, StreamShape, TimeShiftShape, ViewpointShape,
};
use super::shapes::plan::PolicyShape;
use super::site::{duplicate_id, reversed};
use super::tree_parts::{policies, texts};
use crate::diag::{Code, Span, codes};
use crate::model::guideline::{
    Check, Directive, Guideline, Lane, LogicModel, LogicModels, Stage, Step, Stream, TimeShift,
    Viewpoint,
};
use crate::model::plan::Plan;
use crate::model::value::Missing;
use crate::model::year::FiscalYear;

/// What `plan.yaml` says about the way of working.
pub struct Parts {
    /// Viewpoints.
    pub viewpoints: Vec<ViewpointShape>,
    /// Lines of the checklist.
    pub checklist: Vec<CheckShape>,
    /// Where time goes.
    pub time_shift: Option<TimeShiftShape>,
    /// Input, output, outcome.
    pub logic_models: Option<LogicModelsShape>,
    /// Who carries it.
    pub promotion: Vec<PolicyShape>,
    /// Streams of the roadmap.
    pub roadmap: Vec<StreamShape>,
    /// Letters.
    pub directives: Vec<DirectiveShape>,
}

/// Reads it against a plan whose tree and money stand already.
pub fn load(parts: Parts, plan: &Plan, cx: &mut Cx) -> Guideline {
    let mut loader = Loader { plan, cx };
    let viewpoints = loader.viewpoints(parts.viewpoints);
    Guideline {
        checklist: loader.checklist(parts.checklist, &viewpoints),
        viewpoints,
        time: parts.time_shift.map(time_shift).unwrap_or_default(),
        logic: parts.logic_models.map(|l| loader.logic(l)),
        promotion: policies(parts.promotion, loader.cx),
        roadmap: parts
            .roadmap
            .into_iter()
            .map(|s| loader.stream(s))
            .collect(),
        directives: loader.directives(parts.directives),
    }
}

fn time_shift(shape: TimeShiftShape) -> TimeShift {
    TimeShift {
        more: texts(shape.more),
        less: texts(shape.less),
    }
}

fn stage(shape: StageShape) -> Stage {
    Stage {
        name: shape.name.value,
        examples: texts(shape.examples),
        and_others: shape.and_others.unwrap_or(false),
    }
}

struct Loader<'a> {
    plan: &'a Plan,
    cx: &'a mut Cx,
}

impl Loader<'_> {
    fn viewpoints(&mut self, shapes: Vec<ViewpointShape>) -> Vec<Viewpoint> {
        let mut seen: Vec<(String, Span)> = Vec::new();
        let mut viewpoints = Vec::new();
        for shape in shapes {
            if !self.claim(&mut seen, shape.id.value.0.as_str(), shape.id.span) {
                continue;
            }
            viewpoints.push(Viewpoint {
                id: shape.id.value.0,
                code: shape.code.map(|t| t.value),
                name: shape.name.value,
                question: shape.question.value,
                points: texts(shape.points),
                responses: texts(shape.responses),
            });
        }
        viewpoints
    }

    fn claim(&mut self, seen: &mut Vec<(String, Span)>, id: &str, span: Span) -> bool {
        if let Some((_, first)) = seen.iter().find(|(s, _)| s == id) {
            self.cx.push(duplicate_id(id, span, *first));
            return false;
        }
        seen.push((id.to_owned(), span));
        true
    }

    fn checklist(&mut self, shapes: Vec<CheckShape>, viewpoints: &[Viewpoint]) -> Vec<Check> {
        let ids: Vec<&str> = viewpoints.iter().map(|v| v.id.as_str()).collect();
        shapes
            .into_iter()
            .map(|shape| Check {
                text: shape.text.value,
                viewpoints: shape
                    .viewpoints
                    .iter()
                    .filter_map(|v| {
                        let words = ("視点", "viewpoint");
                        self.find(v, &ids, &codes::UNKNOWN_VIEWPOINT, words)
                    })
                    .collect(),
            })
            .collect()
    }

    fn logic(&mut self, shape: LogicModelsShape) -> LogicModels {
        LogicModels {
            input: stage(shape.input),
            output: stage(shape.output),
            outcome: stage(shape.outcome),
            models: shape
                .models
                .into_iter()
                .map(|m| self.logic_model(m))
                .collect(),
            note: shape.note.map(|t| t.value),
        }
    }

    fn logic_model(&mut self, shape: LogicModelShape) -> LogicModel {
        let plan = self.plan;
        LogicModel {
            name: shape.name.value,
            measure: shape.measure.and_then(|m| {
                let ids: Vec<&str> = plan.measures.iter().map(|m| m.id.as_str()).collect();
                let words = (plan.levels.measure.as_str(), "measure");
                self.find(&m, &ids, &codes::UNKNOWN_MEASURE, words)
            }),
            inputs: texts(shape.inputs),
            outputs: texts(shape.outputs),
            outcomes: texts(shape.outcomes),
        }
    }

    fn stream(&mut self, shape: StreamShape) -> Stream {
        self.owes("lanes", shape.lanes.is_empty(), shape.span);
        Stream {
            name: shape.name.value,
            goal: shape.goal.and_then(|g| self.goal(&g)),
            lanes: shape.lanes.into_iter().map(|l| self.lane(l)).collect(),
            note: shape.note.map(|t| t.value),
        }
    }

    fn lane(&mut self, shape: LaneShape) -> Lane {
        self.owes("steps", shape.steps.is_empty(), shape.span);
        Lane {
            name: shape.name.map(|t| t.value),
            goal: shape.goal.and_then(|g| self.goal(&g)),
            steps: shape.steps.into_iter().map(|s| self.step(s)).collect(),
            note: shape.note.map(|t| t.value),
        }
    }

    fn step(&mut self, shape: StepShape) -> Step {
        let from_was_refused = is_refused(shape.span, ["from", "missing"], self.cx);
        let years = match (shape.from, shape.missing) {
            (Some(from), None) => self.years(from, shape.to),
            (None, Some(why)) if shape.to.is_none() => Some(Err(why)),
            (None, None) if from_was_refused => None,
            _ => {
                self.cx.push(keys_clash(shape.span, "from / missing"));
                None
            }
        };
        Step {
            text: shape.text.value,
            // What was reported is never published.
            years: years.unwrap_or(Err(Missing::NotInSource)),
            note: shape.note.map(|t| t.value),
        }
    }

    fn years(
        &mut self,
        from: At<FiscalYear>,
        to: Option<At<FiscalYear>>,
    ) -> Option<Result<(FiscalYear, FiscalYear), Missing>> {
        let last = to.as_ref().map_or(from.value, |to| to.value);
        if last < from.value {
            self.cx.push(reversed(to.map_or(from.span, |to| to.span)));
            return None;
        }
        let (first_of_plan, last_of_plan) = self.plan.period;
        for year in std::iter::once(&from).chain(&to) {
            if year.value < first_of_plan || year.value > last_of_plan {
                self.cx.push(outside(year.value, self.plan, year.span));
                return None;
            }
        }
        Some(Ok((from.value, last)))
    }

    fn directives(&mut self, shapes: Vec<DirectiveShape>) -> Vec<Directive> {
        let mut seen: Vec<(String, Span)> = Vec::new();
        let mut directives = Vec::new();
        for shape in shapes {
            if !self.claim(&mut seen, shape.id.value.0.as_str(), shape.id.span) {
                continue;
            }
            let own = &self.plan.own_money;
            let ids: Vec<&str> = own
                .iter()
                .map(|m| self.plan.money[*m].id.as_str())
                .collect();
            let money = shape
                .money
                .iter()
                .filter_map(|m| {
                    let words = ("金額", "statement of money");
                    Some(own[self.find(m, &ids, &codes::UNKNOWN_MONEY, words)?])
                })
                .collect();
            directives.push(Directive {
                id: shape.id.value.0,
                title: shape.title.value,
                number: shape.number.map(|t| t.value),
                date: shape.date.map(|d| d.0),
                issuer: shape.issuer.map(|t| t.value),
                addressee: shape.addressee.map(|t| t.value),
                text: texts(shape.text),
                outlook: texts(shape.outlook),
                money,
                ideas: policies(shape.ideas, self.cx),
                note: shape.note.map(|t| t.value),
                span: shape.span,
            });
        }
        directives
    }

    fn owes(&mut self, key: &'static str, is_absent: bool, span: Span) {
        if is_absent && !self.cx.refused.contains(&(span, key)) {
            self.cx.push(missing_key(key, span));
        }
    }

    fn goal(&mut self, id: &Text) -> Option<usize> {
        let plan = self.plan;
        let ids: Vec<&str> = plan.goals.iter().map(|g| g.id.as_str()).collect();
        self.find(id, &ids, &codes::UNKNOWN_GOAL, ("目標", "goal"))
    }

    /// Where an id stands among those that there are; what is not there is
    /// reported, unless its own place was.
    fn find(
        &mut self,
        id: &Text,
        known: &[&str],
        code: &'static Code,
        (ja, en): (&str, &str),
    ) -> Option<usize> {
        find_reference(id, known.iter().copied(), (code, ja, en), self.cx)
    }
}
