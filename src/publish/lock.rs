//! One build at a time for one output folder.
//!
//! The lock is a lock of the kernel (`flock`) on a file beside the output
//! folder, not the mere existence of that file: when a build is killed the
//! kernel frees it, and nobody has to delete anything by hand.

use super::error::{Doing, PublishError};
use super::{folder, stage};
use rustix::fs::{FlockOperation, Mode, OFlags};
use std::ffi::OsString;
use std::fs::{self, File};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// How often to begin anew when the lock file vanishes under our hands. Each
/// time means that another build ended at that very moment.
const TRIES: usize = 100;

/// The right to publish into one output folder, held until it is dropped.
///
/// Take it before the build starts, so that a second build is refused at once
/// and not after its work:
///
/// ```no_run
/// # use ayumi::publish::{publish, Lock, PublishError};
/// # fn build() -> Vec<ayumi::files::OutputFile> { Vec::new() }
/// # fn main() -> Result<(), PublishError> {
/// let lock = Lock::take("public".as_ref())?;
/// let published = publish(&lock, build(), &|_| false)?;
/// # Ok(()) }
/// ```
#[derive(Debug)]
pub struct Lock {
    out: PathBuf,
    stage: PathBuf,
    path: PathBuf,
    file: File,
}

impl Lock {
    /// Takes the lock for the output folder `out`, and clears what a killed
    /// build left beside it.
    ///
    /// Refuses at once what [`publish`](super::publish) would refuse in the
    /// end: a busy folder, a folder with things that are not ours, a symbolic
    /// link, a file. Whatever is refused is not touched.
    pub fn take(out: &Path) -> Result<Self, PublishError> {
        let bad_out = || PublishError::BadOut {
            path: out.to_owned(),
        };
        // Absolute, so that the folder stays the same one when the caller
        // changes its working directory.
        let whole = std::path::absolute(out).map_err(|_| bad_out())?;
        let (Some(parent), Some(name)) = (whole.parent(), whole.file_name()) else {
            return Err(bad_out());
        };
        if !parent.is_dir() {
            return Err(PublishError::NoParent {
                path: parent.to_owned(),
            });
        }
        let beside = |what: &str| {
            let mut hidden = OsString::from(".");
            hidden.push(name);
            hidden.push(what);
            parent.join(hidden)
        };
        // Rebuilt from its parts: a trailing slash would follow a symbolic link.
        let out = parent.join(name);
        let path = beside(".ayumi-lock");
        let file = acquire(&path, &out)?;
        let lock = Self {
            out,
            stage: beside(".ayumi-stage"),
            path,
            file,
        };
        folder::inspect(&lock.out)?;
        stage::clear(&lock.stage).map_err(PublishError::io(Doing::Remove, &lock.stage))?;
        Ok(lock)
    }

    /// The output folder, as an absolute path.
    pub fn out(&self) -> &Path {
        &self.out
    }

    /// Where the new tree is made: beside the output folder, since only a
    /// rename within one file system is a single step.
    pub(super) fn stage(&self) -> &Path {
        &self.stage
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still held. Whoever opened the file before this sees
        // that it is gone and begins anew. A file that is not ours any more (it
        // was deleted by hand, and another build made its own) stays.
        if is_same(&self.file, &self.path) {
            // A lock file left behind is free, and harmless.
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn acquire(path: &Path, out: &Path) -> Result<File, PublishError> {
    for _ in 0..TRIES {
        let flags = OFlags::CREATE | OFlags::RDWR | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let mode = Mode::RUSR | Mode::WUSR | Mode::RGRP | Mode::ROTH;
        let file = rustix::fs::open(path, flags, mode)
            .map(File::from)
            .map_err(|error| PublishError::io(Doing::Lock, path)(error.into()))?;
        match rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) if is_same(&file, path) => return Ok(file),
            // Locked, but the name is gone or new: its owner has just ended.
            Ok(()) | Err(rustix::io::Errno::INTR) => {}
            Err(rustix::io::Errno::WOULDBLOCK) => break,
            Err(error) => return Err(PublishError::io(Doing::Lock, path)(error.into())),
        }
    }
    Err(PublishError::Busy {
        path: out.to_owned(),
    })
}

/// Whether the name still leads to the open file.
fn is_same(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(open), Ok(named)) => open.dev() == named.dev() && open.ino() == named.ino(),
        _ => false,
    }
}
