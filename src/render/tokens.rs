//! The colours of a theme, read from its own style sheet: the custom properties
//! of `:root`, for light grounds and for dark ones.

use std::collections::BTreeMap;

use crate::model::colour::Rgb;

/// A part of a style sheet: a file of `styles/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StylePart {
    /// Path below the theme, by which the parts are ordered.
    pub name: String,
    /// The file, from the project's root.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// What a custom property is set to, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its value as written.
    pub value: String,
    /// Which part sets it.
    pub part: usize,
    /// The first byte of the value in that part.
    pub at: usize,
}

/// Custom properties by their name, without the two dashes.
pub type Tokens = BTreeMap<String, Token>;

/// The properties that hold on light grounds, and those that hold on dark ones;
/// a theme that says nothing of dark ones has none of these.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Schemes {
    /// Without any condition.
    pub light: Tokens,
    /// Under `prefers-color-scheme: dark`, over those of light grounds.
    pub dark: Option<Tokens>,
}

impl Schemes {
    /// Reads the parts in their order. Of two settings the last one holds, as in
    /// a browser; those for print and other media are left alone.
    pub fn read(parts: &[StylePart]) -> Self {
        let mut light = Tokens::new();
        let mut dark = Tokens::new();
        for (index, part) in parts.iter().enumerate() {
            for found in declarations(&part.text) {
                let tokens = if found.is_dark { &mut dark } else { &mut light };
                let token = Token {
                    value: found.value.to_owned(),
                    part: index,
                    at: found.at,
                };
                tokens.insert(found.name.to_owned(), token);
            }
        }
        let dark = (!dark.is_empty()).then(|| {
            let mut all = light.clone();
            all.extend(dark);
            all
        });
        Self { light, dark }
    }
}

/// The colour of a property: its own, or that of the property it names with
/// `var(--…)`. None where there is no such property; an error where it is
/// written in another way, with the property.
///
/// # Errors
/// The property whose value is no colour that can be read.
pub fn colour<'a>(tokens: &'a Tokens, name: &str) -> Result<Option<Rgb>, &'a Token> {
    let Some(first) = tokens.get(name) else {
        return Ok(None);
    };
    let mut token = first;
    // A ring of names would never end.
    for _ in 0..tokens.len() {
        if let Some(colour) = Rgb::parse(&token.value) {
            return Ok(Some(colour));
        }
        let named = token.value.strip_prefix("var(--");
        let named = named.and_then(|n| n.strip_suffix(')'));
        match named.and_then(|n| tokens.get(n.trim())) {
            Some(next) => token = next,
            None => break,
        }
    }
    Err(first)
}

struct Declared<'a> {
    name: &'a str,
    value: &'a str,
    at: usize,
    is_dark: bool,
}

/// What a block of a style sheet says about the settings in it.
#[derive(Clone, Copy, PartialEq)]
enum Block {
    /// `@layer`, `@supports`: passes on what holds around it.
    Through,
    /// `@media (prefers-color-scheme: dark)`
    Dark,
    /// `:root`
    Root,
    /// Everything else: what stands in it is not about the whole page.
    Other,
}

fn declarations(css: &str) -> Vec<Declared<'_>> {
    let mut found = Vec::new();
    let mut open: Vec<Block> = Vec::new();
    let mut start = 0;
    for (at, end) in ends(css) {
        let text = &css[start..at];
        if end == '{' {
            open.push(block(text));
        } else {
            let is_root = open.last() == Some(&Block::Root)
                && open[..open.len() - 1]
                    .iter()
                    .all(|b| matches!(b, Block::Through | Block::Dark));
            if is_root {
                found.extend(declared(css, start, at, open.contains(&Block::Dark)));
            }
            if end == '}' {
                open.pop();
            }
        }
        start = at + 1;
    }
    found
}

fn declared(css: &str, start: usize, end: usize, is_dark: bool) -> Option<Declared<'_>> {
    let (head, value) = css[start..end].split_once(':')?;
    let name = after_comments(head).strip_prefix("--")?;
    let at = end - value.trim_start().len();
    Some(Declared {
        name,
        value: value.trim(),
        at,
        is_dark,
    })
}

fn block(prelude: &str) -> Block {
    let prelude = after_comments(prelude).to_ascii_lowercase();
    let plain: String = prelude.chars().filter(|c| !c.is_whitespace()).collect();
    if prelude
        .split(',')
        .any(|s| matches!(s.trim(), ":root" | "html"))
    {
        Block::Root
    } else if plain == "@media(prefers-color-scheme:dark)" {
        Block::Dark
    } else if plain.starts_with("@layer") || plain.starts_with("@supports") {
        Block::Through
    } else {
        Block::Other
    }
}

/// A text without the comments before it.
fn after_comments(text: &str) -> &str {
    let rest = text.rsplit_once("*/").map_or(text, |(_, rest)| rest);
    rest.trim()
}

/// Every `{`, `}` and `;` that is neither in a comment, a string nor brackets.
fn ends(css: &str) -> Vec<(usize, char)> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(c) = css[at..].chars().next() {
        let rest = &css[at..];
        let mut step = c.len_utf8();
        match c {
            '/' if rest.starts_with("/*") => step = rest.find("*/").map_or(rest.len(), |n| n + 2),
            '"' | '\'' => step = 2 + string_length(&rest[1..], c),
            '\\' => step += rest.chars().nth(1).map_or(0, char::len_utf8),
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '{' | '}' => {
                depth = 0;
                found.push((at, c));
            }
            ';' if depth == 0 => found.push((at, c)),
            _ => {}
        }
        at = (at + step).min(css.len());
    }
    found
}

/// How long a string is up to its closing quote, or to the end of its line.
fn string_length(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    let end = text.find(|c: char| {
        let ends = !is_escaped && (c == quote || c == '\n');
        is_escaped = !is_escaped && c == '\\';
        ends
    });
    end.unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schemes(texts: &[&str]) -> Schemes {
        let part = |text: &&str| StylePart {
            name: String::new(),
            path: String::new(),
            text: (*text).to_owned(),
        };
        Schemes::read(&texts.iter().map(part).collect::<Vec<_>>())
    }

    fn of(tokens: &Tokens, name: &str) -> Option<String> {
        colour(tokens, name).unwrap().map(|c| c.to_string())
    }

    #[test]
    fn light_and_dark_are_read_and_print_is_left_alone() {
        let s = schemes(&[
            "/* :root { --a: #111 } */ :root { --a: #123456; --b: var(--a) ; --s: 'x;}' }",
            "@media (prefers-color-scheme:dark) { :root{ --a:#abc } p { --a: #000; } }\n\
             @media print { :root { --a: #fff; } }",
        ]);
        let dark = s.dark.unwrap();
        assert_eq!(of(&s.light, "a").unwrap(), "#123456");
        assert_eq!(of(&s.light, "b").unwrap(), "#123456");
        assert_eq!(of(&dark, "a").unwrap(), "#aabbcc");
        assert_eq!(of(&dark, "b").unwrap(), "#aabbcc");
        assert_eq!(of(&dark, "c"), None);
    }

    #[test]
    fn the_last_setting_holds_and_says_where_it_stands() {
        let second = "@layer x { html, body { --a : #222 ; } }";
        let s = schemes(&[":root{--a:#111}", second]);
        let token = &s.light["a"];
        assert_eq!((token.part, &second[token.at..token.at + 4]), (1, "#222"));
        assert_eq!(s.dark, None);
    }

    #[test]
    fn what_is_no_readable_colour_is_named() {
        let s = schemes(&[
            ":root { --a: rebeccapurple; --b: var(--b); --c: var(--nosuch); --d: url(a;b) }",
        ]);
        for name in ["a", "b", "c", "d"] {
            assert!(colour(&s.light, name).is_err(), "{name}");
        }
    }

    #[test]
    fn a_sheet_that_breaks_off_is_read_to_its_end() {
        for css in [
            "{",
            "}}",
            ":root { --a: '",
            "/*",
            "\\",
            ":root{--",
            "'\\",
            "@media (",
            "歩{--歩:歩;",
        ] {
            schemes(&[css]);
        }
    }
}
