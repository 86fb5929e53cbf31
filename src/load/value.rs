//! Values by the kind of their indicator.

use rust_decimal::Decimal;

use super::decode::{Cx, missing_key};
use super::shapes::value::{FullValue, ValueShape, figure};
use crate::diag::{Diagnostic, Span, both, codes};
use crate::model::plan::{Kind, Mean};
use crate::model::value::{Amount, Value};
use crate::model::word::Word;

/// Where a value stands; it decides whether a change may be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In `targets`.
    Target,
    /// In a results file, or as baseline.
    Measured,
    /// A part of a mean: the same, with the way in which the parts are put
    /// together.
    Component(Mean),
}

/// Turns a written value into what its kind makes of it.
pub fn value(shape: &ValueShape, kind: Kind, place: Place, cx: &mut Cx) -> Option<Value> {
    let span = shape.span();
    let bare = |amount| Value {
        amount,
        cumulative: None,
        printed: None,
        note: None,
        state: None,
        expected: None,
        span,
    };
    match shape {
        ValueShape::Scalar { text, span } => match kind {
            Kind::Milestone => Some(bare(Amount::Text(text.clone()))),
            _ => {
                let amount = figure(text, *span, cx).map(Amount::Number)?;
                if !fits(&amount, kind, place) {
                    cx.push(not_of_kind(*span, kind));
                    return None;
                }
                Some(bare(amount))
            }
        },
        ValueShape::Full(full) => long_form(full, kind, place, cx),
    }
}

fn long_form(full: &FullValue, kind: Kind, place: Place, cx: &mut Cx) -> Option<Value> {
    let range = match (full.at_least, full.at_most) {
        (Some(from), Some(to)) => Some(Amount::Range(from, to)),
        (None, None) => None,
        (from, _) => {
            let lacking = if from.is_some() {
                "at_most"
            } else {
                "at_least"
            };
            cx.push(missing_key(lacking, full.span));
            return None;
        }
    };
    let share = match (full.part, full.whole) {
        (Some(part), Some(whole)) => Some(Amount::Share { part, whole }),
        (None, None) => None,
        (part, _) => {
            let lacking = if part.is_some() { "whole" } else { "part" };
            cx.push(missing_key(lacking, full.span));
            return None;
        }
    };
    let amounts = [
        full.value.map(Amount::Number),
        full.text.as_ref().map(|t| Amount::Text(t.value.clone())),
        full.change.map(Amount::Change),
        range,
        share,
        full.missing.map(Amount::Missing),
    ];
    let mut given = amounts.into_iter().flatten();
    let (Some(amount), None) = (given.next(), given.next()) else {
        cx.push(Diagnostic::new(
            &codes::MISSING_VALUE,
            full.span,
            both(
                "value（数値）、text（文字）、change（前年度比）、at_least と at_most（範囲）、part と whole（内訳の分子と分母）、missing（ない理由）のうち、ちょうど1つを書きます",
                "exactly one of value, text, change, a range (at_least and at_most), a share (part and whole) and missing must be given",
            ),
            both("例: {value: 10, cumulative: 45} / {missing: not_yet_known}", "e.g. {value: 10, cumulative: 45} / {missing: not_yet_known}"),
        ));
        return None;
    };
    let total_fits = full.cumulative.is_none() || kind == Kind::YearlyWithCumulative;
    if !fits(&amount, kind, place) || !total_fits {
        cx.push(not_of_kind(full.span, kind));
        return None;
    }
    // Only what was measured can be more or less settled.
    if full.state.is_some() && (place == Place::Target || full.missing.is_some()) {
        cx.push(Diagnostic::new(
            &codes::VALUE_NOT_OF_KIND,
            full.span,
            both(
                "state（確定・速報など）は、実績や現状値の値にだけ添えます",
                "'state' belongs to a measured value only",
            ),
            both(
                "目標と、missing のある値からは、state を消します",
                "delete it from targets and from values with 'missing'",
            ),
        ));
        return None;
    }
    let text = |t: &Option<super::decode::Text>| t.as_ref().map(|t| t.value.clone());
    Some(Value {
        amount,
        cumulative: full.cumulative,
        printed: text(&full.printed),
        note: text(&full.note),
        state: full.state,
        expected: text(&full.expected),
        span: full.span,
    })
}

/// Whether an indicator of a kind takes such a value at such a place.
fn fits(amount: &Amount, kind: Kind, place: Place) -> bool {
    let is_target = place == Place::Target;
    match (amount, kind) {
        // Sums are not made of rates.
        (Amount::Number(_), _) if place == Place::Component(Mean::RatioOfSums) => false,
        (Amount::Share { whole, .. }, _) => {
            place == Place::Component(Mean::RatioOfSums) && *whole > Decimal::ZERO
        }
        (Amount::Number(_), Kind::Milestone) => false,
        (Amount::Number(_), Kind::RelativeToLastYear | Kind::Range) => !is_target,
        // On the way to zero by steps, it is a level.
        (Amount::Number(n), Kind::ZeroTarget) => !is_target || n.is_zero(),
        (Amount::Number(_), _) => true,
        (Amount::Change(_), kind) => is_target && kind == Kind::RelativeToLastYear,
        // The other way round it holds no figure at all.
        (Amount::Range(from, to), kind) => is_target && kind == Kind::Range && from <= to,
        (Amount::Text(_) | Amount::Missing(_), _) => true,
    }
}

fn not_of_kind(span: Span, kind: Kind) -> Diagnostic {
    Diagnostic::new(
        &codes::VALUE_NOT_OF_KIND,
        span,
        both(
            format!(
                "この書き方の値は、種類「{}」の指標には使えません",
                kind.word()
            ),
            format!(
                "a value of this form does not fit an indicator of kind '{}'",
                kind.word()
            ),
        ),
        both(
            "milestone は文字、relative_to_last_year の目標は {change: -5}、range の目標は {at_least: 85, at_most: 92}（小さい数を先に）、zero_target の目標は 0、累計のかっこ書き（cumulative）は yearly_with_cumulative、内訳の {part: 900, whole: 1000} は mean: ratio_of_sums で使います",
            "milestone takes texts; a target of relative_to_last_year takes {change: -5}, one of range {at_least: 85, at_most: 92} with the lower end first, one of zero_target 0; cumulative belongs to yearly_with_cumulative, components {part: 900, whole: 1000} to mean: ratio_of_sums",
        ),
    )
}
