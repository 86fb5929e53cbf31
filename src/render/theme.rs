//! A theme: templates, static files and words, in layers.
//!
//! Lowest lies `civic` as compiled into the binary, over it the theme's folder
//! in `themes/<name>/`, over both the site's own `theme/`. A file of the same
//! path wins over the one below; of words, each key does.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera};

use super::alone::without_variables;
use super::look;
use super::tokens::StylePart;
use super::words::Words;
use crate::diag::{Diagnostic, Span, both, codes};
use crate::load::{Asset, SiteFiles, Tree};
use crate::model::look::Look;

/// Every file of the shipped themes, `theme/path`.
static SHIPPED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/themes.rs"));

/// The theme that lies below every other.
const BASE: &str = "civic";

/// The parts of the stylesheet that a drawing in a file of its own carries.
const CHART_STYLES: [&str; 3] = ["styles/10-tokens.css", look::PART, "styles/60-charts.css"];

/// A theme ready for use.
pub struct Theme {
    tera: Tera,
    /// Words of the interface.
    pub words: Words,
    /// Files that are published as they are, path below the site.
    pub statics: Vec<Asset>,
    /// The part of the stylesheet that a drawing needs where it stands alone.
    chart_style: String,
    /// Where the source of each template can be shown from.
    origins: BTreeMap<String, Origin>,
}

#[derive(Debug, Clone)]
struct Origin {
    path: String,
    text: String,
}

/// A mistake of a theme with its own text: themes are no part of the content,
/// so their texts are added to the sources only when something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ThemeFault {
    /// The file.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

impl ThemeFault {
    /// The fault as a finding.
    pub fn finding(&self, sources: &mut crate::diag::Sources) -> Diagnostic {
        let file = sources.add(self.path.clone(), self.text.clone());
        let line_start: usize = self
            .text
            .split_inclusive('\n')
            .take(self.line.saturating_sub(1))
            .map(str::len)
            .sum();
        let within: usize = self.text.get(line_start..).map_or(0, |rest| {
            rest.chars()
                .take(self.column.saturating_sub(1))
                .map(char::len_utf8)
                .sum()
        });
        // What is left open shows at the end; the last word is where to look.
        let at = (line_start + within).min(self.text.trim_end().len()) as u32;
        Diagnostic::new(
            &codes::THEME_ERROR,
            Span {
                file,
                start: at,
                end: at,
            },
            both(
                format!("テーマのファイルを使えません（{}）", self.message),
                format!("this file of the theme cannot be used: {}", self.message),
            ),
            both(
                "この行を直します。元のテーマに戻すときは、このファイルを消します",
                "correct this line; deleting the file brings the shipped one back",
            ),
        )
    }
}

struct Layered {
    path: String,
    bytes: Vec<u8>,
}

/// Whether a theme of that name is shipped or lies in `themes/`.
pub fn exists(name: &str, tree: &Tree) -> bool {
    let prefix = format!("{name}/");
    tree.themes.contains_key(name) || SHIPPED.iter().any(|(p, _)| p.starts_with(&prefix))
}

fn layers(
    name: &str,
    tree: &Tree,
    site: Option<&SiteFiles>,
) -> (BTreeMap<String, Layered>, Vec<Layered>) {
    let mut files: BTreeMap<String, Layered> = BTreeMap::new();
    let mut words: Vec<Layered> = Vec::new();
    let mut put = |path: &str, shown: String, bytes: &[u8]| {
        let file = Layered {
            path: shown,
            bytes: bytes.to_vec(),
        };
        if path.starts_with("words/") {
            words.push(file);
        } else {
            files.insert(path.to_owned(), file);
        }
    };
    let bases = if name == BASE {
        vec![BASE]
    } else {
        vec![BASE, name]
    };
    for base in bases {
        for (path, bytes) in SHIPPED {
            if let Some(below) = path.strip_prefix(base).and_then(|p| p.strip_prefix('/')) {
                put(below, format!("themes/{path}"), bytes);
            }
        }
        for asset in tree.themes.get(base).into_iter().flatten() {
            put(
                &asset.path,
                format!("themes/{base}/{}", asset.path),
                &asset.bytes,
            );
        }
    }
    if let Some(site) = site {
        let folder = if site.id.is_empty() {
            String::new()
        } else {
            format!("{}/", site.id)
        };
        for asset in &site.theme {
            put(
                &asset.path,
                format!("content/{folder}theme/{}", asset.path),
                &asset.bytes,
            );
        }
    }
    (files, words)
}

impl Theme {
    /// Loads a theme in its layers, for a site or (without) for the list of
    /// sites, with the colours that the site sets.
    ///
    /// # Errors
    /// Every template that cannot be read, each at its place.
    pub fn load(
        name: &str,
        tree: &Tree,
        site: Option<&SiteFiles>,
        look: &Look,
    ) -> Result<Self, Vec<ThemeFault>> {
        let (files, word_files) = layers(name, tree, site);
        let mut faults = Vec::new();
        let mut words = Words::default();
        for file in word_files
            .iter()
            .filter(|f| f.path.ends_with("words/ja.yaml"))
        {
            overlay(&mut words, file, &mut faults);
        }
        let mut statics = Vec::new();
        let mut origins = BTreeMap::new();
        let mut styles = Vec::new();
        for (path, file) in files {
            if is_style(&path) {
                styles.push(style_part(path, &file));
            } else if let Some(below) = path.strip_prefix("static/") {
                statics.push(Asset {
                    path: below.to_owned(),
                    bytes: file.bytes,
                });
            } else if let Some(below) = path.strip_prefix("templates/") {
                match String::from_utf8(file.bytes) {
                    Ok(text) => {
                        origins.insert(
                            below.to_owned(),
                            Origin {
                                path: file.path,
                                text,
                            },
                        );
                    }
                    Err(_) => faults.push(ThemeFault {
                        path: file.path,
                        text: String::new(),
                        line: 1,
                        column: 1,
                        message: "not UTF-8".to_owned(),
                    }),
                }
            } else {
                faults.push(not_read(file.path));
            }
        }
        faults.extend(
            word_files
                .iter()
                .filter(|f| !f.path.ends_with("words/ja.yaml"))
                .map(|f| not_read(f.path.clone())),
        );
        let city = look::style(look, &styles);
        if !city.is_empty() {
            let at = styles.partition_point(|part| part.name.as_str() <= look::PART);
            let part = StylePart {
                name: look::PART.to_owned(),
                path: String::new(),
                text: city,
            };
            styles.insert(at, part);
        }
        statics.push(Asset {
            path: "style.css".to_owned(),
            bytes: joined(&styles, |_| true).into_bytes(),
        });
        let chart_style = joined(&styles, |path| CHART_STYLES.contains(&path));
        let tera = templates(&origins, &words, &mut faults);
        if faults.is_empty() {
            Ok(Self {
                tera,
                words,
                statics,
                chart_style,
                origins,
            })
        } else {
            Err(faults)
        }
    }

    /// The rules for a drawing in a file of its own, ready for programs that
    /// know no custom properties. The city's colours are among them.
    pub fn chart_style(&self) -> String {
        without_variables(&self.chart_style)
    }

    /// The patterns that those rules name.
    ///
    /// # Errors
    /// The place in the theme where rendering failed.
    pub fn chart_patterns(&self) -> Result<String, ThemeFault> {
        self.render("patterns.html", &BTreeMap::<&str, &str>::new())
    }

    /// Puts something before every template of the theme, once.
    pub fn share<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.tera.global_context().insert(name, value);
    }

    /// Renders a page.
    ///
    /// # Errors
    /// The place in the theme where rendering failed.
    pub fn render<T: Serialize>(&self, template: &str, view: &T) -> Result<String, ThemeFault> {
        let context = Context::from_serialize(view).map_err(|e| self.fault(template, &e))?;
        self.tera
            .render(template, &context)
            .map_err(|e| self.fault(template, &e))
    }

    fn fault(&self, template: &str, error: &tera::Error) -> ThemeFault {
        fault(&self.origins, template, error)
    }
}

/// The parts of a theme's style sheet in their order, for a site.
pub fn style_parts(name: &str, tree: &Tree, site: Option<&SiteFiles>) -> Vec<StylePart> {
    let (files, _) = layers(name, tree, site);
    let styles = files.into_iter().filter(|(path, _)| is_style(path));
    styles.map(|(path, file)| style_part(path, &file)).collect()
}

/// The kinds of pages that a theme can write: the names of its templates.
pub fn kinds(name: &str, tree: &Tree, site: Option<&SiteFiles>) -> Vec<String> {
    let (files, _) = layers(name, tree, site);
    let names = files.keys().filter_map(|path| {
        let name = path.strip_prefix("templates/")?;
        name.strip_suffix(".html").map(str::to_owned)
    });
    names.collect()
}

fn is_style(path: &str) -> bool {
    path.starts_with("styles/") && path.ends_with(".css")
}

fn style_part(name: String, file: &Layered) -> StylePart {
    StylePart {
        name,
        path: file.path.clone(),
        text: String::from_utf8_lossy(&file.bytes).into_owned(),
    }
}

/// Sheets of style in the order of their names, one after the other: a page
/// asks for one file, whatever the parts.
fn joined(styles: &[StylePart], is_wanted: impl Fn(&str) -> bool) -> String {
    let wanted = styles.iter().filter(|part| is_wanted(&part.name));
    let texts: Vec<&str> = wanted.map(|part| part.text.as_str()).collect();
    texts.join("\n")
}

/// A file in a place that nothing reads: a misspelt folder would else be
/// without effect, and without a word.
fn not_read(path: String) -> ThemeFault {
    ThemeFault {
        path,
        text: String::new(),
        line: 1,
        column: 1,
        message: "only templates/, styles/*.css, static/ and words/ja.yaml are read".to_owned(),
    }
}

fn overlay(words: &mut Words, file: &Layered, faults: &mut Vec<ThemeFault>) {
    let mut sources = crate::diag::Sources::default();
    let text = String::from_utf8_lossy(&file.bytes).into_owned();
    let id = sources.add(file.path.clone(), text.clone());
    let mut found = Vec::new();
    words.overlay(&text, id, &mut found);
    for d in found {
        let at = d.span.and_then(|s| sources.locate(s));
        faults.push(ThemeFault {
            path: file.path.clone(),
            text: text.clone(),
            line: at.as_ref().map_or(1, |a| a.line as usize),
            column: at.as_ref().map_or(1, |a| a.column as usize),
            message: d.message.en,
        });
    }
}

/// Parses all templates; one that fails is reported and left out, and the rest
/// tried again, so that all mistakes show in one run.
fn templates(
    origins: &BTreeMap<String, Origin>,
    words: &Words,
    faults: &mut Vec<ThemeFault>,
) -> Tera {
    let mut left: BTreeMap<&str, &str> = origins
        .iter()
        .map(|(name, o)| (name.as_str(), o.text.as_str()))
        .collect();
    loop {
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".html", ".htm", ".xml", ".svg"]);
        register_word(&mut tera, words.clone());
        let error = match tera.add_raw_templates(left.iter()) {
            Ok(()) => return tera,
            Err(error) => error,
        };
        let is_first = left.len() == origins.len();
        let mut has_removed = false;
        for (name, fault) in load_faults(origins, &error) {
            // Who needs a template that was left out is not to blame.
            let is_consequence = match error.kind() {
                tera::ErrorKind::MissingParent { parent, .. } => origins.contains_key(parent),
                _ => !is_first && is_about_another_file(&fault.message),
            };
            if !is_consequence {
                faults.push(fault);
            }
            has_removed |= left.remove(name.as_str()).is_some();
        }
        if !has_removed {
            return Tera::default();
        }
    }
}

fn is_about_another_file(message: &str) -> bool {
    message.starts_with("Unknown component") || message.starts_with("Unknown template")
}

/// What keeps templates from being loaded, with the name of each template.
fn load_faults(
    origins: &BTreeMap<String, Origin>,
    error: &tera::Error,
) -> Vec<(String, ThemeFault)> {
    if let tera::ErrorKind::Msg(reports) = error.kind() {
        let listed = listed_faults(origins, reports);
        if !listed.is_empty() {
            return listed;
        }
    }
    let fault = fault(origins, "", error);
    let name = origins
        .iter()
        .find(|(_, o)| o.path == fault.path)
        .map_or_else(|| fault.path.clone(), |(name, _)| name.clone());
    vec![(name, fault)]
}

/// Unknown filters, functions and the like come as one text of reports, each
/// `error: …` with ` --> name:line:column` below.
fn listed_faults(origins: &BTreeMap<String, Origin>, reports: &str) -> Vec<(String, ThemeFault)> {
    let lines: Vec<&str> = reports.lines().collect();
    let mut faults = Vec::new();
    for pair in lines.windows(2) {
        let (Some(message), Some(place)) = (
            pair[0].strip_prefix("error: "),
            pair[1].trim_start().strip_prefix("--> "),
        ) else {
            continue;
        };
        let mut parts = place.rsplitn(3, ':');
        let column = parts.next().and_then(|n| n.parse().ok());
        let line = parts.next().and_then(|n| n.parse().ok());
        let (Some(column), Some(line), Some(name)) = (column, line, parts.next()) else {
            continue;
        };
        let Some(origin) = origins.get(name) else {
            continue;
        };
        let fault = ThemeFault {
            path: origin.path.clone(),
            text: origin.text.clone(),
            line,
            column,
            message: message.to_owned(),
        };
        faults.push((name.to_owned(), fault));
    }
    faults
}

/// `word(k="period", from=…, to=…)`: a word of the interface with its places
/// filled. A function, since components do not see what pages share; and a word
/// that does not exist stops the page at that very place.
fn register_word(tera: &mut Tera, words: Words) {
    tera.register_function(
        "word",
        move |kwargs: tera::Kwargs, _: &tera::State| -> tera::TeraResult<String> {
            let key: String = kwargs.must_get("k")?;
            if !words.has(&key) {
                return Err(tera::Error::message(format!(
                    "there is no word '{key}' in words/"
                )));
            }
            let places: Vec<(String, String)> = kwargs
                .iter()
                .map(|(name, value)| (name.to_string(), value.to_string()))
                .collect();
            let places: Vec<(&str, &str)> = places
                .iter()
                .map(|(n, v)| (n.as_str(), v.as_str()))
                .collect();
            Ok(words.fill(&key, &places))
        },
    );
}

fn fault(origins: &BTreeMap<String, Origin>, template: &str, error: &tera::Error) -> ThemeFault {
    let (name, line, column, message) = match error.kind() {
        tera::ErrorKind::SyntaxError(r) | tera::ErrorKind::RenderingError(r) => (
            r.filename().to_owned(),
            r.span().start_line,
            r.span().start_col + 1,
            r.message().to_owned(),
        ),
        tera::ErrorKind::MissingParent { current, .. } => {
            (current.clone(), 1, 1, error.to_string())
        }
        _ => (template.to_owned(), 1, 1, error.to_string()),
    };
    let origin = origins.get(&name);
    ThemeFault {
        path: origin.map_or_else(|| name.clone(), |o| o.path.clone()),
        text: origin.map(|o| o.text.clone()).unwrap_or_default(),
        line,
        column,
        message: message.lines().next().unwrap_or("").to_owned(),
    }
}
