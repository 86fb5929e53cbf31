//! A drawing in a file of its own: to be opened alone, put into a paper, handed
//! on. It carries what a page has around it: the finding as its headline, what
//! is drawn, where it comes from, and the part of the style sheet it needs.

use super::frame;
use super::text::{TEXT, UNIT, escape};
use super::wrap::{wrap, wrap_at_commas};
use std::fmt::Write;

/// From the edge of the sheet to what stands on it.
const MARGIN: u32 = 15;
/// The headline: the height of its letters, in grid steps, and of a line.
const FINDING: (i32, u32) = (19 * UNIT, 28);
/// Everything else that is written.
const PLAIN: (i32, u32) = (TEXT, 21);
/// What lines of words need beside them, whatever is drawn: with its margins
/// a sheet as wide as a phone.
const NARROWEST: u32 = 360;
/// The air between the parts.
const AIR: u32 = 10;

/// What a drawing needs to stand alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartFile<'a> {
    /// The language of its words: `ja`.
    pub lang: &'a str,
    /// What the drawing shows, in a few words.
    pub title: &'a str,
    /// What one learns from it, in a sentence: the headline.
    pub finding: &'a str,
    /// What is counted or measured, in which unit, over which years; a line
    /// each, as far as there is room.
    pub about: &'a [String],
    /// Who says so, from which document, under which licence; a line each.
    pub source: &'a [String],
    /// Rules for its classes, with colours and fonts and without custom
    /// properties ([`without_variables`](crate::render::alone::without_variables)).
    pub style: &'a str,
    /// The patterns that those rules name, as `<pattern>` elements.
    pub patterns: &'a str,
}

/// Puts a drawing of this module into a file of its own, or gives nothing for a
/// text that is none.
///
/// ```
/// use ayumi::render::chart::{ChartFile, ChartText, Segment, ShareChart, in_a_file, share};
///
/// let part = Segment { class: "good".into(), word: "達成".into(), symbol: "○".into(), shape: "ring".into(), count: 2 };
/// let text = ChartText { id: "a".into(), title: "内訳".into(), desc: "達成2".into() };
/// let svg = share(&ShareChart { text, segments: vec![part], scale_max: 2 }).unwrap();
/// let file = in_a_file(&svg, &ChartFile {
///     lang: "ja",
///     title: "内訳",
///     finding: "2項目のうち達成2です。",
///     about: &[],
///     source: &["青葉台市".to_owned()],
///     style: "rect.k-good { fill: #00f; }",
///     patterns: "",
/// }).unwrap();
/// assert!(file.contains("xmlns=\"http://www.w3.org/2000/svg\""));
/// assert!(file.contains("class=\"file-finding\""));
/// ```
pub fn in_a_file(svg: &str, file: &ChartFile) -> Option<String> {
    let drawing = frame::open(svg)?;
    // A small drawing stands on a sheet that has room for words.
    let wide = drawing.size.0.max(NARROWEST);
    // Real letters are a little wider than the estimate, bold ones more so:
    // below, half a letter is kept free.
    let room = i32::try_from(wide).ok()?.checked_mul(UNIT)?;
    let mut sheet = Sheet {
        texts: String::new(),
        y: MARGIN,
    };
    let finding = wrap_at_commas(file.finding, FINDING.0, room - FINDING.0 / 2);
    sheet.write(&finding, "file-finding", FINDING);
    sheet.y += AIR / 2;
    for line in file.about {
        sheet.write(&wrap(line, TEXT, room - TEXT / 2), "file-about", PLAIN);
    }
    sheet.y += AIR;
    let top = sheet.y;
    sheet.y = sheet.y.checked_add(drawing.size.1)?.checked_add(AIR)?;
    for line in file.source {
        sheet.write(&wrap(line, TEXT, room - TEXT / 2), "file-source", PLAIN);
    }
    let (wide, high) = (wide + 2 * MARGIN, sheet.y.checked_add(MARGIN)?);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" \
         viewBox=\"0 0 {wide} {high}\" xml:lang=\"{}\" role=\"img\" aria-labelledby=\"title desc\">\n\
         <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n<style>\n{}</style>\n\
         <defs>{}</defs>\n<rect class=\"file-ground\" width=\"{wide}\" height=\"{high}\"/>\n{}",
        escaped(file.lang),
        escaped(file.title),
        escaped(file.finding),
        markup_free(file.style),
        file.patterns.trim(),
        sheet.texts
    );
    let _ = write!(
        out,
        "<g class=\"{}\" transform=\"translate({MARGIN} {top})\" font-size=\"15\" \
         text-anchor=\"middle\">{}</g>\n</svg>\n",
        drawing.class, drawing.body
    );
    Some(out)
}

/// The lines above and below a drawing, from top to bottom.
struct Sheet {
    texts: String,
    /// Where the next line begins.
    y: u32,
}

impl Sheet {
    fn write(&mut self, lines: &[&str], class: &str, (size, line): (i32, u32)) {
        for text in lines {
            self.y += line;
            let _ = writeln!(
                self.texts,
                "<text class=\"{class}\" x=\"{MARGIN}\" y=\"{}\" font-size=\"{}\">{}</text>",
                // Up to the base line.
                self.y - line / 4,
                f64::from(size) / f64::from(UNIT),
                escaped(text)
            );
        }
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape(&mut out, text);
    out
}

/// A style sheet as the text of an XML element: rules and lines as they are.
fn markup_free(css: &str) -> String {
    let mut out = String::new();
    for line in css.lines() {
        for c in line.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '\u{fffe}' | '\u{ffff}' => {}
                c if c.is_control() => {}
                c => out.push(c),
            }
        }
        out.push('\n');
    }
    out
}
