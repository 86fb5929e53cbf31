//! The command line as a person types it.

mod common;

use common::Project;

const PLAN: &str = "content/a/plans/p/plan.yaml";
const RESULTS: &str = "content/a/plans/p/results/2023.yaml";

/// A tiny site with one warning: the printed rate is not what the figures give.
fn with_warning() -> Project {
    let project = Project::tiny();
    project.edit(
        RESULTS,
        "{actual: 12}",
        "{actual: 12, declared: [{rate: 110.0}]}",
    );
    project
}

fn with_error() -> Project {
    let project = Project::tiny();
    project.edit(PLAN, "departments: [soumu]", "departments: [keiri]");
    project
}

fn accept(project: &Project, code: &str, id: &str) {
    project.put(
        "content/a/accepted.yaml",
        &format!(
            "accepted:\n  - {{code: {code}, id: {id}, reason: 資料どおり, date: 2024-04-01}}\n"
        ),
    );
}

/// Two sites, `a` and `b`.
fn two_sites() -> Project {
    let project = Project::tiny();
    project.put_site("content/b");
    project.edit("content/b/site.yaml", "見本市のあゆみ", "となり市のあゆみ");
    project
}

// --- help and misuse ---

#[test]
fn help_names_every_command_that_exists_and_none_that_does_not() {
    let help = Project::empty().run(&["--help"]);
    assert_eq!(help.code, 0);
    let commands: Vec<&str> = help
        .out
        .lines()
        .skip_while(|l| !l.starts_with("Commands:"))
        .skip(1)
        .take_while(|l| !l.is_empty())
        .filter_map(|l| l.split_whitespace().next())
        .filter(|command| *command != "help")
        .collect();
    for command in &commands {
        let own = Project::empty().run(&[command, "--help"]);
        assert_eq!(own.code, 0, "{command}");
    }
    let built = |name: &str| Project::empty().run(&[name, "--help"]).code == 0;
    for name in [
        "new", "build", "check", "serve", "explain", "schema", "sheets", "import", "status", "diff",
    ] {
        assert_eq!(commands.contains(&name), built(name), "{name}");
    }
}

#[test]
fn version_is_that_of_the_package() {
    let run = Project::empty().run(&["--version"]);
    assert_eq!(run.out, concat!("ayumi ", env!("CARGO_PKG_VERSION"), "\n"));
    assert_eq!(run.code, 0);
}

#[test]
fn what_cannot_be_understood_exits_2_and_says_why() {
    for (args, said) in [
        (&["build", "--frobnicate"][..], "--frobnicate"),
        (&["bild"], "bild"),
        (&["check", "--format", "xml"], "xml"),
        (&["check", "--lang", "fr"], "fr"),
        (&["check", "--site"], "--site"),
        (&[], "Usage"),
    ] {
        let run = Project::tiny().run(args);
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.err.contains(said), "{args:?}: {}", run.err);
        assert_eq!(run.out, "", "{args:?}");
    }
}

#[test]
fn without_content_nothing_can_run() {
    for command in ["check", "build"] {
        let project = Project::empty();
        let run = project.run(&[command]);
        assert_eq!(run.code, 2);
        assert!(run.err.contains("no folder 'content'"), "{}", run.err);
        assert!(!project.has("public"));
        let run = project.run(&[command, "--lang", "ja", "--root", "どこか"]);
        assert_eq!(run.code, 2);
        assert!(
            run.err.contains("どこか に content フォルダがありません"),
            "{}",
            run.err
        );
    }
}

// --- explain ---

#[test]
fn explain_says_what_why_and_what_to_do_in_either_language() {
    let project = Project::empty();
    let en = project.run(&["explain", "rate-mismatch", "--lang", "en"]);
    assert_eq!((en.code, en.err.as_str()), (0, ""));
    for part in [
        "warning[rate-mismatch]: The declared rate",
        "why: ",
        "what to do: ",
        "× targets: {R5: 70.0}",
        "○ declared: [{rate: 66.0}]",
        "<plan>/<indicator>/<year>",
    ] {
        assert!(en.out.contains(part), "{part}: {}", en.out);
    }
    let ja = project.run(&["explain", "rate-mismatch", "--lang", "ja"]);
    assert_eq!(ja.code, 0);
    assert!(ja.out.starts_with("警告[rate-mismatch]: 公表された達成率"));
    assert!(ja.out.contains("なぜ: ") && ja.out.contains("直し方: "));
}

#[test]
fn explain_alone_prints_every_code() {
    let run = Project::empty().run(&["explain"]);
    assert_eq!(run.code, 0);
    for code in ayumi::diag::codes::ALL {
        let heading = format!("\n### {}\n", code.name);
        assert!(run.out.contains(&heading), "{}", code.name);
    }
}

#[test]
fn explain_of_an_unknown_code_exits_2_and_names_the_nearest() {
    let project = Project::empty();
    let run = project.run(&["explain", "rate-mismach"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("did you mean 'rate-mismatch'?"));
    let run = project.run(&["explain", "rate-mismach", "--lang", "ja"]);
    assert!(run.err.contains("「rate-mismatch」のことでしょうか"));
    let run = project.run(&["explain", "天気"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("'ayumi explain' alone lists all"));
}

// --- exit codes, severities, acceptance ---

#[test]
fn check_exits_0_for_a_good_site_and_1_for_an_error_and_writes_nothing() {
    let good = Project::tiny();
    let run = good.run(&["check"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(run.out, "0 errors, 0 warnings, 0 notes, 0 accepted\n");
    assert!(!good.has("public"));
    let run = with_error().run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(
        run.out
            .ends_with("1 error, 0 warnings, 0 notes, 0 accepted\n")
    );
}

#[test]
fn what_looks_personal_is_not_published_until_somebody_has_accepted_it() {
    let project = Project::tiny();
    let told = "year: R5\nnote: 担当は090-1234-5678です。";
    project.edit(RESULTS, "year: R5", told);
    let run = project.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(!project.has("public"), "{}", run.err);
    accept(&project, "looks-personal", "090-1234-5678");
    project.build();
}

#[test]
fn a_site_makes_doubts_weigh_more_or_less() {
    let site = "content/a/site.yaml";
    let project = with_warning();
    let plain = project.read(site);
    project.put(
        site,
        &format!("{plain}severities: {{rate-mismatch: error}}\n"),
    );
    let run = project.run(&["check", "--format", "short"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("error[rate-mismatch]"), "{}", run.out);
    project.put(
        site,
        &format!("{plain}severities: {{rate-mismatch: note}}\n"),
    );
    let run = project.run(&["check", "--strict", "--format", "json"]);
    assert_eq!(run.code, 0);
    assert_eq!(run.json()[0]["severity"], "note");
}

#[test]
fn the_weights_of_one_site_are_not_those_of_another() {
    let project = two_sites();
    for folder in ["content/a", "content/b"] {
        let results = format!("{folder}/plans/p/results/2023.yaml");
        let rated = "{actual: 12, declared: [{rate: 110.0}]}";
        project.edit(&results, "{actual: 12}", rated);
    }
    let plain = project.read("content/b/site.yaml");
    let raised = format!("{plain}severities: {{rate-mismatch: error}}\n");
    project.put("content/b/site.yaml", &raised);
    let run = project.run(&["check", "--format", "json"]);
    let weights: Vec<_> = run.json().iter().map(|f| f["severity"].clone()).collect();
    assert_eq!(weights, ["warning", "error"]);
}

#[test]
fn only_strict_stops_at_a_warning() {
    let project = with_warning();
    assert_eq!(project.run(&["check"]).code, 0);
    assert_eq!(project.run(&["check", "--strict"]).code, 1);
    let run = project.run(&["build", "--strict"]);
    assert_eq!(run.code, 1);
    assert!(!project.has("public"), "{}", run.err);
    assert_eq!(project.run(&["build"]).code, 0);
    assert!(project.has("public/index.html"));
}

#[test]
fn no_strictness_stops_at_a_note() {
    let project = Project::tiny();
    project.edit(RESULTS, "{actual: 12}", "{actual: 5}");
    let run = project.run(&["build", "--strict"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out.contains("0 errors, 0 warnings, 1 note, 0 accepted"),
        "{}",
        run.out
    );
}

#[test]
fn an_accepted_warning_blocks_nobody_and_is_still_shown_by_check() {
    let project = with_warning();
    accept(&project, "rate-mismatch", "p/i/2023");
    let run = project.run(&["check", "--strict"]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("warning[rate-mismatch]"), "{}", run.out);
    assert!(run.out.contains("2024-04-01 資料どおり"), "{}", run.out);
    assert!(
        run.out
            .ends_with("0 errors, 0 warnings, 0 notes, 1 accepted\n")
    );
    let json = project.run(&["check", "--format", "json"]).json();
    assert_eq!(json[0]["accepted"]["reason"], "資料どおり");
    assert_eq!(json[0]["accepted"]["date"], "2024-04-01");
    let build = project.run(&["build", "--strict"]);
    assert_eq!((build.code, build.err.as_str()), (0, ""));
}

#[test]
fn what_a_finding_tells_to_write_in_accepted_yaml_is_what_accepts_it() {
    let project = with_warning();
    let json = project.run(&["check", "--format", "json"]).json();
    accept(
        &project,
        json[0]["code"].as_str().unwrap(),
        json[0]["id"].as_str().unwrap(),
    );
    assert_eq!(project.run(&["check", "--strict"]).code, 0);
}

#[test]
fn a_useless_acceptance_is_a_warning_and_a_forbidden_one_an_error() {
    let project = Project::tiny();
    accept(&project, "rate-mismatch", "p/i/2023");
    let run = project.run(&["check", "--format", "json"]);
    assert_eq!(
        run.places(),
        ["content/a/accepted.yaml:2:5 warning[useless-acceptance]"]
    );
    assert_eq!(run.code, 0);
    assert_eq!(project.run(&["check", "--strict"]).code, 1);

    let project = with_error();
    accept(&project, "unknown-department", "p/m/keiri");
    let run = project.run(&["check", "--format", "json"]);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.places(),
        [
            "content/a/accepted.yaml:2:5 error[not-acceptable]",
            "content/a/plans/p/plan.yaml:18:23 error[unknown-department]",
        ]
    );
}

#[test]
fn an_acceptance_of_one_site_does_not_reach_into_another() {
    let project = two_sites();
    for site in ["a", "b"] {
        let results = format!("content/{site}/plans/p/results/2023.yaml");
        project.edit(
            &results,
            "{actual: 12}",
            "{actual: 12, declared: [{rate: 110.0}]}",
        );
    }
    accept(&project, "rate-mismatch", "p/i/2023");
    let run = project.run(&["check", "--strict", "--format", "json"]);
    let open: Vec<_> = run
        .json()
        .into_iter()
        .filter(|d| d["accepted"].is_null())
        .collect();
    assert_eq!(open.len(), 1);
    assert_eq!(open[0]["file"], "content/b/plans/p/results/2023.yaml");
    assert_eq!(run.code, 1);
}

// --- formats and languages ---

#[test]
fn every_format_says_the_same_of_the_same_place() {
    let project = with_error();
    let at = "content/a/plans/p/plan.yaml";
    let human = project.run(&["check", "--format", "human"]).out;
    assert!(human.contains(&format!("--> {at}:18:23\n")), "{human}");
    assert!(
        human.contains("18 |         departments: [keiri]"),
        "{human}"
    );
    let short = project.run(&["check", "--format", "short"]).out;
    assert!(
        short.starts_with(&format!("{at}:18:23: error[unknown-department]: ")),
        "{short}"
    );
    assert_eq!(short.lines().count(), 1);
    let json = project.run(&["check", "--format", "json"]);
    assert_eq!(
        json.places(),
        [format!("{at}:18:23 error[unknown-department]")]
    );
    let github = project.run(&["check", "--format", "github"]).out;
    assert!(
        github.starts_with(&format!("::error file={at},line=18,col=23,")),
        "{github}"
    );
    assert_eq!(github.lines().count(), 1);
}

#[test]
fn formats_for_programs_hold_nothing_but_findings() {
    let good = Project::tiny();
    for (format, expected) in [("json", "[]\n"), ("short", ""), ("github", "")] {
        assert_eq!(good.run(&["check", "--format", format]).out, expected);
        let build = good.run(&["build", "--format", format]);
        assert_eq!(build.out, expected);
        assert!(build.err.contains("Built 1 site,"), "{}", build.err);
    }
    let run = with_error().run(&["build", "--format", "json"]);
    assert_eq!(run.json().len(), 1);
    assert_eq!(run.code, 1);
}

#[test]
fn a_line_for_github_cannot_be_broken_out_of() {
    let project = Project::tiny();
    let word = "x%0A::error::y,z";
    project.edit(
        PLAN,
        "departments: [soumu]",
        &format!("departments: [\"{word}\"]"),
    );
    let out = project.run(&["check", "--format", "github"]).out;
    assert_eq!(out.lines().count(), 1, "{out}");
    assert!(out.contains("x%250A::error::y,z"), "{out}");
}

#[test]
fn the_language_is_the_one_asked_for_else_the_locales() {
    let project = with_error();
    let said = |envs: &[(&str, &str)], args: &[&str]| {
        let mut all = vec!["check", "--format", "short"];
        all.extend(args);
        let mut command = project.command(&all);
        command.envs(envs.iter().copied());
        let out = project.finish(command).out;
        if out.contains("エラー[unknown-department]: 部署") {
            "ja"
        } else {
            "en"
        }
    };
    assert_eq!(said(&[], &[]), "en");
    assert_eq!(said(&[("LANG", "ja_JP.UTF-8")], &[]), "ja");
    assert_eq!(said(&[("LANG", "C.UTF-8")], &[]), "en");
    assert_eq!(said(&[("LC_ALL", "C"), ("LANG", "ja_JP.UTF-8")], &[]), "en");
    assert_eq!(said(&[("LC_ALL", ""), ("LANG", "ja_JP.UTF-8")], &[]), "ja");
    assert_eq!(
        said(&[("LC_MESSAGES", "ja_JP"), ("LANG", "en_US")], &[]),
        "ja"
    );
    assert_eq!(said(&[("LANG", "ja_JP.UTF-8")], &["--lang", "en"]), "en");
    assert_eq!(said(&[], &["--lang", "ja"]), "ja");
}

#[test]
fn json_words_are_the_same_in_every_language() {
    let project = with_error();
    let [ja, en] = ["ja", "en"].map(|l| project.run(&["check", "--format", "json", "--lang", l]));
    assert_eq!(ja.places(), en.places());
    assert_ne!(ja.json()[0]["message"], en.json()[0]["message"]);
}

// --- building ---

#[test]
fn the_summary_says_what_was_made_and_where_to_open_it() {
    let project = Project::tiny();
    let run = project.build();
    assert_eq!(run.err, "");
    let pages = project
        .public()
        .keys()
        .filter(|p| p.ends_with(".html"))
        .count();
    let files = project.public().len() - 1;
    assert!(
        run.out
            .starts_with("Built 1 site, 1 plan, 1 measure, 1 indicator, "),
        "{}",
        run.out
    );
    for said in [
        format!(" charts, {pages} pages in "),
        format!("{files} files ("),
        " kB): ".to_owned(),
        " s.\n".to_owned(),
        "0 errors, 0 warnings, 0 notes, 0 accepted".to_owned(),
        "Open: ./public/index.html".to_owned(),
    ] {
        assert!(run.out.contains(&said), "'{said}' in {}", run.out);
    }
    let ja = project.run(&["build", "--lang", "ja"]).out;
    assert!(ja.contains("書き出し 0、変更なし"), "{ja}");
    assert!(ja.contains("開くには: ./public/index.html"), "{ja}");
}

#[test]
fn charts_are_counted_as_the_pages_hold_them() {
    let project = Project::tiny();
    let out = project.build().out;
    let charts: usize = project
        .public()
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(_, bytes)| {
            String::from_utf8_lossy(bytes)
                .matches("<svg class=\"chart")
                .count()
        })
        .sum();
    assert!(charts > 0);
    assert!(out.contains(&format!(" {charts} charts, ")), "{out}");
}

#[test]
fn the_output_never_lies_in_holds_or_is_the_source() {
    let project = Project::tiny();
    project.put("themes/own/static/x.css", "");
    for out in [
        "content",
        "content/a/public",
        "themes/own",
        ".",
        "./content/../content/new",
    ] {
        let run = project.run(&["build", "--out", out]);
        assert_eq!(run.code, 2, "{out}: {run:?}");
        assert!(run.err.contains("--out"), "{out}: {}", run.err);
    }
    assert!(!project.has("content/a/public"));
    assert!(!project.has("index.html"));
}

#[test]
fn a_folder_of_somebody_else_is_refused_and_left_alone() {
    let project = Project::tiny();
    project.put("public/letters.txt", "dear");
    let run = project.run(&["build"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("letters.txt"), "{}", run.err);
    assert_eq!(project.public().len(), 1);
    let run = project.run(&["build", "--out", "elsewhere/deep"]);
    assert_eq!(run.code, 2, "{run:?}");
    let run = project.run(&["build", "--out", "elsewhere", "--lang", "ja"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(project.has("elsewhere/a/index.html"));
}

#[test]
fn the_ignore_file_of_public_survives_every_build() {
    let project = Project::tiny();
    project.put("public/.gitignore", "*\n!.gitignore\n");
    project.build();
    project.build();
    assert_eq!(project.read("public/.gitignore"), "*\n!.gitignore\n");
}

#[test]
fn a_build_of_one_site_keeps_the_other_as_it_is_published() {
    let project = two_sites();
    project.build();
    let before = project.untouched();
    for site in ["a", "b"] {
        let site = format!("content/{site}/site.yaml");
        project.edit(&site, "市のあゆみ", "市の歩み");
    }
    let run = project.run(&["build", "--site", "a"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let after = project.untouched();
    for (path, file) in &before {
        if path.starts_with("b/") {
            assert!(after.get(path) == Some(file), "{path}");
        }
    }
    assert!(project.read("public/a/index.html").contains("見本市の歩み"));
    assert!(
        project
            .read("public/b/index.html")
            .contains("となり市のあゆみ")
    );
    assert_eq!(
        project.run(&["build", "--site", "a", "--site", "b"]).code,
        0
    );
    assert!(
        project
            .read("public/b/index.html")
            .contains("となり市の歩み")
    );
}

#[test]
fn the_first_build_of_one_site_lists_it_alone() {
    let project = two_sites();
    let run = project.run(&["build", "--site", "a"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let list = project.read("public/index.html");
    assert!(list.contains("a/index.html") && !list.contains("b/index.html"));
    let run = project.run(&["build", "--site", "b"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let list = project.read("public/index.html");
    assert!(list.contains("a/index.html") && list.contains("b/index.html"));
}

#[test]
fn a_mistake_of_another_site_does_not_stop_a_build_of_one_nor_unpublish_that_site() {
    for (file, text) in [
        ("content/b/plans/p/plan.yaml", "title: [\n"),
        ("content/b/site.yaml", "name: [\n"),
        ("content/b/departments.yaml", "departments: 1\n"),
    ] {
        let project = two_sites();
        project.build();
        let before = project.untouched();
        project.put(file, text);
        assert_eq!(project.run(&["build"]).code, 1);
        assert!(project.untouched() == before, "{file}");
        let run = project.run(&["build", "--site", "a"]);
        assert_eq!(run.code, 0, "{file}: {}", run.err);
        let after = project.untouched();
        assert!(before.keys().eq(after.keys()), "{file}");
        assert_eq!(after["index.html"], before["index.html"], "{file}");
    }
}

#[test]
fn a_site_that_is_not_there_is_an_error_that_names_those_that_are() {
    let project = two_sites();
    let run = project.run(&["build", "--site", "c", "--site", "a"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("there is no site 'c'"), "{}", run.err);
    assert!(run.err.contains("a, b"), "{}", run.err);
    assert!(!project.has("public"));
}

#[test]
fn a_site_that_was_taken_away_is_taken_from_the_published_ones() {
    let project = two_sites();
    project.build();
    std::fs::remove_dir_all(project.path("content/b")).unwrap();
    project.build();
    assert!(!project.has("public/b"));
    assert!(!project.read("public/index.html").contains("b/index.html"));
}

#[test]
fn a_site_directly_in_content_is_published_directly_in_public() {
    let project = Project::empty();
    project.put_site("content");
    let run = project.build();
    assert!(run.out.contains("Built 1 site,"), "{}", run.out);
    for path in [
        "index.html",
        "plans/p/index.html",
        "data/report.json",
        "404.html",
    ] {
        assert!(project.has(&format!("public/{path}")), "{path}");
    }
    assert!(project.read("public/index.html").contains("見本市のあゆみ"));
    project.edit("content/plans/p/plan.yaml", "[soumu]", "[keiri]");
    let run = project.run(&["check", "--format", "json"]);
    assert_eq!(
        run.places(),
        ["content/plans/p/plan.yaml:18:23 error[unknown-department]"]
    );
}

#[test]
fn acceptances_work_for_a_site_directly_in_content() {
    let project = Project::empty();
    project.put_site("content");
    project.edit(
        "content/plans/p/results/2023.yaml",
        "{actual: 12}",
        "{actual: 12, declared: [{rate: 110.0}]}",
    );
    let entry = "accepted: [{code: rate-mismatch, id: p/i/2023, reason: x, date: 2024-04-01}]\n";
    project.put("content/accepted.yaml", entry);
    assert_eq!(project.run(&["check", "--strict"]).code, 0);
}

#[test]
fn from_one_layout_to_the_other_and_never_both() {
    let project = Project::tiny();
    project.build();
    let before = project.untouched();
    project.put_site("content");
    let run = project.run(&["build", "--format", "json"]);
    assert_eq!(
        (run.code, run.places()),
        (1, vec!["error[two-layouts]".to_owned()])
    );
    assert!(project.untouched() == before);
    std::fs::remove_dir_all(project.path("content/a")).unwrap();
    project.build();
    assert!(project.has("public/plans/p/index.html"));
    assert!(!project.has("public/a"));
}

#[test]
fn an_empty_site_fails_and_leaves_what_is_published() {
    let project = Project::tiny();
    project.build();
    let before = project.untouched();
    std::fs::remove_dir_all(project.path("content/a/plans")).unwrap();
    let run = project.run(&["build", "--format", "json"]);
    assert_eq!(run.places(), ["content/a/site.yaml:1:1 error[empty-site]"]);
    assert_eq!(run.code, 1);
    std::fs::remove_dir_all(project.path("content/a")).unwrap();
    let run = project.run(&["build", "--format", "json"]);
    assert_eq!(
        (run.code, run.places()),
        (1, vec!["error[no-site]".to_owned()])
    );
    assert!(project.untouched() == before);
}

#[test]
fn a_plan_that_has_no_report_yet_is_published() {
    let project = Project::tiny();
    project.remove(RESULTS);
    project.remove("content/a/plans/p/goal.md");
    project.build();
    assert!(project.has("public/a/plans/p/measures/m.html"));
    assert!(!project.has("public/a/plans/p/years/2023.html"));

    let project = Project::tiny();
    project.edit(
        RESULTS,
        "edition: {id: r5, title: 令和5年度の報告, report_date: 2024-03-14, state: final}\n",
        "",
    );
    project.build();
    assert!(!project.has("public/a/plans/p/years/2023.html"));
}

#[test]
fn a_second_build_of_the_same_content_changes_nothing() {
    let project = Project::tiny();
    project.build();
    let before = project.untouched();
    let run = project.build();
    assert!(project.untouched() == before);
    assert!(run.out.contains(" 0 written, "), "{}", run.out);
}
