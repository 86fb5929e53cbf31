//! The order of things, on one screen: read, load, evaluate, write, publish.

mod face;

use std::collections::HashSet;
use std::path::Path;

use rayon::prelude::*;
use serde::Serialize;

use crate::diag::{self, Diagnostic, Sources, Span, both, codes};
use crate::export::figure::{self, FigureStyle};
use crate::export::report_json::report_json;
use crate::files::OutputFile;
use crate::load::{self, Accepted, Tree};
use crate::model::look::Look;
use crate::model::site::Site;
use crate::publish::{
    BrokenLink, Lock, Manifest, PublishError, Published, carried, check_links, publish,
};
use crate::render::theme::{self, Theme, ThemeFault};
use crate::report::{self, Report};
use crate::site::pages::{PageId, PageView, Written};
use crate::site::shell::{SiteView, shell};
use crate::site::view::Ctx;
use crate::site::view::home::SiteItem;
use crate::site::view::prepared::prepare;
use crate::site::{figures, pages, view};

/// A project that was read and evaluated, with everything found on the way.
pub struct Project {
    tree: Tree,
    sites: Vec<(Site, Report)>,
    chosen: Vec<String>,
    /// What staff let stand of that which shows once pages are written.
    accepted: Vec<Accepted>,
    /// Whether a site that was not chosen has errors, so that what is known of
    /// it is no match for what is published of it.
    has_broken_others: bool,
    /// The sites that the output holds already; `None` where nobody has looked,
    /// and the list of sites names them all.
    published: Option<Vec<String>>,
    /// Findings, sorted, accepted ones marked.
    pub findings: Vec<Diagnostic>,
}

/// What a build made, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Made {
    /// Sites.
    pub sites: usize,
    /// Plans.
    pub plans: usize,
    /// Measures.
    pub measures: usize,
    /// Indicators.
    pub indicators: usize,
    /// Charts drawn.
    pub charts: usize,
    /// Pages.
    pub pages: usize,
}

impl Project {
    /// The texts that findings point into.
    pub fn sources(&self) -> &Sources {
        &self.tree.sources
    }

    /// Looks which sites the output holds, so that the list of sites leads to
    /// none that a build of some leaves out and no build has published yet.
    ///
    /// # Errors
    /// The manifest of the output cannot be read.
    pub fn look_at(&mut self, lock: &Lock) -> Result<(), PublishError> {
        let files = Manifest::read(lock.out())?.map_or(Vec::new(), |m| m.files);
        let begins = |site: &str| {
            let first = format!("{site}/index.html");
            files.iter().any(|entry| entry.path == first)
        };
        let sites = self.tree.sites.iter().map(|s| s.id.clone());
        self.published = Some(sites.filter(|s| begins(s)).collect());
        Ok(())
    }

    /// Whether the list of sites names a site.
    fn lists(&self, site: &str) -> bool {
        let has = |list: &[String]| list.iter().any(|s| s == site);
        let is_chosen = self.chosen.is_empty() || has(&self.chosen);
        is_chosen || self.published.as_deref().is_none_or(has)
    }
}

/// Reads a project and finds all that is wrong with it. `chosen` limits it to
/// some sites; empty means all.
pub fn check(root: &Path, chosen: &[String]) -> Project {
    let mut tree = load::read(root);
    let loaded = load::load(&tree);
    let mut findings = std::mem::take(&mut tree.found);
    findings.extend(loaded.found);
    let sites: Vec<(Site, Report)> = loaded
        .sites
        .into_par_iter()
        .map(|site| {
            let report = report::report(&site);
            (site, report)
        })
        .collect();
    for (site, report) in &sites {
        let doubts = doubts(site, report, &findings);
        findings.extend(doubts);
        if theme::exists(&site.theme, &tree) {
            if chosen.is_empty() || chosen.contains(&site.id) {
                findings.extend(face::check(site, &mut tree));
            }
        } else {
            findings.push(Diagnostic::new(
                &codes::UNKNOWN_THEME,
                site.theme_span,
                both(
                    format!("テーマ「{}」がありません", site.theme),
                    format!("there is no theme '{}'", site.theme),
                ),
                both(
                    "site.yaml の theme を civic にするか、themes/ に置きます",
                    "use theme: civic, or put it in themes/",
                ),
            ));
        }
    }
    let known: Vec<&str> = tree.sites.iter().map(|s| s.id.as_str()).collect();
    for id in chosen.iter().filter(|id| !known.contains(&id.as_str())) {
        findings.push(Diagnostic::without_place(
            &codes::UNKNOWN_SITE,
            both(
                format!("サイト「{id}」は content/ にありません"),
                format!("there is no site '{id}' in content/"),
            ),
            both(
                format!("あるサイト: {}", known.join(", ")),
                format!("sites: {}", known.join(", ")),
            ),
        ));
    }
    weigh_as_chosen(&mut findings, &sites, &tree);
    let folder_of = |span: Span| folder_of(&tree, span);
    let (late, early): (Vec<Accepted>, Vec<Accepted>) = loaded
        .accepted
        .into_iter()
        .partition(|a| a.code == codes::OVER_BUDGET.name);
    load::apply(&mut findings, &early, |a, b| is_same_site(&tree, a, b));
    let mut has_broken_others = false;
    if !chosen.is_empty() {
        findings.retain(|d| {
            // A theme is looked at for chosen sites alone.
            let is_ours = d
                .span
                .is_none_or(|s| is_of_theme(&tree, s) || chosen.iter().any(|c| c == folder_of(s)));
            has_broken_others |= !is_ours && d.blocks(false);
            is_ours
        });
    }
    diag::render::sort(&mut findings);
    Project {
        tree,
        sites,
        chosen: chosen.to_vec(),
        accepted: late,
        has_broken_others,
        published: None,
        findings,
    }
}

/// Gives findings the weight that their site has chosen for their code.
fn weigh_as_chosen(findings: &mut [Diagnostic], sites: &[(Site, Report)], tree: &Tree) {
    for (site, _) in sites.iter().filter(|(site, _)| !site.severities.is_empty()) {
        for d in findings.iter_mut() {
            let is_here = d
                .span
                .is_some_and(|s| site.id.is_empty() || folder_of(tree, s) == site.id);
            let chosen = site.severities.iter().find(|(code, _)| *code == d.code);
            if let (true, Some((_, severity))) = (is_here, chosen) {
                d.severity = *severity;
            }
        }
    }
}

/// The site's folder that a place lies in; empty where `content/` is the site.
fn folder_of(tree: &Tree, span: Span) -> &str {
    let path = tree.sources.get(span.file).map_or("", |f| f.path.as_str());
    path.strip_prefix("content/")
        .and_then(|p| p.split_once('/'))
        .map_or("", |(site, _)| site)
}

fn is_of_theme(tree: &Tree, span: Span) -> bool {
    let file = tree.sources.get(span.file);
    file.is_some_and(|f| f.path.starts_with("themes/"))
}

fn is_same_site(tree: &Tree, a: Span, b: Span) -> bool {
    tree.sites.iter().all(|s| s.id.is_empty()) || folder_of(tree, a) == folder_of(tree, b)
}

/// Doubts about figures, save where a mistake in the very file, or in its plan,
/// has left a row out: a sum that is off for that reason is nobody's doubt.
fn doubts(site: &Site, report: &Report, mistakes: &[Diagnostic]) -> Vec<Diagnostic> {
    let is_whole = |file: diag::FileId| {
        let mut of_file = mistakes
            .iter()
            .filter(|d| d.span.is_some_and(|s| s.file == file));
        of_file.all(|d| d.code.severity != diag::Severity::Error)
    };
    let mut whole: HashSet<diag::FileId> = HashSet::new();
    for plan in site.plans.iter().filter(|p| is_whole(p.span.file)) {
        whole.insert(plan.span.file);
        let years = plan.results.iter().map(|r| r.span.file);
        whole.extend(years.filter(|file| is_whole(*file)));
    }
    let mut doubts = report::findings::findings(site, report);
    doubts.retain(|d| d.span.is_some_and(|s| whole.contains(&s.file)));
    doubts
}

/// Writes every file of the project in memory. Mistakes of themes, and pages
/// that are too heavy, are added to the findings; then nothing comes back.
pub fn write(project: &mut Project) -> Option<(Vec<OutputFile>, Made)> {
    let mut made = Made::default();
    let mut files = Vec::new();
    let mut faults: Vec<ThemeFault> = Vec::new();
    let mut heavy: Vec<Diagnostic> = Vec::new();
    let is_single = project.sites.iter().any(|(s, _)| s.id.is_empty());
    for (site, report) in &project.sites {
        if !project.chosen.is_empty() && !project.chosen.contains(&site.id) {
            continue;
        }
        match write_site(&project.tree, site, report, !is_single) {
            Ok((mut own, counts)) => {
                heavy.extend(face::heavy(site, &own, &counts.kinds));
                files.append(&mut own);
                made.sites += 1;
                made.plans += site.plans.len();
                made.measures += site.plans.iter().map(|p| p.measures.len()).sum::<usize>();
                made.indicators += site.plans.iter().map(|p| p.indicators.len()).sum::<usize>();
                made.charts += counts.charts;
                made.pages += counts.kinds.len();
            }
            Err(more) => faults.extend(more),
        }
    }
    if !is_single && faults.is_empty() {
        match write_list(project) {
            Ok(own) => {
                made.pages += 1;
                files.extend(own);
            }
            Err(more) => faults.extend(more),
        }
    }
    if faults.is_empty() {
        weigh(project, heavy);
        let is_light = !project.findings.iter().any(|d| d.blocks(false));
        return is_light.then_some((files, made));
    }
    faults.sort();
    faults.dedup();
    for fault in &faults {
        let finding = fault.finding(&mut project.tree.sources);
        project.findings.push(finding);
    }
    diag::render::sort(&mut project.findings);
    None
}

/// Adds pages that are too heavy to the findings, save those that staff let be.
fn weigh(project: &mut Project, heavy: Vec<Diagnostic>) {
    let Project {
        tree,
        chosen,
        accepted,
        findings,
        ..
    } = project;
    findings.extend(heavy);
    let is_chosen =
        |a: &&Accepted| chosen.is_empty() || chosen.iter().any(|c| c == folder_of(tree, a.span));
    let accepted: Vec<Accepted> = accepted.iter().filter(is_chosen).cloned().collect();
    load::apply(findings, &accepted, |a, b| is_same_site(tree, a, b));
    diag::render::sort(findings);
}

struct SiteCounts {
    charts: usize,
    /// The kind of each page, in the order of the first files.
    kinds: Vec<&'static str>,
}

fn write_site(
    tree: &Tree,
    site: &Site,
    report: &Report,
    is_one_of_several: bool,
) -> Result<(Vec<OutputFile>, SiteCounts), Vec<ThemeFault>> {
    let files = tree.sites.iter().find(|s| s.id == site.id);
    let mut theme = Theme::load(&site.theme, tree, files, &site.look)?;
    let words = theme.words.clone();
    let bare = Ctx {
        site,
        report,
        words: &words,
        sources: &tree.sources,
        prepared: &[],
    };
    let prepared = prepare(bare);
    let ctx = Ctx {
        prepared: &prepared,
        ..bare
    };
    theme.share("site", &shell(ctx, is_one_of_several));
    let folder = if site.id.is_empty() {
        String::new()
    } else {
        format!("{}/", site.id)
    };
    let style = FigureStyle {
        rules: theme.chart_style(),
        patterns: theme.chart_patterns().map_err(|fault| vec![fault])?,
    };
    let shared = pages::Shared::new(ctx);
    let write_pages = || -> Vec<Result<Option<Written>, ThemeFault>> {
        pages::pages(ctx)
            .par_iter()
            .map(|page: &PageId| pages::write(ctx, &theme, &shared, page, &folder))
            .collect()
    };
    let write_figures = || -> Vec<OutputFile> {
        figures::figures(ctx)
            .par_iter()
            .flat_map_iter(|figure| figure::files(ctx, figure, &style, &folder))
            .collect()
    };
    let (written, figures) = rayon::join(write_pages, write_figures);
    let mut out = Vec::new();
    let mut kinds = Vec::new();
    let mut faults = Vec::new();
    for page in written {
        match page {
            Ok(Some(page)) => {
                kinds.push(page.kind);
                out.push(page.file);
            }
            Ok(None) => {}
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let counts = SiteCounts {
        kinds,
        charts: out.iter().map(|f| count_charts(&f.bytes)).sum(),
    };
    out.extend(figures);
    out.push(OutputFile::text(
        format!("{folder}data/report.json"),
        report_json(site, report, &tree.sources, &words),
    ));
    out.extend(theme.statics.iter().map(|a| OutputFile {
        path: format!("{folder}assets/{}", a.path),
        bytes: a.bytes.clone(),
    }));
    out.extend(
        files
            .into_iter()
            .flat_map(|f| &f.statics)
            .map(|a| OutputFile {
                path: format!("{folder}static/{}", a.path),
                bytes: a.bytes.clone(),
            }),
    );
    Ok((out, counts))
}

fn count_charts(html: &[u8]) -> usize {
    let needle = b"<svg class=\"chart";
    html.windows(needle.len()).filter(|w| w == needle).count()
}

#[derive(Serialize)]
struct ListPage<'a> {
    page: PageView,
    view: &'a [SiteItem],
}

/// The list of sites, in the shipped theme.
fn write_list(project: &Project) -> Result<Vec<OutputFile>, Vec<ThemeFault>> {
    let mut theme = Theme::load("civic", &project.tree, None, &Look::default())?;
    let words = theme.words.clone();
    let items: Vec<SiteItem> = project
        .sites
        .iter()
        .filter(|(site, _)| project.lists(&site.id))
        .map(|(site, report)| {
            let ctx = Ctx {
                site,
                report,
                words: &words,
                sources: &project.tree.sources,
                prepared: &[],
            };
            SiteItem {
                name: site.name.clone(),
                municipality: site.municipality.name.clone(),
                href: format!("{}/index.html", site.id),
                sample: site.sample.as_ref().map(|s| s.source.clone()),
                plans: ctx.plan_items(),
            }
        })
        .collect();
    let listed: Vec<&Site> = project.sites.iter().map(|(site, _)| site).collect();
    theme.share("site", &SiteView::of_list(&listed, &words));
    let page = PageView {
        kind: "sites",
        title: words.get("sites.title").to_owned(),
        description: words.get("sites.lead").to_owned(),
        root: String::new(),
        path: "index.html".to_owned(),
        // The list belongs to no site, so it has no address of its own.
        url: String::new(),
        crumbs: Vec::<view::Link>::new(),
        corrections: Vec::new(),
    };
    let html = theme
        .render("sites.html", &ListPage { page, view: &items })
        .map_err(|fault| vec![fault])?;
    let mut files = vec![OutputFile::text("index.html", html)];
    files.extend(theme.statics.iter().map(|a| OutputFile {
        path: format!("assets/{}", a.path),
        bytes: a.bytes.clone(),
    }));
    Ok(files)
}

/// Checks every link and puts the files into place in one step.
///
/// # Errors
/// Broken links (as findings) or why the folder could not be replaced.
pub fn publish_files(
    project: &Project,
    lock: &Lock,
    files: Vec<OutputFile>,
) -> Result<Published, Failure> {
    let chosen = &project.chosen;
    let keeps_list = keeps_list(project);
    let mut files = files;
    if keeps_list {
        files.retain(|f| !is_of_list(&f.path));
    }
    let keep = |path: &str| {
        // A build of some sites keeps the others as they are published, also
        // those that cannot be read at the moment.
        let is_other = |site: &str| {
            project.tree.sites.iter().any(|s| s.id == site) && !chosen.iter().any(|c| c == site)
        };
        !chosen.is_empty()
            && (path.split_once('/').is_some_and(|(site, _)| is_other(site))
                || (keeps_list && is_of_list(path)))
    };
    let kept = carried(lock, &keep).map_err(Failure::Publish)?;
    let made = files.len();
    files.extend(kept);
    let broken = broken_links(&files);
    if !broken.is_empty() {
        return Err(Failure::Links(broken));
    }
    files.truncate(made);
    publish(lock, files, &keep).map_err(Failure::Publish)
}

/// What a build would find beyond [`check`]: mistakes of themes, and links of
/// the made pages that lead nowhere. Nothing is published.
pub fn rehearse(project: &mut Project) {
    let Some((files, _)) = write(project) else {
        return;
    };
    // A build of some sites links to others that only the published folder has.
    if project.chosen.is_empty() {
        project.findings.extend(broken_links(&files));
        diag::render::sort(&mut project.findings);
    }
}

fn broken_links(files: &[OutputFile]) -> Vec<Diagnostic> {
    let broken = check_links(files);
    let finding = |b: &BrokenLink| {
        Diagnostic::without_place(
            &codes::BROKEN_LINK,
            both(
                format!(
                    "できたページ {} のリンク「{}」: {}",
                    b.file,
                    b.link,
                    b.why.message(true)
                ),
                format!(
                    "the page {} links to '{}': {}",
                    b.file,
                    b.link,
                    b.why.message(false)
                ),
            ),
            both(
                "テーマか設定を直します。公開中のページはそのままです",
                "mend the theme or the settings; what is published stays",
            ),
        )
    };
    broken.iter().map(finding).collect()
}

/// Whether a file belongs to the list of sites.
fn is_of_list(path: &str) -> bool {
    !path.contains('/') || path.starts_with("assets/")
}

/// Whether the published list of sites stays: it knows more than we do about a
/// site that has errors, as long as it leads to the chosen ones.
fn keeps_list(project: &Project) -> bool {
    if !project.has_broken_others {
        return false;
    }
    let published = project.published.as_deref().unwrap_or_default();
    let mut sites = project.tree.sites.iter();
    sites.all(|s| published.contains(&s.id))
}

/// Why nothing was published.
pub enum Failure {
    /// Links of the made pages lead nowhere.
    Links(Vec<Diagnostic>),
    /// The folder could not be replaced.
    Publish(PublishError),
}
