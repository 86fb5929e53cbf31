//! The time that a chart shows, and the names of the dates below the plot, each
//! at its place. Where they are too many, an era is said once, or else dates are
//! left out.

use super::super::ink::Ink;
use super::super::text::{TEXT, UNIT, fit, width};
use super::super::years::era_and_number;
use super::{DatedChart, MONTH, Series, WIDTH, Words, YEAR};
use plotters::style::text_anchor::HPos;

/// The air between two names, in grid steps.
const AIR: i32 = 4 * UNIT;

/// The time that a chart shows.
pub(super) struct Time {
    pub(super) from: f64,
    pub(super) to: f64,
    /// The last date that has a figure.
    pub(super) last: f64,
    /// Whether the time goes on after it.
    pub(super) is_open: bool,
    /// From this distance on, two dates have something unknown between them.
    pub(super) apart: f64,
}

impl Time {
    /// The time from the first date to the last or to the target.
    pub(super) fn of(chart: &DatedChart, lines: &[Series]) -> Self {
        let dates = chart.points.iter().map(|point| f64::from(point.at));
        let dates: Vec<_> = dates.collect();
        let aims = chart.targets().filter_map(|(_, target)| target.at);
        let ends: Vec<_> = dates.iter().copied().chain(aims.map(f64::from)).collect();
        let from = ends.iter().copied().fold(f64::INFINITY, f64::min);
        let to = ends.into_iter().fold(f64::NEG_INFINITY, f64::max);
        let points = lines.iter().flat_map(|line| &line.points);
        let last = points.map(|point| point.at).fold(from, f64::max);
        let steps = dates.iter().zip(dates.iter().skip(1));
        // Two days of one month do not make a year a gap.
        let steps = steps
            .map(|(one, next)| next - one)
            .filter(|step| *step >= f64::from(MONTH));
        let step = match dates.len() {
            2 => f64::from(YEAR),
            _ => steps.fold(f64::INFINITY, f64::min),
        };
        // A single date stands in the middle.
        let air = if from == to { 1.0 } else { 0.0 };
        Self {
            from: from - air,
            to: to + air,
            last,
            is_open: from == to || last < to,
            apart: step * 1.5,
        }
    }

    /// How much of the time has passed at the last date with a figure.
    pub(super) fn share(&self) -> f64 {
        (self.last - self.from) / (self.to - self.from)
    }
}

/// Places `names`, each with the place of its date from the left, at the height
/// `y`. The first and the latest stay longest.
pub(super) fn times(names: &[(&str, i32)], y: i32) -> Vec<Words> {
    let whole = names.iter().map(|(name, x)| (name.to_string(), *x));
    let last = names.last().map(|(name, x)| (name.to_string(), *x));
    let thinner = (1..names.len()).map(|every| with_eras_once(&every_nth(names, every)));
    let row = std::iter::once(whole.collect())
        .chain(thinner)
        .find_map(|names| Row::holding(&names))
        .or_else(|| Row::holding(&last.into_iter().collect::<Vec<_>>()));
    let names = row.unwrap_or_default().names.into_iter();
    let words = names.map(|(text, x)| Words {
        text,
        at: (x, y),
        side: HPos::Center,
        ink: Ink::YearText,
    });
    words.collect()
}

/// Every so manieth name from the latest back, and the first instead of the one
/// next to it.
fn every_nth<'a>(names: &[(&'a str, i32)], every: usize) -> Vec<(&'a str, i32)> {
    let last = names.len().saturating_sub(1);
    let is_kept = |at: usize| at == 0 || at >= every && (last - at).is_multiple_of(every);
    let kept = names.iter().enumerate().filter(|(at, _)| is_kept(*at));
    kept.map(|(_, name)| *name).collect()
}

/// Leaves out the era of a year that follows one of the same era.
fn with_eras_once(names: &[(&str, i32)]) -> Vec<(String, i32)> {
    let mut said = "";
    let short = names.iter().map(|(name, x)| {
        let parts = era_and_number(name);
        let text = match parts {
            Some((era, number)) if !era.is_empty() && era == said => number,
            _ => name,
        };
        said = parts.map_or("", |(era, _)| era);
        (text.to_string(), *x)
    });
    short.collect()
}

/// The names that have found a place, with their middles.
#[derive(Default)]
struct Row {
    names: Vec<(String, i32)>,
    taken: Vec<(i32, i32)>,
}

impl Row {
    /// The row of all names; none where one has no room.
    fn holding(names: &[(String, i32)]) -> Option<Self> {
        let mut row = Self::default();
        names.iter().all(|name| row.add(name)).then_some(row)
    }

    fn add(&mut self, (name, x): &(String, i32)) -> bool {
        let name = fit(name, TEXT, WIDTH);
        let wide = width(&name, TEXT);
        let left = (x - wide / 2).min(WIDTH - wide).max(0);
        let meets = |(from, to): &(i32, i32)| left < to + AIR && from - AIR < left + wide;
        if name.is_empty() || self.taken.iter().any(meets) {
            return name.is_empty();
        }
        self.taken.push((left, left + wide));
        self.names.push((name, left + wide / 2));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(names: &[&str], apart: i32) -> Vec<String> {
        let places = names.iter().zip(1..);
        let places: Vec<_> = places
            .map(|(name, at)| (*name, at * apart * UNIT))
            .collect();
        times(&places, 0)
            .into_iter()
            .map(|words| words.text)
            .collect()
    }

    #[test]
    fn an_era_is_said_once_where_dates_are_near_each_other() {
        let years = ["平成29", "平成30", "平成31", "令和2", "令和3"];
        assert_eq!(shown(&years, 60), years);
        assert_eq!(shown(&years, 40), ["平成29", "30", "31", "令和2", "3"]);
    }

    #[test]
    fn dates_are_left_out_at_even_distances_but_the_first_and_the_latest() {
        let years = ["2017", "2018", "2019", "2020", "2021", "2022"];
        assert_eq!(shown(&years, 20), ["2017", "2020", "2022"]);
        assert_eq!(shown(&years, 9), ["2017", "2022"]);
        assert_eq!(shown(&years, 1), ["2022"]);
    }
}
