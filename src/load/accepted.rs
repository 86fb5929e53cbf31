//! Findings that staff let stand: `accepted.yaml` put beside what was found.

use super::shapes::accepted::AcceptedShape;
use crate::diag::{Acceptance, Diagnostic, Span, both, codes};

/// An entry of `accepted.yaml`.
#[derive(Debug, Clone)]
pub struct Accepted {
    /// The code.
    pub code: String,
    /// The id.
    pub id: String,
    /// Reason and date.
    pub acceptance: Acceptance,
    /// Its place in the content.
    pub span: Span,
}

impl From<AcceptedShape> for Accepted {
    fn from(shape: AcceptedShape) -> Self {
        Self {
            code: shape.code.value,
            id: shape.id.value,
            acceptance: Acceptance {
                reason: shape.reason.value,
                date: shape.date.0,
            },
            span: shape.span,
        }
    }
}

/// Marks the findings that an entry accepts, and reports entries that accept
/// nothing or something that nobody may accept. Entries of a site accept
/// findings of that site only: both bear the site's folder in their place.
/// While a site has errors, what is not found may come back when they are
/// mended, so no entry is called useless.
pub fn apply(
    found: &mut Vec<Diagnostic>,
    accepted: &[Accepted],
    same_site: impl Fn(Span, Span) -> bool,
) {
    let mut more = Vec::new();
    for entry in accepted {
        let code = codes::ALL.iter().find(|c| c.name == entry.code);
        if code.is_some_and(|c| !c.acceptable) {
            more.push(Diagnostic::new(
                &codes::NOT_ACCEPTABLE,
                entry.span,
                both(
                    format!("「{}」は承認できない種類の誤りです", entry.code),
                    format!("'{}' cannot be accepted", entry.code),
                ),
                both(
                    "もとの誤りを直し、この項目を消します",
                    "mend the mistake itself and delete this entry",
                ),
            ));
            continue;
        }
        let mut used = false;
        for d in found.iter_mut() {
            let here = d.span.is_some_and(|s| same_site(s, entry.span));
            if here && d.code.name == entry.code && d.subject == entry.id && !d.subject.is_empty() {
                d.accepted = Some(entry.acceptance.clone());
                used = true;
            }
        }
        let has_errors = found
            .iter()
            .any(|d| d.blocks(false) && d.span.is_none_or(|s| same_site(s, entry.span)));
        if !used && !has_errors {
            more.push(Diagnostic::new(
                &codes::USELESS_ACCEPTANCE,
                entry.span,
                both(
                    format!(
                        "承認した「{}」（{}）は、いまは見つかりません",
                        entry.code, entry.id
                    ),
                    format!(
                        "the accepted finding '{}' ({}) is no longer found",
                        entry.code, entry.id
                    ),
                ),
                both("この項目を消します", "delete this entry"),
            ));
        }
    }
    found.extend(more);
}
