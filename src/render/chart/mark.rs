//! Tags on marks: which figure a mark shows, so that a reader of the page's
//! source can check a drawing against its table.

use super::backend::SvgBackend;
use super::outline::Outline;
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Rectangle};
use plotters::style::SizeDesc;
use plotters_backend::{BackendCoord, DrawingErrorKind};
use std::convert::Infallible;

/// Which column of figures a mark belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Series {
    Actual,
    Target,
    TargetFrom,
    Gap,
    Rate,
    Share,
    Units,
    Schedule,
    Step,
    Flow,
    Money,
    Dated,
}

impl Series {
    pub(super) fn name(self) -> &'static str {
        match self {
            Series::Actual => "actual",
            Series::Target => "target",
            Series::TargetFrom => "target-from",
            Series::Gap => "gap",
            Series::Rate => "rate",
            Series::Share => "share",
            Series::Units => "units",
            Series::Schedule => "schedule",
            Series::Step => "step",
            Series::Flow => "flow",
            Series::Money => "money",
            Series::Dated => "dated",
        }
    }
}

/// What a mark says in attributes besides its class.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Tag {
    /// `data-s` and `data-i`: the series, and the row in the table.
    Datum(Series, usize),
    /// The same for a bar of a schedule, and `data-from` and `data-to`: its row,
    /// its first and its last column.
    Span(usize, usize, usize),
    /// `data-s`, `data-i` and `data-c`: a figure by its row and its column.
    Cell(Series, usize, usize),
    /// `data-v`: the value an axis has here.
    Tick(f64),
}

/// A plotters element that carries a tag. It is an element itself, so it goes
/// through `draw_series` and the chart's coordinates like any other; the tag
/// lands on the first shape the inner element draws.
pub(super) struct Tagged<E> {
    tag: Tag,
    inner: E,
}

impl<E> Tagged<E> {
    pub(super) fn new(tag: Tag, inner: E) -> Self {
        Self { tag, inner }
    }
}

// One impl for each element that is tagged: a single one over all elements would
// name itself in its own condition, and the compiler would never finish asking.
impl<'a, C> PointCollection<'a, C> for &'a Tagged<Rectangle<C>> {
    type Point = &'a C;
    type IntoIter = &'a [C];

    fn point_iter(self) -> &'a [C] {
        self.inner.point_iter()
    }
}

impl<'a, C> PointCollection<'a, C> for &'a Tagged<PathElement<C>> {
    type Point = &'a C;
    type IntoIter = &'a [C];

    fn point_iter(self) -> &'a [C] {
        self.inner.point_iter()
    }
}

impl<'a, C, S: SizeDesc> PointCollection<'a, C> for &'a Tagged<Circle<C, S>> {
    type Point = &'a C;
    type IntoIter = std::iter::Once<&'a C>;

    fn point_iter(self) -> std::iter::Once<&'a C> {
        self.inner.point_iter()
    }
}

impl PointCollection<'_, BackendCoord> for &Tagged<Outline> {
    type Point = BackendCoord;
    type IntoIter = std::iter::Empty<BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        self.inner.point_iter()
    }
}

impl<E: Drawable<SvgBackend>> Drawable<SvgBackend> for Tagged<E> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        backend: &mut SvgBackend,
        parent: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        backend.tag(self.tag);
        self.inner.draw(points, backend, parent)
    }
}
