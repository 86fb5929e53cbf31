//! `glossary.yaml`: terms with readings.

use super::plan::SourceShape;
use crate::load::decode::{At, Id, Text};
use crate::shape;

shape! {
    /// The file.
    pub struct GlossaryFile {
        /// The document that the terms were taken from.
        opt source: SourceShape,
        /// The terms, in any order.
        list terms: TermShape,
    }
}

shape! {
    /// A term.
    pub struct TermShape {
        /// Id.
        req id: At<Id>,
        /// The word.
        req term: Text,
        /// How it is read, in kana.
        req reading: Text,
        /// What it means.
        req text: Text,
        /// Other spellings.
        list also: Text,
        /// Pages of the document.
        list pages: u32,
    }
}
