//! The tree of a plan: goals, measures, actions, indicators, each checked on its
//! own and claimed by its id.

use std::collections::HashMap;

use super::achievement::{is_refused, keys_clash};
use super::decode::{Cx, Text, fiscal_year, missing_key, nearest};
use super::money;
use super::plan::{find_reference, outside, unknown_reference};
use super::shapes::plan::{ActionShape, GoalShape, IndicatorShape, MeasureShape};
use super::shapes::system::ApproachShape;
use super::site::{duplicate_id, year_twice};
use super::tree_parts::{effort, lines, policies, sdgs, texts};
use super::value::{Place, value};
use crate::diag::{Diagnostic, Span, both, codes};
use crate::model::money::MoneyOwner;
use crate::model::plan::{
    Action, Baseline, Component, Direction, Goal, Indicator, Kind, Mean, Measure, Owner, Plan,
};
use crate::model::site::Department;
use crate::model::system::{Answering, Approach, PolicySystem};
use crate::model::text::same_text;
use crate::model::value::{Missing, Value};
use crate::model::word::Word;
use crate::model::year::FiscalYear;

/// What hangs on a plan itself.
pub struct Parts {
    /// Its goals, with all below them.
    pub goals: Vec<GoalShape>,
    /// Measures of no goal.
    pub measures: Vec<MeasureShape>,
    /// Indicators of the whole plan.
    pub indicators: Vec<IndicatorShape>,
}

/// Builds the flat tree of a plan. `departments` is `None` where their file
/// could not be read: then nobody is blamed for naming one.
pub fn build(
    plan: &mut Plan,
    parts: Parts,
    departments: Option<&[Department]>,
    departments_missing: Option<Missing>,
    cx: &mut Cx,
) {
    let mut builder = Builder {
        plan,
        departments,
        departments_missing,
        ids: HashMap::new(),
        codes: HashMap::new(),
        same_as: Vec::new(),
        same_measures: Vec::new(),
        cx,
    };
    for i in parts.indicators {
        if let Some(i) = builder.indicator(i, Owner::Plan) {
            builder.plan.own_indicators.push(i);
        }
    }
    for goal in parts.goals {
        builder.goal(goal, None, 0);
    }
    for measure in parts.measures {
        builder.measure(measure, None);
    }
    builder.link_same_as();
    builder.link_same_measures();
    plan.settle();
}

struct Builder<'a> {
    plan: &'a mut Plan,
    departments: Option<&'a [Department]>,
    departments_missing: Option<Missing>,
    ids: HashMap<String, Span>,
    codes: HashMap<(Option<String>, String), Span>,
    same_as: Vec<(usize, Text)>,
    same_measures: Vec<(usize, Text)>,
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

    /// A code names one thing of the plan; goals with a level of their own are
    /// numbered apart from all others.
    fn claim_code(&mut self, code: Option<&Text>, level: Option<&Text>) {
        let Some(code) = code else { return };
        let key = (level.map(|l| l.value.clone()), code.value.clone());
        if let Some(first) = self.codes.get(&key) {
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
        self.codes.insert(key, code.span);
    }

    /// What lies below a dropped item is dropped with it; who refers to it is
    /// not blamed.
    fn forget_goal(&mut self, shape: &GoalShape) {
        self.cx
            .broken
            .extend(shape.indicators.iter().map(|i| i.id.value.0.clone()));
        for measure in &shape.measures {
            self.cx.broken.insert(measure.id.value.0.clone());
            self.forget_measure(measure);
        }
        for goal in &shape.goals {
            self.cx.broken.insert(goal.id.value.0.clone());
            self.forget_goal(goal);
        }
    }

    fn forget_measure(&mut self, shape: &MeasureShape) {
        self.cx
            .broken
            .extend(shape.indicators.iter().map(|i| i.id.value.0.clone()));
    }

    fn goal(&mut self, shape: GoalShape, parent: Option<usize>, depth: usize) {
        if !self.claim(&shape.id.value.0, shape.id.span) {
            self.forget_goal(&shape);
            return;
        }
        self.claim_code(shape.code.as_ref(), shape.level.as_ref());
        if let (Some(year), true) = (&shape.target_year, shape.target_states.is_empty())
            && !self.cx.refused.contains(&(shape.span, "target_states"))
        {
            self.cx.push(missing_key("target_states", year.span));
        }
        let system = PolicySystem {
            target_states: texts(shape.target_states),
            target_year: shape.target_year.map(|y| y.value),
            desired_states: lines(shape.desired_states),
            approaches: shape
                .approaches
                .into_iter()
                .map(|a| self.approach(a))
                .collect(),
            issues: texts(shape.issues),
            directions: texts(shape.directions),
            main_efforts: lines(shape.main_efforts),
        };
        let index = self.plan.goals.len();
        let owner = MoneyOwner::Goal(index);
        let money = money::load(&mut self.plan.money, shape.money, owner, self.cx);
        self.plan.goals.push(Goal {
            id: shape.id.value.0,
            code: shape.code.map(|t| t.value),
            name: shape.name.value,
            level: shape.level.map(|t| t.value),
            depth,
            parent,
            children: Vec::new(),
            measures: Vec::new(),
            indicators: Vec::new(),
            all_measures: Vec::new(),
            all_indicators: Vec::new(),
            note: shape.note.map(|t| t.value),
            aim_statement: shape.aim_statement.map(|t| t.value),
            efforts: shape.efforts.into_iter().map(effort).collect(),
            policies: policies(shape.policies, self.cx),
            system,
            sdgs: sdgs(&shape.sdgs, shape.sdg_targets, None, self.cx),
            money,
            span: shape.span,
        });
        if let Some(parent) = parent {
            self.plan.goals[parent].children.push(index);
        }
        for m in shape.measures {
            self.measure(m, Some(index));
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

    /// What departments do: somebody answers, and something is said.
    fn approach(&mut self, shape: ApproachShape) -> Approach {
        for (key, is_absent) in [
            ("departments", shape.departments.is_empty()),
            ("lines", shape.lines.is_empty()),
        ] {
            if is_absent && !self.cx.refused.contains(&(shape.span, key)) {
                self.cx.push(missing_key(key, shape.span));
            }
        }
        let answering = |d: super::shapes::system::AnsweringShape| {
            Some(Answering {
                department: self.department(&d.id)?,
                former: d.former.map(|t| t.value),
            })
        };
        Approach {
            departments: shape
                .departments
                .into_iter()
                .filter_map(answering)
                .collect(),
            lines: lines(shape.lines),
            note: shape.note.map(|t| t.value),
            span: shape.span,
        }
    }

    fn measure(&mut self, shape: MeasureShape, goal: Option<usize>) {
        if !self.claim(&shape.id.value.0, shape.id.span) {
            self.forget_measure(&shape);
            return;
        }
        self.claim_code(shape.code.as_ref(), None);
        self.one_name(&shape);
        if let (Some(first), Some(_)) = (shape.indicators.first(), shape.indicators_missing) {
            let keys = "indicators / indicators_missing";
            self.cx.push(keys_clash(first.span, keys));
        }
        let index = self.plan.measures.len();
        let departments = shape
            .departments
            .iter()
            .filter_map(|d| self.department(d))
            .collect();
        let actions = self.actions(shape.actions);
        let owner = MoneyOwner::Measure(index);
        let money = money::load(&mut self.plan.money, shape.money, owner, self.cx);
        let names: Vec<String> = shape.names.into_iter().map(|t| t.value).collect();
        let name = shape.name.map_or_else(|| names.join("、"), |t| t.value);
        let related_departments = shape
            .related_departments
            .iter()
            .filter_map(|d| self.department(d))
            .collect();
        let category = shape.category.and_then(|c| self.category(&c));
        for other in shape.same_as {
            self.same_measures.push((index, other));
        }
        self.plan.measures.push(Measure {
            id: shape.id.value.0,
            code: shape.code.map(|t| t.value),
            name,
            names,
            goal,
            departments,
            departments_missing: shape.departments_missing.or(self.departments_missing),
            has_other_departments: shape.departments_others.unwrap_or(false),
            related_departments,
            content: shape.content.map(|t| t.value),
            account: shape.account.map(|t| t.value),
            until: shape.until.map(|y| y.value),
            is_priority: shape.priority.unwrap_or(false),
            category,
            same_as: Vec::new(),
            aim: shape.aim.map(|t| t.0).unwrap_or_default(),
            issue: shape.issue.map(|t| t.0).unwrap_or_default(),
            main_efforts: lines(shape.main_efforts),
            sdgs: sdgs(&shape.sdgs, shape.sdg_targets, shape.sdgs_missing, self.cx),
            related_plans: shape.related_plans.into_iter().map(|t| t.value).collect(),
            remarks: shape.remarks.map(|t| t.value),
            footnotes: shape
                .footnotes
                .into_iter()
                .map(|f| (f.term.value, f.text.value))
                .collect(),
            note: shape.note.map(|t| t.value),
            actions,
            indicators: Vec::new(),
            indicators_missing: shape.indicators_missing,
            money,
            span: shape.span,
        });
        match goal {
            Some(goal) => self.plan.goals[goal].measures.push(index),
            None => self.plan.own_measures.push(index),
        }
        for i in shape.indicators {
            if let Some(i) = self.indicator(i, Owner::Measure(index)) {
                self.plan.measures[index].indicators.push(i);
            }
        }
    }

    /// A measure has one name, or the names of a row that prints several.
    fn one_name(&mut self, shape: &MeasureShape) {
        let was_refused = is_refused(shape.span, ["name", "names"], self.cx);
        if shape.name.is_none() && shape.names.is_empty() && !was_refused {
            self.cx.push(missing_key("name", shape.span));
        }
        if let (Some(name), false) = (&shape.name, shape.names.is_empty()) {
            self.cx.push(keys_clash(name.span, "name / names"));
        }
    }

    fn category(&mut self, id: &Text) -> Option<usize> {
        let ids = self.plan.categories.iter().map(|c| c.id.as_str());
        let what = (&codes::UNKNOWN_CATEGORY, "区分", "category");
        find_reference(id, ids, what, self.cx)
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
                        "departments.yaml の names（と from・to）を、その年度に合わせます",
                        "let its names (and from, to) in departments.yaml cover that year",
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
                .by_year(shape.planned, true)
                .into_iter()
                .map(|(year, cell, _)| (year, cell.0))
                .collect();
            actions.push(Action {
                no,
                text: shape.text.value,
                departments: shape
                    .departments
                    .iter()
                    .filter_map(|d| self.department(d))
                    .collect(),
                origin: shape.origin,
                planned,
                note: shape.note.map(|t| t.value),
                span: shape.span,
            });
        }
        actions
    }

    /// Reads the keys of a mapping as years, of the plan where they must be.
    fn by_year<T>(&mut self, map: Vec<(Text, T)>, within_plan: bool) -> Vec<(FiscalYear, T, Span)> {
        let mut out: Vec<(FiscalYear, T, Span)> = Vec::new();
        for (key, v) in map {
            let Some(year) = fiscal_year(&key.value, key.span, self.cx) else {
                continue;
            };
            let (from, to) = self.plan.period;
            if within_plan && (year < from || to < year) {
                self.cx.push(outside(year, self.plan, key.span));
                continue;
            }
            if let Some((_, _, first)) = out.iter().find(|(y, _, _)| *y == year) {
                self.cx.push(year_twice(year, key.span, *first));
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
        for (year, v, _) in self.by_year(shape.targets, kind.is_judged()) {
            written.push(year);
            if let Some(v) = value(&v, kind, Place::Target, self.cx) {
                targets.push((year, v));
            }
        }
        let owes_targets = kind.is_judged() && self.cx.found.len() == before;
        // On the way to a later target a level may have none: what is expected
        // then lies on a straight line.
        let ends = targets.iter().filter(|(_, v)| v.number().is_some());
        let end = ends.map(|(y, _)| *y).max().filter(|_| kind == Kind::Level);
        let is_owed = |y: &FiscalYear| !written.contains(y) && end.is_none_or(|end| end < *y);
        if owes_targets && let Some(year) = self.plan.years().find(is_owed) {
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
            Some(Baseline {
                year: b.year.map(|y| y.value),
                value: v,
            })
        });
        let index = self.plan.indicators.len();
        if let Some(other) = shape.same_as {
            self.same_as.push((index, other));
        }
        let mean = shape.mean.map_or(Mean::Unweighted, |m| m.value);
        let mut components: Vec<Component> = Vec::new();
        for c in shape.components {
            if components.iter().any(|o| o.id == c.id.value.0) {
                self.cx
                    .push(duplicate_id(&c.id.value.0, c.id.span, shape.span));
                continue;
            }
            let baseline = c
                .baseline
                .and_then(|b| value(&b, kind, Place::Measured, self.cx));
            components.push(Component {
                id: c.id.value.0,
                name: c.name.value,
                baseline,
            });
        }
        self.plan.indicators.push(Indicator {
            id,
            name: shape.name.map(|t| t.value),
            name_missing: shape.name_missing,
            unit: shape.unit.map(|t| t.value).unwrap_or_default(),
            unit_missing: shape.unit_missing,
            kind,
            direction: shape.direction,
            direction_source: shape.direction_source,
            direction_note: shape.direction_note.map(|t| t.value),
            tolerance: shape.tolerance.map(|t| t.value.abs()),
            baseline,
            components,
            mean,
            stages: shape.stages.into_iter().map(|t| t.value).collect(),
            targets,
            group: shape.group.map(|t| t.value),
            same_as: None,
            note: shape.note.map(|t| t.value),
            owner,
            span: shape.span,
        });
        Some(index)
    }

    /// What an indicator must say of itself, by its kind.
    fn whole_indicator(&mut self, shape: &IndicatorShape) {
        let is_nameless = shape.name.is_none() && shape.name_missing.is_none();
        if is_nameless && !self.cx.refused.contains(&(shape.span, "name")) {
            self.cx.push(missing_key("name", shape.span));
        }
        if let Some(group) = shape.group.as_ref().filter(|_| shape.kind.is_judged()) {
            self.cx
                .push(not_judged_only(group.span, "group", shape.kind));
        }
        // Stages do not move.
        if let Some(tolerance) = &shape.tolerance
            && shape.kind == Kind::Milestone
        {
            self.cx.push(tolerance_of_stages(tolerance.span));
        }
        let staged = shape.kind == Kind::Milestone;
        let is_absent = |cx: &Cx, key| !cx.refused.contains(&(shape.span, key));
        let needs_direction =
            !matches!(shape.kind, Kind::Milestone | Kind::Reference | Kind::Range);
        if needs_direction && shape.direction.is_none() && is_absent(self.cx, "direction") {
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
        if let (Some(unit), Some(_)) = (&shape.unit, shape.unit_missing) {
            self.cx.push(keys_clash(unit.span, "unit / unit_missing"));
        }
        if shape.unit_missing.is_some() && shape.kind.is_judged() {
            let refused = not_judged_only(shape.span, "unit_missing", shape.kind);
            self.cx.push(refused);
        }
        let has_unit = shape.unit.is_some() || shape.unit_missing.is_some();
        if !staged && !has_unit && is_absent(self.cx, "unit") {
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
        if let Some(mean) = &shape.mean
            && shape.kind != Kind::MeanOfComponents
        {
            let due = Kind::MeanOfComponents;
            self.cx
                .push(key_not_of_kind(mean.span, "mean", shape.kind, due));
        }
        self.stages(shape);
        let contradicts_kind = match (shape.kind, shape.direction) {
            (Kind::Range, direction) => direction.is_some(),
            (Kind::ZeroTarget, direction) => direction == Some(Direction::More),
            _ => false,
        };
        if contradicts_kind {
            self.cx
                .push(direction_not_of_kind(shape.id.span, shape.kind));
        }
        if shape.direction == Some(Direction::Less)
            && shape.kind.divides_by_target()
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
        let has_way = matches!(shape.kind, Kind::Level | Kind::ZeroTarget);
        if has_way && shape.baseline.is_none() && is_absent(self.cx, "baseline") {
            self.cx.push(missing_key("baseline", shape.span));
        }
        // What no report judges is shown by its times alone.
        let undated = shape
            .baseline
            .as_ref()
            .filter(|b| b.year.is_none() && !self.cx.refused.contains(&(b.span, "year")));
        if let Some(baseline) = undated.filter(|_| !shape.kind.is_judged()) {
            self.cx.push(missing_key("year", baseline.span));
        }
        if shape.kind == Kind::MeanOfComponents && shape.components.is_empty() {
            self.cx.push(missing_key("components", shape.span));
        }
    }

    /// Stages belong to a milestone, and each is one.
    fn stages(&mut self, shape: &IndicatorShape) {
        if let Some(first) = shape.stages.first()
            && shape.kind != Kind::Milestone
        {
            self.cx.push(key_not_of_kind(
                first.span,
                "stages",
                shape.kind,
                Kind::Milestone,
            ));
        }
        for (at, stage) in shape.stages.iter().enumerate() {
            let before = &shape.stages[..at];
            let first = before.iter().find(|s| same_text(&s.value, &stage.value));
            if let Some(first) = first {
                self.cx
                    .push(duplicate_id(&stage.value, stage.span, first.span));
            }
        }
    }

    fn link_same_measures(&mut self) {
        for (index, other) in std::mem::take(&mut self.same_measures) {
            let measures = &self.plan.measures;
            let found = measures.iter().position(|m| m.id == other.value);
            match found {
                Some(target) if target != index => {
                    self.plan.measures[index].same_as.push(target);
                }
                _ if self.cx.broken.contains(&other.value) => {}
                _ => {
                    let others = measures.iter().enumerate().filter(|(i, _)| *i != index);
                    let near = nearest(&other.value, others.map(|(_, m)| m.id.as_str()));
                    let level = &self.plan.levels.measure;
                    let code = &codes::UNKNOWN_MEASURE;
                    let unknown = unknown_reference(code, &other, level, "measure", near);
                    self.cx.push(unknown);
                }
            }
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

fn missing_value(span: Span, ja: &str, en: &str, hint_ja: &str, hint_en: &str) -> Diagnostic {
    Diagnostic::new(
        &codes::MISSING_VALUE,
        span,
        both(ja, en),
        both(hint_ja, hint_en),
    )
}

/// A direction that its kind contradicts: a range has none, and who wants zero
/// wants less.
fn direction_not_of_kind(span: Span, kind: Kind) -> Diagnostic {
    let kind = kind.word();
    Diagnostic::new(
        &codes::VALUE_NOT_OF_KIND,
        span,
        both(
            format!("この向き（direction）は、種類「{kind}」の指標には使えません"),
            format!("this direction does not fit an indicator of kind '{kind}'"),
        ),
        both(
            "range では direction を消します。zero_target では less にします",
            "delete the direction of a range; that of a zero_target is less",
        ),
    )
}

/// A key that only indicators of another kind take.
fn key_not_of_kind(span: Span, key: &str, kind: Kind, due: Kind) -> Diagnostic {
    let (kind, due) = (kind.word(), due.word());
    Diagnostic::new(
        &codes::VALUE_NOT_OF_KIND,
        span,
        both(
            format!("{key} は、種類「{kind}」の指標には使えません"),
            format!("{key} does not fit an indicator of kind '{kind}'"),
        ),
        both(
            format!("{key} を消すか、kind を {due} にします"),
            format!("delete it, or make the kind {due}"),
        ),
    )
}

fn tolerance_of_stages(span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::VALUE_NOT_OF_KIND,
        span,
        both(
            "tolerance は、種類「milestone」の指標には使えません。段階には、動きの幅がありません",
            "tolerance does not fit an indicator of kind 'milestone': stages do not move by amounts",
        ),
        both("tolerance を消します", "delete it"),
    )
}

/// A key that only what no report judges takes.
fn not_judged_only(span: Span, key: &str, kind: Kind) -> Diagnostic {
    let kind = kind.word();
    Diagnostic::new(
        &codes::VALUE_NOT_OF_KIND,
        span,
        both(
            format!("{key} は、判定する指標（種類「{kind}」）には使えません"),
            format!("{key} does not fit an indicator that is judged (kind '{kind}')"),
        ),
        both(
            format!("{key} を消すか、判定しない数なら kind を direction か reference にします"),
            format!("delete {key}; where it is not judged, make its kind direction or reference"),
        ),
    )
}
