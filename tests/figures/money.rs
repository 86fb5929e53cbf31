//! Reads a drawing of money back: its bars through the ticks of its axis, beside
//! the amounts in the table of its statement.

use super::drawing::{Axis, Fault, number};
use super::html::Element;

/// A cell of money as a figure: `△1,500` is less than zero; none for a word.
pub fn amount(cell: &str) -> Option<f64> {
    let plain = cell.replace(',', "").replace(['△', '−'], "-");
    plain.parse().ok()
}

/// The texts of a row's cells of a role.
pub fn cells(section: &Element, line: &str, role: &str) -> Vec<String> {
    let row = section.one("data-line", line);
    let row = row.unwrap_or_else(|| panic!("no line {line}"));
    let cells = row.with("td", "data-role").into_iter();
    let cells = cells.filter(|c| c.get("data-role") == role);
    cells.map(Element::value).collect()
}

/// Checks that every amount of a line has one bar as long as it says, and
/// nothing else has one; says how many there are.
pub fn check_money(section: &Element) -> Result<usize, Fault> {
    let svg = section.named("svg")[0];
    let axis = Axis::of(svg, "x1")?;
    let mut bars = svg.with("rect", "data-s");
    bars.retain(|bar| bar.get("data-s") == "money");
    let mut count = 0;
    for row in section.with("tr", "data-line") {
        let key = row.get("data-line");
        // Sums are written and not drawn.
        if key.parse::<usize>().is_err() {
            continue;
        }
        for (column, cell) in cells(section, key, "amount").iter().enumerate() {
            let own = bars
                .iter()
                .filter(|bar| bar.get("data-i") == key && bar.get("data-c") == column.to_string());
            let own: Vec<_> = own.collect();
            match (amount(cell), &own[..]) {
                (None, []) => {}
                (Some(value), [bar]) => {
                    let from = number(bar, "x")?;
                    axis.check("the begin of", value.min(0.0), from)?;
                    let end = from + number(bar, "width")?;
                    axis.check("the end of", value.max(0.0), end)?;
                    count += 1;
                }
                (_, own) => return Err(format!("{} bars for {cell} in line {key}", own.len())),
            }
        }
    }
    match bars.len() == count {
        true => Ok(count),
        false => Err(format!("{} bars for {count} amounts", bars.len())),
    }
}
