//! Files made to hurt: whatever they claim, they are read or refused soon and in little memory.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use plan::appendix::{self, Asked};
use plan::book::{Book, Value};
use rust_xlsxwriter::Workbook;
use sheets::read::{MERGE_LIMIT, TEXT_LIMIT, WORDS_LIMIT};
use sheets::{ReadError, read};
use std::fmt::Write as _;
use std::io::{Cursor, Read, Seek, SeekFrom, Write};
use std::time::{Duration, Instant};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// A workbook of Excel 97 with a few cells: see `reading.rs`.
const XLS: &[u8] = include_bytes!("fixtures/sample.xls");

/// What is quadratic takes hours; tests run unoptimised, and beside others.
const SOON: Duration = Duration::from_secs(60);

/// A one-sheet workbook with another sheet part.
fn with_part(part: &str) -> Vec<u8> {
    with_parts(&[("xl/worksheets/sheet1.xml", part)])
}

/// A one-sheet workbook with other parts, not compressed: packing them would take longer than
/// reading them.
fn with_parts(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write_string(0, 0, "a").unwrap();
    let mut source = zip::ZipArchive::new(Cursor::new(workbook.save_to_buffer().unwrap())).unwrap();
    let mut target = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..source.len() {
        let entry = source.by_index_raw(index).unwrap();
        let other = parts
            .iter()
            .find(|(name, _)| entry.name_raw() == name.as_bytes());
        if let Some((name, part)) = other {
            let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
            target.start_file(*name, plain).unwrap();
            target.write_all(part.as_bytes()).unwrap();
        } else {
            target.raw_copy_file(entry).unwrap();
        }
    }
    target.finish().unwrap().into_inner()
}

/// A row of an appendix's cells.
fn row(number: u32, cells: [&str; 4]) -> String {
    let mut row = format!("<row r=\"{number}\">");
    for (letter, text) in ["A", "B", "C", "D"].iter().zip(cells) {
        let cell = format!("<c r=\"{letter}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
        row.push_str(&cell);
    }
    row + "</row>"
}

fn header() -> String {
    row(
        1,
        ["TT", "Nội dung", "Đơn vị chủ trì", "Thời gian hoàn thành"],
    )
}

#[track_caller]
fn read_soon(bytes: &[u8], name: &str) -> Result<Book, ReadError> {
    let start = Instant::now();
    let book = read(bytes, name);
    if let Ok(book) = &book {
        drop(appendix::read(book, &Asked::default()));
    }
    let took = start.elapsed();
    assert!(took < SOON, "{name}: {took:?}");
    book
}

#[test]
fn a_hundred_thousand_merged_ranges_are_read_soon() {
    let mut part = format!("<worksheet><sheetData>{}", header());
    for number in 2..1_000 {
        part.push_str(&row(number, ["1", "Rà soát", "Phòng Tư pháp", "Năm 2024"]));
    }
    part.push_str("</sheetData><mergeCells>");
    for number in 1..=100_000 {
        write!(part, "<mergeCell ref=\"B{number}:C{number}\"/>").unwrap();
    }
    part.push_str("</mergeCells></worksheet>");
    let book = read_soon(&with_part(&part), "merges.xlsx").unwrap();
    assert_eq!(book.sheets[0].merges.len(), MERGE_LIMIT);
}

#[test]
fn merged_ranges_over_the_whole_grid_are_read_soon() {
    let mut part = format!("<worksheet><sheetData>{}", header());
    for number in 2..500 {
        part.push_str(&row(number, ["1", "Rà soát", "Phòng Tư pháp", "Năm 2024"]));
    }
    part.push_str("</sheetData><mergeCells>");
    for _ in 0..30_000 {
        part.push_str("<mergeCell ref=\"A1:XFD1048576\"/>");
    }
    part.push_str("</mergeCells></worksheet>");
    assert!(read_soon(&with_part(&part), "grid.xlsx").is_ok());
}

#[test]
fn rows_without_numbers_and_headings_without_end_are_read_soon() {
    let mut part = format!("<worksheet><sheetData>{}", header());
    for number in 2..4_000 {
        part.push_str(&row(number, ["", "Rà soát", "", ""]));
    }
    part.push_str("</sheetData></worksheet>");
    assert!(read_soon(&with_part(&part), "unnumbered.xlsx").is_ok());

    let mut wide = "<worksheet><sheetData><row r=\"1\">".to_owned();
    for heading in ["TT", "Nội dung", "Đơn vị chủ trì", "Thời gian hoàn thành"] {
        write!(wide, "<c t=\"inlineStr\"><is><t>{heading}</t></is></c>").unwrap();
    }
    for number in 0..4_000 {
        write!(wide, "<c t=\"inlineStr\"><is><t>Cột {number}</t></is></c>").unwrap();
    }
    wide.push_str("</row>");
    for number in 2..500 {
        wide.push_str(&row(number, ["1", "Rà soát", "Phòng Tư pháp", "Năm 2024"]));
    }
    wide.push_str("</sheetData></worksheet>");
    assert!(read_soon(&with_part(&wide), "wide.xlsx").is_ok());
}

#[test]
fn entities_of_entities_are_not_unfolded() {
    let mut part = "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaaaaaaaa\">".to_owned();
    for (name, of) in ('b'..='z').zip('a'..='y') {
        let ten = format!("&{of};").repeat(10);
        write!(part, "<!ENTITY {name} \"{ten}\">").unwrap();
    }
    part.push_str("]><worksheet><sheetData><row><c t=\"inlineStr\"><is><t>x&z;y</t></is></c>");
    part.push_str("</row></sheetData></worksheet>");
    let book = read_soon(&with_part(&part), "bomb.xlsx");
    let shown = book.map(|book| {
        let cell = book.sheets[0].cell(0, 0).map(plan::book::Cell::shown);
        cell.unwrap_or_default().len()
    });
    assert!(shown.is_err() || shown == Ok(2), "{shown:?}");
}

#[test]
fn a_long_text_shared_by_all_cells_is_refused() {
    let text = "a".repeat(TEXT_LIMIT);
    let strings = format!("<sst><si><t>{text}</t></si></sst>");
    let rows = "<row><c t=\"s\"><v>0</v></c></row>".repeat(100_000);
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let parts = [
        ("xl/sharedStrings.xml", strings.as_str()),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    let refused = read_soon(&with_parts(&parts), "shared.xlsx");
    assert!(
        matches!(refused, Err(ReadError::TooLargeUnpacked { limit, .. }) if limit == WORDS_LIMIT)
    );
}

#[test]
fn a_text_without_end_is_cut_to_what_a_cell_can_hold() {
    let megabytes = |count: usize| {
        let text = "de an 06 ".repeat(count * 1024 * 1024 / 9);
        with_part(&format!(
            "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>{text}</t></is></c></row>\
             </sheetData></worksheet>"
        ))
    };
    // A file of that size is not opened; a smaller one, or a packed one, may hold such a text.
    let refusal = read_soon(&megabytes(51), "long.xlsx").unwrap_err();
    assert_eq!(refusal.code(), "too_large");
    let book = read_soon(&megabytes(6), "long.xlsx").unwrap();
    let Some(Value::Text(text)) = book.sheets[0].cell(0, 0).map(|cell| &cell.value) else {
        panic!("the text is gone");
    };
    assert!(text.chars().count() <= TEXT_LIMIT);
}

/// The sample with its first number moved to the last corner of the grid, or with a size of its
/// sheets that is not true.
fn xls(change: impl Fn(u16, &mut [u8])) -> Vec<u8> {
    let mut file = cfb::CompoundFile::open(Cursor::new(XLS.to_vec())).unwrap();
    let mut stream = file.open_stream("/Workbook").unwrap();
    let mut records = Vec::new();
    stream.read_to_end(&mut records).unwrap();
    let mut at = 0;
    while at + 4 <= records.len() {
        let number = |at: usize| u16::from_le_bytes([records[at], records[at + 1]]);
        let (kind, length) = (number(at), usize::from(number(at + 2)));
        let end = (at + 4 + length).min(records.len());
        change(kind, &mut records[at + 4..end]);
        at = end;
    }
    stream.seek(SeekFrom::Start(0)).unwrap();
    stream.write_all(&records).unwrap();
    stream.flush().unwrap();
    drop(stream);
    file.into_inner().into_inner()
}

#[test]
fn a_stray_cell_in_the_last_corner_of_an_old_workbook_costs_nothing() {
    let strayed = xls(|kind, inside| {
        // 12.5 in B2, a number or a packed one.
        let at_b2 = inside.get(..4) == Some(&[1, 0, 1, 0]);
        if [0x0203, 0x027E].contains(&kind) && at_b2 {
            inside[..4].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0x00]);
        }
    });
    let book = read_soon(&strayed, "stray.xls").unwrap();
    let plain = read(XLS, "plain.xls").unwrap();
    let number = |book: &Book, row, column| {
        book.sheets[0]
            .cell(row, column)
            .map(plan::book::Cell::shown)
    };
    assert_eq!(number(&book, 65_535, 255).as_deref(), Some("12,5"));
    assert_eq!(number(&book, 1, 1), None);
    for (row, column) in [(0, 0), (1, 0), (1, 3), (2, 1), (3, 0)] {
        assert_eq!(number(&book, row, column), number(&plain, row, column));
    }
    assert_eq!(book.sheets[0].merges, plain.sheets[0].merges);
    assert_eq!(book.sheets[1], plain.sheets[1]);
}

#[test]
fn what_an_old_workbook_claims_of_its_size_is_not_believed() {
    let plain = read(XLS, "plain.xls").unwrap();
    for rows in [0x00FF_FFFF_u32, u32::MAX] {
        let claiming = xls(|kind, inside| {
            if kind == 0x0200 {
                inside[..4].copy_from_slice(&0_u32.to_le_bytes());
                inside[4..8].copy_from_slice(&rows.to_le_bytes());
                inside[8..12].copy_from_slice(&[0, 0, 0xFF, 0xFF]);
            }
        });
        assert_eq!(read_soon(&claiming, "claim.xls").unwrap(), plain);
    }
}
