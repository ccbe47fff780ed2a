//! What comes in beside workbooks, from the terminal.

use crate::tct06::{Terminal, text};

const UNIT: &str = "UBND phường Lam Sơn";

#[test]
fn a_signed_document_is_imported_shown_and_described() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let path = terminal.path("15-BC-UBND ngay 12.3.2024.pdf");
    std::fs::write(&path, b"%PDF-1.7\n").expect("the document");
    let unknown = terminal.answer(&["submission", "import", text(&path)]);
    assert_eq!(unknown["files"][0]["verdict"], "quarantined");

    let import = [
        "submission",
        "import",
        text(&path),
        "--unit",
        UNIT,
        "--period",
        "2024-03",
        "--accept",
    ];
    let taken = terminal.answer(&import);
    let file = &taken["files"][0];
    assert_eq!(
        (&file["verdict"], &taken["accepted"]),
        (&"new".into(), &true.into())
    );
    assert_eq!(file["recognised_by"], "given");
    assert_eq!(file["rows"].as_array().map(Vec::len), Some(0));
    assert_eq!(file["remarks"][0]["code"], "document_only");

    let page = terminal.answer(&["period", "show", "2024-03"]);
    let units = page["units"].as_array().expect("units");
    let unit = units.iter().find(|one| one["unit"] == UNIT).expect("it");
    assert_eq!(
        (&unit["versions"], &unit["lacks_figures"]),
        (&1.into(), &true.into())
    );
    let list = terminal.answer(&["submission", "list", "--period", "2024-03"]);
    assert_eq!(
        (&list[0]["way"], &list[0]["documents"]),
        (&"document".into(), &1.into())
    );
    let id = list[0]["id"].to_string();
    let describe = ["submission", "describe", &id, "--signer", "Nguyễn Văn An"];
    let described = terminal.answer(&describe);
    let shown = terminal.answer(&["submission", "show", &id]);
    assert_eq!(described, shown);
    let document = &shown["documents"][0];
    assert_eq!(
        (&document["number"], &document["dated"], &document["signer"]),
        (
            &"15/BC-UBND".into(),
            &"2024-03-12".into(),
            &"Nguyễn Văn An".into()
        )
    );
}

#[test]
fn nothing_new_is_entered_for_a_unit() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let enter = [
        "submission",
        "enter",
        UNIT,
        "--period",
        "2024-03",
        "--way",
        "telephone",
        "--nothing-new",
        "--message",
        "Phường không phát sinh.",
    ];
    let entered = terminal.answer(&enter);
    assert_eq!(
        (&entered["way"], &entered["handling"]),
        (&"telephone".into(), &"approved".into())
    );
    let shown = terminal.answer(&["submission", "show", &entered["id"].to_string()]);
    assert_eq!(shown["letter"]["text"], "Phường không phát sinh.");
}
