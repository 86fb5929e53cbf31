//! The rule for paths below the output folder. It is narrow on purpose: a path
//! that passes means the same file on every system and in every URL.

use std::collections::BTreeSet;
use std::fmt;

/// Names at the root of the output that no page may take.
pub(super) const MANIFEST: &str = "manifest.json";
/// Belongs to whoever keeps the folder in git; carried over, never written.
pub(super) const GITIGNORE: &str = ".gitignore";

/// What is wrong with an output path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathFault {
    /// The path has no characters.
    Empty,
    /// The path begins with `/`.
    Absolute,
    /// Two slashes in a row, or one at the end: a name between them is missing.
    EmptyName,
    /// A name is `.` or `..`.
    Dots,
    /// A character other than `a`–`z`, `0`–`9`, `.`, `_`, `-` and `/`.
    Character(char),
    /// The name belongs to the publish floor itself (`manifest.json`, `.gitignore`).
    Reserved,
    /// The same path was given twice.
    Twice,
    /// The path is a file, and another file lies below it.
    FileAndFolder,
}

impl PathFault {
    /// The fault in plain words, Japanese or English, to stand after the path.
    pub fn message(self, ja: bool) -> String {
        let fixed = match (self, ja) {
            (Self::Character(c), false) => {
                return format!("it holds {c:?}; only a-z, 0-9, '.', '_', '-' and '/' are allowed");
            }
            (Self::Character(c), true) => {
                return format!("{c:?} が入っています。使えるのは a-z、0-9、. _ - / だけです");
            }
            (Self::Empty, false) => "it is empty",
            (Self::Empty, true) => "空です",
            (Self::Absolute, false) => "it begins with '/'",
            (Self::Absolute, true) => "「/」で始まっています",
            (Self::EmptyName, false) => "a name between two slashes is empty",
            (Self::EmptyName, true) => "「/」の間の名前が空です",
            (Self::Dots, false) => "a name is '.' or '..'",
            (Self::Dots, true) => "「.」または「..」という名前が入っています",
            (Self::Reserved, false) => "this name is kept for Ayumi itself",
            (Self::Reserved, true) => "Ayumi 自身が使う名前です",
            (Self::Twice, false) => "two files have this path",
            (Self::Twice, true) => "同じパスのファイルが二つあります",
            (Self::FileAndFolder, false) => "it is a file, and another file lies below it",
            (Self::FileAndFolder, true) => "ファイルなのに、その下に別のファイルがあります",
        };
        fixed.to_owned()
    }
}

impl fmt::Display for PathFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(false))
    }
}

/// Checks one path by itself.
pub(super) fn check(path: &str) -> Result<(), PathFault> {
    if path.is_empty() {
        return Err(PathFault::Empty);
    }
    if path.starts_with('/') {
        return Err(PathFault::Absolute);
    }
    let allowed = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '.' | '_' | '-' | '/');
    if let Some(c) = path.chars().find(|c| !allowed(*c)) {
        return Err(PathFault::Character(c));
    }
    for name in path.split('/') {
        match name {
            "" => return Err(PathFault::EmptyName),
            "." | ".." => return Err(PathFault::Dots),
            _ => {}
        }
    }
    if path == MANIFEST || path == GITIGNORE {
        return Err(PathFault::Reserved);
    }
    Ok(())
}

/// Checks every path, and that together they can stand in one tree. Hands back
/// the first path at fault.
pub(super) fn check_all<'a>(
    paths: impl Iterator<Item = &'a str>,
) -> Result<(), (&'a str, PathFault)> {
    let mut seen = BTreeSet::new();
    for path in paths {
        check(path).map_err(|fault| (path, fault))?;
        if !seen.insert(path) {
            return Err((path, PathFault::Twice));
        }
    }
    for path in &seen {
        for (slash, _) in path.match_indices('/') {
            let folder = &path[..slash];
            if folder == MANIFEST || folder == GITIGNORE {
                return Err((path, PathFault::Reserved));
            }
            if let Some(file) = seen.get(folder) {
                return Err((file, PathFault::FileAndFolder));
            }
        }
    }
    Ok(())
}
