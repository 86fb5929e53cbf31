//! Every drawing of the published site against the table beside it and against
//! `data/report.json`.

#[path = "../figures/mod.rs"]
mod figures;

mod bites;
mod counted;
mod dated;
mod dated_bites;
mod files;
mod money;
mod published;
mod small;
mod walk;
mod way_bites;
mod work;
mod work_bites;
