//! Colours of the screen: how far two are apart to the eye, and how well one
//! can be read on the other.
//!
//! Figures of a plan are decimals; a colour's are binary floats, since every
//! one of them ends as eight bits a channel.

use std::fmt;

/// An opaque colour of the sRGB space, eight bits a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rgb(pub [u8; 3]);

/// How far lightness goes at a step of a search; a whole from black to white
/// is 1.
const STEP: f64 = 1.0 / 256.0;

impl Rgb {
    /// Reads `#14513f`, or `#abc` for `#aabbcc`. Names and functions of CSS are
    /// not read: what they give depends on more than themselves.
    ///
    /// ```
    /// use ayumi::model::colour::Rgb;
    /// assert_eq!(Rgb::parse("#14513F"), Some(Rgb([0x14, 0x51, 0x3f])));
    /// assert_eq!(Rgb::parse("#abc"), Rgb::parse("#aabbcc"));
    /// assert_eq!(Rgb::parse("green"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let whole = match digits.len() {
            3 => digits.chars().flat_map(|c| [c, c]).collect(),
            6 => digits.to_owned(),
            _ => return None,
        };
        let channel = |at: usize| u8::from_str_radix(&whole[at..at + 2], 16).ok();
        Some(Self([channel(0)?, channel(2)?, channel(4)?]))
    }

    /// The relative luminance of WCAG 2.2, 0 for black and 1 for white.
    pub fn luminance(self) -> f64 {
        let [r, g, b] = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The contrast ratio of WCAG 2.2, from 1 to 21, the same from either side.
    /// Text needs 4.5, a line or a mark 3.
    ///
    /// ```
    /// use ayumi::model::colour::Rgb;
    /// let [black, white, grey] = ["#000", "#fff", "#767676"].map(|c| Rgb::parse(c).unwrap());
    /// assert_eq!(black.contrast(white), 21.0);
    /// assert_eq!(white.contrast(white), 1.0);
    /// // The lightest grey that may carry text on white.
    /// assert_eq!(format!("{:.2}", grey.contrast(white)), "4.54");
    /// ```
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// How far apart two colours are to the eye: the distance in OKLab, 1 from
    /// black to white. From 0.02 a trained eye tells two patches apart that
    /// touch; patches on different pages must be much further apart.
    pub fn distance(self, other: Self) -> f64 {
        let (a, b) = (self.oklab(), other.oklab());
        let square = |i: usize| (a[i] - b[i]) * (a[i] - b[i]);
        (square(0) + square(1) + square(2)).sqrt()
    }

    /// This colour over another, at a share from 0 to 1, as a browser lays a
    /// transparent colour over an opaque one.
    ///
    /// ```
    /// use ayumi::model::colour::Rgb;
    /// assert_eq!(Rgb([0, 0, 0]).over(Rgb([255, 255, 255]), 0.2), Rgb([204; 3]));
    /// ```
    #[must_use]
    pub fn over(self, ground: Self, share: f64) -> Self {
        let mix = |i: usize| {
            let (a, b) = (f64::from(self.0[i]), f64::from(ground.0[i]));
            (b + (a - b) * share).round() as u8
        };
        Self([mix(0), mix(1), mix(2)])
    }

    /// Whether it keeps each of these ratios on each of these grounds.
    pub fn holds(self, needs: &[(Self, f64)]) -> bool {
        needs
            .iter()
            .all(|(ground, ratio)| self.contrast(*ground) >= *ratio)
    }

    /// The nearest shade of this colour, lighter or darker, that keeps the
    /// ratios on the grounds; itself where it does, and none where no shade
    /// can. The hue stays; strength gives way where the screen has no more.
    ///
    /// ```
    /// use ayumi::model::colour::Rgb;
    /// let (green, white) = (Rgb::parse("#7fbf3f").unwrap(), Rgb::parse("#fff").unwrap());
    /// let near = green.nearest(&[(white, 4.5)]).unwrap();
    /// assert!(near.contrast(white) >= 4.5 && near.contrast(white) < 4.7);
    /// assert_eq!(near.nearest(&[(white, 4.5)]), Some(near));
    /// assert_eq!(green.nearest(&[(white, 21.5)]), None);
    /// ```
    pub fn nearest(self, needs: &[(Self, f64)]) -> Option<Self> {
        if self.holds(needs) {
            return Some(self);
        }
        let [l, a, b] = self.oklab();
        let steps = (1.0 / STEP) as u32;
        (1..=steps).find_map(|step| {
            let by = f64::from(step) * STEP;
            [l - by, l + by]
                .into_iter()
                .filter(|l| (0.0..=1.0).contains(l))
                .filter_map(|l| Self::within([l, a, b]))
                .filter(|shade| shade.holds(needs))
                .min_by(|x, y| self.distance(*x).total_cmp(&self.distance(*y)))
        })
    }

    /// The same lightness and hue with at most this strength, the distance from
    /// grey in OKLab. A strong green has 0.2, a grey none.
    ///
    /// ```
    /// use ayumi::model::colour::Rgb;
    /// let grey = Rgb::parse("#777777").unwrap();
    /// assert_eq!(grey.at_most(0.05), grey);
    /// assert_eq!(Rgb::parse("#c8007d").unwrap().at_most(0.0), Rgb::parse("#707070").unwrap());
    /// ```
    #[must_use]
    pub fn at_most(self, strength: f64) -> Self {
        let [l, a, b] = self.oklab();
        let own = (a * a + b * b).sqrt();
        if own <= strength {
            return self;
        }
        let part = strength / own;
        Self::within([l, a * part, b * part]).unwrap_or(self)
    }

    fn linear(self) -> [f64; 3] {
        self.0.map(|byte| {
            let v = f64::from(byte) / 255.0;
            if v <= 0.04045 {
                v / 12.92
            } else {
                ((v + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    /// Lightness and two axes of hue (Björn Ottosson, 2020).
    fn oklab(self) -> [f64; 3] {
        let [r, g, b] = self.linear();
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        [
            0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
            1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
            0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
        ]
    }

    /// The colour of a place in OKLab, paler where the screen cannot show it.
    fn within([l, a, b]: [f64; 3]) -> Option<Self> {
        (0..=64).rev().find_map(|part| {
            let strength = f64::from(part) / 64.0;
            Self::shown([l, a * strength, b * strength])
        })
    }

    fn shown([l, a, b]: [f64; 3]) -> Option<Self> {
        let long = (l + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let middle = (l - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let short = (l - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        let linear = [
            4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701_0 * short,
        ];
        let bytes = linear.map(|v| {
            let v = if v <= 0.003_130_8 {
                v * 12.92
            } else {
                1.055 * v.powf(1.0 / 2.4) - 0.055
            };
            (v * 255.0).round()
        });
        let is_shown = bytes.iter().all(|v| (0.0..=255.0).contains(v));
        is_shown.then(|| Self(bytes.map(|v| v as u8)))
    }
}

/// `#14513f`, always six small digits.
impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rgb(text: &str) -> Rgb {
        Rgb::parse(text).unwrap()
    }

    /// Pairs that WCAG's own pages and its checkers quote.
    #[test]
    fn known_pairs_have_their_known_contrast() {
        for (a, b, ratio) in [
            ("#ffffff", "#000000", "21.00"),
            ("#ffffff", "#777777", "4.48"),
            ("#ffffff", "#767676", "4.54"),
            ("#ffffff", "#ff0000", "4.00"),
            ("#ffffff", "#0000ff", "8.59"),
            ("#ffffff", "#949494", "3.03"),
            ("#ffff00", "#0000ff", "8.00"),
        ] {
            assert_eq!(format!("{:.2}", rgb(a).contrast(rgb(b))), ratio, "{a} {b}");
        }
    }

    #[test]
    fn a_blue_is_near_another_blue_and_far_from_a_red() {
        let good = rgb("#1d4b9e");
        assert!(rgb("#0b4ea2").distance(good) < 0.02);
        assert!(rgb("#a8321a").distance(good) > 0.25);
        assert!((rgb("#fff").distance(rgb("#000")) - 1.0).abs() < 1e-3);
    }

    #[test]
    fn what_is_no_colour_is_not_read() {
        for text in [
            "", "#", "#12", "#1234", "#12345", "#ggg", "14513f", "#é1", "#+12345",
        ] {
            assert_eq!(Rgb::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn writing_and_reading_a_colour_gives_it_back(c: [u8; 3]) {
            prop_assert_eq!(Rgb::parse(&Rgb(c).to_string()), Some(Rgb(c)));
        }

        #[test]
        fn contrast_is_the_same_from_either_side(a: [u8; 3], b: [u8; 3]) {
            let ratio = Rgb(a).contrast(Rgb(b));
            prop_assert_eq!(ratio, Rgb(b).contrast(Rgb(a)));
            prop_assert!((1.0..=21.0).contains(&ratio));
        }

        #[test]
        fn oklab_leads_there_and_back(c: [u8; 3]) {
            let there = Rgb::within(Rgb(c).oklab()).unwrap();
            prop_assert!(there.distance(Rgb(c)) < 0.01);
        }

        /// Black or white keeps 4.5 on every ground, so a shade always does.
        #[test]
        fn every_colour_has_a_shade_for_every_ground(c: [u8; 3], ground: [u8; 3]) {
            let needs = [(Rgb(ground), 4.5)];
            let shade = Rgb(c).nearest(&needs);
            prop_assert!(shade.is_some_and(|s| s.holds(&needs)));
        }

        #[test]
        fn a_mix_lies_between_its_colours(a: [u8; 3], b: [u8; 3], share in 0.0..=1.0) {
            let mix = Rgb(a).over(Rgb(b), share);
            for i in 0..3 {
                prop_assert!((a[i].min(b[i])..=a[i].max(b[i])).contains(&mix.0[i]));
            }
        }
    }
}
