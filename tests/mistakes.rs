//! Every mistake that input can hold, in files of `tests/mistakes/` that carry
//! what is expected of them; see the README there. A finding that no comment
//! expects fails as one that was expected and did not come.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ayumi::diag::codes;
use common::{Project, place};

/// Codes that no case file can raise, and why.
const WITHOUT_CASE: &[(&str, &str)] = &[
    (
        "unreadable-file",
        "needs a file that the system refuses; tests may run as root, whom nothing is refused",
    ),
    ("theme-error", "found by a build; see tests/theme.rs"),
];

/// How a file of a case differs from plain text.
#[derive(Debug, Clone, PartialEq)]
enum How {
    Text,
    Crlf,
    Bom,
    Hex,
    Link,
    Absent,
}

#[derive(Debug, Clone)]
struct CaseFile {
    path: String,
    how: How,
    lines: Vec<String>,
}

#[derive(Debug)]
struct Case {
    name: String,
    args: Vec<String>,
    bad: Vec<CaseFile>,
    good: Vec<CaseFile>,
    expected: Vec<String>,
}

fn parse(name: &str, text: &str) -> Case {
    let mut case = Case {
        name: name.to_owned(),
        args: Vec::new(),
        bad: Vec::new(),
        good: Vec::new(),
        expected: Vec::new(),
    };
    let mut is_good = false;
    for line in text.lines() {
        if line == "=== good" {
            is_good = true;
        } else if let Some(head) = line.strip_prefix("--- ") {
            let (path, how) = head.split_once(' ').unwrap_or((head, ""));
            let how = match how {
                "" => How::Text,
                "crlf" => How::Crlf,
                "bom" => How::Bom,
                "hex" => How::Hex,
                "link" => How::Link,
                "absent" => How::Absent,
                other => panic!("{name}: what is '{other}'?"),
            };
            let list = if is_good {
                &mut case.good
            } else {
                &mut case.bad
            };
            list.push(CaseFile {
                path: path.to_owned(),
                how,
                lines: Vec::new(),
            });
        } else if let Some(file) = if is_good {
            &mut case.good
        } else {
            &mut case.bad
        }
        .last_mut()
        {
            file.lines.push(line.to_owned());
        } else if let Some(expected) = line.strip_prefix("~ ") {
            case.expected.push(expected.to_owned());
        } else if let Some(args) = line.strip_prefix("$ ") {
            case.args = args.split(' ').map(str::to_owned).collect();
        }
    }
    for file in &case.bad {
        for (number, line) in file.lines.iter().enumerate() {
            for comment in line.split("#~ ").skip(1) {
                let (column, what) = comment.trim().split_once(' ').unwrap();
                let number = number + 1;
                case.expected
                    .push(format!("{}:{number}:{column} {what}", file.path));
            }
        }
    }
    case
}

/// The good twin: a line `#= text` takes the place of the line above it, and
/// files behind `=== good` that of the files of their name.
fn good_twin(case: &Case) -> Vec<CaseFile> {
    let mut files: Vec<CaseFile> = case.bad.clone();
    for file in &mut files {
        let mut lines: Vec<String> = Vec::new();
        for line in &file.lines {
            match line.trim_start().strip_prefix("#=") {
                Some(better) => {
                    lines.pop();
                    let better = better.strip_prefix(' ').unwrap_or(better);
                    if !better.is_empty() {
                        lines.push(better.to_owned());
                    }
                }
                None => lines.push(line.clone()),
            }
        }
        file.lines = lines;
    }
    files.retain(|f| case.good.iter().all(|g| g.path != f.path));
    files.extend(case.good.iter().cloned());
    files
}

fn put(project: &Project, file: &CaseFile) {
    let text = |end: &str| -> String {
        file.lines
            .iter()
            .map(|line| format!("{line}{end}"))
            .collect()
    };
    match file.how {
        How::Text => project.put(&file.path, &text("\n")),
        How::Crlf => project.put(&file.path, &text("\r\n")),
        How::Bom => project.put(&file.path, &format!("\u{feff}{}", text("\n"))),
        How::Hex => {
            let digits: String = file.lines.concat().split_whitespace().collect();
            let pair = |i: usize| u8::from_str_radix(&digits[i..i + 2], 16).unwrap();
            let bytes: Vec<u8> = (0..digits.len()).step_by(2).map(pair).collect();
            project.put_bytes(&file.path, &bytes);
        }
        How::Link => {
            let at = project.path(&file.path);
            fs::create_dir_all(at.parent().unwrap()).unwrap();
            std::os::unix::fs::symlink(file.lines[0].trim(), at).unwrap();
        }
        How::Absent if project.path(&file.path).is_dir() => {
            fs::remove_dir_all(project.path(&file.path)).unwrap();
        }
        How::Absent if project.has(&file.path) => project.remove(&file.path),
        How::Absent => {}
    }
}

fn project(files: &[CaseFile]) -> Project {
    let project = Project::tiny();
    for file in files {
        put(&project, file);
    }
    project
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes");
    let mut cases: Vec<Case> = common::files(&folder)
        .into_iter()
        .filter(|(path, _)| path.ends_with(".txt"))
        .map(|(path, bytes)| parse(&path, &String::from_utf8(bytes).unwrap()))
        .collect();
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}

/// Runs `check` on a project in a language and a format.
fn check(project: &Project, case: &Case, format: &str, lang: &str) -> common::Run {
    let mut args = vec!["check", "--format", format, "--lang", lang];
    args.extend(case.args.iter().map(String::as_str));
    project.run(&args)
}

/// What is wrong with the findings of one bad project.
fn bad_shows_all(case: &Case, faults: &mut Vec<String>) {
    let project = project(&case.bad);
    let [ja, en] = ["ja", "en"].map(|lang| check(&project, case, "json", lang));
    let mut fault = |text: String| faults.push(format!("{}: {text}", case.name));
    let mut expected = case.expected.clone();
    for found in en.places() {
        match expected.iter().position(|e| *e == found) {
            Some(at) => {
                expected.swap_remove(at);
            }
            None => fault(format!("not expected: {found}")),
        }
    }
    for missing in expected {
        fault(format!("expected and not found: {missing}"));
    }
    if ja.places() != en.places() {
        fault("other findings in the other language".to_owned());
    }
    let blocks = case.expected.iter().any(|e| e.contains("error["));
    if [ja.code, en.code] != [i32::from(blocks); 2] {
        fault(format!("exit {} and {}", ja.code, en.code));
    }
    for (lang, run) in [("ja", &ja), ("en", &en)] {
        let human = check(&project, case, "human", lang).out;
        for finding in run.json() {
            for fault_of in said_well(&finding, &project, &human) {
                fault(format!("{} in {lang}: {fault_of}", place(&finding)));
            }
        }
    }
}

/// What a finding fails to say, to a program or to a person.
fn said_well(finding: &serde_json::Value, project: &Project, human: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let text = |key: &str| finding[key].as_str().unwrap_or_default();
    for key in ["message", "hint"] {
        if text(key).trim().is_empty() {
            faults.push(format!("no {key}"));
        } else if !human.contains(text(key)) {
            faults.push(format!("no {key} for a person"));
        }
    }
    let Some(file) = finding["file"].as_str() else {
        return faults;
    };
    let bytes = fs::read(project.path(file)).unwrap();
    let source = String::from_utf8_lossy(&bytes).into_owned();
    let source = source.trim_start_matches('\u{feff}');
    let line = finding["line"].as_u64().unwrap() as usize;
    let shown = text("source_line");
    // What is not read has no line; of bytes that are no text, only the front is.
    let is_shown = match text("code") {
        "unexpected-file" => shown.is_empty(),
        "not-utf8" => source
            .lines()
            .nth(line - 1)
            .is_some_and(|l| l.starts_with(shown)),
        _ => source.lines().nth(line - 1).unwrap_or_default() == shown,
    };
    if !is_shown {
        faults.push(format!("source_line is '{shown}'"));
    }
    let at = format!("{file}:{line}:{}", finding["column"]);
    if !human.contains(&at) {
        faults.push(format!("no {at} for a person: {human}"));
    }
    // Tabs are drawn as blanks.
    if !human
        .replace('\t', "    ")
        .contains(shown.replace('\t', "    ").trim_end())
    {
        faults.push("no line for a person".to_owned());
    }
    faults
}

#[test]
fn every_bad_file_gives_exactly_the_findings_that_its_comments_expect() {
    let mut faults = Vec::new();
    for case in cases() {
        if case.expected.is_empty() {
            faults.push(format!("{}: expects nothing", case.name));
        }
        bad_shows_all(&case, &mut faults);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_good_twin_of_every_bad_file_gives_no_finding() {
    let mut faults = Vec::new();
    for case in cases() {
        let run = check(&project(&good_twin(&case)), &case, "short", "en");
        if !run.out.is_empty() || run.code != 0 {
            faults.push(format!("{}: {} {}", case.name, run.out, run.err));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_code_has_a_case_or_a_reason_for_having_none() {
    let cases = cases();
    let raised: BTreeSet<&str> = cases
        .iter()
        .flat_map(|case| &case.expected)
        .filter_map(|e| Some(e.split_once('[')?.1.trim_end_matches(']')))
        .collect();
    let excused: BTreeSet<&str> = WITHOUT_CASE.iter().map(|(code, _)| *code).collect();
    let all: BTreeSet<&str> = codes::ALL.iter().map(|code| code.name).collect();
    let covered: BTreeSet<&str> = raised.union(&excused).copied().collect();
    assert_eq!(covered, all);
    assert_eq!(raised.intersection(&excused).count(), 0);
}
