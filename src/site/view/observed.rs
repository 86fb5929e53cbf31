//! Figures in time that no report judges: several of one unit and the same
//! dates in one chart and one table, where the plan puts them together.

use rust_decimal::Decimal;
use serde::Serialize;

use super::PlanCtx;
use super::cell::CellView;
use super::prepared::FigureFiles;
use crate::model::observation::{DeclaredChange, Moved};
use crate::model::plan::Owner;
use crate::model::rule::Movement;
use crate::model::when::Moment;
use crate::render::chart::{self, ChartText, DatedChart, DatedLine, DatedPoint, DatedTarget};
use crate::render::format::{moment, moment_axis, number, shown_unit, with_unit};
use crate::report::Observed;
use crate::report::rate::round;
use crate::site::routes;

/// Figures of one unit at the same dates.
#[derive(Debug, Clone, Serialize)]
pub struct ObservedView {
    /// Id of its chart, and of its table with `-table` behind it.
    pub id: String,
    /// What is shown: the names.
    pub title: String,
    /// Unit.
    pub unit: String,
    /// What one learns from it: a sentence an indicator.
    pub sentences: Vec<String>,
    /// Its chart; none where there is no figure.
    pub chart: Option<String>,
    /// Whether the chart has dotted lines, over years without a figure.
    pub leaves_out_years: bool,
    /// The files of the chart.
    pub chart_files: Option<FigureFiles>,
    /// The indicators: the columns of the table.
    pub columns: Vec<ObservedColumn>,
    /// The dates: its rows.
    pub rows: Vec<ObservedRow>,
    /// Which indicators, by index in the plan.
    #[serde(skip)]
    pub(in crate::site) members: Vec<usize>,
}

/// An indicator that no report judges.
#[derive(Debug, Clone, Serialize)]
pub struct ObservedColumn {
    /// The id of its place on the page.
    pub anchor: String,
    /// Its name.
    pub name: String,
    /// Kind in words.
    pub kind: String,
    /// Which way is good, in words.
    pub direction: Option<String>,
    /// How sure that is, in words.
    pub direction_source: Option<String>,
    /// Why.
    pub direction_note: Option<String>,
    /// The mark of its movement: `better`, `worse`, `unchanged`; none where
    /// which way is good was not declared.
    pub movement: Option<&'static str>,
    /// That movement in words.
    pub movement_word: Option<String>,
    /// Targets that the source gives, in words.
    pub targets: Vec<String>,
    /// Printed differences, each with what the figures give.
    pub declared: Vec<DeclaredMove>,
    /// Whether any figure has a distance to a target.
    pub has_gap: bool,
    /// A remark.
    pub note: Option<String>,
}

/// A printed difference between two years.
#[derive(Debug, Clone, Serialize)]
pub struct DeclaredMove {
    /// 平成29年度〜令和2年度
    pub period: String,
    /// As printed, with its sign and unit.
    pub printed: String,
    /// What the figures give; none where one of them is missing.
    pub computed: Option<String>,
}

/// A date.
#[derive(Debug, Clone, Serialize)]
pub struct ObservedRow {
    /// 平成30年4月1日
    pub when: String,
    /// What the source prints for the date, where it prints the same for the
    /// figures of several indicators. Their cells then do not say it again.
    pub printed: Option<String>,
    /// One an indicator.
    pub cells: Vec<ObservedCell>,
}

/// A figure at a date.
#[derive(Debug, Clone, Serialize)]
pub struct ObservedCell {
    /// The figure.
    pub value: CellView,
    /// The difference to the date before, with its sign.
    pub change: Option<String>,
    /// The printed one, where there is one.
    pub declared_change: Option<String>,
    /// The distance to the target.
    pub gap: Option<String>,
    /// The printed one, where there is one.
    pub declared_gap: Option<String>,
    /// Other figures printed for the same time, with their place.
    pub also: Vec<String>,
}

impl<'a> PlanCtx<'a> {
    /// Makes the views of all figures that no report judges.
    pub fn make_observed(&self) -> Vec<ObservedView> {
        let mut groups: Vec<(Owner, &str, Vec<Moment>, Vec<usize>)> = Vec::new();
        for (i, observed) in self.report.observed.iter().enumerate() {
            let Some(observed) = observed else { continue };
            // Without a figure or a state there is nothing to be seen in time.
            if observed.points.is_empty() {
                continue;
            }
            let indicator = &self.plan.indicators[i];
            let dates: Vec<Moment> = observed.points.iter().map(|p| p.when).collect();
            let same = groups.iter_mut().find(|(owner, unit, of, members)| {
                let group = members.first().map(|m| &self.plan.indicators[*m].group);
                indicator.group.is_some()
                    && group == Some(&indicator.group)
                    && *owner == indicator.owner
                    && *unit == indicator.unit
                    && *of == dates
            });
            match same {
                Some((.., members)) => members.push(i),
                None => groups.push((indicator.owner, &indicator.unit, dates, vec![i])),
            }
        }
        groups
            .into_iter()
            .flat_map(|(.., members)| self.observed_views(members))
            .collect()
    }

    /// One view of a group, or one of each of its members where all cannot be
    /// told apart in one drawing.
    fn observed_views(&self, members: Vec<usize>) -> Vec<ObservedView> {
        let view = self.observed_view(members);
        let has_figure = || view.members.iter().any(|i| self.has_observed_figure(*i));
        if view.members.len() < 2 || view.chart.is_some() || !has_figure() {
            return vec![view];
        }
        let alone = view.members.iter().map(|i| self.observed_view(vec![*i]));
        alone.collect()
    }

    fn has_observed_figure(&self, index: usize) -> bool {
        let observed = self.report.observed[index].iter();
        observed.flat_map(|o| &o.points).any(|p| p.figure.is_some())
    }

    fn observed_view(&self, members: Vec<usize>) -> ObservedView {
        let words = self.all.words;
        let plan = self.plan;
        let list: Vec<(usize, &Observed)> = members
            .iter()
            .filter_map(|i| Some((*i, self.report.observed[*i].as_ref()?)))
            .collect();
        let columns: Vec<ObservedColumn> = list
            .iter()
            .map(|(i, o)| self.observed_column(*i, o))
            .collect();
        let first = list.first();
        let points = first.map_or(&[][..], |(_, o)| &o.points);
        let rows = points
            .iter()
            .enumerate()
            .map(|(at, point)| {
                let cells = list.iter().map(|(i, o)| self.observed_cell(*i, o, at));
                observed_row(moment(point.when), cells.collect())
            })
            .collect();
        let names: Vec<&str> = columns.iter().map(|c| c.name.as_str()).collect();
        let group = first.and_then(|(i, _)| plan.indicators[*i].group.clone());
        let title = match group {
            Some(group) if columns.len() > 1 => group,
            _ => names.join(words.get("comma")),
        };
        let id = first.map_or(String::new(), |(i, _)| {
            format!("o-{}", self.global_id(&plan.indicators[*i].id))
        });
        let sentences: Vec<String> = list
            .iter()
            .filter_map(|(i, o)| self.observed_sentence(*i, o))
            .collect();
        let chart = first.and_then(|(i, _)| {
            chart::dated(&DatedChart {
                text: ChartText {
                    id: id.clone(),
                    title: title.clone(),
                    desc: sentences.concat(),
                },
                unit: shown_unit(&plan.indicators[*i].unit).to_owned(),
                points: points.iter().map(|p| dated_point(p.when)).collect(),
                lines: list
                    .iter()
                    .map(|(i, o)| self.dated_line(*i, o, list.len() > 1))
                    .collect(),
            })
        });
        ObservedView {
            leaves_out_years: chart.as_deref().is_some_and(|c| c.contains("\"c-apart\"")),
            chart_files: chart
                .as_ref()
                .map(|_| self.figure_files(&id, title.clone())),
            chart,
            unit: first.map_or(String::new(), |(i, _)| {
                shown_unit(&plan.indicators[*i].unit).to_owned()
            }),
            id,
            title,
            sentences,
            columns,
            rows,
            members,
        }
    }

    fn observed_column(&self, index: usize, observed: &Observed) -> ObservedColumn {
        let words = self.all.words;
        let i = &self.plan.indicators[index];
        let named = |kind: &str, word: &str| words.get(&format!("{kind}.{word}")).to_owned();
        use crate::model::word::Word;
        let movement = observed.net.as_ref().map(|net| net.movement);
        let movement = movement.filter(|m| *m != Movement::NotJudged);
        ObservedColumn {
            anchor: routes::anchor(self.plan, index),
            name: self.indicator_name(index),
            kind: named("kind", i.kind.word()),
            direction: i.direction.map(|d| named("direction", d.word())),
            direction_source: i
                .direction_source
                .map(|d| named("direction_source", d.word())),
            direction_note: i.direction_note.clone(),
            movement: movement.map(Word::word),
            movement_word: movement.map(|m| named("movement", m.word())),
            targets: i
                .targets
                .iter()
                .map(|(year, v)| {
                    let target = self.value(i, Some(v)).long;
                    words.fill(
                        "observed.target",
                        &[("year", &year.ja_short()), ("target", &target)],
                    )
                })
                .collect(),
            declared: self
                .plan
                .results
                .iter()
                .flat_map(|r| &r.rows[index].declared_changes)
                .map(|d| self.declared_move(index, observed, d))
                .collect(),
            has_gap: observed.points.iter().any(|p| p.gap.is_some()),
            note: i.note.clone(),
        }
    }

    fn declared_move(&self, index: usize, observed: &Observed, d: &DeclaredChange) -> DeclaredMove {
        let words = self.all.words;
        let unit = &self.plan.indicators[index].unit;
        let (first, last) = (observed.of_year(d.from), observed.of_year(d.to));
        let by = first.zip(last).and_then(|(a, b)| b.checked_sub(a));
        let (printed, computed) = match d.moved {
            Moved::By(printed) => (self.by(printed, unit), by.map(|by| self.by(by, unit))),
            Moved::ByPercent(printed) => {
                let part = by.and_then(|by| by.checked_mul(Decimal::ONE_HUNDRED));
                let rate = part.zip(first).and_then(|(part, of)| part.checked_div(of));
                let shown = |rate: Decimal| format!("{}％", signed(rate));
                (
                    shown(printed),
                    rate.map(|r| shown(round(r, printed.scale()))),
                )
            }
        };
        let key = if d.about { "about" } else { "plain" };
        DeclaredMove {
            period: words.fill(
                "period",
                &[("from", &d.from.ja_short()), ("to", &d.to.ja_short())],
            ),
            printed: words.fill(&format!("declared_change.{key}"), &[("value", &printed)]),
            computed,
        }
    }

    fn observed_cell(&self, index: usize, observed: &Observed, at: usize) -> ObservedCell {
        let i = &self.plan.indicators[index];
        let point = &observed.points[at];
        let observation = point.observation(self.plan, index);
        let words = self.all.words;
        ObservedCell {
            value: self.value(i, point.value(self.plan, index)),
            change: point.change.map(|by| self.by(by, &i.unit)),
            declared_change: observation
                .and_then(|o| o.change)
                .map(|by| self.by(by, &i.unit)),
            gap: point.gap.map(|gap| self.unsigned(gap, &i.unit)),
            declared_gap: observation
                .and_then(|o| o.gap)
                .map(|gap| self.unsigned(gap, &i.unit)),
            also: observation.map_or_else(Vec::new, |o| {
                let others = o.also.iter().map(|a| {
                    let value = with_unit(a.value, &i.unit);
                    match &a.place {
                        Some(place) => {
                            words.fill("also.placed", &[("value", &value), ("where", place)])
                        }
                        None => value,
                    }
                });
                others.collect()
            }),
        }
    }

    /// What became of an indicator, in a sentence; none without two figures.
    pub fn observed_sentence(&self, index: usize, observed: &Observed) -> Option<String> {
        let words = self.all.words;
        let i = &self.plan.indicators[index];
        let name = self.indicator_name(index);
        let Some(net) = &observed.net else {
            let only = observed.points.iter().find(|p| p.figure.is_some())?;
            let value = with_unit(only.figure?, &i.unit);
            let values = [
                ("name", name.as_str()),
                ("when", &moment(only.when)),
                ("value", &value),
            ];
            return Some(words.fill("observed.one", &values));
        };
        let at = |point: usize| {
            let point = &observed.points[point];
            let figure = point.figure.map(|f| with_unit(f, &i.unit));
            (moment(point.when), figure.unwrap_or_default())
        };
        let ((from, first), (to, last)) = (at(net.from), at(net.to));
        let by = format!("{}{}", number(net.by.abs()), self.unit_of_change(&i.unit));
        let key = match (net.by.is_zero(), net.by.is_sign_negative()) {
            (true, _) => "observed.same",
            (false, true) => "observed.down",
            (false, false) => "observed.up",
        };
        let values = [
            ("name", name.as_str()),
            ("from", &from),
            ("to", &to),
            ("first", &first),
            ("last", &last),
            ("by", &by),
        ];
        Some(words.fill(key, &values))
    }

    fn dated_line(&self, index: usize, observed: &Observed, has_others: bool) -> DatedLine {
        let figures = || observed.points.iter().map(|p| p.figure);
        DatedLine {
            name: self.indicator_name(index),
            values: figures().collect(),
            value_labels: figures().map(|f| f.map(number)).collect(),
            target: self.dated_target(index, has_others),
        }
    }

    /// The last target; beside other measures its words say of which it is.
    fn dated_target(&self, index: usize, has_others: bool) -> Option<DatedTarget> {
        let (year, value) = self.plan.indicators[index].final_target()?;
        let words = self.all.words;
        let target = words.fill(
            "observed.target",
            &[("year", &year.ja_short()), ("target", &number(value))],
        );
        let label = if has_others {
            let name = self.indicator_name(index);
            let values = [("name", name.as_str()), ("target", &target)];
            words.fill("observed.target_of", &values)
        } else {
            target
        };
        Some(DatedTarget {
            label,
            value,
            at: Some(place(Moment::Year(year))),
        })
    }

    /// The name of an indicator, or the words for a name that the source does
    /// not give.
    pub fn indicator_name(&self, index: usize) -> String {
        let name = self.plan.indicators[index].name.clone();
        name.unwrap_or_else(|| self.all.words.get("indicator.nameless").to_owned())
    }

    /// A difference with its sign and unit: `+80人`, `−3.9ポイント`.
    pub fn by(&self, by: Decimal, unit: &str) -> String {
        format!("{}{}", signed(by), self.unit_of_change(unit))
    }

    /// A difference without a sign: `1,138t`.
    pub fn unsigned(&self, gap: Decimal, unit: &str) -> String {
        format!("{}{}", number(gap), self.unit_of_change(unit))
    }

    /// The unit of a difference: of percentages it is a point.
    fn unit_of_change<'u>(&self, unit: &'u str) -> &'u str
    where
        'a: 'u,
    {
        if unit == "%" {
            self.all.words.get("point")
        } else {
            shown_unit(unit)
        }
    }
}

/// A figure with a plus before what is more; nothing before zero.
fn signed(by: Decimal) -> String {
    let plus = if by > Decimal::ZERO { "+" } else { "" };
    format!("{plus}{}", number(by))
}

fn dated_point(when: Moment) -> DatedPoint {
    DatedPoint {
        label: moment(when),
        short: moment_axis(when),
        at: place(when),
    }
}

/// The place of a date along an axis. Of a year or a month it is the first day.
fn place(when: Moment) -> i32 {
    match when {
        // The end of a year, and a day in April, lie a step apart as years do.
        Moment::Year(year) => DatedPoint::place(year.0, 4, 1),
        Moment::Month { year, month } => DatedPoint::place(year, month, 1),
        Moment::Day { year, month, day } => DatedPoint::place(year, month, day),
    }
}

/// A row, in which what is printed alike for every figure is said once.
fn observed_row(when: String, mut cells: Vec<ObservedCell>) -> ObservedRow {
    let first = cells.first().and_then(|c| c.value.printed.clone());
    let is_common = cells.len() > 1 && cells.iter().all(|c| c.value.printed == first);
    let printed = first.filter(|_| is_common);
    if printed.is_some() {
        for cell in &mut cells {
            cell.value.printed = None;
        }
    }
    ObservedRow {
        when,
        printed,
        cells,
    }
}
