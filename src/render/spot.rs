//! Finds the terms of a glossary in a text, all in one run.

use aho_corasick::{AhoCorasick, Match};
use unicode_normalization::UnicodeNormalization;

/// Finds terms. Made once for a site; a text is then read once, however many
/// terms there are.
pub struct Spotter {
    finder: Option<AhoCorasick>,
    /// The term of each spelling.
    terms: Vec<usize>,
    count: usize,
}

impl Spotter {
    /// A spotter of terms, each by its spellings.
    pub fn new<'a, S: Iterator<Item = &'a str>>(terms: impl Iterator<Item = S>) -> Self {
        let mut spellings: Vec<String> = Vec::new();
        let mut of = Vec::new();
        let mut count = 0;
        for (term, list) in terms.enumerate() {
            for spelling in list {
                spellings.push(same_width(spelling));
                of.push(term);
            }
            count = term + 1;
        }
        // More spellings than a machine can hold find nothing.
        let finder = AhoCorasick::new(&spellings).ok();
        Self {
            finder: finder.filter(|_| !spellings.is_empty()),
            terms: of,
            count,
        }
    }

    /// The terms that a text uses, in their own order, each once. Of spellings
    /// that lie over each other the first counts, and of those with one
    /// beginning the longest. Latin letters must stand alone: AI is no part of
    /// AIDS. Widths make no difference.
    pub fn terms_in(&self, text: &str) -> Vec<usize> {
        let Some(finder) = &self.finder else {
            return Vec::new();
        };
        let text = same_width(text);
        let mut found: Vec<Match> = finder
            .find_overlapping_iter(text.as_str())
            .filter(|m| stands_alone(&text, m))
            .collect();
        found.sort_by_key(|m| (m.start(), std::cmp::Reverse(m.end())));
        let mut is_used = vec![false; self.count];
        let mut free_from = 0;
        for m in found {
            if m.start() >= free_from {
                free_from = m.end();
                is_used[self.terms[m.pattern().as_usize()]] = true;
            }
        }
        (0..self.count).filter(|term| is_used[*term]).collect()
    }
}

fn same_width(text: &str) -> String {
    text.nfkc().collect()
}

/// Whether neither end of a match cuts a Latin word or a number.
fn stands_alone(text: &str, m: &Match) -> bool {
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && is_of_words(c));
    let (before, within, after) = (&text[..m.start()], &text[m.range()], &text[m.end()..]);
    let cuts_start = is_latin(before.chars().next_back()) && is_latin(within.chars().next());
    let cuts_end = is_latin(within.chars().next_back()) && is_latin(after.chars().next());
    !cuts_start && !cuts_end
}

/// Letters and digits of scripts that write words apart, up to Greek and
/// Cyrillic; kana and kanji come later.
fn is_of_words(c: char) -> bool {
    c < '\u{0530}'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(terms: &[&[&str]], text: &str) -> Vec<usize> {
        Spotter::new(terms.iter().map(|t| t.iter().copied())).terms_in(text)
    }

    #[test]
    fn the_longest_spelling_wins() {
        let terms: &[&[&str]] = &[&["AI"], &["AIチャットボット"]];
        assert_eq!(spot(terms, "AIチャットボットを置く"), [1]);
        assert_eq!(spot(terms, "AIチャットボットとAI"), [0, 1]);
        assert_eq!(spot(terms, "AIチャット"), [0]);
    }

    #[test]
    fn latin_letters_must_stand_alone() {
        let terms: &[&[&str]] = &[&["AI"], &["Wi-Fi"]];
        assert!(spot(terms, "AIDS OpenAI AI2 XWi-Fi").is_empty());
        assert_eq!(spot(terms, "生成AIの活用"), [0]);
        assert_eq!(spot(terms, "AI・RPA"), [0]);
        assert_eq!(spot(terms, "無料Wi-Fi"), [1]);
    }

    #[test]
    fn japanese_terms_are_found_within_words() {
        assert_eq!(spot(&[&["クラウド"]], "クラウド型サービス"), [0]);
        assert_eq!(spot(&[&["タイムライン"], &["予算"]], "補正予算案"), [1]);
    }

    #[test]
    fn widths_and_other_spellings_make_no_difference() {
        let terms: &[&[&str]] = &[&["AI", "人工知能"], &["Wi-Fi"]];
        assert_eq!(spot(terms, "ＡＩとＷｉ－Ｆｉ"), [0, 1]);
        assert_eq!(spot(terms, "人工知能"), [0]);
    }

    #[test]
    fn a_refused_longer_spelling_does_not_hide_a_shorter_one() {
        let terms: &[&[&str]] = &[&["庁内"], &["庁内DX"]];
        assert_eq!(spot(terms, "庁内DXs"), [0]);
    }

    #[test]
    fn no_terms_find_nothing() {
        assert!(spot(&[], "AI").is_empty());
    }
}
