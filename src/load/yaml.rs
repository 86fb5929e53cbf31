//! YAML as a tree of located nodes. The only file that names the YAML crate.
//!
//! Why a tree, and not serde structs straight away: a struct stops at its
//! first mistake, and a clerk who has made ten shall read ten. The tree is
//! then read by [`decode`](super::decode), which reports everything it meets.

use std::collections::HashMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;
use serde_yaml::options::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy};

use super::mend::{Mended, mend};
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

/// The largest file that is read as YAML. A plan of a thousand measures has a
/// tenth of it; what is larger is a mistake, and must not keep a build busy.
const MOST_BYTES: usize = 4_000_000;

/// How many equal keys of one file are read past one by one.
const MOST_EQUAL_KEYS: usize = 50;

/// Reads one YAML document. Mistakes go to `found`; the tree of what could be
/// read comes back as far as there is one, so that its own mistakes show in the
/// same run (a tab is read as blanks, a full-width colon as a half-width one).
pub fn parse(text: &str, file: FileId, found: &mut Vec<Diagnostic>) -> Option<Node> {
    if text.len() > MOST_BYTES {
        found.push(too_large(Span::top(file)));
        return None;
    }
    let before = found.len();
    let mended = mend(text, file, found, reach);
    let is_mended = found.len() > before;
    match read(&mended, file, found) {
        Ok(node) => Some(node),
        Err(error) => {
            let fault = syntax(&error, &mended, file);
            // After our own mending the parser may stumble over the guess
            // itself; the clerk then sees only what we are sure of.
            let at = span_of_error(&error, &mended.text, file).start;
            if !is_mended || !mended.is_doubtful(at) {
                found.push(fault);
            }
            None
        }
    }
}

/// How many bytes of a text the parser can read.
fn reach(text: &str) -> usize {
    match raw(text, DuplicateKeyPolicy::LastWins) {
        Ok(_) => text.len(),
        Err(error) => span_of_error(&error, text, FileId(0)).start as usize,
    }
}

fn raw(text: &str, equal_keys: DuplicateKeyPolicy) -> Result<Spanned<Raw>, serde_yaml::Error> {
    serde_yaml::from_str_with_options(text, options(equal_keys))
}

/// Reads a text, and where a key stands twice, reads on: the parser stops at
/// the second one, so that gets another name for the next reading and is left
/// out of the tree afterwards.
fn read(
    mended: &Mended,
    file: FileId,
    found: &mut Vec<Diagnostic>,
) -> Result<Node, serde_yaml::Error> {
    let mut text = mended.text.clone();
    let mut again: HashMap<u32, Again> = HashMap::new();
    loop {
        // Where there are too many, what the parser can tell in one go must do:
        // of keys that are numbers it keeps the last.
        let policy = if again.len() < MOST_EQUAL_KEYS {
            DuplicateKeyPolicy::Error
        } else {
            DuplicateKeyPolicy::LastWins
        };
        let error = match raw(&text, policy) {
            Ok(raw) => {
                let mut settler = Settler {
                    text: &text,
                    mended,
                    file,
                    again,
                    found,
                };
                return Ok(settler.settle(raw));
            }
            Err(error) => error,
        };
        let is_equal_key = matches!(
            error.without_snippet(),
            serde_yaml::Error::DuplicateMappingKey { .. }
        );
        let place = span_of_error(&error, &text, file);
        let (start, end) = (place.start as usize, place.end as usize);
        let writing = text.get(start..end).filter(|w| !w.is_empty());
        let (true, Some(writing)) = (is_equal_key, writing) else {
            return Err(error);
        };
        let entry = again.entry(place.start).or_insert_with(|| Again {
            writing: writing.to_owned(),
            tries: 0,
        });
        let Some(other) = other_name(entry.tries, writing.len()) else {
            return Err(error);
        };
        entry.tries += 1;
        text.replace_range(start..end, &other);
    }
}

/// The second of two equal keys.
struct Again {
    /// As it is written.
    writing: String,
    /// How many names it was given to pass the parser.
    tries: usize,
}

/// The `n`th name of so many bytes that nobody writes as a key and YAML takes
/// for a text; none where they have run out.
fn other_name(n: usize, bytes: usize) -> Option<String> {
    const LETTERS: &[u8] = b"QZXJVKWBGPUCDMHLRSqzxjvkwbgpucdmhlrs";
    let mut name = vec![b'Q'; bytes];
    let mut rest = n;
    for letter in name.iter_mut().rev().take(2) {
        *letter = LETTERS[rest % LETTERS.len()];
        rest /= LETTERS.len();
    }
    (rest == 0).then(|| name.into_iter().map(char::from).collect())
}

fn options(equal_keys: DuplicateKeyPolicy) -> serde_yaml::Options {
    serde_yaml::options! {
        duplicate_keys: equal_keys,
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
struct Settler<'a> {
    text: &'a str,
    mended: &'a Mended,
    file: FileId,
    again: HashMap<u32, Again>,
    found: &'a mut Vec<Diagnostic>,
}

impl Settler<'_> {
    fn settle(&mut self, raw: Spanned<Raw>) -> Node {
        let place = raw.referenced.span();
        let start = place.byte_offset().unwrap_or(0) as u32;
        let end = start + place.byte_len().unwrap_or(0) as u32;
        let span = self.mended.span(self.file, start, end);
        let kind = match raw.value {
            Raw::Null => Kind::Null,
            // The parser has made a number or a truth value of it; what counts
            // is what the clerk wrote.
            Raw::Plain => Kind::Scalar(scalar_at(self.text, start, end)),
            Raw::Text(s) => Kind::Scalar(s),
            Raw::List(items) => Kind::List(items.into_iter().map(|n| self.settle(n)).collect()),
            Raw::Map(entries) => Kind::Map(self.entries(entries)),
        };
        Node { span, kind }
    }

    fn entries(&mut self, entries: Vec<(Spanned<Raw>, Spanned<Raw>)>) -> Vec<(Node, Node)> {
        let mut kept: Vec<(Node, Node)> = Vec::with_capacity(entries.len());
        let mut first: HashMap<String, Span> = HashMap::new();
        for (key, value) in entries {
            let start = key.referenced.span().byte_offset().unwrap_or(0) as u32;
            let key = self.settle(key);
            let value = self.settle(value);
            let Some(name) = key.scalar() else {
                self.found.push(Diagnostic::new(
                    &codes::WRONG_SHAPE,
                    key.span,
                    both("見出しには文字を書きます", "a key must be a word"),
                    both(
                        "「見出し: 値」の形で書きます。並びや組は見出しになりません",
                        "write 'key: value'; a list or a mapping cannot be a key",
                    ),
                ));
                continue;
            };
            let written = self.again.get(&start).map(|a| unquoted(&a.writing));
            let is_again = written.is_some();
            let name = written.unwrap_or(name).to_owned();
            if is_again || first.contains_key(&name) {
                let before = first.get(&name).copied();
                self.found.push(duplicate(&name, key.span, before));
                continue;
            }
            first.insert(name, key.span);
            kept.push((key, value));
        }
        kept
    }
}

fn unquoted(writing: &str) -> &str {
    writing.trim_matches(['"', '\''])
}

fn scalar_at(text: &str, start: u32, end: u32) -> String {
    text.get(start as usize..end as usize)
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
            // Of a fault of form the parser knows line and column only.
            let above: usize = text
                .split_inclusive('\n')
                .take((at.line().max(1) - 1) as usize)
                .map(str::len)
                .sum();
            let line = text[above..].lines().next().unwrap_or("");
            let before = line.chars().take((at.column().max(1) - 1) as usize);
            (above + before.map(char::len_utf8).sum::<usize>()) as u32
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

fn syntax(error: &serde_yaml::Error, mended: &Mended, file: FileId) -> Diagnostic {
    let text = mended.text.as_str();
    let english = error.to_string();
    let english = english
        .split(" at line ")
        .next()
        .unwrap_or(&english)
        .to_owned();
    let mut span = span_of_error(error, text, file);
    // Behind an alias the parser wraps the breach in a text of its own.
    if english.starts_with("budget breached") || english.contains("limit exceeded") {
        return too_large(mended.span(file, span.start, span.end));
    }
    let ja = match error.without_snippet() {
        serde_yaml::Error::Eof { .. } => {
            "ファイルの終わりまで読みましたが、途中で切れています".to_owned()
        }
        serde_yaml::Error::MultipleDocuments { .. } => {
            "「---」で区切られた文書が2つ以上あります".to_owned()
        }
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
        mended.span(file, span.start, span.end),
        both(ja, format!("this cannot be read as YAML: {english}")),
        both(
            format!(
                "この行とその前の行の字下げ、「: 」の空白、引用符と括弧の閉じ忘れを確かめます（読み取りの記録: {english}）"
            ),
            "check the indentation of this line and the one before, the blank behind ':', and open quotes or brackets",
        ),
    )
}

fn too_large(span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::YAML_SYNTAX,
        span,
        both(
            "大きすぎるか、入れ子や参照が多すぎて読めません",
            "this is too large, too deep or refers to itself too often to be read",
        ),
        both(
            "ほかのファイルの中身が入っていないか確かめます。大きな計画は、いくつかの計画に分けます",
            "check that nothing else was pasted in; divide a large plan into several",
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
