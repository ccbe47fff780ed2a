//! One table of an .ods document: rows and cells that may be repeated.

use crate::read::builder::{Budget, SheetBuilder};
use crate::read::number_format::iso_date;
use crate::read::xml::{attribute, push_entity};
use crate::read::{ReadError, text};
use plan::book::{Cell, Origin, Sheet, Span, Value};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// The last row and column a spreadsheet has, zero-based.
const LAST: (u32, u32) = (1_048_575, 16_383);

/// A row of cells before it is repeated.
#[derive(Default)]
struct PendingRow {
    cells: Vec<(u32, Cell)>,
    spans: Vec<(u32, u32, u32)>,
    next: u32,
    repeat: u32,
    hidden: bool,
}

/// A cell's attributes; its text follows.
#[derive(Default)]
struct PendingCell {
    kind: String,
    stored: String,
    formula: bool,
    repeat: u32,
    columns: u32,
    rows: u32,
    text: String,
    paragraphs: u32,
}

struct Table<'b> {
    builder: SheetBuilder,
    budget: &'b mut Budget,
    at: u32,
    row: PendingRow,
    cell: Option<PendingCell>,
    /// Depth of elements inside a cell whose text is not the cell's: comments, drawings.
    aside: u32,
}

/// Reads until the table's end.
pub(super) fn read(
    reader: &mut Reader<&[u8]>,
    name: &str,
    hidden: bool,
    budget: &mut Budget,
) -> Result<Sheet, ReadError> {
    let builder = SheetBuilder::new(name, hidden);
    let mut table = Table {
        builder,
        budget,
        at: 0,
        row: PendingRow::default(),
        cell: None,
        aside: 0,
    };
    loop {
        match reader.read_event().map_err(|_| ReadError::Damaged)? {
            Event::Start(element) => table.start(&element),
            Event::Empty(element) => {
                table.start(&element);
                table.end(element.local_name().as_ref())?;
            }
            Event::End(element) if element.local_name().as_ref() == "table" && table.aside == 0 => {
                return Ok(table.builder.finish());
            }
            Event::End(element) => table.end(element.local_name().as_ref())?,
            Event::Text(piece) => table.push(&piece.xml10_content()),
            Event::GeneralRef(entity) => {
                let mut letter = String::new();
                push_entity(&mut letter, &entity);
                table.push(&letter);
            }
            Event::Eof => return Err(ReadError::Damaged),
            _ => {}
        }
    }
}

impl Table<'_> {
    fn start(&mut self, element: &BytesStart<'_>) {
        if self.aside > 0 {
            self.aside += 1;
            return;
        }
        match element.local_name().as_ref() {
            "table-row" => self.row = PendingRow::new(element),
            "table-cell" | "covered-table-cell" => self.cell = Some(PendingCell::new(element)),
            "annotation" | "frame" | "shapes" | "table" => self.aside = 1,
            name => {
                if let Some(cell) = &mut self.cell {
                    cell.inner(name, element);
                }
            }
        }
    }

    fn end(&mut self, name: &str) -> Result<(), ReadError> {
        if self.aside > 0 {
            self.aside -= 1;
            return Ok(());
        }
        match name {
            "table-row" => self.end_row(),
            "table-cell" | "covered-table-cell" => {
                self.end_cell();
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn push(&mut self, piece: &str) {
        if let Some(cell) = self
            .cell
            .as_mut()
            .filter(|cell| self.aside == 0 && cell.paragraphs > 0)
        {
            cell.text.push_str(piece);
        }
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let column = self.row.next;
        self.row.next = column.saturating_add(cell.repeat);
        if column > LAST.1 {
            return;
        }
        if cell.columns > 1 || cell.rows > 1 {
            self.row.spans.push((column, cell.columns, cell.rows));
        }
        let repeat = cell.repeat.min(LAST.1 + 1 - column);
        if let Some(value) = cell.value() {
            self.row
                .cells
                .extend((0..repeat).map(|step| (column + step, value.clone())));
        }
    }

    /// Rows that hold something are written as often as they are repeated; empty ones only move on.
    fn end_row(&mut self) -> Result<(), ReadError> {
        let row = std::mem::take(&mut self.row);
        let first = self.at;
        self.at = first.saturating_add(row.repeat);
        if first > LAST.0 || row.cells.is_empty() && row.spans.is_empty() {
            return Ok(());
        }
        for index in first..self.at.min(LAST.0 + 1) {
            if row.hidden {
                self.builder.hide_row(index);
            }
            for (column, cell) in &row.cells {
                self.builder
                    .cell(index, *column, cell.clone(), self.budget)?;
            }
            // A repeated row of spans alone costs too: an empty document may repeat a million.
            self.budget.spend(row.spans.len())?;
            for (left, columns, rows) in &row.spans {
                let (bottom, right) = (
                    index.saturating_add(rows - 1),
                    left.saturating_add(columns - 1),
                );
                self.builder.merge(Span {
                    top: index,
                    left: *left,
                    bottom,
                    right,
                });
            }
        }
        Ok(())
    }
}

impl PendingRow {
    fn new(element: &BytesStart<'_>) -> PendingRow {
        PendingRow {
            repeat: count(element, "number-rows-repeated"),
            hidden: attribute(element, "visibility").is_some_and(|shown| shown != "visible"),
            ..PendingRow::default()
        }
    }
}

impl PendingCell {
    fn new(element: &BytesStart<'_>) -> PendingCell {
        let get = |name| attribute(element, name).map(Cow::into_owned);
        let stored = ["date-value", "boolean-value", "string-value", "value"]
            .into_iter()
            .find_map(get);
        PendingCell {
            kind: get("value-type").unwrap_or_default(),
            stored: stored.unwrap_or_default(),
            formula: get("formula").is_some(),
            repeat: count(element, "number-columns-repeated"),
            columns: count(element, "number-columns-spanned"),
            rows: count(element, "number-rows-spanned"),
            ..PendingCell::default()
        }
    }

    /// An element inside the cell: paragraphs are lines, blanks and tabs are elements of their own.
    fn inner(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "p" | "h" => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
            }
            "s" => {
                let blanks = attribute(element, "c")
                    .and_then(|c| c.parse().ok())
                    .unwrap_or(1usize);
                self.text.extend(std::iter::repeat_n(' ', blanks.min(1000)));
            }
            "tab" => self.text.push('\t'),
            "line-break" => self.text.push('\n'),
            _ => {}
        }
    }

    fn value(self) -> Option<Cell> {
        let origin = match self.formula {
            true if self.kind.is_empty() && self.text.is_empty() => Origin::Uncalculated,
            true => Origin::Formula,
            false => Origin::Typed,
        };
        let number = self
            .stored
            .parse::<f64>()
            .ok()
            .filter(|number| number.is_finite());
        let shown = if self.text.is_empty() && self.kind == "string" {
            &self.stored
        } else {
            &self.text
        };
        let value = match (self.kind.as_str(), number) {
            // An error is stored as text and shown as Err:502 or #REF!.
            ("string", _) | ("", _) if self.formula && shown.starts_with('#') => {
                Value::Error(shown.clone())
            }
            ("float" | "currency", Some(number)) => Value::Number(number),
            ("percentage", Some(number)) => Value::Percent(number * 100.0),
            ("date", _) => iso_date(&self.stored)
                .map_or_else(|| Value::Text(text::of_cell(shown)), Value::Date),
            ("boolean", _) => Value::Bool(self.stored == "true"),
            _ => Value::Text(text::of_cell(shown)),
        };
        let blank = matches!(&value, Value::Text(text) if text.is_empty());
        (!blank || origin == Origin::Uncalculated).then_some(Cell { value, origin })
    }
}

/// A count of at least one.
fn count(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name)
        .and_then(|value| value.parse().ok())
        .unwrap_or(1)
        .max(1)
}
