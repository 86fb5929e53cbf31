//! The real binary, building the real content, killed with SIGKILL at any
//! moment. (`tests/kill.rs` does the same to the publish floor alone.)

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use ayumi::publish::{Entry, Manifest};
use common::{Project, Random};

const KILLS: usize = 50;
const SITE: &str = "content/atsugi/site.yaml";
const EXTRA: &str = "content/atsugi/static/extra.txt";

type Files = BTreeMap<String, Vec<u8>>;

/// Two contents that differ on every page, and in which files there are.
fn write_content(project: &Project, number: usize) {
    let text = project.read(SITE);
    let (from, to) = [("の歩み", "のあゆみ"), ("のあゆみ", "の歩み")][number];
    project.put(SITE, &text.replace(from, to));
    if number == 1 {
        project.put(EXTRA, "only here");
    } else if project.has(EXTRA) {
        project.remove(EXTRA);
    }
}

/// Asserts that the folder holds what its manifest lists and nothing else.
fn whole(project: &Project) -> Files {
    let files = project.public();
    let manifest = Manifest::read(&project.path("public")).unwrap().unwrap();
    let listed = files.iter().filter(|(path, _)| *path != "manifest.json");
    let listed = listed.map(|(path, bytes)| Entry::of(path, bytes));
    assert_eq!(Manifest::new(listed.collect()), manifest);
    files
}

fn names(project: &Project) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(project.root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_killed_build_leaves_the_whole_old_site_or_the_whole_new_one() {
    let project = Project::real();
    let stage = project.path(".public.ayumi-stage");
    let sites = [0, 1].map(|number| {
        write_content(&project, number);
        project.build();
        whole(&project)
    });
    assert!(sites[0] != sites[1]);
    // How long a build takes, and how long it then has its stage: most of a
    // build is reading and drawing, and the kills shall fall on both parts.
    write_content(&project, 0);
    let begin = Instant::now();
    let mut child = project
        .command(&["build"])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    while !stage.exists() && child.try_wait().unwrap().is_none() {
        sleep(Duration::from_micros(100));
    }
    let until_stage = begin.elapsed();
    child.wait().unwrap();
    let with_stage = begin.elapsed() - until_stage;

    let mut random = Random(0x5eed);
    let mut part = |of: Duration| of.mul_f64(random.below(1 << 20) as f64 / f64::from(1 << 20));
    let (mut halfway, mut advanced, mut finished) = (0, 0, 0);
    for kill in 0..KILLS {
        if kill % 7 == 6 {
            fs::remove_dir_all(project.path("public")).unwrap();
        }
        let old = project.has("public").then(|| whole(&project));
        let new = usize::from(old.as_ref() == Some(&sites[0]));
        write_content(&project, new);
        let mut child = project
            .command(&["build"])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        if kill % 3 == 0 {
            sleep(part(until_stage));
        } else {
            while !stage.exists() && child.try_wait().unwrap().is_none() {
                sleep(Duration::from_micros(100));
            }
            // Beyond the end too: the swap is among the last things done.
            sleep(part(with_stage.mul_f64(1.6)));
        }
        child.kill().unwrap();
        let status = child.wait().unwrap();
        // A build may come through before its kill; it then came through well.
        finished += usize::from(status.success());
        assert!(status.success() || status.signal() == Some(9), "{status}");
        halfway += usize::from(stage.exists());

        match project.has("public").then(|| whole(&project)) {
            Some(now) if now == sites[new] => advanced += 1,
            now => {
                assert!(now == old, "neither the old site nor the new one");
                assert!(!status.success());
            }
        }
        if kill % 4 == 1 {
            project.build();
            assert!(whole(&project) == sites[new]);
            assert_eq!(names(&project), ["content", "public"]);
        }
    }
    println!("{halfway} of {KILLS} halfway, {advanced} after a new site, {finished} finished");
    assert!(halfway > 0, "no kill hit a build halfway");
    assert!(advanced > 0, "no kill came after a swap");
}
