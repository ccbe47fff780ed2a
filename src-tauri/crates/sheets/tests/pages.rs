//! Printed pages: the decree's look, real values, nothing cut.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use chrono::NaiveDate;
use plan::book::{Book, Span, Value};
use sheets::page::{
    Align, Column, Page, PageCell, PageRow, ReadOn, RowKind, Table, write_workbook,
};
use sheets::{Orientation, Properties};
use std::io::{Cursor, Read};

const PLAN: &[u8] = include_bytes!("../../../../data/plans/bim-son-2024.xlsx");

fn properties() -> Properties {
    let created = NaiveDate::from_ymd_opt(2024, 3, 17)
        .and_then(|day| day.and_hms_opt(1, 0, 0))
        .unwrap();
    Properties {
        title: "Báo cáo tháng 3".to_owned(),
        created,
    }
}

fn column(heading: &str, parent: Option<&str>, width: f64, align: Align) -> Column {
    Column {
        heading: heading.to_owned(),
        parent: parent.map(str::to_owned),
        width,
        covers: 1,
        align,
    }
}

fn item(cells: Vec<PageCell>) -> PageRow {
    PageRow {
        kind: RowKind::Item,
        cells,
    }
}

fn page(tab: &str, orientation: Orientation, tables: Vec<Table>) -> Page {
    Page {
        tab: tab.to_owned(),
        label: Some("Phụ lục I".to_owned()),
        title: "TỔNG HỢP TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ".to_owned(),
        subtitle: vec![
            "(Kèm theo Báo cáo số       /BC-TCT ngày      tháng 3 năm 2024 của Tổ công tác)"
                .to_owned(),
        ],
        notes: vec!["Số liệu tính đến hết ngày 14/3/2024.".to_owned()],
        orientation,
        tables,
        read_on: ReadOn::Paper,
        charts: Vec::new(),
    }
}

/// The real plan as the first appendix of a return.
fn appendix() -> Page {
    let columns = vec![
        column("TT", None, 5.0, Align::Center),
        column("Nội dung, nhiệm vụ cụ thể", None, 40.0, Align::Left),
        column("Chủ trì", Some("Phân công thực hiện"), 18.0, Align::Left),
        column("Phối hợp", Some("Phân công thực hiện"), 18.0, Align::Left),
        column("Thời gian hoàn thành", None, 16.0, Align::Center),
        column("Tỷ lệ (%)", None, 8.0, Align::Right),
        column("Hạn", None, 11.5, Align::Center),
    ];
    let book = sheets::read(PLAN, "bim-son-2024.xlsx").unwrap();
    let rows = book.sheets[0].rows.iter().filter_map(|row| {
        let text = |column| {
            row.cell(column)
                .map(plan::book::Cell::shown)
                .unwrap_or_default()
        };
        let group = text(0).chars().all(|c| "IVX.".contains(c)) && !text(0).is_empty();
        if group {
            let cells = vec![PageCell::text(text(0)), PageCell::text(text(1))];
            return Some(PageRow {
                kind: RowKind::Group,
                cells,
            });
        }
        let number: f64 = text(0).parse().ok()?;
        let mut cells: Vec<PageCell> = (0..5).map(|column| PageCell::text(text(column))).collect();
        cells.push(PageCell::Percent(number * 2.5));
        cells.push(PageCell::Date(
            NaiveDate::from_ymd_opt(2024, 8, 31).unwrap(),
        ));
        Some(item(cells))
    });
    let rows = rows.collect();
    page(
        "PL I",
        Orientation::Landscape,
        vec![Table {
            heading: None,
            columns,
            rows,
        }],
    )
}

fn summary() -> Page {
    let counts = |cells: [usize; 3]| cells.map(PageCell::count);
    let columns = vec![
        column("TT", None, 5.0, Align::Center),
        column("Nhóm nhiệm vụ", None, 30.0, Align::Left),
        column("Tổng số", None, 9.0, Align::Center),
        column("Đúng hạn", Some("Hoàn thành"), 9.0, Align::Center),
        column("Quá hạn", Some("Hoàn thành"), 9.0, Align::Center),
    ];
    let mut row = vec![
        PageCell::text("1"),
        PageCell::text("=SUM(A1:A9) là lời văn, không phải công thức"),
    ];
    row.extend(counts([17, 5, 12]));
    let mut total = vec![PageCell::Blank, PageCell::text("Tổng cộng")];
    total.extend(counts([17, 5, 12]));
    let below = Table {
        heading: Some("Theo lượt phân công chủ trì".to_owned()),
        columns: vec![
            Column {
                covers: 2,
                ..column("Đơn vị", None, 0.0, Align::Left)
            },
            Column {
                covers: 3,
                ..column("Số lượt", None, 0.0, Align::Center)
            },
        ],
        rows: vec![item(vec![
            PageCell::text("UBND phường Lam Sơn"),
            PageCell::count(23),
        ])],
    };
    let first = Table {
        heading: None,
        columns,
        rows: vec![
            item(row),
            PageRow {
                kind: RowKind::Total,
                cells: total,
            },
        ],
    };
    page("Tổng hợp", Orientation::Portrait, vec![first, below])
}

fn written(pages: &[Page], name: &str) -> Vec<u8> {
    let bytes = write_workbook(pages, &properties()).unwrap().bytes;
    std::fs::write(
        std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name),
        &bytes,
    )
    .unwrap();
    bytes
}

fn read(bytes: &[u8]) -> Book {
    sheets::read(bytes, "return.xlsx").unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn pages_lie_on_the_decrees_paper() {
    let bytes = written(&[summary(), appendix()], "return.xlsx");
    let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
    for wanted in [
        r#"<pageMargins left="1.1811023622047245" right="0.5905511811023623" top="0.7874015748031497" bottom="0.7874015748031497""#,
        r#"paperSize="9""#,
        r#"orientation="landscape""#,
        r#"useFirstPageNumber="1""#,
        r#"<headerFooter differentFirst="1"><oddHeader>&amp;C&amp;"Times New Roman,Regular"&amp;13&amp;P</oddHeader>"#,
        r#"showGridLines="0""#,
        "<pane ySplit=",
    ] {
        assert!(sheet.contains(wanted), "{wanted}");
    }
    let names = part(&bytes, "xl/workbook.xml");
    assert!(
        names.contains("'PL I'!$7:$8</definedName>") && names.contains("_xlnm.Print_Area"),
        "{names}"
    );
}

/// A table of so many rows of numbers below a name.
fn long(heading: &str, rows: usize) -> Table {
    let columns = vec![
        column("TT", None, 4.0, Align::Center),
        column("Đơn vị", None, 22.0, Align::Left),
        column(heading, None, 8.0, Align::Right),
    ];
    let named = |at: usize| PageCell::Text(format!("{heading} {at}"));
    let row = |at| item(vec![PageCell::count(at), named(at), PageCell::count(at)]);
    Table {
        heading: None,
        columns,
        rows: (1..=rows).map(row).collect(),
    }
}

/// The zero-based rows papers of the first sheet begin with, after the first.
fn breaks(bytes: &[u8]) -> Vec<u32> {
    let sheet = part(bytes, "xl/worksheets/sheet1.xml");
    let breaks = sheet.split("<brk id=\"").skip(1);
    let rows = breaks.map(|one| one.split('"').next().unwrap().parse().unwrap());
    rows.collect()
}

#[test]
fn each_of_several_tables_begins_every_paper_with_its_own_header() {
    let tables = vec![long("Tử số", 70), long("Mẫu số", 30)];
    let page = page("PL IV", Orientation::Landscape, tables);
    let pages = [page];
    let written = write_workbook(&pages, &properties()).unwrap();
    let book = read(&written.bytes);
    let shown = |row: u32, column: u32| {
        let cell = book.sheets[0].row(row).and_then(|row| row.cell(column));
        cell.map(plan::book::Cell::shown).unwrap_or_default()
    };
    let breaks = breaks(&written.bytes);
    assert!(breaks.len() >= 4, "{breaks:?}");
    let second = written.places[0].tables[1][0].row - 1;
    assert!(breaks.contains(&second), "{breaks:?} {second}");
    for row in breaks {
        let whose = if row < second {
            "Tử số"
        } else {
            "Mẫu số"
        };
        assert_eq!(
            (shown(row, 0).as_str(), shown(row, 2).as_str()),
            ("TT", whose)
        );
    }
    // Every row is found where it is said to stand.
    for (table, places) in pages[0].tables.iter().zip(&written.places[0].tables) {
        for (at, place) in places.iter().enumerate() {
            let heading = &table.columns[2].heading;
            assert_eq!(shown(place.row, 1), format!("{heading} {}", at + 1));
        }
    }
    let names = part(&written.bytes, "xl/workbook.xml");
    assert!(!names.contains("Print_Titles"), "one title over two tables");
}

#[test]
fn a_heading_stays_with_what_stands_below_it() {
    let mut table = long("Số liệu", 200);
    for (nth, at) in (0..200).step_by(3).enumerate() {
        let cells = vec![PageCell::Text(format!("Nhóm {nth}"))];
        let kind = RowKind::Group;
        table.rows[at] = PageRow { kind, cells };
    }
    let kinds: Vec<RowKind> = table.rows.iter().map(|row| row.kind).collect();
    let pages = [page("PL I", Orientation::Portrait, vec![table])];
    let written = write_workbook(&pages, &properties()).unwrap();
    let places = &written.places[0].tables[0];
    let breaks = breaks(&written.bytes);
    assert!(breaks.len() >= 3, "{breaks:?}");
    let mut last_of_paper = breaks.iter().filter_map(|first| {
        let at = places.iter().position(|place| place.row == *first)?;
        Some(kinds[at - 1])
    });
    assert!(last_of_paper.all(|kind| kind != RowKind::Group));
    let names = part(&written.bytes, "xl/workbook.xml");
    assert!(names.contains("Print_Titles"), "the only header repeats");
}

#[test]
fn what_is_looked_up_has_a_filter_and_only_its_titles_print() {
    let mut page = page("Nguồn", Orientation::Landscape, vec![long("Số", 900)]);
    page.read_on = ReadOn::Screen;
    let bytes = write_workbook(&[page], &properties()).unwrap().bytes;
    let names = part(&bytes, "xl/workbook.xml");
    assert!(
        names.contains("'Nguồn'!$A$1:$C$6</definedName>")
            || names.contains("Nguồn!$A$1:$C$6</definedName>"),
        "{names}"
    );
    assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains("<autoFilter ref=\"A7:C907\""));
    assert!(breaks(&bytes).is_empty());
}

#[test]
fn every_font_is_times_new_roman() {
    let styles = part(
        &written(&[summary(), appendix()], "return.xlsx"),
        "xl/styles.xml",
    );
    let fonts = styles
        .split("<name val=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap());
    assert!(
        fonts.clone().count() > 1 && fonts.clone().all(|name| name == "Times New Roman"),
        "{styles}"
    );
}

#[test]
fn numbers_dates_and_text_arrive_as_what_they_are() {
    let book = read(&written(&[summary(), appendix()], "return.xlsx"));
    let text = "=SUM(A1:A9) là lời văn, không phải công thức";
    let row = book.sheets[0]
        .rows
        .iter()
        .find(|row| row.cell(1).is_some_and(|cell| cell.shown() == text))
        .unwrap();
    assert_eq!(row.cell(2).unwrap().value, Value::Number(17.0));
    let task = book.sheets[1]
        .rows
        .iter()
        .find(|row| row.cell(0).is_some_and(|cell| cell.shown() == "1"))
        .unwrap();
    assert_eq!(task.cell(5).unwrap().value, Value::Number(2.5));
    assert!(matches!(task.cell(6).unwrap().value, Value::Date(_)));
}

#[test]
fn headings_stand_merged_over_their_columns() {
    let book = read(&written(&[summary()], "summary.xlsx"));
    let merges = &book.sheets[0].merges;
    assert!(
        merges.contains(&Span {
            top: 6,
            left: 3,
            bottom: 6,
            right: 4
        }),
        "{merges:?}"
    );
    assert!(
        merges.contains(&Span {
            top: 6,
            left: 0,
            bottom: 7,
            right: 0
        }),
        "{merges:?}"
    );
}

#[test]
fn text_higher_than_a_row_is_carried_on_below_without_loss() {
    let long = "Tiếp tục rà soát các văn bản quy phạm pháp luật. "
        .repeat(200)
        .trim_end()
        .to_owned();
    let columns = vec![
        column("TT", None, 5.0, Align::Center),
        column("Nội dung", None, 40.0, Align::Left),
    ];
    let rows = vec![item(vec![
        PageCell::text("1"),
        PageCell::text(long.clone()),
    ])];
    let pages = [page(
        "Dài",
        Orientation::Portrait,
        vec![Table {
            heading: None,
            columns,
            rows,
        }],
    )];
    let written = write_workbook(&pages, &properties()).unwrap();
    assert_eq!(written.tall_rows.len(), 1);
    let book = read(&written.bytes);
    let from = written.tall_rows[0].row;
    let pieces: Vec<String> = (from..from + written.tall_rows[0].parts)
        .filter_map(|row| book.sheets[0].cell(row, 1).map(plan::book::Cell::shown))
        .collect();
    assert!(pieces.len() > 1);
    assert_eq!(pieces.join(" "), long);
}

#[test]
fn the_same_pages_always_give_the_same_bytes() {
    assert_eq!(
        write_workbook(&[summary()], &properties()),
        write_workbook(&[summary()], &properties())
    );
}

#[test]
fn a_tab_name_that_spreadsheets_refuse_is_an_error() {
    let mut page = summary();
    page.tab = "I/II".to_owned();
    assert_eq!(
        write_workbook(&[page], &properties()).unwrap_err().code(),
        "unexpected"
    );
}

/// The rows of a sheet's part before a row, and the part.
fn rows_before(bytes: &[u8], row: u32) -> (String, String) {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = String::new();
    let mut sheet = package.by_name("xl/worksheets/sheet1.xml").unwrap();
    sheet.read_to_string(&mut part).unwrap();
    let from = part.find("<sheetData>").unwrap();
    let to = part.find(&format!("<row r=\"{row}\"")).unwrap();
    (part[from..to].to_owned(), part)
}

#[test]
fn a_sheet_too_large_for_memory_is_written_the_same() {
    let columns = || {
        vec![
            column("TT", None, 5.0, Align::Center),
            column("Đơn vị", None, 30.0, Align::Left),
            column("Tử số", Some("Kết quả"), 10.0, Align::Right),
            column("Mẫu số", Some("Kết quả"), 10.0, Align::Right),
        ]
    };
    let group = || PageRow {
        kind: RowKind::Group,
        cells: vec![PageCell::text("I"), PageCell::text("Các xã, phường")],
    };
    let unit = |row: usize| {
        item(vec![
            PageCell::count(row),
            PageCell::text(format!("UBND xã {row} ").repeat(row % 5 + 1)),
            PageCell::count(row * 2),
            PageCell::Percent(50.0),
        ])
    };
    let written = |rows: usize| {
        let table = Table {
            heading: None,
            columns: columns(),
            rows: std::iter::once(group())
                .chain((1..=rows).map(unit))
                .collect(),
        };
        let page = page("PL I", Orientation::Portrait, vec![table]);
        write_workbook(&[page], &properties()).unwrap().bytes
    };
    let (small, large) = (written(60), written(25_001));
    let ((expected, _), (rows, part)) = (rows_before(&small, 60), rows_before(&large, 60));
    // How wide a row is stands beside it only where the sheet was held in memory: a hint, no more.
    assert!(rows == expected.replace(" spans=\"1:4\"", ""), "the rows");
    assert!(part.contains("<row r=\"25000\"") && part.contains("<mergeCell "));
    assert_eq!(large, written(25_001), "the same bytes again");
    let book = sheets::read(&large, "large.xlsx").unwrap();
    let cells: usize = book.sheets[0].rows.iter().map(|row| row.cells.len()).sum();
    assert!(cells > 100_000);
}
