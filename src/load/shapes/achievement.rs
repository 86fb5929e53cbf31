//! `achievements` of a measure's year, and `observed` of a row.

use rust_decimal::Decimal;

use super::value::CellShape;
use crate::load::decode::{At, Cx, Decode, Text};
use crate::load::yaml::{Kind, Node};
use crate::model::value::Missing;
use crate::model::when::{Moment, When};
use crate::model::year::FiscalYear;
use crate::shape;

shape! {
    /// One thing that was done.
    pub struct AchievementShape {
        /// When.
        req when: At<When>,
        /// The time as printed, where that is not plainly the same.
        opt printed: Text,
        /// What.
        req text: Text,
        /// Names that the source lists.
        list names: Text,
        /// 予定
        opt planned: bool,
        /// Before and after.
        list changes: PairShape,
        /// Pages elsewhere.
        list links: WebLinkShape,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// A figure before and after.
    pub struct PairShape {
        /// What is measured.
        req name: Text,
        /// Its unit.
        req unit: Text,
        /// Before.
        req before: Decimal,
        /// After.
        req after: Decimal,
    }
}

shape! {
    /// A page elsewhere.
    pub struct WebLinkShape {
        /// What it shows.
        req title: Text,
        /// Its address.
        req url: Text,
    }
}

shape! {
    /// A figure at a time.
    pub struct ObservationShape {
        /// When.
        req when: At<Moment>,
        /// The figure.
        opt value: Decimal,
        /// Nothing, and why.
        opt missing: Missing,
        /// What the source prints there.
        opt printed: Text,
        /// The printed difference to the one before.
        opt change: Decimal,
        /// The printed distance to the target.
        opt gap: Decimal,
        /// Other figures printed for the same thing.
        list also: AlsoShape,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// Another figure printed for the same thing.
    pub struct AlsoShape {
        /// The figure.
        req value: Decimal,
        /// Where.
        opt where_: Text,
    }
}

shape! {
    /// A printed difference between two years.
    pub struct ChangeShape {
        /// The first year.
        req from: FiscalYear,
        /// The last year.
        req to: FiscalYear,
        /// In the unit; for percentages in points.
        opt value: Decimal,
        /// In per cent of the first figure.
        opt percent: Decimal,
        /// 約
        opt about: bool,
        /// Where.
        opt where_: Text,
    }
}

shape! {
    /// Who judged the measures.
    pub struct JudgingShape {
        /// Who, by office.
        req by: Text,
        /// The reason that stands for all without one of their own.
        opt reason: CellShape,
        /// A remark.
        opt note: Text,
    }
}

/// A judgement: the word alone, or with its reason.
#[derive(Debug, Clone)]
pub struct JudgementShape {
    /// The word.
    pub status: Text,
    /// Why; without one that of the whole report.
    pub reason: Option<CellShape>,
}

shape! {
    /// The long form of a judgement.
    pub struct FullJudgement {
        /// The word.
        req status: Text,
        /// Why.
        opt reason: CellShape,
    }
}

impl Decode for JudgementShape {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.kind {
            Kind::Map(_) => {
                let before = cx.found.len();
                let full = FullJudgement::decode(node, cx)?;
                // A reason that was refused is not also one that is lacking.
                (cx.found.len() == before).then_some(Self {
                    status: full.status,
                    reason: full.reason,
                })
            }
            _ => Text::decode(node, cx).map(|status| Self {
                status,
                reason: None,
            }),
        }
    }
}
