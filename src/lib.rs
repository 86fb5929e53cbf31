//! Ayumi: a static site generator for the progress reports of a city.

pub mod diag;
pub mod files;
pub mod load;
pub mod model;
pub mod publish;
pub mod render;
pub mod report;
