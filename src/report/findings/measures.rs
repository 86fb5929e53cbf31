//! Doubts about measures themselves: their judgements, their achievements,
//! their time.

use super::{owed_texts, warn};
use crate::diag::{Diagnostic, both, codes};
use crate::model::achievement::Achievement;
use crate::model::plan::Plan;
use crate::model::results::YearResults;
use crate::model::rule::Status;
use crate::model::when::{Moment, When};
use crate::model::year::{FiscalYear, years_in};
use crate::report::YearReport;

/// A measure that ends before its plan begins.
pub fn ended_before(plan: &Plan, measure: usize, out: &mut Vec<Diagnostic>) {
    let m = &plan.measures[measure];
    let Some(until) = m.until.filter(|until| *until < plan.period.0) else {
        return;
    };
    out.push(warn(
        &codes::ENDED_BEFORE_PLAN,
        m.span,
        format!("{}/{}", plan.id, m.id),
        both(
            format!(
                "{}までとされていますが、計画は{}からです",
                until.ja_short(),
                plan.period.0.ja_short()
            ),
            format!(
                "it ends in {}, the plan begins in {}",
                until.en(),
                plan.period.0.en()
            ),
        ),
    ));
}

/// A measure in a year's report.
pub fn of_year(
    plan: &Plan,
    results: &YearResults,
    year: &YearReport,
    measure: usize,
    out: &mut Vec<Diagnostic>,
) {
    let subject = format!(
        "{}/{}/{}",
        plan.id, plan.measures[measure].id, results.year.0
    );
    same_as(plan, year, measure, &subject, out);
    if let (Some(judgement), Some(judged)) = (
        year.measures.get(measure),
        &results.measures[measure].judged,
    ) {
        let reason = Some(judged.reason.clone());
        let countermeasure = &results.measures[measure].countermeasure;
        let own = results.measures[measure].span;
        let span = own.unwrap_or(plan.measures[measure].span);
        owed_texts(
            plan,
            &judgement.status,
            (&reason, countermeasure),
            span,
            &subject,
            out,
        );
    }
    for a in &results.measures[measure].achievements {
        printed_year(a, &subject, out);
        in_the_future(a, results.year, &subject, out);
        for pair in a.changes.iter().filter(|p| p.before == p.after) {
            out.push(warn(
                &codes::PAIR_UNCHANGED,
                pair.span,
                subject.clone(),
                both(
                    format!("「{}」の前と後が同じ {} です", pair.name, pair.before),
                    format!("'{}' is {} before and after", pair.name, pair.before),
                ),
            ));
        }
    }
}

/// The same measure in other words, judged otherwise.
fn same_as(
    plan: &Plan,
    year: &YearReport,
    measure: usize,
    subject: &str,
    out: &mut Vec<Diagnostic>,
) {
    let Some(own) = year.measures.get(measure) else {
        return;
    };
    for other in &plan.measures[measure].same_as {
        let theirs = &year.measures[*other].status;
        if own.status == *theirs {
            continue;
        }
        let word = |status: &Status| match status {
            Status::Judged(id) => plan.status_word(id).map_or(id.clone(), |w| w.word.clone()),
            Status::State(_) => status.id().to_owned(),
        };
        let id = &plan.measures[*other].id;
        let (here, there) = (word(&own.status), word(theirs));
        let d = warn(
            &codes::SAME_AS_DIFFERS,
            plan.measures[measure].span,
            subject.to_owned(),
            both(
                format!("「{here}」ですが、同じ内容の「{id}」は「{there}」です"),
                format!("it is judged '{here}', '{id}', which says the same, '{there}'"),
            ),
        );
        let place = both("もう一方はここです", "the other one is here");
        out.push(d.see(plan.measures[*other].span, place));
    }
}

/// A printed year that names another one than was meant.
fn printed_year(a: &Achievement, subject: &str, out: &mut Vec<Diagnostic>) {
    let Some(printed) = &a.printed else { return };
    // A printed month belongs to a calendar year, which a fiscal year spans two of.
    let meant: Vec<FiscalYear> = a.when.moments().iter().flat_map(|m| named_by(*m)).collect();
    if meant.is_empty() {
        return;
    }
    for year in years_in(printed) {
        if !meant.contains(&year) {
            out.push(warn(
                &codes::PRINTED_YEAR_ODD,
                a.span,
                subject.to_owned(),
                both(
                    format!(
                        "資料の「{printed}」は{}のことになりますが、{}と読んでいます",
                        year.ja(),
                        meant[0].ja()
                    ),
                    format!(
                        "'{printed}' names {}, but is taken for {}",
                        year.en(),
                        meant[0].en()
                    ),
                ),
            ));
        }
    }
}

/// The years by which a time may be called: a month by its calendar year too.
fn named_by(moment: Moment) -> Vec<FiscalYear> {
    match moment {
        Moment::Year(year) => vec![year],
        Moment::Month { year, .. } | Moment::Day { year, .. } => {
            vec![FiscalYear(year), moment.fiscal_year()]
        }
    }
}

/// Something done in a year that the report could not know of.
fn in_the_future(a: &Achievement, year: FiscalYear, subject: &str, out: &mut Vec<Diagnostic>) {
    let begins = match &a.when {
        When::Years(years) => years.iter().max().copied(),
        when => when.fiscal_year(),
    };
    let Some(begins) = begins.filter(|y| !a.is_planned && *y > year) else {
        return;
    };
    out.push(warn(
        &codes::DONE_AFTER_REPORT,
        a.span,
        subject.to_owned(),
        both(
            format!(
                "{}の報告に、{}にしたこととして書かれています",
                year.ja_short(),
                begins.ja_short()
            ),
            format!(
                "the report of {} tells of something done in {}",
                year.en(),
                begins.en()
            ),
        ),
    ));
}
