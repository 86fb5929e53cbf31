//! `money` of a plan, a goal or a measure.

use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

use super::{Writer, decimal};
use crate::model::money::{DeclaredChange, Money, MoneyAmount, MoneyLine, MoneyParts};
use crate::model::plan::Plan;
use crate::model::word::Word;
use crate::report::PlanReport;
use crate::report::money::{Change, Figure, MoneyReport, MoneyRow};
use crate::report::rate::round;

impl Writer<'_> {
    /// Statements of money, by index.
    pub(super) fn money(&self, plan: &Plan, report: &PlanReport, list: &[usize]) -> Vec<Json> {
        list.iter()
            .map(|m| self.statement(plan, &plan.money[*m], &report.money[*m]))
            .collect()
    }

    fn statement(&self, plan: &Plan, money: &Money, report: &MoneyReport) -> Json {
        let digits = plan.rounding;
        let (lines, balance_of) = match &money.parts {
            MoneyParts::Lines(lines) => {
                let rows = lines.iter().zip(&report.rows);
                let lines = rows.map(|(l, r)| self.line(money, l, r, digits));
                (lines.collect::<Vec<_>>(), None)
            }
            MoneyParts::Difference {
                revenue,
                expenditure,
            } => {
                let id = |m: &usize| &plan.money[*m].id;
                let of = json!({"revenue": id(revenue), "expenditure": id(expenditure)});
                (Vec::new(), Some(of))
            }
        };
        let sums = report.sums.iter().enumerate();
        let sums: Vec<Json> = sums
            .map(|(c, sum)| {
                let of = money.of[c].as_ref();
                let (total, no_total) = figure(sum.sum);
                let rest = sum.not_itemised.map(figure);
                json!({
                    "from": money.columns[c].from.0,
                    "to": money.columns[c].to.0,
                    "total": total,
                    "no_total_reason": no_total,
                    "declared_total": money.totals[c].as_ref().map(|d| json!({
                        "value": decimal(d.value), "unit": d.unit.word(), "about": d.about,
                        "agrees": sum.agrees, "note": d.note, "source": self.source(d.span),
                    })),
                    "of": of.and_then(|of| of.amount.ok()).map(decimal),
                    "of_missing_reason": of.and_then(|of| of.amount.err()).map(Word::word),
                    "itemised_share": percent(sum.share, digits),
                    "not_itemised": rest.as_ref().map(|r| &r.0),
                    "no_rest_reason": rest.as_ref().map(|r| &r.1),
                    "not_itemised_share": percent(sum.not_itemised_share, digits),
                    "change": sum.change.map(|c| decimal(c.by)),
                    "change_rate": rate(sum.change, digits),
                    "declared_change_rate": declared_rate(money.total_changes[c]),
                })
            })
            .collect();
        json!({
            "id": money.id,
            "title": money.title,
            "kind": money.kind.word(),
            "unit": money.unit.word(),
            "minus": money.minus.word(),
            "balance_of": balance_of,
            "lines": lines,
            "sums": sums,
            "unpriced": money.unpriced,
            "where": money.place,
            "note": money.note,
            "source": self.source(money.span),
        })
    }

    fn line(&self, money: &Money, line: &MoneyLine, row: &MoneyRow, digits: u32) -> Json {
        let amounts = line.amounts.iter().enumerate();
        let amounts: Vec<Json> = amounts
            .map(|(c, amount)| {
                let mut json = self.amount(amount);
                json["from"] = json!(money.columns[c].from.0);
                json["to"] = json!(money.columns[c].to.0);
                json["share"] = json!(percent(row.shares[c], digits));
                json["change"] = json!(row.changes[c].map(|c| decimal(c.by)));
                json["change_rate"] = json!(rate(row.changes[c], digits));
                json["declared_change_rate"] = json!(declared_rate(line.changes[c]));
                json
            })
            .collect();
        json!({
            "name": line.name,
            "account": line.account,
            "amounts": amounts,
            "note": line.note,
            "source": self.source(line.span),
        })
    }

    fn amount(&self, amount: &MoneyAmount) -> Json {
        json!({
            "value": amount.amount.ok().map(decimal),
            "missing_reason": amount.amount.err().map(Word::word),
            "expected": amount.expected,
            "printed": amount.printed,
            "note": amount.note,
            "source": self.source(amount.span),
        })
    }
}

/// A figure, or the word for why there is none.
fn figure(figure: Figure) -> (Option<Json>, Option<&'static str>) {
    match figure {
        Ok(figure) => (Some(decimal(figure)), None),
        Err(why) => (None, Some(why.word())),
    }
}

fn percent(share: Option<Decimal>, digits: u32) -> Option<Json> {
    share.map(|s| decimal(round(s, digits)))
}

fn rate(change: Option<Change>, digits: u32) -> Option<Json> {
    percent(change.and_then(|c| c.rate), digits)
}

fn declared_rate(declared: Option<DeclaredChange>) -> Option<Json> {
    declared.map(|d| decimal(d.rate))
}
