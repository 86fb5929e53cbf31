//! The closed sets of words that a plan file may hold.

crate::words! {
    /// Whether a plan is in force.
    pub enum PlanState {
        /// 素案, 案.
        Draft = "draft",
        /// Decided.
        Adopted = "adopted",
    }
}

crate::words! {
    /// What an indicator is, and so how its rate is computed. Matched
    /// exhaustively wherever it matters.
    pub enum Kind {
        /// A figure of the year against the year's target: A / T, or where less
        /// is better by the plan's [`LessFormula`].
        Yearly = "yearly",
        /// A level on its way from a baseline to a final target:
        /// (A − B) / (E − B) against the year's expectation E.
        Level = "level",
        /// A running total against a running target.
        Cumulative = "cumulative",
        /// `10 (45)`: the yearly pair decides, the total stands beside.
        YearlyWithCumulative = "yearly_with_cumulative",
        /// The mean of component rates, each listed.
        MeanOfComponents = "mean_of_components",
        /// A target set as a change of last year's actual.
        RelativeToLastYear = "relative_to_last_year",
        /// A stage in words; 100 % only when reached.
        Milestone = "milestone",
        /// A limit that is to be kept (維持): inside it or not, no division.
        Keep = "keep",
        /// A range that is to be kept, `lo ≤ A ≤ hi`: inside it or not.
        Range = "range",
        /// A figure that is to become nothing: (B − A) / B.
        ZeroTarget = "zero_target",
        /// Only which way it moves is said, with a tolerance: no rate.
        Direction = "direction",
        /// Shown, never judged, in no denominator (総人口).
        Reference = "reference",
    }
}

impl Kind {
    /// Whether a report gives it a status; the others are shown beside.
    pub fn is_judged(self) -> bool {
        !matches!(self, Self::Direction | Self::Reference)
    }

    /// Whether it is only kept or not, without a rate.
    pub fn is_limit(self) -> bool {
        matches!(self, Self::Keep | Self::Range)
    }

    /// Whether a rate of it divides by a target, so that the plan must say by
    /// which formula where less is better.
    pub fn divides_by_target(self) -> bool {
        match self {
            Self::Yearly
            | Self::Cumulative
            | Self::YearlyWithCumulative
            | Self::MeanOfComponents
            | Self::RelativeToLastYear => true,
            Self::Level
            | Self::Milestone
            | Self::Keep
            | Self::Range
            | Self::ZeroTarget
            | Self::Direction
            | Self::Reference => false,
        }
    }
}

crate::words! {
    /// Which way is good. Declared for every indicator but milestones, ranges
    /// and references; there is no default.
    pub enum Direction {
        /// The more the better.
        More = "more",
        /// The less the better.
        Less = "less",
    }
}

crate::words! {
    /// How sure the direction is.
    pub enum DirectionSource {
        /// The document says so.
        Printed = "printed",
        /// It follows from the document's judgements.
        Deduced = "deduced",
        /// We take it to be so.
        Assumed = "assumed",
    }
}

crate::words! {
    /// The rate of a yearly indicator where less is better.
    pub enum LessFormula {
        /// T / A.
        TargetOverActual = "target_over_actual",
        /// 2 − A / T.
        TwoMinusRatio = "two_minus_ratio",
    }
}

crate::words! {
    /// How the parts of a mean are put together.
    pub enum Mean {
        /// Each part counts alike: the sum of the rates by their number.
        Unweighted = "unweighted",
        /// Each part counts by its size: all parts by all wholes, Σ / Σ.
        RatioOfSums = "ratio_of_sums",
    }
}

crate::words! {
    /// Whether a line of work is new in its plan.
    pub enum Origin {
        /// 新規
        New = "new",
        /// 継続
        Continued = "continued",
        /// 拡充
        Extended = "extended",
        /// The document does not say.
        Unknown = "unknown",
    }
}

crate::words! {
    /// How an effort differs from before.
    pub enum EffortTag {
        /// 新規
        New = "new",
        /// 拡充
        Extended = "extended",
    }
}

crate::words! {
    /// How a measure goes on in the next plan.
    pub enum Relation {
        /// Under the same name.
        Continued = "continued",
        /// Under another name.
        Renamed = "renamed",
        /// Together with others.
        Merged = "merged",
        /// In several parts.
        Split = "split",
    }
}

crate::words! {
    /// What a printed count of a plan's parts counts.
    pub enum CountedPart {
        /// Lines of work.
        Actions = "actions",
        /// Measures.
        Measures = "measures",
        /// Indicators.
        Indicators = "indicators",
    }
}
