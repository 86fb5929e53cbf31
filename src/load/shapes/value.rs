//! Cells: a figure, a text, or a state.

use rust_decimal::Decimal;

use crate::diag::Span;
use crate::load::decode::{Cx, Decode, Text, missing_key, not_a_number, parse_figure};
use crate::load::yaml::{Kind, Node};
use crate::model::value::{Cell, DataState, Missing};
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
        /// The lower end of a range.
        opt at_least: Decimal,
        /// The upper end of a range.
        opt at_most: Decimal,
        /// What was collected, done or counted of a whole, in the mean of sums.
        opt part: Decimal,
        /// That whole.
        opt whole: Decimal,
        /// Nothing, and why.
        opt missing: Missing,
        /// The running total in brackets.
        opt cumulative: Decimal,
        /// What the source prints.
        opt printed: Text,
        /// A remark.
        opt note: Text,
        /// How settled the figure is.
        opt state: DataState,
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
            Kind::Map(_) => {
                let before = cx.found.len();
                let value = FullValue::decode(node, cx)?;
                // What is wrong in it was said; that it now holds too little is
                // no second mistake.
                (cx.found.len() == before).then(|| Self::Full(Box::new(value)))
            }
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
    /// Why an owed text is not there, or that the work before goes on (→).
    pub struct MissingCell {
        /// Why.
        opt missing: Missing,
        /// The cell before goes on.
        opt continues: bool,
        /// A remark.
        opt note: Text,
    }
}

/// One text or several.
#[derive(Debug, Clone)]
pub struct Texts(pub Vec<String>);

impl Decode for Texts {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.kind {
            Kind::List(_) => Some(Self(crate::load::decode::list(node, cx))),
            _ => String::decode(node, cx).map(|t| Self(vec![t])),
        }
    }
}

impl Decode for CellShape {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let Kind::Map(_) = &node.kind else {
            return String::decode(node, cx).map(|s| Self(Cell::Text(s)));
        };
        let cell = MissingCell::decode(node, cx)?;
        let note = cell.note.map(|n| n.value);
        match (cell.missing, cell.continues) {
            (Some(why), None) => Some(Self(Cell::Missing { why, note })),
            (None, Some(true)) => Some(Self(Cell::Continues { note })),
            (None, None) if cx.refused.contains(&(node.span, "missing")) => None,
            _ => {
                cx.push(missing_key("missing", node.span));
                None
            }
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
