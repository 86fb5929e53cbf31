//! A page as a tree: enough of HTML to read tables and drawings back. It is
//! strict: our own pages close what they open.

use html5gum::{Token, Tokenizer};

/// An element with what lies in it.
#[derive(Debug, Clone, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

#[derive(Debug, Clone)]
pub enum Node {
    Element(Element),
    Text(String),
}

const VOID: &[&str] = &["meta", "link", "br", "hr", "img", "input", "wbr"];

/// Reads a page, or a part of one.
pub fn read(html: &str) -> Element {
    let mut open = vec![Element::default()];
    let mut tokens = Tokenizer::new(html);
    while let Some(Ok(token)) = tokens.next() {
        match token {
            Token::StartTag(tag) => {
                let element = Element {
                    name: text(&tag.name),
                    attributes: tag
                        .attributes
                        .iter()
                        .map(|(name, value)| (text(name), text(value)))
                        .collect(),
                    children: Vec::new(),
                };
                open.push(element);
                let name = &open[open.len() - 1].name;
                if tag.self_closing || VOID.contains(&name.as_str()) {
                    close(&mut open);
                }
            }
            Token::EndTag(tag) => {
                let name = text(&tag.name);
                let inner = &open[open.len() - 1].name;
                assert_eq!(*inner, name, "</{name}> closes <{inner}>");
                close(&mut open);
            }
            Token::String(s) => {
                let last = open.len() - 1;
                open[last].children.push(Node::Text(text(&s)));
            }
            _ => {}
        }
    }
    assert_eq!(
        open.len(),
        1,
        "<{}> is never closed",
        open[open.len() - 1].name
    );
    open.remove(0)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn close(open: &mut Vec<Element>) {
    let done = open.pop().expect("an open element");
    let last = open.len() - 1;
    open[last].children.push(Node::Element(done));
}

impl Element {
    /// An attribute; empty where it is not there.
    pub fn get(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(n, _)| n == name);
        found.map_or("", |(_, v)| v.as_str())
    }

    /// Every element below, in order.
    pub fn all(&self) -> Vec<&Element> {
        let mut found = Vec::new();
        for child in &self.children {
            if let Node::Element(e) = child {
                found.push(e);
                found.extend(e.all());
            }
        }
        found
    }

    /// Every element below of this name.
    pub fn named(&self, name: &str) -> Vec<&Element> {
        let mut found = self.all();
        found.retain(|e| e.name == name);
        found
    }

    /// Every element below with a name and an attribute, whatever its value.
    pub fn with<'a>(&'a self, name: &str, attribute: &str) -> Vec<&'a Element> {
        let mut found = self.all();
        found.retain(|e| e.name == name && e.attributes.iter().any(|(a, _)| a == attribute));
        found
    }

    /// The one element below with this attribute and value, if there is one.
    pub fn one(&self, attribute: &str, value: &str) -> Option<&Element> {
        let mut found = self.all().into_iter().filter(|e| e.get(attribute) == value);
        let first = found.next();
        assert!(found.next().is_none(), "two with {attribute}={value}");
        first
    }

    /// All text in it, without what stands aside of the value itself.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.collect(&mut out, &[]);
        out.trim().to_owned()
    }

    /// The text of a table's cell: without its remarks (`aside`) and its unit.
    pub fn value(&self) -> String {
        let mut out = String::new();
        self.collect(&mut out, &["aside", "unit"]);
        out.trim().to_owned()
    }

    fn collect(&self, out: &mut String, without: &[&str]) {
        for child in &self.children {
            match child {
                Node::Text(t) => out.push_str(t),
                Node::Element(e) if without.contains(&e.get("class")) => {}
                Node::Element(e) => e.collect(out, without),
            }
        }
    }
}
