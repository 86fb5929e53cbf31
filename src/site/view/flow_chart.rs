//! The drawing of what goes on from one plan to the next: printed counts where
//! both plans have them, else our own count of measures.

use serde::Serialize;

use super::PlanCtx;
use super::prepared::FigureFiles;
use crate::model::plan::{CountPart, CountedPart, DeclaredCount, Succession};
use crate::render::chart::{self, ChartText, FlowChart, FlowPair, FlowPart, FlowSide};

/// What goes on between the counted parts of two plans.
#[derive(Debug, Clone, Serialize)]
pub struct FlowDrawing {
    /// The drawing.
    pub chart: String,
    /// The files of the drawing.
    pub files: FigureFiles,
    /// The id of its table.
    pub table: String,
    /// The same in words, with every difference.
    pub sentence: String,
    /// What is counted.
    pub counts: String,
    /// Whether the documents print these counts; else we counted measures.
    pub is_printed: bool,
    /// The parts of the earlier plan, then those of the later one.
    pub rows: Vec<FlowPartView>,
}

/// A counted part of a plan.
#[derive(Debug, Clone, Serialize)]
pub struct FlowPartView {
    /// The plan.
    pub plan: String,
    /// The plan's id.
    pub plan_id: String,
    /// The word of the part.
    pub part: String,
    /// `kept` where the other plan has this part too; else `ended` in the
    /// earlier plan, `new` in the later one.
    pub kind: &'static str,
    /// How many.
    pub count: u32,
}

/// A plan's parts, printed or counted.
struct Side {
    plan_id: String,
    plan: String,
    counts: String,
    total: u32,
    parts: Vec<CountPart>,
}

impl PlanCtx<'_> {
    /// The drawing of what became of the plan before.
    pub fn make_flow(&self) -> Option<FlowDrawing> {
        let (succession, before) = &self.before()?;
        let words = self.all.words;
        let printed = self.printed_sides(before);
        let is_printed = printed.is_some();
        let [then, now] = printed.unwrap_or_else(|| self.counted_sides(succession, before));
        // A part of the same id goes on; its words are the documents' own.
        let mut pairs = Vec::new();
        let mut differences = Vec::new();
        for (from, a) in then.parts.iter().enumerate() {
            let Some(to) = now.parts.iter().position(|b| b.id == a.id) else {
                continue;
            };
            let b = &now.parts[to];
            let n = a.count.abs_diff(b.count).to_string();
            pairs.push(FlowPair {
                from,
                to,
                difference: words.fill("flow.difference", &[("n", &n)]),
            });
            if a.count != b.count {
                differences.push(words.fill(
                    "flow.differs",
                    &[
                        ("before", &a.word),
                        ("from", &a.count.to_string()),
                        ("here", &b.word),
                        ("to", &b.count.to_string()),
                        ("n", &n),
                    ],
                ));
            }
        }
        let mut sentence = String::new();
        for side in [&then, &now] {
            let listed = side.parts.iter().map(|p| format!("{}{}", p.word, p.count));
            let listed: Vec<_> = listed.collect();
            sentence.push_str(&words.fill(
                "flow.side",
                &[
                    ("plan", &side.plan),
                    ("counts", &side.counts),
                    ("total", &side.total.to_string()),
                    ("parts", &listed.join(words.get("comma"))),
                ],
            ));
        }
        sentence.push_str(&differences.concat());
        let id = format!("l-{}", self.plan.id);
        let rows = |side: &Side, other: &Side, alone: &'static str| -> Vec<FlowPartView> {
            let row = |part: &CountPart| FlowPartView {
                plan: side.plan.clone(),
                plan_id: side.plan_id.clone(),
                part: part.word.clone(),
                kind: match other.parts.iter().any(|p| p.id == part.id) {
                    true => "kept",
                    false => alone,
                },
                count: part.count,
            };
            side.parts.iter().map(row).collect()
        };
        let rows = [rows(&then, &now, "ended"), rows(&now, &then, "new")].concat();
        let counts = now.counts.clone();
        let drawn = |side: Side| FlowSide {
            caption: words.fill(
                "flow.caption",
                &[
                    ("plan", &side.plan),
                    ("counts", &side.counts),
                    ("total", &side.total.to_string()),
                ],
            ),
            parts: side
                .parts
                .into_iter()
                .map(|part| FlowPart {
                    word: part.word,
                    count: part.count,
                })
                .collect(),
        };
        let title = words.fill("chart.flow_title", &[("counts", &counts)]);
        let chart = chart::flow(&FlowChart {
            text: ChartText {
                id: id.clone(),
                title: title.clone(),
                desc: sentence.clone(),
            },
            before: drawn(then),
            here: drawn(now),
            pairs,
        })?;
        Some(FlowDrawing {
            chart,
            files: self.figure_files(&id, title),
            table: format!("{id}-table"),
            sentence,
            counts,
            is_printed,
            rows,
        })
    }

    /// The first thing that both plans print counts of with a part that goes on.
    fn printed_sides(&self, before: &PlanCtx) -> Option<[Side; 2]> {
        let goes_on = |then: &DeclaredCount, now: &DeclaredCount| {
            let mut ids = then.parts.iter().map(|part| &part.id);
            then.counts == now.counts && ids.any(|id| now.parts.iter().any(|p| p.id == *id))
        };
        let own = &self.plan.declared_counts;
        let (then, now) = own.iter().find_map(|now| {
            let mut older = before.plan.declared_counts.iter();
            Some((older.find(|then| goes_on(then, now))?, now))
        })?;
        Some([before.printed_side(then), self.printed_side(now)])
    }

    fn printed_side(&self, declared: &DeclaredCount) -> Side {
        Side {
            plan_id: self.plan.id.clone(),
            plan: self.short_title().to_owned(),
            counts: self.counted(declared.counts),
            total: declared.total,
            parts: declared.parts.clone(),
        }
    }

    /// What is counted, in words.
    pub fn counted(&self, part: CountedPart) -> String {
        match part {
            CountedPart::Actions => self.all.words.get("counted.actions").to_owned(),
            CountedPart::Measures => self.plan.levels.measure.clone(),
            CountedPart::Indicators => self.plan.levels.indicator.clone(),
        }
    }

    /// Our own count of measures. One that was split or merged counts once in
    /// either plan.
    fn counted_sides(&self, succession: &Succession, before: &PlanCtx) -> [Side; 2] {
        let distinct = |mut list: Vec<usize>| {
            list.sort_unstable();
            list.dedup();
            list.len() as u32
        };
        let steps = || succession.measures.iter();
        let part = |word: &str, count: u32| CountPart {
            id: word.to_owned(),
            word: self.relation(word),
            count,
        };
        let side = |ctx: &PlanCtx, parts: Vec<CountPart>| Side {
            plan_id: ctx.plan.id.clone(),
            plan: ctx.short_title().to_owned(),
            counts: ctx.counted(CountedPart::Measures),
            total: ctx.plan.measures.len() as u32,
            parts,
        };
        let gone = vec![
            part("ended", succession.ended.len() as u32),
            part("continued", distinct(steps().map(|s| s.from).collect())),
        ];
        let come = vec![
            part("continued", distinct(steps().map(|s| s.to).collect())),
            part("new", succession.new.len() as u32),
        ];
        [side(before, gone), side(self, come)]
    }
}
