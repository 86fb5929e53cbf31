//! Breaking a text over lines, by the same estimate of widths as everything
//! else. Japanese breaks almost anywhere: what may not start a line (、。）) stays
//! with what it follows, what may not end one (（「) with what follows it, and a
//! word in katakana, a word or number in half-width letters stays whole.

use super::text::{ems, width};
use std::ops::Range;

/// What may not stand at the beginning of a line.
const NOT_FIRST: &str = "、。，．・：；？！）〕］｝〉》」』】〟’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〜～…‥％℃,.:;?!)]}%";
/// What may not stand at the end of one.
const NOT_LAST: &str = "第（〔［｛〈《「『【〝‘“([{";

/// What ends a word and says little at the beginning of a line: 達成率.
const ENDING: char = '率';

/// What belongs to the number before it.
const UNITS: &str = "年月日期次回件人円号条項歳校";

/// Breaks `text` into lines of at most `room` grid steps. Nothing is left out
/// but the spaces where it breaks.
pub(super) fn wrap(text: &str, size: i32, room: i32) -> Vec<&str> {
    let lines = ranges(text, size, room).into_iter();
    lines.filter_map(|line| text.get(line)).collect()
}

/// The same, but what ends with a comma or a full stop begins a new line rather
/// than to be broken, if it has room there: a sentence is read in these steps.
pub(super) fn wrap_at_commas(text: &str, size: i32, room: i32) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut end = 0;
    for step in text.split_inclusive(['、', '。']) {
        let line = text.get(start..end + step.len()).unwrap_or_default();
        if end > start && width(line, size) > room && width(step, size) <= room {
            lines.extend(wrap(text.get(start..end).unwrap_or_default(), size, room));
            start = end;
        }
        end += step.len();
    }
    lines.extend(wrap(text.get(start..).unwrap_or_default(), size, room));
    lines
}

/// The same in at most `most` lines of much the same length, for words in the
/// middle of something. Where something was left out, the last line ends with …
pub(super) fn wrap_short(text: &str, size: i32, room: i32, most: usize) -> Vec<String> {
    let whole = wrap(text, size, room);
    let shown = whole.iter().take(most);
    let mut lines: Vec<_> = shown.map(ToString::to_string).collect();
    if whole.len() <= most {
        return evened(text, size, room, whole.len()).unwrap_or(lines);
    }
    if let Some(last) = lines.last_mut() {
        while width(last, size) + size > room && last.pop().is_some() {}
        last.push('…');
    }
    lines
}

/// Takes room away for as long as the text needs no line more and no word is
/// broken for it, so that no single letter is left for the last line.
fn evened(text: &str, size: i32, room: i32, count: usize) -> Option<Vec<String>> {
    let widths = pieces(text).into_iter().filter_map(|piece| text.get(piece));
    let widest = widths.map(|word| width(word, size)).max()?;
    let step = usize::try_from(size / 4).ok().filter(|step| *step > 0)?;
    let rooms = (widest..=room).rev().step_by(step);
    let tried = rooms.map(|room| wrap(text, size, room));
    let even = tried.take_while(|lines| lines.len() <= count).last()?;
    Some(even.iter().map(ToString::to_string).collect())
}

/// Finds the lines, as places in `text`.
fn ranges(text: &str, size: i32, room: i32) -> Vec<Range<usize>> {
    let room = i64::from(room) * 100 / i64::from(size.max(1));
    let mut lines = Lines::default();
    let mut at = 0;
    for paragraph in text.split('\n') {
        for piece in pieces(paragraph) {
            let piece = at + piece.start..at + piece.end;
            lines.add(text, piece, room);
        }
        lines.end(text);
        at += paragraph.len() + 1;
    }
    lines.done
}

/// The lines so far and the one being filled.
#[derive(Default)]
struct Lines {
    done: Vec<Range<usize>>,
    open: Range<usize>,
    /// The length of the open line, in hundredths of an em.
    length: i64,
}

impl Lines {
    /// Adds what may not be broken, on a new line if this one has no room. What
    /// is longer than a whole line is broken all the same, letter by letter.
    fn add(&mut self, text: &str, piece: Range<usize>, room: i64) {
        let word = text.get(piece.clone()).unwrap_or_default();
        if self.length > 0 && self.length + ems(word.trim_end()) > room {
            self.end(text);
        }
        if self.open.is_empty() {
            self.open = piece.start..piece.start;
        }
        for c in word.chars() {
            let more = ems(c.encode_utf8(&mut [0; 4]));
            if self.length > 0 && more > 0 && self.length + more > room && !c.is_whitespace() {
                self.end(text);
            }
            self.open.end += c.len_utf8();
            self.length += more;
        }
    }

    /// Ends the open line; a line of nothing but spaces is none.
    fn end(&mut self, text: &str) {
        let line = text.get(self.open.clone()).unwrap_or_default();
        let start = self.open.end - line.trim_start().len();
        let trimmed = start..start + line.trim().len();
        if !trimmed.is_empty() {
            self.done.push(trimmed);
        }
        self.open = self.open.end..self.open.end;
        self.length = 0;
    }
}

/// Splits `text` where a line may break.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, c)) {
            pieces.push(start..at);
            start = at;
        }
        before = Some(c);
    }
    pieces.push(start..text.len());
    pieces
}

fn may_break(before: char, after: char) -> bool {
    let in_word = |c: char| c.is_ascii() && !c.is_ascii_whitespace();
    let is_katakana = |c: char| matches!(c, 'ァ'..='ヺ' | 'ー' | 'ｦ'..='ﾟ');
    let is_together = in_word(before) && in_word(after)
        || is_katakana(before) && is_katakana(after)
        || NOT_LAST.contains(before)
        || before.is_numeric() && (after.is_numeric() || UNITS.contains(after))
        // 令和5, 平成元: an era and its year.
        || "令平昭".contains(before) && "和成".contains(after)
        || "和成".contains(before) && (after.is_numeric() || after == '元')
        || NOT_FIRST.contains(after)
        || after == ENDING
        || after.is_whitespace()
        || ems(after.encode_utf8(&mut [0; 4])) == 0;
    !is_together
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_breaks_where_japanese_may() {
        let name = "①業務継続計画（BCP）について、より実効性の高い計画とする";
        let lines = wrap(name, 100, 700);
        assert_eq!(
            lines,
            [
                "①業務継続計画",
                "（BCP）につい",
                "て、より実効性",
                "の高い計画とす",
                "る"
            ]
        );
    }

    #[test]
    fn words_and_numbers_stay_whole_until_they_are_too_long() {
        assert_eq!(
            wrap("市のWeb site 12,000件", 100, 450),
            ["市のWeb", "site", "12,000件"]
        );
        assert_eq!(wrap("abcdefgh", 100, 200), ["abc", "def", "gh"]);
        assert_eq!(wrap("、、、、", 100, 200), ["、、", "、、"]);
        assert_eq!(
            wrap("計画の第1期令和5年", 100, 500),
            ["計画の", "第1期", "令和5年"]
        );
        assert_eq!(
            wrap("次のテレワークの導入", 100, 500),
            ["次の", "テレワーク", "の導入"]
        );
        assert_eq!(wrap("テレワーク", 100, 300), ["テレワ", "ーク"]);
        assert_eq!(wrap("計画の達成率", 100, 500), ["計画の達", "成率"]);
    }

    #[test]
    fn nothing_but_spaces_is_left_out() {
        assert_eq!(wrap(" \n検討\n\n 実施 ", 100, 500), ["検討", "実施"]);
        assert!(wrap(" \n　\n", 100, 500).is_empty());
        assert_eq!(wrap("検討", 100, 0), ["検", "討"]);
    }

    #[test]
    fn a_sentence_breaks_at_its_commas_where_they_leave_room() {
        let lines = wrap_at_commas("今年度は、55項目のうち達成16、未達成5です。", 100, 1200);
        assert_eq!(
            lines,
            ["今年度は、", "55項目のうち達成16、", "未達成5です。"]
        );
        let long = wrap_at_commas("長い一続きの句です。短い、句です。", 100, 600);
        assert_eq!(long.concat(), "長い一続きの句です。短い、句です。");
    }

    #[test]
    fn no_letter_is_left_alone_where_lines_can_be_even() {
        let lines = wrap_short("見直し項目等の検討", 100, 800, 3);
        assert_eq!(lines, ["見直し項目", "等の検討"]);
        assert_eq!(wrap_short("検討", 100, 800, 3), ["検討"]);
        assert_eq!(
            wrap_short("a concept of it", 100, 600, 3),
            ["a concept", "of it"]
        );
    }

    #[test]
    fn a_shortened_text_says_so() {
        assert_eq!(
            wrap_short("見直し方針の策定", 100, 400, 2),
            ["見直し方", "針の策定"]
        );
        assert_eq!(
            wrap_short("見直し方針の策定と", 100, 400, 2),
            ["見直し方", "針の策…"]
        );
        assert_eq!(
            wrap_short("検討\n策定\n実施", 100, 400, 2),
            ["検討", "策定…"]
        );
        assert!(wrap_short("検討", 100, 400, 0).is_empty());
    }
}
