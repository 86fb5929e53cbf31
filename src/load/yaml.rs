//! YAML as a tree of located nodes. The only file that names the YAML crate.
//!
//! Why a tree, and not serde structs straight away: a struct stops at its
//! first mistake, and a clerk who has made ten shall read ten. The tree is
//! then read by [`decode`](super::decode), which reports everything it meets.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;
use serde_yaml::options::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy};

use crate::diag::{Diagnostic, FileId, Span, both, codes};

/// A node of YAML and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The stretch of text; for a mapping or list its first character.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Nothing behind a key, or `~`.
    Null,
    /// A scalar, as written: `90.0` keeps its digit and `007` its zeros.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in its own order, without the second of two equal keys.
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// The text of a scalar.
    pub fn scalar(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar(s) => Some(s),
            _ => None,
        }
    }

    /// The node behind a key of a mapping.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.kind {
            Kind::Map(entries) => entries
                .iter()
                .find(|(k, _)| k.scalar() == Some(key))
                .map(|(_, v)| v),
            _ => None,
        }
    }
}

/// Reads one YAML document. Mistakes go to `found`; the tree of what could be
/// read comes back as far as there is one, so that its own mistakes show in the
/// same run (a tab is read as blanks, a full-width colon as a half-width one).
pub fn parse(text: &str, file: FileId, found: &mut Vec<Diagnostic>) -> Option<Node> {
    let before = found.len();
    let mended = lint(text, file, found);
    let linted = found.len() > before;
    match read(&mended, file, found) {
        Ok(node) => Some(node),
        Err(error) => {
            // After our own mending the parser may stumble over the guess
            // itself; the clerk then sees only what we are sure of.
            if !linted {
                found.push(syntax(&error, text, file));
            }
            None
        }
    }
}

/// A text with tabs and full-width colons mended, and the way back from its
/// bytes to those of the file.
struct Mended {
    text: String,
    /// From this byte on, the mended text is this much longer.
    longer: Vec<(u32, u32)>,
}

impl Mended {
    fn span(&self, file: FileId, start: u32, end: u32) -> Span {
        let back = |at: u32| {
            let index = self.longer.partition_point(|(from, _)| *from <= at);
            at - index.checked_sub(1).map_or(0, |i| self.longer[i].1)
        };
        Span {
            file,
            start: back(start),
            end: back(end),
        }
    }
}

/// Finds what the parser would stop at, and mends it.
fn lint(text: &str, file: FileId, found: &mut Vec<Diagnostic>) -> Mended {
    let mut out = String::with_capacity(text.len());
    let mut longer: Vec<(u32, u32)> = Vec::new();
    let mut offset = 0;
    let mut block: Option<usize> = None; // indentation of the key of a block text
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let body = &line[indent..];
        if let Some(outer) = block
            && (body.trim().is_empty() || indent > outer)
        {
            out.push_str(line);
            offset += line.len();
            continue;
        }
        block = None;
        let span = |start: usize, len: usize| Span {
            file,
            start: (offset + start) as u32,
            end: (offset + start + len) as u32,
        };
        let mut line = line.to_owned();
        if let Some(tab) = line[..indent].find('\t')
            && !body.trim().is_empty()
        {
            found.push(Diagnostic::new(
                &codes::TAB_INDENT,
                span(tab, 1),
                both(
                    "字下げにタブが使われています",
                    "a tab is used for indentation",
                ),
                both(
                    "タブを消し、前後の行と同じ数の半角の空白にします",
                    "replace the tab by as many spaces as the lines around it have",
                ),
            ));
            let tabs = line[..indent].matches('\t').count() as u32;
            let blanks = line[..indent].replace('\t', "  ");
            line = format!("{blanks}{}", &line[indent..]);
            let so_far = longer.last().map_or(0, |l| l.1);
            longer.push(((out.len() + blanks.len()) as u32, so_far + tabs));
        }
        if let Some(at) = fullwidth_colon(body) {
            found.push(Diagnostic::new(
                &codes::FULLWIDTH_COLON,
                span(indent + at, '：'.len_utf8()),
                both(
                    format!(
                        "見出し「{}」のあとのコロンが全角（：）です",
                        body[..at].trim_start_matches("- ")
                    ),
                    format!(
                        "the colon behind the key '{}' is full-width (：)",
                        body[..at].trim_start_matches("- ")
                    ),
                ),
                both(
                    "半角のコロンと半角の空白「: 」に直します",
                    "write a half-width colon and a blank, ': '",
                ),
            ));
            // As many bytes as before, so that places behind it stay right.
            line = line.replacen('：', ":  ", 1);
        }
        // `key: |` and `- >-` open a text that may hold anything.
        let opens_block = line
            .trim_end()
            .rsplit_once(' ')
            .is_some_and(|(before, last)| {
                matches!(last, "|" | ">" | "|-" | ">-" | "|+" | ">+")
                    && before.ends_with([':', '-'])
            });
        if opens_block {
            block = Some(indent);
        }
        out.push_str(&line);
        offset += indent + body.len();
    }
    Mended { text: out, longer }
}

/// The byte of a full-width colon that stands where YAML wants `key:`.
fn fullwidth_colon(body: &str) -> Option<usize> {
    let at = body.find('：')?;
    let key = body[..at].trim_start_matches("- ").trim_end();
    let is_key = !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    is_key.then_some(at)
}

fn read(
    mended: &Mended,
    file: FileId,
    found: &mut Vec<Diagnostic>,
) -> Result<Node, serde_yaml::Error> {
    let text = &mended.text;
    let raw: Spanned<Raw> = serde_yaml::from_str_with_options(
        text,
        // Equal keys come through, so that each is reported and the rest read on.
        options(DuplicateKeyPolicy::LastWins),
    )?;
    let before = found.len();
    let node = settle(raw, mended, file, found);
    // Mappings with keys such as `1` are folded by the parser before we see
    // both; the strict reading tells.
    if found.len() == before
        && let Err(error) = serde_yaml::from_str_with_options::<Spanned<Raw>>(
            text,
            options(DuplicateKeyPolicy::Error),
        )
    {
        let span = span_of_error(&error, text, file);
        let key = scalar_at(text, span);
        found.push(duplicate(
            &key,
            mended.span(file, span.start, span.end),
            None,
        ));
    }
    Ok(node)
}

fn options(duplicate_keys: DuplicateKeyPolicy) -> serde_yaml::Options {
    serde_yaml::options! {
        duplicate_keys: duplicate_keys,
        merge_keys: MergeKeyPolicy::Error,
        non_finite_float_policy: NonFiniteFloatPolicy::AsString,
        strict_booleans: true,
        with_snippet: false,
    }
}

fn duplicate(key: &str, span: Span, first: Option<Span>) -> Diagnostic {
    let d = Diagnostic::new(
        &codes::DUPLICATE_KEY,
        span,
        both(
            format!("「{key}」が同じところに2回書かれています"),
            format!("'{key}' is written twice in the same place"),
        ),
        both(
            "どちらか一方を消すか、まとめます。どちらが正しいかをプログラムは選びません",
            "delete one or merge them; the program does not choose",
        ),
    );
    match first {
        Some(first) => d.see(first, both("1回目はここです", "the first one is here")),
        None => d,
    }
}

/// Gives every node its span and original writing, and reports equal keys.
fn settle(raw: Spanned<Raw>, mended: &Mended, file: FileId, found: &mut Vec<Diagnostic>) -> Node {
    let place = raw.referenced.span();
    let start = place.byte_offset().unwrap_or(0) as u32;
    let length = place.byte_len().unwrap_or(0) as u32;
    let span = mended.span(file, start, start + length);
    let kind = match raw.value {
        Raw::Null => Kind::Null,
        // The parser has made a number or a truth value of it; what counts is
        // what the clerk wrote.
        Raw::Plain => {
            let here = Span {
                file,
                start,
                end: start + length,
            };
            Kind::Scalar(scalar_at(&mended.text, here))
        }
        Raw::Text(s) => Kind::Scalar(s),
        Raw::List(items) => Kind::List(
            items
                .into_iter()
                .map(|n| settle(n, mended, file, found))
                .collect(),
        ),
        Raw::Map(entries) => {
            let mut seen: Vec<(Node, Node)> = Vec::with_capacity(entries.len());
            let mut first: std::collections::HashMap<String, Span> = Default::default();
            for (key, value) in entries {
                let key = settle(key, mended, file, found);
                let value = settle(value, mended, file, found);
                let Some(name) = key.scalar() else {
                    found.push(Diagnostic::new(
                        &codes::WRONG_SHAPE,
                        key.span,
                        both("見出しには文字を書きます", "a key must be a word"),
                        both("", ""),
                    ));
                    continue;
                };
                if let Some(first) = first.get(name) {
                    found.push(duplicate(name, key.span, Some(*first)));
                    continue;
                }
                first.insert(name.to_owned(), key.span);
                seen.push((key, value));
            }
            Kind::Map(seen)
        }
    };
    Node { span, kind }
}

fn scalar_at(text: &str, span: Span) -> String {
    text.get(span.start as usize..span.end as usize)
        .unwrap_or("")
        .trim()
        .to_owned()
}

fn span_of_error(error: &serde_yaml::Error, text: &str, file: FileId) -> Span {
    let Some(at) = error.location() else {
        return Span::top(file);
    };
    let start = at.span().byte_offset().map_or_else(
        || {
            let line = (at.line().max(1) - 1) as usize;
            text.split_inclusive('\n')
                .take(line)
                .map(str::len)
                .sum::<usize>() as u32
        },
        |b| b as u32,
    );
    let start = start.min(text.len() as u32);
    Span {
        file,
        start,
        end: start + at.span().byte_len().unwrap_or(0) as u32,
    }
}

fn syntax(error: &serde_yaml::Error, text: &str, file: FileId) -> Diagnostic {
    let english = error.to_string();
    let english = english
        .split(" at line ")
        .next()
        .unwrap_or(&english)
        .to_owned();
    let mut span = span_of_error(error, text, file);
    let ja = match error.without_snippet() {
        serde_yaml::Error::Eof { .. } => {
            "ファイルの終わりまで読みましたが、途中で切れています".to_owned()
        }
        serde_yaml::Error::MultipleDocuments { .. } => {
            "「---」で区切られた文書が2つ以上あります".to_owned()
        }
        serde_yaml::Error::Budget { .. } => "大きすぎるか、参照が多すぎて読めません".to_owned(),
        _ => "YAML として読めません".to_owned(),
    };
    // The parser often notices a line late: an empty line is never at fault.
    let at = (span.start as usize).min(text.len());
    if text[..at].trim_end().len() < at && text[at..].trim_start().is_empty() {
        span.start = text[..at].trim_end().len() as u32;
        span.end = span.start;
    }
    Diagnostic::new(
        &codes::YAML_SYNTAX,
        span,
        both(ja, format!("this cannot be read as YAML: {english}")),
        both(
            format!(
                "この行とその前の行の字下げ、「: 」の空白、引用符と括弧の閉じ忘れを確かめます（読み取りの記録: {english}）"
            ),
            "check the indentation of this line and the one before, the blank behind ':', and open quotes or brackets",
        ),
    )
}

/// What the parser hands over, before spans are settled.
enum Raw {
    Null,
    Plain,
    Text(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("any YAML")
    }
    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }
    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }
    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }
    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }
    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }
    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }
    fn visit_str<E>(self, s: &str) -> Result<Raw, E> {
        Ok(Raw::Text(s.to_owned()))
    }
    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }
    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, d: D) -> Result<Raw, D::Error> {
        Raw::deserialize(d)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key()? {
            entries.push((key, map.next_value()?));
        }
        Ok(Raw::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_all(text: &str) -> (Option<Node>, Vec<(&'static str, u32)>) {
        let mut found = Vec::new();
        let node = parse(text, FileId(0), &mut found);
        (
            node,
            found
                .iter()
                .map(|d| (d.code.name, d.span.unwrap().start))
                .collect(),
        )
    }

    #[test]
    fn keeps_figures_as_they_are_written() {
        let (node, found) = parse_all("a: 90.0\nb: 007\nc: .nan\nd: '1'\ne:\n");
        let node = node.unwrap();
        let of = |k| node.get(k).and_then(Node::scalar).map(str::to_owned);
        assert_eq!(of("a").as_deref(), Some("90.0"));
        assert_eq!(of("b").as_deref(), Some("007"));
        assert_eq!(of("c").as_deref(), Some(".nan"));
        assert_eq!(of("d").as_deref(), Some("1"));
        assert_eq!(node.get("e").unwrap().kind, Kind::Null);
        assert!(found.is_empty());
    }

    #[test]
    fn reports_every_equal_key_of_a_file() {
        let (_, found) = parse_all("a: 1\nb: 2\na: 3\nb: 4\n");
        assert_eq!(found, [("duplicate-key", 10), ("duplicate-key", 15)]);
    }

    #[test]
    fn reports_equal_keys_that_are_numbers() {
        let (_, found) = parse_all("a:\n  1: x\n  2: y\n  1: z\n");
        assert_eq!(found, [("duplicate-key", 19)]);
    }

    #[test]
    fn reads_on_behind_a_tab_and_a_fullwidth_colon() {
        let (node, found) = parse_all("a:\n\tb: 1\nc： 2\nd: 3\nd: 4\n");
        assert_eq!(
            found,
            [
                ("tab-indent", 3),
                ("fullwidth-colon", 10),
                ("duplicate-key", 21)
            ]
        );
        assert!(node.is_some());
    }

    #[test]
    fn leaves_block_texts_alone() {
        let (node, found) = parse_all("a: |\n  注：\tここ\n  \tb\nc: 1\n");
        assert!(node.is_some(), "{found:?}");
        assert_eq!(found, []);
    }

    #[test]
    fn says_where_yaml_breaks() {
        for text in [
            "a: [1,2\nb: 3\n",
            "a: \"x\nb: 1\n",
            "a: @x\n",
            "a: 1\n b: 2\n",
            "a: *x\n",
            "<<: {a: 1}\n",
        ] {
            let (node, found) = parse_all(text);
            assert!(node.is_none(), "{text}");
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].0, "yaml-syntax");
        }
    }
}
