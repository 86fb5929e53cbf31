//! From a tree of nodes to typed shapes, collecting every mistake on the way.
//!
//! [`shape!`](crate::shape) declares a mapping once: its struct, the keys it
//! knows and how each is read. A field that is wrong is reported and its item
//! dropped; its neighbours are read on.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::wording::Written;
use super::yaml::{Kind, Node};
use crate::diag::{Both, Diagnostic, Span, both, codes};
use crate::model::text::to_half_width;
use crate::model::word::Word;
use crate::model::year::{FiscalYear, YearError};

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

/// A text with its place.
pub type Text = At<String>;

/// What goes along while a file is read.
#[derive(Debug, Default)]
pub struct Cx {
    /// The mistakes so far.
    pub found: Vec<Diagnostic>,
    /// Ids of items that were dropped for a mistake of their own: who refers to
    /// them is not blamed for that.
    pub broken: HashSet<String>,
    /// Keys that are there with a value that was refused: nobody is told to add
    /// them.
    pub refused: HashSet<(Span, &'static str)>,
    /// Texts that will be published, as they are written.
    pub texts: Vec<Written>,
}

impl Cx {
    /// Keeps a finding.
    pub fn push(&mut self, d: Diagnostic) {
        self.found.push(d);
    }
}

/// What can be read from a node.
pub trait Decode: Sized {
    /// The value, or `None` after a mistake has been reported.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self>;
}

fn what(node: &Node) -> (&'static str, &'static str) {
    match node.kind {
        Kind::Null => ("空", "nothing"),
        Kind::Scalar(_) => ("文字", "a text"),
        Kind::List(_) => ("並び（- で始まる行）", "a list"),
        Kind::Map(_) => ("見出しの組（key: value）", "a mapping"),
    }
}

/// Reports a node of another sort than the one due.
pub fn wrong_shape(node: &Node, ja: &str, en: &str) -> Diagnostic {
    let (is_ja, is_en) = what(node);
    Diagnostic::new(
        &codes::WRONG_SHAPE,
        node.span,
        both(
            format!("ここには{ja}を書きますが、{is_ja}になっています"),
            format!("{en} belongs here, but this is {is_en}"),
        ),
        both(
            "字下げと「: 」「- 」の位置を、ほかの項目と見くらべます",
            "compare the indentation and the ':' and '-' with other entries",
        ),
    )
}

impl Decode for Node {
    fn decode(node: &Node, _: &mut Cx) -> Option<Self> {
        Some(node.clone())
    }
}

impl<T: Decode> Decode for At<T> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        T::decode(node, cx).map(|value| At {
            value,
            span: node.span,
        })
    }
}

impl Decode for String {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match node.scalar().map(str::trim) {
            Some(s) if !s.is_empty() => Some(s.to_owned()),
            Some(_) => {
                cx.push(empty(node.span));
                None
            }
            None if node.kind == Kind::Null => {
                cx.push(empty(node.span));
                None
            }
            None => {
                cx.push(wrong_shape(node, "文字", "a text"));
                None
            }
        }
    }
}

/// Reports a value that is empty.
pub fn empty(span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::MISSING_VALUE,
        span,
        both("値が空です", "the value is empty"),
        both(
            "値を書くか、この行を消します。数値がないときは {missing: not_yet_known} のように理由を書きます",
            "write a value or delete the line; where a figure is missing say why: {missing: not_yet_known}",
        ),
    )
}

impl Decode for Decimal {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let Some(text) = node.scalar() else {
            cx.push(match node.kind {
                Kind::Null => empty(node.span),
                _ => wrong_shape(node, "数値", "a figure"),
            });
            return None;
        };
        parse_figure(text).or_else(|| {
            cx.push(not_a_number(text, node.span));
            None
        })
    }
}

/// A figure as people may write it in YAML: digits, a point, a minus (also △).
pub fn parse_figure(text: &str) -> Option<Decimal> {
    let plain = text
        .strip_prefix(['△', '▲', '−'])
        .map(|rest| format!("-{rest}"));
    let text = plain.as_deref().unwrap_or(text);
    let digits = text.strip_prefix('-').unwrap_or(text);
    let well_formed = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    if well_formed {
        Decimal::from_str_exact(text).ok()
    } else {
        None
    }
}

/// Reports text where a figure is due, with the figure if one can be seen.
pub fn not_a_number(text: &str, span: Span) -> Diagnostic {
    let cleaned: String = to_half_width(text)
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-'))
        .collect();
    let hint = match parse_figure(&cleaned) {
        Some(n) => both(
            format!("半角の数字だけで {n} と書きます。単位やコンマは付けません"),
            format!("write {n}: digits only, without unit or thousands separator"),
        ),
        None => both(
            "半角の数字で書きます。数値がないときは {missing: not_yet_known} のように理由を書きます",
            "write digits; where there is no figure say why: {missing: not_yet_known}",
        ),
    };
    Diagnostic::new(
        &codes::NOT_A_NUMBER,
        span,
        both(
            format!("「{text}」は数値ではありません"),
            format!("'{text}' is not a figure"),
        ),
        hint,
    )
}

impl Decode for u32 {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let figure = Decimal::decode(node, cx)?;
        u32::try_from(figure)
            .ok()
            .filter(|_| figure.fract().is_zero())
            .or_else(|| {
                cx.push(not_a_number(node.scalar().unwrap_or(""), node.span));
                None
            })
    }
}

impl Decode for bool {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match node.scalar() {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => {
                cx.push(unknown_word(node, &["true", "false"]));
                None
            }
        }
    }
}

impl Decode for FiscalYear {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let Some(text) = node.scalar() else {
            cx.push(wrong_shape(node, "年度", "a fiscal year"));
            return None;
        };
        fiscal_year(text, node.span, cx)
    }
}

/// Reads a fiscal year and reports what is wrong or odd about it.
pub fn fiscal_year(text: &str, span: Span, cx: &mut Cx) -> Option<FiscalYear> {
    match FiscalYear::parse(text) {
        Ok(read) => {
            if read.after_era {
                cx.push(
                    Diagnostic::new(
                        &codes::YEAR_AFTER_ERA,
                        span,
                        both(
                            format!(
                                "「{text}」は元号が終わったあとの年です。{}と読みます",
                                read.year.ja()
                            ),
                            format!(
                                "'{text}' lies behind the end of its era; read as {}",
                                read.year.en()
                            ),
                        ),
                        both(
                            format!(
                                "{} と書くと、だれにも同じ年度と分かります",
                                read.year.code()
                            ),
                            format!(
                                "write {}, which everybody reads as that year",
                                read.year.code()
                            ),
                        ),
                    )
                    .about(text),
                );
            }
            Some(read.year)
        }
        Err(error) => {
            let (ja, en) = match error {
                YearError::BeforeEra => (
                    format!("「{text}」という年度はありません（元号の始まりより前です）"),
                    format!("there is no fiscal year '{text}': it lies before its era"),
                ),
                YearError::NotAYear => (
                    format!("「{text}」は年度として読めません"),
                    format!("'{text}' is not a fiscal year"),
                ),
            };
            cx.push(Diagnostic::new(
                &codes::NOT_A_YEAR,
                span,
                both(ja, en),
                both(
                    "R5、令和5年度、2023 のどれかの形で書きます",
                    "write R5, 令和5年度 or 2023",
                ),
            ));
            None
        }
    }
}

impl<W: Word> Decode for W {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        node.scalar().and_then(W::from_word).or_else(|| {
            cx.push(unknown_word(node, W::WORDS));
            None
        })
    }
}

/// A calendar day, `2024-03-14`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(pub String);

impl Decode for Date {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = String::decode(node, cx)?;
        if is_date(&text) {
            return Some(Date(text));
        }
        cx.push(Diagnostic::new(
            &codes::NOT_A_DATE,
            node.span,
            both(
                format!("「{text}」は日付として読めません"),
                format!("'{text}' is not a date"),
            ),
            both(
                "2024-03-14 のように、年4桁-月2桁-日2桁で書きます",
                "write it as 2024-03-14",
            ),
        ));
        None
    }
}

/// Whether a text is a calendar day, `2024-03-14`.
pub fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [y, m, d] = parts.as_slice() else {
        return false;
    };
    let lengths = y.len() == 4 && m.len() == 2 && d.len() == 2;
    let digits = text.chars().all(|c| c.is_ascii_digit() || c == '-');
    let (Ok(y), Ok(m), Ok(d)) = (y.parse::<u32>(), m.parse::<u32>(), d.parse::<u32>()) else {
        return false;
    };
    let leap = y.is_multiple_of(4) && !y.is_multiple_of(100) || y.is_multiple_of(400);
    let days = match m {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    lengths && digits && (1..=days).contains(&d)
}

/// An id that can stand in an address: `[a-z0-9][a-z0-9-]*`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub String);

impl Id {
    /// Whether a text may be an id.
    pub fn is_valid(s: &str) -> bool {
        s.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
            && s.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            && s.len() <= 80
            // `index.html` is the list of its folder.
            && s != "index"
    }
}

impl Decode for Id {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = String::decode(node, cx)?;
        if Id::is_valid(&text) {
            return Some(Id(text));
        }
        cx.broken.insert(text.clone());
        cx.push(Diagnostic::new(
            &codes::BAD_ID,
            node.span,
            both(
                format!("「{text}」は id に使えません"),
                format!("'{text}' cannot be an id"),
            ),
            both(
                "id には半角の小文字の英字、数字、ハイフンだけを使います（ページの住所になります）",
                "use lower-case letters, digits and hyphens only: it becomes the page's address",
            ),
        ));
        None
    }
}

/// Reports a word that is none of those allowed, with the nearest one.
pub fn unknown_word(node: &Node, allowed: &[&str]) -> Diagnostic {
    let Some(word) = node.scalar() else {
        return wrong_shape(node, "決まった言葉のどれか", "one of a few words");
    };
    let list = allowed.join(" / ");
    let near = nearest(word, allowed.iter().copied());
    let hint = match near {
        Some(near) => both(
            format!("「{near}」のことでしょうか。使える言葉: {list}"),
            format!("did you mean '{near}'? allowed: {list}"),
        ),
        None => both(format!("使える言葉: {list}"), format!("allowed: {list}")),
    };
    Diagnostic::new(
        &codes::UNKNOWN_WORD,
        node.span,
        both(
            format!("「{word}」という言葉は使えません"),
            format!("'{word}' is not a known word"),
        ),
        hint,
    )
}

/// The hint for a reference that leads nowhere: the nearest id, if there is one.
pub fn did_you_mean(near: Option<&str>, otherwise: Both) -> Both {
    match near {
        Some(n) => both(
            format!("「{n}」のことでしょうか"),
            format!("did you mean '{n}'?"),
        ),
        None => otherwise,
    }
}

/// The candidate nearest to a misspelt word, if one is near enough.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|c| (distance(word, c), c))
        .filter(|(d, c)| *d * 3 <= c.chars().count().max(3))
        .min()
        .map(|(_, c)| c)
}

fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().take(100).enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let cost = corner + usize::from(ca != *cb);
            corner = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

/// The value of a key that may be there.
pub fn optional<T: Decode>(node: &Node, key: &'static str, cx: &mut Cx) -> Option<T> {
    let value = T::decode(node.get(key)?, cx);
    if value.is_none() {
        cx.refused.insert((node.span, key));
    }
    value
}

/// The list of a key that may be there; with an item that was refused it may
/// hold too little.
pub fn items<T: Decode>(node: &Node, key: &'static str, cx: &mut Cx) -> Vec<T> {
    let Some(list_node) = node.get(key) else {
        return Vec::new();
    };
    let before = cx.found.len();
    let items = list(list_node, cx);
    if cx.found.len() > before {
        cx.refused.insert((node.span, key));
    }
    items
}

/// A list; what is wrong in one item leaves the others.
pub fn list<T: Decode>(node: &Node, cx: &mut Cx) -> Vec<T> {
    match &node.kind {
        Kind::List(items) => items.iter().filter_map(|n| T::decode(n, cx)).collect(),
        _ => {
            cx.push(wrong_shape(node, "並び（- で始まる行）", "a list"));
            Vec::new()
        }
    }
}

/// A mapping whose keys are data (years, ids), with the place of each key.
pub fn map<T: Decode>(node: &Node, cx: &mut Cx) -> Vec<(Text, T)> {
    match &node.kind {
        Kind::Map(entries) => entries
            .iter()
            .filter_map(|(k, v)| {
                let key = Text::decode(k, cx)?;
                let value = T::decode(v, cx);
                if value.is_none() {
                    cx.broken.insert(key.value.clone());
                }
                value.map(|v| (key, v))
            })
            .collect(),
        _ => {
            cx.push(wrong_shape(node, "見出しの組（key: value）", "a mapping"));
            Vec::new()
        }
    }
}

/// Remembers an item that is left out, and all that hangs on it, so that who
/// refers to one of them is not blamed.
pub fn left_out(node: &Node, cx: &mut Cx) {
    match &node.kind {
        Kind::Map(entries) => {
            if let Some(id) = node.get("id").and_then(Node::scalar) {
                cx.broken.insert(id.to_owned());
            }
            entries.iter().for_each(|(_, value)| left_out(value, cx));
        }
        Kind::List(items) => items.iter().for_each(|item| left_out(item, cx)),
        Kind::Scalar(_) | Kind::Null => {}
    }
}

/// Reports a key that a mapping does not know.
pub fn unknown_key(key: &Node, known: &[&str]) -> Diagnostic {
    let name = key.scalar().unwrap_or("");
    let list = known.join(", ");
    let hint = match nearest(name, known.iter().copied()) {
        Some(near) => both(
            format!("「{near}」のことでしょうか。ここで使える見出し: {list}"),
            format!("did you mean '{near}'? keys that can stand here: {list}"),
        ),
        None => both(
            format!("ここで使える見出し: {list}"),
            format!("keys that can stand here: {list}"),
        ),
    };
    Diagnostic::new(
        &codes::UNKNOWN_KEY,
        key.span,
        both(
            format!("「{name}」という見出しはありません"),
            format!("there is no key '{name}' here"),
        ),
        hint,
    )
}

/// Reports a key that is not there.
pub fn missing_key(key: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::MISSING_KEY,
        span,
        both(
            format!("この項目に「{key}」がありません"),
            format!("'{key}' is missing in this entry"),
        ),
        both(
            format!("「{key}: …」の行を足します"),
            format!("add a line '{key}: …'"),
        ),
    )
}

/// The key of a field: `where_` is written `where`, which Rust keeps to itself.
pub const fn key_of(field: &'static str) -> &'static str {
    match field.as_bytes().split_last() {
        Some((b'_', rest)) => match std::str::from_utf8(rest) {
            Ok(key) => key,
            Err(_) => field,
        },
        _ => field,
    }
}

/// Declares a mapping: a struct, its keys, and how each is read.
///
/// `req` must be there, `opt` may be, `list` and `map` may be and are empty
/// without.
#[macro_export]
macro_rules! shape {
    ($(#[$meta:meta])* pub struct $name:ident {
        $($(#[doc = $doc:literal])* $mode:ident $field:ident : $ty:ty),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        pub struct $name {
            /// Where the mapping stands.
            pub span: $crate::diag::Span,
            $($(#[doc = $doc])* pub $field: $crate::shape!(@type $mode $ty),)*
        }
        impl $crate::load::decode::Decode for $name {
            fn decode(node: &$crate::load::yaml::Node, cx: &mut $crate::load::decode::Cx) -> Option<Self> {
                use $crate::load::decode as d;
                let $crate::load::yaml::Kind::Map(entries) = &node.kind else {
                    cx.push(d::wrong_shape(node, "見出しの組（key: value）", "a mapping"));
                    return None;
                };
                const KNOWN: &[&str] = &[$(d::key_of(stringify!($field))),*];
                for (key, _) in entries {
                    if key.scalar().is_none_or(|k| !KNOWN.contains(&k)) {
                        cx.push(d::unknown_key(key, KNOWN));
                    }
                }
                // Every field is read before any of them ends the reading.
                $(let $field = $crate::shape!(@read $mode node, d::key_of(stringify!($field)), cx);)*
                let make = || Some($name { span: node.span, $($field: $crate::shape!(@take $mode $field),)* });
                let whole = make();
                if whole.is_none() {
                    d::left_out(node, cx);
                }
                whole
            }
        }
    };
    (@type req $ty:ty) => { $ty };
    (@type opt $ty:ty) => { Option<$ty> };
    (@type list $ty:ty) => { Vec<$ty> };
    (@type map $ty:ty) => { Vec<($crate::load::decode::Text, $ty)> };
    (@read req $node:expr, $key:expr, $cx:expr) => {
        match $node.get($key) {
            Some(n) => d::Decode::decode(n, $cx),
            None => { $cx.push(d::missing_key($key, $node.span)); None }
        }
    };
    (@read opt $node:expr, $key:expr, $cx:expr) => { d::optional($node, $key, $cx) };
    (@read list $node:expr, $key:expr, $cx:expr) => { d::items($node, $key, $cx) };
    (@read map $node:expr, $key:expr, $cx:expr) => { $node.get($key).map(|n| d::map(n, $cx)).unwrap_or_default() };
    (@take req $field:ident) => { $field? };
    (@take opt $field:ident) => { $field };
    (@take list $field:ident) => { $field };
    (@take map $field:ident) => { $field };
}
