//! What was achieved: on its measure's page by year, and a year of the whole
//! plan on a page of its own.

use serde::Serialize;

use super::{Link, PlanCtx, StatusView, link, missing_word};
use crate::model::achievement::{Achievement, Pair};
use crate::model::results::YearResults;
use crate::model::when::{Moment, When};
use crate::model::year::FiscalYear;
use crate::render::format::{moment, number, shown_unit};
use crate::site::routes;

/// One thing that was done, or is going to be.
#[derive(Debug, Clone, Serialize)]
pub struct AchievementView {
    /// 令和2年10月; the state in words where the source gives no time.
    pub when: String,
    /// Whether that is no more than the year under which it is listed.
    pub is_year: bool,
    /// The time as printed, where that is not plainly the same.
    pub printed: Option<String>,
    /// What.
    pub text: String,
    /// Names that the source lists.
    pub names: Vec<String>,
    /// Whether it was still to come when the report was made.
    pub is_planned: bool,
    /// Before and after.
    pub changes: Vec<PairView>,
    /// Pages elsewhere.
    pub links: Vec<OutsideLink>,
    /// A remark.
    pub note: Option<String>,
}

/// A figure before and after.
#[derive(Debug, Clone, Serialize)]
pub struct PairView {
    /// What is measured.
    pub name: String,
    /// Before, with its unit.
    pub before: String,
    /// After, with its unit.
    pub after: String,
    /// The difference with its sign and unit.
    pub by: String,
}

/// A page elsewhere.
#[derive(Debug, Clone, Serialize)]
pub struct OutsideLink {
    /// What it shows.
    pub text: String,
    /// Its address.
    pub url: String,
}

/// What was achieved for a measure in a fiscal year.
#[derive(Debug, Clone, Serialize)]
pub struct YearOfWork {
    /// The year and its page; none for what the source gives no time.
    pub year: Option<Link>,
    /// In the order of the document.
    pub items: Vec<AchievementView>,
}

/// A page of what was achieved in a fiscal year.
#[derive(Debug, Clone, Serialize)]
pub struct WorkView {
    /// 令和2年度（2020年度）; none for what the source gives no time.
    pub year_long: Option<String>,
    /// Short title of the plan.
    pub plan: String,
    /// The plan's name for a measure.
    pub measure_level: String,
    /// How many measures did something.
    pub measures: usize,
    /// How many measures the plan has.
    pub of: usize,
    /// How many things were done.
    pub count: usize,
    /// By top goal.
    pub goals: Vec<WorkGoal>,
    /// Every page of this sort, oldest first.
    pub years: Vec<WorkLink>,
}

/// What was achieved under a top goal.
#[derive(Debug, Clone, Serialize)]
pub struct WorkGoal {
    /// The goal.
    pub goal: Link,
    /// Its measures.
    pub measures: Vec<WorkMeasure>,
}

/// What was achieved for a measure.
#[derive(Debug, Clone, Serialize)]
pub struct WorkMeasure {
    /// Printed code.
    pub code: Option<String>,
    /// The measure.
    pub measure: Link,
    /// Its status in that report, where it is judged itself.
    pub status: Option<StatusView>,
    /// What was done.
    pub items: Vec<AchievementView>,
}

/// A year of work in a list.
#[derive(Debug, Clone, Serialize)]
pub struct WorkLink {
    /// The year, and its page.
    pub year: Link,
    /// How many things were done.
    pub count: usize,
    /// Whether it is the page itself.
    pub is_here: bool,
    /// Whether it is a year before the plan began, or after it ended.
    pub is_outside: bool,
}

/// The fiscal years that an achievement is listed under; none without a time.
fn years_of(a: &Achievement) -> Vec<Option<FiscalYear>> {
    match &a.when {
        When::Years(years) => years.iter().copied().map(Some).collect(),
        when => vec![when.fiscal_year()],
    }
}

impl PlanCtx<'_> {
    /// Every fiscal year in which anything was achieved, oldest first, what has
    /// no time last; with how many things.
    pub fn work_years(&self) -> Vec<(Option<FiscalYear>, usize)> {
        let mut counts = std::collections::BTreeMap::new();
        let results = self.plan.results.iter();
        for a in results.flat_map(|r| r.measures.iter().flat_map(|m| &m.achievements)) {
            for year in years_of(a) {
                *counts.entry((year.is_none(), year)).or_insert(0) += 1;
            }
        }
        counts.into_iter().map(|((_, y), n)| (y, n)).collect()
    }

    /// Links to those years.
    pub fn work_links(&self, here: Option<Option<FiscalYear>>) -> Vec<WorkLink> {
        let years = self.work_years().into_iter();
        years
            .map(|(year, count)| WorkLink {
                year: self.work_link(year),
                count,
                is_here: here == Some(year),
                is_outside: year.is_some_and(|y| y < self.plan.period.0 || y > self.plan.period.1),
            })
            .collect()
    }

    fn work_link(&self, year: Option<FiscalYear>) -> Link {
        let text = match year {
            Some(year) => year.ja_short(),
            None => self.all.words.get("work.undated").to_owned(),
        };
        link(text, routes::work(self.plan, year))
    }

    /// What was achieved for a measure, by fiscal year, oldest first.
    pub fn work_of(&self, measure: usize) -> Vec<YearOfWork> {
        let mut years: Vec<(Option<FiscalYear>, Vec<AchievementView>)> = Vec::new();
        for results in &self.plan.results {
            for a in &results.measures[measure].achievements {
                // On one page each stands once, under the first of its years.
                let year = a.when.fiscal_year();
                let view = self.achievement(a);
                match years.iter_mut().find(|(y, _)| *y == year) {
                    Some((_, items)) => items.push(view),
                    None => years.push((year, vec![view])),
                }
            }
        }
        years.sort_by_key(|(year, _)| (year.is_none(), *year));
        years
            .into_iter()
            .map(|(year, items)| YearOfWork {
                year: year.map(|y| self.work_link(Some(y))),
                items,
            })
            .collect()
    }

    /// The page of a year of work.
    pub fn work(&self, year: Option<FiscalYear>) -> WorkView {
        let plan = self.plan;
        let tops = (0..plan.goals.len()).filter(|g| plan.goals[*g].parent.is_none());
        let of_goals = tops.map(|g| {
            let goal = link(self.goal_title(g), routes::goal(plan, g));
            (goal, &plan.goals[g].all_measures)
        });
        let goals: Vec<WorkGoal> = of_goals
            .chain(std::iter::once((self.unassigned(), &plan.own_measures)))
            .map(|(goal, measures)| WorkGoal {
                goal,
                measures: measures
                    .iter()
                    .flat_map(|m| plan.results.iter().map(move |r| (r, *m)))
                    .filter_map(|(r, m)| self.work_measure(r, m, year))
                    .collect(),
            })
            .filter(|g| !g.measures.is_empty())
            .collect();
        let all = || goals.iter().flat_map(|g| &g.measures);
        WorkView {
            year_long: year.map(FiscalYear::ja),
            plan: self.short_title().to_owned(),
            measure_level: plan.levels.measure.clone(),
            of: plan.measures.len(),
            measures: all().count(),
            count: all().map(|m| m.items.len()).sum(),
            years: self.work_links(Some(year)),
            goals,
        }
    }

    fn work_measure(
        &self,
        results: &YearResults,
        measure: usize,
        year: Option<FiscalYear>,
    ) -> Option<WorkMeasure> {
        let all = results.measures[measure].achievements.iter();
        let items: Vec<AchievementView> = all
            .filter(|a| years_of(a).contains(&year))
            .map(|a| self.achievement(a))
            .collect();
        let m = &self.plan.measures[measure];
        let report = self.report.year(results.year);
        let judged = report.and_then(|r| r.measures.get(measure));
        (!items.is_empty()).then(|| WorkMeasure {
            code: m.code.clone(),
            measure: link(m.name.clone(), routes::measure(self.plan, measure)),
            status: judged.map(|j| self.status(&j.status)),
            items,
        })
    }

    fn achievement(&self, a: &Achievement) -> AchievementView {
        AchievementView {
            when: self.when(&a.when),
            is_year: matches!(a.when, When::At(Moment::Year(_)) | When::Missing(_)),
            printed: a.printed.clone(),
            text: a.text.clone(),
            names: a.names.clone(),
            is_planned: a.is_planned,
            changes: a.changes.iter().map(|c| self.pair(c)).collect(),
            links: a
                .links
                .iter()
                .map(|l| OutsideLink {
                    text: l.title.clone(),
                    url: l.url.clone(),
                })
                .collect(),
            note: a.note.clone(),
        }
    }

    fn pair(&self, pair: &Pair) -> PairView {
        let unit = shown_unit(&pair.unit);
        let by = pair.after.checked_sub(pair.before);
        PairView {
            name: pair.name.clone(),
            before: format!("{}{unit}", number(pair.before)),
            after: format!("{}{unit}", number(pair.after)),
            by: by.map(|by| self.by(by, &pair.unit)).unwrap_or_default(),
        }
    }

    /// When something was, in words.
    pub fn when(&self, when: &When) -> String {
        let words = self.all.words;
        let end = |m: &Option<Moment>| m.map(moment).unwrap_or_default();
        match when {
            When::At(at) => moment(*at),
            When::Years(years) => {
                let names: Vec<String> = years.iter().map(|y| y.ja_short()).collect();
                names.join(words.get("comma"))
            }
            When::Span { from, to } => {
                words.fill("period", &[("from", &end(from)), ("to", &end(to))])
            }
            When::Missing(missing) => missing_word(self.plan, *missing, words),
        }
    }
}
