//! Statements of money: a sentence, a drawing, a table with its totals.

use rust_decimal::Decimal;
use serde::Serialize;

use super::cell::CellView;
use super::prepared::FigureFiles;
use super::{PlanCtx, missing_word};
use crate::model::money::{
    DeclaredChange, DeclaredMoney, Money, MoneyAmount, MoneyKind, MoneyLine, MoneyOwner, MoneyParts,
};
use crate::model::value::Missing;
use crate::model::word::Word;
use crate::render::chart::{self, ChartText, MoneyBar, MoneyChart, MoneyGroup};
use crate::report::NoAmount;
use crate::report::money::{Change, Figure, MoneyReport, MoneySum, change_agrees};
use crate::report::rate::round;

/// A statement of money.
#[derive(Debug, Clone, Serialize)]
pub struct MoneyView {
    /// The id of its section on the page.
    pub anchor: String,
    /// `plan/id`, or `plan/owner/id` of a goal or a measure.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// Cost, revenue, expenditure or balance, in words.
    pub kind: String,
    /// The unit of the table.
    pub unit: &'static str,
    /// What it comes to, in words.
    pub sentence: String,
    /// Its amounts as bars.
    pub chart: Option<String>,
    /// The files of those bars.
    pub chart_files: Option<FigureFiles>,
    /// Its years, or its whole period.
    pub columns: Vec<MoneyColumn>,
    /// Whether the table shows shares; it does for a single column of several rows.
    pub has_shares: bool,
    /// The lines, then what they make.
    pub rows: Vec<MoneyRowView>,
    /// What was declared against what was computed, and why a sum is not.
    pub notes: Vec<String>,
    /// What it holds besides, for which the source gives no amount.
    pub unpriced: Vec<String>,
    /// Where in the document.
    pub place: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// A column of a statement.
#[derive(Debug, Clone, Serialize)]
pub struct MoneyColumn {
    /// 令和5年度, or 令和5年度〜令和7年度.
    pub name: String,
    /// Whether the year before stands beside it, so that changes are shown.
    pub has_change: bool,
}

/// A row of a statement.
#[derive(Debug, Clone, Serialize)]
pub struct MoneyRowView {
    /// The row of the drawing, from 0; `sum`, `whole` or `declared` for rows that
    /// are not drawn.
    pub key: String,
    /// `line`, `not_itemised`, `total`, `whole` or `declared`.
    pub class: &'static str,
    /// Its name.
    pub name: String,
    /// Its account.
    pub account: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// One a column.
    pub cells: Vec<MoneyCell>,
}

/// An amount with what is computed from it.
#[derive(Debug, Clone, Serialize)]
pub struct MoneyCell {
    /// The amount, or the word for its absence.
    pub value: CellView,
    /// Its share of the whole.
    pub share: Option<String>,
    /// Against the year before.
    pub change: Option<String>,
    /// The same in per cent.
    pub rate: Option<String>,
    /// The rate that the document declares, where the computed one is not the
    /// same.
    pub declared_rate: Option<String>,
}

impl PlanCtx<'_> {
    /// Makes every statement of money of the plan.
    pub fn make_money(&self) -> Vec<MoneyView> {
        let pairs = self.plan.money.iter().zip(&self.report.money);
        pairs
            .map(|(money, report)| Statement::new(self, money, report).view())
            .collect()
    }
}

/// A statement while its view is made.
pub(super) struct Statement<'a> {
    pub(super) ctx: &'a PlanCtx<'a>,
    pub(super) money: &'a Money,
    pub(super) report: &'a MoneyReport,
    /// The names of the rows.
    pub(super) names: Vec<&'a str>,
}

impl<'a> Statement<'a> {
    fn new(ctx: &'a PlanCtx<'a>, money: &'a Money, report: &'a MoneyReport) -> Self {
        let title = |m: usize| ctx.plan.money[m].title.as_str();
        let names = match &money.parts {
            MoneyParts::Lines(lines) => lines.iter().map(|l| l.name.as_str()).collect(),
            MoneyParts::Difference {
                revenue,
                expenditure,
            } => vec![title(*revenue), title(*expenditure)],
        };
        Self {
            ctx,
            money,
            report,
            names,
        }
    }

    fn view(&self) -> MoneyView {
        let money = self.money;
        let rows = self.rows();
        let sentence = self.sentence();
        let title = self.fill("money.chart_title", &[("title", &money.title)]);
        let text = ChartText {
            // An id has no point, so that no two owners make one name.
            id: format!("y-{}", self.key().replace('/', ".")),
            title: title.clone(),
            desc: sentence.clone(),
        };
        let id = text.id.clone();
        let chart = self.chart(&rows, text);
        MoneyView {
            anchor: format!("money-{}", money.id),
            key: self.key(),
            title: money.title.clone(),
            kind: self.word(&format!("money.kind.{}", money.kind.word())),
            unit: money.unit.word(),
            chart_files: chart.as_ref().map(|_| self.ctx.figure_files(&id, title)),
            chart,
            sentence,
            columns: (0..money.columns.len())
                .map(|c| MoneyColumn {
                    name: self.term(money.columns[c]),
                    has_change: self.has_change(c),
                })
                .collect(),
            has_shares: money.columns.len() == 1
                && rows.len() > 1
                && self.report.rows.iter().any(|r| r.shares[0].is_some()),
            rows,
            notes: self.notes(),
            unpriced: money.unpriced.clone(),
            place: money.place.clone(),
            note: money.note.clone(),
        }
    }

    fn lines(&self) -> &'a [MoneyLine] {
        match &self.money.parts {
            MoneyParts::Lines(lines) => lines,
            MoneyParts::Difference { .. } => &[],
        }
    }

    fn key(&self) -> String {
        let plan = self.ctx.plan;
        let id = &self.money.id;
        match self.money.owner {
            MoneyOwner::Plan => format!("{}/{id}", plan.id),
            MoneyOwner::Goal(g) => format!("{}/{}/{id}", plan.id, plan.goals[g].id),
            MoneyOwner::Measure(m) => format!("{}/{}/{id}", plan.id, plan.measures[m].id),
        }
    }

    fn rows(&self) -> Vec<MoneyRowView> {
        let money = self.money;
        let drawn = self.report.rows.len();
        let has_whole = money.of.iter().any(Option::is_some);
        let mut rows: Vec<MoneyRowView> = (0..drawn).map(|i| self.line_row(i)).collect();
        // A sum of one line would only say it again.
        if drawn > 1 || has_whole {
            rows.push(self.total_row(has_whole));
        }
        if has_whole {
            rows.push(self.rest_row());
            rows.push(self.whole_row());
        }
        let is_told = |(declared, sum): (&Option<DeclaredMoney>, &MoneySum)| {
            declared.is_some() && sum.agrees != Some(true)
        };
        if money.totals.iter().zip(&self.report.sums).any(is_told) {
            rows.push(self.declared_row());
        }
        rows
    }

    fn line_row(&self, index: usize) -> MoneyRowView {
        let row = &self.report.rows[index];
        let line = self.lines().get(index);
        let cells = (0..row.amounts.len()).map(|c| {
            let value = match line.map(|l| &l.amounts[c]) {
                Some(amount) => self.amount(amount),
                None => self.figure(row.amounts[c]),
            };
            let mut cell = self.cell(value, row.shares[c], row.changes[c]);
            cell.declared_rate = self.other_rate(line.and_then(|l| l.changes[c]), row.changes[c]);
            cell
        });
        MoneyRowView {
            key: index.to_string(),
            class: "line",
            name: self.names[index].to_owned(),
            account: line.and_then(|l| l.account.clone()),
            note: line.and_then(|l| l.note.clone()),
            cells: cells.collect(),
        }
    }

    fn total_row(&self, has_whole: bool) -> MoneyRowView {
        let money = self.money;
        let word = match (&money.parts, has_whole) {
            (MoneyParts::Difference { .. }, _) => "money.balance",
            (_, true) => "money.itemised",
            (_, false) => "money.total",
        };
        // What a balance comes to is what one wants to see; other sums would make
        // their own lines short.
        let key = if money.kind == MoneyKind::Balance && !has_whole {
            self.report.rows.len().to_string()
        } else {
            "sum".to_owned()
        };
        let cells = self.report.sums.iter().enumerate().map(|(c, sum)| {
            let is_divided = self.report.rows.iter().any(|r| r.shares[c].is_some());
            let is_all = is_divided && sum.sum.is_ok() && !has_whole;
            let all = is_all.then_some(Decimal::ONE_HUNDRED);
            let mut cell = self.cell(self.figure(sum.sum), sum.share.or(all), sum.change);
            cell.declared_rate = self.other_rate(money.total_changes[c], sum.change);
            cell
        });
        self.row(key, "total", word, cells.collect())
    }

    /// What no line accounts for.
    fn rest_row(&self) -> MoneyRowView {
        let cells = self.report.sums.iter().map(|sum| {
            let rest = sum.not_itemised;
            let rest = rest.unwrap_or(Err(NoAmount::Missing(Missing::NotInSource)));
            self.cell(self.figure(rest), sum.not_itemised_share, None)
        });
        let key = self.report.rows.len().to_string();
        self.row(key, "not_itemised", "money.not_itemised", cells.collect())
    }

    /// What the lines are a part of.
    fn whole_row(&self) -> MoneyRowView {
        let cells = self.report.sums.iter().zip(&self.money.of);
        let cells = cells.map(|(sum, of)| {
            let value = match of {
                Some(of) => self.amount(of),
                None => self.absent(Missing::NotInSource),
            };
            self.cell(value, sum.share.map(|_| Decimal::ONE_HUNDRED), None)
        });
        self.row("whole".to_owned(), "whole", "money.whole", cells.collect())
    }

    fn declared_row(&self) -> MoneyRowView {
        let cells = self.money.totals.iter().map(|declared| {
            let value = match declared {
                Some(declared) => self.declared_cell(declared),
                None => self.absent(Missing::NotInSource),
            };
            self.cell(value, None, None)
        });
        let key = "declared".to_owned();
        self.row(key, "declared", "money.declared", cells.collect())
    }

    /// The declared rate of change, where it is not the computed one.
    fn other_rate(
        &self,
        declared: Option<DeclaredChange>,
        computed: Option<Change>,
    ) -> Option<String> {
        let declared = declared?;
        let agrees = computed.and_then(|c| change_agrees(&declared, &c));
        (agrees != Some(true)).then(|| self.percent(declared.rate))
    }

    fn row(
        &self,
        key: String,
        class: &'static str,
        word: &str,
        cells: Vec<MoneyCell>,
    ) -> MoneyRowView {
        MoneyRowView {
            key,
            class,
            name: self.word(word),
            account: None,
            note: None,
            cells,
        }
    }

    fn cell(&self, value: CellView, share: Option<Decimal>, change: Option<Change>) -> MoneyCell {
        MoneyCell {
            value,
            share: share.map(|s| self.percent(round(s, self.digits()))),
            change: change.map(|c| self.signed(self.plain(c.by), c.by)),
            rate: change.and_then(|c| c.rate).map(|r| {
                let rate = round(r, self.digits());
                self.signed(self.percent(rate), rate)
            }),
            declared_rate: None,
        }
    }

    /// The groups of the drawing: lines, then the rest, or what a balance comes to.
    fn chart(&self, rows: &[MoneyRowView], text: ChartText) -> Option<String> {
        let drawn = rows.iter().filter(|r| r.key.parse::<usize>().is_ok());
        let sums = &self.report.sums;
        let groups = drawn.map(|row| {
            let index: usize = row.key.parse().unwrap_or(0);
            let figure = |c: usize| match (self.report.rows.get(index), row.class) {
                (Some(line), _) => line.amounts[c].ok(),
                (None, "not_itemised") => sums[c].not_itemised.and_then(Result::ok),
                (None, _) => sums[c].sum.ok(),
            };
            let bars = row.cells.iter().enumerate().map(|(c, cell)| MoneyBar {
                amount: figure(c),
                label: cell.value.long.clone(),
                state: cell.value.missing.unwrap_or("not_judged").to_owned(),
            });
            MoneyGroup {
                label: row.name.clone(),
                class: row.class.to_owned(),
                bars: bars.collect(),
            }
        });
        chart::money(&MoneyChart {
            text,
            columns: self
                .money
                .columns
                .iter()
                .map(|t| t.from.ja_axis())
                .collect(),
            groups: groups.collect(),
        })
    }

    fn has_change(&self, column: usize) -> bool {
        let columns = &self.money.columns;
        let before = column.checked_sub(1);
        before.is_some_and(|b| columns[column].follows(columns[b]))
    }

    /// A written amount.
    fn amount(&self, amount: &MoneyAmount) -> CellView {
        let mut cell = match amount.amount {
            Ok(figure) => self.known(figure),
            Err(why) => self.absent(why),
        };
        cell.printed.clone_from(&amount.printed);
        cell.note.clone_from(&amount.note);
        cell.expected.clone_from(&amount.expected);
        cell
    }

    /// A computed amount.
    fn figure(&self, figure: Figure) -> CellView {
        match figure {
            Ok(figure) => self.known(figure),
            Err(NoAmount::Missing(why)) => self.absent(why),
            Err(_) => self.bare(self.word("money.not_computable"), Some("not_judged")),
        }
    }

    fn declared_cell(&self, declared: &DeclaredMoney) -> CellView {
        let text = self.declared_words(declared);
        let is_own = declared.unit == self.money.unit && !declared.about;
        let mut cell = self.bare(text, None);
        if is_own {
            cell.text = self.plain(declared.value);
        }
        cell.is_number = true;
        cell
    }

    fn known(&self, figure: Decimal) -> CellView {
        let mut cell = self.bare(self.plain(figure), None);
        cell.long = self.with_unit(figure, self.money.unit);
        cell.is_number = true;
        cell
    }

    fn absent(&self, why: Missing) -> CellView {
        let word = missing_word(self.ctx.plan, why, self.ctx.all.words);
        self.bare(word, Some(why.word()))
    }

    fn bare(&self, text: String, missing: Option<&'static str>) -> CellView {
        CellView {
            long: text.clone(),
            text,
            is_number: false,
            missing,
            printed: None,
            note: None,
            expected: None,
            state: None,
        }
    }
}
