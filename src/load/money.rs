//! Statements of money: columns, lines, declared totals, balances.

use rust_decimal::Decimal;

use super::decode::{At, Cx, Text, did_you_mean, fiscal_year, nearest};
use super::shapes::money::{
    AmountShape, BalanceShape, Checked, DeclaredShape, MoneyLineShape, MoneyShape, Written,
};
use super::site::{duplicate_id, reversed, year_twice};
use crate::diag::{Diagnostic, Span, both, codes};
use crate::model::money::{
    DeclaredChange, DeclaredMoney, MinusSign, Money, MoneyAmount, MoneyKind, MoneyLine, MoneyOwner,
    MoneyParts, MoneyUnit, Term,
};
use crate::model::word::Word;

/// Adds the statements of an owner to those of the plan, and says which they
/// are. A balance finds the statements it is made of in the same list.
pub fn load(
    all: &mut Vec<Money>,
    shapes: Vec<Checked<MoneyShape>>,
    owner: MoneyOwner,
    cx: &mut Cx,
) -> Vec<usize> {
    let first = all.len();
    let mut balances: Vec<(usize, BalanceShape)> = Vec::new();
    for Checked { shape, is_sound } in shapes {
        let id = &shape.id;
        if let Some(other) = all[first..].iter().find(|m| m.id == id.value.0) {
            cx.push(duplicate_id(&id.value.0, id.span, other.span));
            continue;
        }
        let balance = shape.balance_of.clone();
        match statement(shape, is_sound, owner, cx) {
            Ok(money) => {
                balances.extend(balance.map(|b| (all.len(), b)));
                all.push(money);
            }
            Err(id) => {
                cx.broken.insert(id);
            }
        }
    }
    for (index, balance) in balances {
        if let Some(parts) = difference(&all[index], &balance, first, all, cx) {
            all[index].parts = parts;
        }
    }
    (first..all.len()).collect()
}

/// The statement, or the id of one that cannot be made.
fn statement(
    shape: MoneyShape,
    is_sound: bool,
    owner: MoneyOwner,
    cx: &mut Cx,
) -> Result<Money, String> {
    let Some(sheet) = Sheet::of(&shape, is_sound, cx) else {
        return Err(shape.id.value.0);
    };
    let unit = shape.unit;
    parts_fit(&shape, is_sound, cx);
    let lines = shape
        .lines
        .into_iter()
        .map(|l| line(l, &sheet, cx))
        .collect::<Vec<_>>();
    let keys = ("total", "totals");
    let at = shape.total.as_ref().map(Written::span);
    let totals = sheet.spread(shape.total, at, shape.totals, keys, cx);
    let keys = ("of", "of_years");
    let at = shape.of.as_ref().map(Written::span);
    let of = sheet.spread(shape.of, at, shape.of_years, keys, cx);
    Ok(Money {
        id: shape.id.value.0,
        owner,
        title: shape.title.value,
        kind: shape.kind,
        unit,
        minus: shape.minus.unwrap_or(MinusSign::Minus),
        total_changes: sheet.changes(shape.total_changes, "total_changes", cx),
        columns: sheet.columns,
        parts: MoneyParts::Lines(lines),
        totals: totals
            .into_iter()
            .map(|t| t.map(|t| declared(t, unit)))
            .collect(),
        of: of
            .into_iter()
            .map(|o| o.and_then(|o| amount(o, cx)))
            .collect(),
        unpriced: shape.unpriced.into_iter().map(|t| t.value).collect(),
        place: shape.where_.map(|t| t.value),
        note: shape.note.map(|t| t.value),
        span: shape.span,
    })
}

/// Lines or a balance, one of the two; a balance only where the kind is one.
fn parts_fit(shape: &MoneyShape, is_sound: bool, cx: &mut Cx) {
    let is_balance = shape.balance_of.is_some();
    if is_balance && shape.kind != MoneyKind::Balance {
        cx.push(clash(
            shape.span,
            "balance_of（歳入と歳出の差）は kind: balance のときに書きます",
            "balance_of belongs to kind: balance",
        ));
    } else if is_balance != shape.lines.is_empty() && is_sound {
        cx.push(clash(
            shape.span,
            "lines（内訳）か balance_of（歳入と歳出の差）の、どちらか一方を書きます",
            "write either lines or balance_of",
        ));
    }
}

/// What its columns are.
struct Sheet {
    columns: Vec<Term>,
    is_period: bool,
}

impl Sheet {
    fn of(shape: &MoneyShape, is_sound: bool, cx: &mut Cx) -> Option<Self> {
        match (&shape.period, shape.years.is_empty()) {
            (Some(period), true) if period.to < period.from => {
                cx.push(reversed(period.span));
                None
            }
            (Some(period), true) => Some(Self {
                columns: vec![Term {
                    from: period.from,
                    to: period.to,
                }],
                is_period: true,
            }),
            (None, false) => Some(Self {
                columns: years(shape, cx),
                is_period: false,
            }),
            (None, true) if !is_sound => None,
            _ => {
                cx.push(clash(
                    shape.span,
                    "years（年度ごと）か period（期間の全体）の、どちらか一方を書きます",
                    "write either years or period",
                ));
                None
            }
        }
    }

    /// One value a column, from the key of a period or from that of years.
    fn spread<T>(
        &self,
        one: Option<T>,
        one_at: Option<Span>,
        many: Vec<(Text, T)>,
        (key, by_year): (&str, &str),
        cx: &mut Cx,
    ) -> Vec<Option<T>> {
        let wrong = match self.is_period {
            true => many.first().map(|(k, _)| (k.span, by_year, key)),
            false => one_at.map(|span| (span, key, by_year)),
        };
        if let Some((span, wrong, right)) = wrong {
            cx.push(clash(
                span,
                &format!("{wrong} は、ここでは {right} と書きます（years なら年度ごと、period なら全体で1つ）"),
                &format!("write {right} here, not {wrong}: by year with 'years', one with 'period'"),
            ));
        }
        if self.is_period {
            return vec![one];
        }
        let mut out: Vec<Option<T>> = self.columns.iter().map(|_| None).collect();
        let mut first: Vec<Option<Span>> = vec![None; out.len()];
        for (year, value) in many {
            let Some(y) = fiscal_year(&year.value, year.span, cx) else {
                continue;
            };
            let Some(column) = self.columns.iter().position(|c| c.from == y) else {
                let years: Vec<String> = self.columns.iter().map(|c| c.from.code()).collect();
                cx.push(Diagnostic::new(
                    &codes::YEAR_NOT_OF_STATEMENT,
                    year.span,
                    both(
                        format!("{}は、この金額の years にありません", y.ja_short()),
                        format!("{} is not one of the statement's years", y.en()),
                    ),
                    both(
                        format!("years: [{}] に足すか、年度を直します", years.join(", ")),
                        format!(
                            "add it to years: [{}], or correct the year",
                            years.join(", ")
                        ),
                    ),
                ));
                continue;
            };
            if let Some(first) = first[column] {
                cx.push(year_twice(y, year.span, first));
                continue;
            }
            first[column] = Some(year.span);
            out[column] = Some(value);
        }
        out
    }

    fn changes(
        &self,
        shapes: Vec<(Text, At<Decimal>)>,
        key: &str,
        cx: &mut Cx,
    ) -> Vec<Option<DeclaredChange>> {
        let spread = self.spread(None, None, shapes, ("years", key), cx);
        let change = |c: At<Decimal>| DeclaredChange {
            rate: c.value,
            span: c.span,
        };
        spread.into_iter().map(|c| c.map(change)).collect()
    }
}

fn years(shape: &MoneyShape, cx: &mut Cx) -> Vec<Term> {
    let mut years = shape.years.clone();
    years.sort_by_key(|y| (y.value, y.span));
    years.dedup_by(|later, first| {
        let is_twice = later.value == first.value;
        if is_twice {
            cx.push(year_twice(later.value, later.span, first.span));
        }
        is_twice
    });
    let term = |y: &At<_>| Term {
        from: y.value,
        to: y.value,
    };
    years.iter().map(term).collect()
}

fn line(line: Checked<MoneyLineShape>, sheet: &Sheet, cx: &mut Cx) -> MoneyLine {
    let Checked { shape, is_sound } = line;
    let before = cx.found.len();
    let at = shape.amount.as_ref().map(Written::span);
    let keys = ("amount", "amounts");
    let written = sheet.spread(shape.amount, at, shape.amounts, keys, cx);
    let is_sound = is_sound && cx.found.len() == before;
    let amounts = written
        .into_iter()
        .zip(&sheet.columns)
        .map(|(written, column)| {
            if written.is_none() && is_sound {
                cx.push(no_amount(shape.span, *column));
            }
            // What stands for it is never published: there is an error.
            written
                .and_then(|w| amount(w, cx))
                .unwrap_or_else(|| nothing(shape.span))
        });
    MoneyLine {
        name: shape.name.value,
        account: shape.account.map(|t| t.value),
        amounts: amounts.collect(),
        changes: sheet.changes(shape.changes, "changes", cx),
        note: shape.note.map(|t| t.value),
        span: shape.span,
    }
}

fn nothing(span: Span) -> MoneyAmount {
    MoneyAmount {
        amount: Err(crate::model::value::Missing::NotInSource),
        printed: None,
        note: None,
        expected: None,
        span,
    }
}

fn amount(written: Written<AmountShape>, cx: &mut Cx) -> Option<MoneyAmount> {
    let full = match written {
        Written::Figure(figure, span) => {
            return Some(MoneyAmount {
                amount: Ok(figure),
                ..nothing(span)
            });
        }
        Written::Full(full, _) => full,
    };
    let amount = match (full.value, full.missing) {
        (Some(figure), None) => Ok(figure),
        (None, Some(why)) => Err(why),
        _ => {
            cx.push(Diagnostic::new(
                &codes::MISSING_VALUE,
                full.span,
                both(
                    "value（金額）と missing（ない理由）のうち、ちょうど1つを書きます",
                    "exactly one of value and missing must be given",
                ),
                both(
                    "例: {value: 67} / {missing: not_yet_known}",
                    "e.g. {value: 67} / {missing: not_yet_known}",
                ),
            ));
            return None;
        }
    };
    let text = |t: Option<Text>| t.map(|t| t.value);
    Some(MoneyAmount {
        amount,
        printed: text(full.printed),
        note: text(full.note),
        expected: text(full.expected),
        span: full.span,
    })
}

fn declared(written: Written<DeclaredShape>, unit: MoneyUnit) -> DeclaredMoney {
    match written {
        Written::Figure(value, span) => DeclaredMoney {
            value,
            unit,
            about: false,
            note: None,
            span,
        },
        Written::Full(full, _) => DeclaredMoney {
            value: full.value,
            unit: full.unit.unwrap_or(unit),
            about: full.about.unwrap_or(false),
            note: full.note.map(|t| t.value),
            span: full.span,
        },
    }
}

/// The two statements of a balance; both must have its columns.
fn difference(
    balance: &Money,
    shape: &BalanceShape,
    first: usize,
    all: &[Money],
    cx: &mut Cx,
) -> Option<MoneyParts> {
    let mut find = |id: &Text, kind: MoneyKind| {
        let list = &all[first..];
        let found = list.iter().position(|m| m.id == id.value && m.kind == kind);
        let Some(found) = found else {
            if !cx.broken.contains(&id.value) {
                let same = list.iter().filter(|m| m.kind == kind);
                let near = nearest(&id.value, same.map(|m| m.id.as_str()));
                cx.push(unknown_money(id, kind, near));
            }
            return None;
        };
        let has = |term: &Term| list[found].columns.contains(term);
        if let Some(term) = balance.columns.iter().find(|t| !has(t)) {
            cx.push(other_years(id, *term));
        }
        Some(first + found)
    };
    let revenue = find(&shape.revenue, MoneyKind::Revenue);
    let expenditure = find(&shape.expenditure, MoneyKind::Expenditure);
    Some(MoneyParts::Difference {
        revenue: revenue?,
        expenditure: expenditure?,
    })
}

fn clash(span: Span, ja: &str, en: &str) -> Diagnostic {
    Diagnostic::new(
        &codes::MONEY_KEYS_CLASH,
        span,
        both(ja, en),
        both(
            "年度ごとなら years と amounts、期間の全体なら period と amount を使います",
            "use years with amounts, or period with amount",
        ),
    )
}

fn no_amount(span: Span, column: Term) -> Diagnostic {
    let (from, to) = (column.from, column.to);
    let (ja, en) = if from == to {
        (from.ja_short(), from.en())
    } else {
        (
            format!("{}〜{}", from.ja_short(), to.ja_short()),
            format!("{} to {}", from.en(), to.0),
        )
    };
    Diagnostic::new(
        &codes::MISSING_VALUE,
        span,
        both(
            format!("この内訳に{ja}の金額がありません"),
            format!("this line has no amount for {en}"),
        ),
        both(
            "金額がないときは {missing: not_in_source} のように理由を書きます",
            "where there is none say why: {missing: not_in_source}",
        ),
    )
}

fn unknown_money(id: &Text, kind: MoneyKind, near: Option<&str>) -> Diagnostic {
    Diagnostic::new(
        &codes::UNKNOWN_MONEY,
        id.span,
        both(
            format!(
                "kind: {} の「{}」は、同じ money の中にありません",
                kind.word(),
                id.value
            ),
            format!(
                "there is no '{}' of kind: {} in the same money",
                id.value,
                kind.word()
            ),
        ),
        did_you_mean(
            near,
            both(
                "money の中の id と kind を確かめます",
                "check the ids and kinds in money",
            ),
        ),
    )
}

fn other_years(id: &Text, term: Term) -> Diagnostic {
    Diagnostic::new(
        &codes::YEAR_NOT_OF_STATEMENT,
        id.span,
        both(
            format!("「{}」に{}の列がありません", id.value, term.from.ja_short()),
            format!("'{}' has no column for {}", id.value, term.from.en()),
        ),
        both(
            "歳入、歳出、収支の years（または period）をそろえます",
            "give revenue, expenditure and balance the same years or period",
        ),
    )
}
