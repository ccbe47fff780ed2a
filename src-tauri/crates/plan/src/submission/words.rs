//! Where a stored row said what it said: the very cell, and its words as they stand.

use super::keys::Keys;
use super::measures::{self, MeasureField};
use super::rows::{self, Columns, Field};
use super::{place, shown, values};
use crate::book::{Book, cell_at};
use crate::form::FormLabels;
use crate::remark::Place;

/// A column a unit fills in for a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Filled {
    /// Tình trạng.
    State,
    /// Tỷ lệ hoàn thành.
    Percent,
    /// Ngày hoàn thành.
    DoneOn,
    /// Kết quả thực hiện.
    Result,
    /// Sản phẩm.
    Product,
}

impl Filled {
    fn field(self) -> Field {
        match self {
            Filled::State => Field::State,
            Filled::Percent => Field::Percent,
            Filled::DoneOn => Field::DoneOn,
            Filled::Result => Field::Result,
            Filled::Product => Field::Product,
        }
    }
}

/// The cell below a heading in the row a place stands in, and its words as they stand. `None`
/// where the workbook has no such table there, or the cell is blank.
pub fn cell_saying(
    book: &Book,
    labels: &FormLabels,
    row_at: &Place,
    filled: Filled,
) -> Option<(Place, String)> {
    let keys = Keys::of(labels);
    let sheet = book.sheets.iter().find(|one| one.name == row_at.sheet)?;
    let (index, _) = cell_at(&row_at.cell)?;
    let above = sheet.rows.iter().rev().filter(|row| row.index < index);
    let columns: Columns = above
        .filter_map(|row| rows::header(&keys.headings(row)))
        .next()?;
    let column = *columns.get(&filled.field())?;
    let text = shown(sheet.cell(index, column)?).into_owned();
    Some((place(sheet, index, column), text))
}

/// The cell that gave one of a row's numbers, and its words as they stand. A row's place is the
/// cell its numerator or value was read from; its denominator has a column of its own, unless
/// one cell gave both ("45/50"). `None` where the workbook holds nothing there.
pub fn cell_giving(
    book: &Book,
    labels: &FormLabels,
    read_at: &Place,
    number: MeasureField,
) -> Option<(Place, String)> {
    let sheet = book.sheets.iter().find(|one| one.name == read_at.sheet)?;
    let (index, own) = cell_at(&read_at.cell)?;
    let words = |column: u32| {
        let text = shown(sheet.cell(index, column)?).into_owned();
        let said = !values::says_nothing(&text);
        said.then(|| (place(sheet, index, column), text))
    };
    let denominator = || {
        let keys = Keys::of(labels);
        let mut above = sheet.rows.iter().rev().filter(|row| row.index < index);
        let columns = above.find_map(|row| measures::header(&keys.headings(row)))?;
        words(*columns.get(&MeasureField::Denominator)?)
    };
    let apart = (number == MeasureField::Denominator).then(denominator);
    apart.flatten().or_else(|| words(own))
}
