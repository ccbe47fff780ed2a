//! Collecting a document's tables and paragraphs into sheets.

use crate::read::builder::{Budget, SheetBuilder};
use crate::read::{ReadError, text};
use plan::book::{Book, Cell, Span, Value};
use std::collections::{BTreeMap, VecDeque};
use words::document;

/// Texts longer than this are no title of a table, in characters.
const TITLE_LENGTH: usize = 300;

/// How many paragraphs above a table are taken for its title.
const TITLE_ROWS: usize = 6;

/// A cell's part in a vertical merge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Merge {
    /// None.
    #[default]
    Single,
    /// Its top.
    Begins,
    /// It continues the cell above.
    Goes,
}

/// Where a new page begins, seen from a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum PageBreak {
    /// Nowhere.
    #[default]
    None,
    /// The paragraph is the page's first.
    Before,
    /// The paragraph is the last of the page before.
    After,
}

/// The sheets being collected.
pub(super) struct Pages {
    budget: Budget,
    tables: Vec<Open>,
    prose: SheetBuilder,
    /// Paragraphs written into `prose`.
    paragraphs: u32,
    /// Paragraphs that may be the title of the table that follows.
    above: VecDeque<String>,
    /// Text stood between the last table and here.
    apart: bool,
    /// The table being read: rows, widest row, cells and merges relative to its top.
    table: Table,
}

/// A sheet that further tables may still be added to.
struct Open {
    sheet: SheetBuilder,
    rows: u32,
    columns: u32,
}

#[derive(Default)]
struct Table {
    rows: u32,
    column: u32,
    columns: u32,
    cells: Vec<(u32, u32, String)>,
    merges: Vec<Span>,
    /// Vertical merges that are still open, by their left column.
    open: BTreeMap<u32, Span>,
}

impl Pages {
    pub fn new(budget: Budget) -> Pages {
        Pages {
            budget,
            tables: Vec::new(),
            prose: SheetBuilder::new(document::prose(), false),
            paragraphs: 0,
            above: VecDeque::new(),
            apart: true,
            table: Table::default(),
        }
    }

    /// Takes a paragraph outside tables.
    pub fn paragraph(&mut self, text: &str, page_break: PageBreak) -> Result<(), ReadError> {
        if page_break == PageBreak::Before {
            self.above.clear();
        }
        if !text.is_empty() {
            let text = text::of_cell(text);
            // A page number between two tables does not part them.
            self.apart |= !text.bytes().all(|byte| byte.is_ascii_digit());
            self.keep_above(&text);
            let cell = Cell::typed(Value::Text(text));
            self.prose
                .cell(self.paragraphs, 0, cell, &mut self.budget)?;
            self.paragraphs += 1;
        }
        if page_break == PageBreak::After {
            self.above.clear();
        }
        Ok(())
    }

    fn keep_above(&mut self, text: &str) {
        if text.chars().count() > TITLE_LENGTH {
            return self.above.clear();
        }
        self.above.push_back(text.to_owned());
        if self.above.len() > TITLE_ROWS {
            self.above.pop_front();
        }
    }

    pub fn begin_table(&mut self) {
        self.table = Table::default();
    }

    pub fn begin_row(&mut self) {
        self.table.column = 0;
    }

    /// Leaves columns of the row out.
    pub fn skip(&mut self, columns: u32) {
        self.table.column = self.table.column.saturating_add(columns);
    }

    /// Takes the row's next cell.
    pub fn cell(&mut self, text: &str, columns: u32, merge: Merge) {
        let table = &mut self.table;
        let left = table.column;
        table.column = left.saturating_add(columns);
        table.columns = table.columns.max(table.column);
        let span = Span {
            top: table.rows,
            left,
            bottom: table.rows,
            right: table.column.saturating_sub(1),
        };
        match (merge, table.open.get_mut(&left)) {
            (Merge::Goes, Some(open)) => open.bottom = span.bottom,
            _ => {
                let before = table.open.insert(left, span);
                table.merges.extend(before.filter(is_merge));
            }
        }
        if merge != Merge::Goes && !text.is_empty() {
            table.cells.push((table.rows, left, text::of_cell(text)));
        }
    }

    pub fn end_row(&mut self) {
        self.table.rows += 1;
    }

    /// Ends the table: it goes on the sheet of the table before, where it continues that one.
    pub fn end_table(&mut self) -> Result<(), ReadError> {
        let mut table = std::mem::take(&mut self.table);
        let left_open = std::mem::take(&mut table.open);
        table
            .merges
            .extend(left_open.into_values().filter(is_merge));
        let continues = !self.apart
            && self
                .tables
                .last()
                .is_some_and(|last| last.columns == table.columns);
        if !continues {
            self.begin_sheet(table.columns)?;
        }
        self.apart = false;
        self.above.clear();
        self.add(table)
    }

    fn begin_sheet(&mut self, columns: u32) -> Result<(), ReadError> {
        let name = document::table(self.tables.len() + 1);
        let mut open = Open {
            sheet: SheetBuilder::new(&name, false),
            rows: 0,
            columns,
        };
        for title in self.above.drain(..) {
            let cell = Cell::typed(Value::Text(title));
            open.sheet.cell(open.rows, 0, cell, &mut self.budget)?;
            open.rows += 1;
        }
        self.tables.push(open);
        Ok(())
    }

    fn add(&mut self, table: Table) -> Result<(), ReadError> {
        let Some(open) = self.tables.last_mut() else {
            return Ok(());
        };
        let top = open.rows;
        for (row, column, text) in table.cells {
            let cell = Cell::typed(Value::Text(text));
            open.sheet.cell(top + row, column, cell, &mut self.budget)?;
        }
        for span in table.merges {
            self.budget.spend(1)?;
            open.sheet.merge(Span {
                top: top + span.top,
                bottom: top + span.bottom,
                ..span
            });
        }
        open.rows += table.rows;
        Ok(())
    }

    /// The book: the tables in the document's order, then its paragraphs. A blank document is
    /// one blank sheet.
    pub fn finish(self) -> Book {
        let has_prose = self.paragraphs > 0 || self.tables.is_empty();
        let tables = self.tables.into_iter().map(|open| open.sheet);
        let sheets = tables
            .chain(has_prose.then_some(self.prose))
            .map(SheetBuilder::finish)
            .collect();
        Book { sheets }
    }
}

fn is_merge(span: &Span) -> bool {
    span.top < span.bottom || span.left < span.right
}
