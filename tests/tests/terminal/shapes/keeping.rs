//! The store itself: made, taken back, looked through, backed up.

use super::{all_have_fields, has_fields, is_moment};
use crate::tct06::{Terminal, text};

#[test]
fn init() {
    let terminal = Terminal::empty();
    let made = terminal.answer(&["init", "--profile", "bim-son-2024"]);
    let expected = serde_json::json!({
        "store": text(&terminal.store()), "profile": "bim-son-2024", "units": 29, "collectives": 3
    });
    assert_eq!(made, expected);
}

#[test]
fn history_and_undo() {
    let terminal = Terminal::with_plan("bim-son-2024");
    terminal.answer(&["assign", "27", "Thanh tra", "--role", "lead"]);
    let undone = terminal.answer(&["undo"]);
    has_fields(
        has_fields(&undone, "undone").get("undone").expect("it"),
        "id what",
    );
    let history = terminal.answer(&["history"]);
    let told = all_have_fields(&history, "id at what undone");
    told.iter().for_each(|one| is_moment(&one["at"]));
    assert_eq!(
        (&told[0]["undone"], &told[1]["undone"]),
        (&true.into(), &false.into())
    );
    assert_eq!(told[0]["id"], undone["undone"]["id"]);
}

#[test]
fn check_and_backups() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let check = terminal.answer(&["check"]);
    assert_eq!(check, serde_json::json!({ "ok": true, "problems": [] }));
    let backup = terminal.path("sao luu.tct06");
    let made = terminal.answer(&["backup", "create", "--to", text(&backup)]);
    has_fields(&made, "path bytes sha256");
    assert_eq!(
        made["bytes"].as_u64(),
        std::fs::metadata(&backup).ok().map(|file| file.len())
    );
    let checked = terminal.answer(&["backup", "check", text(&backup)]);
    assert_eq!(
        checked,
        serde_json::json!({ "ok": true, "schema": 16, "tasks": 39 })
    );
}
