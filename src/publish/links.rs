//! The link check: every link of the site leads somewhere, inside the site and
//! by the name of a file, so that the pages also work from a folder on disk;
//! and no page makes the browser ask another host for anything.

use super::page::{Page, Reference};
use crate::files::OutputFile;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt;

/// A link that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BrokenLink {
    /// The file in which it stands.
    pub file: String,
    /// The link as it is written; `attribute="id"` where it names an element.
    pub link: String,
    /// What is wrong with it.
    pub why: Why,
}

/// What is wrong with a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// No such file.
    Missing,
    /// The file is there, but has no element with this id.
    MissingId,
    /// Two elements of the page have this id.
    DuplicateId,
    /// A folder, which opens only on a web server: the link must name the file.
    Folder,
    /// It begins with `/`, and so breaks when the site lies in a sub-folder.
    Absolute,
    /// It leads out of the site.
    Outside,
    /// The browser would ask another host for it.
    OtherHost,
    /// It is neither a web, mail or phone address nor a path.
    Scheme,
    /// It is empty.
    Empty,
    /// A `%` in it is not followed by two digits, or they are not UTF-8.
    BadEscape,
    /// A `<base>` element, which bends all other links of its page.
    Base,
}

impl Why {
    /// The reason in plain words, Japanese or English, to stand after the link.
    pub fn message(self, ja: bool) -> &'static str {
        match (self, ja) {
            (Self::Missing, false) => "there is no such file",
            (Self::Missing, true) => "そのファイルはありません",
            (Self::MissingId, false) => "no element has this id",
            (Self::MissingId, true) => "その id の要素がありません",
            (Self::DuplicateId, false) => "two elements have this id",
            (Self::DuplicateId, true) => "同じ id の要素が二つあります",
            (Self::Folder, false) => "it leads to a folder; name the file in it",
            (Self::Folder, true) => "フォルダーへのリンクです。ファイル名まで書いてください",
            (Self::Absolute, false) => "it begins with '/'; write it relative to the page",
            (Self::Absolute, true) => "「/」で始まっています。ページからの相対パスで書いてください",
            (Self::Outside, false) => "it leads out of the site",
            (Self::Outside, true) => "サイトの外へ出ています",
            (Self::OtherHost, false) => "the page would make a request to another host",
            (Self::OtherHost, true) => "ページが外部のサーバーに要求を送ってしまいます",
            (Self::Scheme, false) => "this kind of address is not allowed",
            (Self::Scheme, true) => "使えない種類のアドレスです",
            (Self::Empty, false) => "it is empty",
            (Self::Empty, true) => "空です",
            (Self::BadEscape, false) => "a '%' in it is not followed by valid digits",
            (Self::BadEscape, true) => "「%」のあとの文字が正しくありません",
            (Self::Base, false) => "a <base> element changes where all links lead",
            (Self::Base, true) => "<base> 要素があると、すべてのリンク先が変わってしまいます",
        }
    }
}

impl BrokenLink {
    /// Where, what and why in one line, Japanese or English.
    pub fn message(&self, ja: bool) -> String {
        let Self { file, link, why } = self;
        let why = why.message(ja);
        if ja {
            format!("{file}:「{link}」{why}")
        } else {
            format!("{file}: {link:?}: {why}")
        }
    }
}

impl fmt::Display for BrokenLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(false))
    }
}

/// Checks all links between these files, and hands back those that do not
/// hold, sorted by file, each once.
///
/// HTML, SVG and CSS files are read. The files have to be the whole site: what
/// is not among them does not exist.
pub fn check_links(files: &[OutputFile]) -> Vec<BrokenLink> {
    let pages: BTreeMap<&str, Page> = files
        .par_iter()
        .map(|file| (file.path.as_str(), read(file)))
        .collect();
    let mut broken: Vec<BrokenLink> = pages
        .par_iter()
        .flat_map_iter(|(file, page)| check_page(&pages, file, page))
        .collect();
    broken.sort();
    broken.dedup();
    broken
}

fn read(file: &OutputFile) -> Page {
    match file.path.rsplit_once('.') {
        Some((_, "html" | "svg")) => Page::read(&file.bytes),
        Some((_, "css")) => Page::read_css(&file.bytes),
        _ => Page::default(),
    }
}

fn check_page(pages: &BTreeMap<&str, Page>, file: &str, page: &Page) -> Vec<BrokenLink> {
    let report = |link: String, why| BrokenLink {
        file: file.to_owned(),
        link,
        why,
    };
    let doubled = page.duplicates.iter();
    let mut broken: Vec<BrokenLink> = doubled
        .map(|id| report(format!("id=\"{id}\""), Why::DuplicateId))
        .collect();
    for reference in &page.references {
        let (link, fault) = match reference {
            Reference::Base(link) => (link.clone(), Some(Why::Base)),
            Reference::Id(attribute, id) => {
                let missing = !page.ids.contains(id);
                (
                    format!("{attribute}=\"{id}\""),
                    missing.then_some(Why::MissingId),
                )
            }
            Reference::Visit(link) => (link.clone(), check_link(pages, file, link, false).err()),
            Reference::Fetch(link) => (link.clone(), check_link(pages, file, link, true).err()),
        };
        broken.extend(fault.map(|why| report(link, why)));
    }
    broken
}

fn check_link(
    pages: &BTreeMap<&str, Page>,
    file: &str,
    link: &str,
    loads: bool,
) -> Result<(), Why> {
    let link = link.trim_matches(|c: char| c.is_ascii_whitespace());
    if link.is_empty() {
        return Err(Why::Empty);
    }
    if let Some(scheme) = scheme(link) {
        return match scheme.to_ascii_lowercase().as_str() {
            "data" | "mailto" | "tel" => Ok(()),
            "http" | "https" if !loads => Ok(()),
            "http" | "https" => Err(Why::OtherHost),
            _ => Err(Why::Scheme),
        };
    }
    if link.starts_with("//") && loads {
        return Err(Why::OtherHost);
    }
    if link.starts_with('/') {
        return Err(Why::Absolute);
    }
    let (address, fragment) = match link.split_once('#') {
        Some((address, fragment)) => (address, Some(fragment)),
        None => (link, None),
    };
    let path = address.split_once('?').map_or(address, |(path, _)| path);
    let target = if path.is_empty() {
        file.to_owned()
    } else {
        resolve(file, path)?
    };
    let Some(page) = pages.get(target.as_str()) else {
        return Err(if is_folder(pages, &target) {
            Why::Folder
        } else {
            Why::Missing
        });
    };
    match fragment {
        Some(id) if !page.ids.contains(id) && !page.ids.contains(&decode(id)?) => {
            Err(Why::MissingId)
        }
        _ => Ok(()),
    }
}

/// The scheme of an address that has one: letters up to a colon.
fn scheme(link: &str) -> Option<&str> {
    let (scheme, _) = link.split_once(':')?;
    let first = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let rest = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    (first && scheme.chars().all(rest)).then_some(scheme)
}

/// The path that a relative path leads to from a file. A folder comes back with
/// a slash at its end, the root as the empty path.
pub(super) fn resolve(file: &str, path: &str) -> Result<String, Why> {
    let mut names: Vec<String> = file.split('/').map(str::to_owned).collect();
    names.pop();
    let mut ends_in_folder = false;
    for name in path.split('/') {
        // Decoded name by name: an escaped slash does not part names.
        let name = decode(name)?;
        ends_in_folder = matches!(name.as_str(), "" | "." | "..");
        match name.as_str() {
            "" | "." => {}
            ".." => {
                names.pop().ok_or(Why::Outside)?;
            }
            other if other.contains('/') => return Err(Why::Missing),
            _ => names.push(name),
        }
    }
    let mut target = names.join("/");
    if ends_in_folder && !target.is_empty() {
        target.push('/');
    }
    Ok(target)
}

/// Whether any file lies below this path.
fn is_folder(pages: &BTreeMap<&str, Page>, path: &str) -> bool {
    let folder = match path {
        "" => String::new(),
        path => format!("{}/", path.trim_end_matches('/')),
    };
    let mut below = pages.range(folder.as_str()..);
    below
        .next()
        .is_some_and(|(file, _)| file.starts_with(&folder))
}

/// Undoes percent-encoding.
fn decode(text: &str) -> Result<String, Why> {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2).ok_or(Why::BadEscape)?;
        let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let byte = u8::from_str_radix(digits, 16).map_err(|_| Why::BadEscape)?;
        if !is_hex {
            // `from_str_radix` alone would take `+1` for a number.
            return Err(Why::BadEscape);
        }
        bytes.push(byte);
        bytes.extend(rest.as_bytes());
    }
    String::from_utf8(bytes).map_err(|_| Why::BadEscape)
}
