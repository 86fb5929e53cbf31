//! A plan: its result, its goals, its years, the words it judges by.

use serde::Serialize;

use super::achievement::WorkLink;
use super::goal::MeasureItem;
use super::guideline::DirectiveItem;
use super::money::MoneyView;
use super::observed::ObservedView;
use super::prepared::FigureFiles;
use super::reading::ReadingView;
use super::roadmap::StreamView;
use super::system::NamedIndicator;
use super::tally::{Headline, RuleView, TallyView};
use super::year::{ClassRows, EditionView, GoalTally, SourceView, source_view};
use super::{Link, NarrativeView, PlanCtx, StatusView, link};
use crate::model::narrative::About;
use crate::model::plan::{Owner, PlanState};
use crate::model::results::{Counted, Scope, YearResults};
use crate::model::rule::{State, Status};
use crate::model::word::Word;
use crate::model::year::FiscalYear;
use crate::render::format::day;
use crate::site::routes;

/// More goals than this are a list, not a sentence.
const MOST_AIMS: usize = 4;

/// A plan's page; the home page shows the same of its main plan.
#[derive(Debug, Clone, Serialize)]
pub struct PlanView<'a> {
    /// Full title.
    pub title: String,
    /// Short title.
    pub short_title: String,
    /// Its page.
    pub href: String,
    /// 令和3年度〜令和5年度
    pub period: String,
    /// Whether it is a draft.
    pub is_draft: bool,
    /// The plan's name for a top goal.
    pub goal_level: String,
    /// The plan's name for a measure.
    pub measure_level: String,
    /// The plan's name for an indicator.
    pub indicator_level: String,
    /// Counts: goals, measures, indicators.
    pub counts: PlanCounts,
    /// The newest report.
    pub latest: Option<LatestReport<'a>>,
    /// Every report, oldest first.
    pub years: Vec<YearItem>,
    /// Its top goals with what lies below.
    pub goals: Vec<GoalItem>,
    /// Measures that the source assigns to no goal.
    pub unassigned: Vec<MeasureItem<'a>>,
    /// What those are called, in the plan's words.
    pub unassigned_title: String,
    /// The key to marks.
    pub key: Vec<KeyView>,
    /// Narratives.
    pub narratives: Vec<NarrativeView>,
    /// Who checks it.
    pub committee: Option<CommitteeView>,
    /// The plan before.
    pub before: Option<Link>,
    /// The plan after.
    pub after: Option<Link>,
    /// The page of what became of the plan before.
    pub flow: Option<String>,
    /// The page of all its years.
    pub history: Option<String>,
    /// The plans around it, as a chart and as bands.
    pub frame: &'a [FrameView],
    /// What is done otherwise than in the plan before.
    pub method_changes: Vec<MethodView>,
    /// Printed counts of its own parts.
    pub declared_counts: Vec<super::succession::CountView>,
    /// The plan's own rule, where no report has another yet.
    pub rule: Vec<String>,
    /// How all of its figures come about, where there is anything to say.
    pub method: Option<Link>,
    /// Figures of the whole plan that no report judges.
    pub observed: Vec<&'a ObservedView>,
    /// Indicators of the whole plan that the source names without any figure.
    pub named: Vec<NamedIndicator>,
    /// What it is after, in a sentence, where few goals and no figure say it.
    pub aims: Option<String>,
    /// What its policy system holds, in a sentence; none where it has none.
    pub system: Option<String>,
    /// The streams of its roadmap.
    pub roadmap: &'a [StreamView],
    /// The page of how its work is to be done, by a sentence of what it holds.
    pub guideline: Option<Link>,
    /// Letters that order how it is worked on.
    pub directives: Vec<DirectiveItem>,
    /// What was achieved, by fiscal year.
    pub work: Vec<WorkLink>,
    /// Its statements of money.
    pub money: Vec<&'a MoneyView>,
    /// The document.
    pub source: Option<SourceView>,
    /// A remark.
    pub note: Option<String>,
}

/// How large a plan is.
#[derive(Debug, Clone, Serialize)]
pub struct PlanCounts {
    /// Top goals on the plan's first level.
    pub goals: usize,
    /// Measures.
    pub measures: usize,
    /// Indicators.
    pub indicators: usize,
}

/// The newest report of a plan.
#[derive(Debug, Clone, Serialize)]
pub struct LatestReport<'a> {
    /// 令和5年度（2023年度）
    pub year_long: String,
    /// Its page.
    pub href: String,
    /// The edition.
    pub edition: EditionView,
    /// The tally of the plan.
    pub tally: &'a TallyView,
    /// The tallies of the top goals.
    pub goals: Vec<GoalTally<'a>>,
    /// The rule.
    pub rule: Option<RuleView>,
    /// What the tallies count, in the plan's word: its measures or its
    /// indicators.
    pub counted: String,
    /// Where measures are judged themselves, the classes that owe a reason.
    pub owed: Vec<ClassRows<'a>>,
    /// What to read first.
    pub reading: Vec<ReadingView<'a>>,
    /// The report before it.
    pub before: Option<YearItem>,
    /// Whether that one was judged by another rule: then the counts of the two
    /// must not be compared.
    pub rules_differ: bool,
}

/// A report in the line of years.
#[derive(Debug, Clone, Serialize)]
pub struct YearItem {
    /// 令和5年度（2023年度）
    pub year_long: String,
    /// Its page; none where no report was made.
    pub href: Option<String>,
    /// The result in a sentence.
    pub sentence: Option<String>,
    /// The counts of that sentence.
    pub headline: Option<Headline>,
    /// Whether the report before it was judged by another rule.
    pub rules_differ: bool,
    /// The rule in words.
    pub rule: Option<RuleView>,
    /// The edition.
    pub edition: Option<EditionView>,
}

/// A top goal with its sections.
#[derive(Debug, Clone, Serialize)]
pub struct GoalItem {
    /// The name of its level, where it is not one of the plan's levels.
    pub level: Option<String>,
    /// Code and name.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Sections below.
    pub sections: Vec<SectionItem>,
    /// Measures directly below.
    pub measures: Vec<Link>,
}

/// A section with its measures.
#[derive(Debug, Clone, Serialize)]
pub struct SectionItem {
    /// Code and name.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Measures.
    pub measures: Vec<Link>,
}

/// A mark and what it means.
#[derive(Debug, Clone, Serialize)]
pub struct KeyView {
    /// Word, shape, colour.
    pub status: StatusView,
    /// What it means.
    pub meaning: String,
}

/// A plan around this one.
#[derive(Debug, Clone, Serialize)]
pub struct FrameView {
    /// Its name.
    pub name: String,
    /// What the chart says.
    pub sentence: String,
    /// The bands as a chart.
    pub chart: Option<String>,
    /// The files of the chart.
    pub chart_files: Option<FigureFiles>,
    /// The bands in rows.
    pub rows: Vec<FrameBandView>,
    /// Remarks.
    pub notes: Vec<String>,
}

/// A band in a table.
#[derive(Debug, Clone, Serialize)]
pub struct FrameBandView {
    /// Its row.
    pub row: String,
    /// Its name.
    pub name: String,
    /// Its years.
    pub period: String,
    /// The plan of this site that it is.
    pub plan: Option<Link>,
    /// Whether it is the plan shown.
    pub is_this: bool,
}

/// A change of method.
#[derive(Debug, Clone, Serialize)]
pub struct MethodView {
    /// The heading.
    pub title: String,
    /// The text.
    pub text: String,
    /// A remark.
    pub note: Option<String>,
}

/// Who checks a plan.
#[derive(Debug, Clone, Serialize)]
pub struct CommitteeView {
    /// Name.
    pub name: String,
    /// What it does.
    pub role: Option<String>,
    /// Seats.
    pub members: Vec<MemberView>,
    /// Meetings.
    pub meetings: Vec<MeetingView>,
}

/// A seat.
#[derive(Debug, Clone, Serialize)]
pub struct MemberView {
    /// Number.
    pub no: u32,
    /// 委員長…
    pub role: String,
    /// 学識経験者…
    pub category: String,
    /// Terms.
    pub term: u32,
}

/// A meeting.
#[derive(Debug, Clone, Serialize)]
pub struct MeetingView {
    /// Name.
    pub name: String,
    /// Day.
    pub date: String,
    /// Hour.
    pub time: Option<String>,
    /// Place.
    pub place: Option<String>,
    /// Agenda.
    pub agenda: Vec<String>,
}

impl<'a> PlanCtx<'a> {
    /// The plan's page.
    pub fn view(&self, root: &str) -> PlanView<'a> {
        let plan = self.plan;
        let tops: Vec<usize> = (0..plan.goals.len())
            .filter(|g| plan.goals[*g].parent.is_none())
            .collect();
        let measure_link = |m: &usize| {
            let m_ref = &plan.measures[*m];
            let text = match &m_ref.code {
                Some(code) => format!("{code} {}", m_ref.name),
                None => m_ref.name.clone(),
            };
            link(text, routes::measure(plan, *m))
        };
        let under = |g: usize| -> Vec<Link> {
            plan.goals[g]
                .all_measures
                .iter()
                .map(measure_link)
                .collect()
        };
        PlanView {
            title: plan.title.clone(),
            short_title: self.short_title().to_owned(),
            href: routes::plan(plan),
            period: self.period(),
            is_draft: plan.state == PlanState::Draft,
            goal_level: plan.levels.goals.first().cloned().unwrap_or_default(),
            measure_level: plan.levels.measure.clone(),
            indicator_level: plan.levels.indicator.clone(),
            counts: PlanCounts {
                goals: tops
                    .iter()
                    .filter(|g| plan.goals[**g].level.is_none())
                    .count(),
                measures: plan.measures.len(),
                indicators: plan.indicators.len(),
            },
            latest: self.latest(),
            years: self.years(),
            goals: tops
                .iter()
                .map(|g| GoalItem {
                    level: plan.goals[*g].level.clone(),
                    title: self.goal_title(*g),
                    href: routes::goal(plan, *g),
                    sections: plan.goals[*g]
                        .children
                        .iter()
                        .map(|c| SectionItem {
                            title: self.goal_title(*c),
                            href: routes::goal(plan, *c),
                            measures: under(*c),
                        })
                        .collect(),
                    measures: plan.goals[*g].measures.iter().map(measure_link).collect(),
                })
                .collect(),
            unassigned: plan
                .own_measures
                .iter()
                .map(|m| self.measure_item(*m))
                .collect(),
            unassigned_title: self.unassigned().text,
            key: self.key(),
            narratives: self
                .narratives(About::Plan, None, root)
                .into_iter()
                .filter(|n| n.year.is_none())
                .collect(),
            committee: self.committee(),
            before: plan.follows.as_ref().map(|f| {
                let before = self.all.plan(f.plan);
                link(before.short_title(), routes::plan(before.plan))
            }),
            after: plan.followed_by.map(|p| {
                let after = self.all.plan(p);
                link(after.short_title(), routes::plan(after.plan))
            }),
            flow: self.flow_link().map(|l| l.href),
            history: plan.has_several_reports().then(|| routes::history(plan)),
            frame: self.frames(),
            method_changes: plan
                .method_changes
                .iter()
                .map(|m| MethodView {
                    title: m.title.clone(),
                    text: m.text.clone(),
                    note: m.note.clone(),
                })
                .collect(),
            declared_counts: self.counts(),
            rule: plan
                .rule
                .as_ref()
                .map(|r| self.rule_sentences(r))
                .unwrap_or_default(),
            method: self.method_link(),
            observed: self.observed(Owner::Plan),
            named: self.named_indicators(Owner::Plan),
            aims: self.aims(),
            system: self.system_sentence(None),
            roadmap: self.roadmap(),
            guideline: self
                .guideline_sentence()
                .map(|sentence| link(sentence, routes::guideline(plan))),
            directives: self.directive_items(),
            work: self.work_links(None),
            money: self.money(&plan.own_money),
            source: plan.source.as_ref().map(source_view),
            note: plan.note.clone(),
        }
    }

    /// What a plan without a report holds, in a sentence.
    pub fn contents_sentence(&self) -> Option<String> {
        if self.report.latest(self.plan).is_some() {
            return None;
        }
        self.aims().or_else(|| self.system_sentence(None))
    }

    /// The names of the goals of the first level, where the plan has neither
    /// indicators nor results and its goals are few enough to be said.
    fn aims(&self) -> Option<String> {
        let plan = self.plan;
        let tops = plan.goals.iter().filter(|g| g.parent.is_none());
        let first = tops.filter(|g| g.level.is_none());
        let names: Vec<&str> = first.map(|g| g.name.as_str()).collect();
        let is_short = (1..=MOST_AIMS).contains(&names.len());
        let has_figures = !plan.indicators.is_empty() || !plan.results.is_empty();
        if has_figures || !is_short {
            return None;
        }
        let words = self.all.words;
        let quoted = names.iter().map(|n| words.fill("quoted", &[("name", n)]));
        let quoted: Vec<String> = quoted.collect();
        let values = [
            (
                "level",
                plan.levels.goals.first().map_or("", String::as_str),
            ),
            ("names", &quoted.join(words.get("comma"))),
            ("n", &names.len().to_string()),
        ];
        let key = match names[..] {
            [_] => "plan.aim",
            _ => "plan.aims",
        };
        Some(words.fill(key, &values))
    }

    /// What the source assigns to no goal, and where it stands.
    pub fn unassigned(&self) -> Link {
        let levels = &self.plan.levels;
        let names = [
            ("goal", levels.goals.last().map_or("", String::as_str)),
            ("measure", levels.measure.as_str()),
        ];
        let title = self.all.words.fill("unassigned", &names);
        link(title, format!("{}#unassigned", routes::plan(self.plan)))
    }

    /// The newest report.
    pub fn latest(&self) -> Option<LatestReport<'a>> {
        let plan = self.plan;
        let (results, report) = self.report.latest(plan)?;
        Some(LatestReport {
            year_long: self.report_name_long(results),
            href: routes::year(plan, results.year),
            edition: self.edition(results)?,
            tally: self.tally_of(results, &Scope::Plan)?,
            goals: self.goal_tallies(results),
            rule: self.rule_words(results),
            counted: match report.counted {
                Counted::Measures => plan.levels.measure.clone(),
                Counted::Indicators => plan.levels.indicator.clone(),
            },
            owed: match report.counted {
                Counted::Measures => self.owed_classes(report),
                Counted::Indicators => Vec::new(),
            },
            reading: self.reading(report),
            before: self.report_before(results).map(|r| self.year_item(r.year)),
            rules_differ: self.has_other_rule_than_before(results),
        })
    }

    /// The tallies of the top goals in a year.
    pub fn goal_tallies(&self, results: &YearResults) -> Vec<GoalTally<'a>> {
        let goals = self.plan.goals.iter().enumerate();
        let tops = goals.filter(|(_, goal)| goal.parent.is_none());
        tops.filter_map(|(g, _)| {
            Some(GoalTally {
                title: self.goal_title(g),
                href: routes::goal(self.plan, g),
                tally: self.tally_of(results, &Scope::Goal(g))?,
            })
        })
        .collect()
    }

    /// The report before that of a year.
    pub fn report_before(&self, results: &YearResults) -> Option<&'a YearResults> {
        let reports = self.plan.results.iter().filter(|r| r.edition.is_some());
        reports.take_while(|r| r.year < results.year).last()
    }

    /// Whether the report before this one was judged by another rule.
    pub fn has_other_rule_than_before(&self, results: &YearResults) -> bool {
        let of = |r| self.plan.rule_of(r).map(|r| (&r.bands, &r.counts_as));
        let before = self.report_before(results);
        before.is_some_and(|b| of(b) != of(results))
    }

    fn years(&self) -> Vec<YearItem> {
        self.plan.years().map(|y| self.year_item(y)).collect()
    }

    fn year_item(&self, year: FiscalYear) -> YearItem {
        let plan = self.plan;
        let results = plan.results_of(year);
        let reported = results.and_then(|r| Some((self.edition(r)?, r)));
        let tally = reported
            .as_ref()
            .and_then(|(_, r)| self.tally_of(r, &Scope::Plan));
        YearItem {
            year_long: results.map_or_else(|| year.ja(), |r| self.report_name_long(r)),
            href: reported.as_ref().map(|_| routes::year(plan, year)),
            rules_differ: reported
                .as_ref()
                .is_some_and(|(_, r)| self.has_other_rule_than_before(r)),
            rule: reported.as_ref().and_then(|(_, r)| self.rule_words(r)),
            headline: tally.as_ref().map(|t| t.headline.clone()),
            sentence: tally.map(|t| t.sentence.clone()),
            edition: reported.map(|(e, _)| e),
        }
    }

    /// The key to the marks of the plan.
    pub fn key(&self) -> Vec<KeyView> {
        let plan = self.plan;
        // Where nothing is ever judged, no mark needs a key.
        if plan.vocabulary.is_empty() {
            return Vec::new();
        }
        let words = plan.vocabulary.iter().map(|w| KeyView {
            status: self.status(&Status::Judged(w.id.clone())),
            meaning: w.meaning.clone().unwrap_or_default(),
        });
        let states = [
            State::NotYetKnown,
            State::NotSet,
            State::Unreadable,
            State::NotJudged,
        ];
        let states = states.into_iter().map(|s| {
            let own = plan
                .states
                .iter()
                .find(|x| x.state == s)
                .and_then(|x| x.meaning.clone());
            let default = self
                .all
                .words
                .get(&format!("state_meaning.{}", s.word()))
                .to_owned();
            KeyView {
                status: self.status(&Status::State(s)),
                meaning: own.unwrap_or(default),
            }
        });
        words.chain(states).collect()
    }

    fn committee(&self) -> Option<CommitteeView> {
        let c = self.plan.committee.as_ref()?;
        Some(CommitteeView {
            name: c.name.clone(),
            role: c.role.clone(),
            members: c
                .members
                .iter()
                .map(|m| MemberView {
                    no: m.no,
                    role: m.role.clone(),
                    category: m.category.clone(),
                    term: m.term,
                })
                .collect(),
            meetings: c
                .meetings
                .iter()
                .map(|m| MeetingView {
                    name: m.name.clone(),
                    date: day(&m.date),
                    time: m.time.clone(),
                    place: m.place.clone(),
                    agenda: m.agenda.clone(),
                })
                .collect(),
        })
    }
}
