//! A site from its files.

use std::collections::HashSet;

use super::accepted::Accepted;
use super::decode::{Cx, Decode, Id, Text};
use super::read::{SiteFiles, Tree};
use super::shapes::accepted::AcceptedFile;
use super::shapes::site::{DepartmentShape, DepartmentsFile, SiteFile};
use super::{
    correction, glossary, look, narrative, organisation, plan, severity, succession, wording, yaml,
};
use crate::diag::{Diagnostic, FileId, Span, both, codes};
use crate::model::glossary::Glossary;
use crate::model::look::{Budgets, Look};
use crate::model::organisation::Reorganisation;
use crate::model::site::{
    Contact, Department, DepartmentKind, License, Municipality, NamePeriod, Publisher, Sample,
    Site, is_municipality_code,
};
use crate::model::year::FiscalYear;

/// Reads and types one file.
pub fn file<T: Decode>(tree: &Tree, id: FileId, cx: &mut Cx) -> Option<T> {
    if tree.unread.contains(&id) {
        return None;
    }
    let node = yaml::parse(tree.sources.text(id), id, &mut cx.found)?;
    wording::gather(&node, &mut cx.texts);
    T::decode(&node, cx)
}

/// The departments of a site, and the years in which they were ordered anew.
type Departments = (Vec<Department>, Vec<Reorganisation>);

/// Loads one site: the site if it could be understood, its acceptances, and
/// every mistake of its files.
pub fn load_site(tree: &Tree, files: &SiteFiles) -> (Option<Site>, Vec<Accepted>, Vec<Diagnostic>) {
    let mut cx = Cx::default();
    let accepted = files
        .accepted
        .and_then(|id| file::<AcceptedFile>(tree, id, &mut cx))
        .map(|f| f.accepted.into_iter().map(Accepted::from).collect())
        .unwrap_or_default();
    // Acceptances are for staff and are not published.
    cx.texts.clear();
    let before = cx.found.len();
    let departments = departments(tree, files, &mut cx);
    let has_mistakes = cx.found.len() > before;
    let glossary = glossary::load(tree, files, &mut cx);
    let shape = match files.site {
        Some(id) => file::<SiteFile>(tree, id, &mut cx).map(|s| (s, id)),
        None => {
            cx.push(missing_file(files, tree));
            None
        }
    };
    if !files.id.is_empty() && !Id::is_valid(&files.id) {
        let mut d = Diagnostic::without_place(
            &codes::BAD_ID,
            both(
                format!("フォルダ名「{}」はサイトの id に使えません", files.id),
                format!("the folder name '{}' cannot be a site's id", files.id),
            ),
            both(
                "半角の小文字の英字、数字、ハイフンだけのフォルダ名にします",
                "use lower-case letters, digits and hyphens only",
            ),
        );
        d.span = files.site.map(Span::top);
        cx.push(d);
    }
    let mut plans = Vec::new();
    let mut drafts = Vec::new();
    let mut follows = Vec::new();
    let is_there = departments
        .as_ref()
        .is_some_and(|(d, _)| !has_mistakes || !d.is_empty());
    let departments_known = files.departments.is_none() || is_there;
    let (departments, reorganisations) = departments.unwrap_or_default();
    for (id, plan_files) in &files.plans {
        let known = departments_known.then_some(departments.as_slice());
        if let Some((plan, follows_of)) = plan::load(tree, id, plan_files, known, &mut cx) {
            plans.push(plan);
            follows.push(follows_of);
            drafts.push(plan_files);
        } else {
            cx.broken.insert(id.clone());
            narrative::check_front_matter_only(tree, plan_files, &mut cx);
        }
    }
    if files.plans.is_empty()
        && let Some(id) = files.site
    {
        cx.push(Diagnostic::new(
            &codes::EMPTY_SITE,
            Span::top(id),
            both(
                "このサイトには計画が1つもありません",
                "this site has no plan",
            ),
            both(
                "plans/<計画>/plan.yaml を作ります",
                "create plans/<plan>/plan.yaml",
            ),
        ));
    }
    succession::link(&mut plans, follows, &mut cx);
    let (mut site, is_whole) = match shape {
        Some((shape, id)) => (finish(shape, id, files, departments, plans, &mut cx), true),
        // A stand-in: the narratives are checked all the same.
        None => (nameless(departments, plans), false),
    };
    site.glossary = glossary;
    site.reorganisations = reorganisations;
    site.corrections = correction::load(tree, files, &site.plans, &mut cx);
    narrative::load(tree, &drafts, &mut site, departments_known, &mut cx);
    let blamed: HashSet<Span> = cx.found.iter().filter_map(|d| d.span).collect();
    let doubts = wording::check(tree, files, &cx.texts, &site.plans, &blamed);
    cx.found.extend(doubts);
    let site = is_whole.then_some(site);
    (site, accepted, cx.found)
}

fn nameless(departments: Vec<Department>, plans: Vec<crate::model::plan::Plan>) -> Site {
    Site {
        id: String::new(),
        name: String::new(),
        municipality: Municipality {
            name: String::new(),
            code: String::new(),
        },
        publisher: Publisher {
            name: String::new(),
            note: None,
        },
        license: License {
            name: String::new(),
            url: None,
            note: None,
        },
        base_url: String::new(),
        theme: String::new(),
        theme_span: Span::top(FileId(0)),
        languages: Vec::new(),
        sample: None,
        contact: None,
        look: Look::default(),
        budgets: Budgets::usual(Span::top(FileId(0))),
        departments,
        glossary: Glossary::default(),
        corrections: Vec::new(),
        reorganisations: Vec::new(),
        plans,
        lead_plan: None,
        severities: Vec::new(),
        span: Span::top(FileId(0)),
    }
}

fn missing_file(files: &SiteFiles, tree: &Tree) -> Diagnostic {
    let any = files
        .departments
        .or(files.glossary)
        .or(files.corrections)
        .or(files.accepted)
        .or(files.plans.values().find_map(|p| {
            p.plan
                .or(p.results.first().map(|r| r.1))
                .or(p.narratives.first().copied())
        }));
    let path = if files.id.is_empty() {
        "content/site.yaml".to_owned()
    } else {
        format!("content/{}/site.yaml", files.id)
    };
    let near = any
        .and_then(|id| tree.sources.get(id))
        .map(|f| f.path.clone())
        .unwrap_or_default();
    let mut d = Diagnostic::without_place(
        &codes::MISSING_FILE,
        both(
            format!("{path} がありません（{near} などがあります）"),
            format!("{path} is missing (there is {near})"),
        ),
        both(
            "サイトの名前や発行者を書いた site.yaml を作ります",
            "create site.yaml with the site's name and publisher",
        ),
    );
    d.span = any.map(Span::top);
    d
}

fn departments(tree: &Tree, files: &SiteFiles, cx: &mut Cx) -> Option<Departments> {
    let shape: DepartmentsFile = file(tree, files.departments?, cx)?;
    let mut list: Vec<Department> = Vec::new();
    let mut shapes = Vec::new();
    for d in shape.departments {
        if let Some(first) = list.iter().find(|o| o.id == d.id.value.0) {
            cx.push(duplicate_id(&d.id.value.0, d.id.span, first.span));
            continue;
        }
        list.push(department(&d, cx));
        shapes.push(d);
    }
    organisation::link(&mut list, shapes, cx);
    let reorganisations = organisation::reorganisations(shape.reorganisations, cx);
    Some((list, reorganisations))
}

fn department(shape: &DepartmentShape, cx: &mut Cx) -> Department {
    if shape.names.is_empty() {
        cx.push(super::decode::missing_key("names", shape.span));
    }
    let names = shape.names.iter().map(|n| (n.from, n.to, n.span));
    let parents = shape.parents.iter().map(|p| (p.from, p.to, p.span));
    let own = [(shape.from, shape.to, shape.span)];
    for (from, to, span) in names.chain(parents).chain(own) {
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            // Whoever names the department is not to blame.
            cx.broken.insert(shape.id.value.0.clone());
            cx.push(reversed(span));
        }
    }
    Department {
        id: shape.id.value.0.clone(),
        names: shape
            .names
            .iter()
            .map(|n| NamePeriod {
                name: n.name.value.clone(),
                from: n.from,
                to: n.to,
            })
            .collect(),
        kind: shape.kind.unwrap_or(DepartmentKind::Section),
        note: shape.note.as_ref().map(|n| n.value.clone()),
        from: shape.from,
        to: shape.to,
        parents: Vec::new(),
        predecessors: Vec::new(),
        successors: Vec::new(),
        changes: Vec::new(),
        span: shape.span,
    }
}

/// An address on the web, `https://…` or `http://…`.
pub fn web_address(url: &Text, cx: &mut Cx) -> Option<String> {
    let rest = url
        .value
        .strip_prefix("https://")
        .or(url.value.strip_prefix("http://"));
    if rest.is_some_and(|r| !r.is_empty() && !r.contains(char::is_whitespace)) {
        return Some(url.value.clone());
    }
    cx.push(Diagnostic::new(
        &codes::BAD_URL,
        url.span,
        both(
            format!("「{}」はウェブの住所ではありません", url.value),
            format!("'{}' is not a web address", url.value),
        ),
        both(
            "https:// で始まる住所を書きます",
            "write an address that begins with https://",
        ),
    ));
    None
}

/// Reports an id that stands twice.
pub fn duplicate_id(id: &str, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::DUPLICATE_ID,
        span,
        both(
            format!("id「{id}」が2回使われています"),
            format!("the id '{id}' is used twice"),
        ),
        both(
            "id はページの住所になります。どちらか一方を別の id にします",
            "an id becomes an address: change one of them",
        ),
    )
    .see(first, both("1回目はここです", "the first one is here"))
}

/// Reports a year that is written twice, perhaps in two forms.
pub fn year_twice(year: FiscalYear, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::DUPLICATE_KEY,
        span,
        both(
            format!(
                "{}が2回書かれています（書き方が違っても同じ年度です）",
                year.ja_short()
            ),
            format!("{} is written twice", year.en()),
        ),
        both("どちらか一方を消します", "delete one of them"),
    )
    .see(first, both("1回目はここです", "the first one is here"))
}

/// Reports a period that ends before it begins.
pub fn reversed(span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::PERIOD_REVERSED,
        span,
        both(
            "期間の終わりが始まりより前です",
            "the period ends before it begins",
        ),
        both("from と to を見直します", "check from and to"),
    )
}

fn finish(
    shape: SiteFile,
    file: FileId,
    files: &SiteFiles,
    departments: Vec<Department>,
    plans: Vec<crate::model::plan::Plan>,
    cx: &mut Cx,
) -> Site {
    let code = &shape.municipality.code;
    if !is_municipality_code(&code.value) {
        cx.push(Diagnostic::new(
            &codes::BAD_MUNICIPALITY_CODE,
            code.span,
            both(
                format!(
                    "「{}」は全国地方公共団体コードとして正しくありません",
                    code.value
                ),
                format!("'{}' is not a valid municipality code", code.value),
            ),
            both(
                "6桁の数字を引用符で囲んで書きます。6桁目は検査数字です（例: \"142123\"）",
                "write all six digits in quotes; the sixth is a check digit (e.g. \"142123\")",
            ),
        ));
    }
    for url in [
        Some(&shape.base_url),
        shape.license.url.as_ref(),
        shape.contact.as_ref().and_then(|c| c.url.as_ref()),
    ]
    .into_iter()
    .flatten()
    {
        web_address(url, cx);
    }
    let languages: Vec<String> = if shape.languages.is_empty() {
        vec!["ja".to_owned()]
    } else {
        shape.languages.iter().map(|l| l.value.clone()).collect()
    };
    for language in &shape.languages {
        if language.value != "ja" {
            cx.push(Diagnostic::new(
                &codes::UNKNOWN_LANGUAGE,
                language.span,
                both(
                    format!("言語「{}」のページはまだ作れません", language.value),
                    format!("pages in '{}' cannot be made yet", language.value),
                ),
                both("languages: [ja] とします", "write languages: [ja]"),
            ));
        }
    }
    let mut base_url = shape.base_url.value;
    if !base_url.ends_with('/') {
        base_url.push('/');
    }
    let look = look::look(shape.look, files, cx);
    let budgets = look::budgets(shape.budgets, Span::top(file));
    let own = |t: Option<super::decode::Text>| t.map(|t| t.value);
    Site {
        id: files.id.clone(),
        name: shape.name.value,
        municipality: Municipality {
            name: shape.municipality.name.value,
            code: shape.municipality.code.value,
        },
        publisher: Publisher {
            name: shape.publisher.name.value,
            note: own(shape.publisher.note),
        },
        license: License {
            name: shape.license.name.value,
            url: own(shape.license.url),
            note: own(shape.license.note),
        },
        base_url,
        theme_span: shape.theme.as_ref().map_or(Span::top(file), |t| t.span),
        theme: shape.theme.map_or_else(|| "civic".to_owned(), |t| t.value),
        languages,
        sample: shape.sample.map(|s| Sample {
            notice: s.notice.value,
            source: s.source.value,
        }),
        contact: shape.contact.map(|c| Contact {
            name: c.name.value,
            tel: own(c.tel),
            mail: own(c.mail),
            url: own(c.url),
        }),
        look,
        budgets,
        departments,
        glossary: Glossary::default(),
        corrections: Vec::new(),
        reorganisations: Vec::new(),
        lead_plan: shape.lead_plan.and_then(|p| {
            let found = plans.iter().position(|known| known.id == p.value);
            if found.is_none() {
                succession::report_unknown_plan(&p, &plans, cx);
            }
            found
        }),
        plans,
        severities: severity::of_site(shape.severities, cx),
        span: Span::top(file),
    }
}
