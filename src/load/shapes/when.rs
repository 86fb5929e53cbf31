//! Times: `R2`, `2020-10`, `2020-10-15`, a list of years, a span, or a state.

use crate::diag::{Diagnostic, both, codes};
use crate::load::decode::{At, Cx, Decode, empty, fiscal_year, is_date, list};
use crate::load::site::{reversed, year_twice};
use crate::load::yaml::{Kind, Node};
use crate::model::value::Missing;
use crate::model::when::{Moment, When};
use crate::model::year::FiscalYear;
use crate::shape;

impl Decode for Moment {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = String::decode(node, cx)?;
        let month = text.len() == 7 && is_date(&format!("{text}-01"));
        let is_calendar = month || is_date(&text);
        if is_calendar {
            let mut parts = text.split('-').map(str::parse::<u32>);
            let mut next = || parts.next().and_then(Result::ok);
            let year = i32::try_from(next()?).ok()?;
            return match (next()?, next()) {
                (month, Some(day)) => Some(Self::Day { year, month, day }),
                (month, None) => Some(Self::Month { year, month }),
            };
        }
        if text.contains('-') {
            cx.push(Diagnostic::new(
                &codes::NOT_A_DATE,
                node.span,
                both(
                    format!("「{text}」は年度・月・日のどれとしても読めません"),
                    format!("'{text}' is neither a fiscal year nor a month nor a day"),
                ),
                both(
                    "年度は R2、月は 2020-10、日は 2020-10-15 のように書きます",
                    "write R2 for a fiscal year, 2020-10 for a month, 2020-10-15 for a day",
                ),
            ));
            return None;
        }
        fiscal_year(&text, node.span, cx).map(Self::Year)
    }
}

shape! {
    /// A span; either end may be open.
    pub struct SpanShape {
        /// The first.
        opt from: Moment,
        /// The last.
        opt to: Moment,
    }
}

shape! {
    /// Why there is no time.
    pub struct NoTime {
        /// Why.
        req missing: Missing,
    }
}

impl Decode for When {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let before = cx.found.len();
        match &node.kind {
            Kind::List(items) => {
                if items.is_empty() {
                    cx.push(empty(node.span));
                }
                let years: Vec<At<FiscalYear>> = list(node, cx);
                for (at, year) in years.iter().enumerate() {
                    if let Some(first) = years[..at].iter().find(|y| y.value == year.value) {
                        cx.push(year_twice(year.value, year.span, first.span));
                    }
                }
                let years = years.into_iter().map(|y| y.value).collect();
                (cx.found.len() == before).then_some(Self::Years(years))
            }
            Kind::Map(_) if node.get("missing").is_some() => {
                NoTime::decode(node, cx).map(|no| Self::Missing(no.missing))
            }
            Kind::Map(_) => {
                let span = SpanShape::decode(node, cx)?;
                if cx.found.len() > before {
                    return None;
                }
                let (from, to) = (span.from, span.to);
                if from.is_none() && to.is_none() {
                    cx.push(empty(node.span));
                    return None;
                }
                if let (Some(first), Some(last)) = (from, to)
                    && last.order() < first.order()
                    && last.fiscal_year() != first.fiscal_year()
                {
                    cx.push(reversed(node.span));
                    return None;
                }
                Some(Self::Span { from, to })
            }
            _ => Moment::decode(node, cx).map(Self::At),
        }
    }
}
