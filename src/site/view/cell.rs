//! A cell of a table: a figure, a text, or a state with its reason.

use rust_decimal::Decimal;
use serde::Serialize;

use super::{PlanCtx, missing_word};
use crate::model::plan::{Direction, Indicator, Kind};
use crate::model::value::{Amount, Cell, DataState, Missing, Value};
use crate::model::word::Word;
use crate::render::format::{number, shown_unit, with_unit};
use crate::report::rate::round;

/// A value as a table shows it.
#[derive(Debug, Clone, Serialize)]
pub struct CellView {
    /// What stands in the cell, without unit.
    pub text: String,
    /// What stands in a sentence, with unit.
    pub long: String,
    /// Whether it is a figure.
    pub is_number: bool,
    /// The state's class where the value is missing.
    pub missing: Option<&'static str>,
    /// What the source prints there.
    pub printed: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// When it will be known.
    pub expected: Option<String>,
    /// How settled the figure is, where the source says so.
    pub state: Option<DataStateView>,
}

/// How settled a figure is, by word and by sign.
#[derive(Debug, Clone, Serialize)]
pub struct DataStateView {
    /// Its id: `final`, `preliminary`, `expected`, `estimated`, `corrected`.
    pub id: &'static str,
    /// Its word.
    pub word: String,
    /// The sign that stands before it.
    pub sign: String,
}

/// A text that a report owes, or why it is not there.
#[derive(Debug, Clone, Serialize)]
pub struct TextView {
    /// The text, or the word for its absence.
    pub text: String,
    /// The state's class where it is missing.
    pub missing: Option<&'static str>,
    /// A remark.
    pub note: Option<String>,
}

impl PlanCtx<'_> {
    /// A value of an indicator.
    pub fn value(&self, indicator: &Indicator, value: Option<&Value>) -> CellView {
        let words = self.all.words;
        let Some(value) = value else {
            return self.missing_cell(Missing::NotInSource);
        };
        let (mut text, mut long, is_number) = match &value.amount {
            Amount::Number(n) => (number(*n), with_unit(*n, &indicator.unit), true),
            Amount::Text(t) => (t.clone(), words.fill("quote", &[("text", t)]), false),
            Amount::Change(c) => {
                let key = if c.is_sign_negative() {
                    "change.down"
                } else {
                    "change.up"
                };
                let t = words.fill(key, &[("n", &number(c.abs()))]);
                (t.clone(), t, false)
            }
            Amount::Range(from, to) => {
                let unit = shown_unit(&indicator.unit);
                let (from, to) = (number(*from), number(*to));
                let values = [("from", from.as_str()), ("to", &to), ("unit", unit)];
                let short = words.fill("range.short", &values);
                (short, words.fill("range", &values), true)
            }
            Amount::Share { part, whole } => {
                let hundred = part.checked_mul(Decimal::ONE_HUNDRED);
                let rate = hundred.and_then(|h| h.checked_div(*whole));
                let rate = rate.map(|r| number(round(r, 1))).unwrap_or_default();
                let (part, whole) = (number(*part), number(*whole));
                let values = [("rate", rate.as_str()), ("part", &part), ("whole", &whole)];
                let text = words.fill("share", &values);
                (text.clone(), text, true)
            }
            Amount::Missing(m) => {
                let mut cell = self.missing_cell(*m);
                cell.printed.clone_from(&value.printed);
                cell.note.clone_from(&value.note);
                cell.expected.clone_from(&value.expected);
                return cell;
            }
        };
        if let Some(total) = value.cumulative {
            let total = number(total);
            text = words.fill("cumulative", &[("value", &text), ("total", &total)]);
            let unit = shown_unit(&indicator.unit);
            long = words.fill(
                "cumulative",
                &[("value", &long), ("total", &format!("{total}{unit}"))],
            );
        }
        let state = value.state.map(|s| self.data_state(s));
        if let Some(state) = &state {
            let values = [("value", long.as_str()), ("state", state.word.as_str())];
            long = words.fill("data_state.of", &values);
        }
        CellView {
            text,
            long,
            is_number,
            missing: None,
            printed: value.printed.clone(),
            note: value.note.clone(),
            expected: value.expected.clone(),
            state,
        }
    }

    /// How settled a figure is.
    fn data_state(&self, state: DataState) -> DataStateView {
        let words = self.all.words;
        let id = state.word();
        DataStateView {
            id,
            word: words.get(&format!("data_state.{id}")).to_owned(),
            sign: words.get(&format!("data_state.sign.{id}")).to_owned(),
        }
    }

    /// The target of a year: a limit to keep says to which side it is one.
    pub fn target_cell(&self, indicator: &Indicator, value: Option<&Value>) -> CellView {
        let mut cell = self.value(indicator, value);
        let key = match (indicator.kind, indicator.direction) {
            (Kind::Keep, Some(Direction::More)) => "limit.at_least",
            (Kind::Keep, Some(Direction::Less)) => "limit.at_most",
            _ => return cell,
        };
        if cell.is_number {
            for text in [&mut cell.text, &mut cell.long] {
                *text = self.all.words.fill(key, &[("limit", text.as_str())]);
            }
        }
        cell
    }

    /// What a level is to be in a year without a target: a figure of ours, and
    /// said to be so wherever it stands.
    pub fn expected_cell(&self, indicator: &Indicator, expected: Decimal) -> CellView {
        let words = self.all.words;
        let baseline = indicator.baseline.as_ref().and_then(|b| b.value.number());
        let ends = [baseline, indicator.final_target().map(|(_, t)| t)];
        let digits = ends.into_iter().flatten().map(|d| d.scale()).max();
        let figure = round(expected, digits.unwrap_or(0).max(1)).normalize();
        let said = |figure: String| words.fill("expected", &[("figure", &figure)]);
        CellView {
            text: said(number(figure)),
            long: said(with_unit(figure, &indicator.unit)),
            is_number: true,
            missing: None,
            printed: None,
            note: Some(words.get("expected.note").to_owned()),
            expected: None,
            state: None,
        }
    }

    /// The actual of a year that has no results yet.
    pub fn future_cell(&self) -> CellView {
        let word = self.all.words.get("future").to_owned();
        CellView {
            text: word.clone(),
            long: word,
            is_number: false,
            missing: Some("future"),
            printed: None,
            note: None,
            expected: None,
            state: None,
        }
    }

    fn missing_cell(&self, missing: Missing) -> CellView {
        let word = missing_word(self.plan, missing, self.all.words);
        CellView {
            text: word.clone(),
            long: word,
            is_number: false,
            missing: Some(missing.word()),
            printed: None,
            note: None,
            expected: None,
            state: None,
        }
    }

    /// A text that is owed.
    pub fn text(&self, cell: &Cell) -> TextView {
        match cell {
            Cell::Text(text) => TextView {
                text: text.clone(),
                missing: None,
                note: None,
            },
            Cell::Continues { note } => TextView {
                text: self.all.words.get("continues").to_owned(),
                missing: None,
                note: note.clone(),
            },
            Cell::Missing { why, note } => TextView {
                text: missing_word(self.plan, *why, self.all.words),
                missing: Some(why.word()),
                note: note.clone(),
            },
        }
    }
}
