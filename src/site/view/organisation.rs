//! How departments hang together, and what a new order of them changed.

use serde::Serialize;

use super::department::DepartmentItem;
use super::year::{SourceView, source_view};
use super::{Ctx, Link, link};
use crate::model::organisation::Reorganisation;
use crate::model::site::{Department, DepartmentKind};
use crate::model::value::Missing;
use crate::model::word::Word;
use crate::model::year::FiscalYear;
use crate::report::organisation::{Change, Comparison, Relation, compare, is_top, relation};
use crate::site::routes;

/// A department of the top with all below it, in a list.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentGroup {
    /// The department of the top; none for those whose parent is not known.
    pub top: Option<DepartmentItem>,
    /// Those below it, each below its own parent.
    pub members: Vec<DepartmentItem>,
}

/// Where a department stands among the others.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceView {
    /// Its years, where it is not there always.
    pub years: Option<String>,
    /// To what it belongs, a period.
    pub parents: Vec<ParentView>,
    /// What belongs to it or belonged to it.
    pub members: Vec<Link>,
    /// Whose work it took over.
    pub predecessors: Vec<Link>,
    /// Who took over its work.
    pub successors: Vec<Link>,
    /// How its work went on, in words.
    pub relation: Option<String>,
    /// What the source remarks about it.
    pub remarks: Vec<RemarkView>,
    /// Pages of years in which its like were ordered anew.
    pub reorganisations: Vec<Link>,
}

/// To what a department belongs in some years.
#[derive(Debug, Clone, Serialize)]
pub struct ParentView {
    /// The department above.
    pub parent: Option<Link>,
    /// Why it is not known.
    pub missing: Option<String>,
    /// In which years; in all of its own, without.
    pub years: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// A remark of the source.
#[derive(Debug, Clone, Serialize)]
pub struct RemarkView {
    /// From which year.
    pub year: String,
    /// The remark.
    pub text: String,
}

/// The departments of two years beside each other.
#[derive(Debug, Clone, Serialize)]
pub struct ReorganisationView {
    /// Title of the page.
    pub title: String,
    /// What happened, in a sentence.
    pub sentence: String,
    /// The last year of the old order.
    pub before: String,
    /// The first year of the new one.
    pub after: String,
    /// How many of each size there were and are.
    pub sizes: Vec<SizeView>,
    /// How many departments each change befell.
    pub counts: Vec<ChangeCount>,
    /// The departments of the top, each with those below it, in both years.
    pub rows: Vec<ReorganisedRow>,
    /// A remark.
    pub note: Option<String>,
    /// The document.
    pub source: Option<SourceView>,
}

/// A number before and after.
#[derive(Debug, Clone, Serialize)]
pub struct SizeView {
    /// Of what.
    pub name: String,
    /// Before.
    pub before: usize,
    /// After.
    pub after: usize,
}

/// A change, by word and sign.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeMark {
    /// `begins`, `ends`, `moved`, `renamed` or `remarked`.
    pub kind: &'static str,
    /// Its sign.
    pub sign: String,
    /// Its word.
    pub word: String,
}

/// How many departments a change befell.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeCount {
    /// The change.
    pub mark: ChangeMark,
    /// What its word means.
    pub meaning: String,
    /// How many.
    pub count: usize,
}

/// A department of the top in both years.
#[derive(Debug, Clone, Serialize)]
pub struct ReorganisedRow {
    /// Its latest name.
    pub name: String,
    /// Its page; none for those whose parent is not known.
    pub href: Option<String>,
    /// What happened to it.
    pub marks: Vec<ChangeMark>,
    /// Remarks on it.
    pub remarks: Vec<String>,
    /// Whose work it took over.
    pub predecessors: Vec<Link>,
    /// Who took over its work.
    pub successors: Vec<Link>,
    /// The old side; none where it was not there.
    pub old: Option<ReorganisedSide>,
    /// The new side; none where it is not there any more.
    pub new: Option<ReorganisedSide>,
}

/// One side of a row.
#[derive(Debug, Clone, Serialize)]
pub struct ReorganisedSide {
    /// The name it bears in that year.
    pub name: Option<String>,
    /// Those below it.
    pub members: Vec<ReorganisedMember>,
}

/// A department below another in one of both years.
#[derive(Debug, Clone, Serialize)]
pub struct ReorganisedMember {
    /// The name it bears in that year.
    pub name: String,
    /// Its page.
    pub href: String,
    /// How deep it lies: 1 directly below the top.
    pub depth: usize,
    /// Whether it is an office away from the city hall.
    pub is_branch: bool,
    /// What happened to it.
    pub marks: Vec<ChangeMark>,
    /// On the old side where it went, on the new side whence it came.
    pub other: Vec<Link>,
    /// Remarks on it.
    pub remarks: Vec<String>,
}

/// Who belongs to whom in one year, found once.
struct Tree {
    /// Indices of those directly below each department.
    below: Vec<Vec<usize>>,
    /// Those whose parent is not known.
    unknown: Vec<usize>,
}

impl Tree {
    fn new<'a>(
        departments: &'a [Department],
        parent_of: impl Fn(&'a Department) -> Option<Result<usize, Missing>>,
    ) -> Self {
        let mut tree = Self {
            below: vec![Vec::new(); departments.len()],
            unknown: Vec::new(),
        };
        for (i, d) in departments.iter().enumerate() {
            match parent_of(d) {
                Some(Ok(parent)) => tree.below[parent].push(i),
                Some(Err(_)) => tree.unknown.push(i),
                None => {}
            }
        }
        tree
    }

    /// All below a list, each behind its own parent, with their depth.
    fn walk(&self, list: &[usize]) -> Vec<(usize, usize)> {
        let mut open: Vec<(usize, usize)> = list.iter().rev().map(|d| (*d, 1)).collect();
        let mut out = Vec::new();
        while let Some((d, depth)) = open.pop() {
            out.push((d, depth));
            open.extend(self.below[d].iter().rev().map(|c| (*c, depth + 1)));
        }
        out
    }
}

impl<'a> Ctx<'a> {
    /// From a year to a year, in words; none for always.
    pub fn span_of(self, from: Option<FiscalYear>, to: Option<FiscalYear>) -> Option<String> {
        let (from, to) = (from.map(|y| y.ja_short()), to.map(|y| y.ja_short()));
        let (key, from, to) = match (from, to) {
            (None, None) => return None,
            (Some(from), None) => ("department.from", from, String::new()),
            (None, Some(to)) => ("department.to", String::new(), to),
            (Some(from), Some(to)) => ("department.from_to", from, to),
        };
        Some(self.words.fill(key, &[("from", &from), ("to", &to)]))
    }

    /// Links to the pages of reorganisations.
    pub fn reorganisation_links(self, is_wanted: impl Fn(&Reorganisation) -> bool) -> Vec<Link> {
        let all = self.site.reorganisations.iter();
        all.filter(|r| is_wanted(r))
            .map(|r| link(self.reorganisation_title(r), routes::reorganisation(r.year)))
            .collect()
    }

    fn reorganisation_title(self, r: &Reorganisation) -> String {
        let year = r.year.ja_short();
        self.words.fill("reorganisation.title", &[("year", &year)])
    }

    fn to_department(self, index: usize) -> Link {
        let d = &self.site.departments[index];
        link(d.latest_name(), routes::department(d))
    }

    fn to_departments(self, list: &[usize]) -> Vec<Link> {
        list.iter().map(|d| self.to_department(*d)).collect()
    }

    /// Departments by the one at their top, by their last parent. `items` are
    /// those of the list, in the order of the site's.
    pub fn department_groups(self, items: &[DepartmentItem]) -> Vec<DepartmentGroup> {
        let all = &self.site.departments;
        if all.iter().all(|d| d.parents.is_empty()) {
            return Vec::new();
        }
        let tree = Tree::new(all, |d| d.parents.last().map(|p| p.parent));
        let group = |top: Option<usize>, list: &[usize]| DepartmentGroup {
            top: top.map(|d| items[d].clone()),
            members: tree
                .walk(list)
                .iter()
                .map(|(d, _)| items[*d].clone())
                .collect(),
        };
        let tops = (0..all.len()).filter(|d| all[*d].parents.is_empty());
        let mut groups: Vec<_> = tops.map(|d| group(Some(d), &tree.below[d])).collect();
        if !tree.unknown.is_empty() {
            groups.push(group(None, &tree.unknown));
        }
        groups
    }

    /// Where a department stands among the others.
    pub fn place(self, index: usize) -> PlaceView {
        let d = &self.site.departments[index];
        let all = self.site.departments.iter().enumerate();
        let members: Vec<usize> = all
            .filter(|(_, m)| m.parents.iter().any(|p| p.parent == Ok(index)))
            .map(|(i, _)| i)
            .collect();
        PlaceView {
            years: self.span_of(d.from, d.to),
            parents: d
                .parents
                .iter()
                .map(|p| ParentView {
                    parent: p.parent.ok().map(|p| self.to_department(p)),
                    missing: p.parent.err().map(|m| self.unknown_word(m)),
                    years: self.span_of(p.from, p.to),
                    note: p.note.clone(),
                })
                .collect(),
            members: self.to_departments(&members),
            predecessors: self.to_departments(&d.predecessors),
            successors: self.to_departments(&d.successors),
            relation: relation(self.site, d).map(|r| self.relation_word(r)),
            remarks: d
                .changes
                .iter()
                .map(|c| RemarkView {
                    year: c.year.ja_short(),
                    text: c.text.clone(),
                })
                .collect(),
            reorganisations: self
                .reorganisation_links(|r| d.exists_in(r.year) || d.exists_in(r.year.previous())),
        }
    }

    fn unknown_word(self, missing: Missing) -> String {
        let key = format!("department.parent.{}", missing.word());
        self.words.get(&key).to_owned()
    }

    fn relation_word(self, relation: Relation) -> String {
        let key = format!("department.relation.{}", relation.word());
        self.words.get(&key).to_owned()
    }

    fn change_mark(self, change: Change) -> ChangeMark {
        let kind = change.word();
        ChangeMark {
            kind,
            sign: self
                .words
                .get(&format!("reorganisation.sign.{kind}"))
                .to_owned(),
            word: self
                .words
                .get(&format!("reorganisation.word.{kind}"))
                .to_owned(),
        }
    }

    /// The page of a reorganisation.
    pub fn reorganisation(self, index: usize) -> ReorganisationView {
        let r = &self.site.reorganisations[index];
        let compared = compare(self.site, r);
        let (old, new) = compared.sizes;
        let words = self.words;
        let size = |key, before, after| SizeView {
            name: words.get(key).to_owned(),
            before,
            after,
        };
        let counts = Change::WORDS
            .iter()
            .filter_map(|w| Change::from_word(w))
            .map(|c| ChangeCount {
                mark: self.change_mark(c),
                meaning: words
                    .get(&format!("reorganisation.meaning.{}", c.word()))
                    .to_owned(),
                count: compared.count(c),
            })
            .filter(|c| c.count > 0)
            .collect();
        ReorganisationView {
            title: self.reorganisation_title(r),
            sentence: words.fill(
                "reorganisation.sentence",
                &[
                    ("before", &compared.before.ja_short()),
                    ("after", &compared.after.ja_short()),
                    ("old", &old.top.to_string()),
                    ("new", &new.top.to_string()),
                ],
            ),
            before: compared.before.ja_short(),
            after: compared.after.ja_short(),
            sizes: vec![
                size("reorganisation.top", old.top, new.top),
                size("reorganisation.below", old.below, new.below),
            ],
            counts,
            rows: self.reorganised_rows(&compared),
            note: r.note.clone(),
            source: r.source.as_ref().map(source_view),
        }
    }

    fn reorganised_rows(self, compared: &Comparison) -> Vec<ReorganisedRow> {
        let all = &self.site.departments;
        let years = [compared.before, compared.after];
        let trees = years.map(|year| {
            Tree::new(all, |d| {
                let parent = d.parent_in(year).filter(|_| d.exists_in(year));
                parent.map(|p| p.parent)
            })
        });
        let side = |s: usize, top: Option<usize>, list: &[usize]| ReorganisedSide {
            name: top.and_then(|t| all[t].name_in(years[s]).map(str::to_owned)),
            members: trees[s]
                .walk(list)
                .into_iter()
                .map(|(d, depth)| self.member(compared, d, depth, s == 1))
                .collect(),
        };
        let is_row = |d: usize, s: usize| {
            is_top(&all[d], years[s])
                || (all[d].exists_in(years[s])
                    && all[d].parent_in(years[s]).is_none()
                    && !trees[s].below[d].is_empty())
        };
        let mut rows: Vec<ReorganisedRow> = (0..all.len())
            .filter(|d| is_row(*d, 0) || is_row(*d, 1))
            .map(|d| ReorganisedRow {
                name: all[d].latest_name().to_owned(),
                href: Some(routes::department(&all[d])),
                marks: self.marks(&compared.changes[d]),
                remarks: remarks(&all[d], compared.after),
                predecessors: self.to_departments(&all[d].predecessors),
                successors: self.to_departments(&all[d].successors),
                old: is_row(d, 0).then(|| side(0, Some(d), &trees[0].below[d])),
                new: is_row(d, 1).then(|| side(1, Some(d), &trees[1].below[d])),
            })
            .collect();
        if trees.iter().any(|t| !t.unknown.is_empty()) {
            rows.push(ReorganisedRow {
                name: self.words.get("department.unknown_parent").to_owned(),
                href: None,
                marks: Vec::new(),
                remarks: Vec::new(),
                predecessors: Vec::new(),
                successors: Vec::new(),
                old: Some(side(0, None, &trees[0].unknown)),
                new: Some(side(1, None, &trees[1].unknown)),
            });
        }
        rows
    }

    fn marks(self, changes: &[Change]) -> Vec<ChangeMark> {
        changes.iter().map(|c| self.change_mark(*c)).collect()
    }

    fn member(
        self,
        compared: &Comparison,
        index: usize,
        depth: usize,
        is_new: bool,
    ) -> ReorganisedMember {
        let d = &self.site.departments[index];
        let (year, other_year) = if is_new {
            (compared.after, compared.before)
        } else {
            (compared.before, compared.after)
        };
        let changes = &compared.changes[index];
        let mut other = Vec::new();
        if changes.contains(&Change::Moved)
            && let Some(Ok(parent)) = d.parent_in(other_year).map(|p| p.parent)
        {
            other.push(self.to_department(parent));
        }
        let linked = if is_new {
            &d.predecessors
        } else {
            &d.successors
        };
        other.extend(self.to_departments(linked));
        ReorganisedMember {
            name: d.name_in(year).unwrap_or(d.latest_name()).to_owned(),
            href: routes::department(d),
            depth,
            is_branch: d.kind == DepartmentKind::Branch,
            // A remark is of the new year.
            marks: self
                .marks(changes)
                .into_iter()
                .filter(|m| is_new || m.kind != Change::Remarked.word())
                .collect(),
            other,
            remarks: if is_new { remarks(d, year) } else { Vec::new() },
        }
    }
}

fn remarks(d: &Department, year: FiscalYear) -> Vec<String> {
    let of_year = d.changes.iter().filter(|c| c.year == year);
    of_year.map(|c| c.text.clone()).collect()
}
