//! Reads a page for what the link check needs: its ids, and all that it refers
//! to. The page is tokenised the way a browser does it, so that text, comments
//! and scripts are not taken for links.

use super::css;
use html5gum::{State, Token, Tokenizer};
use std::collections::BTreeSet;

/// Something that a page refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reference {
    /// A link that the reader may follow.
    Visit(String),
    /// An address that the browser loads by itself.
    Fetch(String),
    /// An element of the same page, named by this attribute.
    Id(&'static str, String),
    /// A `<base>` element, which would turn all other links around.
    Base(String),
}

/// What the link check knows about a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Every id.
    pub(super) ids: BTreeSet<String>,
    /// Ids that occur more than once.
    pub(super) duplicates: BTreeSet<String>,
    /// Everything that the page refers to, in its order.
    pub(super) references: Vec<Reference>,
}

/// Attributes whose value is one or more ids of the same page.
const ID_ATTRIBUTES: &[&str] = &[
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "aria-labelledby",
    "aria-owns",
    "commandfor",
    "for",
    "form",
    "headers",
    "list",
    "popovertarget",
];

/// Attributes that hold CSS, or the `url(…)` of an SVG paint, clip or marker.
const CSS_ATTRIBUTES: &[&str] = &[
    "clip-path",
    "fill",
    "filter",
    "marker-end",
    "marker-mid",
    "marker-start",
    "mask",
    "stroke",
    "style",
];

/// Kinds of `<link>` that only tell something and load nothing. Every other
/// kind is taken for one that loads, as most of them do.
const TELLING_RELS: &[&str] = &[
    "alternate",
    "author",
    "canonical",
    "help",
    "license",
    "me",
    "next",
    "nofollow",
    "noopener",
    "noreferrer",
    "prev",
    "privacy-policy",
    "terms-of-service",
];

impl Page {
    /// Reads an HTML or SVG file.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut page = Self::default();
        let mut tokens = Tokenizer::new(bytes);
        let mut in_style = false;
        // Reading from memory cannot fail, so the errors are of no type at all.
        while let Some(Ok(token)) = tokens.next() {
            match token {
                Token::StartTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    let attributes: Vec<(String, String)> = tag
                        .attributes
                        .iter()
                        .map(|(name, value)| (text(name), text(value)))
                        .collect();
                    page.take_tag(&name, &attributes);
                    // `<style/>` in an SVG has no end tag to wait for.
                    if !tag.self_closing {
                        if let Some(state) = text_state(&name) {
                            tokens.set_state(state);
                        }
                        in_style = name == "style";
                    }
                }
                Token::EndTag(_) => in_style = false,
                Token::String(css) if in_style => page.take_css(&text(&css)),
                _ => {}
            }
        }
        page
    }

    /// Reads a style sheet. `url(#id)` in it names an element of whichever page
    /// uses it (CSS Values 4, 4.5.1), so it says nothing about the sheet itself.
    pub(super) fn read_css(bytes: &[u8]) -> Self {
        let mut page = Self::default();
        for address in css::addresses(&text(bytes)) {
            if !address.starts_with('#') {
                page.fetch(address);
            }
        }
        page
    }

    fn take_tag(&mut self, tag: &str, attributes: &[(String, String)]) {
        let get = |wanted: &str| {
            let found = attributes.iter().find(|(name, _)| name == wanted);
            found.map(|(_, value)| value.as_str())
        };
        for (name, value) in attributes {
            let value = value.clone();
            match (tag, name.as_str()) {
                (_, "id") => {
                    if !self.ids.insert(value.clone()) {
                        self.duplicates.insert(value);
                    }
                }
                ("base", "href") => self.references.push(Reference::Base(value)),
                ("link", "href") if only_tells(get("rel")) => self.visit(value),
                ("a" | "area", "href" | "xlink:href") => self.visit(value),
                ("form", "action") | (_, "formaction") => self.visit(value),
                (_, "href" | "xlink:href" | "src" | "poster") | ("object", "data") => {
                    self.fetch(value);
                }
                (_, "srcset" | "imagesrcset") => {
                    for address in srcset(&value) {
                        self.fetch(address);
                    }
                }
                ("meta", "content") => {
                    let refresh =
                        get("http-equiv").is_some_and(|h| h.eq_ignore_ascii_case("refresh"));
                    if let (true, Some(address)) = (refresh, refresh_address(&value)) {
                        self.visit(address);
                    }
                }
                (_, name) if CSS_ATTRIBUTES.contains(&name) => self.take_css(&value),
                (_, name) => {
                    if let Some(name) = ID_ATTRIBUTES.iter().find(|known| **known == name) {
                        let ids = value.split_ascii_whitespace();
                        self.references
                            .extend(ids.map(|id| Reference::Id(name, id.to_owned())));
                    }
                }
            }
        }
    }

    fn take_css(&mut self, css: &str) {
        for address in css::addresses(css) {
            self.fetch(address);
        }
    }

    fn visit(&mut self, address: String) {
        self.references.push(Reference::Visit(address));
    }

    fn fetch(&mut self, address: String) {
        self.references.push(Reference::Fetch(address));
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// How the inside of an element is read when it is not markup. `noscript` is
/// missing on purpose: with scripts off, its links are there to be followed.
fn text_state(tag: &str) -> Option<State> {
    match tag {
        "textarea" | "title" => Some(State::RcData),
        "script" => Some(State::ScriptData),
        "style" | "iframe" | "xmp" | "noembed" | "noframes" => Some(State::RawText),
        _ => None,
    }
}

fn only_tells(rel: Option<&str>) -> bool {
    let rel = rel.unwrap_or_default().to_ascii_lowercase();
    !rel.trim().is_empty()
        && rel
            .split_ascii_whitespace()
            .all(|kind| TELLING_RELS.contains(&kind))
}

/// The addresses of a `srcset`, without their widths and densities.
fn srcset(value: &str) -> Vec<String> {
    let gap = |c: char| c.is_ascii_whitespace() || c == ',';
    let mut addresses = Vec::new();
    let mut rest = value.trim_start_matches(gap);
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_ascii_whitespace());
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        let address = word.trim_end_matches(',');
        addresses.push(address.to_owned());
        // A comma right behind the address ends it; otherwise what follows up
        // to the next comma describes it.
        let skip = if address.len() < word.len() {
            0
        } else {
            after.find(',').unwrap_or(after.len())
        };
        rest = after
            .get(skip..)
            .unwrap_or_default()
            .trim_start_matches(gap);
    }
    addresses
}

/// The address in `0; url=…` of a refresh.
fn refresh_address(value: &str) -> Option<String> {
    let (_, rest) = value.split_once([';', ','])?;
    let (key, address) = rest.split_once('=')?;
    let quotes = |c: char| c.is_ascii_whitespace() || c == '"' || c == '\'';
    let is_url = key.trim().eq_ignore_ascii_case("url");
    is_url.then(|| address.trim_matches(quotes).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visits(html: &str) -> Vec<Reference> {
        Page::read(html.as_bytes()).references
    }

    fn visit(address: &str) -> Reference {
        Reference::Visit(address.into())
    }

    fn fetch(address: &str) -> Reference {
        Reference::Fetch(address.into())
    }

    #[test]
    fn text_comments_and_scripts_hold_no_links() {
        let html = "<title><a href=t></title><!-- <a href=c> --><script>if (1<a) '<a href=s>'</script>\
                    <style>a{} /* <a href=y> */</style><textarea><a href=x></textarea>&lt;a href=e&gt;<a href=real>";
        assert_eq!(visits(html), [visit("real")]);
    }

    #[test]
    fn links_for_readers_without_scripts_count() {
        assert_eq!(visits("<noscript><a href=n></noscript>"), [visit("n")]);
    }

    #[test]
    fn an_empty_style_in_a_drawing_does_not_swallow_the_page() {
        assert_eq!(
            visits("<svg><style/><title/></svg><a href=x>"),
            [visit("x")]
        );
    }

    #[test]
    fn entities_in_addresses_are_read() {
        assert_eq!(visits("<a href='a&amp;b&#x2e;html'>"), [visit("a&b.html")]);
    }

    #[test]
    fn a_link_element_loads_unless_it_only_tells() {
        assert_eq!(
            visits(
                "<link rel=license href=l><link rel='Alternate Stylesheet' href=s><link href=n>"
            ),
            [visit("l"), fetch("s"), fetch("n")]
        );
    }

    #[test]
    fn every_address_of_a_srcset_is_read() {
        assert_eq!(srcset("a.png 1x, b.png 2x"), ["a.png", "b.png"]);
        assert_eq!(
            srcset(" a.png,b.png 480w,, c.png,"),
            ["a.png,b.png", "c.png"]
        );
        assert_eq!(srcset("a.png, b.png"), ["a.png", "b.png"]);
        assert_eq!(srcset(" , "), [""; 0]);
    }

    #[test]
    fn a_refresh_is_a_link() {
        let html = "<meta http-equiv=Refresh content=\"0; URL='a/index.html'\"><meta name=x content='0; url=b'>";
        assert_eq!(visits(html), [visit("a/index.html")]);
    }

    #[test]
    fn styles_load_what_they_name() {
        let html = "<style>@import 'i.css'; p { background: url(p.png) }</style>\
                    <p style='background: url(&quot;q.png&quot;)'><rect fill='url(#dots)'>";
        assert_eq!(
            visits(html),
            [
                fetch("i.css"),
                fetch("p.png"),
                fetch("q.png"),
                fetch("#dots")
            ]
        );
    }
}
