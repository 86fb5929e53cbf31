//! How the work of a plan is to be done: viewpoints, a checklist, logic models,
//! a roadmap, and the letters that order it.

use super::plan::PolicyShape;
use crate::load::decode::{At, Cx, Date, Decode, Id, Text};
use crate::load::yaml::{Kind, Node};
use crate::model::value::Missing;
use crate::model::year::FiscalYear;
use crate::shape;

shape! {
    /// A point of view that all work is looked at from.
    pub struct ViewpointShape {
        /// Id.
        req id: At<Id>,
        /// Printed number.
        opt code: Text,
        /// Its name.
        req name: Text,
        /// The question that it asks.
        req question: Text,
        /// What is to be heeded.
        list points: Text,
        /// What is done about it.
        list responses: Text,
    }
}

/// A line of a checklist: a bare text, or a mapping that also says which
/// viewpoints it asks about.
#[derive(Debug, Clone)]
pub struct CheckShape {
    /// What is to be made sure of.
    pub text: Text,
    /// The viewpoints that it asks about, by id.
    pub viewpoints: Vec<Text>,
}

impl Decode for CheckShape {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.kind {
            Kind::Map(_) => FullCheck::decode(node, cx).map(|full| Self {
                text: full.text,
                viewpoints: full.viewpoints,
            }),
            _ => Text::decode(node, cx).map(|text| Self {
                text,
                viewpoints: Vec::new(),
            }),
        }
    }
}

shape! {
    /// The long form of a line of a checklist.
    pub struct FullCheck {
        /// What is to be made sure of.
        req text: Text,
        /// The viewpoints that it asks about, by id.
        list viewpoints: Text,
    }
}

shape! {
    /// Where time is to be spent, and where it is to be saved.
    pub struct TimeShiftShape {
        /// What shall get more time.
        list more: Text,
        /// What shall take less.
        list less: Text,
    }
}

shape! {
    /// What goes into work, what comes out of it, and what changes by it.
    pub struct LogicModelsShape {
        /// What goes in.
        req input: StageShape,
        /// What comes out.
        req output: StageShape,
        /// What changes.
        req outcome: StageShape,
        /// Worked examples.
        list models: LogicModelShape,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// One of the three stages.
    pub struct StageShape {
        /// The document's word.
        req name: Text,
        /// What belongs to it.
        list examples: Text,
        /// Whether the document adds など.
        opt and_others: bool,
    }
}

shape! {
    /// A piece of work through the three stages.
    pub struct LogicModelShape {
        /// The work.
        req name: Text,
        /// The measure that it is, by id.
        opt measure: Text,
        /// What goes into it.
        list inputs: Text,
        /// What comes out of it.
        list outputs: Text,
        /// What changes by it.
        list outcomes: Text,
    }
}

shape! {
    /// A stream of a roadmap.
    pub struct StreamShape {
        /// Its name.
        req name: Text,
        /// The goal that it is the way to, by id.
        opt goal: Text,
        /// Its lanes.
        list lanes: LaneShape,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// A lane of a stream.
    pub struct LaneShape {
        /// Its name.
        opt name: Text,
        /// The goal that it is the way to, by id.
        opt goal: Text,
        /// Its steps.
        list steps: StepShape,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// A step on the way.
    pub struct StepShape {
        /// What is done.
        req text: Text,
        /// First year.
        opt from: At<FiscalYear>,
        /// Last year; the first without.
        opt to: At<FiscalYear>,
        /// Why no year is given.
        opt missing: Missing,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// A letter that orders how a plan is worked on.
    pub struct DirectiveShape {
        /// Id.
        req id: At<Id>,
        /// Its title.
        req title: Text,
        /// Its number.
        opt number: Text,
        /// The day it was sent.
        opt date: Date,
        /// Who sends it, by office.
        opt issuer: Text,
        /// To whom, by office.
        opt addressee: Text,
        /// What it says before its headings, a paragraph each.
        list text: Text,
        /// What it expects of the year.
        list outlook: Text,
        /// The statements of money of the plan that it carries, by id.
        list money: Text,
        /// Its numbered ideas.
        list ideas: PolicyShape,
        /// A remark.
        opt note: Text,
    }
}
