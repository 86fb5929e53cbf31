//! The years of a plan from `results/<year>.yaml`.

use std::collections::HashMap;

use rayon::prelude::*;

use super::achievement::{
    CommonReason, achievements, declared_changes, in_time, is_refused, judgement, judging,
    keys_clash, observations, of_year,
};
use super::decode::{Cx, Text, missing_key, nearest};
use super::plan::{outside, source, unknown_reference};
use super::read::{PlanFiles, Tree};
use super::rule;
use super::shapes::results::{EditionShape, MeasureYearShape, ResultsFile, RowShape, TallyShape};
use super::site::{file, reversed};
use super::value::{Place, value};
use super::whole::{complete, counted_otherwise, unjudged};
use crate::diag::{Diagnostic, FileId, Span, both, codes};
use crate::model::plan::{Owner, Plan};
use crate::model::results::{
    Complement, Declared, DeclaredTally, Derived, Edition, MeasureYear, PersonJudgement, Row,
    Scope, Unplaced, YearResults,
};
use crate::model::year::FiscalYear;

/// Loads every year of a plan, oldest first.
pub fn load(tree: &Tree, files: &PlanFiles, plan: &Plan, cx: &mut Cx) -> Vec<YearResults> {
    let broken = &cx.broken;
    let parts: Vec<(Option<YearResults>, Cx)> = files
        .results
        .par_iter()
        .map(|(stem, id)| {
            let mut own = Cx {
                broken: broken.clone(),
                ..Cx::default()
            };
            let year = file::<ResultsFile>(tree, *id, &mut own)
                .and_then(|shape| one_year(shape, stem, *id, plan, &mut own));
            (year, own)
        })
        .collect();
    let mut years: Vec<YearResults> = Vec::new();
    for (year, own) in parts {
        cx.found.extend(own.found);
        cx.texts.extend(own.texts);
        years.extend(year);
    }
    years.sort_by_key(|y| y.year);
    years
}

fn one_year(
    shape: ResultsFile,
    stem: &str,
    id: FileId,
    plan: &Plan,
    cx: &mut Cx,
) -> Option<YearResults> {
    let year = shape.year.value;
    if year < plan.period.0 || plan.period.1 < year {
        cx.push(outside(year, plan, shape.year.span));
        return None;
    }
    if stem != year.0.to_string() {
        cx.push(Diagnostic::new(
            &codes::YEAR_NOT_FILE_NAME,
            shape.year.span,
            both(
                format!(
                    "ファイル名は {stem}.yaml ですが、中の年度は {} です",
                    year.ja()
                ),
                format!("the file is named {stem}.yaml, but its year is {}", year.0),
            ),
            both(
                format!("ファイル名を {}.yaml にするか、year を直します", year.0),
                format!("rename it to {}.yaml, or correct the year", year.0),
            ),
        ));
        return None;
    }
    let vocabulary = &plan.vocabulary;
    let own_rule = shape.rule.map(|r| rule::rule(r.0, vocabulary, cx));
    if let Some(rule) = &own_rule {
        rule::covers(rule, &plan.indicators, cx);
    }
    let complement = shape.complement.and_then(|c| {
        Some(Complement {
            status: rule::judged(&c.status, vocabulary, cx)?,
            basis: c.basis.value,
        })
    });
    let common = CommonReason::of(shape.judging.as_ref(), shape.span, cx);
    let judging = shape.judging.map(judging);
    let declared_tallies = shape
        .declared_tallies
        .into_iter()
        .filter_map(|t| tally(t, plan, cx))
        .collect();
    let mut rows: Vec<Option<Row>> = (0..plan.indicators.len()).map(|_| None).collect();
    let mut measures: Vec<MeasureYear> = (0..plan.measures.len())
        .map(|_| MeasureYear::default())
        .collect();
    let mut seen_measures = vec![false; plan.measures.len()];
    let index: HashMap<&str, usize> = plan
        .indicators
        .iter()
        .enumerate()
        .map(|(i, x)| (x.id.as_str(), i))
        .collect();
    let measure_index: HashMap<&str, usize> = plan
        .measures
        .iter()
        .enumerate()
        .map(|(i, x)| (x.id.as_str(), i))
        .collect();
    for (key, m) in shape.measures {
        let Some(at) = measure_index.get(key.value.as_str()).copied() else {
            if !cx.broken.contains(&key.value) {
                let near = nearest(&key.value, plan.measures.iter().map(|m| m.id.as_str()));
                cx.push(unknown_reference(
                    &codes::UNKNOWN_MEASURE,
                    &key,
                    &plan.levels.measure,
                    "measure",
                    near,
                ));
            }
            continue;
        };
        seen_measures[at] = true;
        let shape_rows = measure_year(m, at, plan, &common, &mut measures[at], cx);
        fill(
            shape_rows,
            Owner::Measure(at),
            year,
            plan,
            &index,
            &mut rows,
            cx,
        );
    }
    for (key, g) in shape.goals {
        let Some(at) = plan.goals.iter().position(|x| x.id == key.value) else {
            if cx.broken.contains(&key.value) {
                continue;
            }
            let near = nearest(&key.value, plan.goals.iter().map(|g| g.id.as_str()));
            cx.push(unknown_reference(
                &codes::UNKNOWN_GOAL,
                &key,
                "目標",
                "goal",
                near,
            ));
            continue;
        };
        fill(
            g.indicators,
            Owner::Goal(at),
            year,
            plan,
            &index,
            &mut rows,
            cx,
        );
    }
    fill(
        shape.indicators,
        Owner::Plan,
        year,
        plan,
        &index,
        &mut rows,
        cx,
    );
    let rows = complete(rows, &seen_measures, id, plan, cx);
    unjudged(&measures, &seen_measures, id, plan, cx);
    let is_sound = cx.found.is_empty();
    let results = YearResults {
        year,
        edition: shape.edition.and_then(|e| edition(e, cx)),
        judging,
        source: shape.source.map(source),
        rule: own_rule,
        complement,
        declared_tallies,
        note: shape.note.map(|t| t.value),
        rows,
        measures,
        span: Span::top(id),
    };
    // What could not be read may be just what the tallies count.
    if is_sound {
        counted_otherwise(&results, plan, cx);
    }
    Some(results)
}

fn edition(shape: EditionShape, cx: &mut Cx) -> Option<Edition> {
    let date = match (shape.report_date, shape.report_date_missing) {
        (Some(date), None) => Ok(date.0),
        (None, Some(why)) => Err(why),
        (None, None) if cx.refused.contains(&(shape.span, "report_date")) => return None,
        (None, None) => {
            cx.push(missing_key("report_date", shape.span));
            return None;
        }
        (Some(_), Some(_)) => {
            let keys = "report_date / report_date_missing";
            cx.push(keys_clash(shape.span, keys));
            return None;
        }
    };
    let covers = shape.covers.and_then(|c| {
        if c.to < c.from {
            cx.push(reversed(c.span));
        }
        (c.from <= c.to).then_some((c.from, c.to))
    });
    if let (Some(next), Ok(date)) = (&shape.next_publication, &date)
        && next.value.0 <= *date
    {
        cx.push(Diagnostic::new(
            &codes::PERIOD_REVERSED,
            next.span,
            both(
                "次の公表（next_publication）が、この報告の日より後になっていません",
                "the next publication is not after this report",
            ),
            both(
                "report_date と next_publication を見直します",
                "check report_date and next_publication",
            ),
        ));
    }
    Some(Edition {
        next_publication: shape.next_publication.map(|d| d.value.0),
        covers,
        id: shape.id.value.0,
        title: shape.title.value,
        report_date: date,
        state: shape.state,
        note: shape.note.map(|t| t.value),
    })
}

fn tally(shape: TallyShape, plan: &Plan, cx: &mut Cx) -> Option<DeclaredTally> {
    let scope = if shape.scope.value == "plan" {
        Scope::Plan
    } else {
        match plan.goals.iter().position(|g| g.id == shape.scope.value) {
            Some(g) => Scope::Goal(g),
            None if cx.broken.contains(&shape.scope.value) => return None,
            None => {
                let near = nearest(&shape.scope.value, plan.goals.iter().map(|g| g.id.as_str()));
                cx.push(unknown_reference(
                    &codes::UNKNOWN_GOAL,
                    &shape.scope,
                    "目標",
                    "goal",
                    near,
                ));
                return None;
            }
        }
    };
    let by_status = shape
        .by_status
        .iter()
        .filter_map(|(k, n)| Some((rule::status(k, &plan.vocabulary, cx)?, n.value)))
        .collect();
    let derived = shape
        .derived
        .iter()
        .filter_map(|d| {
            let status = rule::status(&d.status, &plan.vocabulary, cx)?;
            Some(Derived {
                status,
                count: d.count,
                sum: d.sum.value.clone(),
            })
        })
        .collect();
    let shares = shape
        .shares
        .iter()
        .filter_map(|(k, share)| Some((rule::status(k, &plan.vocabulary, cx)?, *share)))
        .collect();
    Some(DeclaredTally {
        counts: shape.counts,
        scope,
        denominator: shape.denominator.value,
        denominator_words: shape.denominator_words.map(|t| t.value),
        by_status,
        derived,
        place: shape.where_.map(|t| t.value),
        shares,
        shares_about: shape.shares_about.unwrap_or(false),
        span: shape.span,
    })
}

fn measure_year(
    shape: MeasureYearShape,
    at: usize,
    plan: &Plan,
    common: &CommonReason,
    out: &mut MeasureYear,
    cx: &mut Cx,
) -> Vec<(Text, RowShape)> {
    let is_judged = shape.judged.is_some() || cx.refused.contains(&(shape.span, "judged"));
    out.judged = shape.judged.and_then(|j| judgement(j, common, plan, cx));
    // A judgement that was refused has been reported.
    if is_judged && out.judged.is_none() {
        cx.broken.insert(plan.measures[at].id.clone());
    }
    out.countermeasure = shape.countermeasure.map(|c| c.0);
    out.achievements = achievements(shape.achievements, cx);
    let actions = &plan.measures[at].actions;
    for (key, cell) in shape.done {
        match key
            .value
            .parse::<u32>()
            .ok()
            .filter(|n| actions.iter().any(|a| a.no == *n))
        {
            Some(no) => out.done.push((no, cell.0)),
            None => cx.push(unknown_reference(
                &codes::UNKNOWN_ACTION,
                &key,
                "取組内容の番号",
                "action",
                None,
            )),
        }
    }
    out.done.sort_by_key(|d| d.0);
    out.unplaced = shape
        .unplaced
        .into_iter()
        .map(|u| Unplaced {
            text: u.text.value,
            column: u.column.map(|t| t.value),
            note: u.note.map(|t| t.value),
        })
        .collect();
    out.note = shape.note.map(|t| t.value);
    out.span = Some(shape.span);
    shape.indicators
}

fn fill(
    shapes: Vec<(Text, RowShape)>,
    owner: Owner,
    year: FiscalYear,
    plan: &Plan,
    index: &HashMap<&str, usize>,
    rows: &mut [Option<Row>],
    cx: &mut Cx,
) {
    for (key, shape) in shapes {
        let at = index.get(key.value.as_str()).copied();
        match at.filter(|i| plan.indicators[*i].owner == owner) {
            Some(i) => rows[i] = row(shape, i, year, plan, cx),
            None if cx.broken.contains(&key.value) => {}
            None => {
                let own = plan.indicators.iter().filter(|i| i.owner == owner);
                let near = nearest(&key.value, own.map(|i| i.id.as_str()));
                cx.push(unknown_reference(
                    &codes::UNKNOWN_INDICATOR,
                    &key,
                    &plan.levels.indicator,
                    "indicator",
                    near,
                ));
            }
        }
    }
}

fn row(shape: RowShape, at: usize, year: FiscalYear, plan: &Plan, cx: &mut Cx) -> Option<Row> {
    let indicator = &plan.indicators[at];
    let found = cx.found.len();
    let is_observed = !shape.observed.is_empty();
    in_time(&shape, indicator, cx);
    let observed = observations(shape.observed, cx);
    let actual = match (&shape.actual, is_observed) {
        (Some(actual), false) => value(actual, indicator.kind, Place::Measured, cx),
        (None, true) => {
            let is_sound = cx.found.len() == found;
            is_sound.then(|| of_year(&observed, year, shape.span))
        }
        _ if cx.found.len() > found || is_refused(shape.span, ["actual", "observed"], cx) => None,
        _ => {
            cx.push(keys_clash(shape.span, "actual / observed"));
            None
        }
    };
    let mut components = Vec::new();
    for (key, v) in &shape.components {
        let Some(c) = indicator.components.iter().position(|c| c.id == key.value) else {
            let near = nearest(
                &key.value,
                indicator.components.iter().map(|c| c.id.as_str()),
            );
            cx.push(unknown_reference(
                &codes::UNKNOWN_COMPONENT,
                key,
                "内訳",
                "component",
                near,
            ));
            continue;
        };
        let place = Place::Component(indicator.mean);
        if let Some(v) = value(v, indicator.kind, place, cx) {
            components.push((c, v));
        }
    }
    components.sort_by_key(|c| c.0);
    let declared = shape
        .declared
        .iter()
        .map(|d| Declared {
            rate: d.rate,
            status: d
                .status
                .as_ref()
                .and_then(|s| rule::status(s, &plan.vocabulary, cx)),
            place: d.where_.as_ref().map(|t| t.value.clone()),
            span: d.span,
        })
        .collect();
    let judged = shape.judged.and_then(|j| {
        Some(PersonJudgement {
            status: rule::judged(&j.status, &plan.vocabulary, cx)?,
            reason: j.reason.0,
        })
    });
    // A row whose value is wrong is reported once, not also as left out.
    if actual.is_none() {
        cx.broken.insert(indicator.id.clone());
    }
    Some(Row {
        actual: actual?,
        observed,
        declared_changes: declared_changes(shape.declared_changes, cx),
        components,
        reached: shape.reached,
        declared,
        judged,
        reason: shape.reason.map(|c| c.0),
        countermeasure: shape.countermeasure.map(|c| c.0),
        note: shape.note.map(|t| t.value),
        span: shape.span,
    })
}
