//! Nineteen shapes that cities print their plans and results in. Each has a
//! section in the list of shapes with an example, and a test here that builds
//! exactly that example and looks for it in `data/report.json` and on the page
//! where a resident finds it. What is expected is written by hand.
//!
//! A new shape is a section of the document with a row in its first table, and
//! a test named `shape_<n>_…`.

#[path = "common/document.rs"]
mod document;
#[path = "figures/mod.rs"]
mod figures;

#[path = "shapes/conduct.rs"]
mod conduct;
#[path = "shapes/guide.rs"]
mod guide;
#[path = "shapes/organisation.rs"]
mod organisation;
#[path = "shapes/projects.rs"]
mod projects;
#[path = "shapes/promises.rs"]
mod promises;
#[path = "shapes/systems.rs"]
mod systems;
#[path = "shapes/whole.rs"]
mod whole;
