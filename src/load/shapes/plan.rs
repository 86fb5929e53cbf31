//! `plan.yaml`.

use rust_decimal::Decimal;

use super::guideline::{
    CheckShape, DirectiveShape, LogicModelsShape, StreamShape, TimeShiftShape, ViewpointShape,
};
use super::money::{Checked, MoneyShape};
use super::system::{ApproachShape, LineShape};
use super::value::{CellShape, Texts, ValueShape};
use crate::load::decode::{At, Date, Id, Text};
use crate::load::preset::PresetRule;
use crate::model::plan::{
    Direction, DirectionSource, EffortTag, Kind, LessFormula, Mean, Origin, PlanState, Relation,
};
use crate::model::rule::{JudgedBy, Movement, RuleSource, Shape, Tone};
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
        /// The counting word of what is judged; 項目 without.
        opt counter: Text,
        /// The word for measures of priority.
        opt priority_word: Text,
        /// Kinds of measures.
        list categories: CategoryShape,
        /// Why a measure has no department, where none says so itself.
        opt departments_missing: Missing,
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
        /// When its figures are due.
        opt publication: PublicationShape,
        /// The plan's rule.
        opt rule: PresetRule,
        /// Who checks it.
        opt committee: CommitteeShape,
        /// The plan before, by id.
        opt follows: Text,
        /// The plans around it, as bands over years.
        list frame: FrameShape,
        /// What is done otherwise than in the plan before.
        list method_changes: MethodChangeShape,
        /// Counts that the document prints of its own parts.
        list declared_counts: DeclaredCountShape,
        /// Periods that the document prints besides.
        list declared_periods: DeclaredPeriodShape,
        /// What became of the plan before.
        opt succession: SuccessionShape,
        /// Points of view that all work is looked at from.
        list viewpoints: ViewpointShape,
        /// What is to be made sure of before work begins.
        list checklist: CheckShape,
        /// Where time is to be spent, and where it is to be saved.
        opt time_shift: TimeShiftShape,
        /// What goes into work, what comes out of it, what changes by it.
        opt logic_models: LogicModelsShape,
        /// How the plan is carried: headings with what is done for each.
        list promotion: PolicyShape,
        /// Streams of work over the years of the plan.
        list roadmap: StreamShape,
        /// Letters that order how the plan is worked on.
        list directives: DirectiveShape,
        /// Measures that the source assigns to no goal.
        list measures: MeasureShape,
        /// Indicators of the whole plan.
        list indicators: IndicatorShape,
        /// Amounts of money of the whole plan.
        list money: Checked<MoneyShape>,
        /// The tree.
        list goals: GoalShape,
    }
}

shape! {
    /// A kind of measures.
    pub struct CategoryShape {
        /// Id.
        req id: At<Id>,
        /// Its name.
        req name: Text,
    }
}

shape! {
    /// A numbered heading of policy.
    pub struct PolicyShape {
        /// Id.
        req id: At<Id>,
        /// Printed code.
        opt code: Text,
        /// The heading.
        req name: Text,
        /// What it says.
        opt text: Text,
        /// Its numbered lines.
        list points: PointShape,
        /// Names of related plans.
        list related_plans: Text,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// A numbered line of policy.
    pub struct PointShape {
        /// Printed code.
        opt code: Text,
        /// Its own heading.
        opt name: Text,
        /// What it says.
        req text: Text,
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
        /// The preset that stands for what is not said here.
        opt preset: Text,
        /// Id.
        req id: At<Id>,
        /// Who judges.
        req judged_by: JudgedBy,
        /// Bands.
        list bands: BandShape,
        /// The status of a limit or a range that was kept.
        opt kept: Text,
        /// The status of one that was not.
        opt not_kept: Text,
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
        /// How the figure must have moved against the baseline.
        opt baseline: At<Movement>,
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
        /// The name of its level, where it is not one of `levels`.
        opt level: Text,
        /// A remark.
        opt note: Text,
        /// States to be reached at the end of the term.
        list target_states: Text,
        /// By when.
        opt target_year: At<FiscalYear>,
        /// States that the plan's year is to reach.
        list desired_states: LineShape,
        /// Who does what for them.
        list approaches: ApproachShape,
        /// Present state and issues.
        list issues: Text,
        /// Directions of the work.
        list directions: Text,
        /// Main efforts.
        list main_efforts: LineShape,
        /// What the goal is after in this plan.
        opt aim_statement: Text,
        /// Present issues and what is newly done about them.
        list efforts: EffortShape,
        /// Numbered headings of policy.
        list policies: PolicyShape,
        /// Numbers of the Sustainable Development Goals, 1 to 17.
        list sdgs: At<u32>,
        /// Their targets, such as 16.6.
        list sdg_targets: Text,
        /// Goals below.
        list goals: GoalShape,
        /// Measures below.
        list measures: MeasureShape,
        /// Indicators of no known measure.
        list indicators: IndicatorShape,
        /// Amounts of money.
        list money: Checked<MoneyShape>,
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
        opt name: Text,
        /// The names of a row that prints several, instead.
        list names: Text,
        /// Ids of departments.
        list departments: Text,
        /// Why there is none.
        opt departments_missing: Missing,
        /// Whether the source adds 他.
        opt departments_others: bool,
        /// 関連課
        list related_departments: Text,
        /// 事業内容
        opt content: Text,
        /// 会計
        opt account: Text,
        /// The last year, where it ends before the plan.
        opt until: At<FiscalYear>,
        /// Whether it is one of priority.
        opt priority: bool,
        /// Its kind, by id.
        opt category: Text,
        /// Measures that say the same, by id.
        list same_as: Text,
        /// 目指す姿
        opt aim: Texts,
        /// 課題
        opt issue: Texts,
        /// 主な取り組み
        list main_efforts: LineShape,
        /// Numbers of the Sustainable Development Goals, 1 to 17.
        list sdgs: At<u32>,
        /// Their targets, such as 16.6.
        list sdg_targets: Text,
        /// Why there is none.
        opt sdgs_missing: Missing,
        /// Names of related plans.
        list related_plans: Text,
        /// 備考
        opt remarks: Text,
        /// Terms explained at the foot.
        list footnotes: FootnoteShape,
        /// A remark.
        opt note: Text,
        /// Lines of work.
        list actions: ActionShape,
        /// Indicators.
        list indicators: IndicatorShape,
        /// Why there is none.
        opt indicators_missing: Missing,
        /// Amounts of money.
        list money: Checked<MoneyShape>,
    }
}

shape! {
    /// A line of work.
    pub struct ActionShape {
        /// Number.
        req no: At<u32>,
        /// What it is.
        req text: Text,
        /// Ids of departments, where each line has its own.
        list departments: Text,
        /// Whether it is new or goes on from the plan before.
        opt origin: Origin,
        /// A cell a year.
        map planned: CellShape,
        /// A remark.
        opt note: Text,
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
        /// Why there is none.
        opt unit_missing: Missing,
        /// Kind.
        req kind: Kind,
        /// Which way is good.
        opt direction: Direction,
        /// How sure that is.
        opt direction_source: DirectionSource,
        /// Why.
        opt direction_note: Text,
        /// How far it may move unchanged.
        opt tolerance: At<Decimal>,
        /// Before the plan.
        opt baseline: BaselineShape,
        /// Parts of a mean.
        list components: ComponentShape,
        /// How they are put together; each alike without.
        opt mean: At<Mean>,
        /// The stages of a milestone, in their order.
        list stages: Text,
        /// A target a year.
        map targets: ValueShape,
        /// What it is shown together with: figures of one heading, unit and
        /// dates share a chart.
        opt group: Text,
        /// The same one elsewhere.
        opt same_as: Text,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// Where an indicator stood.
    pub struct BaselineShape {
        /// Year, where the document says.
        opt year: At<FiscalYear>,
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
        /// Where it stood.
        opt baseline: ValueShape,
    }
}

shape! {
    /// A term explained at the foot of a sheet.
    pub struct FootnoteShape {
        /// The term.
        req term: Text,
        /// What it means.
        req text: Text,
    }
}

shape! {
    /// A present issue and what is newly done about it.
    pub struct EffortShape {
        /// The issue.
        req issue: TitledShape,
        /// What is done.
        req effort: EffortHeadShape,
        /// Examples of it.
        list examples: Text,
    }
}

shape! {
    /// A heading with its text.
    pub struct TitledShape {
        /// The heading.
        req title: Text,
        /// The text.
        opt text: Text,
    }
}

shape! {
    /// What is newly done.
    pub struct EffortHeadShape {
        /// The heading.
        req title: Text,
        /// 新規 or 拡充
        opt tag: EffortTag,
    }
}

shape! {
    /// A change of method.
    pub struct MethodChangeShape {
        /// The heading.
        req title: Text,
        /// The text.
        req text: Text,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// Plans around this one.
    pub struct FrameShape {
        /// The plan.
        req name: Text,
        /// Its rows.
        list rows: FrameRowShape,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// A row of bands.
    pub struct FrameRowShape {
        /// Its name.
        req name: Text,
        /// Its bands.
        list bands: FrameBandShape,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// A band over years.
    pub struct FrameBandShape {
        /// Its name.
        req name: Text,
        /// First year.
        req from: FiscalYear,
        /// Last year.
        req to: FiscalYear,
        /// The plan of this site that it is, by id.
        opt plan: Text,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// A printed count of the plan's own parts.
    pub struct DeclaredCountShape {
        /// What is counted.
        req counts: crate::model::plan::CountedPart,
        /// The whole.
        req total: At<u32>,
        /// Its parts.
        list parts: CountPartShape,
        /// Where in the document.
        opt where_: Text,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// A period as one place of the document prints it.
    pub struct DeclaredPeriodShape {
        /// First year.
        req from: FiscalYear,
        /// Last year.
        req to: FiscalYear,
        /// Where in the document.
        opt where_: Text,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// A part of a printed count.
    pub struct CountPartShape {
        /// Id.
        req id: At<Id>,
        /// The document's word.
        req word: Text,
        /// How many.
        req count: u32,
    }
}

shape! {
    /// What became of the plan before.
    pub struct SuccessionShape {
        /// Which measure goes on in which.
        list measures: MeasureStepShape,
        /// Measures of the plan before that ended.
        list ended: Text,
        /// Measures that are new.
        list new: Text,
        /// Which indicator goes on in which.
        list indicators: IndicatorStepShape,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// A measure that goes on.
    pub struct MeasureStepShape {
        /// In the plan before.
        req from: Text,
        /// In this plan.
        req to: Text,
        /// How.
        req relation: Relation,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// An indicator that goes on.
    pub struct IndicatorStepShape {
        /// In the plan before.
        req from: Text,
        /// In this plan.
        req to: Text,
        /// Whether it measures the same thing in the same way.
        req same: bool,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// When the figures of a fiscal year are due.
    pub struct PublicationShape {
        /// The month by whose end they are out.
        req month: At<u32>,
        /// Calendar years after that of the fiscal year; 1 without.
        opt years_after: u32,
    }
}
