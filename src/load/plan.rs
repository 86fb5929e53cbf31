//! A plan from `plan.yaml`, with its years.

use std::collections::HashMap;

use super::decode::{Cx, Decode, Text, nearest};
use super::read::{PlanFiles, Tree};
use super::shapes::plan::{
    ActionShape, CommitteeShape, GoalShape, IndicatorShape, MeasureShape, PlanFile, SourceShape,
    StatesShape,
};
use super::site::{duplicate_id, file, reversed};
use super::value::{Place, value};
use super::yaml::{Kind as Yaml, Node};
use super::{results, rule};
use crate::diag::{Diagnostic, Span, both, codes};
use crate::model::plan::{
    Action, Committee, Component, Direction, Goal, Indicator, Kind, Levels, Measure, Meeting,
    Member, Owner, Plan, Source,
};
use crate::model::rule::{State, StateWord, StatusWord};
use crate::model::site::Department;
use crate::model::value::Value;
use crate::model::year::FiscalYear;

/// Loads a plan. `departments` is `None` where their file could not be read:
/// then nobody is blamed for naming one.
pub fn load(
    tree: &Tree,
    id: &str,
    files: &PlanFiles,
    departments: Option<&[Department]>,
    cx: &mut Cx,
) -> Option<Plan> {
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
    let node: Option<Node> = file(tree, plan_file, cx);
    let shape = node.and_then(|node| PlanFile::decode(&node, cx).or_else(|| stand_in(&node)));
    let Some(shape) = shape else {
        // Their own mistakes shall show, though nothing can be held against the plan.
        for (_, id) in &files.results {
            let _: Option<super::shapes::results::ResultsFile> = file(tree, *id, cx);
        }
        return None;
    };
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
    let mut builder = Builder {
        plan: &mut plan,
        departments,
        ids: HashMap::new(),
        codes: HashMap::new(),
        same_as: Vec::new(),
        cx,
    };
    for goal in shape.goals {
        builder.goal(goal, None, 0);
    }
    builder.link_same_as();
    plan.results = results::load(tree, files, &plan, cx);
    Some(plan)
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
    let mut vocabulary: Vec<StatusWord> = Vec::new();
    for w in &shape.vocabulary {
        let id = &w.id.value.0;
        if vocabulary.iter().any(|o| o.id == *id) {
            cx.push(duplicate_id(id, w.id.span, shape.span));
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
        source: shape.source.clone().map(source),
        note: text(&shape.note),
        states: shape.states.as_ref().map(states).unwrap_or_default(),
        less_formula: shape.less_formula,
        rounding: shape.rounding.as_ref().map_or(1, |r| r.value.min(6)),
        rule: shape.rule.clone().map(|r| rule::rule(r, &vocabulary, cx)),
        vocabulary,
        committee: shape.committee.clone().map(committee),
        goals: Vec::new(),
        measures: Vec::new(),
        indicators: Vec::new(),
        results: Vec::new(),
        narratives: Vec::new(),
        span,
    }
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

/// Builds the flat tree of a plan.
struct Builder<'a> {
    plan: &'a mut Plan,
    departments: Option<&'a [Department]>,
    ids: HashMap<String, Span>,
    codes: HashMap<String, Span>,
    same_as: Vec<(usize, Text)>,
    cx: &'a mut Cx,
}

impl Builder<'_> {
    fn claim(&mut self, id: &str, span: Span) -> bool {
        if let Some(first) = self.ids.get(id) {
            self.cx.push(duplicate_id(id, span, *first));
            // Who refers to the id is not to blame for there being two.
            self.cx.broken.insert(id.to_owned());
            return false;
        }
        self.ids.insert(id.to_owned(), span);
        true
    }

    fn claim_code(&mut self, code: Option<&Text>) {
        let Some(code) = code else { return };
        if let Some(first) = self.codes.get(&code.value) {
            self.cx.push(
                Diagnostic::new(
                    &codes::DUPLICATE_CODE,
                    code.span,
                    both(
                        format!("番号「{}」が2か所で使われています", code.value),
                        format!("the code '{}' is used for two things", code.value),
                    ),
                    both("資料の番号を確かめます", "check it against the document"),
                )
                .about(format!("{}/{}", self.plan.id, code.value))
                .see(*first, both("1回目はここです", "the first one is here")),
            );
            return;
        }
        self.codes.insert(code.value.clone(), code.span);
    }

    /// Remembers all that hangs on a goal whose id is taken.
    fn leave_out(&mut self, goal: &GoalShape) {
        let measures = goal.measures.iter();
        let indicators = measures.clone().flat_map(|m| &m.indicators);
        let indicators = indicators.chain(&goal.indicators);
        let ids = measures.map(|m| &m.id).chain(indicators.map(|i| &i.id));
        self.cx.broken.extend(ids.map(|id| id.value.0.clone()));
        for below in &goal.goals {
            self.cx.broken.insert(below.id.value.0.clone());
            self.leave_out(below);
        }
    }

    fn goal(&mut self, shape: GoalShape, parent: Option<usize>, depth: usize) {
        if !self.claim(&shape.id.value.0, shape.id.span) {
            self.leave_out(&shape);
            return;
        }
        self.claim_code(shape.code.as_ref());
        let index = self.plan.goals.len();
        self.plan.goals.push(Goal {
            id: shape.id.value.0,
            code: shape.code.map(|t| t.value),
            name: shape.name.value,
            depth,
            parent,
            children: Vec::new(),
            measures: Vec::new(),
            indicators: Vec::new(),
            note: shape.note.map(|t| t.value),
            span: shape.span,
        });
        if let Some(parent) = parent {
            self.plan.goals[parent].children.push(index);
        }
        for m in shape.measures {
            self.measure(m, index);
        }
        for g in shape.goals {
            self.goal(g, Some(index), depth + 1);
        }
        for i in shape.indicators {
            if let Some(i) = self.indicator(i, Owner::Goal(index)) {
                self.plan.goals[index].indicators.push(i);
            }
        }
    }

    fn measure(&mut self, shape: MeasureShape, goal: usize) {
        if !self.claim(&shape.id.value.0, shape.id.span) {
            let indicators = shape.indicators.iter();
            let ids = indicators.map(|i| i.id.value.0.clone());
            self.cx.broken.extend(ids);
            return;
        }
        self.claim_code(shape.code.as_ref());
        let index = self.plan.measures.len();
        let departments = shape
            .departments
            .iter()
            .filter_map(|d| self.department(d))
            .collect();
        let actions = self.actions(shape.actions);
        self.plan.measures.push(Measure {
            id: shape.id.value.0,
            code: shape.code.map(|t| t.value),
            name: shape.name.value,
            goal,
            departments,
            departments_missing: shape.departments_missing,
            aim: shape.aim.map(|t| t.value),
            issue: shape.issue.map(|t| t.value),
            note: shape.note.map(|t| t.value),
            actions,
            indicators: Vec::new(),
            span: shape.span,
        });
        self.plan.goals[goal].measures.push(index);
        for i in shape.indicators {
            if let Some(i) = self.indicator(i, Owner::Measure(index)) {
                self.plan.measures[index].indicators.push(i);
            }
        }
    }

    fn department(&mut self, id: &Text) -> Option<usize> {
        let known = self.departments?;
        let Some(index) = known.iter().position(|d| d.id == id.value) else {
            if self.cx.broken.contains(&id.value) {
                return None;
            }
            let near = nearest(&id.value, known.iter().map(|d| d.id.as_str()));
            let by_name = known
                .iter()
                .find(|d| d.names.iter().any(|n| n.name == id.value));
            let hint = match by_name.map(|d| d.id.as_str()).or(near) {
                Some(n) => both(
                    format!("「{n}」のことでしょうか。部署の一覧は departments.yaml にあります"),
                    format!("did you mean '{n}'? departments are listed in departments.yaml"),
                ),
                None => both(
                    "departments.yaml にこの id の部署を足すか、正しい id を書きます",
                    "add it to departments.yaml, or write the right id",
                ),
            };
            self.cx.push(Diagnostic::new(
                &codes::UNKNOWN_DEPARTMENT,
                id.span,
                both(
                    format!("部署「{}」は departments.yaml にありません", id.value),
                    format!("there is no department '{}' in departments.yaml", id.value),
                ),
                hint,
            ));
            return None;
        };
        let nameless = self
            .plan
            .years()
            .find(|y| known[index].name_in(*y).is_none());
        if let Some(year) = nameless
            && !self.cx.broken.contains(&id.value)
        {
            self.cx.push(
                Diagnostic::new(
                    &codes::DEPARTMENT_WITHOUT_NAME,
                    id.span,
                    both(
                        format!(
                            "部署「{}」には {} の名前がありません",
                            id.value,
                            year.ja_short()
                        ),
                        format!("the department '{}' has no name in {}", id.value, year.en()),
                    ),
                    both(
                        "departments.yaml の names に、その年度の名前を足します",
                        "add its name for that year to departments.yaml",
                    ),
                )
                .about(format!("{}/{}/{}", self.plan.id, id.value, year.0)),
            );
        }
        Some(index)
    }

    fn actions(&mut self, shapes: Vec<ActionShape>) -> Vec<Action> {
        let mut actions: Vec<Action> = Vec::new();
        for shape in shapes {
            let no = shape.no.value;
            if let Some(first) = actions.iter().find(|a| a.no == no) {
                self.cx
                    .push(duplicate_id(&no.to_string(), shape.no.span, first.span));
                continue;
            }
            let planned = self
                .by_year(shape.planned)
                .into_iter()
                .map(|(year, cell, _)| (year, cell.0))
                .collect();
            actions.push(Action {
                no,
                text: shape.text.value,
                planned,
                span: shape.span,
            });
        }
        actions
    }

    /// Reads the keys of a mapping as years of the plan.
    fn by_year<T>(&mut self, map: Vec<(Text, T)>) -> Vec<(FiscalYear, T, Span)> {
        let mut out: Vec<(FiscalYear, T, Span)> = Vec::new();
        for (key, v) in map {
            let Some(year) = super::decode::fiscal_year(&key.value, key.span, self.cx) else {
                continue;
            };
            let (from, to) = self.plan.period;
            if year < from || to < year {
                self.cx.push(outside(year, self.plan, key.span));
                continue;
            }
            if let Some((_, _, first)) = out.iter().find(|(y, _, _)| *y == year) {
                self.cx.push(
                    Diagnostic::new(
                        &codes::DUPLICATE_KEY,
                        key.span,
                        both(
                            format!(
                                "{}が2回書かれています（書き方が違っても同じ年度です）",
                                year.ja_short()
                            ),
                            format!("{} is written twice", year.en()),
                        ),
                        both("どちらか一方を消します", "delete one of them"),
                    )
                    .see(*first, both("1回目はここです", "the first one is here")),
                );
                continue;
            }
            out.push((year, v, key.span));
        }
        out.sort_by_key(|(y, _, _)| *y);
        out
    }

    fn indicator(&mut self, shape: IndicatorShape, owner: Owner) -> Option<usize> {
        let id = shape.id.value.0.clone();
        if !self.claim(&id, shape.id.span) {
            return None;
        }
        self.whole_indicator(&shape);
        let kind = shape.kind;
        let before = self.cx.found.len();
        let mut targets: Vec<(FiscalYear, Value)> = Vec::new();
        let mut written: Vec<FiscalYear> = Vec::new();
        for (year, v, _) in self.by_year(shape.targets) {
            written.push(year);
            if let Some(v) = value(&v, kind, Place::Target, self.cx) {
                targets.push((year, v));
            }
        }
        let bad_keys = self.cx.found.len() > before;
        if !bad_keys && let Some(year) = self.plan.years().find(|y| !written.contains(y)) {
            self.cx.push(missing_value(
                shape.span,
                &format!("目標（targets）に{}がありません", year.ja_short()),
                &format!("targets lack {}", year.en()),
                "目標を置かない年度にも {missing: not_set} のように書きます",
                "write a state for it: {missing: not_set}",
            ));
        }
        let baseline = shape.baseline.and_then(|b| {
            let v = value(&b.value, kind, Place::Measured, self.cx)?;
            Some((b.year.value, v))
        });
        let index = self.plan.indicators.len();
        if let Some(other) = shape.same_as {
            self.same_as.push((index, other));
        }
        let mut components: Vec<Component> = Vec::new();
        for c in shape.components {
            if components.iter().any(|o| o.id == c.id.value.0) {
                self.cx
                    .push(duplicate_id(&c.id.value.0, c.id.span, shape.span));
                continue;
            }
            components.push(Component {
                id: c.id.value.0,
                name: c.name.value,
            });
        }
        self.plan.indicators.push(Indicator {
            id,
            name: shape.name.map(|t| t.value),
            name_missing: shape.name_missing,
            unit: shape.unit.map(|t| t.value).unwrap_or_default(),
            kind,
            direction: shape.direction,
            direction_source: shape.direction_source,
            direction_note: shape.direction_note.map(|t| t.value),
            baseline,
            components,
            targets,
            same_as: None,
            note: shape.note.map(|t| t.value),
            owner,
            span: shape.span,
        });
        Some(index)
    }

    /// What an indicator must say of itself, by its kind.
    fn whole_indicator(&mut self, shape: &IndicatorShape) {
        if shape.name.is_none() && shape.name_missing.is_none() {
            self.cx.push(super::decode::missing_key("name", shape.span));
        }
        let staged = shape.kind == Kind::Milestone;
        if !staged && shape.direction.is_none() {
            self.cx.push(Diagnostic::new(
                &codes::MISSING_DIRECTION,
                shape.id.span,
                both(
                    "この指標には向き（direction）がありません。多いほどよいのか、少ないほどよいのかが決まりません",
                    "this indicator has no direction: nobody can tell which way is good",
                ),
                both(
                    "「direction: more」（多いほどよい）か「direction: less」（少ないほどよい）を足します",
                    "add 'direction: more' or 'direction: less'",
                ),
            ));
        }
        if !staged && shape.unit.is_none() {
            self.cx.push(Diagnostic::new(
                &codes::MISSING_UNIT,
                shape.id.span,
                both(
                    "この指標には単位（unit）がありません",
                    "this indicator has no unit",
                ),
                both(
                    "「unit: \"%\"」「unit: 人」のように足します",
                    "add e.g. 'unit: \"%\"'",
                ),
            ));
        }
        if !staged
            && shape.direction == Some(Direction::Less)
            && shape.kind != Kind::Level
            && shape.kind != Kind::RelativeToLastYear
            && self.plan.less_formula.is_none()
        {
            self.cx.push(Diagnostic::new(
                &codes::MISSING_FORMULA,
                shape.id.span,
                both(
                    "少ないほどよい指標の達成率の式（less_formula）が、計画に決められていません",
                    "the plan does not declare the formula for indicators where less is better (less_formula)",
                ),
                both(
                    "plan.yaml に「less_formula: target_over_actual」（目標÷実績）か「two_minus_ratio」（2−実績÷目標）を書きます",
                    "write less_formula: target_over_actual (T/A) or two_minus_ratio (2 − A/T) in plan.yaml",
                ),
            ));
        }
        if shape.kind == Kind::Level && shape.baseline.is_none() {
            self.cx
                .push(super::decode::missing_key("baseline", shape.span));
        }
        if shape.kind == Kind::MeanOfComponents && shape.components.is_empty() {
            self.cx
                .push(super::decode::missing_key("components", shape.span));
        }
    }

    fn link_same_as(&mut self) {
        for (index, other) in std::mem::take(&mut self.same_as) {
            let found = self
                .plan
                .indicators
                .iter()
                .position(|i| i.id == other.value);
            match found {
                Some(target) if target != index => {
                    self.plan.indicators[index].same_as = Some(target);
                }
                _ if self.cx.broken.contains(&other.value) => {}
                _ => {
                    let near = nearest(
                        &other.value,
                        self.plan.indicators.iter().map(|i| i.id.as_str()),
                    );
                    self.cx.push(unknown_reference(
                        &codes::UNKNOWN_INDICATOR,
                        &other,
                        "指標",
                        "indicator",
                        near,
                    ));
                }
            }
        }
    }
}

/// Reports a reference that leads nowhere.
pub fn unknown_reference(
    code: &'static crate::diag::Code,
    text: &Text,
    ja: &str,
    en: &str,
    near: Option<&str>,
) -> Diagnostic {
    let hint = match near {
        Some(n) => both(
            format!("「{n}」のことでしょうか"),
            format!("did you mean '{n}'?"),
        ),
        None => both("plan.yaml の id を確かめます", "check the ids in plan.yaml"),
    };
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

fn missing_value(span: Span, ja: &str, en: &str, hint_ja: &str, hint_en: &str) -> Diagnostic {
    Diagnostic::new(
        &codes::MISSING_VALUE,
        span,
        both(ja, en),
        both(hint_ja, hint_en),
    )
}
