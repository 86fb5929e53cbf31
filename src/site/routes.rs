//! Addresses: where each page stands below its site, and how pages reach each
//! other without knowing where the site itself stands.

use crate::model::correction::Correction;
use crate::model::glossary::Term;
use crate::model::plan::Plan;
use crate::model::rule::Status;
use crate::model::site::Department;
use crate::model::year::FiscalYear;

/// `plans/<plan>/index.html`
pub fn plan(plan: &Plan) -> String {
    format!("plans/{}/index.html", plan.id)
}

/// `plans/<plan>/goals/<goal>.html`, for every depth.
pub fn goal(plan: &Plan, goal: usize) -> String {
    format!("plans/{}/goals/{}.html", plan.id, plan.goals[goal].id)
}

/// `plans/<plan>/measures/<measure>.html`
pub fn measure(plan: &Plan, measure: usize) -> String {
    format!(
        "plans/{}/measures/{}.html",
        plan.id, plan.measures[measure].id
    )
}

/// Where an indicator stands: a section of its measure's page, or of its
/// goal's where the source does not say which measure it belongs to.
pub fn indicator(plan: &Plan, index: usize) -> String {
    use crate::model::plan::Owner;
    let page = match plan.indicators[index].owner {
        Owner::Plan => self::plan(plan),
        Owner::Measure(m) => measure(plan, m),
        Owner::Goal(g) => goal(plan, g),
    };
    format!("{page}#{}", anchor(plan, index))
}

/// The id of an indicator's section.
pub fn anchor(plan: &Plan, index: usize) -> String {
    format!("ind-{}", plan.indicators[index].id)
}

/// `plans/<plan>/years/<year>.html`
pub fn year(plan: &Plan, year: FiscalYear) -> String {
    format!("plans/{}/years/{}.html", plan.id, year.0)
}

/// `plans/<plan>/years/index.html`: all years beside each other.
pub fn history(plan: &Plan) -> String {
    format!("plans/{}/years/index.html", plan.id)
}

/// `plans/<plan>/work/<year>.html`: what was achieved in a year; `undated.html`
/// for what the source gives no time.
pub fn work(plan: &Plan, year: Option<FiscalYear>) -> String {
    let page = year.map_or_else(|| "undated".to_owned(), |y| y.0.to_string());
    format!("plans/{}/work/{page}.html", plan.id)
}

/// `plans/<plan>/flow.html`: what became of the plan before.
pub fn flow(plan: &Plan) -> String {
    format!("plans/{}/flow.html", plan.id)
}

/// `plans/<plan>/method.html`: how its figures come about.
pub fn method(plan: &Plan) -> String {
    format!("plans/{}/method.html", plan.id)
}

/// `plans/<plan>/guideline.html`: how its work is to be done.
pub fn guideline(plan: &Plan) -> String {
    format!("plans/{}/guideline.html", plan.id)
}

/// `plans/<plan>/directives/<directive>.html`
pub fn directive(plan: &Plan, index: usize) -> String {
    let id = &plan.guideline.directives[index].id;
    format!("plans/{}/directives/{id}.html", plan.id)
}

/// `sdgs/index.html`
pub fn sdgs() -> String {
    "sdgs/index.html".to_owned()
}

/// `sdgs/<number>.html`
pub fn sdg(number: u32) -> String {
    format!("sdgs/{number}.html")
}

/// `plans/<plan>/status/<year>-<status>.html`; ids of states hold `_`, which
/// addresses write `-`.
pub fn status(plan: &Plan, year: FiscalYear, status: &Status) -> String {
    format!(
        "plans/{}/status/{}-{}.html",
        plan.id,
        year.0,
        status.id().replace('_', "-")
    )
}

/// `departments/index.html`
pub fn departments() -> String {
    "departments/index.html".to_owned()
}

/// `departments/reorganisations/<year>.html`, by its first year.
pub fn reorganisation(year: FiscalYear) -> String {
    format!("departments/reorganisations/{}.html", year.0)
}

/// `departments/<department>.html`
pub fn department(department: &Department) -> String {
    format!("departments/{}.html", department.id)
}

/// `glossary.html`
pub fn glossary() -> String {
    "glossary.html".to_owned()
}

/// `corrections.html`
pub fn corrections() -> String {
    "corrections.html".to_owned()
}

/// The id of a correction on the page of corrections.
pub fn correction_anchor(correction: &Correction) -> String {
    format!("correction-{}", correction.id)
}

/// The id of a term on the page of the glossary.
pub fn term_anchor(term: &Term) -> String {
    format!("term-{}", term.id)
}

/// Where a term stands in the glossary.
pub fn term(term: &Term) -> String {
    format!("{}#{}", glossary(), term_anchor(term))
}

/// `charts/<plan>/<chart>.svg`: a chart in a file of its own.
pub fn chart_svg(plan: &Plan, chart: &str) -> String {
    format!("charts/{}/{chart}.svg", plan.id)
}

/// `charts/<plan>/<chart>.csv`: its table.
pub fn chart_csv(plan: &Plan, chart: &str) -> String {
    format!("charts/{}/{chart}.csv", plan.id)
}

/// `static/<path>`: a file that the site publishes as it is.
pub fn static_file(path: &str) -> String {
    format!("static/{path}")
}

/// From a page back to its site's folder: `../` a level.
pub fn root_from(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}
