//! Colours held against their grounds: the theme's own, and those that a city
//! puts in their place.

use std::collections::BTreeSet;

use super::{LINE, LINES, Own, PART, TEXT, TEXTS, chosen, grounds};
use crate::diag::{Both, Diagnostic, FileId, Span, both, codes};
use crate::model::colour::Rgb;
use crate::model::look::Look;
use crate::render::tokens::{Schemes, StylePart, Token, Tokens, colour};

/// Nearer than this in OKLab, two colours on different places of a page are
/// taken for the same. The verdicts of the shipped theme are further apart.
const LOOKS_ALIKE: f64 = 0.1;

/// A finding about a colour, in `site.yaml` or in the theme.
#[derive(Debug, Clone)]
pub enum Found {
    /// At a place of the content.
    Content(Box<Diagnostic>),
    /// At a place of the theme.
    Theme {
        /// Which part of the style sheet.
        part: usize,
        /// The first byte in it.
        at: usize,
        /// Whether the colour is hard to read; else it cannot be judged.
        is_pale: bool,
        /// What is wrong.
        message: Both,
    },
}

impl Found {
    /// The finding, with `file_of` to keep the text of a part among those that
    /// findings point into.
    pub fn finding(
        self,
        parts: &[StylePart],
        file_of: impl FnOnce(&StylePart) -> FileId,
    ) -> Option<Diagnostic> {
        let (part, at, is_pale, message) = match self {
            Self::Content(d) => return Some(*d),
            Self::Theme {
                part,
                at,
                is_pale,
                message,
            } => (parts.get(part)?, at, is_pale, message),
        };
        let span = Span {
            file: file_of(part),
            start: at as u32,
            end: at as u32,
        };
        let code = if is_pale {
            &codes::LOW_CONTRAST
        } else {
            &codes::THEME_ERROR
        };
        Some(Diagnostic::new(
            code,
            span,
            message,
            both(
                "テーマのこの行を直します。元のテーマに戻すときは、このファイルを消します",
                "correct this line of the theme; deleting the file brings the shipped one back",
            ),
        ))
    }
}

/// All that is wrong with the colours of a theme and of a site's look.
pub fn judge(look: &Look, parts: &[StylePart]) -> Vec<Found> {
    let schemes = Schemes::read(parts);
    let mut found = Vec::new();
    let chosen = chosen(look, &schemes);
    for (scheme, own) in [
        (Some(&schemes.light), &chosen.light),
        (schemes.dark.as_ref(), &chosen.dark),
    ] {
        let Some(tokens) = scheme else { continue };
        found.extend(theme_faults(tokens, own));
        for colour in own {
            found.extend(city_faults(colour, tokens, parts));
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|f| match f {
        Found::Content(_) => true,
        Found::Theme { part, at, .. } => seen.insert((*part, *at)),
    });
    found
}

/// The verdicts that a colour may be taken for, with how far it is from each.
pub(super) fn alike(shade: Rgb, tokens: &Tokens) -> Vec<(&'static str, Rgb, f64)> {
    let verdicts = ["good", "bad"].into_iter().filter_map(|name| {
        let verdict = colour(tokens, name).ok().flatten()?;
        Some((name, verdict, shade.distance(verdict)))
    });
    verdicts
        .filter(|(_, _, distance)| *distance < LOOKS_ALIKE)
        .collect()
}

/// As text on the sheet and the tint, and as a rule on the desk around them.
fn needs_of_own(tokens: &Tokens) -> Vec<(Rgb, f64)> {
    let mut needs = grounds(tokens, TEXT);
    let desk = colour(tokens, "desk").ok().flatten();
    needs.extend(desk.map(|desk| (desk, LINE)));
    needs
}

/// Tokens of the theme that are hard to read, or cannot be judged. Those that
/// the site sets itself are its own affair.
fn theme_faults(tokens: &Tokens, own: &[Own]) -> Vec<Found> {
    let mut found = Vec::new();
    let all = ["sheet", "tint", "desk"]
        .into_iter()
        .chain(TEXTS)
        .chain(LINES);
    for name in all {
        if let Err(token) = colour(tokens, name) {
            found.push(theme_fault(
                token,
                false,
                both(
                    format!("--{name} の色を読めないので、見やすさを確かめられません。#rrggbb の形で書きます"),
                    format!("--{name} cannot be read as a colour, so its contrast cannot be judged; write it as #rrggbb"),
                ),
            ));
        }
    }
    for (names, ratio) in [(&TEXTS[..], TEXT), (&LINES[..], LINE)] {
        let grounds = grounds(tokens, ratio);
        for name in names.iter().filter(|n| own.iter().all(|o| o.name != **n)) {
            let (Ok(Some(ink)), Some(token)) = (colour(tokens, name), tokens.get(*name)) else {
                continue;
            };
            if let Some(fault) = pale(ink, &grounds) {
                let what = both(format!("--{name} の色 {ink}"), format!("--{name}, {ink},"));
                found.push(theme_fault(token, true, fault.said(&what)));
            }
        }
    }
    found
}

fn theme_fault(token: &Token, is_pale: bool, message: Both) -> Found {
    Found::Theme {
        part: token.part,
        at: token.at,
        is_pale,
        message,
    }
}

/// A colour that does not stand out from a ground.
struct Pale {
    ground: Rgb,
    ratio: f64,
    needed: f64,
    /// The nearest shade that does on every ground.
    near: Option<Rgb>,
}

/// The ground on which a colour lacks most, if it lacks anything.
fn pale(ink: Rgb, needs: &[(Rgb, f64)]) -> Option<Pale> {
    let lack = |(ground, needed): &(Rgb, f64)| ink.contrast(*ground) / needed;
    let worst = needs.iter().min_by(|a, b| lack(a).total_cmp(&lack(b)))?;
    (lack(worst) < 1.0).then(|| Pale {
        ground: worst.0,
        ratio: ink.contrast(worst.0),
        needed: worst.1,
        near: ink.nearest(needs),
    })
}

impl Pale {
    /// Ratios are cut, never rounded up: 4.497 is not 4.5.
    fn said(&self, what: &Both) -> Both {
        let Self { ground, needed, .. } = self;
        let ratio = (self.ratio * 100.0).floor() / 100.0;
        both(
            format!(
                "{}は、地の色 {ground} との明るさの比が {ratio:.2}:1 です（{needed}:1 以上が必要）{}",
                what.ja,
                self.near_ja()
            ),
            format!(
                "{} has a contrast of {ratio:.2}:1 on {ground} and needs {needed}:1{}",
                what.en,
                self.near_en()
            ),
        )
    }

    fn near_ja(&self) -> String {
        match self.near {
            Some(near) => format!("。いちばん近い使える色: {near}"),
            None => "。この色の濃淡では足りません".to_owned(),
        }
    }

    fn near_en(&self) -> String {
        match self.near {
            Some(near) => format!("; the nearest colour that does is {near}"),
            None => "; no shade of this colour does".to_owned(),
        }
    }
}

fn city_faults(own: &Own, tokens: &Tokens, parts: &[StylePart]) -> Vec<Found> {
    // The link that follows the city's colour says nothing new about it.
    let follows = own.name != own.key;
    let mut found = Vec::new();
    let needs = needs_of_own(tokens);
    if grounds(tokens, TEXT).len() < 2 || !tokens.contains_key(own.name) {
        if !follows {
            found.push(unjudged(own));
        }
        return found;
    }
    if let Some(token) = tokens.get(own.name)
        && parts
            .get(token.part)
            .is_some_and(|p| p.name.as_str() > PART)
    {
        let name = own.name;
        found.push(theme_fault(
            token,
            false,
            both(
                format!("ここで --{name} を決めると、site.yaml の look が効きません。styles/10-tokens.css で決めます"),
                format!("set here, --{name} takes the place of what site.yaml says under look; set it in styles/10-tokens.css"),
            ),
        ));
    }
    if follows {
        return found;
    }
    let (key, scheme, shade) = (own.key, own.scheme, own.colour);
    let derived = if own.is_derived {
        both("（light から作った色）", " (worked out from light)")
    } else {
        both("", "")
    };
    if let Some(fault) = pale(shade, &needs) {
        let what = both(
            format!("look の {key} の {scheme} {shade}{}", derived.ja),
            format!("{scheme} {shade}{} of {key}", derived.en),
        );
        let hint = match fault.near {
            Some(near) => both(
                format!("{scheme}: \"{near}\" とするか、もっと差のある色にします"),
                format!("write {scheme}: \"{near}\", or a colour that stands out more"),
            ),
            None => both(
                "地の色との差が大きい、別の色にします",
                "choose another colour that stands out from the ground",
            ),
        };
        let message = fault.said(&what);
        let d = Diagnostic::new(&codes::LOW_CONTRAST, own.span, message, hint);
        found.push(Found::Content(Box::new(d)));
        return found;
    }
    for (name, verdict, distance) in alike(shade, tokens) {
        let d = Diagnostic::new(
            &codes::CITY_COLOUR_NEAR_VERDICT,
            own.span,
            both(
                format!("look の {key} の {scheme} {shade}{} は、判定の色 --{name} {verdict} と見分けにくい色です（差 {distance:.3}、目安 {LOOKS_ALIKE} 以上）", derived.ja),
                format!("{scheme} {shade}{} of {key} looks like the verdict --{name} {verdict} (distance {distance:.3}, {LOOKS_ALIKE} or more is safe)", derived.en),
            ),
            both(
                "判定と間違われない色にします。市の決まりで変えられないときは accepted.yaml で認めます",
                "choose a colour that nobody takes for a verdict, or accept it in accepted.yaml where the city's rules leave no choice",
            ),
        )
        .about(format!("look/{key}/{scheme}"));
        found.push(Found::Content(Box::new(d)));
    }
    found
}

fn unjudged(own: &Own) -> Found {
    let name = own.name;
    Found::Content(Box::new(Diagnostic::new(
        &codes::THEME_ERROR,
        own.span,
        both(
            format!(
                "このテーマには --{name}、--sheet、--tint の色がそろっていないので、look の色を使えません"
            ),
            format!(
                "this theme lacks a colour --{name}, --sheet or --tint, so look cannot set one"
            ),
        ),
        both(
            "テーマの styles/10-tokens.css に書くか、look の色を消します",
            "add it to styles/10-tokens.css of the theme, or delete the colour under look",
        ),
    )))
}
