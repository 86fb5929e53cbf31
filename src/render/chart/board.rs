//! The board on which labels find their places: it knows what is drawn already
//! and lets no label cover it or another label.

use super::frame::{Canvas, Drawn};
use super::ink::Ink;
use super::text::{UNIT, width};
use plotters::element::Text;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, FontTransform, TextStyle};

/// The air kept between two labels, in grid steps.
const AIR: i32 = 2 * UNIT;

/// A rectangle, in grid steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

impl Area {
    /// The area between two corners, in whichever order they come.
    pub(super) fn between(a: (i32, i32), b: (i32, i32)) -> Self {
        Self {
            left: a.0.min(b.0),
            top: a.1.min(b.1),
            right: a.0.max(b.0),
            bottom: a.1.max(b.1),
        }
    }

    /// The area of such a size around a point.
    pub(super) fn around((x, y): (i32, i32), (width, height): (i32, i32)) -> Self {
        let corner = (x - width / 2, y - height / 2);
        Self::between(corner, (corner.0 + width, corner.1 + height))
    }

    fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(self, other: Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    fn height(self) -> i32 {
        self.bottom - self.top
    }
}

/// A text that wants a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label<'a> {
    pub(super) text: &'a str,
    pub(super) size: i32,
    /// Written from top to bottom, for columns narrower than a word.
    pub(super) vertical: bool,
}

impl Label<'_> {
    /// The room the label takes: width and height.
    pub(super) fn extent(self) -> (i32, i32) {
        let length = width(self.text, self.size);
        if self.vertical {
            (self.size, length)
        } else {
            (length, self.size)
        }
    }

    /// Draws the label around `middle`.
    pub(super) fn draw(self, canvas: &Canvas, ink: Ink, middle: (i32, i32)) -> Drawn {
        let mut style = style(ink, self.size, HPos::Center);
        if self.vertical {
            style.font = style.font.transform(FontTransform::Rotate90);
        }
        canvas.draw(&Text::new(self.text, middle, style))
    }
}

/// A text style of plotters. The family is the page's business, not ours.
pub(super) fn style(ink: Ink, size: i32, side: HPos) -> TextStyle<'static> {
    FontDesc::new(FontFamily::SansSerif, f64::from(size), FontStyle::Normal)
        .color(&ink)
        .pos(Pos::new(side, VPos::Center))
}

/// A place a label might take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) middle: (i32, i32),
    /// The ink to use there.
    pub(super) ink: Ink,
    /// The bar to stand on; anywhere else no bar may be covered.
    pub(super) on: Option<Area>,
}

/// What is drawn already.
pub(super) struct Board {
    /// Where labels may stand.
    pub(super) bounds: Area,
    /// The bars: a label stands on one or keeps off all.
    pub(super) bars: Vec<Area>,
    /// Everything else that no label may cover.
    pub(super) taken: Vec<Area>,
}

impl Board {
    /// Draws `label` at the first of `spots` where it covers nothing, and says
    /// which area it took. Without such a spot the label is left out.
    pub(super) fn settle(
        &mut self,
        canvas: &Canvas,
        label: Label,
        spots: &[Spot],
    ) -> Result<Option<Area>, super::frame::Failure> {
        let Some(spot) = self.find(label, spots) else {
            return Ok(None);
        };
        label.draw(canvas, spot.ink, spot.middle)?;
        Ok(Some(Area::around(spot.middle, label.extent())))
    }

    /// The first of `spots` where `label` covers nothing, moved into the bounds.
    /// The label takes it.
    pub(super) fn find(&mut self, label: Label, spots: &[Spot]) -> Option<Spot> {
        for spot in spots {
            let middle = self.moved_inside(label, spot.middle);
            let area = Area::around(middle, label.extent());
            if self.is_free(area, spot.on) {
                self.take(area);
                return Some(Spot { middle, ..*spot });
            }
        }
        None
    }

    /// Keeps an area, and the air beside it, free of labels.
    pub(super) fn take(&mut self, area: Area) {
        self.taken.push(Area {
            left: area.left - AIR,
            right: area.right + AIR,
            ..area
        });
    }

    /// Moves a label sideways until it stands within the bounds.
    fn moved_inside(&self, label: Label, (x, y): (i32, i32)) -> (i32, i32) {
        let (width, _) = label.extent();
        let leftmost = self.bounds.left + width / 2;
        let rightmost = self.bounds.right - (width + 1) / 2;
        (x.min(rightmost).max(leftmost), y)
    }

    fn is_free(&self, area: Area, on: Option<Area>) -> bool {
        let clear_of_bars = match on {
            Some(bar) => bar.holds(area),
            None => !self
                .bars
                .iter()
                .any(|bar| bar.height() > 0 && bar.meets(area)),
        };
        clear_of_bars
            && self.bounds.holds(area)
            && !self.taken.iter().any(|taken| taken.meets(area))
    }
}
