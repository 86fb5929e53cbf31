//! The figures of two printed documents of another city (鎌倉市): 170 promises
//! that their maker judged, and a chapter of a plan with its projects and costs.

#[path = "../figures/mod.rs"]
mod figures;

mod chapter;
mod other_words;
mod promises;
mod series;
