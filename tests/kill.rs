//! A build may be killed at any moment. This test does it, with SIGKILL, to a
//! copy of itself that publishes in a loop.

use ayumi::files::OutputFile;
use ayumi::publish::{Entry, Lock, Manifest, publish};
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

const NAME: &str = "a_killed_build_leaves_the_whole_old_site_or_the_whole_new_one";
const LOOP: &str = "AYUMI_TEST_PUBLISH_LOOP";
const READY: &str = "publishing";
const KILLS: u64 = 150;

/// A site whose pages all carry its number, so that a mixture would show. Some
/// files stay the same from one number to the next, some come and go.
fn site(number: u64) -> Vec<OutputFile> {
    let page = |i: u64| format!("s{}/p{i}/index.html", i % 7);
    let mut files: Vec<OutputFile> = (0..60)
        .map(|i| OutputFile::text(page(i), format!("site {number} page {i}\n").repeat(50)))
        .collect();
    files.push(OutputFile::text("number", number.to_string()));
    files.push(OutputFile::text(format!("only-{number}/page.html"), "x"));
    files.extend((0..20).map(|i| OutputFile::text(format!("same/{i}.csv"), "1,2\n".repeat(i))));
    files
}

fn publish_forever(out: &Path) -> ! {
    for number in 1_u64.. {
        println!("{READY}");
        let lock = Lock::take(out).unwrap();
        publish(&lock, site(number), &|_| false).unwrap();
    }
    unreachable!("2^64 sites")
}

/// Starts the loop and waits until it begins its `n`th build, so that the kill
/// falls into that build on a slow machine too.
fn spawn(out: &Path, n: usize) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", NAME, "--nocapture"])
        .env(LOOP, out)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let said = BufReader::new(child.stdout.as_mut().unwrap()).lines();
    let begun = said.map(Result::unwrap).filter(|l| l.ends_with(READY));
    assert_eq!(begun.take(n).count(), n);
    child
}

/// Asserts that the folder holds one whole site and nothing else; says which.
fn whole_site(out: &Path) -> u64 {
    let manifest = Manifest::read(out).unwrap().unwrap();
    let number = fs::read_to_string(out.join("number")).unwrap();
    let number: u64 = number.parse().unwrap();
    let expected = site(number);
    let expected = expected.iter().map(|f| Entry::of(&f.path, &f.bytes));
    assert_eq!(manifest, Manifest::new(expected.collect()));
    let mut on_disk = BTreeSet::new();
    for entry in walkdir::WalkDir::new(out) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(out).unwrap().to_str().unwrap();
            if path != "manifest.json" {
                on_disk.insert(Entry::of(path, &fs::read(entry.path()).unwrap()));
            }
        }
    }
    let listed: BTreeSet<Entry> = manifest.files.into_iter().collect();
    assert_eq!(on_disk, listed);
    number
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_killed_build_leaves_the_whole_old_site_or_the_whole_new_one() {
    if let Some(out) = std::env::var_os(LOOP) {
        publish_forever(Path::new(&out));
    }
    // In memory where there is such a place: a kill does not care about the
    // disk, and without waiting for it the kills spread over all of a build.
    let dir = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
    let dir = dir.unwrap();
    let out = dir.path().join("public");
    let begin = Instant::now();
    publish(&Lock::take(&out).unwrap(), site(0), &|_| false).unwrap();
    let one_build = begin.elapsed();
    let (mut halfway, mut first_builds, mut advanced) = (0, 0, 0);
    // A small generator with a fixed seed: the moments differ, the run repeats.
    let mut random: u64 = 0x5eed;
    for kill in 0..KILLS {
        // Now and then the very first build of a site is the one that dies.
        if kill % 4 == 0 && out.exists() {
            fs::remove_dir_all(&out).unwrap();
        }
        let before = out.exists().then(|| whole_site(&out));
        let mut child = spawn(&out, 1 + usize::from(kill % 3 == 2));
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        std::thread::sleep(one_build.mul_f64((random >> 33) as f64 / (1_u64 << 31) as f64));
        child.kill().unwrap();
        let status = child.wait().unwrap();
        assert_eq!(
            std::os::unix::process::ExitStatusExt::signal(&status),
            Some(9),
            "the loop ended by itself: {status}"
        );

        let after = out.exists().then(|| whole_site(&out));
        assert!(before.is_none() || after.is_some(), "the site is gone");
        advanced += u32::from(after != before);
        first_builds += u32::from(after.is_none());
        halfway += u32::from(names(dir.path()).iter().any(|n| n == ".public.ayumi-stage"));
        // Half of the time the next build starts from what the kill left.
        if kill % 2 == 1 {
            let lock = Lock::take(&out).unwrap();
            publish(&lock, site(0), &|_| false).unwrap();
            drop(lock);
            assert_eq!(whole_site(&out), 0);
            assert_eq!(names(dir.path()), ["public"]);
        }
    }
    println!(
        "{halfway} of {KILLS} kills hit a build halfway, {first_builds} a first one, {advanced} after a new site"
    );
    assert!(halfway > 0, "no kill hit a build halfway");
    assert!(advanced > 0, "no build came through before its kill");
}
