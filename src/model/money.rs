//! Amounts of money: statements with lines, over years or over a whole period.
//!
//! A statement holds what a document prints: the lines, and beside them the
//! totals it declares. What the lines add up to is the report's business.

use rust_decimal::Decimal;

use super::value::Missing;
use super::year::FiscalYear;
use crate::diag::Span;

crate::words! {
    /// What the money is.
    pub enum MoneyKind {
        /// What something costs.
        Cost = "cost",
        /// 歳入.
        Revenue = "revenue",
        /// 歳出.
        Expenditure = "expenditure",
        /// 収支: lines with their signs, or revenue less expenditure.
        Balance = "balance",
    }
}

crate::words! {
    /// The unit that a document chose. All are yen, by a power of ten.
    pub enum MoneyUnit {
        /// 1 yen.
        Yen = "円",
        /// 10³ yen.
        Thousand = "千円",
        /// 10⁴ yen.
        TenThousand = "万円",
        /// 10⁶ yen.
        Million = "百万円",
        /// 10⁸ yen.
        HundredMillion = "億円",
    }
}

crate::words! {
    /// How the document writes a minus; readers see the same sign.
    pub enum MinusSign {
        /// The sign of arithmetic.
        Minus = "−",
        /// As official tables write it.
        White = "△",
        /// The same, filled.
        Black = "▲",
    }
}

impl MoneyUnit {
    /// How many yen one of it is.
    pub fn yen(self) -> Decimal {
        Decimal::from(match self {
            Self::Yen => 1_i64,
            Self::Thousand => 1_000,
            Self::TenThousand => 10_000,
            Self::Million => 1_000_000,
            Self::HundredMillion => 100_000_000,
        })
    }

    /// An amount of this unit in another; exact, since both are powers of ten.
    /// `None` where it has more digits than a decimal holds.
    ///
    /// ```
    /// use ayumi::model::money::MoneyUnit;
    /// use rust_decimal::Decimal;
    /// let amount = Decimal::new(10_770, 0);
    /// let there = MoneyUnit::Million.convert(amount, MoneyUnit::HundredMillion);
    /// assert_eq!(there, Some(Decimal::new(1077, 1)));
    /// ```
    pub fn convert(self, amount: Decimal, to: Self) -> Option<Decimal> {
        if self == to {
            return Some(amount);
        }
        let converted = amount.checked_mul(self.yen())?.checked_div(to.yen())?;
        Some(converted.normalize())
    }
}

/// What a statement hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyOwner {
    /// The whole plan.
    Plan,
    /// A goal, by index.
    Goal(usize),
    /// A measure, by index.
    Measure(usize),
}

/// A column of a statement: a fiscal year, or several as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// First year.
    pub from: FiscalYear,
    /// Last year; the same for a single one.
    pub to: FiscalYear,
}

impl Term {
    /// Whether it is the year right after another, so that the two can be
    /// compared.
    pub fn follows(self, before: Self) -> bool {
        self.from == self.to && before.from == before.to && before.to.next() == self.from
    }
}

/// An amount in the statement's unit, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyAmount {
    /// The figure, with the digits of the source.
    pub amount: Result<Decimal, Missing>,
    /// What the source prints there, where that differs.
    pub printed: Option<String>,
    /// A remark for readers.
    pub note: Option<String>,
    /// When an amount that is not yet known will be.
    pub expected: Option<String>,
    /// Its place in the content.
    pub span: Span,
}

/// A total as the document prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredMoney {
    /// The figure, with the digits of the source.
    pub value: Decimal,
    /// Its own unit; a text may say 億円 where the table says 百万円.
    pub unit: MoneyUnit,
    /// Whether the document says 約.
    pub about: bool,
    /// A remark for readers.
    pub note: Option<String>,
    /// Its place in the content.
    pub span: Span,
}

/// A rate of change as the document prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeclaredChange {
    /// In per cent against the year before.
    pub rate: Decimal,
    /// Its place in the content.
    pub span: Span,
}

/// A line of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyLine {
    /// Its name.
    pub name: String,
    /// 会計.
    pub account: Option<String>,
    /// One a column.
    pub amounts: Vec<MoneyAmount>,
    /// Declared rates of change, one a column.
    pub changes: Vec<Option<DeclaredChange>>,
    /// A remark for readers.
    pub note: Option<String>,
    /// Its place in the content.
    pub span: Span,
}

/// What a statement adds up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MoneyParts {
    /// Lines of its own.
    Lines(Vec<MoneyLine>),
    /// Revenue less expenditure: two other statements of the plan, by index.
    Difference {
        /// Counted with its sign.
        revenue: usize,
        /// Taken away.
        expenditure: usize,
    },
}

/// A statement of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// Id, unique among the statements of its owner.
    pub id: String,
    /// What it hangs on.
    pub owner: MoneyOwner,
    /// Its heading.
    pub title: String,
    /// What the money is.
    pub kind: MoneyKind,
    /// The unit of all its amounts.
    pub unit: MoneyUnit,
    /// How it writes a minus.
    pub minus: MinusSign,
    /// Its columns, oldest first; at least one.
    pub columns: Vec<Term>,
    /// What it adds up.
    pub parts: MoneyParts,
    /// Declared totals, one a column.
    pub totals: Vec<Option<DeclaredMoney>>,
    /// Declared rates of change of the totals, one a column.
    pub total_changes: Vec<Option<DeclaredChange>>,
    /// The larger amount of which the lines are only a part, one a column.
    pub of: Vec<Option<MoneyAmount>>,
    /// What it holds besides, for which the source gives no amount.
    pub unpriced: Vec<String>,
    /// Where in the document.
    pub place: Option<String>,
    /// A remark for readers.
    pub note: Option<String>,
    /// Its place in the content.
    pub span: Span,
}
