//! What a city sets for the face of its site: its colours, its mark, and how
//! heavy its pages may be.

use super::colour::Rgb;
use crate::diag::Span;

/// Colours and mark. Empty, everything is the theme's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// The colour of the printed form: rules, bars, the column of labels.
    pub city: Option<Pair>,
    /// The colour of links; the city's without.
    pub link: Option<Pair>,
    /// The mark beside the site's name.
    pub mark: Option<Mark>,
}

/// A colour for light grounds, and one for dark grounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// On light grounds.
    pub light: Placed,
    /// On dark grounds; worked out from the light one without.
    pub dark: Option<Placed>,
}

/// A colour and where it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The colour.
    pub colour: Rgb,
    /// Its place in the content.
    pub span: Span,
}

/// A picture beside the site's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Path below the site's `static/`.
    pub path: String,
    /// What it shows, for those who do not see it. Without, it only adorns the
    /// name beside it.
    pub alt: Option<String>,
    /// Its own width, in units of its own. Never 0.
    pub width: u32,
    /// Its own height, in the same units. Never 0.
    pub height: u32,
}

/// How heavy pages may be. A kilobyte has 1000 bytes, counted as they travel:
/// packed with gzip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budgets {
    /// HTML and style sheets of a page, in kilobytes.
    pub page: Budget,
    /// The same for kinds of pages that have a line of their own.
    pub kinds: Vec<KindBudget>,
    /// Files that a browser asks for until the page stands, with the page
    /// itself.
    pub requests: Budget,
    /// A single chart in a page, in kilobytes.
    pub chart: Budget,
}

/// A limit and where it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// The limit.
    pub limit: u32,
    /// Its place in the content; the top of `site.yaml` for one that it leaves
    /// to us.
    pub span: Span,
}

/// The limit of a kind of pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindBudget {
    /// The kind: the name of its template.
    pub kind: String,
    /// What the page may weigh.
    pub budget: Budget,
    /// Where the kind is named.
    pub kind_span: Span,
}

impl Budgets {
    /// What holds where nothing is set: 100 kB, for pages that list a plan grow
    /// with it; 40 kB for a measure, the page that residents are sent to; three
    /// requests, for the page, its style sheet and the mark; 30 kB for a chart.
    pub fn usual(span: Span) -> Self {
        let budget = |limit| Budget { limit, span };
        Self {
            page: budget(100),
            kinds: vec![KindBudget {
                kind: "measure".to_owned(),
                budget: budget(40),
                kind_span: span,
            }],
            requests: budget(3),
            chart: budget(30),
        }
    }

    /// What a page of a kind may weigh.
    pub fn of(&self, kind: &str) -> Budget {
        let own = self.kinds.iter().find(|k| k.kind == kind);
        own.map_or(self.page, |k| k.budget)
    }
}
