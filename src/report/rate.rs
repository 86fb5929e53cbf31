//! Rates: one formula a kind, in decimals, or the reason why there is none.
//!
//! Source of the formulas: the practice of Japanese municipal reports, laid
//! down in ARCHITECTURE.md. Nothing is computed from a missing value, and
//! nothing is capped.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::plan::{Direction, Indicator, Kind, LessFormula, Mean, Plan};
use crate::model::results::{Row, YearResults};
use crate::model::rule::{Movement, Rule};
use crate::model::text::same_text;
use crate::model::value::{Amount, Missing, Value};
use crate::model::year::FiscalYear;

/// Which formula gave a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formula {
    /// A / T × 100
    ActualOverTarget,
    /// T / A × 100
    TargetOverActual,
    /// (2 − A / T) × 100
    TwoMinusRatio,
    /// (A − B) / (E − B) × 100
    LevelAgainstYear,
    /// The same, with E on our straight line from B to the final target.
    LevelAgainstLine,
    /// (B − A) / B × 100
    DownToZero,
    /// 100 when the stage was reached
    StageReached,
}

/// A limit or a range that was to be kept, and the figure it is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The figure.
    pub actual: Decimal,
    /// The lower end, itself inside; open downwards without.
    pub at_least: Option<Decimal>,
    /// The upper end, itself inside; open upwards without.
    pub at_most: Option<Decimal>,
    /// How far the figure lies outside, from the nearer end and in the unit of
    /// the indicator: below zero where it is too low. Zero inside.
    pub outside_by: Decimal,
}

impl Kept {
    /// Whether the figure lies inside.
    pub fn is_kept(&self) -> bool {
        self.outside_by.is_zero()
    }
}

/// A rate and the figures it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computed {
    /// In per cent, unrounded (to 28 digits).
    pub rate: Decimal,
    /// The formula.
    pub formula: Formula,
    /// A: the actual that entered it; `None` for stages.
    pub actual: Option<Decimal>,
    /// T or E: the target that entered it.
    pub target: Option<Decimal>,
    /// B.
    pub baseline: Option<Decimal>,
    /// Last year's actual, where the target is relative to it.
    pub last: Option<Decimal>,
    /// For levels, the way from baseline to the final target in per cent:
    /// (A − B) / (T − B) × 100.
    pub progress: Option<Decimal>,
}

/// Why there is no rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRate {
    /// The actual is missing.
    ActualMissing(Missing),
    /// The target is missing.
    TargetMissing(Missing),
    /// The target is a text where a figure was due.
    TextTarget,
    /// The actual is a text where a figure was due.
    TextActual,
    /// Division by a target of zero, or below.
    TargetNotPositive,
    /// Division by an actual of zero, or below.
    ActualNotPositive,
    /// Only whether the limit or the range was kept is told.
    KeptOrNot,
    /// The way to zero begins at zero, or below.
    BaselineNotPositive,
    /// The baseline equals the target.
    BaselineIsTarget,
    /// There is no baseline.
    NoBaseline,
    /// Last year's actual is not known.
    NoLastYear,
    /// Words alone do not say whether the stage was reached.
    StageOpen,
    /// Which way is good is not declared.
    NoDirection,
    /// Only which way it moves is told.
    DirectionOnly,
    /// It is shown for reference.
    Reference,
    /// More digits than a decimal holds.
    TooLarge,
}

/// The rate of an indicator in a year.
///
/// # Errors
/// The reason why there is none.
pub fn rate(plan: &Plan, results: &YearResults, index: usize) -> Result<Computed, NoRate> {
    let indicator = &plan.indicators[index];
    let row = &results.rows[index];
    match indicator.kind {
        Kind::Reference => return Err(NoRate::Reference),
        Kind::Direction => return Err(NoRate::DirectionOnly),
        Kind::Keep | Kind::Range => {
            return Err(kept(plan, results, index)
                .err()
                .unwrap_or(NoRate::KeptOrNot));
        }
        _ => {}
    }
    let target = indicator.target(results.year);
    if let Some(missing) = target.and_then(Value::missing) {
        // An actual without a target is shown and not rated, whatever it is.
        return Err(NoRate::TargetMissing(missing));
    }
    if indicator.kind == Kind::Milestone {
        return stage(indicator, target, row);
    }
    let actual = actual(indicator, row)?;
    match indicator.kind {
        Kind::Milestone => Err(NoRate::StageOpen),
        Kind::Direction => Err(NoRate::DirectionOnly),
        Kind::Reference => Err(NoRate::Reference),
        Kind::Keep | Kind::Range => Err(NoRate::KeptOrNot),
        Kind::ZeroTarget => {
            number(target)?;
            down_to_zero(indicator, actual)
        }
        Kind::Yearly | Kind::YearlyWithCumulative | Kind::Cumulative | Kind::MeanOfComponents => {
            ratio(
                actual,
                number(target)?,
                None,
                indicator.direction,
                plan.less_formula,
            )
        }
        Kind::RelativeToLastYear => {
            let Some(Amount::Change(change)) = target.map(|t| &t.amount) else {
                return Err(NoRate::TextTarget);
            };
            let last = last_actual(plan, results.year, index).ok_or(NoRate::NoLastYear)?;
            let target = Decimal::ONE_HUNDRED
                .checked_add(*change)
                .and_then(|f| f.checked_mul(last))
                .and_then(|p| p.checked_div(Decimal::ONE_HUNDRED))
                .ok_or(NoRate::TooLarge)?;
            ratio(
                actual,
                target,
                Some(last),
                indicator.direction,
                plan.less_formula,
            )
        }
        Kind::Level => match (target, expected_level(plan, index, results.year)) {
            (None, Some(expected)) => level(indicator, actual, expected, Formula::LevelAgainstLine),
            _ => level(
                indicator,
                actual,
                number(target)?,
                Formula::LevelAgainstYear,
            ),
        },
    }
}

/// What a level is to be in a year for which the plan gives no target: on the
/// straight line from its baseline to its final target, B + (T − B) × n / N.
/// Years are counted from that of the baseline, else from the year before the
/// plan. The line is ours, and whoever shows the figure says so.
///
/// `None` for every other kind, where the year has a target or a state in its
/// place, and where an end of the line is not known.
pub fn expected_level(plan: &Plan, index: usize, year: FiscalYear) -> Option<Decimal> {
    let indicator = &plan.indicators[index];
    if indicator.kind != Kind::Level || indicator.target(year).is_some() {
        return None;
    }
    let baseline = indicator.baseline.as_ref()?;
    let from = baseline.value.number()?;
    let start = baseline.year.unwrap_or(plan.period.0.previous());
    let (end, to) = indicator.final_target()?;
    if year <= start || end <= year {
        return None;
    }
    let step = to.checked_sub(from)?;
    let done = step.checked_mul(Decimal::from(year.0 - start.0))?;
    from.checked_add(done.checked_div(Decimal::from(end.0 - start.0))?)
}

/// Whether a limit or a range was kept in a year. Nothing is divided: where a
/// figure is to stay as it is, a rate would say how near the limit lies to
/// zero.
///
/// # Errors
/// Why it cannot be told; [`NoRate::KeptOrNot`] for every other kind.
pub fn kept(plan: &Plan, results: &YearResults, index: usize) -> Result<Kept, NoRate> {
    let indicator = &plan.indicators[index];
    let target = indicator.target(results.year);
    let (at_least, at_most) = match (indicator.kind, indicator.direction) {
        (Kind::Range, _) => match target.map(|t| &t.amount) {
            Some(Amount::Range(from, to)) => (Some(*from), Some(*to)),
            _ => return Err(number(target).err().unwrap_or(NoRate::TextTarget)),
        },
        (Kind::Keep, Some(Direction::More)) => (Some(number(target)?), None),
        (Kind::Keep, Some(Direction::Less)) => (None, Some(number(target)?)),
        (Kind::Keep, None) => return Err(NoRate::NoDirection),
        _ => return Err(NoRate::KeptOrNot),
    };
    let actual = actual(indicator, &results.rows[index])?;
    let nearer = match (at_least, at_most) {
        (Some(end), _) if actual < end => end,
        (_, Some(end)) if actual > end => end,
        _ => actual,
    };
    Ok(Kept {
        actual,
        at_least,
        at_most,
        outside_by: actual.checked_sub(nearer).ok_or(NoRate::TooLarge)?,
    })
}

fn number(target: Option<&Value>) -> Result<Decimal, NoRate> {
    match target.map(|t| &t.amount) {
        Some(Amount::Number(n)) => Ok(*n),
        Some(Amount::Missing(m)) => Err(NoRate::TargetMissing(*m)),
        Some(_) => Err(NoRate::TextTarget),
        None => Err(NoRate::TargetMissing(Missing::NotInSource)),
    }
}

/// The actual that a rate is made from: for a mean the exact mean of the
/// components, where all of them are known, else the figure itself.
///
/// # Errors
/// Why there is no figure.
pub fn actual(indicator: &Indicator, row: &Row) -> Result<Decimal, NoRate> {
    if indicator.kind == Kind::MeanOfComponents
        && let Some(parts) = components(indicator, row)
    {
        return mean_of(indicator.mean, &parts)
            .map(|m| m.mean)
            .ok_or(NoRate::TooLarge);
    }
    match &row.actual.amount {
        Amount::Number(n) => Ok(*n),
        Amount::Missing(m) => Err(NoRate::ActualMissing(*m)),
        Amount::Text(_) | Amount::Change(_) | Amount::Range(..) | Amount::Share { .. } => {
            Err(NoRate::TextActual)
        }
    }
}

/// A mean and the two figures whose quotient it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeanOf {
    /// The mean itself.
    pub mean: Decimal,
    /// The sum of the components; of shares the sum of their parts.
    pub sum: Decimal,
    /// What it is divided by: how many there are, or the sum of the wholes.
    pub by: Decimal,
}

/// The mean of the components, put together as the indicator declares, if each
/// of them has a figure.
pub fn mean(indicator: &Indicator, row: &Row) -> Option<MeanOf> {
    mean_of(indicator.mean, &components(indicator, row)?)
}

/// The figures of the components, each with what it counts for, if each of them
/// has one: a rate for one component, a part for its whole.
fn components(indicator: &Indicator, row: &Row) -> Option<Vec<(Decimal, Decimal)>> {
    let parts = row.components.iter();
    let figures: Vec<(Decimal, Decimal)> = parts
        .filter_map(|(_, v)| match indicator.mean {
            Mean::Unweighted => Some((v.number()?, Decimal::ONE)),
            Mean::RatioOfSums => v.share(),
        })
        .collect();
    let all = !figures.is_empty() && figures.len() == indicator.components.len();
    all.then_some(figures)
}

/// The mean of some figures by what they count for, shares in per cent; `None`
/// where a sum is too large.
fn mean_of(mean: Mean, figures: &[(Decimal, Decimal)]) -> Option<MeanOf> {
    let zero = (Decimal::ZERO, Decimal::ZERO);
    let (sum, by) = figures
        .iter()
        .try_fold(zero, |(sum, by), (figure, counts)| {
            Some((sum.checked_add(*figure)?, by.checked_add(*counts)?))
        })?;
    let mean = match mean {
        Mean::Unweighted => sum.checked_div(by)?,
        Mean::RatioOfSums => percent(sum, by).ok()?,
    };
    Some(MeanOf { mean, sum, by })
}

fn last_actual(plan: &Plan, year: FiscalYear, index: usize) -> Option<Decimal> {
    let before = plan
        .results_of(year.previous())
        .and_then(|r| r.rows[index].actual.number());
    let baseline = plan.indicators[index].baseline.as_ref();
    let before_plan = baseline.filter(|b| b.year == Some(year.previous()));
    before.or_else(|| before_plan.and_then(|b| b.value.number()))
}

fn percent(numerator: Decimal, denominator: Decimal) -> Result<Decimal, NoRate> {
    numerator
        .checked_mul(Decimal::ONE_HUNDRED)
        .and_then(|n| n.checked_div(denominator))
        .ok_or(NoRate::TooLarge)
}

fn ratio(
    actual: Decimal,
    target: Decimal,
    last: Option<Decimal>,
    direction: Option<Direction>,
    less: Option<LessFormula>,
) -> Result<Computed, NoRate> {
    let made = |rate, formula| {
        Ok(Computed {
            rate,
            formula,
            actual: Some(actual),
            target: Some(target),
            baseline: None,
            last,
            progress: None,
        })
    };
    if target <= Decimal::ZERO {
        return Err(NoRate::TargetNotPositive);
    }
    match (direction, less) {
        (Some(Direction::More), _) => made(percent(actual, target)?, Formula::ActualOverTarget),
        (Some(Direction::Less), Some(LessFormula::TargetOverActual)) => {
            if actual <= Decimal::ZERO {
                return Err(NoRate::ActualNotPositive);
            }
            made(percent(target, actual)?, Formula::TargetOverActual)
        }
        (Some(Direction::Less), Some(LessFormula::TwoMinusRatio)) => {
            let rate = Decimal::TWO
                .checked_mul(Decimal::ONE_HUNDRED)
                .and_then(|two| two.checked_sub(percent(actual, target).ok()?))
                .ok_or(NoRate::TooLarge)?;
            made(rate, Formula::TwoMinusRatio)
        }
        _ => Err(NoRate::NoDirection),
    }
}

fn level(
    indicator: &Indicator,
    actual: Decimal,
    expected: Decimal,
    formula: Formula,
) -> Result<Computed, NoRate> {
    let baseline = indicator
        .baseline
        .as_ref()
        .and_then(|b| b.value.number())
        .ok_or(NoRate::NoBaseline)?;
    let way = |to: Decimal| -> Result<Decimal, NoRate> {
        let whole = to.checked_sub(baseline).ok_or(NoRate::TooLarge)?;
        if whole.is_zero() {
            return Err(NoRate::BaselineIsTarget);
        }
        percent(actual.checked_sub(baseline).ok_or(NoRate::TooLarge)?, whole)
    };
    let progress = indicator.final_target().and_then(|(_, t)| way(t).ok());
    Ok(Computed {
        rate: way(expected)?,
        formula,
        actual: Some(actual),
        target: Some(expected),
        baseline: Some(baseline),
        last: None,
        progress,
    })
}

fn down_to_zero(indicator: &Indicator, actual: Decimal) -> Result<Computed, NoRate> {
    let baseline = indicator
        .baseline
        .as_ref()
        .and_then(|b| b.value.number())
        .ok_or(NoRate::NoBaseline)?;
    if baseline <= Decimal::ZERO {
        return Err(NoRate::BaselineNotPositive);
    }
    let come = baseline.checked_sub(actual).ok_or(NoRate::TooLarge)?;
    Ok(Computed {
        rate: percent(come, baseline)?,
        formula: Formula::DownToZero,
        actual: Some(actual),
        target: Some(Decimal::ZERO),
        baseline: Some(baseline),
        last: None,
        progress: None,
    })
}

/// Where the plan orders the stages, one behind the target has passed it.
fn stage(indicator: &Indicator, target: Option<&Value>, row: &Row) -> Result<Computed, NoRate> {
    if let Some(missing) = row.actual.missing() {
        return Err(NoRate::ActualMissing(missing));
    }
    let reached = match (row.reached, target.map(|t| &t.amount), &row.actual.amount) {
        (Some(reached), _, _) => reached,
        (None, Some(Amount::Text(target)), Amount::Text(actual)) => {
            let passed = indicator.stage_of(target).zip(indicator.stage_of(actual));
            passed.map_or_else(|| same_text(target, actual), |(due, now)| now >= due)
        }
        _ => false,
    };
    if !reached {
        return Err(NoRate::StageOpen);
    }
    Ok(Computed {
        rate: Decimal::ONE_HUNDRED,
        formula: Formula::StageReached,
        actual: None,
        target: None,
        baseline: None,
        last: None,
        progress: None,
    })
}

/// Rounds half up (away from zero) at `digits` behind the point.
///
/// ```
/// use rust_decimal::Decimal;
/// use ayumi::report::rate::round;
/// assert_eq!(round(Decimal::new(80375, 3), 1).to_string(), "80.4");
/// assert_eq!(round(Decimal::new(-25, 1), 0).to_string(), "-3");
/// ```
pub fn round(figure: Decimal, digits: u32) -> Decimal {
    let mut rounded = figure.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(digits);
    rounded
}

/// The rate as shown: rounded, but never so that the figure contradicts the
/// band it was judged by (79.96 under a threshold of 80 is shown as 79.96).
pub fn shown(
    rate: Decimal,
    digits: u32,
    rule: Option<&Rule>,
    movement: Option<Movement>,
) -> Decimal {
    let Some(rule) = rule else {
        return round(rate, digits);
    };
    let band = rule.judge(rate, movement);
    (digits..digits + 8)
        .map(|d| round(rate, d))
        .find(|r| rule.judge(*r, movement) == band)
        .unwrap_or(rate)
}

/// The id of a reason in `report.json` and in the theme's words.
pub fn no_rate_word(reason: NoRate) -> &'static str {
    match reason {
        NoRate::ActualMissing(m) => match m {
            Missing::NotYetKnown => "actual_not_yet_known",
            Missing::NotSet => "actual_not_set",
            Missing::Unreadable => "actual_unreadable",
            Missing::NotInSource => "actual_not_in_source",
        },
        NoRate::TargetMissing(m) => match m {
            Missing::NotYetKnown => "target_not_yet_known",
            Missing::NotSet => "target_not_set",
            Missing::Unreadable => "target_unreadable",
            Missing::NotInSource => "target_not_in_source",
        },
        NoRate::TextTarget => "text_target",
        NoRate::TextActual => "text_actual",
        NoRate::TargetNotPositive => "target_not_positive",
        NoRate::ActualNotPositive => "actual_not_positive",
        NoRate::KeptOrNot => "kept_or_not",
        NoRate::BaselineNotPositive => "baseline_not_positive",
        NoRate::BaselineIsTarget => "baseline_is_target",
        NoRate::NoBaseline => "no_baseline",
        NoRate::NoLastYear => "no_last_year",
        NoRate::StageOpen => "stage_open",
        NoRate::NoDirection => "no_direction",
        NoRate::DirectionOnly => "direction_only",
        NoRate::Reference => "reference",
        NoRate::TooLarge => "too_large",
    }
}
