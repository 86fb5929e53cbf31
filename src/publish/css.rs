//! Finds the addresses in a style sheet: `url(…)` and the string of `@import`.

/// Every address, in order. Comments are skipped; strings elsewhere are not
/// addresses.
pub(super) fn addresses(css: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = css;
    let mut importing = false;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        } else if c == '"' || c == '\'' {
            let (string, after) = quoted(&rest[1..], c);
            if importing {
                found.push(string);
            }
            importing = false;
            rest = after;
        } else if let Some(inside) = strip_word(rest, "url(") {
            let (address, after) = url(inside);
            found.push(address);
            importing = false;
            rest = after;
        } else if let Some(after) = strip_word(rest, "@import") {
            importing = true;
            rest = after;
        } else {
            importing &= c != ';' && c != '{';
            rest = &rest[c.len_utf8()..];
        }
    }
    found
}

/// What stands between `url(` and `)`.
fn url(inside: &str) -> (String, &str) {
    let inside = inside.trim_start();
    let (address, after) = match inside.chars().next() {
        Some(quote @ ('"' | '\'')) => quoted(&inside[1..], quote),
        _ => {
            let end = inside.find(')').unwrap_or(inside.len());
            (inside[..end].trim_end().to_owned(), &inside[end..])
        }
    };
    (address, after.split_once(')').map_or("", |(_, rest)| rest))
}

/// A string up to its closing quote; a backslash takes the next character as
/// it is.
fn quoted(text: &str, quote: char) -> (String, &str) {
    let mut string = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        if c == quote {
            return (string, &text[at + c.len_utf8()..]);
        }
        let taken = if c == '\\' {
            chars.next()
        } else {
            Some((at, c))
        };
        string.extend(taken.map(|(_, c)| c));
    }
    (string, "")
}

fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    head.eq_ignore_ascii_case(word).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_every_spelling() {
        let css =
            "@import 'a.css'; @IMPORT url(b.css) print; p { src: URL( \"c (1).woff\" ), url('d') }";
        assert_eq!(addresses(css), ["a.css", "b.css", "c (1).woff", "d"]);
    }

    #[test]
    fn comments_and_other_strings_are_no_addresses() {
        let css = "/* url(a) */ p::before { content: 'url(b)' } @charset \"utf-8\"; q { content: \"\\\"url(c)\" }";
        assert_eq!(addresses(css), [""; 0]);
    }

    #[test]
    fn a_style_sheet_that_breaks_off_is_read_to_its_end() {
        for css in [
            "url(",
            "url('",
            "@import",
            "@import '",
            "/*",
            "'\\",
            "url(厚",
        ] {
            addresses(css);
        }
        assert_eq!(addresses("url(厚木"), ["厚木"]);
    }
}
