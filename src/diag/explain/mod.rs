//! What each code means, why it matters and how to mend it, with an example:
//! for `ayumi explain`, and as the page `docs/codes.md`, which is this catalogue
//! and nothing else.

mod acceptance;
mod contradictions;
mod declared;
mod face;
mod files;
mod narratives;
mod references;
mod values;
mod wording;
mod writing;

use std::fmt::Write;

use super::{Code, Lang};

/// A text in both languages that stands in the program itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// Japanese.
    pub ja: &'static str,
    /// English.
    pub en: &'static str,
}

impl Said {
    /// The text in one language.
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ja => self.ja,
            Lang::En => self.en,
        }
    }
}

/// All that is said about a code.
#[derive(Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The code.
    pub code: &'static Code,
    /// What is wrong.
    pub what: Said,
    /// Why it matters.
    pub why: Said,
    /// What to do.
    pub fix: Said,
    /// Content that has the mistake.
    pub bad: &'static str,
    /// The same content without it.
    pub good: &'static str,
    /// The form of the id that `accepted.yaml` uses; of codes that may be
    /// accepted alone.
    pub id: Option<&'static str>,
}

/// Codes that belong together.
#[derive(Debug)]
pub struct Group {
    /// Heading.
    pub name: Said,
    /// In the order of the page.
    pub codes: &'static [Explanation],
}

/// Declares the explanations of a group.
macro_rules! explained {
    ($($code:ident {
        what: $what_ja:literal | $what_en:literal,
        why: $why_ja:literal | $why_en:literal,
        fix: $fix_ja:literal | $fix_en:literal,
        bad: $bad:literal,
        good: $good:literal,
        $(id: $id:literal,)?
    })+) => {
        /// The codes of this group.
        pub const CODES: &[super::Explanation] = &[$(super::Explanation {
            code: &crate::diag::codes::$code,
            what: super::Said { ja: $what_ja, en: $what_en },
            why: super::Said { ja: $why_ja, en: $why_en },
            fix: super::Said { ja: $fix_ja, en: $fix_en },
            bad: $bad,
            good: $good,
            id: [$(Some($id),)? None][0],
        }),+];
    };
}
use explained;

const fn group(ja: &'static str, en: &'static str, codes: &'static [Explanation]) -> Group {
    Group {
        name: Said { ja, en },
        codes,
    }
}

/// The whole catalogue, in the order of the page.
pub static GROUPS: &[Group] = &[
    group("ファイルとフォルダ", "Files and folders", files::CODES),
    group("YAML の書き方", "Writing YAML", writing::CODES),
    group("数値、年度、id", "Figures, years and ids", values::CODES),
    group("参照", "References", references::CODES),
    group("決めて書くこと", "What must be declared", declared::CODES),
    group("文章", "Narratives", narratives::CODES),
    group("食い違い", "Contradictions", contradictions::CODES),
    group(
        "言葉づかいと個人の情報",
        "Wording, and what is personal",
        wording::CODES,
    ),
    group("サイトの見た目", "The face of a site", face::CODES),
    group("承認とテーマ", "Acceptance and themes", acceptance::CODES),
];

/// What is said about a code, by its name.
pub fn find(name: &str) -> Option<&'static Explanation> {
    all().find(|e| e.code.name == name)
}

/// Every explanation.
pub fn all() -> impl Iterator<Item = &'static Explanation> {
    GROUPS.iter().flat_map(|group| group.codes)
}

impl Explanation {
    /// For a person who has met the code.
    pub fn text(&self, lang: Lang) -> String {
        let severity = self.code.severity.word(lang);
        let (why, fix, example, id) = match lang {
            Lang::Ja => (
                "なぜ",
                "直し方",
                "例（× 悪い例、○ よい例）",
                "accepted.yaml に書く id",
            ),
            Lang::En => (
                "why",
                "what to do",
                "example (× wrong, ○ right)",
                "the id in accepted.yaml",
            ),
        };
        let mut text = format!(
            "{severity}[{}]: {}\n\n{why}: {}\n{fix}: {}\n\n{example}:\n{}",
            self.code.name,
            self.what.get(lang),
            self.why.get(lang),
            self.fix.get(lang),
            indented(&self.example(), "    ")
        );
        if let Some(form) = self.id {
            let _ = write!(text, "\n{id}: {form}\n");
        }
        text
    }

    /// The wrong lines behind ×, the right ones behind ○.
    fn example(&self) -> String {
        let marked = |mark: &str, lines: &str| -> String {
            let heads = std::iter::once(mark).chain(std::iter::repeat("  "));
            heads
                .zip(lines.lines())
                .map(|(head, line)| format!("{head}{line}\n"))
                .collect()
        };
        marked("× ", self.bad) + &marked("○ ", self.good)
    }
}

fn indented(text: &str, by: &str) -> String {
    text.lines().map(|line| format!("{by}{line}\n")).collect()
}

const HEAD: &str = "# Every code / 指摘の一覧

Each finding of `ayumi check` and `ayumi build` bears a code. 点検で出る指摘の種類です。`ayumi explain` と種類の名前で、同じ説明が読めます。

This page is what `ayumi explain` prints. このページは `ayumi explain` の出力です。

| severity | 重さ | what it does |
|---|---|---|
| error | エラー | Nothing is published. 公開しません。 |
| warning | 警告 | Published; refused with `--strict`. 公開します。`--strict` を付けると公開しません。 |
| note | お知らせ | Published. 公開します。 |

Where *may stand* says yes（できる）, an entry in `accepted.yaml` lets a finding stand: it then counts as accepted and blocks nothing. The entry bears the id that the finding names. Input that cannot be read, resolved or kept safe may never stand.
";

/// The page of all codes, in Markdown and both languages.
pub fn page() -> String {
    let mut page = HEAD.to_owned();
    for group in GROUPS {
        let _ = write!(
            page,
            "\n## {} / {}\n\n| code | severity | may stand | what it means | 意味 |\n|---|---|---|---|---|\n",
            group.name.en, group.name.ja
        );
        for e in group.codes {
            let severity = e.code.severity.word(Lang::En);
            let may_stand = match e.code.acceptable {
                true => "yes（できる）",
                false => "no",
            };
            let (name, en, ja) = (e.code.name, e.what.en, e.what.ja);
            let _ = writeln!(
                page,
                "| `{name}` | {severity} | {may_stand} | {en} | {ja} |"
            );
        }
        for e in group.codes {
            let _ = write!(
                page,
                "\n### {}\n\n- {}\n- {}\n- {}\n- {}\n",
                e.code.name, e.why.en, e.why.ja, e.fix.en, e.fix.ja
            );
            if let Some(id) = e.id {
                let _ = writeln!(page, "- id: `{id}`");
            }
            let _ = write!(page, "\n```text\n{}```\n", e.example());
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::codes;

    #[test]
    fn every_code_is_explained_once() {
        for code in codes::ALL {
            let n = all().filter(|e| e.code == *code).count();
            assert_eq!(n, 1, "{}", code.name);
        }
        assert_eq!(all().count(), codes::ALL.len());
    }

    #[test]
    fn every_explanation_is_whole_in_both_languages() {
        for e in all() {
            let name = e.code.name;
            for said in [e.what, e.why, e.fix] {
                assert!(said.ja.ends_with('。'), "{name}: {}", said.ja);
                assert!(said.en.ends_with('.'), "{name}: {}", said.en);
            }
            assert_ne!(e.bad, e.good, "{name}");
            assert_eq!(e.id.is_some(), e.code.acceptable, "{name}");
        }
    }
}
