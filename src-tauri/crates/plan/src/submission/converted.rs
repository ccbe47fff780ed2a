//! Texts that a unit typed in an old encoding, read as Unicode, and those it struck through: told
//! with what the file says.

use crate::book::{Sheet, cell_name};
use crate::encoding::Decoded;
use crate::remark::{Place, Remark, RemarkCode};
use std::collections::BTreeMap;

/// So many converted cells of one column are told one by one; more are told together.
const TOLD_APART: usize = 3;

/// The sheets with their texts in Unicode, as an appendix is read.
pub(super) fn unicode<'a>(sheets: impl Iterator<Item = &'a Sheet>) -> Vec<Decoded<'a>> {
    sheets.map(Decoded::of).collect()
}

/// What was converted, column by column: a few cells each by itself, more with the first of them.
pub(super) fn remarks(decoded: &Decoded<'_>) -> Vec<Remark> {
    told_of(&decoded.sheet, decoded.converted(), |row, column, cells| {
        let original = decoded.original(row, column).unwrap_or_default();
        RemarkCode::CellsConverted {
            cells,
            original: original.to_owned(),
        }
    })
}

/// What is struck through and was read all the same, told in the same way.
pub(super) fn struck(sheet: &Sheet) -> Vec<Remark> {
    let struck = sheet.struck.iter().copied();
    let written = struck.filter(|(row, column)| sheet.cell(*row, *column).is_some());
    told_of(sheet, written, |_, _, cells| RemarkCode::StruckThrough {
        cells,
    })
}

/// Remarks on cells: a column's few each by itself, more with the first of them. `code` is given
/// the row, the column, and how many cells it tells of.
fn told_of(
    sheet: &Sheet,
    cells: impl IntoIterator<Item = (u32, u32)>,
    code: impl Fn(u32, u32, usize) -> RemarkCode,
) -> Vec<Remark> {
    let mut columns: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (row, column) in cells {
        columns.entry(column).or_default().push(row);
    }
    let mut remarks = Vec::new();
    for (column, rows) in columns {
        let together = rows.len() > TOLD_APART;
        let (told, cells) = match together {
            true => (1, rows.len()),
            false => (rows.len(), 1),
        };
        for row in rows.into_iter().take(told) {
            remarks.push(Remark {
                code: code(row, column, cells),
                place: Place {
                    sheet: sheet.name.clone(),
                    cell: cell_name(row, column),
                },
            });
        }
    }
    remarks
}
