//! Input that nobody means well with, or that a disk has spoilt: it ends with
//! a finding or a page, never with a panic, an overflow or a wait.

mod common;

use std::path::Path;

use ayumi::load;
use ayumi::{pipeline, report};
use common::tree::{texts, with_texts};
use common::{Project, Random};

/// Runs `check` on a tiny site with this text as its `site.yaml`.
fn check(text: &str) -> common::Run {
    let project = Project::tiny();
    project.put("content/a/site.yaml", text);
    project.run(&["check", "--format", "json"])
}

fn is_refused_at(text: &str, place: &str) {
    let run = check(text);
    assert_eq!(run.code, 1, "{}", run.err);
    assert_eq!(
        run.places(),
        [format!("content/a/site.yaml:{place} error[yaml-syntax]")]
    );
}

#[test]
fn an_alias_bomb_ends_with_a_finding() {
    let mut text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (one, next) in "abcdefgh".chars().zip("bcdefghi".chars()) {
        let ten = vec![format!("*{one}"); 10].join(", ");
        text.push_str(&format!("{next}: &{next} [{ten}]\n"));
    }
    let run = check(&text);
    assert_eq!(run.code, 1);
    let found = run.json();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["code"], "yaml-syntax");
    assert!(found[0]["message"].as_str().unwrap().contains("too large"));
}

#[test]
fn five_megabytes_of_one_text_end_with_a_finding() {
    is_refused_at(&format!("name: {}\n", "x".repeat(5_000_000)), "1:1");
}

#[test]
fn ten_thousand_brackets_end_with_a_finding() {
    for open in ["[", "{a: ", "- "] {
        let text = open.repeat(10_000);
        let run = check(&text);
        assert_eq!(run.code, 1);
        let found = run.json();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0]["code"], "yaml-syntax");
    }
}

#[test]
fn markdown_of_ten_thousand_brackets_is_checked_and_built() {
    for open in ["[", "> ", "- ", "**", "`", "(", "![", "<"] {
        let project = Project::tiny();
        let body = open.repeat(10_000);
        project.put(
            "content/a/plans/p/goal.md",
            &format!("---\ngoal: g\n---\n{body}\n"),
        );
        let run = project.run(&["build"]);
        assert!([0, 1].contains(&run.code), "{open}: {}", run.err);
    }
}

#[test]
fn more_equal_keys_than_are_looked_for_one_by_one_are_all_reported() {
    let text: String = (0..80).map(|i| format!("k{i}: 1\nk{i}: 2\n")).collect();
    let equal = check(&text)
        .places()
        .iter()
        .filter(|p| p.ends_with("[duplicate-key]"))
        .count();
    assert_eq!(equal, 80);
}

/// A text with one thing wrong: a byte, a line twice, a line gone, a cut end.
fn spoilt(text: &str, random: &mut Random) -> String {
    const ODD: &[&str] = &[
        "\t",
        ":",
        "：",
        "[",
        "]",
        "{",
        "}",
        "'",
        "\"",
        "&",
        "*",
        "|",
        ">",
        "#",
        "-",
        "\n",
        "\r",
        "\0",
        "\u{feff}",
        "年",
        "-1",
        "0",
        "9999999999999999999999999999999",
        "---\n",
        "!!x ",
        "<<: ",
        "%",
    ];
    let at = {
        let mut at = random.below(text.len() as u64 + 1) as usize;
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (before, behind) = text.split_at(at);
    match random.below(5) {
        0 => {
            let mut rest = behind.chars();
            rest.next();
            format!("{before}{}", rest.as_str())
        }
        1 => {
            let line = behind.lines().next().unwrap_or("");
            format!("{before}{line}\n{behind}")
        }
        2 => before.to_owned(),
        _ => {
            let odd = ODD[random.below(ODD.len() as u64) as usize];
            format!("{before}{odd}{behind}")
        }
    }
}

#[test]
fn spoilt_content_never_panics() {
    let tree = load::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    let good = texts(&tree);
    let mut random = Random(0x5eed);
    let mut with_findings = 0;
    for _ in 0..200 {
        let mut texts = good.clone();
        let file = random.below(texts.len() as u64) as usize;
        texts[file] = spoilt(&texts[file], &mut random);
        let spoilt = with_texts(&tree, &texts);
        let loaded = load::load(&spoilt);
        with_findings += usize::from(!loaded.found.is_empty());
        for d in &loaded.found {
            let place = d.span.and_then(|s| spoilt.sources.locate(s));
            assert!(place.is_some(), "{d:?}");
            assert!(!d.hint.ja.is_empty() && !d.hint.en.is_empty(), "{d:?}");
        }
        for site in &loaded.sites {
            report::findings::findings(site, &report::report(site));
        }
    }
    assert!(with_findings > 70, "{with_findings} of 200 were noticed");
}

/// Figures that fit a decimal and nothing else.
const ODD_FIGURES: &[&str] = &[
    "0",
    "0.0",
    "-1",
    "-0.5",
    "1e5",
    "79228162514264337593543950335",
    "-79228162514264337593543950335",
    "0.0000000000000000000000000001",
    "99999999999999.99999999999999",
];

#[test]
fn odd_figures_become_pages_or_findings() {
    let real = Project::real();
    let results = "content/atsugi/plans/gyokaku-7-1/results/2023.yaml";
    let plan = "content/atsugi/plans/gyokaku-7-1/plan.yaml";
    let mut random = Random(7);
    let mut built = 0;
    for round in 0..12 {
        for (file, mark) in [(results, "actual: "), (plan, "R5: "), (plan, "R3: ")] {
            let good = real.read(file);
            let mut text = String::new();
            let mut rest = good.as_str();
            // Every third figure behind the mark is another one.
            while let Some(at) = rest.find(mark) {
                let (before, behind) = rest.split_at(at + mark.len());
                text.push_str(before);
                let digits = behind
                    .find(|c: char| !c.is_ascii_digit() && c != '.')
                    .unwrap_or(behind.len());
                if digits > 0 && random.below(3) == 0 {
                    let odd = random.below(ODD_FIGURES.len() as u64) as usize;
                    // A figure that is refused would hide what the others do.
                    let odd = ODD_FIGURES[if round > 0 && odd == 4 { 0 } else { odd }];
                    text.push_str(odd);
                } else {
                    text.push_str(&behind[..digits]);
                }
                rest = &behind[digits..];
            }
            text.push_str(rest);
            real.put(file, &text);
        }
        let mut project = pipeline::check(real.root(), &[]);
        let errors = ayumi::diag::count(&project.findings).errors;
        if errors == 0 {
            assert!(
                pipeline::write(&mut project).is_some(),
                "{:?}",
                project.findings
            );
            built += 1;
        }
        for (path, bytes) in common::files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content")) {
            real.put_bytes(&format!("content/{path}"), &bytes);
        }
    }
    assert!(built > 6, "only {built} of 12 came to be written");
}

#[test]
fn counts_beyond_any_plan_are_doubts_and_no_overflow() {
    let project = Project::tiny();
    let results = "content/a/plans/p/results/2023.yaml";
    let most = u32::MAX;
    let text = project.read(results);
    project.put(
        results,
        &format!(
            "{text}declared_tallies:\n  - {{counts: indicators, scope: plan, denominator: {most}, \
             by_status: {{good: {most}, bad: {most}}}, shares: {{good: 100.0}}}}\n"
        ),
    );
    let plan = "content/a/plans/p/plan.yaml";
    let text = project.read(plan);
    let part = |id: &str| format!("{{id: {id}, word: 継続, count: {most}}}");
    project.put(
        plan,
        &format!(
            "{text}declared_counts: [{{counts: measures, total: {most}, parts: [{}, {}]}}]\n",
            part("a"),
            part("b")
        ),
    );
    let run = project.run(&["build", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let codes: Vec<_> = run
        .places()
        .iter()
        .map(|p| p.split(' ').nth(1).unwrap().to_owned())
        .collect();
    assert_eq!(
        codes,
        [
            "warning[count-mismatch]",
            "warning[count-sum-mismatch]",
            "warning[tally-mismatch]",
            "warning[tally-sum-mismatch]"
        ]
    );
}
