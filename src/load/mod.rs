//! From the folders of a project to validated sites. The only floor that reads.
//!
//! [`read`](mod@read) walks the folders once; each file is then parsed into a
//! tree ([`yaml`]), typed ([`shapes`], [`decode`]) and resolved into the model
//! (`site`, `plan`, `results`, `narrative`). Every mistake on the way is
//! kept; reading goes on as far as sense can be made of what is there.

mod accepted;
mod achievement;
mod correction;
pub mod decode;
mod glossary;
mod guideline;
mod look;
mod mark;
mod mend;
mod money;
mod narrative;
mod organisation;
mod personal;
mod plan;
pub mod preset;
pub mod read;
mod results;
mod rule;
mod severity;
pub mod shapes;
mod site;
mod succession;
mod svg;
mod tree;
mod tree_parts;
mod value;
mod whole;
mod wording;
pub mod yaml;

pub use accepted::{Accepted, apply};
pub use narrative::options as markdown_options;
pub use read::{Asset, SiteFiles, Tree, read};
pub use site::load_site;

use crate::diag::Diagnostic;
use crate::model::site::Site;

/// Everything that was loaded.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The sites that could be understood.
    pub sites: Vec<Site>,
    /// Findings that staff let stand, of all sites.
    pub accepted: Vec<Accepted>,
    /// Mistakes.
    pub found: Vec<Diagnostic>,
}

/// Loads every site of a tree.
pub fn load(tree: &Tree) -> Loaded {
    use rayon::prelude::*;
    let parts: Vec<_> = tree.sites.par_iter().map(|s| load_site(tree, s)).collect();
    let mut loaded = Loaded::default();
    for (site, accepted, found) in parts {
        loaded.sites.extend(site);
        loaded.accepted.extend(accepted);
        loaded.found.extend(found);
    }
    loaded
}
