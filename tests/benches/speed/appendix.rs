//! Reading an appendix and proposing a plan, beside calamine reading the same file.

use crate::measure::{self, Pair};
use calamine::{Data, Reader, Xlsx};
use office::{AppendixRequest, Clock, Office};
use plan::appendix::Asked;
use rust_xlsxwriter::Workbook;
use std::fs;
use std::hint::black_box;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use tests::desk::{bundled, day};

/// One task of an appendix, as its cells stand.
#[derive(Clone)]
pub struct Row {
    /// TT.
    pub number: String,
    /// The work.
    pub content: String,
    /// Who leads.
    pub lead: String,
    /// Who supports.
    pub support: String,
    /// Until when.
    pub deadline: String,
}

impl Row {
    /// The row as another task: its number, and words that tell it from the others.
    pub fn numbered(self, number: usize) -> Row {
        Row {
            number: number.to_string(),
            content: format!("{} (nội dung {number})", self.content),
            ..self
        }
    }
}

/// The bundled appendix.
pub fn bundled_appendix() -> PathBuf {
    bundled("plans/bim-son-2024.xlsx")
}

/// The tasks of the bundled appendix.
pub fn real_rows() -> Vec<Row> {
    let bytes = fs::read(bundled_appendix()).expect("the appendix");
    let book = sheets::read(&bytes, "plan.xlsx").expect("a workbook");
    let asked = Asked {
        profile_year: 2024,
        ..Asked::default()
    };
    let (draft, _) = plan::appendix::read(&book, &asked).expect("an appendix");
    let rows = draft.tasks.into_iter().map(|task| Row {
        number: task.number.to_string(),
        content: task.content,
        lead: task.lead_text,
        support: task.support_text,
        deadline: task.deadline_text,
    });
    rows.collect()
}

/// Writes an appendix with a header and no groups.
pub fn write_appendix(rows: &[Row], path: &Path) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let header = [
        "TT",
        "Nội dung, nhiệm vụ cụ thể",
        "Đơn vị chủ trì",
        "Đơn vị phối hợp",
        "Thời gian hoàn thành",
    ];
    let cells = rows.iter().map(|row| {
        [
            &row.number,
            &row.content,
            &row.lead,
            &row.support,
            &row.deadline,
        ]
        .map(String::as_str)
    });
    let lines = std::iter::once(header).chain(cells);
    sheet.write(0, 0, "KẾ HOẠCH NĂM 2024").expect("a title");
    for (line, row) in lines.zip(1u32..) {
        for (text, column) in line.iter().zip(0u16..) {
            sheet.write(row, column, *text).expect("a cell");
        }
    }
    workbook.save(path).expect("a workbook");
}

/// Reading and proposing against an empty store, beside calamine; so many tasks in the file.
pub fn compare(folder: &Path, file: &Path, tasks: usize, runs: u32) -> Pair {
    let store = folder.join(format!("appendix-{tasks}.tct06"));
    let clock = Clock::Noon(day("2024-02-20"));
    let (office, _) = Office::create(&store, "bim-son-2024", clock).expect("a store");
    let request = AppendixRequest {
        file: file.to_owned(),
        ..AppendixRequest::default()
    };
    let propose = || office.preview_appendix(&request).expect("an appendix");
    assert_eq!(propose().view().tasks.len(), tasks);
    measure::in_turn(
        5,
        || measure::cost(runs, || drop(black_box(propose()))),
        || measure::cost(runs, || assert!(black_box(read_raw(file)) > tasks)),
    )
}

/// Reading the tasks alone, nothing proposed, beside calamine reading the cells.
pub fn compare_tasks(file: &Path, tasks: usize, runs: u32) -> Pair {
    let read = || {
        let bytes = fs::read(file).expect("the file");
        let book = sheets::read(&bytes, "plan.xlsx").expect("a workbook");
        let (draft, _) = plan::appendix::read(&book, &Asked::default()).expect("an appendix");
        assert_eq!(draft.tasks.len(), tasks);
        drop(black_box(draft));
    };
    measure::in_turn(
        5,
        || measure::cost(runs, read),
        || measure::cost(runs, || assert!(black_box(read_raw(file)) > tasks)),
    )
}

/// All cells of a workbook as calamine gives them; how many hold something.
pub fn read_raw(file: &Path) -> usize {
    let bytes = fs::read(file).expect("the file");
    let mut workbook = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let names = workbook.sheet_names();
    let filled = names.iter().map(|name| {
        let range = workbook.worksheet_range(name).expect("a sheet");
        range
            .used_cells()
            .filter(|(_, _, cell)| **cell != Data::Empty)
            .count()
    });
    filled.sum()
}
