//! `site.yaml` and `departments.yaml`.

use crate::load::decode::{Id, Text};
use crate::model::site::DepartmentKind;
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
    /// `departments.yaml`.
    pub struct DepartmentsFile {
        /// All of them.
        list departments: DepartmentShape,
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
