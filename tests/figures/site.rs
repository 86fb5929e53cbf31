//! The content of the repository, built in memory through the library.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use ayumi::pipeline;
use serde_json::Value as Json;

/// Everything that a build of one site would publish.
pub struct Built {
    /// Its id: its folder.
    pub site: &'static str,
    pub files: BTreeMap<String, String>,
    pub report: Json,
}

/// The repository, where `content/` lies.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The sample of Atsugi, built once.
pub fn atsugi() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| build(&root(), "atsugi"))
}

/// The sample of Kamakura, built once.
pub fn kamakura() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| build(&root(), "kamakura"))
}

/// The sample of Hiratsuka, built once.
pub fn hiratsuka() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| build(&root(), "hiratsuka"))
}

/// Builds a site of a project; a mistake in it fails the test that asked for it.
pub fn build(root: &Path, site: &'static str) -> Built {
    let mut project = pipeline::check(root, &[site.to_owned()]);
    let errors: Vec<_> = project
        .findings
        .iter()
        .filter(|f| f.code.severity == ayumi::diag::Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let (files, _) = pipeline::write(&mut project).expect("a theme without mistakes");
    let files: BTreeMap<String, String> = files
        .into_iter()
        .map(|f| (f.path, String::from_utf8_lossy(&f.bytes).into_owned()))
        .collect();
    let report = &files[&format!("{site}/data/report.json")];
    let report = serde_json::from_str(report).expect("JSON");
    Built {
        site,
        files,
        report,
    }
}

/// Builds a site of the content after `edit` has changed its files, path below
/// `content/` and text. Only the content is copied: the theme is the shipped one.
pub fn build_edited(site: &'static str, edit: impl Fn(&str, String) -> String) -> Built {
    let copy = tempfile::tempdir().expect("a folder");
    let from = root().join("content");
    for entry in walkdir::WalkDir::new(&from).sort_by_file_name() {
        let entry = entry.expect("content can be read");
        let below = entry.path().strip_prefix(&from).expect("below content/");
        let to = copy.path().join("content").join(below);
        if entry.file_type().is_dir() {
            fs::create_dir_all(to).expect("a folder");
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("UTF-8");
        let name = below.to_string_lossy().into_owned();
        fs::write(to, edit(&name, text)).expect("a file");
    }
    build(copy.path(), site)
}

impl Built {
    /// A page of Atsugi's plan, path below its folder.
    pub fn plan_page(&self, below: &str) -> &str {
        self.page(&format!("plans/gyokaku-7-1/{below}"))
    }

    /// A page of the site.
    pub fn page(&self, below: &str) -> &str {
        let path = format!("{}/{below}", self.site);
        self.files
            .get(&path)
            .unwrap_or_else(|| panic!("no page {path}"))
    }

    /// Every page of the site, with its path.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .filter(|(path, _)| path.starts_with(self.site) && path.ends_with(".html"))
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }
}
