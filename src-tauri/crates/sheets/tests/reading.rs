//! Reading workbooks of every format, and refusing everything else by its name.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use chrono::NaiveDate;
use plan::book::{Book, Origin, Span, Value};
use rust_xlsxwriter::{Format, Formula, Workbook};
use sheets::{FileKind, ReadError, read};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// Made by LibreOffice 7.4 from [`sample`] below: BIFF8, a date, a merge, a formula, a hidden sheet.
const XLS: &[u8] = include_bytes!("fixtures/sample.xls");
/// The same from LibreOffice as .ods.
const ODS: &[u8] = include_bytes!("fixtures/sample.ods");
/// A unit's report as old Word saves it.
const REPORT_DOC: &[u8] = include_bytes!("fixtures/report.doc");

/// A workbook with one of everything that is read.
fn sample() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let percent = Format::new().set_num_format("0.0%");
    let sheet = workbook.add_worksheet();
    sheet.set_name("Phụ lục").unwrap();
    sheet
        .merge_range(0, 0, 0, 3, "PHỤ LỤC", &Format::new())
        .unwrap();
    sheet.write_string(1, 0, "Tổ công tác").unwrap();
    sheet.write_number(1, 1, 12.5).unwrap();
    sheet
        .write_number_with_format(1, 2, 0.955, &percent)
        .unwrap();
    let day = NaiveDate::from_ymd_opt(2024, 3, 15).unwrap();
    sheet.write_date_with_format(1, 3, day, &date).unwrap();
    sheet.write_boolean(2, 0, true).unwrap();
    sheet
        .write_formula(2, 1, Formula::new("=B2*2").set_result("25"))
        .unwrap();
    sheet.write_string(3, 0, "ẩn").unwrap();
    sheet.set_row_hidden(3).unwrap();
    let hidden = workbook.add_worksheet();
    hidden.set_name("Tuần 09").unwrap().set_hidden(true);
    hidden.write_string(0, 0, "cũ").unwrap();
    workbook.save_to_buffer().unwrap()
}

/// A workbook whose first sheet's part is this text.
fn with_sheet(sheet_data: &str) -> Vec<u8> {
    let mut source = zip::ZipArchive::new(Cursor::new(sample())).unwrap();
    let mut target = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..source.len() {
        let entry = source.by_index_raw(index).unwrap();
        if entry.name_raw() == b"xl/worksheets/sheet1.xml" {
            target
                .start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default())
                .unwrap();
            write!(
                target,
                "<worksheet><sheetData>{sheet_data}</sheetData></worksheet>"
            )
            .unwrap();
        } else {
            target.raw_copy_file(entry).unwrap();
        }
    }
    target.finish().unwrap().into_inner()
}

fn zip_of(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut target = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        target
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        target.write_all(text.as_bytes()).unwrap();
    }
    target.finish().unwrap().into_inner()
}

fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Bảng\">{table}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<manifest:manifest></manifest:manifest>";
    let mimetype = "application/vnd.oasis.opendocument.spreadsheet";
    zip_of(&[
        ("mimetype", mimetype),
        ("content.xml", &content),
        ("META-INF/manifest.xml", manifest),
    ])
}

fn value(book: &Book, row: u32, column: u32) -> Option<Value> {
    book.sheets[0]
        .cell(row, column)
        .map(|cell| cell.value.clone())
}

fn text(text: &str) -> Option<Value> {
    Some(Value::Text(text.to_owned()))
}

fn march_15() -> Option<Value> {
    NaiveDate::from_ymd_opt(2024, 3, 15)
        .and_then(|day| day.and_hms_opt(0, 0, 0))
        .map(Value::Date)
}

fn refusal(bytes: &[u8], name: &str) -> ReadError {
    read(bytes, name).unwrap_err()
}

#[test]
fn every_format_gives_the_same_values() {
    // calamine does not tell percentages of .xls.
    for (bytes, name, percent) in [
        (sample(), "a.xlsx", Value::Percent(95.5)),
        (XLS.to_vec(), "a.xls", Value::Number(0.955)),
        (ODS.to_vec(), "a.ods", Value::Percent(95.5)),
    ] {
        let book = read(&bytes, name).unwrap();
        assert_eq!(book.sheets[0].name, "Phụ lục", "{name}");
        assert_eq!(value(&book, 0, 0), text("PHỤ LỤC"), "{name}");
        assert_eq!(value(&book, 1, 0), text("Tổ công tác"), "{name}");
        assert_eq!(value(&book, 1, 1), Some(Value::Number(12.5)), "{name}");
        assert_eq!(value(&book, 1, 2), Some(percent), "{name}");
        assert_eq!(value(&book, 1, 3), march_15(), "{name}");
        assert_eq!(value(&book, 2, 1), Some(Value::Number(25.0)), "{name}");
        assert_eq!(
            book.sheets[0].cell(2, 1).unwrap().origin,
            Origin::Formula,
            "{name}"
        );
        assert_eq!(
            book.sheets[0].merges,
            [Span {
                top: 0,
                left: 0,
                bottom: 0,
                right: 3
            }],
            "{name}"
        );
        assert!(!book.sheets[0].hidden && book.sheets[1].hidden, "{name}");
    }
}

#[test]
fn truth_values_stay_truth_values() {
    assert_eq!(
        value(&read(&sample(), "a.xlsx").unwrap(), 2, 0),
        Some(Value::Bool(true))
    );
    assert_eq!(
        value(&read(XLS, "a.xls").unwrap(), 2, 0),
        Some(Value::Bool(true))
    );
}

#[test]
fn the_ending_of_the_name_means_nothing() {
    assert!(read(&sample(), "báo cáo.xls").is_ok());
    assert!(read(XLS, "báo cáo.xlsx").is_ok());
}

#[test]
fn hidden_rows_are_named() {
    assert_eq!(
        read(&sample(), "a.xlsx").unwrap().sheets[0].hidden_rows,
        [3]
    );
    assert_eq!(read(ODS, "a.ods").unwrap().sheets[0].hidden_rows, [3]);
}

#[test]
fn the_font_most_texts_of_a_column_are_in_is_told() {
    let mut workbook = Workbook::new();
    let old = Format::new().set_font_name(".VnTime");
    let sheet = workbook.add_worksheet();
    for row in 0..3 {
        sheet.write_with_format(row, 0, "§¬n vÞ", &old).unwrap();
        sheet.write(row, 1, "Đơn vị").unwrap();
        sheet.write(row, 2, f64::from(row)).unwrap();
    }
    sheet.write(3, 0, "khác").unwrap();
    let book = read(&workbook.save_to_buffer().unwrap(), "a.xlsx").unwrap();
    let fonts = &book.sheets[0].fonts;
    assert_eq!(fonts.get(&0).map(String::as_str), Some(".VnTime"));
    assert!(fonts.get(&1).is_some_and(|font| !font.starts_with('.')));
    assert_eq!(fonts.get(&2), None, "numbers are in no encoding");
}

#[test]
fn a_stray_cell_in_the_last_corner_costs_nothing() {
    let book = read(
        &with_sheet(r#"<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>"#),
        "a.xlsx",
    )
    .unwrap();
    assert_eq!(value(&book, 1_048_575, 16_383), Some(Value::Number(7.0)));
}

#[test]
fn odd_cells_come_out_as_they_are() {
    let book = read(
        &with_sheet(
            r#"<row><c t="inlineStr"><is><r><t>To&#x302;&#x309; </t></r><r><t>công tác</t></r><rPh><t>x</t></rPh></is></c>
               <c t="e"><v>#REF!</v></c><c t="s"><v>99999</v></c><c><f>A1</f></c><c><f>A1</f><v/></c><c><v>1.2.3</v></c>
               <c r="ZZZZZ1"><v>1</v></c></row><row r="9"><c r="B9"><v>2</v></c><c r="A9"><v>1</v></c></row>"#,
        ),
        "a.xlsx",
    )
    .unwrap();
    assert_eq!(value(&book, 0, 0), text("Tổ công tác"));
    assert_eq!(value(&book, 0, 1), Some(Value::Error("#REF!".to_owned())));
    assert_eq!(value(&book, 0, 2), None);
    assert_eq!(
        book.sheets[0].cell(0, 3).unwrap().origin,
        Origin::Uncalculated
    );
    assert_eq!(
        book.sheets[0].cell(0, 4).unwrap().origin,
        Origin::Uncalculated
    );
    assert_eq!(value(&book, 0, 5), text("1.2.3"));
    let columns: Vec<u32> = book.sheets[0]
        .row(8)
        .unwrap()
        .cells
        .iter()
        .map(|(column, _)| *column)
        .collect();
    assert_eq!(columns, [0, 1]);
}

#[test]
fn text_struck_through_is_read_and_told() {
    let struck = Format::new().set_font_strikethrough();
    let plain = Format::new();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet
        .write_with_format(0, 0, "Đang thực hiện", &struck)
        .unwrap()
        .write_with_format(0, 1, 45, &struck)
        .unwrap()
        .write(0, 2, "Đang thực hiện")
        .unwrap()
        .write_rich_string(
            1,
            0,
            &[(&plain, "Đã cấp "), (&struck, "45"), (&plain, "50")],
        )
        .unwrap()
        .write_blank(1, 1, &struck)
        .unwrap();
    let book = read(&workbook.save_to_buffer().unwrap(), "a.xlsx").unwrap();
    assert_eq!(value(&book, 1, 0), text("Đã cấp 4550"));
    assert_eq!(book.sheets[0].struck, [(0, 0), (0, 1), (1, 0)]);
}

#[test]
fn a_formula_that_a_tool_never_calculated_says_nothing() {
    let mut workbook = Workbook::new();
    workbook
        .add_worksheet()
        .write_formula(0, 0, "=SUM(B1:B9)")
        .unwrap();
    let book = read(&workbook.save_to_buffer().unwrap(), "a.xlsx").unwrap();
    assert_eq!(
        book.sheets[0].cell(0, 0).unwrap().origin,
        Origin::Uncalculated
    );
}

#[test]
fn ods_rows_and_cells_are_repeated_within_bounds() {
    let book = read(
        &ods(
            "<table:table-row table:number-rows-repeated=\"2\">\
             <table:table-cell table:number-columns-repeated=\"3\"/>\
             <table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"2\">\
             <office:annotation><text:p>ghi chú</text:p></office:annotation>\
             <text:p>Tổ<text:s text:c=\"2\"/>công &amp; tác</text:p><text:p>06</text:p></table:table-cell></table:table-row>\
             <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
             <table:table-row><table:table-cell table:number-rows-spanned=\"3\" office:value-type=\"percentage\" office:value=\"0.45\"><text:p>45%</text:p></table:table-cell></table:table-row>",
        ),
        "a.ods",
    )
    .unwrap();
    assert_eq!(value(&book, 1, 4), text("Tổ  công & tác\n06"));
    assert_eq!(value(&book, 1_048_002, 0), Some(Value::Percent(45.0)));
    assert_eq!(
        book.sheets[0].merges,
        [Span {
            top: 1_048_002,
            left: 0,
            bottom: 1_048_004,
            right: 0
        }]
    );
    let million = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell \
                   table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
    assert_eq!(refusal(&ods(million), "a.ods").code(), "too_many_cells");
}

#[test]
fn what_is_no_workbook_is_refused_by_its_name() {
    let png = b"\x89PNG\r\n\x1a\n".to_vec();
    let stream: Vec<u8> = "WordDocument"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let doc = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &stream].concat();
    for (bytes, name, kind) in [
        (
            b"<html><table><tr><td>TT</td></tr></table></html>".to_vec(),
            "a.xls",
            FileKind::Html,
        ),
        (
            "\u{FEFF}TT;Nội dung\n1;Rà soát\n".as_bytes().to_vec(),
            "a.xls",
            FileKind::Csv,
        ),
        (
            b"\xFF\xFET\0T\0\t\0N\0D\0\n\0".to_vec(),
            "a.xls",
            FileKind::Csv,
        ),
        (
            "Kính gửi Tổ công tác".as_bytes().to_vec(),
            "a.xlsx",
            FileKind::Text,
        ),
        (b"%PDF-1.7".to_vec(), "a.xlsx", FileKind::Pdf),
        (png, "a.xlsx", FileKind::Image),
        (doc, "a.doc", FileKind::Word),
        (b"{\\rtf1}".to_vec(), "a.docx", FileKind::Word),
        (b"\0\0\0\x18ftypheic".to_vec(), "a.heic", FileKind::Image),
        (
            b"RIFF\x10\0\0\0WEBPVP8 ".to_vec(),
            "a.webp",
            FileKind::Image,
        ),
        (
            b"0\x80\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02".to_vec(),
            "smime.p7m",
            FileKind::Sealed,
        ),
        (zip_of(&[("a.txt", "a")]), "a.xlsx", FileKind::Zip),
        (sample(), "~$báo cáo.xlsx", FileKind::LockFile),
        (vec![0, 1, 2, 3], "a.xlsx", FileKind::Unknown),
    ] {
        assert_eq!(
            refusal(&bytes, name),
            ReadError::NotAWorkbook { kind },
            "{name} {kind:?}"
        );
    }
}

#[test]
fn the_text_of_old_word_is_given_line_by_line() {
    let lines = sheets::old_word_lines(REPORT_DOC);
    assert_eq!(
        lines,
        [
            "ỦY BAN NHÂN DÂN",
            "PHƯỜNG LAM SƠN",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: 45/BC-UBND",
            "Lam Sơn, ngày 12 tháng 3 năm 2024",
            "BÁO CÁO",
            "Kết quả thực hiện Đề án 06 tuần 11 năm 2024",
            "Kính gửi: Công an thị xã Bỉm Sơn.",
            "Đã cấp 45/50 tài khoản.",
            "CHỦ TỊCH",
            "Nguyễn Văn An",
        ]
    );
    // Cut off, changed anywhere in its tables, or another file: it gives what it can, or nothing.
    assert!(sheets::old_word_lines(XLS).is_empty());
    for end in (0..REPORT_DOC.len()).step_by(61) {
        let _ = sheets::old_word_lines(&REPORT_DOC[..end]);
        let mut changed = REPORT_DOC.to_vec();
        changed[end] ^= 0xFF;
        let _ = sheets::old_word_lines(&changed);
    }
}

#[test]
fn damaged_and_locked_files_say_so() {
    let whole = sample();
    assert_eq!(refusal(b"", "a.xlsx"), ReadError::Empty);
    assert_eq!(
        refusal(&whole[..whole.len() / 2], "a.xlsx"),
        ReadError::Damaged
    );
    assert_eq!(
        refusal(&with_sheet("<row><c><v>1</v></row></c>"), "a.xlsx"),
        ReadError::Damaged
    );
    assert_eq!(refusal(&XLS[..XLS.len() / 2], "a.xls"), ReadError::Damaged);
    let mut encrypted = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(refusal(&encrypted, "a.xlsx"), ReadError::PasswordProtected);
    let locked = zip_of(&[
        ("content.xml", "x"),
        ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
    ]);
    assert_eq!(refusal(&locked, "a.ods"), ReadError::PasswordProtected);
}

#[test]
fn large_files_are_refused_before_they_are_unpacked() {
    let large = vec![b' '; 51 * 1024 * 1024];
    assert_eq!(refusal(&large, "a.xlsx").code(), "too_large");
    // The directory's own word counts: the unpacked size stands 24 bytes into an entry.
    let mut bomb = zip_of(&[("xl/workbook.xml", "x")]);
    let entry = bomb
        .windows(4)
        .position(|bytes| bytes == b"PK\x01\x02")
        .unwrap();
    bomb[entry + 24..entry + 28].copy_from_slice(&(201 * 1024 * 1024_u32).to_le_bytes());
    assert_eq!(refusal(&bomb, "a.xlsx").code(), "too_large_unpacked");
}

#[test]
fn no_cut_or_flipped_byte_makes_reading_panic() {
    for whole in [sample(), XLS.to_vec(), ODS.to_vec()] {
        for at in (0..whole.len()).step_by(whole.len() / 60) {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x5A;
            drop(read(&bytes, "a.xlsx"));
            drop(read(&whole[..at], "a.xlsx"));
        }
    }
}

#[test]
fn the_sample_of_the_other_formats_can_be_made_again() {
    // Left beside the build for LibreOffice: `soffice --convert-to xls sample.xlsx`.
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("sample.xlsx");
    std::fs::write(path, sample()).unwrap();
}
