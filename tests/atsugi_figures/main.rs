//! The figures of one printed document (厚木市, 令和6年3月14日), from content to
//! `data/report.json` to the pages: the reports of a first plan and the draft of
//! the second.

#[path = "../figures/mod.rs"]
mod figures;

mod declared;
mod other_rules;
mod other_words;
mod pages;
mod rows;
mod sources;
mod term2;
mod walks;
