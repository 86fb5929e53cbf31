//! A style sheet for a drawing in a file of its own. Browsers know custom
//! properties; word processors and drawing programs that open the same file do
//! not, and would draw everything black. So each `var(--name)` is replaced by
//! what it stands for: once as a page in light shows it, and once more, for who
//! asks for dark, in a block of its own that older programs pass over.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The condition under which the second set of colours holds.
const DARK: &str = "@media (prefers-color-scheme: dark)";

/// How deep a custom property may lead to another; a circle ends here.
const DEEPEST: usize = 8;

type Tokens<'a> = BTreeMap<&'a str, &'a str>;

/// A rule, or a block with an at-rule before it.
struct Block<'a> {
    prelude: &'a str,
    body: &'a str,
}

/// Writes `css` without custom properties. Of a property that is set twice the
/// later one counts, so what a city adds stands behind what the theme says.
///
/// ```
/// use ayumi::render::alone::without_variables;
/// let css = ":root { --ink: #000; } \
///            @media (prefers-color-scheme: dark) { :root { --ink: #fff; } } \
///            text { fill: var(--ink); }";
/// let plain = without_variables(css);
/// assert_eq!(
///     plain,
///     "text { fill: #000; }\n@media (prefers-color-scheme: dark) {\ntext { fill: #fff; }\n}\n"
/// );
/// ```
pub fn without_variables(css: &str) -> String {
    let css = without_comments(css);
    let all = blocks(&css);
    let (dark, rest): (Vec<Block>, Vec<Block>) = all.into_iter().partition(Block::is_for_dark);
    let mut light_tokens = Tokens::new();
    for rule in rest.iter().filter(|block| !block.is_at_rule()) {
        light_tokens.extend(rule.tokens());
    }
    let dark: Vec<Block> = dark.iter().flat_map(|block| blocks(block.body)).collect();
    let mut dark_tokens = light_tokens.clone();
    for rule in &dark {
        dark_tokens.extend(rule.tokens());
    }
    let mut light_sheet = String::new();
    let mut dark_sheet = String::new();
    let light = |value: &str| Some(resolved(value, &light_tokens, 0));
    let dark_only = |value: &str| {
        let dark = resolved(value, &dark_tokens, 0);
        (Some(&dark) != light(value).as_ref()).then_some(dark)
    };
    for block in &rest {
        if block.is_at_rule() {
            let body = resolved(block.body.trim(), &light_tokens, 0);
            let _ = writeln!(light_sheet, "{} {{ {body} }}", block.prelude);
        } else {
            block.write(light, &mut light_sheet);
            block.write(dark_only, &mut dark_sheet);
        }
    }
    for block in dark.iter().filter(|block| !block.is_at_rule()) {
        block.write(
            |value| Some(resolved(value, &dark_tokens, 0)),
            &mut dark_sheet,
        );
    }
    if !dark_sheet.is_empty() {
        let _ = write!(light_sheet, "{DARK} {{\n{dark_sheet}}}\n");
    }
    light_sheet
}

impl<'a> Block<'a> {
    fn is_at_rule(&self) -> bool {
        self.prelude.starts_with('@')
    }

    fn is_for_dark(&self) -> bool {
        let bare = |text: &str| text.replace(char::is_whitespace, "");
        bare(self.prelude) == bare(DARK)
    }

    fn declarations(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let parts = self.body.split(';').filter_map(|part| part.split_once(':'));
        parts.map(|(name, value)| (name.trim(), value.trim()))
    }

    fn tokens(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        self.declarations()
            .filter(|(name, _)| name.starts_with("--"))
    }

    /// Writes the rule with what its values stand for. Custom properties have
    /// nothing left to say, nor has a rule without anything else.
    fn write(&self, value_of: impl Fn(&str) -> Option<String>, out: &mut String) {
        let own = self
            .declarations()
            .filter(|(name, _)| !name.starts_with("--"));
        let own: Vec<String> = own
            .filter_map(|(name, value)| Some(format!("{name}: {};", value_of(value)?)))
            .collect();
        if !own.is_empty() {
            let _ = writeln!(out, "{} {{ {} }}", self.prelude, own.join(" "));
        }
    }
}

/// A value with every `var(…)` replaced; one that nothing defines stays, unless
/// it says itself what stands for it.
fn resolved(value: &str, tokens: &Tokens, depth: usize) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some((before, inside)) = rest.split_once("var(") {
        out.push_str(before);
        let end = closing(inside);
        let (name, other) = match inside[..end].split_once(',') {
            Some((name, other)) => (name.trim(), Some(other.trim())),
            None => (inside[..end].trim(), None),
        };
        match tokens.get(name).copied().or(other) {
            Some(value) if depth < DEEPEST => out.push_str(&resolved(value, tokens, depth + 1)),
            _ => {
                let _ = write!(out, "var({})", &inside[..end]);
            }
        }
        rest = inside.get(end + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// Where the bracket ends that stands open at the beginning of `text`.
fn closing(text: &str) -> usize {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return at,
            ')' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// The outermost blocks of a sheet. Statements without one (`@charset`,
/// `@import`) are left out: a file that stands alone loads nothing.
fn blocks(css: &str) -> Vec<Block<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut open = None;
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, c) in css.char_indices() {
        match (quote, c) {
            (Some(q), c) if q == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '{') => {
                if depth == 0 {
                    open = Some(at);
                }
                depth += 1;
            }
            (None, '}') => {
                depth = depth.saturating_sub(1);
                if let Some(from) = open.filter(|_| depth == 0) {
                    found.push(Block {
                        prelude: css[start..from].trim(),
                        body: &css[from + 1..at],
                    });
                    open = None;
                    start = at + 1;
                }
            }
            (None, ';') if depth == 0 => start = at + 1,
            (None, _) => {}
        }
    }
    found
}

fn without_comments(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_later_value_counts_and_may_lead_to_another() {
        let css = ":root { --a: red; --b: var(--a); } :root { --a: blue; } p { fill: var(--b); }";
        assert_eq!(
            without_variables(css).lines().next(),
            Some("p { fill: blue; }")
        );
    }

    #[test]
    fn what_nothing_defines_takes_its_own_other_or_stays() {
        let css = "p { fill: var(--x, rgb(1, 2, 3)); stroke: var(--y); }";
        let light = without_variables(css);
        assert!(light.starts_with("p { fill: rgb(1, 2, 3); stroke: var(--y); }"));
    }

    #[test]
    fn a_circle_ends() {
        let css = ":root { --a: var(--b); --b: var(--a); } p { fill: var(--a); }";
        assert!(without_variables(css).contains("fill: var(--"));
    }

    #[test]
    fn a_rule_without_colours_is_not_said_twice() {
        let css = "/* { */ .tick { stroke: none; } @import 'x'; [a=\"}\"] { top: 0 }";
        assert_eq!(
            without_variables(css),
            ".tick { stroke: none; }\n[a=\"}\"] { top: 0; }\n"
        );
    }

    #[test]
    fn other_conditions_stay_where_they_are() {
        let css = ":root { --a: red; } @media print { p { fill: var(--a); } }";
        assert_eq!(
            without_variables(css),
            "@media print { p { fill: red; } }\n"
        );
    }
}
