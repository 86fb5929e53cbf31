//! The inks of a chart: what plotters calls a colour is here the name of a CSS
//! class. A drawing therefore knows what a mark means and never how it looks;
//! the theme decides that, for light, dark and printed pages alike.

use plotters::style::Color;
use plotters_backend::BackendColor;

/// The states a figure or a goal can be in, as far as the theme tells them
/// apart. The list is closed: a class the theme has no rule for would be drawn
/// black by the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Good,
    Fair,
    Bad,
    Neutral,
    NotYetKnown,
    NotSet,
    Unreadable,
    NotJudged,
    NotInSource,
}

/// Every state with its name in class attributes; its place here is its number
/// in a colour.
const STATES: [(State, &str); 9] = [
    (State::Good, "good"),
    (State::Fair, "fair"),
    (State::Bad, "bad"),
    (State::Neutral, "neutral"),
    (State::NotYetKnown, "not_yet_known"),
    (State::NotSet, "not_set"),
    (State::Unreadable, "unreadable"),
    (State::NotJudged, "not_judged"),
    (State::NotInSource, "not_in_source"),
];

impl State {
    /// Reads a class suffix. An unknown one counts as neutral, so that a word
    /// never decides what stands in a class attribute.
    pub(super) fn named(name: &str) -> Self {
        STATES
            .iter()
            .find(|(_, known)| *known == name)
            .map_or(State::Neutral, |(state, _)| *state)
    }

    fn number(self) -> u8 {
        let at = STATES.iter().position(|(state, _)| *state == self);
        at.map_or(0, |at| at as u8)
    }
}

/// What a mark or a word in a chart is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// The bar of an actual figure, and its sample in the legend.
    Actual,
    /// The line at the height of a target.
    Target,
    /// The diamond on that line.
    TargetMark,
    /// The base line at zero, and the axis of a share.
    Axis,
    /// A grid line across the plot.
    Grid,
    /// A tick that only a reader of the source sees.
    Tick,
    /// A line from a short segment to its count.
    Leader,
    /// A number on the value axis, and the unit.
    AxisText,
    /// The name of a year.
    YearText,
    /// A word of the legend.
    LegendText,
    /// The value of an actual figure.
    ActualText,
    /// The same, standing on its bar.
    ActualOnBar,
    /// The value of a target.
    TargetText,
    /// The same, standing on a bar.
    TargetOnBar,
    /// The count of a segment too short to hold it.
    CountText,
    /// The word, and the dashed lines, of a year without a figure.
    Missing(State),
    /// A segment of a share.
    Segment(State),
    /// The count that stands on a segment.
    OnSegment(State),
}

/// The inks that need no state, each with its class.
const PLAIN: [(Ink, &str); 15] = [
    (Ink::Actual, "c-actual"),
    (Ink::Target, "c-target"),
    (Ink::TargetMark, "c-target-mark"),
    (Ink::Axis, "c-axis"),
    (Ink::Grid, "c-grid"),
    (Ink::Tick, "tick"),
    (Ink::Leader, "c-leader"),
    (Ink::AxisText, "t-axis"),
    (Ink::YearText, "t-year"),
    (Ink::LegendText, "t-legend"),
    (Ink::ActualText, "t-actual"),
    (Ink::ActualOnBar, "t-actual t-on"),
    (Ink::TargetText, "t-target"),
    (Ink::TargetOnBar, "t-target t-on"),
    (Ink::CountText, "t-count"),
];

/// The prefixes of the inks that have a state, by their number in a colour.
const PREFIXES: [&str; 4] = ["", "st-", "k-", "on-"];

impl Color for Ink {
    /// Hides the ink in a colour: red says which table, green which line of it.
    fn to_backend_color(&self) -> BackendColor {
        let rgb = match self {
            Ink::Missing(state) => (1, state.number(), 0),
            Ink::Segment(state) => (2, state.number(), 0),
            Ink::OnSegment(state) => (3, state.number(), 0),
            plain => {
                let at = PLAIN.iter().position(|(ink, _)| ink == plain);
                (0, at.map_or(0, |at| at as u8), 0)
            }
        };
        BackendColor { alpha: 1.0, rgb }
    }
}

/// Finds the class again that an [`Ink`] hid in a colour: a prefix and a name.
pub(super) fn class_of(color: BackendColor) -> (&'static str, &'static str) {
    let (table, line, _) = color.rgb;
    let prefix = PREFIXES.get(usize::from(table)).copied().unwrap_or("");
    let name = if table == 0 {
        PLAIN.get(usize::from(line)).map(|(_, name)| *name)
    } else {
        STATES.get(usize::from(line)).map(|(_, name)| *name)
    };
    (prefix, name.unwrap_or("neutral"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ink_comes_back_as_its_own_class() {
        for (ink, class) in PLAIN {
            assert_eq!(class_of(ink.to_backend_color()), ("", class));
        }
        for (state, name) in STATES {
            let back = |ink: Ink| class_of(ink.to_backend_color());
            assert_eq!(back(Ink::Missing(state)), ("st-", name));
            assert_eq!(back(Ink::Segment(State::named(name))), ("k-", name));
            assert_eq!(back(Ink::OnSegment(state)), ("on-", name));
        }
    }

    #[test]
    fn an_unknown_state_is_neutral() {
        assert_eq!(State::named("\" onload=\""), State::Neutral);
    }
}
