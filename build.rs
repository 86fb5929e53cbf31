//! Lists the files of the shipped themes, so that they are compiled into the
//! binary: `ayumi build` works in a folder that has only `content/`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=themes");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let mut files = Vec::new();
    walk(&root.join("themes"), &mut files)?;
    files.sort();
    let mut list = String::from("&[\n");
    for file in files {
        let below = file
            .strip_prefix(root.join("themes"))
            .map_err(io::Error::other)?;
        let name = below.to_string_lossy().replace('\\', "/");
        writeln!(
            list,
            "({name:?}, include_bytes!({:?})),",
            file.to_string_lossy()
        )
        .map_err(io::Error::other)?;
    }
    list.push(']');
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    fs::write(out.join("themes.rs"), list)
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
