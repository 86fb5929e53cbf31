//! The command line: the only floor that prints, reads the environment and
//! knows exit codes.
//!
//! Exit 0: no unaccepted error; 1: an unaccepted error, or with `--strict` an
//! unaccepted warning; 2: could not run.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diag::render::{Format, render};
use crate::diag::{Counts, Diagnostic, Lang, Severity, count, explain};
use crate::load::decode::nearest;
use crate::pipeline::{self, Failure, Made, Project};
use crate::publish::{Lock, Published};

/// Builds a city's progress reports as a static website.
///
/// 市の計画の進み具合を、静的なウェブサイトにします。
#[derive(Debug, Parser)]
#[command(name = "ayumi", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check the content and build the website. / 点検して、サイトを作ります。
    Build(Common),
    /// Only check the content; nothing is written. / 点検だけをします。
    Check(Common),
    /// Say what a finding means and how to mend it. / 指摘の意味と直し方を説明します。
    Explain(Explain),
}

#[derive(Debug, Args)]
struct Explain {
    /// The code as a finding prints it; the page of all codes without. / 指摘の種類
    code: Option<String>,
    /// Language of the explanation; the locale's without. / 説明の言語
    #[arg(long, value_enum)]
    lang: Option<LangArg>,
}

#[derive(Debug, Args)]
struct Common {
    /// The project's folder, which holds content/. / content/ のあるフォルダ
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Where the website is put; public/ in the root without. / 書き出し先
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Only this site (repeatable). / このサイトだけ（繰り返せます）
    #[arg(long, value_name = "ID")]
    site: Vec<String>,
    /// How findings are written. / 指摘の書き方
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// Language of the messages; the locale's without. / メッセージの言語
    #[arg(long, value_enum)]
    lang: Option<LangArg>,
    /// Warnings count as errors. / 警告もエラーとして扱います
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LangArg {
    Ja,
    En,
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are no failure; clap knows where each is printed.
            let code = if error.use_stderr() { 2 } else { 0 };
            return if error.print().is_ok() {
                ExitCode::from(code)
            } else {
                ExitCode::from(2)
            };
        }
    };
    match cli.command {
        Command::Build(common) => build(&common),
        Command::Check(common) => check(&common),
        Command::Explain(what) => explain(&what),
    }
}

/// Exit 0 with the explanation, 2 for a code that does not exist.
fn explain(what: &Explain) -> ExitCode {
    let lang = language(what.lang);
    let Some(name) = &what.code else {
        out(&explain::page());
        return ExitCode::SUCCESS;
    };
    if let Some(explanation) = explain::find(name) {
        out(&explanation.text(lang));
        return ExitCode::SUCCESS;
    }
    let known = explain::all().map(|e| e.code.name);
    let near = nearest(name, known);
    let text = match (lang, near) {
        (Lang::Ja, Some(near)) => {
            format!("指摘の種類「{name}」はありません。「{near}」のことでしょうか")
        }
        (Lang::Ja, None) => {
            format!("指摘の種類「{name}」はありません。ayumi explain だけで一覧が出ます")
        }
        (Lang::En, Some(near)) => format!("there is no code '{name}'; did you mean '{near}'?"),
        (Lang::En, None) => format!("there is no code '{name}'; 'ayumi explain' alone lists all"),
    };
    could_not_run(&text, lang)
}

fn check(common: &Common) -> ExitCode {
    let lang = language(common.lang);
    if let Err(code) = root_exists(common, lang) {
        return code;
    }
    let mut project = pipeline::check(&common.root, &common.site);
    // As in a build, pages are made only from content without errors.
    if !stops(&project, false) {
        pipeline::rehearse(&mut project);
    }
    let color = std::io::stdout().is_terminal();
    out(&render(
        &project.findings,
        project.sources(),
        common.format,
        lang,
        color,
    ));
    if common.format == Format::Human {
        out(&format!(
            "{}\n",
            counts_line(count(&project.findings), lang)
        ));
    }
    exit(&project.findings, common.strict)
}

fn build(common: &Common) -> ExitCode {
    let lang = language(common.lang);
    let started = Instant::now();
    if let Err(code) = root_exists(common, lang) {
        return code;
    }
    let target = common
        .out
        .clone()
        .unwrap_or_else(|| common.root.join("public"));
    if let Err(code) = apart(&common.root, &target, lang) {
        return code;
    }
    let lock = match Lock::take(&target) {
        Ok(lock) => lock,
        Err(error) => return could_not_run(&error.message(lang == Lang::Ja), lang),
    };
    let mut project = pipeline::check(&common.root, &common.site);
    if let Err(error) = project.look_at(&lock) {
        return could_not_run(&error.message(lang == Lang::Ja), lang);
    }
    let files = if stops(&project, common.strict) {
        None
    } else {
        pipeline::write(&mut project)
    };
    // Writing may have found more.
    let Some((files, made)) = files.filter(|_| !stops(&project, common.strict)) else {
        return refused(&project, common, lang);
    };
    match pipeline::publish_files(&project, &lock, files) {
        Ok(published) => {
            show(&project, common, lang);
            let summary = Summary {
                made,
                published,
                seconds: started.elapsed().as_secs_f64(),
            };
            let text = summary.words(&project, &target, lang);
            if common.format == Format::Human {
                out(&text)
            } else {
                err(&text)
            }
            exit(&project.findings, common.strict)
        }
        Err(Failure::Links(findings)) => {
            project.findings.extend(findings);
            refused(&project, common, lang)
        }
        Err(Failure::Publish(error)) => could_not_run(&error.message(lang == Lang::Ja), lang),
    }
}

fn stops(project: &Project, strict: bool) -> bool {
    project.findings.iter().any(|d| d.blocks(strict))
}

fn exit(findings: &[Diagnostic], strict: bool) -> ExitCode {
    ExitCode::from(u8::from(findings.iter().any(|d| d.blocks(strict))))
}

/// Shows what a build found: for a person only what still asks for something.
fn show(project: &Project, common: &Common, lang: Lang) {
    if common.format != Format::Human {
        out(&render(
            &project.findings,
            project.sources(),
            common.format,
            lang,
            false,
        ));
        return;
    }
    let open: Vec<Diagnostic> = project
        .findings
        .iter()
        .filter(|d| d.accepted.is_none() && d.severity != Severity::Note)
        .cloned()
        .collect();
    let color = std::io::stderr().is_terminal();
    err(&render(
        &open,
        project.sources(),
        Format::Human,
        lang,
        color,
    ));
}

fn refused(project: &Project, common: &Common, lang: Lang) -> ExitCode {
    show(project, common, lang);
    let counts = counts_line(count(&project.findings), lang);
    let text = match lang {
        Lang::Ja => format!("公開しませんでした（{counts}）。公開中のサイトは前のままです。"),
        Lang::En => format!("Nothing was published ({counts}). The published site is as it was."),
    };
    err(&format!("{text}\n"));
    ExitCode::from(1)
}

fn counts_line(c: Counts, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!(
            "エラー {}、警告 {}、お知らせ {}、承認済み {}",
            c.errors, c.warnings, c.notes, c.accepted
        ),
        Lang::En => format!(
            "{}, {}, {}, {} accepted",
            several(c.errors, "error"),
            several(c.warnings, "warning"),
            several(c.notes, "note"),
            c.accepted
        ),
    }
}

/// `1 page`, `2 pages`.
fn several(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}

struct Summary {
    made: Made,
    published: Published,
    seconds: f64,
}

impl Summary {
    fn words(&self, project: &Project, target: &Path, lang: Lang) -> String {
        let Made {
            sites,
            plans,
            measures,
            indicators,
            charts,
            pages,
        } = self.made;
        let Published {
            files,
            bytes,
            written,
            unchanged,
            removed,
        } = self.published;
        let kilobytes = bytes.div_ceil(1000);
        let seconds = self.seconds;
        let counts = counts_line(count(&project.findings), lang);
        let open = target.join("index.html");
        let open = open.display();
        match lang {
            Lang::Ja => format!(
                "サイト {sites}、計画 {plans}、取組 {measures}、指標 {indicators}、グラフ {charts}、ページ {pages} を {seconds:.2} 秒で作りました。\n\
                 ファイル {files}（{kilobytes} kB）: 書き出し {written}、変更なし {unchanged}、削除 {removed}。\n\
                 {counts}（すべての指摘は ayumi check で見られます）。\n\
                 開くには: {open}\n"
            ),
            Lang::En => format!(
                "Built {}, {}, {}, {}, {}, {} in {seconds:.2} s.\n\
                 {} ({kilobytes} kB): {written} written, {unchanged} unchanged, {removed} removed.\n\
                 {counts} (ayumi check shows all findings).\n\
                 Open: {open}\n",
                several(sites, "site"),
                several(plans, "plan"),
                several(measures, "measure"),
                several(indicators, "indicator"),
                several(charts, "chart"),
                several(pages, "page"),
                several(files, "file"),
            ),
        }
    }
}

fn language(chosen: Option<LangArg>) -> Lang {
    match chosen {
        Some(LangArg::Ja) => Lang::Ja,
        Some(LangArg::En) => Lang::En,
        None => {
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
                .iter()
                .filter_map(|name| std::env::var(name).ok())
                .find(|value| !value.is_empty());
            if locale.is_some_and(|l| l.starts_with("ja")) {
                Lang::Ja
            } else {
                Lang::En
            }
        }
    }
}

fn root_exists(common: &Common, lang: Lang) -> Result<(), ExitCode> {
    if common.root.join("content").is_dir() {
        return Ok(());
    }
    let root = common.root.display();
    Err(could_not_run(
        &match lang {
            Lang::Ja => format!(
                "{root} に content フォルダがありません。--root で、content のあるフォルダを指してください"
            ),
            Lang::En => {
                format!("there is no folder 'content' in {root}; name its parent with --root")
            }
        },
        lang,
    ))
}

/// The output must not be, hold or lie in what the site is made from.
fn apart(root: &Path, target: &Path, lang: Lang) -> Result<(), ExitCode> {
    let real = |p: &Path| {
        let missing: Vec<_> = p.ancestors().take_while(|a| !a.exists()).collect();
        let base = p
            .ancestors()
            .nth(missing.len())
            .filter(|a| !a.as_os_str().is_empty());
        let mut full = base
            .unwrap_or(Path::new("."))
            .canonicalize()
            .unwrap_or_default();
        for part in missing.iter().rev().filter_map(|m| m.file_name()) {
            full.push(part);
        }
        full
    };
    let target = real(target);
    let clash = ["content", "themes"]
        .map(|name| real(&root.join(name)))
        .into_iter()
        .find(|source| {
            source.exists() && (target.starts_with(source) || source.starts_with(&target))
        });
    let Some(source) = clash else { return Ok(()) };
    let (target, source) = (target.display(), source.display());
    Err(could_not_run(
        &match lang {
            Lang::Ja => format!(
                "書き出し先 {target} は {source} と重なっています。別のフォルダを --out で指してください"
            ),
            Lang::En => {
                format!("the output {target} overlaps {source}; name another folder with --out")
            }
        },
        lang,
    ))
}

fn could_not_run(message: &str, lang: Lang) -> ExitCode {
    let word = match lang {
        Lang::Ja => "実行できません",
        Lang::En => "cannot run",
    };
    err(&format!("{word}: {message}\n"));
    ExitCode::from(2)
}

/// A reader that closes the pipe early (`| head`) is no failure of ours.
fn out(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

fn err(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}
