//! A Markdown document as tests see it: its blocks, its links, its headings.
#![allow(dead_code, reason = "each test crate takes its part")]

use std::collections::BTreeSet;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// What of a document the tests look at.
#[derive(Default)]
pub struct Doc {
    pub blocks: Vec<Block>,
    /// `code` in running text.
    pub spans: Vec<String>,
    pub links: Vec<String>,
    /// Addresses of headings, as GitHub makes them.
    pub anchors: BTreeSet<String>,
}

pub struct Block {
    pub language: String,
    pub text: String,
    /// The heading of the second level above it.
    pub section: String,
}

impl Block {
    /// The path that the block names for itself.
    pub fn path(&self) -> Option<&str> {
        let mut lines = self.text.lines();
        let line = match self.language.as_str() {
            "yaml" => lines.next()?.strip_prefix("# ")?,
            "markdown" => lines.nth(1)?.strip_prefix("# ")?,
            "html" => lines.next()?.strip_prefix("{# ")?.strip_suffix(" #}")?,
            _ => return None,
        };
        line.starts_with("content/").then_some(line)
    }
}

pub fn doc(text: &str) -> Doc {
    let mut doc = Doc::default();
    let mut section = String::new();
    let mut heading: Option<(HeadingLevel, String)> = None;
    let mut block: Option<(String, String)> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => heading = Some((level, String::new())),
            Event::End(TagEnd::Heading(_)) => {
                if let Some((level, text)) = heading.take() {
                    doc.anchors.insert(anchor(&text));
                    if level == HeadingLevel::H2 {
                        section = text;
                    }
                }
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                block = Some((language.to_string(), String::new()));
            }
            Event::End(TagEnd::CodeBlock) => {
                if let Some((language, text)) = block.take() {
                    doc.blocks.push(Block {
                        language,
                        text,
                        section: section.clone(),
                    });
                }
            }
            Event::Text(t) => {
                if let Some((_, text)) = &mut block {
                    text.push_str(&t);
                } else if let Some((_, text)) = &mut heading {
                    text.push_str(&t);
                }
            }
            Event::Code(t) => {
                if let Some((_, text)) = &mut heading {
                    text.push_str(&t);
                }
                doc.spans.push(t.to_string());
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                doc.links.push(dest_url.to_string());
            }
            Event::Html(t) | Event::InlineHtml(t) => {
                let sources = t.split("src=\"").skip(1);
                doc.links.extend(
                    sources
                        .filter_map(|s| s.split('"').next())
                        .map(str::to_owned),
                );
            }
            _ => {}
        }
    }
    doc
}

/// The address that GitHub gives a heading.
pub fn anchor(heading: &str) -> String {
    heading
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

/// The part of a document under one heading of the second level.
pub fn section<'a>(text: &'a str, heading: &str) -> &'a str {
    let start = text
        .find(&format!("\n## {heading}\n"))
        .unwrap_or_else(|| panic!("no section {heading}"));
    let rest = &text[start + 1..];
    rest.find("\n## ").map_or(rest, |end| &rest[..end])
}
