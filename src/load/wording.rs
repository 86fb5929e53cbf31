//! How texts for readers are written: gathered while files are read, and looked
//! at once all of a site is there.
//!
//! What a document prints (`printed`) stays as it is, so it is not measured by
//! our style; but nothing personal may stand there either.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use super::personal::{self, Sort};
use super::read::{SiteFiles, Tree};
use super::yaml::{Kind, Node};
use crate::diag::{Both, Code, Diagnostic, FileId, Span, both, codes};
use crate::model::plan::Plan;
use crate::model::year::{EraYear, FiscalYear, era_years_in, years_in};

/// A text as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Its place.
    pub span: Span,
    /// What it is.
    pub role: Role,
}

/// What a text is, as far as it matters for its writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Words of ours.
    Text,
    /// The heading of a link or a narrative.
    Title,
    /// What a document prints.
    Quote,
    /// How to reach the publisher: what stands there is meant to be known.
    Contact,
    /// An address on the web.
    Address,
    /// The body of a narrative.
    Markdown,
}

/// Keeps every scalar of a file.
pub fn gather(node: &Node, out: &mut Vec<Written>) {
    of_role(node, Role::Text, out);
}

fn of_role(node: &Node, role: Role, out: &mut Vec<Written>) {
    match &node.kind {
        Kind::Null => {}
        Kind::Scalar(_) => out.push(Written {
            span: node.span,
            role,
        }),
        Kind::List(items) => items.iter().for_each(|item| of_role(item, role, out)),
        Kind::Map(entries) => {
            for (key, value) in entries {
                let own = match key.scalar() {
                    Some("contact") => Role::Contact,
                    Some("printed") => Role::Quote,
                    Some("url" | "base_url") => Role::Address,
                    Some("title") => Role::Title,
                    _ => Role::Text,
                };
                // What is below a contact belongs to it.
                let role = if role == Role::Contact { role } else { own };
                of_role(value, role, out);
            }
        }
    }
}

/// Looks at all texts of a site. What is `blamed` for its value already is not
/// blamed for its writing too.
pub fn check(
    tree: &Tree,
    files: &SiteFiles,
    texts: &[Written],
    plans: &[Plan],
    blamed: &HashSet<Span>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let text = |w: &Written| -> &str {
        let all = tree.sources.text(w.span.file);
        all.get(w.span.start as usize..w.span.end as usize)
            .unwrap_or("")
    };
    let contact = texts.iter().filter(|w| w.role == Role::Contact);
    let known: HashSet<String> = contact
        .flat_map(|w| personal::parts(text(w)))
        .map(|part| part.name)
        .collect();
    let mut commas: BTreeMap<FileId, Commas> = BTreeMap::new();
    for written in texts {
        let own = Text {
            words: text(written),
            span: written.span,
            path: below(tree, files, written.span.file),
        };
        if !matches!(written.role, Role::Contact | Role::Address) {
            looks_personal(&own, &known, &mut found);
        }
        let is_value = FiscalYear::parse(own.words).is_ok();
        if own.words.is_ascii() || is_value || blamed.contains(&written.span) {
            continue;
        }
        if matches!(written.role, Role::Text | Role::Title | Role::Markdown) {
            signs(&own, &mut found);
            commas.entry(written.span.file).or_default().count(&own);
        }
        match written.role {
            Role::Markdown => links(&own, &mut found),
            Role::Title if is_here(own.words.trim_matches(['"', '\''])) => {
                found.push(called_here(&own, 0..own.words.len()));
            }
            _ => {}
        }
        let plan = plan_of(own.path, plans);
        years(&own, written.role, plan, &mut found);
    }
    for (file, commas) in commas {
        found.extend(commas.mixed(below(tree, files, file)));
    }
    found
}

/// The path of a file below its site's folder.
fn below<'a>(tree: &'a Tree, files: &SiteFiles, file: FileId) -> &'a str {
    let path = tree.sources.get(file).map_or("", |f| f.path.as_str());
    let path = path.strip_prefix("content/").unwrap_or(path);
    let folder = path.strip_prefix(files.id.as_str()).unwrap_or(path);
    folder.trim_start_matches('/')
}

fn plan_of<'a>(path: &str, plans: &'a [Plan]) -> Option<&'a Plan> {
    let (id, _) = path.strip_prefix("plans/")?.split_once('/')?;
    plans.iter().find(|p| p.id == id)
}

/// A text with its place.
struct Text<'a> {
    words: &'a str,
    span: Span,
    path: &'a str,
}

impl Text<'_> {
    fn place(&self, at: &Range<usize>) -> Span {
        Span {
            file: self.span.file,
            start: self.span.start + at.start as u32,
            end: self.span.start + at.end as u32,
        }
    }

    /// A finding about a part of it; its id is the file and the part itself.
    fn finding(
        &self,
        code: &'static Code,
        at: Range<usize>,
        message: Both,
        hint: Both,
    ) -> Diagnostic {
        let part = &self.words[at.clone()];
        Diagnostic::new(code, self.place(&at), message, hint).about(format!("{}/{part}", self.path))
    }
}

fn looks_personal(text: &Text, known: &HashSet<String>, out: &mut Vec<Diagnostic>) {
    for part in personal::parts(text.words) {
        if known.contains(&part.name) {
            continue;
        }
        let (ja, en) = match part.sort {
            Sort::Telephone => ("電話番号", "a telephone number"),
            Sort::Mail => ("メールアドレス", "a mail address"),
            Sort::IndividualNumber => ("個人番号（マイナンバー）", "an individual number"),
        };
        let name = &part.name;
        out.push(
            Diagnostic::new(
                &codes::LOOKS_PERSONAL,
                text.place(&part.at),
                both(
                    format!("公開する文に、{ja}のようなもの（{name}）があります"),
                    format!("what is published holds what looks like {en} ({name})"),
                ),
                both(
                    "個人のものなら消します。窓口の連絡先なら site.yaml の contact に書きます。公開してよいと確かめたものは、理由を accepted.yaml に残します",
                    "delete it if it is a person's; an office's belongs in contact of site.yaml; what may be published is accepted with a reason",
                ),
            )
            .about(name.clone()),
        );
    }
}

/// The sort of a sign that our texts avoid.
fn sort_of(c: char) -> Option<&'static Code> {
    match c {
        '０'..='９' => Some(&codes::FULLWIDTH_DIGITS),
        '\u{ff61}'..='\u{ff9f}' => Some(&codes::HALFWIDTH_KANA),
        // Roman numerals, bracketed and squared words, signs of one machine's
        // own. Circled numbers and units such as ㎡ are read aloud alike
        // everywhere.
        '\u{2160}'..='\u{217f}'
        | '\u{3200}'..='\u{3243}'
        | '\u{3280}'..='\u{337f}'
        | '\u{33e0}'..='\u{33ff}'
        | '№'
        | '℡'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{fffd}' => Some(&codes::MACHINE_DEPENDENT),
        _ => None,
    }
}

fn signs(text: &Text, out: &mut Vec<Diagnostic>) {
    let mut at = 0;
    while let Some(c) = text.words[at..].chars().next() {
        let Some(code) = sort_of(c) else {
            at += c.len_utf8();
            continue;
        };
        let rest = &text.words[at..];
        let same = |c: char| sort_of(c) == Some(code);
        let end = at + rest.len() - rest.trim_start_matches(same).len();
        let part = &text.words[at..end];
        let (ja, en, hint) = if code == &codes::FULLWIDTH_DIGITS {
            (
                "全角の数字",
                "full-width digits",
                both("半角の数字にします", "write half-width digits"),
            )
        } else if code == &codes::HALFWIDTH_KANA {
            (
                "半角のカナ",
                "half-width kana",
                both("全角のカナにします", "write full-width kana"),
            )
        } else {
            (
                "機種依存文字",
                "a machine-dependent sign",
                both(
                    "「III」「株式会社」「電話」のように、ふつうの文字で書きます",
                    "spell it in common letters, such as III",
                ),
            )
        };
        let message = both(
            format!("{ja}「{part}」があります"),
            format!("the text has {en}: '{part}'"),
        );
        out.push(text.finding(code, at..end, message, hint));
        at = end;
    }
}

/// How often each comma stands in a file, and where first.
#[derive(Default)]
struct Commas {
    latin: Vec<Span>,
    japanese: Vec<Span>,
}

impl Commas {
    fn count(&mut self, text: &Text) {
        let mut before = None;
        for (at, c) in text.words.char_indices() {
            // 「１，２３４」 is a figure.
            let is_of_figure =
                before.is_some_and(|b: char| b.is_ascii_digit() || ('０'..='９').contains(&b));
            let place = || text.place(&(at..at + c.len_utf8()));
            match c {
                '，' if !is_of_figure => self.latin.push(place()),
                '、' => self.japanese.push(place()),
                _ => {}
            }
            before = Some(c);
        }
    }

    /// One finding a file, at the first comma of the rarer sort.
    fn mixed(&self, path: &str) -> Option<Diagnostic> {
        let is_latin_rarer = self.latin.len() <= self.japanese.len();
        let (rarer, other) = match is_latin_rarer {
            true => (&self.latin, &self.japanese),
            false => (&self.japanese, &self.latin),
        };
        let (first, there) = (rarer.first()?, other.first()?);
        let (few, many) = match is_latin_rarer {
            true => ("，", "、"),
            false => ("、", "，"),
        };
        let (n, m) = (rarer.len(), other.len());
        let d = Diagnostic::new(
            &codes::MIXED_COMMAS,
            *first,
            both(
                format!("読点「{many}」（{m}か所）のあいだに「{few}」（{n}か所）が混ざっています"),
                format!("'{few}' ({n} times) is mixed with '{many}' ({m} times)"),
            ),
            both(
                "ファイルの中の読点を、どちらか一方にそろえます",
                "use one of them throughout the file",
            ),
        );
        let d = d.about(path);
        Some(d.see(*there, both("もう一方はここです", "the other one is here")))
    }
}

/// Whether the words of a link say nothing but "here".
fn is_here(words: &str) -> bool {
    let words = words.trim().trim_end_matches(['。', '＞', '>', '→']);
    let bare = ["詳しくは", "くわしくは", "詳細は"]
        .iter()
        .find_map(|head| words.strip_prefix(head))
        .unwrap_or(words)
        .trim_start_matches('、');
    let bare = ["をクリック", "から", "へ"]
        .iter()
        .find_map(|tail| bare.strip_suffix(tail))
        .unwrap_or(bare);
    matches!(bare, "こちら" | "ここ" | "クリック" | "こちらのページ")
}

fn called_here(text: &Text, at: Range<usize>) -> Diagnostic {
    let words = &text.words[at.clone()];
    let message = both(
        format!("リンクの言葉「{words}」だけでは、行き先が分かりません"),
        format!("the words of the link, '{words}', do not say where it leads"),
    );
    let hint = both(
        "リンクの先にあるものの名前を書きます。読み上げでは、リンクだけが続けて読まれます",
        "name what it leads to: screen readers list links by their words alone",
    );
    text.finding(&codes::LINK_CALLED_HERE, at, message, hint)
}

fn links(text: &Text, out: &mut Vec<Diagnostic>) {
    // The text is read once, however many brackets a file holds.
    let mut open = None;
    for (at, bracket) in text.words.match_indices(['[', ']']) {
        if bracket == "[" {
            open = Some(at + 1);
            continue;
        }
        let is_link = text.words[at..].starts_with("](");
        if let Some(words) = open.filter(|from| is_link && is_here(&text.words[*from..at])) {
            out.push(called_here(text, words..at));
        }
    }
}

/// How many years behind a plan, or apart from its neighbours, a year by era is
/// more likely a slip than meant.
const FAR: i32 = 20;

fn years(text: &Text, role: Role, plan: Option<&Plan>, out: &mut Vec<Diagnostic>) {
    let named = era_years_in(text.words);
    for year in named.iter().filter(|y| y.is_before_era) {
        let words = &text.words[year.at.clone()];
        let message = both(
            format!("「{words}」は、その元号が始まる前です"),
            format!("'{words}' lies before its era began"),
        );
        out.push(text.finding(
            &codes::YEAR_BEFORE_ERA,
            year.at.clone(),
            message,
            source_hint(),
        ));
    }
    // What is printed is compared with the year that it is taken for.
    if role == Role::Quote {
        return;
    }
    let mut times: HashMap<FiscalYear, usize> = HashMap::new();
    for year in years_in(text.words) {
        *times.entry(year).or_default() += 1;
    }
    let read: Vec<(&EraYear, FiscalYear)> =
        named.iter().filter_map(|y| Some((y, y.year?))).collect();
    for (i, (year, at)) in read.iter().enumerate() {
        let neighbours = match (i.checked_sub(1), read.get(i + 1)) {
            (Some(before), Some((_, after))) => Some((read[before].1.0, after.0)),
            _ => None,
        };
        let is_out_of_order = neighbours.is_some_and(|(before, after)| {
            at.0 + FAR < before.min(after) || before.max(after) + FAR < at.0
        });
        // A year that is also written by its number is meant.
        let is_behind = plan.is_some_and(|plan| plan.period.1.0 + FAR < at.0)
            && times.get(at).is_none_or(|n| *n < 2);
        if !(is_out_of_order || is_behind) {
            continue;
        }
        let words = &text.words[year.at.clone()];
        let message = if is_out_of_order {
            both(
                format!(
                    "「{words}」（{}）だけが、前後の年度から{FAR}年を超えて離れています",
                    at.0
                ),
                format!(
                    "'{words}' ({}) alone lies more than {FAR} years from the years beside it",
                    at.0
                ),
            )
        } else {
            both(
                format!(
                    "「{words}」（{}）は、計画の終わりから{FAR}年を超えて先です",
                    at.0
                ),
                format!(
                    "'{words}' ({}) lies more than {FAR} years behind the end of the plan",
                    at.0
                ),
            )
        };
        out.push(text.finding(
            &codes::YEAR_FAR_FROM_PLAN,
            year.at.clone(),
            message,
            source_hint(),
        ));
    }
}

fn source_hint() -> Both {
    both(
        "元号と数字を資料で確かめます。正しければ西暦も添えるか、accepted.yaml に理由を残します",
        "check era and number in the document; if it is right, add the Gregorian year or accept it with a reason",
    )
}
