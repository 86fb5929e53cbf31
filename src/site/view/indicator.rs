//! An indicator: its table a year, its chart, its sentence, its arithmetic.

use rust_decimal::Decimal;
use serde::Serialize;

use super::cell::{CellView, TextView};
use super::kept::{drawn_target, ends};
use super::prepared::FigureFiles;
use super::working::{WorkingView, formula_key};
use super::{PlanCtx, StatusView};
use crate::model::plan::{Indicator, Kind, Mean, Owner};
use crate::model::results::Declared;
use crate::model::value::{Missing, Value};
use crate::model::word::Word;
use crate::model::year::FiscalYear;
use crate::render::chart::{self, ChartText, YearRow, YearlyChart};
use crate::render::format::{moment, number, shown_unit};
use crate::report::rate::{Computed, MeanOf, NoRate, expected_level, mean, no_rate_word, round};
use crate::site::routes;

/// An indicator on a page.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorView {
    /// Its id.
    pub id: String,
    /// Plan and id: its name on pages that show several plans.
    pub key: String,
    /// The id of its section.
    pub anchor: String,
    /// Where its section stands.
    pub href: String,
    /// Its name, or the words for a name that the source does not give.
    pub name: String,
    /// Its name with its measure's code: no two of a plan are called alike, so
    /// that a region named after it can be told from its neighbours.
    pub label: String,
    /// Whether the source names it.
    pub is_named: bool,
    /// Unit.
    pub unit: String,
    /// Kind in words.
    pub kind: String,
    /// Which way is good, in words.
    pub direction: Option<String>,
    /// How sure that is, in words.
    pub direction_source: Option<String>,
    /// Why.
    pub direction_note: Option<String>,
    /// Where it stood before.
    pub baseline: Option<Baseline>,
    /// A row a year of the plan.
    pub rows: Vec<RowView>,
    /// The row of the newest report.
    pub latest: Option<RowView>,
    /// Its chart; none where no year has a figure.
    pub chart: Option<String>,
    /// The files of the chart.
    pub chart_files: Option<FigureFiles>,
    /// For stages, the stair; none where no stage is known.
    pub steps: Option<String>,
    /// The files of the stair.
    pub steps_files: Option<FigureFiles>,
    /// The small chart for lists.
    pub spark: Option<String>,
    /// How far the newest report has come to its target, as one bar; none for
    /// stages, and where there is no figure to come to.
    pub progress: Option<String>,
    /// The files of that bar.
    pub progress_files: Option<FigureFiles>,
    /// What the chart says, in words.
    pub sentence: String,
    /// How the newest figure moved against the year before, and how far it is
    /// from the final target, in a sentence.
    pub course: Option<String>,
    /// That its newest figure is older than its plan lets one expect, in a
    /// sentence.
    pub overdue: Option<String>,
    /// Names of the parts of a mean, with each year's figures.
    pub components: Vec<ComponentView>,
    /// Whether any part of a mean says where it stood.
    pub has_component_baseline: bool,
    /// The same indicator elsewhere.
    pub same_as: Option<super::Link>,
    /// A remark.
    pub note: Option<String>,
    /// Its measure, for lists.
    pub measure: Option<super::Link>,
    /// Its measure's code.
    pub code: Option<String>,
}

/// A baseline.
#[derive(Debug, Clone, Serialize)]
pub struct Baseline {
    /// Its year, where the document says.
    pub year: Option<String>,
    /// Its value.
    pub value: CellView,
}

/// A component of a mean.
#[derive(Debug, Clone, Serialize)]
pub struct ComponentView {
    /// Its name.
    pub name: String,
    /// Where it stood before the plan.
    pub baseline: Option<CellView>,
    /// A cell a year of the plan.
    pub values: Vec<CellView>,
}

/// A year of an indicator.
#[derive(Debug, Clone, Serialize)]
pub struct RowView {
    /// Gregorian number.
    pub fiscal_year: i32,
    /// 令和5年度
    pub year: String,
    /// 令和5年度（2023年度）
    pub year_long: String,
    /// Whether the year has no results yet: then only the target speaks.
    pub is_future: bool,
    /// Target.
    pub target: CellView,
    /// Actual.
    pub actual: CellView,
    /// Rate with its sign.
    pub rate: Option<String>,
    /// Of a limit or a range to keep, in place of a rate: whether it was kept,
    /// and how far outside the figure lies.
    pub kept: Option<String>,
    /// Of a milestone with ordered stages: which of them was reached.
    pub stage: Option<String>,
    /// Where the actual is the mean of components that stand beside it: how it
    /// was made, with the numbers put in.
    pub mean: Option<String>,
    /// The arithmetic with the numbers put in.
    pub formula: Option<String>,
    /// Why there is no rate.
    pub no_rate: Option<String>,
    /// How rate and status came about; none for a year without results.
    pub working: Option<WorkingView>,
    /// The status that counts.
    pub status: StatusView,
    /// What the document printed.
    pub declared: Vec<DeclaredView>,
    /// 未達成の理由.
    pub reason: Option<TextView>,
    /// 今後の対応策.
    pub countermeasure: Option<TextView>,
    /// Whether its status owes a reason.
    pub owes_reason: bool,
    /// What the departments were called in that year, where a page about the
    /// plan as a whole calls them otherwise.
    pub named_then: Option<String>,
    /// The same distance as `progress` of the indicator shows, as a bar without
    /// words; none without a rate.
    pub distance: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// What one place of the document printed.
#[derive(Debug, Clone, Serialize)]
pub struct DeclaredView {
    /// The rate.
    pub rate: Option<String>,
    /// The mark.
    pub status: Option<StatusView>,
    /// Where.
    pub place: Option<String>,
    /// Whether it is what the figures give; `None` where nothing can be computed.
    pub agrees: Option<bool>,
}

impl PlanCtx<'_> {
    /// Makes an indicator's view with its drawings.
    pub fn make_indicator(&self, index: usize) -> IndicatorView {
        let plan = self.plan;
        let words = self.all.words;
        let i = &plan.indicators[index];
        let rows: Vec<RowView> = plan.years().map(|y| self.row(index, y)).collect();
        let latest_year = self.report.latest(plan).map(|(r, _)| r.year);
        let latest = rows
            .iter()
            .find(|r| Some(FiscalYear(r.fiscal_year)) == latest_year)
            .cloned();
        let name = self.indicator_name(index);
        let siblings = match i.owner {
            Owner::Plan => &plan.own_indicators,
            Owner::Measure(m) => &plan.measures[m].indicators,
            Owner::Goal(g) => &plan.goals[g].indicators,
        };
        let place = siblings.iter().position(|s| *s == index).unwrap_or(0) + 1;
        let sentence = match &latest {
            Some(row) => self.row_sentence(row),
            None => self.targets_sentence(&rows),
        };
        let drawing = self.drawing(index, &rows, &name, &sentence);
        let components = i
            .components
            .iter()
            .enumerate()
            .map(|(c, component)| ComponentView {
                name: component.name.clone(),
                baseline: component.baseline.as_ref().map(|v| self.value(i, Some(v))),
                values: plan
                    .years()
                    .map(|y| {
                        let row = plan.results_of(y).map(|r| &r.rows[index]);
                        let value = row.and_then(|r| r.components.iter().find(|(x, _)| *x == c));
                        self.value(i, value.map(|(_, v)| v))
                    })
                    .collect(),
            })
            .collect();
        let (measure, code) = match i.owner {
            Owner::Measure(m) => {
                let measure = &plan.measures[m];
                (
                    Some(super::link(measure.name.clone(), routes::measure(plan, m))),
                    measure.code.clone(),
                )
            }
            Owner::Goal(_) | Owner::Plan => (None, None),
        };
        let key = self.global_id(&i.id);
        let label = words.fill(
            "indicator.label",
            &[
                ("code", code.as_deref().unwrap_or("")),
                ("n", &place.to_string()),
                ("name", &name),
            ],
        );
        let chart = drawing.as_ref().and_then(chart::yearly);
        let steps = self.stair(index, &rows, &name, &sentence);
        let progress = latest.as_ref().and_then(|row| self.progress(index, row));
        let files = |letter: &str, title: &str| {
            let name = words.fill(title, &[("name", &label)]);
            self.figure_files(&format!("{letter}-{key}"), name)
        };
        // Unlike the other charts it shows one year.
        let files_of_year = |row: &RowView| {
            let mut files = files("g", "chart.progress_title");
            let values = [("name", files.name.as_str()), ("year", &row.year)];
            files.name = words.fill("figure.name", &values);
            files
        };
        IndicatorView {
            id: i.id.clone(),
            anchor: routes::anchor(plan, index),
            href: routes::indicator(plan, index),
            is_named: i.name.is_some(),
            unit: shown_unit(&i.unit).to_owned(),
            kind: words.get(&format!("kind.{}", i.kind.word())).to_owned(),
            direction: i
                .direction
                .map(|d| words.get(&format!("direction.{}", d.word())).to_owned()),
            direction_source: i.direction_source.map(|d| {
                words
                    .get(&format!("direction_source.{}", d.word()))
                    .to_owned()
            }),
            direction_note: i.direction_note.clone(),
            baseline: i.baseline.as_ref().map(|b| Baseline {
                year: b.year.map(FiscalYear::ja_short),
                value: self.baseline_cell(i, &b.value),
            }),
            chart_files: chart.as_ref().map(|_| files("c", "chart.yearly_title")),
            chart,
            steps_files: steps.as_ref().map(|_| files("p", "chart.steps_title")),
            steps,
            spark: drawing.as_ref().and_then(|d| chart::spark(&spark_of(d))),
            progress_files: latest
                .as_ref()
                .filter(|_| progress.is_some())
                .map(files_of_year),
            progress,
            rows,
            latest,
            sentence,
            course: self.course(index),
            overdue: self.overdue_sentence(index),
            has_component_baseline: i.components.iter().any(|c| c.baseline.is_some()),
            components,
            same_as: i.same_as.map(|s| {
                let other = &plan.indicators[s];
                let owner = match other.owner {
                    Owner::Measure(m) => plan.measures[m].name.clone(),
                    Owner::Goal(g) => plan.goals[g].name.clone(),
                    Owner::Plan => self.short_title().to_owned(),
                };
                super::link(owner, routes::indicator(plan, s))
            }),
            note: i.note.clone(),
            measure,
            code,
            name,
            label,
            key,
        }
    }

    fn overdue_sentence(&self, index: usize) -> Option<String> {
        let overdue = self.report.overdue[index].as_ref()?;
        let newest = overdue.newest.map(FiscalYear::ja_short);
        let key = match newest {
            Some(_) => "overdue.since",
            None => "overdue.never",
        };
        let values = [
            ("newest", newest.unwrap_or_default()),
            ("due", overdue.due.ja_short()),
            ("by", moment(overdue.by)),
        ];
        let values = values.each_ref().map(|(name, v)| (*name, v.as_str()));
        Some(self.all.words.fill(key, &values))
    }

    /// A baseline. Where the document prints a dash, there is none: the plan's
    /// word for a year without a target would say something else.
    fn baseline_cell(&self, indicator: &Indicator, value: &Value) -> CellView {
        let mut cell = self.value(indicator, Some(value));
        if value.missing() == Some(Missing::NotSet) {
            let word = self.all.words.get("baseline.none").to_owned();
            cell.text.clone_from(&word);
            cell.long = word;
        }
        cell
    }

    /// A year's row.
    pub fn row(&self, index: usize, year: FiscalYear) -> RowView {
        let plan = self.plan;
        let i = &plan.indicators[index];
        let results = plan.results_of(year);
        let row = results.map(|r| &r.rows[index]);
        let evaluation = self.report.year(year).map(|y| &y.rows[index]);
        let target = i.target(year);
        let not_judged = crate::model::rule::Status::State(crate::model::rule::State::NotJudged);
        let status = evaluation.map_or(&not_judged, |e| &e.status);
        let rate = evaluation.and_then(|e| e.shown);
        let kept = evaluation.and_then(|e| e.kept.as_ref());
        let owes = match status {
            crate::model::rule::Status::Judged(id) => {
                plan.status_word(id).is_some_and(|w| w.owes_reason)
            }
            crate::model::rule::Status::State(_) => false,
        };
        let mut row = RowView {
            fiscal_year: year.0,
            year: year.ja_short(),
            year_long: year.ja(),
            is_future: results.is_none(),
            target: match expected_level(plan, index, year) {
                Some(expected) => self.expected_cell(i, expected),
                None => self.target_cell(i, target),
            },
            actual: match row {
                Some(row) => self.value(i, Some(&row.actual)),
                None => self.future_cell(),
            },
            rate: rate.map(|r| format!("{}％", number(r))),
            kept: kept.map(|k| self.kept(i, k)),
            stage: row.and_then(|r| self.stage(i, &r.actual)),
            mean: row
                .filter(|_| i.kind == Kind::MeanOfComponents)
                .and_then(|r| mean(i, r))
                .map(|m| self.mean(i, &m)),
            formula: evaluation
                .and_then(|e| e.rate.as_ref().ok())
                .map(|c| self.formula(c, rate.unwrap_or(c.rate)))
                .or_else(|| kept.map(|k| self.kept_formula(i, k))),
            no_rate: evaluation
                .filter(|e| e.kept.is_none())
                .and_then(|e| e.rate.as_ref().err())
                .map(|r| self.no_rate(*r)),
            working: None,
            status: self.status(status),
            declared: row.map_or_else(Vec::new, |r| {
                let computed = evaluation.and_then(|e| e.rate.as_ref().ok());
                r.declared
                    .iter()
                    .map(|d| self.declared(d, computed))
                    .collect()
            }),
            reason: row.and_then(|r| r.reason.as_ref()).map(|c| self.text(c)),
            countermeasure: row
                .and_then(|r| r.countermeasure.as_ref())
                .map(|c| self.text(c)),
            owes_reason: owes,
            named_then: self.names_then(&plan.departments_of_indicator(index), year),
            distance: None,
            note: row.and_then(|r| r.note.clone()),
        };
        row.working = results
            .zip(evaluation)
            .map(|(r, e)| self.working(index, r, e, &row.target));
        row.distance = self.distance(index, &row);
        row
    }

    fn declared(&self, d: &Declared, computed: Option<&Computed>) -> DeclaredView {
        let agrees = match (d.rate, computed) {
            (Some(rate), Some(c)) => Some(round(c.rate, rate.scale()) == rate),
            _ => None,
        };
        DeclaredView {
            rate: d.rate.map(|r| format!("{}％", number(r))),
            status: d.status.as_ref().map(|s| self.status(s)),
            place: d.place.clone(),
            agrees,
        }
    }

    fn formula(&self, c: &Computed, shown: Decimal) -> String {
        let key = format!("formula.{}", formula_key(c.formula));
        // Four digits are enough to see which way the rounding went.
        let figure = |d: Option<Decimal>| {
            d.map(|d| number(d.round_dp(4).normalize()))
                .unwrap_or_default()
        };
        self.all.words.fill(
            &key,
            &[
                ("actual", &figure(c.actual)),
                ("target", &figure(c.target)),
                ("baseline", &figure(c.baseline)),
                ("exact", &exact(c.rate)),
                ("rate", &format!("{}％", number(shown))),
            ],
        )
    }

    /// Which of its stages a milestone reached, counted from the first.
    fn stage(&self, indicator: &Indicator, actual: &Value) -> Option<String> {
        let at = indicator.stage_of(actual.text()?)?;
        let of = indicator.stages.len();
        let values = [("at", at.to_string()), ("of", of.to_string())];
        let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
        Some(self.all.words.fill("stage.of", &values))
    }

    /// How the components made the actual.
    fn mean(&self, indicator: &Indicator, mean: &MeanOf) -> String {
        let key = match indicator.mean {
            Mean::Unweighted => "formula.mean",
            Mean::RatioOfSums => "formula.mean_of_sums",
        };
        let values = [
            ("sum", number(mean.sum)),
            ("by", number(mean.by)),
            ("exact", exact(mean.mean)),
        ];
        let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
        self.all.words.fill(key, &values)
    }

    fn no_rate(&self, reason: NoRate) -> String {
        self.all
            .words
            .get(&format!("no_rate.{}", no_rate_word(reason)))
            .to_owned()
    }

    /// The sentence of a row: what was measured, against what, and the verdict.
    pub fn row_sentence(&self, row: &RowView) -> String {
        let words = self.all.words;
        let values = [
            ("year", row.year.as_str()),
            ("actual", row.actual.long.as_str()),
            ("target", row.target.long.as_str()),
            ("rate", row.rate.as_deref().unwrap_or("")),
            ("kept", row.kept.as_deref().unwrap_or("")),
            ("status", row.status.word.as_str()),
        ];
        let mut text = words.fill("sentence.values", &values);
        let verdict = match (&row.rate, &row.kept) {
            (Some(_), _) => "sentence.rate_status",
            (None, Some(_)) => "sentence.kept_status",
            (None, None) => "sentence.status",
        };
        if let Some(stage) = &row.stage {
            text.push_str(stage);
        }
        text.push_str(&words.fill(verdict, &values));
        text
    }

    /// The sentence of an indicator that nobody has measured yet.
    fn targets_sentence(&self, rows: &[RowView]) -> String {
        let words = self.all.words;
        let targets: Vec<String> = rows
            .iter()
            .map(|r| {
                words.fill(
                    "sentence.target",
                    &[("year", &r.year), ("target", &r.target.long)],
                )
            })
            .collect();
        words.fill(
            "sentence.targets",
            &[("targets", &targets.join(words.get("comma")))],
        )
    }

    /// The data of an indicator's chart; `None` for stages, which have no scale.
    fn drawing(
        &self,
        index: usize,
        rows: &[RowView],
        name: &str,
        sentence: &str,
    ) -> Option<YearlyChart> {
        let plan = self.plan;
        let words = self.all.words;
        let i = &plan.indicators[index];
        // What no report judges is drawn by its own dates.
        if i.kind == Kind::Milestone || !i.kind.is_judged() {
            return None;
        }
        let year_rows = rows
            .iter()
            .map(|r| {
                let year = FiscalYear(r.fiscal_year);
                let (target_from, target) = ends(i.target(year));
                let actual = plan
                    .results_of(year)
                    .and_then(|x| x.rows[index].actual.number());
                YearRow {
                    label: year.ja_axis(),
                    target,
                    target_from,
                    target_label: target.map(|t| drawn_target(i, t, &r.target)),
                    actual,
                    actual_label: actual.map(number),
                    actual_word: (actual.is_none() && !r.is_future).then(|| {
                        match r.actual.missing {
                            Some(_) => r.actual.text.clone(),
                            None => words.get("chart.text_value").to_owned(),
                        }
                    }),
                    actual_state: r.actual.missing.filter(|_| !r.is_future).map(str::to_owned),
                }
            })
            .collect();
        Some(YearlyChart {
            text: ChartText {
                id: format!("c-{}", self.global_id(&i.id)),
                title: words.fill("chart.yearly_title", &[("name", name)]),
                desc: sentence.to_owned(),
            },
            unit: shown_unit(&i.unit).to_owned(),
            rows: year_rows,
            target_word: words.get("target").to_owned(),
            actual_word: words.get("actual").to_owned(),
        })
    }
}

/// A computed figure before it is rounded. Four digits are enough to see which
/// way the rounding goes.
fn exact(figure: Decimal) -> String {
    let cut = figure.round_dp(4);
    let rest = if cut == figure { "" } else { "…" };
    format!("{}{rest}", number(cut.normalize()))
}

/// The same data under an id of its own: both may stand on one page.
fn spark_of(chart: &YearlyChart) -> YearlyChart {
    let mut spark = chart.clone();
    spark.text.id = spark.text.id.replacen("c-", "s-", 1);
    spark
}
