//! Every drawing of the published site against the table beside it and against
//! `data/report.json`.

#[path = "../figures/mod.rs"]
mod figures;

mod bites;
mod files;
mod published;
mod walk;
mod work;
mod work_bites;
