//! Forms out and in: what comes back untouched changes nothing, what was filled in counts.

use office::views::FileView;
use std::fs;
use std::path::PathBuf;
use tests::clerk::{ROUTINE, Workbook};
use tests::desk::Desk;

const WARD: &str = "UBND phường Lam Sơn";
const STATE: &str = "Tình trạng";
const RESULT: &str = "Kết quả thực hiện trong kỳ";

fn codes(file: &FileView) -> Vec<&str> {
    file.head
        .remarks
        .iter()
        .map(|remark| remark.code.as_str())
        .collect()
}

/// The ward's March form with one task reported.
fn reported(desk: &Desk, result: &str) -> Workbook {
    desk.form("2024-02-20", "2024-03", WARD)
        .report("4", STATE, "Đang thực hiện")
        .report("4", "Tỷ lệ hoàn thành (%)", "82,5%")
        .report("4", RESULT, result)
}

#[test]
fn every_unit_that_owes_a_period_gets_its_form() {
    let desk = Desk::bim_son();
    for (period, expected) in [("2024-03", 27), ("2024-W11", 19), ("2024-H1", 27)] {
        let forms = desk
            .on("2024-02-20")
            .export_forms(period, &desk.path("forms"), None)
            .expect("forms");
        assert_eq!(forms.files.len(), expected, "{period}");
        let page = desk.on("2024-02-20").period(period).expect("the period");
        let owing: Vec<&str> = page
            .units
            .iter()
            .filter(|unit| unit.owes)
            .map(|unit| unit.unit.as_str())
            .collect();
        let given: Vec<&str> = forms.files.iter().map(|file| file.unit.as_str()).collect();
        assert_eq!(given, owing, "{period}");
        // The standing office is ourselves; Bộ phận TN&TKQ writes in Văn phòng's report.
        assert!(!given.contains(&"Công an thị xã"));
        assert!(!given.iter().any(|unit| unit.starts_with("Bộ phận")));
    }
}

#[test]
fn untouched_forms_change_nothing() {
    let desk = Desk::bim_son();
    let folder = desk.path("forms");
    for period in ["2024-03", "2024-W11"] {
        desk.on("2024-02-20")
            .export_forms(period, &folder, None)
            .expect("forms");
    }
    let before = desk.dump();
    let taken = desk.accept("2024-03-13", &[folder]).expect("read");
    assert_eq!(taken.files.len(), 27 + 19);
    for file in &taken.files {
        assert_eq!(codes(file), ["form_empty"], "{}", file.head.path);
        assert!(file.rows.iter().all(|row| row.values.state.is_none()));
    }
    assert_eq!(desk.dump(), before);
    let march = desk.on("2024-03-18").submissions("2024-03").expect("list");
    assert!(march.is_empty());
}

#[test]
fn a_filled_form_gives_progress_with_its_sheet_and_cell() {
    let desk = Desk::bim_son();
    let filled = reported(&desk, "Số hóa 330/400 hồ sơ.");
    let (tab, cell) = filled.cell_of("4", RESULT);
    let file = desk.receive("lam son.xlsx", &filled);
    let taken = desk.accept("2024-03-14", &[file]).expect("accepted");
    let view = &taken.files[0];
    assert!(taken.accepted);
    assert_eq!(
        (view.head.verdict, view.head.recognised_by),
        ("new", Some("form_id"))
    );
    assert_eq!(view.head.unit.as_deref(), Some(WARD));
    assert_eq!(view.head.period.as_deref(), Some("2024-03"));
    let row = view
        .rows
        .iter()
        .find(|row| row.task == "4")
        .expect("task 4");
    assert_eq!(
        (row.values.state, row.values.percent),
        (Some("in_progress"), Some(82.5))
    );
    assert_eq!(row.values.result, "Số hóa 330/400 hồ sơ.");
    // Only the row that says something is stored, and it names its cell.
    let dump = desk.dump();
    let rows: Vec<&str> = dump
        .lines()
        .filter(|line| line.contains("Số hóa 330/400 hồ sơ."))
        .collect();
    assert_eq!(rows.len(), 1, "{rows:#?}");
    assert!(rows[0].contains(&format!("{tab:?}")) && rows[0].contains(&format!("{cell:?}")));
    let list = desk.on("2024-03-18").submissions("2024-03").expect("list");
    let [only] = list.as_slice() else {
        panic!("{list:?}")
    };
    assert_eq!((only.version, only.timeliness), (1, "on_time"));
    assert_eq!(only.file, "lam son.xlsx");
    assert_eq!(only.sha256.as_ref().map(String::len), Some(64));
}

#[test]
fn the_same_file_again_is_a_duplicate() {
    let desk = Desk::bim_son();
    let filled = reported(&desk, "Số hóa 330/400 hồ sơ.");
    let file = desk.receive("lam son.xlsx", &filled);
    desk.accept("2024-03-13", std::slice::from_ref(&file))
        .expect("accepted");
    let before = desk.dump();
    let copy = desk.receive("ban sao.xlsx", &filled);
    // Other bytes with the same words say nothing new either.
    let resaved = filled.answer("Kỳ báo cáo", "Tháng 3 năm 2024");
    let resaved = desk.receive("luu lai.xlsx", &resaved);
    for again in [file, copy, resaved] {
        let taken = desk.accept("2024-03-14", &[again]).expect("read");
        assert_eq!(
            taken.files[0].head.verdict, "duplicate",
            "{}",
            taken.files[0].head.path
        );
    }
    assert_eq!(desk.dump(), before);
}

#[test]
fn two_copies_in_one_batch_count_once() {
    let desk = Desk::bim_son();
    let filled = reported(&desk, "Số hóa 330/400 hồ sơ.");
    let files = ["a.xlsx", "b.xlsx"].map(|name| desk.receive(name, &filled));
    let taken = desk.accept("2024-03-13", &files).expect("accepted");
    let verdicts: Vec<&str> = taken.files.iter().map(|file| file.head.verdict).collect();
    assert_eq!(verdicts, ["new", "duplicate"]);
    let list = desk.on("2024-03-13").submissions("2024-03").expect("list");
    assert_eq!(list.len(), 1);
}

#[test]
fn undo_takes_an_accepted_batch_back() {
    let desk = Desk::bim_son();
    let filled = reported(&desk, "Số hóa 330/400 hồ sơ.");
    let week = desk
        .form("2024-02-20", "2024-W11", "UBND phường Bắc Sơn")
        .answer(ROUTINE, "Thực hiện bình thường, không phát sinh");
    let before = desk.dump();
    let files: Vec<PathBuf> = [("thang.xlsx", &filled), ("tuan.xlsx", &week)]
        .map(|(name, workbook)| desk.receive(name, workbook))
        .into();
    desk.accept("2024-03-13", &files).expect("accepted");
    assert_ne!(desk.dump(), before);
    let undone = desk.on("2024-03-13").undo().expect("undone");
    assert!(undone.undone.what.contains('2'), "{}", undone.undone.what);
    assert_eq!(desk.dump(), before);
    // What was undone can be accepted again.
    let again = desk.accept("2024-03-13", &files).expect("accepted");
    assert!(again.files.iter().all(|file| file.head.verdict == "new"));
}

#[test]
fn undo_goes_back_step_by_step_to_the_empty_store() {
    let desk = Desk::empty("bim-son-2024");
    let empty = desk.dump();
    let file = tests::desk::bundled("plans/bim-son-2024.xlsx");
    desk.take_in_plan("2024-02-20", &file).expect("the plan");
    let with_plan = desk.dump();
    let filled = reported(&desk, "Số hóa 330/400 hồ sơ.");
    let file = desk.receive("lam son.xlsx", &filled);
    desk.accept("2024-03-13", &[file]).expect("accepted");
    // Files, then forms, then the plan: across three openings of the store.
    desk.on("2024-03-13").undo().expect("the submission");
    desk.on("2024-03-13").undo().expect("the forms");
    assert_eq!(desk.dump(), with_plan);
    desk.on("2024-03-14").undo().expect("the plan");
    assert_eq!(desk.dump(), empty);
    let nothing = desk.on("2024-03-14").undo().expect_err("nothing is left");
    assert_eq!(nothing.code(), "nothing_to_undo");
}

#[test]
fn a_revision_counts_and_the_older_version_is_kept() {
    let desk = Desk::bim_son();
    let first = desk.receive("lan 1.xlsx", &reported(&desk, "Số hóa 330/400 hồ sơ."));
    let second = desk.receive("lan 2.xlsx", &reported(&desk, "Số hóa 400/400 hồ sơ."));
    desk.accept("2024-03-13", &[first]).expect("accepted");
    let taken = desk.accept("2024-03-14", &[second]).expect("accepted");
    assert_eq!(taken.files[0].head.verdict, "revision");
    let list = desk.on("2024-03-18").submissions("2024-03").expect("list");
    let versions: Vec<(u32, &str)> = list
        .iter()
        .map(|one| (one.version, one.file.as_str()))
        .collect();
    assert_eq!(versions, [(1, "lan 1.xlsx"), (2, "lan 2.xlsx")]);
    let dump = desk.dump();
    assert!(dump.contains("330/400") && dump.contains("400/400"));
    let out = desk.path("return.xlsx");
    desk.on("2024-03-18")
        .export_return("2024-03", &out)
        .expect("a return");
    let book =
        sheets::read(&fs::read(&out).expect("the return"), "return.xlsx").expect("a workbook");
    let shown: Vec<String> = book
        .sheets
        .iter()
        .flat_map(|sheet| &sheet.rows)
        .flat_map(|row| &row.cells)
        .map(|(_, cell)| cell.shown())
        .collect();
    assert!(shown.iter().any(|text| text.contains("400/400")));
    assert!(!shown.iter().any(|text| text.contains("330/400")));
}

#[test]
fn what_accepted_weeks_say_stands_in_the_months_form() {
    let desk = Desk::bim_son();
    let week = desk
        .form("2024-02-20", "2024-W11", WARD)
        .answer(ROUTINE, "Có nội dung, nêu tại mục B");
    let (tab, cell) = week.first_blank_row("TT");
    let (_, result) = week.first_blank_row(RESULT);
    let week = week
        .typed(&tab, &cell, "38")
        .typed(&tab, &result, "Phát thanh 06 buổi.");
    let file = desk.receive("tuan 11.xlsx", &week);
    let taken = desk.accept("2024-03-13", &[file]).expect("accepted");
    assert_eq!(taken.files[0].head.verdict, "new", "{taken:?}");
    let month = desk.form("2024-03-14", "2024-03", WARD);
    let (tab, cell) = month.cell_of("38", RESULT);
    assert_eq!(month.shown(&tab, &cell), "Phát thanh 06 buổi.");
}

#[test]
fn a_preview_that_the_store_outran_is_refused() {
    let desk = Desk::bim_son();
    let first = desk.receive("lan 1.xlsx", &reported(&desk, "Một."));
    let second = desk.receive("lan 2.xlsx", &reported(&desk, "Hai."));
    let mut office = desk.on("2024-03-14");
    let preview = office
        .preview_submissions(&[first], None)
        .expect("a preview");
    desk.accept("2024-03-14", &[second]).expect("accepted");
    let before = desk.dump();
    let stale = office.accept_submissions(preview).expect_err("stale");
    assert_eq!(stale.code(), "stale_preview");
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_file_that_changed_after_its_preview_is_refused() {
    let desk = Desk::bim_son();
    let changed = reported(&desk, "Khác.");
    let file = desk.receive("lan 1.xlsx", &reported(&desk, "Một."));
    let mut office = desk.on("2024-03-14");
    let preview = office
        .preview_submissions(&[file], None)
        .expect("a preview");
    let before = desk.dump();
    desk.receive("lan 1.xlsx", &changed);
    let stale = office.accept_submissions(preview).expect_err("stale");
    assert_eq!(stale.code(), "stale_preview");
    assert_eq!(desk.dump(), before);
}
