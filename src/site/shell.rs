//! What stands around every page of a site: its name, its band, its menu.

use serde::Serialize;

use super::routes;
use super::view::{Ctx, Link, link};
use crate::model::look::Mark;
use crate::model::plan::Plan;
use crate::model::site::Site;
use crate::render::format::day;

/// The site as templates see it.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// Title.
    pub name: String,
    /// Language of the pages.
    pub lang: String,
    /// City.
    pub municipality: String,
    /// The mark beside the title.
    pub mark: Option<MarkView>,
    /// Who makes it.
    pub publisher: String,
    /// What they are to the city.
    pub publisher_note: Option<String>,
    /// Licence.
    pub license: String,
    /// Its text.
    pub license_url: Option<String>,
    /// What it covers.
    pub license_note: Option<String>,
    /// The band of a sample.
    pub sample: Option<SampleView>,
    /// How to reach the publisher.
    pub contact: Option<ContactView>,
    /// The menu.
    pub menu: Vec<Link>,
    /// The day of the newest report, else of the newest document:
    /// 令和6年3月14日（2024年）.
    pub as_of: Option<String>,
    /// From the site's folder to the list of sites, where there is one.
    pub sites: Option<String>,
}

/// The mark beside the title.
#[derive(Debug, Clone, Serialize)]
pub struct MarkView {
    /// The picture, from the site's folder.
    pub href: String,
    /// What it shows; empty where it only adorns the title.
    pub alt: String,
    /// Width in pixels of the page, in proportion to the height.
    pub width: u32,
    /// Height in pixels of the page.
    pub height: u32,
}

/// How high a mark stands where no style says otherwise: a line of the title.
const MARK_HEIGHT: u32 = 32;

/// The band of a sample.
#[derive(Debug, Clone, Serialize)]
pub struct SampleView {
    /// The sentence.
    pub notice: String,
    /// Its source document; empty where several sites each have their own.
    pub source: String,
}

/// How to reach the publisher.
#[derive(Debug, Clone, Serialize)]
pub struct ContactView {
    /// Whom.
    pub name: String,
    /// Telephone.
    pub tel: Option<String>,
    /// Mail.
    pub mail: Option<String>,
    /// A form.
    pub url: Option<String>,
}

/// The shell of a site; `is_one_of_several` where the output lists sites.
pub fn shell(ctx: Ctx, is_one_of_several: bool) -> SiteView {
    let site: &Site = ctx.site;
    let mut menu: Vec<Link> = (0..site.plans.len())
        .map(|p| link(ctx.plan(p).short_title(), routes::plan(&site.plans[p])))
        .collect();
    let newest = (0..site.plans.len())
        .filter_map(|p| {
            let plan = ctx.plan(p);
            plan.report.latest(plan.plan).map(|(r, _)| (r.year, p))
        })
        .max();
    if let Some((year, p)) = newest {
        let plan = ctx.plan(p);
        let name = plan.plan.results_of(year).map(|r| plan.report_name(r));
        let name = name.unwrap_or_else(|| year.ja_short());
        let text = ctx.words.fill("menu.year", &[("year", &name)]);
        menu.push(link(text, routes::year(&site.plans[p], year)));
    }
    if !site.departments.is_empty() {
        menu.push(link(ctx.words.get("departments"), routes::departments()));
    }
    if !ctx.sdg_numbers().is_empty() {
        menu.push(link(ctx.words.get("sdgs"), routes::sdgs()));
    }
    if !site.glossary.terms.is_empty() {
        menu.push(link(ctx.words.get("glossary"), routes::glossary()));
    }
    if !site.corrections.is_empty() {
        menu.push(link(ctx.words.get("corrections"), routes::corrections()));
    }
    SiteView {
        name: site.name.clone(),
        lang: site
            .languages
            .first()
            .cloned()
            .unwrap_or_else(|| "ja".to_owned()),
        municipality: site.municipality.name.clone(),
        mark: site.look.mark.as_ref().map(mark),
        publisher: site.publisher.name.clone(),
        publisher_note: site.publisher.note.clone(),
        license: site.license.name.clone(),
        license_url: site.license.url.clone(),
        license_note: site.license.note.clone(),
        sample: site.sample.as_ref().map(|s| SampleView {
            notice: s.notice.clone(),
            source: s.source.clone(),
        }),
        contact: site.contact.as_ref().map(|c| ContactView {
            name: c.name.clone(),
            tel: c.tel.clone(),
            mail: c.mail.clone(),
            url: c.url.clone(),
        }),
        menu,
        as_of: (0..site.plans.len())
            .filter_map(|p| {
                let plan = ctx.plan(p);
                let (results, _) = plan.report.latest(plan.plan)?;
                results.edition.as_ref()?.report_date.as_ref().ok()
            })
            .max()
            .or(site.plans.iter().filter_map(source_date).max())
            .map(|date| day(date)),
        sites: is_one_of_several.then(|| "../index.html".to_owned()),
    }
}

fn mark(mark: &Mark) -> MarkView {
    let width = u64::from(mark.width) * u64::from(MARK_HEIGHT) / u64::from(mark.height.max(1));
    MarkView {
        href: routes::static_file(&mark.path),
        alt: mark.alt.clone().unwrap_or_default(),
        // A banner is as wide as the sheet at most.
        width: width.clamp(1, 1000) as u32,
        height: MARK_HEIGHT,
    }
}

impl SiteView {
    /// The shell of the list of sites. Where the first site is a sample, so are
    /// its neighbours, and the list bears the band too. What only one of them says
    /// of itself is not said of all.
    pub fn of_list(sites: &[&Site], words: &crate::render::words::Words) -> Self {
        let first = sites.first().copied();
        let is_common = |of: fn(&Site) -> Option<&str>| {
            let said = first.and_then(of);
            sites.iter().all(|s| of(s) == said).then_some(said)?
        };
        let note = is_common(|s| s.publisher.note.as_deref());
        let source = is_common(|s| Some(s.sample.as_ref()?.source.as_str()));
        Self {
            name: words.get("sites.name").to_owned(),
            lang: "ja".to_owned(),
            municipality: String::new(),
            mark: None,
            publisher: first.map(|s| s.publisher.name.clone()).unwrap_or_default(),
            publisher_note: note.map(str::to_owned),
            license: first.map(|s| s.license.name.clone()).unwrap_or_default(),
            license_url: first.and_then(|s| s.license.url.clone()),
            license_note: first.and_then(|s| s.license.note.clone()),
            sample: first.and_then(|s| s.sample.as_ref()).map(|s| SampleView {
                notice: s.notice.clone(),
                source: source.unwrap_or_default().to_owned(),
            }),
            contact: None,
            menu: Vec::new(),
            as_of: None,
            sites: None,
        }
    }
}

/// The day of the document that a plan was taken from.
fn source_date(plan: &Plan) -> Option<&String> {
    plan.source.as_ref()?.date.as_ref()
}
