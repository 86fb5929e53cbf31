//! The rows of Atsugi's report, one a line, as the printed document gives them.
//!
//! `indicator status source computed declared`; `-` stands for nothing, and
//! `a/b` for two printed places. A change here is a change of what was printed,
//! or of how it was read.

/// 令和5年度: judged at 100 per cent.
pub const R5: &str = "
i-1-a-1   missed        computed      93.8  93.8/93.8
i-1-a-2   not_yet_known -             -     -
i-1-a-3   missed        computed      33.3  33.3
i-1-b-1   missed        computed      91.7  91.7/91.7
i-1-b-2   missed        computed      98.0  98.0/98.0
i-1-c-1   not_yet_known -             -     -
i-1-c-2   missed        computed      77.6  77.6/77.6
i-1-c-3   missed        computed      0.0   0/0.0
i-2-a-1   missed        computed      91.7  91.7/91.7
i-2-a-2   missed        computed      66.0  66.6/66.0
i-2-a-3   achieved      computed      100.0 100.0
i-2-b-1   unreadable    -             -     -
i-2-b-2   missed        computed      77.7  77.7/77.7
i-2-b-3   not_yet_known -             -     -
i-2-c-1   achieved      computed      100.0 100.0
i-3-a-1   missed        computed      80.4  80.4/80.4
i-3-a-2   not_yet_known -             -     -
i-3-a-3   not_yet_known -             -     -
i-3-a-4   unreadable    -             -     -
i-3-b-1   unreadable    -             -     -
i-3-b-2   unreadable    -             -     -
i-3-c-1   not_set       -             -     -
i-3-c-2   achieved      printed       -     430.0
i-3-c-3   unreadable    -             -     -
i-3-c-4   not_set       -             -     -
i-3-d-1   not_yet_known -             -     -
i-3-d-2   unreadable    -             -     -
ii-x-1    unreadable    -             -     -
ii-x-2    unreadable    -             -     -
ii-1-a-1  missed        printed       -     0
ii-1-b-1  not_yet_known -             -     -
ii-1-c-1  achieved      printed       -     -
ii-1-c-2  achieved      printed       -     210.0
ii-2-a-1  not_yet_known -             -     -
ii-2-a-2  missed        computed      95.0  95.0/95.0
ii-2-a-3  unreadable    -             -     -
ii-2-b-1  achieved      computed      127.3 127.3
ii-2-b-2  missed        computed      93.6  93.6
ii-2-c-1  missed        computed      94.2  94.2/94.2
ii-2-c-2  achieved      printed       -     100.0
ii-3-a-1  achieved      computed      100.0 100.0
ii-3-a-2  achieved      printed       -     100.0
ii-3-b-1  achieved      printed       -     100.0
ii-3-b-2  achieved      printed       -     100.0
ii-3-b-3  missed        computed      0.0   0/0.0
iii-1-a-1 missed        computed      50.0  50.0/50.0
iii-1-a-2 not_yet_known -             -     -
iii-2-a-1 not_yet_known -             -     -
iii-2-b-1 achieved      computed      100.0 100.0
iii-2-b-2 achieved      computed      100.0 100.0
iii-2-b-3 achieved      computed      100.0 100.0
iii-2-b-4 achieved      computed      100.0 100.0
iii-3-a-1 achieved      printed       -     100.0
iii-3-b-1 unreadable    -             -     -
iii-3-b-2 unreadable    -             -     -
";

/// 令和4年度: judged at 80 per cent, and achieved whatever is not on the list of
/// misses.
pub const R4: &str = "
i-1-a-1   achieved      by_complement -     -
i-1-a-2   achieved      by_complement -     -
i-1-a-3   achieved      by_complement -     -
i-1-b-1   achieved      by_complement -     -
i-1-b-2   achieved      by_complement -     -
i-1-c-1   achieved      by_complement -     -
i-1-c-2   missed        computed      78.6  78.6
i-1-c-3   missed        computed      0.0   0
i-2-a-1   achieved      by_complement -     -
i-2-a-2   missed        printed       -     -
i-2-a-3   achieved      computed      99.6  -
i-2-b-1   achieved      by_complement -     -
i-2-b-2   achieved      by_complement -     -
i-2-b-3   missed        computed      61.5  61.5
i-2-c-1   achieved      computed      100.0 -
i-3-a-1   missed        computed      77.8  77.8
i-3-a-2   missed        computed      60.0  60.0
i-3-a-3   achieved      computed      113.6 -
i-3-a-4   achieved      by_complement -     -
i-3-b-1   achieved      by_complement -     -
i-3-b-2   achieved      by_complement -     -
i-3-c-1   not_set       -             -     -
i-3-c-2   achieved      by_complement -     -
i-3-c-3   achieved      by_complement -     -
i-3-c-4   achieved      computed      98.2  -
i-3-d-1   achieved      computed      96.6  -
i-3-d-2   achieved      by_complement -     -
ii-x-1    achieved      by_complement -     -
ii-x-2    achieved      by_complement -     -
ii-1-a-1  missed        printed       -     -
ii-1-b-1  achieved      by_complement -     -
ii-1-c-1  achieved      by_complement -     -
ii-1-c-2  achieved      by_complement -     -
ii-2-a-1  achieved      by_complement -     -
ii-2-a-2  achieved      by_complement -     -
ii-2-a-3  achieved      by_complement -     -
ii-2-b-1  achieved      computed      100.0 -
ii-2-b-2  missed        computed      58.2  58.2
ii-2-c-1  achieved      computed      98.5  -
ii-2-c-2  achieved      by_complement -     -
ii-3-a-1  achieved      computed      100.0 -
ii-3-a-2  achieved      by_complement -     -
ii-3-b-1  achieved      by_complement -     -
ii-3-b-2  achieved      by_complement -     -
ii-3-b-3  achieved      by_complement -     -
iii-1-a-1 achieved      computed      83.3  -
iii-1-a-2 achieved      computed      98.6  -
iii-2-a-1 achieved      computed      115.2 -
iii-2-b-1 achieved      by_complement -     -
iii-2-b-2 achieved      computed      100.0 -
iii-2-b-3 achieved      computed      100.0 -
iii-2-b-4 achieved      computed      100.0 -
iii-3-a-1 achieved      by_complement -     -
iii-3-b-1 achieved      by_complement -     -
iii-3-b-2 achieved      by_complement -     -
";

/// A row of the lists above.
pub struct Expected {
    pub id: &'static str,
    pub status: &'static str,
    pub source: Option<&'static str>,
    pub computed: Option<&'static str>,
    pub declared: Vec<&'static str>,
}

/// The rows of a list.
pub fn rows(list: &'static str) -> Vec<Expected> {
    let known = |cell: &'static str| Some(cell).filter(|c| *c != "-");
    list.trim()
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split_whitespace().collect();
            assert_eq!(cells.len(), 5, "{line}");
            Expected {
                id: cells[0],
                status: cells[1],
                source: known(cells[2]),
                computed: known(cells[3]),
                declared: known(cells[4]).map_or(Vec::new(), |d| d.split('/').collect()),
            }
        })
        .collect()
}
