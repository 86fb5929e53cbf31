//! Small multiples of a goal: every indicator that was ever rated, all drawn to
//! one scale.

use serde::Serialize;

use super::indicator::IndicatorView;
use super::prepared::FigureFiles;
use super::{PlanCtx, StatusView};
use crate::model::year::FiscalYear;
use crate::render::chart::{self, ChartText, RateRow, RatesChart};

/// An indicator among the others of its goal.
#[derive(Debug, Clone, Serialize)]
pub struct MultipleView {
    /// Its name.
    pub name: String,
    /// Its measure's code.
    pub code: Option<String>,
    /// Where its table stands.
    pub href: String,
    /// Its rates a year.
    pub chart: String,
    /// The files of that chart.
    pub files: FigureFiles,
    /// The rates in a sentence: the first and the latest of more than three.
    pub sentence: String,
    /// The status of the newest report.
    pub status: Option<StatusView>,
}

/// How many rates a sentence lists; of more it says the first and the latest.
const LISTED: usize = 3;

impl<'a> PlanCtx<'a> {
    /// The indicators under a goal that have a rate in any year.
    pub fn multiples(&self, goal: usize) -> Vec<&'a MultipleView> {
        let below = self.plan.goals[goal].all_indicators.iter();
        below.filter_map(|i| self.multiple(*i)).collect()
    }
}

impl PlanCtx<'_> {
    /// Draws the rates of an indicator, if it has one in any year.
    pub fn make_multiple(&self, index: usize, view: &IndicatorView) -> Option<MultipleView> {
        let words = self.all.words;
        let rows = view.rows.iter().map(|row| {
            let report = self.report.year(FiscalYear(row.fiscal_year));
            let evaluation = report.map(|year| &year.rows[index]);
            RateRow {
                label: FiscalYear(row.fiscal_year).ja_axis(),
                rate: evaluation.and_then(|e| e.shown),
                rate_label: row.rate.clone().unwrap_or_default(),
                class: row.status.class.to_owned(),
                is_future: row.is_future,
            }
        });
        let rated: Vec<String> = view
            .rows
            .iter()
            .filter_map(|row| {
                let values = [("year", row.year.as_str()), ("rate", row.rate.as_deref()?)];
                Some(words.fill("multiples.year", &values))
            })
            .collect();
        let listed = match &rated[..] {
            [first, .., last] if rated.len() > LISTED => {
                [first.as_str(), last].join(words.get("comma"))
            }
            all => all.join(words.get("comma")),
        };
        let sentence = words.fill("multiples.item", &[("rates", &listed)]);
        let id = format!("m-{}", view.key);
        // Two measures may have indicators of one name; files are told apart.
        let name = words.fill("chart.rates_title", &[("name", &view.label)]);
        let files = self.figure_files(&id, name);
        let chart = chart::rates(&RatesChart {
            text: ChartText {
                id,
                title: words.fill("chart.rates_title", &[("name", &view.name)]),
                desc: sentence.clone(),
            },
            rows: rows.collect(),
        })?;
        Some(MultipleView {
            name: view.name.clone(),
            code: view.code.clone(),
            href: view.href.clone(),
            chart,
            files,
            sentence,
            status: view.latest.as_ref().map(|row| row.status.clone()),
        })
    }
}
