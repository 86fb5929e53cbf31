//! `results/<year>.yaml`.

use rust_decimal::Decimal;

use super::achievement::{
    AchievementShape, ChangeShape, JudgementShape, JudgingShape, ObservationShape,
};
use super::plan::{PeriodShape, SourceShape};
use super::value::{CellShape, ValueShape};
use crate::load::decode::{At, Date, Id, Text};
use crate::load::preset::PresetRule;
use crate::model::results::{Counted, EditionState};
use crate::model::value::Missing;
use crate::model::year::FiscalYear;
use crate::shape;

shape! {
    /// `results/<year>.yaml`: a year's results and what the city declared.
    pub struct ResultsFile {
        /// The year.
        req year: At<FiscalYear>,
        /// The report.
        opt edition: EditionShape,
        /// The document.
        opt source: SourceShape,
        /// The report's own rule.
        opt rule: PresetRule,
        /// How unmarked rows were judged.
        opt complement: ComplementShape,
        /// Who judged the measures.
        opt judging: JudgingShape,
        /// Printed tallies.
        list declared_tallies: TallyShape,
        /// A remark.
        opt note: Text,
        /// Measures by id.
        map measures: MeasureYearShape,
        /// Goals with indicators of their own, by id.
        map goals: GoalYearShape,
        /// Rows of the plan's own indicators, by id.
        map indicators: RowShape,
    }
}

shape! {
    /// A report.
    pub struct EditionShape {
        /// Id.
        req id: At<Id>,
        /// Title.
        req title: Text,
        /// The day it speaks of.
        opt report_date: Date,
        /// Why there is none.
        opt report_date_missing: Missing,
        /// The years it speaks of, where it is more than its own.
        opt covers: PeriodShape,
        /// How final it is, where the document says so.
        opt state: EditionState,
        /// The day of the next publication.
        opt next_publication: At<Date>,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// Judged by not being on a list.
    pub struct ComplementShape {
        /// The status.
        req status: Text,
        /// Which list.
        req basis: Text,
    }
}

shape! {
    /// A printed tally.
    pub struct TallyShape {
        /// What is counted.
        req counts: Counted,
        /// `plan` or a goal's id.
        req scope: Text,
        /// The whole.
        req denominator: At<u32>,
        /// The whole in words.
        opt denominator_words: Text,
        /// Counts by status.
        map by_status: At<u32>,
        /// Counts that follow.
        list derived: DerivedShape,
        /// Where in the document.
        opt where_: Text,
        /// Printed shares by status, in per cent.
        map shares: Decimal,
        /// Whether the document says 約 of them.
        opt shares_about: bool,
    }
}

shape! {
    /// A count that follows from printed totals.
    pub struct DerivedShape {
        /// What is counted.
        req status: Text,
        /// How many.
        req count: u32,
        /// The sum.
        req sum: Text,
    }
}

shape! {
    /// A measure's year.
    pub struct MeasureYearShape {
        /// The judgement of the measure itself.
        opt judged: JudgementShape,
        /// 今後の対応策
        opt countermeasure: CellShape,
        /// What was achieved.
        list achievements: AchievementShape,
        /// What was done, by number.
        map done: CellShape,
        /// Figures of no one row.
        list unplaced: UnplacedShape,
        /// A remark.
        opt note: Text,
        /// Rows by id.
        map indicators: RowShape,
    }
}

shape! {
    /// A goal's year: rows of indicators that hang on the goal itself.
    pub struct GoalYearShape {
        /// Rows by id.
        map indicators: RowShape,
    }
}

shape! {
    /// A printed figure of no one row.
    pub struct UnplacedShape {
        /// As printed.
        req text: Text,
        /// Its column.
        opt column: Text,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// A row.
    pub struct RowShape {
        /// What was measured.
        opt actual: ValueShape,
        /// Figures by their own dates, instead.
        list observed: ObservationShape,
        /// Printed differences between two years.
        list declared_changes: ChangeShape,
        /// Components by id.
        map components: ValueShape,
        /// The stage was reached, in other words than the target's.
        opt reached: bool,
        /// What the document prints.
        list declared: DeclaredShape,
        /// A person's judgement.
        opt judged: JudgedShape,
        /// 未達成の理由
        opt reason: CellShape,
        /// 今後の対応策
        opt countermeasure: CellShape,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// What one place of the document prints.
    pub struct DeclaredShape {
        /// Rate in per cent.
        opt rate: Decimal,
        /// Mark.
        opt status: Text,
        /// Where.
        opt where_: Text,
    }
}

shape! {
    /// A person's judgement.
    pub struct JudgedShape {
        /// The word.
        req status: Text,
        /// Why.
        req reason: CellShape,
    }
}
