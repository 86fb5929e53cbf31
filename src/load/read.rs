//! Walks `content/` and `themes/` once and keeps what it finds.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use walkdir::WalkDir;

use crate::diag::{Diagnostic, FileId, Sources, Span, both, codes};

/// A file that is handed on as it is: an image, a file of a theme.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Path from the project's root.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The files of one site, by what they are.
#[derive(Debug, Default)]
pub struct SiteFiles {
    /// Folder name; empty where `content/` is the site.
    pub id: String,
    /// `site.yaml`.
    pub site: Option<FileId>,
    /// `departments.yaml`.
    pub departments: Option<FileId>,
    /// `glossary.yaml`.
    pub glossary: Option<FileId>,
    /// `corrections.yaml`.
    pub corrections: Option<FileId>,
    /// `accepted.yaml`.
    pub accepted: Option<FileId>,
    /// `plans/<plan>/…` by plan.
    pub plans: BTreeMap<String, PlanFiles>,
    /// `static/…`, path below it.
    pub statics: Vec<Asset>,
    /// `theme/…`, path below it.
    pub theme: Vec<Asset>,
}

/// The files of one plan.
#[derive(Debug, Default)]
pub struct PlanFiles {
    /// `plan.yaml`.
    pub plan: Option<FileId>,
    /// `results/<year>.yaml` by file name without ending.
    pub results: Vec<(String, FileId)>,
    /// Narratives.
    pub narratives: Vec<FileId>,
}

/// What a project holds.
#[derive(Debug, Default)]
pub struct Tree {
    /// Texts that findings point into.
    pub sources: Sources,
    /// Sites in the order of their ids.
    pub sites: Vec<SiteFiles>,
    /// Files of `themes/<name>/`, by theme, path below it.
    pub themes: BTreeMap<String, Vec<Asset>>,
    /// Files that are there and could not be read as text. Their places are
    /// taken, so that nothing is called missing for it.
    pub unread: BTreeSet<FileId>,
    /// What could not be read or does not belong.
    pub found: Vec<Diagnostic>,
}

/// Walks a project. `root` holds `content/` and perhaps `themes/`.
pub fn read(root: &Path) -> Tree {
    let mut tree = Tree::default();
    let mut sites: BTreeMap<String, SiteFiles> = BTreeMap::new();
    let files = walk(root, "content", &mut tree);
    let is_direct = files.iter().any(|f| f.path == "content/site.yaml");
    let folders: Vec<&str> = files
        .iter()
        .filter_map(|f| f.path.strip_prefix("content/")?.strip_suffix("/site.yaml"))
        .filter(|f| !f.contains('/'))
        .collect();
    if is_direct && let Some(other) = folders.first() {
        tree.found.push(Diagnostic::without_place(
            &codes::TWO_LAYOUTS,
            both(
                format!("content/site.yaml と content/{other}/site.yaml の両方があります"),
                format!("both content/site.yaml and content/{other}/site.yaml exist"),
            ),
            both(
                "サイトが1つなら content/ の直下に、複数なら content/<サイト>/ の下にそろえます",
                "keep one site directly in content/, or each in a folder of its own",
            ),
        ));
        return tree;
    }
    for file in files {
        let below = file
            .path
            .strip_prefix("content/")
            .unwrap_or(&file.path)
            .to_owned();
        let (id, below) = if is_direct {
            (String::new(), below.as_str())
        } else {
            match below.split_once('/') {
                Some((id, rest)) => (id.to_owned(), rest),
                None => {
                    unexpected(&file, &mut tree);
                    continue;
                }
            }
        };
        let below = below.to_owned();
        let site = sites.entry(id.clone()).or_insert_with(|| SiteFiles {
            id,
            ..SiteFiles::default()
        });
        place(file, &below, site, &mut tree);
    }
    for file in walk(root, "themes", &mut tree) {
        let below = file.path.strip_prefix("themes/").unwrap_or(&file.path);
        if let Some((theme, rest)) = below.split_once('/') {
            let asset = Asset {
                path: rest.to_owned(),
                bytes: file.bytes,
            };
            tree.themes.entry(theme.to_owned()).or_default().push(asset);
        }
    }
    tree.sites = sites.into_values().collect();
    if tree.sites.is_empty() && tree.found.is_empty() {
        tree.found.push(Diagnostic::without_place(
            &codes::NO_SITE,
            both(
                "content/ にサイトがありません",
                "there is no site in content/",
            ),
            both(
                "content/site.yaml か content/<サイト>/site.yaml を作ります",
                "create content/site.yaml or content/<site>/site.yaml",
            ),
        ));
    }
    tree
}

struct Found {
    path: String,
    bytes: Vec<u8>,
}

/// Files below a folder in the order of their paths. Hidden files and what
/// desktops leave behind are passed over.
fn walk(root: &Path, folder: &str, tree: &mut Tree) -> Vec<Found> {
    let mut files = Vec::new();
    let start = root.join(folder);
    if !start.is_dir() {
        return files;
    }
    let entries = WalkDir::new(&start)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|e| !is_litter(&e.file_name().to_string_lossy()) || e.depth() == 0);
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let at = error
                    .path()
                    .map(|p| shown(root, p))
                    .unwrap_or_else(|| folder.to_owned());
                tree.found.push(unreadable(&at, &error.to_string()));
                continue;
            }
        };
        let path = shown(root, entry.path());
        if entry.path_is_symlink() {
            tree.found.push(Diagnostic::without_place(
                &codes::SYMBOLIC_LINK,
                both(
                    format!("{path} はほかの場所への参照（シンボリックリンク）です"),
                    format!("{path} is a symbolic link"),
                ),
                both(
                    "参照ではなく、ファイルそのものを置きます",
                    "put the file itself there: paths must not leave their folder",
                ),
            ));
            continue;
        }
        if !entry.file_type().is_file() {
            continue;
        }
        match std::fs::read(entry.path()) {
            Ok(bytes) => files.push(Found { path, bytes }),
            Err(error) => tree.found.push(unreadable(&path, &error.to_string())),
        }
    }
    files
}

fn is_litter(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || name == "Thumbs.db"
        || name == "desktop.ini"
}

fn shown(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    below
        .components()
        .map(|c| c.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}

fn place(file: Found, below: &str, site: &mut SiteFiles, tree: &mut Tree) {
    let parts: Vec<&str> = below.split('/').collect();
    match parts.as_slice() {
        ["site.yaml"] => site.site = Some(text(file, tree)),
        ["departments.yaml"] => site.departments = Some(text(file, tree)),
        ["glossary.yaml"] => site.glossary = Some(text(file, tree)),
        ["corrections.yaml"] => site.corrections = Some(text(file, tree)),
        ["accepted.yaml"] => site.accepted = Some(text(file, tree)),
        ["static", rest @ ..] if !rest.is_empty() => {
            if !rest.iter().all(|name| is_plain_name(name)) {
                let id = tree.sources.add(file.path.clone(), "");
                tree.found.push(bad_file_name(id));
                return;
            }
            site.statics.push(Asset {
                path: rest.join("/"),
                bytes: file.bytes,
            });
        }
        ["theme", rest @ ..] if !rest.is_empty() => {
            site.theme.push(Asset {
                path: rest.join("/"),
                bytes: file.bytes,
            });
        }
        ["plans", plan, "plan.yaml"] => {
            let id = text(file, tree);
            site.plans.entry((*plan).to_owned()).or_default().plan = Some(id);
        }
        ["plans", plan, "results", name] if name.ends_with(".yaml") => {
            let stem = name.trim_end_matches(".yaml").to_owned();
            let id = text(file, tree);
            let plan = site.plans.entry((*plan).to_owned()).or_default();
            plan.results.push((stem, id));
        }
        ["plans", plan, .., name] if name.ends_with(".md") => {
            let id = text(file, tree);
            let plan = site.plans.entry((*plan).to_owned()).or_default();
            plan.narratives.push(id);
        }
        _ => unexpected(&file, tree),
    }
}

/// Lower-case ASCII: a name that every server and every link writes alike.
fn is_plain_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b))
}

fn bad_file_name(id: FileId) -> Diagnostic {
    Diagnostic::new(
        &codes::BAD_FILE_NAME,
        Span::top(id),
        both(
            "公開するファイルの名前に、使えない文字があります",
            "the name of a published file has characters that cannot stand in an address",
        ),
        both(
            "半角の小文字の英字、数字、「.」「_」「-」だけの名前にします",
            "use lower-case letters, digits, '.', '_' and '-' only",
        ),
    )
}

fn text(file: Found, tree: &mut Tree) -> FileId {
    let bytes = file
        .bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(&file.bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => tree.sources.add(file.path, text),
        Err(error) => {
            let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned();
            let at = good.len() as u32;
            let id = tree.sources.add(file.path, good);
            tree.found.push(Diagnostic::new(
                &codes::NOT_UTF8,
                Span {
                    file: id,
                    start: at,
                    end: at,
                },
                both(
                    "このファイルの文字コードが UTF-8 ではありません",
                    "this file is not UTF-8",
                ),
                both(
                    "編集ソフトの「名前を付けて保存」で、文字コードを UTF-8 にして保存し直します",
                    "save it again as UTF-8 (its encoding may be Shift_JIS)",
                ),
            ));
            tree.unread.insert(id);
            id
        }
    }
}

fn unexpected(file: &Found, tree: &mut Tree) {
    let id = tree.sources.add(file.path.clone(), "");
    tree.found.push(Diagnostic::new(
        &codes::UNEXPECTED_FILE,
        Span::top(id),
        both(
            "この名前のファイルは、この場所では読まれません",
            "a file of this name is not read in this place",
        ),
        both(
            "名前と場所を確かめます: site.yaml, departments.yaml, glossary.yaml, corrections.yaml, accepted.yaml, static/, theme/, plans/<計画>/plan.yaml, plans/<計画>/results/<西暦>.yaml, plans/<計画>/**/*.md",
            "check name and place: site.yaml, departments.yaml, glossary.yaml, corrections.yaml, accepted.yaml, static/, theme/, plans/<plan>/plan.yaml, plans/<plan>/results/<year>.yaml, plans/<plan>/**/*.md",
        ),
    ));
}

fn unreadable(path: &str, why: &str) -> Diagnostic {
    Diagnostic::without_place(
        &codes::UNREADABLE_FILE,
        both(
            format!("{path} を読めません（{why}）"),
            format!("cannot read {path}: {why}"),
        ),
        both("読み取りの許可を確かめます", "check its permissions"),
    )
}
