//! Presets of judgement: words with their bands, as files below `presets/`,
//! compiled into the binary. A rule names one, and what it says itself wins.

use super::decode::{Cx, Decode, Text, list, unknown_word};
use super::shapes::plan::{RuleShape, StatusShape};
use super::yaml::{self, Kind, Node};
use crate::diag::Span;

/// Every preset by its name.
static SHIPPED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/presets.rs"));

/// A rule as a file writes it: whole, or a preset with what differs from it.
#[derive(Debug, Clone)]
pub struct PresetRule(pub RuleShape);

impl Decode for PresetRule {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let (Kind::Map(own), Some(name)) = (&node.kind, node.get("preset")) else {
            return RuleShape::decode(node, cx).map(Self);
        };
        let Some(preset) = name.scalar().and_then(|n| find(n.trim(), name.span)) else {
            let names: Vec<&str> = SHIPPED.iter().map(|(name, _)| *name).collect();
            cx.push(unknown_word(name, &names));
            return None;
        };
        let Some(Kind::Map(theirs)) = preset.get("rule").map(|r| r.kind.clone()) else {
            return None;
        };
        let is_own = |key: &Node| own.iter().any(|(k, _)| k.scalar() == key.scalar());
        let theirs = theirs.into_iter().filter(|(key, _)| !is_own(key));
        let whole = Node {
            span: node.span,
            kind: Kind::Map(own.iter().cloned().chain(theirs).collect()),
        };
        RuleShape::decode(&whole, cx).map(Self)
    }
}

/// The words of a plan: those of the preset that its rule names, each as the
/// plan itself writes it where it does, then the plan's own.
pub fn vocabulary(preset: Option<&Text>, own: &[StatusShape]) -> Vec<StatusShape> {
    let node = preset.and_then(|p| find(&p.value, p.span));
    // A preset has no mistakes: a test reads each of them.
    let theirs: Vec<StatusShape> = node
        .as_ref()
        .and_then(|n| n.get("vocabulary"))
        .map(|n| list(n, &mut Cx::default()))
        .unwrap_or_default();
    let id = |w: &StatusShape| w.id.value.0.clone();
    let mut words: Vec<StatusShape> = theirs
        .iter()
        .map(|w| own.iter().find(|o| id(o) == id(w)).unwrap_or(w).clone())
        .collect();
    let is_theirs = |w: &&StatusShape| theirs.iter().any(|t| id(t) == id(w));
    // The first of two equal words took the place above; the second is reported.
    let mut taken: Vec<String> = Vec::new();
    for word in own {
        if is_theirs(&word) && !taken.contains(&id(word)) {
            taken.push(id(word));
        } else {
            words.push(word.clone());
        }
    }
    words
}

/// A preset by its name, as if all of it stood at `span`.
fn find(name: &str, span: Span) -> Option<Node> {
    let (_, text) = SHIPPED.iter().find(|(known, _)| *known == name)?;
    let text = std::str::from_utf8(text).ok()?;
    let mut node = yaml::parse(text, span.file, &mut Vec::new())?;
    stand_at(&mut node, span);
    Some(node)
}

fn stand_at(node: &mut Node, span: Span) {
    node.span = span;
    match &mut node.kind {
        Kind::Null | Kind::Scalar(_) => {}
        Kind::List(items) => items.iter_mut().for_each(|n| stand_at(n, span)),
        Kind::Map(entries) => {
            for (key, value) in entries {
                stand_at(key, span);
                stand_at(value, span);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;
    use crate::load::decode::At;
    use crate::load::{plan, rule};

    fn named(name: &str) -> At<String> {
        At {
            value: name.to_owned(),
            span: Span::top(FileId(0)),
        }
    }

    fn node(text: &str) -> Node {
        yaml::parse(text, FileId(0), &mut Vec::new()).unwrap()
    }

    fn words(text: &str) -> Vec<StatusShape> {
        list(&node(text), &mut Cx::default())
    }

    #[test]
    fn every_preset_is_a_whole_rule_of_its_own_words() {
        for (name, _) in SHIPPED {
            let mut cx = Cx::default();
            let shape = PresetRule::decode(&node(&format!("preset: {name}")), &mut cx);
            let shapes = vocabulary(Some(&named(name)), &[]);
            let words = plan::words(&shapes, Span::top(FileId(0)), &mut cx);
            let rule = rule::rule(shape.unwrap().0, &words, &mut cx);
            assert!(cx.found.is_empty(), "{name}: {:?}", cx.found);
            assert_eq!(rule.id, *name);
            assert!(words.len() > 1, "{name}");
            let judges = !rule.bands.is_empty();
            assert_eq!(judges, rule.keeping.is_some(), "{name}");
        }
        assert!(SHIPPED.len() >= 7);
    }

    #[test]
    fn what_a_rule_says_itself_wins() {
        let mut cx = Cx::default();
        let text = "{preset: rate-80, id: own, kept: missed, not_kept: achieved}";
        let rule = PresetRule::decode(&node(text), &mut cx).unwrap().0;
        assert!(cx.found.is_empty());
        assert_eq!((rule.id.value.0.as_str(), rule.bands.len()), ("own", 2));
        assert_eq!(rule.kept.unwrap().value, "missed");
    }

    #[test]
    fn a_plan_says_a_presets_word_otherwise_and_adds_its_own() {
        let own = words(
            "[{id: missed, word: もう一歩, symbol: △, shape: triangle, tone: fair}, \
             {id: stopped, word: 中止, symbol: 止, shape: letter, tone: neutral}]",
        );
        let all = vocabulary(Some(&named("rate-100")), &own);
        let all: Vec<&str> = all.iter().map(|w| w.word.value.as_str()).collect();
        assert_eq!(all, ["達成", "もう一歩", "中止"]);
        assert_eq!(vocabulary(None, &own).len(), 2);
    }

    #[test]
    fn a_preset_that_is_not_there_is_named_with_those_that_are() {
        let mut cx = Cx::default();
        assert!(PresetRule::decode(&node("preset: rate-10"), &mut cx).is_none());
        assert_eq!(cx.found.len(), 1);
        assert!(cx.found[0].hint.en.contains("rate-100"));
    }
}
