//! A plan from `plan.yaml`, with its years.

use super::decode::{Cx, Decode, Text, did_you_mean, nearest};
use super::read::{PlanFiles, Tree};
use super::shapes::plan::{
    CategoryShape, CommitteeShape, DeclaredCountShape, DeclaredPeriodShape, FrameShape, PlanFile,
    PublicationShape, SourceShape, StatesShape, StatusShape,
};
use super::site::{duplicate_id, file, reversed};
use super::succession::Follows;
use super::yaml::{Kind as Yaml, Node};
use super::{guideline, money, preset, results, rule, tree};
use crate::diag::{Diagnostic, Span, both, codes};
use crate::model::guideline::Guideline;
use crate::model::money::MoneyOwner;
use crate::model::plan::{
    Band, Category, Committee, CountPart, DeclaredCount, DeclaredPeriod, Frame, FrameRow, Levels,
    Meeting, Member, MethodChange, Plan, Source,
};
use crate::model::publication::Publication;
use crate::model::rule::{State, StateWord, StatusWord};
use crate::model::site::Department;
use crate::model::word::Word;
use crate::model::year::FiscalYear;

/// Loads a plan. `departments` is `None` where their file could not be read:
/// then nobody is blamed for naming one.
pub fn load(
    tree: &Tree,
    id: &str,
    files: &PlanFiles,
    departments: Option<&[Department]>,
    cx: &mut Cx,
) -> Option<(Plan, Option<Follows>)> {
    let Some(plan_file) = files.plan else {
        let other = files
            .results
            .first()
            .map(|r| r.1)
            .or(files.narratives.first().copied())?;
        cx.push(Diagnostic::new(
            &codes::MISSING_FILE,
            Span::top(other),
            both(
                format!("この計画（{id}）には plan.yaml がありません"),
                format!("the plan '{id}' has no plan.yaml"),
            ),
            both(
                "フォルダ名を確かめるか、plan.yaml を作ります",
                "check the folder's name, or create plan.yaml",
            ),
        ));
        return None;
    };
    let before = cx.found.len();
    let node: Option<Node> = file(tree, plan_file, cx);
    let shape = node.and_then(|node| PlanFile::decode(&node, cx).or_else(|| stand_in(&node)));
    let Some(shape) = shape else {
        // Their own mistakes shall show, though nothing can be held against the plan.
        for (_, id) in &files.results {
            let _: Option<super::shapes::results::ResultsFile> = file(tree, *id, cx);
        }
        return None;
    };
    // Goals that could not be read have been reported themselves.
    if shape.goals.is_empty() && cx.found.len() == before {
        cx.push(super::decode::missing_key("goals", shape.span));
    }
    if !super::decode::Id::is_valid(id) {
        cx.push(Diagnostic::new(
            &codes::BAD_ID,
            Span::top(plan_file),
            both(
                format!("フォルダ名「{id}」は計画の id に使えません"),
                format!("the folder name '{id}' cannot be a plan's id"),
            ),
            both(
                "半角の小文字の英字、数字、ハイフンだけのフォルダ名にします",
                "use lower-case letters, digits and hyphens only",
            ),
        ));
    }
    let mut plan = head(id, &shape, Span::top(plan_file), cx);
    plan.own_money = money::load(&mut plan.money, shape.money, MoneyOwner::Plan, cx);
    tree::build(
        &mut plan,
        tree::Parts {
            goals: shape.goals,
            measures: shape.measures,
            indicators: shape.indicators,
        },
        departments,
        shape.departments_missing,
        cx,
    );
    if let Some(rule) = &plan.rule {
        rule::covers(rule, &plan.indicators, cx);
    }
    let guideline = guideline::Parts {
        viewpoints: shape.viewpoints,
        checklist: shape.checklist,
        time_shift: shape.time_shift,
        logic_models: shape.logic_models,
        promotion: shape.promotion,
        roadmap: shape.roadmap,
        directives: shape.directives,
    };
    plan.guideline = guideline::load(guideline, &plan, cx);
    plan.results = results::load(tree, files, &plan, cx);
    let succession = shape.succession;
    let follows = shape.follows.map(|plan| Follows { plan, succession });
    Some((plan, follows))
}

/// The plan with words of ours for what its head lacks, so that mistakes further
/// down show in the same run; it has an error and is never published. Without a
/// period there is no telling which years are right.
fn stand_in(node: &Node) -> Option<PlanFile> {
    let Yaml::Map(entries) = &node.kind else {
        return None;
    };
    let put = |kind| Node {
        span: node.span,
        kind,
    };
    let word = |w: &str| put(Yaml::Scalar(w.to_owned()));
    let levels = vec![
        (word("measure"), word("取組")),
        (word("indicator"), word("指標")),
    ];
    let ours = [
        (word("title"), word("計画")),
        (word("state"), word("draft")),
        (word("levels"), put(Yaml::Map(levels))),
    ];
    let is_ours = |key: &Node| ours.iter().any(|(k, _)| k.scalar() == key.scalar());
    let theirs = entries.iter().filter(|(key, _)| !is_ours(key)).cloned();
    let whole = put(Yaml::Map(theirs.chain(ours.clone()).collect()));
    // What is wrong with it has been reported already.
    PlanFile::decode(&whole, &mut Cx::default())
}

fn head(id: &str, shape: &PlanFile, span: Span, cx: &mut Cx) -> Plan {
    let text = |t: &Option<Text>| t.as_ref().map(|t| t.value.clone());
    let (from, to) = (shape.period.from, shape.period.to);
    // A reversed or absurd period must not make a thousand years of cells.
    let period = if to < from || to.0 - from.0 > 60 {
        cx.push(reversed(shape.period.span));
        (from, from)
    } else {
        (from, to)
    };
    let preset = shape.rule.as_ref().and_then(|r| r.0.preset.as_ref());
    let vocabulary = words(
        &preset::vocabulary(preset, &shape.vocabulary),
        shape.span,
        cx,
    );
    Plan {
        id: id.to_owned(),
        title: shape.title.value.clone(),
        short_title: text(&shape.short_title),
        period,
        state: shape.state,
        levels: Levels {
            goals: shape.levels.goals.iter().map(|t| t.value.clone()).collect(),
            measure: shape.levels.measure.value.clone(),
            indicator: shape.levels.indicator.value.clone(),
        },
        counter: text(&shape.counter).unwrap_or_else(|| "項目".to_owned()),
        priority_word: text(&shape.priority_word),
        categories: categories(&shape.categories, cx),
        source: shape.source.clone().map(source),
        note: text(&shape.note),
        states: shape.states.as_ref().map(states).unwrap_or_default(),
        less_formula: shape.less_formula,
        rounding: shape.rounding.as_ref().map_or(1, |r| r.value.min(6)),
        publication: shape.publication.as_ref().and_then(|p| publication(p, cx)),
        rule: shape.rule.clone().map(|r| rule::rule(r.0, &vocabulary, cx)),
        vocabulary,
        committee: shape.committee.clone().map(committee),
        follows: None,
        followed_by: None,
        frame: shape.frame.iter().map(|f| frame(f, cx)).collect(),
        method_changes: shape
            .method_changes
            .iter()
            .map(|m| MethodChange {
                title: m.title.value.clone(),
                text: m.text.value.clone(),
                note: text(&m.note),
            })
            .collect(),
        declared_counts: shape.declared_counts.iter().map(declared_count).collect(),
        declared_periods: declared_periods(&shape.declared_periods, cx),
        guideline: Guideline::default(),
        goals: Vec::new(),
        measures: Vec::new(),
        indicators: Vec::new(),
        money: Vec::new(),
        own_money: Vec::new(),
        own_indicators: Vec::new(),
        own_measures: Vec::new(),
        results: Vec::new(),
        narratives: Vec::new(),
        span,
    }
}

fn publication(shape: &PublicationShape, cx: &mut Cx) -> Option<Publication> {
    if !(1..=12).contains(&shape.month.value) {
        cx.push(Diagnostic::new(
            &codes::NOT_A_DATE,
            shape.month.span,
            both(
                format!("「{}」という月はありません", shape.month.value),
                format!("there is no month {}", shape.month.value),
            ),
            both("1から12までの月を書きます", "write a month from 1 to 12"),
        ));
        return None;
    }
    Some(Publication {
        month: shape.month.value,
        years_after: shape.years_after.unwrap_or(1),
    })
}

/// The words of judgement; `span` is the place of the first of two equal ones.
pub fn words(shapes: &[StatusShape], span: Span, cx: &mut Cx) -> Vec<StatusWord> {
    let text = |t: &Option<Text>| t.as_ref().map(|t| t.value.clone());
    let mut vocabulary: Vec<StatusWord> = Vec::new();
    for w in shapes {
        let id = &w.id.value.0;
        // `_` and `-` are one in addresses.
        let folded = id.replace('-', "_");
        if State::from_word(&folded).is_some() {
            cx.push(Diagnostic::new(
                &codes::BAD_ID,
                w.id.span,
                both(
                    format!("「{id}」は状態の名前なので、判定の id に使えません"),
                    format!("'{id}' names a state and cannot be the id of a judgement"),
                ),
                both(
                    "achieved や missed のような別の id にします",
                    "choose another id, such as achieved",
                ),
            ));
            continue;
        }
        if vocabulary.iter().any(|o| o.id.replace('-', "_") == folded) {
            cx.push(duplicate_id(id, w.id.span, span));
            continue;
        }
        vocabulary.push(StatusWord {
            id: id.clone(),
            word: w.word.value.clone(),
            symbol: w.symbol.value.clone(),
            shape: w.shape,
            tone: w.tone,
            meaning: text(&w.meaning),
            owes_reason: w.owes_reason.unwrap_or(false),
        });
    }
    vocabulary
}

fn categories(shapes: &[CategoryShape], cx: &mut Cx) -> Vec<Category> {
    let mut categories: Vec<Category> = Vec::new();
    for (at, shape) in shapes.iter().enumerate() {
        let id = &shape.id.value.0;
        let first = shapes[..at].iter().find(|s| s.id.value.0 == *id);
        if let Some(first) = first {
            cx.push(duplicate_id(id, shape.id.span, first.id.span));
            continue;
        }
        categories.push(Category {
            id: id.clone(),
            name: shape.name.value.clone(),
        });
    }
    categories
}

/// A document.
pub fn source(shape: SourceShape) -> Source {
    Source {
        title: shape.title.value,
        date: shape.date.map(|d| d.0),
        publisher: shape.publisher.map(|t| t.value),
        note: shape.note.map(|t| t.value),
    }
}

fn states(shape: &StatesShape) -> Vec<StateWord> {
    [
        (State::NotYetKnown, &shape.not_yet_known),
        (State::NotSet, &shape.not_set),
        (State::Unreadable, &shape.unreadable),
        (State::NotJudged, &shape.not_judged),
    ]
    .into_iter()
    .filter_map(|(state, s)| {
        let s = s.as_ref()?;
        let text = |t: &Option<Text>| t.as_ref().map(|t| t.value.clone());
        Some(StateWord {
            state,
            word: text(&s.word),
            symbol: text(&s.symbol),
            meaning: text(&s.meaning),
        })
    })
    .collect()
}

fn committee(shape: CommitteeShape) -> Committee {
    Committee {
        name: shape.name.value,
        role: shape.role.map(|t| t.value),
        members: shape
            .members
            .into_iter()
            .map(|m| Member {
                no: m.no,
                role: m.role.value,
                category: m.category.value,
                term: m.term,
            })
            .collect(),
        meetings: shape
            .meetings
            .into_iter()
            .map(|m| Meeting {
                name: m.name.value,
                date: m.date.0,
                time: m.time.map(|t| t.value),
                place: m.place.map(|t| t.value),
                agenda: m.agenda.into_iter().map(|t| t.value).collect(),
            })
            .collect(),
    }
}

fn frame(shape: &FrameShape, cx: &mut Cx) -> Frame {
    let text = |t: &Option<Text>| t.as_ref().map(|t| t.value.clone());
    let rows = shape.rows.iter().map(|row| FrameRow {
        name: row.name.value.clone(),
        bands: row
            .bands
            .iter()
            .filter(|b| {
                if b.to < b.from {
                    cx.push(reversed(b.span));
                }
                b.from <= b.to
            })
            .map(|b| Band {
                name: b.name.value.clone(),
                from: b.from,
                to: b.to,
                plan: text(&b.plan),
                note: text(&b.note),
            })
            .collect(),
        note: text(&row.note),
    });
    Frame {
        name: shape.name.value.clone(),
        rows: rows.collect(),
        note: text(&shape.note),
    }
}

fn declared_periods(shapes: &[DeclaredPeriodShape], cx: &mut Cx) -> Vec<DeclaredPeriod> {
    let (whole, back): (Vec<_>, Vec<_>) = shapes.iter().partition(|d| d.from <= d.to);
    back.iter().for_each(|d| cx.push(reversed(d.span)));
    whole
        .into_iter()
        .map(|d| DeclaredPeriod {
            period: (d.from, d.to),
            place: d.where_.as_ref().map(|t| t.value.clone()),
            note: d.note.as_ref().map(|t| t.value.clone()),
            span: d.span,
        })
        .collect()
}

fn declared_count(shape: &DeclaredCountShape) -> DeclaredCount {
    DeclaredCount {
        counts: shape.counts,
        total: shape.total.value,
        parts: shape
            .parts
            .iter()
            .map(|p| CountPart {
                id: p.id.value.0.clone(),
                word: p.word.value.clone(),
                count: p.count,
            })
            .collect(),
        place: shape.where_.as_ref().map(|t| t.value.clone()),
        note: shape.note.as_ref().map(|t| t.value.clone()),
        span: shape.span,
    }
}

/// Where an id stands among those that there are. What is not there is reported
/// as `code`, called by its name in Japanese and English, unless what bears the
/// id was dropped for a mistake of its own.
pub fn find_reference<'a>(
    id: &Text,
    ids: impl Iterator<Item = &'a str> + Clone,
    (code, ja, en): (&'static crate::diag::Code, &str, &str),
    cx: &mut Cx,
) -> Option<usize> {
    let found = ids.clone().position(|known| known == id.value);
    if found.is_none() && !cx.broken.contains(&id.value) {
        let near = nearest(&id.value, ids);
        cx.push(unknown_reference(code, id, ja, en, near));
    }
    found
}

/// Reports a reference that leads nowhere.
pub fn unknown_reference(
    code: &'static crate::diag::Code,
    text: &Text,
    ja: &str,
    en: &str,
    near: Option<&str>,
) -> Diagnostic {
    let hint = did_you_mean(
        near,
        both("plan.yaml の id を確かめます", "check the ids in plan.yaml"),
    );
    Diagnostic::new(
        code,
        text.span,
        both(
            format!("{ja}「{}」は plan.yaml にありません", text.value),
            format!("there is no {en} '{}' in plan.yaml", text.value),
        ),
        hint,
    )
}

/// Reports a year outside the plan.
pub fn outside(year: FiscalYear, plan: &Plan, span: Span) -> Diagnostic {
    let (from, to) = plan.period;
    Diagnostic::new(
        &codes::YEAR_OUTSIDE_PLAN,
        span,
        both(
            format!(
                "{}は計画の期間（{}〜{}）の外です",
                year.ja(),
                from.ja_short(),
                to.ja_short()
            ),
            format!(
                "{} lies outside the plan ({} to {})",
                year.en(),
                from.0,
                to.0
            ),
        ),
        both(
            "年度を直すか、plan.yaml の period を見直します",
            "correct the year, or the period in plan.yaml",
        ),
    )
}
