//! `manifest.json`: the list of what was published. It tells a folder of ours
//! from any other, so that nothing else is ever replaced, and it has no times
//! in it, so that the same site has the same list.

use super::error::{Doing, PublishError};
use super::paths;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

const SCHEMA_VERSION: u32 = 1;
const GENERATOR: &str = concat!("ayumi ", env!("CARGO_PKG_VERSION"));

/// The list of published files, as `manifest.json` holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The shape of this list; 1 today.
    pub schema_version: u32,
    /// `ayumi` and its version.
    pub generator: String,
    /// The files, sorted by path. Neither the list itself nor `.gitignore` is in it.
    pub files: Vec<Entry>,
}

/// One published file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Path below the output folder, `/` between names.
    pub path: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
}

impl Entry {
    /// The entry for these bytes at this path.
    pub fn of(path: &str, bytes: &[u8]) -> Self {
        let mut sha256 = String::with_capacity(64);
        for byte in Sha256::digest(bytes) {
            // Writing into a String cannot fail.
            let _ = write!(sha256, "{byte:02x}");
        }
        Self {
            path: path.to_owned(),
            size: bytes.len() as u64,
            sha256,
        }
    }
}

impl Manifest {
    /// A list of these files, brought into order.
    pub fn new(mut files: Vec<Entry>) -> Self {
        files.sort();
        Self {
            schema_version: SCHEMA_VERSION,
            generator: GENERATOR.to_owned(),
            files,
        }
    }

    /// The bytes of `manifest.json`; equal lists give equal bytes.
    pub fn to_bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Reads the list of the output folder `out`; `None` if there is none.
    ///
    /// A list that Ayumi did not write is an error, and so is one whose paths
    /// leave the folder: paths from here are read and carried over.
    pub fn read(out: &Path) -> Result<Option<Self>, PublishError> {
        let path = out.join(paths::MANIFEST);
        let bad = |reason: String| PublishError::BadManifest {
            path: path.clone(),
            reason,
        };
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(PublishError::io(Doing::Read, &path)(error)),
            Ok(about) if !about.is_file() => return Err(bad("not a plain file".into())),
            Ok(_) => {}
        }
        let bytes = fs::read(&path).map_err(PublishError::io(Doing::Read, &path))?;
        let list: Self = serde_json::from_slice(&bytes).map_err(|error| bad(error.to_string()))?;
        if list.schema_version != SCHEMA_VERSION {
            return Err(bad(format!("schema_version {}", list.schema_version)));
        }
        if !list.generator.starts_with("ayumi ") {
            return Err(bad(format!("generator {:?}", list.generator)));
        }
        paths::check_all(list.files.iter().map(|entry| entry.path.as_str()))
            .map_err(|(path, fault)| bad(format!("{path:?}: {fault}")))?;
        Ok(Some(list))
    }
}
