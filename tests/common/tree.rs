//! Content in memory: the real one, with one text or another changed.

use std::collections::BTreeMap;

use ayumi::diag::{FileId, Sources};
use ayumi::load::read::{PlanFiles, SiteFiles};
use ayumi::load::{Asset, Tree};

/// The same tree with other texts; ids of files follow the order of adding.
pub fn with_texts(tree: &Tree, texts: &[String]) -> Tree {
    let mut sources = Sources::default();
    let mut file = 0;
    while let Some(source) = tree.sources.get(FileId(file)) {
        sources.add(source.path.clone(), texts[file as usize].clone());
        file += 1;
    }
    let plan = |p: &PlanFiles| PlanFiles {
        plan: p.plan,
        results: p.results.clone(),
        narratives: p.narratives.clone(),
    };
    let site = |s: &SiteFiles| SiteFiles {
        id: s.id.clone(),
        site: s.site,
        departments: s.departments,
        glossary: s.glossary,
        accepted: s.accepted,
        plans: s
            .plans
            .iter()
            .map(|(id, p)| (id.clone(), plan(p)))
            .collect(),
        // What a text names has to be there.
        statics: s
            .statics
            .iter()
            .map(|a| Asset {
                path: a.path.clone(),
                bytes: a.bytes.clone(),
            })
            .collect(),
        ..SiteFiles::default()
    };
    Tree {
        sources,
        sites: tree.sites.iter().map(site).collect(),
        themes: BTreeMap::new(),
        ..Tree::default()
    }
}

/// Every text of a tree, by the id of its file.
pub fn texts(tree: &Tree) -> Vec<String> {
    (0..)
        .map_while(|i| tree.sources.get(FileId(i)))
        .map(|f| f.text.clone())
        .collect()
}
