//! Figures, years and ids.

use super::explained;

explained! {
    NOT_A_NUMBER {
        what: "数値のところが数値ではありません。" | "Text where a figure belongs: a unit, a comma, full-width digits, a word.",
        why: "単位やコンマの付いた値は、計算に使えません。" | "Nothing can be computed from it.",
        fix: "半角の数字だけにします。値がないときは理由を書きます。" | "Write digits alone; where there is no figure, say why.",
        bad: "actual: 1,382人",
        good: "actual: 1382",
    }
    NOT_A_YEAR {
        what: "年度として読めません。" | "Text where a fiscal year belongs, or a year before its era begins.",
        why: "年度が決まらないと、目標と実績を並べられません。" | "Without a year, target and actual cannot be put side by side.",
        fix: "`R6`、`令和6年度`、`2024` のどれかで書きます。" | "Write `R6`, `令和6年度` or `2024`.",
        bad: "year: 6年度",
        good: "year: R6",
    }
    NOT_A_DATE {
        what: "日付または月として読めません。" | "Not a day in the form `2024-03-14`; of a time, not a month in the form `2024-03` either.",
        why: "日付は並べ替えと計算に使うので、書き方を一つにしています。" | "Dates are sorted and compared, so there is one way to write them.",
        fix: "`2024-03-14` の形で書きます。" | "Write it as `2024-03-14`.",
        bad: "date: 2024/3/14",
        good: "date: 2024-03-14",
    }
    MISSING_VALUE {
        what: "値や時期が空か、年度の目標がないか、値の長い形が正しくありません。" | "A value is empty, a year of the plan has no target, a long form holds none or several of `value`, `text`, `change` and `missing`, or a time names nothing.",
        why: "空欄は 0 ではありません。ない理由が読者に伝わりません。" | "Blank is not zero, and the reader must learn why there is nothing.",
        fix: "値を書くか、`{missing: not_yet_known}` のように理由を書きます。" | "Write the value, or why there is none: `{missing: not_yet_known}`.",
        bad: "actual:",
        good: "actual: {missing: not_yet_known, printed: 集計中}",
    }
    VALUE_NOT_OF_KIND {
        what: "指標の種類に合わない値です。報告が判定していないものの集計も含みます。" | "A value of this form does not fit the indicator's kind, or a tally counts what the report does not judge.",
        why: "種類ごとに計算の式が違い、合わない値では達成率が出ません。" | "Each kind has its own formula, which takes its own form of value.",
        fix: "値の形か、指標の `kind` を直します。" | "Correct the form of the value, or the `kind`.",
        bad: "kind: milestone\ntargets: {R6: 80}",
        good: "kind: milestone\ntargets: {R6: 設計}",
    }
    BAD_ID {
        what: "id に使えない文字か名前です。" | "An id, or a folder's name, cannot stand in an address, or a word of judgement bears the name of a state.",
        why: "id はページの住所になります。" | "An id becomes the address of a page.",
        fix: "半角の小文字の英字、数字、ハイフンで書きます。" | "Use lower-case letters, digits and hyphens.",
        bad: "id: 健診_1",
        good: "id: kenshin-1",
    }
    DUPLICATE_ID {
        what: "id が二回使われています。" | "The same id twice.",
        why: "同じ住所のページが二つできてしまいます。" | "Two pages would have one address.",
        fix: "どちらか一方を別の id にします。" | "Change one of them.",
        bad: "- {id: kenko, …}\n- {id: kenko, …}",
        good: "- {id: kenko, …}\n- {id: kenko-2, …}",
    }
    DUPLICATE_CODE {
        what: "資料の番号が二つのものに使われています。" | "A printed code stands for two things.",
        why: "番号で引いた読者が、別のものを見てしまいます。" | "Who looks it up by its number may find the other one.",
        fix: "番号を資料で確かめます。資料がそうなら、そのまま認めます。" | "Check the document; if it says so, accept the finding.",
        bad: "- {code: I-(1), name: 見守り}\n- {code: I-(1), name: 声かけ}",
        good: "- {code: I-(1), name: 見守り}\n- {code: I-(2), name: 声かけ}",
        id: "<plan>/I-(1)",
    }
    DUPLICATE_TERM {
        what: "用語集に同じ言葉が二回あります。" | "A word of the glossary, or another spelling of it, is written twice. Widths make no difference.",
        why: "どちらの説明を出すか決められません。" | "There is no telling which explanation to show.",
        fix: "一つにまとめます。" | "Merge them.",
        bad: "- {term: ＤＸ, …}\n- {term: DX, …}",
        good: "- {term: DX, …}",
    }
    READING_NOT_KANA {
        what: "読みに、かな以外の文字があります。" | "A reading has letters other than kana, so its term cannot be sorted.",
        why: "用語集は読みの五十音順に並べます。" | "The glossary is sorted by readings.",
        fix: "ひらがなで書きます。" | "Write it in hiragana.",
        bad: "reading: DX",
        good: "reading: でぃーえっくす",
    }
    BAD_MUNICIPALITY_CODE {
        what: "全国地方公共団体コードが正しくありません。" | "The code does not have six digits, or its check digit is wrong.",
        why: "番号が違うと、別の市のデータとして扱われます。" | "By a wrong code the data would be taken for another city's.",
        fix: "検査数字までの6桁を、引用符で囲んで書きます。" | "Write all six digits, in quotes.",
        bad: "municipality: {name: あおば台市, code: \"14212\"}",
        good: "municipality: {name: あおば台市, code: \"142123\"}",
    }
    BAD_URL {
        what: "ウェブの住所ではありません。" | "Not an address that begins with `https://` or `http://`.",
        why: "そのままでは、押しても開かないリンクになります。" | "It would become a link that opens nothing.",
        fix: "`https://` から書きます。" | "Write it from `https://` on.",
        bad: "url: www.city.example.jp",
        good: "url: \"https://www.city.example.jp/\"",
    }
    YEAR_OUTSIDE_PLAN {
        what: "計画の期間の外の年度です。" | "The year lies outside the plan's period.",
        why: "年度の書き間違いか、期間の書き間違いです。" | "Either the year or the period is wrong.",
        fix: "年度か、計画の `period` を直します。" | "Correct the year, or the plan's `period`.",
        bad: "period: {from: R6, to: R8}\ntargets: {R5: 80, …}",
        good: "period: {from: R6, to: R8}\ntargets: {R6: 80, …}",
    }
    YEAR_NOT_FILE_NAME {
        what: "ファイルの名前と年度が違います。" | "A results file is named after another year than it holds.",
        why: "前の年度のファイルを写したまま直し忘れると、別の年度の結果になります。" | "A file that was copied from last year would become last year's results.",
        fix: "ファイルの名前か `year` を直します。" | "Correct the name or `year`.",
        bad: "results/2025.yaml\nyear: R6",
        good: "results/2025.yaml\nyear: R7",
    }
    PERIOD_REVERSED {
        what: "期間の終わりが始まりより前です。60年を超える計画の期間も含みます。" | "A period ends before it begins, or a plan's is longer than 60 years.",
        why: "そのような期間には、年度が一つもありません。" | "No year lies in it.",
        fix: "`from` と `to` を見直します。" | "Check `from` and `to`.",
        bad: "period: {from: R8, to: R6}",
        good: "period: {from: R6, to: R8}",
    }
    YEAR_AFTER_ERA {
        what: "元号が終わったあとの年度です。意味の年に読み替えます。" | "A year behind the end of its era, such as 平成32年度. It is read as the year meant.",
        why: "古い計画にはよくある書き方ですが、今の読者には分かりにくくなります。" | "Older plans write so; readers of today have to count.",
        fix: "今の元号で書きます。" | "Write it by the era of today.",
        bad: "targets: {平成32年度: 80}",
        good: "targets: {R2: 80}",
        id: "平成32年度",
    }
}
