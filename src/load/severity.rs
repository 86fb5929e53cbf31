//! How much findings weigh in a site: `severities` in `site.yaml`.

use super::decode::{Cx, Decode, Text, did_you_mean, nearest, unknown_word};
use super::yaml::Node;
use crate::diag::{Code, Diagnostic, Lang, Severity, both, codes};

const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

impl Decode for Severity {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let words = ALL.map(|severity| severity.word(Lang::En));
        let chosen = ALL
            .into_iter()
            .find(|severity| node.scalar() == Some(severity.word(Lang::En)));
        chosen.or_else(|| {
            cx.push(unknown_word(node, &words));
            None
        })
    }
}

/// The weights of a site. A site chooses for doubts alone: an error that may be
/// accepted is accepted one by one, after somebody has looked.
pub fn of_site(chosen: Vec<(Text, Severity)>, cx: &mut Cx) -> Vec<(&'static Code, Severity)> {
    let mut severities = Vec::new();
    for (name, severity) in chosen {
        match codes::ALL.iter().find(|code| code.name == name.value) {
            None => cx.push(unknown_code(&name)),
            Some(code) if !code.acceptable || code.severity == Severity::Error => {
                cx.push(fixed(&name));
            }
            Some(code) => severities.push((*code, severity)),
        }
    }
    severities
}

fn unknown_code(name: &Text) -> Diagnostic {
    let near = nearest(&name.value, codes::ALL.iter().map(|code| code.name));
    Diagnostic::new(
        &codes::UNKNOWN_CODE,
        name.span,
        both(
            format!("指摘の種類「{}」はありません", name.value),
            format!("there is no code '{}'", name.value),
        ),
        did_you_mean(
            near,
            both(
                "ayumi explain で、すべての種類が出ます",
                "ayumi explain lists all codes",
            ),
        ),
    )
}

fn fixed(name: &Text) -> Diagnostic {
    Diagnostic::new(
        &codes::SEVERITY_FIXED,
        name.span,
        both(
            format!("「{}」の重さは変えられません", name.value),
            format!("the severity of '{}' cannot be changed", name.value),
        ),
        both(
            "この行を消します。重さを変えられるのは、承認できる警告とお知らせだけです",
            "delete this line; only warnings and notes that may be accepted can weigh otherwise",
        ),
    )
}
