//! What nobody expects a unit to send: nothing of it is lost, and what is doubtful is said.

use office::views::FileView;
use std::fs;
use std::path::PathBuf;
use tests::clerk::Workbook;
use tests::desk::Desk;
use tests::post::{Letter, zip};

const ON: &str = "2024-03-13";
const MONTH: &str = "2024-03";
const LAM_SON: &str = "UBND phường Lam Sơn";
const ADDRESS: &str = "lamson@bimson.example";
const AT: &str = "2024-03-13T08:05:00+07:00";
const TAB: &str = "1. Nhiệm vụ";
const RESULT: &str = "Kết quả thực hiện trong kỳ";

fn desk() -> Desk {
    Desk::bim_son_with_addresses(&[(LAM_SON, ADDRESS)])
}

fn form(desk: &Desk, result: &str) -> Workbook {
    desk.form("2024-02-20", MONTH, LAM_SON)
        .report("8", "Tình trạng", "Đang thực hiện")
        .report("8", RESULT, result)
}

fn put(desk: &Desk, name: &str, bytes: &[u8]) -> PathBuf {
    let path = desk.path(name);
    fs::write(&path, bytes).expect("the file");
    path
}

fn look(desk: &Desk, name: &str, bytes: &[u8]) -> Vec<FileView> {
    let path = put(desk, name, bytes);
    let preview = desk.on(ON).preview_submissions(&[path], None);
    preview.expect("a preview").view().files
}

fn codes(file: &FileView) -> Vec<&str> {
    let rows = file.rows.iter().flat_map(|row| &row.remarks);
    let all = file.head.remarks.iter().chain(rows);
    all.map(|one| one.code.as_str()).collect()
}

/// What a letter in plain bytes brings, below these headers.
fn raw(headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "From: {ADDRESS}\r\nSubject: Bao cao thang 3/2024\r\n\
         Date: Wed, 13 Mar 2024 08:05:00 +0700\r\n{headers}\r\n"
    );
    [head.as_bytes(), body].concat()
}

/// The row below, in the same column.
fn below(cell: &str, by: u32) -> String {
    let split = cell.find(|c: char| c.is_ascii_digit()).expect("a row");
    let row: u32 = cell[split..].parse().expect("a row");
    format!("{}{}", &cell[..split], row + by)
}

#[test]
fn an_answer_merged_over_several_tasks_is_said_of_each_of_them() {
    let desk = desk();
    let form = form(&desk, "Đã triển khai đồng bộ.");
    let (tab, cell) = form.cell_of("8", RESULT);
    let merged = form.merged(&tab, &format!("{cell}:{}", below(&cell, 2)));
    let file = look(&desk, "gộp.xlsx", &merged.save()).remove(0);
    let said: Vec<&str> = file
        .rows
        .iter()
        .filter(|row| row.values.result == "Đã triển khai đồng bộ.")
        .map(|row| row.task.as_str())
        .collect();
    assert_eq!(said, ["8", "9", "10"]);
    assert_eq!(
        codes(&file)
            .iter()
            .filter(|code| **code == "merged_cell_spread")
            .count(),
        2
    );
}

#[test]
fn what_stands_in_a_row_a_filter_hides_is_read_and_said() {
    let desk = desk();
    let form = form(&desk, "Đã họp.");
    let (tab, cell) = form.cell_of("8", RESULT);
    let row = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let file = look(&desk, "lọc.xlsx", &form.hiding(&tab, row).save()).remove(0);
    assert_eq!(tab, TAB);
    assert!(file.rows.iter().any(|row| row.values.result == "Đã họp."));
    assert!(codes(&file).contains(&"hidden_rows"), "{:?}", codes(&file));
    // A row nobody filled may hide.
    let blank = desk
        .form("2024-02-20", MONTH, LAM_SON)
        .hiding(TAB, row)
        .save();
    let file = look(&desk, "lọc 2.xlsx", &blank).remove(0);
    assert_eq!(codes(&file), ["form_empty"]);
}

#[test]
fn a_table_in_a_letters_text_keeps_its_cells_apart() {
    let desk = desk();
    let page = "<p>Phường báo cáo tháng 3/2024:</p><table><tr><th>TT</th><th class=\"k\">Kết quả</th>\
                </tr><tr><td>4</td><td>Đạt 95%</td></tr></table>";
    let headers = "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n";
    let file = look(&desk, "bảng.eml", &raw(headers, page.as_bytes())).remove(0);
    let said = file.head.letter.expect("its words").text;
    assert!(
        said.contains("TT | Kết quả") && said.contains("4 | Đạt 95%"),
        "{said}"
    );
    assert!(file.head.words_only && file.head.period.as_deref() == Some(MONTH));
}

#[test]
fn a_letter_in_tcvn3_is_read_in_unicode_whether_or_not_it_names_an_encoding() {
    let desk = desk();
    let text =
        "KÝnh göi Tæ c«ng t¸c. Th¸ng 3/2024 ph\u{ad}êng Lam S¬n kh«ng ph¸t sinh, ®Ò nghÞ tæng hîp.";
    let bytes: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).expect("Latin"))
        .collect();
    let named =
        "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n";
    for headers in [named, ""] {
        let file = look(&desk, "tcvn3.eml", &raw(headers, &bytes)).remove(0);
        let said = &file.head.letter.as_ref().expect("its words").text;
        assert!(
            said.starts_with("Kính gửi Tổ công tác. Tháng 3/2024 phường Lam Sơn không phát sinh"),
            "{headers}: {said}"
        );
        assert!(codes(&file).contains(&"letter_converted"));
        assert_eq!(file.head.period.as_deref(), Some(MONTH));
    }
    // Words in Unicode stay as they are.
    let plain = raw(
        "",
        "Kính gửi Tổ công tác: tháng 3/2024 không phát sinh.".as_bytes(),
    );
    let file = look(&desk, "rõ.eml", &plain).remove(0);
    assert!(!codes(&file).contains(&"letter_converted"));
}

#[test]
fn a_mailbox_in_one_file_is_opened_letter_by_letter() {
    let desk = desk();
    let letter = |file: &str, result: &str| {
        Letter::from(ADDRESS, AT)
            .saying("Kính gửi.\r\n\r\nFrom nay gửi sớm hơn.")
            .with(file, &form(&desk, result).save())
            .eml()
    };
    let line = b"From - Wed Mar 13 08:05:00 2024\r\nX-Mozilla-Status: 0001\r\n".as_slice();
    let (first, second) = (letter("a.xlsx", "Một."), letter("b.xlsx", "Hai."));
    let one = [line, &first].concat();
    let files = look(&desk, "một.eml", &one);
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].head.unit.as_deref(), Some(LAM_SON));
    let both = [line, &first, b"\r\n", line, &second].concat();
    let files = look(&desk, "Inbox", &both);
    let told: Vec<(&str, &str)> = files
        .iter()
        .map(|file| (file.head.name.as_str(), file.head.verdict))
        .collect();
    assert_eq!(told, [("a.xlsx", "new"), ("b.xlsx", "revision")]);
}

#[test]
fn letters_of_one_subject_count_in_the_order_they_came_whatever_zone_they_name() {
    let desk = desk();
    // 09:30 in the office, sent from far away; 08:05 there, though its file comes later by name.
    let far = Letter::from(ADDRESS, "2024-03-12T18:30:00-08:00").about("Báo cáo");
    let near = Letter::from(ADDRESS, AT).about("Báo cáo");
    let paths = [
        put(
            &desk,
            "b.eml",
            &near.with("bc.xlsx", &form(&desk, "Lần một.").save()).eml(),
        ),
        put(
            &desk,
            "a.eml",
            &far.with("bc.xlsx", &form(&desk, "Lần hai.").save()).eml(),
        ),
    ];
    let preview = desk
        .on(ON)
        .preview_submissions(&paths, None)
        .expect("a preview");
    let told: Vec<(String, &str)> = preview
        .view()
        .files
        .iter()
        .map(|file| (file.head.received.clone(), file.head.verdict))
        .collect();
    assert_eq!(
        told,
        [
            (AT.to_owned(), "new"),
            ("2024-03-13T09:30:00+07:00".to_owned(), "revision")
        ]
    );
}

#[test]
fn a_letter_of_outlook_in_an_archive_in_a_letter_is_found_and_its_words_count() {
    let desk = desk();
    let inner = Letter::from(ADDRESS, AT).with("bc.xlsx", &form(&desk, "Một.").save());
    let packed = zip(&[("thu/bao cao.msg", &inner.msg())]);
    let outer = Letter::from("vanthu@bimson.example", "2024-03-13T10:00:00+07:00");
    let file = look(&desk, "gửi hộ.eml", &outer.with("gui.zip", &packed).eml()).remove(0);
    assert_eq!(file.head.sender.as_deref(), Some(ADDRESS));
    assert_eq!(file.head.received, AT);
    assert_eq!(
        file.head.container.as_deref(),
        Some("gửi hộ.eml › gui.zip › bao cao.msg")
    );
}

#[test]
fn a_form_in_a_letter_is_known_by_what_it_is_and_not_by_its_name() {
    let desk = desk();
    let bytes = form(&desk, "Một.").save();
    for name in ["báo cáo", "ATT00001.dat", "BC.PDF", "bc.xls"] {
        let letter = Letter::from(ADDRESS, AT).with(name, &bytes);
        let file = look(&desk, "thư.eml", &letter.eml()).remove(0);
        assert_eq!(
            (file.head.unit.as_deref(), file.head.verdict),
            (Some(LAM_SON), "new"),
            "{name}"
        );
    }
}

#[test]
fn a_report_whose_only_new_row_cannot_be_read_is_not_taken_for_the_same_again() {
    let desk = desk();
    let first = put(&desk, "bc.xlsx", &form(&desk, "Một.").save());
    desk.accept(ON, &[first]).expect("stored");
    let second =
        form(&desk, "Đã xong phần việc của phường.").report("8", "Tỷ lệ hoàn thành (%)", "150%");
    let file = look(&desk, "bc 2.xlsx", &second.save()).remove(0);
    assert_eq!(file.head.verdict, "revision");
    assert!(codes(&file).contains(&"percent_out_of_range"));
}
