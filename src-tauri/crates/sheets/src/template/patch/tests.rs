//! What a sheet's XML looks like after some of its cells were filled.

use super::*;
use crate::read::xlsx::styles;

const STYLES: &str = r#"<styleSheet><fonts><font/></fonts><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

fn looks() -> Looks {
    Looks {
        styles: styles::read(STYLES.as_bytes()),
        epoch: Epoch::Y1900,
    }
}

fn filled(data: &str, cells: &[(&str, Put)], over: Formulas) -> (String, Vec<(usize, Left)>) {
    let targets = cells.iter().enumerate();
    let targets = targets.map(|(at, (name, put))| (place(name).unwrap(), (at, put)));
    let (patched, left) = sheet(data.as_bytes(), targets.collect(), &looks(), over).unwrap();
    (String::from_utf8(patched).unwrap(), left)
}

fn check(data: &str, cells: &[(&str, Put)], after: &str) {
    let (patched, left) = filled(data, cells, Formulas::Keep);
    assert_eq!(patched, after);
    assert_eq!(left, []);
}

#[test]
fn cells_are_replaced_and_keep_their_style() {
    check(
        r#"<sheetData><row r="1" spans="1:3" ht="20"><c r="A1" s="1" t="s"><v>4</v></c><c r="B1" s="0"/><c r="C1"><v>1</v></c></row></sheetData>"#,
        &[
            ("A1", Put::Percent(84.7)),
            ("B1", Put::Text("Đạt < 90 & hơn".to_owned())),
            ("C1", Put::Blank),
        ],
        r#"<sheetData><row r="1" spans="1:3" ht="20"><c r="A1" s="1"><v>0.847</v></c><c r="B1" s="0" t="inlineStr"><is><t xml:space="preserve">Đạt &lt; 90 &amp; hơn</t></is></c><c r="C1"/></row></sheetData>"#,
    );
}

#[test]
fn missing_cells_and_rows_are_put_in_their_order() {
    check(
        r#"<cols><col min="3" max="3" style="2"/></cols><sheetData><row r="2" s="1" customFormat="1"/><row r="4"><c r="B4"><v>1</v></c></row></sheetData><x/>"#,
        &[
            ("A1", Put::Number(1.5)),
            ("A2", Put::Percent(50.0)),
            ("A3", Put::Blank),
            ("C4", Put::Date("2024-03-14".parse().unwrap())),
            ("A4", Put::Date("2024-03-14".parse().unwrap())),
            ("C6", Put::Number(7.0)),
        ],
        r#"<cols><col min="3" max="3" style="2"/></cols><sheetData><row r="1"><c r="A1"><v>1.5</v></c></row><row r="2" s="1" customFormat="1"><c r="A2" s="1"><v>0.5</v></c></row><row r="4"><c r="A4" t="inlineStr"><is><t xml:space="preserve">14/03/2024</t></is></c><c r="B4"><v>1</v></c><c r="C4" s="2"><v>45365</v></c></row><row r="6"><c r="C6" s="2"><v>7</v></c></row></sheetData><x/>"#,
    );
    check(
        "<x:sheetData/>",
        &[("B2", Put::Number(3.0))],
        r#"<x:sheetData><x:row r="2"><x:c r="B2"><x:v>3</x:v></x:c></x:row></x:sheetData>"#,
    );
    check("<sheetData/>", &[("B2", Put::Blank)], "<sheetData/>");
}

#[test]
fn cells_that_do_not_say_where_they_stand_are_found() {
    check(
        r#"<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>"#,
        &[("B1", Put::Number(9.0)), ("A2", Put::Number(8.0))],
        r#"<sheetData><row><c><v>1</v></c><c r="B1"><v>9</v></c></row><row><c r="A2"><v>8</v></c></row></sheetData>"#,
    );
}

#[test]
fn formulas_and_hidden_cells_of_merged_ranges_are_left() {
    let data = r#"<sheetData><row r="1"><c r="A1"><f>B1</f><v>1</v></c><c r="B1"><f t="shared" ref="B1:B9" si="0">C1</f></c><c r="C1"><f t="shared" si="0"/></c></row></sheetData><mergeCells><mergeCell ref="D1:E2"/></mergeCells>"#;
    let cells = ["A1", "B1", "C1", "D1", "E2"].map(|cell| (cell, Put::Number(5.0)));
    let (kept, left) = filled(data, &cells, Formulas::Keep);
    let merged = (4, Left::Merged(0, 3));
    let expected = [
        merged,
        (0, Left::Formula),
        (1, Left::SharedFormula),
        (2, Left::Formula),
    ];
    assert_eq!(left, expected);
    assert!(kept.contains(r#"<f t="shared" si="0"/></c><c r="D1"><v>5</v></c></row>"#));
    let (replaced, left) = filled(data, &cells, Formulas::Replace);
    assert_eq!(left, [merged, (1, Left::SharedFormula)]);
    assert!(replaced.contains(r#"<c r="A1"><v>5</v></c><c r="B1"><f t="shared""#));
}
