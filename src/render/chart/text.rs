//! Text in a chart: how wide it will be, how to shorten it, how to write it
//! into SVG. Nothing asks the system for a font, so the same report gives the
//! same bytes on every machine.

use unicode_width::UnicodeWidthChar;

/// Steps of plotters' whole-number grid per unit of the view box. Ten keep
/// every position within a tenth of a unit (plotters rounds down).
pub(super) const UNIT: i32 = 10;

/// The height of text, in grid steps. On a page 320 px wide a drawing of 360
/// units has 288 px: 15 units are then 12 px, and less could not be read.
pub(super) const TEXT: i32 = 15 * UNIT;

/// Estimates the width of `text` at the height `size`, in grid steps. A
/// full-width character takes one em, a half-width one 0.55 em. Characters of
/// ambiguous width (◎, △) and signs such as ✕ count as full, as Japanese fonts
/// draw them.
pub(super) fn width(text: &str, size: i32) -> i32 {
    let steps = ems(text) * i64::from(size) / 100;
    i32::try_from(steps).unwrap_or(i32::MAX / 4)
}

/// The same estimate at no certain height, in hundredths of an em.
pub(super) fn ems(text: &str) -> i64 {
    text.chars().map(char_hundredths).sum()
}

fn char_hundredths(c: char) -> i64 {
    match c.width_cjk() {
        // Written as spaces.
        _ if matches!(c, '\n' | '\t') => 55,
        None | Some(0) => 0,
        // Signs, which Unicode takes for half-width.
        Some(1) if ('\u{2600}'..='\u{27bf}').contains(&c) => 100,
        Some(1) => 55,
        Some(_) => 100,
    }
}

/// Shortens `text` to `room` grid steps, ending it with … where something was
/// left out. Meant for words only: half a number would be a wrong number.
pub(super) fn fit(text: &str, size: i32, room: i32) -> String {
    if width(text, size) <= room {
        return text.to_string();
    }
    let mut short = String::new();
    for c in text.chars() {
        short.push(c);
        if width(&short, size) + size > room {
            short.pop();
            break;
        }
    }
    short.push('…');
    short
}

/// Appends `text` to `out`, safe both between tags and in a quoted attribute.
/// Control characters are dropped: XML has no way to write them.
pub(super) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_characters_take_one_em_and_half_width_ones_less() {
        assert_eq!(width("令和5", 100), 255);
        assert_eq!(width("90.0", 100), 220);
        assert_eq!(width("◎", 100), 100);
        assert_eq!(width("✕", 100), 100);
        assert_eq!(width("", 100), 0);
    }

    #[test]
    fn a_shortened_word_fits_its_room() {
        assert_eq!(fit("未定", 100, 200), "未定");
        assert_eq!(fit("読み取れず", 100, 300), "読み…");
        assert_eq!(fit("読み取れず", 100, 0), "…");
    }

    #[test]
    fn markup_and_control_characters_lose_their_power() {
        let mut out = String::new();
        escape(&mut out, "<a b=\"c\">'&\u{0}\u{1b}\n");
        assert_eq!(out, "&lt;a b=&quot;c&quot;&gt;&#39;&amp; ");
    }
}
