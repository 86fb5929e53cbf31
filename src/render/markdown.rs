//! Markdown of narratives into HTML, as events and never by patching HTML.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Parser, Tag, TagEnd, TextMergeStream, html};
use pulldown_cmark_escape::escape_html;

use crate::load::markdown_options;

/// Renders Markdown. `link` turns a link's address into one that works on the
/// page; raw HTML is dropped (the loader has reported it), headings sink by one
/// level so that they stand below the section they are in.
pub fn render(markdown: &str, link: &dyn Fn(&str) -> String) -> String {
    let events = TextMergeStream::new(Parser::new_ext(markdown, markdown_options()));
    let events: Vec<Event> = events.collect();
    let mut out: Vec<Event> = Vec::new();
    let mut in_code = false;
    // What stands above a table names it.
    let mut heading = String::new();
    for (at, event) in events.iter().enumerate() {
        match event.clone() {
            Event::Html(_) | Event::InlineHtml(_) => {}
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                let dest_url = CowStr::from(link(&dest_url));
                out.push(Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    id,
                }));
            }
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }) => {
                heading = words(&events[at..], TagEnd::Heading(level));
                out.push(Event::Start(Tag::Heading {
                    level: below(level),
                    id,
                    classes,
                    attrs,
                }));
            }
            Event::End(TagEnd::Heading(level)) => {
                out.push(Event::End(TagEnd::Heading(below(level))))
            }
            Event::Start(Tag::Table(_)) => {
                let name = match heading.as_str() {
                    "" => words(&events[at..], TagEnd::TableHead),
                    above => above.to_owned(),
                };
                let mut label = String::new();
                // A string takes whatever is written to it.
                let _ = escape_html(&mut label, &name);
                // The writer would give cells a style of their own, which pages
                // may not have.
                out.push(Event::Html(CowStr::from(format!(
                    "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\">\n\
                     <table class=\"data\" aria-label=\"{label}\">"
                ))));
            }
            Event::End(TagEnd::Table) => {
                out.push(Event::End(TagEnd::Table));
                out.push(Event::Html(CowStr::from("</div>\n")));
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
                out.push(Event::Start(Tag::CodeBlock(kind)));
            }
            Event::End(TagEnd::CodeBlock) => {
                in_code = false;
                out.push(Event::End(TagEnd::CodeBlock));
            }
            Event::Text(text) if !in_code => strong(text, &mut out),
            other => out.push(other),
        }
    }
    let mut text = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut text, out.into_iter());
    text
}

/// The text up to an end.
fn words(events: &[Event], end: TagEnd) -> String {
    let inside = events.iter().take_while(|e| **e != Event::End(end));
    let texts = inside.filter_map(|e| match e {
        Event::Text(text) | Event::Code(text) => Some(text.trim()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}

fn below(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => HeadingLevel::H3,
        HeadingLevel::H3 => HeadingLevel::H4,
        HeadingLevel::H4 => HeadingLevel::H5,
        HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
    }
}

/// CommonMark asks for a blank or a mark beside `**`; Japanese has neither, so
/// `**「強調」**の` stays text. What is left of pairs in one stretch of text is
/// emphasis.
fn strong<'a>(text: CowStr<'a>, out: &mut Vec<Event<'a>>) {
    let parts: Vec<&str> = text.split("**").collect();
    if parts.len() < 3 {
        out.push(Event::Text(text));
        return;
    }
    let pairs = (parts.len() - 1) / 2 * 2;
    let mut open = false;
    for (i, part) in parts.iter().enumerate() {
        if !part.is_empty() {
            out.push(Event::Text(CowStr::from((*part).to_owned())));
        }
        if i < pairs {
            out.push(if open {
                Event::End(TagEnd::Strong)
            } else {
                Event::Start(Tag::Strong)
            });
            open = !open;
        } else if i + 1 < parts.len() {
            out.push(Event::Text(CowStr::from("**")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(markdown: &str) -> String {
        render(markdown, &|l| format!("to/{l}"))
    }

    #[test]
    fn emphasises_beside_japanese() {
        assert_eq!(
            html("これは**「強調」**の例"),
            "<p>これは<strong>「強調」</strong>の例</p>\n"
        );
        assert_eq!(html("**50%**を"), "<p><strong>50%</strong>を</p>\n");
        assert_eq!(html("a **b** c"), "<p>a <strong>b</strong> c</p>\n");
        assert_eq!(html("2**3 と「**」"), "<p>2<strong>3 と「</strong>」</p>\n");
        assert_eq!(html("2**3"), "<p>2**3</p>\n");
    }

    #[test]
    fn drops_raw_html_and_escapes_text() {
        assert_eq!(html("<script>x</script>"), "");
        assert_eq!(html("a &lt;b&gt; <i>c</i>"), "<p>a &lt;b&gt; c</p>\n");
    }

    #[test]
    fn rewrites_links_and_sinks_headings() {
        assert_eq!(
            html("## 見出し\n[x](measure:a)"),
            "<h3>見出し</h3>\n<p><a href=\"to/measure:a\">x</a></p>\n"
        );
    }

    #[test]
    fn names_a_table_after_what_stands_above_it() {
        let table = |name: &str| {
            format!(
                "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\">\n\
                 <table class=\"data\" aria-label=\"{name}\"><thead><tr><th>年</th><th>数</th></tr></thead><tbody>\n\
                 <tr><td>5</td><td>1</td></tr>\n</tbody></table>\n</div>\n"
            )
        };
        let rows = "|年|数|\n|--|--:|\n|5|1|\n";
        assert_eq!(html(rows), table("年 数"));
        let named = html(&format!("## 数 \"a\" & b\n\n{rows}"));
        assert!(
            named.ends_with(&table("数 &quot;a&quot; &amp; b")),
            "{named}"
        );
    }

    #[test]
    fn leaves_code_alone() {
        assert_eq!(
            html("    **「a」**の"),
            "<pre><code>**「a」**の</code></pre>\n"
        );
    }
}
