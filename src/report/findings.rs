//! Doubts about values that are kept as declared: one function a check.

mod bases;
mod measures;
mod money;
mod observed;
mod tallies;
mod targets;

use rust_decimal::Decimal;

use super::rate::{mean, round};
use super::{Report, YearReport};
use crate::diag::{Diagnostic, Span, both, codes};
use crate::model::plan::{DeclaredCount, Kind, Plan};
use crate::model::results::YearResults;
use crate::model::rule::Status;
use crate::model::site::Site;
use crate::model::value::{Amount, Cell};
use crate::model::word::Word;

/// Compares what the documents declare with what their own figures give.
pub fn findings(site: &Site, report: &Report) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (plan, plan_report) in site.plans.iter().zip(&report.plans) {
        for (results, year) in plan.results.iter().zip(&plan_report.years) {
            for i in 0..plan.indicators.len() {
                declared_rates(plan, results, year, i, &mut found);
                declared_status(plan, results, year, i, &mut found);
                declared_mean(plan, results, i, &mut found);
                falling_total(plan, results, i, &mut found);
                same_as(plan, results, i, &mut found);
                miss_without_reason(plan, results, year, i, &mut found);
            }
            for m in 0..plan.measures.len() {
                measures::of_year(plan, results, year, m, &mut found);
            }
            tallies::findings(plan, results, year, &mut found);
        }
        for (i, observed) in plan_report.observed.iter().enumerate() {
            if let Some(observed) = observed {
                observed::findings(plan, i, observed, &mut found);
            }
        }
        for m in 0..plan.measures.len() {
            measures::ended_before(plan, m, &mut found);
        }
        for i in 0..plan.indicators.len() {
            targets::findings(site, plan, i, &mut found);
        }
        bases::periods(plan, &mut found);
        bases::reports(plan, &mut found);
        bases::twins(plan, &mut found);
        money::findings(plan, plan_report, &mut found);
        declared_counts(plan, &mut found);
        continued_counts(site, plan, &mut found);
    }
    found
}

/// A printed count against its own parts, and against the lines of the plan.
fn declared_counts(plan: &Plan, out: &mut Vec<Diagnostic>) {
    for d in &plan.declared_counts {
        let subject = format!("{}/{}", plan.id, d.counts.word());
        let sum: u64 = d.parts.iter().map(|p| u64::from(p.count)).sum();
        if !d.parts.is_empty() && sum != u64::from(d.total) {
            out.push(warn(
                &codes::COUNT_SUM_MISMATCH,
                d.span,
                subject.clone(),
                both(
                    format!("公表された合計 {} と、内訳の和 {sum} が合いません", d.total),
                    format!(
                        "the declared total is {}, its parts add up to {sum}",
                        d.total
                    ),
                ),
            ));
        }
        let own = plan.count_of(d.counts);
        if own != d.total {
            out.push(warn(
                &codes::COUNT_MISMATCH,
                d.span,
                subject,
                both(
                    format!(
                        "公表された合計 {} と、この計画に書かれた数 {own} が合いません",
                        d.total
                    ),
                    format!("the declared total is {}, the plan has {own}", d.total),
                ),
            ));
        }
    }
}

/// What one plan says goes on, against what the next says it took over.
fn continued_counts(site: &Site, plan: &Plan, out: &mut Vec<Diagnostic>) {
    let Some(before) = plan.follows.as_ref().map(|f| &site.plans[f.plan]) else {
        return;
    };
    for here in &plan.declared_counts {
        let part = |d: &DeclaredCount| d.parts.iter().find(|p| p.id == CONTINUED).map(|p| p.count);
        let there = before
            .declared_counts
            .iter()
            .find(|d| d.counts == here.counts);
        let (Some(now), Some(then)) = (part(here), there.and_then(part)) else {
            continue;
        };
        if now != then {
            let mut d = warn(
                &codes::CONTINUED_COUNTS_DIFFER,
                here.span,
                format!("{}/{}", plan.id, here.counts.word()),
                both(
                    format!(
                        "前の計画では続くものが {then}、この計画では引き継いだものが {now} とされています"
                    ),
                    format!(
                        "the plan before says {then} go on, this one says {now} were taken over"
                    ),
                ),
            );
            if let Some(there) = there {
                d = d.see(
                    there.span,
                    both(
                        "前の計画の数はここです",
                        "the count of the plan before is here",
                    ),
                );
            }
            out.push(d);
        }
    }
}

/// The id that a part of a printed count bears when it counts what goes on.
const CONTINUED: &str = "continued";

fn id_of(plan: &Plan, indicator: usize, results: &YearResults) -> String {
    format!(
        "{}/{}/{}",
        plan.id, plan.indicators[indicator].id, results.year.0
    )
}

fn warn(
    code: &'static crate::diag::Code,
    span: Span,
    subject: String,
    message: crate::diag::Both,
) -> Diagnostic {
    let hint = both(
        "資料を確かめます。資料がそう書いているなら、値はそのままにして accepted.yaml に理由を残します",
        "check the document; if it says so, leave the value and record the reason in accepted.yaml",
    );
    Diagnostic::new(code, span, message, hint).about(subject)
}

/// Whether a printed figure is the computed one at its own precision.
fn agrees(printed: Decimal, computed: Decimal) -> bool {
    round(computed, printed.scale()) == printed
}

/// Whether a printed figure can be the computed one; 約 widens it to its last
/// printed digit, up and down.
fn agrees_about(printed: Decimal, computed: Decimal, about: bool) -> bool {
    let unit = Decimal::new(1, printed.scale());
    let near = || computed.checked_sub(printed).map(|d| d.abs() < unit);
    agrees(printed, computed) || about && near().unwrap_or(false)
}

fn declared_rates(
    plan: &Plan,
    results: &YearResults,
    year: &YearReport,
    i: usize,
    out: &mut Vec<Diagnostic>,
) {
    let Ok(computed) = &year.rows[i].rate else {
        return;
    };
    for d in &results.rows[i].declared {
        let Some(printed) = d.rate else { continue };
        if agrees(printed, computed.rate) {
            continue;
        }
        let shown = round(computed.rate, printed.scale().max(plan.rounding));
        let place = d.place.as_deref().unwrap_or("");
        out.push(warn(
            &codes::RATE_MISMATCH,
            d.span,
            id_of(plan, i, results),
            both(
                format!("公表された達成率 {printed}% と、目標と実績から計算した {shown}% が合いません（{place}）"),
                format!("the declared rate is {printed} %, the figures give {shown} % ({place})"),
            ),
        ));
    }
}

fn declared_status(
    plan: &Plan,
    results: &YearResults,
    year: &YearReport,
    i: usize,
    out: &mut Vec<Diagnostic>,
) {
    let row = &year.rows[i];
    let word = |id: &str| {
        plan.status_word(id)
            .map_or(id.to_owned(), |w| w.word.clone())
    };
    // Each mark once, wherever and however often it is printed.
    let mut seen: Vec<&str> = Vec::new();
    for d in &results.rows[i].declared {
        let Some(Status::Judged(printed)) = &d.status else {
            continue;
        };
        if seen.contains(&printed.as_str()) {
            continue;
        }
        let message = match (&row.by_rule, seen.first()) {
            (Some(by_rule), _) if by_rule != printed => both(
                format!(
                    "公表された判定は「{}」ですが、この報告の基準では「{}」になります",
                    word(printed),
                    word(by_rule)
                ),
                format!(
                    "the document says '{}', the report's rule gives '{}'",
                    word(printed),
                    word(by_rule)
                ),
            ),
            (None, Some(first)) => both(
                format!(
                    "公表された判定が、箇所によって「{}」と「{}」に分かれています",
                    word(first),
                    word(printed)
                ),
                format!(
                    "the document says '{}' in one place and '{}' in another",
                    word(first),
                    word(printed)
                ),
            ),
            _ => {
                seen.push(printed);
                continue;
            }
        };
        seen.push(printed);
        let subject = id_of(plan, i, results);
        out.push(warn(&codes::STATUS_MISMATCH, d.span, subject, message));
    }
}

fn declared_mean(plan: &Plan, results: &YearResults, i: usize, out: &mut Vec<Diagnostic>) {
    let row = &results.rows[i];
    let (Some(mean), Some(printed)) = (mean(&plan.indicators[i], row), row.actual.number()) else {
        return;
    };
    let mean = mean.mean;
    if agrees(printed, mean) {
        return;
    }
    out.push(warn(
        &codes::MEAN_MISMATCH,
        row.actual.span,
        id_of(plan, i, results),
        both(
            format!(
                "公表された平均 {printed} と、内訳から計算した {} が合いません",
                round(mean, printed.scale().max(1))
            ),
            format!(
                "the declared mean is {printed}, the components give {}",
                round(mean, printed.scale().max(1))
            ),
        ),
    ));
}

fn falling_total(plan: &Plan, results: &YearResults, i: usize, out: &mut Vec<Diagnostic>) {
    let total = |r: &YearResults| match plan.indicators[i].kind {
        Kind::Cumulative => r.rows[i].actual.number(),
        Kind::YearlyWithCumulative => r.rows[i].actual.cumulative,
        _ => None,
    };
    let before = plan
        .results
        .iter()
        .rfind(|r| r.year < results.year && total(r).is_some());
    let (Some(now), Some(then)) = (total(results), before.and_then(total)) else {
        return;
    };
    if now < then {
        out.push(warn(
            &codes::CUMULATIVE_FALLS,
            results.rows[i].actual.span,
            id_of(plan, i, results),
            both(
                format!("累計が {then} から {now} に減っています"),
                format!("the running total falls from {then} to {now}"),
            ),
        ));
    }
}

fn same_as(plan: &Plan, results: &YearResults, i: usize, out: &mut Vec<Diagnostic>) {
    let Some(other) = plan.indicators[i].same_as else {
        return;
    };
    let (a, b) = (&results.rows[i].actual, &results.rows[other].actual);
    let targets = |x: usize| {
        plan.indicators[x]
            .target(results.year)
            .map(|t| t.amount.clone())
    };
    let differ = |a: &Amount, b: &Amount| match (a, b) {
        (Amount::Number(a), Amount::Number(b)) => a != b,
        (Amount::Range(..), Amount::Range(..)) => a != b,
        _ => false,
    };
    let targets_differ = match (targets(i), targets(other)) {
        (Some(a), Some(b)) => differ(&a, &b),
        _ => false,
    };
    if differ(&a.amount, &b.amount) || targets_differ {
        let d = warn(
            &codes::SAME_AS_DIFFERS,
            a.span,
            id_of(plan, i, results),
            both(
                format!("同じ指標「{}」と数値が違います", plan.indicators[other].id),
                format!(
                    "the figures differ from those of the same indicator '{}'",
                    plan.indicators[other].id
                ),
            ),
        );
        out.push(d.see(b.span, both("もう一方はここです", "the other one is here")));
    }
}

fn miss_without_reason(
    plan: &Plan,
    results: &YearResults,
    year: &YearReport,
    i: usize,
    out: &mut Vec<Diagnostic>,
) {
    let row = &results.rows[i];
    owed_texts(
        plan,
        &year.rows[i].status,
        (&row.reason, &row.countermeasure),
        row.span,
        &id_of(plan, i, results),
        out,
    );
}

/// What a status owes: a reason and a countermeasure.
fn owed_texts(
    plan: &Plan,
    status: &Status,
    (reason, countermeasure): (&Option<Cell>, &Option<Cell>),
    span: Span,
    subject: &str,
    out: &mut Vec<Diagnostic>,
) {
    let Status::Judged(id) = status else {
        return;
    };
    let owes = plan.status_word(id).is_some_and(|w| w.owes_reason);
    let told = |c: &Option<Cell>| matches!(c, Some(Cell::Text(_)));
    let owed = [
        (reason, "理由（reason）", "reason"),
        (countermeasure, "対応策（countermeasure）", "countermeasure"),
    ];
    let lacking: Vec<_> = owed.iter().filter(|(cell, ..)| !told(cell)).collect();
    if !owes || lacking.is_empty() {
        return;
    }
    let word = plan.status_word(id).map_or(id.as_str(), |w| &w.word);
    let ja: Vec<&str> = lacking.iter().map(|(_, ja, _)| *ja).collect();
    let en: Vec<&str> = lacking.iter().map(|(.., en)| *en).collect();
    let mut d = warn(
        &codes::MISS_WITHOUT_REASON,
        span,
        subject.to_owned(),
        both(
            format!("「{word}」ですが、{}がありません", ja.join("と")),
            format!("'{word}', but there is no {}", en.join(" and no ")),
        ),
    );
    // Where the absence is written down already, nothing is left to write.
    d.hint = if lacking.iter().all(|(cell, ..)| cell.is_some()) {
        both(
            "資料にないことは書かれています。担当に分かれば、その文に替えます",
            "that the source has none is written down; replace it once the department tells",
        )
    } else {
        both(
            "担当の文を書きます。資料にないときは {missing: not_in_source} と書きます",
            "write it, or {missing: not_in_source} where the source has none",
        )
    };
    out.push(d);
}
