//! Japanese text in its several widths.

use unicode_normalization::UnicodeNormalization;

/// Half-width forms of the letters, digits and signs that Japanese input
/// makes; every writing of minus (−, △, ▲, ‐, ―) becomes `-`.
///
/// ```
/// assert_eq!(ayumi::model::text::to_half_width("△１，２３４．５％"), "-1,234.5%");
/// ```
pub fn to_half_width(s: &str) -> String {
    s.nfkc()
        .map(|c| {
            if matches!(c, '−' | '▲' | '△' | '‐' | '―') {
                '-'
            } else {
                c
            }
        })
        .collect()
}

/// Whether two texts say the same, widths and blanks apart.
pub fn same_text(a: &str, b: &str) -> bool {
    let bare = |s: &str| -> String {
        to_half_width(s)
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect()
    };
    bare(a) == bare(b)
}
