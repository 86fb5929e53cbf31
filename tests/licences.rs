//! Every dependency has a licence that permits what we do with it.

use std::process::Command;

use serde_json::Value;

/// Licences that ask for no more than a notice.
const ALLOWED: [&str; 13] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "CC0-1.0",
    "Unlicense",
    // As permissive as BSD: a binary does not even need a notice.
    "Zlib",
    // For fonts: free to bundle and embed.
    "OFL-1.1",
];

/// Dependencies that may stay although their licence is not allowed: the
/// package, its licence as the package writes it, and the reason.
const EXCEPTIONS: &[(&str, &str, &str)] = &[];

#[test]
fn every_dependency_can_be_used_under_an_allowed_licence() {
    let mut faults = Vec::new();
    for (name, licence) in dependencies() {
        match is_met(&licence) {
            Ok(true) => {}
            Ok(false) if EXCEPTIONS.iter().any(|e| (e.0, e.1) == (&name, &licence)) => {}
            Ok(false) => faults.push(format!("{name}: {licence:?} is not allowed")),
            Err(why) => faults.push(format!("{name}: {licence:?} cannot be read: {why}")),
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_exception_has_a_reason_and_is_still_used() {
    let used = dependencies();
    for &(name, licence, reason) in EXCEPTIONS {
        assert!(!reason.is_empty(), "{name}");
        assert!(
            used.contains(&(name.into(), licence.into())),
            "{name}: {licence}"
        );
    }
}

#[test]
fn one_allowed_licence_is_met_and_one_that_is_not_allowed_is_not() {
    assert_eq!(is_met("MIT"), Ok(true));
    assert_eq!(is_met("MPL-2.0"), Ok(false));
    assert_eq!(is_met("GPL-3.0-or-later"), Ok(false));
}

#[test]
fn with_or_one_allowed_side_is_enough() {
    assert_eq!(is_met("GPL-2.0 OR MIT"), Ok(true));
    assert_eq!(is_met("MIT OR GPL-2.0"), Ok(true));
    assert_eq!(is_met("GPL-2.0 OR MPL-2.0"), Ok(false));
}

#[test]
fn with_and_both_sides_must_be_allowed() {
    assert_eq!(is_met("MIT AND ISC"), Ok(true));
    assert_eq!(is_met("MIT AND GPL-2.0"), Ok(false));
    assert_eq!(is_met("GPL-2.0 AND MIT"), Ok(false));
}

#[test]
fn and_binds_tighter_than_or() {
    assert_eq!(is_met("MIT OR ISC AND GPL-2.0"), Ok(true));
    assert_eq!(is_met("GPL-2.0 AND ISC OR MIT"), Ok(true));
}

#[test]
fn parentheses_come_first() {
    assert_eq!(is_met("(MIT OR ISC) AND GPL-2.0"), Ok(false));
    assert_eq!(is_met("(MIT OR Apache-2.0) AND Unicode-3.0"), Ok(true));
    assert_eq!(is_met("((MIT))"), Ok(true));
}

#[test]
fn the_old_slash_means_or() {
    assert_eq!(is_met("GPL-2.0/MIT"), Ok(true));
    assert_eq!(is_met("MPL-2.0 / GPL-2.0"), Ok(false));
}

#[test]
fn a_licence_with_an_exception_is_another_licence() {
    assert_eq!(is_met("Apache-2.0 WITH LLVM-exception"), Ok(true));
    assert_eq!(
        is_met("Apache-2.0 WITH LLVM-exception OR GPL-2.0"),
        Ok(true)
    );
    assert_eq!(is_met("GPL-2.0 WITH Classpath-exception-2.0"), Ok(false));
    assert_eq!(is_met("MIT WITH LLVM-exception"), Ok(false));
}

#[test]
fn what_is_not_an_expression_is_a_mistake_and_not_a_yes() {
    for text in [
        "",
        "MIT OR",
        "AND MIT",
        "(MIT",
        "MIT)",
        "MIT ISC",
        "MIT WITH",
        "()",
        "MIT OR OR ISC",
    ] {
        assert!(is_met(text).is_err(), "{text:?}");
    }
}

/// Name and licence of every package that is built for Linux, with those that
/// only the tests use. Needs no network once they have been built.
fn dependencies() -> Vec<(String, String)> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo metadata failed: {errors}");

    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    let list = |value: &Value| value.as_array().expect("a list").clone();
    let own = list(&metadata["workspace_members"]);
    let packages: Vec<(String, String)> = list(&metadata["packages"])
        .into_iter()
        .filter(|package| !own.contains(&package["id"]))
        .map(|package| {
            let name = package["name"].as_str().expect("a package has a name");
            let licence = package["license"].as_str().unwrap_or_default();
            (name.to_owned(), licence.to_owned())
        })
        .collect();
    assert!(
        packages.len() > 10,
        "only {} dependencies were found",
        packages.len()
    );
    packages
}

/// Whether a licence expression can be met from [`ALLOWED`].
fn is_met(expression: &str) -> Result<bool, String> {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let mut words = Words {
        left: spaced.split_whitespace().collect(),
    };
    let met = words.either()?;
    match words.left.first() {
        None => Ok(met),
        Some(word) => Err(format!("did not expect {word:?}")),
    }
}

/// The words of an expression that have not been read yet.
struct Words<'a> {
    left: Vec<&'a str>,
}

impl<'a> Words<'a> {
    /// `both OR both OR …`
    fn either(&mut self) -> Result<bool, String> {
        let mut met = self.both()?;
        while self.take("OR") {
            met |= self.both()?;
        }
        Ok(met)
    }

    /// `one AND one AND …`
    fn both(&mut self) -> Result<bool, String> {
        let mut met = self.one()?;
        while self.take("AND") {
            met &= self.one()?;
        }
        Ok(met)
    }

    /// A licence, a licence with an exception, or an expression in parentheses.
    fn one(&mut self) -> Result<bool, String> {
        if self.take("(") {
            let met = self.either()?;
            return if self.take(")") {
                Ok(met)
            } else {
                Err("a ) is missing".into())
            };
        }
        let licence = self.name()?;
        if self.take("WITH") {
            let exception = self.name()?;
            return Ok(ALLOWED.contains(&format!("{licence} WITH {exception}").as_str()));
        }
        Ok(ALLOWED.contains(&licence))
    }

    fn name(&mut self) -> Result<&'a str, String> {
        match self.left.first() {
            None => Err("it ends too early".into()),
            Some(word) if ["(", ")", "OR", "AND", "WITH"].contains(word) => {
                Err(format!("did not expect {word:?}"))
            }
            Some(_) => Ok(self.left.remove(0)),
        }
    }

    fn take(&mut self, word: &str) -> bool {
        let next = self.left.first() == Some(&word);
        if next {
            self.left.remove(0);
        }
        next
    }
}
