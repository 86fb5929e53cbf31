//! `site.yaml` and `departments.yaml`.

use super::plan::SourceShape;
use crate::diag::Severity;
use crate::load::decode::{At, Id, Text};
use crate::model::colour::Rgb;
use crate::model::site::DepartmentKind;
use crate::model::value::Missing;
use crate::model::year::FiscalYear;
use crate::shape;

shape! {
    /// `site.yaml`: the publisher.
    pub struct SiteFile {
        /// Title of the site.
        req name: Text,
        /// The city.
        req municipality: MunicipalityShape,
        /// Who makes the site.
        req publisher: PublisherShape,
        /// The licence of the texts.
        req license: LicenseShape,
        /// `https://…/`.
        req base_url: Text,
        /// The theme; `civic` without.
        opt theme: Text,
        /// Languages, the main one first; Japanese without.
        list languages: Text,
        /// Set for samples.
        opt sample: SampleShape,
        /// How to reach the publisher.
        opt contact: ContactShape,
        /// Colours and mark.
        opt look: LookShape,
        /// How heavy pages may be.
        opt budgets: BudgetsShape,
        /// The plan that the first page leads with, by id; that with the newest
        /// report without.
        opt lead_plan: Text,
        /// Findings that weigh more or less here, by code.
        map severities: Severity,
    }
}

shape! {
    /// The city.
    pub struct MunicipalityShape {
        /// Name.
        req name: Text,
        /// Six digits, quoted.
        req code: Text,
    }
}

shape! {
    /// Who makes the site.
    pub struct PublisherShape {
        /// Name.
        req name: Text,
        /// What they are to the city.
        opt note: Text,
    }
}

shape! {
    /// The licence.
    pub struct LicenseShape {
        /// Name.
        req name: Text,
        /// Its text.
        opt url: Text,
        /// What it covers.
        opt note: Text,
    }
}

shape! {
    /// The band of a sample site.
    pub struct SampleShape {
        /// The sentence.
        req notice: Text,
        /// Its source document.
        req source: Text,
    }
}

shape! {
    /// How to reach the publisher.
    pub struct ContactShape {
        /// Whom.
        req name: Text,
        /// Telephone.
        opt tel: Text,
        /// Mail.
        opt mail: Text,
        /// A form.
        opt url: Text,
    }
}

shape! {
    /// Colours and mark.
    pub struct LookShape {
        /// The city's colour.
        opt city: PairShape,
        /// The colour of links; the city's without.
        opt link: PairShape,
        /// A file of `static/`.
        opt mark: Text,
        /// What the mark shows; it adorns without.
        opt mark_alt: Text,
    }
}

shape! {
    /// A colour on light and on dark grounds.
    pub struct PairShape {
        /// On light grounds.
        req light: At<Rgb>,
        /// On dark grounds; worked out without.
        opt dark: At<Rgb>,
    }
}

shape! {
    /// How heavy pages may be.
    pub struct BudgetsShape {
        /// Kilobytes of a page.
        opt page: At<u32>,
        /// Kilobytes of a page by its kind.
        map kinds: At<u32>,
        /// Files asked for.
        opt requests: At<u32>,
        /// Kilobytes of a chart.
        opt chart: At<u32>,
    }
}

shape! {
    /// `departments.yaml`.
    pub struct DepartmentsFile {
        /// All of them.
        list departments: DepartmentShape,
        /// Years in which they were ordered anew.
        list reorganisations: ReorganisationShape,
    }
}

shape! {
    /// A department.
    pub struct DepartmentShape {
        /// Id.
        req id: crate::load::decode::At<Id>,
        /// Its name a period.
        list names: NameShape,
        /// One section or several.
        opt kind: DepartmentKind,
        /// A remark.
        opt note: Text,
        /// First year.
        opt from: FiscalYear,
        /// Last year.
        opt to: FiscalYear,
        /// To what it belongs in all years, by id.
        opt parent: Text,
        /// To what it belongs, where that differs by year or is not known.
        list parents: ParentShape,
        /// Whose work it took over, by id.
        list predecessors: Text,
        /// Who took over its work, by id.
        list successors: Text,
        /// Remarks of the source.
        list changes: DepartmentChangeShape,
    }
}

shape! {
    /// To what a department belongs in some years.
    pub struct ParentShape {
        /// The department above, by id.
        opt parent: Text,
        /// Why it is not known.
        opt missing: Missing,
        /// First year.
        opt from: FiscalYear,
        /// Last year.
        opt to: FiscalYear,
        /// A remark.
        opt note: Text,
    }
}

shape! {
    /// A remark about a department in a year.
    pub struct DepartmentChangeShape {
        /// The first year of which it holds.
        req year: FiscalYear,
        /// The remark.
        req text: Text,
    }
}

shape! {
    /// A year in which departments were ordered anew.
    pub struct ReorganisationShape {
        /// The first year of the new order.
        req year: FiscalYear,
        /// A remark.
        opt note: Text,
        /// The document.
        opt source: SourceShape,
    }
}

shape! {
    /// A name and when it held.
    pub struct NameShape {
        /// The name.
        req name: Text,
        /// First year.
        opt from: FiscalYear,
        /// Last year.
        opt to: FiscalYear,
    }
}
