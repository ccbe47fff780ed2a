//! Every place and state of the window, in one list: looked at by axe-core, held against the
//! window's size, and photographed by `cargo xtask screenshots`. A new place is one line.

use crate::driver::Window;
use crate::sample::{Sample, TODAY};

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

const fn scene(name: &'static str, go: fn(&Window)) -> Scene {
    Scene { name, go }
}

/// All of it.
pub const WALKS: &[Walk] = &[
    Walk {
        from: Sample::Nothing,
        today: TODAY,
        scenes: &[
            scene("welcome", |window| window.shows("Ba bước để bắt đầu")),
            scene("welcome-chosen", |window| {
                window.press("Thị xã Bỉm Sơn");
                window.shows("Đã chọn: Thị xã Bỉm Sơn");
            }),
            scene("preview", |window| {
                window.press("Xem trước phụ lục có sẵn");
                window.shows("9 nhóm, 39 nhiệm vụ");
            }),
            scene("tasks-stored", |window| {
                window.press("Ghi vào dữ liệu");
                window.shows("39 nhiệm vụ trong 9 nhóm");
            }),
        ],
    },
    Walk {
        from: Sample::Damaged,
        today: TODAY,
        scenes: &[scene("refused-damaged", |window| {
            window.shows("Không mở được");
        })],
    },
    Walk {
        from: Sample::Work,
        today: TODAY,
        scenes: &[
            scene("tasks", |window| window.shows("39 nhiệm vụ trong 9 nhóm")),
            scene("tasks-found", |window| {
                window.fill("Tìm", "ru dien thi xa");
                window.hides("Nhóm dịch vụ công");
            }),
            scene("tasks-none", |window| {
                window.fill("Tìm", "không có ở đâu");
                window.shows("Không có nhiệm vụ");
            }),
        ],
    },
];
