//! Writes findings for a person, a line tool, a program or a CI page.
//!
//! The list must be sorted ([`sort`]); every format then says the same things
//! in the same order.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde_json::json;

use super::{Diagnostic, Lang, Severity, Sources, Span};

/// What findings are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// The line itself with a caret, and a hint.
    Human,
    /// `file:line:column: severity[code]: message`, a line each.
    Short,
    /// A JSON array.
    Json,
    /// Workflow commands that GitHub shows beside the lines.
    Github,
}

/// Puts findings in the order of the files and lines, and drops exact doubles.
pub fn sort(findings: &mut Vec<Diagnostic>) {
    findings.sort_by(|a, b| {
        (a.span, a.code.name, &a.subject, &a.message.en).cmp(&(
            b.span,
            b.code.name,
            &b.subject,
            &b.message.en,
        ))
    });
    findings.dedup();
}

/// Writes all findings in one format and language. Colour is for terminals.
pub fn render(
    findings: &[Diagnostic],
    sources: &Sources,
    format: Format,
    lang: Lang,
    color: bool,
) -> String {
    match format {
        Format::Human => findings
            .iter()
            .map(|d| human(d, sources, lang, color))
            .collect(),
        Format::Short => findings.iter().map(|d| short(d, sources, lang)).collect(),
        Format::Json => json_list(findings, sources, lang),
        Format::Github => findings.iter().map(|d| github(d, sources, lang)).collect(),
    }
}

fn title(d: &Diagnostic, lang: Lang) -> String {
    let word = d.severity.word(lang);
    let accepted = match (&d.accepted, lang) {
        (None, _) => "",
        (Some(_), Lang::Ja) => "（承認済み）",
        (Some(_), Lang::En) => " (accepted)",
    };
    format!("{word}[{}]{accepted}: {}", d.code.name, d.message.get(lang))
}

fn human(d: &Diagnostic, sources: &Sources, lang: Lang, color: bool) -> String {
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let level = match d.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let word = d.severity.word(lang);
    let mut group = Group::with_title(
        level
            .with_name(word)
            .primary_title(d.message.get(lang))
            .id(d.code.name),
    );
    let mut places: Vec<(Span, &str, AnnotationKind)> = Vec::new();
    if let Some(span) = d.span {
        places.push((span, "", AnnotationKind::Primary));
    }
    if let Some((span, text)) = &d.related {
        places.push((*span, text.get(lang), AnnotationKind::Context));
    }
    for (span, label, kind) in places {
        let Some(file) = sources.get(span.file) else {
            continue;
        };
        // Only the line itself is handed over: the renderer would walk the
        // whole file again for every finding.
        let (line, number, start) = file.line_at(span.start);
        let within = |at: u32| floor_to_char((at.saturating_sub(start)) as usize, line);
        let mut mark = kind.span(within(span.start)..within(span.end.max(span.start)));
        if !label.is_empty() {
            mark = mark.label(label);
        }
        let snippet = Snippet::source(line)
            .line_start(number as usize)
            .path(&file.path);
        group = group.element(snippet.annotation(mark));
    }
    let help = match lang {
        Lang::Ja => "直し方",
        Lang::En => "help",
    };
    if !d.hint.get(lang).is_empty() {
        group = group.element(Level::HELP.with_name(help).message(d.hint.get(lang)));
    }
    if let Some(a) = &d.accepted {
        let (name, text) = match lang {
            Lang::Ja => ("承認", format!("{} {}", a.date, a.reason)),
            Lang::En => ("accepted", format!("{} {}", a.date, a.reason)),
        };
        group = group.element(Level::NOTE.with_name(name).message(text));
    } else if d.code.acceptable && d.severity != Severity::Note {
        let (name, text) = match lang {
            Lang::Ja => (
                "このままにするとき",
                format!(
                    "accepted.yaml に {{code: {}, id: {}, reason: …, date: …}} を書きます",
                    d.code.name, d.subject
                ),
            ),
            Lang::En => (
                "to let it stand",
                format!(
                    "write {{code: {}, id: {}, reason: …, date: …}} in accepted.yaml",
                    d.code.name, d.subject
                ),
            ),
        };
        group = group.element(Level::NOTE.with_name(name).message(text));
    }
    format!("{}\n\n", renderer.render(&[group]))
}

/// The nearest character border at or before `at`, inside the line.
fn floor_to_char(at: usize, line: &str) -> usize {
    let mut at = at.min(line.len());
    while !line.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn short(d: &Diagnostic, sources: &Sources, lang: Lang) -> String {
    let hint = d.hint.get(lang);
    let tail = if hint.is_empty() {
        String::new()
    } else {
        format!(" — {hint}")
    };
    format!("{}{}{tail}\n", place(d, sources), title(d, lang))
}

fn place(d: &Diagnostic, sources: &Sources) -> String {
    match d.span.and_then(|s| sources.locate(s)) {
        Some(at) => format!("{}:{}:{}: ", at.file, at.line, at.column),
        None => String::new(),
    }
}

fn json_list(findings: &[Diagnostic], sources: &Sources, lang: Lang) -> String {
    let list: Vec<_> = findings.iter().map(|d| as_json(d, sources, lang)).collect();
    format!(
        "{}\n",
        serde_json::to_string_pretty(&list).unwrap_or_default()
    )
}

/// One finding as JSON, the same in every place that shows findings to programs.
pub fn as_json(d: &Diagnostic, sources: &Sources, lang: Lang) -> serde_json::Value {
    let at = d.span.and_then(|s| sources.locate(s));
    json!({
        "code": d.code.name,
        "severity": d.severity.word(Lang::En),
        "file": at.as_ref().map(|a| &a.file),
        "line": at.as_ref().map(|a| a.line),
        "column": at.as_ref().map(|a| a.column),
        "source_line": at.as_ref().map(|a| &a.text),
        "id": if d.subject.is_empty() { None } else { Some(&d.subject) },
        "message": d.message.get(lang),
        "hint": d.hint.get(lang),
        "acceptable": d.code.acceptable,
        "accepted": d.accepted.as_ref().map(|a| json!({"reason": a.reason, "date": a.date})),
    })
}

fn github(d: &Diagnostic, sources: &Sources, lang: Lang) -> String {
    let command = match (d.accepted.is_some(), d.severity) {
        (true, _) | (_, Severity::Note) => "notice",
        (_, Severity::Error) => "error",
        (_, Severity::Warning) => "warning",
    };
    let place = match d.span.and_then(|s| sources.locate(s)) {
        Some(at) => format!(
            "file={},line={},col={},",
            property(&at.file),
            at.line,
            at.column
        ),
        None => String::new(),
    };
    format!(
        "::{command} {place}title={}::{}%0A{}\n",
        property(d.code.name),
        data(d.message.get(lang)),
        data(d.hint.get(lang))
    )
}

fn data(s: &str) -> String {
    s.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(s: &str) -> String {
    data(s).replace(':', "%3A").replace(',', "%2C")
}
