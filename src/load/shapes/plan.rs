//! `plan.yaml`.

use rust_decimal::Decimal;

use super::value::{CellShape, ValueShape};
use crate::load::decode::{At, Date, Id, Text};
use crate::model::plan::{Direction, DirectionSource, Kind, LessFormula, PlanState};
use crate::model::rule::{JudgedBy, RuleSource, Shape, Tone};
use crate::model::value::Missing;
use crate::model::year::FiscalYear;
use crate::shape;

shape! {
    /// `plan.yaml`: the plan as it was decided.
    pub struct PlanFile {
        /// Full title.
        req title: Text,
        /// Short title.
        opt short_title: Text,
        /// First and last year.
        req period: PeriodShape,
        /// In force or draft.
        req state: PlanState,
        /// Names of the levels.
        req levels: LevelsShape,
        /// The counting word of indicators; 項目 without.
        opt counter: Text,
        /// The document.
        opt source: SourceShape,
        /// A remark.
        opt note: Text,
        /// Words of judgement.
        list vocabulary: StatusShape,
        /// Words for states.
        opt states: StatesShape,
        /// Formula where less is better.
        opt less_formula: LessFormula,
        /// Digits of a rate; 1 without.
        opt rounding: At<u32>,
        /// The plan's rule.
        opt rule: RuleShape,
        /// Who checks it.
        opt committee: CommitteeShape,
        /// The tree.
        list goals: GoalShape,
    }
}

shape! {
    /// A period.
    pub struct PeriodShape {
        /// First year.
        req from: FiscalYear,
        /// Last year.
        req to: FiscalYear,
    }
}

shape! {
    /// Names of the levels.
    pub struct LevelsShape {
        /// From the top.
        list goals: Text,
        /// Of a measure.
        req measure: Text,
        /// Of an indicator.
        req indicator: Text,
    }
}

shape! {
    /// A document.
    pub struct SourceShape {
        /// Title.
        req title: Text,
        /// Date.
        opt date: Date,
        /// Publisher.
        opt publisher: Text,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// A word of judgement.
    pub struct StatusShape {
        /// Id.
        req id: At<StatusId>,
        /// The word.
        req word: Text,
        /// The short mark.
        req symbol: Text,
        /// The shape.
        req shape: Shape,
        /// The colour.
        req tone: Tone,
        /// What it means.
        opt meaning: Text,
        /// Whether it owes a reason.
        opt owes_reason: bool,
    }
}

/// An id of a status: as [`Id`], and `_` too, so that states and words of
/// judgement are written alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusId(pub String);

impl crate::load::decode::Decode for StatusId {
    fn decode(node: &crate::load::yaml::Node, cx: &mut crate::load::decode::Cx) -> Option<Self> {
        let text = String::decode(node, cx)?;
        if Id::is_valid(&text.replace('_', "-")) {
            return Some(Self(text));
        }
        Id::decode(node, cx).map(|id| Self(id.0))
    }
}

shape! {
    /// Words for states.
    pub struct StatesShape {
        /// 未定
        opt not_yet_known: StateShape,
        /// 未設定
        opt not_set: StateShape,
        /// 読み取れず
        opt unreadable: StateShape,
        /// 判定なし
        opt not_judged: StateShape,
    }
}

shape! {
    /// A word for a state.
    pub struct StateShape {
        /// The word.
        opt word: Text,
        /// The short mark.
        opt symbol: Text,
        /// What it means.
        opt meaning: Text,
    }
}

shape! {
    /// A rule of judgement.
    pub struct RuleShape {
        /// Id.
        req id: At<Id>,
        /// Who judges.
        req judged_by: JudgedBy,
        /// Bands.
        list bands: BandShape,
        /// Where it is from.
        opt source: RuleSource,
        /// The figures or the place.
        opt basis: Text,
        /// States that do not count.
        list outside_denominator: Text,
        /// States that count as a status.
        map counts_as: Text,
    }
}

shape! {
    /// A band.
    pub struct BandShape {
        /// Its status.
        req status: Text,
        /// 以上
        opt at_least: Decimal,
        /// 未満
        opt below: Decimal,
    }
}

shape! {
    /// A committee.
    pub struct CommitteeShape {
        /// Name.
        req name: Text,
        /// What it does.
        opt role: Text,
        /// Seats.
        list members: MemberShape,
        /// Meetings.
        list meetings: MeetingShape,
    }
}

shape! {
    /// A seat; persons are not named.
    pub struct MemberShape {
        /// Number.
        req no: u32,
        /// 委員長…
        req role: Text,
        /// 学識経験者…
        req category: Text,
        /// Terms.
        req term: u32,
    }
}

shape! {
    /// A meeting.
    pub struct MeetingShape {
        /// Name.
        req name: Text,
        /// Day.
        req date: Date,
        /// Hour.
        opt time: Text,
        /// Place.
        opt place: Text,
        /// Agenda.
        list agenda: Text,
    }
}

shape! {
    /// An inner node.
    pub struct GoalShape {
        /// Id.
        req id: At<Id>,
        /// Printed code.
        opt code: Text,
        /// Name.
        req name: Text,
        /// A remark.
        opt note: Text,
        /// Goals below.
        list goals: GoalShape,
        /// Measures below.
        list measures: MeasureShape,
        /// Indicators of no known measure.
        list indicators: IndicatorShape,
    }
}

shape! {
    /// A measure.
    pub struct MeasureShape {
        /// Id.
        req id: At<Id>,
        /// Printed code.
        opt code: Text,
        /// Name.
        req name: Text,
        /// Ids of departments.
        list departments: Text,
        /// Why there is none.
        opt departments_missing: Missing,
        /// 目指す姿
        opt aim: Text,
        /// 課題
        opt issue: Text,
        /// A remark.
        opt note: Text,
        /// Lines of work.
        list actions: ActionShape,
        /// Indicators.
        list indicators: IndicatorShape,
    }
}

shape! {
    /// A line of work.
    pub struct ActionShape {
        /// Number.
        req no: At<u32>,
        /// What it is.
        req text: Text,
        /// A cell a year.
        map planned: CellShape,
    }
}

shape! {
    /// An indicator.
    pub struct IndicatorShape {
        /// Id.
        req id: At<Id>,
        /// Name.
        opt name: Text,
        /// Why there is none.
        opt name_missing: Missing,
        /// Unit.
        opt unit: Text,
        /// Kind.
        req kind: Kind,
        /// Which way is good.
        opt direction: Direction,
        /// How sure that is.
        opt direction_source: DirectionSource,
        /// Why.
        opt direction_note: Text,
        /// Before the plan.
        opt baseline: BaselineShape,
        /// Parts of a mean.
        list components: ComponentShape,
        /// A target a year.
        map targets: ValueShape,
        /// The same one elsewhere.
        opt same_as: Text,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// Where an indicator stood.
    pub struct BaselineShape {
        /// Year.
        req year: At<FiscalYear>,
        /// Value.
        req value: ValueShape,
    }
}

shape! {
    /// A part of a mean.
    pub struct ComponentShape {
        /// Id.
        req id: At<Id>,
        /// Name.
        req name: Text,
    }
}
