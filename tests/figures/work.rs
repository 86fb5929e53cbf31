//! Reads drawings of work over years back: the bars of a schedule or of terms
//! of plans, and the dots of a stair.

use super::drawing::{Axis, Fault, SLACK, marks, number, same_rows};
use super::html::Element;

/// A bar as a table gives it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bar {
    pub row: usize,
    /// `planned`, `done`, `plan` or `this`.
    pub class: String,
    /// The first column.
    pub from: usize,
    /// The last column.
    pub to: usize,
    /// What begins it; empty where only "continues" is known.
    pub words: String,
}

/// A cell of a year's work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Work {
    Text(String),
    Continues,
    /// Missing for whatever reason, or of a year that has no results yet.
    None,
}

/// The bars that a row of cells makes: a text begins one, what continues
/// lengthens the one that ends right before it, and nothing else is drawn.
pub fn bars_of(row: usize, class: &str, cells: &[Work]) -> Vec<Bar> {
    let mut bars: Vec<Bar> = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let words = match cell {
            Work::None => continue,
            Work::Text(text) => text.clone(),
            Work::Continues => match bars.last_mut().filter(|b| b.to + 1 == at) {
                Some(bar) => {
                    bar.to = at;
                    continue;
                }
                None => String::new(),
            },
        };
        let class = class.to_owned();
        let (from, to) = (at, at);
        bars.push(Bar {
            row,
            class,
            from,
            to,
            words,
        });
    }
    bars
}

/// Checks the bars of a drawing: their ends through the ticks, their kinds, their
/// words, and that none hides another or lies in a row that is not its own.
pub fn check_bars(svg: &Element, due: &[Bar]) -> Result<(), Fault> {
    let axis = Axis::of(svg, "x1")?;
    let mut drawn: Vec<Bar> = Vec::new();
    let mut lanes = 0;
    let mut lane = (0.0, 0.0);
    let mut placed: Vec<(usize, f64, f64, f64, f64)> = Vec::new();
    for mark in svg.all() {
        let class = mark.get("class");
        match mark.name.as_str() {
            "rect" if class == "c-lane" => {
                lanes += 1;
                lane = span(mark, "y", "height")?;
            }
            "rect" if mark.get("data-s") != "schedule" => {
                return Err(format!("a bar of no row: {class}"));
            }
            "rect" => {
                let row = number(mark, "data-i")? as usize;
                if row + 1 != lanes {
                    return Err(format!("row {row} lies in lane {lanes}"));
                }
                let ends = (number(mark, "data-from")?, number(mark, "data-to")?);
                let (left, right) = span(mark, "x", "width")?;
                axis.check("the begin of a bar at", ends.0, left)?;
                axis.check("the end of a bar at", ends.1 + 1.0, right)?;
                let (top, bottom) = span(mark, "y", "height")?;
                if top < lane.0 - SLACK || bottom > lane.1 + SLACK {
                    return Err(format!("a bar of row {row} leaves its lane"));
                }
                let hides = |(other, l, r, t, b): &(usize, f64, f64, f64, f64)| {
                    let over =
                        |a: (f64, f64), b: (f64, f64)| a.0 < b.1 - SLACK && b.0 < a.1 - SLACK;
                    *other == row && over((left, right), (*l, *r)) && over((top, bottom), (*t, *b))
                };
                if placed.iter().any(hides) {
                    return Err(format!("two bars of row {row} lie on each other"));
                }
                placed.push((row, left, right, top, bottom));
                drawn.push(Bar {
                    row,
                    class: class.strip_prefix("b-").unwrap_or(class).to_owned(),
                    from: ends.0 as usize,
                    to: ends.1 as usize,
                    words: String::new(),
                });
            }
            "text" if class.starts_with("on-") => {
                let bar = drawn.last_mut().ok_or("words before every bar")?;
                bar.words.push_str(&mark.text());
            }
            _ => {}
        }
    }
    let key = |b: &Bar| (b.row, b.class.clone(), b.from, b.to);
    let sorted = |list: &[Bar]| -> Vec<Bar> {
        let mut list = list.to_vec();
        list.sort_by_key(key);
        list
    };
    let (drawn, due) = (sorted(&drawn), sorted(due));
    let keys = |list: &[Bar]| -> Vec<_> { list.iter().map(key).collect() };
    if keys(&drawn) != keys(&due) {
        return Err(format!("bars {:?}, not {:?}", keys(&drawn), keys(&due)));
    }
    let pairs = drawn.iter().zip(&due);
    match pairs.into_iter().find(|(a, b)| !says(&a.words, &b.words)) {
        Some((a, b)) => Err(format!("a bar says {:?}, not {:?}", a.words, b.words)),
        None => Ok(()),
    }
}

/// Whether written words are those due, perhaps shortened, without the spaces
/// that lines may break at.
fn says(written: &str, due: &str) -> bool {
    let plain = |s: &str| -> String { s.split_whitespace().collect() };
    let (written, due) = (plain(written), plain(due));
    match written.strip_suffix('…') {
        Some(begin) => !begin.is_empty() && due.starts_with(begin),
        None => written == due,
    }
}

fn span(rect: &Element, from: &str, length: &str) -> Result<(f64, f64), Fault> {
    let begin = number(rect, from)?;
    Ok((begin, begin + number(rect, length)?))
}

/// A year of a milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Whether a stage is named for it.
    pub has_target: bool,
    /// How its dot looks; `None` for a year without results, which has none.
    pub dot: Option<String>,
}

/// Where a year of a milestone stands: the verdict decides; without one a stage
/// in the very words of its target is reached, and nothing else is made up.
pub fn dot_of(verdict: Option<bool>, missing: Option<&str>, has_rate: bool) -> String {
    let dot = match (verdict, missing, has_rate) {
        (Some(true), _, _) => "reached",
        (Some(false), _, _) => "not_reached",
        (None, Some(missing), _) => missing,
        (None, None, true) => "reached",
        (None, None, false) => "not_judged",
    };
    dot.to_owned()
}

/// Checks a stair: a tread a year, each higher than the one before, and a dot in
/// the middle of each tread whose year is not in the future.
pub fn check_stair(svg: &Element, due: &[Stage]) -> Result<(), Fault> {
    // Left end, right end and height of each tread.
    let mut treads: Vec<(f64, f64, f64)> = Vec::new();
    for path in svg.named("path") {
        let (class, d) = (path.get("class"), path.get("d"));
        let is_rise = matches!((d.find('V'), d.find('H')), (Some(v), Some(h)) if v < h);
        if !class.starts_with("c-tread") || !is_rise {
            continue;
        }
        let numbers: Result<Vec<f64>, _> = d
            .split(|c: char| "MVH ".contains(c))
            .filter(|n| !n.is_empty())
            .map(str::parse)
            .collect();
        let numbers = numbers.map_err(|e| format!("{d}: {e}"))?;
        let [left, low, high, right] = numbers[..] else {
            return Err(format!("no tread: {d}"));
        };
        let row = treads.len();
        let before = treads.last().map_or((left, low), |t| (t.1, t.2));
        if (before.0 - left).abs() > SLACK || (before.1 - low).abs() > SLACK {
            return Err(format!(
                "tread {row} does not begin where the last one ends"
            ));
        }
        if high >= low || right <= left {
            return Err(format!("tread {row} does not rise"));
        }
        let has_target = due.get(row).is_some_and(|s| s.has_target);
        if (class == "c-tread") != has_target {
            return Err(format!("tread {row} is {class}"));
        }
        treads.push((left, right, high));
    }
    if treads.len() != due.len() {
        return Err(format!("{} treads, not {}", treads.len(), due.len()));
    }
    let dots = marks(svg, "step")?;
    let rows = due.iter().enumerate().filter(|(_, s)| s.dot.is_some());
    same_rows("step", &dots, rows.map(|(row, _)| row).collect())?;
    for (row, dot) in dots {
        let (left, right, high) = treads[row];
        let (x, y) = (number(dot, "cx")?, number(dot, "cy")?);
        if (x - (left + right) / 2.0).abs() > SLACK {
            return Err(format!("the dot of row {row} stands at {x}"));
        }
        let air = high - (y + number(dot, "r")?);
        if !(0.0..=8.0).contains(&air) {
            return Err(format!("the dot of row {row} stands {air} above its tread"));
        }
        let class = dot.get("class").strip_prefix("st-");
        if class != due[row].dot.as_deref() {
            return Err(format!(
                "the dot of row {row} is {class:?}, not {:?}",
                due[row].dot
            ));
        }
    }
    Ok(())
}
