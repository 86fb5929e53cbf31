//! When a plan's figures are due.

use super::when::Moment;
use super::year::FiscalYear;

/// When the figures of a fiscal year are published, by the plan itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Publication {
    /// The month by whose end they are out, 1 to 12.
    pub month: u32,
    /// How many calendar years after the one that the fiscal year bears: 1 for
    /// figures of 令和5年度 (2023) that are published in 2024.
    pub years_after: u32,
}

impl Publication {
    /// The newest fiscal year whose figures are out on an ISO day.
    ///
    /// ```
    /// use ayumi::model::publication::Publication;
    /// use ayumi::model::year::FiscalYear;
    /// let publication = Publication { month: 8, years_after: 1 };
    /// assert_eq!(publication.due("2025-08-31"), Some(FiscalYear(2023)));
    /// assert_eq!(publication.due("2025-09-01"), Some(FiscalYear(2024)));
    /// ```
    pub fn due(self, today: &str) -> Option<FiscalYear> {
        let mut parts = today.split('-');
        let year: i32 = parts.next()?.parse().ok()?;
        let month: u32 = parts.next()?.parse().ok()?;
        let after = i32::try_from(self.years_after).ok()?;
        let is_over = month > self.month;
        Some(FiscalYear(year - after - i32::from(!is_over)))
    }

    /// The month by whose end the figures of a fiscal year are out.
    pub fn month_of(self, year: FiscalYear) -> Moment {
        let after = i32::try_from(self.years_after).unwrap_or(0);
        Moment::Month {
            year: year.0 + after,
            month: self.month,
        }
    }
}
