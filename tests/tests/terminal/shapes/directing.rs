//! The register, tasks of a directive, what replaces a task, days on the way.

use super::{all_have_fields, has_fields};
use crate::tct06::{Terminal, text};
use std::fs;

const REGISTERED: &str = "id direction number dated issuer summary due file sha256 cited tasks";
const MILESTONE: &str = "id task unit day words done_on document overdue";

#[test]
fn documents_and_their_tasks() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("chi dao.txt");
    let words = "Số: 312/UBND-NC\n1. Công an thị xã chủ trì rà soát dữ liệu trước ngày 25/3/2024.\n\
                 2. UBND các phường, xã: tuyên truyền, chậm nhất ngày 20/3/2024.";
    fs::write(&file, words).expect("a file");

    let read = terminal.answer(&["document", "import", text(&file)]);
    has_fields(&read, "number dated summary points");
    all_have_fields(&read["points"], "content lead support deadline is_task");
    let by = ["--issuer", "UBND tỉnh", "--date", "2024-03-11", "--accept"];
    let founded = terminal.answer(&[&["document", "import", text(&file)][..], &by].concat());
    has_fields(&founded, "document tasks");
    has_fields(&founded["document"], REGISTERED);
    assert_eq!(founded["document"]["tasks"][1], "ĐX2");
    assert_eq!(founded["tasks"][0]["deadline"]["until"], "2024-03-24");

    let out = ["document", "add", "5/KH-UBND", "--direction", "out"];
    has_fields(&terminal.answer(&out), REGISTERED);
    all_have_fields(&terminal.answer(&["document", "list"]), REGISTERED);
    has_fields(
        &terminal.answer(&["document", "show", "312/UBND-NC"]),
        REGISTERED,
    );
    let letter = folder.path().join("trien khai.docx");
    let written = terminal.answer(&["document", "letter", "312/UBND-NC", "--out", text(&letter)]);
    has_fields(&written, "path units tasks");
    assert!(letter.is_file());
}

#[test]
fn task_add_replace_milestone() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let point = [
        "--lead",
        "Phòng Tư pháp",
        "--deadline",
        "Trước ngày 15/4/2024",
    ];
    let basis = ["--document", "Công văn 312/UBND-NC ngày 11/3/2024"];
    let add = ["task", "add", "--content", "Rà soát văn bản"];
    let added = terminal.answer(&[&add[..], &point, &basis].concat());
    assert_eq!(added["tasks"][0]["number"], "ĐX1");
    assert_eq!(added["document"]["dated"], "2024-03-11");
    let replace = ["task", "replace", "16", "--by", "ĐX1", "--on", "2024-03-12"];
    let replaced = terminal.answer(&[&replace[..], &basis].concat());
    has_fields(&replaced, "task by on document");

    let set = ["task", "milestone", "add", "22", "--day", "2024-06-30"];
    let words = ["--words", "Xong kết nối"];
    let set = terminal.answer(&[&set[..], &words].concat());
    has_fields(&set, MILESTONE);
    let id = set["id"].to_string();
    let met = terminal.answer(&["task", "milestone", "done", &id, "--on", "2024-02-19"]);
    assert_eq!(met["done_on"], "2024-02-19");
    has_fields(
        &terminal.answer(&["task", "milestone", "remove", &id]),
        MILESTONE,
    );
}
