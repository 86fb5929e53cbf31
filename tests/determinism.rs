//! The same content gives the same bytes, whatever machine builds it.

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use common::{Project, files};

type Files = BTreeMap<String, Vec<u8>>;

fn differing<'a>(a: &'a Files, b: &'a Files) -> Vec<&'a String> {
    let keys = a.keys().chain(b.keys());
    keys.filter(|k| a.get(*k) != b.get(*k)).collect()
}

/// Builds the real content with a changed command into a folder of its own.
fn built(change: impl FnOnce(&Project, &mut std::process::Command)) -> Files {
    let project = Project::real();
    let mut command = project.command(&["build"]);
    change(&project, &mut command);
    let run = project.finish(command);
    assert_eq!(run.code, 0, "{run:?}");
    project.public()
}

fn plain() -> Files {
    built(|_, _| {})
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let plain = plain();
    for threads in ["1", "2", "8"] {
        let other = built(|_, command| {
            command.env("RAYON_NUM_THREADS", threads);
        });
        assert_eq!(differing(&plain, &other), [""; 0], "{threads} threads");
    }
}

#[test]
fn the_machines_zone_and_locale_change_nothing() {
    let plain = plain();
    for (name, value) in [
        ("TZ", "Pacific/Kiritimati"),
        ("TZ", "America/Los_Angeles"),
        ("LANG", "ja_JP.UTF-8"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("HOME", "/nowhere"),
        ("SOURCE_DATE_EPOCH", "1"),
        ("NO_COLOR", "1"),
        ("USER", "somebody"),
    ] {
        let other = built(|_, command| {
            command.env(name, value);
        });
        assert_eq!(differing(&plain, &other), [""; 0], "{name}={value}");
    }
}

#[test]
fn the_place_of_the_project_changes_nothing() {
    let plain = plain();
    // Every project here lies in a folder of its own name; from elsewhere too:
    let from_elsewhere = built(|project, command| {
        command.current_dir("/").arg("--root").arg(project.root());
    });
    assert_eq!(differing(&plain, &from_elsewhere), [""; 0]);
    let by_detour = built(|project, command| {
        let name = project.root().file_name().unwrap();
        command.arg("--root").arg(Path::new("..").join(name));
    });
    assert_eq!(differing(&plain, &by_detour), [""; 0]);
    let project = Project::real();
    let out = project.path("さくら 公開/");
    let run = project.run(&["build", "--out", out.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{run:?}");
    let with_slash = files(&out);
    assert_eq!(differing(&plain, &with_slash), [""; 0]);
}

#[test]
fn the_order_in_which_files_were_made_changes_nothing() {
    let plain = plain();
    let project = Project::empty();
    let content = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    for (path, bytes) in content.iter().rev() {
        project.put_bytes(&format!("content/{path}"), bytes);
    }
    project.build();
    assert_eq!(differing(&plain, &project.public()), [""; 0]);
}

#[test]
fn what_was_published_before_changes_nothing() {
    let plain = plain();
    let project = Project::real();
    project.edit(
        "content/atsugi/site.yaml",
        "name: 厚木市のあゆみ",
        "name: 別の題名",
    );
    project.build();
    assert!(!differing(&plain, &project.public()).is_empty());
    project.edit(
        "content/atsugi/site.yaml",
        "name: 別の題名",
        "name: 厚木市のあゆみ",
    );
    project.build();
    assert_eq!(differing(&plain, &project.public()), [""; 0]);
}

#[test]
fn findings_come_in_the_same_order_from_any_number_of_threads() {
    let project = Project::real();
    let check = |threads: &str| {
        let mut command = project.command(&["check", "--format", "json"]);
        command.env("RAYON_NUM_THREADS", threads);
        project.finish(command).out
    };
    let one = check("1");
    assert!(one.contains("miss-without-reason"));
    assert_eq!(one, check("8"));
    assert_eq!(one, check("8"));
}
