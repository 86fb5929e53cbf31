//! What statements of money add up to: sums, shares, changes, what no line
//! accounts for. Nothing is computed from a missing amount, and shares are never
//! adjusted to make 100.

use rust_decimal::Decimal;

use super::rate::round;
use crate::model::money::{DeclaredChange, DeclaredMoney, Money, MoneyKind, MoneyParts, Term};
use crate::model::plan::Plan;
use crate::model::value::Missing;
use crate::model::word::Word;

/// Why there is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAmount {
    /// It is missing itself.
    Missing(Missing),
    /// A row that it is computed from has none; which, by index.
    Line(usize),
    /// The larger amount is missing.
    Whole(Missing),
    /// The lines add up to more than what they are a part of.
    PartsExceedWhole,
    /// More digits than a decimal holds.
    TooLarge,
}

impl NoAmount {
    /// Its writing in data files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Missing(why) => why.word(),
            Self::Line(_) => "line_missing",
            Self::Whole(_) => "of_missing",
            Self::PartsExceedWhole => "parts_exceed_whole",
            Self::TooLarge => "too_large",
        }
    }
}

/// An amount in the statement's unit, or why there is none.
pub type Figure = Result<Decimal, NoAmount>;

/// A change against the year before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// By how much, in the statement's unit.
    pub by: Decimal,
    /// In per cent, unrounded; none where the year before is not above zero.
    pub rate: Option<Decimal>,
}

/// A row: a line, or a statement that a balance is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyRow {
    /// One a column; expenditure of a balance is negative.
    pub amounts: Vec<Figure>,
    /// In per cent of the whole, unrounded; none for a balance, beside a negative
    /// amount, and where the whole is not known or not above zero.
    pub shares: Vec<Option<Decimal>>,
    /// One a column.
    pub changes: Vec<Option<Change>>,
}

/// What a column adds up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneySum {
    /// The sum of all rows.
    pub sum: Figure,
    /// What the lines are a part of, less their sum; none where they are all.
    pub not_itemised: Option<Figure>,
    /// The sum in per cent of what the lines are a part of.
    pub share: Option<Decimal>,
    /// The rest in per cent of it.
    pub not_itemised_share: Option<Decimal>,
    /// The sum against that of the year before.
    pub change: Option<Change>,
    /// Whether the declared total is the sum at its own precision.
    pub agrees: Option<bool>,
}

/// A statement, computed; beside [`Plan::money`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyReport {
    /// One a line, or revenue and expenditure.
    pub rows: Vec<MoneyRow>,
    /// One a column.
    pub sums: Vec<MoneySum>,
}

/// Computes every statement of a plan.
pub fn money(plan: &Plan) -> Vec<MoneyReport> {
    // Balances are made of these, and never of each other.
    let wholes: Vec<Vec<Figure>> = plan.money.iter().map(wholes).collect();
    let of = |m: &Money| statement(m, amounts(m, plan, &wholes));
    plan.money.iter().map(of).collect()
}

/// What the lines of a statement make, or what they are a part of.
fn wholes(money: &Money) -> Vec<Figure> {
    let MoneyParts::Lines(lines) = &money.parts else {
        return Vec::new();
    };
    let whole = |c: usize| match &money.of[c] {
        Some(of) => of.amount.map_err(NoAmount::Whole),
        None => add(lines
            .iter()
            .map(|l| l.amounts[c].amount.map_err(NoAmount::Missing))),
    };
    (0..money.columns.len()).map(whole).collect()
}

/// The amounts of the rows, row by row.
fn amounts(money: &Money, plan: &Plan, wholes: &[Vec<Figure>]) -> Vec<Vec<Figure>> {
    match &money.parts {
        MoneyParts::Lines(lines) => lines
            .iter()
            .map(|l| {
                let figures = l.amounts.iter();
                figures
                    .map(|a| a.amount.map_err(NoAmount::Missing))
                    .collect()
            })
            .collect(),
        MoneyParts::Difference {
            revenue,
            expenditure,
        } => {
            let signed = |of: usize, sign: Decimal| -> Vec<Figure> {
                let other = &plan.money[of];
                let figure = |term: &Term| {
                    let c = other.columns.iter().position(|t| t == term);
                    let whole = c.and_then(|c| wholes[of].get(c).copied());
                    let whole = whole.unwrap_or(Err(NoAmount::Missing(Missing::NotInSource)))?;
                    let here = other.unit.convert(whole * sign, money.unit);
                    here.ok_or(NoAmount::TooLarge)
                };
                money.columns.iter().map(figure).collect()
            };
            vec![
                signed(*revenue, Decimal::ONE),
                signed(*expenditure, Decimal::NEGATIVE_ONE),
            ]
        }
    }
}

fn statement(money: &Money, amounts: Vec<Vec<Figure>>) -> MoneyReport {
    let column = |c: usize| amounts.iter().map(move |row| row[c]);
    let sums: Vec<Figure> = (0..money.columns.len()).map(|c| add(column(c))).collect();
    let wholes: Vec<Option<Decimal>> = (0..money.columns.len())
        .map(|c| {
            let is_divided = money.kind != MoneyKind::Balance
                && column(c).all(|f| f.is_err() || f.is_ok_and(|f| f >= Decimal::ZERO));
            let whole = match &money.of[c] {
                Some(of) => of.amount.ok(),
                None => sums[c].ok(),
            };
            whole.filter(|w| is_divided && *w > Decimal::ZERO)
        })
        .collect();
    let rows = amounts
        .iter()
        .map(|row| MoneyRow {
            shares: row
                .iter()
                .zip(&wholes)
                .map(|(f, w)| share(*f, *w))
                .collect(),
            changes: changes(money, row),
            amounts: row.clone(),
        })
        .collect();
    let sum_changes = changes(money, &sums);
    let sums = sums
        .iter()
        .enumerate()
        .map(|(c, sum)| {
            let not_itemised = money.of[c].as_ref().map(|of| {
                let whole = of.amount.map_err(NoAmount::Whole)?;
                rest(whole, (*sum)?)
            });
            let whole = wholes[c].filter(|_| not_itemised.is_some());
            MoneySum {
                sum: *sum,
                share: share(*sum, whole),
                not_itemised_share: not_itemised.and_then(|rest| share(rest, whole)),
                not_itemised,
                change: sum_changes[c],
                agrees: money.totals[c]
                    .as_ref()
                    .zip(sum.ok())
                    .and_then(|(d, sum)| Some(agrees(d, in_unit_of(d, sum, money)?))),
            }
        })
        .collect();
    MoneyReport { rows, sums }
}

/// The sum of figures that are all there.
fn add(figures: impl Iterator<Item = Figure>) -> Figure {
    let mut sum = Decimal::ZERO;
    for (row, figure) in figures.enumerate() {
        let figure = figure.map_err(|_| NoAmount::Line(row))?;
        sum = sum.checked_add(figure).ok_or(NoAmount::TooLarge)?;
    }
    Ok(sum)
}

fn rest(whole: Decimal, sum: Decimal) -> Figure {
    if sum > whole {
        return Err(NoAmount::PartsExceedWhole);
    }
    whole.checked_sub(sum).ok_or(NoAmount::TooLarge)
}

fn share(part: Figure, whole: Option<Decimal>) -> Option<Decimal> {
    let hundredfold = part.ok()?.checked_mul(Decimal::ONE_HUNDRED)?;
    hundredfold.checked_div(whole?)
}

fn changes(money: &Money, row: &[Figure]) -> Vec<Option<Change>> {
    let change = |c: usize| {
        let before = c.checked_sub(1)?;
        if !money.columns[c].follows(money.columns[before]) {
            return None;
        }
        let (then, now) = (row[before].ok()?, row[c].ok()?);
        let by = now.checked_sub(then)?;
        let rate = share(Ok(by), Some(then).filter(|t| *t > Decimal::ZERO));
        Some(Change { by, rate })
    };
    (0..row.len()).map(change).collect()
}

/// A sum of a statement in the unit of a declared total.
pub fn in_unit_of(declared: &DeclaredMoney, sum: Decimal, money: &Money) -> Option<Decimal> {
    money.unit.convert(sum, declared.unit)
}

/// Whether a declared total is a sum of its own unit, at its own precision.
fn agrees(declared: &DeclaredMoney, sum: Decimal) -> bool {
    round(sum, declared.value.scale()) == declared.value
}

/// Whether a declared rate of change is the computed one, at its own precision.
pub fn change_agrees(declared: &DeclaredChange, change: &Change) -> Option<bool> {
    let rate = change.rate?;
    Some(round(rate, declared.rate.scale()) == declared.rate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{FileId, Span};
    use crate::model::money::{MinusSign, MoneyAmount, MoneyLine, MoneyOwner, MoneyUnit};
    use crate::model::year::FiscalYear;

    fn amount(text: &str) -> MoneyAmount {
        MoneyAmount {
            amount: text.parse().map_err(|_| Missing::NotYetKnown),
            printed: None,
            note: None,
            expected: None,
            span: Span::top(FileId(0)),
        }
    }

    /// A statement over the years from 2021; a text that is no figure is missing.
    fn made(lines: &[&[&str]], of: Option<&str>) -> MoneyReport {
        let columns = lines[0].len();
        let line = |figures: &&[&str]| MoneyLine {
            name: "費目".into(),
            account: None,
            amounts: figures.iter().map(|f| amount(f)).collect(),
            changes: vec![None; columns],
            note: None,
            span: Span::top(FileId(0)),
        };
        let year = |c: usize| FiscalYear(2021 + c as i32);
        let money = Money {
            id: "a".into(),
            owner: MoneyOwner::Plan,
            title: "費用".into(),
            kind: MoneyKind::Cost,
            unit: MoneyUnit::Million,
            minus: MinusSign::Minus,
            columns: (0..columns)
                .map(|c| Term {
                    from: year(c),
                    to: year(c),
                })
                .collect(),
            parts: MoneyParts::Lines(lines.iter().map(line).collect()),
            totals: vec![None; columns],
            total_changes: vec![None; columns],
            of: vec![of.map(amount); columns],
            place: None,
            note: None,
            unpriced: Vec::new(),
            span: Span::top(FileId(0)),
        };
        let MoneyParts::Lines(l) = &money.parts else {
            unreachable!()
        };
        let figures = l.iter().map(|l| {
            l.amounts
                .iter()
                .map(|a| a.amount.map_err(NoAmount::Missing))
        });
        let figures = figures.map(Iterator::collect).collect();
        statement(&money, figures)
    }

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_sum_is_exact_and_shares_are_left_as_they_are() {
        let report = made(&[&["0.1"], &["0.1"], &["0.1"]], None);
        assert_eq!(report.sums[0].sum, Ok(d("0.3")));
        let shares = report.rows.iter().map(|r| round(r.shares[0].unwrap(), 1));
        let shares: Vec<_> = shares.collect();
        assert_eq!(shares, [d("33.3"), d("33.3"), d("33.3")]);
        assert_eq!(report.sums[0].not_itemised, None);
    }

    #[test]
    fn nothing_is_computed_from_a_missing_line() {
        let report = made(&[&["10"], &["?"]], Some("100"));
        let sum = &report.sums[0];
        assert_eq!(sum.sum, Err(NoAmount::Line(1)));
        assert_eq!(sum.not_itemised, Some(Err(NoAmount::Line(1))));
        assert_eq!((sum.share, sum.not_itemised_share), (None, None));
        // The one that is known is a tenth of a whole that is known.
        assert_eq!(report.rows[0].shares[0], Some(d("10")));
        assert_eq!(report.rows[1].shares[0], None);
    }

    #[test]
    fn the_rest_is_what_no_line_accounts_for() {
        let report = made(&[&["15"], &["10"]], Some("100"));
        assert_eq!(report.sums[0].not_itemised, Some(Ok(d("75"))));
        assert_eq!(report.sums[0].not_itemised_share, Some(d("75")));
        let more = made(&[&["150"]], Some("100"));
        let rest = Some(Err(NoAmount::PartsExceedWhole));
        assert_eq!(more.sums[0].not_itemised, rest);
    }

    #[test]
    fn a_change_needs_two_years_and_its_rate_a_positive_first_one() {
        let report = made(&[&["80", "72"], &["-5", "5"], &["0", "1"]], None);
        let rates = report.rows.iter().map(|r| r.changes[1].unwrap().rate);
        assert_eq!(rates.collect::<Vec<_>>(), [Some(d("-10")), None, None]);
        assert_eq!(report.rows[1].changes[1].unwrap().by, d("10"));
        assert_eq!(report.rows[0].changes[0], None);
        // Beside a negative amount a share says nothing.
        assert_eq!(report.rows[0].shares[0], None);
    }

    #[test]
    fn a_sum_beyond_all_digits_is_none() {
        let huge = "79228162514264337593543950335";
        let report = made(&[&[huge], &[huge]], None);
        assert_eq!(report.sums[0].sum, Err(NoAmount::TooLarge));
    }
}
