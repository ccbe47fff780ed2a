//! Events, extensions, reminders; the directory.

use super::{REMARK, all_have_fields, has_fields};
use crate::tct06::{Terminal, text};
use rust_xlsxwriter::Workbook;

const WARD: &str = "UBND phường Lam Sơn";
const CARD: &str = "name kind level aliases collectives email from until short phone";

#[test]
fn event_log() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let logged = terminal.answer(&[
        "event",
        "log",
        "24",
        "--on",
        "2024-03-05",
        "--document",
        "Công văn số 5",
        "--until",
        "2024-05-31",
    ]);
    has_fields(&logged, "task event on until document");
    assert_eq!(
        (&logged["on"], &logged["until"]),
        (&"2024-03-05".into(), &"2024-05-31".into())
    );
    let list = terminal.answer(&["task", "list", "--search", "24"]);
    let mut lines = list.as_array().expect("a list").iter();
    let line = lines.find(|line| line["number"] == "24").expect("the task");
    assert_eq!(line["until"], "2024-05-31");
    assert_eq!(line["status"], "in_time");
}

#[test]
fn extend() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let fields = "task period unit was until document";
    let document = ["--document", "Công văn số 9"];
    let of_task = ["extend", "16", "--until", "2024-09-30"];
    let extended = terminal.answer(&[&of_task[..], &document].concat());
    has_fields(&extended, fields);
    assert_eq!(extended["was"], "2024-08-31");
    let of_report = [
        "extend",
        "--period",
        "2024-03",
        "--unit",
        WARD,
        "--until",
        "2024-03-20",
    ];
    let extended = terminal.answer(&[&of_report[..], &document].concat());
    has_fields(&extended, fields);
    assert_eq!(
        (&extended["period"], &extended["unit"]),
        (&"2024-03".into(), &WARD.into())
    );
}

#[test]
fn remind() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let out = terminal.path("don-doc.docx");
    let made = terminal.answer(&["remind", "--period", "2024-02", "--out", text(&out)]);
    has_fields(&made, "units path drafts zip");
    assert!(
        made["units"]
            .as_array()
            .is_some_and(|units| units.iter().any(|one| one == WARD))
    );
    assert_eq!(made["path"], text(&out));
    let page = terminal.answer(&["period", "show", "2024-02"]);
    let mut units = page["units"].as_array().expect("units").iter();
    let ward = units.find(|unit| unit["unit"] == WARD).expect("the ward");
    assert_eq!(ward["reminders"], 1);
}

#[test]
fn unit_add_edit_and_import() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let added = terminal.answer(&["unit", "add", "Trung tâm Y tế", "--kind", "sector"]);
    has_fields(&added, CARD);
    let edited = terminal.answer(&["unit", "edit", WARD, "--email", "lamson@bimson.gov.vn"]);
    has_fields(&edited, CARD);
    assert_eq!(edited["email"], "lamson@bimson.gov.vn");

    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip([
        ["Đơn vị", "Điện thoại"],
        [WARD, "0237 3760 111"],
        ["Ban Quản lý chợ", "0237 3760 112"],
    ]) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).expect("a cell");
        }
    }
    let path = terminal.path("danh-ba.xlsx");
    workbook.save(&path).expect("the workbook");
    let imported = terminal.answer(&["unit", "import", text(&path)]);
    has_fields(&imported, "changed same remarks");
    assert_eq!(imported["changed"], serde_json::json!([WARD]));
    all_have_fields(&imported["remarks"], REMARK);
}

#[test]
fn period_waive_and_close() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let waive = ["period", "waive", "2024-W07", "--reason", "Nghỉ Tết"];
    let waived = terminal.answer(&waive);
    has_fields(&waived, "period unit reason");
    let one = [
        "period", "waive", "2024-W08", "--unit", WARD, "--reason", "Bão",
    ];
    assert_eq!(terminal.answer(&one)["unit"], WARD);
    let back = ["period", "waive", "2024-W08", "--unit", WARD, "--remove"];
    assert_eq!(terminal.answer(&back)["reason"], serde_json::Value::Null);
    let closed = terminal.answer(&["period", "close", "2024-W05"]);
    has_fields(&closed, "period closed units");
    let opened = terminal.answer(&["period", "close", "2024-W05", "--reopen"]);
    assert_eq!(opened["closed"], false);
}

#[test]
fn settings_and_days_off() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let fields =
        "key name hint kind value shown is_default default default_shown least most choices";
    let list = terminal.answer(&["setting", "list"]);
    for setting in all_have_fields(&list, fields) {
        for choice in setting["choices"].as_array().expect("choices") {
            has_fields(choice, "value label effect");
            let is_value = choice["value"] == setting["value"];
            assert_eq!(choice["effect"].is_null(), is_value, "{choice}");
        }
    }
    let set = terminal.answer(&["setting", "set", "printed_day", "province"]);
    assert_eq!(set["value"], "province");
    let days = terminal.answer(&["holiday", "list", "--year", "2024"]);
    has_fields(&days, "year days");
    all_have_fields(&days["days"], "day name worked own");
    let name = ["--name", "Nghỉ bù"];
    terminal.answer(&[&["holiday", "add", "2024-03-18"][..], &name].concat());
    terminal.answer(&["holiday", "remove", "2024-03-18"]);
    let out = terminal.path("lich.ics");
    let written = terminal.answer(&["period", "calendar", "--out", text(&out)]);
    has_fields(&written, "path year events");
}
