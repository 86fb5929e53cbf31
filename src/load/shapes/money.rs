//! `money` of a plan, a goal or a measure.

use rust_decimal::Decimal;

use super::plan::PeriodShape;
use crate::diag::Span;
use crate::load::decode::{At, Cx, Decode, Id, Text};
use crate::load::yaml::{Kind, Node};
use crate::model::money::{MinusSign, MoneyKind, MoneyUnit};
use crate::model::value::Missing;
use crate::model::year::FiscalYear;
use crate::shape;

shape! {
    /// A statement of money.
    pub struct MoneyShape {
        /// Id.
        req id: At<Id>,
        /// Its heading.
        req title: Text,
        /// What the money is.
        req kind: MoneyKind,
        /// The unit of all its amounts.
        req unit: MoneyUnit,
        /// How it writes a minus; − without.
        opt minus: MinusSign,
        /// The years as a whole: one column.
        opt period: PeriodShape,
        /// Single years: a column each.
        list years: At<FiscalYear>,
        /// The lines.
        list lines: Checked<MoneyLineShape>,
        /// Revenue less expenditure, instead of lines.
        opt balance_of: BalanceShape,
        /// The declared total of a period.
        opt total: Written<DeclaredShape>,
        /// The declared totals by year.
        map totals: Written<DeclaredShape>,
        /// Declared rates of change of the totals, in per cent, by year.
        map total_changes: At<Decimal>,
        /// The larger amount that the lines are a part of, for a period.
        opt of: Written<AmountShape>,
        /// The same by year.
        map of_years: Written<AmountShape>,
        /// What it holds besides, without an amount.
        list unpriced: Text,
        /// Where in the document.
        opt where_: Text,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// A line.
    pub struct MoneyLineShape {
        /// Its name.
        req name: Text,
        /// 会計
        opt account: Text,
        /// The amount of a period.
        opt amount: Written<AmountShape>,
        /// The amounts by year.
        map amounts: Written<AmountShape>,
        /// Declared rates of change, in per cent, by year.
        map changes: At<Decimal>,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// Two statements of the same list, by id.
    pub struct BalanceShape {
        /// Counted with its sign.
        req revenue: Text,
        /// Taken away.
        req expenditure: Text,
    }
}

shape! {
    /// The long form of an amount.
    pub struct AmountShape {
        /// The figure.
        opt value: Decimal,
        /// Nothing, and why.
        opt missing: Missing,
        /// What the source prints.
        opt printed: Text,
        /// A remark.
        opt note: Text,
        /// When it will be known.
        opt expected: Text,
    }
}

shape! {
    /// The long form of a declared total.
    pub struct DeclaredShape {
        /// The figure.
        req value: Decimal,
        /// Its own unit; that of the statement without.
        opt unit: MoneyUnit,
        /// 約
        opt about: bool,
        /// A remark.
        opt note: Text,
    }
}

/// A mapping, and whether nothing in it was found wrong: what is lacking in it
/// may else be lacking for that reason.
#[derive(Debug, Clone)]
pub struct Checked<T> {
    /// The mapping.
    pub shape: T,
    /// Whether nothing was found.
    pub is_sound: bool,
}

impl<T: Decode> Decode for Checked<T> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let before = cx.found.len();
        let shape = T::decode(node, cx)?;
        let is_sound = cx.found.len() == before;
        Some(Self { shape, is_sound })
    }
}

/// A bare figure, or a mapping that says more.
#[derive(Debug, Clone)]
pub enum Written<F> {
    /// `67`
    Figure(Decimal, Span),
    /// `{value: 67, note: …}`, `{missing: not_yet_known}`
    Full(Box<F>, Span),
}

impl<F> Written<F> {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Figure(_, span) | Self::Full(_, span) => *span,
        }
    }
}

impl<F: Decode> Decode for Written<F> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.kind {
            Kind::Map(_) => {
                let before = cx.found.len();
                let full = F::decode(node, cx)?;
                // What is wrong in it was said; that it now holds too little is
                // no second mistake.
                (cx.found.len() == before).then(|| Self::Full(Box::new(full), node.span))
            }
            _ => Decimal::decode(node, cx).map(|figure| Self::Figure(figure, node.span)),
        }
    }
}
