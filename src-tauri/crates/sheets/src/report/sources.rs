//! Nguồn số liệu: for every cell of the return, where it comes from. Internal: it is left out of
//! what is sent unless somebody asks for it.

use super::column;
use crate::page::{Align, Page, PageCell, PageRow, ReadOn, RowKind, Table};
use crate::write::Orientation;
use words::report;
use words::report::source as said;

/// A cell of the return with one place it was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The tab.
    pub sheet: String,
    /// The cell.
    pub cell: String,
    /// As it prints.
    pub shown: String,
    /// The rule it follows, in words; empty where it repeats its source.
    pub rule: String,
    /// Who said it, and for which period; empty for the plan and for rules.
    pub whom: String,
    /// The file.
    pub file: String,
    /// Sheet and cell of the file.
    pub place: String,
    /// The words as they stand there.
    pub text: String,
}

/// The sheet. Cells of one sheet stand below its name; notes are those of the return's pages.
pub fn sources_page(origins: &[Origin], notes: &[String]) -> Page {
    let columns = vec![
        column(said::cell(), 8.0, Align::Center),
        column(said::shown(), 24.0, Align::Left),
        column(said::rule(), 18.0, Align::Left),
        column(said::whom(), 18.0, Align::Left),
        column(said::file(), 18.0, Align::Left),
        column(said::place(), 12.0, Align::Left),
        column(said::text(), 20.0, Align::Left),
    ];
    let mut rows = Vec::new();
    let (mut sheet, mut cell) = ("", "");
    for origin in origins {
        if origin.sheet != sheet {
            (sheet, cell) = (&origin.sheet, "");
            rows.push(PageRow {
                kind: RowKind::Group,
                cells: vec![PageCell::Text(origin.sheet.clone())],
            });
        }
        let goes_on = origin.cell == cell;
        cell = &origin.cell;
        rows.push(row(origin, goes_on));
    }
    let looked_up = [said::looked_up().to_owned()];
    Page {
        tab: said::tab().to_owned(),
        label: None,
        title: said::title().to_owned(),
        subtitle: vec![report::internal().to_owned()],
        notes: notes.iter().cloned().chain(looked_up).collect(),
        orientation: Orientation::Landscape,
        read_on: ReadOn::Screen,
        charts: Vec::new(),
        tables: vec![Table {
            heading: None,
            columns,
            rows,
        }],
    }
}

/// A further source of the same cell stands below the first, without repeating the cell.
fn row(origin: &Origin, goes_on: bool) -> PageRow {
    let once = |text: &String| match goes_on {
        true => PageCell::Blank,
        false => PageCell::text(text),
    };
    let cells = vec![
        once(&origin.cell),
        once(&origin.shown),
        once(&origin.rule),
        PageCell::text(&origin.whom),
        PageCell::text(&origin.file),
        PageCell::text(&origin.place),
        PageCell::text(&origin.text),
    ];
    PageRow {
        kind: RowKind::Item,
        cells,
    }
}
