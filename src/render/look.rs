//! A city's colours: written as a part of the theme's style sheet, and (in
//! `judge`) held against the grounds of the theme they stand on.
//!
//! No colour stands here. Grounds, inks and verdicts are those of the theme in
//! force, a site's own over the shipped one.

mod judge;

use std::fmt::Write;

use super::tokens::{Schemes, StylePart, Tokens, colour};
use crate::diag::Span;
use crate::model::colour::Rgb;
use crate::model::look::{Look, Pair, Placed};

use judge::alike;
pub use judge::{Found, judge};

/// The name of the part that is written for a city: behind the theme's tokens,
/// and before all that changes them for print.
pub const PART: &str = "styles/11-city.css";

/// What text of any size needs (WCAG 2.2, 1.4.3).
const TEXT: f64 = 4.5;

/// What a line or a mark needs (WCAG 2.2, 1.4.11).
const LINE: f64 = 3.0;

/// More is no easier to read: where the dark colour is ours to choose it keeps
/// the contrast of the light one, up to this.
const PLENTY: f64 = 7.0;

/// How strong a colour is at most that we choose for dark grounds, where a
/// strong one glows: as strong as the shipped theme's own, and a little more.
const SOFT: f64 = 0.08;

/// Tokens that colour text, or rules that carry text.
const TEXTS: [&str; 8] = [
    "ink", "sub", "city", "link", "good", "fair", "bad", "pencil",
];

/// Tokens that colour lines and bars.
const LINES: [&str; 2] = ["line", "bar"];

/// How much of the city's colour is laid over the sheet for the tint, at most,
/// in hundredths.
const TINT: u32 = 8;

/// The part of the style sheet that sets a city's colours; empty where the site
/// sets none.
pub fn style(look: &Look, parts: &[StylePart]) -> String {
    let schemes = Schemes::read(parts);
    let chosen = chosen(look, &schemes);
    let mut css = String::new();
    if let Some(rules) = rules(&chosen.light, &schemes.light) {
        let _ = writeln!(css, ":root {{ {rules} }}");
    }
    let dark = schemes.dark.as_ref();
    if let Some(rules) = dark.and_then(|tokens| rules(&chosen.dark, tokens)) {
        let _ = writeln!(
            css,
            "@media (prefers-color-scheme: dark) {{ :root {{ {rules} }} }}"
        );
    }
    css
}

/// A colour that the site puts in the place of a token.
struct Own {
    /// The token.
    name: &'static str,
    /// The key of `look` that it comes from.
    key: &'static str,
    /// `light` or `dark`.
    scheme: &'static str,
    colour: Rgb,
    span: Span,
    /// Whether it was worked out from the light one.
    is_derived: bool,
}

struct Chosen {
    light: Vec<Own>,
    dark: Vec<Own>,
}

fn chosen(look: &Look, schemes: &Schemes) -> Chosen {
    let mut chosen = Chosen {
        light: Vec::new(),
        dark: Vec::new(),
    };
    let link = look.link.as_ref().map(|p| ("link", p));
    let city = look.city.as_ref().map(|p| ("city", p));
    for (name, pair) in [("city", city), ("link", link.or(city))] {
        let Some((key, pair)) = pair else { continue };
        let own = |scheme, placed: Placed, is_derived| Own {
            name,
            key,
            scheme,
            colour: placed.colour,
            span: placed.span,
            is_derived,
        };
        chosen.light.push(own("light", pair.light, false));
        if let Some(tokens) = &schemes.dark {
            let dark = pair.dark.unwrap_or_else(|| Placed {
                colour: derived(pair, &schemes.light, tokens),
                span: pair.light.span,
            });
            chosen.dark.push(own("dark", dark, pair.dark.is_none()));
        }
    }
    chosen
}

/// The colour for dark grounds where the site gives none: the same hue, softer
/// where it is strong, as light as it takes to stand out as much as the light one does on its sheet,
/// and lighter where that would be the colour of a verdict.
fn derived(pair: &Pair, light: &Tokens, dark: &Tokens) -> Rgb {
    let own = pair.light.colour;
    let sheet = colour(light, "sheet").ok().flatten();
    let wanted = sheet.map_or(TEXT, |s| own.contrast(s).clamp(TEXT, PLENTY));
    let soft = own.at_most(SOFT);
    let shade = |ratio| soft.nearest(&grounds(dark, ratio));
    let mut lighter = (0..6).filter_map(|more| shade(wanted + f64::from(more)));
    lighter
        .find(|shade| alike(*shade, dark).is_empty())
        .or_else(|| shade(wanted))
        .or_else(|| shade(TEXT))
        .unwrap_or(own)
}

/// The grounds that text stands on, each with a ratio.
fn grounds(tokens: &Tokens, ratio: f64) -> Vec<(Rgb, f64)> {
    ["sheet", "tint"]
        .iter()
        .filter_map(|name| colour(tokens, name).ok().flatten())
        .map(|ground| (ground, ratio))
        .collect()
}

fn rules(own: &[Own], tokens: &Tokens) -> Option<String> {
    if own.is_empty() {
        return None;
    }
    let mut rules: Vec<String> = own
        .iter()
        .map(|o| format!("--{}: {};", o.name, o.colour))
        .collect();
    if let Some(tint) = tint(own, tokens) {
        rules.push(format!("--tint: {tint};"));
    }
    Some(rules.join(" "))
}

/// The sheet with a breath of the city's colour: as much of it as leaves all
/// that stands on the tint as readable as it must be. Where even the least does
/// not, or the theme has no tint, the theme's stays.
fn tint(own: &[Own], tokens: &Tokens) -> Option<Rgb> {
    let city = own.iter().find(|o| o.name == "city")?.colour;
    let sheet = colour(tokens, "sheet").ok().flatten()?;
    tokens.get("tint")?;
    let mut needs: Vec<(Rgb, f64)> = own.iter().map(|o| (o.colour, TEXT)).collect();
    for (names, ratio) in [(&TEXTS[..], TEXT), (&LINES[..], LINE)] {
        let theirs = names.iter().filter(|n| own.iter().all(|o| o.name != **n));
        needs.extend(
            theirs
                .filter_map(|name| colour(tokens, name).ok().flatten())
                .map(|c| (c, ratio)),
        );
    }
    (1..=TINT)
        .rev()
        .map(|part| city.over(sheet, f64::from(part) / 100.0))
        .find(|tint| tint.holds(&needs))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{FileId, codes};
    use proptest::prelude::*;

    fn shipped() -> Vec<StylePart> {
        vec![StylePart {
            name: "styles/10-tokens.css".to_owned(),
            path: "themes/civic/styles/10-tokens.css".to_owned(),
            text: include_str!("../../themes/civic/styles/10-tokens.css").to_owned(),
        }]
    }

    fn of_light(colour: [u8; 3]) -> Look {
        let light = Placed {
            colour: Rgb(colour),
            span: Span::top(FileId(0)),
        };
        Look {
            city: Some(Pair { light, dark: None }),
            ..Look::default()
        }
    }

    /// What a browser would make of the theme with the part of a city.
    fn with_part(look: &Look) -> Schemes {
        let mut parts = shipped();
        let text = style(look, &parts);
        parts.push(StylePart {
            name: PART.to_owned(),
            path: String::new(),
            text,
        });
        Schemes::read(&parts)
    }

    /// The lowest share that any token keeps of what it needs.
    fn lowest(tokens: &Tokens) -> f64 {
        let shares = [(&TEXTS[..], TEXT), (&LINES[..], LINE)].map(|(names, ratio)| {
            let inks = names
                .iter()
                .filter_map(|n| colour(tokens, n).ok().flatten());
            let grounds = grounds(tokens, ratio);
            inks.flat_map(|ink| {
                grounds
                    .iter()
                    .map(move |(g, r)| ink.contrast(*g) / r)
                    .collect::<Vec<_>>()
            })
            .fold(f64::INFINITY, f64::min)
        });
        shares[0].min(shares[1])
    }

    #[test]
    fn the_shipped_theme_can_be_read() {
        assert!(judge(&Look::default(), &shipped()).is_empty());
        let schemes = Schemes::read(&shipped());
        assert!(schemes.dark.is_some() && lowest(&schemes.light) >= 1.0);
        assert_eq!(style(&Look::default(), &shipped()), "");
    }

    proptest! {
        /// Whatever the light colour, what is worked out from it can be read.
        #[test]
        fn every_dark_set_that_is_worked_out_can_be_read(city: [u8; 3]) {
            let schemes = with_part(&of_light(city));
            prop_assert!(lowest(&schemes.dark.unwrap()) >= 1.0);
        }

        /// A colour that is not refused leaves everything readable. The other
        /// way round does not hold: the tint of the theme, on which a colour is
        /// judged, may be darker than the one made for the city.
        #[test]
        fn every_light_set_that_is_not_refused_can_be_read(city: [u8; 3]) {
            let look = of_light(city);
            let refused = judge(&look, &shipped()).iter().any(|f| match f {
                Found::Content(d) => d.code == &codes::LOW_CONTRAST,
                Found::Theme { .. } => true,
            });
            let lowest = lowest(&with_part(&look).light);
            prop_assert!(refused || lowest >= 1.0);
        }
    }
}
