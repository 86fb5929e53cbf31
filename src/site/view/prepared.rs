//! What several pages show, or a page and a file: made once, before any page.

use rayon::prelude::*;
use serde::Serialize;

use super::flow_chart::FlowDrawing;
use super::indicator::IndicatorView;
use super::money::MoneyView;
use super::multiples::MultipleView;
use super::observed::ObservedView;
use super::plan::FrameView;
use super::roadmap::StreamView;
use super::succession::SeriesView;
use super::tally::TallyView;
use super::{Ctx, PlanCtx};
use crate::model::plan::Owner;
use crate::model::results::YearResults;
use crate::site::routes;

/// The files in which a chart can be taken away.
#[derive(Debug, Clone, Serialize)]
pub struct FigureFiles {
    /// What the chart shows, told apart from every other of its page.
    pub name: String,
    /// The drawing, below the site's folder.
    pub svg: String,
    /// Its table, below the site's folder.
    pub csv: String,
}

/// What several pages of a plan show, with all its charts. The lists run beside
/// those of the plan and its report.
#[derive(Default)]
pub struct Prepared {
    /// One an indicator.
    pub indicators: Vec<IndicatorView>,
    /// One an indicator that has a rate in any year.
    pub multiples: Vec<Option<MultipleView>>,
    /// One an indicator that runs on through several plans.
    pub series: Vec<Option<SeriesView>>,
    /// A list a year with results, one a tally of its report.
    pub tallies: Vec<Vec<TallyView>>,
    /// Figures that no report judges, those of one unit and dates together.
    pub observed: Vec<ObservedView>,
    /// One a measure.
    pub schedules: Vec<ScheduleView>,
    /// One a plan around it.
    pub frames: Vec<FrameView>,
    /// One a stream of the roadmap.
    pub roadmap: Vec<StreamView>,
    /// One a statement.
    pub money: Vec<MoneyView>,
    /// What goes on from the plan before.
    pub flow: Option<FlowDrawing>,
}

/// The work of a measure as a chart.
#[derive(Debug, Clone)]
pub struct ScheduleView {
    /// The work as bars over the years.
    pub chart: Option<String>,
    /// The files of the chart.
    pub chart_files: Option<FigureFiles>,
    /// What the bars say.
    pub sentence: String,
}

/// Prepares every plan. `ctx` needs nothing prepared yet.
pub fn prepare(ctx: Ctx) -> Vec<Prepared> {
    let plans = 0..ctx.site.plans.len();
    plans.map(|p| ctx.plan(p).prepare()).collect()
}

impl PlanCtx<'_> {
    fn prepare(&self) -> Prepared {
        let plan = self.plan;
        let indicators = 0..plan.indicators.len();
        let measures = 0..plan.measures.len();
        let years: Vec<_> = plan.results.iter().zip(&self.report.years).collect();
        let views: Vec<IndicatorView> = indicators
            .clone()
            .into_par_iter()
            .map(|i| self.make_indicator(i))
            .collect();
        Prepared {
            multiples: views
                .par_iter()
                .enumerate()
                .map(|(i, view)| self.make_multiple(i, view))
                .collect(),
            indicators: views,
            // Only the page of a measure has room for a series.
            series: indicators
                .into_par_iter()
                .map(|i| match plan.indicators[i].owner {
                    Owner::Measure(_) => self.make_series(i),
                    Owner::Goal(_) | Owner::Plan => None,
                })
                .collect(),
            tallies: years
                .into_par_iter()
                .map(|(results, report)| self.make_tallies(results, report))
                .collect(),
            observed: self.make_observed(),
            schedules: measures
                .into_par_iter()
                .map(|m| self.make_schedule(m))
                .collect(),
            frames: self.make_frames(),
            roadmap: self.make_roadmap(),
            money: self.make_money(),
            flow: self.make_flow(),
        }
    }

    /// The files of a chart of this plan.
    pub fn figure_files(&self, id: &str, name: String) -> FigureFiles {
        FigureFiles {
            name,
            svg: routes::chart_svg(self.plan, id),
            csv: routes::chart_csv(self.plan, id),
        }
    }
}

impl<'a> PlanCtx<'a> {
    /// An indicator, ready for pages.
    pub fn indicator(&self, index: usize) -> Option<&'a IndicatorView> {
        self.prepared?.indicators.get(index)
    }

    /// The series that an indicator is part of.
    pub fn series(&self, index: usize) -> Option<&'a SeriesView> {
        self.prepared?.series.get(index)?.as_ref()
    }

    /// The rates of an indicator, if it has any.
    pub fn multiple(&self, index: usize) -> Option<&'a MultipleView> {
        self.prepared?.multiples.get(index)?.as_ref()
    }

    /// Figures of something that no report judges.
    pub fn observed(&self, owner: Owner) -> Vec<&'a ObservedView> {
        let all = self.prepared.map_or(&[][..], |p| &p.observed);
        let of = |view: &&ObservedView| {
            let mut members = view.members.iter();
            members.any(|i| self.plan.indicators[*i].owner == owner)
        };
        all.iter().filter(of).collect()
    }

    /// The indicators of figures that no report judges, by their place.
    pub fn observed_members(&self, place: usize) -> &'a [usize] {
        let all = self.prepared.map_or(&[][..], |p| &p.observed);
        all.get(place).map_or(&[], |view| &view.members)
    }

    /// Statements of money, by index.
    pub fn money(&self, list: &[usize]) -> Vec<&'a MoneyView> {
        let all = self.prepared.map_or(&[][..], |p| &p.money);
        list.iter().filter_map(|m| all.get(*m)).collect()
    }

    /// What goes on from the plan before, drawn.
    pub fn flow_drawing(&self) -> Option<&'a FlowDrawing> {
        self.prepared?.flow.as_ref()
    }

    /// The tallies of a year: the plan's first, then every goal's.
    pub fn tallies(&self, results: &YearResults) -> &'a [TallyView] {
        let mut years = self.plan.results.iter();
        let at = years.position(|r| r.year == results.year);
        self.prepared
            .zip(at)
            .and_then(|(prepared, at)| prepared.tallies.get(at))
            .map_or(&[], Vec::as_slice)
    }

    /// The work of a measure over the years.
    pub fn schedule(&self, measure: usize) -> Option<&'a ScheduleView> {
        self.prepared?.schedules.get(measure)
    }

    /// The streams of the roadmap.
    pub fn roadmap(&self) -> &'a [StreamView] {
        self.prepared.map_or(&[], |p| &p.roadmap)
    }

    /// The plans around this one.
    pub fn frames(&self) -> &'a [FrameView] {
        self.prepared.map_or(&[], |p| &p.frames)
    }
}
