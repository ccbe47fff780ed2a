//! Texts that a unit typed in an old encoding: read as Unicode, and told with what the file says.

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
    let mut columns: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (row, column) in decoded.converted() {
        columns.entry(column).or_default().push(row);
    }
    let mut remarks = Vec::new();
    for (column, rows) in columns {
        let together = rows.len() > TOLD_APART;
        let told = if together { 1 } else { rows.len() };
        for row in rows.iter().take(told) {
            let original = decoded.original(*row, column).unwrap_or_default();
            remarks.push(Remark {
                code: RemarkCode::CellsConverted {
                    cells: if together { rows.len() } else { 1 },
                    original: original.to_owned(),
                },
                place: Place {
                    sheet: decoded.sheet.name.clone(),
                    cell: cell_name(*row, column),
                },
            });
        }
    }
    remarks
}
