//! A page's sheet: widths, title block, tables one below the other, print settings.

use super::paper::{Again, Paper};
use super::{Align, Column, Page, PagePlaces, ReadOn, RowPlace, Table, chart, table};
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
    if page.read_on == ReadOn::Screen {
        places.tables = looked_up(page, &mut canvas)?;
        return Ok(places);
    }
    places.tables = one_below_the_other(page, &mut canvas)?;
    set_print_area(&mut canvas)?;
    Ok(places)
}

/// Writes the tables, each beginning a paper. Only one header of a sheet can repeat by itself: it
/// would stand over the rows of other tables too, so of several each writes its own again where
/// it is cut.
fn one_below_the_other(
    page: &Page,
    canvas: &mut Canvas<'_>,
) -> Result<Vec<Vec<RowPlace>>, WriteError> {
    let again = match page.tables.len() {
        1 => Again::ByItself,
        _ => Again::Written,
    };
    let mut paper = Paper::new(page.orientation, canvas, again);
    let mut places = Vec::with_capacity(page.tables.len());
    for (index, table) in page.tables.iter().enumerate() {
        if index > 0 {
            paper.turn(canvas.row(), canvas.filled());
        }
        let (header, rows) = table::write(table, canvas, Some(&mut paper))?;
        places.push(rows);
        if index == 0 {
            freeze(&header, canvas)?;
        }
        if again == Again::ByItself {
            canvas.sheet.set_repeat_rows(header.first, header.last)?;
        }
    }
    paper.cut(canvas)?;
    Ok(places)
}

/// Keeps what is above a table's rows in sight, where that leaves room for them.
fn freeze(header: &table::Header, canvas: &mut Canvas<'_>) -> Result<(), WriteError> {
    if header.filled <= FREEZE_LIMIT {
        canvas.sheet.set_freeze_panes(header.last + 1, 0)?;
    }
    Ok(())
}

/// Writes tables that are looked things up in: the first with a filter, none for paper.
fn looked_up(page: &Page, canvas: &mut Canvas<'_>) -> Result<Vec<Vec<RowPlace>>, WriteError> {
    let mut places = Vec::with_capacity(page.tables.len());
    for (index, table) in page.tables.iter().enumerate() {
        let above = canvas.row().saturating_sub(1);
        let (header, rows) = table::write(table, canvas, None)?;
        places.push(rows);
        if index > 0 {
            continue;
        }
        let (last_row, last_column) = (canvas.row().saturating_sub(1), canvas.last_column());
        canvas.sheet.set_print_area(0, 0, above, last_column)?;
        canvas
            .sheet
            .autofilter(header.last, 0, last_row, last_column)?;
        freeze(&header, canvas)?;
    }
    Paper::new(page.orientation, canvas, Again::Written).cut(canvas)?;
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

/// Widths of the sheet's columns in pixels; a table's column that covers several is shared out.
/// What the paper has more than they ask for goes to the columns of text, by their width; a table
/// wider than the paper is made smaller in print.
fn widths(columns: &[Column], paper: u32) -> Vec<u32> {
    if columns.is_empty() {
        return vec![paper];
    }
    let asked = |column: &Column| column.width * CHAR_PIXELS;
    let sum = |columns: &mut dyn Iterator<Item = &Column>| columns.map(asked).sum::<f64>();
    let stretches = |column: &Column| column.align == Align::Left;
    let spare = (f64::from(paper) - sum(&mut columns.iter())).max(0.0);
    let text = sum(&mut columns.iter().filter(|column| stretches(column)));
    let share = |column: &Column| {
        let width = asked(column);
        let more = match stretches(column) && text > 0.0 {
            true => spare * width / text,
            false => 0.0,
        };
        (width + more) / f64::from(column.covers.max(1))
    };
    let widths = columns.iter().flat_map(|column| {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let width = share(column).floor() as u32;
        (0..column.covers.max(1)).map(move |_| width)
    });
    widths.collect()
}
