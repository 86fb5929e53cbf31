//! The eras of days against another table: that of Unicode's ICU4X.

use ayumi::render::format::day;
use icu_calendar::Date;
use icu_calendar::cal::Japanese;

#[test]
fn every_day_from_1926_to_2100_bears_the_era_that_icu_gives_it() {
    let calendar = Japanese::new();
    let mut days = 0;
    for year in 1926..=2100 {
        for month in 1..=12 {
            for number in 1..=31 {
                let Ok(date) = Date::try_new_iso(year, month, number) else {
                    continue;
                };
                let date = date.to_calendar(calendar);
                let era = date.year().era().unwrap();
                let name = match era.era.as_str() {
                    "reiwa" => "令和",
                    "heisei" => "平成",
                    "showa" => "昭和",
                    // Before the eras that `day` knows it names the year alone.
                    _ => continue,
                };
                let of_era = match era.year {
                    1 => "元".to_owned(),
                    n => n.to_string(),
                };
                assert_eq!(
                    day(&format!("{year}-{month:02}-{number:02}")),
                    format!("{name}{of_era}年{month}月{number}日（{year}年）")
                );
                days += 1;
            }
        }
    }
    // From 25 December 1926 on.
    assert_eq!(days, 63_560);
}
