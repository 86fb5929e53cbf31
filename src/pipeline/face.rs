//! The face of a site, judged: its colours on the grounds of its theme, and its
//! pages against what they may weigh.

use std::collections::HashMap;

use crate::diag::{Both, Diagnostic, both, codes};
use crate::files::OutputFile;
use crate::load::Tree;
use crate::load::decode::{did_you_mean, nearest};
use crate::model::look::{Budget, Budgets};
use crate::model::site::Site;
use crate::publish::{Excess, Limits, excesses};
use crate::render::{look, theme};

/// What is wrong with the colours of a site and its theme, and limits for kinds
/// of pages that there are not. Texts of the theme join the sources where they
/// are at fault.
pub fn check(site: &Site, tree: &mut Tree) -> Vec<Diagnostic> {
    let files = tree.sites.iter().find(|s| s.id == site.id);
    let parts = theme::style_parts(&site.theme, tree, files);
    let kinds = theme::kinds(&site.theme, tree, files);
    let mut found = unknown_kinds(&site.budgets, &kinds);
    for fault in look::judge(&site.look, &parts) {
        found.extend(fault.finding(&parts, |part| {
            // Two sites may share a theme, and one fault of it is one finding.
            let known = tree.sources.find(&part.path);
            known.unwrap_or_else(|| tree.sources.add(part.path.clone(), part.text.clone()))
        }));
    }
    found
}

fn unknown_kinds(budgets: &Budgets, kinds: &[String]) -> Vec<Diagnostic> {
    let unknown = budgets.kinds.iter().filter(|k| !kinds.contains(&k.kind));
    unknown
        .map(|k| {
            let near = nearest(&k.kind, kinds.iter().map(String::as_str));
            let list = kinds.join(", ");
            Diagnostic::new(
                &codes::UNKNOWN_WORD,
                k.kind_span,
                both(
                    format!("「{}」という種類のページはありません", k.kind),
                    format!("there is no kind of page '{}'", k.kind),
                ),
                did_you_mean(
                    near,
                    both(
                        format!("ページの種類は、テンプレートの名前です: {list}"),
                        format!("a kind is the name of a template: {list}"),
                    ),
                ),
            )
        })
        .collect()
}

/// Pages of a site that are over a limit. `files` is the whole site, its pages
/// first, and `kinds` the kind of each of these.
pub fn heavy(site: &Site, files: &[OutputFile], kinds: &[&'static str]) -> Vec<Diagnostic> {
    let kind_of: HashMap<&str, &str> = files
        .iter()
        .zip(kinds)
        .map(|(file, kind)| (file.path.as_str(), *kind))
        .collect();
    let budgets = &site.budgets;
    let bytes = |budget: Budget| budget.limit as usize * 1000;
    let found = excesses(files, |file| {
        let kind = kind_of.get(file.path.as_str())?;
        Some(Limits {
            page: bytes(budgets.of(kind)),
            requests: budgets.requests.limit as usize,
            chart: bytes(budgets.chart),
        })
    });
    found
        .into_iter()
        .map(|(file, excess)| {
            let kind = kind_of.get(file.path.as_str()).copied().unwrap_or("");
            let folder = format!("{}/", site.id);
            let page = file.path.strip_prefix(&folder).unwrap_or(&file.path);
            over_budget(page, kind, &excess, budgets)
        })
        .collect()
}

fn over_budget(page: &str, kind: &str, excess: &Excess, budgets: &Budgets) -> Diagnostic {
    let (budget, key, message) = match excess {
        Excess::Page {
            html,
            charts,
            styles,
        } => {
            let budget = budgets.of(kind);
            let (whole, limit) = (kb(html + styles), budget.limit);
            let (html, charts, styles) = (kb(*html), kb(*charts), kb(*styles));
            let message = both(
                format!(
                    "ページ {page} は {whole} kB で、上限の {limit} kB を超えます（HTML {html} kB、うちグラフ {charts} kB、スタイル {styles} kB。いずれも gzip 後）"
                ),
                format!(
                    "the page {page} weighs {whole} kB, more than {limit} kB (HTML {html} kB, of which charts {charts} kB, and style sheets {styles} kB, all packed with gzip)"
                ),
            );
            (budget, format!("kinds: {{{kind}: …}}"), message)
        }
        Excess::Requests(files) => {
            let (number, limit) = (files.len() + 1, budgets.requests.limit);
            let list = files.join(", ");
            let message = both(
                format!(
                    "ページ {page} を開くと {number} 個のファイルを読み込み、上限の {limit} 個を超えます（ページのほかに {list}）"
                ),
                format!(
                    "the page {page} makes {number} requests, more than {limit} (beside itself {list})"
                ),
            );
            (budgets.requests, "requests: …".to_owned(), message)
        }
        Excess::Chart { number, bytes } => {
            let (size, limit) = (kb(*bytes), budgets.chart.limit);
            let message = both(
                format!(
                    "ページ {page} の {number} 番目のグラフは {size} kB で、上限の {limit} kB を超えます（gzip 後）"
                ),
                format!(
                    "chart {number} of the page {page} weighs {size} kB, more than {limit} kB, packed with gzip"
                ),
            );
            (budgets.chart, "chart: …".to_owned(), message)
        }
    };
    Diagnostic::new(&codes::OVER_BUDGET, budget.span, message, hint(page, &key)).about(page)
}

fn hint(page: &str, key: &str) -> Both {
    both(
        format!(
            "ページを軽くするか、site.yaml の budgets の {key} で上限を上げるか、accepted.yaml で id {page} を認めます"
        ),
        format!(
            "make the page lighter, raise the limit under budgets in site.yaml ({key}), or accept the id {page} in accepted.yaml"
        ),
    )
}

/// Kilobytes, cut up so that what is over a limit looks so.
fn kb(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{}", tenths / 10, tenths % 10)
}
