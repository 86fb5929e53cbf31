//! What makes two places of a plan hard to compare: another period, another
//! rule, an indicator that stands twice.

use std::collections::HashMap;

use super::warn;
use crate::diag::{Both, Diagnostic, Span, both, codes};
use crate::model::plan::Plan;
use crate::model::results::YearResults;
use crate::model::rule::Rule;
use crate::model::text::to_half_width;

/// A period that a document prints beside the one that is taken.
pub(super) fn periods(plan: &Plan, out: &mut Vec<Diagnostic>) {
    for declared in plan
        .declared_periods
        .iter()
        .filter(|d| d.period != plan.period)
    {
        let (from, to) = declared.period;
        let (own_from, own_to) = plan.period;
        let place = declared.place.as_deref().unwrap_or("");
        out.push(warn(
            &codes::PERIOD_DIFFERS,
            declared.span,
            format!("{}/period", plan.id),
            both(
                format!(
                    "計画の期間が、{}から{}までとも書かれています（{place}）。ここでは{}から{}までとしています",
                    from.ja_short(),
                    to.ja_short(),
                    own_from.ja_short(),
                    own_to.ja_short()
                ),
                format!(
                    "the period is also printed as {} to {} ({place}); here it is {} to {}",
                    from.0, to.0, own_from.0, own_to.0
                ),
            ),
        ));
    }
}

/// Two reports of a plan, one after the other, that judge or count otherwise.
pub(super) fn reports(plan: &Plan, out: &mut Vec<Diagnostic>) {
    let reports: Vec<&YearResults> = plan
        .results
        .iter()
        .filter(|r| r.edition.is_some())
        .collect();
    for pair in reports.windows(2) {
        let [before, after] = pair else { continue };
        let (Some(then), Some(now)) = (plan.rule_of(before), plan.rule_of(after)) else {
            continue;
        };
        let other = differences(then, now, before.counted() == after.counted());
        if other.is_empty() {
            continue;
        }
        let ja: Vec<&str> = other.iter().map(|d| d.ja.as_str()).collect();
        let en: Vec<&str> = other.iter().map(|d| d.en.as_str()).collect();
        let (first, second) = (before.year, after.year);
        let d = warn(
            &codes::REPORT_BASES_DIFFER,
            place(after, now),
            format!("{}/{}", plan.id, second.0),
            both(
                format!(
                    "{}と{}の報告は、{}が違うため、集計をそのまま比べられません",
                    first.ja_short(),
                    second.ja_short(),
                    ja.join("と")
                ),
                format!(
                    "the reports of {} and {} differ in {}: their tallies cannot be compared as they are",
                    first.0,
                    second.0,
                    en.join(" and ")
                ),
            ),
        );
        out.push(d.see(
            place(before, then),
            both(
                "前の報告の基準はここです",
                "the rule of the report before is here",
            ),
        ));
    }
}

fn place(results: &YearResults, rule: &Rule) -> Span {
    results.rule.as_ref().map_or(results.span, |_| rule.span)
}

fn differences(then: &Rule, now: &Rule, counts_the_same: bool) -> Vec<Both> {
    let mut other = Vec::new();
    if then.judged_by != now.judged_by || then.bands != now.bands {
        other.push(both("判定の基準", "the bands of judgement"));
    }
    if then.counts_as != now.counts_as || then.outside_denominator != now.outside_denominator {
        other.push(both("集計に入れる項目", "what belongs to the whole"));
    }
    if !counts_the_same {
        other.push(both("数えるもの", "what is counted"));
    }
    other
}

/// The same indicator under two measures that nobody calls the same.
pub(super) fn twins(plan: &Plan, out: &mut Vec<Diagnostic>) {
    let mut first: HashMap<(String, &str), usize> = HashMap::new();
    for (i, indicator) in plan.indicators.iter().enumerate() {
        let Some(name) = indicator
            .name
            .as_deref()
            .filter(|_| indicator.kind.is_judged())
        else {
            continue;
        };
        let key = (bare(name), indicator.unit.as_str());
        let Some(&other) = first.get(&key) else {
            first.insert(key, i);
            continue;
        };
        let twin = &plan.indicators[other];
        if twin.owner == indicator.owner || are_called_the_same(plan, i, other) {
            continue;
        }
        let d = warn(
            &codes::INDICATOR_TWICE,
            indicator.span,
            format!("{}/{}", plan.id, indicator.id),
            both(
                format!("「{name}」は、指標「{}」と名前と単位が同じです", twin.id),
                format!(
                    "'{name}' has the name and the unit of the indicator '{}'",
                    twin.id
                ),
            ),
        );
        let mut d = d.see(
            twin.span,
            both("もう一方はここです", "the other one is here"),
        );
        d.hint = both(
            format!(
                "同じ指標なら same_as: {} と書きます。別のものなら、違いが分かる名前にします",
                twin.id
            ),
            format!(
                "if it is the same, write same_as: {}; else give it a name that tells them apart",
                twin.id
            ),
        );
        out.push(d);
    }
}

/// A name without blanks, in one width.
fn bare(name: &str) -> String {
    let half = to_half_width(name);
    half.chars().filter(|c| !c.is_whitespace()).collect()
}

fn are_called_the_same(plan: &Plan, a: usize, b: usize) -> bool {
    let same_as = |i: usize| plan.indicators[i].same_as;
    let together = same_as(a).is_some() && same_as(a) == same_as(b);
    together || same_as(a) == Some(b) || same_as(b) == Some(a)
}
