//! A project in a folder of its own, and the real binary run on it.

// Every test file is its own crate and uses another part of this one.
#![allow(dead_code)]

pub mod tree;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A good site, as small as can be; every file of it may be overwritten.
pub const TINY: &[(&str, &str)] = &[
    ("site.yaml", include_str!("tiny/site.yaml")),
    ("departments.yaml", include_str!("tiny/departments.yaml")),
    ("plans/p/plan.yaml", include_str!("tiny/plan.yaml")),
    ("plans/p/results/2023.yaml", include_str!("tiny/2023.yaml")),
    ("plans/p/goal.md", include_str!("tiny/goal.md")),
];

/// What a run of the binary left behind.
#[derive(Debug)]
pub struct Run {
    /// The exit code; a signal is no code and fails the test at once.
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self {
            code: output.status.code().unwrap(),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }

    /// The findings of `--format json`.
    pub fn json(&self) -> Vec<serde_json::Value> {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {self:?}"))
    }

    /// `file:line:column severity[code]` of every finding, in the order shown.
    pub fn places(&self) -> Vec<String> {
        self.json().iter().map(place).collect()
    }
}

/// `file:line:column severity[code]`, or without a place where there is none.
pub fn place(finding: &serde_json::Value) -> String {
    let what = format!(
        "{}[{}]",
        finding["severity"].as_str().unwrap(),
        finding["code"].as_str().unwrap()
    );
    match finding["file"].as_str() {
        Some(file) => format!("{file}:{}:{} {what}", finding["line"], finding["column"]),
        None => what,
    }
}

/// A project in a folder that goes away with it.
pub struct Project {
    dir: TempDir,
}

impl Project {
    /// A folder with nothing in it.
    pub fn empty() -> Self {
        Self {
            dir: tempfile::tempdir().unwrap(),
        }
    }

    /// One good tiny site at `content/a`.
    pub fn tiny() -> Self {
        let project = Self::empty();
        project.put_site("content/a");
        project
    }

    /// A copy of the project's own `content/`.
    pub fn real() -> Self {
        let project = Self::empty();
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (path, bytes) in files(&repository.join("content")) {
            project.put_bytes(&format!("content/{path}"), &bytes);
        }
        project
    }

    /// Puts the tiny site into a folder.
    pub fn put_site(&self, folder: &str) {
        for (path, text) in TINY {
            self.put(&format!("{folder}/{path}"), text);
        }
    }

    pub fn root(&self) -> &Path {
        self.dir.path()
    }

    pub fn path(&self, below: &str) -> PathBuf {
        self.root().join(below)
    }

    pub fn put(&self, path: &str, text: &str) {
        self.put_bytes(path, text.as_bytes());
    }

    pub fn put_bytes(&self, path: &str, bytes: &[u8]) {
        let to = self.path(path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, bytes).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    pub fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    /// Replaces a text that stands exactly once in a file.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "'{from}' in {path}");
        self.put(path, &text.replace(from, to));
    }

    /// Runs `ayumi` in the project's folder, with no locale of the machine.
    pub fn run(&self, args: &[&str]) -> Run {
        Run::of(&self.command(args).output().unwrap())
    }

    /// The same run, for a test that wants to change it first.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ayumi"));
        command.args(args).current_dir(self.root());
        for name in ["LANG", "LC_ALL", "LC_MESSAGES", "RAYON_NUM_THREADS", "TZ"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs a command that a test has changed.
    pub fn finish(&self, mut command: Command) -> Run {
        Run::of(&command.output().unwrap())
    }

    /// Builds, and fails the test where the build fails.
    pub fn build(&self) -> Run {
        let run = self.run(&["build"]);
        assert_eq!(run.code, 0, "{run:?}");
        run
    }

    /// The published files.
    pub fn public(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.path("public"))
    }

    /// Bytes and times of what is published: equal means untouched.
    pub fn untouched(&self) -> BTreeMap<String, (Vec<u8>, std::time::SystemTime)> {
        let time = |path: &str| {
            let at = self.path("public").join(path);
            fs::metadata(at).unwrap().modified().unwrap()
        };
        let public = self.public().into_iter();
        public
            .map(|(path, bytes)| (path.clone(), (bytes, time(&path))))
            .collect()
    }
}

/// Every file below a folder by its path there; none where there is no folder.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    if !folder.exists() {
        return files;
    }
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap();
            let path = path.to_str().unwrap().to_owned();
            files.insert(path, fs::read(entry.path()).unwrap());
        }
    }
    files
}

/// A small generator with a fixed seed: moments and bytes differ, runs repeat.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}
