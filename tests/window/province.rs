//! The province's own template in the real window: it is mapped by pointing at its cells, filled,
//! and known again the next month.

use crate::driver::Window;
use crate::machine::Look;
use crate::sample::{Sample, TODAY};
use crate::scenes::{Scene, scene};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use tests::clerk::Workbook;
use tests::desk::fixture;

const SHEET: &str = "Biểu 01-DVC";
/// The row of a ward that has reported.
const LAM_SON: u32 = 13;

/// The pane from the first look at a new template to an origin of a filled number.
pub const SCENES: &[Scene] = &[
    scene("fill-new", |window| {
        open(window, "Tháng 03", &fixture("province-march.xlsx"));
        window.shows("Biểu mới. Bấm vào cột tên đơn vị");
    }),
    scene("fill-pointed", |window| {
        window.press_in(PANE, "B7: Đơn vị");
        window.shows_in(PANE, "Cột này cho biết mỗi dòng là của ai");
    }),
    scene("fill-mapped", |window| {
        map(window);
        window.shows_in(PANE, "ô được điền");
    }),
    scene("fill-origin", |window| {
        window.press_in(PANE, "C13: ");
        window.press_in(PANE, "Số này lấy từ đâu");
        window.shows_in(".origin", "UBND phường Lam Sơn");
        window.hides("Đang tìm nguồn…");
    }),
    scene("fill-second-sheet", |window| {
        window.press_in(PANE, "Biểu 02-Nhiệm vụ");
        window.press_in(PANE, "A4: Số TT");
        window.press_in(PANE, "Số thứ tự nhiệm vụ (TT)");
        window.press_in(PANE, "E4: Tình trạng");
        window.fill("Tìm số liệu…", "status");
        window.keys("Enter");
        window.shows_in(PANE, "Biểu 02-Nhiệm vụ (2)");
    }),
];

const PANE: &str = "[role=dialog]";

#[test]
fn the_provinces_template_is_mapped_by_pointing_filled_and_known_again() {
    let lay = |store: &Path| Sample::Work.lay(store);
    let Some(window) = Window::open_on(TODAY, Look::Light, lay) else {
        return;
    };
    open(&window, "Tháng 03", &fixture("province-march.xlsx"));
    window.shows("Biểu mới. Bấm vào cột tên đơn vị");
    map(&window);
    let march = save(&window, "đã điền tháng 3.xlsx");
    let filled = Workbook::open(&fs::read(&march).expect("the file"));
    let row = |column: &str| filled.shown(SHEET, &format!("{column}{LAM_SON}"));
    assert_eq!(
        ["C", "D", "I", "J"].map(row),
        ["365", "380", "Đúng hạn", "23"]
    );
    assert_eq!(filled.shown(SHEET, "J6"), "14/03/2024");

    open(&window, "Tháng 02", &fixture("province-april.xlsx"));
    window.shows_in(PANE, "Đã nhớ cách điền biểu này.");
    let april = save(&window, "đã điền tháng 2.xlsx");
    let filled = Workbook::open(&fs::read(&april).expect("the file"));
    assert_eq!(filled.shown(SHEET, "J6"), "14/02/2024");
}

/// Opens a template for a period, without waiting until its return is shown: the button is at
/// hand only then, so that it never fills what was shown before.
fn open(window: &Window, period: &str, template: &Path) {
    window.press_in("nav", "Báo cáo tỉnh");
    window.fill("Kỳ báo cáo", period);
    window.answer_dialog(&json!(template));
    window.press("Điền biểu của tỉnh…");
    window.shows_in(PANE, SHEET);
}

/// Points at columns by their headings, and at a cell.
fn map(window: &Window) {
    window.press_in(PANE, "B7: Đơn vị");
    window.press_in(PANE, "Tên đơn vị");
    for (heading, item) in [
        ("C8: Đúng hoặc trước hạn", "numerator:8.2"),
        ("D8: Tổng số hồ sơ", "denominator:8.2"),
        ("I8: Tình trạng gửi", "chấp hành báo cáo"),
        ("J8: Số nhiệm vụ chủ trì", "số nhiệm vụ"),
    ] {
        window.press_in(PANE, heading);
        window.fill("Tìm số liệu…", item);
        window.keys("Enter");
    }
    window.press_in(PANE, "J6: ô trống");
    window.press_in(PANE, "Chỉ ô J6");
    window.fill("Tìm số liệu…", "ngày chốt số liệu");
    window.keys("Enter");
    window.shows_in(PANE, "J6 Ngày chốt số liệu");
}

/// Writes the filled workbook, and says where it lies.
fn save(window: &Window, name: &str) -> PathBuf {
    let out = window.machine().home().join(name);
    window.answer_dialog(&json!(out));
    window.press("Ghi biểu đã điền…");
    window.shows("ô vào biểu của tỉnh.");
    out
}
