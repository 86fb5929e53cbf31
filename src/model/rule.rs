//! Words of judgement, states, and the rule that gives one from a rate.

use rust_decimal::Decimal;

use super::plan::Direction;
use super::value::Missing;
use super::word::Word;
use crate::diag::Span;

crate::words! {
    /// The shape that stands for a word of judgement. The theme draws it; the
    /// plan chooses it, so that no meaning hangs on colour alone.
    pub enum Shape {
        /// ○
        Ring = "ring",
        /// ◎
        DoubleRing = "double_ring",
        /// △
        Triangle = "triangle",
        /// ×
        Cross = "cross",
        /// □
        Square = "square",
        /// ◇
        Diamond = "diamond",
        /// The word's own symbol (S, A, B…) in a frame.
        Letter = "letter",
        /// –
        Dash = "dash",
    }
}

crate::words! {
    /// How a word of judgement is coloured.
    pub enum Tone {
        /// As hoped.
        Good = "good",
        /// On the way.
        Fair = "fair",
        /// Missed.
        Bad = "bad",
        /// Neither.
        Neutral = "neutral",
    }
}

/// A word of a plan's vocabulary: 達成, 未達成, S, 順調…
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusWord {
    /// Its id in content and `report.json`.
    pub id: String,
    /// The word as the plan writes it.
    pub word: String,
    /// The short mark (○).
    pub symbol: String,
    /// The shape that stands for it.
    pub shape: Shape,
    /// Its colour.
    pub tone: Tone,
    /// What it means, for the key.
    pub meaning: Option<String>,
    /// Whether who judges so owes a reason and a countermeasure.
    pub owes_reason: bool,
}

crate::words! {
    /// What stands where no judgement does.
    pub enum State {
        /// The result is not out yet.
        NotYetKnown = "not_yet_known",
        /// No target this year.
        NotSet = "not_set",
        /// Judged in the source, but the mark cannot be read or placed.
        Unreadable = "unreadable",
        /// Nobody judged it.
        NotJudged = "not_judged",
    }
}

impl From<Missing> for State {
    fn from(missing: Missing) -> Self {
        match missing {
            Missing::NotYetKnown => Self::NotYetKnown,
            Missing::NotSet => Self::NotSet,
            Missing::Unreadable => Self::Unreadable,
            Missing::NotInSource => Self::NotJudged,
        }
    }
}

/// A plan's own word for a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateWord {
    /// The state.
    pub state: State,
    /// The word (未定).
    pub word: Option<String>,
    /// The short mark (未).
    pub symbol: Option<String>,
    /// What it means, for the key.
    pub meaning: Option<String>,
}

/// A judgement or a state: what a row's cell shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// A word of the plan's vocabulary, by id.
    Judged(String),
    /// No judgement.
    State(State),
}

impl Status {
    /// Its id in content and `report.json`.
    pub fn id(&self) -> &str {
        match self {
            Self::Judged(id) => id,
            Self::State(state) => state.word(),
        }
    }
}

crate::words! {
    /// Who judges.
    pub enum JudgedBy {
        /// The rate, through the bands.
        Rate = "rate",
        /// A person, who gives a reason.
        Person = "person",
    }
}

crate::words! {
    /// Where a rule is from.
    pub enum RuleSource {
        /// The document states it.
        Printed = "printed",
        /// We found it by testing it against the printed figures.
        Deduced = "deduced",
    }
}

crate::words! {
    /// What a movement means: by the sign of last less first, with the
    /// indicator's tolerance.
    pub enum Movement {
        /// Towards the good.
        Better = "better",
        /// Away from it.
        Worse = "worse",
        /// No farther than the tolerance.
        Unchanged = "unchanged",
        /// Which way is good was not declared.
        NotJudged = "not_judged",
    }
}

impl Movement {
    /// What a difference means; one no larger than the tolerance means nothing.
    pub fn of(by: Decimal, tolerance: Decimal, direction: Option<Direction>) -> Self {
        let Some(direction) = direction else {
            return Self::NotJudged;
        };
        if by.abs() <= tolerance {
            return Self::Unchanged;
        }
        let is_more = by.is_sign_positive();
        if is_more == (direction == Direction::More) {
            Self::Better
        } else {
            Self::Worse
        }
    }
}

/// One band: from `at_least` (以上) to `below` (未満), in per cent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// The status it gives.
    pub status: String,
    /// 以上; open downwards without.
    pub at_least: Option<Decimal>,
    /// 未満; open upwards without.
    pub below: Option<Decimal>,
    /// How the figure must have moved against the baseline, where that counts
    /// beside the rate.
    pub baseline: Option<Movement>,
}

/// What a rule says of a limit or a range, which have no rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keeping {
    /// The status of a figure inside it.
    pub kept: String,
    /// The status of a figure outside it.
    pub not_kept: String,
}

/// How a report's rates become words. It belongs to the report, not the term:
/// a year may be judged otherwise than the year before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its id in `report.json`.
    pub id: String,
    /// Who judges.
    pub judged_by: JudgedBy,
    /// From the highest band to the lowest, without gap or overlap.
    pub bands: Vec<Band>,
    /// How it judges limits and ranges; `None` where it does not.
    pub keeping: Option<Keeping>,
    /// Where it is from.
    pub source: Option<RuleSource>,
    /// The figures it was deduced from, or where it is printed.
    pub basis: Option<String>,
    /// States that do not count as part of the whole.
    pub outside_denominator: Vec<State>,
    /// States that the report counts as a status (未設定 as 達成); each stays
    /// visible as its own class beside.
    pub counts_as: Vec<(State, String)>,
    /// Its place in the content.
    pub span: Span,
}

impl Rule {
    /// The status of an unrounded rate in per cent, and of a movement against
    /// the baseline where one is known; `None` where no band holds them.
    pub fn judge(&self, rate: Decimal, movement: Option<Movement>) -> Option<&Band> {
        self.bands.iter().find(|b| {
            b.at_least.is_none_or(|at| rate >= at)
                && b.below.is_none_or(|below| rate < below)
                && b.baseline.is_none_or(|due| movement == Some(due))
        })
    }

    /// The status of a limit or a range, by whether the figure lies inside.
    pub fn judge_kept(&self, is_kept: bool) -> Option<&str> {
        let keeping = self.keeping.as_ref()?;
        Some(if is_kept {
            &keeping.kept
        } else {
            &keeping.not_kept
        })
    }

    /// Whether the movement against the baseline decides anything.
    pub fn asks_for_baseline(&self) -> bool {
        self.bands.iter().any(|b| b.baseline.is_some())
    }
}
