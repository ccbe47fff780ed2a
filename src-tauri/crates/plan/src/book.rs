//! A workbook as it was read: sheets of typed cells, nothing interpreted yet.
//!
//! Knows rows, columns and spans. Must not know file formats (that is `sheets`) nor what any
//! cell means (that is `appendix` and `submission`).

use chrono::NaiveDateTime;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A workbook held in memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// The sheets in the workbook's own order, hidden ones included.
    pub sheets: Vec<Sheet>,
}

/// One sheet: its cells that hold something, row by row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The name on the tab.
    pub name: String,
    /// Whether the sheet is hidden in the workbook.
    pub hidden: bool,
    /// Rows that hold at least one value, ascending by index.
    pub rows: Vec<Row>,
    /// Merged ranges; only the top-left cell of each carries a value.
    pub merges: Vec<Span>,
    /// Indexes of rows hidden by hand or by a filter, ascending.
    pub hidden_rows: Vec<u32>,
    /// Zero-based row and column of the cells whose text is struck through, wholly or in part,
    /// ascending; empty where the file's format does not tell.
    pub struck: Vec<(u32, u32)>,
    /// The font most cells of a column are in, by zero-based column; empty where the file's
    /// format does not tell.
    pub fonts: BTreeMap<u32, String>,
}

/// One row of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Zero-based row index.
    pub index: u32,
    /// Zero-based column and cell, ascending by column. Blank cells are left out.
    pub cells: Vec<(u32, Cell)>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What stands in it.
    pub value: Value,
    /// The value is a formula's result; see [`Origin`].
    pub origin: Origin,
}

/// Where a cell's value comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// Typed in.
    #[default]
    Typed,
    /// The stored result of a formula.
    Formula,
    /// A formula that was never calculated: its value says nothing.
    Uncalculated,
}

/// The value of a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text: NFC, otherwise as stored in the file.
    Text(String),
    /// A number that is not shown as a percentage or a date.
    Number(f64),
    /// A number shown as a percentage, as the reader sees it: 0.955 shown as "95,5%" is 95.5.
    Percent(f64),
    /// A cell formatted as a date or time.
    Date(NaiveDateTime),
    /// TRUE or FALSE.
    Bool(bool),
    /// A spreadsheet error as shown: `#REF!`, `#DIV/0!`.
    Error(String),
}

/// A rectangle of cells, corners included, zero-based.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

impl Sheet {
    /// The cell at a zero-based row and column, if it holds something.
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.row(row)?.cell(column)
    }

    /// The row with this zero-based index, if it holds something.
    pub fn row(&self, index: u32) -> Option<&Row> {
        let at = self
            .rows
            .binary_search_by_key(&index, |row| row.index)
            .ok()?;
        self.rows.get(at)
    }

    /// The merged range that covers a cell, if one does.
    pub fn span_over(&self, row: u32, column: u32) -> Option<Span> {
        self.merges
            .iter()
            .copied()
            .find(|span| span.covers(row, column))
    }
}

/// The merged ranges of a sheet, found in the time of a search however many there are.
#[derive(Clone, Debug, Default)]
pub struct SpanIndex {
    /// Those over each column asked for, from above to below.
    by_column: BTreeMap<u32, Vec<Span>>,
    /// Rows with a range over at least three columns that begins and ends in them.
    across: BTreeSet<u32>,
}

impl SpanIndex {
    /// The ranges of a sheet over these columns.
    pub fn of(sheet: &Sheet, columns: impl IntoIterator<Item = u32>) -> SpanIndex {
        let mut index = SpanIndex::default();
        for column in columns {
            index.by_column.insert(column, Vec::new());
        }
        for span in &sheet.merges {
            if span.left <= span.right {
                for (_, spans) in index.by_column.range_mut(span.left..=span.right) {
                    spans.push(*span);
                }
            }
            if span.top == span.bottom && span.right >= span.left.saturating_add(2) {
                index.across.insert(span.top);
            }
        }
        for spans in index.by_column.values_mut() {
            spans.sort_by_key(|span| span.top);
        }
        index
    }

    /// The range that covers a cell of a column asked for, if one does. Ranges that overlap, as no
    /// spreadsheet makes them, hide one another.
    pub fn over(&self, row: u32, column: u32) -> Option<Span> {
        let spans = self.by_column.get(&column)?;
        let behind = spans.partition_point(|span| span.top <= row);
        let last = spans.get(behind.checked_sub(1)?)?;
        last.covers(row, column).then_some(*last)
    }

    /// Whether a range that begins and ends in this row lies over at least three columns.
    pub fn is_across(&self, row: u32) -> bool {
        self.across.contains(&row)
    }
}

impl Row {
    /// The cell in a zero-based column, if it holds something.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        let at = self
            .cells
            .binary_search_by_key(&column, |(index, _)| *index)
            .ok()?;
        self.cells.get(at).map(|(_, cell)| cell)
    }
}

impl Span {
    /// Whether the cell lies in the rectangle.
    pub fn covers(self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}

impl Cell {
    /// A typed-in cell.
    pub fn typed(value: Value) -> Cell {
        Cell {
            value,
            origin: Origin::Typed,
        }
    }

    /// The value as a reader sees it: integers without a decimal point, dates as dd/MM/yyyy.
    pub fn shown(&self) -> String {
        match &self.value {
            Value::Text(text) => text.clone(),
            value => value.to_string(),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Text(text) | Value::Error(text) => f.write_str(text),
            Value::Number(number) => f.write_str(&decimal_comma(*number)),
            Value::Percent(percent) => write!(f, "{}%", decimal_comma(*percent)),
            Value::Date(at) => write!(f, "{}", at.format("%d/%m/%Y")),
            Value::Bool(value) => f.write_str(if *value { "TRUE" } else { "FALSE" }),
        }
    }
}

/// A number the Vietnamese way, without grouping: 95.5 → "95,5"; 3.0 → "3".
fn decimal_comma(number: f64) -> String {
    // Twelve significant digits hide the binary dust of 0.955 × 100.
    let rounded = (number * 1e9).round() / 1e9;
    format!("{rounded}").replace('.', ",")
}

/// The name of a cell as spreadsheets write it: (0, 0) is "A1".
pub fn cell_name(row: u32, column: u32) -> String {
    column_name(column) + &(row + 1).to_string()
}

/// The name of a zero-based column: 0 is "A", 26 "AA".
pub fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// The zero-based row and column a cell's name means: "B12" is (11, 1). `None` for no name.
pub fn cell_at(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let column = letters.bytes().try_fold(0u32, |column, letter| {
        let place = letter.is_ascii_uppercase().then(|| letter - b'A' + 1)?;
        column.checked_mul(26)?.checked_add(u32::from(place))
    })?;
    let row: u32 = row.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        for (row, column, name) in [
            (0, 0, "A1"),
            (8, 25, "Z9"),
            (0, 26, "AA1"),
            (99, 701, "ZZ100"),
        ] {
            assert_eq!(cell_name(row, column), name);
            assert_eq!(cell_at(name), Some((row, column)));
        }
        for name in ["", "A", "12", "A0", "a1", "Đ1", "A1:B2", "AAAAAAAAA1"] {
            assert_eq!(cell_at(name), None, "{name}");
        }
    }

    #[test]
    fn merged_ranges_are_found_among_many() {
        let span = |top, left, bottom, right| Span {
            top,
            left,
            bottom,
            right,
        };
        let mut merges: Vec<Span> = (0..100_000)
            .map(|at| span(at * 3, 1, at * 3 + 1, 1))
            .collect();
        merges.push(span(5, 2, 5, 4));
        merges.reverse();
        let sheet = Sheet {
            merges,
            ..Sheet::default()
        };
        let index = SpanIndex::of(&sheet, [1, 3]);
        for (row, column) in [(0, 1), (1, 1), (2, 1), (5, 3), (6, 3), (299_998, 1), (5, 0)] {
            assert_eq!(
                index.over(row, column),
                sheet.span_over(row, column),
                "{row} {column}"
            );
        }
        assert!(index.is_across(5) && !index.is_across(0));
    }

    #[test]
    fn values_read_as_a_vietnamese_reader_sees_them() {
        assert_eq!(Value::Number(3.0).to_string(), "3");
        assert_eq!(Value::Number(95.5).to_string(), "95,5");
        assert_eq!(Value::Percent(0.955 * 100.0).to_string(), "95,5%");
    }
}
