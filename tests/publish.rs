//! What the publish floor promises, tried against a real disk.

use ayumi::files::OutputFile;
use ayumi::publish::{Entry, Lock, Manifest, PathFault, PublishError, Published, publish};
use std::collections::BTreeMap;
use std::fs::{self, File, FileTimes};
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};
use tempfile::TempDir;

/// A folder of its own for each test, and the output folder in it.
struct Place {
    dir: TempDir,
}

impl Place {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self { dir }
    }

    fn out(&self) -> PathBuf {
        self.dir.path().join("public")
    }

    fn path(&self, below: &str) -> PathBuf {
        self.out().join(below)
    }

    fn publish(&self, files: &[(&str, &str)]) -> Result<Published, PublishError> {
        self.publish_keeping(files, &|_| false)
    }

    fn publish_keeping(
        &self,
        files: &[(&str, &str)],
        keep: &dyn Fn(&str) -> bool,
    ) -> Result<Published, PublishError> {
        let lock = Lock::take(&self.out())?;
        publish(&lock, outputs(files), keep)
    }

    /// Everything in the output folder by path, symbolic links as such.
    fn tree(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.out())
    }

    /// What lies beside the output folder.
    fn beside(&self) -> Vec<String> {
        beside(self.dir.path())
    }
}

fn outputs(files: &[(&str, &str)]) -> Vec<OutputFile> {
    let texts = files.iter();
    texts.map(|(p, t)| OutputFile::text(*p, *t)).collect()
}

fn tree(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in walkdir::WalkDir::new(out).min_depth(1) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(out).unwrap().to_str().unwrap();
        let kind = entry.file_type();
        let bytes = if kind.is_file() {
            fs::read(entry.path()).unwrap()
        } else if kind.is_dir() {
            b"(folder)".to_vec()
        } else {
            b"(link)".to_vec()
        };
        all.insert(path.to_owned(), bytes);
    }
    all
}

fn beside(parent: &Path) -> Vec<String> {
    let entries = fs::read_dir(parent).unwrap();
    let names = entries.map(|e| e.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name != "public").collect();
    names.sort();
    names
}

fn age(path: &Path) -> (u64, i64) {
    let about = fs::metadata(path).unwrap();
    (about.ino(), about.mtime())
}

const SITE: &[(&str, &str)] = &[
    ("index.html", "all cities"),
    ("atsugi/index.html", "atsugi"),
    ("atsugi/data/kpi.csv", "a,b"),
];

#[test]
fn a_first_build_makes_the_folder_and_a_sorted_list_without_times() {
    let place = Place::new();
    let done = place.publish(SITE).unwrap();
    assert_eq!(
        done,
        Published {
            files: 3,
            bytes: 19,
            written: 3,
            unchanged: 0,
            removed: 0
        }
    );
    let list = fs::read_to_string(place.path("manifest.json")).unwrap();
    let version = env!("CARGO_PKG_VERSION");
    let start = format!(
        "{{\n  \"schema_version\": 1,\n  \"generator\": \"ayumi {version}\",\n  \"files\": [\n    {{\n      \
         \"path\": \"atsugi/data/kpi.csv\",\n      \"size\": 3,\n      \"sha256\": \""
    );
    assert!(list.starts_with(&start), "{list}");
    let manifest = Manifest::read(&place.out()).unwrap().unwrap();
    let paths: Vec<&str> = manifest.files.iter().map(|e| e.path.as_str()).collect();
    assert_eq!(
        paths,
        ["atsugi/data/kpi.csv", "atsugi/index.html", "index.html"]
    );
    assert_eq!(
        manifest.files[0].sha256,
        Entry::of("", b"a,b").sha256,
        "the hash is that of the bytes"
    );
    assert_eq!(
        Entry::of("", b"abc").sha256,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    assert_eq!(place.beside(), [""; 0]);
}

#[test]
fn the_same_files_in_another_order_give_the_same_bytes() {
    let (a, b) = (Place::new(), Place::new());
    a.publish(SITE).unwrap();
    let turned: Vec<_> = SITE.iter().rev().copied().collect();
    b.publish(&turned).unwrap();
    assert_eq!(a.tree(), b.tree());
}

#[test]
fn unchanged_files_keep_their_inode_and_times() {
    let place = Place::new();
    place.publish(SITE).unwrap();
    let past = UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let file = File::options().write(true).open(place.path("index.html"));
    file.unwrap()
        .set_times(FileTimes::new().set_modified(past))
        .unwrap();
    let before = age(&place.path("index.html"));
    let list_before = age(&place.path("manifest.json"));

    let done = place.publish(SITE).unwrap();
    assert_eq!((done.written, done.unchanged), (0, 3));
    assert_eq!(age(&place.path("index.html")), before);
    assert_eq!(before.1, 1_000_000_000);
    assert_eq!(age(&place.path("manifest.json")), list_before);
    let links = fs::metadata(place.path("index.html")).unwrap().nlink();
    assert_eq!(links, 1, "the old tree is gone, so only one name is left");
}

#[test]
fn changed_pages_are_replaced_and_removed_pages_vanish() {
    let place = Place::new();
    place.publish(SITE).unwrap();
    let done = place
        .publish(&[
            ("index.html", "fewer cities"),
            ("ebina/index.html", "ebina"),
        ])
        .unwrap();
    assert_eq!((done.files, done.written, done.removed), (2, 2, 2));
    let paths: Vec<String> = place.tree().into_keys().collect();
    assert_eq!(
        paths,
        ["ebina", "ebina/index.html", "index.html", "manifest.json"]
    );
    assert_eq!(fs::read(place.path("index.html")).unwrap(), b"fewer cities");
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    let place = Place::new();
    place.publish(&[("a", "file"), ("b/c", "below")]).unwrap();
    place.publish(&[("a/d", "below"), ("b", "file")]).unwrap();
    assert_eq!(fs::read(place.path("a/d")).unwrap(), b"below");
    assert_eq!(fs::read(place.path("b")).unwrap(), b"file");
}

#[test]
fn a_file_edited_by_hand_is_written_again_even_with_the_same_size_and_time() {
    let place = Place::new();
    place.publish(SITE).unwrap();
    let page = place.path("atsugi/index.html");
    let modified = fs::metadata(&page).unwrap().modified().unwrap();
    fs::write(&page, "ATSUGI").unwrap();
    let file = File::options().write(true).open(&page).unwrap();
    file.set_times(FileTimes::new().set_modified(modified))
        .unwrap();
    let done = place.publish(SITE).unwrap();
    assert_eq!(done.written, 1);
    assert_eq!(fs::read(&page).unwrap(), b"atsugi");
}

#[test]
fn a_page_replaced_by_a_link_becomes_a_file_again() {
    let place = Place::new();
    place.publish(SITE).unwrap();
    // The same bytes, but elsewhere: whoever edits them there would edit the site.
    let elsewhere = place.dir.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("index.html"), "atsugi").unwrap();
    fs::remove_file(place.path("index.html")).unwrap();
    symlink(elsewhere.join("index.html"), place.path("index.html")).unwrap();
    fs::remove_dir_all(place.path("atsugi")).unwrap();
    symlink(&elsewhere, place.path("atsugi")).unwrap();

    place.publish(SITE).unwrap();
    assert!(
        fs::symlink_metadata(place.path("index.html"))
            .unwrap()
            .is_file()
    );
    assert!(fs::symlink_metadata(place.path("atsugi")).unwrap().is_dir());
    let theirs = fs::metadata(elsewhere.join("index.html")).unwrap();
    assert_eq!(theirs.nlink(), 1);
    assert_eq!(fs::read(elsewhere.join("index.html")).unwrap(), b"atsugi");
}

#[test]
fn a_build_of_one_site_keeps_the_files_of_the_others() {
    let place = Place::new();
    place
        .publish(&[
            ("index.html", "1"),
            ("atsugi/old.html", "2"),
            ("ebina/index.html", "3"),
        ])
        .unwrap();
    let before = age(&place.path("ebina/index.html"));
    let done = place
        .publish_keeping(
            &[("index.html", "one"), ("atsugi/new.html", "4")],
            &|path| path.starts_with("ebina/"),
        )
        .unwrap();
    assert_eq!(
        done,
        Published {
            files: 3,
            bytes: 5,
            written: 2,
            unchanged: 1,
            removed: 1
        }
    );
    assert_eq!(age(&place.path("ebina/index.html")), before);
    assert!(!place.path("atsugi/old.html").exists());
    let list = Manifest::read(&place.out()).unwrap().unwrap();
    assert!(list.files.iter().any(|e| e.path == "ebina/index.html"));
}

#[test]
fn a_kept_file_that_was_changed_or_removed_by_hand_stops_the_build() {
    for by_hand in ["changed", "removed"] {
        let place = Place::new();
        place
            .publish(&[("index.html", "1"), ("ebina/index.html", "3")])
            .unwrap();
        let page = place.path("ebina/index.html");
        if by_hand == "changed" {
            fs::write(&page, "4").unwrap();
        } else {
            fs::remove_file(&page).unwrap();
        }
        let before = place.tree();
        let error = place
            .publish_keeping(&[("index.html", "2")], &|_| true)
            .unwrap_err();
        assert!(
            matches!(&error, PublishError::Changed { path } if path == "ebina/index.html"),
            "{error:?}"
        );
        assert_eq!(place.tree(), before);
        assert_eq!(place.beside(), [""; 0]);
    }
}

#[test]
fn a_kept_file_and_a_new_folder_of_one_name_stop_the_build() {
    let place = Place::new();
    place.publish(&[("ebina", "a file")]).unwrap();
    let error = place
        .publish_keeping(&[("ebina/index.html", "1")], &|_| true)
        .unwrap_err();
    assert!(
        matches!(&error, PublishError::BadPath { path, fault: PathFault::FileAndFolder } if path == "ebina"),
        "{error:?}"
    );
}

#[test]
fn a_gitignore_is_carried_over_and_an_otherwise_empty_folder_is_welcome() {
    let place = Place::new();
    fs::create_dir(place.out()).unwrap();
    place.publish(SITE).unwrap();
    fs::remove_dir_all(place.out()).unwrap();

    fs::create_dir(place.out()).unwrap();
    fs::write(place.path(".gitignore"), "*\n!.gitignore\n").unwrap();
    let before = age(&place.path(".gitignore"));
    place.publish(SITE).unwrap();
    place.publish(&[("index.html", "again")]).unwrap();
    assert_eq!(age(&place.path(".gitignore")), before);
    assert_eq!(
        fs::read(place.path(".gitignore")).unwrap(),
        b"*\n!.gitignore\n"
    );
    let list = Manifest::read(&place.out()).unwrap().unwrap();
    assert_eq!(list.files.len(), 1, "the .gitignore is not ours to list");
}

#[test]
fn a_folder_that_is_not_ours_is_refused_and_not_touched() {
    let lists = [
        None,
        Some("{}"),
        Some("not json"),
        Some(r#"{"name": "a web app", "icons": []}"#),
        Some(r#"{"schema_version": 2, "generator": "ayumi 9.0.0", "files": []}"#),
        Some(r#"{"schema_version": 1, "generator": "hugo", "files": []}"#),
        Some(
            r#"{"schema_version": 1, "generator": "ayumi 0.1.0", "files": [{"path": "../secret", "size": 0, "sha256": ""}]}"#,
        ),
    ];
    for list in lists {
        let place = Place::new();
        fs::create_dir(place.out()).unwrap();
        fs::write(place.path("thesis.odt"), "ten years of work").unwrap();
        if let Some(list) = list {
            fs::write(place.path("manifest.json"), list).unwrap();
        }
        let before = (place.tree(), age(&place.path("thesis.odt")));
        let error = place.publish(SITE).unwrap_err();
        match list {
            None => assert!(
                matches!(&error, PublishError::Foreign { found, .. } if found == "thesis.odt")
            ),
            Some(_) => assert!(matches!(error, PublishError::BadManifest { .. })),
        }
        assert_eq!((place.tree(), age(&place.path("thesis.odt"))), before);
        assert_eq!(place.beside(), [""; 0]);
    }
}

#[test]
fn a_gitignore_that_is_not_a_file_is_refused() {
    let place = Place::new();
    fs::create_dir_all(place.path(".gitignore")).unwrap();
    let error = place.publish(SITE).unwrap_err();
    assert!(matches!(error, PublishError::Foreign { .. }), "{error:?}");
}

#[test]
fn a_link_or_a_file_as_output_is_refused_with_or_without_a_slash() {
    let place = Place::new();
    let real = place.dir.path().join("real");
    fs::create_dir(&real).unwrap();
    symlink(&real, place.out()).unwrap();
    for out in [place.out(), place.path("")] {
        let error = Lock::take(&out).unwrap_err();
        assert!(
            matches!(error, PublishError::NotAFolder { .. }),
            "{error:?}"
        );
    }
    assert_eq!(fs::read_dir(&real).unwrap().count(), 0);
    fs::remove_file(place.out()).unwrap();
    fs::write(place.out(), "a file").unwrap();
    let error = Lock::take(&place.out()).unwrap_err();
    assert!(
        matches!(error, PublishError::NotAFolder { .. }),
        "{error:?}"
    );
    assert_eq!(fs::read(place.out()).unwrap(), b"a file");
    assert_eq!(place.beside(), ["real"]);
}

#[test]
fn an_output_without_a_name_or_without_a_parent_is_refused() {
    let place = Place::new();
    for out in ["", "/", ".."] {
        let error = Lock::take(Path::new(out)).unwrap_err();
        assert!(
            matches!(error, PublishError::BadOut { .. }),
            "{out}: {error:?}"
        );
    }
    let error = Lock::take(&place.path("no/where")).unwrap_err();
    assert!(matches!(error, PublishError::NoParent { .. }), "{error:?}");
    assert!(!place.out().exists());
}

#[test]
fn publishing_nothing_is_an_error_and_keeps_the_old_site() {
    let place = Place::new();
    place.publish(SITE).unwrap();
    let before = place.tree();
    let error = place.publish_keeping(&[], &|_| true).unwrap_err();
    assert!(matches!(error, PublishError::Empty));
    assert_eq!(place.tree(), before);
    assert_eq!(place.beside(), [""; 0]);
}

#[test]
fn bad_paths_are_refused_before_anything_is_written() {
    let cases: &[(&[&str], PathFault)] = &[
        (&[""], PathFault::Empty),
        (&["/etc/passwd"], PathFault::Absolute),
        (&["../up.html"], PathFault::Dots),
        (&["a/../../up.html"], PathFault::Dots),
        (&["a/./b"], PathFault::Dots),
        (&["a//b"], PathFault::EmptyName),
        (&["a/"], PathFault::EmptyName),
        (&["a\\b"], PathFault::Character('\\')),
        (&["Index.html"], PathFault::Character('I')),
        (&["厚木.html"], PathFault::Character('厚')),
        (&["a b"], PathFault::Character(' ')),
        (&["a\0b"], PathFault::Character('\0')),
        (&["manifest.json"], PathFault::Reserved),
        (&["manifest.json/x"], PathFault::Reserved),
        (&[".gitignore"], PathFault::Reserved),
        (&["a.html", "a.html"], PathFault::Twice),
        (&["a", "a-b", "a/b"], PathFault::FileAndFolder),
    ];
    let place = Place::new();
    place.publish(SITE).unwrap();
    let before = place.tree();
    for (paths, expected) in cases {
        let files: Vec<_> = paths.iter().map(|path| (*path, "x")).collect();
        let error = place.publish(&files).unwrap_err();
        let PublishError::BadPath { fault, .. } = &error else {
            panic!("{paths:?}: {error:?}");
        };
        assert_eq!(fault, expected, "{paths:?}");
    }
    assert_eq!(place.tree(), before);
    assert_eq!(place.beside(), [""; 0]);
}

#[test]
fn a_write_that_fails_in_the_middle_leaves_the_old_site_and_nothing_beside_it() {
    let place = Place::new();
    place.publish(SITE).unwrap();
    let before = (place.tree(), age(&place.path("index.html")));
    // Every rule for paths is kept, but no file system has names this long.
    let long = format!("zatsugi/{}", "z".repeat(300));
    let error = place
        .publish(&[
            ("index.html", "all cities"),
            ("new.html", "new"),
            (&long, "x"),
        ])
        .unwrap_err();
    assert!(matches!(error, PublishError::Io { .. }), "{error:?}");
    assert_eq!((place.tree(), age(&place.path("index.html"))), before);
    assert_eq!(place.beside(), [""; 0]);
    place.publish(SITE).unwrap();
}

#[test]
fn a_second_build_is_refused_at_once_and_may_go_when_the_first_has_ended() {
    let place = Place::new();
    place.publish(SITE).unwrap();
    let first = Lock::take(&place.out()).unwrap();
    let error = Lock::take(&place.out()).unwrap_err();
    assert!(matches!(error, PublishError::Busy { .. }), "{error:?}");
    // The refused one has taken nothing away from the first.
    assert!(Lock::take(&place.out()).is_err());
    publish(&first, outputs(&[("index.html", "first")]), &|_| false).unwrap();
    drop(first);
    assert_eq!(place.beside(), [""; 0]);
    place.publish(SITE).unwrap();
}

#[test]
fn many_builds_at_once_never_hold_the_lock_together() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let place = Place::new();
    let (holders, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..300 {
                    match Lock::take(&place.out()) {
                        Ok(_lock) => {
                            assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0);
                            taken.fetch_add(1, Ordering::SeqCst);
                            holders.fetch_sub(1, Ordering::SeqCst);
                        }
                        Err(PublishError::Busy { .. }) => {}
                        Err(error) => panic!("{error}"),
                    }
                }
            });
        }
    });
    assert!(taken.load(Ordering::SeqCst) > 0);
    assert_eq!(place.beside(), [""; 0]);
}

#[test]
fn leftovers_of_a_killed_build_are_cleared_when_the_lock_is_taken() {
    let place = Place::new();
    place.publish(SITE).unwrap();
    let stage = place.dir.path().join(".public.ayumi-stage");
    fs::create_dir_all(stage.join("atsugi")).unwrap();
    // As a killed build leaves it: hard links into the published tree.
    fs::hard_link(
        place.path("atsugi/index.html"),
        stage.join("atsugi/index.html"),
    )
    .unwrap();
    fs::write(place.dir.path().join(".public.ayumi-lock"), "").unwrap();
    let before = place.tree();
    let lock = Lock::take(&place.out()).unwrap();
    assert!(!stage.exists());
    assert_eq!(place.tree(), before);
    drop(lock);
    assert_eq!(place.beside(), [""; 0]);
}

#[test]
fn a_link_at_the_place_of_the_stage_is_removed_and_not_followed() {
    let place = Place::new();
    let precious = place.dir.path().join("precious");
    fs::create_dir(&precious).unwrap();
    fs::write(precious.join("file"), "x").unwrap();
    symlink(&precious, place.dir.path().join(".public.ayumi-stage")).unwrap();
    place.publish(SITE).unwrap();
    assert!(precious.join("file").exists());
    assert_eq!(place.beside(), ["precious"]);
}

#[test]
fn every_error_says_in_both_languages_what_it_is_about() {
    let place = Place::new();
    fs::create_dir(place.out()).unwrap();
    fs::write(place.path("thesis.odt"), "").unwrap();
    let error = place.publish(SITE).unwrap_err();
    for text in [error.message(false), error.message(true), error.to_string()] {
        assert!(text.contains("thesis.odt"), "{text}");
        assert!(!text.contains("  "), "{text}");
    }
    assert!(error.message(true).ends_with("してください。"));
}
