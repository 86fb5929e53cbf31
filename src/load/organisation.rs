//! How departments hang together, once all of them are known.

use super::achievement::{is_refused, keys_clash};
use super::decode::{Cx, Text, did_you_mean, nearest};
use super::plan::source;
use super::shapes::site::{DepartmentShape, ParentShape, ReorganisationShape};
use super::site::year_twice;
use crate::diag::{Diagnostic, Span, both, codes};
use crate::model::organisation::{DepartmentChange, ParentPeriod, Reorganisation};
use crate::model::site::Department;
use crate::model::year::FiscalYear;

/// Resolves what departments say of each other. `shapes[i]` speaks of `list[i]`.
pub fn link(list: &mut [Department], shapes: Vec<DepartmentShape>, cx: &mut Cx) {
    let spans: Vec<Span> = shapes.iter().map(|s| s.id.span).collect();
    for (index, shape) in shapes.into_iter().enumerate() {
        list[index].parents = parents(list, index, &shape, cx);
        for text in &shape.successors {
            if let Some(to) = find(list, text, cx) {
                follow(list, index, to, text.span, cx);
            }
        }
        for text in &shape.predecessors {
            if let Some(from) = find(list, text, cx) {
                follow(list, from, index, text.span, cx);
            }
        }
        for change in shape.changes {
            if !list[index].exists_in(change.year) {
                cx.push(outside(&list[index].id, change.year, change.span));
            }
            list[index].changes.push(DepartmentChange {
                year: change.year,
                text: change.text.value,
            });
        }
    }
    let after = |d: usize| list[d].successors.clone();
    let mut circles = circle(list.len(), after);
    for year in turning_years(list) {
        let above = |d: usize| {
            let parent = list[d].parent_in(year).and_then(|p| p.parent.ok());
            parent.into_iter().collect()
        };
        circles.extend(circle(list.len(), above));
    }
    circles.sort_unstable();
    circles.dedup();
    for d in circles {
        cx.push(Diagnostic::new(
            &codes::DEPARTMENT_CIRCLE,
            spans[d],
            both(
                format!(
                    "部署「{}」から所属や後継をたどると、自分に戻ります",
                    list[d].id
                ),
                format!(
                    "from the department '{}', parents or successors lead back to itself",
                    list[d].id
                ),
            ),
            both(
                "parent・parents・predecessors・successors を見直します",
                "check parent, parents, predecessors and successors",
            ),
        ));
    }
}

/// The years in which the city ordered its departments anew.
pub fn reorganisations(shapes: Vec<ReorganisationShape>, cx: &mut Cx) -> Vec<Reorganisation> {
    let mut list: Vec<Reorganisation> = Vec::new();
    for shape in shapes {
        if let Some(first) = list.iter().find(|r| r.year == shape.year) {
            cx.push(year_twice(shape.year, shape.span, first.span));
            continue;
        }
        list.push(Reorganisation {
            year: shape.year,
            note: shape.note.map(|n| n.value),
            source: shape.source.map(source),
            span: shape.span,
        });
    }
    list
}

fn parents(
    list: &[Department],
    index: usize,
    shape: &DepartmentShape,
    cx: &mut Cx,
) -> Vec<ParentPeriod> {
    let mut out = Vec::new();
    if let Some(text) = &shape.parent {
        if !shape.parents.is_empty() {
            cx.push(keys_clash(shape.span, "parent・parents"));
        }
        if let Some(parent) = find(list, text, cx) {
            let period = ParentPeriod {
                parent: Ok(parent),
                from: None,
                to: None,
                note: None,
            };
            is_there(list, index, &period, text.span, cx);
            out.push(period);
        }
        return out;
    }
    for p in &shape.parents {
        out.extend(parent(list, index, p, cx));
    }
    out
}

fn parent(
    list: &[Department],
    index: usize,
    shape: &ParentShape,
    cx: &mut Cx,
) -> Option<ParentPeriod> {
    let parent = match (&shape.parent, shape.missing) {
        (Some(text), None) => Ok(find(list, text, cx)?),
        (None, Some(missing)) => Err(missing),
        _ => {
            if !is_refused(shape.span, ["parent", "missing"], cx) {
                cx.push(keys_clash(shape.span, "parent・missing"));
            }
            return None;
        }
    };
    let period = ParentPeriod {
        parent,
        from: shape.from,
        to: shape.to,
        note: shape.note.as_ref().map(|n| n.value.clone()),
    };
    is_there(list, index, &period, shape.span, cx);
    Some(period)
}

/// Reports a parent that is missing in a year in which it is named.
fn is_there(list: &[Department], index: usize, period: &ParentPeriod, span: Span, cx: &mut Cx) {
    let Ok(parent) = period.parent else { return };
    let (child, parent) = (&list[index], &list[parent]);
    if cx.broken.contains(&child.id) || cx.broken.contains(&parent.id) {
        return;
    }
    let from = period.from.max(child.from);
    let to = [period.to, child.to].into_iter().flatten().min();
    let early = parent.from.filter(|p| from.is_none_or(|f| f < *p));
    let late = parent.to.filter(|p| to.is_none_or(|t| t > *p));
    let year = early
        .map(|p| from.unwrap_or(p.previous()))
        .or(late.map(|p| p.next()));
    if let Some(year) = year {
        cx.push(outside(&parent.id, year, span));
    }
}

/// Keeps that `to` took over from `from`, once, whoever of both says so.
fn follow(list: &mut [Department], from: usize, to: usize, span: Span, cx: &mut Cx) {
    if list[from].successors.contains(&to) {
        return;
    }
    if let Some(year) = list[from].to.map(FiscalYear::next)
        && !list[to].exists_in(year)
        && !cx.broken.contains(&list[to].id)
    {
        cx.push(outside(&list[to].id, year, span));
    }
    list[from].successors.push(to);
    list[to].predecessors.push(from);
}

fn find(list: &[Department], id: &Text, cx: &mut Cx) -> Option<usize> {
    let found = list.iter().position(|d| d.id == id.value);
    if found.is_none() && !cx.broken.contains(&id.value) {
        let near = nearest(&id.value, list.iter().map(|d| d.id.as_str()));
        cx.push(Diagnostic::new(
            &codes::UNKNOWN_DEPARTMENT,
            id.span,
            both(
                format!("部署「{}」は departments.yaml にありません", id.value),
                format!("there is no department '{}' in departments.yaml", id.value),
            ),
            did_you_mean(
                near,
                both(
                    "departments.yaml にこの id の部署を足すか、正しい id を書きます",
                    "add it to departments.yaml, or write the right id",
                ),
            ),
        ));
    }
    found
}

fn outside(id: &str, year: FiscalYear, span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::DEPARTMENT_OUTSIDE_YEARS,
        span,
        both(
            format!("部署「{id}」は {} にはありません", year.ja_short()),
            format!("there is no department '{id}' in {}", year.en()),
        ),
        both(
            "部署の from・to か、ここに書いた年度を見直します",
            "check the department's from and to, or the years given here",
        ),
    )
}

/// The years between which nothing about parents can change.
fn turning_years(list: &[Department]) -> Vec<FiscalYear> {
    let mut years: Vec<FiscalYear> = list
        .iter()
        .flat_map(|d| &d.parents)
        .flat_map(|p| [p.from, p.to.map(FiscalYear::next)])
        .flatten()
        .collect();
    years.push(FiscalYear(0));
    years.sort_unstable();
    years.dedup();
    years
}

/// One department of every circle that `next` leads into.
fn circle(count: usize, next: impl Fn(usize) -> Vec<usize>) -> Vec<usize> {
    let mut is_done = vec![false; count];
    let mut is_on_way = vec![false; count];
    let mut found = Vec::new();
    for start in 0..count {
        if is_done[start] {
            continue;
        }
        // A list of its own, not the call stack: chains may be long.
        let mut way = vec![(start, next(start))];
        is_on_way[start] = true;
        while let Some((d, rest)) = way.last_mut() {
            match rest.pop() {
                Some(n) if is_on_way[n] => found.push(n),
                Some(n) if is_done[n] => {}
                Some(n) => {
                    is_on_way[n] = true;
                    way.push((n, next(n)));
                }
                None => {
                    is_on_way[*d] = false;
                    is_done[*d] = true;
                    way.pop();
                }
            }
        }
    }
    found
}
