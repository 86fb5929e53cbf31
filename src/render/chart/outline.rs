//! A shape of many parts as one path: a row of cells, the signs in them. One
//! element for all cells of a class keeps a page with many drawings small.

use super::backend::{SvgBackend, Units};
use super::ink::Ink;
use plotters::element::{Drawable, PointCollection};
use plotters::style::Color;
use plotters_backend::{BackendCoord, DrawingErrorKind};
use std::convert::Infallible;
use std::fmt::Write;

/// The sign in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    Ring,
    DoubleRing,
    Triangle,
    Cross,
    Square,
    Diamond,
    Letter,
    Dash,
    Pending,
    Unread,
    None,
}

impl Glyph {
    /// Reads the theme's name of a shape. A name that is not known is no sign,
    /// and leaves the cell empty.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "ring" => Self::Ring,
            "double_ring" => Self::DoubleRing,
            "triangle" => Self::Triangle,
            "cross" => Self::Cross,
            "square" => Self::Square,
            "diamond" => Self::Diamond,
            "letter" => Self::Letter,
            "dash" => Self::Dash,
            "pending" => Self::Pending,
            "unread" => Self::Unread,
            _ => Self::None,
        }
    }
}

/// A path that grows part by part, each begun at a point in grid steps.
#[derive(Debug)]
pub(super) struct Outline {
    ink: Ink,
    data: String,
}

impl Outline {
    pub(super) fn new(ink: Ink) -> Self {
        Self {
            ink,
            data: String::new(),
        }
    }

    /// Whether nothing was drawn: some states have an empty cell.
    pub(super) fn is_empty(&self) -> bool {
        self.data.is_empty()
    }

    /// A square with its upper left corner at `(x, y)`, closed with `z`.
    pub(super) fn square(&mut self, (x, y): (i32, i32), side: i32) {
        let (x, y, side) = (Units(x), Units(y), Units(side));
        let _ = write!(self.data, "M{x} {y}h{side}v{side}h-{side}z");
    }

    /// The sign of a status in a box of such a side around a point.
    pub(super) fn glyph(&mut self, glyph: Glyph, middle: (i32, i32), side: i32) {
        // Measures are those of the theme's marks, in hundredths of the box.
        let part = |hundredths: i32| side * hundredths / 100;
        match glyph {
            Glyph::Ring | Glyph::Pending => self.ring(middle, part(42)),
            Glyph::DoubleRing => {
                self.ring(middle, part(46));
                self.ring(middle, part(22));
            }
            Glyph::Triangle => {
                let (wide, high) = (part(46), part(42));
                self.line(middle, &[(0, -high), (wide, high), (-wide, high)], true);
            }
            Glyph::Cross => {
                let reach = part(38);
                self.line(middle, &[(-reach, -reach), (reach, reach)], false);
                self.line(middle, &[(reach, -reach), (-reach, reach)], false);
            }
            Glyph::Square | Glyph::Letter => {
                let half = part(if glyph == Glyph::Square { 36 } else { 26 });
                self.square((middle.0 - half, middle.1 - half), 2 * half);
            }
            Glyph::Diamond => {
                let reach = part(46);
                let corners = [(0, -reach), (reach, 0), (0, reach), (-reach, 0)];
                self.line(middle, &corners, true);
            }
            Glyph::Dash => self.line(middle, &[(-part(34), 0), (part(34), 0)], false),
            Glyph::Unread => self.question(middle, part(26)),
            Glyph::None => {}
        }
    }

    /// A circle of two arcs.
    fn ring(&mut self, (x, y): (i32, i32), radius: i32) {
        let (left, y, r, d) = (
            Units(x - radius),
            Units(y),
            Units(radius),
            Units(2 * radius),
        );
        let _ = write!(
            self.data,
            "M{left} {y}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0-{d} 0"
        );
    }

    /// Straight lines through points seen from `middle`.
    pub(super) fn line(&mut self, (x, y): (i32, i32), points: &[(i32, i32)], closed: bool) {
        for (at, (right, down)) in points.iter().enumerate() {
            let command = if at == 0 { 'M' } else { 'L' };
            let _ = write!(
                self.data,
                "{command}{} {}",
                Units(x + right),
                Units(y + down)
            );
        }
        if closed {
            self.data.push('z');
        }
    }

    /// A question mark three times as high as `reach`; its point is a line
    /// without length, which round ends make a dot.
    fn question(&mut self, (x, y): (i32, i32), reach: i32) {
        let (half, r) = (Units(reach / 2), Units(reach));
        let (left, top) = (Units(x - reach), Units(y - reach / 2));
        let d = Units(2 * reach);
        let _ = write!(
            self.data,
            "M{left} {top}a{r} {r} 0 1 1 {d} 0q0 {half}-{r} {r}v{half}"
        );
        let _ = write!(self.data, "M{} {}h0", Units(x), Units(y + reach * 17 / 10));
    }
}

// Its points are in its data, so plotters has none to place.
impl PointCollection<'_, BackendCoord> for &Outline {
    type Point = BackendCoord;
    type IntoIter = std::iter::Empty<BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::empty()
    }
}

impl Drawable<SvgBackend> for Outline {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _points: I,
        backend: &mut SvgBackend,
        _parent: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        backend.draw_outline(self.ink.to_backend_color(), &self.data);
        Ok(())
    }
}
