//! A plotters backend that writes SVG: the one place where a chart becomes
//! markup. It writes classes instead of colours, and positions with at most one
//! decimal.

use super::ink::class_of;
use super::mark::{Series, Tag};
use super::text::{TEXT, UNIT, escape, width};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontTransform,
};
use std::convert::Infallible;
use std::fmt::Write;

/// Nothing can go wrong while writing into memory.
type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Collects the shapes of one drawing.
pub(super) struct SvgBackend {
    size: (u32, u32),
    body: String,
    tag: Option<Tag>,
}

impl SvgBackend {
    /// A backend for a drawing of so many units of the view box.
    pub(super) fn new((width, height): (u32, u32)) -> Self {
        let unit = UNIT.unsigned_abs();
        Self {
            size: (width.saturating_mul(unit), height.saturating_mul(unit)),
            body: String::new(),
            tag: None,
        }
    }

    /// The shapes drawn so far.
    pub(super) fn body(&self) -> &str {
        &self.body
    }

    /// Tags the next shape.
    pub(super) fn tag(&mut self, tag: Tag) {
        self.tag = Some(tag);
    }

    /// Opens an element with its class and the waiting tag.
    fn open(&mut self, element: &str, color: BackendColor) {
        let (prefix, name) = class_of(color);
        let _ = write!(self.body, "<{element} class=\"{prefix}{name}\"");
        match self.tag.take() {
            Some(Tag::Datum(series, row)) => {
                let _ = write!(self.body, " data-s=\"{}\" data-i=\"{row}\"", series.name());
            }
            Some(Tag::Span(row, from, to)) => {
                let series = Series::Schedule.name();
                let _ = write!(
                    self.body,
                    " data-s=\"{series}\" data-i=\"{row}\" data-from=\"{from}\" data-to=\"{to}\""
                );
            }
            Some(Tag::Cell(series, row, column)) => {
                let series = series.name();
                let _ = write!(
                    self.body,
                    " data-s=\"{series}\" data-i=\"{row}\" data-c=\"{column}\""
                );
            }
            Some(Tag::Tick(value)) => {
                let _ = write!(self.body, " data-v=\"{value}\"");
            }
            None => {}
        }
    }

    /// Writes a path whose data is ready.
    pub(super) fn draw_outline(&mut self, color: BackendColor, data: &str) {
        self.open("path", color);
        let _ = write!(self.body, " d=\"{data}\"/>");
    }

    fn position(&mut self, name: &str, steps: i32) {
        let _ = write!(self.body, " {name}=\"{}\"", Units(steps));
    }

    /// Writes the `d` of a path. Lines along an axis take the short commands.
    fn path_data(&mut self, points: &[BackendCoord], closed: bool) {
        self.body.push_str(" d=\"");
        let mut last = None;
        for &(x, y) in points {
            let _ = match last {
                None => write!(self.body, "M{} {}", Units(x), Units(y)),
                Some((_, before)) if before == y => write!(self.body, "H{}", Units(x)),
                Some((before, _)) if before == x => write!(self.body, "V{}", Units(y)),
                Some(_) => write!(self.body, "L{} {}", Units(x), Units(y)),
            };
            last = Some((x, y));
        }
        self.body.push_str(if closed { "Z\"/>" } else { "\"/>" });
    }
}

/// A length in grid steps, written in units: `12.5`, or `12` when it is whole.
pub(super) struct Units(pub(super) i32);

impl std::fmt::Display for Units {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let unit = UNIT.unsigned_abs();
        let (whole, rest) = (self.0.unsigned_abs() / unit, self.0.unsigned_abs() % unit);
        match rest {
            0 => write!(f, "{sign}{whole}"),
            rest => write!(f, "{sign}{whole}.{rest}"),
        }
    }
}

impl DrawingBackend for SvgBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(at, (at.0 + 1, at.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.open("line", style.color());
        self.position("x1", from.0);
        self.position("y1", from.1);
        self.position("x2", to.0);
        self.position("y2", to.1);
        self.body.push_str("/>");
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        self.open("rect", style.color());
        self.position("x", upper_left.0);
        self.position("y", upper_left.1);
        self.position("width", (bottom_right.0 - upper_left.0).max(0));
        self.position("height", (bottom_right.1 - upper_left.1).max(0));
        self.body.push_str("/>");
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points: Vec<_> = path.into_iter().collect();
        if let [from, to] = points[..] {
            return self.draw_line(from, to, style);
        }
        self.open("path", style.color());
        self.path_data(&points, false);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        let points: Vec<_> = corners.into_iter().collect();
        self.open("path", style.color());
        self.path_data(&points, true);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        self.open("circle", style.color());
        self.position("cx", center.0);
        self.position("cy", center.1);
        self.position("r", i32::try_from(radius).unwrap_or(i32::MAX));
        self.body.push_str("/>");
        Ok(())
    }

    /// Writes a text. The drawing's root says `font-size` 15 and `text-anchor`
    /// middle, so only what differs is written. A quarter turn stands for
    /// vertical writing, where the characters themselves stay upright.
    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        let size = style.size().round() as i32;
        let upright = !matches!(style.transform(), FontTransform::None);
        // How far the base line lies below the anchor: browsers disagree on
        // `dominant-baseline`, on a number they cannot.
        let drop = match style.anchor().v_pos {
            _ if upright => 0,
            VPos::Top => size * 86 / 100,
            VPos::Center => size * 36 / 100,
            VPos::Bottom => -size * 14 / 100,
        };
        self.open("text", style.color());
        self.position("x", x);
        self.position("y", y + drop);
        if size != TEXT {
            self.position("font-size", size);
        }
        match style.anchor().h_pos {
            HPos::Left => self.body.push_str(" text-anchor=\"start\""),
            HPos::Center => {}
            HPos::Right => self.body.push_str(" text-anchor=\"end\""),
        }
        if upright {
            self.body.push_str(" writing-mode=\"vertical-rl\"");
        }
        self.body.push('>');
        escape(&mut self.body, text);
        self.body.push_str("</text>");
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = style.size().round() as i32;
        Ok((width(text, size).unsigned_abs(), size.unsigned_abs()))
    }
}
