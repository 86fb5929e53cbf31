//! The course of an indicator in a sentence: how it moved, how far it is to go.

use rust_decimal::Decimal;

use super::PlanCtx;
use crate::model::plan::Indicator;
use crate::model::rule::Movement;
use crate::model::word::Word;
use crate::render::format::with_unit;
use crate::report::course::{Aim, Course, Trend};
use crate::report::rate::round;

/// More digits than a document prints.
const ENDLESS: u32 = 6;

impl PlanCtx<'_> {
    /// What the newest figure says beside its own year's target; none where that
    /// is nothing.
    pub fn course(&self, index: usize) -> Option<String> {
        let indicator = &self.plan.indicators[index];
        let course = self.report.courses[index].as_ref()?;
        let trend = course.trend.as_ref();
        let mut text = trend.map_or_else(String::new, |t| self.trend(indicator, course, t));
        // The final year's own target stands in the sentence of its row.
        if let Some(aim) = course.aim.as_ref().filter(|a| course.year < a.year) {
            text.push_str(&self.aim(indicator, aim));
        }
        (!text.is_empty()).then_some(text)
    }

    fn trend(&self, indicator: &Indicator, course: &Course, trend: &Trend) -> String {
        let words = self.all.words;
        let is_still = trend.by.is_zero();
        let key = match trend.movement {
            Movement::Unchanged if is_still => "course.still",
            Movement::NotJudged if is_still => "course.still",
            movement => &format!("course.{}", movement.word()),
        };
        let way = words.get(if trend.by.is_sign_negative() {
            "course.fell"
        } else {
            "course.rose"
        });
        words.fill(
            key,
            &[
                ("from", &course.year.previous().ja_short()),
                ("by", &self.difference(trend.by, indicator)),
                ("way", way),
            ],
        )
    }

    /// A difference without its sign. Of figures as printed it has their digits;
    /// a mean made of sums has digits without end.
    fn difference(&self, by: Decimal, indicator: &Indicator) -> String {
        let by = by.abs();
        let is_endless = by.scale() > ENDLESS;
        let by = if is_endless {
            round(by, self.plan.rounding)
        } else {
            by
        };
        self.unsigned(by, &indicator.unit)
    }

    fn aim(&self, indicator: &Indicator, aim: &Aim) -> String {
        let key = match (aim.is_met, aim.first_met) {
            (true, _) => "course.met",
            (false, Some(_)) => "course.met_once",
            (false, None) => "course.to_go",
        };
        let first = aim.first_met.map(|y| y.ja_short()).unwrap_or_default();
        self.all.words.fill(
            key,
            &[
                ("year", &aim.year.ja_short()),
                ("target", &with_unit(aim.target, &indicator.unit)),
                ("first", &first),
                ("by", &self.difference(aim.distance, indicator)),
            ],
        )
    }
}
