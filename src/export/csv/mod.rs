//! The table of a chart as CSV, one figure a row: UTF-8 with the mark that
//! spreadsheets look for, lines that end as they expect, figures without commas
//! or units, and a reason where there is none. ARCHITECTURE.md documents the
//! columns.
//!
//! A spreadsheet takes a text that begins with `=` for a formula. Such a text
//! gets an apostrophe before it; figures stand as they are.

mod dates;
mod flow;
mod money;
mod share;
mod work;
mod years;

use rust_decimal::Decimal;

use crate::site::figures::Rows;
use crate::site::view::Ctx;

/// What spreadsheets read as the beginning of a formula, or drop to find one
/// behind it; in full width too, as a Japanese keyboard writes it.
const DANGEROUS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Tells a spreadsheet that the file is UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// The table of a chart.
pub fn table(ctx: Ctx, rows: &Rows) -> Vec<u8> {
    match rows {
        Rows::Years(members) => years::table(ctx, members),
        Rows::Share(plan, year, tally) => share::table(ctx.plan(*plan), *year, *tally),
        Rows::Schedule(plan, measure) => work::schedule(ctx.plan(*plan), *measure),
        Rows::Roadmap(plan, stream) => work::roadmap(ctx.plan(*plan), *stream),
        Rows::Bands(plan, frame) => work::bands(ctx.plan(*plan), *frame),
        Rows::Flow(plan) => flow::table(ctx.plan(*plan)),
        Rows::Dates(plan, place) => dates::table(ctx.plan(*plan), *place),
        Rows::Money(plan, place) => money::table(ctx.plan(*plan), *place),
    }
}

/// A cell of a table.
enum Cell {
    /// Words, made harmless.
    Text(String),
    /// A figure, a year, or an id of ours.
    Plain(String),
}

/// Words from the content.
fn text(words: &str) -> Cell {
    let guard = if words.starts_with(DANGEROUS) {
        "'"
    } else {
        ""
    };
    Cell::Text(format!("{guard}{words}"))
}

/// Words, if there are any.
fn perhaps(words: Option<&str>) -> Cell {
    text(words.unwrap_or_default())
}

/// A figure with its own digits.
fn figure(figure: Option<Decimal>) -> Cell {
    Cell::Plain(figure.map(|f| f.to_string()).unwrap_or_default())
}

/// A count or a year.
fn whole(number: impl ToString) -> Cell {
    Cell::Plain(number.to_string())
}

/// A word of a closed list: a role, a reason.
fn code(word: &str) -> Cell {
    Cell::Plain(word.to_owned())
}

/// A table of so many columns.
struct Sheet<const N: usize>(::csv::Writer<Vec<u8>>);

impl<const N: usize> Sheet<N> {
    fn new(columns: [&str; N]) -> Self {
        let mut builder = ::csv::WriterBuilder::new();
        builder.terminator(::csv::Terminator::CRLF);
        let mut sheet = Self(builder.from_writer(MARK.to_vec()));
        sheet.row(columns.map(code));
        sheet
    }

    fn row(&mut self, cells: [Cell; N]) {
        let texts = cells.map(|cell| match cell {
            Cell::Text(text) | Cell::Plain(text) => text,
        });
        // Rows are of one length, and memory takes every one.
        let _ = self.0.write_record(texts);
    }

    fn bytes(self) -> Vec<u8> {
        self.0.into_inner().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cell: Cell) -> String {
        let mut sheet = Sheet::new(["column"]);
        sheet.row([cell]);
        String::from_utf8(sheet.bytes()).unwrap()
    }

    #[test]
    fn the_file_begins_with_the_mark_and_its_lines_end_as_spreadsheets_expect() {
        assert_eq!(written(text("検討")), "\u{feff}column\r\n検討\r\n");
    }

    #[test]
    fn words_that_begin_like_a_formula_are_made_harmless() {
        for begin in DANGEROUS {
            let harmless = written(text(&format!("{begin}1+1")));
            let words = harmless.split_once("\r\n").unwrap().1;
            assert!(words.trim_start_matches('"').starts_with('\''), "{words:?}");
        }
        assert!(written(text("a=1")).ends_with("\r\na=1\r\n"));
    }

    #[test]
    fn figures_stay_figures_below_zero_too() {
        let below = Decimal::new(-12_345, 1);
        assert!(written(figure(Some(below))).ends_with("\r\n-1234.5\r\n"));
    }

    #[test]
    fn commas_quotes_and_lines_stay_in_their_cell() {
        let words = "一,二\"三\n四";
        let file = written(text(words));
        let mut reader = ::csv::Reader::from_reader(file.as_bytes());
        let row = reader.records().next().unwrap().unwrap();
        assert_eq!(&row[0], words);
    }
}
