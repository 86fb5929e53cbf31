//! The Sustainable Development Goals, and the measures that serve each.

use serde::Serialize;

use super::{Ctx, Link, PlanCtx, link};
use crate::site::routes;

/// A Sustainable Development Goal.
#[derive(Debug, Clone, Serialize)]
pub struct SdgView {
    /// 1 to 17.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// The measures that name it, by plan.
    pub plans: Vec<SdgPlan>,
    /// How many measures.
    pub count: usize,
}

/// The measures of a plan that name a goal.
#[derive(Debug, Clone, Serialize)]
pub struct SdgPlan {
    /// The plan.
    pub plan: Link,
    /// Its measures.
    pub measures: Vec<Link>,
}

/// The list of goals.
#[derive(Debug, Clone, Serialize)]
pub struct SdgsView {
    /// Those that a measure names.
    pub sdgs: Vec<SdgView>,
    /// Measures whose goals the source shows and nobody can read.
    pub unreadable: usize,
}

/// A goal in a measure's list.
#[derive(Debug, Clone, Serialize)]
pub struct SdgLink {
    /// 1 to 17.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
}

impl PlanCtx<'_> {
    /// The goals that a measure names.
    pub fn sdgs(&self, measure: usize) -> Vec<SdgLink> {
        let list = self.plan.measures[measure].sdgs.iter();
        list.map(|n| SdgLink {
            number: *n,
            name: self.all.words.get(&format!("sdg.{n}")).to_owned(),
            href: routes::sdg(*n),
        })
        .collect()
    }
}

impl Ctx<'_> {
    /// The numbers that any measure of the site names.
    pub fn sdg_numbers(self) -> Vec<u32> {
        let measures = self.site.plans.iter().flat_map(|p| &p.measures);
        let mut numbers: Vec<u32> = measures.flat_map(|m| m.sdgs.iter().copied()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// The list of goals.
    pub fn sdgs(self) -> SdgsView {
        let measures = self.site.plans.iter().flat_map(|p| &p.measures);
        SdgsView {
            sdgs: self
                .sdg_numbers()
                .into_iter()
                .map(|n| self.sdg(n))
                .collect(),
            unreadable: measures.filter(|m| m.sdgs_missing.is_some()).count(),
        }
    }

    /// A goal's page.
    pub fn sdg(self, number: u32) -> SdgView {
        let plans: Vec<SdgPlan> = (0..self.site.plans.len())
            .filter_map(|p| {
                let ctx = self.plan(p);
                let own = (0..ctx.plan.measures.len())
                    .filter(|m| ctx.plan.measures[*m].sdgs.contains(&number));
                let measures: Vec<Link> = own
                    .map(|m| link(ctx.measure_title(m), routes::measure(ctx.plan, m)))
                    .collect();
                (!measures.is_empty()).then(|| SdgPlan {
                    plan: link(ctx.plan.title.clone(), routes::plan(ctx.plan)),
                    measures,
                })
            })
            .collect();
        SdgView {
            number,
            name: self.words.get(&format!("sdg.{number}")).to_owned(),
            href: routes::sdg(number),
            count: plans.iter().map(|p| p.measures.len()).sum(),
            plans,
        }
    }
}
