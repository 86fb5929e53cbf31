//! Which pages exist, where they stand, and what each shows.
//!
//! [`pages`](pages::pages) lists them; a page is a route, a template and a
//! view. Views borrow from the model and hold text ready for the theme: they
//! are the theme's contract (docs/theme.md), the model is not.
//! [`figures`](figures::figures) lists the charts that can be taken away.

pub mod figures;
pub mod pages;
pub mod routes;
pub mod shell;
pub mod terms;
pub mod view;
