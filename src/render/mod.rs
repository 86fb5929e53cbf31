//! From views to text: charts, Markdown, templates, and how figures are written.

pub mod alone;
pub mod chart;
pub mod format;
pub mod look;
pub mod markdown;
pub mod spot;
pub mod theme;
pub mod tokens;
pub mod visible;
pub mod words;
