//! The texts that findings point into, with their lines.

use super::{FileId, Span};

/// One text file of the input.
#[derive(Debug)]
pub struct SourceFile {
    /// Path as people type it, from the project's root, with `/`.
    pub path: String,
    /// Its text without a byte-order mark.
    pub text: String,
    /// Byte offset of the start of every line.
    starts: Vec<u32>,
}

impl SourceFile {
    /// The line that holds a byte: its text without line end, its number from
    /// 1, and the byte at which it starts.
    pub fn line_at(&self, at: u32) -> (&str, u32, u32) {
        let index = self.starts.partition_point(|s| *s <= at).max(1) - 1;
        let start = self.starts.get(index).copied().unwrap_or(0);
        let end = self
            .starts
            .get(index + 1)
            .map_or(self.text.len(), |e| *e as usize);
        let line = self.text.get(start as usize..end).unwrap_or("");
        (line.trim_end_matches(['\n', '\r']), index as u32 + 1, start)
    }
}

/// A place that a person can go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// The file, from the project's root.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// The line itself.
    pub text: String,
}

/// All texts of one run.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Keeps a text and gives it an id. Ids follow the order of adding, so
    /// adding in the order of paths makes findings sort by path.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let text: String = text.into();
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(i, _)| i as u32 + 1))
            .collect();
        self.files.push(SourceFile {
            path: path.into(),
            text,
            starts,
        });
        FileId(self.files.len() as u32 - 1)
    }

    /// The id of the first file of a path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let at = self.files.iter().position(|f| f.path == path)?;
        Some(FileId(at as u32))
    }

    /// A file by its id.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// The text of a file; empty for an id of another run.
    pub fn text(&self, id: FileId) -> &str {
        self.get(id).map_or("", |f| &f.text)
    }

    /// File, line, column and the line of a span's start.
    pub fn locate(&self, span: Span) -> Option<Located> {
        let file = self.get(span.file)?;
        let (line, number, start) = file.line_at(span.start);
        let before = file
            .text
            .get(start as usize..span.start as usize)
            .unwrap_or("");
        Some(Located {
            file: file.path.clone(),
            line: number,
            column: before.chars().count() as u32 + 1,
            text: line.to_owned(),
        })
    }

    /// File and line, for `source` in `report.json`.
    pub fn file_and_line(&self, span: Span) -> (String, u32) {
        let file = self.get(span.file);
        file.map_or_else(
            || (String::new(), 0),
            |f| (f.path.clone(), f.line_at(span.start).1),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_columns_in_characters() {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", "a: 1\n名前: 年\r\n");
        let at = sources
            .locate(Span {
                file,
                start: 13,
                end: 16,
            })
            .unwrap();
        assert_eq!((at.line, at.column, at.text.as_str()), (2, 5, "名前: 年"));
    }

    #[test]
    fn locates_the_end_of_a_file_and_beyond() {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", "");
        let at = sources
            .locate(Span {
                file,
                start: 99,
                end: 99,
            })
            .unwrap();
        assert_eq!((at.line, at.column), (1, 1));
    }
}
