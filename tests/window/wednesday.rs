//! A Wednesday in the real window: a folder of mails is dropped, what is asked is settled, all of it
//! is taken in, and taken back.

use crate::driver::Window;
use crate::machine::Look;
use crate::sample::Sample;
use crate::scenes::{Scene, scene};
use office::{Clock, Office};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;
use tests::clerk::{ROUTINE, Workbook};
use tests::desk::day;
use tests::post::Letter;

/// The day the mails came.
pub const ON: &str = "2024-03-13";
const WEEK: &str = "2024-W11";
const LAST_WEEK: &str = "2024-W10";

const LAM_SON: &str = "UBND phường Lam Sơn";
const BAC_SON: &str = "UBND phường Bắc Sơn";
const BA_DINH: &str = "UBND phường Ba Đình";
const QUANG_TRUNG: &str = "UBND xã Quang Trung";

/// What stands on the pile, settled and not, for whoever looks at pictures.
pub const SCENES: &[Scene] = &[
    scene("wednesday", |window| {
        window.drop(&[mails().to_owned()]);
        window.shows("6 tệp");
        window.shows("Thông tin không khớp");
    }),
    scene("wednesday-letter", |window| {
        window.press_in("[role=listbox]", QUANG_TRUNG);
        window.shows("xã không phát sinh nội dung mới");
    }),
    scene("wednesday-settled", |window| {
        settle(window);
        take_in(window);
    }),
];

#[test]
fn a_folder_of_mails_is_settled_taken_in_and_taken_back() {
    let lay = |store: &Path| Sample::Monday.lay(store);
    let Some(window) = Window::open_on(ON, Look::Light, lay) else {
        return;
    };
    window.shows("Thứ Tư, 13 tháng 3");
    window.drop(&[mails().to_owned()]);
    window.shows("6 tệp");
    assert_eq!(window.texts("nav [aria-current=page]"), ["Tiếp nhận"]);
    let pile = window.texts("[role=listbox] [role=option]").join("\n");
    for told in [
        "bản cuối(1).xlsx",
        "bc tuan.xlsx",
        "Thông tin không khớp",
        "Không đọc được",
        "Thư không kèm tệp, cần đọc",
    ] {
        assert!(pile.contains(told), "{told}\n{pile}");
    }
    settle(&window);
    take_in(&window);

    window.press("Hoàn tác");
    window.shows("Đã hoàn tác: Tiếp nhận 4 báo cáo");
    window.press("Tiếp nhận 4 báo cáo hợp lệ");
    window.shows("Đã tiếp nhận 4 báo cáo.");
    window.press("Xong");
    window.shows_in("main tbody", LAM_SON);
    let received = window.texts("main tbody tr");
    assert_eq!(received.len(), 5, "{received:?}");
    let of = |unit: &str| received.iter().filter(|row| row.contains(unit)).count();
    let units = [LAM_SON, BAC_SON, BA_DINH, QUANG_TRUNG];
    assert_eq!(units.map(of), [1, 1, 1, 1], "{received:?}");
}

/// Says whose the neighbour's file is, and enters what a letter says in its own words.
fn settle(window: &Window) {
    window.press_in("[role=listbox]", BA_DINH);
    window.shows("Kiểm tra xem đơn vị có dùng nhầm tệp không");
    window.press("Xác định");
    window.hides("Thông tin không khớp");
    window.press_in("[role=listbox]", QUANG_TRUNG);
    window.shows("xã không phát sinh nội dung mới");
    window.press("Nhập số liệu từ thư");
    window.shows_in("[role=dialog]", "Nguyên văn tin nhắn");
    window.press_in("[role=dialog]", "Không phát sinh cho cả kỳ");
    window.press_in("[role=dialog]", "Ghi báo cáo");
    window.shows("Đã ghi báo cáo của UBND xã Quang Trung");
}

fn take_in(window: &Window) {
    window.press("Tiếp nhận 4 báo cáo hợp lệ");
    window.shows("Đã tiếp nhận 4 báo cáo.");
    window.shows("5 vừa tiếp nhận");
}

/// The folder of mails; made once.
fn mails() -> &'static Path {
    static MADE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, mails) = MADE.get_or_init(|| {
        let folder = TempDir::new().expect("a folder");
        let mails = folder.path().join("Thư đến");
        fs::create_dir(&mails).expect("a folder");
        fill(folder.path(), &mails);
        (folder, mails)
    });
    mails
}

/// Forms of the town's store, filled in by clerks and sent on the ways they are sent.
fn fill(folder: &Path, mails: &Path) {
    let store = folder.join("kho");
    Sample::Monday.lay(&store);
    let put = |name: &str, bytes: &[u8]| fs::write(mails.join(name), bytes).expect("a file");
    let quiet = |unit: &str| {
        let form = form(&store, folder, WEEK, unit);
        let form = form.answer(ROUTINE, "Thực hiện bình thường, không phát sinh");
        form.save()
    };
    let letter = |from: &str, hour: &str| {
        let at = format!("{ON}T{hour}:00+07:00");
        Letter::from(&format!("{from}@bimson.example"), &at)
    };
    let first = letter("lamson", "08:05").about("Báo cáo tuần 11");
    put(
        "01 Lam Son.eml",
        &first.with("bản cuối(1).xlsx", &works(&store, folder)).eml(),
    );
    let inner = letter("bacson", "07:40").about("BC tuần");
    let inner = inner.with("bc tuan.xlsx", &quiet(BAC_SON));
    put(
        "02 Fwd.eml",
        &letter("vanphong", "08:30").forwarding(inner).eml(),
    );
    put("03 UBND phường Ngọc Trạo.xlsx", &quiet(BA_DINH));
    put("04 tuan truoc.xlsx", &last_weeks(&store, folder));
    put("05 mat khau.xlsx", &locked());
    let words = letter("quangtrung", "09:10").about("Báo cáo tuần 11").saying(
        "Kính gửi Tổ công tác.\r\nTuần 11 xã không phát sinh nội dung mới.\r\n\r\nTrân trọng./.",
    );
    put("06 UBND xã Quang Trung.eml", &words.eml());
}

/// A unit's form of a week.
fn form(store: &Path, folder: &Path, week: &str, unit: &str) -> Workbook {
    let mut office = Office::open(store, Clock::Noon(day("2024-03-11"))).expect("the store");
    let out = folder.join("forms").join(week);
    let forms = office.export_forms(week, &out, Some(unit)).expect("a form");
    Workbook::open(&fs::read(&forms.files[0].path).expect("the form"))
}

/// A week with one task in its first free row.
fn with_task(form: Workbook, result: &str) -> Vec<u8> {
    let form = form.answer(ROUTINE, "Có nội dung, nêu tại mục B");
    let (tab, number) = form.first_blank_row("TT");
    let (_, cell) = form.first_blank_row("Kết quả thực hiện trong kỳ");
    form.typed(&tab, &number, "38")
        .typed(&tab, &cell, result)
        .save()
}

fn works(store: &Path, folder: &Path) -> Vec<u8> {
    let form = form(store, folder, WEEK, LAM_SON);
    with_task(form, "Phát thanh 06 buổi về nộp hồ sơ trực tuyến.")
}

/// Last week's form of a unit that answered it then, filled in anew.
fn last_weeks(store: &Path, folder: &Path) -> Vec<u8> {
    let office = Office::open(store, Clock::Noon(day("2024-03-11"))).expect("the store");
    let sent = office.submissions(LAST_WEEK).expect("last week's reports");
    let taken = [LAM_SON, BAC_SON, BA_DINH, QUANG_TRUNG];
    let ward = |unit: &&str| unit.starts_with("UBND phường") && !taken.contains(unit);
    let unit = sent.iter().map(|report| report.unit.as_str()).find(ward);
    let form = form(store, folder, LAST_WEEK, unit.expect("a ward that sent"));
    with_task(form, "Phát thanh 09 buổi.")
}

/// Where Excel would ask for a password.
fn locked() -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.extend([0; 64]);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}
