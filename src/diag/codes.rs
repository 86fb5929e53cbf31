//! The catalogue of mistakes: one entry a code, named after the bad pattern.

use super::Severity;

/// A kind of mistake.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Its name, as printed and as `accepted.yaml` writes it.
    pub name: &'static str,
    /// Its weight.
    pub severity: Severity,
    /// Whether a site may let it stand. Never for input that cannot be read,
    /// resolved or kept safe; yes for a doubt about a value kept as declared.
    pub acceptable: bool,
}

macro_rules! catalogue {
    ($($(#[doc = $doc:literal])+ $konst:ident = $name:literal $severity:ident $acceptable:literal;)+) => {
        $($(#[doc = $doc])+
        pub static $konst: Code = Code { name: $name, severity: Severity::$severity, acceptable: $acceptable };)+
        /// Every code.
        pub static ALL: &[&Code] = &[$(&$konst),+];
    };
}

catalogue! {
    /// `content/` holds no site.
    NO_SITE = "no-site" Error false;
    /// Both `content/site.yaml` and `content/<site>/site.yaml`.
    TWO_LAYOUTS = "two-layouts" Error false;
    /// `--site` names a site that does not exist.
    UNKNOWN_SITE = "unknown-site" Error false;
    /// A site without a plan publishes nothing.
    EMPTY_SITE = "empty-site" Error false;
    /// A file that the site needs is not there.
    MISSING_FILE = "missing-file" Error false;
    /// A file that Ayumi would never read: a misspelt name or folder.
    UNEXPECTED_FILE = "unexpected-file" Error false;
    /// A published file whose name cannot stand in an address.
    BAD_FILE_NAME = "bad-file-name" Error false;
    /// A link of the file system where a file or folder belongs.
    SYMBOLIC_LINK = "symbolic-link" Error false;
    /// A file that the system would not let us read.
    UNREADABLE_FILE = "unreadable-file" Error false;
    /// Not UTF-8.
    NOT_UTF8 = "not-utf8" Error false;
    /// YAML that cannot be read.
    YAML_SYNTAX = "yaml-syntax" Error false;
    /// A tab in the indentation of YAML.
    TAB_INDENT = "tab-indent" Error false;
    /// A full-width colon behind a key of YAML.
    FULLWIDTH_COLON = "fullwidth-colon" Error false;
    /// The same key twice in one mapping.
    DUPLICATE_KEY = "duplicate-key" Error false;
    /// A key that means nothing here.
    UNKNOWN_KEY = "unknown-key" Error false;
    /// A key that must be there.
    MISSING_KEY = "missing-key" Error false;
    /// A list where a mapping belongs, and the like.
    WRONG_SHAPE = "wrong-shape" Error false;
    /// A word that is none of those allowed.
    UNKNOWN_WORD = "unknown-word" Error false;
    /// Text where a figure belongs.
    NOT_A_NUMBER = "not-a-number" Error false;
    /// Text where a fiscal year belongs.
    NOT_A_YEAR = "not-a-year" Error false;
    /// Text where a date belongs.
    NOT_A_DATE = "not-a-date" Error false;
    /// An id with characters that cannot stand in an address.
    BAD_ID = "bad-id" Error false;
    /// The same id twice.
    DUPLICATE_ID = "duplicate-id" Error false;
    /// Two terms of the glossary with one writing.
    DUPLICATE_TERM = "duplicate-term" Error false;
    /// A reading with letters other than kana.
    READING_NOT_KANA = "reading-not-kana" Error false;
    /// A code used for two things.
    DUPLICATE_CODE = "duplicate-code" Warning true;
    /// The check digit of a municipality code is wrong.
    BAD_MUNICIPALITY_CODE = "bad-municipality-code" Error false;
    /// An address that must be `https://…`.
    BAD_URL = "bad-url" Error false;
    /// A year outside the plan.
    YEAR_OUTSIDE_PLAN = "year-outside-plan" Error false;
    /// A results file whose name and year differ.
    YEAR_NOT_FILE_NAME = "year-not-file-name" Error false;
    /// A period that ends before it begins.
    PERIOD_REVERSED = "period-reversed" Error false;
    /// 平成32年度: a year behind the end of its era.
    YEAR_AFTER_ERA = "year-after-era" Note true;
    /// A department that the site does not list.
    UNKNOWN_DEPARTMENT = "unknown-department" Error false;
    /// A department that has no name in a year of the plan.
    DEPARTMENT_WITHOUT_NAME = "department-without-name" Warning true;
    /// Departments that belong to each other, or follow each other, in a circle.
    DEPARTMENT_CIRCLE = "department-circle" Error false;
    /// A department is named in a year in which it does not exist.
    DEPARTMENT_OUTSIDE_YEARS = "department-outside-years" Error false;
    /// A reference to a goal that the plan does not have.
    UNKNOWN_GOAL = "unknown-goal" Error false;
    /// A reference to a measure that the plan does not have.
    UNKNOWN_MEASURE = "unknown-measure" Error false;
    /// A reference to an indicator that the measure does not have.
    UNKNOWN_INDICATOR = "unknown-indicator" Error false;
    /// A reference to an action that the measure does not have.
    UNKNOWN_ACTION = "unknown-action" Error false;
    /// A reference to a component that the indicator does not have.
    UNKNOWN_COMPONENT = "unknown-component" Error false;
    /// A status that is not in the plan's vocabulary.
    UNKNOWN_STATUS = "unknown-status" Error false;
    /// A category of measures that the plan does not have.
    UNKNOWN_CATEGORY = "unknown-category" Error false;
    /// A viewpoint that the plan does not have.
    UNKNOWN_VIEWPOINT = "unknown-viewpoint" Error false;
    /// A number that is none of the 17 Sustainable Development Goals.
    UNKNOWN_SDG = "unknown-sdg" Error false;
    /// A plan that the site does not have.
    UNKNOWN_PLAN = "unknown-plan" Error false;
    /// A measure of which a plan does not say what became of it.
    SUCCESSION_GAP = "succession-gap" Error false;
    /// A printed count whose parts do not add up to its whole.
    COUNT_SUM_MISMATCH = "count-sum-mismatch" Warning true;
    /// A printed count that the plan's own lines do not give.
    COUNT_MISMATCH = "count-mismatch" Warning true;
    /// What goes on from one plan is not what the next one takes over.
    CONTINUED_COUNTS_DIFFER = "continued-counts-differ" Warning true;
    /// A theme that does not exist.
    UNKNOWN_THEME = "unknown-theme" Error false;
    /// A language that Ayumi has no words for.
    UNKNOWN_LANGUAGE = "unknown-language" Error false;
    /// An indicator that does not say which way is good.
    MISSING_DIRECTION = "missing-direction" Error false;
    /// An indicator without a unit.
    MISSING_UNIT = "missing-unit" Error false;
    /// A name, a year or a figure that is neither given nor said to be missing.
    MISSING_VALUE = "missing-value" Error false;
    /// A yearly indicator where less is better, and no formula declared.
    MISSING_FORMULA = "missing-formula" Error false;
    /// A row of the plan that a year's results leave out.
    MISSING_RESULT = "missing-result" Error false;
    /// A value of the wrong sort for its kind (a text target for a yearly one).
    VALUE_NOT_OF_KIND = "value-not-of-kind" Error false;
    /// Keys of one entry that exclude each other, or none of them.
    KEYS_CLASH = "keys-clash" Error false;
    /// Keys of a statement of money that exclude each other, or none of them.
    MONEY_KEYS_CLASH = "money-keys-clash" Error false;
    /// An amount for a year that its statement of money does not have.
    YEAR_NOT_OF_STATEMENT = "year-not-of-statement" Error false;
    /// A balance of a statement of money that is not there.
    UNKNOWN_MONEY = "unknown-money" Error false;
    /// Bands that leave a gap or overlap.
    BANDS_NOT_WHOLE = "bands-not-whole" Error false;
    /// Front matter that is missing or cannot be read.
    FRONT_MATTER = "front-matter" Error false;
    /// A narrative for something that is not in the plan.
    NARRATIVE_OF_UNKNOWN = "narrative-of-unknown" Error false;
    /// Two narratives for the same thing and year.
    DUPLICATE_NARRATIVE = "duplicate-narrative" Error false;
    /// A link that leads nowhere.
    BROKEN_LINK = "broken-link" Error false;
    /// Raw HTML in a narrative.
    RAW_HTML = "raw-html" Error false;
    /// A title (`# …`) in a narrative, whose title is in the front matter.
    HEADING_TOO_HIGH = "heading-too-high" Error false;
    /// A declared rate that the figures do not give.
    RATE_MISMATCH = "rate-mismatch" Warning true;
    /// A declared status that the rule does not give.
    STATUS_MISMATCH = "status-mismatch" Warning true;
    /// A declared count that the rows do not give.
    TALLY_MISMATCH = "tally-mismatch" Warning true;
    /// Declared counts that do not add up to their own whole.
    TALLY_SUM_MISMATCH = "tally-sum-mismatch" Warning true;
    /// A declared share that its counts do not give.
    SHARE_MISMATCH = "share-mismatch" Warning true;
    /// A declared mean that its components do not give.
    MEAN_MISMATCH = "mean-mismatch" Warning true;
    /// A declared total of money that the lines do not give.
    MONEY_TOTAL_DIFFERS = "money-total-differs" Warning true;
    /// A declared rate of change that the amounts do not give.
    MONEY_CHANGE_DIFFERS = "money-change-differs" Warning true;
    /// Lines of money that add up to more than what they are a part of.
    MONEY_PARTS_EXCEED_WHOLE = "money-parts-exceed-whole" Warning true;
    /// A row printed in two measures with different figures.
    SAME_AS_DIFFERS = "same-as-differs" Warning true;
    /// A cumulative figure that falls.
    CUMULATIVE_FALLS = "cumulative-falls" Warning true;
    /// A miss for which the report gives no reason.
    MISS_WITHOUT_REASON = "miss-without-reason" Note true;
    /// A printed difference that the figures do not give.
    CHANGE_MISMATCH = "change-mismatch" Warning true;
    /// A printed distance to the target that the figures do not give.
    GAP_MISMATCH = "gap-mismatch" Warning true;
    /// Two figures printed for the same thing at the same time.
    FIGURES_DIFFER = "figures-differ" Warning true;
    /// A printed year that names another one than was meant.
    PRINTED_YEAR_ODD = "printed-year-odd" Warning true;
    /// Something done after the year that the report speaks of.
    DONE_AFTER_REPORT = "done-after-report" Warning true;
    /// A pair of before and after that are the same.
    PAIR_UNCHANGED = "pair-unchanged" Warning true;
    /// A measure that ends before its plan begins.
    ENDED_BEFORE_PLAN = "ended-before-plan" Warning true;
    /// A target that is worse than where the plan begins.
    TARGET_WORSE_THAN_BASELINE = "target-worse-than-baseline" Warning true;
    /// A target that the baseline, or last year's actual, meets already.
    TARGET_ALREADY_MET = "target-already-met" Note true;
    /// A target that asks for less than the one of the year before.
    TARGET_LOOSENS = "target-loosens" Warning true;
    /// An actual ten times that of the year before, or a tenth of it.
    FIGURE_OUT_OF_SCALE = "figure-out-of-scale" Warning true;
    /// A plan's period that its document prints in two ways.
    PERIOD_DIFFERS = "period-differs" Warning true;
    /// Two reports of a plan that judge or count by different rules.
    REPORT_BASES_DIFFER = "report-bases-differ" Note true;
    /// An indicator that stands under two measures without being called the same.
    INDICATOR_TWICE = "indicator-twice" Note true;
    /// A telephone, a mail address or an individual number in what is published.
    LOOKS_PERSONAL = "looks-personal" Error true;
    /// A year far from the plan, or out of order, in a text.
    YEAR_FAR_FROM_PLAN = "year-far-from-plan" Warning true;
    /// A year or a month before its era began, in a text.
    YEAR_BEFORE_ERA = "year-before-era" Warning true;
    /// Both 「，」 and 「、」 in the texts of one file.
    MIXED_COMMAS = "mixed-commas" Warning true;
    /// Full-width digits in a text.
    FULLWIDTH_DIGITS = "fullwidth-digits" Warning true;
    /// Half-width kana in a text.
    HALFWIDTH_KANA = "halfwidth-kana" Warning true;
    /// A sign that some machines read aloud or draw otherwise.
    MACHINE_DEPENDENT = "machine-dependent" Warning true;
    /// A link whose words do not say where it leads.
    LINK_CALLED_HERE = "link-called-here" Warning true;
    /// An entry of `accepted.yaml` that accepts nothing.
    USELESS_ACCEPTANCE = "useless-acceptance" Warning false;
    /// An entry of `accepted.yaml` for a code that nobody may accept.
    NOT_ACCEPTABLE = "not-acceptable" Error false;
    /// A weight for a code that does not exist.
    UNKNOWN_CODE = "unknown-code" Error false;
    /// Another weight for a code whose weight is not the site's to choose.
    SEVERITY_FIXED = "severity-fixed" Error false;
    /// Text where a colour belongs.
    NOT_A_COLOUR = "not-a-colour" Error false;
    /// A colour that cannot be read on the grounds it stands on.
    LOW_CONTRAST = "low-contrast" Error false;
    /// A colour of the city that may be taken for a verdict.
    CITY_COLOUR_NEAR_VERDICT = "city-colour-near-verdict" Warning true;
    /// A mark that is not there, has no size, or holds more than a drawing.
    BAD_MARK = "bad-mark" Error false;
    /// A page heavier than its budget.
    OVER_BUDGET = "over-budget" Error true;
    /// A theme file that cannot be used.
    THEME_ERROR = "theme-error" Error false;
}
