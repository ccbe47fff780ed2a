//! A return is frozen, questioned, and followed back to what units wrote.

use office::views::{ChangeView, TraceView};
use office::{Entry, Office, Reported, Role, State};
use plan::book::{Book, cell_name};
use std::fs;
use std::path::PathBuf;
use tests::desk::Desk;

const WARD: &str = "UBND phường Lam Sơn";
const OFFICE: &str = "Phòng Nội vụ";
const ON: &str = "2024-03-14";

/// The ward's March form comes back with a result for task 10.
fn ward_reports(desk: &Desk, file: &str, result: &str) -> PathBuf {
    let form = desk
        .form("2024-02-20", "2024-03", WARD)
        .report("10", "Tình trạng", "Đang thực hiện")
        .report("10", "Tỷ lệ hoàn thành (%)", "45,5%")
        .report("10", "Kết quả thực hiện trong kỳ", result)
        .answer("Số báo cáo của đơn vị", "12/BC-UBND")
        .answer("Khó khăn, vướng mắc – nguyên nhân", "Thiếu máy quét.");
    let file = desk.receive(file, &form);
    let taken = desk
        .accept(ON, std::slice::from_ref(&file))
        .expect("taken in");
    assert!(taken.accepted);
    file
}

fn by_telephone(desk: &Desk, task: &str, result: &str) {
    let entry = Entry {
        task: task.to_owned(),
        unit: OFFICE.to_owned(),
        period: "2024-03".to_owned(),
        reported: Reported::State(State::InProgress),
        percent: None,
        done_on: None,
        result: result.to_owned(),
        product: String::new(),
        note: String::new(),
    };
    desk.on(ON).set_progress(&entry).expect("entered");
}

fn freeze(desk: &Desk, on: &str, name: &str) -> (u32, Vec<u8>) {
    let path = desk.path(name);
    let view = desk.on(on).freeze_return("2024-03", &path).expect("frozen");
    (
        view.version.expect("a version"),
        fs::read(&path).expect("the file"),
    )
}

fn again(desk: &Desk, name: &str) -> Vec<u8> {
    let path = desk.path("lại.xlsx");
    let view = desk
        .on("2024-06-01")
        .frozen_return(name, &path)
        .expect("written");
    assert_eq!(
        format!("{}/{}", view.period, view.version.expect("a version")),
        name
    );
    fs::read(&path).expect("the file")
}

fn changes(desk: &Desk, older: &str, newer: &str) -> Vec<ChangeView> {
    let office = desk.on(ON);
    office
        .return_changes(older, newer)
        .expect("compared")
        .changes
}

/// The cell of a return that shows a text.
fn cell_showing(book: &Book, tab: &str, text: &str) -> String {
    let sheet = book
        .sheets
        .iter()
        .find(|sheet| sheet.name == tab)
        .expect("the sheet");
    let cells = sheet.rows.iter().flat_map(|row| {
        let cells = row.cells.iter();
        cells.map(|(column, cell)| (cell_name(row.index, *column), cell.shown()))
    });
    let mut found = cells
        .filter(|(_, shown)| shown == text)
        .map(|(name, _)| name);
    found
        .next()
        .unwrap_or_else(|| panic!("{text} is not on {tab}"))
}

fn trace(office: &Office, name: &str, tab: &str, cell: &str) -> TraceView {
    let traced = office.trace(name, &format!("{tab}!{cell}"));
    traced.unwrap_or_else(|error| panic!("{tab}!{cell}: {}", error.message()))
}

#[test]
fn a_frozen_return_stays_byte_for_byte_whatever_comes_later() {
    let desk = Desk::bim_son();
    ward_reports(&desk, "một.xlsx", "Tiếp nhận 210 hồ sơ.");
    let (version, bytes) = freeze(&desk, ON, "bản 1.xlsx");
    assert_eq!(version, 1);
    ward_reports(&desk, "hai.xlsx", "Tiếp nhận 245 hồ sơ.");
    assert_eq!(again(&desk, "2024-03/1"), bytes);
    desk.on(ON).undo().expect("the second report undone");
    assert_eq!(again(&desk, "2024-03/1"), bytes);
    assert!(desk.on(ON).check().expect("checked").ok);
}

#[test]
fn freezing_unchanged_data_again_answers_the_version_there_is() {
    let desk = Desk::bim_son();
    let (_, bytes) = freeze(&desk, ON, "bản 1.xlsx");
    let before = desk.dump();
    let (version, same) = freeze(&desk, "2024-03-15", "bản 1 lần nữa.xlsx");
    assert_eq!(
        (version, same == bytes),
        (1, true),
        "only the time of extraction differs"
    );
    assert_eq!(desk.dump(), before);
}

#[test]
fn freezing_is_taken_back_as_a_whole() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    freeze(&desk, ON, "bản 1.xlsx");
    let told = desk.on(ON).history().expect("the journal");
    assert_eq!(
        told[0].what,
        "Chốt số liệu báo cáo tổng hợp: Tháng 3/2024, bản 1"
    );
    desk.on(ON).undo().expect("undone");
    assert_eq!(desk.dump(), before);
    assert!(desk.on(ON).frozen_returns().expect("a list").is_empty());
    let gone = desk.on(ON).frozen_return("2024-03/1", &desk.path("x.xlsx"));
    assert_eq!(gone.expect_err("gone").code(), "return_unknown");
    assert!(!desk.path("x.xlsx").exists());
}

#[test]
fn a_file_that_cannot_be_written_leaves_nothing_frozen() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let out = desk.path("không có/bản 1.xlsx");
    let refused = desk
        .on(ON)
        .freeze_return("2024-03", &out)
        .expect_err("no folder");
    assert_eq!(refused.code(), "folder_missing");
    assert_eq!(desk.dump(), before);
}

#[test]
fn the_second_version_lists_exactly_the_change_and_why() {
    let desk = Desk::bim_son();
    ward_reports(&desk, "một.xlsx", "Tiếp nhận 210 hồ sơ.");
    freeze(&desk, ON, "bản 1.xlsx");
    ward_reports(&desk, "hai.xlsx", "Tiếp nhận 245 hồ sơ.");
    let (version, bytes) = freeze(&desk, ON, "bản 2.xlsx");
    assert_eq!(version, 2);
    let book = sheets::read(&bytes, "bản 2.xlsx").expect("a workbook");
    let changes = changes(&desk, "2024-03/1", "2024-03/2");
    let told: Vec<_> = changes
        .iter()
        .map(|one| (one.sheet.as_str(), one.before.as_str(), one.after.as_str()))
        .collect();
    assert_eq!(
        told,
        [("PL II", "Tiếp nhận 210 hồ sơ.", "Tiếp nhận 245 hồ sơ.")]
    );
    assert_eq!(
        changes[0].cell,
        cell_showing(&book, "PL II", "Tiếp nhận 245 hồ sơ.")
    );
    assert_eq!(changes[0].because, ["UBND phường Lam Sơn, 2024-03, bản 2"]);
}

#[test]
fn a_row_that_comes_in_between_does_not_make_the_rows_below_differ() {
    let desk = Desk::bim_son();
    freeze(&desk, ON, "bản 1.xlsx");
    desk.on(ON)
        .assign("27", "Thanh tra", Role::Lead)
        .expect("assigned");
    let changes = changes(&desk, "2024-03/1", "2024-03");
    assert!((5..60).contains(&changes.len()), "{}", changes.len());
    for change in &changes {
        assert_eq!(
            change.because,
            ["Giao nhiệm vụ: Thanh tra – 27"],
            "{change:?}"
        );
    }
    let new_row: Vec<_> = changes
        .iter()
        .filter(|one| one.sheet == "PL II" && one.before.is_empty())
        .collect();
    assert!(!new_row.is_empty());
}

#[test]
fn time_that_passed_is_told_where_nothing_else_explains() {
    let desk = Desk::bim_son();
    freeze(&desk, ON, "bản 1.xlsx");
    let later = desk.on("2024-03-25");
    let changes = later
        .return_changes("2024-03/1", "2024-03")
        .expect("compared")
        .changes;
    assert!(!changes.is_empty());
    for change in &changes {
        assert_eq!(change.because.len(), 1, "{change:?}");
        assert!(change.because[0].starts_with("Đã qua hạn"), "{change:?}");
    }
}

#[test]
fn a_text_leads_to_the_submission_s_cell() {
    let desk = Desk::bim_son();
    ward_reports(&desk, "một.xlsx", "Tiếp nhận 210 hồ sơ.");
    by_telephone(&desk, "8", "Báo qua điện thoại.");
    let (_, bytes) = freeze(&desk, ON, "bản 1.xlsx");
    // What is asked later of the frozen one is what counted then.
    ward_reports(&desk, "hai.xlsx", "Tiếp nhận 245 hồ sơ.");
    let book = sheets::read(&bytes, "bản 1.xlsx").expect("a workbook");
    let form = desk.form("2024-02-20", "2024-03", WARD);
    let (tab, written) = form.cell_of("10", "Kết quả thực hiện trong kỳ");
    let cell = cell_showing(&book, "PL II", "Tiếp nhận 210 hồ sơ.");
    let office = desk.on(ON);
    let traced = trace(&office, "2024-03/1", "PL II", &cell);
    assert_eq!(
        (traced.value.as_str(), &traced.rule),
        ("Tiếp nhận 210 hồ sơ.", &None)
    );
    let [source] = traced.sources.as_slice() else {
        panic!("{:?}", traced.sources);
    };
    assert_eq!(
        (source.unit.as_deref(), source.period.as_deref()),
        (Some(WARD), Some("2024-03"))
    );
    assert_eq!(
        (&*source.file, &source.sheet, &source.cell, &*source.text),
        ("một.xlsx", &tab, &written, "Tiếp nhận 210 hồ sơ.")
    );
    let rate = cell.replace('G', "F");
    let traced = trace(&office, "2024-03/1", "PL II", &rate);
    assert_eq!(
        (&*traced.value, &*traced.sources[0].text),
        ("45,5", "45,5%")
    );
    let cell = cell_showing(&book, "PL II", "Báo qua điện thoại.");
    let traced = trace(&office, "2024-03/1", "'PL II'", &cell);
    assert_eq!(traced.sources[0].unit.as_deref(), Some(OFFICE));
    assert_eq!(traced.sources[0].text, "Báo qua điện thoại.");
    for nowhere in ["PL II!ZZ1", "PL II", "PL XX!A9", "!"] {
        let refused = office
            .trace("2024-03/1", nowhere)
            .expect_err("nothing there");
        assert_eq!(refused.code(), "cell_unknown", "{nowhere}");
    }
}

/// A ward's numbers of a month; of two months charts are drawn.
fn numbers_by_telephone(desk: &Desk, period: &str) {
    let entry = office::NumbersEntry {
        indicator: "8.2".to_owned(),
        unit: WARD.to_owned(),
        period: period.to_owned(),
        numerator: Some("45".to_owned()),
        denominator: Some("50".to_owned()),
        ..office::NumbersEntry::default()
    };
    desk.on(ON).set_numbers(&entry).expect("entered");
}

#[test]
fn every_cell_below_the_headings_reaches_a_source_or_a_named_rule() {
    for (desk, period, on) in [
        (Desk::bim_son(), "2024-03", "2024-03-20"),
        (Desk::bim_son(), "2024-H1", "2024-06-20"),
        (Desk::muong_lat(), "2023-04", "2023-04-20"),
    ] {
        if period == "2024-03" {
            ward_reports(&desk, "một.xlsx", "Tiếp nhận 210 hồ sơ.");
            by_telephone(&desk, "8", "Báo qua điện thoại.");
            for month in ["2024-02", "2024-03"] {
                numbers_by_telephone(&desk, month);
            }
        }
        let path = desk.path("bản 1.xlsx");
        desk.on(on).freeze_return(period, &path).expect("frozen");
        let book = sheets::read(&fs::read(&path).expect("the file"), "x.xlsx").expect("a workbook");
        let pages = desk.on(on).return_pages(period).expect("pages").pages;
        let name = format!("{period}/1");
        let office = desk.on(on);
        for (sheet, page) in book.sheets.iter().zip(&pages) {
            let headings: Vec<&String> = page
                .tables
                .iter()
                .flat_map(|table| {
                    let columns = table.columns.iter();
                    let parents = columns.clone().filter_map(|column| column.parent.as_ref());
                    columns
                        .map(|column| &column.heading)
                        .chain(parents)
                        .chain(&table.heading)
                })
                .collect();
            let cells = sheet.rows.iter().flat_map(|row| {
                let shown = row.cells.iter();
                shown.map(|(column, cell)| (cell_name(row.index, *column), cell.shown()))
            });
            let asked: Vec<String> = cells
                .filter(|(_, shown)| !headings.contains(&shown))
                .map(|(at, _)| format!("{}!{at}", sheet.name))
                .collect();
            for traced in office.traces(&name, &asked).expect("traced") {
                let said = traced.sources.iter().any(|source| !source.text.is_empty());
                assert!(traced.rule.is_some() || said, "{traced:?}");
            }
            let walked = asked.len();
            assert!(walked > 4, "{}: {walked}", sheet.name);
        }
    }
}

#[test]
fn every_cell_of_the_preview_can_be_asked_by_its_place() {
    let desk = Desk::bim_son();
    ward_reports(&desk, "lam-son.xlsx", "Tập huấn 12 cán bộ");
    let office = desk.on(ON);
    for page in office.return_pages("2024-03").expect("the pages").pages {
        let (mut asked, mut shown) = (Vec::new(), Vec::new());
        for table in &page.tables {
            for row in &table.rows {
                for (column, cell) in table.columns.iter().zip(&row.cells) {
                    asked.push(format!("{}!{}{}", page.tab, column.letter, row.row));
                    shown.push(cell.clone());
                }
            }
        }
        let traced = office.traces("2024-03", &asked).expect("traced");
        let told: Vec<_> = traced.into_iter().map(|cell| cell.value).collect();
        assert_eq!(told, shown, "{}", page.tab);
    }
}

#[test]
fn an_original_is_shown_as_a_copy_nobody_works_on_in() {
    let desk = Desk::bim_son();
    let came = ward_reports(&desk, "lam-son.xlsx", "Tập huấn 12 cán bộ");
    let office = desk.on(ON);
    let sent = office.submissions("2024-03").expect("the reports");
    let hash = &sent[0].sha256.clone().expect("a file");

    let copies = desk.path("bản sao");
    let copy = office.original_copy(hash, &copies).expect("a copy");
    assert_eq!(copy.file_name().unwrap(), "lam-son.xlsx");
    assert_eq!(fs::read(&copy).ok(), fs::read(came).ok());
    assert!(
        fs::metadata(&copy)
            .expect("the copy")
            .permissions()
            .readonly()
    );
    assert_eq!(office.original_copy(hash, &copies).expect("again"), copy);

    let nothing = office.original_copy(&"0".repeat(64), &copies);
    assert_eq!(nothing.unwrap_err().code(), "original_unknown");
}
