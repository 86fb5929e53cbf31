//! The fiscal year, and the eras it is written in.
//!
//! A Japanese fiscal year (年度) runs from 1 April to 31 March and is named
//! after the calendar year in which it begins. Papers write it by era: `R5`,
//! `令和5年度`; data by the Gregorian number: `2023`. The year of an accession
//! is named by the new era as a whole (令和元年度 is 2019, though April 2019
//! was still 平成31年), and plans drawn up earlier run on in the old one:
//! 平成32年度 is 令和2年度.
//!
//! ```
//! use ayumi::model::year::FiscalYear;
//!
//! let year = FiscalYear::parse("令和5年度").unwrap().year;
//! assert_eq!(year, FiscalYear(2023));
//! assert_eq!(FiscalYear::parse("R5").unwrap().year, year);
//! assert_eq!(year.ja(), "令和5年度（2023年度）");
//!
//! let late = FiscalYear::parse("平成32年度").unwrap();
//! assert_eq!(late.year.ja_short(), "令和2年度");
//! assert!(late.after_era);
//! ```

use super::text::to_half_width;

/// A fiscal year by the Gregorian year in which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalYear(pub i32);

/// Why a text is not a fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearError {
    /// No form of a year.
    NotAYear,
    /// An era's year 0.
    BeforeEra,
}

/// A year that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadYear {
    /// The year meant.
    pub year: FiscalYear,
    /// Written in an era that had ended by then.
    pub after_era: bool,
}

struct Era {
    name: &'static str,
    letter: char,
    /// The fiscal year that is this era's first (元年度).
    first: i32,
    /// The last fiscal year that began in this era.
    last: i32,
    /// The month in which its first calendar year began.
    month: u32,
}

/// Newest first. 1868, 1912, 1926, 1989 and 2019 are the years of accession;
/// 昭和元年 began in December 1926 and 平成元年 in January 1989, so both name
/// the fiscal year that the calendar year of that name begins.
const ERAS: [Era; 5] = [
    Era {
        name: "令和",
        letter: 'R',
        first: 2019,
        last: i32::MAX,
        month: 5,
    },
    Era {
        name: "平成",
        letter: 'H',
        first: 1989,
        last: 2019,
        month: 1,
    },
    Era {
        name: "昭和",
        letter: 'S',
        first: 1926,
        last: 1988,
        month: 12,
    },
    Era {
        name: "大正",
        letter: 'T',
        first: 1912,
        last: 1926,
        month: 7,
    },
    Era {
        name: "明治",
        letter: 'M',
        first: 1868,
        last: 1912,
        month: 1,
    },
];

impl FiscalYear {
    /// Reads `R5`, `令和5年度`, `令和5`, `令和元年度`, `2023`, `2023年度`, `FY2023`,
    /// also in full-width letters.
    ///
    /// # Errors
    /// [`YearError::BeforeEra`] for an era's year 0, else [`YearError::NotAYear`].
    pub fn parse(text: &str) -> Result<ReadYear, YearError> {
        let text = to_half_width(text.trim());
        let text = text
            .strip_suffix("年度")
            .or(text.strip_suffix('年'))
            .unwrap_or(&text);
        let gregorian = text.strip_prefix("FY").unwrap_or(text);
        if gregorian.len() == 4 && gregorian.bytes().all(|b| b.is_ascii_digit()) {
            let year: i32 = gregorian.parse().map_err(|_| YearError::NotAYear)?;
            let plausible = (1868..=2200).contains(&year);
            return if plausible {
                Ok(ReadYear {
                    year: Self(year),
                    after_era: false,
                })
            } else {
                Err(YearError::NotAYear)
            };
        }
        for era in &ERAS {
            if let Some(number) = text
                .strip_prefix(era.name)
                .or_else(|| text.strip_prefix(era.letter))
            {
                return era.year(number.trim());
            }
        }
        Err(YearError::NotAYear)
    }

    fn era(self) -> Option<(&'static Era, i32)> {
        ERAS.iter()
            .find(|e| e.first <= self.0)
            .map(|e| (e, self.0 - e.first + 1))
    }

    /// `令和5年度（2023年度）`, as shown to readers.
    pub fn ja(self) -> String {
        format!("{}（{}年度）", self.ja_short(), self.0)
    }

    /// `令和5年度`; the first year of an era is 元年度.
    pub fn ja_short(self) -> String {
        match self.era() {
            Some((era, 1)) => format!("{}元年度", era.name),
            Some((era, n)) => format!("{}{n}年度", era.name),
            None => format!("{}年度", self.0),
        }
    }

    /// `令和5`, for the axis of a chart.
    pub fn ja_axis(self) -> String {
        self.ja_short().trim_end_matches("年度").to_owned()
    }

    /// `R5`, as content files write it.
    pub fn code(self) -> String {
        match self.era() {
            Some((era, n)) => format!("{}{n}", era.letter),
            None => self.0.to_string(),
        }
    }

    /// `fiscal year 2023`, for messages.
    pub fn en(self) -> String {
        format!("fiscal year {}", self.0)
    }

    /// The year after.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The year before.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0.saturating_sub(1))
    }
}

/// Every year that a text names by era or by number: `平成29・30・元年度` names
/// its first alone, for the others have no era of their own.
///
/// ```
/// use ayumi::model::year::{FiscalYear, years_in};
/// let found = years_in("令和30年度（平成31年4月、2019年）");
/// assert_eq!(found, [FiscalYear(2048), FiscalYear(2019), FiscalYear(2019)]);
/// ```
pub fn years_in(text: &str) -> Vec<FiscalYear> {
    let text = to_half_width(text);
    let mut found: Vec<(usize, FiscalYear)> = Vec::new();
    let number = |rest: &str| -> String {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        match digits.is_empty() && rest.starts_with('元') {
            true => "元".to_owned(),
            false => digits,
        }
    };
    for era in &ERAS {
        for (at, name) in text.match_indices(era.name) {
            let read = era.year(&number(&text[at + name.len()..]));
            found.extend(read.ok().map(|read| (at, read.year)));
        }
    }
    for (at, _) in text.match_indices('年') {
        let before = text[..at].bytes().rev().take_while(u8::is_ascii_digit);
        let start = at - before.count();
        if at - start == 4 {
            let read = FiscalYear::parse(&text[start..at]);
            found.extend(read.ok().map(|read| (start, read.year)));
        }
    }
    found.sort();
    found.into_iter().map(|(_, year)| year).collect()
}

/// A year by era as a text names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EraYear {
    /// The bytes of era and number; with the month, where that is too early.
    pub at: std::ops::Range<usize>,
    /// The year; `None` for an era's year 0.
    pub year: Option<FiscalYear>,
    /// Whether the era had not begun: its year 0, or a month of its first
    /// calendar year before the accession (令和元年4月).
    pub is_before_era: bool,
}

/// Every year that a text names by era, with its place.
///
/// ```
/// use ayumi::model::year::{FiscalYear, era_years_in};
/// let found = era_years_in("令和３年度と令和元年4月");
/// assert_eq!((found[0].at.clone(), found[0].year), (0..9, Some(FiscalYear(2021))));
/// assert!(!found[0].is_before_era && found[1].is_before_era);
/// ```
pub fn era_years_in(text: &str) -> Vec<EraYear> {
    let mut found: Vec<EraYear> = Vec::new();
    for era in &ERAS {
        for (start, name) in text.match_indices(era.name) {
            let rest = &text[start + name.len()..];
            let number = leading_number(rest);
            let end = start + name.len() + number.len();
            let (year, is_year_0) = match era.year(&to_half_width(number)) {
                Ok(read) => (Some(read.year), false),
                Err(YearError::BeforeEra) => (None, true),
                Err(YearError::NotAYear) => continue,
            };
            let month = month_behind(&text[end..]);
            let is_first = year == Some(FiscalYear(era.first));
            let early = month.filter(|(month, _)| is_first && *month < era.month);
            found.push(EraYear {
                at: start..end + early.map_or(0, |(_, bytes)| bytes),
                year,
                is_before_era: is_year_0 || early.is_some(),
            });
        }
    }
    found.sort_by_key(|year| year.at.start);
    found
}

/// The month of 「年4月」 at the beginning of a text, and its bytes.
fn month_behind(text: &str) -> Option<(u32, usize)> {
    let rest = text.strip_prefix('年')?;
    let number = leading_number(rest);
    let behind = rest[number.len()..].strip_prefix('月')?;
    let month = to_half_width(number).parse().ok()?;
    Some((month, text.len() - behind.len()))
}

/// The digits of either width that a text begins with, or its 元.
fn leading_number(text: &str) -> &str {
    if text.starts_with('元') {
        return &text[..'元'.len_utf8()];
    }
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    &text[..text.len() - text.trim_start_matches(is_digit).len()]
}

impl Era {
    fn year(&self, number: &str) -> Result<ReadYear, YearError> {
        let n: i32 = if number == "元" {
            1
        } else if !number.is_empty()
            && number.len() <= 3
            && number.bytes().all(|b| b.is_ascii_digit())
        {
            number.parse().map_err(|_| YearError::NotAYear)?
        } else {
            return Err(YearError::NotAYear);
        };
        if n < 1 {
            return Err(YearError::BeforeEra);
        }
        let year = self.first + n - 1;
        Ok(ReadYear {
            year: FiscalYear(year),
            after_era: year > self.last,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(text: &str) -> Result<i32, YearError> {
        FiscalYear::parse(text).map(|r| r.year.0)
    }

    #[test]
    fn reads_every_form_that_papers_use() {
        for text in [
            "R5",
            "Ｒ５",
            "令和5年度",
            "令和５",
            "令和5年",
            "2023",
            "2023年度",
            "FY2023",
        ] {
            assert_eq!(year(text), Ok(2023), "{text}");
        }
        assert_eq!(year("令和元年度"), Ok(2019));
        assert_eq!(year("R1"), Ok(2019));
        assert_eq!(year("平成31年度"), Ok(2019));
        assert_eq!(year("平成元年度"), Ok(1989));
        assert_eq!(year("昭和63年度"), Ok(1988));
        assert_eq!(year("大正15年度"), Ok(1926));
    }

    #[test]
    fn reads_a_year_behind_its_era_as_the_one_meant() {
        let read = FiscalYear::parse("平成32年度").unwrap();
        assert_eq!((read.year.0, read.after_era), (2020, true));
        assert!(!FiscalYear::parse("平成31年度").unwrap().after_era);
        assert!(FiscalYear::parse("昭和64年度").unwrap().after_era);
        assert!(!FiscalYear::parse("令和30年度").unwrap().after_era);
    }

    #[test]
    fn refuses_what_is_no_year() {
        assert_eq!(year("令和0年度"), Err(YearError::BeforeEra));
        for text in [
            "",
            "5",
            "令和",
            "令和五年度",
            "23",
            "20233",
            "0001",
            "R-1",
            "R5.5",
            "年度",
            "R999999999999",
        ] {
            assert_eq!(year(text), Err(YearError::NotAYear), "{text}");
        }
    }

    #[test]
    fn writes_the_first_year_of_an_era_as_gannen() {
        assert_eq!(FiscalYear(2019).ja(), "令和元年度（2019年度）");
        assert_eq!(FiscalYear(2018).ja_short(), "平成30年度");
        assert_eq!(FiscalYear(2023).ja_axis(), "令和5");
        assert_eq!(FiscalYear(1800).ja_short(), "1800年度");
    }

    #[test]
    fn code_and_name_read_back_as_the_same_year() {
        for y in 1868..=2100 {
            let y = FiscalYear(y);
            assert_eq!(FiscalYear::parse(&y.code()).unwrap().year, y);
            assert_eq!(FiscalYear::parse(&y.ja_short()).unwrap().year, y);
        }
    }

    #[test]
    fn finds_every_year_that_a_text_names() {
        let of = |text: &str| -> Vec<i32> { years_in(text).iter().map(|y| y.0).collect() };
        assert_eq!(of("平成29年度から令和2年度まで"), [2017, 2020]);
        assert_eq!(of("令和３年４月"), [2021]);
        assert_eq!(of("平成元年度・令和元年"), [1989, 2019]);
        assert_eq!(of("2019年（平成31年）"), [2019, 2019]);
        // A year without its era is that of nobody's calendar.
        assert_eq!(of("平成29・30年度"), [2017]);
        assert_eq!(of("30年度"), [] as [i32; 0]);
    }

    #[test]
    fn finds_no_year_where_none_is_named() {
        for text in [
            "",
            "年",
            "4年間",
            "12年ぶり",
            "昨年度",
            "令和",
            "平成の間",
            "第3次",
            "20190年",
        ] {
            assert_eq!(years_in(text), [], "{text}");
        }
    }
}
