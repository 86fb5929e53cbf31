//! The method of a plan: how its figures come about and how they are judged,
//! written from the rules that are really in use.

use serde::Serialize;

use super::plan::KeyView;
use super::tally::RuleView;
use super::year::{SourceView, source_view};
use super::{Link, PlanCtx, link};
use crate::model::plan::{Direction, Indicator, Kind, LessFormula};
use crate::model::results::{Counted, Scope, YearResults};
use crate::model::word::Word;
use crate::report::rate::{Formula, no_rate_word};
use crate::report::{StatusSource, YearReport};
use crate::site::routes;

/// How the figures of a plan come about.
#[derive(Debug, Clone, Serialize)]
pub struct MethodPage {
    /// What the page says, in a sentence.
    pub sentence: String,
    /// Kinds of indicators that have a rate, each with its formula.
    pub kinds: Vec<MethodKind>,
    /// Kinds that no report judges.
    pub seen: Vec<MethodKind>,
    /// How figures are rounded, in sentences; empty where nothing is computed.
    pub rounding: Vec<String>,
    /// The rules, each with the years whose reports use it.
    pub rules: Vec<MethodRule>,
    /// The plan's own rule, where no report was made yet.
    pub plan_rule: Vec<String>,
    /// Where that one is from.
    pub plan_rule_source: Option<String>,
    /// What that is founded on.
    pub plan_rule_basis: Option<String>,
    /// From where the statuses of each report are.
    pub years: Vec<MethodYear>,
    /// What it says where a rate or a judgement is missing, newest report.
    pub no_rates: Vec<MethodCount>,
    /// That report.
    pub no_rates_of: Option<String>,
    /// How tallies count, in sentences.
    pub tallies: Vec<String>,
    /// What is ours and not the document's, in sentences.
    pub deduced: Vec<String>,
    /// The words of judgement.
    pub key: Vec<KeyView>,
    /// The document.
    pub source: Option<SourceView>,
}

/// A kind of indicator that the plan uses.
#[derive(Debug, Clone, Serialize)]
pub struct MethodKind {
    /// Its name.
    pub kind: String,
    /// Its formula in words, or why it has none.
    pub formula: String,
    /// What is counted or compared, in a sentence.
    pub meaning: String,
    /// How many indicators.
    pub count: usize,
}

/// A rule and the reports that use it.
#[derive(Debug, Clone, Serialize)]
pub struct MethodRule {
    /// Those reports, oldest first.
    pub years: Vec<Link>,
    /// The rule.
    pub rule: RuleView,
}

/// A report, and from where its statuses are.
#[derive(Debug, Clone, Serialize)]
pub struct MethodYear {
    /// The report.
    pub year: Link,
    /// One a source, in the same order for every year.
    pub counts: Vec<MethodCount>,
    /// All together.
    pub total: usize,
}

/// Something counted.
#[derive(Debug, Clone, Serialize)]
pub struct MethodCount {
    /// What.
    pub word: String,
    /// How many.
    pub count: usize,
}

/// The formula that an indicator is meant for; `None` where it has no rate,
/// whatever is measured.
fn formula_of(
    kind: Kind,
    direction: Option<Direction>,
    less: Option<LessFormula>,
) -> Option<Formula> {
    match kind {
        Kind::Direction | Kind::Reference | Kind::Keep | Kind::Range => None,
        Kind::ZeroTarget => Some(Formula::DownToZero),
        Kind::Milestone => Some(Formula::StageReached),
        Kind::Level => Some(Formula::LevelAgainstYear),
        Kind::Yearly
        | Kind::Cumulative
        | Kind::YearlyWithCumulative
        | Kind::MeanOfComponents
        | Kind::RelativeToLastYear => match (direction?, less) {
            (Direction::More, _) => Some(Formula::ActualOverTarget),
            (Direction::Less, Some(LessFormula::TargetOverActual)) => {
                Some(Formula::TargetOverActual)
            }
            (Direction::Less, Some(LessFormula::TwoMinusRatio)) => Some(Formula::TwoMinusRatio),
            (Direction::Less, None) => None,
        },
    }
}

impl PlanCtx<'_> {
    /// Whether a method page has anything to say: something is judged, or has
    /// figures that may be.
    pub fn has_method(&self) -> bool {
        let plan = self.plan;
        let has_target = |i: &Indicator| i.targets.iter().any(|(_, v)| v.missing().is_none());
        let mut judged = plan.indicators.iter().filter(|i| i.kind.is_judged());
        plan.rule.is_some() || plan.has_report() || judged.any(has_target)
    }

    /// The link to the method page, where there is one.
    pub fn method_link(&self) -> Option<Link> {
        let text = self.all.words.get("method.open");
        self.has_method()
            .then(|| link(text, routes::method(self.plan)))
    }

    /// The method page.
    pub fn method(&self) -> MethodPage {
        let plan = self.plan;
        let words = self.all.words;
        let (kinds, seen): (Vec<_>, Vec<_>) = self
            .method_kinds()
            .into_iter()
            .partition(|(kind, _)| kind.is_judged());
        let of = |list: Vec<(Kind, MethodKind)>| -> Vec<MethodKind> {
            list.into_iter().map(|(_, k)| k).collect()
        };
        let count = |list: &[(Kind, MethodKind)]| list.iter().map(|(_, k)| k.count).sum::<usize>();
        let values = [
            ("plan", self.short_title().to_owned()),
            ("indicator", plan.levels.indicator.clone()),
            ("n", count(&kinds).to_string()),
            ("seen", count(&seen).to_string()),
        ];
        let values = values.each_ref().map(|(name, v)| (*name, v.as_str()));
        let sentence = match (kinds.is_empty(), seen.is_empty()) {
            (false, true) => "method.sentence.judged",
            (false, false) => "method.sentence.both",
            (true, _) => "method.sentence.bare",
        };
        let own = plan.rule.as_ref().filter(|_| !plan.has_report());
        let no_rates = self.method_no_rates();
        MethodPage {
            sentence: words.fill(sentence, &values),
            rounding: if kinds.is_empty() {
                Vec::new()
            } else {
                self.method_rounding()
            },
            kinds: of(kinds),
            seen: of(seen),
            rules: self.method_rules(),
            plan_rule: own.map(|r| self.rule_sentences(r)).unwrap_or_default(),
            plan_rule_source: own.and_then(|r| self.rule_source(r)),
            plan_rule_basis: own.and_then(|r| r.basis.clone()),
            years: self.method_years(),
            no_rates_of: self
                .report
                .latest(plan)
                .filter(|_| !no_rates.is_empty())
                .map(|(r, _)| self.report_name(r)),
            no_rates,
            tallies: self.method_tallies(),
            deduced: self.method_deduced(),
            key: self.key(),
            source: plan.source.as_ref().map(source_view),
        }
    }

    /// The kinds in use with their formulas, in the order of the plan.
    fn method_kinds(&self) -> Vec<(Kind, MethodKind)> {
        let plan = self.plan;
        let words = self.all.words;
        let mut found: Vec<(Kind, Option<Formula>, usize)> = Vec::new();
        for i in &plan.indicators {
            let formula = formula_of(i.kind, i.direction, plan.less_formula);
            match found.iter_mut().find(|f| (f.0, f.1) == (i.kind, formula)) {
                Some(known) => known.2 += 1,
                None => found.push((i.kind, formula, 1)),
            }
        }
        found.sort_by_key(|f| std::cmp::Reverse(f.2));
        let view = |(kind, formula, count): (Kind, Option<Formula>, usize)| {
            let formula = match formula {
                Some(formula) => self.formula_words(formula),
                None if kind.is_limit() => words.get("working.kept").to_owned(),
                None => words.get("method.no_formula").to_owned(),
            };
            let view = MethodKind {
                kind: words.get(&format!("kind.{}", kind.word())).to_owned(),
                formula,
                meaning: words
                    .get(&format!("method.kind.{}", kind.word()))
                    .to_owned(),
                count,
            };
            (kind, view)
        };
        found.into_iter().map(view).collect()
    }

    fn method_rounding(&self) -> Vec<String> {
        let words = self.all.words;
        let digits = self.plan.rounding.to_string();
        let first = match self.plan.rounding {
            0 => words.get("method.rounding.whole").to_owned(),
            _ => words.fill("method.rounding.digits", &[("n", &digits)]),
        };
        let rest = [
            "method.rounding.judge",
            "method.rounding.cap",
            "method.rounding.compare",
        ];
        std::iter::once(first)
            .chain(rest.map(|k| words.get(k).to_owned()))
            .collect()
    }

    /// Every year for which a report was made.
    pub(super) fn reports(&self) -> impl Iterator<Item = (&YearResults, &YearReport)> {
        let years = self.plan.results.iter().zip(&self.report.years);
        years.filter(|(r, _)| r.edition.is_some())
    }

    fn report_link(&self, results: &YearResults) -> Link {
        link(
            self.report_name(results),
            routes::year(self.plan, results.year),
        )
    }

    fn method_rules(&self) -> Vec<MethodRule> {
        let mut rules: Vec<MethodRule> = Vec::new();
        for (results, _) in self.reports() {
            let Some(rule) = self.rule_words(results) else {
                continue;
            };
            // Only the year tells apart two reports that judge alike.
            let rule = RuleView {
                year: String::new(),
                ..rule
            };
            match rules.iter_mut().find(|r| r.rule == rule) {
                Some(known) => known.years.push(self.report_link(results)),
                None => rules.push(MethodRule {
                    years: vec![self.report_link(results)],
                    rule,
                }),
            }
        }
        for rule in &mut rules {
            let names: Vec<&str> = rule.years.iter().map(|y| y.text.as_str()).collect();
            rule.rule.year = names.join(self.all.words.get("comma"));
        }
        rules
    }

    fn method_years(&self) -> Vec<MethodYear> {
        let words = self.all.words;
        let sources = [
            Some(StatusSource::Computed),
            Some(StatusSource::Printed),
            Some(StatusSource::ByComplement),
            Some(StatusSource::Person),
            None,
        ];
        let all: Vec<_> = self
            .reports()
            .map(|(results, report)| (results, self.sources_of(report)))
            .collect();
        let used = |source: &Option<StatusSource>| all.iter().any(|(_, s)| s.contains(source));
        let sources: Vec<_> = sources.into_iter().filter(used).collect();
        let name = |source: &Option<StatusSource>| match source {
            // It may have been anybody: a mayor, a committee, who answers for it.
            Some(StatusSource::Person) => words.get("method.by_person").to_owned(),
            Some(source) => words
                .get(&format!("status_source.{}", source.word()))
                .to_owned(),
            None => words.get("method.not_judged").to_owned(),
        };
        let year = |(results, of): &(&YearResults, Vec<Option<StatusSource>>)| MethodYear {
            year: self.report_link(results),
            counts: sources
                .iter()
                .map(|source| MethodCount {
                    word: name(source),
                    count: of.iter().filter(|s| *s == source).count(),
                })
                .collect(),
            total: of.len(),
        };
        all.iter().map(year).collect()
    }

    /// From where each status of a report is, of what its tallies count.
    pub(super) fn sources_of(&self, report: &YearReport) -> Vec<Option<StatusSource>> {
        let subjects = self.plan.subjects(report.counted, &Scope::Plan).into_iter();
        match report.counted {
            Counted::Indicators => subjects.map(|i| report.rows[i].source).collect(),
            Counted::Measures => subjects.map(|m| report.measures[m].source).collect(),
        }
    }

    /// Why rows of the newest report have no rate, the most frequent first.
    fn method_no_rates(&self) -> Vec<MethodCount> {
        let Some((_, report)) = self.report.latest(self.plan) else {
            return Vec::new();
        };
        let mut counts: Vec<MethodCount> = Vec::new();
        for i in self.plan.subjects(Counted::Indicators, &Scope::Plan) {
            let row = &report.rows[i];
            let Some(why) = row.rate.as_ref().err().filter(|_| row.kept.is_none()) else {
                continue;
            };
            let key = format!("no_rate.{}", no_rate_word(*why));
            let word = self.all.words.get(&key);
            match counts.iter_mut().find(|c| c.word == word) {
                Some(known) => known.count += 1,
                None => counts.push(MethodCount {
                    word: word.to_owned(),
                    count: 1,
                }),
            }
        }
        counts.sort_by_key(|c| std::cmp::Reverse(c.count));
        counts
    }
}
