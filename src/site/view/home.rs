//! The first page of a site, and the list of sites.

use serde::Serialize;

use super::department::DepartmentItem;
use super::plan::PlanView;
use super::{Ctx, Link};

/// The first page of a site.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView<'a> {
    /// The plan that the site names to lead; without, that with the newest report,
    /// or the first one.
    pub main: Option<PlanView<'a>>,
    /// Every plan.
    pub plans: Vec<PlanItem>,
    /// Departments that answer for something.
    pub departments: Vec<DepartmentItem>,
}

/// A plan in a list.
#[derive(Debug, Clone, Serialize)]
pub struct PlanItem {
    /// Its page.
    pub plan: Link,
    /// Its period.
    pub period: String,
    /// The result of its newest report.
    pub sentence: Option<String>,
    /// What it holds, where there is no report and this can be said in a sentence.
    pub contents: Option<String>,
}

/// A site in the list of sites.
#[derive(Debug, Clone, Serialize)]
pub struct SiteItem {
    /// Title.
    pub name: String,
    /// City.
    pub municipality: String,
    /// Its first page, below the output folder.
    pub href: String,
    /// Whether it is a sample, and of what.
    pub sample: Option<String>,
    /// Its plans with their results.
    pub plans: Vec<PlanItem>,
}

impl<'a> Ctx<'a> {
    /// The first page.
    pub fn home(self, root: &str) -> HomeView<'a> {
        let newest = (0..self.site.plans.len()).max_by_key(|p| {
            let ctx = self.plan(*p);
            let date = ctx
                .report
                .latest(ctx.plan)
                .and_then(|(r, _)| r.edition.as_ref().map(|e| (e.report_date.clone(), r.year)));
            // Of equal ones the first in the folder's order.
            (date, std::cmp::Reverse(*p))
        });
        let lead = self.site.lead_plan.or(newest);
        HomeView {
            main: lead.map(|p| self.plan(p).view(root)),
            plans: self.plan_items(),
            departments: self
                .departments()
                .departments
                .into_iter()
                .filter(|d| d.measures + d.policies > 0)
                .collect(),
        }
    }

    /// Every plan with its newest result.
    pub fn plan_items(self) -> Vec<PlanItem> {
        (0..self.site.plans.len())
            .map(|p| {
                let ctx = self.plan(p);
                let (from, to) = ctx.plan.period;
                PlanItem {
                    plan: super::link(ctx.plan.title.clone(), crate::site::routes::plan(ctx.plan)),
                    period: self.words.years(from, to),
                    sentence: ctx.latest_sentence(),
                    contents: ctx.contents_sentence(),
                }
            })
            .collect()
    }
}
