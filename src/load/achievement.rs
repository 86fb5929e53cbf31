//! What a year's results say beside figures of the year: judgements of
//! measures, achievements, and figures by their own dates.

use super::decode::{Cx, Text};
use super::rule;
use super::shapes::achievement::{
    AchievementShape, ChangeShape, JudgementShape, JudgingShape, ObservationShape,
};
use super::shapes::results::RowShape;
use super::site::{duplicate_id, web_address};
use crate::diag::{Diagnostic, Span, both, codes};
use crate::model::achievement::{Achievement, Pair, WebLink};
use crate::model::observation::{AlsoPrinted, DeclaredChange, Moved, Observation};
use crate::model::plan::{Indicator, Kind, Plan};
use crate::model::results::{Judging, PersonJudgement};
use crate::model::value::{Amount, Cell, Missing, Value};
use crate::model::when::Moment;
use crate::model::word::Word;

/// Reports keys of one entry that exclude each other, or of which one is due.
pub fn keys_clash(span: Span, keys: &str) -> Diagnostic {
    Diagnostic::new(
        &codes::KEYS_CLASH,
        span,
        both(
            format!("{keys} は、ちょうど1つを書きます"),
            format!("exactly one of {keys} must be given"),
        ),
        both(
            "どれか1つだけを残します。値がないときは missing に理由を書きます",
            "keep one of them; where there is no value, say why with missing",
        ),
    )
}

/// Whether one of two keys is there with a value that was refused: then it was
/// reported, and nobody is told to write it.
pub fn is_refused(span: Span, keys: [&'static str; 2], cx: &Cx) -> bool {
    keys.into_iter()
        .any(|key| cx.refused.contains(&(span, key)))
}

/// Who judged, and the reason that stands for all.
pub fn judging(shape: JudgingShape) -> Judging {
    Judging {
        by: shape.by.value,
        reason: shape.reason.map(|r| r.0),
        note: shape.note.map(|t| t.value),
    }
}

/// The reason that stands for every judgement without one of its own.
pub enum CommonReason {
    /// It is given.
    Given(Cell),
    /// There is none: each judgement owes its own.
    Absent,
    /// It was refused and reported: no judgement is blamed for that.
    Refused,
}

impl CommonReason {
    /// The one of a results file, given where its mapping stands.
    pub fn of(judging: Option<&JudgingShape>, file: Span, cx: &Cx) -> Self {
        let is_refused = |span, key| cx.refused.contains(&(span, key));
        match judging {
            None if is_refused(file, "judging") => Self::Refused,
            None => Self::Absent,
            Some(j) => match &j.reason {
                Some(reason) => Self::Given(reason.0.clone()),
                None if is_refused(j.span, "reason") => Self::Refused,
                None => Self::Absent,
            },
        }
    }
}

/// The judgement of a measure; its reason is its own, or that of the whole report.
pub fn judgement(
    shape: JudgementShape,
    common: &CommonReason,
    plan: &Plan,
    cx: &mut Cx,
) -> Option<PersonJudgement> {
    let status = rule::judged(&shape.status, &plan.vocabulary, cx)?;
    let reason = match (shape.reason, common) {
        (Some(own), _) => own.0,
        (None, CommonReason::Given(reason)) => reason.clone(),
        (None, CommonReason::Refused) => return None,
        (None, CommonReason::Absent) => {
            cx.push(without_reason(shape.status.span));
            return None;
        }
    };
    Some(PersonJudgement { status, reason })
}

fn without_reason(span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::MISSING_KEY,
        span,
        both(
            "この判定には理由（reason）がありません",
            "this judgement has no reason",
        ),
        both(
            "「judged: {status: …, reason: …}」と書くか、すべての判定に共通する理由を judging の reason に書きます",
            "write judged: {status: …, reason: …}, or the reason common to all under judging",
        ),
    )
}

/// Achievements in the order of the document.
pub fn achievements(shapes: Vec<AchievementShape>, cx: &mut Cx) -> Vec<Achievement> {
    let text = |t: Option<Text>| t.map(|t| t.value);
    shapes
        .into_iter()
        .map(|a| Achievement {
            when: a.when.value,
            printed: text(a.printed),
            text: a.text.value,
            names: a.names.into_iter().map(|t| t.value).collect(),
            is_planned: a.planned.unwrap_or(false),
            changes: a
                .changes
                .into_iter()
                .map(|c| Pair {
                    name: c.name.value,
                    unit: c.unit.value,
                    before: c.before,
                    after: c.after,
                    span: c.span,
                })
                .collect(),
            links: a
                .links
                .into_iter()
                .filter_map(|l| {
                    Some(WebLink {
                        title: l.title.value,
                        url: web_address(&l.url, cx)?,
                    })
                })
                .collect(),
            note: text(a.note),
            span: a.span,
        })
        .collect()
}

/// Figures by their own dates, and differences between two years, belong to
/// what no report judges; a distance to a target needs a target.
pub fn in_time(shape: &RowShape, indicator: &Indicator, cx: &mut Cx) {
    let first = shape.observed.first().map(|o| (o.when.span, "observed"));
    let change = shape.declared_changes.first();
    let change = change.map(|c| (c.span, "declared_changes"));
    if indicator.kind.is_judged() {
        for (span, key) in [first, change].into_iter().flatten() {
            cx.push(not_in_time(span, key, indicator.kind));
        }
        return;
    }
    if indicator.final_target().is_some() || cx.broken.contains(&indicator.id) {
        return;
    }
    for o in shape.observed.iter().filter(|o| o.gap.is_some()) {
        cx.push(Diagnostic::new(
            &codes::VALUE_NOT_OF_KIND,
            o.span,
            both(
                "目標までの差（gap）がありますが、この指標には数値の目標がありません",
                "there is a distance to the target (gap), but the indicator has no target in figures",
            ),
            both(
                "計画の targets に目標を書くか、gap を消して note に書きます",
                "write the target under targets in the plan, or move gap to note",
            ),
        ));
    }
}

fn not_in_time(span: Span, key: &str, kind: Kind) -> Diagnostic {
    Diagnostic::new(
        &codes::VALUE_NOT_OF_KIND,
        span,
        both(
            format!(
                "{key} は、判定する指標（種類「{}」）には使えません",
                kind.word()
            ),
            format!(
                "{key} does not fit an indicator that is judged (kind '{}')",
                kind.word()
            ),
        ),
        both(
            "年度の値を actual に書きます。判定しない数なら、計画の kind を direction か reference にします",
            "write the year's figure under actual; where it is not judged, make its kind direction or reference in the plan",
        ),
    )
}

/// Figures by their own dates, oldest first; each time once.
pub fn observations(shapes: Vec<ObservationShape>, cx: &mut Cx) -> Vec<Observation> {
    let mut seen: Vec<(Moment, Span)> = Vec::new();
    let mut list = Vec::new();
    for shape in shapes {
        let when = shape.when.value;
        if let Some((_, first)) = seen.iter().find(|(m, _)| *m == when) {
            let name = when.iso().unwrap_or_else(|| when.fiscal_year().code());
            cx.push(duplicate_id(&name, shape.when.span, *first));
            continue;
        }
        seen.push((when, shape.when.span));
        let amount = match (shape.value, shape.missing) {
            (Some(figure), None) => Amount::Number(figure),
            (None, Some(why)) => Amount::Missing(why),
            (None, None) if is_refused(shape.span, ["value", "missing"], cx) => continue,
            _ => {
                cx.push(keys_clash(shape.span, "value / missing"));
                continue;
            }
        };
        list.push(Observation {
            when,
            value: Value {
                amount,
                cumulative: None,
                printed: shape.printed.map(|t| t.value),
                note: shape.note.map(|t| t.value),
                state: None,
                expected: None,
                span: shape.span,
            },
            change: shape.change,
            gap: shape.gap,
            also: shape
                .also
                .into_iter()
                .map(|a| AlsoPrinted {
                    value: a.value,
                    place: a.where_.map(|t| t.value),
                })
                .collect(),
            span: shape.span,
        });
    }
    list.sort_by_key(|o| o.when.order());
    list
}

/// Printed differences between two years.
pub fn declared_changes(shapes: Vec<ChangeShape>, cx: &mut Cx) -> Vec<DeclaredChange> {
    let changes = shapes.into_iter().filter_map(|c| {
        let moved = match (c.value, c.percent) {
            (Some(by), None) => Moved::By(by),
            (None, Some(percent)) => Moved::ByPercent(percent),
            (None, None) if is_refused(c.span, ["value", "percent"], cx) => return None,
            _ => {
                cx.push(keys_clash(c.span, "value / percent"));
                return None;
            }
        };
        if c.to <= c.from {
            cx.push(super::site::reversed(c.span));
            return None;
        }
        Some(DeclaredChange {
            from: c.from,
            to: c.to,
            moved,
            about: c.about.unwrap_or(false),
            place: c.where_.map(|t| t.value),
            span: c.span,
        })
    });
    changes.collect()
}

/// The figure of a year among figures by their own dates: the last of that year.
pub fn of_year(
    observed: &[Observation],
    year: crate::model::year::FiscalYear,
    span: Span,
) -> Value {
    let last = observed.iter().rfind(|o| o.when.fiscal_year() == year);
    last.map_or_else(|| nothing(span), |o| o.value.clone())
}

/// A value that the source does not give.
pub fn nothing(span: Span) -> Value {
    Value {
        amount: Amount::Missing(Missing::NotInSource),
        cumulative: None,
        printed: None,
        note: None,
        state: None,
        expected: None,
        span,
    }
}
