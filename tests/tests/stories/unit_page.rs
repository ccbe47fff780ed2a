//! The directory and a unit's page: "đơn vị này còn nợ gì?".

use office::UnitEdit;
use rust_xlsxwriter::Workbook;
use tests::desk::Desk;

const WARD: &str = "UBND phường Ba Đình";

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn a_units_page_says_what_it_owes_and_how_it_reported() {
    let desk = Desk::bim_son();
    let form = desk.form("2024-03-08", "2024-03", WARD);
    let form = form.report("16", "Kết quả thực hiện trong kỳ", "Đang làm");
    let file = desk.receive("ba dinh.xlsx", &form);
    desk.accept("2024-03-19", &[file]).expect("taken in");
    let id = desk
        .on("2024-03-19")
        .submissions("2024-03")
        .expect("the list")[0]
        .id;
    desk.on("2024-03-20")
        .return_submission(id, "thiếu số văn bản")
        .expect("given back");
    let folder = desk.path("weeks");
    desk.on("2024-03-21")
        .export_forms("2024-W12", &folder, None)
        .expect("forms");

    let page = desk.on("2024-09-02").unit_page(WARD).expect("the page");
    assert!(page.exists && page.card.unit.name == WARD);
    let month = page
        .record
        .iter()
        .find(|one| one.period.id == "2024-03")
        .expect("the month");
    assert_eq!(
        (month.timeliness, month.days_late, month.supplements),
        ("late", 3, 1)
    );
    let debts = &page.debts;
    assert!(
        debts
            .unsent
            .iter()
            .any(|one| one.period == "2024-W12" && one.is_due)
    );
    assert_eq!(
        debts.corrections[0].reason.as_deref(),
        Some("thiếu số văn bản")
    );
    assert_eq!(
        debts
            .overdue
            .iter()
            .map(|one| one.number.as_str())
            .collect::<Vec<_>>(),
        ["16"]
    );
    for words in [
        WARD,
        "đến ngày 02/09/2024",
        "Tuần 12",
        "thiếu số văn bản",
        "nhiệm vụ 16 (quá 2 ngày)",
    ] {
        assert!(debts.answer.contains(words), "{words}: {}", debts.answer);
    }
    assert!(page.lines.iter().any(|line| line.role == "lead"));
    let missing = desk
        .on("2024-09-02")
        .unit_page("UBND phường Z")
        .expect_err("refused");
    assert_eq!(missing.code(), "unit_unknown");
}

#[test]
fn the_directory_counts_work_and_debts() {
    let desk = Desk::bim_son();
    desk.on("2024-03-08")
        .export_forms("2024-W11", &desk.path("w"), None)
        .expect("forms");
    let directory = desk
        .on("2024-03-15")
        .unit_directory()
        .expect("the directory");
    assert_eq!(
        (directory.units.len(), directory.collectives.len()),
        (29, 3)
    );
    let ward = directory
        .units
        .iter()
        .find(|one| one.card.unit.name == WARD)
        .expect("the ward");
    assert_eq!((ward.unsent, ward.exists, ward.leads > 20), (1, true, true));
    let wards = directory
        .collectives
        .iter()
        .find(|one| one.name == "UBND các phường, xã");
    assert_eq!(wards.map(|one| one.members.len()), Some(7));
    let empty = Desk::empty("bim-son-2024");
    assert_eq!(
        empty
            .on("2024-03-15")
            .unit_directory()
            .expect("no plan yet")
            .units[0]
            .leads,
        0
    );
}

#[test]
fn a_spelling_is_added_and_taken_away() {
    let desk = Desk::bim_son();
    let add = UnitEdit {
        aliases: vec!["Phường BĐ".to_owned()],
        ..UnitEdit::default()
    };
    let card = desk.on("2024-03-14").edit_unit(WARD, &add).expect("added");
    assert!(card.unit.aliases.contains(&"Phường BĐ".to_owned()));
    let away = UnitEdit {
        drop_aliases: vec!["Phường BĐ".to_owned()],
        ..UnitEdit::default()
    };
    let card = desk
        .on("2024-03-14")
        .edit_unit(WARD, &away)
        .expect("taken away");
    assert!(!card.unit.aliases.contains(&"Phường BĐ".to_owned()));
}

#[test]
fn a_table_of_contacts_is_looked_at_first() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let path = desk.path("danh ba.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, (name, phone)) in [
        ("Tên đơn vị", "Điện thoại"),
        (WARD, "0237 111"),
        ("Phòng Lạ", "1"),
    ]
    .iter()
    .enumerate()
    {
        let row = u32::try_from(row).expect("few rows");
        sheet.write_string(row, 0, *name).expect("written");
        sheet.write_string(row, 1, *phone).expect("written");
    }
    book.save(&path).expect("saved");
    let preview = desk
        .on("2024-03-14")
        .preview_contacts(&path)
        .expect("a preview");
    let view = preview.view();
    assert_eq!(view.changes.len(), 1);
    assert_eq!(
        (
            view.changes[0].field,
            view.changes[0].before.as_str(),
            view.changes[0].after.as_str()
        ),
        ("phone", "", "0237 111")
    );
    assert_eq!(view.remarks.len(), 1);
    assert_eq!(desk.dump(), before, "looking changes nothing");
    let mut office = desk.on("2024-03-14");
    office.accept_contacts(preview).expect("taken over");
    assert_eq!(
        office.unit_page(WARD).expect("the page").card.phone,
        text("0237 111")
    );

    let stale = office.preview_contacts(&path).expect("a preview");
    office
        .edit_unit(
            WARD,
            &UnitEdit {
                phone: text("0237 222"),
                ..UnitEdit::default()
            },
        )
        .expect("edited");
    assert_eq!(
        office.accept_contacts(stale).expect_err("stale").code(),
        "stale_preview"
    );
}
