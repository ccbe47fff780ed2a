//! A Wednesday: everything that units really send in one pile, with every verdict and every remark
//! as one table to read.

use office::views::FileView;
use rust_xlsxwriter::{Formula, Workbook as Book};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use tests::clerk::{ROUTINE, Workbook};
use tests::desk::{Desk, fixture};
use tests::post::{Letter, locked, zip};

const ON: &str = "2024-03-13";
const WEEK: &str = "2024-W11";
const STATE: &str = "Tình trạng";
const PERCENT: &str = "Tỷ lệ hoàn thành (%)";
const DONE_ON: &str = "Ngày hoàn thành";
const RESULT: &str = "Kết quả thực hiện trong kỳ";
const CONTENT: &str = "Nội dung nhiệm vụ";
const SEE_ROWS: &str = "Có nội dung, nêu tại mục B";
const NOTHING_NEW: &str = "Thực hiện bình thường, không phát sinh";

const BA_DINH: &str = "UBND phường Ba Đình";
const BAC_SON: &str = "UBND phường Bắc Sơn";
const DONG_SON: &str = "UBND phường Đông Sơn";
const LAM_SON: &str = "UBND phường Lam Sơn";
const NGOC_TRAO: &str = "UBND phường Ngọc Trạo";
const PHU_SON: &str = "UBND phường Phú Sơn";
const QUANG_TRUNG: &str = "UBND xã Quang Trung";

/// Every file: where it lay and its name, the unit and period taken, the verdict, and what was
/// remarked, of its rows with the task's number. Sorted by name, as the folder is read.
const TABLE: &str = "\
01 lam son.xlsx | Lam Sơn | 2024-W11 | new |
02 thư.eml › bản cuối(1).xlsx | Ba Đình | 2024-W11 | new |
03 ba dinh luu tu thu.xlsx | Ba Đình | 2024-W11 | duplicate |
04 bản cuối sửa.xlsx | Ba Đình | 2024-W11 | revision |
05 thư cũ.eml › bản đầu.xlsx | Ba Đình | 2024-W11 | older |
06 fwd.eml › Báo cáo tuần 11 › bc tuan.xlsx | Bắc Sơn | 2024-W11 | new |
07 outlook.msg › Báo cáo.xlsx | Phòng Tài nguyên và Môi trường | 2024-W11 | new |
08 tu phap.xls | Phòng Tư pháp | 2024-W11 | new |
09 noi vu.ods | Phòng Nội vụ | 2024-W11 | new |
10 nén trong thư.eml › BC.zip › Phòng Y tế.xlsx | Phòng Y tế | 2024-W11 | new |
10 nén trong thư.eml › BC.zip › Phòng Kinh tế.xlsx | Phòng Kinh tế | 2024-W11 | new |
11 phần 1.xlsx | Đông Sơn | 2024-W11 | new |
12 phần 2.xlsx | Đông Sơn | 2024-W11 | revision |
20 UBND phường Ngọc Trạo.xlsx | Lam Sơn | 2024-W11 | quarantined | unit_differs
21 gửi hộ.eml › a.xlsx | Phú Sơn | 2024-W11 | quarantined | sender_differs
22 tuần trước, số mới.xlsx | Quang Trung | 2024-W11 | new | period_differs
23 tuần trước, y nguyên.xlsx | Quang Trung | 2024-W10 | duplicate |
24 tuần 12.xlsx | Ngọc Trạo | 2024-W12 | new | period_differs
25 báo cáo tháng.xlsx | Phú Sơn | 2024-03 | new |
26 không tên.xlsx | ? | 2024-W11 | quarantined | unit_unknown not_our_form
27 xã cũ.xlsx | ? | 2024-W11 | quarantined | unit_unknown not_our_form
28 không kỳ.xlsx | Phú Sơn | ? | quarantined | period_unknown not_our_form
29 hai đơn vị.xlsx | Phú Sơn | 2024-W11 | quarantined | unit_differs not_our_form
30 để trống.xlsx | Thanh tra | 2024-W11 | new | form_empty
40 tình trạng.xlsx | Phòng Tư pháp | 2024-03 | new | 1:product_missing 10:product_missing 14:product_missing 15:state_unclear
41 tỷ lệ.xlsx | Phòng Nội vụ | 2024-03 | new | 8:percent_against_state 13:percent_unclear 14:percent_out_of_range
42 ngày.xlsx | Phòng Kinh tế | 2024-03 | new | 10:product_missing 10:date_in_future 12:date_unclear 12:product_missing
43 không chọn mục A.xlsx | Phòng Giáo dục và Đào tạo | 2024-W11 | new | routine_unclear
44 chọn không phát sinh.xlsx | Phòng Giáo dục và Đào tạo | 2024-W11 | revision | routine_unclear
45 dòng lạ, dòng đôi.xlsx | Phòng Quản lý đô thị | 2024-W11 | new | row_unmatched 10:row_doubled
46 chép đè TT.xlsx | Phòng Văn hóa và Thông tin | 2024-03 | new | 17:row_id_differs
47 gõ lại.xlsx | Phòng Lao động - Thương binh và Xã hội | 2024-03 | new | not_our_form
48 bảng tự lập.xlsx | Phú Sơn | 2024-W11 | new | not_our_form row_unmatched product_missing
49 công thức.xlsx | Phòng Y tế | 2024-03 | new | not_our_form 10:cell_error
60 mật khẩu.xlsx | ? | ? | unreadable | password
61 khóa.zip | ? | ? | unreadable | password
62 nén.rar | ? | ? | unreadable | not_a_workbook_zip
63 ảnh.jpg | ? | ? | quarantined | unit_unknown period_unknown document_only
64 trang web.xls | ? | ? | unreadable | not_a_workbook_html
65 chữ thô.xls | ? | ? | unreadable | not_a_workbook_csv
66 rỗng.xlsx | ? | ? | unreadable | empty
67 cụt.xlsx | ? | ? | unreadable | damaged
68 quên đính kèm.eml | Phú Sơn | ? | quarantined | period_unknown letter_only
69 bản ký.eml › công văn 12.pdf | Phú Sơn | ? | quarantined | period_unknown document_only
70 trống.zip | ? | ? | unreadable | archive_without_files
";

struct Pile {
    desk: Desk,
}

impl Pile {
    fn put(&self, name: &str, bytes: &[u8]) {
        let inbox = self.desk.path("inbox");
        fs::create_dir_all(&inbox).expect("an inbox");
        fs::write(inbox.join(name), bytes).expect("the file");
    }

    fn blank(&self, unit: &str) -> Workbook {
        self.desk.form("2024-02-20", WEEK, unit)
    }

    /// A week's form whose first blank rows speak of these tasks.
    fn week(&self, unit: &str, rows: &[(&str, &str)]) -> Workbook {
        let form = self.blank(unit).answer(ROUTINE, SEE_ROWS);
        rows.iter().fold(form, |form, (task, result)| {
            let (tab, number) = form.first_blank_row("TT");
            let (_, cell) = form.first_blank_row(RESULT);
            form.typed(&tab, &number, task).typed(&tab, &cell, result)
        })
    }

    fn month(&self, unit: &str) -> Workbook {
        self.desk.form("2024-02-20", "2024-03", unit)
    }

    /// A task in the plan's own words.
    fn words(&self, unit: &str, task: &str) -> String {
        let form = self.month(unit);
        let (tab, cell) = form.cell_of(task, CONTENT);
        form.shown(&tab, &cell)
    }

    fn letter(&self, from: &str, at: &str) -> Letter {
        Letter::from(&format!("{from}@bimson.example"), &format!("{at}:00+07:00"))
    }
}

/// A table of the unit's own, its columns in another order, one of them its own.
fn own_table(title: &[&str], rows: &[[&str; 5]]) -> Vec<u8> {
    let mut book = Book::new();
    let sheet = book.add_worksheet();
    own_sheet(sheet, title, rows);
    book.save_to_buffer().expect("a workbook")
}

fn own_sheet(sheet: &mut rust_xlsxwriter::Worksheet, title: &[&str], rows: &[[&str; 5]]) {
    for (row, line) in (0..).zip(title) {
        sheet.write(row, 0, *line).expect("a cell");
    }
    let first = u32::try_from(title.len()).expect("few lines") + 1;
    let head = ["TT", "Nội dung nhiệm vụ", "Ghi chú 2", RESULT, STATE];
    for (row, cells) in (first..).zip([head].iter().chain(rows)) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, *cell).expect("a cell");
        }
    }
}

/// Where Excel would ask for a password.
fn encrypted() -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.extend([0; 64]);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

fn line(file: &FileView) -> String {
    let head = &file.head;
    let name = match &head.container {
        Some(container) => format!("{container} › {}", head.name),
        None => head.name.clone(),
    };
    let short = |text: &Option<String>| {
        let text = text.clone().unwrap_or_else(|| "?".to_owned());
        text.replace("UBND phường ", "").replace("UBND xã ", "")
    };
    let mut remarks: Vec<String> = head.remarks.iter().map(|one| one.code.clone()).collect();
    for row in &file.rows {
        let own = row.remarks.iter();
        remarks.extend(own.map(|one| format!("{}:{}", row.task, one.code)));
    }
    let cells = [
        name,
        short(&head.unit),
        head.period.clone().unwrap_or_else(|| "?".to_owned()),
        head.verdict.to_owned(),
        remarks.join(" "),
    ];
    cells.join(" | ").trim_end().to_owned()
}

/// What came before: last week's report of Quang Trung.
fn last_week(pile: &Pile, result: &str) -> Workbook {
    let form = pile.desk.form("2024-02-20", "2024-W10", QUANG_TRUNG);
    let form = form.answer(ROUTINE, SEE_ROWS);
    let (tab, number) = form.first_blank_row("TT");
    let (_, cell) = form.first_blank_row(RESULT);
    form.typed(&tab, &number, "38").typed(&tab, &cell, result)
}

/// Reports that are well, and their ways here.
fn good_ones(pile: &Pile) {
    let radio = [("38", "Phát thanh 06 buổi.")];
    let ba_dinh = pile.week(BA_DINH, &radio).save();
    pile.put("01 lam son.xlsx", &pile.week(LAM_SON, &radio).save());
    let first = pile.letter("badinh", "2024-03-13T08:05");
    let early = pile.letter("badinh", "2024-03-12T08:05");
    let older = pile.week(BA_DINH, &[("38", "Phát thanh 02 buổi.")]).save();
    let later = pile.week(BA_DINH, &[("38", "Phát thanh 08 buổi.")]).save();
    pile.put(
        "02 thư.eml",
        &first.with("bản cuối(1).xlsx", &ba_dinh).eml(),
    );
    pile.put("03 ba dinh luu tu thu.xlsx", &ba_dinh);
    pile.put("04 bản cuối sửa.xlsx", &later);
    pile.put("05 thư cũ.eml", &early.with("bản đầu.xlsx", &older).eml());
    let inner = pile
        .letter("bacson", "2024-03-13T07:30")
        .about("Báo cáo tuần 11");
    let inner = inner.with("bc tuan.xlsx", &pile.week(BAC_SON, &radio).save());
    let outer = pile.letter("vanphong", "2024-03-13T09:00");
    pile.put("06 fwd.eml", &outer.forwarding(inner).eml());
    let msg = pile.letter("noivu", "2024-03-13T10:00");
    let quiet = pile
        .blank("Phòng Tài nguyên và Môi trường")
        .answer(ROUTINE, NOTHING_NEW);
    pile.put(
        "07 outlook.msg",
        &msg.with("Báo cáo.xlsx", &quiet.save()).msg(),
    );
    for (name, kept) in [
        ("08 tu phap.xls", "week.xls"),
        ("09 noi vu.ods", "week.ods"),
    ] {
        pile.put(name, &fs::read(fixture(kept)).expect("a fixture"));
    }
    let offices = ["Phòng Y tế", "Phòng Kinh tế"].map(|unit| {
        let form = pile.blank(unit).answer(ROUTINE, NOTHING_NEW);
        (format!("{unit}.xlsx"), form.save())
    });
    let inside = [
        (offices[0].0.as_str(), offices[0].1.as_slice()),
        ("~$khóa.xlsx", b"x"),
        (offices[1].0.as_str(), offices[1].1.as_slice()),
    ];
    let letter = pile.letter("yte", "2024-03-13T10:10");
    pile.put(
        "10 nén trong thư.eml",
        &letter.with("BC.zip", &zip(&inside)).eml(),
    );
    for (name, task) in [("11 phần 1.xlsx", "38"), ("12 phần 2.xlsx", "4")] {
        let part = pile.week(DONG_SON, &[(task, "Đã làm.")]);
        pile.put(name, &part.save());
    }
}

/// Reports of somebody else, of another week, of nobody.
fn misplaced_ones(pile: &Pile) {
    let radio = [("38", "Phát thanh 06 buổi.")];
    let lam_son = || pile.week(LAM_SON, &[("38", "Phát thanh 07 buổi.")]);
    pile.put("20 UBND phường Ngọc Trạo.xlsx", &lam_son().save());
    let letter = pile.letter("ngoctrao", "2024-03-13T11:00");
    let wrong = pile.week(PHU_SON, &radio).save();
    pile.put("21 gửi hộ.eml", &letter.with("a.xlsx", &wrong).eml());
    pile.put(
        "22 tuần trước, số mới.xlsx",
        &last_week(pile, "Phát thanh 09 buổi.").save(),
    );
    pile.put(
        "23 tuần trước, y nguyên.xlsx",
        &last_week(pile, "Phát thanh 05 buổi.").save(),
    );
    let form = pile.week(NGOC_TRAO, &radio);
    let (tab, cell) = form.cell_beside("Kỳ báo cáo");
    pile.put(
        "24 tuần 12.xlsx",
        &form.typed(&tab, &cell, "Tuần 12/2024").save(),
    );
    pile.put(
        "25 báo cáo tháng.xlsx",
        &pile.month(PHU_SON).report("4", RESULT, "Số hóa.").save(),
    );
    let nameless = pile.week(PHU_SON, &radio).without_ids();
    let (tab, cell) = nameless.cell_beside("Đơn vị báo cáo");
    let nameless = nameless.typed(&tab, &cell, "");
    pile.put("26 không tên.xlsx", &nameless.save());
    let retired = nameless.typed(&tab, &cell, "UBND xã Hà Lan");
    pile.put("27 xã cũ.xlsx", &retired.save());
    let timeless = pile.week(PHU_SON, &radio).without_ids();
    let (tab, cell) = timeless.cell_beside("Kỳ báo cáo");
    pile.put("28 không kỳ.xlsx", &timeless.typed(&tab, &cell, "").save());
    let task = pile.words(PHU_SON, "38");
    let mut book = Book::new();
    for unit in ["UBND phường Phú Sơn", "UBND phường Ngọc Trạo"] {
        let sheet = book.add_worksheet();
        let title = [
            "Đơn vị báo cáo: ".to_owned() + unit,
            "Kỳ báo cáo: Tuần 11".to_owned(),
        ];
        let title = [title[0].as_str(), title[1].as_str()];
        own_sheet(
            sheet,
            &title,
            &[["38", &task, "", "Phát thanh.", "Đang t/h"]],
        );
    }
    pile.put(
        "29 hai đơn vị.xlsx",
        &book.save_to_buffer().expect("a workbook"),
    );
    pile.put("30 để trống.xlsx", &pile.blank("Thanh tra").save());
}

/// Forms whose cells say odd things.
fn odd_ones(pile: &Pile) {
    let month = |unit: &str| pile.month(unit);
    let words = month("Phòng Tư pháp")
        .report("1", STATE, "Đã xong")
        .report("10", STATE, "HT")
        .report("12", STATE, "Cơ bản hoàn thành")
        .report("13", STATE, "Đang t/h")
        .report("14", STATE, "x")
        .report("15", STATE, "Sẽ cố gắng");
    pile.put("40 tình trạng.xlsx", &words.save());
    let numbers = month("Phòng Nội vụ")
        .report("10", PERCENT, "95,5%")
        .report("12", PERCENT, "45/50")
        .report("13", PERCENT, "gần xong")
        .report("14", PERCENT, "150")
        .report("15", PERCENT, "-")
        .report("15", STATE, "Đang thực hiện")
        .report("8", STATE, "Đang thực hiện")
        .report("8", PERCENT, "100");
    pile.put("41 tỷ lệ.xlsx", &numbers.save());
    let dates = month("Phòng Kinh tế")
        .report("10", STATE, "Hoàn thành")
        .report("10", DONE_ON, "31/12/2024")
        .report("12", STATE, "Hoàn thành")
        .report("12", DONE_ON, "cuối tháng");
    pile.put("42 ngày.xlsx", &dates.save());
    let silent = pile.week(
        "Phòng Giáo dục và Đào tạo",
        &[("10", "Tiếp nhận 20 hồ sơ.")],
    );
    pile.put(
        "43 không chọn mục A.xlsx",
        &silent.clone().answer(ROUTINE, "").save(),
    );
    pile.put(
        "44 chọn không phát sinh.xlsx",
        &silent.answer(ROUTINE, NOTHING_NEW).save(),
    );
    let strange = [
        ("27", "Không phải việc mình."),
        ("10", "Một."),
        ("10", "Hai."),
    ];
    pile.put(
        "45 dòng lạ, dòng đôi.xlsx",
        &pile.week("Phòng Quản lý đô thị", &strange).save(),
    );
    let form = month("Phòng Văn hóa và Thông tin").report("17", RESULT, "Đã họp.");
    let (tab, cell) = form.cell_of("17", "TT");
    pile.put("46 chép đè TT.xlsx", &form.typed(&tab, &cell, "18").save());
    let form = month("Phòng Lao động - Thương binh và Xã hội").without_ids();
    let (tab, cell) = form.cell_of("20", CONTENT);
    let words = form.shown(&tab, &cell).replace("thực hiện", "triển khai");
    let retyped = form
        .typed(&tab, &cell, &words)
        .report("20", RESULT, "Đã chi trả.");
    pile.put("47 gõ lại.xlsx", &retyped.save());
    let task = pile.words(PHU_SON, "4");
    let own = own_table(
        &["UBND phường Phú Sơn", "BÁO CÁO TUẦN 11"],
        &[
            [
                "38",
                "Nhiệm vụ gõ khác hẳn",
                "ghi thêm",
                "Phát thanh 04 buổi.",
                "Đã xong",
            ],
            ["4", &task, "", "Số hóa 120 hồ sơ.", "Đang t/h"],
        ],
    );
    pile.put("48 bảng tự lập.xlsx", &own);
    let mut book = Book::new();
    let sheet = book.add_worksheet();
    own_sheet(
        sheet,
        &["Phòng Y tế", "Kỳ báo cáo: Tháng 3/2024"],
        &[["10", "", "", "", ""]],
    );
    sheet
        .write_formula(4, 3, Formula::new("[Sổ khác.xlsx]A!B2").set_result("#REF!"))
        .expect("a cell");
    pile.put(
        "49 công thức.xlsx",
        &book.save_to_buffer().expect("a workbook"),
    );
}

/// What cannot be read, each with its word.
fn closed_ones(pile: &Pile) {
    let good = pile.week(PHU_SON, &[("38", "Một.")]).save();
    pile.put("60 mật khẩu.xlsx", &encrypted());
    pile.put("61 khóa.zip", &locked(zip(&[("a.xlsx", &good)])));
    pile.put("62 nén.rar", b"Rar!\x1A\x07\x01\x00");
    pile.put("63 ảnh.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF");
    pile.put(
        "64 trang web.xls",
        b"<html><table><tr><td>TT</td></tr></table></html>",
    );
    pile.put("65 chữ thô.xls", b"TT;Noi dung;Ket qua\n1;a;b\n2;c;d\n");
    pile.put("66 rỗng.xlsx", b"");
    pile.put("67 cụt.xlsx", &good[..good.len() / 2]);
    let letter = || pile.letter("phuson", "2024-03-13T13:00");
    pile.put("68 quên đính kèm.eml", &letter().eml());
    let signed = letter()
        .with("công văn 12.pdf", b"%PDF-1.7\n")
        .with("con dấu.png", b"\x89PNG\r\n");
    pile.put("69 bản ký.eml", &signed.eml());
    pile.put("70 trống.zip", &zip(&[("Thumbs.db", b"x")]));
    pile.put("~$71 đang mở.xlsx", b"x");
}

#[test]
fn every_file_of_a_real_wednesday_is_told_what_it_is() {
    let addresses = [
        (BA_DINH, "badinh@bimson.example"),
        (BAC_SON, "bacson@bimson.example"),
        (NGOC_TRAO, "ngoctrao@bimson.example"),
        (PHU_SON, "phuson@bimson.example"),
    ];
    let pile = Pile {
        desk: Desk::bim_son_with_addresses(&addresses),
    };
    let before = pile.desk.path("w10.xlsx");
    last_week(&pile, "Phát thanh 05 buổi.").save_to(&before);
    pile.desk.accept("2024-03-06", &[before]).expect("accepted");
    good_ones(&pile);
    misplaced_ones(&pile);
    odd_ones(&pile);
    closed_ones(&pile);

    let inbox = [pile.desk.path("inbox")];
    let preview = pile.desk.on(ON).preview_submissions(&inbox, None);
    let files = preview.expect("a preview").view().files;
    let told: Vec<String> = files.iter().map(line).collect();
    assert!(told.len() >= 40, "{}", told.len());
    assert_eq!(told.join("\n") + "\n", TABLE);
    for file in files
        .iter()
        .filter(|file| file.head.verdict == "unreadable")
    {
        assert!(
            file.head.remarks[0].message.len() > 20,
            "{}",
            file.head.name
        );
    }

    settles(&pile, &inbox, &files);
}

/// Accepting the pile stores what is new, and nothing of what is in doubt; all of it is taken back
/// in one step.
fn settles(pile: &Pile, inbox: &[PathBuf], files: &[FileView]) {
    let before = pile.desk.dump();
    let taken = pile.desk.accept(ON, inbox).expect("accepted");
    assert!(taken.accepted);
    let mut stored: BTreeMap<&str, usize> = BTreeMap::new();
    for period in [WEEK, "2024-03", "2024-W12", "2024-W10"] {
        let list = pile.desk.on(ON).submissions(period).expect("a list");
        stored.insert(period, list.len());
    }
    let new = |period: &str| {
        let of = files
            .iter()
            .filter(|file| file.head.period.as_deref() == Some(period));
        of.filter(|file| ["new", "revision"].contains(&file.head.verdict))
            .filter(|file| file.head.remarks.iter().all(|one| one.code != "form_empty"))
            .count()
    };
    assert_eq!(stored[WEEK], new(WEEK));
    assert_eq!(stored["2024-03"], new("2024-03"));
    assert_eq!(stored["2024-W12"], new("2024-W12"));
    assert_eq!(stored["2024-W10"], 1, "last week stays as it was");
    assert!(pile.desk.on(ON).check().expect("checked").ok);
    pile.desk.on(ON).undo().expect("undone");
    assert_eq!(pile.desk.dump(), before);
}
