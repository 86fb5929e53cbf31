//! Departments: what each answers for, in every plan.

use serde::Serialize;

use super::goal::MeasureItem;
use super::organisation::{DepartmentGroup, PlaceView};
use super::system::AnsweredView;
use super::year::ClassRows;
use super::{Ctx, Link, PlanCtx, link};
use crate::model::site::{Department, DepartmentKind};
use crate::model::year::FiscalYear;
use crate::site::routes;

/// The list of departments.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentsView {
    /// All of them, in the order of the file.
    pub departments: Vec<DepartmentItem>,
    /// The same by the department at their top; empty where none belongs to
    /// another.
    pub groups: Vec<DepartmentGroup>,
    /// Pages of years in which they were ordered anew.
    pub reorganisations: Vec<Link>,
}

/// A department in the list.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentItem {
    /// Its latest name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Whether it stands for several.
    pub is_group: bool,
    /// Whether it is an office away from the city hall.
    pub is_branch: bool,
    /// Its years, where it is not there always.
    pub years: Option<String>,
    /// How many measures.
    pub measures: usize,
    /// How many policies: lines of approaches that it answers for.
    pub policies: usize,
}

/// A department's page.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentView<'a> {
    /// Its latest name.
    pub name: String,
    /// Earlier names with their years.
    pub names: Vec<NameView>,
    /// Whether it stands for several.
    pub is_group: bool,
    /// A remark.
    pub note: Option<String>,
    /// Where it stands among the others.
    pub place: PlaceView,
    /// Plans with its measures.
    pub plans: Vec<DepartmentPlan<'a>>,
    /// Measures that name it as related.
    pub related: Vec<Link>,
}

/// A name and its years.
#[derive(Debug, Clone, Serialize)]
pub struct NameView {
    /// The name.
    pub name: String,
    /// From when.
    pub from: Option<String>,
    /// Until when.
    pub to: Option<String>,
}

/// A department's part in a plan.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentPlan<'a> {
    /// The plan.
    pub plan: Link,
    /// The plan's name for a measure.
    pub measure_level: String,
    /// The result of its rows in a sentence.
    pub sentence: String,
    /// Its rows that owe a reason, and those whose result is still out.
    pub classes: Vec<ClassRows<'a>>,
    /// The newest report.
    pub report: Option<Link>,
    /// Its name in the year of that report, where it is not the title of the
    /// page.
    pub named_then: Option<String>,
    /// Its measures.
    pub measures: Vec<MeasureItem<'a>>,
    /// What it answers for in the policy system.
    pub approaches: Vec<AnsweredView<'a>>,
}

impl<'a> Ctx<'a> {
    /// The list of departments.
    pub fn departments(self) -> DepartmentsView {
        let departments: Vec<DepartmentItem> = self
            .site
            .departments
            .iter()
            .enumerate()
            .map(|(i, d)| DepartmentItem {
                name: d.latest_name().to_owned(),
                href: routes::department(d),
                is_group: d.kind == DepartmentKind::Group,
                is_branch: d.kind == DepartmentKind::Branch,
                years: self.span_of(d.from, d.to),
                measures: (0..self.site.plans.len())
                    .map(|p| {
                        let plan = &self.site.plans[p];
                        let own = |m: &usize| plan.departments_of(*m).contains(&i);
                        (0..plan.measures.len()).filter(own).count()
                    })
                    .sum(),
                policies: (0..self.site.plans.len())
                    .flat_map(|p| self.plan(p).answered_by(i))
                    .map(|a| a.lines.len())
                    .sum(),
            })
            .collect();
        DepartmentsView {
            groups: self.department_groups(&departments),
            departments,
            reorganisations: self.reorganisation_links(|_| true),
        }
    }

    /// A department's page.
    pub fn department(self, index: usize) -> DepartmentView<'a> {
        let d = &self.site.departments[index];
        let plans = (0..self.site.plans.len())
            .filter_map(|p| {
                let ctx = self.plan(p);
                let own: Vec<usize> = (0..ctx.plan.measures.len())
                    .filter(|m| ctx.plan.departments_of(*m).contains(&index))
                    .collect();
                let rows = ctx.subjects_of(&own);
                let approaches = ctx.answered_by(index);
                let answers = !own.is_empty() || !approaches.is_empty();
                answers.then(|| DepartmentPlan {
                    plan: link(ctx.plan.title.clone(), routes::plan(ctx.plan)),
                    measure_level: ctx.plan.levels.measure.clone(),
                    sentence: ctx.sentence_over(&rows),
                    classes: ctx.owed(&rows),
                    report: ctx
                        .report
                        .latest(ctx.plan)
                        .map(|(r, _)| link(ctx.report_name(r), routes::year(ctx.plan, r.year))),
                    named_then: ctx
                        .report
                        .latest(ctx.plan)
                        .and_then(|(r, _)| named_then(d, r.year)),
                    measures: own.iter().map(|m| ctx.item_named(d, *m)).collect(),
                    approaches,
                })
            })
            .collect();
        let related = (0..self.site.plans.len()).flat_map(|p| {
            let plan = &self.site.plans[p];
            let named = plan.measures.iter().enumerate();
            named
                .filter(|(_, m)| m.related_departments.contains(&index))
                .map(|(i, m)| link(m.name.clone(), routes::measure(plan, i)))
        });
        DepartmentView {
            related: related.collect(),
            name: d.latest_name().to_owned(),
            names: d
                .names
                .iter()
                .map(|n| NameView {
                    name: n.name.clone(),
                    from: n.from.map(|y| y.ja_short()),
                    to: n.to.map(|y| y.ja_short()),
                })
                .collect(),
            is_group: d.kind == DepartmentKind::Group,
            note: d.note.clone(),
            place: self.place(index),
            plans,
        }
    }
}

impl<'a> PlanCtx<'a> {
    /// A measure on the page of a department, with the department's name of
    /// every year that has another.
    fn item_named(&self, d: &Department, measure: usize) -> MeasureItem<'a> {
        let mut item = self.measure_item(measure);
        for report in &mut item.reports {
            report.named_then = named_then(d, FiscalYear(report.fiscal_year));
        }
        item
    }
}

/// The name of a department in a year, where it is not its latest.
fn named_then(d: &Department, year: FiscalYear) -> Option<String> {
    let name = d.name_in(year)?;
    (name != d.latest_name()).then(|| name.to_owned())
}
