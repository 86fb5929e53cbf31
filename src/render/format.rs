//! How figures, units and days are written for Japanese readers.

use rust_decimal::Decimal;

use crate::model::when::Moment;

/// A figure with three-digit commas and a real minus, its digits as they are.
///
/// ```
/// use ayumi::render::format::number;
/// use rust_decimal::Decimal;
/// assert_eq!(number(Decimal::new(2434390, 1)), "243,439.0");
/// assert_eq!(number(Decimal::new(-5, 0)), "−5");
/// ```
pub fn number(figure: Decimal) -> String {
    let plain = figure.abs().to_string();
    let (whole, rest) = plain
        .split_once('.')
        .map_or((plain.as_str(), ""), |(w, r)| (w, r));
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if figure.is_sign_negative() && !figure.is_zero() {
        "−"
    } else {
        ""
    };
    if rest.is_empty() {
        format!("{sign}{grouped}")
    } else {
        format!("{sign}{grouped}.{rest}")
    }
}

/// A figure with its unit: `90.0％`, `3人`, `243,439千円`.
pub fn with_unit(figure: Decimal, unit: &str) -> String {
    format!("{}{}", number(figure), shown_unit(unit))
}

/// An amount in yen as it is read aloud, by 兆, 億 and 万; `None` below 万 and
/// for parts of a yen.
///
/// ```
/// use ayumi::render::format::yen_in_words;
/// use rust_decimal::Decimal;
/// let read = |yen: i64| yen_in_words(Decimal::from(yen));
/// assert_eq!(read(65_775_000_000).as_deref(), Some("657億7,500万円"));
/// assert_eq!(read(-1_234_567).as_deref(), Some("−123万4,567円"));
/// assert_eq!(read(9_999), None);
/// ```
pub fn yen_in_words(yen: Decimal) -> Option<String> {
    let ten_thousand = Decimal::from(10_000);
    let mut rest = yen.abs();
    if !rest.fract().is_zero() || rest < ten_thousand {
        return None;
    }
    rest = rest.trunc();
    let mut parts = Vec::new();
    for name in ["", "万", "億"] {
        let part = rest % ten_thousand;
        if !part.is_zero() {
            parts.push(format!("{}{name}", number(part.normalize())));
        }
        rest = ((rest - part) / ten_thousand).normalize();
    }
    if !rest.is_zero() {
        parts.push(format!("{}兆", number(rest)));
    }
    parts.reverse();
    let sign = if yen.is_sign_negative() { "−" } else { "" };
    Some(format!("{sign}{}円", parts.concat()))
}

/// The unit as readers see it: the per-cent sign is full-width in running text.
pub fn shown_unit(unit: &str) -> &str {
    if unit == "%" { "％" } else { unit }
}

/// `令和6年3月14日（2024年）` from `2024-03-14`. A day belongs to the era of the
/// day itself, not of its fiscal year; anything else comes back as it is.
///
/// ```
/// use ayumi::render::format::day;
/// assert_eq!(day("2024-03-14"), "令和6年3月14日（2024年）");
/// assert_eq!(day("2019-04-30"), "平成31年4月30日（2019年）");
/// assert_eq!(day("soon"), "soon");
/// ```
pub fn day(iso: &str) -> String {
    let mut parts = iso.split('-').map(str::parse::<u32>);
    let (Some(Ok(y)), Some(Ok(m)), Some(Ok(d))) = (parts.next(), parts.next(), parts.next()) else {
        return iso.to_owned();
    };
    let year = i32::try_from(y).unwrap_or(0);
    let named = era_year(year, m, d);
    let plain = format!("{y}年");
    if named == plain {
        return format!("{plain}{m}月{d}日");
    }
    format!("{named}{m}月{d}日（{plain}）")
}

/// When something was, as exactly as it is known: `令和2年度`, `平成31年4月`,
/// `令和3年4月1日`.
///
/// ```
/// use ayumi::model::when::Moment;
/// use ayumi::render::format::moment;
/// assert_eq!(moment(Moment::Month { year: 2019, month: 4 }), "平成31年4月");
/// assert_eq!(moment(Moment::Day { year: 2021, month: 4, day: 1 }), "令和3年4月1日");
/// ```
pub fn moment(when: Moment) -> String {
    match when {
        Moment::Year(year) => year.ja_short(),
        // The month in which an era changed has the name of its last day's.
        Moment::Month { year, month } => {
            format!("{}{month}月", era_year(year, month, 31))
        }
        Moment::Day { year, month, day } => {
            format!("{}{month}月{day}日", era_year(year, month, day))
        }
    }
}

/// The same as the axis of a chart writes it: `令和2` for 令和2年度, `平成31` for
/// a day of 平成31年.
///
/// ```
/// use ayumi::model::{when::Moment, year::FiscalYear};
/// use ayumi::render::format::moment_axis;
/// // The first day of 令和元年度 lay in 平成31年, the last in 令和2年.
/// assert_eq!(moment_axis(Moment::Year(FiscalYear(2019))), "令和元");
/// assert_eq!(moment_axis(Moment::Day { year: 2019, month: 4, day: 1 }), "平成31");
/// assert_eq!(moment_axis(Moment::Month { year: 2020, month: 3 }), "令和2");
/// ```
pub fn moment_axis(when: Moment) -> String {
    let year = match when {
        Moment::Year(year) => return year.ja_axis(),
        Moment::Month { year, month } => era_year(year, month, 31),
        Moment::Day { year, month, day } => era_year(year, month, day),
    };
    year.trim_end_matches('年').to_owned()
}

/// `令和6年` on a day; `1900年` before the eras that papers of today use.
fn era_year(year: i32, month: u32, day: u32) -> String {
    let (era, first) = match (year, month, day) {
        date if date >= (2019, 5, 1) => ("令和", 2019),
        date if date >= (1989, 1, 8) => ("平成", 1989),
        date if date >= (1926, 12, 25) => ("昭和", 1926),
        _ => return format!("{year}年"),
    };
    match year - first + 1 {
        1 => format!("{era}元年"),
        n => format!("{era}{n}年"),
    }
}

/// ①②③ for the numbers of actions; plain figures beyond twenty.
pub fn circled(no: u32) -> String {
    match no {
        1..=20 => char::from_u32(0x2460 + no - 1).map_or_else(|| no.to_string(), String::from),
        _ => no.to_string(),
    }
}
