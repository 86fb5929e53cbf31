//! From views to text: charts, Markdown, templates, and how figures are written.

pub mod alone;
pub mod chart;
pub mod format;
pub mod markdown;
pub mod theme;
pub mod words;
