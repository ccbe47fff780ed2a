//! A page's sheet: widths, title block, tables one below the other, print settings.

use super::{Align, Column, Page, PagePlaces, Table, chart, table};
use crate::canvas::{self, CHAR_PIXELS, Canvas, Style};
use crate::write::{WriteError, Writer, set_up_page};

/// Size of the label and the title, in points.
const TITLE_SIZE: u8 = 14;

/// Size of other lines outside tables, in points.
const TEXT_SIZE: u8 = 13;

/// Blank space between parts of a page, in points.
const GAP: f64 = 9.0;

/// More than this above a table's rows stays unfrozen, in points: a small screen would show
/// nothing else.
const FREEZE_LIMIT: f64 = 260.0;

/// The rows of a sheet with more cells wait in a file of the system's, not in memory. A town's
/// largest sheet has a quarter of this; a province's with all its communes has more.
const MANY_CELLS: usize = 100_000;

/// Writes one page as a sheet of the workbook; where everything stands on it.
pub(super) fn write(page: &Page, writer: &mut Writer) -> Result<PagePlaces, WriteError> {
    let width = |table: &&Table| {
        table
            .columns
            .iter()
            .map(|column| column.covers.max(1))
            .sum::<u16>()
    };
    // Of tables as wide as each other the first one's columns are the sheet's.
    let columns = page
        .tables
        .iter()
        .rev()
        .max_by_key(width)
        .map(|table| table.columns.as_slice())
        .unwrap_or_default();
    let sheet = match page.cells() > MANY_CELLS {
        false => writer.workbook.add_worksheet(),
        true => writer.workbook.add_worksheet_with_low_memory()?,
    };
    sheet.set_name(&page.tab)?;
    set_up_page(sheet, page.orientation);
    let widths = match page.charts.is_empty() {
        true => widths(columns, page.orientation.width()),
        false => chart::widths(columns, page.orientation.width()),
    };
    let mut canvas = Canvas::new(sheet, &mut writer.styles, widths)?;
    let mut places = PagePlaces {
        lines: title_block(page, &mut canvas)?,
        tables: Vec::with_capacity(page.tables.len()),
    };
    if !page.charts.is_empty() {
        places.tables = chart::write(page, &mut canvas)?;
        set_print_area(&mut canvas)?;
        return Ok(places);
    }
    let mut breaks = Vec::new();
    for (index, table) in page.tables.iter().enumerate() {
        if index > 0 {
            breaks.push(canvas.row());
        }
        let (header, rows) = table::write(table, &mut canvas)?;
        places.tables.push(rows);
        if index == 0 && header.filled <= FREEZE_LIMIT {
            canvas.sheet.set_freeze_panes(header.last + 1, 0)?;
        }
        // A header may only repeat over its own rows.
        if page.tables.len() == 1 {
            canvas.sheet.set_repeat_rows(header.first, header.last)?;
        }
    }
    if !breaks.is_empty() {
        // Spreadsheets heed breaks only where they do not scale the page themselves, so the
        // columns of such a page must not ask for more than the paper has.
        canvas.sheet.set_print_scale(100);
        canvas.sheet.set_page_breaks(&breaks)?;
    }
    set_print_area(&mut canvas)?;
    Ok(places)
}

fn set_print_area(canvas: &mut Canvas<'_>) -> Result<(), WriteError> {
    let (last_row, last_column) = (canvas.row().saturating_sub(1), canvas.last_column());
    canvas.sheet.set_print_area(0, 0, last_row, last_column)?;
    Ok(())
}

/// Writes the lines above the tables; the rows they stand in.
fn title_block(page: &Page, canvas: &mut Canvas<'_>) -> Result<Vec<u32>, WriteError> {
    let mut rows = Vec::new();
    let mut line = |canvas: &mut Canvas<'_>, text: &str, style| {
        rows.push(canvas.row());
        canvas.line(text, style)
    };
    let centred = |size| Style::plain(size, canvas::Align::Center);
    if let Some(label) = &page.label {
        line(canvas, label, centred(TITLE_SIZE).bold())?;
    }
    line(canvas, &page.title, centred(TITLE_SIZE).bold())?;
    for text in &page.subtitle {
        line(canvas, text, centred(TEXT_SIZE).italic())?;
    }
    canvas.gap(GAP)?;
    for text in &page.notes {
        line(canvas, text, Style::plain(TEXT_SIZE, canvas::Align::Left))?;
    }
    if !page.notes.is_empty() {
        canvas.gap(GAP)?;
    }
    Ok(rows)
}

/// Column widths in pixels. What the paper has more than the columns ask for goes to the
/// columns of text, by their width; a table wider than the paper is scaled down in print.
fn widths(columns: &[Column], paper: u32) -> Vec<u32> {
    if columns.is_empty() {
        return vec![paper];
    }
    let asked: Vec<f64> = columns
        .iter()
        .map(|column| column.width * CHAR_PIXELS)
        .collect();
    let spare = (f64::from(paper) - asked.iter().sum::<f64>()).max(0.0);
    let stretches = |column: &Column| column.align == Align::Left;
    let text: f64 = columns
        .iter()
        .zip(&asked)
        .filter(|(c, _)| stretches(c))
        .map(|(_, w)| w)
        .sum();
    let share = |column: &Column, width: f64| {
        if stretches(column) && text > 0.0 {
            width + spare * width / text
        } else {
            width
        }
    };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    columns
        .iter()
        .zip(&asked)
        .map(|(column, width)| share(column, *width).floor() as u32)
        .collect()
}
