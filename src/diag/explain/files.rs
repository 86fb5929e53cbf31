//! Files and folders.

use super::explained;

explained! {
    NO_SITE {
        what: "`content/` にサイトがありません。" | "`content/` holds no site.",
        why: "サイトが一つもないと、作るものがありません。" | "Without a site there is nothing to make.",
        fix: "`content/<サイト>/site.yaml` を作ります。" | "Create `content/<site>/site.yaml`.",
        bad: "content/",
        good: "content/aobadai/site.yaml",
    }
    TWO_LAYOUTS {
        what: "サイトの置き方が二通り混ざっています。" | "Both `content/site.yaml` and `content/<site>/site.yaml` exist.",
        why: "どちらが本当のサイトか決められません。" | "There is no telling which of them is the site.",
        fix: "サイトが一つなら `content/` の直下に、複数ならそれぞれのフォルダにそろえます。" | "Keep one site directly in `content/`, or each in a folder of its own.",
        bad: "content/site.yaml\ncontent/aobadai/site.yaml",
        good: "content/aobadai/site.yaml",
    }
    UNKNOWN_SITE {
        what: "`--site` のサイトがありません。" | "`--site` names a site that `content/` does not hold.",
        why: "名前の違うサイトは作れません。黙って何もしないと、公開したつもりになります。" | "Doing nothing in silence would look like a publication.",
        fix: "`content/` にあるフォルダの名前を書きます。指摘に一覧が出ます。" | "Name a folder of `content/`; the finding lists them.",
        bad: "ayumi build --site aobadia",
        good: "ayumi build --site aobadai",
    }
    EMPTY_SITE {
        what: "計画が一つもありません。" | "A site without a plan would publish nothing.",
        why: "計画のないサイトには、載せるものがありません。" | "All that a site shows comes from its plans.",
        fix: "`plans/<計画>/plan.yaml` を作ります。" | "Create `plans/<plan>/plan.yaml`.",
        bad: "content/aobadai/site.yaml",
        good: "content/aobadai/site.yaml\ncontent/aobadai/plans/machi/plan.yaml",
    }
    MISSING_FILE {
        what: "`site.yaml` か `plan.yaml` がありません。" | "`site.yaml` or `plan.yaml` is not there, though its folder is.",
        why: "このファイルがないと、ほかのファイルの数値が何のものか分かりません。" | "Without it nothing says what the other files speak of.",
        fix: "ファイルを作るか、フォルダの名前を直します。" | "Create the file, or correct the name of the folder.",
        bad: "content/aobadai/plans/machi/results/2025.yaml",
        good: "content/aobadai/plans/machi/plan.yaml\ncontent/aobadai/plans/machi/results/2025.yaml",
    }
    UNEXPECTED_FILE {
        what: "読まれない名前か場所のファイルです。" | "A file of this name is never read in this place: a misspelt name or folder.",
        why: "読まれないまま気づかないと、書いたことがサイトに載りません。" | "What is written there would never reach the site, and nobody would notice.",
        fix: "名前と置き場所を直します。いらなければ `content/` の外に移します。" | "Correct name or folder, or move it out of `content/`.",
        bad: "content/aobadai/plans/machi/result/2025.yaml",
        good: "content/aobadai/plans/machi/results/2025.yaml",
    }
    BAD_FILE_NAME {
        what: "公開するファイルの名前に使えない文字があります。" | "The name of a file in `static/` holds characters that cannot stand in an address.",
        why: "ファイルの名前はそのまま住所になります。空白や日本語の名前は、サーバーによって届きません。" | "The name becomes an address; blanks and other letters get lost on some servers.",
        fix: "半角の小文字の英字、数字、ハイフン、下線、点だけにします。" | "Use lower-case letters, digits, hyphens, underscores and points.",
        bad: "content/aobadai/static/市章 2025.svg",
        good: "content/aobadai/static/mark-2025.svg",
    }
    SYMBOLIC_LINK {
        what: "ほかの場所への参照が置かれています。" | "A symbolic link stands where a file or folder belongs.",
        why: "参照の先は機械ごとに違い、同じ中身から同じサイトになりません。" | "What it points to differs from machine to machine, and so would the site.",
        fix: "ファイルそのものを置きます。" | "Put the file itself there.",
        bad: "content/aobadai/plans -> /home/kikaku/plans",
        good: "content/aobadai/plans/machi/plan.yaml",
    }
    UNREADABLE_FILE {
        what: "読み取りの許可がありません。" | "The system does not let Ayumi read the file.",
        why: "読めないファイルを飛ばすと、数値が欠けたまま公開されます。" | "Leaving it out would publish a site with figures missing.",
        fix: "ファイルの読み取りを許可します。" | "Allow the file to be read.",
        bad: "-rw------- root  plan.yaml",
        good: "-rw-r--r-- root  plan.yaml",
    }
    NOT_UTF8 {
        what: "文字コードが UTF-8 ではありません。" | "The file is not UTF-8; often it is Shift_JIS.",
        why: "文字を取り違えると、別の名前や数値として公開されます。" | "Letters that are guessed may become other names and figures.",
        fix: "エディタで、文字コードを UTF-8 にして保存し直します。" | "Save it again as UTF-8.",
        bad: "plan.yaml (Shift_JIS)",
        good: "plan.yaml (UTF-8)",
    }
}
