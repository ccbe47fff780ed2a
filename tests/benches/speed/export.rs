//! The return's workbook, beside the writer library given the same cells and formats.

use crate::measure::{self, Pair};
use crate::town::Town;
use chrono::NaiveDate;
use office::Office;
use plan::period::PeriodKind;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet};
use sheets::page::{
    Align, Column, Page, PageCell, PageRow, ReadOn, RowKind, Table, write_workbook,
};
use sheets::report::{Heading, ReturnSheet, pages};
use sheets::{Orientation, Properties};
use std::fs::{self, File};
use std::hint::black_box;
use std::io::Write;
use std::path::Path;

/// The period returned.
const MONTH: &str = "2024-03";

/// Columns and rows of the million cells.
const MANY: (usize, usize) = (10, 100_000);

/// What the raw library is told to write: the pages, cell by cell, looks as numbers.
struct Drawn {
    tab: String,
    landscape: bool,
    widths: Vec<f64>,
    rows: Vec<Vec<(u16, u16, PageCell, usize)>>,
}

/// The costs of the whole job, and of writing the workbook alone.
pub struct Export {
    /// From the store to the file.
    pub whole: Pair,
    /// From pages to bytes.
    pub workbook: Pair,
    /// How many cells the workbook holds.
    pub cells: usize,
}

/// Exports the return of a month in which every unit reported on every task.
pub fn compare(town: &Town, folder: &Path, inbox: &Path) -> Export {
    let mut office = town.office(&folder.join("export.tct06"));
    crate::intake::take_in(&mut office, inbox);
    let (out, raw_out) = (folder.join("return.xlsx"), folder.join("raw.xlsx"));
    let content = pages_of(&office);
    let drawn: Vec<Drawn> = content.iter().map(draw).collect();
    let formats = formats();
    let raw = || {
        measure::cost(5, || {
            let bytes = write_raw(&drawn, &formats);
            let mut file = File::create(&raw_out).expect("a file");
            file.write_all(&bytes)
                .and_then(|()| file.sync_all())
                .expect("the file");
        })
    };
    let whole = measure::in_turn(
        7,
        || {
            measure::cost(5, || {
                drop(black_box(
                    office.export_return(MONTH, &out).expect("a return"),
                ))
            })
        },
        raw,
    );
    let workbook = measure::in_turn(
        7,
        || {
            measure::cost(5, || {
                drop(black_box(
                    write_workbook(&content, &properties()).expect("a workbook"),
                ))
            })
        },
        || measure::cost(5, || drop(black_box(write_raw(&drawn, &formats)))),
    );
    let size = |path: &Path| fs::metadata(path).expect("a file").len() / 1024;
    println!("   (return: {} KB, raw: {} KB)", size(&out), size(&raw_out));
    Export {
        whole,
        workbook,
        cells: drawn.iter().flat_map(|page| &page.rows).map(Vec::len).sum(),
    }
}

fn pages_of(office: &Office) -> Vec<Page> {
    let content = office.consolidate(MONTH).expect("a return");
    assert_eq!(content.period.id.kind(), PeriodKind::Month);
    let heading = Heading {
        issuer: "TỔ CÔNG TÁC".to_owned(),
        symbol: "BC-UBND".to_owned(),
        period: "tháng 3 năm 2024".to_owned(),
        extracted: properties().created,
        town: "thị xã".to_owned(),
        commune: "xã, phường".to_owned(),
    };
    pages(&content, &ReturnSheet::ALL, &heading)
}

fn properties() -> Properties {
    let created = NaiveDate::from_ymd_opt(2024, 3, 31).and_then(|day| day.and_hms_opt(12, 0, 0));
    Properties {
        title: "Tổng hợp".to_owned(),
        created: created.expect("a time"),
    }
}

fn draw(page: &Page) -> Drawn {
    let columns = page
        .tables
        .first()
        .map(|table| table.columns.as_slice())
        .unwrap_or_default();
    let last = u16::try_from(columns.len().saturating_sub(1)).expect("few columns");
    let line = |text: &String| vec![(0, last, PageCell::Text(text.clone()), 0)];
    let mut rows: Vec<_> = page
        .label
        .iter()
        .chain([&page.title])
        .chain(&page.subtitle)
        .chain(&page.notes)
        .map(line)
        .collect();
    for table in &page.tables {
        let head = table.columns.iter().zip(0u16..);
        rows.push(
            head.map(|(column, at)| (at, at, PageCell::Text(column.heading.clone()), 1))
                .collect(),
        );
        rows.extend(table.rows.iter().map(|row| draw_row(row, table)));
    }
    Drawn {
        tab: page.tab.clone(),
        landscape: page.orientation == Orientation::Landscape,
        widths: columns.iter().map(|column| column.width).collect(),
        rows,
    }
}

fn draw_row(row: &PageRow, table: &Table) -> Vec<(u16, u16, PageCell, usize)> {
    let last = u16::try_from(table.columns.len().saturating_sub(1)).expect("few columns");
    if matches!(row.kind, RowKind::Group | RowKind::Note) {
        let cells = row.cells.iter().zip(0u16..);
        let end = |at: u16| {
            if usize::from(at) + 1 == row.cells.len() {
                last
            } else {
                at
            }
        };
        return cells
            .map(|(cell, at)| (at, end(at), cell.clone(), 1))
            .collect();
    }
    let cells = table.columns.iter().zip(0u16..);
    let cell = |at: u16| row.cells.get(usize::from(at)).cloned().unwrap_or_default();
    cells
        .map(|(column, at)| (at, at, cell(at), look(column, &cell(at))))
        .collect()
}

fn look(column: &Column, cell: &PageCell) -> usize {
    match (column.align, cell) {
        (_, PageCell::Date(_)) => 4,
        (_, PageCell::Percent(_)) => 5,
        (Align::Left, _) => 2,
        _ => 3,
    }
}

/// Titles, headings, text, centred, days, rates.
fn formats() -> Vec<Format> {
    let base = Format::new()
        .set_font_name("Times New Roman")
        .set_font_size(12)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter);
    let centred = base.clone().set_align(FormatAlign::Center);
    let framed = |format: &Format| format.clone().set_border(FormatBorder::Thin);
    vec![
        centred.clone().set_bold(),
        framed(&centred).set_bold(),
        framed(&base),
        framed(&centred),
        framed(&centred).set_num_format("dd/mm/yyyy"),
        framed(&centred).set_num_format("#,##0.0"),
    ]
}

fn write_raw(pages: &[Drawn], formats: &[Format]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for page in pages {
        let sheet = workbook.add_worksheet();
        sheet.set_name(&page.tab).expect("a tab");
        for (width, column) in page.widths.iter().zip(0u16..) {
            sheet.set_column_width(column, *width).expect("a width");
        }
        sheet
            .set_paper_size(9)
            .set_print_fit_to_pages(1, 0)
            .set_header("&C&P");
        if page.landscape {
            sheet.set_landscape();
        }
        for (cells, row) in page.rows.iter().zip(0u32..) {
            for (first, last, cell, format) in cells {
                put(sheet, row, (*first, *last), cell, &formats[*format]);
            }
            sheet.set_row_height(row, 48).expect("a height");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn put(
    sheet: &mut Worksheet,
    row: u32,
    (first, last): (u16, u16),
    cell: &PageCell,
    format: &Format,
) {
    if first < last {
        sheet
            .merge_range(row, first, row, last, "", format)
            .expect("a merge");
    }
    let written = match cell {
        PageCell::Blank => sheet.write_blank(row, first, format),
        PageCell::Text(text) => sheet.write_string_with_format(row, first, text, format),
        PageCell::Number { value, .. } | PageCell::Percent(value) => {
            sheet.write_number_with_format(row, first, *value, format)
        }
        PageCell::Date(day) => sheet.write_date_with_format(row, first, day, format),
    };
    written.expect("a cell");
}

/// In a process of its own: writes a million cells.
pub fn child() {
    let (width, height) = MANY;
    let column = |at: usize| Column {
        heading: format!("Cột {at}"),
        parent: None,
        width: 12.0,
        covers: 1,
        align: if at.is_multiple_of(2) {
            Align::Left
        } else {
            Align::Center
        },
    };
    let day = NaiveDate::from_ymd_opt(2024, 3, 1).expect("a day");
    let cell = |row: usize, at: usize| match at % 5 {
        0 => PageCell::Text(format!("Nhiệm vụ {}", row % 39)),
        1 => PageCell::count(row),
        2 => PageCell::Text(format!("Đã thực hiện {row} hồ sơ")),
        3 => PageCell::Percent((row % 100) as f64),
        _ => PageCell::Date(day),
    };
    let rows = (0..height).map(|row| PageRow {
        kind: RowKind::Item,
        cells: (0..width).map(|at| cell(row, at)).collect(),
    });
    let table = Table {
        heading: None,
        columns: (0..width).map(column).collect(),
        rows: rows.collect(),
    };
    let page = Page {
        tab: "Phụ lục".to_owned(),
        label: None,
        title: "TỔNG HỢP".to_owned(),
        subtitle: Vec::new(),
        notes: Vec::new(),
        orientation: Orientation::Landscape,
        tables: vec![table],
        read_on: ReadOn::Paper,
        charts: Vec::new(),
    };
    assert!(
        !write_workbook(&[page], &properties())
            .expect("a workbook")
            .bytes
            .is_empty()
    );
}
