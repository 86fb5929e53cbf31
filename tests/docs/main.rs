//! The documents are true: what they show is run, and what they list is
//! compared with the source.
//!
//! A fenced block whose first line is a comment with a path
//! (`# content/machi/site.yaml`; in Markdown the first line of the front
//! matter, in HTML a template's comment) is written into a project. The project
//! of a document grows block by block and must build behind every section that
//! adds to it. A document that has no site of its own begins with the README's.

mod architecture;
mod commands;
#[path = "../common/document.rs"]
mod document;
mod examples;
mod guide;
mod project;
mod reading;
mod theme;
