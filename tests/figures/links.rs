//! The links of a site, as a reader follows them: those of the text and of the
//! way up to it, without the menu that stands on every page.

use std::collections::{BTreeMap, BTreeSet};

use super::html::{Element, read};
use super::site::Built;

/// From each page to the pages that it leads to, paths below `atsugi/`.
pub struct Links(BTreeMap<String, BTreeSet<String>>);

impl Links {
    pub fn of(built: &Built) -> Self {
        let own = |path: &str| path.strip_prefix("atsugi/").map(str::to_owned);
        let pages = built.pages().filter_map(|(path, html)| {
            let path = own(path)?;
            let targets = targets(&path, &read(html));
            Some((path, targets))
        });
        Self(pages.collect())
    }

    /// Every page.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether one click leads from a page to another.
    pub fn leads(&self, from: &str, to: &str) -> bool {
        let targets = self.0.get(from);
        targets
            .unwrap_or_else(|| panic!("no page {from}"))
            .contains(to)
    }

    /// Asserts that one click leads there and one back.
    pub fn walk(&self, from: &str, to: &str) {
        assert!(self.leads(from, to), "no link from {from} to {to}");
        assert!(self.leads(to, from), "no link back from {to} to {from}");
    }

    /// The pages that can be reached from one.
    pub fn reached(&self, from: &str) -> BTreeSet<&str> {
        let mut open = vec![from];
        let mut seen = BTreeSet::new();
        while let Some(page) = open.pop() {
            let Some((page, targets)) = self.0.get_key_value(page) else {
                continue;
            };
            if seen.insert(page.as_str()) {
                open.extend(targets.iter().map(String::as_str));
            }
        }
        seen
    }
}

fn targets(path: &str, page: &Element) -> BTreeSet<String> {
    let text = page.named("main").into_iter();
    let way = page
        .all()
        .into_iter()
        .filter(|e| e.get("class") == "crumbs");
    let links = text.chain(way).flat_map(|e| e.with("a", "href"));
    links.filter_map(|a| target(path, a.get("href"))).collect()
}

/// Where a link of a page leads; `None` out of the site or within the page.
fn target(path: &str, href: &str) -> Option<String> {
    let (page, _) = href.split_once('#').unwrap_or((href, ""));
    if page.is_empty() || page.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in page.split('/') {
        match part {
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[test]
fn a_link_is_followed_from_its_page() {
    let of = |href: &str| target("plans/p/measures/m.html", href);
    assert_eq!(
        of("../goals/g.html#x").as_deref(),
        Some("plans/p/goals/g.html")
    );
    assert_eq!(of("../../../index.html").as_deref(), Some("index.html"));
    assert_eq!(of("#x"), None);
    assert_eq!(of("https://example.org/"), None);
    assert_eq!(of("../../../../index.html"), None);
}
