//! `data/report.json`: the whole report of a site. Fields are added over time
//! and never renamed; ARCHITECTURE.md documents them.

mod correction;
mod guideline;
mod judged;
mod money;
mod observed;
mod organisation;

use rust_decimal::Decimal;
use serde_json::{Map, Value as Json, json};

use crate::diag::{Sources, Span};
use crate::model::glossary::Term;
use crate::model::plan::{Frame, Goal, Indicator, Kind, Measure, Plan, Succession};
use crate::model::results::{DeclaredTally, Scope, YearResults};
use crate::model::rule::{Rule, Status};
use crate::model::site::Site;
use crate::model::system::{Answering, PolicySystem};
use crate::model::value::{Amount, Cell, Value};
use crate::model::word::Word;
use crate::model::year::FiscalYear;
use crate::render::words::Words;
use crate::report::rate::round;
use crate::report::{Course, Evaluation, Kept, PlanReport, Report, Series, Tally, YearReport};

/// The version of the schema.
pub const SCHEMA_VERSION: u32 = 1;

/// Writes the report of a site.
pub fn report_json(site: &Site, report: &Report, sources: &Sources, words: &Words) -> String {
    let writer = Writer {
        site,
        sources,
        words,
    };
    let plans: Vec<Json> = site
        .plans
        .iter()
        .zip(&report.plans)
        .map(|(p, r)| writer.plan(p, r))
        .collect();
    let tallies: Vec<Json> = site
        .plans
        .iter()
        .zip(&report.plans)
        .flat_map(|(p, r)| writer.tallies(p, r))
        .collect();
    let json = json!({
        "schema_version": SCHEMA_VERSION,
        "site": {
            "id": site.id,
            "name": site.name,
            "municipality": {"name": site.municipality.name, "code": site.municipality.code},
            "publisher": {"name": site.publisher.name},
            "license": {"name": site.license.name, "url": site.license.url, "note": site.license.note},
            "base_url": site.base_url,
            "languages": site.languages,
            "lead_plan_id": site.lead_plan.map(|p| &site.plans[p].id),
            "sample": site.sample.as_ref().map(|s| json!({"notice": s.notice, "source": s.source})),
            "source": writer.source(site.span),
        },
        "glossary": site.glossary.terms.iter().map(|t| writer.term(t)).collect::<Vec<_>>(),
        "glossary_document": site.glossary.source.as_ref().map(|s| json!({
            "title": s.title, "date": s.date, "publisher": s.publisher, "note": s.note,
        })),
        "corrections": site.corrections.iter().map(|c| writer.correction(c)).collect::<Vec<_>>(),
        "departments": site.departments.iter().map(|d| writer.department(d)).collect::<Vec<_>>(),
        "reorganisations": site.reorganisations.iter().map(|r| writer.reorganisation(r)).collect::<Vec<_>>(),
        "plans": plans,
        "tallies": tallies,
        "series": report.series.iter().map(|s| writer.series(s)).collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_string_pretty(&json).unwrap_or_default();
    text.push('\n');
    text
}

struct Writer<'a> {
    site: &'a Site,
    sources: &'a Sources,
    words: &'a Words,
}

fn decimal(d: Decimal) -> Json {
    Json::String(d.to_string())
}

fn cell(cell: &Cell) -> Json {
    match cell {
        Cell::Text(text) => json!({"text": text, "missing_reason": null}),
        Cell::Continues { note } => {
            json!({"text": null, "continues": true, "missing_reason": null, "note": note})
        }
        Cell::Missing { why, note } => {
            json!({"text": null, "missing_reason": why.word(), "note": note})
        }
    }
}

impl Writer<'_> {
    fn source(&self, span: Span) -> Json {
        let (file, line) = self.sources.file_and_line(span);
        json!({"file": file, "line": line})
    }

    fn term(&self, term: &Term) -> Json {
        json!({
            "id": term.id,
            "term": term.term,
            "reading": term.reading,
            "text": term.text,
            "also": term.also,
            "pages": term.pages,
            "source": self.source(term.span),
        })
    }

    fn plan(&self, plan: &Plan, report: &PlanReport) -> Json {
        let top: Vec<Json> = (0..plan.goals.len())
            .filter(|g| plan.goals[*g].parent.is_none())
            .map(|g| self.goal(plan, report, g))
            .collect();
        let mut json = json!({
            "id": plan.id,
            "title": plan.title,
            "short_title": plan.short_title,
            "state": plan.state.word(),
            "period": {"from": plan.period.0.0, "to": plan.period.1.0},
            "levels": {"goals": plan.levels.goals, "measure": plan.levels.measure, "indicator": plan.levels.indicator},
            "priority_word": plan.priority_word,
            "publication": plan.publication.map(|p| json!({"month": p.month, "years_after": p.years_after})),
            "vocabulary": plan.vocabulary.iter().map(|w| json!({
                "id": w.id, "word": w.word, "symbol": w.symbol, "shape": w.shape.word(),
                "tone": w.tone.word(), "meaning": w.meaning, "owes_reason": w.owes_reason,
            })).collect::<Vec<_>>(),
            "editions": plan.results.iter().filter_map(|r| r.edition.as_ref().map(|e| json!({
                "id": e.id, "title": e.title, "fiscal_year": r.year.0, "report_date": e.report_date.as_ref().ok(),
                "report_date_missing": e.report_date.as_ref().err().map(|m| m.word()),
                "covers": e.covers.map(|(from, to)| json!({"from": from.0, "to": to.0})),
                "judged_by": r.judging.as_ref().map(|j| &j.by),
                "judging_note": r.judging.as_ref().and_then(|j| j.note.as_ref()),
                "state": e.state.map(Word::word), "next_publication": e.next_publication, "rule": plan.rule_of(r).map(rule),
                "complement": r.complement.as_ref().map(|c| json!({"status": c.status, "basis": c.basis})),
                "source": self.source(r.span),
            }))).collect::<Vec<_>>(),
            "follows": plan.follows.as_ref().map(|f| self.succession(plan, f)),
            "followed_by": plan.followed_by.map(|p| &self.site.plans[p].id),
            "committee": plan.committee,
            "frame": plan.frame.iter().map(frame).collect::<Vec<_>>(),
            "method_changes": plan.method_changes.iter().map(|m| json!({
                "title": m.title, "text": m.text, "note": m.note,
            })).collect::<Vec<_>>(),
            "declared_counts": plan.declared_counts.iter().map(|d| json!({
                "counts": d.counts.word(), "total": d.total, "computed": plan.count_of(d.counts),
                "parts": d.parts.iter().map(|p| json!({"id": p.id, "word": p.word, "count": p.count})).collect::<Vec<_>>(),
                "where": d.place, "note": d.note, "source": self.source(d.span),
            })).collect::<Vec<_>>(),
            "declared_periods": plan.declared_periods.iter().map(|d| json!({
                "from": d.period.0.0, "to": d.period.1.0, "where": d.place, "note": d.note,
                "source": self.source(d.span),
            })).collect::<Vec<_>>(),
            "indicators": plan.own_indicators.iter().map(|i| self.indicator(plan, report, *i)).collect::<Vec<_>>(),
            "money": self.money(plan, report, &plan.own_money),
            "goals": top,
            "measures": plan.own_measures.iter().map(|m| self.measure(plan, report, *m)).collect::<Vec<_>>(),
            "source": self.source(plan.span),
        });
        for (field, value) in self.guideline(plan) {
            json[field] = value;
        }
        json
    }

    fn succession(&self, plan: &Plan, f: &Succession) -> Json {
        let before = &self.site.plans[f.plan];
        let ids = |list: &[usize], plan: &Plan| -> Vec<String> {
            list.iter().map(|m| plan.measures[*m].id.clone()).collect()
        };
        json!({
            "plan_id": before.id,
            "measures": f.measures.iter().map(|m| json!({
                "from": before.measures[m.from].id, "to": plan.measures[m.to].id,
                "relation": m.relation.word(), "note": m.note,
            })).collect::<Vec<_>>(),
            "ended": ids(&f.ended, before),
            "new": ids(&f.new, plan),
            "indicators": f.indicators.iter().map(|i| json!({
                "from": before.indicators[i.from].id, "to": plan.indicators[i.to].id,
                "same": i.same, "note": i.note,
            })).collect::<Vec<_>>(),
            "note": f.note,
        })
    }

    fn series(&self, series: &Series) -> Json {
        let last = series
            .members
            .last()
            .map(|(p, i)| &self.site.plans[*p].indicators[*i]);
        let members: Vec<Json> = series
            .members
            .iter()
            .map(|(p, i)| {
                let plan = &self.site.plans[*p];
                json!({"plan_id": plan.id, "indicator_id": plan.indicators[*i].id})
            })
            .collect();
        let values: Vec<Json> = series
            .members
            .iter()
            .flat_map(|(p, i)| {
                let plan = &self.site.plans[*p];
                self.values(plan, *i).into_iter().map(|mut v| {
                    v["plan_id"] = json!(plan.id);
                    v
                })
            })
            .collect();
        json!({
            "name": last.and_then(|i| i.name.as_ref()),
            "unit": last.map(|i| &i.unit),
            "members": members,
            "values": values,
        })
    }

    fn goal(&self, plan: &Plan, report: &PlanReport, index: usize) -> Json {
        let goal: &Goal = &plan.goals[index];
        json!({
            "id": goal.id,
            "code": goal.code,
            "name": goal.name,
            "level": plan.level_name(index),
            "target_states": goal.system.target_states,
            "target_year": goal.system.target_year.map(|y| y.0),
            "desired_states": goal.system.desired_states,
            "approaches": self.approaches(&goal.system, plan),
            "issues": goal.system.issues,
            "directions": goal.system.directions,
            "main_efforts": goal.system.main_efforts,
            "aim_statement": goal.aim_statement,
            "efforts": goal.efforts.iter().map(|e| json!({
                "issue": e.issue, "issue_text": e.issue_text, "effort": e.title,
                "tag": e.tag.map(Word::word), "examples": e.examples,
            })).collect::<Vec<_>>(),
            "policies": goal.policies,
            "sdgs": goal.sdgs.goals,
            "sdg_targets": goal.sdgs.targets,
            "money": self.money(plan, report, &goal.money),
            "goals": goal.children.iter().map(|g| self.goal(plan, report, *g)).collect::<Vec<_>>(),
            "measures": goal.measures.iter().map(|m| self.measure(plan, report, *m)).collect::<Vec<_>>(),
            "indicators": goal.indicators.iter().map(|i| self.indicator(plan, report, *i)).collect::<Vec<_>>(),
            "source": self.source(goal.span),
        })
    }

    fn approaches(&self, system: &PolicySystem, plan: &Plan) -> Vec<Json> {
        let answering = |d: &Answering| {
            let known = &self.site.departments[d.department];
            let name = known.name_for(plan.naming_year());
            json!({"id": known.id, "name": name, "former": d.former})
        };
        system
            .approaches
            .iter()
            .map(|a| {
                json!({
                    "departments": a.departments.iter().map(answering).collect::<Vec<_>>(),
                    "lines": a.lines,
                    "note": a.note,
                    "source": self.source(a.span),
                })
            })
            .collect()
    }

    /// Departments by their names in a year.
    fn departments(&self, list: &[usize], year: FiscalYear) -> Vec<Json> {
        list.iter()
            .map(|d| {
                let d = &self.site.departments[*d];
                json!({"id": d.id, "name": d.name_for(year)})
            })
            .collect()
    }

    fn measure(&self, plan: &Plan, report: &PlanReport, index: usize) -> Json {
        let m: &Measure = &plan.measures[index];
        let actions: Vec<Json> = m
            .actions
            .iter()
            .map(|a| {
                let years: Vec<Json> = plan
                    .years()
                    .map(|y| {
                        let planned = a
                            .planned
                            .iter()
                            .find(|(p, _)| *p == y)
                            .map(|(_, c)| cell(c));
                        let done = plan.results_of(y).and_then(|r| {
                            r.measures[index]
                                .done
                                .iter()
                                .find(|(n, _)| *n == a.no)
                                .map(|(_, c)| cell(c))
                        });
                        json!({
                            "fiscal_year": y.0, "departments": self.departments(a.answering(m), y),
                            "planned": planned, "done": done,
                        })
                    })
                    .collect();
                json!({
                    "no": a.no, "text": a.text,
                    "departments": self.departments(&a.departments, plan.naming_year()),
                    "origin": a.origin.map(Word::word), "note": a.note,
                    "years": years, "source": self.source(a.span),
                })
            })
            .collect();
        let unplaced: Vec<Json> = plan
            .results
            .iter()
            .flat_map(|r| r.measures[index].unplaced.iter().map(move |u| (r.year, u)))
            .map(|(y, u)| json!({"fiscal_year": y.0, "text": u.text, "column": u.column, "note": u.note}))
            .collect();
        let judgements = self.judgements(plan, report, index);
        json!({
            "id": m.id,
            "code": m.code,
            "name": m.name,
            "names": m.names,
            "status": judgements.last().map(|j| &j["status"]),
            "status_word": judgements.last().map(|j| &j["status_word"]),
            "judgements": judgements,
            "achievements": self.achievements(plan, index),
            "same_as": m.same_as.iter().map(|s| &plan.measures[*s].id).collect::<Vec<_>>(),
            "priority": m.is_priority,
            "category": m.category.map(|c| json!({"id": plan.categories[c].id, "name": plan.categories[c].name})),
            "content": m.content,
            "account": m.account,
            "until": m.until.map(|y| y.0),
            "related_departments": self.departments(&m.related_departments, plan.naming_year()),
            "departments_others": m.has_other_departments,
            "departments": self.departments(&plan.departments_of(index), plan.naming_year()),
            "departments_missing": m.departments_missing.map(Word::word),
            "aim": m.aim,
            "issue": m.issue,
            "main_efforts": m.main_efforts,
            "sdgs": m.sdgs.goals,
            "sdg_targets": m.sdgs.targets,
            "sdgs_missing": m.sdgs.missing.map(Word::word),
            "related_plans": m.related_plans,
            "remarks": m.remarks,
            "footnotes": m.footnotes.iter().map(|(t, x)| json!({"term": t, "text": x})).collect::<Vec<_>>(),
            "note": m.note,
            "actions": actions,
            "unplaced": unplaced,
            "money": self.money(plan, report, &m.money),
            "indicators_missing": m.indicators_missing.map(Word::word),
            "indicators": m.indicators.iter().map(|i| self.indicator(plan, report, *i)).collect::<Vec<_>>(),
            "source": self.source(m.span),
        })
    }

    fn indicator(&self, plan: &Plan, report: &PlanReport, index: usize) -> Json {
        let i: &Indicator = &plan.indicators[index];
        let values = self.values(plan, index);
        let evaluations: Vec<Json> = plan
            .results
            .iter()
            .zip(&report.years)
            .map(|(r, y)| self.evaluation(plan, r, y, index))
            .collect();
        json!({
            "id": i.id,
            "name": i.name,
            "name_missing": i.name_missing.map(Word::word),
            "unit": i.unit,
            "unit_missing": i.unit_missing.map(Word::word),
            "kind": i.kind.word(),
            "direction": i.direction.map(Word::word),
            "direction_source": i.direction_source.map(Word::word),
            "same_as": i.same_as.map(|s| &plan.indicators[s].id),
            "course": report.courses[index].as_ref().map(course),
            "stages": i.stages,
            "mean": (i.kind == Kind::MeanOfComponents).then(|| i.mean.word()),
            "components": i.components.iter().map(|c| json!({
                "id": c.id, "name": c.name,
                "baseline": c.baseline.as_ref().and_then(Value::number).map(decimal),
            })).collect::<Vec<_>>(),
            "group": i.group,
            "overdue": report.overdue[index].as_ref().map(|o| json!({
                "newest_fiscal_year": o.newest.map(|y| y.0), "due_fiscal_year": o.due.0, "due_month": o.by.iso(),
            })),
            "tolerance": i.tolerance.map(decimal),
            "note": i.note,
            "observations": self.observations(plan, report, index),
            "movement": self.movement(plan, report, index),
            "values": values,
            "evaluations": evaluations,
            "source": self.source(i.span),
        })
    }

    fn values(&self, plan: &Plan, index: usize) -> Vec<Json> {
        let mut values = Vec::new();
        if let Some(b) = &plan.indicators[index].baseline {
            values.push(self.value(b.year, "baseline", &b.value));
        }
        for (year, v) in &plan.indicators[index].targets {
            values.push(self.value(Some(*year), "target", v));
        }
        for r in &plan.results {
            let row = &r.rows[index];
            if row.observed.is_empty() {
                values.push(self.value(Some(r.year), "actual", &row.actual));
            }
            for o in &row.observed {
                let mut value = self.value(Some(o.when.fiscal_year()), "actual", &o.value);
                value["date"] = json!(o.when.iso());
                values.push(value);
            }
        }
        values
    }

    fn value(&self, year: Option<FiscalYear>, role: &str, v: &Value) -> Json {
        let (value, text, change, missing) = match &v.amount {
            Amount::Number(n) => (decimal(*n), Json::Null, Json::Null, Json::Null),
            Amount::Text(t) => (Json::Null, json!(t), Json::Null, Json::Null),
            Amount::Change(c) => (Json::Null, Json::Null, decimal(*c), Json::Null),
            // Their two figures have fields of their own.
            Amount::Range(..) | Amount::Share { .. } => {
                (Json::Null, Json::Null, Json::Null, Json::Null)
            }
            Amount::Missing(m) => (Json::Null, Json::Null, Json::Null, json!(m.word())),
        };
        let (at_least, at_most) = v.range().unzip();
        json!({
            "fiscal_year": year.map(|y| y.0),
            "date": null,
            "role": role,
            "value": value,
            "text": text,
            "change": change,
            "at_least": at_least.map(decimal),
            "at_most": at_most.map(decimal),
            "cumulative": v.cumulative.map(decimal),
            "missing_reason": missing,
            "data_state": v.state.map(Word::word),
            "expected": v.expected,
            "printed": v.printed,
            "note": v.note,
            "source": self.source(v.span),
        })
    }

    fn evaluation(
        &self,
        plan: &Plan,
        results: &YearResults,
        year: &YearReport,
        index: usize,
    ) -> Json {
        let e: &Evaluation = &year.rows[index];
        let row = &results.rows[index];
        let declared: Vec<Json> = row
            .declared
            .iter()
            .map(|d| {
                json!({
                    "rate": d.rate.map(decimal),
                    "status": d.status.as_ref().map(Status::id),
                    "where": d.place,
                    "source": self.source(d.span),
                })
            })
            .collect();
        let components: Vec<Json> = row
            .components
            .iter()
            .map(|(c, v)| {
                json!({"id": plan.indicators[index].components[*c].id, "value": v.number().map(decimal),
                       "part": v.share().map(|s| decimal(s.0)), "whole": v.share().map(|s| decimal(s.1)),
                       "missing_reason": v.missing().map(Word::word)})
            })
            .collect();
        let computed = e.rate.as_ref().ok();
        json!({
            "fiscal_year": results.year.0,
            "rate": e.shown.map(decimal),
            "rate_unrounded": computed.map(|c| decimal(c.rate.normalize())),
            "progress": computed.and_then(|c| c.progress).map(|p| decimal(round(p, plan.rounding))),
            "stage": row.actual.text().and_then(|t| plan.indicators[index].stage_of(t)),
            "expected_level": crate::report::rate::expected_level(plan, index, results.year).map(decimal),
            "kept": e.kept.as_ref().map(Kept::is_kept),
            "outside_by": e.kept.as_ref().map(|k| decimal(k.outside_by)),
            "no_rate_reason": e.rate.as_ref().err().map(|r| crate::report::rate::no_rate_word(*r)),
            "status": e.status.id(),
            "status_word": self.status_word(plan, &e.status),
            "status_source": e.source.map(Word::word),
            "rule": results.edition.as_ref().and(plan.rule_of(results)).map(|r| &r.id),
            "against_baseline": crate::report::evaluate::against_baseline(plan, results, index).map(Word::word),
            "by_rule": e.by_rule,
            "by_complement": e.by_complement,
            "by_person": e.by_person,
            "declared_rate": row.declared.iter().find_map(|d| d.rate).map(decimal),
            "declared_status": e.printed.as_ref().map(Status::id),
            "declared": declared,
            "departments": self.departments(&plan.departments_of_indicator(index), results.year),
            "components": components,
            "reason": row.reason.as_ref().map(cell),
            "countermeasure": row.countermeasure.as_ref().map(cell),
            "note": row.note,
            "source": self.source(row.span),
        })
    }

    fn status_word(&self, plan: &Plan, status: &Status) -> String {
        crate::site::view::status_word(plan, status, self.words)
    }

    fn tallies(&self, plan: &Plan, report: &PlanReport) -> Vec<Json> {
        plan.results
            .iter()
            .zip(&report.years)
            .flat_map(|(r, y)| y.tallies.iter().map(move |t| self.tally(plan, r, t)))
            .collect()
    }

    fn tally(&self, plan: &Plan, results: &YearResults, tally: &Tally) -> Json {
        let declared = tally.declared.map(|d| &results.declared_tallies[d]);
        let (scope, scope_id) = match tally.scope {
            Scope::Plan => ("plan", plan.id.as_str()),
            Scope::Goal(g) => ("goal", plan.goals[g].id.as_str()),
        };
        json!({
            "plan_id": plan.id,
            "scope": scope,
            "scope_id": scope_id,
            "fiscal_year": results.year.0,
            "counts": tally.counts.word(),
            "rows": tally.rows,
            "denominator": tally.denominator,
            "denominator_words": declared.and_then(|d| d.denominator_words.as_ref()),
            "computed": counts(&tally.computed),
            "computed_with_counted_as": counts(&tally.merged),
            "declared": declared.map(declared_counts),
            "derived": declared.map(|d| d.derived.iter().map(|x| json!({
                "status": x.status.id(), "count": x.count, "sum": x.sum, "derived": true,
            })).collect::<Vec<_>>()),
            "shares": shares(tally, plan.rule_of(results)),
            "declared_share": declared.and_then(|d| d.shares.first()).map(|(_, s)| decimal(*s)),
            "declared_shares": declared.map(|d| d.shares.iter().map(|(s, share)| {
                (s.id().to_owned(), decimal(*share))
            }).collect::<Map<String, Json>>()),
            "unreadable": tally.count(&Status::State(crate::model::rule::State::Unreadable)),
            "reconciled": tally.reconciled,
            "source": self.source(declared.map_or(results.span, |d| d.span)),
        })
    }
}

/// Shares of the whole by status, in per cent with two digits; none of states
/// that the report leaves out of the whole.
fn shares(tally: &Tally, rule: Option<&Rule>) -> Json {
    let whole = Decimal::from(tally.denominator);
    let share = |n: u32| (Decimal::from(n) * Decimal::ONE_HUNDRED).checked_div(whole);
    let is_inside = |status: &Status| match status {
        Status::Judged(_) => true,
        Status::State(state) => rule.is_none_or(|r| !r.outside_denominator.contains(state)),
    };
    let map: Map<String, Json> = tally
        .computed
        .iter()
        .filter(|(status, _)| is_inside(status))
        .filter_map(|(s, n)| Some((s.id().to_owned(), decimal(round(share(*n)?, 2)))))
        .collect();
    Json::Object(map)
}

fn counts(classes: &[(Status, u32)]) -> Json {
    let map: Map<String, Json> = classes
        .iter()
        .map(|(s, n)| (s.id().to_owned(), json!(n)))
        .collect();
    Json::Object(map)
}

/// Declared counts, derived ones among them: `derived` says which those are.
fn declared_counts(tally: &DeclaredTally) -> Json {
    let mut map: Map<String, Json> = tally
        .by_status
        .iter()
        .map(|(s, n)| (s.id().to_owned(), json!(n)))
        .collect();
    for d in &tally.derived {
        map.insert(d.status.id().to_owned(), json!(d.count));
    }
    Json::Object(map)
}

fn rule(rule: &Rule) -> Json {
    json!({
        "id": rule.id,
        "judged_by": rule.judged_by.word(),
        "bands": rule.bands.iter().map(|b| json!({
            "status": b.status, "at_least": b.at_least.map(decimal), "below": b.below.map(decimal),
            "baseline": b.baseline.map(|m| m.word()),
        })).collect::<Vec<_>>(),
        "kept": rule.keeping.as_ref().map(|k| &k.kept),
        "not_kept": rule.keeping.as_ref().map(|k| &k.not_kept),
        "source": rule.source.map(Word::word),
        "basis": rule.basis,
        "outside_denominator": rule.outside_denominator.iter().map(|s| s.word()).collect::<Vec<_>>(),
        "counts_as": rule.counts_as.iter().map(|(s, to)| (s.word().to_owned(), json!(to))).collect::<Map<String, Json>>(),
    })
}

fn course(course: &Course) -> Json {
    json!({
        "fiscal_year": course.year.0,
        "change": course.trend.as_ref().map(|t| decimal(t.by)),
        "direction": course.trend.as_ref().map(|t| t.movement.word()),
        "final_year": course.aim.as_ref().map(|a| a.year.0),
        "distance": course.aim.as_ref().map(|a| decimal(a.distance)),
        "is_met": course.aim.as_ref().map(|a| a.is_met),
        "first_met": course.aim.as_ref().and_then(|a| a.first_met).map(|y| y.0),
    })
}

fn frame(frame: &Frame) -> Json {
    json!({
        "name": frame.name,
        "note": frame.note,
        "rows": frame.rows.iter().map(|r| json!({
            "name": r.name, "note": r.note,
            "bands": r.bands.iter().map(|b| json!({
                "name": b.name, "from": b.from.0, "to": b.to.0, "plan_id": b.plan, "note": b.note,
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}
