//! Reads drawings of figures at their own dates back: through the ticks of the
//! value axis and, from side to side, through the ticks of the dates.

use super::drawing::{Axis, Fault, SLACK, figure, number, same_rows};
use super::html::Element;

/// What a drawing of dates is to show.
#[derive(Debug, Clone, PartialEq)]
pub struct Dated {
    /// The rows of its table.
    pub dates: Vec<Date>,
    /// The columns: a figure or none for each date.
    pub lines: Vec<Vec<Option<f64>>>,
    /// What is aimed at.
    pub targets: Vec<Aim>,
}

/// What is aimed at for a measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Aim {
    /// Its column.
    pub line: usize,
    /// Its name, which the words of its target say beside other measures.
    pub of: Option<String>,
    pub value: f64,
    /// When it is due, as dates are placed.
    pub day: i32,
}

/// A date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// As the table writes it.
    pub words: String,
    /// Days since any date, in months of 31 days.
    pub day: i32,
}

type Place = (f64, f64);

/// The classes of the lines of the measures, by their columns.
const LINES: [&str; 6] = [
    "k-first", "k-second", "k-third", "k-fourth", "k-fifth", "k-sixth",
];

/// How far the edge of the drawing may move the name of a date: half a letter.
const NAME_OFF: f64 = 8.0;

/// The days of a month and of a year in drawings.
pub const MONTH: i32 = 31;
pub const YEAR: i32 = 12 * MONTH;

/// The days between two dates from which on something unknown lies between: one
/// and a half of the shortest step from a month on. Of two dates a step is a
/// year.
pub fn apart(dates: &[Date]) -> f64 {
    let steps = dates.windows(2).map(|pair| pair[1].day - pair[0].day);
    let step = match dates.len() {
        2 => YEAR,
        _ => steps.filter(|step| *step >= MONTH).min().unwrap_or(YEAR),
    };
    f64::from(step) * 1.5
}

/// Checks the ticks, the marks, the lines between them, the target and the
/// written figures of a drawing.
pub fn check_dated(svg: &Element, due: &Dated) -> Result<(), Fault> {
    let axis = Axis::of(svg, "y1")?;
    check_ticks(svg, &axis)?;
    let columns = check_dates(svg, due)?;
    let places = check_marks(svg, due, &axis, &columns)?;
    check_lines(svg, due, &places)?;
    check_targets(svg, due, &axis, &columns)?;
    check_values(svg, due)
}

/// Every tick stands at its value, and its label says it.
fn check_ticks(svg: &Element, axis: &Axis) -> Result<(), Fault> {
    let labels = of_class(svg, "t-axis");
    for tick in svg.with("line", "data-v") {
        let (value, y) = (number(tick, "data-v")?, number(tick, "y1")?);
        axis.check("the tick of", value, y)?;
        let says = labels.iter().any(|label| {
            let near = number(label, "y").is_ok_and(|at| (at - y - 5.4).abs() <= SLACK);
            near && amount(&label.text()) == Some(value)
        });
        if !says {
            return Err(format!("no label says the tick of {value}"));
        }
    }
    Ok(())
}

/// A label of an axis as a figure: `28,500`, `-3`, `120万`.
fn amount(label: &str) -> Option<f64> {
    let units = [("万", 1e4), ("億", 1e8), ("兆", 1e12)];
    let unit = units.iter().find_map(|(unit, by)| {
        let rest = label.strip_suffix(unit)?;
        Some(figure(rest)? * by)
    });
    unit.or_else(|| figure(label))
}

/// The places of the dates from the left: as far from each other as in time,
/// and named by the years of their rows.
fn check_dates(svg: &Element, due: &Dated) -> Result<Vec<f64>, Fault> {
    let mut ticks = Vec::new();
    for line in svg.named("line") {
        let is_upright = line.get("x1") == line.get("x2");
        if line.get("class") == "c-grid" && line.get("data-v").is_empty() && is_upright {
            ticks.push(number(line, "x1")?);
        }
    }
    if ticks.len() != due.dates.len() {
        return Err(format!("{} dates, not {}", ticks.len(), due.dates.len()));
    }
    for (tick, date) in ticks.iter().zip(&due.dates) {
        let place = place_of(date.day, due, &ticks);
        if place.is_some_and(|place| (place - tick).abs() > SLACK) {
            return Err(format!("{} stands at {tick}", date.words));
        }
    }
    let names = of_class(svg, "t-year");
    if names.is_empty() {
        return Err("no date is named".to_owned());
    }
    let mut named = Vec::new();
    for name in names {
        let (x, text) = (number(name, "x")?, name.text());
        let off = |at: &usize| (ticks[*at] - x).abs();
        let near = (0..ticks.len()).min_by(|a, b| off(a).total_cmp(&off(b)));
        let at = near.filter(|at| off(at) <= NAME_OFF);
        let at = at.ok_or_else(|| format!("{text} names no date"))?;
        let (year, _) = due.dates[at].words.split_once('年').unwrap_or_default();
        // The era is said once.
        let is_bare = !named.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        if year != text
            && !(is_bare && year.trim_start_matches(|c: char| !c.is_ascii_digit()) == text)
        {
            return Err(format!("{text} stands below {}", due.dates[at].words));
        }
        named.push(at);
    }
    match named.last() == Some(&(due.dates.len() - 1)) {
        true => Ok(ticks),
        false => Err("the last date has no name".to_owned()),
    }
}

/// Where a day belongs, by the first and the last date; none for one date.
fn place_of(day: i32, due: &Dated, ticks: &[f64]) -> Option<f64> {
    let (first, last) = (due.dates.first()?.day, due.dates.last()?.day);
    let way = f64::from(day - first) / f64::from(last - first);
    way.is_finite()
        .then(|| ticks[0] + way * (ticks[ticks.len() - 1] - ticks[0]))
}

/// Every figure has a mark at its date and its value, and nothing else has one.
fn check_marks(
    svg: &Element,
    due: &Dated,
    axis: &Axis,
    columns: &[f64],
) -> Result<Vec<Vec<Option<Place>>>, Fault> {
    let mut places = Vec::new();
    let mut count = 0;
    for (line, values) in due.lines.iter().enumerate() {
        let own = svg
            .all()
            .into_iter()
            .filter(|mark| mark.get("data-s") == "dated" && mark.get("data-c") == line.to_string());
        let mut marks: Vec<(usize, &Element)> = Vec::new();
        for mark in own {
            marks.push((number(mark, "data-i")? as usize, mark));
        }
        let known = values.iter().enumerate().filter(|(_, v)| v.is_some());
        let series = format!("measure {line}");
        same_rows(&series, &marks, known.map(|(row, _)| row).collect())?;
        let mut found = vec![None; values.len()];
        for (row, mark) in marks {
            let (x, y) = middle(mark)?;
            axis.check("the mark of", values[row].unwrap_or_default(), y)?;
            if (x - columns[row]).abs() > SLACK {
                return Err(format!("a mark of {} stands at {x}", due.dates[row].words));
            }
            if mark.get("class") != LINES[line].replace("k-", "d-") {
                return Err(format!("{series} has a mark {}", mark.get("class")));
            }
            found[row] = Some((x, y));
            count += 1;
        }
        places.push(found);
    }
    let tagged = svg.all().into_iter();
    let tagged = tagged.filter(|e| e.get("data-s") == "dated").count();
    if tagged != count {
        return Err(format!("{tagged} marks, not {count}"));
    }
    // Samples stand above the plot or behind its end.
    let (top, end) = (axis.top(), columns.iter().copied().fold(f64::MIN, f64::max));
    for mark in svg.all() {
        if mark.get("class").starts_with("d-") && mark.get("data-s").is_empty() {
            let (x, y) = middle(mark)?;
            if y > top && x < end + 10.0 {
                return Err("a mark of no row".to_owned());
            }
        }
    }
    Ok(places)
}

/// From a figure to the next one leads the line of their measure, or dots where
/// something unknown lies between; over a missing figure leads nothing.
fn check_lines(svg: &Element, due: &Dated, places: &[Vec<Option<Place>>]) -> Result<(), Fault> {
    let apart = apart(&due.dates);
    let mut open: Vec<(&str, Place, Place)> = Vec::new();
    for (line, places) in places.iter().enumerate() {
        for (row, pair) in places.windows(2).enumerate() {
            if let [Some(from), Some(to)] = pair {
                let days = due.dates[row + 1].day - due.dates[row].day;
                let is_known = f64::from(days) < apart;
                open.push((if is_known { LINES[line] } else { "c-apart" }, *from, *to));
            }
        }
    }
    let top = Axis::of(svg, "y1")?.top();
    for stroke in svg.all() {
        let class = stroke.get("class");
        if !class.starts_with("k-") && class != "c-apart" {
            continue;
        }
        let points = points(stroke)?;
        if points.iter().all(|(_, y)| *y < top - SLACK) {
            // A sample above the plot.
            continue;
        }
        for pair in points.windows(2) {
            let near =
                |a: Place, b: Place| (a.0 - b.0).abs() <= SLACK && (a.1 - b.1).abs() <= SLACK;
            let is_it = |(of, from, to): &(&str, Place, Place)| {
                *of == class && near(*from, pair[0]) && near(*to, pair[1])
            };
            let at = open.iter().position(is_it);
            open.remove(at.ok_or_else(|| format!("{class} joins {pair:?}"))?);
        }
    }
    match open.first() {
        Some((class, from, _)) => Err(format!("no {class} begins at {from:?}")),
        None => Ok(()),
    }
}

/// The line of each target lies at its value, and its point at its date; its
/// words say its value and, beside other measures, of which it is.
fn check_targets(svg: &Element, due: &Dated, axis: &Axis, ticks: &[f64]) -> Result<(), Fault> {
    let lines = svg.with("line", "data-s").into_iter();
    let lines: Vec<_> = lines.filter(|l| l.get("data-s") == "target").collect();
    let mut points = of_class(svg, "c-target-mark");
    points.retain(|point| !is_above(point, axis.top()));
    if due.targets.is_empty() && !(lines.is_empty() && points.is_empty()) {
        return Err("a target that there is not".to_owned());
    }
    if [lines.len(), points.len()] != [due.targets.len(); 2] {
        return Err(format!("{} lines of a target", lines.len()));
    }
    // Points are drawn in the order of their lines.
    for (aim, point) in due.targets.iter().zip(points) {
        let own = lines
            .iter()
            .find(|line| line.get("data-i") == aim.line.to_string());
        let own = own.ok_or_else(|| format!("measure {} has no target", aim.line))?;
        check_target(svg, due, aim, (own, point), axis, ticks)?;
    }
    Ok(())
}

fn check_target(
    svg: &Element,
    due: &Dated,
    aim: &Aim,
    (line, point): (&Element, &Element),
    axis: &Axis,
    ticks: &[f64],
) -> Result<(), Fault> {
    let value = aim.value;
    for side in ["y1", "y2"] {
        axis.check("the line of the target", value, number(line, side)?)?;
    }
    let (x, y) = middle(point)?;
    axis.check("the point of the target", value, y)?;
    let place = place_of(aim.day, due, ticks);
    // A tenth of a unit of the drawing grows with the way.
    if place.is_some_and(|place| (place - x).abs() > 2.0 * SLACK) {
        return Err(format!("the target stands at {x}"));
    }
    let last = due.dates.last().map_or(0, |date| date.day);
    let is_later = ticks.last().is_some_and(|tick| *tick < x);
    if place.is_none() && (aim.day > last) != is_later {
        return Err("the target is on the wrong side of its figure".to_owned());
    }
    let beside = of_class(svg, "t-target");
    let is_own = |words: &&Element| {
        let words = words.text();
        let is_of = aim.of.as_ref().is_none_or(|name| words.contains(name));
        is_of && last_figure(&words) == Some(value)
    };
    if let Some(words) = beside.iter().find(|words| is_own(words)) {
        let off = |y: f64| number(words, "y").map(|at| (at - 5.4 - y).abs());
        for other in due.targets.iter().filter(|other| other.value != value) {
            if off(axis.at(other.value))? <= off(y)? {
                return Err(format!("{} stands at another line", words.text()));
            }
        }
        return Ok(());
    }
    // Above the plot they may need several lines.
    let above = of_class(svg, "t-legend").into_iter().map(Element::text);
    match above
        .map(|text| last_figure(&text))
        .any(|said| said == Some(value))
    {
        true => Ok(()),
        false => Err(format!("no words say the target {value}")),
    }
}

/// Every figure that is written beside a point is one of the table.
fn check_values(svg: &Element, due: &Dated) -> Result<(), Fault> {
    let known: Vec<f64> = due.lines.iter().flatten().copied().flatten().collect();
    for text in of_class(svg, "t-value") {
        let said = text.text();
        if !figure(&said).is_some_and(|said| known.contains(&said)) {
            return Err(format!("{said} is written and in no row"));
        }
    }
    // What is last is said of every measure that reaches the end.
    for values in &due.lines {
        let Some(Some(last)) = values.last() else {
            continue;
        };
        let written = of_class(svg, "t-value");
        let mut written = written.iter().map(|text| figure(&text.text()));
        if !written.any(|said| said == Some(*last)) {
            return Err(format!("{last}, which is last, is not written"));
        }
    }
    Ok(())
}

/// The figure that words end with: the 28,854 of `令和7年度は28,854`.
fn last_figure(words: &str) -> Option<f64> {
    let is_digit = |c: char| c.is_ascii_digit() || ",.−-".contains(c);
    let begin = words.trim_end_matches(is_digit).len();
    figure(&words[begin..])
}

fn is_above(mark: &Element, top: f64) -> bool {
    middle(mark).is_ok_and(|(_, y)| y < top - SLACK)
}

fn of_class<'a>(svg: &'a Element, class: &str) -> Vec<&'a Element> {
    let mut all = svg.all();
    all.retain(|e| e.get("class") == class);
    all
}

/// The middle of the box around a mark.
fn middle(mark: &Element) -> Result<Place, Fault> {
    if mark.name == "circle" {
        return Ok((number(mark, "cx")?, number(mark, "cy")?));
    }
    let points = points(mark)?;
    let middle = |side: fn(&Place) -> f64| {
        let sides = points.iter().map(side);
        let low = sides.clone().fold(f64::INFINITY, f64::min);
        (low + sides.fold(f64::NEG_INFINITY, f64::max)) / 2.0
    };
    Ok((middle(|p| p.0), middle(|p| p.1)))
}

/// The corners of a line or a path.
fn points(stroke: &Element) -> Result<Vec<Place>, Fault> {
    if stroke.name == "line" {
        let end = |x, y| Ok::<Place, Fault>((number(stroke, x)?, number(stroke, y)?));
        return Ok(vec![end("x1", "y1")?, end("x2", "y2")?]);
    }
    let d = stroke.get("d");
    let mut points: Vec<Place> = Vec::new();
    // Each command with its numbers: `M1 2`, `L3 4`, `H5`.
    let starts = d.char_indices().filter(|(_, c)| c.is_ascii_alphabetic());
    let starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    for (n, at) in starts.iter().enumerate() {
        let part = &d[*at..starts.get(n + 1).copied().unwrap_or(d.len())];
        let numbers = part[1..].split_whitespace().map(str::parse);
        let numbers: Result<Vec<f64>, _> = numbers.collect();
        let before = points.last().copied();
        match (&part[..1], &numbers.map_err(|e| format!("{d}: {e}"))?[..]) {
            ("M" | "L", [x, y]) => points.push((*x, *y)),
            ("H", [x]) => points.push((*x, before.ok_or("no begin")?.1)),
            ("V", [y]) => points.push((before.ok_or("no begin")?.0, *y)),
            ("Z" | "z", []) => {}
            _ => return Err(format!("{part} of {d}")),
        }
    }
    Ok(points)
}
