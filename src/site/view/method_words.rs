//! The method of a plan in sentences: how its tallies count, and what in it is
//! ours and not the document's.

use super::PlanCtx;
use crate::model::plan::{DirectionSource, Indicator};
use crate::model::results::{Counted, Scope};
use crate::model::rule::RuleSource;
use crate::model::word::Word;
use crate::report::StatusSource;

impl PlanCtx<'_> {
    /// How tallies count.
    pub(super) fn method_tallies(&self) -> Vec<String> {
        let plan = self.plan;
        let words = self.all.words;
        if !plan.has_report() {
            return Vec::new();
        }
        let mut lines = Vec::new();
        for (results, report) in self.reports() {
            let year = self.report_name(results);
            let (key, level) = match report.counted {
                Counted::Indicators => ("method.tally.indicators", &plan.levels.indicator),
                Counted::Measures => ("method.tally.measures", &plan.levels.measure),
            };
            let counted = [
                ("year", year.as_str()),
                ("level", level.as_str()),
                ("counter", plan.counter.as_str()),
            ];
            lines.push(words.fill(key, &counted));
            let mut tallies = results.declared_tallies.iter();
            let whole = tallies.find(|t| t.scope == Scope::Plan && t.counts == report.counted);
            if let Some(whole) = whole {
                let n = whole.denominator.to_string();
                let of = whole.denominator_words.as_deref();
                let key = match of {
                    Some(_) => "method.tally.denominator_words",
                    None => "method.tally.denominator",
                };
                let values = [
                    ("year", year.as_str()),
                    ("n", n.as_str()),
                    ("counter", plan.counter.as_str()),
                    ("words", of.unwrap_or_default()),
                ];
                lines.push(words.fill(key, &values));
            }
        }
        let twice = plan
            .indicators
            .iter()
            .filter(|i| i.same_as.is_some())
            .count();
        if twice > 0 {
            let n = twice.to_string();
            let values = [
                ("n", n.as_str()),
                ("level", plan.levels.indicator.as_str()),
                ("counter", plan.counter.as_str()),
            ];
            lines.push(words.fill("method.tally.twice", &values));
        }
        let is_declared = plan.results.iter().any(|r| !r.declared_tallies.is_empty());
        lines.push(words.get("method.tally.states").to_owned());
        lines.push(words.get("method.tally.goals").to_owned());
        if is_declared {
            lines.push(words.get("method.tally.declared").to_owned());
        }
        lines
    }

    /// What the document does not say and we have found or taken to be so.
    pub(super) fn method_deduced(&self) -> Vec<String> {
        let plan = self.plan;
        let words = self.all.words;
        let mut lines = Vec::new();
        let own = plan.rule.as_ref().filter(|_| !plan.has_report());
        if own.is_some_and(|r| r.source == Some(RuleSource::Deduced)) {
            lines.push(words.get("method.deduced.plan_rule").to_owned());
        }
        for (results, report) in self.reports() {
            let year = self.report_name(results);
            if let Some(rule) = plan.rule_of(results)
                && rule.source == Some(RuleSource::Deduced)
            {
                let key = match rule.basis {
                    Some(_) => "method.deduced.rule",
                    None => "method.deduced.rule_bare",
                };
                let basis = rule.basis.as_deref().unwrap_or_default();
                let values = [("year", year.as_str()), ("basis", basis)];
                lines.push(words.fill(key, &values));
            }
            let from_list = Some(StatusSource::ByComplement);
            let n = self
                .sources_of(report)
                .into_iter()
                .filter(|s| *s == from_list)
                .count();
            if let Some(complement) = results.complement.as_ref().filter(|_| n > 0) {
                let count = n.to_string();
                let values = [
                    ("year", year.as_str()),
                    ("n", count.as_str()),
                    ("basis", complement.basis.as_str()),
                ];
                lines.push(words.fill("method.deduced.complement", &values));
            }
            let derived = results.declared_tallies.iter().flat_map(|t| &t.derived);
            let sums: Vec<String> = derived
                .map(|d| {
                    let word = self.status(&d.status).word;
                    let n = d.count.to_string();
                    let values = [
                        ("status", word.as_str()),
                        ("n", n.as_str()),
                        ("sum", d.sum.as_str()),
                    ];
                    words.fill("method.deduced.sum", &values)
                })
                .collect();
            if !sums.is_empty() {
                let sums = sums.join(words.get("comma"));
                let values = [("year", year.as_str()), ("sums", sums.as_str())];
                lines.push(words.fill("method.deduced.derived", &values));
            }
        }
        for source in [DirectionSource::Deduced, DirectionSource::Assumed] {
            let of = |i: &&Indicator| i.direction_source == Some(source);
            let n = plan.indicators.iter().filter(of).count();
            if n > 0 {
                let key = format!("method.deduced.direction_{}", source.word());
                let count = n.to_string();
                let values = [
                    ("n", count.as_str()),
                    ("level", plan.levels.indicator.as_str()),
                ];
                lines.push(words.fill(&key, &values));
            }
        }
        lines
    }
}
