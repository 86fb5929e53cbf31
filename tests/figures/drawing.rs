//! Reads figures back from the positions in a drawing, through nothing but the
//! values that its own ticks claim, and says what differs from a table.

use super::html::Element;

/// How far a mark may stand from its figure, in pixels.
pub(super) const SLACK: f64 = 0.5;

/// A year of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Year {
    pub target: Option<f64>,
    pub actual: Option<f64>,
}

/// What is wrong with a drawing, in words.
pub type Fault = String;

/// The axis of a drawing: the positions of its outermost two ticks.
#[derive(Debug)]
pub(super) struct Axis {
    first: (f64, f64),
    last: (f64, f64),
}

impl Axis {
    /// The axis along `side` (`x1` or `y1`).
    pub(super) fn of(svg: &Element, side: &str) -> Result<Self, Fault> {
        let mut ticks = Vec::new();
        for tick in svg.with("line", "data-v") {
            ticks.push((number(tick, "data-v")?, number(tick, side)?));
        }
        ticks.sort_by(|a, b| a.0.total_cmp(&b.0));
        match (ticks.first(), ticks.last()) {
            (Some(first), Some(last)) if first.0 < last.0 => Ok(Self {
                first: *first,
                last: *last,
            }),
            _ => Err(format!("no two ticks: {ticks:?}")),
        }
    }

    /// Where a value belongs.
    pub(super) fn at(&self, value: f64) -> f64 {
        let way = (value - self.first.0) / (self.last.0 - self.first.0);
        self.first.1 + way * (self.last.1 - self.first.1)
    }

    /// The smaller of the positions of its ends: of an axis of heights the top.
    pub(super) fn top(&self) -> f64 {
        self.first.1.min(self.last.1)
    }

    /// Whether a mark stands where its value belongs.
    pub(super) fn check(&self, what: &str, value: f64, position: f64) -> Result<(), Fault> {
        let due = self.at(value);
        if (position - due).abs() <= SLACK {
            return Ok(());
        }
        Err(format!(
            "{what} {value} stands at {position}, not at {due:.2}"
        ))
    }
}

pub(super) fn number(element: &Element, attribute: &str) -> Result<f64, Fault> {
    let text = element.get(attribute);
    text.parse()
        .map_err(|_| format!("{attribute}={text:?} of <{}>", element.name))
}

/// The marks of a series, by row.
pub(super) fn marks<'a>(
    svg: &'a Element,
    series: &str,
) -> Result<Vec<(usize, &'a Element)>, Fault> {
    let mut found: Vec<(usize, &Element)> = Vec::new();
    for mark in svg.all() {
        if mark.get("data-s") != series {
            continue;
        }
        let row = number(mark, "data-i")? as usize;
        if found.iter().any(|(r, _)| *r == row) {
            return Err(format!("two marks of {series} in row {row}"));
        }
        found.push((row, mark));
    }
    Ok(found)
}

pub(super) fn same_rows(
    series: &str,
    drawn: &[(usize, &Element)],
    due: Vec<usize>,
) -> Result<(), Fault> {
    let mut rows: Vec<usize> = drawn.iter().map(|(row, _)| *row).collect();
    rows.sort_unstable();
    if rows == due {
        return Ok(());
    }
    Err(format!(
        "{series} is drawn in rows {rows:?}, not in {due:?}"
    ))
}

/// Checks the bars and the target lines of a chart of years, large or small.
pub fn check_years(svg: &Element, years: &[Year]) -> Result<(), Fault> {
    let axis = Axis::of(svg, "y1")?;
    let rows_with = |figure: &dyn Fn(&Year) -> Option<f64>| -> Vec<usize> {
        let rows = years.iter().enumerate();
        rows.filter_map(|(i, y)| figure(y).map(|_| i)).collect()
    };
    let bars = marks(svg, "actual")?;
    same_rows("actual", &bars, rows_with(&|y| y.actual))?;
    for (row, bar) in &bars {
        let figure = years[*row].actual.unwrap_or_default();
        let top = number(bar, "y")?;
        let bottom = top + number(bar, "height")?;
        axis.check(
            "the end of the bar of",
            figure,
            if figure < 0.0 { bottom } else { top },
        )?;
        axis.check(
            "the foot of a bar at",
            0.0,
            if figure < 0.0 { top } else { bottom },
        )?;
    }
    let lines = marks(svg, "target")?;
    same_rows("target", &lines, rows_with(&|y| y.target))?;
    for (row, line) in &lines {
        let figure = years[*row].target.unwrap_or_default();
        axis.check("the line of the target", figure, number(line, "y1")?)?;
        axis.check("the line of the target", figure, number(line, "y2")?)?;
    }
    check_points(svg, &lines)?;
    check_strays(svg)
}

/// Where the targets have points, each stands in the middle of its line.
fn check_points(svg: &Element, lines: &[(usize, &Element)]) -> Result<(), Fault> {
    let mut points = Vec::new();
    for path in svg.named("path") {
        if path.get("class") != "c-target-mark" {
            continue;
        }
        // A diamond begins at its left corner, on the height of its middle.
        let numbers: Result<Vec<f64>, _> = path
            .get("d")
            .split(|c: char| "MLZ ,".contains(c))
            .filter(|n| !n.is_empty())
            .map(str::parse)
            .collect();
        let numbers = numbers.map_err(|e| format!("{}: {e}", path.get("d")))?;
        let [left, y, _, _, right, ..] = numbers[..] else {
            return Err(format!("no diamond: {}", path.get("d")));
        };
        points.push(((left + right) / 2.0, y));
    }
    if points.is_empty() {
        return Ok(());
    }
    for (row, line) in lines {
        let middle = (number(line, "x1")? + number(line, "x2")?) / 2.0;
        let y = number(line, "y1")?;
        let near = |p: &&(f64, f64)| (p.0 - middle).abs() <= SLACK && (p.1 - y).abs() <= SLACK;
        if !points.iter().any(|p| near(&p)) {
            return Err(format!("no point on the target of row {row}"));
        }
    }
    Ok(())
}

/// A bar without a row could show a figure that is in no table. Only the key
/// above the plot has one.
fn check_strays(svg: &Element) -> Result<(), Fault> {
    let ticks = svg.with("line", "data-v");
    let tops: Result<Vec<f64>, _> = ticks.iter().map(|t| number(t, "y1")).collect();
    let top = tops?.into_iter().fold(f64::INFINITY, f64::min);
    for bar in svg.named("rect") {
        if bar.get("data-s").is_empty() && number(bar, "y")? + number(bar, "height")? > top {
            return Err("a bar of no row".to_owned());
        }
    }
    Ok(())
}

/// Checks the segments of a bar of shares against counts in the order of their
/// table.
pub fn check_share(svg: &Element, counts: &[u32]) -> Result<(), Fault> {
    let axis = Axis::of(svg, "x1")?;
    let segments = marks(svg, "share")?;
    let due = counts.iter().enumerate().filter(|(_, n)| **n > 0);
    same_rows("share", &segments, due.map(|(i, _)| i).collect())?;
    for (row, segment) in &segments {
        let before: u32 = counts[..*row].iter().sum();
        let x = number(segment, "x")?;
        axis.check("the segment after", before.into(), x)?;
        let end = x + number(segment, "width")?;
        axis.check("the segment up to", (before + counts[*row]).into(), end)?;
    }
    Ok(())
}

/// A table's cell as a figure: `243,439`, `−5`, the 5 of `5（累計33）`; `None`
/// for a text or a state.
pub fn figure(cell: &str) -> Option<f64> {
    let yearly = cell.split('（').next().unwrap_or(cell);
    yearly.replace(',', "").replace('−', "-").parse().ok()
}

/// Checks the cells of a tally against counts in the order of their table: as
/// many subpaths a class.
pub fn check_units(svg: &Element, counts: &[u32]) -> Result<(), Fault> {
    let cells = marks(svg, "units")?;
    let due = counts.iter().enumerate().filter(|(_, n)| **n > 0);
    same_rows("units", &cells, due.map(|(i, _)| i).collect())?;
    for (row, path) in &cells {
        let drawn = path.get("d").matches('M').count();
        if drawn != counts[*row] as usize {
            return Err(format!("{drawn} cells for {} in row {row}", counts[*row]));
        }
    }
    Ok(())
}

/// Checks a bar of progress, large or small: what is solid ends at the actual,
/// or at a limit behind which the rest is hatched; a bar that is broken goes on
/// beyond the drawing.
pub fn check_progress(svg: &Element, year: Year) -> Result<(), Fault> {
    let axis = Axis::of(svg, "x1")?;
    let target = year.target.ok_or("a way without a target")?;
    let lines = marks(svg, "target")?;
    same_rows("target", &lines, vec![0])?;
    axis.check("the line of the target", target, number(lines[0].1, "x1")?)?;
    let bars = marks(svg, "actual")?;
    same_rows(
        "actual",
        &bars,
        year.actual.map(|_| 0).into_iter().collect(),
    )?;
    let (Some(actual), Some((_, bar))) = (year.actual, bars.first()) else {
        return Ok(());
    };
    let end = |bar: &Element| Ok::<f64, Fault>(number(bar, "x")? + number(bar, "width")?);
    let gap = marks(svg, "gap")?;
    if svg
        .with("path", "class")
        .iter()
        .any(|p| p.get("class") == "c-break")
    {
        let last = gap.first().map_or(*bar, |(_, gap)| *gap);
        return match end(last)? < axis.at(actual) {
            true => Ok(()),
            false => Err(format!("{actual} is broken though it has room")),
        };
    }
    match gap.first() {
        Some((_, gap)) if axis.check("", target, number(gap, "x")?).is_ok() => {
            axis.check("the excess up to", actual, end(gap)?)
        }
        Some((_, gap)) => {
            axis.check("the gap up to", target, end(gap)?)?;
            axis.check("the bar up to", actual, end(bar)?)
        }
        None => axis.check("the bar up to", actual, end(bar)?),
    }
}

/// Checks small bars of rates: those beyond 150 per cent end there.
pub fn check_rates(svg: &Element, rates: &[Option<f64>]) -> Result<(), Fault> {
    let axis = Axis::of(svg, "y1")?;
    let bars = marks(svg, "rate")?;
    let due = rates.iter().enumerate().filter(|(_, rate)| rate.is_some());
    same_rows("rate", &bars, due.map(|(i, _)| i).collect())?;
    for (row, bar) in &bars {
        let rate = rates[*row].unwrap_or_default().clamp(0.0, 150.0);
        let top = number(bar, "y")?;
        axis.check("the rate", rate, top)?;
        axis.check("the foot of a rate", 0.0, top + number(bar, "height")?)?;
    }
    Ok(())
}

/// Checks that every counted part of two plans is as long as its count.
pub fn check_flow(svg: &Element, counts: &[u32]) -> Result<(), Fault> {
    let axis = Axis::of(svg, "x1")?;
    let parts = marks(svg, "flow")?;
    let due = counts.iter().enumerate().filter(|(_, n)| **n > 0);
    same_rows("flow", &parts, due.map(|(i, _)| i).collect())?;
    for (row, part) in &parts {
        let long = axis.at(0.0) + number(part, "width")?;
        axis.check("a part of", counts[*row].into(), long)?;
    }
    Ok(())
}

/// On the narrowest phone, 320 px, a drawing across the page has 288 px; of
/// small ones two stand side by side, 12 px apart.
fn narrowest(units: f64) -> f64 {
    if units <= 180.0 { 138.0 } else { 288.0 }
}

/// Checks that every text of a drawing can be read on the narrowest phone, and
/// that none is cut or covers another. A full-width letter is taken as wide as
/// it is high, any other as half of that and a little more.
pub fn check_texts(svg: &Element) -> Result<(), Fault> {
    // The reader of pages makes all names small.
    let view = svg.get("viewbox").split(' ').map(str::parse);
    let view: Result<Vec<f64>, _> = view.collect();
    let view = view.map_err(|e| format!("viewBox: {e}"))?;
    let mut boxes: Vec<([f64; 4], String)> = Vec::new();
    for text in svg.named("text") {
        let said = text.text();
        let size = match text.get("font-size") {
            "" => number(svg, "font-size")?,
            _ => number(text, "font-size")?,
        };
        let pixels = size * narrowest(view[2]) / view[2];
        if pixels < 12.0 {
            return Err(format!("{said:?} is {pixels:.1} px high"));
        }
        let ems = |c: char| if c.is_ascii() { 0.55 } else { 1.0 };
        let length = said.chars().map(ems).sum::<f64>() * size;
        let (x, y) = (number(text, "x")?, number(text, "y")?);
        let area = match (text.get("writing-mode"), text.get("text-anchor")) {
            ("", "start") => [x, y - 0.86 * size, x + length, y + 0.14 * size],
            ("", "end") => [x - length, y - 0.86 * size, x, y + 0.14 * size],
            ("", _) => {
                let half = length / 2.0;
                [x - half, y - 0.86 * size, x + half, y + 0.14 * size]
            }
            _ => [
                x - size / 2.0,
                y - length / 2.0,
                x + size / 2.0,
                y + length / 2.0,
            ],
        };
        let [left, top, right, bottom] = area;
        if left < -SLACK || top < -SLACK || right > view[2] + SLACK || bottom > view[3] + SLACK {
            return Err(format!("{said:?} is cut"));
        }
        let over = boxes.iter().find(|(other, _)| {
            left < other[2] && other[0] < right && top < other[3] && other[1] < bottom
        });
        if let Some((_, other)) = over {
            return Err(format!("{said:?} stands over {other:?}"));
        }
        boxes.push((area, said));
    }
    Ok(())
}
