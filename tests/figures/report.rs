//! Ways through `data/report.json`.

use serde_json::Value as Json;

/// A list of the report; fails where there is none.
pub fn list<'a>(json: &'a Json, key: &str) -> &'a [Json] {
    json[key]
        .as_array()
        .unwrap_or_else(|| panic!("no list {key} in {json:.200}"))
}

/// A text of the report; fails where there is none.
pub fn text<'a>(json: &'a Json, key: &str) -> &'a str {
    json[key]
        .as_str()
        .unwrap_or_else(|| panic!("no text {key} in {json}"))
}

/// The plan that the tests speak of: 行革大綱 第1期.
pub fn plan(report: &Json) -> &Json {
    plan_named(report, "gyokaku-7-1")
}

/// The plan that follows it: 行革大綱 第2期, before its first results.
pub fn plan_2(report: &Json) -> &Json {
    plan_named(report, "gyokaku-7-2")
}

/// A plan by its id.
pub fn plan_named<'a>(report: &'a Json, id: &str) -> &'a Json {
    let found = list(report, "plans").iter().find(|p| p["id"] == id);
    found.unwrap_or_else(|| panic!("no plan {id}"))
}

/// The goals at the top.
pub fn top_goals(report: &Json) -> &[Json] {
    list(plan(report), "goals")
}

/// Every measure below some goals, in order.
pub fn measures(goals: &[Json]) -> Vec<&Json> {
    let mut found = Vec::new();
    for goal in goals {
        found.extend(list(goal, "measures"));
        found.extend(measures(list(goal, "goals")));
    }
    found
}

/// Every indicator below some goals: those of measures and those of goals.
pub fn indicators(goals: &[Json]) -> Vec<&Json> {
    let mut found = Vec::new();
    for goal in goals {
        found.extend(list(goal, "indicators"));
        found.extend(indicators(list(goal, "goals")));
        for measure in list(goal, "measures") {
            found.extend(list(measure, "indicators"));
        }
    }
    found
}

/// Every indicator of a plan: its own, then those below its goals.
pub fn indicators_of(plan: &Json) -> Vec<&Json> {
    let mut found: Vec<&Json> = list(plan, "indicators").iter().collect();
    found.extend(indicators(list(plan, "goals")));
    found
}

/// Every measure of a plan.
pub fn measures_of(plan: &Json) -> Vec<&Json> {
    let mut found = measures(list(plan, "goals"));
    found.extend(list(plan, "measures"));
    found
}

/// The plan and the indicator that drawings and tables call `<plan>-<indicator>`.
pub fn owner<'a>(report: &'a Json, key: &str) -> (&'a Json, &'a Json) {
    let mut found = Vec::new();
    for plan in list(report, "plans") {
        let begin = format!("{}-", text(plan, "id"));
        let Some(id) = key.strip_prefix(&begin) else {
            continue;
        };
        let own = indicators_of(plan).into_iter().filter(|i| i["id"] == id);
        found.extend(own.map(|i| (plan, i)));
    }
    assert_eq!(found.len(), 1, "indicators called {key}");
    found[0]
}

/// The series that an indicator of a plan is part of.
pub fn series<'a>(report: &'a Json, plan: &str, indicator: &str) -> Option<&'a Json> {
    let is_it = |m: &Json| m["plan_id"] == plan && m["indicator_id"] == indicator;
    let mut all = list(report, "series").iter();
    all.find(|s| list(s, "members").iter().any(is_it))
}

/// The years of a plan.
pub fn years(plan: &Json) -> std::ops::RangeInclusive<i32> {
    let end = |key: &str| plan["period"][key].as_i64().expect("a year") as i32;
    end("from")..=end("to")
}

/// Every indicator of the plan.
pub fn all_indicators(report: &Json) -> Vec<&Json> {
    indicators(top_goals(report))
}

/// The evaluation of an indicator in a year.
pub fn evaluation(indicator: &Json, year: i32) -> &Json {
    list(indicator, "evaluations")
        .iter()
        .find(|e| e["fiscal_year"] == year)
        .unwrap_or_else(|| panic!("no {year} in {}", indicator["id"]))
}

/// The evaluation of an indicator, by id.
pub fn row<'a>(report: &'a Json, id: &str, year: i32) -> &'a Json {
    let found = all_indicators(report)
        .into_iter()
        .find(|i| i["id"] == id)
        .unwrap_or_else(|| panic!("no indicator {id}"));
    evaluation(found, year)
}

/// A value of an indicator.
pub fn value<'a>(indicator: &'a Json, year: i32, role: &str) -> Option<&'a Json> {
    list(indicator, "values")
        .iter()
        .find(|v| v["fiscal_year"] == year && v["role"] == role)
}

/// The tally of a scope (`gyokaku-7-1`, `i`, …) in a year.
pub fn tally<'a>(report: &'a Json, scope: &str, year: i32) -> &'a Json {
    list(report, "tallies")
        .iter()
        .filter(|t| t["plan_id"] == "gyokaku-7-1")
        .find(|t| t["scope_id"] == scope && t["fiscal_year"] == year)
        .unwrap_or_else(|| panic!("no tally of {scope} in {year}"))
}

/// The counts of a tally in the order achieved, missed, not yet known, not set,
/// unreadable, not judged; a class that is not there counts 0.
pub fn counts(classes: &Json) -> [u64; 6] {
    [
        "achieved",
        "missed",
        "not_yet_known",
        "not_set",
        "unreadable",
        "not_judged",
    ]
    .map(|class| classes[class].as_u64().unwrap_or(0))
}

/// The ids of the rows of a class in a year, in the order of the plan's file.
pub fn ids_of(report: &Json, status: &str, year: i32) -> Vec<String> {
    all_indicators(report)
        .into_iter()
        .filter(|i| evaluation(i, year)["status"] == status)
        .map(|i| text(i, "id").to_owned())
        .collect()
}

/// The classes of a tally that have a row, sorted by name.
pub fn counts_by_class(classes: &Json) -> Vec<(String, u32)> {
    let classes = classes.as_object().expect("counts");
    let mut found: Vec<(String, u32)> = classes
        .iter()
        .map(|(class, n)| (class.clone(), n.as_u64().expect("a count") as u32))
        .filter(|(_, n)| *n > 0)
        .collect();
    found.sort();
    found
}
