//! `accepted.yaml`: findings that staff let stand.

use crate::load::decode::{Date, Text};
use crate::shape;

shape! {
    /// The file.
    pub struct AcceptedFile {
        /// Its entries.
        list accepted: AcceptedShape,
    }
}

shape! {
    /// One finding that may stand.
    pub struct AcceptedShape {
        /// The code.
        req code: Text,
        /// The id that the finding names.
        req id: Text,
        /// Why it may stand.
        req reason: Text,
        /// The day of the decision.
        req date: Date,
    }
}
