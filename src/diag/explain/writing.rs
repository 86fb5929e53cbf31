//! Writing YAML.

use super::explained;

explained! {
    YAML_SYNTAX {
        what: "YAML として読めません。" | "The YAML cannot be read from here on.",
        why: "字下げや記号が一つ違うと、その先の意味が決まりません。" | "One wrong sign leaves the meaning of all behind it open.",
        fix: "その行と前の行の字下げ、「: 」、閉じていない引用符やかっこを見直します。" | "Look at the indentation, at `: `, at open quotes and brackets, also in the line before.",
        bad: "unit: %",
        good: "unit: \"%\"",
    }
    TAB_INDENT {
        what: "字下げにタブが使われています。" | "A tab is used for indentation.",
        why: "タブの幅は見る道具ごとに違うので、YAML は字下げに認めていません。" | "Tabs are as wide as each tool likes, so YAML does not allow them there.",
        fix: "半角の空白にします。" | "Write blanks.",
        bad: "measures:\n\tm:",
        good: "measures:\n  m:",
    }
    FULLWIDTH_COLON {
        what: "見出しのあとのコロンが全角です。" | "The colon behind a key is full-width (：).",
        why: "全角のコロンは文字として読まれ、見出しになりません。" | "A full-width colon is a letter and makes no key.",
        fix: "半角のコロンと空白にします。" | "Write a half-width colon and a blank.",
        bad: "reason： 参加者が減ったため。",
        good: "reason: 参加者が減ったため。",
    }
    DUPLICATE_KEY {
        what: "同じ見出し、または同じ年度が二回あります。" | "The same key, or the same year in two writings, stands twice in one mapping.",
        why: "どちらが正しいかをプログラムは選びません。" | "Which of the two is right is not for the program to choose.",
        fix: "どちらか一方を消します。" | "Delete one of them.",
        bad: "targets: {R6: 80, 令和6年度: 85}",
        good: "targets: {R6: 80, R7: 85}",
    }
    UNKNOWN_KEY {
        what: "ここでは使えない見出しです。" | "The key means nothing here.",
        why: "つづりを間違えた見出しを読み飛ばすと、書いた値が消えます。" | "A misspelt key that is passed over would lose its value in silence.",
        fix: "指摘に出る見出しの中から選びます。" | "Use one of the keys that the finding lists.",
        bad: "acutal: 82.5",
        good: "actual: 82.5",
    }
    MISSING_KEY {
        what: "必須の見出しがありません。" | "A key that must be there is not.",
        why: "これがないと、ほかの値の意味が決まりません。" | "Without it the other values have no meaning.",
        fix: "見出しと値を書き足します。" | "Add the key with its value.",
        bad: "- id: jushin\n  unit: \"%\"",
        good: "- id: jushin\n  name: 健診の受診率\n  unit: \"%\"",
    }
    WRONG_SHAPE {
        what: "並びと組など、形が違います。" | "A list where a mapping belongs, a text where a list belongs, and the like.",
        why: "形が違うと、どの値が何かを読み取れません。" | "In another shape there is no telling which value is which.",
        fix: "字下げと「- 」「: 」の位置を、ほかの項目と見くらべます。" | "Compare the indentation and the `-` and `:` with other entries.",
        bad: "departments: kenko",
        good: "departments: [kenko]",
    }
    UNKNOWN_WORD {
        what: "決まった言葉のどれでもありません。" | "The word is none of those allowed here.",
        why: "言葉ごとに計算や見せ方が決まっています。近い言葉で代えると、結果が変わります。" | "Each word decides how something is computed or shown; none may be guessed.",
        fix: "指摘に出る言葉の中から選びます。" | "Use one of the words that the finding lists.",
        bad: "direction: up",
        good: "direction: more",
    }
}
