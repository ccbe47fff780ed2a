//! Keeping the directory.

use office::{NewUnit, UnitEdit, UnitKind};
use rust_xlsxwriter::Workbook;
use tests::desk::{Desk, day};

const ON: &str = "2024-03-14";

fn edit() -> UnitEdit {
    UnitEdit::default()
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn a_unit_is_added_found_by_its_spellings_and_taken_back() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let new = NewUnit {
        name: "Trung tâm Y tế".to_owned(),
        kind: UnitKind::Sector,
        level: None,
        collectives: vec!["Các tổ chức chính trị - xã hội".to_owned()],
        details: UnitEdit {
            phone: text("0237 3824 115"),
            aliases: vec!["TTYT".to_owned()],
            from: Some(day("2024-01-01")),
            ..edit()
        },
    };
    let card = desk.on(ON).add_unit(&new).expect("added");
    assert_eq!((card.unit.level, card.unit.collectives.len()), ("town", 1));
    let read = desk.on(ON).read_units("TTYT, Phòng Y tế").expect("read");
    let names: Vec<_> = read.iter().filter_map(|one| one.unit.as_deref()).collect();
    assert_eq!(names, ["Trung tâm Y tế", "Phòng Y tế"]);
    let last = desk.on(ON).units().expect("the directory").pop();
    assert_eq!(last.map(|unit| unit.name), text("Trung tâm Y tế"));
    let again = desk.on(ON).add_unit(&new).expect_err("taken");
    assert_eq!(again.code(), "name_taken");
    desk.on(ON).undo().expect("undone");
    assert_eq!(desk.dump(), before);
}

#[test]
fn contacts_are_set_kept_and_taken_away() {
    let desk = Desk::bim_son();
    let set = UnitEdit {
        email: text("yte@bimson.gov.vn"),
        phone: text("0237 3824 002"),
        ..edit()
    };
    desk.on(ON).edit_unit("Phòng Y tế", &set).expect("edited");
    let other = UnitEdit {
        short: text("P. Y tế"),
        ..edit()
    };
    let card = desk.on(ON).edit_unit("P. Y tế", &other).expect("edited");
    assert_eq!(card.unit.email.as_deref(), Some("yte@bimson.gov.vn"));
    let row = desk.on(ON).matrix(None).expect("the matrix").rows;
    let row = row.into_iter().find(|row| row.unit == "Phòng Y tế");
    assert_eq!(row.and_then(|row| row.phone), text("0237 3824 002"));
    let away = UnitEdit {
        email: text(""),
        ..edit()
    };
    let card = desk.on(ON).edit_unit("Phòng Y tế", &away).expect("edited");
    assert_eq!((card.unit.email, card.phone), (None, text("0237 3824 002")));
}

#[test]
fn edits_that_cannot_be_are_refused() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let table = [
        (
            UnitEdit {
                email: text("không có"),
                ..edit()
            },
            "email_invalid",
        ),
        (
            UnitEdit {
                aliases: vec!["phòng tư pháp".to_owned()],
                ..edit()
            },
            "name_taken",
        ),
        (
            UnitEdit {
                from: Some(day("2024-07-01")),
                until: Some(day("2024-06-30")),
                ..edit()
            },
            "day_too_early",
        ),
    ];
    for (edit, code) in table {
        let refused = desk.on(ON).edit_unit("Phòng Y tế", &edit);
        assert_eq!(refused.expect_err("refused").code(), code);
    }
    let unknown = desk.on(ON).edit_unit("Phòng Lạ", &edit());
    assert_eq!(unknown.expect_err("refused").code(), "unit_unknown");
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_table_of_contacts_is_taken_over_in_one_operation() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip([
        ["DANH BẠ THƯ CÔNG VỤ", "", "", ""],
        [
            "STT",
            "Cơ quan, đơn vị",
            "Địa chỉ E-mail",
            "Số ĐT / Điện thoại",
        ],
        [
            "1",
            "UBND P. Lam Sơn",
            "lamson@bimson.gov.vn",
            "0237 3760 111",
        ],
        ["2", "Phòng Tư pháp thị xã", "tuphap@bimson.gov.vn", ""],
        ["3", "Ban Quản lý chợ", "cho@bimson.gov.vn", ""],
    ]) {
        for (column, text) in (0..).zip(cells) {
            sheet.write(row, column, text).expect("a cell");
        }
    }
    let path = desk.path("danh-ba.xlsx");
    workbook.save(&path).expect("the workbook");

    let view = desk.on(ON).import_contacts(&path).expect("taken over");
    assert_eq!(view.changed, ["UBND phường Lam Sơn", "Phòng Tư pháp"]);
    let place = |one: &office::views::RemarkView| (one.code.clone(), one.cell.clone());
    let remarks: Vec<_> = view.remarks.iter().map(place).collect();
    assert_eq!(remarks, [("unit_unresolved".to_owned(), "B5".to_owned())]);
    let again = desk.on(ON).import_contacts(&path).expect("nothing new");
    assert_eq!((again.changed.len(), again.same), (0, 2));
    desk.on(ON).undo().expect("undone");
    assert_eq!(desk.dump(), before);
}
