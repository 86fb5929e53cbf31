//! What the link check finds, and what it lets through.

use ayumi::files::OutputFile;
use ayumi::publish::{Why, check_links};

/// Checks one page, `atsugi/index.html`, in a small site.
fn faults(html: &str) -> Vec<(String, Why)> {
    let files = [
        OutputFile::text("index.html", "<h1 id=top>"),
        OutputFile::text("atsugi/index.html", html),
        OutputFile::text("atsugi/plan/index.html", "<h2 id='数値'><h2 id=a%20b>"),
        OutputFile::text("atsugi/data.csv", "a"),
        OutputFile::text("atsugi/marks.svg", "<svg><symbol id=up></svg>"),
    ];
    let found = check_links(&files).into_iter();
    let found = found.inspect(|broken| assert_eq!(broken.file, "atsugi/index.html"));
    found.map(|broken| (broken.link, broken.why)).collect()
}

fn fault(html: &str) -> Option<Why> {
    let found = faults(html);
    assert!(found.len() <= 1, "{found:?}");
    found.first().map(|(_, why)| *why)
}

#[test]
fn links_that_name_a_file_of_the_site_hold() {
    for link in [
        "index.html",
        "#here",
        "index.html#here",
        "?q#here",
        "../index.html",
        "../index.html#top",
        "./plan/../data.csv",
        "plan/index.html?from=here#%E6%95%B0%E5%80%A4",
        "plan/index.html#数値",
        "plan/index.html#a%20b",
        "d%61ta.csv",
        " data.csv ",
        "../atsugi/index.html",
        "marks.svg#up",
        "mailto:a@example.jp",
        "tel:+81-46-000-0000",
        "https://www.city.atsugi.kanagawa.jp/",
        "HTTP://example.jp",
    ] {
        assert_eq!(
            fault(&format!("<p id=here><a href='{link}'>x</a>")),
            None,
            "{link}"
        );
    }
}

#[test]
fn links_that_lead_nowhere_are_found() {
    let cases = [
        ("gone.html", Why::Missing),
        ("gone/", Why::Missing),
        ("index.html/data.csv", Why::Missing),
        ("..\\index.html", Why::Missing),
        ("..%2findex.html", Why::Missing),
        ("../index.html#bottom", Why::MissingId),
        ("#gone", Why::MissingId),
        ("#", Why::MissingId),
        ("data.csv#row", Why::MissingId),
        ("plan/", Why::Folder),
        ("plan", Why::Folder),
        (".", Why::Folder),
        ("./", Why::Folder),
        ("..", Why::Folder),
        ("../", Why::Folder),
        ("../?q", Why::Folder),
        ("../../index.html", Why::Outside),
        ("../%2e%2e/index.html", Why::Outside),
        ("/", Why::Absolute),
        ("/index.html", Why::Absolute),
        ("//example.jp/", Why::Absolute),
        ("", Why::Empty),
        (" ", Why::Empty),
        ("100%.html", Why::BadEscape),
        ("%+1", Why::BadEscape),
        ("%ff", Why::BadEscape),
        ("%厚", Why::BadEscape),
        ("javascript:alert(1)", Why::Scheme),
        ("file:///etc/passwd", Why::Scheme),
        ("C:\\site\\index.html", Why::Scheme),
    ];
    for (link, why) in cases {
        let found = faults(&format!("<a href='{link}'>x</a>"));
        assert_eq!(found, [(link.to_owned(), why)], "{link}");
    }
}

#[test]
fn a_page_may_link_to_other_hosts_but_not_load_from_them() {
    for html in [
        "<a href='https://example.jp/'>",
        "<link rel=license href='https://example.jp/'>",
        "<link rel=canonical href='https://example.jp/'>",
        "<img src='data:image/png;base64,AA=='>",
    ] {
        assert_eq!(fault(html), None, "{html}");
    }
    for html in [
        "<img src='https://example.jp/a.png'>",
        "<img src='//example.jp/a.png'>",
        "<img srcset='data.csv 1x, http://example.jp/b.png 2x'>",
        "<script src=https://example.jp/a.js></script>",
        "<link rel=stylesheet href='https://example.jp/a.css'>",
        "<link rel=preconnect href='https://example.jp'>",
        "<link rel='ICON' href='https://example.jp'>",
        "<iframe src=https://example.jp></iframe>",
        "<svg><use href='https://example.jp/a.svg#x'></svg>",
        "<svg><image xlink:href='https://example.jp/a.png'></svg>",
        "<style>@import 'https://example.jp/a.css';</style>",
        "<p style='background:url(https://example.jp/a.png)'>",
        "<video poster='https://example.jp/a.png'>",
    ] {
        assert_eq!(fault(html), Some(Why::OtherHost), "{html}");
    }
}

#[test]
fn what_a_page_loads_has_to_be_there() {
    for html in [
        "<img src=gone.png>",
        "<img srcset='data.csv 1x, gone.png 2x'>",
        "<script src=gone.js></script>",
        "<link rel=stylesheet href=gone.css>",
        "<svg><use href='gone.svg#x'/></svg>",
        "<p style='background: url(gone.png)'>",
        "<meta http-equiv=refresh content='0; url=gone.html'>",
    ] {
        assert_eq!(fault(html), Some(Why::Missing), "{html}");
    }
    assert_eq!(fault("<svg><use href='marks.svg#up'/></svg>"), None);
    assert_eq!(
        fault("<svg><use href='marks.svg#down'/></svg>"),
        Some(Why::MissingId)
    );
    assert_eq!(
        fault("<svg><rect fill='url(#dots)'/></svg>"),
        Some(Why::MissingId)
    );
}

#[test]
fn names_of_elements_have_to_be_there_and_only_once() {
    assert_eq!(
        faults("<p id=a><p aria-labelledby='a b' aria-describedby=c aria-details=d><label for=e>"),
        [
            ("aria-describedby=\"c\"".to_owned(), Why::MissingId),
            ("aria-details=\"d\"".to_owned(), Why::MissingId),
            ("aria-labelledby=\"b\"".to_owned(), Why::MissingId),
            ("for=\"e\"".to_owned(), Why::MissingId),
        ]
    );
    assert_eq!(
        faults("<p id=a><p id=b><p id=a><p id=a>"),
        [("id=\"a\"".to_owned(), Why::DuplicateId)]
    );
}

#[test]
fn a_base_element_is_a_fault_whatever_it_says() {
    assert_eq!(fault("<base href='./'>"), Some(Why::Base));
}

#[test]
fn the_report_is_sorted_and_says_each_fault_once_in_both_languages() {
    let files = [
        OutputFile::text("z.html", "<a href=b><a href=a><a href=b>"),
        OutputFile::text("a.css", "p { background: url(x.png) }"),
        OutputFile::text("m.svg", "<a href='/'/>"),
        OutputFile::text("text.txt", "<a href=gone>"),
    ];
    let found = check_links(&files);
    let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "a.css: \"x.png\": there is no such file",
            "m.svg: \"/\": it begins with '/'; write it relative to the page",
            "z.html: \"a\": there is no such file",
            "z.html: \"b\": there is no such file",
        ]
    );
    assert_eq!(
        found[2].message(true),
        "z.html:「a」そのファイルはありません"
    );
}

#[test]
fn no_input_makes_the_check_panic() {
    let pieces = [
        "<a href=",
        "<p id=",
        "'",
        "\"",
        ">",
        "</",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<style>",
        "url(",
        "&#x",
        "&amp",
        "%",
        "#",
        "?",
        "/",
        "..",
        "=",
        " ",
        "\0",
        "厚",
        "\u{FEFF}",
        "srcset=",
        ",",
        "<![CDATA[",
        "]]>",
        "<!doctype",
        "<svg",
        "@import",
        "\\",
        "\n",
        "x",
    ];
    let mut random: u64 = 1;
    for _ in 0..5_000 {
        let mut html = String::new();
        for _ in 0..24 {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let pick = usize::try_from(random >> 33).unwrap() % pieces.len();
            html.push_str(pieces[pick]);
        }
        let mut bytes = html.into_bytes();
        bytes.truncate(bytes.len() - usize::try_from(random >> 62).unwrap());
        check_links(&[OutputFile {
            path: "a.html".into(),
            bytes: bytes.clone(),
        }]);
        check_links(&[OutputFile {
            path: "a.css".into(),
            bytes,
        }]);
    }
}
