//! Departments by the name of a year. A report of last year says who answered
//! then, in the words of then; a reader finds them under the name of now.

use std::collections::BTreeSet;

use serde::Serialize;

use super::PlanCtx;
use super::goal::GoalView;
use super::year::ClassRows;
use crate::model::site::Department;
use crate::model::year::FiscalYear;
use crate::site::routes;

/// A department by its name of a year.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentLink {
    /// The name that it had.
    pub text: String,
    /// Its page.
    pub href: String,
    /// The name that it has now, where that is another and was not said before
    /// in the list.
    pub now: Option<String>,
}

/// A department by its name in a year.
pub fn department_link(d: &Department, year: FiscalYear) -> DepartmentLink {
    let name = d.name_for(year);
    let now = d.present_name().filter(|now| *now != name);
    DepartmentLink {
        text: name.to_owned(),
        href: routes::department(d),
        now: now.map(str::to_owned),
    }
}

impl PlanCtx<'_> {
    /// Departments by the names by which the plan as a whole calls them.
    pub fn department_links(&self, list: &[usize]) -> Vec<DepartmentLink> {
        self.department_links_in(list, self.plan.naming_year())
    }

    /// Departments by their names in a year.
    pub fn department_links_in(&self, list: &[usize], year: FiscalYear) -> Vec<DepartmentLink> {
        let all = &self.all.site.departments;
        list.iter()
            .map(|d| department_link(&all[*d], year))
            .collect()
    }

    /// The departments of a measure, by the names by which the plan as a whole
    /// calls them.
    pub fn departments(&self, measure: usize) -> Vec<DepartmentLink> {
        self.department_links(&self.plan.departments_of(measure))
    }

    /// The names of departments in a year, where any of them is not what the
    /// plan as a whole calls it.
    pub fn names_then(&self, list: &[usize], year: FiscalYear) -> Option<String> {
        let all = &self.all.site.departments;
        let usual = self.plan.naming_year();
        let differs = |d: &usize| all[*d].name_for(year) != all[*d].name_for(usual);
        list.iter().any(differs).then(|| self.names_in(list, year))
    }

    /// The ids of departments, with blanks between.
    pub fn ids_of(&self, list: &[usize]) -> String {
        let all = &self.all.site.departments;
        let ids: Vec<&str> = list.iter().map(|d| all[*d].id.as_str()).collect();
        ids.join(" ")
    }

    /// The names of departments in a year, in one text.
    pub fn names_in(&self, list: &[usize], year: FiscalYear) -> String {
        let all = &self.all.site.departments;
        let names: Vec<&str> = list.iter().map(|d| all[*d].name_for(year)).collect();
        names.join(self.all.words.get("comma"))
    }
}

/// Leaves what a department is called now at the first place that says it.
fn say_once<'v>(links: impl Iterator<Item = &'v mut DepartmentLink>) {
    let mut said: BTreeSet<String> = BTreeSet::new();
    for link in links {
        if link.now.is_some() && !said.insert(link.href.clone()) {
            link.now = None;
        }
    }
}

/// The same for the rows of a year's report, in the order in which its page
/// tells them: what owes a reason first, and there what has one.
pub fn say_once_in_classes(classes: &mut [ClassRows]) {
    let (owing, others): (Vec<_>, Vec<_>) = classes.iter_mut().partition(|c| c.owes_reason);
    let groups = owing.into_iter().chain(others).flat_map(|c| &mut c.groups);
    say_once(groups.flat_map(|group| {
        let (told, silent): (Vec<_>, Vec<_>) = group.rows.iter_mut().partition(|r| r.has_reason);
        let rows = told.into_iter().chain(silent);
        let measures = group.measures.iter_mut().flat_map(|m| &mut m.departments);
        rows.flat_map(|r| &mut r.departments).chain(measures)
    }));
}

/// The same for the measures of a goal's page.
pub fn say_once_in_goal(view: &mut GoalView) {
    let below = view.sections.iter_mut().flat_map(|s| &mut s.measures);
    let measures = below.chain(&mut view.measures);
    say_once(measures.flat_map(|m| &mut m.departments));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_now_is_said_at_the_first_place_only() {
        let link = |href: &str| DepartmentLink {
            text: "旧課".to_owned(),
            href: href.to_owned(),
            now: Some("新課".to_owned()),
        };
        let mut links = [link("a"), link("b"), link("a")];
        say_once(links.iter_mut());
        let said: Vec<bool> = links.iter().map(|l| l.now.is_some()).collect();
        assert_eq!(said, [true, true, false]);
    }
}
