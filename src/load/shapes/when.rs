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
                    && is_before(last, first)
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

/// Whether a point lies before another; a whole year lies neither before nor
/// behind what is in it.
fn is_before(point: Moment, other: Moment) -> bool {
    let years = (point.fiscal_year(), other.fiscal_year());
    let is_whole = |m| matches!(m, Moment::Year(_));
    match years.0 == years.1 {
        true => !is_whole(point) && !is_whole(other) && point.order() < other.order(),
        false => years.0 < years.1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;
    use crate::load::yaml;

    /// What is read from a time, or the codes of what is wrong with it.
    fn read(text: &str) -> Result<When, Vec<&'static str>> {
        let mut cx = Cx::default();
        let node = yaml::parse(text, FileId(0), &mut cx.found).unwrap();
        let when = When::decode(&node, &mut cx);
        match cx.found.is_empty() {
            true => Ok(when.expect("what is not reported is read")),
            false => Err(cx.found.iter().map(|d| d.code.name).collect()),
        }
    }

    fn year(n: i32) -> Moment {
        Moment::Year(FiscalYear(n))
    }

    fn month(year: i32, month: u32) -> Moment {
        Moment::Month { year, month }
    }

    #[test]
    fn a_time_is_read_as_exactly_as_it_is_written() {
        for text in ["R2", "令和2年度", "2020", "FY2020"] {
            assert_eq!(read(text), Ok(When::At(year(2020))), "{text}");
        }
        assert_eq!(read("2020-10"), Ok(When::At(month(2020, 10))));
        let day = Moment::Day {
            year: 2020,
            month: 2,
            day: 29,
        };
        assert_eq!(read("2020-02-29"), Ok(When::At(day)));
    }

    #[test]
    fn several_years_a_span_and_no_time_have_forms_of_their_own() {
        let years = vec![FiscalYear(2018), FiscalYear(2020)];
        assert_eq!(read("[H30, R2]"), Ok(When::Years(years)));
        let span = |from, to| Ok(When::Span { from, to });
        assert_eq!(
            read("{from: H30, to: 2020-10}"),
            span(Some(year(2018)), Some(month(2020, 10)))
        );
        assert_eq!(read("{from: R2}"), span(Some(year(2020)), None));
        assert_eq!(read("{to: R2}"), span(None, Some(year(2020))));
        assert_eq!(
            read("{missing: unreadable}"),
            Ok(When::Missing(Missing::Unreadable))
        );
    }

    #[test]
    fn a_day_or_month_that_no_calendar_has_is_refused() {
        for text in [
            "2020-13",
            "2020-00",
            "2021-02-29",
            "2020-1",
            "2020-10-1",
            "20-10",
        ] {
            assert_eq!(read(text), Err(vec!["not-a-date"]), "{text}");
        }
        assert_eq!(read("秋ごろ"), Err(vec!["not-a-year"]));
    }

    #[test]
    fn what_names_no_time_is_refused_once() {
        assert_eq!(read("[]"), Err(vec!["missing-value"]));
        assert_eq!(read("{}"), Err(vec!["missing-value"]));
        assert_eq!(read("{from: 2020-13}"), Err(vec!["not-a-date"]));
        assert_eq!(read("{form: R2, to: R3}"), Err(vec!["unknown-key"]));
        assert_eq!(
            read("{missing: unreadable, from: R2}"),
            Err(vec!["unknown-key"])
        );
        assert_eq!(read("[R2, 令和2年度]"), Err(vec!["duplicate-key"]));
    }

    #[test]
    fn a_span_ends_no_earlier_than_it_begins() {
        assert_eq!(read("{from: R3, to: R2}"), Err(vec!["period-reversed"]));
        assert_eq!(
            read("{from: 2021-04, to: 2021-03}"),
            Err(vec!["period-reversed"])
        );
        assert_eq!(
            read("{from: 2020-06, to: 2020-05}"),
            Err(vec!["period-reversed"])
        );
        for text in [
            "{from: R2, to: R2}",
            "{from: 2020-05, to: R2}",
            "{from: R2, to: 2020-05}",
            "{from: 2020-05-02, to: 2020-05-02}",
        ] {
            assert!(read(text).is_ok(), "{text}");
        }
    }
}
