//! The report for programs.

pub mod report_json;
