//! A policy system: states to be reached beside who does what for them, the sheet
//! of a resource, and what a department answers for in it.

use serde::Serialize;

use super::naming::{DepartmentLink, department_link};
use super::{Link, PlanCtx, link};
use crate::model::plan::Owner;
use crate::model::system::{Approach, Line, PolicySystem};
use crate::site::routes;

/// What a goal wants to reach and who does what for it.
#[derive(Debug, Clone, Serialize)]
pub struct SystemView<'a> {
    /// The heading of the target states, with their year.
    pub target_title: String,
    /// States to be reached at the end of the term.
    pub target_states: &'a [String],
    /// States that the plan's year is to reach.
    pub desired_states: &'a [Line],
    /// Who does what for them.
    pub approaches: Vec<ApproachView<'a>>,
    /// Present state and issues.
    pub issues: &'a [String],
    /// Directions of the work.
    pub directions: &'a [String],
    /// Main efforts.
    pub main_efforts: &'a [Line],
}

/// What departments do towards the states of a goal.
#[derive(Debug, Clone, Serialize)]
pub struct ApproachView<'a> {
    /// Who answers for every line.
    pub departments: Vec<AnsweringView>,
    /// Its lines: each is one policy, with lines of detail below.
    pub lines: &'a [Line],
    /// A remark.
    pub note: Option<String>,
}

/// A department that answers, as the document prints it.
#[derive(Debug, Clone, Serialize)]
pub struct AnsweringView {
    /// Its name and page.
    pub department: DepartmentLink,
    /// The former name that is printed beside its own.
    pub former: Option<String>,
}

/// What a department answers for under a goal.
#[derive(Debug, Clone, Serialize)]
pub struct AnsweredView<'a> {
    /// The goal.
    pub goal: Link,
    /// The goals above it.
    pub above: Vec<Link>,
    /// The former name under which the document prints the department.
    pub former: Option<String>,
    /// Departments that answer with it.
    pub others: Vec<AnsweringView>,
    /// The lines: each is one policy.
    pub lines: &'a [Line],
}

/// An indicator that the source names without any figure.
#[derive(Debug, Clone, Serialize)]
pub struct NamedIndicator {
    /// The id of its place on the page.
    pub anchor: String,
    /// Its name.
    pub name: String,
    /// A remark.
    pub note: Option<String>,
}

impl<'a> PlanCtx<'a> {
    /// The policy system of a goal; none where the document has nothing of it.
    pub fn system(&self, goal: usize) -> Option<SystemView<'a>> {
        let system = &self.plan.goals[goal].system;
        let words = self.all.words;
        (!system.is_empty()).then(|| SystemView {
            target_title: system.target_year.map_or_else(
                || words.get("system.target_states").to_owned(),
                |year| words.fill("system.target_states_by", &[("year", &year.ja())]),
            ),
            target_states: &system.target_states,
            desired_states: &system.desired_states,
            approaches: system.approaches.iter().map(|a| self.approach(a)).collect(),
            issues: &system.issues,
            directions: &system.directions,
            main_efforts: &system.main_efforts,
        })
    }

    fn approach(&self, approach: &'a Approach) -> ApproachView<'a> {
        ApproachView {
            departments: self.answering(approach, None),
            lines: &approach.lines,
            note: approach.note.clone(),
        }
    }

    /// Who answers for an approach, without one of them.
    fn answering(&self, approach: &Approach, without: Option<usize>) -> Vec<AnsweringView> {
        let others = approach.departments.iter();
        others
            .filter(|d| Some(d.department) != without)
            .map(|d| {
                let known = &self.all.site.departments[d.department];
                AnsweringView {
                    department: department_link(known, self.plan.naming_year()),
                    former: d.former.clone(),
                }
            })
            .collect()
    }

    /// What a department answers for in the policy system of the plan.
    pub fn answered_by(&self, department: usize) -> Vec<AnsweredView<'a>> {
        let goals = self.plan.goals.iter().enumerate();
        goals
            .flat_map(|(g, goal)| goal.system.approaches.iter().map(move |a| (g, a)))
            .filter_map(|(g, approach)| {
                let mut all = approach.departments.iter();
                let own = all.find(|d| d.department == department)?;
                let parent = self.plan.goals[g].parent;
                Some(AnsweredView {
                    goal: link(self.goal_title(g), routes::goal(self.plan, g)),
                    above: parent.map(|p| self.goals_above(p)).unwrap_or_default(),
                    former: own.former.clone(),
                    others: self.answering(approach, Some(department)),
                    lines: &approach.lines,
                })
            })
            .collect()
    }

    /// How much the policy system holds (its states and policies, else what a
    /// resource is to do), over a goal with all below it or over
    /// the whole plan, in a sentence; none where it holds nothing.
    pub fn system_sentence(&self, goal: Option<usize>) -> Option<String> {
        let words = self.all.words;
        let within = |mut g: usize| loop {
            match goal {
                None => return true,
                Some(top) if top == g => return true,
                Some(_) => match self.plan.goals[g].parent {
                    Some(parent) => g = parent,
                    None => return false,
                },
            }
        };
        let of: Vec<&PolicySystem> = (0..self.plan.goals.len())
            .filter(|g| within(*g))
            .map(|g| &self.plan.goals[g].system)
            .collect();
        let sum = |count: fn(&PolicySystem) -> usize| of.iter().map(|s| count(s)).sum::<usize>();
        let resources = [
            ("system.issues", sum(|s| s.issues.len())),
            ("system.directions", sum(|s| s.directions.len())),
            ("system.main_efforts", sum(|s| s.main_efforts.len())),
        ];
        let policies = [
            ("system.target_states", sum(|s| s.target_states.len())),
            ("system.desired_states", sum(|s| s.desired_states.len())),
            ("system.approaches", sum(PolicySystem::policies)),
        ];
        // Where there are policies, six counts in a row would say nothing.
        let told = match policies.iter().any(|(_, n)| *n > 0) {
            true => policies,
            false => resources,
        };
        let parts: Vec<String> = told
            .into_iter()
            .filter(|(_, n)| *n > 0)
            .map(|(name, n)| {
                let values = [("name", words.get(name)), ("n", &n.to_string())];
                words.fill("system.count", &values)
            })
            .collect();
        (!parts.is_empty()).then(|| {
            words.fill(
                "system.sentence",
                &[("parts", &parts.join(words.get("comma")))],
            )
        })
    }

    /// Indicators that the source names without any figure.
    pub fn named_indicators(&self, owner: Owner) -> Vec<NamedIndicator> {
        let all = self.plan.indicators.iter().enumerate();
        all.filter(|(i, indicator)| {
            let observed = self.report.observed[*i].as_ref();
            indicator.owner == owner && observed.is_some_and(|o| o.points.is_empty())
        })
        .map(|(i, indicator)| NamedIndicator {
            anchor: routes::anchor(self.plan, i),
            name: self.indicator_name(i),
            note: indicator.note.clone(),
        })
        .collect()
    }
}
