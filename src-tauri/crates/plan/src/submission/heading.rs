//! Who and when, as the visible cells of a workbook say it.

use super::keys::Keys;
use super::{Returned, place, rows, shown, texts};
use crate::book::{Cell, Row, Sheet};
use crate::period::{PeriodKind, visible};
use crate::remark::Place;
use crate::text::{clean, match_key};

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
    beside_each(sheet, label).next()
}

/// The values beside every such label of a sheet.
pub(super) fn all_beside(sheet: &Sheet, label: &str) -> Vec<String> {
    beside_each(sheet, label).map(|(value, _)| value).collect()
}

fn beside_each(sheet: &Sheet, label: &str) -> impl Iterator<Item = (String, Place)> {
    sheet.rows.iter().filter_map(move |row| {
        // Every row of every sheet is asked: only one that has the label is tidied up, and a
        // form's own rows have none.
        if rows::hidden_key(row).is_some() {
            return None;
        }
        let is_label = |(_, cell): &&(u32, Cell)| is_called(&shown(cell), label);
        let (labelled, _) = row.cells.iter().find(is_label)?;
        let mut cells = texts(row).skip_while(|(column, _)| column < labelled);
        let (column, text) = cells.next()?;
        let behind = clean(text.split_once(':').map_or("", |(_, behind)| behind));
        if !behind.is_empty() {
            return Some((behind, place(sheet, row.index, column)));
        }
        // Where the value was cleared, the next cell is the next label.
        let (column, value) = cells.next().filter(|(_, value)| !value.ends_with(':'))?;
        Some((value, place(sheet, row.index, column)))
    })
}

/// Whether a cell's text, or what stands before its colon, has this key.
fn is_called(text: &str, label: &str) -> bool {
    let name = text.split_once(':').map_or(text, |(before, _)| before);
    // However it is typed, a name is not many times as long as its key.
    name.trim().len() <= 4 * label.len() && match_key(name) == label
}

/// Without labels, the lines above the table may still say who and when. A bare year names no
/// period here: the plan's own title has one.
pub(super) fn without_labels(sheet: &Sheet, keys: &Keys, returned: &mut Returned) {
    let lines = lines(sheet, keys, own_top(sheet, returned));
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

/// The first row of the unit's own table on a sheet.
fn own_top(sheet: &Sheet, returned: &Returned) -> Option<u32> {
    let mut own = returned.own.iter();
    own.find(|table| table.header.sheet == sheet.name)?.top()
}

/// The lines above the table; `own` is the first row of a table of the unit's own.
pub(super) fn lines(sheet: &Sheet, keys: &Keys, own: Option<u32>) -> Vec<(String, Place)> {
    let is_above = |row: &Row| own.is_none_or(|own| row.index < own);
    let above = sheet.rows.iter().take(LONGEST_HEADING).take_while(|row| {
        let is_line = row.cells.len() < TABLE_CELLS && rows::header(&keys.headings(row)).is_none();
        is_line && is_above(row)
    });
    let all = above
        .flat_map(|row| texts(row).map(|(column, text)| (text, place(sheet, row.index, column))));
    all.filter(|(text, _)| text.chars().count() <= LONGEST_LINE)
        .collect()
}
