//! What the tests of figures share: the built site, its report, its pages.
#![allow(dead_code, reason = "each test crate takes its part")]

pub mod dated;
pub mod drawing;
pub mod html;
pub mod links;
pub mod money;
pub mod report;
pub mod site;
pub mod work;
