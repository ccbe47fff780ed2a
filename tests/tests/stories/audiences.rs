//! Who gets which sheets of a return, and where every one of its cells comes from.

use crate::difficulties::grid;
use office::{Entry, Reported, ReturnChoice, SheetChoice, State};
use plan::book::cell_name;
use std::fs;
use tests::desk::Desk;

const ON: &str = "2024-06-20";

fn titles(desk: &Desk, period: &str, audience: Option<&str>) -> Vec<(String, String)> {
    let found = desk
        .on(ON)
        .return_pages_for(period, audience)
        .expect("pages");
    let pages = found.pages.into_iter();
    pages.map(|page| (page.tab, page.title)).collect()
}

fn tabs(desk: &Desk, period: &str, audience: Option<&str>) -> String {
    let titles = titles(desk, period, audience).into_iter();
    titles.map(|(tab, _)| tab).collect::<Vec<_>>().join(" · ")
}

fn sheet(word: &str, title: Option<&str>) -> SheetChoice {
    SheetChoice {
        sheet: word.to_owned(),
        title: title.map(str::to_owned),
    }
}

fn done(desk: &Desk, unit: &str, task: &str, on: &str) {
    let entry = Entry {
        task: task.to_owned(),
        unit: unit.to_owned(),
        period: "2024-H1".to_owned(),
        reported: Reported::State(State::Done),
        percent: None,
        done_on: Some(on.parse().expect("a day")),
        result: "Đã xong.".to_owned(),
        product: "Kế hoạch 12".to_owned(),
        note: String::new(),
    };
    desk.on(ON).set_progress(&entry).expect("entered");
}

#[test]
fn numerals_follow_the_sheets_that_are_there() {
    let desk = Desk::bim_son();
    for (period, audience, expected) in [
        (
            "2024-03",
            None,
            "Tổng hợp · PL I · PL II · PL III · PL IV · PL V · PL VI · PL VII",
        ),
        (
            "2024-H1",
            None,
            "Tổng hợp · PL I · PL II · PL III · PL IV · PL V · PL VI · PL VII · PL VIII",
        ),
        (
            "2024-03",
            Some("province"),
            "Tổng hợp · PL I · PL II · PL III · PL IV · PL V",
        ),
        // One appendix alone bears no numeral; nothing is counted by the week.
        ("2024-W11", Some("province"), "Tổng hợp · Phụ lục"),
        (
            "2024-W11",
            Some("leader"),
            "Tổng hợp · PL I · PL II · PL III",
        ),
    ] {
        assert_eq!(
            tabs(&desk, period, audience),
            expected,
            "{period} {audience:?}"
        );
    }
}

#[test]
fn a_kept_audience_leaves_out_reorders_and_renames_and_undo_takes_it_back() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let sheets = [
        sheet("attention", Some("Việc cần chỉ đạo")),
        sheet("summary", None),
        sheet("difficulties", Some("  ")),
    ];
    desk.on(ON)
        .save_audience("Họp giao ban", &sheets)
        .expect("kept");
    let told = titles(&desk, "2024-03", Some("Họp giao ban"));
    assert_eq!(
        told.iter()
            .map(|(tab, title)| format!("{tab}: {title}"))
            .collect::<Vec<_>>(),
        [
            "PL I: VIỆC CẦN CHỈ ĐẠO THÁNG 3 NĂM 2024",
            "Tổng hợp: TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ THÁNG 3 NĂM 2024",
            "PL II: KHÓ KHĂN, VƯỚNG MẮC VÀ ĐỀ XUẤT, KIẾN NGHỊ THÁNG 3 NĂM 2024",
        ]
    );
    let listed = desk.on(ON).audiences("2024-03").expect("a list");
    let names: Vec<_> = listed
        .iter()
        .map(|one| (one.name.as_str(), one.built_in))
        .collect();
    assert_eq!(
        names,
        [
            ("province", true),
            ("leader", true),
            ("Họp giao ban", false)
        ]
    );
    let own = &listed[2].sheets;
    let gets: Vec<&str> = own
        .iter()
        .filter(|one| one.gets)
        .map(|one| one.sheet.as_str())
        .collect();
    assert_eq!(gets, ["attention", "summary", "difficulties"]);
    assert_eq!(own.len(), 10);
    desk.on(ON)
        .remove_audience("Họp giao ban")
        .expect("removed");
    desk.on(ON).undo().expect("the removal");
    desk.on(ON).undo().expect("the audience");
    assert_eq!(desk.dump(), before);
}

#[test]
fn an_audience_that_cannot_be_is_refused() {
    let desk = Desk::bim_son();
    let save = |name: &str, sheets: &[SheetChoice]| {
        let refused = desk.on(ON).save_audience(name, sheets);
        refused.expect_err("refused").code()
    };
    assert_eq!(save("leader", &[sheet("tasks", None)]), "audience_reserved");
    assert_eq!(save(" ", &[sheet("tasks", None)]), "audience_reserved");
    assert_eq!(save("x", &[]), "audience_empty");
    assert_eq!(save("x", &[sheet("sources", None)]), "sheet_unknown");
    assert_eq!(
        save("x", &[sheet("tasks", None), sheet("tasks", None)]),
        "sheet_unknown"
    );
    let unknown = desk.on(ON).return_pages_for("2024-03", Some("x"));
    assert_eq!(unknown.expect_err("refused").code(), "audience_unknown");
    let unknown = desk.on(ON).remove_audience("x");
    assert_eq!(unknown.expect_err("refused").code(), "audience_unknown");
}

#[test]
fn a_frozen_one_is_compared_on_the_sheets_its_audience_got() {
    let desk = Desk::bim_son();
    let path = desk.path("bản 1.xlsx");
    let frozen = desk
        .on(ON)
        .freeze_return_for("2024-03", Some("province"), &path);
    assert_eq!(frozen.expect("frozen").sheets.len(), 6);
    let changes = desk
        .on(ON)
        .return_changes("2024-03/1", "2024-03")
        .expect("compared");
    assert!(changes.changes.is_empty(), "{:?}", changes.changes);
}

#[test]
fn units_are_evaluated_on_figures_that_list_their_assignments() {
    let desk = Desk::bim_son();
    done(&desk, "Phòng Tư pháp", "4", "2024-05-20");
    let pages = desk.on(ON).return_pages("2024-H1").expect("pages").pages;
    let page = pages.last().expect("the sheet");
    assert_eq!(
        page.title,
        "ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN CỦA TỪNG ĐƠN VỊ 6 THÁNG ĐẦU NĂM 2024"
    );
    let grid = grid(page);
    let at = grid
        .iter()
        .position(|row| row.contains("| Phòng Tư pháp |"))
        .expect("the unit");
    // Fourteen led. The fourth has a target: reached in the window it goes on, and is no longer
    // among the twelve without an update. Its one report came late.
    assert_eq!(
        grid[at],
        "3 | Phòng Tư pháp | 14 | 0 | 0 | 0 | 12 | 1 | 0 | 1 | 0 | 0 | "
    );
    let listed = &grid[at + 1..at + 13];
    for row in listed {
        assert!(row.ends_with(" | 1 |  |  |  | 1"), "{row}");
        assert!(!row.starts_with(" | 4. "), "{row}");
    }
    assert!(grid[at + 13].starts_with("4 | "), "{}", grid[at + 13]);
}

#[test]
fn the_sheet_of_sources_names_file_sheet_cell_and_words() {
    let desk = Desk::bim_son();
    let form = desk
        .form("2024-02-20", "2024-03", "UBND phường Lam Sơn")
        .report("10", "Tình trạng", "Đang thực hiện")
        .report("10", "Kết quả thực hiện trong kỳ", "Tiếp nhận 210 hồ sơ.");
    let (tab, cell) = form.cell_of("10", "Kết quả thực hiện trong kỳ");
    let file = desk.receive("lam sơn.xlsx", &form);
    desk.accept("2024-03-14", &[file]).expect("taken in");
    let out = desk.path("báo cáo.xlsx");
    let choice = ReturnChoice {
        audience: Some("leader".to_owned()),
        with_sources: true,
    };
    let view = desk
        .on(ON)
        .export_return_for("2024-03", &choice, &out)
        .expect("written");
    assert_eq!(view.sheets.last().expect("a sheet").name, "Nguồn số liệu");
    let book = sheets::read(&fs::read(&out).expect("the file"), "x.xlsx").expect("a workbook");
    let sources = book.sheets.last().expect("the sheet");
    let rows = sources.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|(_, cell)| cell.shown());
        cells.collect::<Vec<_>>().join(" | ")
    });
    let rows: Vec<String> = rows.collect();
    let told = format!(
        "Tiếp nhận 210 hồ sơ. | UBND phường Lam Sơn, Tháng 3/2024 | lam sơn.xlsx \
         | {tab}!{cell} | Tiếp nhận 210 hồ sơ."
    );
    assert!(
        rows.iter().any(|row| row.ends_with(&told)),
        "{told}\n{}",
        rows.join("\n")
    );
    // Every cell that says something below the headings stands there, by its name.
    let named: Vec<&str> = rows
        .iter()
        .filter_map(|row| row.split(" | ").next())
        .collect();
    let second = &book.sheets[2];
    let last = second.rows.last().expect("a row");
    assert!(named.contains(&cell_name(last.index, 1).as_str()));
}

#[test]
fn the_sheet_of_sources_is_read_by_people_and_lists_each_source_once() {
    let desk = Desk::bim_son();
    let mut files = Vec::new();
    for (unit, counted) in [("UBND phường Lam Sơn", "45"), ("UBND phường Bắc Sơn", "40")]
    {
        let form = desk
            .form("2024-02-20", "2024-03", unit)
            .report("10", "Tình trạng", "Đang thực hiện")
            .count(
                "Tỷ lệ hồ sơ thủ tục hành chính được giải quyết đúng",
                "Tử số",
                counted,
            )
            .count(
                "Tỷ lệ hồ sơ thủ tục hành chính được giải quyết đúng",
                "Mẫu số",
                "50",
            );
        files.push(desk.receive(&format!("{unit}.xlsx"), &form));
    }
    desk.accept("2024-03-14", &files).expect("taken in");
    let out = desk.path("báo cáo.xlsx");
    let choice = ReturnChoice {
        audience: Some("leader".to_owned()),
        with_sources: true,
    };
    let office = desk.on(ON);
    office
        .export_return_for("2024-03", &choice, &out)
        .expect("written");
    let book = sheets::read(&fs::read(&out).expect("the file"), "x.xlsx").expect("a workbook");
    let shown: Vec<Vec<String>> = book
        .sheets
        .last()
        .expect("the sheet")
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|(_, cell)| cell.shown()).collect())
        .collect();
    let all = || shown.iter().flatten();
    assert!(
        all().any(|text| text == "12:00 14/03/2024"),
        "when a report came"
    );
    assert!(
        all().all(|text| !text.contains("2024-03-14T")),
        "a machine's moment"
    );
    // A rate is made of what stands at its numerator and its denominator.
    let rate = all().find(|text| text.ends_with("; cùng nguồn với E14, F14"));
    assert!(rate.is_some(), "a rate that is not led back");
    let of_ward = |row: &Vec<String>| {
        let whom = row.get(3).map_or("", String::as_str);
        whom.starts_with("UBND phường")
    };
    for cell in ["E14", "F14"] {
        let mut listed = shown.iter().filter(|row| row[0] == cell);
        assert!(listed.any(of_ward), "{cell}");
    }
}
