//! What a page costs a reader: the bytes that travel until it can be read, and
//! the files that a browser asks for.
//!
//! Counted before anything is written, from the files that will stand there. A
//! web server packs text with gzip; its usual level is 6, and so is ours.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;

use super::page::{Page, Reference};
use crate::files::OutputFile;

/// What a page may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Packed bytes of its HTML and style sheets.
    pub page: usize,
    /// Files that are asked for, with itself.
    pub requests: usize,
    /// Packed bytes of each chart in it.
    pub chart: usize,
}

/// A limit that a page is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Excess {
    /// Too many bytes.
    Page {
        /// Packed bytes of the HTML.
        html: usize,
        /// What of them is there for charts.
        charts: usize,
        /// Packed bytes of the style sheets.
        styles: usize,
    },
    /// Too many files: those beside the page itself.
    Requests(Vec<String>),
    /// A chart of too many bytes, by its place among the charts of the page,
    /// from 1.
    Chart {
        /// Which.
        number: usize,
        /// Packed bytes.
        bytes: usize,
    },
}

/// How a chart begins in a page.
const CHART: &str = "<svg class=\"chart";

/// Every limit that the page is over, of the pages that have limits. `files` is
/// the whole site, since a page's style sheets are files of it.
pub fn excesses(
    files: &[OutputFile],
    limits: impl Fn(&OutputFile) -> Option<Limits> + Sync,
) -> Vec<(&OutputFile, Excess)> {
    let sheets: BTreeMap<&str, Sheet> = files
        .par_iter()
        .filter(|f| f.path.ends_with(".css"))
        .map(|f| (f.path.as_str(), Sheet::read(f)))
        .collect();
    let per_page: Vec<Vec<(&OutputFile, Excess)>> = files
        .par_iter()
        .filter_map(|file| Some((file, limits(file)?)))
        .map(|(file, limits)| {
            let found = of_page(file, limits, &sheets).into_iter();
            found.map(|excess| (file, excess)).collect()
        })
        .collect();
    per_page.into_iter().flatten().collect()
}

struct Sheet {
    packed: usize,
    /// What it loads, from the top of the site.
    loads: BTreeSet<String>,
}

impl Sheet {
    fn read(file: &OutputFile) -> Self {
        let page = Page::read_css(&file.bytes);
        Self {
            packed: packed(&file.bytes),
            loads: loads(&page, &file.path),
        }
    }
}

fn of_page(file: &OutputFile, limits: Limits, sheets: &BTreeMap<&str, Sheet>) -> Vec<Excess> {
    let html = String::from_utf8_lossy(&file.bytes);
    let mut asked = loads(&Page::read(&loading_tags(&html)), &file.path);
    let mut styles = 0;
    // A sheet may import another, which then is asked for like the first.
    let mut open: Vec<String> = asked.iter().cloned().collect();
    while let Some(path) = open.pop() {
        if let Some(sheet) = sheets.get(path.as_str()) {
            styles += sheet.packed;
            for further in &sheet.loads {
                if asked.insert(further.clone()) {
                    open.push(further.clone());
                }
            }
        }
    }
    let mut found = Vec::new();
    if !fits(&file.bytes, limits.page.saturating_sub(styles)) {
        let packed_html = packed(&file.bytes);
        if packed_html + styles > limits.page {
            found.push(Excess::Page {
                html: packed_html,
                charts: packed_html.saturating_sub(packed(without_charts(&html).as_bytes())),
                styles,
            });
        }
    }
    if asked.len() + 1 > limits.requests {
        found.push(Excess::Requests(asked.into_iter().collect()));
    }
    for (at, chart) in charts(&html).enumerate() {
        if !fits(chart.as_bytes(), limits.chart) {
            let bytes = packed(chart.as_bytes());
            if bytes > limits.chart {
                let number = at + 1;
                found.push(Excess::Chart { number, bytes });
            }
        }
    }
    found
}

/// The tags of a page that may load something: a hundredth of a page with
/// charts, which is what the reader of tags then reads.
fn loading_tags(html: &str) -> Vec<u8> {
    const NAMES: [&str; 14] = [
        "link", "script", "img", "image", "use", "source", "iframe", "object", "embed", "video",
        "audio", "track", "input", "feimage",
    ];
    let mut tags = Vec::new();
    for piece in html.split('<').skip(1) {
        let end = piece.find(|c: char| !c.is_ascii_alphanumeric());
        let name = &piece[..end.unwrap_or(piece.len())];
        if NAMES.iter().any(|n| n.eq_ignore_ascii_case(name)) {
            tags.push(b'<');
            tags.extend(piece.as_bytes());
            // So that the inside of a script does not swallow what follows.
            tags.extend(format!("</{name}>").as_bytes());
        }
    }
    tags
}

/// The files that a page or sheet makes the browser ask for, each once.
fn loads(page: &Page, from: &str) -> BTreeSet<String> {
    let addresses = page.references.iter().filter_map(|r| match r {
        Reference::Fetch(address) => Some(address.trim()),
        Reference::Visit(_) | Reference::Id(..) | Reference::Base(_) => None,
    });
    addresses
        .filter(|a| !a.starts_with('#') && !a.to_ascii_lowercase().starts_with("data:"))
        .map(|a| a.split(['#', '?']).next().unwrap_or(a))
        .map(|a| super::links::resolve(from, a).unwrap_or_else(|_| a.to_owned()))
        .collect()
}

fn charts(html: &str) -> impl Iterator<Item = &str> {
    html.match_indices(CHART).map(|(at, _)| {
        let rest = &html[at..];
        let end = rest.find("</svg>").map_or(rest.len(), |end| end + 6);
        &rest[..end]
    })
}

fn without_charts(html: &str) -> String {
    let mut parts = html.split(CHART);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(part.split_once("</svg>").map_or("", |(_, after)| after));
    }
    text
}

/// Whether bytes surely stay within a limit. Most do as they are or packed in
/// haste, and need not be packed with care to be weighed.
fn fits(bytes: &[u8], limit: usize) -> bool {
    bytes.len() <= limit || packed_at(Compression::fast(), bytes) <= limit
}

/// How many bytes gzip makes of these.
fn packed(bytes: &[u8]) -> usize {
    packed_at(Compression::new(6), bytes)
}

fn packed_at(level: Compression, bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Count(0), level);
    // Counting cannot fail.
    let done = encoder.write_all(bytes).and_then(|()| encoder.finish());
    done.map_or(bytes.len(), |count| count.0)
}

/// Keeps the number of bytes and not the bytes.
struct Count(usize);

impl Write for Count {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FREE: Limits = Limits {
        page: usize::MAX,
        requests: usize::MAX,
        chart: usize::MAX,
    };

    /// Text that packs badly, other text for other lengths.
    fn noise(bytes: usize) -> String {
        let mut seed = bytes as u64;
        let mut letter = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            char::from(b'0' + (seed >> 33) as u8 % 64)
        };
        (0..bytes).map(|_| letter()).filter(|c| *c != '<').collect()
    }

    fn site(html: &str) -> Vec<OutputFile> {
        vec![
            OutputFile::text("a/b/page.html", html),
            OutputFile::text(
                "a/style.css",
                "@import 'more.css'; p { background: url(p.png) }",
            ),
            OutputFile::text("a/more.css", noise(5000)),
            OutputFile::text("a/p.png", ""),
        ]
    }

    fn found(html: &str, limits: Limits) -> Vec<Excess> {
        let files = site(html);
        let is_page = |f: &OutputFile| f.path.ends_with(".html").then_some(limits);
        let found = excesses(&files, is_page);
        found.into_iter().map(|(_, excess)| excess).collect()
    }

    #[test]
    fn a_page_asks_for_each_of_its_files_once_and_for_theirs() {
        let html = "<!-- --><LINK rel=stylesheet href='../style.css'><link rel=license href=x>\
            <script src='../s.js'></script><img src=\"../m.svg#x\"><img src='../m.svg'>\
            <svg><use href='#m'/><rect fill='url(#p)'/></svg><img src='data:,'><a href='../other.html'>";
        let limits = Limits {
            requests: 0,
            ..FREE
        };
        let [Excess::Requests(files)] = &found(html, limits)[..] else {
            panic!("{:?}", found(html, limits));
        };
        assert_eq!(
            files,
            &["a/m.svg", "a/more.css", "a/p.png", "a/s.js", "a/style.css"]
        );
        assert_eq!(
            found(
                html,
                Limits {
                    requests: 6,
                    ..FREE
                }
            ),
            []
        );
        assert_eq!(
            found(
                html,
                Limits {
                    requests: 5,
                    ..FREE
                }
            )
            .len(),
            1
        );
    }

    #[test]
    fn a_page_weighs_what_gzip_makes_of_it_and_of_its_sheets() {
        let small = "<link rel=stylesheet href='../style.css'>".to_owned();
        // Long, but the same over and over.
        let long = format!("{small}{}", "<p>歩み</p>".repeat(10_000));
        let limits = Limits { page: 6000, ..FREE };
        assert_eq!(found(&long, limits), []);
        let heavy = format!(
            "{small}{}<svg class=\"chart x\">{}</svg>",
            noise(2000),
            noise(3000)
        );
        let [
            Excess::Page {
                html,
                charts,
                styles,
            },
        ] = found(&heavy, limits)[..]
        else {
            panic!("{:?}", found(&heavy, limits));
        };
        assert!(
            (1500..4500).contains(&html) && html + styles > 6000,
            "{html} {styles}"
        );
        assert!(
            (1500..2700).contains(&charts) && styles > 3500,
            "{charts} {styles}"
        );
    }

    #[test]
    fn every_chart_is_weighed_alone() {
        let chart = |bytes| format!("<svg class=\"chart\">{}</svg>", noise(bytes));
        let html = format!("{}{}", chart(100), chart(3000));
        let limits = Limits {
            chart: 1000,
            ..FREE
        };
        assert!(matches!(
            found(&html, limits)[..],
            [Excess::Chart { number: 2, .. }]
        ));
    }
}
