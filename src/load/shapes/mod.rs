//! The files of `content/` as they are written: strict, dumb, with places.
//!
//! One file here for one file there. What a shape means, and whether it fits
//! the rest, is for the readers beside this folder.

pub mod accepted;
pub mod achievement;
pub mod correction;
pub mod glossary;
pub mod guideline;
pub mod money;
pub mod plan;
pub mod results;
pub mod site;
pub mod system;
pub mod value;
pub mod when;
