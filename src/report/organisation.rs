//! The departments of two years beside each other. Nothing here is declared:
//! what changed follows from years, parents and names.

use crate::model::organisation::Reorganisation;
use crate::model::site::{Department, DepartmentKind, Site};
use crate::model::year::FiscalYear;

crate::words! {
    /// What the order of a new year did to a department.
    pub enum Change {
        /// It stands in the new year only.
        Begins = "begins",
        /// It stands in the old year only.
        Ends = "ends",
        /// It belongs to another department than before.
        Moved = "moved",
        /// It bears another name.
        Renamed = "renamed",
        /// The source remarks on it.
        Remarked = "remarked",
    }
}

crate::words! {
    /// How the work of a department goes on elsewhere.
    pub enum Relation {
        /// One department took over, from this one alone.
        Continued = "continued",
        /// One department took over, from others too.
        Merged = "merged",
        /// Several departments took over.
        Split = "split",
    }
}

/// How many departments there are in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Those that belong to no other. Names for several are none.
    pub top: usize,
    /// All below them.
    pub below: usize,
}

/// The order of two years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The last year of the old order.
    pub before: FiscalYear,
    /// The first year of the new one.
    pub after: FiscalYear,
    /// Sizes before and after.
    pub sizes: (Size, Size),
    /// What happened to each of the site's departments, in their order; nothing
    /// where one stayed as it was, or is of other years.
    pub changes: Vec<Vec<Change>>,
}

/// Compares the year of a reorganisation with the one before.
pub fn compare(site: &Site, reorganisation: &Reorganisation) -> Comparison {
    let after = reorganisation.year;
    let before = after.previous();
    Comparison {
        before,
        after,
        sizes: (size(site, before), size(site, after)),
        changes: site
            .departments
            .iter()
            .map(|d| changes(d, before, after))
            .collect(),
    }
}

impl Comparison {
    /// How many departments a change befell.
    pub fn count(&self, change: Change) -> usize {
        self.changes.iter().filter(|c| c.contains(&change)).count()
    }
}

/// Whether a department stands at the top of a year: it is one, and belongs to
/// no other.
pub fn is_top(d: &Department, year: FiscalYear) -> bool {
    d.exists_in(year) && d.kind != DepartmentKind::Group && d.parent_in(year).is_none()
}

/// How the work of a department went on; none without successors.
pub fn relation(site: &Site, d: &Department) -> Option<Relation> {
    match d.successors.as_slice() {
        [] => None,
        [one] if site.departments[*one].predecessors.len() > 1 => Some(Relation::Merged),
        [_] => Some(Relation::Continued),
        _ => Some(Relation::Split),
    }
}

fn size(site: &Site, year: FiscalYear) -> Size {
    let there = || site.departments.iter().filter(|d| d.exists_in(year));
    Size {
        top: there().filter(|d| is_top(d, year)).count(),
        below: there().filter(|d| d.parent_in(year).is_some()).count(),
    }
}

fn changes(d: &Department, before: FiscalYear, after: FiscalYear) -> Vec<Change> {
    let mut out = Vec::new();
    match (d.exists_in(before), d.exists_in(after)) {
        (false, true) => out.push(Change::Begins),
        (true, false) => out.push(Change::Ends),
        (false, false) => return out,
        (true, true) => {
            let above = |year| d.parent_in(year).map(|p| p.parent);
            // What is not known on one side cannot be said to differ.
            let is_known = |p: Option<Result<_, _>>| p.is_none_or(|p| p.is_ok());
            let (old, new) = (above(before), above(after));
            if old != new && is_known(old) && is_known(new) {
                out.push(Change::Moved);
            }
            if d.name_in(before) != d.name_in(after) {
                out.push(Change::Renamed);
            }
        }
    }
    if d.changes.iter().any(|c| c.year == after) {
        out.push(Change::Remarked);
    }
    out
}
