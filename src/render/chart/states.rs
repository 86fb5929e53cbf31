//! The closed lists of words that may end a class: the state of a figure, what
//! a bar of a schedule is, where a step stands. A class the theme has no rule
//! for would be drawn black by the browser, so no other word gets through.

/// Makes an enum of such words. An unknown word is read as the one after
/// `else`, so that a word from outside never decides what stands in a class.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident else $other:ident { $($variant:ident $word:literal)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum $name {
            $($variant),+
        }

        impl $name {
            /// Every word, in the order of [`Self::number`].
            pub(super) const WORDS: &'static [&'static str] = &[$($word),+];

            /// Reads a class suffix.
            pub(super) fn named(name: &str) -> Self {
                match name {
                    $($word => Self::$variant,)+
                    _ => Self::$other,
                }
            }

            /// The place of the word in [`Self::WORDS`].
            pub(super) fn number(self) -> u8 {
                self as u8
            }
        }
    };
}

words! {
    /// The states a figure or a goal can be in, as far as the theme tells them
    /// apart.
    State else Neutral {
        Good "good"
        Fair "fair"
        Bad "bad"
        Neutral "neutral"
        NotYetKnown "not_yet_known"
        NotSet "not_set"
        Unreadable "unreadable"
        NotJudged "not_judged"
        NotInSource "not_in_source"
    }
}

words! {
    /// What a bar of a schedule is.
    BarKind else Unknown {
        Planned "planned"
        Done "done"
        Unknown "unknown"
        NotSet "not_set"
        Plan "plan"
        This "this"
    }
}

words! {
    /// Where a step of a milestone stands. What cannot be read as a state was
    /// not judged: neither reached nor missed may be made up.
    StepState else NotJudged {
        Reached "reached"
        NotReached "not_reached"
        NotYetKnown "not_yet_known"
        NotSet "not_set"
        Unreadable "unreadable"
        NotJudged "not_judged"
        NotInSource "not_in_source"
        Future "future"
    }
}

/// What becomes of a counted part of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FlowKind {
    Kept,
    Ended,
    New,
}

impl FlowKind {
    /// Every word that ends a class, in the order of [`Self::number`].
    pub(super) const WORDS: &'static [&'static str] = &["kept", "ended", "new"];

    /// The place of the word in [`Self::WORDS`].
    pub(super) fn number(self) -> u8 {
        self as u8
    }
}

words! {
    /// What a bar of money is.
    MoneyMark else Line {
        Line "line"
        Earlier "earlier"
        NotItemised "not_itemised"
        Total "total"
    }
}

words! {
    /// Which line of a chart it is, counted from the first.
    LineOrder else First {
        First "first"
        Second "second"
        Third "third"
        Fourth "fourth"
        Fifth "fifth"
        Sixth "sixth"
    }
}

impl LineOrder {
    /// The line of such a number, counted from zero.
    pub(super) fn of(line: usize) -> Self {
        Self::named(Self::WORDS.get(line).copied().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_at_its_own_place() {
        for (at, word) in State::WORDS.iter().enumerate() {
            assert_eq!(usize::from(State::named(word).number()), at);
        }
        for (at, word) in BarKind::WORDS.iter().enumerate() {
            assert_eq!(usize::from(BarKind::named(word).number()), at);
        }
        for (at, word) in MoneyMark::WORDS.iter().enumerate() {
            assert_eq!(usize::from(MoneyMark::named(word).number()), at);
        }
        for (at, word) in LineOrder::WORDS.iter().enumerate() {
            assert_eq!(LineOrder::of(at), LineOrder::named(word));
            assert_eq!(usize::from(LineOrder::of(at).number()), at);
        }
        for (at, word) in StepState::WORDS.iter().enumerate() {
            assert_eq!(usize::from(StepState::named(word).number()), at);
        }
    }

    #[test]
    fn an_unknown_word_decides_nothing() {
        assert_eq!(State::named("\" onload=\""), State::Neutral);
        assert_eq!(BarKind::named("\" onload=\""), BarKind::Unknown);
        assert_eq!(StepState::named("\" onload=\""), StepState::NotJudged);
        assert_eq!(MoneyMark::named("\" onload=\""), MoneyMark::Line);
    }
}
