//! Ayumi: a static site generator for the progress reports of a city.

pub mod files;
pub mod publish;
