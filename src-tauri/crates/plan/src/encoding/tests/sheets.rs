//! Whole sheets: columns that follow the sheet, mixed columns, originals.

use super::*;
use crate::book::{Cell, Row, Sheet, Value};

/// A sheet of one text in each given cell, columns given one by one.
fn sheet(columns: &[&[&str]]) -> Sheet {
    let depth = columns.iter().map(|texts| texts.len()).max().unwrap_or(0);
    let rows = (0..depth).map(|row| {
        let cells = (0..).zip(columns).filter_map(|(column, texts)| {
            let text = texts.get(row).filter(|text| !text.is_empty())?;
            Some((column, Cell::typed(Value::Text((*text).to_owned()))))
        });
        Row {
            index: u32::try_from(row).unwrap(),
            cells: cells.collect(),
        }
    });
    Sheet {
        rows: rows.collect(),
        ..Sheet::default()
    }
}

fn column(decoded: &Decoded, column: u32) -> Vec<String> {
    decoded
        .sheet
        .rows
        .iter()
        .filter_map(|row| row.cell(column))
        .map(Cell::shown)
        .collect()
}

#[test]
fn a_sheet_in_unicode_is_handed_on_as_it_is() {
    let sheet = sheet(&[&["Phòng Tư pháp", "Công an"], &["Bé", "12"]]);
    let decoded = Decoded::of(&sheet);
    assert!(matches!(decoded.sheet, Cow::Borrowed(_)));
    assert_eq!(
        (decoded.encoding, decoded.converted().count()),
        (Encoding::Unicode, 0)
    );
}

#[test]
fn columns_with_too_few_words_follow_the_sheet() {
    let sheet = sheet(&[
        &["1", "2"],
        &["C«ng an thÞ x·", "Phßng Néi vô"],
        &["UBND x·", "Bé"],
        &["Bé C«ng an"],
    ]);
    let decoded = Decoded::of(&sheet);
    assert_eq!(column(&decoded, 2), ["UBND xã", "Bộ"]);
    assert_eq!(decoded.original(0, 2), Some("UBND x·"));
    assert_eq!(decoded.original(0, 0), None);
    assert_eq!(decoded.encoding.word(), "tcvn3");
}

#[test]
fn unicode_columns_of_a_mixed_sheet_are_left_alone() {
    let sheet = sheet(&[
        &["Công an thị xã", "Công an", "café"],
        &["C«ng an thÞ x·", "Bé", "Phßng T\u{AD} ph¸p"],
    ]);
    let decoded = Decoded::of(&sheet);
    assert_eq!(column(&decoded, 0), ["Công an thị xã", "Công an", "café"]);
    assert_eq!(
        column(&decoded, 1),
        ["Công an thị xã", "Bộ", "Phòng Tư pháp"]
    );
}

#[test]
fn a_row_pasted_into_a_unicode_column_is_converted_alone() {
    let sheet = sheet(&[&[
        "Công an",
        "Phòng Nội vụ",
        "Văn phòng",
        "Phßng T\u{AD} ph¸p",
        "Bảo hiểm xã hội",
    ]]);
    let decoded = Decoded::of(&sheet);
    assert_eq!(
        column(&decoded, 0),
        [
            "Công an",
            "Phòng Nội vụ",
            "Văn phòng",
            "Phòng Tư pháp",
            "Bảo hiểm xã hội"
        ]
    );
    assert_eq!(decoded.converted().collect::<Vec<_>>(), [(3, 0)]);
}

#[test]
fn no_text_makes_reading_fail() {
    let signs: String = ('\u{20}'..='\u{17F}')
        .chain(['\u{AD}', '\u{301}', '\u{1EA1}', '\u{FFFD}', '\u{10FFFF}'])
        .collect();
    for encoding in [
        Encoding::Unicode,
        Encoding::Tcvn3,
        Encoding::Tcvn3Capitals,
        Encoding::Vni,
    ] {
        encoding.decode(&signs);
    }
    let long = "Phßng T\u{AD} ph¸p ".repeat(20_000);
    let sheet = sheet(&[&[signs.as_str(), "", long.as_str()]]);
    assert_eq!(Decoded::of(&sheet).encoding, Encoding::Tcvn3);
}
