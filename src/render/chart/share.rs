//! The share: how many goals are in which state, as one bar from left to right.

use super::board::{Label, style};
use super::frame::{self, Canvas, Drawn, Plot};
use super::ink::{Ink, State};
use super::mark::{Series, Tag, Tagged};
use super::text::{TEXT, UNIT, width};
use super::{Segment, ShareChart};
use plotters::chart::ChartBuilder;
use plotters::element::{PathElement, Rectangle, Text};
use plotters::style::Color;
use plotters::style::text_anchor::HPos;

const WIDTH: i32 = 360 * UNIT;
/// The margins left and right: half an outline.
const SIDE: i32 = UNIT;
const BAR: i32 = 32 * UNIT;
/// Room above the bar for the counts of short segments.
const ABOVE: i32 = 26 * UNIT;
/// Room below it for the axis.
const BELOW: i32 = 22 * UNIT;
/// How far an axis tick reaches down.
const TICK: i32 = 4 * UNIT;
const AIR: i32 = 4 * UNIT;

/// Draws how a number of goals divides into states, or nothing when there is
/// no goal. A segment's count stands on it with the word if there is room, with
/// the sign or alone if there is less, and above it if there is none.
pub fn share(chart: &ShareChart) -> Option<String> {
    let sum: u64 = chart.segments.iter().map(|s| u64::from(s.count)).sum();
    if sum == 0 {
        return None;
    }
    let end = sum.max(u64::from(chart.scale_max)) as f64;
    let parts = Part::all(&chart.segments, end);
    let top = if parts.iter().all(|part| part.inside.is_some()) {
        0
    } else {
        ABOVE
    };
    let height = (top + BAR + BELOW + UNIT) / UNIT;
    let size = ((WIDTH / UNIT).unsigned_abs(), height.unsigned_abs());
    frame::draw("share", &chart.text, size, |canvas| {
        let mut plot = ChartBuilder::on(canvas)
            .margin_left(SIDE)
            .margin_right(SIDE)
            .margin_top(top.max(UNIT))
            .margin_bottom(BELOW)
            .build_cartesian_2d(0.0..end, 0.0..1.0)?;
        draw_bar(&mut plot, &parts)?;
        draw_axis(canvas, &mut plot, end)?;
        draw_inside(canvas, &plot, &parts)?;
        draw_above(canvas, &plot, &parts)
    })
}

/// A segment that has something to show.
struct Part<'a> {
    row: usize,
    segment: &'a Segment,
    state: State,
    from: f64,
    to: f64,
    /// What fits on it.
    inside: Option<String>,
}

impl<'a> Part<'a> {
    fn all(segments: &'a [Segment], end: f64) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut to = 0.0;
        for (row, segment) in segments.iter().enumerate() {
            if segment.count == 0 {
                continue;
            }
            let from = to;
            to += f64::from(segment.count);
            let room = f64::from(WIDTH - 2 * SIDE) * (to - from) / end;
            parts.push(Part {
                row,
                segment,
                state: State::named(&segment.class),
                from,
                to,
                inside: text_within(segment, room as i32 - 2 * AIR),
            });
        }
        parts
    }

    fn middle(&self, plot: &Plot) -> (i32, i32) {
        plot.backend_coord(&((self.from + self.to) / 2.0, 0.5))
    }
}

/// The longest way to write a count that `room` has place for.
fn text_within(segment: &Segment, room: i32) -> Option<String> {
    let Segment {
        word,
        symbol,
        count,
        ..
    } = segment;
    let ways = [
        format!("{symbol} {word} {count}"),
        format!("{word} {count}"),
        format!("{symbol} {count}"),
        count.to_string(),
    ];
    let mut ways = ways.into_iter().map(|way| way.trim().to_string());
    ways.find(|way| width(way, TEXT) <= room)
}

fn draw_bar(plot: &mut Plot, parts: &[Part]) -> Drawn {
    plot.draw_series(parts.iter().map(|part| {
        let corners = [(part.from, 0.0), (part.to, 1.0)];
        let bar = Rectangle::new(corners, Ink::Segment(part.state).filled());
        Tagged::new(Tag::Datum(Series::Share, part.row), bar)
    }))?;
    Ok(())
}

/// The base line, and a tick with its number at either end of the scale.
fn draw_axis(canvas: &Canvas, plot: &mut Plot, end: f64) -> Drawn {
    plot.draw_series([PathElement::new(vec![(0.0, 0.0), (end, 0.0)], Ink::Axis)])?;
    for (value, side) in [(0.0, HPos::Left), (end, HPos::Right)] {
        let (x, y) = plot.backend_coord(&(value, 0.0));
        let tick = PathElement::new(vec![(x, y), (x, y + TICK)], Ink::Axis);
        canvas.draw(&Tagged::new(Tag::Tick(value), tick))?;
        let text = style(Ink::AxisText, TEXT, side);
        let at = (x, y + TICK + AIR + TEXT / 3);
        canvas.draw(&Text::new(format!("{value}"), at, text))?;
    }
    Ok(())
}

fn draw_inside(canvas: &Canvas, plot: &Plot, parts: &[Part]) -> Drawn {
    for part in parts {
        if let Some(text) = &part.inside {
            let label = Label {
                text,
                size: TEXT,
                vertical: false,
            };
            label.draw(canvas, Ink::OnSegment(part.state), part.middle(plot))?;
        }
    }
    Ok(())
}

/// Writes the counts of short segments above the bar, side by side, each with
/// a line to its segment.
fn draw_above(canvas: &Canvas, plot: &Plot, parts: &[Part]) -> Drawn {
    let short: Vec<_> = parts.iter().filter(|part| part.inside.is_none()).collect();
    let signed = |part: &Part| format!("{}{}", part.segment.symbol, part.segment.count);
    let plain = |part: &Part| part.segment.count.to_string();
    let mut texts: Vec<_> = short.iter().map(|part| signed(part)).collect();
    if row_width(&texts) > WIDTH {
        texts = short.iter().map(|part| plain(part)).collect();
    }
    // Numbers too long even so are left out whole; the table has them.
    while row_width(&texts) > WIDTH {
        texts.pop();
    }
    let wanted: Vec<_> = short.iter().map(|part| part.middle(plot).0).collect();
    let (_, bar_top) = plot.backend_coord(&(0.0, 1.0));
    for ((text, x), target) in texts.iter().zip(side_by_side(&texts, &wanted)).zip(&wanted) {
        let label = Label {
            text,
            size: TEXT,
            vertical: false,
        };
        label.draw(canvas, Ink::CountText, (x, TEXT / 2 + UNIT))?;
        let leader = vec![(x, bar_top - 8 * UNIT), (*target, bar_top)];
        canvas.draw(&PathElement::new(leader, Ink::Leader))?;
    }
    Ok(())
}

fn row_width(texts: &[String]) -> i32 {
    texts.iter().map(|text| width(text, TEXT) + AIR).sum()
}

/// Puts texts as near as possible to where they are wanted, none over another
/// and none over the edge: pushed right from the left, then back from the right.
fn side_by_side(texts: &[String], wanted: &[i32]) -> Vec<i32> {
    let halves: Vec<_> = texts
        .iter()
        .map(|text| (width(text, TEXT) + AIR) / 2)
        .collect();
    let mut places = Vec::new();
    let mut edge = 0;
    for (half, wanted) in halves.iter().zip(wanted) {
        let place = (*wanted).max(edge + half);
        edge = place + half;
        places.push(place);
    }
    let mut edge = WIDTH;
    for (place, half) in places.iter_mut().zip(&halves).rev() {
        *place = (*place).min(edge - half);
        edge = *place - half;
    }
    places
}
