//! The face of a site: from `look` and `budgets` in `site.yaml` to the model.

use super::decode::{At, Cx, Decode};
use super::mark;
use super::read::SiteFiles;
use super::shapes::site::{BudgetsShape, LookShape, PairShape};
use super::yaml::Node;
use crate::diag::{Diagnostic, Span, both, codes};
use crate::model::colour::Rgb;
use crate::model::look::{Budget, Budgets, KindBudget, Look, Pair, Placed};

/// Colours and mark; a mark that cannot be used is reported and left out.
pub fn look(shape: Option<LookShape>, files: &SiteFiles, cx: &mut Cx) -> Look {
    let Some(shape) = shape else {
        return Look::default();
    };
    if let (None, Some(alt)) = (&shape.mark, &shape.mark_alt) {
        cx.push(super::decode::missing_key("mark", alt.span));
    }
    let alt = shape.mark_alt.map(|t| t.value);
    Look {
        city: shape.city.map(pair),
        link: shape.link.map(pair),
        mark: shape.mark.and_then(|m| mark::mark(&m, alt, files, cx)),
    }
}

fn pair(shape: PairShape) -> Pair {
    let placed = |at: At<Rgb>| Placed {
        colour: at.value,
        span: at.span,
    };
    Pair {
        light: placed(shape.light),
        dark: shape.dark.map(placed),
    }
}

/// Limits: those that are set, and the usual ones for the rest. `top` is the
/// place of a limit that is left to us.
pub fn budgets(shape: Option<BudgetsShape>, top: Span) -> Budgets {
    let mut budgets = Budgets::usual(top);
    let Some(shape) = shape else {
        return budgets;
    };
    let budget = |at: At<u32>| Budget {
        limit: at.value,
        span: at.span,
    };
    if let Some(page) = shape.page {
        budgets.page = budget(page);
    }
    if let Some(requests) = shape.requests {
        budgets.requests = budget(requests);
    }
    if let Some(chart) = shape.chart {
        budgets.chart = budget(chart);
    }
    for (key, limit) in shape.kinds {
        budgets.kinds.retain(|k| k.kind != key.value);
        budgets.kinds.push(KindBudget {
            kind: key.value,
            budget: budget(limit),
            kind_span: key.span,
        });
    }
    budgets
}

impl Decode for Rgb {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = node.scalar().unwrap_or("").trim();
        Self::parse(text).or_else(|| {
            cx.push(not_a_colour(text, node.span));
            None
        })
    }
}

fn not_a_colour(text: &str, span: Span) -> Diagnostic {
    let (ja, en) = if text.is_empty() {
        (
            "ここに色がありません".to_owned(),
            "there is no colour here".to_owned(),
        )
    } else {
        (
            format!("「{text}」は色として読めません"),
            format!("'{text}' is not a colour"),
        )
    };
    Diagnostic::new(
        &codes::NOT_A_COLOUR,
        span,
        both(ja, en),
        both(
            "\"#14513f\" のように、# と16進数6桁を引用符で囲んで書きます（引用符がないと # から後ろは読まれません）",
            "write # and six hexadecimal digits in quotes, as \"#14513f\" (without quotes, # begins a comment)",
        ),
    )
}
