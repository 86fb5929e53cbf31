//! The inks of a chart: what plotters calls a colour is here the name of a CSS
//! class. A drawing therefore knows what a mark means and never how it looks;
//! the theme decides that, for light, dark and printed pages alike.

pub(super) use super::states::{BarKind, FlowKind, LineOrder, MoneyMark, State, StepState};
use plotters::style::Color;
use plotters_backend::BackendColor;

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
    /// The signs in the cells of a state.
    Sign(State),
    /// The band of a schedule's row, behind its bars.
    Lane,
    /// The border between two terms of a plan.
    Term,
    /// The name of a schedule's row.
    RowText,
    /// A bar of a schedule.
    Bar(BarKind),
    /// The words and the arrow on such a bar.
    OnBar(BarKind),
    /// What is left to a target, or lies beyond a limit.
    Gap,
    /// A bar whose end is not known.
    Open,
    /// The break of a bar that is longer than its drawing.
    Break,
    /// A rate.
    RateText,
    /// The body of a stair.
    Stair,
    /// A tread of it that a target stands for.
    Tread,
    /// A tread without a target.
    TreadOpen,
    /// The stage that a step aims at.
    StageText,
    /// The dot on a tread.
    Step(StepState),
    /// A counted part of a plan.
    Flow(FlowKind),
    /// The words on it.
    OnFlow(FlowKind),
    /// The band between what goes on and what was taken over.
    Band,
    /// A bar of an amount of money.
    Money(MoneyMark),
    /// A line between the points of a measure.
    Line(LineOrder),
    /// A point of it.
    Point(LineOrder),
    /// A line over a time of which nothing is known.
    Apart,
    /// The name of a line, at its end.
    LineText,
    /// The value of a point.
    PointText,
}

/// The inks that need no state, each with its class.
const PLAIN: [(Ink, &str); 30] = [
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
    (Ink::Lane, "c-lane"),
    (Ink::Term, "c-term"),
    (Ink::RowText, "t-row"),
    (Ink::Gap, "c-gap"),
    (Ink::Open, "c-open"),
    (Ink::Break, "c-break"),
    (Ink::Band, "c-band"),
    (Ink::RateText, "t-rate"),
    (Ink::Stair, "c-stair"),
    (Ink::Tread, "c-tread"),
    (Ink::TreadOpen, "c-tread-open"),
    (Ink::StageText, "t-stage"),
    (Ink::Apart, "c-apart"),
    (Ink::LineText, "t-line"),
    (Ink::PointText, "t-value"),
];

/// The inks that have a state: the prefix of their class and what may follow
/// it. In a colour they are numbered from one.
const TABLES: [(&str, &[&str]); 12] = [
    ("st-", State::WORDS),
    ("k-", State::WORDS),
    ("on-", State::WORDS),
    ("b-", BarKind::WORDS),
    ("on-", BarKind::WORDS),
    ("st-", StepState::WORDS),
    ("g-", State::WORDS),
    ("f-", FlowKind::WORDS),
    ("on-", FlowKind::WORDS),
    ("m-", MoneyMark::WORDS),
    ("k-", LineOrder::WORDS),
    ("d-", LineOrder::WORDS),
];

impl Color for Ink {
    /// Hides the ink in a colour: red says which table, green which line of it.
    fn to_backend_color(&self) -> BackendColor {
        let rgb = match self {
            Ink::Missing(state) => (1, state.number(), 0),
            Ink::Segment(state) => (2, state.number(), 0),
            Ink::OnSegment(state) => (3, state.number(), 0),
            Ink::Bar(kind) => (4, kind.number(), 0),
            Ink::OnBar(kind) => (5, kind.number(), 0),
            Ink::Step(state) => (6, state.number(), 0),
            Ink::Sign(state) => (7, state.number(), 0),
            Ink::Flow(kind) => (8, kind.number(), 0),
            Ink::OnFlow(kind) => (9, kind.number(), 0),
            Ink::Money(mark) => (10, mark.number(), 0),
            Ink::Line(order) => (11, order.number(), 0),
            Ink::Point(order) => (12, order.number(), 0),
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
    let line = usize::from(line);
    let stated = usize::from(table)
        .checked_sub(1)
        .and_then(|at| TABLES.get(at))
        .map(|(prefix, words)| (*prefix, words.get(line).copied()));
    let (prefix, name) = stated.unwrap_or(("", PLAIN.get(line).map(|(_, name)| *name)));
    (prefix, name.unwrap_or("neutral"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ink_comes_back_as_its_own_class() {
        let back = |ink: Ink| class_of(ink.to_backend_color());
        for (ink, class) in PLAIN {
            assert_eq!(back(ink), ("", class));
        }
        for &name in State::WORDS {
            let state = State::named(name);
            assert_eq!(back(Ink::Missing(state)), ("st-", name));
            assert_eq!(back(Ink::Segment(state)), ("k-", name));
            assert_eq!(back(Ink::OnSegment(state)), ("on-", name));
            assert_eq!(back(Ink::Sign(state)), ("g-", name));
        }
        for &name in BarKind::WORDS {
            assert_eq!(back(Ink::Bar(BarKind::named(name))), ("b-", name));
            assert_eq!(back(Ink::OnBar(BarKind::named(name))), ("on-", name));
        }
        for kind in [FlowKind::Kept, FlowKind::Ended, FlowKind::New] {
            let name = FlowKind::WORDS[usize::from(kind.number())];
            assert_eq!(back(Ink::Flow(kind)), ("f-", name));
            assert_eq!(back(Ink::OnFlow(kind)), ("on-", name));
        }
        for &name in MoneyMark::WORDS {
            assert_eq!(back(Ink::Money(MoneyMark::named(name))), ("m-", name));
        }
        for &name in LineOrder::WORDS {
            assert_eq!(back(Ink::Line(LineOrder::named(name))), ("k-", name));
            assert_eq!(back(Ink::Point(LineOrder::named(name))), ("d-", name));
        }
        for &name in StepState::WORDS {
            assert_eq!(back(Ink::Step(StepState::named(name))), ("st-", name));
        }
    }
}
