//! The terms of the glossary in the pages: each page that uses some explains
//! them at its foot, in its own HTML, so that nobody needs a script, a second
//! page or a connection to understand it.

use serde::Serialize;

use super::pages::PageView;
use super::view::Ctx;
use super::view::glossary::{PageTermsView, TermView};
use crate::render::spot::Spotter;
use crate::render::theme::{Theme, ThemeFault};
use crate::render::visible;

/// The glossary, ready for every page of a site.
pub struct Terms {
    spotter: Spotter,
    views: Vec<TermView>,
}

#[derive(Serialize)]
struct Part<'a> {
    page: &'a PageView,
    view: &'a PageTermsView<'a>,
}

impl Terms {
    /// Makes the glossary of a site ready.
    pub fn new(ctx: Ctx) -> Self {
        let terms = &ctx.site.glossary.terms;
        Self {
            spotter: Spotter::new(terms.iter().map(|t| t.spellings())),
            views: terms.iter().map(|t| ctx.term(t)).collect(),
        }
    }

    /// The page with the terms that its main part uses at the end of that
    /// part. What a reader sees is searched, whatever template wrote it.
    ///
    /// # Errors
    /// The place in the theme that failed.
    pub fn explain(
        &self,
        theme: &Theme,
        page: &PageView,
        mut html: String,
    ) -> Result<String, ThemeFault> {
        if self.views.is_empty() {
            return Ok(html);
        }
        let Some(main) = visible::main(&html) else {
            return Ok(html);
        };
        let found = self.spotter.terms_in(&main.text);
        if found.is_empty() {
            return Ok(html);
        }
        let view = PageTermsView::new(found.into_iter().map(|t| &self.views[t]).collect());
        let part = theme.render("page-terms.html", &Part { page, view: &view })?;
        html.insert_str(main.end, &part);
        Ok(html)
    }
}
