//! Ten mistakes in the real content, together and one by one: a build shows
//! all of them at their places, and what is published stays as it is.

mod common;

use common::Project;

const PLAN: &str = "content/atsugi/plans/gyokaku-7-1/plan.yaml";
const RESULTS: &str = "content/atsugi/plans/gyokaku-7-1/results/2023.yaml";
const GOAL_I: &str = "content/atsugi/plans/gyokaku-7-1/narratives/goal-i.md";
const GOAL_III: &str = "content/atsugi/plans/gyokaku-7-1/narratives/goal-iii.md";

struct Mistake {
    code: &'static str,
    file: &'static str,
    /// A text that stands once in the file, and what a clerk made of it.
    from: &'static str,
    to: &'static str,
    /// What the finding must point at: as the `to` has it, once.
    at: &'static str,
}

/// Seven of them stand in one file, with a tab and a full-width colon, which
/// stop a parser, before some and behind others.
const TEN: &[Mistake] = &[
    Mistake {
        code: "duplicate-key",
        file: PLAN,
        from: "counter: 項目\n",
        to: "counter: 項目\ncounter: 件\n",
        at: "counter: 件",
    },
    Mistake {
        code: "missing-direction",
        file: PLAN,
        from: "- id: i-1-a-3\n                name: 研修講師養成講座への派遣職員数\n                unit: 人\n                kind: yearly\n                direction: more\n",
        to: "- id: i-1-a-3\n                name: 研修講師養成講座への派遣職員数\n                unit: 人\n                kind: yearly\n",
        at: "i-1-a-3\n                name",
    },
    Mistake {
        code: "tab-indent",
        file: PLAN,
        from: "            code: I-(1)-イ\n",
        to: "\t\t\tcode: I-(1)-イ\n",
        at: "\t\t\tcode: I-(1)-イ",
    },
    Mistake {
        code: "year-outside-plan",
        file: PLAN,
        from: "targets: {R3: 1390, R4: 1390, R5: 1390}",
        to: "targets: {R3: 1390, R4: 1390, R6: 1390}",
        at: "R6: 1390",
    },
    Mistake {
        code: "unknown-department",
        file: PLAN,
        from: "departments: [kiki-kanri]",
        to: "departments: [kikikanri]",
        at: "kikikanri",
    },
    Mistake {
        code: "fullwidth-colon",
        file: PLAN,
        from: "            name: 災害時における円滑な業務執行\n",
        to: "            name：災害時における円滑な業務執行\n",
        at: "：災害時",
    },
    Mistake {
        code: "duplicate-id",
        file: PLAN,
        from: "                targets: {R3: 70.0, R4: 70.0, R5: 70.0}\n              - id: i-2-a-3\n",
        to: "                targets: {R3: 70.0, R4: 70.0, R5: 70.0}\n              - id: i-2-a-2\n                name: 写し\n                unit: 人\n                kind: yearly\n                direction: more\n                targets: {R3: 1, R4: 1, R5: 1}\n              - id: i-2-a-3\n",
        at: "i-2-a-2\n                name: 写し",
    },
    Mistake {
        code: "not-a-number",
        file: RESULTS,
        from: "        actual: 84.4\n",
        to: "        actual: 約84.4\n",
        at: "約84.4",
    },
    Mistake {
        code: "broken-link",
        file: GOAL_I,
        from: "[生産性の向上](measure:i-3-a)",
        to: "[生産性の向上](measure:i-9-z)",
        at: "[生産性の向上]",
    },
    Mistake {
        code: "narrative-of-unknown",
        file: GOAL_III,
        from: "goal: iii\n",
        to: "measure: iv-1-a\n",
        at: "iv-1-a",
    },
];

fn make(mistakes: &[Mistake], project: &Project) {
    for m in mistakes {
        project.edit(m.file, m.from, m.to);
    }
}

/// `file:line:column error[code]`, counted in the file as the clerk left it.
fn expected(m: &Mistake, project: &Project) -> String {
    let text = project.read(m.file);
    assert_eq!(text.matches(m.at).count(), 1, "{}", m.at);
    let before = &text[..text.find(m.at).unwrap()];
    let line = before.matches('\n').count() + 1;
    let in_line = before.rsplit('\n').next().unwrap();
    let column = in_line.chars().count() + 1;
    format!("{}:{line}:{column} error[{}]", m.file, m.code)
}

fn errors_and_warnings(places: Vec<String>) -> Vec<String> {
    places
        .into_iter()
        .filter(|p| !p.contains(" note[") && !p.contains("[rate-mismatch]"))
        .collect()
}

fn refuses(mistakes: &[Mistake]) {
    let project = Project::real();
    project.build();
    let before = project.untouched();
    make(mistakes, &project);
    let mut expected: Vec<String> = mistakes.iter().map(|m| expected(m, &project)).collect();
    let run = project.run(&["build", "--format", "json"]);
    let mut found = errors_and_warnings(run.places());
    expected.sort();
    found.sort();
    assert_eq!(found, expected, "{}", run.err);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("Nothing was published"), "{}", run.err);
    assert!(project.untouched() == before, "public/ was touched");
}

#[test]
fn one_build_shows_all_ten_and_leaves_what_is_published() {
    refuses(TEN);
}

#[test]
fn each_of_the_ten_alone_is_the_only_finding() {
    for m in TEN {
        refuses(std::slice::from_ref(m));
    }
}

#[test]
fn a_person_sees_every_place_with_its_line_and_what_to_do() {
    let project = Project::real();
    make(TEN, &project);
    let run = project.run(&["build", "--lang", "ja"]);
    for m in TEN {
        let place = expected(m, &project);
        let place = place.split(' ').next().unwrap();
        assert!(run.err.contains(place), "{place} in {}", run.err);
    }
    assert_eq!(
        run.err.matches("直し方: ").count(),
        TEN.len(),
        "{}",
        run.err
    );
    assert!(
        run.err.contains("公開しませんでした（エラー 10、警告 0"),
        "{}",
        run.err
    );
}
