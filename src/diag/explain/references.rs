//! References.

use super::explained;

explained! {
    UNKNOWN_DEPARTMENT {
        what: "部署の一覧にない id です。" | "The department is not in `departments.yaml`.",
        why: "どの課に問い合わせればよいか、読者に示せません。" | "The reader could not be told whom to ask.",
        fix: "id を直すか、`departments.yaml` に部署を足します。" | "Correct the id, or add the department to `departments.yaml`.",
        bad: "departments: [kenkou]",
        good: "departments: [kenko]",
    }
    DEPARTMENT_WITHOUT_NAME {
        what: "部署の名前がない年度があります。" | "A department has no name in a year of the plan.",
        why: "その年度の結果のところに、課の名前を出せません。" | "Beside that year's results no name can stand.",
        fix: "`names` の `from` と `to` を、計画の年度につなげます。" | "Let `from` and `to` of its `names` cover the years of the plan.",
        bad: "names: [{name: 健康課, from: R6, to: R6}]",
        good: "names: [{name: 健康課, from: R6}]",
        id: "<plan>/<department>/<year>",
    }
    DEPARTMENT_CIRCLE {
        what: "部署どうしの所属や後継が輪になっています。" | "Departments belong to each other, or follow each other, in a circle.",
        why: "どれが上の部署か、どれが先の部署か決まりません。" | "None of them would be the upper or the earlier one.",
        fix: "`parents` か `successors` の一つを直します。" | "Correct one of the `parents` or `successors`.",
        bad: "- {id: a, parents: [{parent: b}], …}\n- {id: b, parents: [{parent: a}], …}",
        good: "- {id: a, …}\n- {id: b, parents: [{parent: a}], …}",
    }
    DEPARTMENT_OUTSIDE_YEARS {
        what: "部署がない年度に使われています。" | "A department is named in a year in which it does not exist.",
        why: "できる前や、なくなったあとの課は、仕事を受け持てません。" | "What does not exist yet, or any more, answers for nothing.",
        fix: "その年度にあった部署にするか、部署の年度を直します。" | "Name one of that year, or correct its years.",
        bad: "- {id: dx, from: R7, …}   # R6 の部署の親に dx",
        good: "- {id: dx, from: R6, …}",
    }
    UNKNOWN_GOAL {
        what: "計画にない目標です。" | "The plan has no such goal.",
        why: "結び付ける相手がありません。" | "There is nothing to tie it to.",
        fix: "計画の `goals` にある id にします。" | "Use an id of the plan's `goals`.",
        bad: "scope: kurasi",
        good: "scope: kurashi",
    }
    UNKNOWN_MEASURE {
        what: "計画にない取組です。" | "The plan has no such measure.",
        why: "結果がどの取組のものか分かりません。" | "There is no telling whose results they are.",
        fix: "計画にある取組の id にします。" | "Use the id of a measure of the plan.",
        bad: "measures:\n  mimamorii:",
        good: "measures:\n  mimamori:",
    }
    UNKNOWN_INDICATOR {
        what: "計画にない指標です。" | "The measure, the goal or the plan has no such indicator.",
        why: "実績がどの指標のものか分かりません。" | "There is no telling whose actual it is.",
        fix: "計画にある指標の id にします。" | "Use the id of an indicator of the plan.",
        bad: "indicators:\n  jusin: {actual: 82.5}",
        good: "indicators:\n  jushin: {actual: 82.5}",
    }
    UNKNOWN_ACTION {
        what: "取組内容にない番号です。" | "The measure has no action of this number.",
        why: "済んだことが、どの取組内容のものか分かりません。" | "There is no telling which line of work was done.",
        fix: "計画の `actions` の `no` に合わせます。" | "Use a `no` of the plan's `actions`.",
        bad: "done: {3: 実施}   # actions は 1 と 2",
        good: "done: {2: 実施}",
    }
    UNKNOWN_PLAN {
        what: "前の計画など、名指された計画がサイトにありません。" | "A plan that another file names is not in the site.",
        why: "つながりをたどれません。" | "The tie leads nowhere.",
        fix: "`plans/` のフォルダの名前にします。" | "Use the name of a folder of `plans/`.",
        bad: "follows: machi-1ki",
        good: "follows: machi-1",
    }
    UNKNOWN_CATEGORY {
        what: "計画の `categories` にない区分です。" | "The plan has no such category of measures.",
        why: "区分ごとの一覧に入れられません。" | "It would fall out of the lists by category.",
        fix: "`categories` の id にするか、区分を足します。" | "Use an id of `categories`, or add one.",
        bad: "category: sinki",
        good: "category: shinki",
    }
    UNKNOWN_VIEWPOINT {
        what: "計画の `viewpoints` にない視点です。" | "The plan has no such viewpoint.",
        why: "視点ごとの一覧に入れられません。" | "It would fall out of the lists by viewpoint.",
        fix: "`viewpoints` の id にします。" | "Use an id of `viewpoints`.",
        bad: "viewpoints: [riyousha]",
        good: "viewpoints: [riyosha]",
    }
    UNKNOWN_SDG {
        what: "1 から 17 までの SDGs の番号ではないか、ターゲットの目標が書かれていません。" | "A number that is none of the 17 Sustainable Development Goals, or a target whose goal is not named beside it.",
        why: "目標ごとのページに載せられません。" | "It has no page to stand on.",
        fix: "1 から 17 までの番号にし、ターゲットの目標も書きます。" | "Write a number from 1 to 17, and the goal of each target.",
        bad: "sdgs: [18]",
        good: "sdgs: [11]",
    }
    UNKNOWN_MONEY {
        what: "収支のもとになる歳入か歳出の表がありません。" | "A balance names a statement of money that is not in the same list, or is of another kind.",
        why: "差し引く金額が決まりません。" | "There are no amounts to take from each other.",
        fix: "同じ並びにある表の id を書きます。" | "Name statements of the same list.",
        bad: "balance_of: {revenue: sainyuu, expenditure: saishutsu}",
        good: "balance_of: {revenue: sainyu, expenditure: saishutsu}",
    }
    UNKNOWN_COMPONENT {
        what: "内訳にない id です。" | "The indicator has no such component.",
        why: "平均のどの部分の値か分かりません。" | "There is no telling which part of the mean it is.",
        fix: "計画の `components` の id にします。" | "Use an id of the plan's `components`.",
        bad: "components: {sizei: 98.5}",
        good: "components: {shizei: 98.5}",
    }
    UNKNOWN_STATUS {
        what: "判定の言葉にも状態にもない id です。" | "The word is neither in the plan's vocabulary nor, where one may stand, a state.",
        why: "どの印と色で示すか決まりません。" | "It has neither mark nor colour.",
        fix: "計画の `vocabulary` の id にします。" | "Use an id of the plan's `vocabulary`.",
        bad: "judged: done",
        good: "judged: achieved",
    }
    UNKNOWN_THEME {
        what: "テーマがありません。" | "The theme is neither shipped nor in `themes/`.",
        why: "ページの形を作れません。" | "No page can be made without it.",
        fix: "`civic` にするか、`themes/` に置きます。" | "Use `civic`, or put it in `themes/`.",
        bad: "theme: civil",
        good: "theme: civic",
    }
    UNKNOWN_LANGUAGE {
        what: "使えない言語です。いまは `ja` だけです。" | "Ayumi has no words for this language; `ja` is the only one today.",
        why: "ボタンや見出しの言葉がありません。" | "There are no words for buttons and headings.",
        fix: "`languages: [ja]` とします。" | "Write `languages: [ja]`.",
        bad: "languages: [ja, fr]",
        good: "languages: [ja]",
    }
}
