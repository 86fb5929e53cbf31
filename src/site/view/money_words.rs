//! What a statement of money says in words: its sentence, its notes, its figures
//! with their signs and units.

use rust_decimal::Decimal;

use super::missing_word;
use super::money::Statement;
use crate::model::money::{DeclaredMoney, MinusSign, MoneyKind, MoneyUnit, Term};
use crate::model::word::Word;
use crate::render::format::{number, yen_in_words};
use crate::report::NoAmount;
use crate::report::money::{Change, MoneySum, in_unit_of};
use crate::report::rate::round;

impl Statement<'_> {
    /// What the newest column comes to.
    pub(super) fn sentence(&self) -> String {
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
    pub(super) fn notes(&self) -> Vec<String> {
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

    pub(super) fn declared_words(&self, declared: &DeclaredMoney) -> String {
        let value = self.with_unit(declared.value, declared.unit);
        if declared.about {
            self.fill("money.about", &[("value", &value)])
        } else {
            value
        }
    }

    pub(super) fn term(&self, term: Term) -> String {
        self.ctx.all.words.years(term.from, term.to)
    }

    pub(super) fn digits(&self) -> u32 {
        self.ctx.plan.rounding
    }

    /// A figure with the statement's own minus.
    pub(super) fn plain(&self, figure: Decimal) -> String {
        let text = number(figure);
        match text.strip_prefix(MinusSign::Minus.word()) {
            Some(rest) => format!("{}{rest}", self.money.minus.word()),
            None => text,
        }
    }

    pub(super) fn with_unit(&self, figure: Decimal, unit: MoneyUnit) -> String {
        format!("{}{}", self.plain(figure), unit.word())
    }

    /// A change of which also the plus is said.
    pub(super) fn signed(&self, text: String, figure: Decimal) -> String {
        if figure > Decimal::ZERO {
            format!("+{text}")
        } else {
            text
        }
    }

    pub(super) fn percent(&self, rate: Decimal) -> String {
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

    pub(super) fn word(&self, key: &str) -> String {
        self.ctx.all.words.get(key).to_owned()
    }

    pub(super) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.ctx.all.words.fill(key, values)
    }
}
