//! The main job with the keyboard alone: every place is reached, and does what it is for.

use crate::desk::Desk;
use crate::driver::Window;
use serde_json::json;

const UNIT: &str = "Bảo hiểm xã hội thị xã";

#[test]
fn the_main_job_is_done_with_the_keyboard_alone() {
    let Some(window) = Window::open("2024-03-11") else {
        return;
    };
    let desk = Desk::beside(&window);
    the_first_steps_are_taken(&window);
    today_leads_to_the_work(&window);
    a_unit_is_assigned(&window);
    forms_are_handed_out(&window, &desk);
    reports_are_taken_in(&window, &desk);
    the_return_is_exported(&window, &desk);
    a_backup_is_restored(&window);
    everything_is_found(&window);
}

fn the_first_steps_are_taken(window: &Window) {
    window.shows("Ba bước để bắt đầu");
    window.tab_to("Thị xã Bỉm Sơn");
    window.keys("Enter");
    window.shows("Đã chọn: Thị xã Bỉm Sơn");
    window.tab_to("Xem trước phụ lục có sẵn");
    window.keys("Space");
    window.shows("Năm 2024: 9 nhóm, 39 nhiệm vụ");
    window.tab_to("Ghi vào dữ liệu");
    window.keys("Enter");
    window.shows("Thứ Hai, 11 tháng 3");
    window.shows("39 nhiệm vụ · 29 đơn vị");
}

fn today_leads_to_the_work(window: &Window) {
    window.tab_to("Gửi biểu mẫu: Chưa gửi biểu mẫu tuần 11");
    window.keys("Enter");
    at(window, "Kỳ báo cáo");
    window.keys("Alt+1");
    at(window, "Thứ Hai, 11 tháng 3");
}

fn a_unit_is_assigned(window: &Window) {
    window.keys("Alt+2");
    at(window, "Nhiệm vụ");
    window.shows("Tổ chức thực hiện các Nghị quyết");
    window.keys("Ctrl+F");
    window.write("rủ điện thị xã");
    window.hides("Tổ chức thực hiện các Nghị quyết");
    window.tab_to("Nhiệm vụ");
    window.keys("Enter");
    window.shows("Nhiệm vụ 39 · Nhóm IX");
    let before = window.assignments();
    window.tab_to("Giao thêm đơn vị");
    window.keys("Enter");
    window.write("bao hiem");
    window.shows(UNIT);
    window.keys("Down");
    window.keys("Enter");
    window.shows_in("aside .tag", UNIT);
    window.keys("Escape");
    window.tab_to("Giao");
    window.keys("Enter");
    window.shows(&format!("Đã giao nhiệm vụ 39 cho {UNIT}."));
    window.shows(&format!(" {} lượt giao", before + 1));
    window.offers("Hoàn tác");
    window.keys("Ctrl+Z");
    window.shows("Đã hoàn tác: Giao nhiệm vụ");
    window.shows(&format!(" {before} lượt giao"));
    // Escape closes what is open, wherever the focus is in it.
    window.keys("Escape");
    window.hides("Nhiệm vụ 39 · Nhóm IX");
    assert_eq!(
        window.focus().name,
        "Nhiệm vụ",
        "the keyboard is on the table"
    );
}

fn forms_are_handed_out(window: &Window, desk: &Desk) {
    window.keys("Alt+4");
    at(window, "Kỳ báo cáo");
    window.shows("Hạn của đơn vị");
    // From the current period's heading to the one after it, and back.
    window.tab_to("Đơn vị và các kỳ báo cáo");
    window.keys("Right");
    window.keys("Enter");
    window.shows_in("aside h2", "Đột xuất 01");
    window.keys("Left");
    window.keys("Enter");
    window.shows_in("aside h2", "Tuần 11 (07–13/3)");
    window.answer_dialog(&json!(desk.forms));
    window.tab_to("Gửi biểu mẫu…");
    window.keys("Enter");
    window.shows("Đã lập 19 biểu mẫu Tuần 11.");
    assert_eq!(desk.handed_out().len(), 19);
}

fn reports_are_taken_in(window: &Window, desk: &Desk) {
    window.keys("Alt+5");
    at(window, "Tiếp nhận");
    window.answer_dialog(&json!(desk.fill_in()));
    window.tab_to("Chọn tệp…");
    window.keys("Enter");
    window.shows("3 tệp · 2 tiếp nhận ngay được, 1 cần xem");
    // The keyboard stands on the list: down to the second, which has a slip, and it is taken.
    window.keys("Down");
    window.shows("Để riêng, chưa ghi nhận");
    window.keys("Enter");
    window.shows("Đã tiếp nhận báo cáo của UBND phường Bắc Sơn, Tuần 11.");
    window.shows("3 tệp · 2 tiếp nhận ngay được, 1 vừa tiếp nhận");
    window.tab_to("Tiếp nhận 2 báo cáo hợp lệ");
    window.keys("Enter");
    window.shows("3 tệp · 3 vừa tiếp nhận");
    window.offers("Hoàn tác");
    window.keys("Ctrl+Z");
    window.shows("Đã hoàn tác: Tiếp nhận 2 báo cáo.");
    window.shows("3 tệp · 2 tiếp nhận ngay được, 1 vừa tiếp nhận");
    window.tab_to("Tiếp nhận 2 báo cáo hợp lệ");
    window.keys("Enter");
    window.shows("3 tệp · 3 vừa tiếp nhận");
    window.keys("Escape");
    window.shows("Đã tiếp nhận");
    window.shows_in("main tbody", "UBND phường Lam Sơn");
    assert_eq!(window.texts("main tbody tr").len(), 3);
}

fn the_return_is_exported(window: &Window, desk: &Desk) {
    window.keys("Alt+8");
    at(window, "Báo cáo tỉnh");
    window.shows("16 đơn vị chưa gửi");
    window.answer_dialog(&json!(desk.report));
    window.tab_to("Xuất dự thảo…");
    window.keys("Enter");
    window.shows("Đã xuất dự thảo Tuần 11.");
    assert!(!desk.report_title().is_empty());
    // The sheets are turned with the arrows.
    window.tab_to("Tổng hợp");
    window.keys("Down");
    window.shows("Phụ lục I");
}

fn a_backup_is_restored(window: &Window) {
    window.keys("Alt+9");
    at(window, "Nhật ký & sao lưu");
    window.tab_to("Sao lưu ngay");
    window.keys("Enter");
    window.shows("Đã sao lưu vào");
    window.shows("Tự tạo");
    window.offers("Sao lưu ngay");
    // The same keys as everywhere take back what was done last; the backup brings it again.
    window.keys("Ctrl+Z");
    window.shows("Đã hoàn tác: Tiếp nhận 2 báo cáo.");
    window.tab_to("Phục hồi bản");
    window.keys("Enter");
    window.shows("Bản sao lưu dùng được, có 39 nhiệm vụ.");
    // Away from the button behind the dialog, which is called alike.
    window.keys("Tab");
    window.tab_to("Phục hồi");
    window.keys("Enter");
    window.shows("Đã phục hồi: 39 nhiệm vụ.");
    window.shows("Trước khi phục hồi");
}

fn everything_is_found(window: &Window) {
    window.keys("Ctrl+K");
    window.write("tuan 12");
    window.shows_in("[role=dialog] [data-selected]", "Tuần 12");
    window.keys("Enter");
    at(window, "Kỳ báo cáo");
    window.shows_in("aside h2", "Tuần 12");
    window.write("?");
    window.shows("Phím tắt");
    window.keys("Escape");
    window.hides("Phím tắt");
}

/// Waits until a place is shown, by its heading.
fn at(window: &Window, heading: &str) {
    window.shows_in("h1", heading);
}
