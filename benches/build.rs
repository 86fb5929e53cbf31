//! How long a whole build of `content/` takes, and how many times as long as
//! only writing the same bytes: the machine's noise is in both, so the ratio
//! can be compared from one day to the next.
//!
//! Run it with `cargo bench`. Each line is the median of five runs, in seconds.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use ayumi::files::OutputFile;
use ayumi::pipeline;
use ayumi::publish::Lock;

const RUNS: usize = 5;

/// Where a run writes; nothing of it stays.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let id = std::process::id();
        let path = std::env::temp_dir().join(format!("ayumi-bench-{id}-{name}"));
        fs::create_dir_all(&path).expect("a folder for the bench");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Everything that a build would publish.
fn made() -> Vec<OutputFile> {
    let mut project = pipeline::check(&root(), &[]);
    let made = pipeline::write(&mut project);
    made.map(|(files, _)| files)
        .expect("content without mistakes")
}

/// Reads, checks, draws, writes and swaps, as `ayumi build` does.
fn build(out: &Path) {
    let lock = Lock::take(out).unwrap_or_else(|_| panic!("the folder of the bench is ours"));
    let mut project = pipeline::check(&root(), &[]);
    let (files, _) = pipeline::write(&mut project).expect("content without mistakes");
    if pipeline::publish_files(&project, &lock, files).is_err() {
        panic!("the build could not be published");
    }
}

fn write(files: &[OutputFile], out: &Path) {
    for file in files {
        let path = out.join(&file.path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, &file.bytes).expect("a file");
    }
}

/// The median of some runs, each in a fresh folder.
fn median(name: &str, mut run: impl FnMut(&Path)) -> f64 {
    let mut seconds: Vec<f64> = (0..RUNS)
        .map(|n| {
            let folder = Folder::new(&format!("{name}-{n}"));
            let started = Instant::now();
            run(&folder.0.join("public"));
            started.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    seconds[RUNS / 2]
}

fn main() {
    let files = made();
    let bytes: usize = files.iter().map(|f| f.bytes.len()).sum();
    let whole = median("build", build);
    let memory = median("memory", |_| drop(made()));
    let written = median("write", |out| write(&files, out));
    println!("{} files, {} kB", files.len(), bytes / 1000);
    println!("whole build to a fresh folder  {whole:.3} s");
    println!("all of it in memory            {memory:.3} s");
    println!("only writing the same bytes    {written:.3} s");
    println!(
        "build to writing               {:.1} times",
        whole / written
    );
}
