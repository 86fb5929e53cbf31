//! Kana: whether a text is a reading, and the order of readings (五十音順).

use unicode_normalization::UnicodeNormalization;

/// The letters that head the rows of the syllabary.
const ROWS: &str = "あかさたなはまやらわ";

/// Small letters and the full ones beside which they are sorted.
const SMALL: [(char, char); 12] = [
    ('ぁ', 'あ'),
    ('ぃ', 'い'),
    ('ぅ', 'う'),
    ('ぇ', 'え'),
    ('ぉ', 'お'),
    ('っ', 'つ'),
    ('ゃ', 'や'),
    ('ゅ', 'ゆ'),
    ('ょ', 'よ'),
    ('ゎ', 'わ'),
    ('ゕ', 'か'),
    ('ゖ', 'け'),
];

/// The place of a reading among others: the letters alone decide first, then
/// their marks (か before が, は before ば before ぱ), then their sizes (ー before
/// ゃ before や), then the script (ひらがな before カタカナ). A long vowel is sorted
/// as its vowel, as dictionaries do (JIS X 4061).
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    letters: Vec<char>,
    marks: Vec<u8>,
    sizes: Vec<u8>,
    scripts: Vec<u8>,
}

/// The sort key of a reading. Blanks and middle dots do not count.
///
/// ```
/// use ayumi::model::kana::sort_key;
/// assert!(sort_key("オープンデータ") < sort_key("カスタマイズ"));
/// assert!(sort_key("かき") < sort_key("がき"));
/// assert!(sort_key("がき") < sort_key("かぎたば"));
/// ```
pub fn sort_key(reading: &str) -> SortKey {
    let mut key = SortKey::default();
    // Decomposed, a letter stands before its mark.
    for c in reading.nfkd() {
        match c {
            '\u{3099}' | '\u{309a}' => {
                if let Some(mark) = key.marks.last_mut() {
                    *mark = if c == '\u{3099}' { 1 } else { 2 };
                }
            }
            'ー' => {
                if let Some(vowel) = key.letters.last().and_then(|l| vowel(*l)) {
                    key.push(vowel, 0, 1);
                }
            }
            _ => {
                let (plain, script) = hiragana(c);
                if is_letter(plain) {
                    match SMALL.iter().find(|(small, _)| *small == plain) {
                        Some((_, full)) => key.push(*full, 1, script),
                        None => key.push(plain, 2, script),
                    }
                }
            }
        }
    }
    key
}

impl SortKey {
    fn push(&mut self, letter: char, size: u8, script: u8) {
        self.letters.push(letter);
        self.marks.push(0);
        self.sizes.push(size);
        self.scripts.push(script);
    }

    /// The letter that heads the row of the syllabary in which a reading stands:
    /// か for ギガ.
    pub fn row(&self) -> Option<char> {
        let first = *self.letters.first()?;
        ROWS.chars().rfind(|head| *head <= first)
    }
}

/// Whether a text can be a reading: kana, with the long vowel mark, middle dots
/// and blanks between.
///
/// ```
/// use ayumi::model::kana::is_reading;
/// assert!(is_reading("ワイファイ") && is_reading("いー らーにんぐ"));
/// assert!(!is_reading("Wi-Fi") && !is_reading("電子決裁") && !is_reading("ー"));
/// ```
pub fn is_reading(text: &str) -> bool {
    let mut kana = text.nfkc().map(|c| hiragana(c).0);
    let starts = kana.next().is_some_and(is_letter);
    starts && kana.all(|c| is_letter(c) || matches!(c, 'ー' | '・' | ' '))
}

/// The hiragana of a katakana letter, and which of the two it was.
fn hiragana(c: char) -> (char, u8) {
    match c {
        'ァ'..='ヶ' => {
            let same = char::from_u32(u32::from(c) - 0x60);
            (same.unwrap_or(c), 1)
        }
        _ => (c, 0),
    }
}

fn is_letter(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ')
}

fn vowel(letter: char) -> Option<char> {
    match letter {
        'あ' | 'か' | 'さ' | 'た' | 'な' | 'は' | 'ま' | 'や' | 'ら' | 'わ' => Some('あ'),
        'い' | 'き' | 'し' | 'ち' | 'に' | 'ひ' | 'み' | 'り' | 'ゐ' => Some('い'),
        'う' | 'く' | 'す' | 'つ' | 'ぬ' | 'ふ' | 'む' | 'ゆ' | 'る' => Some('う'),
        'え' | 'け' | 'せ' | 'て' | 'ね' | 'へ' | 'め' | 'れ' | 'ゑ' => Some('え'),
        'お' | 'こ' | 'そ' | 'と' | 'の' | 'ほ' | 'も' | 'よ' | 'ろ' | 'を' => Some('お'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_stand_in_the_order_of_a_dictionary() {
        let order = [
            "アール",
            "あい",
            "エーアイ",
            "エスエヌエス",
            "カード",
            "カアド",
            "かき",
            "がき",
            "かぎたば",
            "キャク",
            "きやく",
            "ハ",
            "バ",
            "パ",
            "ん",
        ];
        let mut sorted = order;
        sorted.reverse();
        sorted.sort_by_key(|r| sort_key(r));
        assert_eq!(sorted, order);
    }

    #[test]
    fn a_row_is_headed_by_its_first_letter() {
        let row = |r: &str| sort_key(r).row();
        assert_eq!(row("ギガスクール"), Some('か'));
        assert_eq!(row("ヴィジョン"), Some('あ'));
        assert_eq!(row("ペーパーレス"), Some('は'));
        assert_eq!(row("ん"), Some('わ'));
        assert_eq!(row("ー"), None);
    }
}
