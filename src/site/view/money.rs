//! Statements of money: a sentence, a drawing, a table with its totals.

use rust_decimal::Decimal;
use serde::Serialize;

use super::cell::CellView;
use super::{PlanCtx, missing_word};
use crate::model::money::{
    DeclaredMoney, MinusSign, Money, MoneyAmount, MoneyKind, MoneyLine, MoneyOwner, MoneyParts,
    MoneyUnit, Term,
};
use crate::model::value::Missing;
use crate::model::word::Word;
use crate::render::chart::{self, ChartText, MoneyBar, MoneyChart, MoneyGroup};
use crate::render::format::{number, yen_in_words};
use crate::report::NoAmount;
use crate::report::money::{Change, Figure, MoneyReport, MoneySum, change_agrees, in_unit_of};
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
    /// Its years, or its whole period.
    pub columns: Vec<MoneyColumn>,
    /// Whether the table shows shares; it does for a single column.
    pub has_shares: bool,
    /// The lines, then what they make.
    pub rows: Vec<MoneyRowView>,
    /// What was declared against what was computed, and why a sum is not.
    pub notes: Vec<String>,
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
    /// The rate that the document declares, where it is another.
    pub declared_rate: Option<String>,
}

impl PlanCtx<'_> {
    /// Statements of money, by index.
    pub fn money(&self, list: &[usize]) -> Vec<MoneyView> {
        let pairs = list.iter().filter_map(|m| {
            let money = self.plan.money.get(*m)?;
            Some((money, self.report.money.get(*m)?))
        });
        pairs
            .map(|(money, report)| Statement::new(self, money, report).view())
            .collect()
    }
}

/// A statement while its view is made.
struct Statement<'a> {
    ctx: &'a PlanCtx<'a>,
    money: &'a Money,
    report: &'a MoneyReport,
    /// The names of the rows.
    names: Vec<&'a str>,
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
        MoneyView {
            anchor: format!("money-{}", money.id),
            key: self.key(),
            title: money.title.clone(),
            kind: self.word(&format!("money.kind.{}", money.kind.word())),
            unit: money.unit.word(),
            chart: self.chart(&rows, &sentence),
            sentence,
            columns: (0..money.columns.len())
                .map(|c| MoneyColumn {
                    name: self.term(money.columns[c]),
                    has_change: self.has_change(c),
                })
                .collect(),
            has_shares: money.columns.len() == 1
                && self.report.rows.iter().any(|r| r.shares[0].is_some()),
            rows,
            notes: self.notes(),
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
        let columns = 0..money.columns.len();
        let sums = &self.report.sums;
        let drawn = self.report.rows.len();
        let mut rows: Vec<MoneyRowView> = Vec::new();
        for (i, row) in self.report.rows.iter().enumerate() {
            let line = self.lines().get(i);
            let cells = columns.clone().map(|c| {
                let declared = line.and_then(|l| l.changes[c]);
                let value = match line.map(|l| &l.amounts[c]) {
                    Some(amount) => self.amount(amount),
                    None => self.figure(row.amounts[c]),
                };
                let mut cell = self.cell(value, row.shares[c], row.changes[c]);
                if let (Some(declared), Some(change)) = (declared, row.changes[c])
                    && change_agrees(&declared, &change) == Some(false)
                {
                    cell.declared_rate = Some(self.percent(declared.rate));
                }
                cell
            });
            rows.push(MoneyRowView {
                key: i.to_string(),
                class: "line",
                name: self.names[i].to_owned(),
                account: line.and_then(|l| l.account.clone()),
                note: line.and_then(|l| l.note.clone()),
                cells: cells.collect(),
            });
        }
        let is_balance = money.kind == MoneyKind::Balance;
        let has_whole = money.of.iter().any(Option::is_some);
        // A sum of one line would only say it again.
        if drawn > 1 || has_whole {
            let word = match (&money.parts, has_whole) {
                (MoneyParts::Difference { .. }, _) => "money.balance",
                (_, true) => "money.itemised",
                (_, false) => "money.total",
            };
            // What a balance comes to is what one wants to see; other sums would
            // make their own lines short.
            let key = if is_balance && !has_whole {
                drawn.to_string()
            } else {
                "sum".to_owned()
            };
            let cells = columns.clone().map(|c| {
                let share = sums[c].share.or_else(|| {
                    let all = Some(Decimal::ONE_HUNDRED);
                    let has_shares = self.report.rows.iter().any(|r| r.shares[c].is_some());
                    all.filter(|_| has_shares && sums[c].sum.is_ok() && !has_whole)
                });
                let mut cell = self.cell(self.figure(sums[c].sum), share, sums[c].change);
                if let (Some(declared), Some(change)) = (money.total_changes[c], sums[c].change)
                    && change_agrees(&declared, &change) == Some(false)
                {
                    cell.declared_rate = Some(self.percent(declared.rate));
                }
                cell
            });
            rows.push(self.row(key, "total", word, cells.collect()));
        }
        if has_whole {
            let cells = columns.clone().map(|c| {
                let rest = sums[c].not_itemised;
                let rest = rest.unwrap_or(Err(NoAmount::Missing(Missing::NotInSource)));
                self.cell(self.figure(rest), sums[c].not_itemised_share, None)
            });
            let cells = cells.collect();
            rows.push(self.row(
                drawn.to_string(),
                "not_itemised",
                "money.not_itemised",
                cells,
            ));
            let cells = columns.clone().map(|c| {
                let value = match &money.of[c] {
                    Some(of) => self.amount(of),
                    None => self.absent(Missing::NotInSource),
                };
                let share = sums[c].share.map(|_| Decimal::ONE_HUNDRED);
                self.cell(value, share, None)
            });
            let cells = cells.collect();
            rows.push(self.row("whole".to_owned(), "whole", "money.whole", cells));
        }
        let is_told = |c: usize| money.totals[c].is_some() && sums[c].agrees != Some(true);
        if columns.clone().any(is_told) {
            let cells = columns.map(|c| {
                let value = match &money.totals[c] {
                    Some(declared) => self.declared_cell(declared),
                    None => self.absent(Missing::NotInSource),
                };
                self.cell(value, None, None)
            });
            let cells = cells.collect();
            rows.push(self.row("declared".to_owned(), "declared", "money.declared", cells));
        }
        rows
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
    fn chart(&self, rows: &[MoneyRowView], sentence: &str) -> Option<String> {
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
            text: ChartText {
                id: format!("m-{}", self.key().replace('/', "-")),
                title: self.fill("money.chart_title", &[("title", &self.money.title)]),
                desc: sentence.to_owned(),
            },
            columns: self
                .money
                .columns
                .iter()
                .map(|t| t.from.ja_axis())
                .collect(),
            groups: groups.collect(),
        })
    }

    /// What the newest column comes to.
    fn sentence(&self) -> String {
        let money = self.money;
        let Some((c, sum)) = self.report.sums.iter().enumerate().next_back() else {
            return String::new();
        };
        let years = self.term(money.columns[c]);
        let n = self.names.len().to_string();
        let mut values = vec![
            ("years", years.as_str()),
            ("title", &money.title),
            ("n", &n),
        ];
        let whole = money.of[c].as_ref().and_then(|of| of.amount.ok());
        let whole_words = whole.map(|w| self.read(w)).unwrap_or_default();
        values.push(("whole", &whole_words));
        let total = match sum.sum {
            Ok(total) => total,
            Err(why) => {
                let why = self.why(why, c);
                values.push(("why", &why));
                let key = match whole {
                    Some(_) => "money.sentence.open_part",
                    None => "money.sentence.open",
                };
                return self.fill(key, &values);
            }
        };
        let total_words = self.read(total);
        values.push(("sum", &total_words));
        let (rest, share, rest_share) = self.rest(sum);
        values.extend([
            ("rest", rest.as_str()),
            ("share", share.as_str()),
            ("rest_share", rest_share.as_str()),
        ]);
        let key = match (whole, sum.not_itemised) {
            (Some(_), Some(Ok(rest))) if rest.is_zero() => "money.sentence.part_all",
            (Some(_), Some(Ok(_))) => "money.sentence.part",
            (Some(_), _) => "money.sentence.part_more",
            (None, _) if money.kind == MoneyKind::Balance || self.names.len() == 1 => {
                "money.sentence.only"
            }
            (None, _) => "money.sentence.sum",
        };
        let mut sentence = self.fill(key, &values);
        if let Some(change) = sum.change {
            sentence.push_str(&self.change_sentence(change));
        }
        sentence
    }

    /// The rest with its share, and the share of the lines.
    fn rest(&self, sum: &MoneySum) -> (String, String, String) {
        let percent = |share: Option<Decimal>| {
            share.map_or(String::new(), |s| self.percent(round(s, self.digits())))
        };
        let rest = sum.not_itemised.and_then(Result::ok);
        (
            rest.map(|r| self.read(r)).unwrap_or_default(),
            percent(sum.share),
            percent(sum.not_itemised_share),
        )
    }

    fn change_sentence(&self, change: Change) -> String {
        if self.money.kind == MoneyKind::Balance {
            let by = self.signed(self.with_unit(change.by, self.money.unit), change.by);
            return self.fill("money.change.balance", &[("by", &by)]);
        }
        let key = match (change.by.is_zero(), change.by.is_sign_negative()) {
            (true, _) => "money.change.same",
            (_, true) => "money.change.down",
            (_, false) => "money.change.up",
        };
        let by = self.with_unit(change.by.abs(), self.money.unit);
        let rate = change.rate.map(|r| {
            let rate = self.percent(round(r.abs(), self.digits()));
            self.fill("money.change.rate", &[("rate", &rate)])
        });
        self.fill(
            key,
            &[("by", &by), ("rate", rate.as_deref().unwrap_or_default())],
        )
    }

    /// What was declared against what was computed; which sums are none, and why.
    fn notes(&self) -> Vec<String> {
        let money = self.money;
        let sums = &self.report.sums;
        let mut notes = Vec::new();
        for (c, sum) in sums.iter().enumerate() {
            let years = self.term(money.columns[c]);
            if let (Err(why), true) = (sum.sum, c + 1 < sums.len()) {
                let why = self.why(why, c);
                let values = [
                    ("years", years.as_str()),
                    ("title", &money.title),
                    ("why", &why),
                ];
                notes.push(self.fill("money.sentence.open", &values));
            }
            let Some(declared) = &money.totals[c] else {
                continue;
            };
            notes.extend(declared.note.clone());
            let computed = sum.sum.ok();
            let computed = computed.and_then(|sum| in_unit_of(declared, sum, money));
            let (Some(computed), Some(false)) = (computed, sum.agrees) else {
                continue;
            };
            let Some(difference) = declared.value.checked_sub(computed) else {
                continue;
            };
            let unit = declared.unit;
            notes.push(self.fill(
                "money.differs",
                &[
                    ("years", &years),
                    ("declared", &self.declared_words(declared)),
                    ("computed", &self.with_unit(computed, unit)),
                    (
                        "difference",
                        &self.signed(self.with_unit(difference, unit), difference),
                    ),
                ],
            ));
        }
        let mut told = (0..sums.len())
            .filter(|c| money.totals[*c].is_some())
            .peekable();
        if told.peek().is_some() && told.all(|c| sums[c].agrees == Some(true)) {
            notes.push(self.word("money.agrees"));
        }
        notes
    }

    /// Why there is no amount, as the beginning of a sentence.
    fn why(&self, why: NoAmount, column: usize) -> String {
        match why {
            NoAmount::Line(row) => {
                let name = self.names.get(row).copied().unwrap_or_default();
                let amounts = self.report.rows.get(row).map(|r| &r.amounts[column]);
                let word = match amounts {
                    Some(Err(NoAmount::Missing(why))) => {
                        missing_word(self.ctx.plan, *why, self.ctx.all.words)
                    }
                    _ => self.word("money.not_computable"),
                };
                self.fill("money.why.line", &[("name", name), ("word", &word)])
            }
            _ => self.word("money.why.too_large"),
        }
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

    fn declared_words(&self, declared: &DeclaredMoney) -> String {
        let value = self.with_unit(declared.value, declared.unit);
        if declared.about {
            self.fill("money.about", &[("value", &value)])
        } else {
            value
        }
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
        }
    }

    fn term(&self, term: Term) -> String {
        if term.from == term.to {
            return term.from.ja_short();
        }
        let (from, to) = (term.from.ja_short(), term.to.ja_short());
        self.fill("period", &[("from", &from), ("to", &to)])
    }

    fn digits(&self) -> u32 {
        self.ctx.plan.rounding
    }

    /// A figure with the statement's own minus.
    fn plain(&self, figure: Decimal) -> String {
        let text = number(figure);
        match text.strip_prefix(MinusSign::Minus.word()) {
            Some(rest) => format!("{}{rest}", self.money.minus.word()),
            None => text,
        }
    }

    fn with_unit(&self, figure: Decimal, unit: MoneyUnit) -> String {
        format!("{}{}", self.plain(figure), unit.word())
    }

    /// A change of which also the plus is said.
    fn signed(&self, text: String, figure: Decimal) -> String {
        if figure > Decimal::ZERO {
            format!("+{text}")
        } else {
            text
        }
    }

    fn percent(&self, rate: Decimal) -> String {
        format!("{}％", self.plain(rate))
    }

    /// An amount with its unit, and behind it how it is read in 億 and 万 where
    /// that differs.
    fn read(&self, figure: Decimal) -> String {
        let unit = self.money.unit;
        let text = self.with_unit(figure, unit);
        let yen = unit.convert(figure, MoneyUnit::Yen);
        let Some(words) = yen.and_then(yen_in_words) else {
            return text;
        };
        let words = match words.strip_prefix(MinusSign::Minus.word()) {
            Some(rest) => format!("{}{rest}", self.money.minus.word()),
            None => words,
        };
        if words == text {
            return text;
        }
        self.fill("money.read", &[("amount", &text), ("words", &words)])
    }

    fn word(&self, key: &str) -> String {
        self.ctx.all.words.get(key).to_owned()
    }

    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.ctx.all.words.fill(key, values)
    }
}
