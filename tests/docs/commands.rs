//! Commands, flags and links of the documents exist.

use std::collections::BTreeSet;
use std::fs;

use crate::project::ayumi;
use crate::reading::{Block, DOCS, Doc, GUIDE, THEME, doc, read, root};

fn help(arguments: &[&str]) -> String {
    let output = ayumi(&root(), arguments);
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Code of a document: spans and lines of blocks.
fn code_of(doc: &Doc) -> Vec<String> {
    let lines = doc.blocks.iter().flat_map(|b| b.text.lines());
    doc.spans
        .iter()
        .cloned()
        .chain(lines.map(str::to_owned))
        .collect()
}

#[test]
fn no_document_names_a_command_that_does_not_exist() {
    let help = help(&["--help"]);
    let commands: BTreeSet<&str> = help
        .lines()
        .skip_while(|l| *l != "Commands:")
        .skip(1)
        .take_while(|l| !l.is_empty())
        .filter_map(|l| l.split_whitespace().next())
        .collect();
    assert!(commands.contains("build"), "{help}");
    for name in DOCS {
        for code in code_of(&doc(&read(name))) {
            for before in ["ayumi ", "cargo run --release -- ", "cargo run -- "] {
                for rest in code.split(before).skip(1) {
                    let word: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
                    assert!(
                        word.is_empty() || commands.contains(&*word),
                        "{name}: there is no command {word}: {code}"
                    );
                }
            }
        }
    }
}

#[test]
fn no_document_names_a_flag_that_does_not_exist() {
    let help = format!(
        "{}{}",
        help(&["build", "--help"]),
        help(&["check", "--help"])
    );
    let of = |text: &str| -> BTreeSet<String> {
        text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
            .filter(|w| w.starts_with("--") && w.trim_matches('-').len() > 1)
            .map(str::to_owned)
            .collect()
    };
    let flags = of(&help);
    for name in DOCS {
        let doc = doc(&read(name));
        let spans = doc
            .spans
            .iter()
            .filter(|s| s.starts_with("--") || s.starts_with("ayumi "));
        let own = |b: &&Block| b.language == "sh";
        let lines = doc.blocks.iter().filter(own).map(|b| &b.text);
        for code in spans.chain(lines) {
            let code = code.replace("--release -- ", "");
            for flag in of(&code) {
                // Custom properties of style sheets begin alike.
                let is_css = name == THEME && ["--city", "--link", "--good"].contains(&&*flag);
                assert!(is_css || flags.contains(&flag), "{name}: no flag {flag}");
            }
        }
    }
    let guide = read(GUIDE);
    for flag in flags.iter().filter(|f| *f != "--help") {
        assert!(guide.contains(flag.as_str()), "{GUIDE} lacks {flag}");
    }
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    for name in DOCS {
        let text = read(name);
        let here = doc(&text);
        for link in &here.links {
            if link.starts_with("https://") {
                continue;
            }
            let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
            let folder = root().join(name);
            let folder = folder.parent().expect("a folder");
            let target = folder.join(path);
            assert!(
                path.is_empty() || target.exists(),
                "{name}: {link} leads nowhere"
            );
            if fragment.is_empty() {
                continue;
            }
            let anchors = if path.is_empty() {
                here.anchors.clone()
            } else {
                doc(&fs::read_to_string(target).expect("a document")).anchors
            };
            assert!(anchors.contains(fragment), "{name}: {link} has no heading");
        }
    }
}

/// Files that a document tells the reader to open or to change.
#[test]
fn every_file_that_a_document_names_exists() {
    let mut count = 0;
    for name in DOCS {
        for span in &doc(&read(name)).spans {
            let is_path = ["src/", "docs/", "themes/civic/", "tests/docs"]
                .iter()
                .any(|p| span.starts_with(p));
            if is_path && !span.contains(['<', '*', '…', ' ', '{']) {
                assert!(root().join(span).exists(), "{name}: there is no {span}");
                count += 1;
            }
        }
    }
    assert!(count >= 20, "only {count} files");
}
