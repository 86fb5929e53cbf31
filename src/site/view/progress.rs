//! How far an indicator has come in a year: the bar to its target, large and
//! small. Both are drawn from the figures that its rate was made from.

use super::PlanCtx;
use super::indicator::RowView;
use crate::model::plan::{Direction, Indicator, Kind};
use crate::model::year::FiscalYear;
use crate::render::chart::{self, ChartText, ProgressChart};
use crate::render::format::with_unit;
use crate::report::rate::{Formula, NoRate};
use rust_decimal::Decimal;

impl PlanCtx<'_> {
    /// The bar from nothing, or from the baseline of a level, to the target of a
    /// year. `None` where there is no way between two figures: for a stage, a
    /// text, a target of zero.
    pub fn progress(&self, index: usize, row: &RowView) -> Option<String> {
        let id = format!("g-{}", self.global_id(&self.plan.indicators[index].id));
        chart::progress(&self.way(index, row, id, "chart.progress_title")?)
    }

    /// The same without a word, for lists; only where there is a rate.
    pub fn distance(&self, index: usize, row: &RowView) -> Option<String> {
        let id = &self.plan.indicators[index].id;
        let id = format!("d-{}-{}", self.global_id(id), row.fiscal_year);
        chart::distance(&self.way(index, row, id, "chart.distance_title")?)
    }

    fn way(&self, index: usize, row: &RowView, id: String, title: &str) -> Option<ProgressChart> {
        let words = self.all.words;
        let indicator = &self.plan.indicators[index];
        let report = self.report.year(FiscalYear(row.fiscal_year))?;
        let figures = match &report.rows[index].rate {
            Ok(rate) => Figures {
                from: rate.baseline,
                target: rate.target?,
                actual: Some(rate.actual?),
                is_limit: matches!(
                    rate.formula,
                    Formula::TargetOverActual | Formula::TwoMinusRatio
                ),
            },
            Err(NoRate::ActualMissing(_)) => Figures::open(indicator, row)?,
            Err(_) => return None,
        };
        let said = |word: &str, value: &str| format!("{} {value}", words.get(word));
        let name = match &indicator.name {
            Some(name) => name,
            None => words.get("indicator.nameless"),
        };
        Some(ProgressChart {
            text: ChartText {
                id,
                title: words.fill(title, &[("name", name)]),
                desc: self.row_sentence(row),
            },
            from: figures.from.unwrap_or_default(),
            from_label: figures
                .from
                .map(|from| said("baseline", &with_unit(from, &indicator.unit))),
            target: figures.target,
            target_label: said("target", &row.target.long),
            actual: figures.actual,
            actual_label: match figures.actual {
                Some(_) => said("actual", &row.actual.long),
                None => row.actual.text.clone(),
            },
            actual_state: row.actual.missing.map(str::to_owned),
            rate_label: row.rate.as_ref().map(|rate| said("rate", rate)),
            is_limit: figures.is_limit,
        })
    }
}

/// The figures of a way.
struct Figures {
    from: Option<Decimal>,
    target: Decimal,
    actual: Option<Decimal>,
    is_limit: bool,
}

impl Figures {
    /// The way of a year whose actual figure is missing: the target is known,
    /// and where the way begins.
    fn open(indicator: &Indicator, row: &RowView) -> Option<Self> {
        let target = indicator.target(FiscalYear(row.fiscal_year))?.number()?;
        let baseline = indicator.baseline.as_ref().and_then(|b| b.value.number());
        // Of a limit it is told whether it was kept, not how far the way is.
        if indicator.kind.is_limit() {
            return None;
        }
        let is_level = matches!(indicator.kind, Kind::Level | Kind::ZeroTarget);
        // A level begins somewhere; where is not for us to say.
        let from = if is_level { Some(baseline?) } else { None };
        (is_level || target > Decimal::ZERO).then_some(Self {
            from,
            target,
            actual: None,
            is_limit: !is_level && indicator.direction == Some(Direction::Less),
        })
    }
}
