//! Every place and state of the window, in one list: looked at by axe-core, held against the
//! window's size, and photographed by `cargo xtask screenshots`. A new place is one line.

use crate::driver::Window;
use crate::province;
use crate::sample::{NEW_YEAR, Sample, TODAY, made, says_more};
use crate::wednesday;
use serde_json::json;
use std::fs;
use std::path::PathBuf;
use tests::clerk::Workbook;
use tests::desk::bundled;

/// Scenes that one window walks through, each from where the one before ended.
pub struct Walk {
    /// What lies in the store at first.
    pub from: Sample,
    /// The day.
    pub today: &'static str,
    /// In this order.
    pub scenes: &'static [Scene],
}

/// One place in one state.
pub struct Scene {
    /// The name of its picture.
    pub name: &'static str,
    /// How to get there, ending when it is shown.
    pub go: fn(&Window),
}

/// A place and the way there.
pub const fn scene(name: &'static str, go: fn(&Window)) -> Scene {
    Scene { name, go }
}

/// All of it.
pub const WALKS: &[Walk] = &[
    Walk {
        from: Sample::Nothing,
        today: "2024-03-11",
        scenes: FIRST_STEPS,
    },
    Walk {
        from: Sample::Nothing,
        today: "2024-03-11",
        scenes: CONVERTED,
    },
    Walk {
        from: Sample::Nothing,
        today: "2023-03-20",
        scenes: MUONG_LAT,
    },
    Walk {
        from: Sample::Lost,
        today: "2024-03-11",
        scenes: TROUBLES,
    },
    Walk {
        from: Sample::Monday,
        today: wednesday::ON,
        scenes: wednesday::SCENES,
    },
    Walk {
        from: Sample::Work,
        today: TODAY,
        scenes: province::SCENES,
    },
    Walk {
        from: Sample::Work,
        today: TODAY,
        scenes: WORK,
    },
    Walk {
        from: Sample::NewYear,
        today: NEW_YEAR,
        scenes: TURN_OF_THE_YEAR,
    },
];

const FIRST_STEPS: &[Scene] = &[
    scene("welcome", |window| window.shows("Ba bước để bắt đầu")),
    scene("welcome-chosen", |window| {
        window.press("Thị xã Bỉm Sơn");
        window.shows("Đã chọn: Thị xã Bỉm Sơn");
    }),
    scene("journal-without-plan", |window| {
        window.press("Nhật ký & sao lưu");
        window.shows("Chưa có việc nào được ghi.");
    }),
    scene("preview", |window| {
        window.press("Hôm nay");
        window.press("Xem trước phụ lục có sẵn");
        window.shows("9 nhóm, 39 nhiệm vụ");
    }),
    scene("today-first", |window| {
        window.press("Ghi vào dữ liệu");
        window.shows("Thứ Hai, 11 tháng 3");
        window.shows("Bước 3: gửi biểu mẫu");
    }),
    scene("intake-empty", |window| {
        window.press("Tiếp nhận");
        window.shows("Chưa tiếp nhận báo cáo nào của Tuần 11");
    }),
    scene("preview-again", |window| {
        window.press("Nhiệm vụ");
        window.answer_dialog(&json!(bundled("plans/bim-son-2024.xlsx")));
        window.press("Nhập phụ lục…");
        window.shows("39 giữ nguyên");
        window.shows("Không có nhiệm vụ mới hay thay đổi.");
    }),
];

const CONVERTED: &[Scene] = &[scene("preview-converted", |window| {
    window.press("Thị xã Bỉm Sơn");
    window.shows("Đã chọn: Thị xã Bỉm Sơn");
    window.answer_dialog(&json!(tests::desk::fixture("converter-markup.xlsx")));
    window.press("Chọn tệp khác…");
    window.shows("9 nhóm, 39 nhiệm vụ");
})];

const MUONG_LAT: &[Scene] = &[scene("preview-muong-lat", |window| {
    window.press("Huyện Mường Lát");
    window.shows("Đã chọn: Huyện Mường Lát");
    window.press("Xem trước phụ lục có sẵn");
    window.shows("19 nhóm, 78 nhiệm vụ");
    window.shows("Đề xuất đơn vị phối hợp");
})];

const TROUBLES: &[Scene] = &[
    scene("lost", |window| window.shows("Không thấy tệp dữ liệu")),
    scene("lost-restore", |window| {
        window.press("Phục hồi bản 08/03/2024");
        window.shows("Bản sao lưu dùng được, có 39 nhiệm vụ.");
    }),
    scene("refused-damaged", |window| {
        window.press_in("[role=alertdialog]", "Thôi");
        now_holds(window, Sample::Damaged);
        window.shows("Cất tệp này và bắt đầu mới");
    }),
    scene("refused-too-new", |window| {
        now_holds(window, Sample::TooNew);
        window.shows("Cài bản mới");
    }),
    scene("today-monday", |window| {
        now_holds(window, Sample::Monday);
        window.shows("Chưa gửi biểu mẫu tuần 11");
        window.shows("đơn vị không gửi báo cáo tuần 10");
    }),
];

const TURN_OF_THE_YEAR: &[Scene] = &[
    scene("today-new-year", |window| {
        window.shows("39 nhiệm vụ của kế hoạch 2024 chưa quyết định chuyển tiếp");
    }),
    scene("carry", |window| {
        window.press("Chuyển tiếp: 39 nhiệm vụ");
        window.shows("39 nhiệm vụ: 20 chuyển sang nhiệm vụ mới");
    }),
    scene("carry-chosen", |window| {
        window.fill("Nhiệm vụ 2/2024 chuyển tiếp thế nào", "Kết thúc");
        window.shows("1 kết thúc khi chưa hoàn thành.");
    }),
    scene("carry-stored", |window| {
        window.press_in("main", "Ghi");
        window.shows("Đã quyết định chuyển tiếp 39 nhiệm vụ sang kế hoạch năm 2025.");
        window.shows("Nhiệm vụ của kế hoạch năm 2024 đã quyết định xong.");
    }),
    scene("tasks-last-year", |window| {
        window.press_in("main", "Danh mục");
        window.fill("Kế hoạch", "Kế hoạch 2024");
        window.shows("39 nhiệm vụ trong 9 nhóm");
        window.press_in("main [role=grid]", "4 ");
        window.shows("Nhiệm vụ 4/2024 · Nhóm II");
    }),
    scene("carry-found", |window| {
        window.press_in("main", "Chuyển tiếp");
        window.fill("Từ kế hoạch", "2025");
        window.shows("Chuyển tiếp sang kế hoạch năm 2026");
        window.offers("Ghi");
    }),
];

const WORK: &[Scene] = &[
    scene("today-late", |window| {
        window.shows("Thứ Năm, 14 tháng 3");
        window.shows("trễ báo cáo tuần 11");
        window.shows("1 báo cáo tháng 03 cần bổ sung");
    }),
    scene("as-of", |window| {
        window.press("Tính đến");
        window.shows("Chỉ đổi cách xem");
    }),
    scene("today-moved", |window| {
        window.keys("Left");
        window.keys("Enter");
        window.shows("Thứ Tư, 13 tháng 3");
        window.shows("Về hôm nay");
    }),
    scene("tasks", |window| {
        window.press("Về hôm nay");
        window.press("Nhiệm vụ");
        window.shows("Tổ chức thực hiện các Nghị quyết");
        let rows = window.whole("main [role=row][aria-selected]");
        assert!(rows >= 14, "{rows} tasks are seen");
    }),
    scene("tasks-found", |window| {
        window.fill("Tìm nhiệm vụ", "ru dien thi xa");
        window.hides("Tổ chức thực hiện các Nghị quyết");
    }),
    scene("tasks-none", |window| {
        window.fill("Tìm nhiệm vụ", "không có ở đâu");
        window.shows("Không có nhiệm vụ nào khớp.");
    }),
    scene("task", |window| {
        window.press_in("main", "Bỏ lọc");
        window.press_in("main", "4 ");
        window.shows("Nhiệm vụ 4 · Nhóm II");
        window.shows("Số hóa 330/400 hồ sơ");
    }),
    scene("task-assign", |window| {
        window.press("Giao thêm đơn vị");
        window.write("phuong");
        window.shows("UBND phường Ngọc Trạo");
        window.press_in("[role=listbox]", "UBND các phường, xã");
    }),
    scene("task-milestones", |window| {
        window.keys("Escape");
        let steps = [
            ("2024-03-05", "Trình UBND thị xã kế hoạch chi tiết"),
            (
                "2024-04-30",
                "Rà soát, làm sạch dữ liệu của các mô hình đã triển khai",
            ),
        ];
        for (day, words) in steps {
            let milestone = json!({ "task": "22", "unit": null, "day": day, "words": words });
            window.call("add_milestone", &json!({ "milestone": milestone }));
        }
        window.fill("Tìm nhiệm vụ", "mô hình về Đề án 06");
        window.shows("Đang hiện 1/39");
        window.press_in("main [role=grid]", "22 ");
        window.shows("Nhiệm vụ 22 · ");
        window.shows("Rà soát, làm sạch dữ liệu");
        window.shows("quá mốc");
    }),
    scene("task-milestone-add", |window| {
        window.press("Thêm mốc");
        window.fill("Kết quả phải đạt", "Báo cáo kết quả thí điểm mô hình");
    }),
    scene("task-milestone-met", |window| {
        window.press_in("aside", "Thôi");
        window.press_in("aside", "Đạt mốc");
        window.shows_in("aside", "Văn bản");
    }),
    scene("documents", |window| {
        window.press_in("aside", "Thôi");
        window.press_in("main", "Bỏ lọc");
        window.press_in("main", "Văn bản");
        window.shows("Chưa có văn bản nào trong sổ");
    }),
    scene("document-add", |window| {
        window.press("Ghi văn bản");
        window.shows("Ghi văn bản vào sổ");
    }),
    scene("directive", |window| {
        window.press_in("[role=dialog]", "Thôi");
        window.press("Nhiệm vụ từ văn bản");
        window.shows_in("[role=dialog]", "Nhiệm vụ");
    }),
    scene("units", |window| {
        window.keys("Escape");
        window.press_in("nav", "Đơn vị");
        window.shows("29 đơn vị · 3 tập thể");
        window.shows("Chấp hành chế độ báo cáo");
    }),
    scene("unit-change", |window| {
        window.press("Đổi tên, sáp nhập…");
        window.shows("Có hiệu lực từ");
    }),
    scene("members", |window| {
        window.press_in("[role=dialog]", "Thôi");
        window.press_in("main", "Tổ công tác");
        window.shows("Chưa ghi thành viên Tổ công tác");
    }),
    scene("members-renew", |window| {
        window.press("Kiện toàn…");
        window.shows("Kiện toàn Tổ công tác");
        window.press_in("[role=dialog]", "Thêm một người");
        window.shows("Tham gia · 1 người");
    }),
    scene("periods", |window| {
        window.press_in("[role=dialog]", "Thôi");
        window.press_in("nav", "Kỳ báo cáo");
        window.shows("Hạn của đơn vị");
        window.press("Đóng kỳ đang mở");
        window.hides("Hạn của đơn vị");
    }),
    scene("period", |window| {
        window.press_in("main [role=grid]", "Tuần 11");
        window.shows("Hạn của đơn vị");
        window.shows("Chưa gửi · ");
    }),
    scene("period-send-back", |window| {
        window.press("Yêu cầu bổ sung");
        window.fill(
            "Nội dung cần bổ sung",
            "Chưa có số liệu số hóa hồ sơ hộ tịch.",
        );
    }),
    scene("intake", |window| {
        window.press_in("[role=dialog]", "Thôi");
        window.press_in("nav", "Tiếp nhận");
        window.shows("Đã tiếp nhận");
        window.fill("Kỳ báo cáo", "Tuần 11");
        window.shows("ubnd-phuong-bac-son_2024-W11.xlsx");
    }),
    scene("pile-replacement", |window| {
        window.drop(&made().pile);
        window.shows("7 tệp");
        window.press_in("[role=listbox]", "UBND phường Lam Sơn");
        window.shows("380/400");
    }),
    scene("pile-slip", |window| {
        window.press_in("[role=listbox]", "Phòng Nội vụ");
        window.shows("Để riêng, chưa ghi nhận");
    }),
    scene("pile-unknown", |window| {
        window.press_in("[role=listbox]", "bao cao thang 3");
        window.shows("Xác định");
    }),
    scene("pile-unreadable", |window| {
        window.press_in("[role=listbox]", "hong.xlsx");
        window.shows("Không đọc được");
    }),
    scene("pile-taken", |window| {
        window.press("báo cáo hợp lệ");
        window.shows("vừa tiếp nhận");
    }),
    scene("indicators", |window| {
        window.press("Hoàn tác");
        window.shows("Đã hoàn tác");
        window.press_in("nav", "Chỉ tiêu");
        window.shows("91,4 %");
        window.shows("2 trên 7 đơn vị có số liệu");
    }),
    scene("indicator", |window| {
        window.press_in("main", "Tỷ lệ hồ sơ thủ tục hành chính được giải quyết");
        window.shows("Số liệu của từng đơn vị");
        window.shows("77,7 %");
    }),
    scene("indicator-numbers", |window| {
        window.press("Nhập số của UBND phường Lam Sơn");
        window.shows_in("[role=dialog]", "Để trống nghĩa là chưa có");
    }),
    scene("indicator-add", |window| {
        window.press_in("[role=dialog]", "Thôi");
        window.press("Thêm chỉ tiêu…");
        window.shows_in("[role=dialog]", "Mức giao chung");
    }),
    scene("indicator-official", |window| {
        window.press_in("[role=dialog]", "Thôi");
        window.press("Dán số chính thức…");
        window.shows_in("[role=dialog]", "Chốt ngày");
    }),
    scene("returns", |window| {
        window.press_in("[role=dialog]", "Thôi");
        window.press_in("nav", "Báo cáo tỉnh");
        window.shows("TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ");
    }),
    scene("returns-appendix", |window| {
        window.press_in("[role=tablist]", "PL I ");
        window.shows("Kèm theo Báo cáo số");
    }),
    scene("returns-origin", |window| {
        window.fill("Kỳ báo cáo", "Tháng 03");
        window.press_in("[role=tablist]", "PL V");
        window.press_in("main [role=grid]", "Đúng hạn");
        window.shows_in("[role=dialog]", "Phòng Tài chính - Kế hoạch · Tháng 03");
        window.offers("Mở tệp gốc");
    }),
    scene("returns-changes", |window| {
        window.keys("Escape");
        let file = window.machine().home().join("bao-cao.xlsx");
        window.answer_dialog(&json!(file));
        window.press("Chốt số liệu…");
        window.shows("Đã chốt số liệu Tháng 03, bản 1.");
        says_more(&window.machine().store());
        window.press("So sánh bản 1 với bản khác…");
        window.shows_in("[role=dialog]", "Do: UBND phường Lam Sơn");
    }),
    scene("refusal", |window| {
        window.press_in("[role=dialog]", "Đóng");
        let nowhere = window
            .machine()
            .home()
            .join("không có")
            .join("dự thảo.xlsx");
        window.answer_dialog(&json!(nowhere));
        window.press("Xuất dự thảo…");
        window.shows_in("[role=alert]", "Không có thư mục");
    }),
    scene("journal", |window| {
        window.press("Đóng thông báo");
        window.press("Nhật ký & sao lưu");
        window.press("Sao lưu ngay");
        window.shows("Đã sao lưu vào");
        window.shows("Tự tạo");
        window.shows("Lập biểu mẫu:");
    }),
    scene("restore", |window| {
        window.press("Phục hồi bản");
        window.shows("Bản sao lưu dùng được, có 39 nhiệm vụ.");
    }),
    scene("preview-ambiguous", |window| {
        window.press_in("[role=alertdialog]", "Thôi");
        window.press_in("nav", "Nhiệm vụ");
        window.answer_dialog(&json!(another_programme(window)));
        window.press("Nhập phụ lục…");
        window.shows("19 nhóm, 78 nhiệm vụ");
    }),
    scene("palette", |window| {
        window.keys("Ctrl+K");
        window.write("lam son");
        window.shows("UBND phường Lam Sơn");
    }),
    scene("shortcuts", |window| {
        window.keys("Escape");
        window.write("?");
        window.shows("Mở phần tương ứng");
    }),
];

/// The appendix of another programme of the same year, which shares no task with the stored one.
fn another_programme(window: &Window) -> PathBuf {
    let bytes = fs::read(bundled("plans/muong-lat-2023.xlsx")).expect("the appendix");
    let path = window.machine().home().join("chuyển đổi số 2024.xlsx");
    Workbook::open(&bytes)
        .typed("Phụ lục", "A1", "KẾ HOẠCH CHUYỂN ĐỔI SỐ NĂM 2024")
        .typed("Phụ lục", "A2", "")
        .typed(
            "Phụ lục",
            "A2",
            "(Kèm theo Kế hoạch số 15/KH-UBND ngày 10/01/2024)",
        )
        .save_to(&path);
    path
}

/// Puts something else where the window's store lies, and shows what the window says to that.
fn now_holds(window: &Window, sample: Sample) {
    sample.lay(&window.machine().store());
    window.reload();
}
