//! Rules of judgement: known words, whole bands.

use rust_decimal::Decimal;

use super::decode::{At, Cx, Text, missing_key, nearest, unknown_word};
use super::shapes::plan::RuleShape;
use super::yaml::{Kind, Node};
use crate::diag::{Diagnostic, Span, both, codes};
use crate::model::plan::Indicator;
use crate::model::rule::{Band, JudgedBy, Keeping, Movement, Rule, State, Status, StatusWord};
use crate::model::word::Word;

/// Resolves a rule against the plan's vocabulary.
pub fn rule(shape: RuleShape, vocabulary: &[StatusWord], cx: &mut Cx) -> Rule {
    let bands: Vec<Band> = shape
        .bands
        .iter()
        .filter_map(|b| {
            let status = judged(&b.status, vocabulary, cx)?;
            Some(Band {
                status,
                at_least: b.at_least,
                below: b.below,
                baseline: b.baseline.as_ref().and_then(|m| criterion(m, cx)),
            })
        })
        .collect();
    // A person may judge without bands; where bands stand they must be whole.
    let needs_bands = shape.judged_by == JudgedBy::Rate || !shape.bands.is_empty();
    if needs_bands && bands.len() == shape.bands.len() {
        whole(&bands, shape.span, cx);
    }
    let keeping = keeping(&shape, vocabulary, cx);
    let outside_denominator = shape
        .outside_denominator
        .iter()
        .filter_map(|t| state(t, cx))
        .collect();
    let counts_as = shape
        .counts_as
        .iter()
        .filter_map(|(from, to)| Some((state(from, cx)?, judged(to, vocabulary, cx)?)))
        .collect();
    Rule {
        id: shape.id.value.0,
        judged_by: shape.judged_by,
        bands,
        keeping,
        source: shape.source,
        basis: shape.basis.map(|b| b.value),
        outside_denominator,
        counts_as,
        span: shape.span,
    }
}

/// What the rule says of limits and ranges: of both sides, or nothing.
fn keeping(shape: &RuleShape, vocabulary: &[StatusWord], cx: &mut Cx) -> Option<Keeping> {
    match (&shape.kept, &shape.not_kept) {
        (Some(kept), Some(not_kept)) => {
            let kept = judged(kept, vocabulary, cx);
            let not_kept = judged(not_kept, vocabulary, cx);
            if let (Some(kept), Some(not_kept)) = (kept, not_kept) {
                return Some(Keeping { kept, not_kept });
            }
        }
        (None, None) => return None,
        (kept, _) => {
            let lacking = if kept.is_some() { "not_kept" } else { "kept" };
            if !cx.refused.contains(&(shape.span, lacking)) {
                cx.push(missing_key(lacking, shape.span));
            }
        }
    }
    // What is wrong with it was said.
    cx.refused.insert((shape.span, "kept"));
    None
}

/// A rule that judges by rates owes a word on limits and ranges as soon as an
/// indicator is one: they have no rate.
pub fn covers(rule: &Rule, indicators: &[Indicator], cx: &mut Cx) {
    let has_limits = indicators.iter().any(|i| i.kind.is_limit());
    let is_silent = rule.judged_by == JudgedBy::Rate && rule.keeping.is_none();
    if has_limits && is_silent && !cx.refused.contains(&(rule.span, "kept")) {
        cx.push(missing_key("kept", rule.span));
    }
}

/// A word of the vocabulary.
pub fn judged(text: &Text, vocabulary: &[StatusWord], cx: &mut Cx) -> Option<String> {
    if vocabulary.iter().any(|w| w.id == text.value) {
        return Some(text.value.clone());
    }
    report_unknown(text, vocabulary, false, cx);
    None
}

/// A word of the vocabulary or a state.
pub fn status(text: &Text, vocabulary: &[StatusWord], cx: &mut Cx) -> Option<Status> {
    if let Some(state) = State::from_word(&text.value) {
        return Some(Status::State(state));
    }
    if vocabulary.iter().any(|w| w.id == text.value) {
        return Some(Status::Judged(text.value.clone()));
    }
    report_unknown(text, vocabulary, true, cx);
    None
}

/// A word that was dropped for a mistake of its own is not unknown.
fn report_unknown(text: &Text, vocabulary: &[StatusWord], states: bool, cx: &mut Cx) {
    if !cx.broken.contains(&text.value) {
        cx.push(unknown(text, vocabulary, states));
    }
}

fn state(text: &Text, cx: &mut Cx) -> Option<State> {
    State::from_word(&text.value).or_else(|| {
        cx.push(unknown(text, &[], true));
        None
    })
}

fn unknown(text: &Text, vocabulary: &[StatusWord], states: bool) -> Diagnostic {
    let mut known: Vec<&str> = vocabulary.iter().map(|w| w.id.as_str()).collect();
    if states {
        known.extend(State::WORDS);
    }
    let list = known.join(" / ");
    let near = nearest(&text.value, known.iter().copied()).map(str::to_owned);
    let (ja, en) = match near {
        Some(n) => (
            format!("「{n}」のことでしょうか。"),
            format!("did you mean '{n}'? "),
        ),
        None => (String::new(), String::new()),
    };
    Diagnostic::new(
        &codes::UNKNOWN_STATUS,
        text.span,
        both(
            format!(
                "「{}」は判定の語彙（vocabulary）にも状態にもありません",
                text.value
            ),
            format!(
                "'{}' is neither in the plan's vocabulary nor a state",
                text.value
            ),
        ),
        both(
            format!("{ja}使える id: {list}"),
            format!("{en}ids that can stand here: {list}"),
        ),
    )
}

/// A movement that a band can ask for: one with a known direction.
fn criterion(movement: &At<Movement>, cx: &mut Cx) -> Option<Movement> {
    if movement.value != Movement::NotJudged {
        return Some(movement.value);
    }
    let node = Node {
        span: movement.span,
        kind: Kind::Scalar(movement.value.word().to_owned()),
    };
    let known = ASKED.map(Movement::word);
    cx.push(unknown_word(&node, &known));
    None
}

/// The movements that a band can ask for.
const ASKED: [Movement; 3] = [Movement::Better, Movement::Unchanged, Movement::Worse];

/// Bands must cover every rate exactly once, however they are ordered; where
/// the movement against the baseline counts, for each movement.
fn whole(bands: &[Band], span: Span, cx: &mut Cx) {
    let of = |movement: Movement| {
        let own = bands
            .iter()
            .filter(move |b| b.baseline.is_none_or(|m| m == movement));
        own.map(|b| (b.at_least, b.below)).collect::<Vec<_>>()
    };
    let mut seen: Vec<Vec<(Option<Decimal>, Option<Decimal>)>> = Vec::new();
    for movement in ASKED {
        let own = of(movement);
        // Without a criterion all three are the same bands, and said once.
        if !seen.contains(&own) {
            whole_of(&own, span, cx);
            seen.push(own);
        }
    }
}

fn whole_of(bands: &[(Option<Decimal>, Option<Decimal>)], span: Span, cx: &mut Cx) {
    let mut sorted = bands.to_vec();
    sorted.sort_by_key(|(from, _)| from.unwrap_or(Decimal::MIN));
    let mut problem = None;
    if sorted.first().is_none_or(|(from, _)| from.is_some()) {
        problem = Some((
            "いちばん下の区分に下限（at_least）があります",
            "the lowest band has a lower limit",
        ));
    }
    if sorted.last().is_none_or(|(_, below)| below.is_some()) {
        problem = Some((
            "いちばん上の区分に上限（below）があります",
            "the highest band has an upper limit",
        ));
    }
    for pair in sorted.windows(2) {
        match (pair[0].1, pair[1].0) {
            (Some(below), Some(from)) if below == from => {}
            (Some(below), Some(from)) if below < from => {
                problem = Some((
                    "区分と区分のあいだにすきまがあります",
                    "there is a gap between bands",
                ));
            }
            _ => problem = Some(("区分が重なっています", "bands overlap")),
        }
    }
    if bands.is_empty() {
        problem = Some(("区分（bands）がありません", "there are no bands"));
    }
    if let Some((ja, en)) = problem {
        cx.push(Diagnostic::new(
            &codes::BANDS_NOT_WHOLE,
            span,
            both(format!("達成率の区分が全体をおおっていません：{ja}"), format!("the bands do not cover every rate once: {en}")),
            both(
                "上から順に「at_least: 100（以上）」「below: 100（未満）」と、境目の数をそろえて書きます",
                "write at_least (from) and below (under) so that each border is one figure",
            ),
        ));
    }
}
