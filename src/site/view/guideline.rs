//! How the work of a plan is to be done: the page of its viewpoints, checklist and
//! logic models, and a letter that orders it.

use serde::Serialize;

use super::money::MoneyView;
use super::{Link, PlanCtx, link};
use crate::model::guideline::{Directive, LogicModel, Stage, TimeShift, Viewpoint};
use crate::model::plan::Policy;
use crate::render::format::day;
use crate::site::routes;

/// The page of the way of working.
#[derive(Debug, Clone, Serialize)]
pub struct GuidelineView<'a> {
    /// What it holds, in a sentence.
    pub sentence: String,
    /// Points of view that all work is looked at from.
    pub viewpoints: &'a [Viewpoint],
    /// What is to be made sure of before work begins.
    pub checklist: Vec<CheckView>,
    /// Where time is to be spent and saved; none where nothing is said.
    pub time: Option<&'a TimeShift>,
    /// What goes into work, comes out of it and changes by it.
    pub logic: Option<LogicView<'a>>,
    /// Headings of how it is carried, with what is done for each.
    pub promotion: &'a [Policy],
    /// The plan.
    pub plan: Link,
}

/// A line of a checklist.
#[derive(Debug, Clone, Serialize)]
pub struct CheckView {
    /// What is to be made sure of.
    pub text: String,
    /// The viewpoints that it asks about, on the same page.
    pub viewpoints: Vec<Link>,
}

/// Work through its three stages.
#[derive(Debug, Clone, Serialize)]
pub struct LogicView<'a> {
    /// The stages in the document's words: what goes in, comes out, changes.
    pub stages: [&'a Stage; 3],
    /// Worked examples.
    pub models: Vec<LogicModelView<'a>>,
    /// A remark.
    pub note: Option<String>,
}

/// A piece of work through the stages.
#[derive(Debug, Clone, Serialize)]
pub struct LogicModelView<'a> {
    /// Its name.
    pub name: String,
    /// The measure that it is; none on the page of that measure.
    pub measure: Option<Link>,
    /// What stands under each stage.
    pub cells: [LogicCell<'a>; 3],
}

/// What stands under a stage.
#[derive(Debug, Clone, Serialize)]
pub struct LogicCell<'a> {
    /// The stage in the document's words.
    pub stage: &'a str,
    /// What stands there.
    pub lines: &'a [String],
}

/// A letter that orders how a plan is worked on, as its plan lists it.
#[derive(Debug, Clone, Serialize)]
pub struct DirectiveItem {
    /// Its page, by its title.
    pub page: Link,
    /// Its number.
    pub number: Option<String>,
    /// The day it was sent: 2021年11月30日.
    pub date: Option<String>,
}

/// A letter that orders how a plan is worked on.
#[derive(Debug, Clone, Serialize)]
pub struct DirectiveView<'a> {
    /// Its title, number and day.
    pub item: DirectiveItem,
    /// Who sends it.
    pub issuer: Option<String>,
    /// To whom.
    pub addressee: Option<String>,
    /// How many ideas it sets out, in a sentence.
    pub sentence: String,
    /// What it says before its headings.
    pub text: &'a [String],
    /// What it expects of the year.
    pub outlook: &'a [String],
    /// The statements of money that it carries.
    pub money: Vec<&'a MoneyView>,
    /// Its numbered ideas.
    pub ideas: &'a [Policy],
    /// A remark.
    pub note: Option<String>,
}

impl<'a> PlanCtx<'a> {
    /// The page of the way of working; none where the plan says nothing of it.
    pub fn guideline(&self) -> Option<GuidelineView<'a>> {
        let plan = self.plan;
        let guideline = &plan.guideline;
        Some(GuidelineView {
            sentence: self.guideline_sentence()?,
            viewpoints: &guideline.viewpoints,
            checklist: guideline
                .checklist
                .iter()
                .map(|check| CheckView {
                    text: check.text.clone(),
                    viewpoints: check
                        .viewpoints
                        .iter()
                        .map(|v| {
                            let viewpoint = &guideline.viewpoints[*v];
                            let anchor = format!("#viewpoint-{}", viewpoint.id);
                            link(viewpoint.name.clone(), anchor)
                        })
                        .collect(),
                })
                .collect(),
            time: (!guideline.time.is_empty()).then_some(&guideline.time),
            logic: self.logic(None),
            promotion: &guideline.promotion,
            plan: link(self.short_title(), routes::plan(plan)),
        })
    }

    /// The logic models of the plan, or those of a measure; none without any.
    pub fn logic(&self, measure: Option<usize>) -> Option<LogicView<'a>> {
        let logic = self.plan.guideline.logic.as_ref()?;
        let stages = [&logic.input, &logic.output, &logic.outcome];
        let models: Vec<LogicModelView> = logic
            .models
            .iter()
            .filter(|m| measure.is_none() || m.measure == measure)
            .map(|m| self.logic_model(m, stages))
            .map(|m| match measure {
                // The page of the measure does not lead to itself.
                Some(_) => LogicModelView { measure: None, ..m },
                None => m,
            })
            .collect();
        (measure.is_none() || !models.is_empty()).then(|| LogicView {
            stages,
            models,
            note: logic.note.clone(),
        })
    }

    fn logic_model(&self, model: &'a LogicModel, stages: [&'a Stage; 3]) -> LogicModelView<'a> {
        let lists = [&model.inputs, &model.outputs, &model.outcomes];
        LogicModelView {
            name: model.name.clone(),
            measure: model.measure.map(|m| {
                let title = self.plan.measures[m].name.clone();
                link(title, routes::measure(self.plan, m))
            }),
            cells: [0, 1, 2].map(|n| LogicCell {
                stage: &stages[n].name,
                lines: lists[n],
            }),
        }
    }

    /// What the page of the way of working holds, in a sentence; none where there
    /// is no such page.
    pub fn guideline_sentence(&self) -> Option<String> {
        let guideline = &self.plan.guideline;
        let words = self.all.words;
        let models = guideline.logic.as_ref().map_or(0, |l| l.models.len());
        let parts: Vec<String> = [
            ("guideline.n_viewpoints", guideline.viewpoints.len()),
            ("guideline.n_checks", guideline.checklist.len()),
            (
                "guideline.n_time",
                guideline.time.more.len() + guideline.time.less.len(),
            ),
            ("guideline.n_models", models),
            ("guideline.n_promotion", guideline.promotion.len()),
        ]
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| words.fill(key, &[("n", &n.to_string())]))
        .collect();
        let parts = parts.join(words.get("comma"));
        guideline
            .has_page()
            .then(|| words.fill("guideline.sentence", &[("parts", &parts)]))
    }

    /// The letters that order how the plan is worked on.
    pub fn directive_items(&self) -> Vec<DirectiveItem> {
        let directives = 0..self.plan.guideline.directives.len();
        directives.map(|d| self.directive_item(d)).collect()
    }

    fn directive_item(&self, index: usize) -> DirectiveItem {
        let directive = &self.plan.guideline.directives[index];
        DirectiveItem {
            page: link(directive.title.clone(), routes::directive(self.plan, index)),
            number: directive.number.clone(),
            date: directive.date.as_deref().map(day),
        }
    }

    /// The page of a letter.
    pub fn directive(&self, index: usize) -> DirectiveView<'a> {
        let directive: &Directive = &self.plan.guideline.directives[index];
        let n = directive.ideas.len();
        let key = match n {
            0 => "directive.sentence_bare",
            _ => "directive.sentence",
        };
        DirectiveView {
            item: self.directive_item(index),
            issuer: directive.issuer.clone(),
            addressee: directive.addressee.clone(),
            sentence: self.all.words.fill(key, &[("n", &n.to_string())]),
            text: &directive.text,
            outlook: &directive.outlook,
            money: self.money(&directive.money),
            ideas: &directive.ideas,
            note: directive.note.clone(),
        }
    }
}
