//! A policy system under a goal: states to be reached, who does what for them,
//! and the sheet of a resource.

use crate::load::decode::{Cx, Decode, Text};
use crate::load::yaml::{Kind, Node};
use crate::shape;

/// A line, perhaps with lines of detail below: a bare text, or a mapping.
#[derive(Debug, Clone)]
pub struct LineShape {
    /// What it says.
    pub text: Text,
    /// The lines below it.
    pub details: Vec<Text>,
}

shape! {
    /// The long form of a line.
    pub struct FullLine {
        /// What it says.
        req text: Text,
        /// The lines below it.
        list details: Text,
    }
}

impl Decode for LineShape {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.kind {
            Kind::Map(_) => FullLine::decode(node, cx).map(|full| Self {
                text: full.text,
                details: full.details,
            }),
            _ => Text::decode(node, cx).map(|text| Self {
                text,
                details: Vec::new(),
            }),
        }
    }
}

/// A department that answers for lines: its id, or a mapping that also says
/// under which former name the document prints it.
#[derive(Debug, Clone)]
pub struct AnsweringShape {
    /// Its id.
    pub id: Text,
    /// The former name that is printed beside its own.
    pub former: Option<Text>,
}

shape! {
    /// The long form of a department that answers.
    pub struct FullAnswering {
        /// Its id.
        req id: Text,
        /// The former name that is printed beside its own.
        opt former: Text,
    }
}

impl Decode for AnsweringShape {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.kind {
            Kind::Map(_) => FullAnswering::decode(node, cx).map(|full| Self {
                id: full.id,
                former: full.former,
            }),
            _ => Text::decode(node, cx).map(|id| Self { id, former: None }),
        }
    }
}

shape! {
    /// What departments do towards the states of a goal.
    pub struct ApproachShape {
        /// Who answers for all its lines.
        list departments: AnsweringShape,
        /// Its lines: each is one policy.
        list lines: LineShape,
        /// A remark.
        opt note: Text,
    }
}
