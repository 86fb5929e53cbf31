//! The YAML crate behind the name `serde_yaml` and the one that bears it, on
//! every file of `content/`: same structure, same words, same figures.

use std::collections::BTreeMap;
use std::path::Path;

use ayumi::diag::FileId;
use ayumi::load::yaml::{self, Kind, Node};
use serde_yaml_ref::Value;

/// What the two readings disagree on.
fn compare(ours: &Node, theirs: &Value, path: &str, faults: &mut Vec<String>) {
    let mut differ = |what: String| faults.push(format!("{path}: {what}"));
    match (&ours.kind, theirs) {
        (Kind::Null, Value::Null) => {}
        (Kind::Scalar(a), Value::String(b)) if a == b => {}
        (Kind::Scalar(a), Value::Bool(b)) if *a == b.to_string() => {}
        // Theirs has lost how the figure was written (90.0, 007); the figure
        // itself is the same.
        (Kind::Scalar(a), Value::Number(b)) if a.parse::<f64>().ok() == b.as_f64() => {}
        (Kind::List(a), Value::Sequence(b)) if a.len() == b.len() => {
            for (i, (a, b)) in a.iter().zip(b).enumerate() {
                compare(a, b, &format!("{path}[{i}]"), faults);
            }
        }
        (Kind::Map(a), Value::Mapping(b)) if a.len() == b.len() => {
            for ((key, a), (their_key, b)) in a.iter().zip(b) {
                let key_path = format!("{path}.{}", key.scalar().unwrap_or("?"));
                compare(key, their_key, &key_path, faults);
                compare(a, b, &key_path, faults);
            }
        }
        (a, b) => differ(format!("{a:?} and {b:?}")),
    }
}

fn twins(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let ours = yaml::parse(text, FileId(0), &mut found).unwrap();
    assert_eq!(found, []);
    let theirs: Value = serde_yaml_ref::from_str(text).unwrap();
    let mut faults = Vec::new();
    compare(&ours, &theirs, "", &mut faults);
    faults
}

#[test]
fn both_read_every_file_of_the_content_alike() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut files = 0;
    for entry in walkdir::WalkDir::new(content) {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|e| e == "yaml") {
            let text = std::fs::read_to_string(entry.path()).unwrap();
            assert_eq!(twins(&text), [""; 0], "{}", entry.path().display());
            files += 1;
        }
    }
    assert!(files >= 7, "only {files} files");
}

#[test]
fn both_read_the_forms_that_clerks_use_alike() {
    let text = "\
text: 令和5年度の報告
quoted: \"a: b \\u3042\"
single: 'it''s'
folded: >-
  一行目
  二行目

  三行目
block: |
  注：ここ
    深い行
several lines: これは
  続きの行です
figures: [90.0, 007, -5, 1e3, 0.1, +3]
words: [true, yes, on, null, ~, NO]
nothing:
flow: {a: 1, b: [2, {c: 3}], 1: x}
comment: 値 # 注記
'#': not a comment
url: https://example.org/#a
date: 2024-03-14
";
    assert_eq!(twins(text), [""; 0]);
}

/// Why the crate behind the name is another one, as far as a test can tell.
#[test]
fn of_two_equal_keys_theirs_keeps_the_last_or_forgets_the_place() {
    let text = "a: 1\nb: 2\na: 3\n";
    let map: BTreeMap<String, u8> = serde_yaml_ref::from_str(text).unwrap();
    assert_eq!(map["a"], 3);
    let error = serde_yaml_ref::from_str::<Value>(text).unwrap_err();
    assert_eq!(error.location().unwrap().line(), 1);
    let mut found = Vec::new();
    yaml::parse(text, FileId(0), &mut found).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code.name, "duplicate-key");
    assert_eq!(
        found[0].span.unwrap().start as usize,
        text.rfind('a').unwrap()
    );
}
