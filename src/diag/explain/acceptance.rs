//! Acceptance and themes.

use super::explained;

explained! {
    USELESS_ACCEPTANCE {
        what: "承認した指摘が、もう出ていません。" | "An entry of `accepted.yaml` accepts nothing that is found.",
        why: "古い承認が残ると、同じ id の新しい誤りまで見逃します。" | "An old entry would let a new mistake of the same id pass.",
        fix: "その項目を消します。" | "Delete the entry.",
        bad: "accepted: [{code: rate-mismatch, id: machi/jushin/2024, …}]   # いまは合っている",
        good: "accepted: []",
    }
    NOT_ACCEPTABLE {
        what: "承認できない種類の誤りです。" | "An entry of `accepted.yaml` names a code that nobody may accept.",
        why: "読めない値や安全でないものは、認めても正しくなりません。" | "What cannot be read or kept safe does not become right by being accepted.",
        fix: "もとの誤りを直し、この項目を消します。" | "Mend the mistake itself and delete the entry.",
        bad: "accepted: [{code: not-a-number, …}]",
        good: "accepted: [{code: rate-mismatch, …}]",
    }
    THEME_ERROR {
        what: "テーマのファイルを使えません。" | "A file of the theme cannot be used, or lacks a colour that `look` would set.",
        why: "欠けたページを公開するより、止めて知らせます。" | "Better no publication than broken pages.",
        fix: "指摘の出た行を、付属のテーマの同じファイルと見くらべます。" | "Compare the line with the same file of the shipped theme.",
        bad: "{{ page.titel }}",
        good: "{{ page.title }}",
    }
}
