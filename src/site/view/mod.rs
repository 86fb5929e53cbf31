//! What templates get: small structs of text, one file a kind of page.

pub mod achievement;
pub mod cell;
pub mod correction;
mod course;
pub mod department;
pub mod drawing;
pub mod flow_chart;
pub mod glossary;
pub mod goal;
pub mod guideline;
pub mod history;
pub mod home;
pub mod indicator;
pub mod judged;
mod kept;
pub mod measure;
pub mod method;
mod method_words;
pub mod money;
mod money_words;
pub mod multiples;
pub mod naming;
pub mod observed;
pub mod organisation;
pub mod plan;
pub mod prepared;
pub mod progress;
pub mod reading;
pub mod roadmap;
pub mod sdg;
pub mod succession;
pub mod system;
pub mod tally;
pub mod working;
pub mod year;

use serde::Serialize;

use crate::diag::Sources;
use crate::model::narrative::{About, LinkTarget, Narrative};
use crate::model::plan::Plan;
use crate::model::rule::{Shape, State, Status};
use crate::model::site::Site;
use crate::model::value::Missing;
use crate::model::word::Word;
use crate::model::year::FiscalYear;
use crate::render::markdown;
use crate::render::words::Words;
use crate::report::{PlanReport, Report};

use self::prepared::Prepared;
use super::routes;

/// What views are made from.
#[derive(Clone, Copy)]
pub struct Ctx<'a> {
    /// The site.
    pub site: &'a Site,
    /// Its report.
    pub report: &'a Report,
    /// The theme's words.
    pub words: &'a Words,
    /// The texts of narratives.
    pub sources: &'a Sources,
    /// What several pages of each plan show, with all charts, made once by
    /// [`prepare`](prepared::prepare).
    pub prepared: &'a [Prepared],
}

/// A plan with its report, as most views need it.
#[derive(Clone, Copy)]
pub struct PlanCtx<'a> {
    /// All of the site.
    pub all: Ctx<'a>,
    /// The plan.
    pub plan: &'a Plan,
    /// Its index in the site.
    pub index: usize,
    /// Its report.
    pub report: &'a PlanReport,
    /// What several of its pages show; nothing while that is being made.
    prepared: Option<&'a Prepared>,
}

impl<'a> Ctx<'a> {
    /// The plan of an index.
    pub fn plan(self, index: usize) -> PlanCtx<'a> {
        PlanCtx {
            all: self,
            plan: &self.site.plans[index],
            index,
            report: &self.report.plans[index],
            prepared: self.prepared.get(index),
        }
    }
}

/// A word and where it leads, below the site.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// The text.
    pub text: String,
    /// Below the site's folder.
    pub href: String,
}

/// A link.
pub fn link(text: impl Into<String>, href: impl Into<String>) -> Link {
    Link {
        text: text.into(),
        href: href.into(),
    }
}

/// A judgement or state as every page shows it: by word, shape and colour.
#[derive(Debug, Clone, Serialize)]
pub struct StatusView {
    /// Its id.
    pub id: String,
    /// The plan's word.
    pub word: String,
    /// Its short mark.
    pub symbol: String,
    /// The theme's symbol: `ring`, `cross`, … `pending`, `unread`, `none`.
    pub shape: &'static str,
    /// The colour class: a tone, or the state.
    pub class: &'static str,
    /// Whether it is a judgement, not a state.
    pub is_judged: bool,
}

/// A status in the words of its plan.
pub fn status_view(plan: &Plan, status: &Status, words: &Words) -> StatusView {
    match status {
        Status::Judged(id) => {
            let word = plan.status_word(id);
            StatusView {
                id: id.clone(),
                word: word.map_or(id.clone(), |w| w.word.clone()),
                symbol: word.map_or(String::new(), |w| w.symbol.clone()),
                shape: word.map_or(Shape::Dash, |w| w.shape).word(),
                class: word.map_or("neutral", |w| w.tone.word()),
                is_judged: true,
            }
        }
        Status::State(state) => StatusView {
            id: state.word().to_owned(),
            word: state_word(plan, *state, words),
            symbol: plan
                .states
                .iter()
                .find(|s| s.state == *state)
                .and_then(|s| s.symbol.clone())
                .unwrap_or_default(),
            shape: match state {
                State::NotYetKnown => "pending",
                State::NotSet => "dash",
                State::Unreadable => "unread",
                State::NotJudged => "none",
            },
            class: state.word(),
            is_judged: false,
        },
    }
}

/// The word of a status.
pub fn status_word(plan: &Plan, status: &Status, words: &Words) -> String {
    status_view(plan, status, words).word
}

/// The plan's word for a state, else the theme's.
pub fn state_word(plan: &Plan, state: State, words: &Words) -> String {
    let own = plan
        .states
        .iter()
        .find(|s| s.state == state)
        .and_then(|s| s.word.clone());
    own.unwrap_or_else(|| words.get(&format!("state.{}", state.word())).to_owned())
}

/// The word that stands where a value is missing.
pub fn missing_word(plan: &Plan, missing: Missing, words: &Words) -> String {
    match missing {
        Missing::NotInSource => words.get("missing.not_in_source").to_owned(),
        other => state_word(plan, State::from(other), words),
    }
}

/// A narrative, ready for a page.
#[derive(Debug, Clone, Serialize)]
pub struct NarrativeView {
    /// Its own heading.
    pub title: Option<String>,
    /// The year it speaks of.
    pub year: Option<String>,
    /// HTML, made here from Markdown; nothing raw passes.
    pub html: String,
}

impl PlanCtx<'_> {
    /// A status in this plan's words.
    pub fn status(&self, status: &Status) -> StatusView {
        status_view(self.plan, status, self.all.words)
    }

    /// The narratives about something, newest year first; for a year's page
    /// only those of that year.
    pub fn narratives(
        &self,
        about: About,
        year: Option<FiscalYear>,
        root: &str,
    ) -> Vec<NarrativeView> {
        let mut found: Vec<&Narrative> = self
            .plan
            .narratives
            .iter()
            .filter(|n| n.about == about && (year.is_none() || n.year == year))
            .collect();
        found.sort_by_key(|n| std::cmp::Reverse(n.year));
        found.into_iter().map(|n| self.narrative(n, root)).collect()
    }

    fn narrative(&self, narrative: &Narrative, root: &str) -> NarrativeView {
        let text = self.all.sources.text(narrative.body.file);
        let body = text.get(narrative.body.start as usize..).unwrap_or("");
        let html = markdown::render(body, &|dest| {
            match LinkTarget::resolve(dest, self.all.site, self.index) {
                Ok(target) => self.href(&target, root),
                // The loader has refused the site for it already.
                Err(_) => String::new(),
            }
        });
        NarrativeView {
            title: narrative.title.clone(),
            year: narrative.year.map(|year| match self.plan.results_of(year) {
                Some(results) => self.report_name(results),
                None => year.ja_short(),
            }),
            html,
        }
    }

    fn href(&self, target: &LinkTarget, root: &str) -> String {
        let plans = &self.all.site.plans;
        let below = match target {
            LinkTarget::External(url) => return url.clone(),
            LinkTarget::Plan(p) => routes::plan(&plans[*p]),
            LinkTarget::Goal(p, g) => routes::goal(&plans[*p], *g),
            LinkTarget::Measure(p, m) => routes::measure(&plans[*p], *m),
            LinkTarget::Year(p, y) => routes::year(&plans[*p], *y),
            LinkTarget::Department(d) => routes::department(&self.all.site.departments[*d]),
        };
        format!("{root}{below}")
    }

    /// The short title of the plan.
    pub fn short_title(&self) -> &str {
        self.plan.short_title.as_deref().unwrap_or(&self.plan.title)
    }

    /// An id with the plan's before it, for drawings on pages that show several
    /// plans.
    pub fn global_id(&self, id: &str) -> String {
        format!("{}-{id}", self.plan.id)
    }

    /// Code and name of a measure.
    pub fn measure_title(&self, measure: usize) -> String {
        let measure = &self.plan.measures[measure];
        match &measure.code {
            Some(code) => format!("{code} {}", measure.name),
            None => measure.name.clone(),
        }
    }
}
