//! What cannot be done is refused whole: a code, a sentence, a next step, and nothing written.

use crate::tct06::{TODAY, Terminal, said, text};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use store::{Operation, Store, StoreError};
use tests::desk::{bundled, fixture};

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let bytes = fs::read(&path).expect("a file");
            found.insert(path, bytes);
        }
    }
    found
}

/// That a command is refused with a code and leaves every file as it was.
#[track_caller]
fn refuses(terminal: &Terminal, arguments: &[&str], code: &str) {
    let before = files(&terminal.path(""));
    let refusal = terminal.refusal(arguments);
    assert_eq!(refusal.code, code, "{arguments:?}: {}", refusal.message);
    for words in [&refusal.message, &refusal.hint] {
        let sentence = words.ends_with(['.', '…']) && words.contains(' ');
        assert!(
            sentence && words.chars().any(|c| ('À'..='ỹ').contains(&c)),
            "{arguments:?}: {words}"
        );
    }
    let after = files(&terminal.path(""));
    assert_eq!(
        after.keys().collect::<Vec<_>>(),
        before.keys().collect::<Vec<_>>()
    );
    assert!(after == before, "{arguments:?} changed a file");
}

fn with_file(terminal: &Terminal, name: &str, bytes: &[u8]) -> String {
    let path = terminal.path(name);
    fs::write(&path, bytes).expect("a file");
    text(&path).to_owned()
}

#[test]
fn files_that_hold_no_appendix() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let plan = fs::read(bundled("plans/bim-son-2024.xlsx")).expect("the plan");
    let old = fs::read(fixture("bim-son-2024.xls")).expect("the old plan");
    let table: [(&str, &[u8], &str); 9] = [
        ("a.xlsx", b"%PDF-1.7\n1 0 obj\n", "not_a_workbook_pdf"),
        (
            "b.xls",
            b"<html><body><table><tr><td>TT</td></tr></table></body></html>",
            "not_a_workbook_html",
        ),
        (
            "c.xls",
            "TT;Nội dung;Thời gian\n1;Việc;Quý I\n".as_bytes(),
            "not_a_workbook_csv",
        ),
        (
            "d.xlsx",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "not_a_workbook_image",
        ),
        ("e.xlsx", b"", "empty"),
        ("f.xlsx", &plan[..plan.len() / 2], "damaged"),
        ("g.xlsx", &plan[..40], "damaged"),
        ("h.xls", &old[..old.len() / 3], "damaged"),
        (
            "~$plan.xlsx",
            b"\x05Admin\0\0\0\0",
            "not_a_workbook_lock_file",
        ),
    ];
    for (name, bytes, code) in table {
        let file = with_file(&terminal, name, bytes);
        refuses(&terminal, &["plan", "import", &file, "--accept"], code);
    }
    let letter = fixture("letter.xlsx");
    refuses(
        &terminal,
        &["plan", "import", text(&letter), "--accept"],
        "no_appendix",
    );
    let file = bundled("plans/bim-son-2024.xlsx");
    let sheet = ["plan", "import", text(&file), "--sheet", "Trang 9"];
    refuses(&terminal, &sheet, "sheet_missing");
    let missing = terminal.path("khong-co.xlsx");
    refuses(
        &terminal,
        &["plan", "import", text(&missing)],
        "file_missing",
    );
    let folder = terminal.path("");
    refuses(
        &terminal,
        &["plan", "import", text(&folder)],
        "file_unreadable",
    );
}

#[test]
fn submissions_of_which_nothing_can_be_listed() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let missing = terminal.path("khong-co.xlsx");
    refuses(
        &terminal,
        &["submission", "import", text(&missing)],
        "file_missing",
    );
    let bare = terminal.path("thu-muc");
    fs::create_dir(&bare).expect("a folder");
    refuses(
        &terminal,
        &["submission", "import", text(&bare)],
        "nothing_stored",
    );
    let pdf = with_file(&terminal, "van-ban.xlsx", b"%PDF-1.7\n");
    let period = ["submission", "import", &pdf, "--period", "2024-06"];
    refuses(&terminal, &period, "period_unknown");
}

#[test]
fn bad_submissions_are_listed_with_their_reason_and_store_nothing() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let empty = with_file(&terminal, "trong.xlsx", b"");
    let pdf = with_file(&terminal, "van-ban.xlsx", b"%PDF-1.7\n");
    let before = files(&terminal.path(""));
    let looked = terminal.answer(&["submission", "import", &empty, &pdf, "--accept"]);
    assert_eq!(looked["accepted"], false);
    for (file, code) in [(0, "empty"), (1, "not_a_workbook_pdf")] {
        assert_eq!(looked["files"][file]["verdict"], "unreadable");
        assert_eq!(looked["files"][file]["remarks"][0]["code"], code);
    }
    assert!(files(&terminal.path("")) == before);
}

#[test]
fn names_nobody_knows() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let out = terminal.path("forms");
    let table: [(&[&str], &str); 15] = [
        (&["task", "list", "--unit", "Phòng Lạ"], "unit_unknown"),
        (
            &["assign", "1", "Phòng Lạ", "--role", "lead"],
            "unit_unknown",
        ),
        (
            &["assign", "99", "Thanh tra", "--role", "lead"],
            "task_unknown",
        ),
        (
            &["assign", "27", "Thanh tra", "--role", "lead", "--remove"],
            "assignment_unknown",
        ),
        (&["period", "show", "2024-13"], "period_unknown"),
        (
            &["submission", "list", "--period", "tuần 10"],
            "period_unknown",
        ),
        (&["submission", "approve", "7"], "submission_unknown"),
        (&["indicator", "show", "99"], "indicator_unknown"),
        (&["indicator", "add", " "], "indicator_nameless"),
        (&["indicator", "edit", "4", "--code", "8.1"], "code_taken"),
        (
            &["return", "diff", "2024-03/1", "2024-03"],
            "return_unknown",
        ),
        (&["trace", "2024-03", "PL XX!A9"], "cell_unknown"),
        (&["submission", "return", "7"], "submission_unknown"),
        (
            &["form", "export", "--period", "2024-06", "--out", text(&out)],
            "period_unknown",
        ),
        (
            &[
                "progress",
                "set",
                "10",
                "Thanh tra",
                "--period",
                "2024-03",
                "--state",
                "done",
                "--percent",
                "101",
            ],
            "value_invalid",
        ),
    ];
    for (arguments, code) in table {
        refuses(&terminal, arguments, code);
    }
}

#[test]
fn a_form_for_a_unit_that_has_nothing_to_report() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let unit = "Bảo hiểm xã hội";
    terminal.answer(&["assign", "19", unit, "--role", "support", "--remove"]);
    let out = terminal.path("forms");
    let export = [
        "form",
        "export",
        "--period",
        "2024-03",
        "--out",
        text(&out),
        "--unit",
        unit,
    ];
    refuses(&terminal, &export, "period_not_owed");
}

#[test]
fn places_that_cannot_be_written() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let in_the_way = with_file(&terminal, "chan", b"a file stands here");
    let below = format!("{in_the_way}/tong-hop.xlsx");
    let nowhere = terminal.path("khong-co").join("tong-hop.xlsx");
    let a_folder = terminal.path("thu-muc");
    fs::create_dir(&a_folder).expect("a folder");
    let return_to = |out: &str, code| {
        refuses(
            &terminal,
            &["return", "export", "--period", "2024-03", "--out", out],
            code,
        );
    };
    return_to(&below, "folder_missing");
    return_to(text(&nowhere), "folder_missing");
    return_to(text(&a_folder), "cannot_write");
    let forms = [
        "form",
        "export",
        "--period",
        "2024-03",
        "--out",
        &in_the_way,
    ];
    refuses(&terminal, &forms, "cannot_write");
    let forms = [
        "form",
        "export",
        "--period",
        "2024-03",
        "--out",
        &format!("{in_the_way}/bieu-mau"),
    ];
    refuses(&terminal, &forms, "cannot_write");
    refuses(
        &terminal,
        &["backup", "create", "--to", text(&nowhere)],
        "folder_missing",
    );
}

#[test]
fn a_store_that_is_missing_there_already_or_something_else() {
    let terminal = Terminal::empty();
    for command in [["plan", "show"], ["unit", "list"], ["period", "list"]] {
        refuses(&terminal, &command, "store_missing");
    }
    refuses(&terminal, &["check"], "store_missing");
    refuses(
        &terminal,
        &["init", "--profile", "ha-noi"],
        "profile_unknown",
    );
    fs::write(terminal.store(), b"a letter, no store").expect("a file");
    refuses(&terminal, &["check"], "not_a_store");
    refuses(
        &terminal,
        &["init", "--profile", "bim-son-2024"],
        "store_exists",
    );
    fs::write(terminal.store(), b"").expect("a file");
    refuses(&terminal, &["check"], "not_a_store");

    let terminal = Terminal::empty();
    terminal.answer(&["init", "--profile", "bim-son-2024"]);
    for command in [
        vec!["plan", "show"],
        vec!["task", "list"],
        vec!["period", "show", "2024-03"],
    ] {
        refuses(&terminal, &command, "no_plan");
    }
    refuses(&terminal, &["undo"], "nothing_to_undo");
    let whole = fs::read(terminal.store()).expect("the store");
    fs::write(terminal.store(), &whole[..whole.len() / 2]).expect("half of it");
    refuses(&terminal, &["unit", "list"], "store_damaged");
}

#[test]
fn a_store_another_program_is_writing_in() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let before = terminal.dump();
    let at = NaiveDate::from_ymd_opt(2024, 3, 14).and_then(|day| day.and_hms_opt(12, 0, 0));
    let at = at.expect("a moment");
    let mut other = Store::open(&terminal.store(), at).expect("the store");
    let operation = Operation::new("held_open", "", at);
    // The operation is open, and holds the write lock, while the terminal tries; then it fails.
    let held: Result<store::Done<()>, StoreError> = other.perform(&operation, |_| {
        let assign = ["assign", "27", "Thanh tra", "--role", "lead"];
        let refusal = terminal.refusal(&assign);
        assert_eq!(refusal.code, "store_busy", "{}", refusal.message);
        // Looking is allowed meanwhile.
        assert_eq!(terminal.answer(&["plan", "show"])["year"], 2024);
        Err(StoreError::NothingToUndo)
    });
    assert!(held.is_err());
    assert_eq!(terminal.dump(), before);
    terminal.answer(&["assign", "27", "Thanh tra", "--role", "lead"]);
}

/// A script that reads an answer cut off by a full disk must not take it for done.
#[test]
#[cfg(target_os = "linux")]
fn an_answer_that_does_not_arrive_is_no_success() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let full = fs::OpenOptions::new().write(true).open("/dev/full");
    let mut command = terminal.command(TODAY, &["--json", "plan", "show"]);
    let ended = command.stdout(full.expect("a full disk")).output();
    let ended = ended.expect("the program starts");
    assert_eq!(ended.status.code(), Some(1));
    assert!(said(&ended.stderr).contains("answer_not_written"));
}
