//! How texts are written, and what must not stand in them.

use super::explained;

explained! {
    LOOKS_PERSONAL {
        what: "公開する文に、電話番号、メールアドレス、個人番号のようなものがあります。" | "What is published holds what looks like a telephone number, a mail address or an individual number.",
        why: "一度公開した個人の情報は、取り戻せません。" | "What is personal cannot be called back once it is published.",
        fix: "個人のものなら消します。窓口の連絡先は `site.yaml` の `contact` に書きます。公開してよいと確かめたものだけを認めます。" | "Delete it if it is a person's; an office's belongs in `contact` of `site.yaml`. Accept only what may be published.",
        bad: "note: 問い合わせは046-000-0000の担当まで。",
        good: "contact: {name: 企画課, tel: 046-000-0000}",
        id: "046-000-0000, name@example.jp, individual-number-1234",
    }
    YEAR_FAR_FROM_PLAN {
        what: "計画から20年を超えて先の年か、前後の年から離れた年が、文にあります。" | "A text names a year more than 20 years behind the plan, or out of the order of those beside it.",
        why: "令和と平成の取り違えは、数字だけ見ても気づきません。" | "令和 for 平成 looks right until one counts.",
        fix: "元号を資料で確かめます。遠い将来のことなら、西暦も添えます。" | "Check the era in the document; of a far future, add the Gregorian year.",
        bad: "平成30年度、平成元年度、令和3年度に開きました。",
        good: "平成30年度、令和元年度、令和3年度に開きました。",
        id: "plans/<plan>/plan.yaml/令和30",
    }
    YEAR_BEFORE_ERA {
        what: "元号が始まる前の年か月が、文にあります。" | "A text names a year or a month before its era began.",
        why: "そのような年や月はありません。" | "There is no such time.",
        fix: "資料で確かめ、前の元号で書きます。" | "Check the document, and write it by the era before.",
        bad: "令和元年4月に始めました。",
        good: "平成31年4月に始めました。",
        id: "plans/<plan>/plan.yaml/令和元年4月",
    }
    MIXED_COMMAS {
        what: "一つのファイルに「，」と「、」が混ざっています。" | "「，」 and 「、」 are mixed in one file.",
        why: "写した文と書いた文が混ざると、読みにくくなります。" | "Copied and written texts side by side read badly.",
        fix: "多い方にそろえます。" | "Keep to the one that stands more often.",
        bad: "見守り、声かけ，訪問を行いました。",
        good: "見守り、声かけ、訪問を行いました。",
        id: "plans/<plan>/plan.yaml",
    }
    FULLWIDTH_DIGITS {
        what: "文に全角の数字があります。" | "A text has full-width digits.",
        why: "検索で見つからず、読み上げで一字ずつ読まれることがあります。" | "Searches miss them, and some screen readers spell them out.",
        fix: "半角の数字にします。" | "Write half-width digits.",
        bad: "訪問は１２回です。",
        good: "訪問は12回です。",
        id: "plans/<plan>/plan.yaml/１２",
    }
    HALFWIDTH_KANA {
        what: "文に半角のカナがあります。" | "A text has half-width kana.",
        why: "濁点が離れ、読みにくく、検索で見つかりません。" | "They are hard to read, and searches miss them.",
        fix: "全角のカナにします。" | "Write full-width kana.",
        bad: "ﾁﾗｼを配りました。",
        good: "チラシを配りました。",
        id: "plans/<plan>/plan.yaml/ﾁﾗｼ",
    }
    MACHINE_DEPENDENT {
        what: "文に機種依存文字（ローマ数字、㈱、№、外字など）があります。丸数字と、㎡などの単位の記号は含みません。" | "A text has a machine-dependent sign: Roman numerals, ㈱, №, signs of one machine's own. Circled digits and units such as ㎡ are none.",
        why: "別の機械では違う文字になるか、読み上げで飛ばされます。" | "Other machines show another sign, and screen readers leave it out.",
        fix: "「II」「株式会社」「番号」のように、ふつうの文字で書きます。" | "Spell it in common letters, such as II.",
        bad: "第Ⅱ期の準備です。",
        good: "第II期の準備です。",
        id: "plans/<plan>/plan.yaml/Ⅱ",
    }
    LINK_CALLED_HERE {
        what: "リンクの言葉が「こちら」だけです。" | "The words of a link say nothing but 「こちら」 (here).",
        why: "読み上げでは、リンクの言葉だけが続けて読まれます。" | "Screen readers list links by their words alone.",
        fix: "リンクの先にあるものの名前を書きます。" | "Name what the link leads to.",
        bad: "詳しい数は[こちら](measure:mimamori)です。",
        good: "詳しい数は[見守りのページ](measure:mimamori)にあります。",
        id: "plans/<plan>/plan.yaml/こちら",
    }
}
