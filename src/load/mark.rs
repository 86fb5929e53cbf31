//! The mark of a city: a picture of the site's `static/` and its size, so that
//! nothing moves on the page when the picture arrives.

use super::decode::{Cx, Text};
use super::read::SiteFiles;
use super::svg;
use crate::diag::{Both, Diagnostic, both, codes};
use crate::model::look::Mark;

/// The mark of a name in `site.yaml`, or none after its mistake was reported.
pub fn mark(name: &Text, alt: Option<String>, files: &SiteFiles, cx: &mut Cx) -> Option<Mark> {
    let path = name.value.as_str();
    let read = match files.statics.iter().find(|a| a.path == path) {
        None => Err(not_there(files)),
        Some(asset) => match path.rsplit_once('.') {
            Some((_, "svg")) => svg::size(&asset.bytes).map_err(|fault| fault.said()),
            Some((_, "png")) => png_size(&asset.bytes).ok_or_else(|| {
                both(
                    "PNG として読めないか、大きさが 0 です",
                    "it cannot be read as PNG, or has no size",
                )
            }),
            _ => Err(both(
                "SVG か PNG のファイルではありません",
                "it is neither an SVG nor a PNG file",
            )),
        },
    };
    match read {
        Ok((width, height)) => Some(Mark {
            path: path.to_owned(),
            alt,
            width,
            height,
        }),
        Err(why) => {
            cx.push(Diagnostic::new(
                &codes::BAD_MARK,
                name.span,
                both(
                    format!("「{path}」はマークに使えません: {}", why.ja),
                    format!("'{path}' cannot be the mark: {}", why.en),
                ),
                both(
                    "サイトの static/ に、図形だけの SVG か、PNG を置きます",
                    "put an SVG that only draws, or a PNG, into the site's static/",
                ),
            ));
            None
        }
    }
}

fn not_there(files: &SiteFiles) -> Both {
    let pictures: Vec<&str> = files
        .statics
        .iter()
        .map(|a| a.path.as_str())
        .filter(|p| p.ends_with(".svg") || p.ends_with(".png"))
        .collect();
    if pictures.is_empty() {
        return both(
            "このファイルは static/ にありません",
            "there is no such file in static/",
        );
    }
    let list = pictures.join(", ");
    both(
        format!("このファイルは static/ にありません（ある画像: {list}）"),
        format!("there is no such file in static/ (pictures there: {list})"),
    )
}

/// Width and height of a PNG, from the head that every PNG begins with.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let head = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?;
    let number = |at: usize| {
        let four = head.get(at..at + 4)?;
        Some(u32::from_be_bytes(four.try_into().ok()?)).filter(|n| *n > 0)
    };
    Some((number(0)?, number(4)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_png_says_its_size_in_its_head() {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x30\0\0\x01\0\x08\x06".to_vec();
        assert_eq!(png_size(&bytes), Some((48, 256)));
        bytes[19] = 0;
        assert_eq!(png_size(&bytes), None);
        assert_eq!(png_size(&bytes[..20]), None);
        assert_eq!(png_size(b"GIF89a"), None);
    }
}
