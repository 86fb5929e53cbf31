//! What stands at the output path before a build: the question that decides
//! whether it may be replaced.

use super::error::{Doing, PublishError};
use super::manifest::Manifest;
use super::paths;
use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};
use walkdir::WalkDir;

/// What was found at the output path, if it may be replaced at all.
#[derive(Debug)]
pub(super) enum Found {
    /// Nothing.
    Nothing,
    /// A folder, empty but perhaps for a `.gitignore`.
    Fresh,
    /// A folder that Ayumi published.
    Ours(Manifest),
}

/// Looks at the output path without touching it, and refuses what is not ours.
pub(super) fn inspect(out: &Path) -> Result<Found, PublishError> {
    match fs::symlink_metadata(out) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(PublishError::io(Doing::Read, out)(error)),
        Ok(about) if !about.is_dir() => {
            return Err(PublishError::NotAFolder {
                path: out.to_owned(),
            });
        }
        Ok(_) => {}
    }
    let manifest = Manifest::read(out)?;
    let mut foreign = BTreeSet::new();
    for entry in fs::read_dir(out).map_err(PublishError::io(Doing::Read, out))? {
        let entry = entry.map_err(PublishError::io(Doing::Read, out))?;
        let kind = entry
            .file_type()
            .map_err(PublishError::io(Doing::Read, &entry.path()))?;
        // A `.gitignore` is carried over as a file, so it has to be one.
        if entry.file_name() == paths::GITIGNORE {
            if !kind.is_file() {
                foreign.insert(entry.file_name());
            }
        } else if manifest.is_none() {
            foreign.insert(entry.file_name());
        }
    }
    if let Some(found) = foreign.first() {
        return Err(PublishError::Foreign {
            path: out.to_owned(),
            found: found.to_string_lossy().into_owned(),
        });
    }
    Ok(manifest.map_or(Found::Fresh, Found::Ours))
}

/// The plain files below `out`, by path with `/` between names. Symbolic links
/// are neither listed nor followed, so nothing outside `out` is ever reused.
pub(super) fn plain_files(out: &Path) -> Result<BTreeSet<String>, PublishError> {
    let mut files = BTreeSet::new();
    for entry in WalkDir::new(out) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(out).to_owned();
            PublishError::io(Doing::Read, &path)(error.into())
        })?;
        // A name that is not UTF-8 cannot be one of ours.
        let below = entry.path().strip_prefix(out).ok().and_then(Path::to_str);
        if let (true, Some(path)) = (entry.file_type().is_file(), below) {
            files.insert(path.to_owned());
        }
    }
    Ok(files)
}
