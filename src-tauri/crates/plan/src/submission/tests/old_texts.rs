//! What units type in the letters of old fonts: the whole workbook, or a cell of it.

use super::*;
use crate::encoding::tests::encoder::{tcvn3, vni};

const ROWS: [&str; 2] = [
    "1 | Tuyên truyền, phổ biến các tiện ích của Đề án 06 đến người dân | Chủ trì | Năm 2024 | \
     Đang thực hiện | 50% | · | Đã tổ chức 02 hội nghị tuyên truyền | Kế hoạch 12/KH-UBND | ·",
    "2 | Rà soát, làm sạch dữ liệu hộ tịch trên Cơ sở dữ liệu quốc gia | Chủ trì | Năm 2024 | \
     Hoàn thành | 100% | 05/3/2024 | Đã rà soát xong dữ liệu | Báo cáo 05/BC-UBND | ·",
];

/// The texts of a form, those that `old` names written in an old encoding.
fn written(old: impl Fn(u32, u32) -> bool, encode: fn(&str) -> String) -> Book {
    let mut book = form(&ROWS);
    for sheet in &mut book.sheets {
        for row in &mut sheet.rows {
            let at = row.index;
            for (column, cell) in &mut row.cells {
                if let Value::Text(text) = &mut cell.value
                    && old(at, *column)
                {
                    *text = encode(text);
                }
            }
        }
    }
    book
}

/// Sheet, cell and the file's words of every remark about old letters.
fn told(settled: &Settled) -> Vec<(String, usize, String)> {
    let remarks = settled.remarks.iter();
    let converted = remarks.filter_map(|remark| match &remark.code {
        RemarkCode::CellsConverted { cells, original } => {
            Some((remark.place.cell.clone(), *cells, original.clone()))
        }
        _ => None,
    });
    converted.collect()
}

#[test]
fn a_unicode_workbook_is_left_alone() {
    assert_eq!(told(&settled(&form(&ROWS))), []);
}

#[test]
fn a_workbook_in_old_letters_says_what_its_unicode_twin_says() {
    let twin = settled(&form(&ROWS));
    assert!(twin.rows.iter().all(|row| !row.progress.is_blank()));
    for encode in [tcvn3, vni] {
        let old = settled(&written(|_, _| true, encode));
        assert_eq!(shown(&old), shown(&twin));
        let told = told(&old);
        assert!(!told.is_empty());
        assert!(told.iter().all(|(_, _, original)| !original.is_empty()));
    }
}

#[test]
fn one_cell_in_old_letters_is_converted_and_told_with_what_the_file_says() {
    let result = 7;
    let first = form(&ROWS).sheets[0]
        .rows
        .iter()
        .find(|row| row.cell(0).is_some_and(|cell| cell.shown() == "1"))
        .map(|row| row.index)
        .unwrap();
    let twin = settled(&form(&ROWS));
    for encode in [tcvn3, vni] {
        let old = settled(&written(
            |row, column| (row, column) == (first, result),
            encode,
        ));
        assert_eq!(shown(&old), shown(&twin));
        let words = encode("Đã tổ chức 02 hội nghị tuyên truyền");
        assert_eq!(told(&old), [(cell_name(first, result), 1, words)]);
    }
}
