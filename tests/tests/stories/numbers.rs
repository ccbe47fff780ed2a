//! Numbers of indicators on their way: asked in a form, typed by a clerk, added up for the
//! province, and followed back to the clerk's cell.

use office::views::{PageRowView, PageView};
use office::{CorrectionRequest, Delivery, NumbersEntry, Office};
use plan::book::{Book, cell_name};
use std::fs;
use tests::clerk::Workbook;
use tests::desk::Desk;

const LAM_SON: &str = "UBND phường Lam Sơn";
const BAC_SON: &str = "UBND phường Bắc Sơn";
const ON: &str = "2024-03-14";

/// The beginning of indicator 8.2's name: hồ sơ giải quyết đúng hoặc trước hạn.
const IN_TIME: &str = "Tỷ lệ hồ sơ thủ tục hành chính được giải quyết đúng";

fn form(desk: &Desk, unit: &str, numerator: &str, denominator: &str) -> Workbook {
    desk.form("2024-02-20", "2024-03", unit)
        .count(IN_TIME, "Tử số", numerator)
        .count(IN_TIME, "Mẫu số", denominator)
}

fn send(desk: &Desk, file: &str, form: &Workbook) {
    let file = desk.receive(file, form);
    let taken = desk.accept(ON, &[file]).expect("taken in");
    assert!(taken.accepted, "{:?}", taken.files[0].head.remarks);
}

fn page(office: &Office, title: &str) -> PageView {
    let pages = office.return_pages("2024-03").expect("pages").pages;
    let mut pages = pages.into_iter();
    pages
        .find(|page| page.title.starts_with(title))
        .expect(title)
}

fn third(office: &Office) -> PageView {
    page(office, "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU")
}

/// The texts of the row whose second cell begins with some words; of an indicator's two levels
/// the communes'.
fn row(page: &PageView, begins: &str) -> Vec<String> {
    let mut rows = page.tables.iter().flat_map(|table| &table.rows);
    let named = |row: &&PageRowView| row.cells.get(1).is_some_and(|cell| is_meant(cell, begins));
    rows.find(named).expect(begins).cells.clone()
}

fn is_meant(cell: &str, begins: &str) -> bool {
    cell.starts_with(begins) && !cell.contains("Cấp thị xã")
}

/// The cell of a sheet below a name in column B, in a column.
fn cell_of(book: &Book, tab: &str, begins: &str, column: u32) -> String {
    let sheet = book.sheets.iter().find(|sheet| sheet.name == tab);
    let mut rows = sheet.expect("the sheet").rows.iter();
    let named = |row: &&plan::book::Row| {
        row.cell(1)
            .is_some_and(|cell| is_meant(&cell.shown(), begins))
    };
    let row = rows.find(named).expect("the row");
    format!("{tab}!{}", cell_name(row.index, column))
}

#[test]
fn what_two_clerks_typed_adds_up_and_leads_back_to_their_cells() {
    let desk = Desk::bim_son();
    let (lam, bac) = (
        form(&desk, LAM_SON, "45", "50"),
        form(&desk, BAC_SON, "10/100", ""),
    );
    send(&desk, "lam son.xlsx", &lam);
    send(&desk, "bac son.xlsx", &bac);
    let office = desk.on(ON);
    let shown = row(&third(&office), IN_TIME);
    assert_eq!(shown[3..7], ["≥ 90%", "55", "150", "36,7"]);
    let path = desk.path("trả.xlsx");
    office.export_return("2024-03", &path).expect("written");
    let book = sheets::read(&fs::read(&path).expect("the file"), "x.xlsx").expect("a workbook");
    let traced = office
        .trace("2024-03", &cell_of(&book, "PL III", IN_TIME, 6))
        .expect("traced");
    assert_eq!(
        traced.rule.as_deref(),
        Some("sum of numerators / sum of denominators")
    );
    let told: Vec<_> = traced
        .sources
        .iter()
        .map(|one| (&*one.file, (&*one.sheet, &*one.cell), &*one.text))
        .collect();
    let at = |form: &Workbook, heading| form.number_cell(IN_TIME, heading);
    let [numerator, denominator, both] = [at(&lam, "Tử số"), at(&lam, "Mẫu số"), at(&bac, "Tử số")];
    let place = |of: &'static str, (sheet, cell): &(String, String), text: &'static str| {
        (of, sheet.clone(), cell.clone(), text)
    };
    let expected = [
        place("bac son.xlsx", &both, "10/100"),
        place("lam son.xlsx", &numerator, "45"),
        place("lam son.xlsx", &denominator, "50"),
    ];
    let expected: Vec<_> = expected
        .iter()
        .map(|(file, sheet, cell, text)| (*file, (&**sheet, &**cell), *text))
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn a_second_version_changes_exactly_its_numbers() {
    let desk = Desk::bim_son();
    send(&desk, "một.xlsx", &form(&desk, LAM_SON, "45", "50"));
    let frozen = desk.path("bản 1.xlsx");
    desk.on(ON)
        .freeze_return("2024-03", &frozen)
        .expect("frozen");
    send(&desk, "hai.xlsx", &form(&desk, LAM_SON, "46", "50"));
    let changes = desk
        .on(ON)
        .return_changes("2024-03/1", "2024-03")
        .expect("compared")
        .changes;
    let told: Vec<_> = changes
        .iter()
        .map(|one| (one.sheet.as_str(), one.before.as_str(), one.after.as_str()))
        .collect();
    for one in [
        ("PL III", "45", "46"),
        ("PL III", "90,0", "92,0"),
        ("PL IV", "45", "46"),
        ("PL IV", "90,0", "92,0"),
    ] {
        assert!(told.contains(&one), "{one:?} in {told:?}");
    }
    let sheets = ["PL III", "PL IV"];
    assert!(
        told.iter().all(|(sheet, ..)| sheets.contains(sheet)),
        "{told:?}"
    );
    for change in &changes {
        assert_eq!(
            change.because,
            ["UBND phường Lam Sơn, 2024-03, bản 2"],
            "{change:?}"
        );
    }
}

#[test]
fn the_third_sheet_agrees_with_what_was_entered() {
    let desk = Desk::bim_son();
    let mut office = desk.on(ON);
    let wards = ["Ba Đình", "Bắc Sơn", "Đông Sơn", "Lam Sơn", "Ngọc Trạo"];
    let (mut over, mut under) = (0, 0);
    for (at, ward) in (1..).zip(wards) {
        let (numerator, denominator) = (37 * at, 40 * at + 7);
        over += numerator;
        under += denominator;
        let entry = NumbersEntry {
            indicator: "8.2".to_owned(),
            unit: format!("UBND phường {ward}"),
            period: "2024-03".to_owned(),
            numerator: Some(numerator.to_string()),
            denominator: Some(denominator.to_string()),
            value: None,
            note: String::new(),
        };
        office.set_numbers(&entry).expect("entered");
    }
    let communes = page(&office, "SỐ LIỆU CHỈ TIÊU THEO");
    let sums = row(&communes, "Tổng cộng");
    let rate = format!("{:.1}", f64::from(over) / f64::from(under) * 100.0).replace('.', ",");
    assert!(
        sums.windows(3)
            .any(|of| of == [over.to_string(), under.to_string(), rate.clone()]),
        "{sums:?}"
    );
    // One number of each is counted by Tổng hợp's task too: it was updated.
    let shown = row(&third(&office), IN_TIME);
    assert_eq!(shown[4..7], [over.to_string(), under.to_string(), rate]);
    assert!(shown[8].starts_with("5/"), "{shown:?}");
}

#[test]
fn a_form_whose_hidden_ids_were_removed_still_gives_its_numbers() {
    let desk = Desk::bim_son();
    let copied = form(&desk, LAM_SON, "45", "50").without_ids();
    let file = desk.receive("UBND phường Lam Sơn.xlsx", &copied);
    let taken = desk.accept(ON, &[file]).expect("taken in");
    let [only] = taken.files.as_slice() else {
        panic!("{taken:?}")
    };
    assert_eq!(only.head.measurements.len(), 1, "{only:?}");
    let shown = row(&third(&desk.on(ON)), IN_TIME);
    assert_eq!(shown[4..7], ["45", "50", "90,0"]);
}

#[test]
fn a_removed_indicator_s_row_is_kept_aside() {
    let desk = Desk::bim_son();
    let filled = form(&desk, LAM_SON, "45", "50");
    desk.on(ON).remove_indicator("8.2").expect("removed");
    let file = desk.receive("lam son.xlsx", &filled);
    let view = desk.look_at(ON, &file);
    let codes: Vec<&str> = view.head.remarks.iter().map(|one| &*one.code).collect();
    assert_eq!(codes, ["indicator_unmatched"]);
    assert!(view.head.measurements.is_empty());
}

#[test]
fn a_number_that_cannot_be_is_asked_back_in_a_workbook_that_mends_it_and_a_letter() {
    let desk = Desk::bim_son();
    send(&desk, "1.xlsx", &form(&desk, LAM_SON, "60", "50"));
    let reports = desk.on(ON).submissions("2024-03").expect("the reports");
    assert_eq!(reports[0].wants, 1);
    let request = CorrectionRequest {
        submissions: vec![reports[0].id],
        ..CorrectionRequest::default()
    };
    let out = Delivery::folder(desk.path("bổ sung"));
    let asked = desk
        .on(ON)
        .request_corrections(&request, &out)
        .expect("asked");
    let asked = &asked.files[0];
    let said = format!("Chỉ tiêu “{IN_TIME}");
    assert!(
        asked.text.contains(&said) && asked.text.contains("60"),
        "{}",
        asked.text
    );

    let letter = fs::read(&asked.letter).expect("the letter");
    let letter = sheets::read(&letter, "a.docx").expect("a document");
    let cells = letter.sheets.iter().flat_map(|sheet| &sheet.rows);
    let cells = cells.flat_map(|row| row.cells.iter().map(|(_, cell)| cell.shown()));
    let words = cells.collect::<Vec<_>>().join("\n");
    for part in [
        "V/v bổ sung báo cáo tháng 3/2024",
        "Kính gửi: UBND phường Lam Sơn.",
        &said,
    ] {
        assert!(words.contains(part), "{part}\n{words}");
    }

    let page = Workbook::open(&fs::read(&asked.path).expect("the workbook"));
    let mended = page
        .count(IN_TIME, "Tử số", "45")
        .count(IN_TIME, "Mẫu số", "50");
    send(&desk, "2.xlsx", &mended);
    let shown = row(&third(&desk.on(ON)), IN_TIME);
    assert_eq!(shown[4..6], ["45", "50"]);
}
