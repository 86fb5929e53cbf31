//! Narratives.

use super::explained;

explained! {
    FRONT_MATTER {
        what: "文章の先頭の見出しが正しくありません。" | "A narrative does not begin with front matter between `---` lines, or names both a goal and a measure.",
        why: "何についての文章か分からないと、載せるページが決まりません。" | "Without it there is no telling on which page the text belongs.",
        fix: "1行目に `---`、次に `goal:` などの行、そのあとに `---` を書きます。" | "Write `---`, then lines such as `goal:`, then `---`.",
        bad: "見守りを進めました。",
        good: "---\ngoal: kurashi\n---\n見守りを進めました。",
    }
    NARRATIVE_OF_UNKNOWN {
        what: "文章を置くページがありません。" | "A narrative speaks of a plan, goal, measure or report that does not exist, so it has no page.",
        why: "書いた文章が、どのページにも出ません。" | "The text would stand nowhere.",
        fix: "計画にある id と、報告のある年度にします。" | "Name what the plan has, and a year with a report.",
        bad: "---\ngoal: kurasi\n---",
        good: "---\ngoal: kurashi\n---",
    }
    DUPLICATE_NARRATIVE {
        what: "同じものについての文章が二つあります。" | "Two narratives speak of the same thing and year.",
        why: "どちらを載せるか決められません。" | "There is no telling which to show.",
        fix: "一つにまとめるか、`year` を分けます。" | "Merge them, or give them different years.",
        bad: "goal-1.md と goal-1-copy.md がどちらも goal: kurashi",
        good: "goal-1.md だけが goal: kurashi",
    }
    BROKEN_LINK {
        what: "リンクの先がありません。画像や外部の読み込みも含みます。" | "A link leads nowhere, in a narrative or on a finished page; a narrative holds an image; a page would load something from another host.",
        why: "押しても開かないリンクは、公開する前に見つけます。" | "A link that opens nothing is found before publication, not by a resident.",
        fix: "`measure:`、`goal:`、`plan:`、`year:`、`department:` と id、または `https://` の住所にします。" | "Write `measure:`, `goal:`, `plan:`, `year:` or `department:` with an id, or an address with `https://`.",
        bad: "[見守り](measure:mimamorii)",
        good: "[見守り](measure:mimamori)",
    }
    RAW_HTML {
        what: "文章に HTML があります。" | "A narrative holds HTML.",
        why: "閉じ忘れや埋め込みが、ページ全体の安全と読みやすさを崩します。" | "An open tag or something embedded breaks the page for all.",
        fix: "Markdown で書きます。" | "Write Markdown.",
        bad: "見守りを<b>毎日</b>行いました。",
        good: "見守りを**毎日**行いました。",
    }
    HEADING_TOO_HIGH {
        what: "`#` 一つの見出しは使えません。" | "A narrative holds a heading with one `#`.",
        why: "その段の見出しはページの題が使います。二つあると、読み上げで題が分からなくなります。" | "That level belongs to the page's title; screen readers go by it.",
        fix: "`##` から始めるか、`title` に書きます。" | "Begin with `##`, or write it as `title`.",
        bad: "# 進み具合",
        good: "## 進み具合",
    }
}
