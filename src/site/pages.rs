//! The list of pages of a site, and how each is written.

use std::collections::HashMap;

use serde::Serialize;

use super::routes;
use super::terms::Terms;
use super::view::correction::CorrectionView;
use super::view::{Ctx, Link, link};
use crate::files::OutputFile;
use crate::model::rule::Status;
use crate::model::year::FiscalYear;
use crate::render::theme::{Theme, ThemeFault};

/// What every template gets beside its own view.
#[derive(Debug, Serialize)]
pub struct PageView {
    /// The kind of page; also its template's name.
    pub kind: &'static str,
    /// Title of the page alone.
    pub title: String,
    /// What the page says, for `<meta name="description">`.
    pub description: String,
    /// From the page to the site's folder (`../../`).
    pub root: String,
    /// Where the page stands below the site.
    pub path: String,
    /// Its address on the city's website.
    pub url: String,
    /// The way from the first page to this one, without either.
    pub crumbs: Vec<Link>,
    /// What was put right of the things on this page, newest first.
    pub corrections: Vec<CorrectionView>,
}

#[derive(Serialize)]
struct Whole<'a, V: Serialize> {
    page: &'a PageView,
    view: &'a V,
}

/// A page that exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageId {
    /// The first page.
    Home,
    /// A plan.
    Plan(usize),
    /// A goal of a plan.
    Goal(usize, usize),
    /// A measure of a plan.
    Measure(usize, usize),
    /// A year's report of a plan.
    Year(usize, FiscalYear),
    /// One class of a year's report.
    Status(usize, FiscalYear, Status),
    /// What was achieved in a fiscal year; what has no time without one.
    Work(usize, Option<FiscalYear>),
    /// All years of a plan beside each other.
    History(usize),
    /// What became of the plan before a plan.
    Flow(usize),
    /// How the figures of a plan come about.
    Method(usize),
    /// How the work of a plan is to be done.
    Guideline(usize),
    /// A letter that orders how a plan is worked on.
    Directive(usize, usize),
    /// The list of Sustainable Development Goals.
    Sdgs,
    /// A Sustainable Development Goal.
    Sdg(u32),
    /// The list of departments.
    Departments,
    /// A department.
    Department(usize),
    /// The terms and what they mean.
    Glossary,
    /// What was published wrongly and put right.
    Corrections,
    /// The departments before and after they were ordered anew.
    Reorganisation(usize),
    /// What a web server shows for an address that does not exist.
    NotFound,
}

/// Every page of a site, in a fixed order.
pub fn pages(ctx: Ctx) -> Vec<PageId> {
    let mut pages = vec![PageId::Home];
    for (p, plan) in ctx.site.plans.iter().enumerate() {
        pages.push(PageId::Plan(p));
        pages.extend((0..plan.goals.len()).map(|g| PageId::Goal(p, g)));
        pages.extend((0..plan.measures.len()).map(|m| PageId::Measure(p, m)));
        let work = ctx.plan(p).work_years().into_iter();
        pages.extend(work.map(|(year, _)| PageId::Work(p, year)));
        if plan.has_several_reports() {
            pages.push(PageId::History(p));
        }
        if plan.follows.is_some() {
            pages.push(PageId::Flow(p));
        }
        if ctx.plan(p).has_method() {
            pages.push(PageId::Method(p));
        }
        if plan.guideline.has_page() {
            pages.push(PageId::Guideline(p));
        }
        let directives = 0..plan.guideline.directives.len();
        pages.extend(directives.map(|d| PageId::Directive(p, d)));
        for (results, report) in plan.results.iter().zip(&ctx.report.plans[p].years) {
            if results.edition.is_none() {
                continue;
            }
            pages.push(PageId::Year(p, results.year));
            let with_rows = report.classes().iter().filter(|(_, n)| *n > 0);
            pages.extend(with_rows.map(|(s, _)| PageId::Status(p, results.year, s.clone())));
        }
    }
    let sdgs = ctx.sdg_numbers();
    if !sdgs.is_empty() {
        pages.push(PageId::Sdgs);
        pages.extend(sdgs.into_iter().map(PageId::Sdg));
    }
    if !ctx.site.departments.is_empty() {
        pages.push(PageId::Departments);
    }
    pages.extend((0..ctx.site.departments.len()).map(PageId::Department));
    if !ctx.site.glossary.terms.is_empty() {
        pages.push(PageId::Glossary);
    }
    if !ctx.site.corrections.is_empty() {
        pages.push(PageId::Corrections);
    }
    pages.extend((0..ctx.site.reorganisations.len()).map(PageId::Reorganisation));
    pages.push(PageId::NotFound);
    pages
}

/// Where a page stands below its site.
pub fn path(ctx: Ctx, page: &PageId) -> String {
    let plan = |p: &usize| &ctx.site.plans[*p];
    match page {
        PageId::Home => "index.html".to_owned(),
        PageId::Plan(p) => routes::plan(plan(p)),
        PageId::Goal(p, g) => routes::goal(plan(p), *g),
        PageId::Measure(p, m) => routes::measure(plan(p), *m),
        PageId::Year(p, y) => routes::year(plan(p), *y),
        PageId::Status(p, y, s) => routes::status(plan(p), *y, s),
        PageId::Work(p, year) => routes::work(plan(p), *year),
        PageId::History(p) => routes::history(plan(p)),
        PageId::Flow(p) => routes::flow(plan(p)),
        PageId::Method(p) => routes::method(plan(p)),
        PageId::Guideline(p) => routes::guideline(plan(p)),
        PageId::Directive(p, d) => routes::directive(plan(p), *d),
        PageId::Sdgs => routes::sdgs(),
        PageId::Sdg(n) => routes::sdg(*n),
        PageId::Departments => routes::departments(),
        PageId::Department(d) => routes::department(&ctx.site.departments[*d]),
        PageId::Glossary => routes::glossary(),
        PageId::Corrections => routes::corrections(),
        PageId::Reorganisation(r) => routes::reorganisation(ctx.site.reorganisations[*r].year),
        PageId::NotFound => "404.html".to_owned(),
    }
}

/// A page that was written.
pub struct Written {
    /// Its kind, by which `site.yaml` says how heavy it may be.
    pub kind: &'static str,
    /// The file.
    pub file: OutputFile,
}

/// What the pages of a site share, made once before any of them.
pub struct Shared {
    terms: Terms,
    /// By the paths of the pages that they touch.
    corrections: HashMap<String, Vec<CorrectionView>>,
}

impl Shared {
    /// Makes it for a site.
    pub fn new(ctx: Ctx) -> Self {
        Self {
            terms: Terms::new(ctx),
            corrections: ctx.corrections_by_page(),
        }
    }
}

/// Writes a page below `folder` (the site's own, empty or with a slash behind);
/// nothing for a year without a report, which [`pages`] does not list.
///
/// # Errors
/// The place in the theme that failed.
pub fn write(
    ctx: Ctx,
    theme: &Theme,
    shared: &Shared,
    page: &PageId,
    folder: &str,
) -> Result<Option<Written>, ThemeFault> {
    let path = path(ctx, page);
    let root = routes::root_from(&path);
    let words = ctx.words;
    let make = |kind, title: String, description: String, crumbs| PageView {
        kind,
        title,
        description,
        root: root.clone(),
        path: path.clone(),
        url: format!("{}{path}", ctx.site.base_url),
        crumbs,
        corrections: shared.corrections.get(&path).cloned().unwrap_or_default(),
    };
    let plan_crumb = |p: usize| link(ctx.plan(p).short_title(), routes::plan(&ctx.site.plans[p]));
    let (written, html) = match page {
        PageId::Home => {
            let view = ctx.home(&root);
            let description = view
                .main
                .as_ref()
                .and_then(|m| m.latest.as_ref())
                .map_or_else(|| ctx.site.name.clone(), |l| l.tally.sentence.clone());
            finish(
                theme,
                make("home", ctx.site.name.clone(), description, vec![]),
                &view,
            )
        }
        PageId::Plan(p) => {
            let view = ctx.plan(*p).view(&root);
            let description = view
                .latest
                .as_ref()
                .map_or_else(|| view.period.clone(), |l| l.tally.sentence.clone());
            finish(
                theme,
                make("plan", view.title.clone(), description, vec![]),
                &view,
            )
        }
        PageId::Goal(p, g) => {
            let view = ctx.plan(*p).goal(*g, &root);
            let mut crumbs = vec![plan_crumb(*p)];
            crumbs.extend(view.above.clone());
            let description = view
                .tallies
                .first()
                .map_or(view.sentence.clone(), |t| t.sentence.clone());
            finish(
                theme,
                make("goal", ctx.plan(*p).goal_title(*g), description, crumbs),
                &view,
            )
        }
        PageId::Measure(p, m) => {
            let view = ctx.plan(*p).measure(*m, &root);
            let mut crumbs = vec![plan_crumb(*p)];
            crumbs.extend(view.goals.clone());
            let title = match &view.code {
                Some(code) => format!("{code} {}", view.name),
                None => view.name.clone(),
            };
            finish(
                theme,
                make("measure", title, view.sentence.clone(), crumbs),
                &view,
            )
        }
        PageId::Year(p, y) => {
            let Some(view) = ctx.plan(*p).year(*y, &root) else {
                return Ok(None);
            };
            let description = view
                .tally
                .as_ref()
                .map(|t| t.sentence.clone())
                .unwrap_or_default();
            let title = words.fill(
                "year.title",
                &[
                    ("plan", ctx.plan(*p).short_title()),
                    ("year", &view.year_long),
                ],
            );
            finish(
                theme,
                make("year", title, description, vec![plan_crumb(*p)]),
                &view,
            )
        }
        PageId::Status(p, y, s) => {
            let Some(view) = ctx.plan(*p).status_page(*y, s) else {
                return Ok(None);
            };
            let title = words.fill(
                "status.title",
                &[
                    ("status", &view.class.status.word),
                    ("n", &view.class.count.to_string()),
                    ("counter", &ctx.site.plans[*p].counter),
                    ("year", &view.year_long),
                ],
            );
            let crumbs = vec![plan_crumb(*p), view.report.clone()];
            finish(theme, make("status", title.clone(), title, crumbs), &view)
        }
        PageId::Work(p, year) => {
            let view = ctx.plan(*p).work(*year);
            let when = view.year_long.as_deref();
            let title = words.fill(
                "work.title",
                &[
                    ("plan", ctx.plan(*p).short_title()),
                    ("year", when.unwrap_or(words.get("work.undated"))),
                ],
            );
            let crumbs = vec![plan_crumb(*p)];
            finish(theme, make("work", title.clone(), title, crumbs), &view)
        }
        PageId::History(p) => {
            let Some(view) = ctx.plan(*p).history() else {
                return Ok(None);
            };
            let title = words.fill("history.title", &[("plan", ctx.plan(*p).short_title())]);
            finish(
                theme,
                make("history", title.clone(), title, vec![plan_crumb(*p)]),
                &view,
            )
        }
        PageId::Flow(p) => {
            let Some(view) = ctx.plan(*p).flow() else {
                return Ok(None);
            };
            let title = words.fill(
                "flow.of",
                &[("from", &view.before.text), ("to", &view.here.text)],
            );
            let description = view.sentence.clone();
            finish(
                theme,
                make("flow", title, description, vec![plan_crumb(*p)]),
                &view,
            )
        }
        PageId::Method(p) => {
            let view = ctx.plan(*p).method();
            let title = words.fill("method.title", &[("plan", ctx.plan(*p).short_title())]);
            let description = view.sentence.clone();
            finish(
                theme,
                make("method", title, description, vec![plan_crumb(*p)]),
                &view,
            )
        }
        PageId::Guideline(p) => {
            let Some(view) = ctx.plan(*p).guideline() else {
                return Ok(None);
            };
            let title = words.fill("guideline.title", &[("plan", ctx.plan(*p).short_title())]);
            let description = view.sentence.clone();
            finish(
                theme,
                make("guideline", title, description, vec![plan_crumb(*p)]),
                &view,
            )
        }
        PageId::Directive(p, d) => {
            let view = ctx.plan(*p).directive(*d);
            let title = view.item.page.text.clone();
            let description = view.sentence.clone();
            finish(
                theme,
                make("directive", title, description, vec![plan_crumb(*p)]),
                &view,
            )
        }
        PageId::Sdgs => {
            let title = words.get("sdgs").to_owned();
            finish(
                theme,
                make("sdgs", title.clone(), title, vec![]),
                &ctx.sdgs(),
            )
        }
        PageId::Sdg(n) => {
            let view = ctx.sdg(*n);
            let title = words.fill(
                "sdg.title",
                &[("n", &view.number.to_string()), ("name", &view.name)],
            );
            let crumbs = vec![link(words.get("sdgs"), routes::sdgs())];
            finish(theme, make("sdg", title.clone(), title, crumbs), &view)
        }
        PageId::Departments => {
            let title = words.get("departments").to_owned();
            finish(
                theme,
                make("departments", title.clone(), title, vec![]),
                &ctx.departments(),
            )
        }
        PageId::Department(d) => {
            let view = ctx.department(*d);
            let description = view.plans.first().map_or_else(
                || view.name.clone(),
                |p| format!("{} {}", view.name, p.sentence),
            );
            let crumbs = vec![link(words.get("departments"), routes::departments())];
            finish(
                theme,
                make("department", view.name.clone(), description, crumbs),
                &view,
            )
        }
        PageId::Glossary => {
            let view = ctx.glossary();
            let title = words.get("glossary.title").to_owned();
            let count = [("n", view.count.to_string())];
            let count = count.each_ref().map(|(name, n)| (*name, n.as_str()));
            let description = words.fill("glossary.lead", &count);
            finish(theme, make("glossary", title, description, vec![]), &view)
        }
        PageId::Corrections => {
            let view = ctx.corrections();
            let title = words.get("corrections.title").to_owned();
            let count = [("n", view.count.to_string())];
            let count = count.each_ref().map(|(name, n)| (*name, n.as_str()));
            let description = words.fill("corrections.lead", &count);
            finish(
                theme,
                make("corrections", title, description, vec![]),
                &view,
            )
        }
        PageId::Reorganisation(r) => {
            let view = ctx.reorganisation(*r);
            let crumbs = vec![link(words.get("departments"), routes::departments())];
            finish(
                theme,
                make(
                    "reorganisation",
                    view.title.clone(),
                    view.sentence.clone(),
                    crumbs,
                ),
                &view,
            )
        }
        PageId::NotFound => {
            let title = words.get("not_found.title").to_owned();
            finish(theme, make("404", title.clone(), title, vec![]), &())
        }
    }?;
    let html = match page {
        // Every term stands there already.
        PageId::Glossary => html,
        _ => shared.terms.explain(theme, &written, html)?,
    };
    Ok(Some(Written {
        kind: written.kind,
        file: OutputFile::text(format!("{folder}{path}"), html),
    }))
}

fn finish<V: Serialize>(
    theme: &Theme,
    page: PageView,
    view: &V,
) -> Result<(PageView, String), ThemeFault> {
    let template = format!("{}.html", page.kind);
    let html = theme.render(&template, &Whole { page: &page, view })?;
    Ok((page, html))
}
