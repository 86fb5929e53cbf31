//! The charts of a site that can be taken away: each once, on however many
//! pages it stands, with the words that a page would have around it.

use super::view::flow_chart::FlowDrawing;
use super::view::money::MoneyView;
use super::view::observed::ObservedView;
use super::view::prepared::{FigureFiles, Prepared};
use super::view::tally::TallyView;
use super::view::{Ctx, PlanCtx};
use crate::model::money::MoneyOwner;
use crate::model::plan::{Owner, Source};
use crate::model::results::YearResults;

/// A chart that can be taken away.
pub struct Figure<'a> {
    /// Its name, and where its files stand.
    pub files: &'a FigureFiles,
    /// The drawing as the pages show it.
    pub svg: &'a str,
    /// What one learns from it, in a sentence.
    pub finding: String,
    /// What is drawn, in which unit, over which years; a line each.
    pub about: Vec<String>,
    /// Who says so, from which document, under which licence; a line each.
    pub source: Vec<String>,
    /// What it draws.
    pub rows: Rows,
}

/// The rows of a chart's table, by their place in the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rows {
    /// Indicators over the years of their plans, as pairs of plan and
    /// indicator; several make one series.
    Years(Vec<(usize, usize)>),
    /// A tally, by plan, year with results and place in the report.
    Share(usize, usize, usize),
    /// The work of a measure, by plan and measure.
    Schedule(usize, usize),
    /// A plan around a plan, by plan and place.
    Bands(usize, usize),
    /// A stream of the roadmap, by plan and place.
    Roadmap(usize, usize),
    /// What goes on from the plan before, by plan.
    Flow(usize),
    /// Figures by their own dates, by plan and place.
    Dates(usize, usize),
    /// A statement of money, by plan and place.
    Money(usize, usize),
}

/// The unit of rates.
const PERCENT: &str = "％";

/// A drawing with its files.
type Drawn<'a> = (&'a str, &'a FigureFiles);

/// Every chart of a site, in the order of its plans.
pub fn figures(ctx: Ctx) -> Vec<Figure> {
    let plans = ctx.prepared.iter().enumerate();
    plans
        .flat_map(|(p, prepared)| of_plan(ctx.plan(p), prepared))
        .collect()
}

fn of_plan<'a>(ctx: PlanCtx<'a>, prepared: &'a Prepared) -> Vec<Figure<'a>> {
    let mut found = Vec::new();
    for (i, view) in prepared.indicators.iter().enumerate() {
        let me = vec![(ctx.index, i)];
        let drawn = [
            (&view.chart, &view.chart_files),
            (&view.steps, &view.steps_files),
            (&view.progress, &view.progress_files),
        ];
        let drawn = drawn.map(|(svg, files)| svg.as_deref().zip(files.as_ref()));
        for drawn in drawn.into_iter().flatten() {
            found.extend(ctx.of_years(drawn, &view.sentence, &view.unit, &me));
        }
        if let Some(rates) = &prepared.multiples[i] {
            let drawn = (rates.chart.as_str(), &rates.files);
            found.extend(ctx.of_years(drawn, &rates.sentence, PERCENT, &me));
        }
    }
    for (i, view) in prepared.series.iter().enumerate() {
        let Some(view) = view else { continue };
        let mut all = ctx.all.report.series.iter();
        let members = all.find(|s| s.members.contains(&(ctx.index, i)));
        let drawn = view.chart.as_deref().zip(view.chart_files.as_ref());
        found.extend(
            members
                .zip(drawn)
                .and_then(|(s, drawn)| ctx.of_years(drawn, &view.sentence, &view.unit, &s.members)),
        );
    }
    for (y, views) in prepared.tallies.iter().enumerate() {
        for (t, view) in views.iter().enumerate() {
            let drawn = [
                (&view.chart, &view.chart_files),
                (&view.units, &view.units_files),
            ];
            let drawn = drawn.map(|(svg, files)| svg.as_deref().zip(files.as_ref()));
            let drawn = drawn.into_iter().flatten();
            found.extend(drawn.map(|drawn| ctx.of_share(drawn, view, y, t)));
        }
    }
    let measures = 0..prepared.schedules.len();
    found.extend(measures.filter_map(|m| ctx.of_schedule(prepared, m)));
    let frames = 0..prepared.frames.len();
    found.extend(frames.filter_map(|n| ctx.of_bands(prepared, n)));
    let roadmap = 0..prepared.roadmap.len();
    found.extend(roadmap.filter_map(|n| ctx.of_roadmap(prepared, n)));
    let observed = prepared.observed.iter().enumerate();
    found.extend(observed.filter_map(|(n, view)| ctx.of_dates(view, n)));
    let money = prepared.money.iter().enumerate();
    found.extend(money.filter_map(|(n, view)| ctx.of_money(view, n)));
    found.extend(prepared.flow.iter().map(|view| ctx.of_flow(view)));
    found
}

impl<'a> PlanCtx<'a> {
    fn of_years(
        &self,
        (svg, files): Drawn<'a>,
        finding: &str,
        unit: &str,
        members: &[(usize, usize)],
    ) -> Option<Figure<'a>> {
        let (plan, indicator) = *members.last()?;
        let (first, _) = *members.first()?;
        let last = self.all.plan(plan);
        let words = self.all.words;
        let indicator = &last.plan.indicators[indicator];
        let begin = self.all.site.plans[first].period.0;
        let years = words.years(begin, last.plan.period.1);
        let mut scope = vec![years];
        scope.extend(
            members
                .iter()
                .map(|(p, _)| self.all.plan(*p).short_title().to_owned()),
        );
        if let Owner::Measure(m) = indicator.owner {
            scope.push(last.measure_title(m));
        }
        let name = self.in_unit(&files.name, unit);
        let documents = members
            .iter()
            .flat_map(|(p, _)| self.all.plan(*p).documents());
        Some(Figure {
            files,
            svg,
            finding: finding.to_owned(),
            about: vec![name, self.joined(&scope)],
            source: self.source_lines(documents),
            rows: Rows::Years(members.to_vec()),
        })
    }

    fn of_share(
        &self,
        (svg, files): Drawn<'a>,
        view: &TallyView,
        year: usize,
        tally: usize,
    ) -> Figure<'a> {
        let results = &self.plan.results[year];
        let counted = [
            ("n", view.rows.to_string()),
            ("counter", self.plan.counter.clone()),
        ];
        let counted = counted
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        let scope = [
            self.all.words.fill("figure.rows", &counted),
            self.short_title().to_owned(),
        ];
        Figure {
            files,
            svg,
            // The drawing shows what was counted, not what is declared.
            finding: view.checked.as_ref().unwrap_or(&view.sentence).clone(),
            about: vec![files.name.clone(), self.joined(&scope)],
            source: self.source_lines(self.documents_of(results)),
            rows: Rows::Share(self.index, year, tally),
        }
    }

    fn of_schedule(&self, prepared: &'a Prepared, measure: usize) -> Option<Figure<'a>> {
        let view = &prepared.schedules[measure];
        let files = view.chart_files.as_ref()?;
        let words = self.all.words;
        let finding = words.fill(
            "figure.schedule",
            &[
                ("name", &self.measure_title(measure)),
                ("period", &self.period()),
                ("n", &self.plan.measures[measure].actions.len().to_string()),
            ],
        );
        let scope = [files.name.clone(), self.short_title().to_owned()];
        let mut key = words.get("figure.arrow").to_owned();
        if !self.plan.results.is_empty() {
            key.insert_str(0, words.get("schedule.legend"));
        }
        Some(Figure {
            files,
            svg: view.chart.as_deref()?,
            finding,
            about: vec![self.joined(&scope), key],
            source: self.source_lines(self.documents()),
            rows: Rows::Schedule(self.index, measure),
        })
    }

    fn of_bands(&self, prepared: &'a Prepared, frame: usize) -> Option<Figure<'a>> {
        let view = &prepared.frames[frame];
        let shown = (view.chart_files.as_ref()?, view.chart.as_deref()?);
        let rows = Rows::Bands(self.index, frame);
        Some(self.of_the_plan(shown, &view.sentence, rows))
    }

    fn of_roadmap(&self, prepared: &'a Prepared, stream: usize) -> Option<Figure<'a>> {
        let view = &prepared.roadmap[stream];
        let shown = (view.chart_files.as_ref()?, view.chart.as_deref()?);
        let rows = Rows::Roadmap(self.index, stream);
        Some(self.of_the_plan(shown, &view.sentence, rows))
    }

    /// A figure of what the plan's own document says.
    fn of_the_plan(
        &self,
        (files, svg): (&'a FigureFiles, &'a str),
        finding: &str,
        rows: Rows,
    ) -> Figure<'a> {
        let scope = [files.name.clone(), self.short_title().to_owned()];
        Figure {
            files,
            svg,
            finding: finding.to_owned(),
            about: vec![self.joined(&scope)],
            source: self.source_lines(self.plan.source.iter()),
            rows,
        }
    }

    fn of_dates(&self, view: &'a ObservedView, place: usize) -> Option<Figure<'a>> {
        let files = view.chart_files.as_ref()?;
        let mut scope = vec![self.short_title().to_owned()];
        let owner = view.members.first().map(|i| self.plan.indicators[*i].owner);
        match owner {
            Some(Owner::Measure(m)) => scope.push(self.measure_title(m)),
            Some(Owner::Goal(g)) => scope.push(self.goal_title(g)),
            Some(Owner::Plan) | None => {}
        }
        Some(Figure {
            files,
            svg: view.chart.as_deref()?,
            finding: view.sentences.concat(),
            about: vec![self.in_unit(&files.name, &view.unit), self.joined(&scope)],
            source: self.source_lines(self.documents()),
            rows: Rows::Dates(self.index, place),
        })
    }

    fn of_money(&self, view: &'a MoneyView, place: usize) -> Option<Figure<'a>> {
        let files = view.chart_files.as_ref()?;
        let years: Vec<&str> = view.columns.iter().map(|c| c.name.as_str()).collect();
        let mut scope = vec![years.join(self.all.words.get("comma"))];
        scope.push(self.short_title().to_owned());
        match self.plan.money[place].owner {
            MoneyOwner::Plan => {}
            MoneyOwner::Goal(g) => scope.push(self.plan.goals[g].name.clone()),
            MoneyOwner::Measure(m) => scope.push(self.measure_title(m)),
        }
        Some(Figure {
            files,
            svg: view.chart.as_deref()?,
            finding: view.sentence.clone(),
            about: vec![self.in_unit(&files.name, view.unit), self.joined(&scope)],
            source: self.source_lines(self.documents()),
            rows: Rows::Money(self.index, place),
        })
    }

    fn of_flow(&self, view: &'a FlowDrawing) -> Figure<'a> {
        let words = self.all.words;
        let before = self.plan.follows.as_ref().map(|f| self.all.plan(f.plan));
        let mut about = vec![view.files.name.clone()];
        if !view.is_printed {
            about.push(words.get("flow.counted_by_us").to_owned());
        }
        let documents = before.iter().filter_map(|b| b.plan.source.as_ref());
        Figure {
            files: &view.files,
            svg: &view.chart,
            finding: view.sentence.clone(),
            about,
            source: self.source_lines(documents.chain(&self.plan.source)),
            rows: Rows::Flow(self.index),
        }
    }

    /// The name of a chart with the unit of its axis, if it has one.
    fn in_unit(&self, name: &str, unit: &str) -> String {
        match unit {
            "" => name.to_owned(),
            unit => {
                let values = [("name", name), ("unit", unit)];
                self.all.words.fill("figure.unit", &values)
            }
        }
    }

    fn joined(&self, parts: &[String]) -> String {
        parts.join(self.all.words.get("figure.between"))
    }

    /// The documents that the plan and its newest report were taken from.
    fn documents(&self) -> impl Iterator<Item = &'a Source> + use<'a> {
        let newest = self
            .report
            .latest(self.plan)
            .and_then(|(r, _)| r.source.as_ref());
        self.plan.source.iter().chain(newest)
    }

    /// The document that a year's report was taken from.
    fn documents_of(&self, results: &'a YearResults) -> impl Iterator<Item = &'a Source> + use<'a> {
        results
            .source
            .as_ref()
            .or(self.plan.source.as_ref())
            .into_iter()
    }

    /// Where figures are from, in lines: each document once, the site with its
    /// city, the licence, and that a sample is one.
    fn source_lines<'s>(&self, documents: impl Iterator<Item = &'s Source>) -> Vec<String> {
        let (site, words) = (self.all.site, self.all.words);
        let mut lines: Vec<String> = Vec::new();
        for document in documents {
            let line = match &document.publisher {
                Some(publisher) => words.fill(
                    "figure.source_by",
                    &[("title", &document.title), ("publisher", publisher)],
                ),
                None => words.fill("figure.source", &[("title", &document.title)]),
            };
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        let city = &site.municipality.name;
        let mut about: Vec<String> = vec![site.name.clone()];
        if !site.name.contains(city.as_str()) {
            about.insert(0, city.clone());
        }
        about.push(words.fill("figure.license", &[("license", &site.license.name)]));
        lines.push(self.joined(&about));
        lines.extend(site.license.note.clone());
        lines.extend(site.sample.as_ref().map(|s| s.notice.clone()));
        lines
    }
}
