//! Departments and the years in which they were ordered anew.

use serde_json::{Map, Value as Json, json};

use super::Writer;
use crate::model::organisation::{ParentPeriod, Reorganisation};
use crate::model::site::Department;
use crate::model::word::Word;
use crate::report::organisation::{Change, Size, compare, relation};

impl Writer<'_> {
    /// A department with its place among the others.
    pub(super) fn department(&self, d: &Department) -> Json {
        json!({
            "id": d.id,
            "kind": d.kind.word(),
            "names": d.names.iter().map(|n| json!({
                "name": n.name,
                "from": n.from.map(|y| y.0),
                "to": n.to.map(|y| y.0),
            })).collect::<Vec<_>>(),
            "from": d.from.map(|y| y.0),
            "to": d.to.map(|y| y.0),
            "parents": d.parents.iter().map(|p| self.parent(p)).collect::<Vec<_>>(),
            "predecessors": self.ids(&d.predecessors),
            "successors": self.ids(&d.successors),
            "relation": relation(self.site, d).map(Word::word),
            "changes": d.changes.iter().map(|c| json!({
                "fiscal_year": c.year.0,
                "text": c.text,
            })).collect::<Vec<_>>(),
            "note": d.note,
            "source": self.source(d.span),
        })
    }

    fn ids(&self, list: &[usize]) -> Vec<&str> {
        let id = |d: &usize| self.site.departments[*d].id.as_str();
        list.iter().map(id).collect()
    }

    fn parent(&self, period: &ParentPeriod) -> Json {
        json!({
            "department_id": period.parent.ok().map(|p| &self.site.departments[p].id),
            "missing_reason": period.parent.err().map(Word::word),
            "from": period.from.map(|y| y.0),
            "to": period.to.map(|y| y.0),
            "note": period.note,
        })
    }

    /// What became of the departments in a year.
    pub(super) fn reorganisation(&self, reorganisation: &Reorganisation) -> Json {
        let compared = compare(self.site, reorganisation);
        let size = |s: Size| json!({"top": s.top, "below": s.below});
        let counts: Map<String, Json> = Change::WORDS
            .iter()
            .filter_map(|w| Change::from_word(w))
            .map(|c| (c.word().to_owned(), json!(compared.count(c))))
            .collect();
        let changes: Vec<Json> = self
            .site
            .departments
            .iter()
            .zip(&compared.changes)
            .filter(|(_, kinds)| !kinds.is_empty())
            .map(|(d, kinds)| {
                let kinds: Vec<&str> = kinds.iter().map(|k| k.word()).collect();
                json!({"department_id": d.id, "kinds": kinds})
            })
            .collect();
        json!({
            "from_fiscal_year": compared.before.0,
            "fiscal_year": compared.after.0,
            "before": size(compared.sizes.0),
            "after": size(compared.sizes.1),
            "counts": counts,
            "changes": changes,
            "note": reorganisation.note,
            "document": reorganisation.source.as_ref().map(|s| json!({
                "title": s.title,
                "date": s.date,
                "publisher": s.publisher,
                "note": s.note,
            })),
            "source": self.source(reorganisation.span),
        })
    }
}
