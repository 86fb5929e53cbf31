//! Where plans print no counts of their parts, we count their measures.

use std::fs;
use std::process::Command;

use crate::figures::drawing::check_flow;
use crate::figures::html::read;
use crate::figures::site::root;
use crate::published::{drawings, id_of};

#[test]
fn measures_are_counted_where_a_plan_prints_no_counts_of_its_parts() {
    let folder = tempfile::tempdir().expect("a folder");
    for entry in walkdir::WalkDir::new(root().join("content")) {
        let entry = entry.expect("a file");
        let below = entry.path().strip_prefix(root()).expect("below the root");
        let to = folder.path().join(below);
        if entry.file_type().is_dir() {
            fs::create_dir_all(to).expect("a folder");
        } else {
            fs::copy(entry.path(), to).expect("a copy");
        }
    }
    let file = folder
        .path()
        .join("content/atsugi/plans/gyokaku-7-2/plan.yaml");
    let plan = fs::read_to_string(&file).expect("the plan");
    let (before, rest) = plan.split_once("\ndeclared_counts:").expect("its counts");
    let (_, after) = rest.split_once("\nsuccession:").expect("what follows");
    fs::write(&file, format!("{before}\nsuccession:{after}")).expect("the plan without");
    let built = Command::new(env!("CARGO_BIN_EXE_ayumi"))
        .args(["build", "--site", "atsugi", "--root"])
        .arg(folder.path())
        .output()
        .expect("the program runs");
    assert!(built.status.success(), "{built:?}");
    let page = folder
        .path()
        .join("public/atsugi/plans/gyokaku-7-2/flow.html");
    let page = read(&fs::read_to_string(page).expect("the page"));
    let drawings = drawings(&page);
    let [svg] = drawings[..] else {
        panic!("{} drawings", drawings.len());
    };
    // Of 23 measures one ended. The other 22 go on as 20, since some were merged
    // and some split; two are new.
    assert_eq!(check_flow(svg, &[1, 22, 20, 2]), Ok(()));
    let table = page
        .one("id", &format!("{}-table", id_of(svg)))
        .expect("its table");
    let counts = table.with("td", "data-role");
    let counts: Vec<String> = counts.iter().map(|cell| cell.value()).collect();
    assert_eq!(counts, ["1", "22", "20", "2"]);
    let said = svg.named("desc")[0].text();
    assert!(
        said.contains("「継続」22と「継続」20には2の差があります。"),
        "{said}"
    );
}
