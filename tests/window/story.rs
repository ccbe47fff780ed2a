//! The main job from the first start to a restored backup, with the mouse, in the real window.

use crate::desk::Desk;
use crate::driver::Window;
use serde_json::json;
use tests::desk::bundled;

/// The task that is assigned.
const SEARCH: &str = "ru dien thi xa";
const TASK: &str = "39";
const UNIT: &str = "Bảo hiểm xã hội thị xã";
const COLLECTIVE: &str = "Các tổ chức chính trị - xã hội";

#[test]
fn the_main_job_is_done_from_the_first_start_to_a_restored_backup() {
    let Some(window) = Window::open("2024-03-11") else {
        return;
    };
    let desk = Desk::beside(&window);
    the_appendix_is_dropped_and_accepted(&window);
    a_unit_and_a_collective_are_assigned(&window);
    forms_are_handed_out(&window, &desk);
    three_files_are_dropped_and_accepted(&window, &desk);
    the_return_is_exported(&window, &desk);
    a_backup_is_restored(&window);
}

fn the_appendix_is_dropped_and_accepted(window: &Window) {
    window.shows("Ba bước để bắt đầu");
    window.shows("Chưa có dữ liệu");
    window.press("Thị xã Bỉm Sơn");
    window.shows("Đã chọn: Thị xã Bỉm Sơn");
    window.shows("Chưa nhập kế hoạch");
    let appendix = [bundled("plans/bim-son-2024.xlsx")];
    for goes_back in [true, false] {
        window.drop(&appendix);
        window.shows("Xem trước phụ lục");
        window.shows("bim-son-2024.xlsx · trang");
        window.shows("Năm 2024: 9 nhóm, 39 nhiệm vụ,");
        window.press("Ghi vào dữ liệu");
        window.shows("Thứ Hai, 11 tháng 3");
        window.shows("Đã ghi phụ lục vào dữ liệu.");
        window.shows("39 nhiệm vụ · 29 đơn vị");
        assert_eq!(window.texts("nav [aria-current=page]"), ["Hôm nay"]);
        if goes_back {
            window.press("Hoàn tác");
            window.shows("Đã hoàn tác: Nhập phụ lục");
            window.shows("Ba bước để bắt đầu");
            window.shows("Chưa nhập kế hoạch");
        }
    }
}

fn a_unit_and_a_collective_are_assigned(window: &Window) {
    window.press("Nhiệm vụ");
    window.shows("39 nhiệm vụ trong 9 nhóm");
    window.fill("Tìm nhiệm vụ", SEARCH);
    window.hides("Tổ chức thực hiện các Nghị quyết");
    window.press_in("main", "Phối hợp với lực lượng Công an");
    window.shows("Giao thêm đơn vị");
    let before = window.assignments();

    choose(window, "bao hiem", UNIT);
    window.shows(&format!("Đã giao nhiệm vụ {TASK} cho {UNIT}."));
    counts(window, before + 1);

    // A collective is many assignments, and one thing done.
    choose(window, "to chuc chinh tri", COLLECTIVE);
    window.shows(&format!("Đã giao nhiệm vụ {TASK} cho {COLLECTIVE}."));
    counts(window, before + 6);
    window.shows("Hội Cựu chiến binh thị xã");
    window.press("Hoàn tác");
    window.shows("Đã hoàn tác: Giao nhiệm vụ");
    counts(window, before + 1);
    window.press("Đóng thông báo");
    // The page moves up where the notice stood.
    window.hides("Đã hoàn tác: Giao nhiệm vụ");
    window.press("Đóng chi tiết");
    window.hides("Giao thêm đơn vị");
}

/// Finds a unit or collective in the list and assigns it.
fn choose(window: &Window, search: &str, name: &str) {
    window.press("Giao thêm đơn vị");
    window.write(search);
    window.press_in("[role=listbox]", name);
    window.keys("Escape");
    window.press_in("aside", "Giao");
}

/// Waits until the bar below counts so many assignments.
fn counts(window: &Window, assignments: usize) {
    window.shows(&format!(" {assignments} lượt giao"));
}

fn forms_are_handed_out(window: &Window, desk: &Desk) {
    window.press("Kỳ báo cáo");
    window.shows("Tuần 11 (07–13/3)");
    window.shows("chưa lập");
    window.answer_dialog(&json!(desk.forms));
    window.press("Gửi biểu mẫu…");
    window.shows("Đã lập 20 biểu mẫu Tuần 11.");
    window.shows("đã lập cho 20 đơn vị");
    window.shows("Chưa gửi · 20 đơn vị");
    assert_eq!(desk.handed_out().len(), 20);
}

fn three_files_are_dropped_and_accepted(window: &Window, desk: &Desk) {
    window.drop(&desk.fill_in());
    window.shows("3 tệp · 2 tiếp nhận ngay được, 1 cần xem");
    assert_eq!(window.texts("nav [aria-current=page]"), ["Tiếp nhận"]);
    window.press_in("[role=listbox]", "UBND phường Bắc Sơn");
    window.shows("150");
    window.shows("Để riêng, chưa ghi nhận");
    window.press("Tiếp nhận 3 báo cáo hợp lệ");
    window.shows("Đã tiếp nhận 3 báo cáo.");
    window.shows("3 tệp · 3 vừa tiếp nhận");
    window.press("Hoàn tác");
    window.shows("Đã hoàn tác: Tiếp nhận 3 báo cáo.");
    window.shows("3 tệp · 2 tiếp nhận ngay được, 1 cần xem");
    window.press("Tiếp nhận 3 báo cáo hợp lệ");
    window.shows("3 tệp · 3 vừa tiếp nhận");
    window.press("Xong");
    window.shows("Đã tiếp nhận");
    window.shows_in("main tbody", "UBND phường Lam Sơn");
    let received = window.texts("main tbody tr");
    assert_eq!(received.len(), 3, "{received:?}");
    let approved = |row: &String| row.contains("Đã duyệt");
    assert!(received.iter().all(approved), "{received:?}");

    // The period knows who has sent.
    window.press("Xem ai chưa gửi");
    window.shows("3/20 đơn vị");
    window.shows("Chưa gửi · 17 đơn vị");
}

fn the_return_is_exported(window: &Window, desk: &Desk) {
    window.press_in("nav", "Báo cáo tỉnh");
    window.shows("17 đơn vị chưa gửi");
    window.shows("TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ");
    window.answer_dialog(&json!(desk.report));
    window.press("Xuất dự thảo…");
    window.shows("Đã xuất dự thảo Tuần 11.");
    window.shows("Mở tệp");
    let asked = window.asked_dialogs();
    let named = asked[1]["defaultPath"].as_str();
    assert_eq!(named, Some("bao-cao-tong-hop_tuan-11-2024.xlsx"), "{asked}");
    let title = desk.report_title();
    assert_eq!(
        title,
        "TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ TUẦN 11/2024 (từ ngày 07/3/2024 đến ngày 13/3/2024)"
    );

    // What is sent stays as it was sent.
    window.shows("Chưa chốt bản nào của kỳ này.");
    window.answer_dialog(&json!(desk.report));
    window.press("Chốt số liệu…");
    window.shows("Đã chốt số liệu Tuần 11, bản 1.");
    window.shows("Bản 1");
}

fn a_backup_is_restored(window: &Window) {
    window.press("Nhật ký & sao lưu");
    window.shows("Tiếp nhận 3 báo cáo");
    window.shows("Nhập phụ lục từ tệp");
    window.press("Sao lưu ngay");
    window.shows("Đã sao lưu vào");
    let before = window.assignments();

    // What is done after the backup is gone with the restored one.
    window.press("Nhiệm vụ");
    window.shows("39 nhiệm vụ trong 9 nhóm");
    window.fill("Tìm nhiệm vụ", SEARCH);
    window.hides("Tổ chức thực hiện các Nghị quyết");
    window.press_in("main", "Phối hợp với lực lượng Công an");
    window.press(&format!("Bỏ giao {UNIT}"));
    window.shows(&format!("Đã bỏ giao {UNIT} khỏi nhiệm vụ {TASK}."));
    counts(window, before - 1);

    window.press("Nhật ký & sao lưu");
    window.shows("Bỏ giao nhiệm vụ");
    window.shows("Tự tạo");
    let rows = window.texts("tbody tr");
    let made = rows.iter().position(|row| row.contains("Tự tạo"));
    let made = made.expect("the backup in the list") + 1;
    window.press_in(&format!("tbody tr:nth-child({made})"), "Phục hồi");
    window.shows("Phục hồi từ bản sao lưu này?");
    window.shows("Bản sao lưu dùng được, có 39 nhiệm vụ.");
    window.press_in("[role=alertdialog]", "Phục hồi");
    window.shows("Đã phục hồi: 39 nhiệm vụ. Dữ liệu trước đó nằm ở");
    window.shows("Trước khi phục hồi");
    counts(window, before);
    assert!(!window.text().contains("Bỏ giao nhiệm vụ"));
}
