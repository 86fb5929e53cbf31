//! Narratives: front matter, and a first look at the Markdown.

use std::collections::HashMap;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use super::decode::{Cx, Decode, Text, did_you_mean, nearest};
use super::read::{PlanFiles, Tree};
use super::wording::{self, Role, Written};
use super::yaml;
use crate::diag::{Diagnostic, FileId, Span, both, codes};
use crate::model::narrative::{About, LinkTarget, Narrative};
use crate::model::plan::Plan;
use crate::model::site::Site;
use crate::model::year::FiscalYear;
use crate::shape;

shape! {
    /// What stands between the `---` lines.
    pub struct FrontMatter {
        /// The plan, if only to say so.
        opt plan: Text,
        /// The goal it speaks of.
        opt goal: Text,
        /// The measure it speaks of.
        opt measure: Text,
        /// The year it speaks of.
        opt year: crate::load::decode::At<FiscalYear>,
        /// A heading of its own.
        opt title: Text,
    }
}

/// The Markdown that narratives may use.
pub fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES
}

/// Loads the narratives of every plan of a site. `files` are those of the
/// site's plans, in their order. Where the departments are not known, no link
/// to one is blamed.
pub fn load(
    tree: &Tree,
    files: &[&PlanFiles],
    site: &mut Site,
    departments_known: bool,
    cx: &mut Cx,
) {
    let mut of_plans = Vec::new();
    for (plan, files) in files.iter().enumerate() {
        let mut seen: HashMap<(About, Option<FiscalYear>), Span> = HashMap::new();
        let mut narratives = Vec::new();
        for id in &files.narratives {
            let Some((front, body)) = front_matter(tree, *id, cx) else {
                continue;
            };
            let before = cx.found.len();
            check_body(tree, body, site, plan, cx);
            if !departments_known {
                let links = cx.found.split_off(before).into_iter();
                cx.found
                    .extend(links.filter(|d| !is_to_department(d, tree)));
            }
            let Some(narrative) = resolve(front, body, *id, site, plan, files, cx) else {
                continue;
            };
            let key = (narrative.about, narrative.year);
            if let Some(first) = seen.get(&key) {
                cx.push(
                    Diagnostic::new(
                        &codes::DUPLICATE_NARRATIVE,
                        narrative.span,
                        both(
                            "同じものについての文章が2つあります",
                            "two narratives speak of the same thing",
                        ),
                        both(
                            "1つにまとめるか、年度（year）を分けます",
                            "merge them, or give them different years",
                        ),
                    )
                    .see(*first, both("1つ目はここです", "the first one is here")),
                );
                continue;
            }
            seen.insert(key, narrative.span);
            narratives.push(narrative);
        }
        of_plans.push(narratives);
    }
    for (plan, narratives) in site.plans.iter_mut().zip(of_plans) {
        plan.narratives = narratives;
    }
}

/// Where the plan could not be read, only the front matter itself is checked.
pub fn check_front_matter_only(tree: &Tree, files: &PlanFiles, cx: &mut Cx) {
    for id in &files.narratives {
        front_matter(tree, *id, cx);
    }
}

fn front_matter(tree: &Tree, id: FileId, cx: &mut Cx) -> Option<(FrontMatter, Span)> {
    if tree.unread.contains(&id) {
        return None;
    }
    let text = tree.sources.text(id);
    let first = text.split_inclusive('\n').next().unwrap_or("");
    let close = (first.trim_end() == "---")
        .then(|| {
            let mut at = first.len();
            for line in text[first.len()..].split_inclusive('\n') {
                if line.trim_end() == "---" {
                    return Some((at, at + line.len()));
                }
                at += line.len();
            }
            None
        })
        .flatten();
    let Some((end, body)) = close else {
        cx.push(Diagnostic::new(
            &codes::FRONT_MATTER,
            Span::top(id),
            both(
                "先頭に「---」で囲んだ見出し（何についての文章か）がありません",
                "the file does not begin with front matter between '---' lines",
            ),
            both(
                "1行目に ---、次に goal: や measure: や year: の行、そのあとに --- を書きます",
                "write ---, then goal:, measure: or year:, then ---",
            ),
        ));
        return None;
    };
    // The opening line is blanked, so that places in the YAML are those of the file.
    let yaml_text = format!(
        "{}{}",
        " ".repeat(first.len() - 1) + "\n",
        &text[first.len()..end]
    );
    let body = Span {
        file: id,
        start: body as u32,
        end: text.len() as u32,
    };
    cx.texts.push(Written {
        span: body,
        role: Role::Markdown,
    });
    let node = yaml::parse(&yaml_text, id, &mut cx.found)?;
    wording::gather(&node, &mut cx.texts);
    let front = FrontMatter::decode(&node, cx)?;
    Some((front, body))
}

fn resolve(
    front: FrontMatter,
    body: Span,
    id: FileId,
    site: &Site,
    plan: usize,
    files: &PlanFiles,
    cx: &mut Cx,
) -> Option<Narrative> {
    let model = &site.plans[plan];
    if let Some(p) = front.plan.filter(|p| p.value != model.id) {
        cx.push(of_unknown(&p, "計画", "plan", Some(&model.id)));
        return None;
    }
    let about = match (&front.goal, &front.measure) {
        (Some(_), Some(_)) => {
            cx.push(Diagnostic::new(
                &codes::FRONT_MATTER,
                front.span,
                both(
                    "goal と measure の両方が書かれています",
                    "both goal and measure are given",
                ),
                both("どちらか一方だけにします", "keep one of them"),
            ));
            return None;
        }
        (Some(g), None) => match model.goals.iter().position(|x| x.id == g.value) {
            Some(at) => About::Goal(at),
            None if cx.broken.contains(&g.value) => return None,
            None => {
                let near = nearest(&g.value, model.goals.iter().map(|g| g.id.as_str()));
                cx.push(of_unknown(g, "目標", "goal", near));
                return None;
            }
        },
        (None, Some(m)) => match model.measures.iter().position(|x| x.id == m.value) {
            Some(at) => About::Measure(at),
            None if cx.broken.contains(&m.value) => return None,
            None => {
                let near = nearest(&m.value, model.measures.iter().map(|m| m.id.as_str()));
                cx.push(of_unknown(m, &model.levels.measure, "measure", near));
                return None;
            }
        },
        (None, None) => About::Plan,
    };
    if let Some(year) = &front.year
        && (year.value < model.period.0 || model.period.1 < year.value)
    {
        cx.push(super::plan::outside(year.value, model, year.span));
        return None;
    }
    // A report's narrative stands on the report's page, which may not be there;
    // a goal and a measure always have theirs.
    if let (About::Plan, Some(year)) = (about, &front.year)
        && !has_report(model, files, year.value)
    {
        cx.push(of_no_report(year.value, year.span));
        return None;
    }
    Some(Narrative {
        about,
        year: front.year.map(|y| y.value),
        title: front.title.map(|t| t.value),
        body,
        span: Span::top(id),
    })
}

/// Whether a year has a report; a results file that could not be read has been
/// blamed itself.
fn has_report(plan: &Plan, files: &PlanFiles, year: FiscalYear) -> bool {
    match plan.results_of(year) {
        Some(results) => results.edition.is_some(),
        None => files.results.iter().any(|(s, _)| *s == year.0.to_string()),
    }
}

fn of_no_report(year: FiscalYear, span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::NARRATIVE_OF_UNKNOWN,
        span,
        both(
            format!(
                "{}の報告がないので、この文章を置くページがありません",
                year.ja_short()
            ),
            format!(
                "there is no report of {}, so this narrative has no page",
                year.en()
            ),
        ),
        both(
            format!(
                "results/{}.yaml に edition を書くか、year を直すか消します",
                year.0
            ),
            format!(
                "add an edition to results/{}.yaml, or correct or delete the year",
                year.0
            ),
        ),
    )
}

fn of_unknown(text: &Text, ja: &str, en: &str, near: Option<&str>) -> Diagnostic {
    let hint = did_you_mean(
        near,
        both("plan.yaml の id を確かめます", "check the ids in plan.yaml"),
    );
    Diagnostic::new(
        &codes::NARRATIVE_OF_UNKNOWN,
        text.span,
        both(
            format!(
                "{ja}「{}」は計画にないので、この文章を置くページがありません",
                text.value
            ),
            format!(
                "the plan has no {en} '{}', so this narrative has no page",
                text.value
            ),
        ),
        hint,
    )
}

fn is_to_department(d: &Diagnostic, tree: &Tree) -> bool {
    let written = d.span.and_then(|s| {
        let text = tree.sources.text(s.file);
        text.get(s.start as usize..s.end as usize)
    });
    d.code == &codes::BROKEN_LINK && written.is_some_and(|w| w.contains("](department:"))
}

/// Links that lead nowhere, raw HTML, headings that would break the page's order.
fn check_body(tree: &Tree, body: Span, site: &Site, plan: usize, cx: &mut Cx) {
    let text = tree.sources.text(body.file);
    let Some(markdown) = text.get(body.start as usize..) else {
        return;
    };
    let place = |range: &std::ops::Range<usize>| Span {
        file: body.file,
        start: body.start + range.start as u32,
        end: body.start + range.end as u32,
    };
    let mut in_code = false;
    let events = Parser::new_ext(markdown, options()).into_offset_iter();
    for (event, range) in TextMergeWithOffset::new(events) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                if let Err(why) = LinkTarget::resolve(&dest_url, site, plan)
                    && !cx
                        .broken
                        .contains(dest_url.rsplit(':').next().unwrap_or(""))
                {
                    cx.push(broken_link(&dest_url, why, place(&range)));
                }
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                cx.push(broken_link(
                    &dest_url,
                    "画像はまだ置けません / images cannot be placed yet",
                    place(&range),
                ));
            }
            Event::Start(Tag::Heading {
                level: HeadingLevel::H1,
                ..
            }) => {
                cx.push(Diagnostic::new(
                    &codes::HEADING_TOO_HIGH,
                    place(&range),
                    both(
                        "「#」ひとつの見出しは使えません（ページの題名と重なります）",
                        "a heading with one '#' would be a second title of the page",
                    ),
                    both("「##」から始めます", "begin with '##'"),
                ));
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                cx.push(Diagnostic::new(
                    &codes::RAW_HTML,
                    place(&range),
                    both(
                        "文章の中に HTML が書かれています",
                        "there is raw HTML in the text",
                    ),
                    both(
                        "Markdown の書き方にします。「<」そのものを書くときは「&lt;」とします",
                        "write Markdown; for the sign itself write '&lt;'",
                    ),
                ));
            }
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(t) if !in_code => half_links(&t, &range, &place, cx),
            _ => {}
        }
    }
}

/// `[…](` that did not become a link: a bracket was left open.
fn half_links(
    text: &str,
    range: &std::ops::Range<usize>,
    place: &dyn Fn(&std::ops::Range<usize>) -> Span,
    cx: &mut Cx,
) {
    if let Some(at) = text.find("](").or_else(|| text.find("］（")) {
        let start = range.start + at.min(range.len());
        cx.push(broken_link(
            &text[at..],
            "かっこが閉じていないか、全角です / a bracket is open or full-width",
            place(&(start..range.end)),
        ));
    }
}

fn broken_link(link: &str, why: &str, span: Span) -> Diagnostic {
    let (ja, en) = why.split_once(" / ").unwrap_or((why, why));
    Diagnostic::new(
        &codes::BROKEN_LINK,
        span,
        both(
            format!("リンク「{link}」の先がありません（{ja}）"),
            format!("the link '{link}' leads nowhere: {en}"),
        ),
        both(
            "このサイトの中へは measure:<id>、goal:<id>、plan:<id>、year:<西暦>、department:<id>、外へは https://… と書きます",
            "write measure:<id>, goal:<id>, plan:<id>, year:<year> or department:<id> within the site, https://… outside",
        ),
    )
}
