//! When something happened: a fiscal year, a month, a day, several years, a
//! span, or not known.

use super::value::Missing;
use super::year::FiscalYear;

/// A point in time, as exactly as the document gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// A fiscal year as a whole (令和2年度).
    Year(FiscalYear),
    /// A calendar month (令和2年10月).
    Month {
        /// Gregorian.
        year: i32,
        /// 1 to 12.
        month: u32,
    },
    /// A calendar day.
    Day {
        /// Gregorian.
        year: i32,
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
    },
}

impl Moment {
    /// The fiscal year it lies in: January to March belong to the year before.
    ///
    /// ```
    /// use ayumi::model::when::Moment;
    /// let march = Moment::Month { year: 2021, month: 3 };
    /// assert_eq!(march.fiscal_year().0, 2020);
    /// ```
    pub fn fiscal_year(self) -> FiscalYear {
        match self {
            Self::Year(year) => year,
            Self::Month { year, month } | Self::Day { year, month, .. } => {
                FiscalYear(year - i32::from(month < 4))
            }
        }
    }

    /// ISO 8601 as far as it is known: `2021-03`, `2021-04-01`; none for a
    /// fiscal year, for which there is no such form.
    pub fn iso(self) -> Option<String> {
        match self {
            Self::Year(_) => None,
            Self::Month { year, month } => Some(format!("{year:04}-{month:02}")),
            Self::Day { year, month, day } => Some(format!("{year:04}-{month:02}-{day:02}")),
        }
    }

    /// The order in time; a whole year comes first in its year.
    pub fn order(self) -> (i32, i32, u32) {
        match self {
            Self::Year(year) => (year.0, 0, 0),
            Self::Month { month, .. } => (self.fiscal_year().0, months_in(month), 0),
            Self::Day { month, day, .. } => (self.fiscal_year().0, months_in(month), day),
        }
    }
}

/// April is the first month of a fiscal year, March the twelfth.
fn months_in(month: u32) -> i32 {
    (i32::try_from(month).unwrap_or(0) + 8).rem_euclid(12) + 1
}

/// When something was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// At one point.
    At(Moment),
    /// In several fiscal years.
    Years(Vec<FiscalYear>),
    /// From one point to another; an end that is open is not known, or not
    /// reached.
    Span {
        /// The first.
        from: Option<Moment>,
        /// The last.
        to: Option<Moment>,
    },
    /// The source does not say, or cannot be read.
    Missing(Missing),
}

impl When {
    /// The first fiscal year it speaks of, by which lists are ordered; for a
    /// span without a beginning, its last.
    pub fn fiscal_year(&self) -> Option<FiscalYear> {
        match self {
            Self::At(moment) => Some(moment.fiscal_year()),
            Self::Years(years) => years.iter().min().copied(),
            Self::Span { from, to } => from.or(*to).map(Moment::fiscal_year),
            Self::Missing(_) => None,
        }
    }

    /// Every point that is named.
    pub fn moments(&self) -> Vec<Moment> {
        match self {
            Self::At(moment) => vec![*moment],
            Self::Years(years) => years.iter().copied().map(Moment::Year).collect(),
            Self::Span { from, to } => from.iter().chain(to).copied().collect(),
            Self::Missing(_) => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_run_from_april_to_march() {
        let order = |month| Moment::Month { year: 2021, month }.order();
        assert_eq!(order(4), (2021, 1, 0));
        assert_eq!(order(12), (2021, 9, 0));
        assert_eq!(order(3), (2020, 12, 0));
        assert!(Moment::Year(FiscalYear(2021)).order() < order(4));
    }

    #[test]
    fn a_span_begins_where_it_is_known_to() {
        let from = Moment::Year(FiscalYear(2018));
        let to = Moment::Month {
            year: 2020,
            month: 9,
        };
        let year = |from, to| When::Span { from, to }.fiscal_year();
        assert_eq!(year(Some(from), Some(to)), Some(FiscalYear(2018)));
        assert_eq!(year(None, Some(to)), Some(FiscalYear(2020)));
        assert_eq!(year(None, None), None);
    }
}
