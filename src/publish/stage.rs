//! The stage: the folder beside the output in which the new tree is made
//! complete before anybody can see it.

use super::error::{Doing, PublishError};
use std::fs::{self, File, FileTimes, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Whether a file had to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Placed {
    /// Written anew.
    Written,
    /// Taken over from the old tree with its times.
    Unchanged,
}

/// A stage that goes away with its owner, whether the build failed halfway (it
/// then holds half of the new site) or came through (it then holds the old one).
#[derive(Debug)]
pub(super) struct Stage {
    root: PathBuf,
}

impl Stage {
    /// Makes an empty stage at this path.
    pub(super) fn new(root: &Path) -> Result<Self, PublishError> {
        clear(root).map_err(PublishError::io(Doing::Remove, root))?;
        fs::create_dir(root).map_err(PublishError::io(Doing::Write, root))?;
        Ok(Self {
            root: root.to_owned(),
        })
    }

    /// The path of the stage.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Puts a file on the stage. If `old` is a plain file with the very same
    /// bytes it is linked instead of written and so keeps its times. The bytes
    /// on disk are compared, not the old manifest: a published file that
    /// somebody edited by hand must not live on.
    pub(super) fn place(
        &self,
        path: &str,
        bytes: &[u8],
        old: Option<&Path>,
    ) -> Result<Placed, PublishError> {
        let to = self.root.join(path);
        match old {
            Some(old) if matches!(read_plain(old, bytes.len() as u64), Ok(Some(b)) if b == bytes) =>
            {
                self.adopt(path, bytes, old)?;
                Ok(Placed::Unchanged)
            }
            _ => {
                write_new(&to, bytes).map_err(PublishError::io(Doing::Write, &to))?;
                Ok(Placed::Written)
            }
        }
    }

    /// Links a file of the old tree onto the stage, or copies it with its times
    /// where the file system or its owner does not allow links.
    pub(super) fn adopt(&self, path: &str, bytes: &[u8], old: &Path) -> Result<(), PublishError> {
        let to = self.root.join(path);
        if fs::hard_link(old, &to).is_ok() {
            return Ok(());
        }
        copy_with_times(&to, bytes, old).map_err(PublishError::io(Doing::Write, &to))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // Only the way out of a failed build gets here with something to clear,
        // and it already has its error to tell. The next build tries again.
        let _ = clear(&self.root);
    }
}

/// Removes whatever stands at the path of a stage; nothing there is fine.
pub(super) fn clear(root: &Path) -> io::Result<()> {
    match fs::symlink_metadata(root) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(about) if about.is_dir() => fs::remove_dir_all(root),
        Ok(_) => fs::remove_file(root),
    }
}

/// The bytes of a plain file of this size; `None` for anything else there.
pub(super) fn read_plain(path: &Path, size: u64) -> io::Result<Option<Vec<u8>>> {
    // Asked before opening: to open a pipe would wait for a writer.
    if !fs::symlink_metadata(path)?.is_file() {
        return Ok(None);
    }
    let mut file = OpenOptions::new()
        .read(true)
        .custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed())
        .open(path)?;
    if file.metadata()?.len() != size {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

fn write_new(to: &Path, bytes: &[u8]) -> io::Result<()> {
    File::create_new(to)?.write_all(bytes)
}

fn copy_with_times(to: &Path, bytes: &[u8], old: &Path) -> io::Result<()> {
    let about = fs::symlink_metadata(old)?;
    let times = FileTimes::new()
        .set_accessed(about.accessed()?)
        .set_modified(about.modified()?);
    let mut file = File::create_new(to)?;
    file.write_all(bytes)?;
    file.set_times(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_the_times_of_the_original() {
        let dir = tempfile::tempdir().unwrap();
        let (old, to) = (dir.path().join("old"), dir.path().join("new"));
        fs::write(&old, "x").unwrap();
        let past = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
        let times = FileTimes::new().set_modified(past).set_accessed(past);
        File::options()
            .write(true)
            .open(&old)
            .unwrap()
            .set_times(times)
            .unwrap();
        copy_with_times(&to, b"x", &old).unwrap();
        assert_eq!(fs::metadata(&to).unwrap().modified().unwrap(), past);
        assert_eq!(fs::read(&to).unwrap(), b"x");
    }

    #[test]
    fn only_a_plain_file_of_the_right_size_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("file");
        let link = dir.path().join("link");
        fs::write(&file, "abc").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        assert_eq!(read_plain(&file, 3).unwrap().as_deref(), Some(&b"abc"[..]));
        assert_eq!(read_plain(&file, 4).unwrap(), None);
        assert_eq!(read_plain(&link, 3).unwrap(), None);
        assert_eq!(read_plain(dir.path(), 3).unwrap(), None);
    }
}
