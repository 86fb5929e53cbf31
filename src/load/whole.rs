//! What the results of a year owe as a whole: a row of everything in the plan,
//! a judgement of every measure or of none, tallies of what is judged.

use super::achievement::nothing;
use super::decode::Cx;
use crate::diag::{Diagnostic, FileId, Span, both, codes};
use crate::model::plan::{Owner, Plan};
use crate::model::results::{Counted, MeasureYear, Row, YearResults};
use crate::model::word::Word;

/// Every measure and indicator of the plan owes a row; what is left out is
/// reported, and stands as missing so that the year is whole.
pub fn complete(
    rows: Vec<Option<Row>>,
    seen_measures: &[bool],
    file: FileId,
    plan: &Plan,
    cx: &mut Cx,
) -> Vec<Row> {
    for (m, _) in seen_measures.iter().enumerate().filter(|(_, seen)| !**seen) {
        let measure = &plan.measures[m];
        if !cx.broken.contains(&measure.id) {
            cx.push(left_out(
                &plan.levels.measure,
                "measure",
                &measure.id,
                &measure.name,
                file,
                measure.span,
            ));
        }
    }
    let whole = rows.into_iter().enumerate().map(|(i, row)| {
        row.unwrap_or_else(|| {
            let indicator = &plan.indicators[i];
            let owner_seen = match indicator.owner {
                Owner::Measure(m) => seen_measures[m],
                Owner::Goal(_) | Owner::Plan => true,
            };
            if owner_seen && !cx.broken.contains(&indicator.id) {
                let name = indicator.name.as_deref().unwrap_or("");
                cx.push(left_out(
                    &plan.levels.indicator,
                    "indicator",
                    &indicator.id,
                    name,
                    file,
                    indicator.span,
                ));
            }
            absent(indicator.span)
        })
    });
    whole.collect()
}

/// Where a report judges measures themselves, it judges every one.
pub fn unjudged(measures: &[MeasureYear], seen: &[bool], file: FileId, plan: &Plan, cx: &mut Cx) {
    if measures.iter().all(|m| m.judged.is_none()) {
        return;
    }
    for (at, measure) in plan.measures.iter().enumerate() {
        if measures[at].judged.is_none() && seen[at] && !cx.broken.contains(&measure.id) {
            let (id, name) = (&measure.id, &measure.name);
            let level = &plan.levels.measure;
            let found = Diagnostic::new(
                &codes::MISSING_RESULT,
                Span::top(file),
                both(
                    format!("{level}「{id}」（{name}）に、判定（judged）がありません"),
                    format!("the measure '{id}' ({name}) is not judged (judged)"),
                ),
                both(
                    "この報告はほかの判定を載せています。「judged: …」を書き足します",
                    "this report judges the others; add 'judged: …'",
                ),
            );
            let plan_place = both("計画ではここにあります", "it stands here in the plan");
            cx.push(found.see(measure.span, plan_place));
        }
    }
}

fn left_out(ja: &str, en: &str, id: &str, name: &str, file: FileId, plan_span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::MISSING_RESULT,
        Span::top(file),
        both(
            format!("{ja}「{id}」（{name}）の結果が、このファイルにありません"),
            format!("this file has no results for the {en} '{id}' ({name})"),
        ),
        both(
            "結果を書き足します。まだ分からないときは {missing: not_yet_known} と書きます",
            "add them; where a result is not out yet write {missing: not_yet_known}",
        ),
    )
    .see(
        plan_span,
        both("計画ではここにあります", "it stands here in the plan"),
    )
}

fn absent(span: Span) -> Row {
    Row {
        actual: nothing(span),
        observed: Vec::new(),
        declared_changes: Vec::new(),
        components: Vec::new(),
        reached: None,
        declared: Vec::new(),
        judged: None,
        reason: None,
        countermeasure: None,
        note: None,
        span,
    }
}

/// A printed tally can only be compared with what the report judges.
pub fn counted_otherwise(results: &YearResults, plan: &Plan, cx: &mut Cx) {
    let counted = results.counted();
    let others = results.declared_tallies.iter();
    for tally in others.filter(|t| t.counts != counted) {
        let (judged, level) = match counted {
            Counted::Measures => (counted.word(), &plan.levels.measure),
            Counted::Indicators => (counted.word(), &plan.levels.indicator),
        };
        cx.push(Diagnostic::new(
            &codes::VALUE_NOT_OF_KIND,
            tally.span,
            both(
                format!(
                    "この報告が判定しているのは{level}（{judged}）なので、{} の集計とは突き合わせられません",
                    tally.counts.word()
                ),
                format!(
                    "this report judges {judged}, so a tally of {} cannot be compared with it",
                    tally.counts.word()
                ),
            ),
            both(
                format!("counts を {judged} にします。数え方の違う集計なら note か文章に書きます"),
                format!("set counts to {judged}; put a tally of anything else into note or a narrative"),
            ),
        ));
    }
}
