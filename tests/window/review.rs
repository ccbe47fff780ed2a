//! The review of an appendix with open points: she settles them on the screen, and what she chose is
//! what is stored.

use crate::driver::Window;
use serde_json::json;
use tests::clerk::Workbook;
use tests::desk::bundled;

/// A lead nobody in the directory is called, in the words of two tasks.
const UNKNOWN: &str = "Hội N.dân thị xã";
const MEANT: &str = "Hội Nông dân thị xã";

#[test]
fn a_phrase_and_a_day_are_settled_on_the_review_and_stored() {
    let Some(window) = Window::open("2024-03-11") else {
        return;
    };
    let appendix = window.machine().home().join("phụ lục sửa.xlsx");
    with_open_points().save_to(&appendix);
    window.press("Thị xã Bỉm Sơn");
    window.shows("Đã chọn: Thị xã Bỉm Sơn");
    window.answer_dialog(&json!(appendix));
    window.press("Chọn tệp khác…");
    window.shows("9 nhóm, 39 nhiệm vụ");

    // Once for both tasks.
    window.shows("Chưa xác định được đơn vị");
    window.shows("Nhiệm vụ 1 và 2");
    window.fill(&format!("“{UNKNOWN}” là đơn vị nào?"), MEANT);
    window.hides("Chưa xác định được đơn vị");

    window.shows("Hạn không có trong lịch");
    window.shows("Trước ngày 31/11/2024");
    window.press("30/11/2024");
    window.press("Ghi vào dữ liệu");
    window.shows("39 nhiệm vụ · 29 đơn vị");

    window.press("Nhiệm vụ");
    window.shows("39 nhiệm vụ trong 9 nhóm");
    window.press_in("main", "Tiếp tục rà soát các văn bản quy phạm pháp luật");
    window.shows_in("aside", "Chủ trì · 1 đơn vị");
    window.shows_in("aside .unit", MEANT);
    window.shows_in("aside", "Trước ngày 31/11/2024");
    window.shows_in("aside", "30/11/2024");

    // What was settled is known from now on: the same appendix asks nothing again.
    window.answer_dialog(&json!(appendix));
    window.press("Nhập phụ lục…");
    window.shows("39 giữ nguyên");
    assert!(!window.text().contains("Chưa xác định được đơn vị"));
}

/// Bỉm Sơn's appendix as a hurried colleague retyped it.
fn with_open_points() -> Workbook {
    let bytes = std::fs::read(bundled("plans/bim-son-2024.xlsx")).expect("the appendix");
    Workbook::open(&bytes)
        .typed("Phụ lục", "C7", UNKNOWN)
        .typed(
            "Phụ lục",
            "C8",
            &format!("Văn phòng HĐND và UBND thị xã, {UNKNOWN}"),
        )
        .typed("Phụ lục", "E7", "Trước ngày 31/11/2024")
}
