//! The publish floor: the only one that writes to disk.
//!
//! A site is put on a stage beside the output folder, complete, and then the
//! two folders change places in one step. At every moment, also when the
//! machine kills the build, the output folder is either the whole old site or
//! the whole new one.

mod css;
mod error;
mod folder;
mod links;
mod lock;
mod manifest;
mod page;
mod paths;
mod stage;
mod weight;

pub use error::{Doing, PublishError};
pub use links::{BrokenLink, Why, check_links};
pub use lock::Lock;
pub use manifest::{Entry, Manifest};
pub use paths::PathFault;
pub use weight::{Excess, Limits, excesses};

use crate::files::OutputFile;
use folder::Found;
use rayon::prelude::*;
use rustix::fs::{CWD, RenameFlags};
use rustix::io::Errno;
use stage::{Placed, Stage};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::Path;

/// What a publication did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// Files of the site as it stands now, carried ones among them; the
    /// manifest itself and `.gitignore` are not counted.
    pub files: usize,
    /// Their size together.
    pub bytes: u64,
    /// Files that are new or have new bytes.
    pub written: usize,
    /// Files that were there before with the same bytes; they keep their times.
    pub unchanged: usize,
    /// Files of the former publication that are gone.
    pub removed: usize,
}

/// Publishes `files` into the folder of `lock`, in place of what Ayumi
/// published there before. On an error the folder is as it was (but see
/// [`PublishError::Leftover`]), and nothing is left beside it.
///
/// `keep` is asked about each file of the former publication that is not among
/// `files`: `true` carries it over unchanged (a build of one site keeps the
/// others), `false` lets it go. A file that was changed by hand since cannot be
/// carried over, see [`PublishError::Changed`].
///
/// The folder as a whole belongs to Ayumi: anything that was put into it by
/// hand goes with the old tree, except a `.gitignore` at its root.
pub fn publish(
    lock: &Lock,
    mut files: Vec<OutputFile>,
    keep: &dyn Fn(&str) -> bool,
) -> Result<Published, PublishError> {
    if files.is_empty() {
        return Err(PublishError::Empty);
    }
    let out = lock.out();
    let found = folder::inspect(out)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let new: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let former: &[Entry] = match &found {
        Found::Ours(manifest) => &manifest.files,
        Found::Nothing | Found::Fresh => &[],
    };
    let (carried, gone): (Vec<&Entry>, Vec<&Entry>) = former
        .iter()
        .filter(|entry| !new.contains(entry.path.as_str()))
        .partition(|entry| keep(&entry.path));
    let every_path = files.iter().map(|file| file.path.as_str());
    let every_path = every_path.chain(carried.iter().map(|entry| entry.path.as_str()));
    paths::check_all(every_path).map_err(|(path, fault)| PublishError::BadPath {
        path: path.to_owned(),
        fault,
    })?;

    let old_files = match found {
        Found::Nothing => BTreeSet::new(),
        Found::Fresh | Found::Ours(_) => folder::plain_files(out)?,
    };
    let stage = Stage::new(lock.stage())?;
    let done = fill(&stage, out, &files, &carried, &old_files)?;
    swap(&stage, lock, &found)?;
    // From here on the stage is the old site.
    stage::clear(stage.root()).map_err(|error| PublishError::Leftover {
        path: stage.root().to_owned(),
        error,
    })?;
    let unchanged = done.placed.iter().filter(|p| **p == Placed::Unchanged);
    let unchanged = unchanged.count() + carried.len();
    Ok(Published {
        files: done.manifest.files.len(),
        bytes: done.manifest.files.iter().map(|entry| entry.size).sum(),
        written: done.manifest.files.len() - unchanged,
        unchanged,
        removed: gone.len(),
    })
}

/// The files of the former publication that `keep` would carry over, with the
/// bytes of pages and without those of anything else: what a check of links
/// needs beside the new files.
///
/// # Errors
/// The output folder or its manifest cannot be read.
pub fn carried(lock: &Lock, keep: &dyn Fn(&str) -> bool) -> Result<Vec<OutputFile>, PublishError> {
    let out = lock.out();
    let Some(manifest) = Manifest::read(out)? else {
        return Ok(Vec::new());
    };
    let kept = manifest.files.into_iter().filter(|entry| keep(&entry.path));
    kept.map(|entry| {
        let path = out.join(&entry.path);
        let bytes = if entry.path.ends_with(".html") {
            fs::read(&path).map_err(PublishError::io(Doing::Read, &path))?
        } else {
            Vec::new()
        };
        Ok(OutputFile {
            path: entry.path,
            bytes,
        })
    })
    .collect()
}

struct Filled {
    manifest: Manifest,
    placed: Vec<Placed>,
}

/// Makes the whole new tree on the stage.
fn fill(
    stage: &Stage,
    out: &Path,
    files: &[OutputFile],
    carried: &[&Entry],
    old_files: &BTreeSet<String>,
) -> Result<Filled, PublishError> {
    let root = stage.root();
    let all = files.iter().map(|file| file.path.as_str());
    let all = all.chain(carried.iter().map(|entry| entry.path.as_str()));
    let folders: BTreeSet<&Path> = all.filter_map(|path| Path::new(path).parent()).collect();
    for folder in folders {
        let folder = root.join(folder);
        fs::create_dir_all(&folder).map_err(PublishError::io(Doing::Write, &folder))?;
    }

    let place = |path: &str, bytes: &[u8]| {
        let old = old_files.contains(path).then(|| out.join(path));
        stage.place(path, bytes, old.as_deref())
    };
    let (mut entries, placed): (Vec<Entry>, Vec<Placed>) = files
        .par_iter()
        .map(|file| {
            let placed = place(&file.path, &file.bytes)?;
            Ok((Entry::of(&file.path, &file.bytes), placed))
        })
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .unzip();
    carried
        .par_iter()
        .try_for_each(|entry| carry(stage, out, entry, old_files))?;

    entries.extend(carried.iter().map(|entry| (*entry).clone()));
    let manifest = Manifest::new(entries);
    let list = root.join(paths::MANIFEST);
    let bytes = manifest
        .to_bytes()
        .map_err(PublishError::io(Doing::Write, &list))?;
    place(paths::MANIFEST, &bytes)?;
    if old_files.contains(paths::GITIGNORE) {
        let old = out.join(paths::GITIGNORE);
        let bytes = fs::read(&old).map_err(PublishError::io(Doing::Read, &old))?;
        stage.adopt(paths::GITIGNORE, &bytes, &old)?;
    }
    Ok(Filled { manifest, placed })
}

/// Brings a file of the former publication over, if it still is that file.
fn carry(
    stage: &Stage,
    out: &Path,
    entry: &Entry,
    old_files: &BTreeSet<String>,
) -> Result<(), PublishError> {
    let changed = || PublishError::Changed {
        path: entry.path.clone(),
    };
    if !old_files.contains(&entry.path) {
        return Err(changed());
    }
    let old = out.join(&entry.path);
    let bytes = stage::read_plain(&old, entry.size)
        .map_err(PublishError::io(Doing::Read, &old))?
        .ok_or_else(changed)?;
    if Entry::of(&entry.path, &bytes) != *entry {
        return Err(changed());
    }
    stage.adopt(&entry.path, &bytes, &old)
}

/// Lets the stage and the output folder change places.
fn swap(stage: &Stage, lock: &Lock, found: &Found) -> Result<(), PublishError> {
    let out = lock.out();
    // The names of the new tree should be on disk before it is the site.
    File::open(stage.root())
        .and_then(|opened| opened.sync_all())
        .map_err(PublishError::io(Doing::Write, stage.root()))?;
    let flags = match found {
        // Somebody may have made a folder there since we looked; it is not ours.
        Found::Nothing => RenameFlags::NOREPLACE,
        Found::Fresh | Found::Ours(_) => RenameFlags::EXCHANGE,
    };
    rustix::fs::renameat_with(CWD, stage.root(), CWD, out, flags).map_err(|error| {
        let path = out.to_owned();
        let cannot = [
            Errno::INVAL,
            Errno::NOSYS,
            Errno::NOTSUP,
            Errno::XDEV,
            Errno::BUSY,
        ]
        .contains(&error);
        let error = error.into();
        if cannot {
            PublishError::NoExchange { path, error }
        } else {
            let doing = Doing::Swap;
            PublishError::Io { doing, path, error }
        }
    })
}
