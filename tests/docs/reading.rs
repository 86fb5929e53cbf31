//! The documents of the project.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

pub use crate::document::{Block, Doc, doc, section};

pub const GUIDE: &str = "docs/guide.ja.md";
pub const SHAPES: &str = "docs/shapes.ja.md";
pub const THEME: &str = "docs/theme.md";
pub const CODES: &str = "docs/codes.md";
pub const ARCHITECTURE: &str = "ARCHITECTURE.md";
pub const DOCS: [&str; 8] = [
    "README.md",
    ARCHITECTURE,
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    GUIDE,
    SHAPES,
    THEME,
    CODES,
];

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The cells of every row of the tables in a text, heads and rules left out.
pub fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines()
        .filter(|l| l.starts_with("| `"))
        .map(|l| {
            let inner = l.trim_matches('|');
            inner.split(" | ").map(|c| c.trim().to_owned()).collect()
        })
        .collect()
}

/// Every `code` in a text.
pub fn code_spans(text: &str) -> BTreeSet<String> {
    doc(text).spans.into_iter().collect()
}
