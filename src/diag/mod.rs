//! Findings about the input: where, what is wrong, what to do.
//!
//! Every floor that meets a mistake makes a [`Diagnostic`] and goes on, so one
//! run shows all of them. A diagnostic holds its text in both languages and a
//! [`Span`] instead of text; [`render`] turns a sorted list into what a person,
//! a CI job or a program reads. This floor reads no file and prints nothing.

pub mod codes;
pub mod explain;
pub mod render;
mod sources;

pub use codes::Code;
pub use sources::{Located, Sources};

/// The language of messages (not of the site).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// Japanese.
    Ja,
    /// English.
    En,
}

/// A text in both languages of the messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Both {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

impl Both {
    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }
}

/// Shorthand for a [`Both`].
pub fn both(ja: impl Into<String>, en: impl Into<String>) -> Both {
    Both {
        ja: ja.into(),
        en: en.into(),
    }
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published, shown to staff; `--strict` refuses it.
    Warning,
    /// Published, shown to staff.
    Note,
}

impl Severity {
    /// The word used in every format.
    pub fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Error, Lang::En) => "error",
            (Self::Warning, Lang::En) => "warning",
            (Self::Note, Lang::En) => "note",
            (Self::Error, Lang::Ja) => "エラー",
            (Self::Warning, Lang::Ja) => "警告",
            (Self::Note, Lang::Ja) => "お知らせ",
        }
    }
}

/// Which source file, by its place in [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A stretch of bytes of one source file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// Byte behind the last one; equal to `start` where nothing stands.
    pub end: u32,
}

impl Span {
    /// The first byte of a file: for what is wrong with the file as a whole.
    pub fn top(file: FileId) -> Self {
        Self {
            file,
            start: 0,
            end: 0,
        }
    }
}

/// Why staff let a finding stand (`accepted.yaml`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// In the words of whoever accepted it.
    pub reason: String,
    /// ISO date of the decision.
    pub date: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of mistake, and whether a site may accept it.
    pub code: &'static Code,
    /// Its weight: that of its code, or what the site says instead.
    pub severity: Severity,
    /// Where; `None` only where no file is at fault (an empty `content/`).
    pub span: Option<Span>,
    /// The thing it speaks of, as `accepted.yaml` names it
    /// (`plan/indicator/year`); empty where the code cannot be accepted.
    pub subject: String,
    /// What is wrong, with the words and figures at hand.
    pub message: Both,
    /// What to do.
    pub hint: Both,
    /// Another place that belongs to it (the first of two equal keys).
    pub related: Option<(Span, Both)>,
    /// Set when `accepted.yaml` lets it stand.
    pub accepted: Option<Acceptance>,
}

impl Diagnostic {
    /// A finding at a place.
    pub fn new(code: &'static Code, span: Span, message: Both, hint: Both) -> Self {
        Self {
            span: Some(span),
            ..Self::without_place(code, message, hint)
        }
    }

    /// A finding that no line of a file is to blame for.
    pub fn without_place(code: &'static Code, message: Both, hint: Both) -> Self {
        Self {
            code,
            severity: code.severity,
            span: None,
            subject: String::new(),
            message,
            hint,
            related: None,
            accepted: None,
        }
    }

    /// The same finding with the id that `accepted.yaml` uses for it.
    #[must_use]
    pub fn about(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }

    /// The same finding with a second place.
    #[must_use]
    pub fn see(mut self, span: Span, message: Both) -> Self {
        self.related = Some((span, message));
        self
    }

    /// Whether it keeps the site from being published.
    pub fn blocks(&self, strict: bool) -> bool {
        self.accepted.is_none()
            && match self.severity {
                Severity::Error => true,
                Severity::Warning => strict,
                Severity::Note => false,
            }
    }
}

/// How many findings of each weight, accepted ones apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Unaccepted errors.
    pub errors: usize,
    /// Unaccepted warnings.
    pub warnings: usize,
    /// Unaccepted notes.
    pub notes: usize,
    /// Findings of any weight that staff accepted.
    pub accepted: usize,
}

/// Counts findings by weight.
pub fn count(findings: &[Diagnostic]) -> Counts {
    findings.iter().fold(Counts::default(), |mut c, d| {
        match (&d.accepted, d.severity) {
            (Some(_), _) => c.accepted += 1,
            (None, Severity::Error) => c.errors += 1,
            (None, Severity::Warning) => c.warnings += 1,
            (None, Severity::Note) => c.notes += 1,
        }
        c
    })
}
