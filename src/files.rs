//! What a build makes: a list of files in memory. Whoever calls decides where
//! they land, so `build` and the tests share one road.

/// One file of the published site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Path below the output folder: `/` between names, lower-case ASCII,
    /// never absolute, never `..` (`atsugi/index.html`).
    pub path: String,
    /// The bytes as they will stand on disk.
    pub bytes: Vec<u8>,
}

impl OutputFile {
    /// A file of text.
    pub fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            bytes: text.into().into_bytes(),
        }
    }
}
