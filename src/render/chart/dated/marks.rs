//! Draws what a sheet has laid out: the axis, the lines, a mark of its own
//! shape for each measure, and the words.

use super::super::board::style;
use super::super::columns::diamond;
use super::super::frame::{Canvas, Drawn};
use super::super::ink::{Ink, LineOrder};
use super::super::mark::{Series as Marks, Tag, Tagged};
use super::super::outline::Outline;
use super::super::text::{TEXT, UNIT};
use super::legend::{SAMPLE, Sample};
use super::sheet::Sheet;
use super::values::is_next;
use super::{Series, Words};
use plotters::coord::CoordTranslate;
use plotters::element::{Circle, PathElement, Text};
use plotters::style::Color;
use plotters::style::text_anchor::HPos;

/// Half the side of the box around any mark, in grid steps.
pub(super) const MARK: i32 = 6 * UNIT;
/// The height of the ticks below the plot.
const TICK: i32 = 5 * UNIT;

impl Sheet<'_> {
    /// Draws the sheet. The first line and its marks come last, on top.
    pub(super) fn draw(&self, canvas: &Canvas) -> Drawn {
        self.draw_axis(canvas)?;
        for level in &self.levels {
            let line = vec![(self.plot.left, level.y), (level.end, level.y)];
            let line = PathElement::new(line, Ink::Target);
            let tag = Tag::Datum(Marks::Target, level.number);
            canvas.draw(&Tagged::new(tag, line))?;
        }
        for points in self.ends.leaders(self.end) {
            canvas.draw(&PathElement::new(points, Ink::Leader))?;
        }
        for line in self.lines.iter().rev() {
            self.draw_line(canvas, line)?;
        }
        for line in self.lines.iter().rev() {
            for point in &line.points {
                let tag = Tag::Cell(Marks::Dated, point.row, line.number);
                let at = self.grid.translate(&(point.at, point.value));
                draw_mark(canvas, line.number, at, Some(tag))?;
            }
        }
        for (number, at) in self.ends.keys(self.end) {
            draw_mark(canvas, number, at, None)?;
        }
        for level in &self.levels {
            if let Some(x) = level.diamond {
                canvas.draw(&diamond((x, level.y)))?;
            }
        }
        for (sample, at) in &self.legend.samples {
            draw_sample(canvas, *sample, *at)?;
        }
        for words in &self.words {
            words.draw(canvas)?;
        }
        Ok(())
    }

    /// The grid with its labels, the base line where zero is on it, and a tick a
    /// date.
    fn draw_axis(&self, canvas: &Canvas) -> Drawn {
        let (left, right, floor) = (self.plot.left, self.plot.right, self.plot.bottom);
        for (value, label) in &self.range.ticks {
            let (_, y) = self.grid.translate(&(0.0, *value));
            let ink = if *value == 0.0 { Ink::Axis } else { Ink::Grid };
            let line = PathElement::new(vec![(left, y), (right, y)], ink);
            canvas.draw(&Tagged::new(Tag::Tick(*value), line))?;
            let label = Words {
                text: label.clone(),
                at: (left - 4 * UNIT, y),
                side: HPos::Right,
                ink: Ink::AxisText,
            };
            label.draw(canvas)?;
        }
        for x in &self.dates {
            canvas.draw(&PathElement::new(
                vec![(*x, floor), (*x, floor + TICK)],
                Ink::Grid,
            ))?;
        }
        Ok(())
    }

    /// Joins the points of a measure: by its own line, or by dots where the time
    /// between them is not known; not at all over a missing figure.
    fn draw_line(&self, canvas: &Canvas, line: &Series) -> Drawn {
        let area = canvas.apply_coord_spec(self.grid.clone());
        let ink = Ink::Line(LineOrder::of(line.number));
        let mut run = Vec::new();
        for (at, point) in line.points.iter().enumerate() {
            let place = (point.at, point.value);
            run.push(place);
            let next = line.points.get(at + 1);
            let next = next.filter(|next| is_next(&[*point, **next]));
            let is_known = next.is_some_and(|next| next.at - point.at < self.apart);
            if !is_known {
                let run = std::mem::take(&mut run);
                if run.len() > 1 {
                    area.draw(&PathElement::new(run, ink))?;
                }
                if let Some(next) = next {
                    let dots = vec![place, (next.at, next.value)];
                    area.draw(&PathElement::new(dots, Ink::Apart))?;
                }
            }
        }
        Ok(())
    }
}

impl Words {
    fn draw(&self, canvas: &Canvas) -> Drawn {
        let style = style(self.ink, TEXT, self.side);
        canvas.draw(&Text::new(self.text.as_str(), self.at, style))
    }
}

/// A short piece of a line with its mark, from `(x, y)` to the right.
fn draw_sample(canvas: &Canvas, sample: Sample, (x, y): (i32, i32)) -> Drawn {
    let ink = match sample {
        Sample::Line(number) => Ink::Line(LineOrder::of(number)),
        Sample::Target => Ink::Target,
    };
    canvas.draw(&PathElement::new(vec![(x, y), (x + SAMPLE, y)], ink))?;
    let middle = (x + SAMPLE / 2, y);
    match sample {
        Sample::Line(number) => draw_mark(canvas, number, middle, None),
        Sample::Target => canvas.draw(&diamond(middle)),
    }
}

/// The mark of the measure of such a number: a dot, a square, a triangle, a
/// diamond, a cross or a ring. Later ones are larger, so that the first is seen
/// on top of them.
fn draw_mark(canvas: &Canvas, number: usize, middle: (i32, i32), tag: Option<Tag>) -> Drawn {
    let ink = Ink::Point(LineOrder::of(number));
    let radius = match number {
        0 => Some(4 * UNIT),
        5 => Some(MARK - UNIT / 2),
        _ => None,
    };
    if let Some(radius) = radius {
        let circle = Circle::new(middle, radius, ink.filled());
        return match tag {
            Some(tag) => canvas.draw(&Tagged::new(tag, circle)),
            None => canvas.draw(&circle),
        };
    }
    let (half, most) = (MARK - UNIT, MARK);
    let mut outline = Outline::new(ink);
    match number {
        1 => outline.line(
            middle,
            &[(-half, -half), (half, -half), (half, half), (-half, half)],
            true,
        ),
        2 => outline.line(middle, &[(0, -half), (most, half), (-most, half)], true),
        3 => outline.line(
            middle,
            &[(0, -most), (most, 0), (0, most), (-most, 0)],
            true,
        ),
        _ => {
            outline.line(middle, &[(-half, -half), (half, half)], false);
            outline.line(middle, &[(half, -half), (-half, half)], false);
        }
    }
    match tag {
        Some(tag) => canvas.draw(&Tagged::new(tag, outline)),
        None => canvas.draw(&outline),
    }
}
