//! .xls and .xlsb, through calamine.

use super::builder::{Budget, SheetBuilder};
use super::compact::{Places, compact};
use super::number_format::iso_date;
use super::{ReadError, text};
use calamine::{
    Data, DataRef, Reader, Sheet, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError,
};
use plan::book::{Book, Cell, Origin, Span, Value};
use std::io::Cursor;

/// Reads an .xls workbook. Calamine holds the used range of a sheet whole: a stray cell must not
/// blow it up.
pub(super) fn read_xls(bytes: &[u8], mut budget: Budget) -> Result<Book, ReadError> {
    let (bytes, places) = compact(bytes)?;
    let bytes = bytes.as_ref();
    let mut workbook = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => ReadError::PasswordProtected,
        _ => ReadError::Damaged,
    })?;
    let mut book = Book::default();
    for entry in worksheets(workbook.sheets_metadata()) {
        let sheet = xls_sheet(&mut workbook, &entry, &places, &mut budget)?;
        book.sheets.push(sheet);
    }
    Ok(book)
}

fn xls_sheet(
    workbook: &mut Xls<Cursor<&[u8]>>,
    entry: &Sheet,
    places: &Places,
    budget: &mut Budget,
) -> Result<plan::book::Sheet, ReadError> {
    let damaged = |_| ReadError::Damaged;
    let cells = workbook.worksheet_range(&entry.name).map_err(damaged)?;
    let formulas = workbook.worksheet_formula(&entry.name).map_err(damaged)?;
    let mut sheet = SheetBuilder::new(&entry.name, entry.visible != SheetVisible::Visible);
    let (top, left) = cells.start().unwrap_or_default();
    for (row, column, data) in cells.used_cells() {
        let Some((row, column)) = place(row, column, top, left) else {
            continue;
        };
        let formula = formulas.get_value((row, column));
        let calculated = formula.is_some_and(|formula| !formula.is_empty());
        let origin = if calculated {
            Origin::Formula
        } else {
            Origin::Typed
        };
        let Some((row, column)) = places.in_file(row, column) else {
            continue;
        };
        sheet.cell(
            row,
            column,
            Cell {
                value: value(data),
                origin,
            },
            budget,
        )?;
    }
    for range in workbook
        .merge_cells_by_sheet_name(&entry.name)
        .unwrap_or_default()
    {
        let ((top, left), (bottom, right)) = (range.start, range.end);
        sheet.merge(Span {
            top,
            left,
            bottom,
            right,
        });
    }
    Ok(sheet.finish())
}

/// Reads an .xlsb workbook, cell by cell. Calamine tells no merged ranges of it.
pub(super) fn read_xlsb(bytes: &[u8], mut budget: Budget) -> Result<Book, ReadError> {
    let mut workbook = Xlsb::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsbError::Password => ReadError::PasswordProtected,
        _ => ReadError::Damaged,
    })?;
    let mut book = Book::default();
    for entry in worksheets(workbook.sheets_metadata()) {
        let mut sheet = SheetBuilder::new(&entry.name, entry.visible != SheetVisible::Visible);
        let mut cells = workbook
            .worksheet_cells_reader(&entry.name)
            .map_err(|_| ReadError::Damaged)?;
        while let Some(cell) = cells.next_cell().map_err(|_| ReadError::Damaged)? {
            let (row, column) = cell.get_position();
            let data = match cell.get_value() {
                DataRef::Empty => continue,
                data => Data::from(data.clone()),
            };
            sheet.cell(row, column, Cell::typed(value(&data)), &mut budget)?;
        }
        book.sheets.push(sheet.finish());
    }
    Ok(book)
}

fn worksheets(all: &[Sheet]) -> Vec<Sheet> {
    all.iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .cloned()
        .collect()
}

fn place(row: usize, column: usize, top: u32, left: u32) -> Option<(u32, u32)> {
    Some((
        u32::try_from(row).ok()?.checked_add(top)?,
        u32::try_from(column).ok()?.checked_add(left)?,
    ))
}

fn value(data: &Data) -> Value {
    match data {
        Data::Empty => Value::Text(String::new()),
        #[allow(clippy::cast_precision_loss)]
        Data::Int(number) => Value::Number(*number as f64),
        Data::Float(number) => Value::Number(*number),
        Data::Bool(value) => Value::Bool(*value),
        Data::Error(error) => Value::Error(error.to_string()),
        Data::String(shown) | Data::DurationIso(shown) => Value::Text(text::of_cell(shown)),
        Data::DateTimeIso(shown) => {
            iso_date(shown).map_or_else(|| Value::Text(shown.clone()), Value::Date)
        }
        Data::DateTime(at) if at.is_duration() => Value::Number(at.as_f64()),
        Data::DateTime(at) => at
            .as_datetime()
            .map_or(Value::Number(at.as_f64()), Value::Date),
    }
}
