//! Lists the files of the shipped themes and presets, so that they are compiled
//! into the binary: `ayumi build` works in a folder that has only `content/`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    list(&root.join("themes"), "themes.rs", "")?;
    // A rule names a preset without its ending.
    list(&root.join("presets"), "presets.rs", ".yaml")
}

/// Writes every file below a folder with its path there, less an ending.
fn list(folder: &Path, out: &str, ending: &str) -> io::Result<()> {
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    walk(folder, &mut files)?;
    files.sort();
    let mut list = String::from("&[\n");
    for file in files {
        let below = file.strip_prefix(folder).map_err(io::Error::other)?;
        let name = below.to_string_lossy().replace('\\', "/");
        let name = name.strip_suffix(ending).unwrap_or(&name);
        writeln!(
            list,
            "({name:?}, include_bytes!({:?})),",
            file.to_string_lossy()
        )
        .map_err(io::Error::other)?;
    }
    list.push(']');
    let folder = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    fs::write(folder.join(out), list)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            println!("cargo:rerun-if-changed={}", path.display());
            walk(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
