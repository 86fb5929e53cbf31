//! The frame of a drawing: the `<svg>` element around what plotters drew, with
//! the title and the description that stand for it where it cannot be seen.

use super::ChartText;
use super::backend::SvgBackend;
use super::text::escape;
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::prelude::ChartContext;
use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt::Write;
use std::rc::Rc;

/// The whole drawing, in grid steps from its upper left corner.
pub(super) type Canvas = DrawingArea<SvgBackend, Shift>;

/// The part of it that has a scale on both sides.
pub(super) type Plot<'a> =
    ChartContext<'a, SvgBackend, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// What plotters gives back when it fails. The backend cannot fail, and plotters
/// itself only reports a drawing that is used twice at once.
pub(super) type Failure = DrawingAreaErrorKind<Infallible>;

/// The outcome of a step of drawing.
pub(super) type Drawn = Result<(), Failure>;

/// Draws with `paint` and wraps the result. `kind` names the chart in its
/// class; `size` is the view box.
pub(super) fn draw(
    kind: &str,
    text: &ChartText,
    size: (u32, u32),
    paint: impl FnOnce(&Canvas) -> Drawn,
) -> Option<String> {
    let backend = Rc::new(RefCell::new(SvgBackend::new(size)));
    paint(&Canvas::from(&backend)).ok()?;
    let backend = backend.borrow();
    let has_text = backend.body().contains("<text");
    let text_defaults = if has_text {
        " font-size=\"15\" text-anchor=\"middle\""
    } else {
        ""
    };
    let mut id = String::new();
    escape(&mut id, &text.id);
    let mut out = String::new();
    let _ = write!(
        out,
        "<svg class=\"chart chart-{kind}\" viewBox=\"0 0 {} {}\" role=\"img\" \
         aria-labelledby=\"{id}-t {id}-d\"{text_defaults}>\
         <title id=\"{id}-t\">",
        size.0, size.1
    );
    escape(&mut out, &text.title);
    let _ = write!(out, "</title><desc id=\"{id}-d\">");
    escape(&mut out, &text.desc);
    out.push_str("</desc>");
    out.push_str(backend.body());
    out.push_str("</svg>");
    Some(out)
}

/// A finished drawing, taken out of its frame again.
pub(super) struct Framed<'a> {
    /// The classes of the frame.
    pub(super) class: &'a str,
    /// The view box.
    pub(super) size: (u32, u32),
    /// What plotters drew.
    pub(super) body: &'a str,
}

/// Undoes what [`draw`] wrote around a drawing. The texts in it are escaped, so
/// the first `</desc>` is the frame's own.
pub(super) fn open(svg: &str) -> Option<Framed<'_>> {
    let rest = svg.strip_prefix("<svg class=\"")?;
    let (class, rest) = rest.split_once('"')?;
    let rest = rest.strip_prefix(" viewBox=\"0 0 ")?;
    let (size, rest) = rest.split_once('"')?;
    let (wide, high) = size.split_once(' ')?;
    let (_, body) = rest.split_once("</desc>")?;
    Some(Framed {
        class,
        size: (wide.parse().ok()?, high.parse().ok()?),
        body: body.strip_suffix("</svg>")?,
    })
}
