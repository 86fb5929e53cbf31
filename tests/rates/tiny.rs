//! A site of one measure, written as YAML and loaded the way any site is.
//!
//! The plan runs from 令和4 to 令和8; the report is that of 令和5, its second year.

use std::fs;
use std::path::Path;

use ayumi::load;
use ayumi::model::rule::Status;
use ayumi::report::{self, Course, Evaluation, NoRate, Tally};
use rust_decimal::Decimal;

/// An indicator with its row in 令和5 and, if it matters, in 令和4.
#[derive(Debug, Clone)]
pub struct Row {
    indicator: String,
    last: String,
    row: String,
}

/// A row of an indicator of some kind: `kind` holds its keys, `target` and
/// `actual` the values of 令和5. No other year has a target.
pub fn row(kind: &str, target: &str, actual: &str) -> Row {
    Row {
        indicator: format!(
            "name: n, {kind}, targets: {{R5: {target}, R4: -, R6: -, R7: -, R8: -}}"
        ),
        last: "{actual: {missing: not_in_source}}".to_owned(),
        row: format!("actual: {actual}"),
    }
}

impl Row {
    /// Adds keys to the row of 令和5: what was declared, judged, …
    pub fn with(mut self, keys: &str) -> Self {
        self.row = format!("{}, {keys}", self.row);
        self
    }

    /// The target of 令和8, the last year.
    pub fn finally(mut self, target: &str) -> Self {
        self.indicator = self.indicator.replace("R8: -", &format!("R8: {target}"));
        self
    }

    /// No target in any year but 令和8.
    pub fn only_finally(mut self, target: &str) -> Self {
        let at = self.indicator.find("targets:").expect("targets");
        self.indicator.truncate(at);
        self.indicator += &format!("targets: {{R8: {target}}}");
        self
    }

    /// The actual of 令和4.
    pub fn after(mut self, actual: &str) -> Self {
        self.last = format!("{{actual: {actual}}}");
        self
    }
}

pub const MORE: &str = "unit: 件, kind: yearly, direction: more";
pub const LESS: &str = "unit: 件, kind: yearly, direction: less";
pub const CUMULATIVE: &str = "unit: 件, kind: cumulative, direction: more";
pub const YEARLY_WITH_CUMULATIVE: &str = "unit: 件, kind: yearly_with_cumulative, direction: more";
pub const RELATIVE: &str = "unit: 時間, kind: relative_to_last_year, direction: less";
pub const MILESTONE: &str = "kind: milestone";
pub const KEEP: &str = "unit: '%', kind: keep, direction: more";
pub const KEEP_BELOW: &str = "unit: '%', kind: keep, direction: less";
pub const RANGE: &str = "unit: '%', kind: range";
pub const MEAN: &str = "unit: '%', kind: mean_of_components, direction: more, \
    components: [{id: a, name: a}, {id: b, name: b}, {id: c, name: c}]";

/// A level from a baseline of 令和3.
pub fn level(baseline: &str) -> String {
    format!("unit: '%', kind: level, direction: more, baseline: {{year: R3, value: {baseline}}}")
}

/// A mean of three parts as the ratio of their sums.
pub const SUMS: &str = "unit: '%', kind: mean_of_components, mean: ratio_of_sums, direction: more, \
    components: [{id: a, name: a}, {id: b, name: b}, {id: c, name: c}]";

/// A figure that is to become nothing, from a baseline of 令和3.
pub fn zero_target(baseline: &str) -> String {
    format!(
        "unit: 件, kind: zero_target, direction: less, baseline: {{year: R3, value: {baseline}}}"
    )
}

pub const AT_100: &str = "rule: {id: r, judged_by: rate, kept: good, not_kept: bad, bands: \
    [{status: good, at_least: 100}, {status: bad, below: 100}]}";
pub const AT_80: &str = "rule: {id: r, judged_by: rate, kept: good, not_kept: bad, bands: \
    [{status: good, at_least: 80}, {status: bad, below: 80}]}";
pub const BY_PERSON: &str = "rule: {id: r, judged_by: person}";

/// A site.
#[derive(Debug, Clone)]
pub struct Site {
    plan: Vec<String>,
    year: Vec<String>,
    rows: Vec<Row>,
}

/// What a site's report of 令和5 says.
pub struct Outcome {
    pub rows: Vec<Evaluation>,
    pub tally: Tally,
    pub courses: Vec<Option<Course>>,
    /// Codes of doubts about what was declared.
    pub doubts: Vec<&'static str>,
}

impl Site {
    /// A site of some rows, judged at 100 %, T/A where less is better.
    pub fn of(rows: impl IntoIterator<Item = Row>) -> Self {
        Self {
            plan: vec!["less_formula: target_over_actual".to_owned()],
            year: vec![AT_100.to_owned()],
            rows: rows.into_iter().collect(),
        }
    }

    /// Other lines of the plan than the formula.
    pub fn plan(mut self, lines: &[&str]) -> Self {
        self.plan = lines.iter().map(|l| (*l).to_owned()).collect();
        self
    }

    /// Other lines of the year than the rule.
    pub fn year(mut self, lines: &[&str]) -> Self {
        self.year = lines.iter().map(|l| (*l).to_owned()).collect();
        self
    }

    /// The report of 令和5; a site with mistakes fails.
    pub fn report(&self) -> Outcome {
        let folder = tempfile::tempdir().expect("a folder");
        self.write(folder.path());
        let loaded = load::load(&load::read(folder.path()));
        let errors: Vec<_> = loaded
            .found
            .iter()
            .filter(|d| d.code.severity == ayumi::diag::Severity::Error)
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let site = loaded.sites.first().expect("a site");
        let report = report::report(site);
        let doubts = report::findings::findings(site, &report);
        let year = report.plans[0].years.last().expect("a year");
        Outcome {
            rows: year.rows.clone(),
            tally: year.tallies[0].clone(),
            courses: report.plans[0].courses.clone(),
            doubts: doubts.iter().map(|d| d.code.name).collect(),
        }
    }

    /// The codes of the mistakes that loading finds.
    pub fn mistakes(&self) -> Vec<&'static str> {
        let folder = tempfile::tempdir().expect("a folder");
        self.write(folder.path());
        let found = load::load(&load::read(folder.path())).found;
        found.iter().map(|d| d.code.name).collect()
    }

    fn write(&self, root: &Path) {
        let plan_folder = root.join("content/plans/p");
        fs::create_dir_all(plan_folder.join("results")).expect("folders");
        let put = |path: &str, text: String| {
            fs::write(root.join("content").join(path), text).expect("a file");
        };
        put("site.yaml", SITE.to_owned());
        put("departments.yaml", DEPARTMENTS.to_owned());
        put("plans/p/plan.yaml", self.plan_file());
        let last = self.rows.iter().map(|r| r.last.clone());
        put("plans/p/results/2022.yaml", results("R4", &[], last));
        let mut head = vec![EDITION.to_owned()];
        head.extend(self.year.iter().cloned());
        let now = self.rows.iter().map(|r| format!("{{{}}}", r.row));
        put("plans/p/results/2023.yaml", results("R5", &head, now));
    }

    fn plan_file(&self) -> String {
        let mut text = PLAN.to_owned();
        for line in &self.plan {
            text += &format!("{line}\n");
        }
        text += "goals:\n  - id: g\n    name: g\n    measures:\n";
        text += "      - id: m\n        name: m\n        departments: [d]\n        indicators:\n";
        for (i, row) in self.rows.iter().enumerate() {
            // The years without a target.
            let whole = row.indicator.replace(": -,", ": {missing: not_set},");
            let whole = whole.replace(": -}", ": {missing: not_set}}");
            text += &format!("          - {{id: x{i}, {whole}}}\n");
        }
        text
    }
}

fn results(year: &str, head: &[String], rows: impl Iterator<Item = String>) -> String {
    let mut text = format!("year: {year}\n");
    for line in head {
        text += &format!("{line}\n");
    }
    text += "measures:\n  m:\n    indicators:\n";
    for (i, row) in rows.enumerate() {
        text += &format!("      x{i}: {row}\n");
    }
    text
}

const SITE: &str = "\
name: s
municipality: {name: 厚木市, code: \"142123\"}
publisher: {name: p}
license: {name: CC BY 4.0}
base_url: https://example.org/
";

const DEPARTMENTS: &str = "departments:\n  - id: d\n    names: [{name: d}]\n";

const EDITION: &str = "edition: {id: e, title: e, report_date: 2024-03-14, state: final}";

const PLAN: &str = "\
title: t
period: {from: R4, to: R8}
state: adopted
levels: {goals: [g], measure: m, indicator: i}
vocabulary:
  - {id: good, word: 達成, symbol: ○, shape: ring, tone: good}
  - {id: bad, word: 未達成, symbol: ×, shape: cross, tone: bad, owes_reason: true}
";

/// The evaluation of a single row, judged at 100 %.
pub fn one(row: Row) -> Evaluation {
    Site::of([row]).report().rows.remove(0)
}

/// The rate of a single row as shown.
pub fn shown(row: Row) -> String {
    let found = one(row);
    let shown = found.shown.map(|d| d.to_string());
    shown.unwrap_or_else(|| panic!("no rate: {:?}", found.rate))
}

/// Why a single row has no rate.
pub fn no_rate(row: Row) -> NoRate {
    let found = one(row);
    assert_eq!((&found.shown, &found.by_rule), (&None, &None));
    found.rate.expect_err("no rate")
}

/// The unrounded rate of an evaluation.
pub fn rate(found: &Evaluation) -> Decimal {
    found.rate.as_ref().expect("a rate").rate
}

/// A word of judgement.
pub fn judged(word: &str) -> Status {
    Status::Judged(word.to_owned())
}
