//! A site: who publishes, for which city, with which departments and plans.

use super::correction::Correction;
use super::glossary::Glossary;
use super::look::{Budgets, Look};
use super::organisation::{DepartmentChange, ParentPeriod, Reorganisation};
use super::plan::Plan;
use super::year::FiscalYear;
use crate::diag::{Code, Severity, Span};

/// A published site.
#[derive(Debug, Clone)]
pub struct Site {
    /// Folder name; empty where `content/` itself is the site.
    pub id: String,
    /// Title.
    pub name: String,
    /// The city.
    pub municipality: Municipality,
    /// Who makes the site.
    pub publisher: Publisher,
    /// Under which licence, and for what.
    pub license: License,
    /// Where it will stand, with a slash at the end.
    pub base_url: String,
    /// The theme's name.
    pub theme: String,
    /// Where it is named.
    pub theme_span: Span,
    /// Languages, the main one first.
    pub languages: Vec<String>,
    /// Set for a sample: the band on every page.
    pub sample: Option<Sample>,
    /// How to reach the publisher.
    pub contact: Option<Contact>,
    /// Colours and mark.
    pub look: Look,
    /// How heavy pages may be.
    pub budgets: Budgets,
    /// Departments, in the order of the file.
    pub departments: Vec<Department>,
    /// Terms and what they mean.
    pub glossary: Glossary,
    /// What was published wrongly and put right, newest first.
    pub corrections: Vec<Correction>,
    /// Years in which they were ordered anew, in the order of the file.
    pub reorganisations: Vec<Reorganisation>,
    /// Plans, in the order of their ids.
    pub plans: Vec<Plan>,
    /// The plan that the first page leads with, where the site names one.
    pub lead_plan: Option<usize>,
    /// Codes whose findings weigh more or less here.
    pub severities: Vec<(&'static Code, Severity)>,
    /// Its place in the content.
    pub span: Span,
}

/// A city.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    /// Name.
    pub name: String,
    /// Six digits, the last a check digit (総務省 全国地方公共団体コード).
    pub code: String,
}

/// Who makes the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publisher {
    /// Name.
    pub name: String,
    /// What they are to the city.
    pub note: Option<String>,
}

/// A licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct License {
    /// Name.
    pub name: String,
    /// Its text.
    pub url: Option<String>,
    /// What it covers.
    pub note: Option<String>,
}

/// The band of a sample site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The sentence on every page.
    pub notice: String,
    /// The document that the sample was made from.
    pub source: String,
}

/// How to reach a publisher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Whom.
    pub name: String,
    /// Telephone.
    pub tel: Option<String>,
    /// Mail.
    pub mail: Option<String>,
    /// A form.
    pub url: Option<String>,
}

crate::words! {
    /// What a department is.
    pub enum DepartmentKind {
        /// One section.
        Section = "section",
        /// Several, named by what they have in common (債権所管課).
        Group = "group",
        /// An office away from the city hall (出先機関).
        Branch = "branch",
    }
}

/// A department through the years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Id.
    pub id: String,
    /// Its name a period.
    pub names: Vec<NamePeriod>,
    /// One section or several.
    pub kind: DepartmentKind,
    /// A remark for readers.
    pub note: Option<String>,
    /// Its first year; always there, without.
    pub from: Option<FiscalYear>,
    /// Its last year; still there, without.
    pub to: Option<FiscalYear>,
    /// To what it belongs, a period; a department of the top has none.
    pub parents: Vec<ParentPeriod>,
    /// Indices of those whose work it took over.
    pub predecessors: Vec<usize>,
    /// Indices of those that took over its work.
    pub successors: Vec<usize>,
    /// What the source remarks about it in a year.
    pub changes: Vec<DepartmentChange>,
    /// Its place in the content.
    pub span: Span,
}

/// A name and when it held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamePeriod {
    /// The name.
    pub name: String,
    /// From which year; always, without.
    pub from: Option<FiscalYear>,
    /// To which year; still, without.
    pub to: Option<FiscalYear>,
}

impl Department {
    /// Whether there is such a department in a year.
    pub fn exists_in(&self, year: FiscalYear) -> bool {
        self.from.is_none_or(|f| f <= year) && self.to.is_none_or(|t| year <= t)
    }

    /// To what it belongs in a year: the index of a department, or why the
    /// source does not tell; none at the top.
    pub fn parent_in(&self, year: FiscalYear) -> Option<&ParentPeriod> {
        self.parents
            .iter()
            .find(|p| p.from.is_none_or(|f| f <= year) && p.to.is_none_or(|t| year <= t))
    }

    /// The name it bears in a year; none where it does not exist then.
    pub fn name_in(&self, year: FiscalYear) -> Option<&str> {
        self.names
            .iter()
            .filter(|_| self.exists_in(year))
            .find(|n| n.from.is_none_or(|f| f <= year) && n.to.is_none_or(|t| year <= t))
            .map(|n| n.name.as_str())
    }

    /// The latest name.
    pub fn latest_name(&self) -> &str {
        self.names.last().map_or("", |n| n.name.as_str())
    }

    /// The name under which a year's figures stand: that of the year, else the
    /// latest.
    pub fn name_for(&self, year: FiscalYear) -> &str {
        self.name_in(year).unwrap_or(self.latest_name())
    }

    /// The name that it bears now; none where there is no such department any
    /// more.
    pub fn present_name(&self) -> Option<&str> {
        let last = self.names.last()?;
        let is_there = self.to.is_none() && last.to.is_none();
        is_there.then_some(last.name.as_str())
    }
}

/// The check digit of a municipality code: (11 − Σ dᵢ·\[6,5,4,3,2\] mod 11) mod 10.
///
/// ```
/// use ayumi::model::site::is_municipality_code;
/// assert!(is_municipality_code("142123"));
/// assert!(!is_municipality_code("142124"));
/// ```
pub fn is_municipality_code(code: &str) -> bool {
    let digits: Vec<u32> = code.chars().filter_map(|c| c.to_digit(10)).collect();
    if digits.len() != 6 || code.len() != 6 {
        return false;
    }
    let sum: u32 = digits.iter().zip([6, 5, 4, 3, 2]).map(|(d, w)| d * w).sum();
    (11 - sum % 11) % 10 == digits[5]
}
