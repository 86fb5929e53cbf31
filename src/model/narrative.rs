//! What the city says in its own words, and of what it speaks.

use super::site::Site;
use super::year::FiscalYear;
use crate::diag::Span;

/// What a narrative speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    /// The plan, or with a year its report.
    Plan,
    /// A goal.
    Goal(usize),
    /// A measure.
    Measure(usize),
}

/// A narrative.
#[derive(Debug, Clone)]
pub struct Narrative {
    /// What it speaks of.
    pub about: About,
    /// The year it speaks of, if of one.
    pub year: Option<FiscalYear>,
    /// Its heading, if it has one of its own.
    pub title: Option<String>,
    /// Markdown, behind the front matter; its span gives the place of each line.
    pub body: Span,
    /// Its place in the content.
    pub span: Span,
}

/// Where a link of a narrative leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// A plan, by its index in the site.
    Plan(usize),
    /// A goal of a plan.
    Goal(usize, usize),
    /// A measure of a plan.
    Measure(usize, usize),
    /// A year's report of a plan.
    Year(usize, FiscalYear),
    /// A department, by its index in the site.
    Department(usize),
    /// Another site.
    External(String),
}

impl LinkTarget {
    /// Reads `measure:ii-2-a`, `goal:ii`, `plan:gyokaku-7-1`, `year:2023`,
    /// `department:zaisei`, or an address that begins with `https://`. A goal
    /// or measure of another plan is written `measure:gyokaku-7-2/ii-2-a`.
    ///
    /// # Errors
    /// Why it leads nowhere, as "Japanese / English".
    pub fn resolve(link: &str, site: &Site, plan: usize) -> Result<Self, &'static str> {
        if link.starts_with("https://") || link.starts_with("http://") {
            return Ok(Self::External(link.to_owned()));
        }
        let Some((kind, rest)) = link.split_once(':') else {
            return Err("行き先の書き方が違います / not a form of link that Ayumi knows");
        };
        let (plan, id) = match rest.split_once('/') {
            Some((other, id)) => {
                let found = site.plans.iter().position(|p| p.id == other);
                (
                    found.ok_or("その計画はありません / there is no such plan")?,
                    id,
                )
            }
            None => (plan, rest),
        };
        let Some(here) = site.plans.get(plan) else {
            return Err("その計画はありません / there is no such plan");
        };
        match kind {
            "plan" => site
                .plans
                .iter()
                .position(|p| p.id == id)
                .map(Self::Plan)
                .ok_or("その計画はありません / there is no such plan"),
            "goal" => here
                .goals
                .iter()
                .position(|g| g.id == id)
                .map(|g| Self::Goal(plan, g))
                .ok_or("その目標は計画にありません / the plan has no such goal"),
            "measure" => here
                .measures
                .iter()
                .position(|m| m.id == id)
                .map(|m| Self::Measure(plan, m))
                .ok_or("その取組は計画にありません / the plan has no such measure"),
            "year" => FiscalYear::parse(id)
                .ok()
                .map(|r| r.year)
                .filter(|y| here.results_of(*y).is_some_and(|r| r.edition.is_some()))
                .map(|y| Self::Year(plan, y))
                .ok_or("その年度の報告はありません / there is no report of that year"),
            "department" => site
                .departments
                .iter()
                .position(|d| d.id == id)
                .map(Self::Department)
                .ok_or("その部署はありません / there is no such department"),
            _ => Err("行き先の書き方が違います / not a form of link that Ayumi knows"),
        }
    }
}
