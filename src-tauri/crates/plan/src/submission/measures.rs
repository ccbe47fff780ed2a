//! Tables of numbers in a returned workbook: found by their headings, read row by row. What a
//! cell means hangs on the indicator, so cells stay as they are here.

use super::keys::Label;
use super::{place, shown, values};
use crate::book::{Cell, Origin, Row, Sheet, Value};
use crate::indicator::MeasureKey;
use crate::remark::Place;
use crate::text::clean;
use std::collections::HashMap;

/// A column of the table of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MeasureField {
    /// TT.
    Number,
    /// Chỉ tiêu.
    Name,
    /// Tử số.
    Numerator,
    /// Mẫu số.
    Denominator,
    /// Giá trị.
    Value,
    /// Luỹ kế.
    Cumulative,
    /// Tỷ lệ.
    Rate,
    /// Ghi chú.
    Note,
}

/// The columns that hold numbers.
const NUMBERS: [MeasureField; 5] = [
    MeasureField::Numerator,
    MeasureField::Denominator,
    MeasureField::Value,
    MeasureField::Cumulative,
    MeasureField::Rate,
];

/// Where the columns of a table stand.
pub(super) type Columns = HashMap<MeasureField, u32>;

/// One row of a table of numbers, as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct ReturnedMeasure {
    /// The hidden key, where the row carries one.
    pub key: Option<MeasureKey>,
    /// The indicator's name as it stands in the row.
    pub name: String,
    /// Its number cells that hold something, from the left.
    pub cells: Vec<MeasureCell>,
    /// Ghi chú.
    pub note: String,
    /// Where the row stands: its first cell of the table.
    pub place: Place,
}

/// A number cell that holds something.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureCell {
    /// Its column.
    pub field: MeasureField,
    /// What stands in it.
    pub cell: Cell,
    /// Where.
    pub place: Place,
}

impl ReturnedMeasure {
    /// Whether the unit wrote something into it: what formulas made of it says nothing more.
    pub fn says_something(&self) -> bool {
        let computed = [MeasureField::Cumulative, MeasureField::Rate];
        let written = |cell: &MeasureCell| {
            let left_over = computed.contains(&cell.field) && cell.is_bare_nought();
            cell.cell.origin == Origin::Typed && !left_over
        };
        !self.note.is_empty() || self.cells.iter().any(written)
    }
}

impl MeasureCell {
    /// Whether it holds a nought and nothing else: what an .xls makes of a formula that gave
    /// nothing, without telling that it is one.
    pub(super) fn is_bare_nought(&self) -> bool {
        self.cell.value == Value::Number(0.0)
    }
}

/// The columns of a row with these headings, where it is such a table's header: the name and at
/// least two kinds of numbers.
pub(super) fn header(headings: &[(u32, Label)]) -> Option<Columns> {
    let mut columns = Columns::new();
    for (index, label) in headings {
        if let Some(field) = label.measure {
            columns.entry(field).or_insert(*index);
        }
    }
    let known = NUMBERS.iter().filter(|field| columns.contains_key(field));
    (columns.contains_key(&MeasureField::Name) && known.count() >= 2).then_some(columns)
}

/// Reads a row of the table; `None` where it names nothing and says nothing.
pub(super) fn read(sheet: &Sheet, row: &Row, columns: &Columns) -> Option<ReturnedMeasure> {
    let printed = |field| {
        let cell = columns.get(&field).and_then(|column| row.cell(*column));
        cell.map(|cell| clean(&shown(cell))).unwrap_or_default()
    };
    let note = printed(MeasureField::Note);
    let first = columns
        .values()
        .filter(|column| row.cell(**column).is_some());
    let read = ReturnedMeasure {
        key: hidden_key(row),
        name: printed(MeasureField::Name),
        cells: cells(sheet, row, columns),
        note: if values::says_nothing(&note) {
            String::new()
        } else {
            note
        },
        place: place(sheet, row.index, first.min().copied().unwrap_or_default()),
    };
    (read.key.is_some() || read.says_something()).then_some(read)
}

fn cells(sheet: &Sheet, row: &Row, columns: &Columns) -> Vec<MeasureCell> {
    let mut cells: Vec<MeasureCell> = Vec::new();
    for field in NUMBERS {
        let Some((column, cell)) = columns
            .get(&field)
            .and_then(|column| Some((*column, row.cell(*column)?)))
        else {
            continue;
        };
        let blank = matches!(&cell.value, Value::Text(text) if values::says_nothing(text));
        if !blank || cell.origin == Origin::Uncalculated {
            cells.push(MeasureCell {
                field,
                cell: cell.clone(),
                place: place(sheet, row.index, column),
            });
        }
    }
    cells
}

fn hidden_key(row: &Row) -> Option<MeasureKey> {
    row.cells.iter().find_map(|(_, cell)| match &cell.value {
        Value::Text(text) => MeasureKey::from_hidden_text(text),
        _ => None,
    })
}
