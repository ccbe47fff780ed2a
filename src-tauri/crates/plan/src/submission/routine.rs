//! The weekly form's routine choice: found by its label, read from the cells beside it.

use super::{Returned, Routine, place, texts, values};
use crate::book::{Row, Sheet};
use crate::form::FormLabels;
use crate::progress::Reported;
use crate::text::match_key;

/// Reads the choice where a row above the table asks for it.
pub(super) fn read(sheet: &Sheet, row: &Row, labels: &FormLabels, page: &mut Returned) {
    let mut cells = texts(row);
    let Some((_, label)) = cells.find(|(_, text)| asks(text, labels)) else {
        return;
    };
    page.asks_routine = true;
    let behind = label
        .split_once(':')
        .and_then(|(_, behind)| choice(behind, labels));
    let beside = cells.find(|(_, text)| !values::says_nothing(text));
    let below = || {
        let row = sheet.row(row.index + 1)?;
        texts(row).find_map(|(_, text)| choice(&text, labels))
    };
    page.routine = match &beside {
        Some((_, text)) => choice(text, labels),
        None => behind.or_else(below),
    };
    if let (None, Some((column, _))) = (page.routine, beside) {
        page.routine_unclear = Some(place(sheet, row.index, column));
    }
}

/// Whether a cell is the label, with or without its letter: "A. …".
fn asks(text: &str, labels: &FormLabels) -> bool {
    let key = match_key(text);
    let bare = key.split_once(". ").map_or(key.as_str(), |(_, bare)| bare);
    bare.starts_with(&match_key(&labels.routine))
}

fn choice(text: &str, labels: &FormLabels) -> Option<Routine> {
    let key = match_key(text);
    if key == match_key(&labels.routine_see_rows) {
        return Some(Routine::SeeRows);
    }
    let nothing_new = key == match_key(&labels.routine_nothing_new)
        || values::read_state(text, labels) == Some(Reported::NothingNew);
    nothing_new.then_some(Routine::NothingNew)
}
