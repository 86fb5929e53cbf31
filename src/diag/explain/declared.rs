//! What must be declared.

use super::explained;

explained! {
    MISSING_DIRECTION {
        what: "多い・少ないのどちらがよいか書かれていません。" | "An indicator does not say whether more or less is better. There is no default.",
        why: "向きを推し量ると、ほとんど当たり、外れたときに誰も気づきません。" | "A guess would be right most of the time, and wrong without a trace.",
        fix: "`direction: more` か `direction: less` を書きます。" | "Write `direction: more` or `direction: less`.",
        bad: "kind: yearly\ntargets: {R6: 105}",
        good: "kind: yearly\ndirection: less\ntargets: {R6: 105}",
    }
    MISSING_UNIT {
        what: "単位がありません。" | "An indicator has no unit.",
        why: "数値だけでは、人か件か割合か分かりません。" | "A bare figure may be people, cases or a share.",
        fix: "`unit` を書きます。資料にないときは `unit_missing: not_in_source` とします。" | "Write `unit`, or `unit_missing: not_in_source` where the source has none.",
        bad: "- {id: houmon, name: 訪問, kind: yearly, …}",
        good: "- {id: houmon, name: 訪問, unit: 件, kind: yearly, …}",
    }
    MISSING_FORMULA {
        what: "少ないほどよい指標の式が決められていません。" | "Less is better, and the plan does not declare `less_formula`.",
        why: "二つの式があり、同じ実績から違う達成率が出ます。" | "There are two formulas, and they give different rates for the same figures.",
        fix: "計画に `less_formula: target_over_actual` か `two_minus_ratio` を書きます。" | "Write `less_formula: target_over_actual` or `two_minus_ratio` in the plan.",
        bad: "direction: less   # 計画に less_formula がない",
        good: "less_formula: target_over_actual",
    }
    MISSING_RESULT {
        what: "計画の取組か指標の結果、または取組の判定がありません。" | "A year's results leave out a measure or an indicator of the plan, or judge some measures and not others.",
        why: "黙って抜けた行は、集計からも読者の目からも消えます。" | "A row that is left out in silence is lost to tallies and readers.",
        fix: "行を足します。まだなら `{missing: not_yet_known}` です。" | "Add the row; where it is not out yet, `{missing: not_yet_known}`.",
        bad: "indicators:\n  jushin: {actual: 82.5}",
        good: "indicators:\n  jushin: {actual: 82.5}\n  yakan: {actual: {missing: not_yet_known}}",
    }
    SUCCESSION_GAP {
        what: "前の計画との対応が書かれていない取組があります。" | "A plan does not say what became of a measure of the plan before, or where one of its own comes from.",
        why: "計画が変わるときに、取組が説明なく消えることを防ぎます。" | "No measure shall vanish between two plans without a word.",
        fix: "`succession` の `measures`、`ended`、`new` のどれかに書きます。" | "Name it in `measures`, `ended` or `new` of `succession`.",
        bad: "succession: {measures: []}",
        good: "succession: {measures: [], ended: [mimamori], new: [koekake]}",
    }
    KEYS_CLASH {
        what: "どちらか一つだけを書く見出しが、両方あるか、どちらもありません。" | "One entry has both or none of two keys that exclude each other: `name` and `names`, `actual` and `observed`, `value` and `missing`, `value` and `percent`, `report_date` and `report_date_missing`.",
        why: "両方あると、どちらを示すか決められません。" | "With both there is no telling which to show.",
        fix: "一つだけを残します。" | "Keep one of them.",
        bad: "name: 訪問\nnames: [訪問, 電話]",
        good: "names: [訪問, 電話]",
    }
    MONEY_KEYS_CLASH {
        what: "金額の見出しの組み合わせが正しくありません。" | "A statement of money has both or none of two keys that exclude each other: `years` and `period`, `lines` and `balance_of`, an amount by year and one for a period.",
        why: "どの年度の金額か、または内訳か収支かが決まりません。" | "It stays open what the amounts speak of.",
        fix: "どちらか一方の書き方にそろえます。" | "Keep to one of the two forms.",
        bad: "years: [R6]\nperiod: {from: R6, to: R8}",
        good: "years: [R6]",
    }
    YEAR_NOT_OF_STATEMENT {
        what: "金額の年度が、その表の年度にありません。" | "A year of an amount is none of its statement's `years`, or a balance has a column that its revenue or expenditure lacks.",
        why: "表に欄がないので、合計から漏れます。" | "Without a column it would fall out of every sum.",
        fix: "`years` に足すか、年度を直します。" | "Add it to `years`, or correct it.",
        bad: "years: [R6]\nlines: [{name: 市税, amounts: {R7: 1000}}]",
        good: "years: [R7]\nlines: [{name: 市税, amounts: {R7: 1000}}]",
    }
    BANDS_NOT_WHOLE {
        what: "判定の区分にすきまか重なりがあります。" | "The bands of a rule leave a gap, overlap, or do not cover every rate.",
        why: "すきまにある達成率は判定されず、重なりにある達成率は二通りに判定されます。" | "A rate in a gap has no status, and one in an overlap has two.",
        fix: "`at_least`（以上）と `below`（未満）をつなげます。" | "Let each `below` be the next `at_least`.",
        bad: "bands: [{status: achieved, at_least: 100}, {status: missed, below: 80}]",
        good: "bands: [{status: achieved, at_least: 100}, {status: missed, below: 100}]",
    }
}
