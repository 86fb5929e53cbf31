//! A tally: its sentence, its bar, its table, its rule in words.

use rust_decimal::Decimal;
use serde::Serialize;

use super::prepared::FigureFiles;
use super::{PlanCtx, StatusView};
use crate::model::plan::Plan;
use crate::model::results::{DeclaredTally, Scope, YearResults};
use crate::model::rule::{Band, Rule, State, Status};
use crate::model::word::Word;
use crate::render::chart::{self, ChartText, Segment, ShareChart};
use crate::render::format::number;
use crate::report::rate::round;
use crate::report::{Tally, YearReport};
use crate::site::routes;

/// A tally on a page.
#[derive(Debug, Clone, Serialize)]
pub struct TallyView {
    /// Id of its bar, and of its table with `-table` behind it.
    pub id: String,
    /// The plan's id.
    pub plan_id: String,
    /// `plan` or the goal's id.
    pub scope: String,
    /// Gregorian number.
    pub fiscal_year: i32,
    /// What is counted: the plan's short title, or a goal's name.
    pub title: String,
    /// 令和5年度
    pub year: String,
    /// The result in a sentence with its denominator: as declared where the
    /// document declares it.
    pub sentence: String,
    /// The parts of that sentence, for a page that sets them apart.
    pub headline: Headline,
    /// What could be checked row by row, in a sentence; only beside a declared tally.
    pub checked: Option<String>,
    /// Whether both agree, in words.
    pub reconciled: Option<String>,
    /// Rows.
    pub rows: u32,
    /// The whole.
    pub denominator: u32,
    /// The whole in words.
    pub denominator_words: Option<String>,
    /// Where the document prints it.
    pub place: Option<String>,
    /// Printed shares, each with its word.
    pub share: Option<String>,
    /// Whether the document declares it.
    pub is_declared: bool,
    /// The rule that it was judged by.
    pub rule: Option<RuleView>,
    /// Every class that has a row or is declared.
    pub classes: Vec<ClassView>,
    /// The bar of the rows.
    pub chart: Option<String>,
    /// The files of the bar.
    pub chart_files: Option<FigureFiles>,
    /// The same rows as stamped cells, one each; none above 400, where the bar
    /// stands alone.
    pub units: Option<String>,
    /// The files of those cells.
    pub units_files: Option<FigureFiles>,
}

/// The main numbers of a tally.
#[derive(Debug, Clone, Serialize)]
pub struct Headline {
    /// The whole.
    pub denominator: u32,
    /// The counting word behind it: 項目.
    pub counter: String,
    /// The counts in order.
    pub parts: Vec<ClassView>,
}

/// A class of a tally.
#[derive(Debug, Clone, Serialize)]
pub struct ClassView {
    /// Word, shape, colour.
    pub status: StatusView,
    /// Rows that are surely of this class.
    pub computed: u32,
    /// As declared.
    pub declared: Option<u32>,
    /// The sum that a declared count follows from, where it is not printed.
    pub derived: Option<String>,
    /// Of the whole, in per cent with one digit; a dash for a class that is no
    /// part of the whole: not declared where others are, or left out by the rule.
    pub share: String,
    /// The list of its rows.
    pub href: Option<String>,
}

impl<'a> PlanCtx<'a> {
    /// The tally of a scope in a year.
    pub fn tally_of(&self, results: &YearResults, scope: &Scope) -> Option<&'a TallyView> {
        let report = self.report.year(results.year)?;
        let at = report.tallies.iter().position(|t| t.scope == *scope)?;
        self.tallies(results).get(at)
    }
}

impl PlanCtx<'_> {
    /// Makes the tallies of a year: the plan's first, then every goal's.
    pub fn make_tallies(&self, results: &YearResults, year: &YearReport) -> Vec<TallyView> {
        year.tallies
            .iter()
            .map(|t| self.make_tally(results, year, t))
            .collect()
    }

    /// The result of the plan's newest report in a sentence, also where nothing
    /// has been prepared: the list of sites shows no more of a plan.
    pub fn latest_sentence(&self) -> Option<String> {
        let (results, report) = self.report.latest(self.plan)?;
        let tally = report.tallies.first()?;
        let known = self.tally_of(results, &Scope::Plan);
        Some(match known {
            Some(known) => known.sentence.clone(),
            None => self.make_tally(results, report, tally).sentence,
        })
    }

    fn make_tally(&self, results: &YearResults, year: &YearReport, tally: &Tally) -> TallyView {
        let plan = self.plan;
        let words = self.all.words;
        let declared = tally.declared.map(|d| &results.declared_tallies[d]);
        let whole_plan = year.tallies.first();
        let classes: Vec<ClassView> = tally
            .computed
            .iter()
            .map(|(status, computed)| {
                let printed = declared.and_then(|d| d.by_status.iter().find(|(s, _)| s == status));
                let derived = declared.and_then(|d| d.derived.iter().find(|x| x.status == *status));
                let has_list = whole_plan.is_some_and(|t| t.count(status) > 0);
                ClassView {
                    status: self.status(status),
                    computed: *computed,
                    declared: printed.map(|(_, n)| *n).or(derived.map(|d| d.count)),
                    derived: derived.map(|d| d.sum.clone()),
                    share: match (declared.is_some(), printed) {
                        (true, Some((_, n))) => share(*n, tally.denominator),
                        (false, _) if !self.is_outside(results, status) => {
                            share(*computed, tally.denominator)
                        }
                        _ => "–".to_owned(),
                    },
                    href: has_list.then(|| routes::status(plan, results.year, status)),
                }
            })
            .filter(|c| c.computed > 0 || c.declared.is_some_and(|d| d > 0))
            .collect();
        let scope = match &tally.scope {
            Scope::Plan => "plan".to_owned(),
            Scope::Goal(g) => plan.goals[*g].id.clone(),
        };
        let counter = plan.counter.as_str();
        let is_declared = declared.is_some();
        let parts: Vec<ClassView> = match declared {
            Some(_) => classes
                .iter()
                .filter(|c| c.declared.is_some() && c.derived.is_none())
                .cloned()
                .collect(),
            None => classes.clone(),
        };
        let listed = |list: &[ClassView], of: &dyn Fn(&ClassView) -> u32| {
            let parts: Vec<String> = list
                .iter()
                .filter(|c| of(c) > 0)
                .map(|c| format!("{}{}", c.status.word, of(c)))
                .collect();
            parts.join(words.get("comma"))
        };
        let year_name = self.report_name(results);
        let sentence = words.fill(
            if is_declared {
                "sentence.declared"
            } else {
                "sentence.tally"
            },
            &[
                ("year", &year_name),
                (
                    "n",
                    &if is_declared {
                        tally.denominator
                    } else {
                        tally.rows
                    }
                    .to_string(),
                ),
                ("counter", counter),
                (
                    "parts",
                    &listed(&parts, &|c| c.declared.unwrap_or(c.computed)),
                ),
            ],
        );
        let checked = is_declared.then(|| {
            let mut text = words.fill(
                "sentence.checked",
                &[
                    ("n", &tally.rows.to_string()),
                    ("counter", counter),
                    ("parts", &listed(&classes, &|c| c.computed)),
                ],
            );
            for (state, to) in plan.rule_of(results).map_or(&[][..], |r| &r.counts_as) {
                if tally.count(&Status::State(*state)) > 0 {
                    let state = self.status(&Status::State(*state)).word;
                    let to = self.status(&Status::Judged(to.clone())).word;
                    text.push_str(
                        &words.fill("rule.counts_as", &[("state", &state), ("status", &to)]),
                    );
                }
            }
            text
        });
        let unreadable = tally.count(&Status::State(State::Unreadable));
        let reconciled = tally.reconciled.map(|r| {
            let key = match (r, unreadable) {
                (true, 0) => "tally.agrees",
                (true, _) => "tally.agrees_but_unreadable",
                (false, _) => "tally.disagrees",
            };
            words.fill(key, &[("n", &unreadable.to_string()), ("counter", counter)])
        });
        let id = format!("t-{}-{}", self.global_id(&scope), results.year.0);
        let said = checked.as_deref().unwrap_or(&sentence);
        let title = self.title_of(&tally.scope);
        let title = words.fill("chart.share_title", &[("name", &title)]);
        let drawing = self.share_chart(&id, &title, &classes, said, tally, whole_plan);
        let chart = chart::share(&drawing);
        let files = |text: &ChartText| {
            let values = [("name", text.title.as_str()), ("year", &year_name)];
            self.figure_files(&text.id, words.fill("figure.name", &values))
        };
        let chart_files = chart.as_ref().map(|_| files(&drawing.text));
        let cells = self.units_of(drawing);
        let units = chart::units(&cells);
        TallyView {
            chart_files,
            chart,
            units_files: units.as_ref().map(|_| files(&cells.text)),
            units,
            headline: Headline {
                denominator: if is_declared {
                    tally.denominator
                } else {
                    tally.rows
                },
                counter: counter.to_owned(),
                parts: parts
                    .into_iter()
                    .filter(|c| c.declared.unwrap_or(c.computed) > 0)
                    .collect(),
            },
            id,
            plan_id: plan.id.clone(),
            title: self.title_of(&tally.scope),
            scope,
            fiscal_year: results.year.0,
            year: year_name,
            sentence,
            checked,
            reconciled,
            rows: tally.rows,
            denominator: tally.denominator,
            denominator_words: declared.and_then(|d| d.denominator_words.clone()),
            place: declared.and_then(|d| d.place.clone()),
            share: declared.and_then(|d| self.declared_shares(d)),
            is_declared,
            rule: self.rule_words(results),
            classes,
        }
    }

    /// The printed shares of a tally in words.
    fn declared_shares(&self, declared: &DeclaredTally) -> Option<String> {
        let words = self.all.words;
        let key = match declared.shares_about {
            true => "declared_change.about",
            false => "declared_change.plain",
        };
        let one = |(status, share): &(Status, Decimal)| {
            let value = words.fill(key, &[("value", &format!("{}％", number(*share)))]);
            format!("{}{value}", self.status(status).word)
        };
        let shares: Vec<String> = declared.shares.iter().map(one).collect();
        (!shares.is_empty()).then(|| shares.join(words.get("comma")))
    }

    /// Whether the report's rule leaves a state out of the whole.
    fn is_outside(&self, results: &YearResults, status: &Status) -> bool {
        let rule = self.plan.rule_of(results);
        match status {
            Status::State(state) => rule.is_some_and(|r| r.outside_denominator.contains(state)),
            Status::Judged(_) => false,
        }
    }

    fn title_of(&self, scope: &Scope) -> String {
        match scope {
            Scope::Plan => self.short_title().to_owned(),
            Scope::Goal(g) => self.plan.goals[*g].name.clone(),
        }
    }

    /// The same rows as cells, under an id and a title of their own: both may
    /// stand on one page.
    fn units_of(&self, mut drawing: ShareChart) -> ShareChart {
        drawing.text.id = drawing.text.id.replacen("t-", "u-", 1);
        drawing.text.title = self.all.words.fill(
            "chart.units_title",
            &[
                ("name", &drawing.text.title),
                ("counter", &self.plan.counter),
            ],
        );
        drawing
    }

    fn share_chart(
        &self,
        id: &str,
        title: &str,
        classes: &[ClassView],
        sentence: &str,
        tally: &Tally,
        whole: Option<&Tally>,
    ) -> ShareChart {
        // Goals are drawn to one scale, the largest of them; the plan to its own.
        let scale = match tally.scope {
            Scope::Plan => tally.rows,
            Scope::Goal(g) => {
                let depth = self.plan.goals[g].depth;
                let same =
                    (0..self.plan.goals.len()).filter(|x| self.plan.goals[*x].depth == depth);
                same.map(|x| self.plan.subjects(tally.counts, &Scope::Goal(x)).len() as u32)
                    .max()
                    .unwrap_or(tally.rows)
            }
        };
        let scale = scale.min(whole.map_or(scale, |w| w.rows)).max(1);
        ShareChart {
            text: ChartText {
                id: id.to_owned(),
                title: title.to_owned(),
                desc: sentence.to_owned(),
            },
            segments: classes
                .iter()
                .map(|c| Segment {
                    class: c.status.class.to_owned(),
                    word: c.status.word.clone(),
                    // A state's symbol may be a dash, which before a count would
                    // read as a minus.
                    symbol: match c.status.is_judged {
                        true => c.status.symbol.clone(),
                        false => String::new(),
                    },
                    shape: c.status.shape.to_owned(),
                    count: c.computed,
                })
                .collect(),
            scale_max: scale,
        }
    }

    /// The sentences of a rule.
    pub fn rule_sentences(&self, rule: &Rule) -> Vec<String> {
        rule_lines(self, rule)
    }

    /// The rule of a year's report in words, with its source.
    pub fn rule_words(&self, results: &YearResults) -> Option<RuleView> {
        let rule = self.plan.rule_of(results)?;
        let words = self.all.words;
        let mut lines = self.rule_sentences(rule);
        if let Some(judging) = &results.judging {
            let who = words.get("rule.person");
            lines.retain(|line| line != who);
            lines.push(words.fill("rule.person_by", &[("by", &judging.by)]));
            lines.extend(judging.note.clone());
        }
        Some(RuleView {
            year: self.report_name(results),
            lines,
            source: self.rule_source(rule),
            basis: rule.basis.clone(),
            complement: results.complement.as_ref().map(|c| {
                let word = self.status(&Status::Judged(c.status.clone())).word;
                words.fill("rule.complement", &[("status", &word), ("basis", &c.basis)])
            }),
        })
    }
}

impl PlanCtx<'_> {
    /// A band as a sentence: 達成率80％以上は「達成」です。
    pub fn band_line(&self, band: &Band) -> String {
        let words = self.all.words;
        let from = band.at_least.map(number).unwrap_or_default();
        let below = band.below.map(number).unwrap_or_default();
        let key = match (band.at_least, band.below) {
            (Some(_), None) => "rule.at_least",
            (None, Some(_)) => "rule.below",
            (Some(_), Some(_)) => "rule.between",
            (None, None) => "rule.any",
        };
        let status = self.status(&Status::Judged(band.status.clone())).word;
        let values = [
            ("from", from.as_str()),
            ("below", below.as_str()),
            ("status", status.as_str()),
        ];
        let line = words.fill(key, &values);
        match band.baseline {
            Some(moved) => {
                let moved = format!("rule.baseline.{}", moved.word());
                words.get(&moved).to_owned() + &line
            }
            None => line,
        }
    }
}

impl PlanCtx<'_> {
    /// What a rule makes of a limit or a range that was kept, or was not.
    pub fn kept_line(&self, rule: &Rule, is_kept: bool) -> Option<String> {
        let status = rule.judge_kept(is_kept)?;
        let status = self.status(&Status::Judged(status.to_owned())).word;
        let key = if is_kept {
            "rule.kept"
        } else {
            "rule.not_kept"
        };
        Some(self.all.words.fill(key, &[("status", &status)]))
    }
}

/// A rule in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleView {
    /// The year it holds for.
    pub year: String,
    /// Its sentences.
    pub lines: Vec<String>,
    /// Printed or deduced, in words.
    pub source: Option<String>,
    /// The figures or the place.
    pub basis: Option<String>,
    /// How unmarked rows were judged.
    pub complement: Option<String>,
}

/// The sentences of a rule.
fn rule_lines(ctx: &PlanCtx, rule: &Rule) -> Vec<String> {
    let words = ctx.all.words;
    let plan: &Plan = ctx.plan;
    let word = |id: &str| {
        plan.status_word(id)
            .map_or(id.to_owned(), |w| w.word.clone())
    };
    let mut lines: Vec<String> = rule.bands.iter().map(|b| ctx.band_line(b)).collect();
    let has_limits = plan.indicators.iter().any(|i| i.kind.is_limit());
    if has_limits {
        lines.extend(
            [true, false]
                .into_iter()
                .filter_map(|kept| ctx.kept_line(rule, kept)),
        );
    }
    if rule.judged_by == crate::model::rule::JudgedBy::Person {
        lines.push(words.get("rule.person").to_owned());
    }
    for state in &rule.outside_denominator {
        let state = ctx.status(&Status::State(*state)).word;
        lines.push(words.fill("rule.outside", &[("state", &state)]));
    }
    for (state, to) in &rule.counts_as {
        let state = ctx.status(&Status::State(*state)).word;
        lines.push(words.fill(
            "rule.counts_as",
            &[("state", &state), ("status", &word(to))],
        ));
    }
    lines
}

fn share(count: u32, of: u32) -> String {
    let share = (Decimal::from(count) * Decimal::ONE_HUNDRED).checked_div(Decimal::from(of));
    share
        .map(|s| format!("{}％", round(s, 1)))
        .unwrap_or_default()
}
