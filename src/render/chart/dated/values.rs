//! The values beside their points and the label of the target: where each may
//! stand, best place first.

use super::super::board::{Area, Board, Label, Spot};
use super::super::ink::Ink;
use super::super::text::{TEXT, UNIT, width};
use super::marks::MARK;
use super::sheet::{Grid, Level};
use super::{Figure, Series, Words};
use plotters::coord::CoordTranslate;
use plotters::style::text_anchor::HPos;

/// From a point to the middle of a value above or below it, in grid steps.
const OFF: i32 = MARK + UNIT + TEXT / 2;
/// How far the edge of the drawing may move a value aside; farther off it would
/// stand at another date.
const MOVED: i32 = 24 * UNIT;
/// The length of the pieces that stand for a slanting line.
const PIECE: i32 = 4 * UNIT;

/// What no value should cover: the lines, cut into small boxes, and the lines of
/// the targets.
pub(super) fn strokes(lines: &[Series], grid: &Grid, levels: &[Level], left: i32) -> Vec<Area> {
    let mut boxes = Vec::new();
    for line in lines {
        for pair in line.points.windows(2).filter(|pair| is_next(pair)) {
            let [from, to] = [pair[0], pair[1]].map(|p| grid.translate(&(p.at, p.value)));
            let (dx, dy) = (to.0 - from.0, to.1 - from.1);
            let pieces = (dx.abs().max(dy.abs()) / PIECE).max(1);
            let at = |piece: i32| (from.0 + dx * piece / pieces, from.1 + dy * piece / pieces);
            for piece in 0..pieces {
                let ((x, y), (right, bottom)) = (at(piece), at(piece + 1));
                let (low, high) = (y.min(bottom), y.max(bottom));
                boxes.push(Area::between((x, low - UNIT), (right, high + UNIT)));
            }
        }
    }
    let levels = levels.iter();
    boxes.extend(
        levels.map(|level| Area::between((left, level.y - UNIT), (level.end, level.y + UNIT))),
    );
    boxes
}

/// Whether nothing is missing between two figures of a line.
pub(super) fn is_next(pair: &[Figure]) -> bool {
    matches!(pair, [one, next] if next.row == one.row + 1)
}

/// The label of a target, above or below its line and as near to its end as
/// there is room, and nearer to it than to that of any other of `all`; none
/// where there is no room at all.
pub(super) fn place_target(
    label: &str,
    level: Level,
    all: &[Level],
    left: i32,
    board: &mut Board,
) -> Option<Words> {
    let wide = width(label, TEXT);
    let label = upright(label);
    let near = TEXT / 2 + 2 * UNIT;
    let places = (0..).map(|step| level.end + MARK - wide / 2 - step * 10 * UNIT);
    let places = places.take_while(|x| x - wide / 2 >= left);
    let spots = places.flat_map(|x| {
        let offs = [-near, near, -OFF - UNIT, OFF + UNIT];
        offs.map(|off| spot((x, level.y + off), Ink::TargetText))
    });
    let is_its_own = |spot: &Spot| {
        let off = |y: i32| (spot.middle.1 - y).abs();
        let others = all.iter().filter(|other| other.y != level.y);
        others
            .map(|other| off(other.y))
            .all(|far| off(level.y) < far)
    };
    let spots = spots.filter(is_its_own);
    let found = board.find(label, &spots.collect::<Vec<_>>())?;
    Some(words(label, found))
}

/// The values that have room, apart from those at `labelled`, the place in time
/// where labels stand. The first and the last value of a line rather cover a
/// line than to be left out; those between are written all or not at all.
pub(super) fn place_values(
    lines: &[Series],
    grid: &Grid,
    labelled: Option<f64>,
    board: &mut Board,
) -> Vec<Words> {
    let mut out = Vec::new();
    let bounds = board.bounds;
    let is_free = |point: &&Figure| {
        let (x, _) = grid.translate(&(point.at, point.value));
        let half = width(point.label, TEXT) / 2;
        let moved = (bounds.left - x + half).max(x + half - bounds.right);
        labelled != Some(point.at) && !point.label.is_empty() && moved <= MOVED
    };
    let outer = lines.iter().flat_map(|line| {
        let last = line.points.get(1..).and_then(<[_]>::last);
        let ends = line.points.first().into_iter().chain(last);
        ends.map(move |point| (line, point))
    });
    for (line, point) in outer.filter(|(_, point)| is_free(point)) {
        let label = upright(point.label);
        let at = grid.translate(&(point.at, point.value));
        let others = beside(lines, line, point, grid);
        let mut spots = near_spots(at, line.number, &others);
        spots.extend(far_spots(at, label));
        // A value nearer to another measure would be taken for its value.
        spots.retain(|spot| {
            let off = |y: i32| (spot.middle.1 - y).abs();
            others
                .iter()
                .all(|(y, _)| *y == at.1 || off(*y) > off(at.1))
        });
        let found = board.find(label, &spots).or_else(|| {
            let covered = std::mem::take(&mut board.bars);
            let found = board.find(label, &spots);
            board.bars = covered;
            found
        });
        out.extend(found.map(|spot| words(label, spot)));
    }
    for line in lines {
        let between = line.points.get(1..line.points.len().saturating_sub(1));
        let points = between.unwrap_or_default().iter();
        let before = board.taken.len();
        let places = points.filter(is_free).map(|point| {
            let label = upright(point.label);
            let at = grid.translate(&(point.at, point.value));
            let spots = near_spots(at, line.number, &beside(lines, line, point, grid));
            board.find(label, &spots).map(|spot| words(label, spot))
        });
        match places.collect::<Option<Vec<_>>>() {
            Some(found) => out.extend(found),
            None => board.taken.truncate(before),
        }
    }
    out
}

/// The heights of the other measures at the same date, each with its number.
fn beside(lines: &[Series], line: &Series, point: &Figure, grid: &Grid) -> Vec<(i32, usize)> {
    let others = lines.iter().filter(|other| other.number != line.number);
    let others = others.filter_map(|other| {
        let beside = other.points.iter().find(|p| p.row == point.row)?;
        Some((grid.translate(&(beside.at, beside.value)).1, other.number))
    });
    others.collect()
}

/// Above and below a point, first where the next line is farther away.
fn near_spots((x, y): (i32, i32), number: usize, others: &[(i32, usize)]) -> Vec<Spot> {
    let gap = |is_above: bool| {
        let side = others
            .iter()
            .filter(|other| (**other < (y, number)) == is_above);
        side.map(|other| (other.0 - y).abs()).min()
    };
    let is_below = match (gap(true), gap(false)) {
        (Some(above), Some(below)) => above < below,
        (above, _) => above.is_some(),
    };
    let side = if is_below { 1 } else { -1 };
    let spots = [side, -side].map(|side| spot((x, y + side * OFF), Ink::PointText));
    spots.to_vec()
}

/// A little farther above and below a point, and beside it.
fn far_spots((x, y): (i32, i32), label: Label) -> Vec<Spot> {
    let aside = MARK + 2 * UNIT + label.extent().0 / 2;
    let row = OFF + MARK;
    let places = [(x, y - row), (x, y + row), (x + aside, y), (x - aside, y)];
    places.map(|place| spot(place, Ink::PointText)).to_vec()
}

fn spot(middle: (i32, i32), ink: Ink) -> Spot {
    Spot {
        middle,
        ink,
        on: None,
    }
}

fn upright(text: &str) -> Label<'_> {
    Label {
        text,
        size: TEXT,
        vertical: false,
    }
}

fn words(label: Label, spot: Spot) -> Words {
    Words {
        text: label.text.to_string(),
        at: spot.middle,
        side: HPos::Center,
        ink: spot.ink,
    }
}
