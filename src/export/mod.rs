//! The report for programs, and every chart with its table as files.

pub mod csv;
pub mod figure;
pub mod report_json;
