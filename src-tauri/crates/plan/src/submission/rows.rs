//! Task tables of a returned workbook: found by their headings, read row by row.

use super::keys::{Keys, Label};
use super::values::{self, Reading};
use super::{ReturnedRow, place, remark, shown, texts};
use crate::book::{Cell, Origin, Row, Sheet, Value};
use crate::progress::{Percent, Progress, Reported, RowKey};
use crate::remark::{Place, Remark, RemarkCode};
use crate::status::State;
use crate::task::TaskNumber;
use crate::text::clean;
use std::collections::HashMap;

/// A longer line heads nothing.
const LONGEST_LINE: usize = 120;

/// A column of the task table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Field {
    Number,
    Content,
    Role,
    Deadline,
    State,
    Percent,
    DoneOn,
    Result,
    Product,
    Note,
}

/// Where the columns of a table stand.
pub(super) type Columns = HashMap<Field, u32>;

/// The columns of a row with these headings, where it is a table's header: the number and at
/// least two fields that a unit fills in.
pub(super) fn header(headings: &[(u32, Label)]) -> Option<Columns> {
    let mut columns = Columns::new();
    for (index, label) in headings {
        if let Some(field) = label.task {
            columns.entry(field).or_insert(*index);
        }
    }
    let filled = [
        Field::State,
        Field::Percent,
        Field::DoneOn,
        Field::Result,
        Field::Product,
    ];
    let known = filled
        .iter()
        .filter(|field| columns.contains_key(field))
        .count();
    (columns.contains_key(&Field::Number) && known >= 2).then_some(columns)
}

/// Reads a row of the table; `None` for headings inside it and rows with nothing to say.
pub(super) fn read(
    sheet: &Sheet,
    row: &Row,
    columns: &Columns,
    keys: &Keys,
) -> Option<ReturnedRow> {
    let mut reader = RowReader {
        sheet,
        row,
        columns,
        remarks: Vec::new(),
    };
    let progress = reader.progress(keys);
    if !progress.is_blank() && sheet.hidden_rows.binary_search(&row.index).is_ok() {
        reader.note(RemarkCode::HiddenRows { rows: 1 }, Field::Number);
    }
    let read = ReturnedRow {
        key: hidden_key(row),
        number: reader.printed(Field::Number),
        content: reader.printed(Field::Content),
        role: reader.printed(Field::Role),
        progress,
        place: reader.first_place(),
        result_place: reader.place(Field::Result),
        done_on_place: reader.place(Field::DoneOn),
        named: Vec::new(),
        remarks: reader.remarks,
    };
    let prelisted = TaskNumber::read(&read.number).is_some() && !read.content.is_empty();
    (read.key.is_some() || prelisted || read.says_something()).then_some(read)
}

/// The words of a row that heads those below it: one cell, or one beside a numeral.
pub(super) fn line_of_its_own(row: &Row) -> Option<String> {
    let mut all = texts(row).map(|(_, text)| text);
    let (first, second) = (all.next()?, all.next());
    let alone = all.next().is_none();
    let line = second.unwrap_or(first);
    (alone && line.chars().count() <= LONGEST_LINE).then_some(line)
}

/// The key a form wrote into a row of its own.
pub(super) fn hidden_key(row: &Row) -> Option<RowKey> {
    // It stands in the last column.
    row.cells
        .iter()
        .rev()
        .find_map(|(_, cell)| match &cell.value {
            Value::Text(text) => RowKey::from_hidden_text(text),
            _ => None,
        })
}

struct RowReader<'a> {
    sheet: &'a Sheet,
    row: &'a Row,
    columns: &'a Columns,
    remarks: Vec<Remark>,
}

impl<'a> RowReader<'a> {
    fn progress(&mut self, keys: &Keys) -> Progress {
        let mut progress = Progress {
            reported: self.value(
                Field::State,
                |value| values::state(value, keys),
                |text| RemarkCode::StateUnclear { text },
            ),
            percent: self.value(Field::Percent, values::percent, |text| {
                RemarkCode::PercentUnclear { text }
            }),
            done_on: self.value(Field::DoneOn, values::date, |text| {
                RemarkCode::DateUnclear { text }
            }),
            result: self.text(Field::Result),
            product: self.text(Field::Product),
            note: self.text(Field::Note),
        };
        // "Không phát sinh" typed as the result says the same as the choice in the list.
        if progress.reported.is_none() && keys.state(&progress.result) == Some(Reported::NothingNew)
        {
            progress.reported = Some(Reported::NothingNew);
        }
        self.check(&progress);
        progress
    }

    /// The cell of a field, unless it shows an error or was never calculated.
    fn cell(&mut self, field: Field) -> Option<&'a Cell> {
        let column = *self.columns.get(&field)?;
        let cell = match self.row.cell(column) {
            Some(cell) => cell,
            None => self.spread(field, column)?,
        };
        if cell.origin == Origin::Uncalculated {
            self.note(RemarkCode::FormulaWithoutValue, field);
            return None;
        }
        if let Value::Error(shown) = &cell.value {
            let shown = shown.clone();
            self.note(RemarkCode::CellError { shown }, field);
            return None;
        }
        Some(cell)
    }

    /// The cell above that was merged over this row's: what it says is said of all of its rows.
    fn spread(&mut self, field: Field, column: u32) -> Option<&'a Cell> {
        let span = self.sheet.span_over(self.row.index, column)?;
        let begins = (span.top < self.row.index && span.left == column).then_some(span.top)?;
        let cell = self.sheet.cell(begins, column)?;
        let rows = span.bottom - begins + 1;
        self.note(RemarkCode::MergedCellSpread { rows }, field);
        Some(cell)
    }

    fn note(&mut self, code: RemarkCode, field: Field) {
        self.remarks.push(remark(code, &self.place(field)));
    }

    fn value<T>(
        &mut self,
        field: Field,
        read: impl Fn(&Value) -> Reading<T>,
        unclear: impl Fn(String) -> RemarkCode,
    ) -> Option<T> {
        match read(&self.cell(field)?.value) {
            Reading::Blank => None,
            Reading::Value(value) => Some(value),
            Reading::OutOfRange(text) => {
                self.note(RemarkCode::PercentOutOfRange { text }, field);
                None
            }
            Reading::Unclear(text) => {
                self.note(unclear(text), field);
                None
            }
        }
    }

    fn text(&mut self, field: Field) -> String {
        let text = self
            .cell(field)
            .map(|cell| clean(&shown(cell)))
            .unwrap_or_default();
        if values::says_nothing(&text) {
            String::new()
        } else {
            text
        }
    }

    /// A printed cell as it stands.
    fn printed(&self, field: Field) -> String {
        let cell = self
            .columns
            .get(&field)
            .and_then(|column| self.row.cell(*column));
        cell.map(|cell| clean(&shown(cell))).unwrap_or_default()
    }

    /// Where a field stands in this row; its beginning where the table lacks the column.
    fn place(&self, field: Field) -> Place {
        let column = self.columns.get(&field).copied();
        column.map_or_else(
            || self.first_place(),
            |at| place(self.sheet, self.row.index, at),
        )
    }

    fn first_place(&self) -> Place {
        let known = |column: &u32| self.columns.values().any(|known| known == column);
        let first = self.row.cells.iter().map(|(column, _)| *column).find(known);
        place(self.sheet, self.row.index, first.unwrap_or(0))
    }

    /// Values that are clear by themselves but not together.
    fn check(&mut self, progress: &Progress) {
        let Some(Reported::State(state)) = progress.reported else {
            return;
        };
        let done = state == State::Done;
        let percent = progress.percent.map(Percent::value);
        if let Some(percent) = percent.filter(|percent| done != (*percent >= 100.0)) {
            let percent = Value::Percent(percent).to_string();
            let code = RemarkCode::PercentAgainstState { percent };
            self.note(code, Field::Percent);
        }
        if done && progress.product.is_empty() {
            self.note(RemarkCode::ProductMissing, Field::Product);
        }
    }
}
