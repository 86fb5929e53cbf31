//! The Sustainable Development Goals, and the measures that serve each.

use serde::Serialize;

use super::{Ctx, Link, PlanCtx, link};
use crate::model::plan::Sdgs;
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
    /// Goals of the plan that name it as a whole.
    pub goals: Vec<Link>,
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
    /// Those of its targets that are named: 16.6.
    pub targets: Vec<String>,
}

impl PlanCtx<'_> {
    /// The goals that a measure or a goal of the plan names.
    pub fn sdgs(&self, sdgs: &Sdgs) -> Vec<SdgLink> {
        let list = sdgs.goals.iter();
        list.map(|n| SdgLink {
            number: *n,
            name: self.all.words.get(&format!("sdg.{n}")).to_owned(),
            href: routes::sdg(*n),
            targets: targets_of(sdgs, *n),
        })
        .collect()
    }
}

/// The targets of a goal among those named.
fn targets_of(sdgs: &Sdgs, number: u32) -> Vec<String> {
    let of = |t: &&String| {
        t.split_once('.')
            .is_some_and(|(g, _)| g == number.to_string())
    };
    sdgs.targets.iter().filter(of).cloned().collect()
}

impl Ctx<'_> {
    /// The numbers that any measure of the site names.
    pub fn sdg_numbers(self) -> Vec<u32> {
        let plans = self.site.plans.iter();
        let mut numbers: Vec<u32> = plans
            .flat_map(|p| {
                let measures = p.measures.iter().map(|m| &m.sdgs);
                measures.chain(p.goals.iter().map(|g| &g.sdgs))
            })
            .flat_map(|sdgs| sdgs.goals.iter().copied())
            .collect();
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
            unreadable: measures.filter(|m| m.sdgs.missing.is_some()).count(),
        }
    }

    /// A goal's page.
    pub fn sdg(self, number: u32) -> SdgView {
        let plans: Vec<SdgPlan> = (0..self.site.plans.len())
            .filter_map(|p| {
                let ctx = self.plan(p);
                let own = (0..ctx.plan.measures.len())
                    .filter(|m| ctx.plan.measures[*m].sdgs.goals.contains(&number));
                let measures: Vec<Link> = own
                    .map(|m| link(ctx.measure_title(m), routes::measure(ctx.plan, m)))
                    .collect();
                let wide = (0..ctx.plan.goals.len())
                    .filter(|g| ctx.plan.goals[*g].sdgs.goals.contains(&number));
                let goals: Vec<Link> = wide
                    .map(|g| link(ctx.goal_title(g), routes::goal(ctx.plan, g)))
                    .collect();
                let is_named = !measures.is_empty() || !goals.is_empty();
                is_named.then(|| SdgPlan {
                    plan: link(ctx.plan.title.clone(), routes::plan(ctx.plan)),
                    goals,
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
