//! Ayumi: a static site generator for the progress reports of a city.
//!
//! One path, in one direction; a module imports only from those above it here:
//!
//! | floor | what it does | entry |
//! | --- | --- | --- |
//! | [`diag`] | places, findings, their formats | [`diag::Diagnostic`] |
//! | [`model`] | the validated plan: ids resolved, figures decimal; pure | [`model::site::Site`] |
//! | [`load`] | the only floor that reads: folders → trees → shapes → model | [`load::load`] |
//! | [`report`] | rates, statuses, tallies, contradictions; pure | [`report::report`] |
//! | [`render`] | charts, Markdown, templates, figures in words | [`render::theme::Theme`] |
//! | [`site`] | which pages exist, their addresses, the views for templates | [`site::pages::pages`] |
//! | [`export`] | the report for programs | [`export::report_json::report_json`] |
//! | [`publish`] | the only floor that writes: checked links, one swap | [`publish::publish`] |
//! | [`pipeline`] | the order of all this, on one screen | [`pipeline::check`] |
//! | [`cli`] | the only floor that prints | [`cli::main`] |

#![forbid(unsafe_code)]

pub mod cli;
pub mod diag;
pub mod export;
pub mod files;
pub mod load;
pub mod model;
pub mod pipeline;
pub mod publish;
pub mod render;
pub mod report;
pub mod site;
