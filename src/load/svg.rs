//! Reads an SVG that a city puts on its pages: its size, and that it draws and
//! does nothing else.
//!
//! A browser runs no script of a picture, but it does once somebody opens the
//! file itself. So a file passes only if it is understood: what looks strange
//! is refused rather than guessed at.

use crate::diag::{Both, both};

/// Why a file cannot be used, and in which line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    line: usize,
    why: Both,
}

impl Fault {
    /// The fault in words.
    pub fn said(&self) -> Both {
        both(
            format!("{}行目 {}", self.line, self.why.ja),
            format!("line {}: {}", self.line, self.why.en),
        )
    }
}

/// Elements that run, load or move something.
const REFUSED: [&str; 12] = [
    "script",
    "foreignobject",
    "handler",
    "listener",
    "iframe",
    "audio",
    "video",
    "image",
    "set",
    "animate",
    "animatemotion",
    "animatetransform",
];

/// Width and height of a drawing, in its own units.
///
/// # Errors
/// The first thing in it that cannot be read, or is more than a drawing.
pub fn size(bytes: &[u8]) -> Result<(u32, u32), Fault> {
    let text = std::str::from_utf8(bytes).map_err(|e| {
        let line = bytes[..e.valid_up_to()].iter().filter(|b| **b == b'\n');
        Fault {
            line: line.count() + 1,
            why: both("文字コードが UTF-8 ではありません", "it is not UTF-8"),
        }
    })?;
    let mut reader = Reader {
        text,
        at: 0,
        open: Vec::new(),
    };
    let mut size = None;
    while let Some(tag) = reader.next_tag()? {
        let is_root = size.is_none();
        if is_root {
            size = Some(reader.size_of(&tag)?);
        }
        reader.check(&tag)?;
    }
    match size {
        Some(size) if reader.open.is_empty() => Ok(size),
        _ => Err(reader.fault("途中で終わっています", "it breaks off before its end")),
    }
}

struct Tag {
    /// Without prefix, in small letters.
    name: String,
    attributes: Vec<(String, String)>,
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// Names of the elements that are open.
    open: Vec<String>,
}

impl<'a> Reader<'a> {
    fn fault(&self, ja: impl Into<String>, en: impl Into<String>) -> Fault {
        Fault {
            line: self.text[..self.at].matches('\n').count() + 1,
            why: both(ja, en),
        }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Behind the next `end`.
    fn skip_past(&mut self, end: &str) -> Result<&'a str, Fault> {
        let rest = self.rest();
        let Some(length) = rest.find(end) else {
            return Err(self.fault(
                format!("「{end}」がありません"),
                format!("'{end}' is missing"),
            ));
        };
        self.at += length + end.len();
        Ok(&rest[..length])
    }

    /// The next start tag; what stands between is checked on the way.
    fn next_tag(&mut self) -> Result<Option<Tag>, Fault> {
        loop {
            let rest = self.rest();
            let Some(length) = rest.find('<') else {
                self.at = self.text.len();
                return Ok(None);
            };
            if self.open.last().is_some_and(|name| name == "style") {
                self.check_css(&rest[..length])?;
            }
            self.at += length;
            let rest = self.rest();
            if rest.starts_with("<!--") {
                self.at += 4;
                self.skip_past("-->")?;
            } else if rest.starts_with("<?xml ") || rest.starts_with("<!DOCTYPE ") {
                let inside = self.skip_past(">")?;
                if inside.contains('[') {
                    return Err(
                        self.fault("DOCTYPE に定義があります", "its DOCTYPE defines something")
                    );
                }
            } else if rest.starts_with("<!") || rest.starts_with("<?") {
                return Err(self.fault(
                    "図形以外の指示（<! か <?）があります",
                    "it holds an instruction (<! or <?)",
                ));
            } else if rest.starts_with("</") {
                self.at += 2;
                let name = local(self.skip_past(">")?.trim());
                if self.open.pop() != Some(name) {
                    return Err(self.fault(
                        "開始と終了のタグが合いません",
                        "an end tag does not fit its start",
                    ));
                }
            } else {
                return self.start_tag().map(Some);
            }
        }
    }

    fn start_tag(&mut self) -> Result<Tag, Fault> {
        self.at += 1;
        let name = local(self.word());
        let mut attributes = Vec::new();
        loop {
            let blanks = self.rest().trim_start();
            self.at = self.text.len() - blanks.len();
            if blanks.starts_with("/>") {
                self.at += 2;
                return Ok(Tag { name, attributes });
            }
            if blanks.starts_with('>') {
                self.at += 1;
                self.open.push(name.clone());
                return Ok(Tag { name, attributes });
            }
            let key = local(self.word());
            let equals = self.rest().trim_start().strip_prefix('=');
            let value = equals.map(str::trim_start);
            let quote = value.and_then(|v| v.chars().next());
            let (Some(value), Some(quote @ ('"' | '\''))) = (value, quote) else {
                return Err(self.fault("タグを読めません", "a tag cannot be read"));
            };
            if name.is_empty() || key.is_empty() {
                return Err(self.fault("タグを読めません", "a tag cannot be read"));
            }
            self.at = self.text.len() - value.len() + 1;
            let value = self.skip_past(&quote.to_string())?;
            attributes.push((key, value.to_owned()));
        }
    }

    /// A name up to what cannot stand in one.
    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let ends = |c: char| c.is_whitespace() || "=/><\"'".contains(c);
        let word = &rest[..rest.find(ends).unwrap_or(rest.len())];
        self.at += word.len();
        word
    }

    fn check(&self, tag: &Tag) -> Result<(), Fault> {
        if REFUSED.contains(&tag.name.as_str()) {
            return Err(self.fault(
                format!("<{}> は使えません", tag.name),
                format!("<{}> may not stand in it", tag.name),
            ));
        }
        for (key, value) in &tag.attributes {
            if key.starts_with("on") {
                return Err(self.fault(
                    format!("動作（{key}）は使えません"),
                    format!("it does something on an event ({key})"),
                ));
            }
            if key == "base" || (key == "href" || key == "src") && !value.starts_with('#') {
                return Err(self.outside(value));
            }
            self.check_css(value)?;
        }
        Ok(())
    }

    /// A value or a style sheet: addresses in it must name its own parts, and
    /// nothing may be written so that it reads as something else.
    fn check_css(&self, css: &str) -> Result<(), Fault> {
        let small = css.to_ascii_lowercase();
        let loads = ["@import", "image-set(", "image(", "src(", "\\", "&#"];
        if loads.iter().any(|l| small.contains(l)) {
            return Err(self.outside(css));
        }
        for address in small.split("url(").skip(1) {
            let bare = address.trim_start().trim_start_matches(['"', '\'']);
            if !bare.starts_with('#') {
                return Err(self.outside(address));
            }
        }
        Ok(())
    }

    fn outside(&self, what: &str) -> Fault {
        let what: String = what.trim().chars().take(40).collect();
        self.fault(
            format!("外のファイルを読み込むかもしれません（{what}）"),
            format!("it may load something from outside ({what})"),
        )
    }

    /// The size of the root: its own width and height, else those of its view.
    fn size_of(&self, root: &Tag) -> Result<(u32, u32), Fault> {
        if root.name != "svg" {
            return Err(self.fault("SVG ではありません", "it is not an SVG"));
        }
        let get = |wanted: &str| {
            let found = root.attributes.iter().find(|(key, _)| key == wanted);
            found.map(|(_, value)| value.trim())
        };
        let own = |key| length(get(key)?);
        let view = || {
            let parts = get("viewbox")?.split([' ', ',']).filter(|p| !p.is_empty());
            let numbers: Vec<&str> = parts.collect();
            match numbers.as_slice() {
                [_, _, width, height] => Some((length(width)?, length(height)?)),
                _ => None,
            }
        };
        let both_own = own("width").zip(own("height"));
        let (width, height) = both_own.or_else(view).ok_or_else(|| {
            self.fault(
                "大きさ（width と height、または viewBox）がありません",
                "it has no size: neither width and height nor a viewBox",
            )
        })?;
        // In hundredths, so that a small view keeps its proportion.
        let whole = |v: f64| ((v * 100.0).round() as u32).max(1);
        Ok((whole(width), whole(height)))
    }
}

/// A name without its prefix, in small letters.
fn local(name: &str) -> String {
    let bare = name.rsplit_once(':').map_or(name, |(_, bare)| bare);
    bare.to_ascii_lowercase()
}

/// A length in pixels, or without a unit.
fn length(text: &str) -> Option<f64> {
    let number = text.strip_suffix("px").unwrap_or(text);
    let is_plain = number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let value: f64 = number.parse().ok().filter(|_| is_plain)?;
    (value > 0.0 && value <= 100_000.0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(svg: &str) -> String {
        match size(svg.as_bytes()) {
            Ok((width, height)) => format!("{width} {height}"),
            Err(fault) => fault.said().en,
        }
    }

    fn inside(svg: &str) -> String {
        said(&format!("<svg viewBox='0 0 2 1'>{svg}</svg>"))
    }

    #[test]
    fn the_size_is_that_of_the_root_or_its_view() {
        assert_eq!(
            said("<svg width='48' height=\"24px\" viewBox='0 0 1 1'/>"),
            "4800 2400"
        );
        assert_eq!(
            said("<?xml version='1.0'?>\n<!-- a --><svg viewBox='0,0 .5 1'/>"),
            "50 100"
        );
        assert_eq!(said("<s:svg viewBox='0 0 3 2'></s:svg>"), "300 200");
        for svg in [
            "<svg/>",
            "<svg width='100%' height='1'/>",
            "<svg viewBox='0 0 0 1'/>",
        ] {
            assert!(said(svg).contains("no size"), "{svg}");
        }
    }

    #[test]
    fn a_drawing_may_name_its_own_parts_and_carry_its_own_style() {
        let drawing = "<style>.a { fill: url(#g) } @media (prefers-color-scheme: dark) { .a { fill: #fff } }</style>\
            <defs><linearGradient id='g'/></defs><use xlink:href='#g'/><path class='a' fill=\"url('#g')\" d='M0 0'/>";
        assert_eq!(inside(drawing), "200 100");
    }

    #[test]
    fn what_runs_loads_or_moves_is_refused() {
        for svg in [
            "<script>1</script>",
            "<s:SCRIPT/>",
            "<title><script/></title>",
            "<path onclick='a()'/>",
            "<path x:onload='a()'/>",
            "<foreignObject/>",
            "<image href='a.png'/>",
            "<use href='other.svg#a'/>",
            "<a href='javascript:a()'/>",
            "<a href='&#35;'/>",
            "<path fill='url(http://a/b#c)'/>",
            "<path style='fill: u\\72l(http://a)'/>",
            "<style>@import 'a.css';</style>",
            "<style>a { fill: url( \"http://a\") }</style>",
            "<style>a { mask: IMAGE-SET('a.png' 1x) }</style>",
            "<style><![CDATA[ a {} ]]></style>",
            "<animate attributeName='href' to='http://a'/>",
            "<?xml-stylesheet href='a.css'?>",
            "<g xml:base='http://a'/>",
        ] {
            assert_ne!(inside(svg), "200 100", "{svg}");
        }
        let entity = "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg viewBox='0 0 1 1'/>";
        assert!(said(entity).contains("DOCTYPE"));
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_its_line() {
        for svg in [
            "",
            "text",
            "<svg",
            "<svg viewBox='0 0 1 1'>",
            "<svg viewBox=1/>",
            "<g/>",
            "<svg viewBox='0 0 1 1'><g></svg>",
            "<svg viewBox='0 0 1 1",
            "<svg viewBox='0 0 1 1'/><",
            "<!--",
        ] {
            assert!(said(svg).starts_with("line 1"), "{svg}");
        }
        assert!(inside("\n<g>\n<script/></g>").starts_with("line 3"));
        assert!(size(b"<svg>\n\xff").is_err_and(|f| f.said().en.starts_with("line 2")));
    }
}
