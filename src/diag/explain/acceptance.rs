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
    UNKNOWN_CODE {
        what: "`severities` に、ない種類の名前があります。" | "`severities` names a code that does not exist.",
        why: "つづりを間違えた名前を読み飛ばすと、重さが変わらないままになります。" | "A misspelt name that is passed over would leave the weight as it was.",
        fix: "`ayumi explain` に出る名前にします。" | "Use a name that `ayumi explain` lists.",
        bad: "severities: {rate-mismach: error}",
        good: "severities: {rate-mismatch: error}",
    }
    SEVERITY_FIXED {
        what: "重さを変えられない種類です。" | "The severity of this code cannot be changed.",
        why: "読めない値や個人の情報のエラーを軽くすると、確かめないまま公開できてしまいます。" | "A lighter error would let unreadable or personal content pass unseen.",
        fix: "その行を消します。認めてよいエラーは、一つずつ `accepted.yaml` に書きます。" | "Delete the line; an error that may stand is accepted one by one.",
        bad: "severities: {looks-personal: note}",
        good: "severities: {miss-without-reason: warning}",
    }
    THEME_ERROR {
        what: "テーマのファイルを使えません。" | "A file of the theme cannot be used, or lacks a colour that `look` would set.",
        why: "欠けたページを公開するより、止めて知らせます。" | "Better no publication than broken pages.",
        fix: "指摘の出た行を、付属のテーマの同じファイルと見くらべます。" | "Compare the line with the same file of the shipped theme.",
        bad: "{{ page.titel }}",
        good: "{{ page.title }}",
    }
}
