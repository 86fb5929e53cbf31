//! What a reader sees of a page's own part, as plain text.

use html5gum::{Token, Tokenizer};

/// Elements that may stand within a word.
const WITHIN_WORDS: [&[u8]; 10] = [
    b"a", b"b", b"bdi", b"del", b"em", b"i", b"mark", b"s", b"strong", b"wbr",
];

/// Elements whose text is no part of what is said. A drawing says nothing that
/// does not stand beside it in words.
const UNSEEN: [&[u8]; 4] = [b"script", b"style", b"svg", b"template"];

/// The main part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Main {
    /// Its text; a line break wherever an element parts two words.
    pub text: String,
    /// Where it ends: the place of `</main>` in the page.
    pub end: usize,
}

/// The main part of a page, if it has one.
pub fn main(html: &str) -> Option<Main> {
    let start = html.find("<main")?;
    let end = html.rfind("</main>").filter(|end| *end > start)?;
    let mut text = String::new();
    let mut unseen: Vec<Vec<u8>> = Vec::new();
    // Reading from memory cannot fail.
    for Ok(token) in Tokenizer::new(&html[start..end]) {
        match token {
            Token::String(s) if unseen.is_empty() => text.push_str(&String::from_utf8_lossy(&s)),
            Token::StartTag(tag) => {
                part(&mut text, &tag.name);
                let hides = UNSEEN.contains(&tag.name.as_slice());
                if hides && !tag.self_closing {
                    unseen.push(tag.name.0);
                }
            }
            Token::EndTag(tag) => {
                part(&mut text, &tag.name);
                if unseen.last().is_some_and(|open| *open == tag.name.0) {
                    unseen.pop();
                }
            }
            _ => {}
        }
    }
    Some(Main { text, end })
}

fn part(text: &mut String, tag: &[u8]) {
    if !WITHIN_WORDS.contains(&tag) && !text.ends_with('\n') {
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(html: &str) -> String {
        main(html).map(|m| m.text).unwrap_or_default()
    }

    #[test]
    fn only_the_main_part_is_read() {
        let html = "<nav>前</nav><main id=\"main\"><p>中 &amp; 中</p></main><footer>後</footer>";
        assert_eq!(seen(html).trim(), "中 & 中");
        assert_eq!(main("<p>中</p>"), None);
    }

    #[test]
    fn cells_part_words_and_emphasis_does_not() {
        let html = "<main><table><tr><td>A</td><td>I</td></tr></table><p><b>A</b>I</p></main>";
        let text = seen(html);
        assert!(text.contains("A\nI") && text.contains("AI"), "{text:?}");
    }

    #[test]
    fn attributes_and_drawings_are_not_seen() {
        let html =
            "<main><p title=\"あ\">い</p><svg><title>う</title><text>え</text></svg>お</main>";
        assert_eq!(seen(html).replace('\n', ""), "いお");
    }
}
