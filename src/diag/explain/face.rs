//! The face of a site.

use super::explained;

explained! {
    NOT_A_COLOUR {
        what: "色として読めません。" | "Not a colour in the form `\"#14513f\"`, in quotes.",
        why: "引用符がないと、`#` から先は覚え書きになります。" | "Without quotes all behind `#` is a remark.",
        fix: "`\"#14513f\"` の形で書きます。" | "Write it as `\"#14513f\"`.",
        bad: "city: {light: green}",
        good: "city: {light: \"#14513f\"}",
    }
    LOW_CONTRAST {
        what: "地の色との差が足りず、読みにくい色です。" | "A colour of `look`, or of the theme, cannot be read on the grounds of the theme: less than 4.5 : 1 for text, 3 : 1 for lines.",
        why: "弱視の人や、日の当たる画面では読めません。" | "It cannot be read in sunlight, or with weak eyes.",
        fix: "指摘に出る、いちばん近い使える色にします。" | "Take the nearest colour that would do; the finding says it.",
        bad: "city: {light: \"#8fd8b0\"}",
        good: "city: {light: \"#14513f\"}",
    }
    CITY_COLOUR_NEAR_VERDICT {
        what: "市の色が判定の色と見分けにくい色です。" | "A colour of the city may be taken for the colour of a verdict.",
        why: "飾りの色が「未達成」に見えることがあります。" | "An ornament may look like a miss.",
        fix: "別の色にします。市の決まりなら、そのまま認めます。" | "Take another colour, or accept it where the city's rules ask for it.",
        bad: "city: {light: \"#850000\"}",
        good: "city: {light: \"#14513f\"}",
        id: "look/city/light, look/city/dark, look/link/light, look/link/dark",
    }
    BAD_MARK {
        what: "マークのファイルを使えません。" | "The mark is not in `static/`, is neither SVG nor PNG, has no size, or is an SVG that does more than draw.",
        why: "プログラムを含む絵は、公開するページの安全を損ないます。" | "A drawing that holds a program endangers every page.",
        fix: "描くだけの SVG か、PNG を `static/` に置きます。" | "Put a PNG, or an SVG that only draws, in `static/`.",
        bad: "mark: mark.gif",
        good: "mark: mark.svg",
    }
    OVER_BUDGET {
        what: "ページが重さの上限を超えています。" | "A page, or a chart in it, is heavier than its budget, or asks for more files.",
        why: "電車の中の遅い回線では、重いページは開きません。" | "On a slow line a heavy page does not open.",
        fix: "ページを分けるか、`budgets` を上げます。必要な長さなら認めます。" | "Split the page, raise `budgets`, or accept it where it holds what it must.",
        bad: "budgets: {page: 10}",
        good: "budgets: {page: 40}",
        id: "plans/<plan>/measures/<measure>.html",
    }
}
