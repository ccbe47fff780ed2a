//! Text pasted from a table of a spreadsheet or document, or from its prose.
//!
//! Office programs put a table on the clipboard as lines of cells between tabs; a cell that holds
//! a tab, a quote or a line of its own stands in quotes, quotes inside it doubled.

use super::builder::{Budget, SheetBuilder};
use super::{CELL_LIMIT, FILE_LIMIT, ReadError, text};
use plan::book::{Book, Cell, Value};

/// Reads pasted text into a book of one sheet; a line of prose is a row of one cell.
///
/// # Errors
/// Nothing was pasted, or more than a file may hold.
pub fn read_pasted(pasted: &str, sheet: &str) -> Result<Book, ReadError> {
    if pasted.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let bytes = pasted.len() as u64;
    if bytes > FILE_LIMIT {
        return Err(ReadError::TooLarge {
            bytes,
            limit: FILE_LIMIT,
        });
    }
    let mut budget = Budget::new(CELL_LIMIT);
    let mut builder = SheetBuilder::new(sheet, false);
    for (row, cells) in (0u32..).zip(Lines { rest: pasted }) {
        for (column, words) in (0u32..).zip(cells) {
            let value = Value::Text(text::of_cell(words.trim()));
            builder.cell(row, column, Cell::typed(value), &mut budget)?;
        }
    }
    Ok(Book {
        sheets: vec![builder.finish()],
    })
}

/// The lines of a pasted table, each with its cells.
struct Lines<'a> {
    rest: &'a str,
}

impl Iterator for Lines<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        if self.rest.is_empty() {
            return None;
        }
        let mut cells = Vec::new();
        loop {
            let (cell, after) = quoted(self.rest).unwrap_or_else(|| bare(self.rest));
            cells.push(cell);
            match after.strip_prefix('\t') {
                Some(next) => self.rest = next,
                None => {
                    let line_end = after.strip_prefix('\r').unwrap_or(after);
                    self.rest = line_end.strip_prefix('\n').unwrap_or(line_end);
                    return Some(cells);
                }
            }
        }
    }
}

/// A cell up to the next tab or line's end.
fn bare(text: &str) -> (String, &str) {
    let end = text.find(['\t', '\r', '\n']).unwrap_or(text.len());
    (text[..end].to_owned(), &text[end..])
}

/// A cell in quotes, if one stands here whole: its closing quote ends the cell. A sentence that
/// only begins with a quoted word does not.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        match after.strip_prefix('"') {
            Some(next) => {
                cell.push('"');
                rest = next;
            }
            None => {
                let ends = after.is_empty() || after.starts_with(['\t', '\r', '\n']);
                return ends.then_some((cell, after));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(pasted: &str) -> Vec<(u32, u32, String)> {
        let book = read_pasted(pasted, "Dán").unwrap();
        let rows = book.sheets[0].rows.iter();
        rows.flat_map(|row| {
            row.cells
                .iter()
                .map(|(column, cell)| (row.index, *column, cell.shown()))
        })
        .collect()
    }

    #[test]
    fn lines_and_tabs_are_rows_and_columns() {
        for (pasted, expected) in [
            (
                "TT\tViệc\r\n1\t\tA\r\n",
                vec![(0, 0, "TT"), (0, 1, "Việc"), (1, 0, "1"), (1, 2, "A")],
            ),
            ("a\n\nb", vec![(0, 0, "a"), (2, 0, "b")]),
            (
                "\"hai\ndòng\"\t\"có \"\"nháy\"\"\"\nc",
                vec![(0, 0, "hai\ndòng"), (0, 1, "có \"nháy\""), (1, 0, "c")],
            ),
            ("\"Ngày\" hội\tx", vec![(0, 0, "\"Ngày\" hội"), (0, 1, "x")]),
            ("\"chưa đóng\tx", vec![(0, 0, "\"chưa đóng"), (0, 1, "x")]),
        ] {
            let expected: Vec<_> = expected
                .into_iter()
                .map(|(r, c, t)| (r, c, t.to_owned()))
                .collect();
            assert_eq!(cells(pasted), expected, "{pasted:?}");
        }
    }

    #[test]
    fn nothing_pasted_is_said() {
        assert_eq!(read_pasted(" \r\n\t", "Dán"), Err(ReadError::Empty));
    }

    #[test]
    fn decomposed_letters_are_composed() {
        assert_eq!(cells("To\u{302}\u{309}"), [(0, 0, "Tổ".to_owned())]);
    }
}
