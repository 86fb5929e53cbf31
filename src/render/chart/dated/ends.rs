//! The names and the last values, in a column at the ends of the lines. Where
//! lines end near each other, their labels are moved apart.

use super::super::board::Area;
use super::super::ink::Ink;
use super::super::text::{TEXT, UNIT, width};
use super::super::wrap::{wrap, wrap_short};
use super::{LINE, Series, WIDTH, Words};
use plotters::style::text_anchor::HPos;

/// The room for a name beside its line: five letters. A value may need more.
const NAME: i32 = 84 * UNIT;
/// The widest value beside its line.
const VALUE: i32 = 144 * UNIT;
/// The most lines of text a name takes there.
const LINES: usize = 3;
/// From a name to the value on the same line.
const GAP: i32 = 5 * UNIT;
/// From a point to its label.
const NEAR: i32 = 9 * UNIT;
/// The same where a thin line leads to a label that was moved.
const LEAD: i32 = 20 * UNIT;
/// The sign of the line before a label that was moved.
const KEY: i32 = 18 * UNIT;
/// Real letters may be wider than the estimate.
const SLACK: i32 = 3 * UNIT;
/// How far a label may be off its point without more being said.
const OFF: i32 = 4 * UNIT;

/// The labels at the ends of the lines of one chart.
#[derive(Debug, Clone, Default)]
pub(super) struct Ends<'a> {
    ends: Vec<End<'a>>,
    /// Whether labels were moved off their points.
    is_moved: bool,
    is_single: bool,
}

/// The label of one line.
#[derive(Debug, Clone)]
struct End<'a> {
    number: usize,
    name: Vec<String>,
    value: &'a str,
    /// Whether the value stands on the line of the name.
    is_joined: bool,
    /// The height of the point.
    point: i32,
    /// The middle of the label.
    middle: i32,
}

impl<'a> Ends<'a> {
    /// Measures the labels of the lines that end at `last`; none if one of them
    /// is too long, or if names are asked for and a line ends earlier.
    pub(super) fn new(lines: &[Series<'a>], last: f64, has_names: bool) -> Option<Self> {
        let values = lines.iter().filter_map(|line| line.points.last());
        let values = values.filter(|point| point.at == last);
        let widest = values.map(|point| width(point.label, TEXT)).max()?;
        if widest > VALUE {
            return None;
        }
        let room = widest.max(NAME);
        let mut ends = Vec::new();
        for line in lines {
            let point = line.points.last().filter(|point| point.at == last);
            let Some(point) = point else {
                if has_names {
                    return None;
                }
                continue;
            };
            let name = if has_names { line.name } else { "" };
            if wrap(name, TEXT, room).len() > LINES {
                return None;
            }
            let name = wrap_short(name, TEXT, room, LINES);
            let joined = match &name[..] {
                [one] => width(one, TEXT) + GAP + width(point.label, TEXT),
                _ => i32::MAX,
            };
            ends.push(End {
                number: line.number,
                is_joined: joined <= room,
                name,
                value: point.label,
                point: 0,
                middle: 0,
            });
        }
        Some(Self {
            is_single: lines.len() == 1,
            ends,
            is_moved: false,
        })
    }

    /// The height of all labels, one below the other.
    pub(super) fn height(&self) -> i32 {
        self.ends.iter().map(End::height).sum()
    }

    /// Gives each label its height: `point` is that of the point of such a line.
    /// Labels stay between `top` and `floor`, and on their side of each of
    /// `borders`, from the top, where there is room for all; says whether there
    /// is.
    pub(super) fn spread(
        &mut self,
        point: impl Fn(usize) -> i32,
        (top, floor): (i32, i32),
        borders: &[Area],
    ) -> bool {
        for end in &mut self.ends {
            end.point = point(end.number);
        }
        self.ends.sort_by_key(|end| (end.point, end.number));
        let mut rooms = Vec::new();
        let (mut begin, mut from) = (0, top);
        for border in borders {
            let middle = (border.top + border.bottom) / 2;
            let end = self.ends.partition_point(|end| end.point <= middle);
            rooms.push((begin..end, from, border.top));
            (begin, from) = (end, border.bottom);
        }
        rooms.push((begin..self.ends.len(), from, floor));
        let has_room = rooms.iter().all(|(range, top, floor)| {
            let high = self.ends[range.clone()].iter().map(End::height);
            range.is_empty() || high.sum::<i32>() <= floor - top
        });
        if has_room {
            for (range, top, floor) in rooms {
                move_apart(&mut self.ends[range], top, floor);
            }
        } else {
            move_apart(&mut self.ends, top, floor);
        }
        let is_off = |end: &End| (end.middle - end.point).abs() > OFF;
        self.is_moved = !self.is_single && self.ends.iter().any(is_off);
        has_room
    }

    /// The width of the column, from the last point on.
    pub(super) fn width(&self) -> i32 {
        let widest = self.ends.iter().map(End::width).max().unwrap_or(0);
        self.indent() + widest + SLACK
    }

    /// From the last point to the texts.
    fn indent(&self) -> i32 {
        if self.is_moved { LEAD + KEY } else { NEAR }
    }

    /// The thin lines from the points at `x` to the labels.
    pub(super) fn leaders(&self, x: i32) -> impl Iterator<Item = Vec<(i32, i32)>> {
        let ends = self.ends.iter().filter(|_| self.is_moved);
        ends.map(move |end| vec![(x + 7 * UNIT, end.point), (x + LEAD, end.middle)])
    }

    /// The signs of the lines before the labels, each with its number.
    pub(super) fn keys(&self, x: i32) -> impl Iterator<Item = (usize, (i32, i32))> {
        let ends = self.ends.iter().filter(|_| self.is_moved);
        ends.map(move |end| (end.number, (x + LEAD + 7 * UNIT, end.first_line())))
    }

    /// The texts.
    pub(super) fn words(&self, x: i32) -> Vec<Words> {
        let left = x + self.indent();
        let mut words = Vec::new();
        for end in &self.ends {
            let mut y = end.first_line();
            let mut write = |text: &str, x: i32, y: i32, ink: Ink| {
                if !text.is_empty() {
                    words.push(Words {
                        text: text.to_string(),
                        at: (x, y),
                        side: HPos::Left,
                        ink,
                    });
                }
            };
            for name in &end.name {
                write(name, left, y, Ink::LineText);
                y += LINE;
            }
            if end.is_joined {
                let name = end.name.iter().map(|name| width(name, TEXT)).sum::<i32>();
                write(end.value, left + name + GAP, y - LINE, Ink::PointText);
            } else {
                write(end.value, left, y, Ink::PointText);
            }
        }
        words
    }

    /// What the labels and what leads to them cover.
    pub(super) fn areas(&self, x: i32) -> impl Iterator<Item = Area> {
        let right = (x + self.width()).min(WIDTH);
        self.ends.iter().map(move |end| {
            let (top, bottom) = (end.middle - end.height() / 2, end.middle + end.height() / 2);
            Area::between((x, top.min(end.point)), (right, bottom.max(end.point)))
        })
    }
}

impl End<'_> {
    fn height(&self) -> i32 {
        let value = usize::from(!self.is_joined && !self.value.is_empty());
        LINE * (self.name.len() + value) as i32
    }

    fn width(&self) -> i32 {
        let value = width(self.value, TEXT);
        let names = self.name.iter().map(|name| width(name, TEXT));
        let name = names.max().unwrap_or(0);
        if self.is_joined {
            name + GAP + value
        } else {
            name.max(value)
        }
    }

    /// The middle of the first line of text.
    fn first_line(&self) -> i32 {
        self.middle - self.height() / 2 + LINE / 2
    }
}

/// Moves labels, ordered by their points, as little as possible, so that none
/// stands on another: groups of them share the mean of what each would need.
fn move_apart(ends: &mut [End], top: i32, floor: i32) {
    // Where the first label would begin if only this one counted.
    let mut groups: Vec<(i64, i64)> = Vec::new();
    let mut before = 0;
    for end in ends.iter() {
        let wish = i64::from(end.point - end.height() / 2 - before);
        before += end.height();
        groups.push((wish, 1));
        while let [.., (first, count), (sum, more)] = groups[..] {
            if first * more <= sum * count {
                break;
            }
            groups.truncate(groups.len() - 2);
            groups.push((first + sum, count + more));
        }
    }
    let starts = groups.iter().flat_map(|(sum, count)| {
        let start = i32::try_from(sum / count).unwrap_or(top);
        std::iter::repeat_n(start.min(floor - before).max(top), *count as usize)
    });
    let starts: Vec<_> = starts.collect();
    let mut before = 0;
    for (end, start) in ends.iter_mut().zip(starts) {
        end.middle = start + before + end.height() / 2;
        before += end.height();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn middles(points: &[i32], floor: i32) -> Vec<i32> {
        let end = |point: &i32| End {
            number: 0,
            name: vec!["名".into()],
            value: "",
            is_joined: false,
            point: *point,
            middle: 0,
        };
        let mut ends: Vec<_> = points.iter().map(end).collect();
        move_apart(&mut ends, 0, floor);
        ends.iter().map(|end| end.middle).collect()
    }

    #[test]
    fn labels_of_lines_that_end_together_share_the_way() {
        assert_eq!(middles(&[500, 500], 2000), [415, 585]);
        assert_eq!(middles(&[500, 500, 1500], 2000), [415, 585, 1500]);
    }

    #[test]
    fn labels_stay_within_their_bounds() {
        assert_eq!(middles(&[0, 0], 2000), [85, 255]);
        assert_eq!(middles(&[2000, 2000], 2000), [1745, 1915]);
    }
}
