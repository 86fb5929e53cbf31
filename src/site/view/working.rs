//! この数字の出し方: how a year's rate and its status came about, in sentences
//! that a reader can follow with the figures beside them.

use serde::Serialize;

use super::cell::CellView;
use super::{Link, PlanCtx};
use crate::model::results::{Declared, YearResults};
use crate::model::rule::{Rule, RuleSource, State, Status};
use crate::model::word::Word;
use crate::render::format::number;
use crate::report::Evaluation;
use crate::report::evaluate::{StatusSource, against_baseline};
use crate::report::rate::{Computed, Formula, round};

/// How the rate and the status of an indicator in a year came about. The
/// arithmetic with its numbers is `formula` of the row, or `no_rate`.
#[derive(Debug, Clone, Serialize)]
pub struct WorkingView {
    /// The formula in words: 実績 ÷ 目標 × 100; none without a rate.
    pub words: Option<String>,
    /// What else entered it, and what it says of the last target.
    pub notes: Vec<String>,
    /// The band of the rule that gave the status; none where another source did.
    pub band: Option<String>,
    /// Whether that rule is printed or deduced.
    pub rule_source: Option<String>,
    /// Who or what judged.
    pub judged: String,
    /// What else is known of the status and says otherwise.
    pub otherwise: Vec<String>,
    /// The printed rates beside the computed one.
    pub declared: Vec<String>,
    /// The page that says how all of the plan is worked out.
    pub method: Option<Link>,
}

/// The key of a formula among the theme's words.
pub fn formula_key(formula: Formula) -> &'static str {
    match formula {
        Formula::ActualOverTarget => "actual_over_target",
        Formula::TargetOverActual => "target_over_actual",
        Formula::TwoMinusRatio => "two_minus_ratio",
        Formula::LevelAgainstYear => "level",
        Formula::LevelAgainstLine => "level_line",
        Formula::DownToZero => "down_to_zero",
        Formula::StageReached => "stage",
    }
}

impl PlanCtx<'_> {
    /// A formula in words: 実績 ÷ 目標 × 100.
    pub fn formula_words(&self, formula: Formula) -> String {
        let key = format!("working.{}", formula_key(formula));
        self.all.words.get(&key).to_owned()
    }

    /// How a row of a year with results came about.
    pub fn working(
        &self,
        index: usize,
        results: &YearResults,
        evaluation: &Evaluation,
        target: &CellView,
    ) -> WorkingView {
        let computed = evaluation.rate.as_ref().ok();
        let rule = results
            .edition
            .as_ref()
            .and_then(|_| self.plan.rule_of(results));
        let by_rule = evaluation.source == Some(StatusSource::Computed);
        let rule_used = rule.filter(|_| by_rule);
        let band = rule_used.and_then(|r| match (computed, &evaluation.kept) {
            (Some(c), _) => {
                let moved = against_baseline(self.plan, results, index);
                r.judge(c.rate, moved).map(|b| self.band_line(b))
            }
            (None, Some(kept)) => self.kept_line(r, kept.is_kept()),
            (None, None) => None,
        });
        let is_kept = evaluation.kept.is_some();
        let kept_words = || is_kept.then(|| self.all.words.get("working.kept").to_owned());
        WorkingView {
            words: computed
                .map(|c| self.formula_words(c.formula))
                .or_else(kept_words),
            notes: computed.map_or_else(Vec::new, |c| self.working_notes(c, target)),
            rule_source: rule
                .filter(|_| band.is_some())
                .and_then(|r| self.rule_source(r)),
            band,
            judged: self.who_judged(results, evaluation),
            otherwise: self.otherwise(&results.rows[index].declared, evaluation),
            declared: results.rows[index]
                .declared
                .iter()
                .filter_map(|d| {
                    let shown = evaluation.shown.map(|s| format!("{}％", number(s)));
                    self.rate_beside(d, computed, &shown.unwrap_or_default())
                })
                .collect(),
            method: self.method_link(),
        }
    }

    /// Whether a rule is printed or deduced, in a sentence.
    pub fn rule_source(&self, rule: &Rule) -> Option<String> {
        let key = match rule.source? {
            RuleSource::Printed => "rule.printed",
            RuleSource::Deduced => "rule.deduced",
        };
        Some(self.all.words.get(key).to_owned())
    }

    fn working_notes(&self, computed: &Computed, target: &CellView) -> Vec<String> {
        let words = self.all.words;
        let mut notes = Vec::new();
        if let (Some(last), Some(figure)) = (computed.last, computed.target) {
            let values = [
                ("last", number(last.normalize())),
                ("change", target.text.clone()),
                ("target", number(figure.normalize())),
            ];
            let values = values.each_ref().map(|(name, v)| (*name, v.as_str()));
            notes.push(words.fill("working.relative", &values));
        }
        if let Some(progress) = computed.progress {
            let progress = format!("{}％", number(round(progress, self.plan.rounding)));
            notes.push(words.fill("working.progress", &[("progress", &progress)]));
        }
        notes
    }

    fn who_judged(&self, results: &YearResults, evaluation: &Evaluation) -> String {
        let words = self.all.words;
        let status = self.status(&evaluation.status).word;
        let by = results.judging.as_ref().map(|j| j.by.as_str());
        let basis = results.complement.as_ref().map(|c| c.basis.as_str());
        let key = match (evaluation.source, &evaluation.status) {
            (Some(StatusSource::Person), _) if by.is_some() => "working.judged.person_by",
            (Some(StatusSource::Computed), _) if evaluation.kept.is_some() => "working.judged.kept",
            (Some(source), _) => return self.judged_sentence(source, &status, basis),
            (None, Status::State(State::NotJudged)) => "working.judged.not",
            (None, _) => "working.judged.state",
        };
        let values = [("status", status.as_str()), ("by", by.unwrap_or_default())];
        words.fill(key, &values)
    }

    fn judged_sentence(&self, source: StatusSource, status: &str, basis: Option<&str>) -> String {
        let key = format!("working.judged.{}", source.word());
        let values = [("status", status), ("basis", basis.unwrap_or_default())];
        self.all.words.fill(&key, &values)
    }

    /// What else is known of a status. What agrees with it needs no word.
    fn otherwise(&self, declared: &[Declared], evaluation: &Evaluation) -> Vec<String> {
        let words = self.all.words;
        let mut said: Vec<String> = Vec::new();
        let mut say = |key: &str, status: &Status, place: Option<&str>| {
            if *status == evaluation.status || *status == Status::State(State::NotJudged) {
                return;
            }
            let key = match (key, status) {
                ("printed", Status::State(State::Unreadable)) => "printed_unreadable",
                ("printed", _) if place.is_some() => "printed_at",
                (key, _) => key,
            };
            let status = self.status(status).word;
            let values = [("status", status.as_str()), ("place", place.unwrap_or(""))];
            let line = words.fill(&format!("working.otherwise.{key}"), &values);
            if !said.contains(&line) {
                said.push(line);
            }
        };
        let judged = |id: &String| Status::Judged(id.clone());
        if let Some(id) = &evaluation.by_person {
            say("person", &judged(id), None);
        }
        if let Some(id) = &evaluation.by_rule {
            let how = match evaluation.kept {
                Some(_) => "kept",
                None => "computed",
            };
            say(how, &judged(id), None);
        }
        for d in declared {
            if let Some(status) = &d.status {
                say("printed", status, d.place.as_deref());
            }
        }
        if let Some(id) = &evaluation.by_complement {
            say("by_complement", &judged(id), None);
        }
        said
    }

    /// A printed rate beside the computed one, at the digits that are printed.
    fn rate_beside(
        &self,
        d: &Declared,
        computed: Option<&Computed>,
        shown: &str,
    ) -> Option<String> {
        let printed = d.rate?;
        let key = match computed {
            None => "working.declared.alone",
            Some(c) if round(c.rate, printed.scale()) == printed => "working.declared.same",
            Some(_) => "working.declared.differs",
        };
        let words = self.all.words;
        let place = d.place.as_ref();
        let place = place.map(|p| words.fill("working.place", &[("place", p)]));
        let rate = format!("{}％", number(printed));
        let values = [
            ("rate", rate.as_str()),
            ("computed", shown),
            ("place", place.as_deref().unwrap_or_default()),
        ];
        Some(words.fill(key, &values))
    }
}
