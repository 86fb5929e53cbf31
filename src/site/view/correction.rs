//! Corrections: on a page of their own, and on every page they touch.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use super::{Ctx, Link, StatusView, link};
use crate::model::correction::{Correction, Subject};
use crate::render::format::day;
use crate::site::routes;

/// The page of corrections.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionsPage {
    /// The corrections, newest first.
    pub corrections: Vec<CorrectionView>,
    /// How many.
    pub count: usize,
}

/// A correction.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionView {
    /// The id of its part of the page of corrections.
    pub anchor: String,
    /// Where that stands.
    pub href: String,
    /// The day it was put right.
    pub date: String,
    /// What it is about; none where it is about the site as a whole.
    pub subject: Option<Link>,
    /// The report of its year, where there is one.
    pub year: Option<Link>,
    /// The year, where no report was made.
    pub year_name: Option<String>,
    /// What was wrong.
    pub what: String,
    /// What stood there.
    pub was: String,
    /// What stands there now.
    pub is: String,
    /// How it came about.
    pub why: String,
    /// The verdict before; none where it stayed as it was.
    pub verdict_was: Option<StatusView>,
    /// The verdict now.
    pub verdict_is: Option<StatusView>,
}

impl Ctx<'_> {
    /// The page of corrections.
    pub fn corrections(self) -> CorrectionsPage {
        let all = &self.site.corrections;
        CorrectionsPage {
            count: all.len(),
            corrections: all.iter().map(|c| self.correction(c)).collect(),
        }
    }

    /// The corrections by the paths of the pages that they touch, on each page
    /// newest first. Made once for a site; every page then looks up its own.
    pub fn corrections_by_page(self) -> HashMap<String, Vec<CorrectionView>> {
        let mut by_page: HashMap<String, Vec<CorrectionView>> = HashMap::new();
        for view in self.corrections().corrections {
            let links = view.subject.iter().chain(&view.year);
            let paths = links.filter_map(|l| l.href.split('#').next());
            let paths: BTreeSet<String> = paths.map(str::to_owned).collect();
            for path in paths {
                by_page.entry(path).or_default().push(view.clone());
            }
        }
        by_page
    }

    fn correction(self, c: &Correction) -> CorrectionView {
        let anchor = routes::correction_anchor(c);
        let year = self.year_page(c);
        let plan = c.subject.plan().map(|p| self.plan(p));
        let verdict = plan.zip(c.verdict.as_ref());
        let verdict = verdict.map(|(plan, (was, is))| (plan.status(was), plan.status(is)));
        let (verdict_was, verdict_is) = verdict.unzip();
        CorrectionView {
            href: format!("{}#{anchor}", routes::corrections()),
            anchor,
            date: day(&c.date),
            subject: self.subject(c.subject),
            year_name: c.year.filter(|_| year.is_none()).map(|y| y.ja_short()),
            year,
            what: c.what.clone(),
            was: c.was.clone(),
            is: c.is.clone(),
            why: c.why.clone(),
            verdict_was,
            verdict_is,
        }
    }

    fn subject(self, subject: Subject) -> Option<Link> {
        let plan = self.plan(subject.plan()?);
        let known = plan.plan;
        Some(match subject {
            Subject::Site => return None,
            Subject::Plan(_) => link(plan.short_title(), routes::plan(known)),
            Subject::Goal(_, g) => link(plan.goal_title(g), routes::goal(known, g)),
            Subject::Measure(_, m) => link(plan.measure_title(m), routes::measure(known, m)),
            Subject::Indicator(_, i) => {
                let place = routes::indicator(known, i);
                // Figures that no report judges share a chart, and have no place
                // of their own on the page.
                let is_judged = known.indicators[i].kind.is_judged();
                let page = place.split('#').next().unwrap_or_default().to_owned();
                link(plan.indicator_name(i), if is_judged { place } else { page })
            }
        })
    }

    /// The report of the year that a correction is about.
    fn year_page(self, c: &Correction) -> Option<Link> {
        let plan = self.plan(c.subject.plan()?);
        let results = plan.plan.results_of(c.year?)?;
        results.edition.as_ref()?;
        let page = routes::year(plan.plan, results.year);
        Some(link(plan.report_name(results), page))
    }
}
