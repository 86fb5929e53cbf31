//! Drawing what a page shows beyond its words.

pub mod chart;
