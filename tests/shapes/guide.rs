//! A section of the list of shapes: its example, built alone.

use std::fs;
use std::path::Path;

use ayumi::diag::Severity;
use ayumi::pipeline;
use serde_json::Value as Json;

use crate::document::{Doc, anchor, doc};
use crate::figures::html::{self, Element};
use crate::figures::report::plan_named;
use crate::figures::site::root;

const GUIDE: &str = "docs/shapes.ja.md";
const SITE: &str = "aobadai";
/// The section whose files every example needs.
const COMMON: &str = "準備";

/// The list of shapes as it is written.
pub fn text() -> String {
    fs::read_to_string(root().join(GUIDE)).expect("the list of shapes")
}

/// The rows of the first table, as the heading that each links to.
pub fn listed() -> Vec<String> {
    let text = text();
    let rows = text.lines().filter(|l| l.starts_with("| "));
    rows.filter_map(|row| {
        let (_, link) = row.split_once("| [")?;
        let (heading, target) = link.split_once("](#")?;
        let target = target.strip_suffix(") |").expect("the end of a row");
        assert_eq!(anchor(heading), target, "{GUIDE}: {row}");
        Some(heading.to_owned())
    })
    .collect()
}

/// The number that a heading begins with.
pub fn number(heading: &str) -> Option<u32> {
    heading.split_once(' ')?.0.parse().ok()
}

/// The example of a shape, built.
pub struct Shape {
    /// What a program reads.
    pub report: Json,
    /// What was doubted, by the names of the codes.
    pub doubts: Vec<&'static str>,
    files: Vec<(String, String)>,
}

/// Builds the example of a shape. Its section bears the number, the first table
/// leads there, and nothing about it is doubted.
pub fn shape(n: u32) -> Shape {
    let shape = shape_with(n, &[]);
    assert!(shape.doubts.is_empty(), "{n}: {:?}", shape.doubts);
    shape
}

/// Builds the example of a shape after parts of it, each printed once, have been
/// replaced: what the section says of a source that is in doubt.
pub fn shape_with(n: u32, edits: &[(&str, &str)]) -> Shape {
    let heading = listed().into_iter().find(|h| number(h) == Some(n));
    let heading = heading.unwrap_or_else(|| panic!("{GUIDE} does not list shape {n}"));
    let folder = tempfile::tempdir().expect("a folder");
    let doc = doc(&text());
    assert!(doc.anchors.contains(&anchor(&heading)), "no {heading}");
    let mut wanted: Vec<&(&str, &str)> = edits.iter().collect();
    for (path, text) in [COMMON, heading.as_str()]
        .into_iter()
        .flat_map(|section| files_of(&doc, section))
    {
        let mut text = text.to_owned();
        wanted.retain(|(from, to)| {
            let times = text.matches(from).count();
            assert!(times < 2, "'{from}' stands {times} times in {path}");
            text = text.replace(from, to);
            times == 0
        });
        let to = folder.path().join(path);
        fs::create_dir_all(to.parent().expect("a folder")).expect("made");
        fs::write(to, text).expect("written");
    }
    assert!(wanted.is_empty(), "{heading} does not hold {wanted:?}");
    build(folder.path(), &heading)
}

/// The files that a section shows, by their paths.
fn files_of<'a>(doc: &'a Doc, section: &str) -> Vec<(&'a str, &'a str)> {
    let own = doc.blocks.iter().filter(|b| b.section == section);
    let files: Vec<_> = own
        .filter_map(|b| Some((b.path()?, b.text.as_str())))
        .collect();
    assert!(!files.is_empty(), "{GUIDE}: {section} shows no file");
    files
}

fn build(root: &Path, heading: &str) -> Shape {
    let mut project = pipeline::check(root, &[SITE.to_owned()]);
    let of = |severity| {
        let found = project.findings.iter();
        found.filter(move |f| f.code.severity == severity)
    };
    let errors: Vec<_> = of(Severity::Error).collect();
    assert!(errors.is_empty(), "{heading}: {errors:#?}");
    let doubts = of(Severity::Warning).map(|f| f.code.name).collect();
    let (files, _) = pipeline::write(&mut project).expect("a theme without mistakes");
    let files: Vec<(String, String)> = files
        .into_iter()
        .filter_map(|f| Some((f.path, String::from_utf8(f.bytes).ok()?)))
        .collect();
    let report = find(&files, "data/report.json");
    Shape {
        report: serde_json::from_str(report).expect("JSON"),
        doubts,
        files,
    }
}

fn find<'a>(files: &'a [(String, String)], below: &str) -> &'a str {
    let path = format!("{SITE}/{below}");
    let found = files.iter().find(|(p, _)| *p == path);
    &found.unwrap_or_else(|| panic!("no file {path}")).1
}

impl Shape {
    /// A plan of the report.
    pub fn plan(&self, id: &str) -> &Json {
        plan_named(&self.report, id)
    }

    /// The part of a page that is its own.
    pub fn page(&self, below: &str) -> Page {
        let page = html::read(find(&self.files, below));
        let main = page.named("main");
        let [main] = main.as_slice() else {
            panic!("{below} has {} <main>", main.len());
        };
        Page((*main).clone())
    }
}

/// The own part of a page.
pub struct Page(Element);

impl Page {
    /// Fails unless the page says all of it, blanks and breaks apart, in this order.
    pub fn says(&self, wanted: &[&str]) {
        let text = plain(&self.0.text());
        let mut rest = text.as_str();
        for words in wanted {
            let (_, after) = rest
                .split_once(&plain(words))
                .unwrap_or_else(|| panic!("'{words}' is missing or too early in {text}"));
            rest = after;
        }
    }

    /// Whether the page says it anywhere.
    pub fn mentions(&self, words: &str) -> bool {
        plain(&self.0.text()).contains(&plain(words))
    }

    /// The rows of the table whose caption begins so, as the text of their cells.
    pub fn table(&self, caption: &str) -> Vec<Vec<String>> {
        let tables = self.0.named("table");
        let found = tables.into_iter().find(|t| {
            let captions = t.named("caption");
            captions.iter().any(|c| c.text().starts_with(caption))
        });
        let found = found.unwrap_or_else(|| panic!("no table '{caption}'"));
        found
            .named("tr")
            .into_iter()
            .map(|row| {
                let cells = row.all().into_iter();
                let cells = cells.filter(|e| e.name == "td" || e.name == "th");
                cells.map(|c| plain(&c.text())).collect()
            })
            .collect()
    }

    /// The bars of its schedules, as their rows and the columns of years that they
    /// begin and end in.
    pub fn bars(&self) -> Vec<[u32; 3]> {
        let bars = self.0.all().into_iter();
        let bars = bars.filter(|e| e.get("data-s") == "schedule");
        bars.map(|bar| {
            let number = |of| bar.get(of).parse().expect("a number");
            ["data-i", "data-from", "data-to"].map(number)
        })
        .collect()
    }

    /// Where the links with this text lead.
    pub fn links(&self, text: &str) -> Vec<&str> {
        let links = self.0.named("a").into_iter();
        let links = links.filter(|a| plain(&a.text()) == plain(text));
        links.map(|a| a.get("href")).collect()
    }
}

/// A text without the blanks and breaks of its page.
fn plain(text: &str) -> String {
    text.split_whitespace().collect()
}
