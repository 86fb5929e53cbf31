//! `corrections.yaml`: what was published wrongly and put right.

use crate::load::decode::{At, Cx, Date, Decode, Id, Text, unknown_word};
use crate::load::yaml::{Kind, Node};
use crate::model::year::FiscalYear;
use crate::shape;

shape! {
    /// The file.
    pub struct CorrectionsFile {
        /// The corrections, in any order.
        list corrections: CorrectionShape,
    }
}

shape! {
    /// A correction.
    pub struct CorrectionShape {
        /// Id.
        req id: At<Id>,
        /// The day it was put right.
        req date: Date,
        /// The plan; without, it is about the site as a whole.
        opt plan: Text,
        /// The goal it is about.
        opt goal: Text,
        /// The measure it is about.
        opt measure: Text,
        /// The indicator it is about.
        opt indicator: Text,
        /// The year of the figure.
        opt year: At<FiscalYear>,
        /// What was wrong.
        req what: Text,
        /// What stood there.
        req was: Text,
        /// What stands there now.
        req is: Text,
        /// How it came about.
        req why: Text,
        /// What it changed in the verdict.
        req effect: EffectShape,
    }
}

shape! {
    /// The verdict before and after.
    pub struct VerdictShape {
        /// Before.
        req was: Text,
        /// After.
        req is: Text,
    }
}

/// What a correction changed in the verdict: `none`, or before and after.
#[derive(Debug, Clone)]
pub enum EffectShape {
    /// Nothing.
    None,
    /// Another verdict.
    Verdict(VerdictShape),
}

impl Decode for EffectShape {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.kind {
            Kind::Map(_) => VerdictShape::decode(node, cx).map(Self::Verdict),
            _ if node.scalar() == Some("none") => Some(Self::None),
            _ => {
                cx.push(unknown_word(node, &["none"]));
                None
            }
        }
    }
}
