//! Contradictions.

use super::explained;

explained! {
    RATE_MISMATCH {
        what: "公表された達成率が計算と合いません。" | "The declared rate is not what target and actual give, at the printed precision.",
        why: "目標・実績・達成率のどれかが間違っています。読者は自分で計算できます。" | "One of the three is wrong, and readers can do the sum.",
        fix: "三つとも資料で確かめます。資料がそうなら値は直さず、そのまま認めます。" | "Check all three in the document; if it says so, leave them and accept the finding.",
        bad: "targets: {R5: 70.0}\nactual: 46.2\ndeclared: [{rate: 66.6}]",
        good: "declared: [{rate: 66.0}]",
        id: "<plan>/<indicator>/<year>",
    }
    STATUS_MISMATCH {
        what: "公表された判定が基準と合わないか、箇所によって違います。" | "The declared status is not what the rule gives, or the document prints two.",
        why: "同じ基準なら同じ判定になるはずです。" | "The same rule should give the same status.",
        fix: "判定と、その年の報告の基準（`rule`）を資料で確かめます。" | "Check the status, and the rule of that year's report.",
        bad: "bands: [{status: achieved, at_least: 100}, …]\ndeclared: [{rate: 98.0, status: achieved}]",
        good: "declared: [{rate: 98.0, status: missed}]",
        id: "<plan>/<indicator>/<year>",
    }
    TALLY_MISMATCH {
        what: "公表された集計が一行ずつの判定と合いません。" | "The declared tally cannot be what the rows are, whatever the unreadable ones may be.",
        why: "集計の数字は、報告でいちばん引用されます。" | "A tally is what is quoted most of a report.",
        fix: "集計と、一行ずつの判定を資料で確かめます。" | "Check the tally and the rows in the document.",
        bad: "by_status: {achieved: 3, missed: 0}   # 行は達成 2、未達成 1",
        good: "by_status: {achieved: 2, missed: 1}",
        id: "<plan>/plan/<year>, <plan>/<goal>/<year>",
    }
    TALLY_SUM_MISMATCH {
        what: "公表された判定ごとの数の和が分母と合いません。" | "Declared counts do not add up to their own denominator.",
        why: "どれかの数が違うか、数えられていない項目があります。" | "A count is wrong, or something is not counted.",
        fix: "数と分母を資料で確かめます。" | "Check counts and denominator in the document.",
        bad: "denominator: 52\nby_status: {achieved: 23, missed: 16, not_yet_known: 12}",
        good: "denominator: 52\nby_status: {achieved: 23, missed: 16, not_yet_known: 13}",
        id: "<plan>/plan/<year>, <plan>/<goal>/<year>",
    }
    SHARE_MISMATCH {
        what: "公表された割合が件数と合いません。" | "A declared share is not its count over the denominator.",
        why: "割合だけが引用されると、件数と違う印象になります。" | "A share that is quoted alone says something else than its count.",
        fix: "割合、件数、分母を資料で確かめます。" | "Check share, count and denominator in the document.",
        bad: "denominator: 55\nby_status: {achieved: 47, missed: 8}\nshares: {achieved: 87.5}",
        good: "shares: {achieved: 85.5}",
        id: "<plan>/plan/<year>, <plan>/<goal>/<year>",
    }
    MEAN_MISMATCH {
        what: "公表された平均が内訳と合いません。" | "The declared mean is not that of its components.",
        why: "内訳のどれかか、平均が間違っています。" | "The mean, or one of its components, is wrong.",
        fix: "内訳と平均を資料で確かめます。" | "Check components and mean in the document.",
        bad: "actual: 95.0\ncomponents: {shizei: 98.0, hoken: 90.0}",
        good: "actual: 94.0\ncomponents: {shizei: 98.0, hoken: 90.0}",
        id: "<plan>/<indicator>/<year>",
    }
    MONEY_TOTAL_DIFFERS {
        what: "公表された金額の合計が内訳と合いません。" | "The declared total is not what the lines, or revenue less expenditure, give at its own precision.",
        why: "金額の表は、足し算で確かめられます。" | "Anybody can add up a table of money.",
        fix: "合計と、すべての行を資料で確かめます。" | "Check the total and every line in the document.",
        bad: "lines: [{…, amounts: {R6: 100}}, {…, amounts: {R6: 50}}]\ntotals: {R6: 160}",
        good: "totals: {R6: 150}",
        id: "<plan>/<goal>/<statement>/<year>",
    }
    MONEY_CHANGE_DIFFERS {
        what: "公表された増減率が金額と合いません。" | "The declared rate of change is not what the amounts of two years give.",
        why: "増えたか減ったかは、予算でまず読まれるところです。" | "Whether it grew or shrank is what is read first of a budget.",
        fix: "二つの年度の金額と増減率を資料で確かめます。" | "Check both amounts and the rate in the document.",
        bad: "100 → 110 に増減率 9.8",
        good: "100 → 110 に増減率 10.0",
        id: "<plan>/<goal>/<statement>/<year>/<line>",
    }
    MONEY_PARTS_EXCEED_WHOLE {
        what: "内訳の和が全体の金額を上回っています。" | "The lines add up to more than the amount that they are a part of.",
        why: "一部が全体より大きいことはありません。" | "A part cannot be more than its whole.",
        fix: "単位と、`of` の金額を資料で確かめます。" | "Check units and the amount of `of`.",
        bad: "of_years: {R6: 100}\nlines: [{…, amounts: {R6: 120}}]",
        good: "of_years: {R6: 1200}\nlines: [{…, amounts: {R6: 120}}]",
        id: "<plan>/<goal>/<statement>/<year>",
    }
    SAME_AS_DIFFERS {
        what: "同じ指標の数値か、同じ内容の取組の判定が違います。" | "An indicator that stands in two measures has two figures, or measures that say the same are judged otherwise.",
        why: "同じものに二つの数値があると、どちらも信用されません。" | "Of two figures for one thing neither is believed.",
        fix: "どちらが正しいか資料で確かめます。別のものなら `same_as` を消します。" | "Check which is right; if they are two things, delete `same_as`.",
        bad: "i: {actual: 12}\nj: {actual: 13}   # j は same_as: i",
        good: "i: {actual: 12}\nj: {actual: 12}",
        id: "<plan>/<indicator>/<year>, <plan>/<measure>/<year>",
    }
    COUNT_SUM_MISMATCH {
        what: "公表された数の内訳の和が合計と合いません。" | "The parts of a printed count do not add up to its whole.",
        why: "合計か内訳のどちらかが間違っています。" | "Either the whole or a part is wrong.",
        fix: "資料の合計と内訳を確かめます。" | "Check whole and parts in the document.",
        bad: "total: 67\nparts: [{…, count: 25}, {…, count: 41}]",
        good: "total: 67\nparts: [{…, count: 25}, {…, count: 42}]",
        id: "<plan>/actions, <plan>/measures, <plan>/indicators",
    }
    COUNT_MISMATCH {
        what: "公表された数が計画の中身と合いません。" | "A printed count is not what the plan's own lines give.",
        why: "写し漏れか、資料の数え違いです。" | "Something was left out when it was entered, or miscounted in the document.",
        fix: "抜けた行がないか、資料と見くらべます。" | "Compare with the document, line by line.",
        bad: "declared_counts: [{counts: measures, total: 23}]   # 計画には 22",
        good: "declared_counts: [{counts: measures, total: 22}]",
        id: "<plan>/actions, <plan>/measures, <plan>/indicators",
    }
    CONTINUED_COUNTS_DIFFER {
        what: "前の計画と次の計画で、続くものの数が違います。" | "One plan says so many go on, the next says another number was taken over.",
        why: "二つの計画のあいだで、何かが説明なく消えたか増えています。" | "Something vanished or appeared between the two without a word.",
        fix: "二つの計画の数を資料で確かめます。" | "Check both numbers in the documents.",
        bad: "前の計画: {id: continued, count: 42}\n次の計画: {id: continued, count: 41}",
        good: "どちらも {id: continued, count: 42}",
        id: "<plan>/actions, <plan>/measures, <plan>/indicators",
    }
    CUMULATIVE_FALLS {
        what: "累計が減っています。" | "A running total falls.",
        why: "累計は、足していく数なので減りません。" | "What is only added to cannot become less.",
        fix: "累計か年度ごとの値かを確かめ、`kind` か値を直します。" | "See whether it is a running total at all; correct `kind` or value.",
        bad: "R5 の累計 14、R6 の累計 9",
        good: "R5 の累計 14、R6 の累計 19",
        id: "<plan>/<indicator>/<year>",
    }
    CHANGE_MISMATCH {
        what: "公表された増減が、値の差と合いません。" | "A printed difference is not what the figures of the two times give.",
        why: "増減と値のどちらかが間違っています。" | "Either the difference or a figure is wrong.",
        fix: "二つの時点の値と増減を資料で確かめます。" | "Check both figures and the difference in the document.",
        bad: "120 → 200、公表は +70",
        good: "120 → 200、公表は +80",
        id: "<plan>/<indicator>",
    }
    GAP_MISMATCH {
        what: "公表された目標までの差が、計算と合いません。" | "A printed distance to the target is not what figure and target give.",
        why: "目標までの残りは、読者がまず知りたい数です。" | "How far it still is, is what readers ask first.",
        fix: "値、目標、差を資料で確かめます。" | "Check figure, target and distance in the document.",
        bad: "{value: 29992, gap: 1139}   # 目標 28854",
        good: "{value: 29992, gap: 1138}",
        id: "<plan>/<indicator>",
    }
    FIGURES_DIFFER {
        what: "同じ時点の値が、資料の中か、報告どうしで分かれています。" | "A document, or two reports, print two figures for the same thing at the same time.",
        why: "訂正か書き間違いかを、読者は見分けられません。" | "Readers cannot tell a correction from a slip.",
        fix: "どちらが正しいか、担当に確かめます。" | "Ask the department which is right.",
        bad: "{when: H30, value: 29992, also: [{value: 29993}]}",
        good: "{when: H30, value: 29992}",
        id: "<plan>/<indicator>",
    }
    PRINTED_YEAR_ODD {
        what: "資料の年が、読み取った年と違います。" | "A printed year names another one than it is taken for, such as 令和30年度 for 2018.",
        why: "元号の取り違えは、読者を別の年に連れて行きます。" | "A wrong era leads the reader to another year.",
        fix: "資料の前後から意味の年を確かめ、印刷のままの表記は `printed` に残します。" | "Take the year from what stands around it, and keep the print in `printed`.",
        bad: "{when: H30, printed: 令和30年度, …}",
        good: "{when: H30, printed: 平成30年度, …}",
        id: "<plan>/<measure>/<year>",
    }
    DONE_AFTER_REPORT {
        what: "報告の年度よりあとのことが、済んだこととして書かれています。" | "Something is told as done, in a year after the one that the report speaks of.",
        why: "予定を実績として読ませてしまいます。" | "A plan would be read as a result.",
        fix: "年度を確かめます。予定なら `planned: true` とします。" | "Check the year; if it is planned, write `planned: true`.",
        bad: "year: R5\nachievements: [{when: R6, text: 開館しました。}]",
        good: "achievements: [{when: R6, planned: true, text: 開館の予定です。}]",
        id: "<plan>/<measure>/<year>",
    }
    PAIR_UNCHANGED {
        what: "前と後の数が同じです。" | "A figure is the same before and after.",
        why: "変わったと書いてあるのに、数が変わっていません。" | "It is told as a change, and nothing changed.",
        fix: "二つの数を資料で確かめます。" | "Check both figures in the document.",
        bad: "{name: 定員, unit: 人, before: 120, after: 120}",
        good: "{name: 定員, unit: 人, before: 100, after: 120}",
        id: "<plan>/<measure>/<year>",
    }
    ENDED_BEFORE_PLAN {
        what: "計画が始まる前に終わる取組です。" | "A measure ends before its plan begins.",
        why: "計画の期間に何もしない取組になります。" | "Nothing of it lies in the plan.",
        fix: "`until` か計画の `period` を確かめます。" | "Check `until`, or the plan's `period`.",
        bad: "period: {from: R5, to: R7}\nuntil: R3",
        good: "until: R6",
        id: "<plan>/<measure>",
    }
    MISS_WITHOUT_REASON {
        what: "未達成の理由か対応策がありません。" | "A status that owes a reason and a countermeasure lacks one of them, or the document gives none.",
        why: "なぜ届かず、次にどうするかは、成功と同じ大きさで示す約束です。" | "Why it was missed and what comes next stand as large as successes.",
        fix: "担当の文を書きます。資料にないときは `{missing: not_in_source}` です。" | "Write it, or `{missing: not_in_source}` where the source has none.",
        bad: "jushin: {actual: 46.2}",
        good: "jushin: {actual: 46.2, reason: 案内が届く時期が遅れました。, countermeasure: 案内を4月に送ります。}",
        id: "<plan>/<indicator>/<year>, <plan>/<measure>/<year>",
    }
    TARGET_WORSE_THAN_BASELINE {
        what: "目標が現状値より悪い値です。" | "A target is worse than where the plan begins.",
        why: "何もしなくても、または悪くなっても達成になります。" | "It is reached by doing nothing, or even by getting worse.",
        fix: "現状値、目標、`direction` を資料で確かめます。" | "Check baseline, target and `direction` in the document.",
        bad: "direction: more\nbaseline: {value: 41.8}\ntargets: {R6: 38.3}",
        good: "targets: {R6: 43.0}",
        id: "<plan>/<indicator>",
    }
    TARGET_ALREADY_MET {
        what: "目標が現状値と同じか、前の年度の実績がすでに超えています。" | "A last target equals the baseline, or last year's actual is already better than a target.",
        why: "達成しても前に進んだことにはなりません。保つことが目標なら、そう伝わる方がよいでしょう。" | "To reach it is no step forward; if keeping is the aim, better say so.",
        fix: "目標を見直す機会があれば見直します。資料どおりなら直すものはありません。" | "Think the target over when there is a chance; the content needs no change.",
        bad: "R4 の実績 41.8、R5 の目標 37.3",
        good: "R4 の実績 41.8、R5 の目標 43.0",
        id: "<plan>/<indicator>, <plan>/<indicator>/<year>",
    }
    TARGET_LOOSENS {
        what: "目標が前の目標よりゆるくなっています。" | "A target asks for less than the one before.",
        why: "書き間違いでなければ、読者は理由を知りたいところです。" | "If it is no slip, readers will want to know why.",
        fix: "目標の並びと `direction` を資料で確かめます。" | "Check the targets and `direction` in the document.",
        bad: "targets: {R6: 80, R7: 75}",
        good: "targets: {R6: 75, R7: 80}",
        id: "<plan>/<indicator>",
    }
    FIGURE_OUT_OF_SCALE {
        what: "実績が前の実績の10倍以上か、10分の1以下です。" | "An actual is ten times the one before or more, or a tenth or less.",
        why: "桁や単位（円と千円）の書き間違いは、この形で現れます。" | "A digit too many, or yen for thousands of yen, looks like this.",
        fix: "桁と単位を資料で確かめます。" | "Check digits and unit in the document.",
        bad: "R5 の実績 105954、R6 の実績 105954000",
        good: "R5 の実績 105954、R6 の実績 110200",
        id: "<plan>/<indicator>/<year>",
    }
    PERIOD_DIFFERS {
        what: "計画の期間が、資料の中で二通りに書かれています。" | "A plan's period is printed in two ways.",
        why: "どの年度までの約束かが変わります。" | "It decides until when the promise holds.",
        fix: "採る方を `period` に、もう一方を `declared_periods` に書き、理由を残します。" | "Write the one that is taken as `period`, the other in `declared_periods`, and accept the finding.",
        bad: "period: {from: R3, to: R5}\ndeclared_periods: [{from: R3, to: R6, where: 資料1}]",
        good: "period: {from: R3, to: R5}",
        id: "<plan>/period",
    }
    REPORT_BASES_DIFFER {
        what: "続く二つの報告で、判定の基準か数え方が違います。" | "Two reports, one after the other, judge or count by different rules.",
        why: "達成の数が増えても減っても、良くなったか悪くなったかは分かりません。" | "More or fewer achieved then says nothing about better or worse.",
        fix: "直すものはありません。比べるときは、そのことを文章で断ります。" | "Nothing to mend; say so wherever the two are compared.",
        bad: "R4: at_least: 80\nR5: at_least: 100",
        good: "R4 も R5 も at_least: 100",
        id: "<plan>/<year>",
    }
    INDICATOR_TWICE {
        what: "名前と単位が同じ指標が、二つの取組にあります。" | "Two measures have an indicator of the same name and unit, and nothing says that it is the same.",
        why: "同じ指標なら、集計で二度数えていることを示します。数値の食い違いも見つけられます。" | "If it is the same, the tally says that it counts twice, and figures that differ are found.",
        fix: "同じなら `same_as` を書きます。違うなら、違いの分かる名前にします。" | "If it is the same, write `same_as`; else give it a name that tells them apart.",
        bad: "- {id: j, name: 訪問数, unit: 人, …}   # i も 訪問数",
        good: "- {id: j, name: 訪問数, unit: 人, …, same_as: i}",
        id: "<plan>/<indicator>",
    }
}
