//! Cells: a figure, a text, or a state.

use rust_decimal::Decimal;

use crate::diag::Span;
use crate::load::decode::{Cx, Decode, Text, not_a_number, parse_figure};
use crate::load::yaml::{Kind, Node};
use crate::model::value::{Cell, Missing};
use crate::shape;

/// A value as it is written: a bare scalar or a mapping.
#[derive(Debug, Clone)]
pub enum ValueShape {
    /// `90.0`, or a text; which of them is right the kind decides.
    Scalar {
        /// As written.
        text: String,
        /// Its place.
        span: Span,
    },
    /// `{value: 10, cumulative: 25}`, `{missing: unreadable}` …
    Full(Box<FullValue>),
}

shape! {
    /// The long form of a value.
    pub struct FullValue {
        /// The figure.
        opt value: Decimal,
        /// A text.
        opt text: Text,
        /// A change against last year, in per cent.
        opt change: Decimal,
        /// Nothing, and why.
        opt missing: Missing,
        /// The running total in brackets.
        opt cumulative: Decimal,
        /// What the source prints.
        opt printed: Text,
        /// A remark.
        opt note: Text,
        /// When it will be known.
        opt expected: Text,
    }
}

impl ValueShape {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Scalar { span, .. } => *span,
            Self::Full(full) => full.span,
        }
    }
}

impl Decode for ValueShape {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.kind {
            Kind::Map(_) => FullValue::decode(node, cx).map(|v| Self::Full(Box::new(v))),
            _ => String::decode(node, cx).map(|text| Self::Scalar {
                text,
                span: node.span,
            }),
        }
    }
}

/// A text that is owed: the text, or `{missing: …}`.
#[derive(Debug, Clone)]
pub struct CellShape(pub Cell);

shape! {
    /// Why an owed text is not there.
    pub struct MissingCell {
        /// Why.
        req missing: Missing,
        /// A remark.
        opt note: Text,
    }
}

impl Decode for CellShape {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.kind {
            Kind::Map(_) => MissingCell::decode(node, cx).map(|m| {
                Self(Cell::Missing {
                    why: m.missing,
                    note: m.note.map(|n| n.value),
                })
            }),
            _ => String::decode(node, cx).map(|s| Self(Cell::Text(s))),
        }
    }
}

/// A bare scalar that must be a figure.
pub fn figure(text: &str, span: Span, cx: &mut Cx) -> Option<Decimal> {
    parse_figure(text).or_else(|| {
        cx.push(not_a_number(text, span));
        None
    })
}
