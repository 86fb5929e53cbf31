//! What looks like a person's: telephone numbers, mail addresses, individual
//! numbers (マイナンバー), found in a text by their form.

use std::ops::Range;

/// What it looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A telephone number of Japan.
    Telephone,
    /// A mail address.
    Mail,
    /// Twelve digits whose check digit is that of an individual number.
    IndividualNumber,
}

/// A part of a text that looks personal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The bytes it stands at.
    pub at: Range<usize>,
    /// What it looks like.
    pub sort: Sort,
    /// How findings call it: in half width with hyphens; of an individual
    /// number the last four digits alone, so that nobody has to write it again.
    pub name: String,
}

/// Every part of a text that looks personal, in its order.
///
/// Numbers behind a letter, a slash or a point belong to an address or a
/// larger figure; a text that is nothing but digits is a figure.
pub fn parts(text: &str) -> Vec<Part> {
    let is_figure = text.bytes().all(|b| b.is_ascii_digit());
    let mut found: Vec<Part> = runs(text)
        .into_iter()
        .filter_map(|run| run.part())
        .filter(|part| !(is_figure && part.sort == Sort::IndividualNumber))
        .collect();
    found.extend(mails(text));
    found.sort_by_key(|part| part.at.start);
    found
}

/// Groups of digits with hyphens or brackets between them.
struct Run {
    at: Range<usize>,
    groups: Vec<String>,
    /// Behind a plus, as in +81.
    is_international: bool,
}

impl Run {
    fn part(self) -> Option<Part> {
        let digits = self.groups.concat();
        let sort = if self.is_telephone(&digits) {
            Sort::Telephone
        } else if self.is_individual_number(&digits) {
            Sort::IndividualNumber
        } else {
            return None;
        };
        let name = match sort {
            Sort::IndividualNumber => format!("individual-number-{}", &digits[8..]),
            _ => self.groups.join("-"),
        };
        Some(Part {
            at: self.at,
            sort,
            name,
        })
    }

    fn is_telephone(&self, digits: &str) -> bool {
        let [first, rest @ ..] = self.groups.as_slice() else {
            return false;
        };
        if rest.is_empty() {
            let mobile = ["050", "070", "080", "090"];
            return digits.len() == 11 && mobile.iter().any(|m| digits.starts_with(m));
        }
        let is_area = match self.is_international {
            true => first == "81",
            false => first.starts_with('0') && (2..=5).contains(&first.len()),
        };
        let due = if self.is_international {
            11..=12
        } else {
            10..=11
        };
        let last = rest.last().map_or(0, String::len);
        is_area
            && due.contains(&digits.len())
            && (3..=4).contains(&last)
            && rest.iter().all(|group| group.len() <= 4)
    }

    /// The check digit of 行政手続における特定の個人を識別するための番号の利用等に
    /// 関する法律による番号: weights 2 to 7 and 2 to 6 from the right, modulo 11.
    fn is_individual_number(&self, digits: &str) -> bool {
        let is_whole = self.groups.len() == 1 || self.groups.iter().all(|g| g.len() == 4);
        if digits.len() != 12 || !is_whole {
            return false;
        }
        let digits: Vec<u32> = digits.bytes().map(|b| u32::from(b - b'0')).collect();
        let sum: u32 = (1..=11)
            .map(|n| digits[11 - n] * (if n <= 6 { n + 1 } else { n - 5 }) as u32)
            .sum();
        let check = match sum % 11 {
            0 | 1 => 0,
            rest => 11 - rest,
        };
        digits[11] == check
    }
}

/// A digit of either width.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        _ => None,
    }
}

fn joins(c: char) -> bool {
    matches!(
        c,
        '-' | '‐' | '‑' | '–' | '−' | '－' | 'ー' | '(' | ')' | '（' | '）'
    )
}

fn runs(text: &str) -> Vec<Run> {
    let mut found = Vec::new();
    let mut before: Option<char> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let Some(first) = digit(c) else {
            before = Some(c);
            continue;
        };
        let mut run = Run {
            at: start..start + c.len_utf8(),
            groups: vec![first.to_string()],
            is_international: before == Some('+'),
        };
        let mut is_joined = false;
        let mut last = c;
        while let Some(&(at, c)) = chars.peek() {
            let of_four = run.groups.iter().all(|group| group.len() == 4);
            if let Some(d) = digit(c) {
                if is_joined {
                    run.groups.push(String::new());
                }
                if let Some(group) = run.groups.last_mut() {
                    group.push(d);
                }
                run.at.end = at + c.len_utf8();
                is_joined = false;
            } else if joins(c) || (matches!(c, ' ' | '　') && of_four && !is_joined) {
                is_joined = true;
            } else {
                break;
            }
            last = c;
            chars.next();
        }
        let is_of_something = before
            .is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, '/' | '.' | ',' | '_' | '='));
        if !is_of_something {
            found.push(run);
        }
        before = Some(last);
    }
    found
}

fn mails(text: &str) -> Vec<Part> {
    let of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let of_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let mut found = Vec::new();
    for (at, sign) in text.char_indices().filter(|(_, c)| matches!(c, '@' | '＠')) {
        let behind = at + sign.len_utf8();
        let name = text[..at].trim_end_matches(of_name).len();
        let host = text[behind..].trim_start_matches(of_host).len();
        let end = text.len() - host;
        let host = text[behind..end].trim_end_matches('.');
        let top = host.rsplit_once('.').map_or("", |(_, top)| top);
        let is_top = top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic());
        if name < at && is_top {
            let name_of = format!("{}@{host}", &text[name..at]).to_ascii_lowercase();
            found.push(Part {
                at: name..behind + host.len(),
                sort: Sort::Mail,
                name: name_of,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        parts(text).into_iter().map(|part| part.name).collect()
    }

    #[test]
    fn finds_a_telephone_in_every_form_that_papers_use() {
        for text in [
            "電話 046-225-2175 まで",
            "電話０４６－２２５－２１７５",
            "046(225)2175",
            "（046）225-2175",
            "046‐225‐2175。",
        ] {
            assert_eq!(names(text), ["046-225-2175"], "{text}");
        }
        assert_eq!(names("0120-444-444"), ["0120-444-444"]);
        assert_eq!(names("携帯09012345678へ"), ["09012345678"]);
        assert_eq!(names("+81-46-225-2175"), ["81-46-225-2175"]);
    }

    #[test]
    fn takes_no_date_no_year_and_no_amount_for_a_telephone() {
        for text in [
            "2024-03-14",
            "計画（2024-2027）",
            "0.1234567890",
            "12,345,678,901円",
            "https://example.jp/046-225-2175",
            "第1-2-3号",
            "1,046-225",
            "14-0212",
        ] {
            assert_eq!(names(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn finds_mail_addresses_and_no_other_at() {
        assert_eq!(
            names("宛先はKikaku@city.example.jp。"),
            ["kikaku@city.example.jp"]
        );
        assert_eq!(names("LINE@に載せ、「@かまくら」を行う"), [] as [&str; 0]);
    }

    #[test]
    fn knows_an_individual_number_by_its_check_digit() {
        assert_eq!(names("番号は123456789018です"), ["individual-number-9018"]);
        assert_eq!(
            names("番号は1234 5678 9018です"),
            ["individual-number-9018"]
        );
        assert_eq!(names("番号は123456789017です"), [] as [&str; 0]);
        // A figure by itself is an amount.
        assert_eq!(names("123456789018"), [] as [&str; 0]);
    }
}
