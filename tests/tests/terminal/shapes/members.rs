//! The working group: who belongs to it, and by which decisions.

use super::{all_have_fields, has_fields};
use crate::tct06::{Terminal, text};
use serde_json::Value;

const GROUP: &str = "on members others decisions";
const MEMBER: &str = "id name position unit role role_name from until decision left_by";
const DECISION: &str = "number dated issuer on cited joined left";
const FIRST: [&str; 6] = [
    "--number",
    "12/QĐ-UBND",
    "--date",
    "2024-01-05",
    "--issuer",
    "UBND thị xã",
];
const SECOND: [&str; 4] = ["--number", "96/QĐ-UBND", "--date", "2024-06-03"];

/// The answer of `member` with these arguments and a decision.
fn by(terminal: &Terminal, arguments: &[&str], decision: &[&str]) -> Value {
    terminal.answer(&[&["member"], arguments, decision].concat())
}

fn founded() -> Terminal {
    let terminal = Terminal::with_plan("bim-son-2024");
    let head = ["add", "--name", "Trần Văn An", "--role", "head"];
    by(&terminal, &head, &FIRST);
    let unit = [
        "--unit",
        "Công an thị xã",
        "--position",
        "Phó Trưởng Công an",
    ];
    let clerk = ["add", "--name", "Lê Thị Bình", "--role", "secretary"];
    by(&terminal, &[&clerk[..], &unit].concat(), &FIRST);
    terminal
}

fn names(group: &Value) -> Vec<&str> {
    let members = group["members"].as_array().expect("members");
    let names = members.iter().map(|one| one["name"].as_str());
    names.collect::<Option<_>>().expect("names")
}

#[test]
fn member_list_add_end_edit() {
    let terminal = founded();
    let group = has_fields(&terminal.answer(&["member", "list"]), GROUP).clone();
    all_have_fields(&group["members"], MEMBER);
    let decisions = all_have_fields(&group["decisions"], DECISION);
    assert_eq!(decisions.len(), 1, "one decision, however many it names");
    assert_eq!(names(&group), ["Trần Văn An", "Lê Thị Bình"]);
    assert_eq!(group["members"][1]["role"], "secretary");

    let edit = ["edit", "Lê Thị Bình", "--name", "Lê Thị Thanh Bình"];
    let edited = by(&terminal, &edit, &["--role", "secretary"]);
    has_fields(&edited, MEMBER);
    assert_eq!(edited["name"], "Lê Thị Thanh Bình");

    let ended = by(&terminal, &["end", "Trần Văn An"], &SECOND);
    has_fields(&ended, GROUP);
    let before = terminal.answer(&["member", "list", "--on", "2024-05-31"]);
    assert_eq!(names(&before).len(), 2, "who belonged to it then still did");
    let after = terminal.answer(&["member", "list", "--on", "2024-06-03"]);
    assert_eq!(names(&after), ["Lê Thị Thanh Bình"]);
    all_have_fields(&after["others"], MEMBER);
    let refused = terminal.refusal(&[&["member", "end", "Ai Đó"][..], &SECOND].concat());
    assert_eq!(refused.code, "member_unknown");
}

#[test]
fn member_export_and_import() {
    let terminal = founded();
    let list = terminal.path("danh sách.xlsx");
    let written = terminal.answer(&["member", "export", "--out", text(&list)]);
    has_fields(&written, "path members");
    assert_eq!(written["members"], 2);

    let before = terminal.dump();
    let more = ["add", "--name", "Phạm Văn Cường"];
    by(&terminal, &more, &FIRST);
    let read = by(&terminal, &["import", text(&list), "--whole"], &SECOND);
    has_fields(&read, "accepted joining changing missing same");
    assert_eq!(
        (&read["accepted"], &read["same"]),
        (&false.into(), &2.into())
    );
    assert_eq!(read["missing"].as_array().map(Vec::len), Some(1));
    let import = ["import", text(&list), "--whole", "--accept"];
    let stored = by(&terminal, &import, &SECOND);
    assert_eq!(stored["accepted"], true);
    let after = terminal.answer(&["member", "list", "--on", "2024-06-03"]);
    assert_eq!(names(&after), ["Trần Văn An", "Lê Thị Bình"]);
    terminal.answer(&["undo"]);
    terminal.answer(&["undo"]);
    assert_eq!(terminal.dump(), before);
}
