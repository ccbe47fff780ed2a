//! Collecting cells into a sheet, in whatever order a file brings them, within the limit.

use super::{CELL_LIMIT, MERGE_LIMIT, ReadError, WORDS_LIMIT};
use plan::book::{Cell, Origin, Row, Sheet, Span, Value};
use std::collections::BTreeMap;

/// What may still be read from this workbook.
pub(super) struct Budget {
    cells: usize,
    /// Bytes of text: one shared string may stand in a million cells.
    text: u64,
}

impl Budget {
    /// A budget of this many cells.
    pub(super) fn new(cells: usize) -> Budget {
        Budget {
            cells,
            text: WORDS_LIMIT,
        }
    }

    /// Takes cells from the budget.
    pub(super) fn spend(&mut self, cells: usize) -> Result<(), ReadError> {
        self.cells = self
            .cells
            .checked_sub(cells)
            .ok_or(ReadError::TooManyCells { limit: CELL_LIMIT })?;
        Ok(())
    }

    /// Takes a text from the budget.
    fn spend_text(&mut self, text: &str) -> Result<(), ReadError> {
        self.text =
            self.text
                .checked_sub(text.len() as u64)
                .ok_or(ReadError::TooLargeUnpacked {
                    bytes: WORDS_LIMIT + 1,
                    limit: WORDS_LIMIT,
                })?;
        Ok(())
    }
}

/// A sheet being read.
pub(super) struct SheetBuilder {
    sheet: Sheet,
    sorted: bool,
}

impl SheetBuilder {
    /// An empty sheet.
    pub(super) fn new(name: &str, hidden: bool) -> SheetBuilder {
        let name = super::text::nfc(name);
        SheetBuilder {
            sheet: Sheet {
                name,
                hidden,
                ..Sheet::default()
            },
            sorted: true,
        }
    }

    /// Adds a cell; blank text is no cell unless a formula stands behind it.
    pub(super) fn cell(
        &mut self,
        row: u32,
        column: u32,
        cell: Cell,
        budget: &mut Budget,
    ) -> Result<(), ReadError> {
        let blank = matches!(&cell.value, Value::Text(text) if text.is_empty());
        if blank && cell.origin != Origin::Uncalculated {
            return Ok(());
        }
        budget.spend(1)?;
        if let Value::Text(text) = &cell.value {
            budget.spend_text(text)?;
        }
        let rows = &mut self.sheet.rows;
        match rows.last_mut() {
            Some(last) if last.index == row => {
                self.sorted &= last.cells.last().is_none_or(|(before, _)| *before < column);
                last.cells.push((column, cell));
            }
            last => {
                self.sorted &= last.is_none_or(|last| last.index < row);
                rows.push(Row {
                    index: row,
                    cells: vec![(column, cell)],
                });
            }
        }
        Ok(())
    }

    /// Notes a hidden row.
    pub(super) fn hide_row(&mut self, row: u32) {
        self.sheet.hidden_rows.push(row);
    }

    /// Notes a cell whose text is struck through.
    pub(super) fn strike(&mut self, row: u32, column: u32) {
        self.sheet.struck.push((row, column));
    }

    /// Notes a merged range; a single cell is none. Beyond [`MERGE_LIMIT`] the cells are read as if
    /// they were not merged.
    pub(super) fn merge(&mut self, span: Span) {
        let merges = &mut self.sheet.merges;
        if merges.len() < MERGE_LIMIT && (span.top < span.bottom || span.left < span.right) {
            merges.push(span);
        }
    }

    /// Tells the font most cells of a column are in.
    pub(super) fn with_fonts(mut self, fonts: BTreeMap<u32, String>) -> SheetBuilder {
        self.sheet.fonts = fonts;
        self
    }

    /// The sheet, in order whatever order the file had.
    pub(super) fn finish(mut self) -> Sheet {
        if !self.sorted {
            self.sort();
        }
        self.sheet.hidden_rows.sort_unstable();
        self.sheet.hidden_rows.dedup();
        self.sheet.struck.sort_unstable();
        self.sheet
    }

    fn sort(&mut self) {
        let rows = &mut self.sheet.rows;
        rows.sort_by_key(|row| row.index);
        rows.dedup_by(|later, first| {
            let same = later.index == first.index;
            if same {
                first.cells.append(&mut later.cells);
            }
            same
        });
        for row in rows {
            row.cells.sort_by_key(|(column, _)| *column);
            row.cells.dedup_by_key(|(column, _)| *column);
        }
    }
}
