//! What a clerk's keyboard puts into YAML, a tab or a full-width colon, is
//! reported and mended, so that the rest of the file can still be read and its
//! own mistakes show in the same run.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, FileId, Span, both, codes};

/// How many readings a file may cost in the search for what its tabs meant.
const TRIES: usize = 200;

/// A text with tabs and full-width colons mended, and the way back from its
/// bytes to those of the file.
pub struct Mended {
    /// What the parser reads.
    pub text: String,
    /// From this byte of the mended text on, it is this much longer.
    longer: Vec<(u32, i64)>,
    /// First and last byte of each line that was mended.
    guessed: Vec<(u32, u32)>,
}

impl Mended {
    /// The place in the file of a stretch of the mended text.
    pub fn span(&self, file: FileId, start: u32, end: u32) -> Span {
        let back = |at: u32| {
            let index = self.longer.partition_point(|(from, _)| *from <= at);
            let longer = index.checked_sub(1).map_or(0, |i| self.longer[i].1);
            u32::try_from(i64::from(at) - longer).unwrap_or(0)
        };
        Span {
            file,
            start: back(start),
            end: back(end).max(back(start)),
        }
    }

    /// Whether a fault at this byte may come from a guess of ours: it lies in a
    /// mended line or in the next one.
    pub fn is_doubtful(&self, at: u32) -> bool {
        self.guessed
            .iter()
            .any(|(from, to)| *from <= at && at <= *to)
    }
}

/// A line on its way from the file to the parser.
struct Line<'a> {
    /// Where it starts in the file.
    offset: usize,
    /// Blanks and tabs at its start.
    white: &'a str,
    /// What follows, with the line end; its colon mended.
    body: String,
    /// The columns at which the line may have been meant, the likeliest first;
    /// empty where there is no doubt.
    columns: Vec<usize>,
    is_mended: bool,
}

impl Line<'_> {
    fn column(&self) -> usize {
        self.columns.first().copied().unwrap_or(self.white.len())
    }
    fn is_blank(&self) -> bool {
        let body = self.body.trim();
        body.is_empty() || body.starts_with('#')
    }
}

/// Finds what the parser would stop at, and mends it. `reach` says how many
/// bytes of a text can be read.
pub fn mend(
    text: &str,
    file: FileId,
    found: &mut Vec<Diagnostic>,
    reach: impl Fn(&str) -> usize,
) -> Mended {
    let mut lines = lint(text, file, found);
    settle_tabs(&mut lines, reach);
    let mut longer: Vec<(u32, i64)> = Vec::new();
    let mut guessed: Vec<(u32, u32)> = Vec::new();
    let mut out = String::with_capacity(text.len());
    for (i, line) in lines.iter().enumerate() {
        let start = out.len() as u32;
        write(line, &mut out);
        if !line.columns.is_empty() {
            let body = out.len() - line.body.len();
            let there = line.offset + line.white.len();
            longer.push((body as u32, body as i64 - there as i64));
        }
        if line.is_mended {
            let next = lines.get(i + 1).map_or(0, |l| l.column() + l.body.len());
            guessed.push((start, (out.len() + next) as u32));
        }
    }
    Mended {
        text: out,
        longer,
        guessed,
    }
}

fn write(line: &Line, out: &mut String) {
    if line.columns.is_empty() {
        out.push_str(line.white);
    } else {
        out.extend(std::iter::repeat_n(' ', line.column()));
    }
    out.push_str(&line.body);
}

/// What the lines above say about the next one.
#[derive(Default)]
struct Above {
    /// The column of the key or dash that deeper lines belong to.
    column: usize,
    /// A text follows its key on the same line, so that deeper lines go on
    /// with it and are no keys of their own.
    in_text: bool,
    /// A block text (`|`, `>`): nothing deeper is YAML.
    in_block: bool,
}

impl Above {
    fn read(&mut self, column: usize, body: &str) {
        let body = body.trim_end();
        let content = body.trim_start_matches("- ");
        let content_column = column + body.len() - content.len();
        let has_key = content.ends_with(':') || content.contains(": ");
        self.column = if has_key { content_column } else { column };
        let value = content.rsplit([' ', '\u{3000}']).next().unwrap_or("");
        self.in_block = value.starts_with(['|', '>']) && value.len() <= 3;
        self.in_text = !content.ends_with(':') && content != "-";
    }
}

fn lint<'a>(text: &'a str, file: FileId, found: &mut Vec<Diagnostic>) -> Vec<Line<'a>> {
    let mut lines: Vec<Line> = Vec::new();
    let mut above = Above::default();
    let mut offset = 0;
    for whole in text.split_inclusive('\n') {
        let rest = whole.trim_start_matches([' ', '\t']);
        let white = &whole[..whole.len() - rest.len()];
        let mut line = Line {
            offset,
            white,
            body: rest.to_owned(),
            columns: Vec::new(),
            is_mended: false,
        };
        offset += whole.len();
        let goes_on = (above.in_block || above.in_text) && white.len() > above.column;
        if line.is_blank() || (goes_on && above.in_block) {
            lines.push(line);
            continue;
        }
        let at = |start: usize, len: usize| Span {
            file,
            start: (line.offset + start) as u32,
            end: (line.offset + start + len) as u32,
        };
        let tab = white.find('\t');
        if let Some(tab) = tab {
            found.push(tab_indent(at(tab, 1)));
        }
        // Behind a tab the depth is not known, so a key is taken for a key.
        if (!goes_on || tab.is_some())
            && let Some((key, colon)) = fullwidth_colon(rest)
        {
            found.push(colon_of(key, at(white.len() + colon, '：'.len_utf8())));
            // As many bytes as before, so that places behind it stay right.
            line.body = rest.replacen('：', ":  ", 1);
            line.is_mended = true;
        }
        if tab.is_some() {
            line.columns = guesses(&lines, &line, text);
            line.is_mended = true;
        }
        if !goes_on || tab.is_some() {
            above.read(line.column(), &line.body);
        }
        lines.push(line);
    }
    lines
}

/// The columns at which a line with tabs may have been meant, the likeliest
/// first: as the lines around it, inside of the one above, or outside of it.
fn guesses(before: &[Line], line: &Line, text: &str) -> Vec<usize> {
    let solid: Vec<&Line> = before.iter().filter(|l| !l.is_blank()).collect();
    let Some(above) = solid.last() else {
        return vec![0];
    };
    let below = below(line, text);
    let mut columns = Vec::new();
    // With blanks before the tab, what an editor shows is what was meant.
    if line.white.starts_with(' ') {
        columns.extend([2, 4, 8].map(|stop| shown_column(line.white, stop)));
    }
    // As deep as the last line that begins with the very same tabs.
    let twin = solid.iter().rev().find(|l| l.white == line.white);
    columns.extend(twin.map(|l| l.column()));
    let inner = above.column() + dashes(&above.body);
    if above.body.trim_end().ends_with(':') {
        columns.extend(below.map(|(b, _)| b).filter(|b| *b > inner));
        columns.push(inner + 2);
    }
    columns.extend([inner, above.column()]);
    columns.extend(below.map(|(b, _)| b.saturating_sub(dashes(&line.body))));
    columns.extend(below.map(|(b, _)| b));
    let mut depth = above.column();
    for outer in solid.iter().rev() {
        if outer.column() < depth {
            depth = outer.column();
            columns.extend([depth + dashes(&outer.body), depth]);
        }
    }
    let mut seen = Vec::new();
    columns.retain(|c| {
        !seen.contains(c) && {
            seen.push(*c);
            true
        }
    });
    // Where the same key stands elsewhere in the file, it may stand here.
    let alike = key_columns(text, key(&line.body));
    columns.sort_by_key(|c| !alike.contains(c));
    let fitting: Vec<usize> = columns
        .iter()
        .copied()
        .filter(|c| fits(&line.body, *c, below))
        .collect();
    if fitting.is_empty() { columns } else { fitting }
}

/// What a line begins with, up to its colon.
fn key(body: &str) -> &str {
    body.split_once(':').map_or("", |(key, _)| key)
}

/// The columns at which a key stands in lines without tabs.
fn key_columns(text: &str, wanted: &str) -> BTreeSet<usize> {
    let lines = text.lines().map(|l| (l, l.trim_start_matches(' ')));
    let same = lines.filter(|(_, body)| !wanted.is_empty() && key(body) == wanted);
    same.map(|(line, body)| line.len() - body.len()).collect()
}

/// The column and whether it is an item of a list, of the next line that says
/// something; none where that has tabs itself.
fn below(line: &Line, text: &str) -> Option<(usize, bool)> {
    let rest = text[line.offset..].split_inclusive('\n').skip(1);
    let mut solid = rest.filter(|l| !l.trim().is_empty() && !l.trim_start().starts_with('#'));
    let next = solid.next().unwrap_or("");
    let body = next.trim_start_matches(' ');
    (!body.starts_with('\t')).then_some((next.len() - body.len(), dashes(body) > 0))
}

/// Whether a line at this column makes sense with the line below: what opens
/// something has it below, what has its value has nothing deeper below.
fn fits(body: &str, column: usize, below: Option<(usize, bool)>) -> bool {
    let Some((below, is_item)) = below else {
        return true;
    };
    let inner = column + dashes(body);
    if body.trim_end().ends_with(':') {
        below > inner || (is_item && below == inner)
    } else {
        below <= inner
    }
}

/// How many bytes the dashes of list items take before their content.
fn dashes(body: &str) -> usize {
    body.len() - body.trim_start_matches("- ").len()
}

/// The column that an editor shows with tab stops so far apart.
fn shown_column(white: &str, stop: usize) -> usize {
    white.chars().fold(0, |at, c| match c {
        '\t' => (at / stop + 1) * stop,
        _ => at + 1,
    })
}

/// Settles every line with tabs, from the top, on the column with which the
/// parser comes farthest.
fn settle_tabs(lines: &mut [Line], reach: impl Fn(&str) -> usize) {
    let mut left = TRIES;
    for i in 0..lines.len() {
        let columns = lines[i].columns.clone();
        if columns.len() < 2 || left < columns.len() {
            continue;
        }
        left -= columns.len();
        let mut best = (0, columns[0]);
        for column in &columns {
            lines[i].columns = vec![*column];
            let mut text = String::new();
            lines.iter().for_each(|line| write(line, &mut text));
            // Counted from the end: the text itself grows with the column.
            let unread = text.len() - reach(&text).min(text.len());
            let read = usize::MAX - unread;
            if read > best.0 {
                best = (read, *column);
            }
        }
        lines[i].columns = vec![best.1];
    }
}

fn tab_indent(span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::TAB_INDENT,
        span,
        both(
            "字下げにタブが使われています",
            "a tab is used for indentation",
        ),
        both(
            "タブを消し、前後の行と同じ数の半角の空白にします",
            "replace the tab by as many spaces as the lines around it have",
        ),
    )
}

fn colon_of(key: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::FULLWIDTH_COLON,
        span,
        both(
            format!("見出し「{key}」のあとのコロンが全角（：）です"),
            format!("the colon behind the key '{key}' is full-width (：)"),
        ),
        both(
            "半角のコロンと半角の空白「: 」に直します",
            "write a half-width colon and a blank, ': '",
        ),
    )
}

/// The key before a full-width colon that stands where YAML wants `key:`, and
/// the colon's byte. Only what can be a key of ours: an id, a number, a year;
/// `KPI：` begins a text.
fn fullwidth_colon(body: &str) -> Option<(&str, usize)> {
    let at = body.find('：')?;
    let key = body[..at].trim_start_matches("- ").trim_end();
    let plain = key.strip_prefix(['R', 'H', 'S', 'T', 'M']).unwrap_or(key);
    let is_year = plain.len() < key.len() && plain.bytes().all(|b| b.is_ascii_digit());
    let is_key = !plain.is_empty()
        && (is_year || plain.len() == key.len())
        && plain
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-')
        && plain.starts_with(|c: char| c.is_ascii_alphanumeric());
    is_key.then_some((key, at))
}
