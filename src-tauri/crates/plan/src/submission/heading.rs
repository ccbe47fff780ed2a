//! Who and when, as the visible cells of a workbook say it.

use super::keys::{Keys, label_key};
use super::{Returned, place, rows, texts};
use crate::book::Sheet;
use crate::period::{PeriodKind, visible};
use crate::remark::Place;
use crate::text::clean;

/// Lines that a heading without labels may have.
const LONGEST_HEADING: usize = 12;

/// A longer line is prose and names nobody.
const LONGEST_LINE: usize = 200;

/// Cells of a row that is a table's, no heading's.
const TABLE_CELLS: usize = 4;

/// A year that has every period; asks only whether a line names one.
const ANY_YEAR: i32 = 2020;

/// The value right of the label with this key, or behind its colon.
pub(super) fn beside(sheet: &Sheet, label: &str) -> Option<(String, Place)> {
    sheet.rows.iter().find_map(|row| {
        let mut cells = texts(row);
        let (column, text) = cells
            .find(|(_, text)| label_key(before_colon(text)).is_some_and(|key| key == label))?;
        let behind = clean(text.split_once(':').map_or("", |(_, behind)| behind));
        if !behind.is_empty() {
            return Some((behind, place(sheet, row.index, column)));
        }
        // Where the value was cleared, the next cell is the next label.
        let (column, value) = cells.next().filter(|(_, value)| !value.ends_with(':'))?;
        Some((value, place(sheet, row.index, column)))
    })
}

fn before_colon(text: &str) -> &str {
    text.split_once(':').map_or(text, |(before, _)| before)
}

/// Without labels, the lines above the table may still say who and when. A bare year names no
/// period here: the plan's own title has one.
pub(super) fn without_labels(sheet: &Sheet, keys: &Keys, returned: &mut Returned) {
    let lines = lines(sheet, keys);
    if returned.period_text.is_none() {
        let names_period = |text: &str| {
            visible::read(text, ANY_YEAR).is_some_and(|id| id.kind() != PeriodKind::Year)
        };
        returned.period_text = lines.iter().find(|(text, _)| names_period(text)).cloned();
    }
    if returned.unit_text.is_none() {
        let all: Vec<&str> = lines.iter().map(|(text, _)| text.as_str()).collect();
        let first = lines.first().map(|(_, place)| place.clone());
        returned.unit_text = first.map(|place| (all.join("; "), place));
    }
}

fn lines(sheet: &Sheet, keys: &Keys) -> Vec<(String, Place)> {
    let above = sheet.rows.iter().take(LONGEST_HEADING).take_while(|row| {
        row.cells.len() < TABLE_CELLS && rows::header(&keys.headings(row)).is_none()
    });
    let all = above
        .flat_map(|row| texts(row).map(|(column, text)| (text, place(sheet, row.index, column))));
    all.filter(|(text, _)| text.chars().count() <= LONGEST_LINE)
        .collect()
}
