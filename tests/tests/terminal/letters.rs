//! Reports that came by e-mail, from a terminal.

use crate::tct06::{Terminal, said, text};
use tests::clerk::Workbook;
use tests::post::Letter;

const UNIT: &str = "UBND phường Lam Sơn";
const AT: &str = "2024-03-14T08:05:00+07:00";

fn form(terminal: &Terminal) -> Vec<u8> {
    let forms = terminal.path("forms");
    let export = [
        "form",
        "export",
        "--period",
        "2024-03",
        "--out",
        text(&forms),
    ];
    terminal.answer_on("2024-02-20", &export);
    let file = forms.join("ubnd-phuong-lam-son_2024-03.xlsx");
    Workbook::open(&std::fs::read(file).expect("the form"))
        .report("4", "Tình trạng", "Đang thực hiện")
        .save()
}

#[test]
fn a_letter_is_imported_and_listed() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let letter = Letter::from("lamson@bimson.example", AT)
        .with("bản cuối(1).xlsx", &form(&terminal))
        .with("công văn.pdf", b"%PDF-1.7\n");
    let path = terminal.path("thu.eml");
    std::fs::write(&path, letter.eml()).expect("the letter");

    let shown = terminal.run(&["submission", "import", text(&path)]);
    let shown = said(&shown.stdout);
    assert!(shown.contains("thu.eml › bản cuối(1).xlsx"), "{shown}");

    let taken = terminal.answer(&["submission", "import", text(&path), "--accept"]);
    assert_eq!(taken["accepted"], true);
    let files = taken["files"].as_array().expect("files");
    assert_eq!(files.len(), 2);
    assert_eq!(files[1]["copy_of"], "bản cuối(1).xlsx");
    for (file, verdict) in files.iter().zip(["new", "new"]) {
        assert_eq!(file["path"], text(&path));
        assert_eq!(file["container"], "thu.eml");
        assert_eq!(file["sender"], "lamson@bimson.example");
        assert_eq!(file["received"], AT);
        assert_eq!(file["verdict"], verdict);
    }
    assert_eq!(files[0]["name"], "bản cuối(1).xlsx");
    assert_eq!(files[0]["unit"], UNIT);

    let list = terminal.answer(&["submission", "list", "--period", "2024-03"]);
    assert_eq!(list[0]["unit"], UNIT);
    assert_eq!(list[0]["file"], "bản cuối(1).xlsx");
    assert_eq!(list[0]["received"], AT);
}

#[test]
fn a_letter_without_files_is_a_verdict() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let path = terminal.path("thu.eml");
    std::fs::write(&path, Letter::from("a@b.example", AT).saying("").eml()).expect("the letter");
    let looked = terminal.answer(&["submission", "import", text(&path)]);
    let file = &looked["files"][0];
    assert_eq!(file["verdict"], "unreadable");
    assert_eq!(file["remarks"][0]["code"], "letter_without_files");
}

#[test]
fn the_watched_folder_is_a_setting_and_a_list() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let none = terminal.answer(&["submission", "inbox"]);
    assert!(none["folder"].is_null() && none["files"].as_array().is_some_and(Vec::is_empty));
    let folder = terminal.path("thư đến");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(
        folder.join("thư.eml"),
        Letter::from("a@b.example", AT).eml(),
    )
    .expect("a letter");
    let file = std::fs::File::options()
        .write(true)
        .open(folder.join("thư.eml"));
    let long_ago = std::time::SystemTime::UNIX_EPOCH;
    file.and_then(|file| file.set_modified(long_ago))
        .expect("its time");
    let set = terminal.answer(&["setting", "set", "watched_folder", text(&folder)]);
    assert_eq!(
        (&set["kind"], &set["value"]),
        (&"folder".into(), &text(&folder).into())
    );
    let list = terminal.answer(&["submission", "inbox"]);
    assert_eq!(list["files"][0]["name"], "thư.eml");
    assert_eq!(
        (&list["waiting"], &list["problem"]),
        (&0.into(), &serde_json::Value::Null)
    );
}
