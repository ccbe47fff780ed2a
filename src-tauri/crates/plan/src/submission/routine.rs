//! The weekly form's routine choice: found by its label, read from the cells beside it.

use super::keys::Keys;
use super::{Returned, Routine, place, texts, values};
use crate::book::{Row, Sheet};
use crate::progress::Reported;
use crate::text::match_key;

/// Reads the choice where a row above the table asks for it.
pub(super) fn read(sheet: &Sheet, row: &Row, keys: &Keys, page: &mut Returned) {
    let mut cells = texts(row);
    let Some((_, label)) = cells.find(|(_, text)| asks(text, keys)) else {
        return;
    };
    page.asks_routine = true;
    let behind = label
        .split_once(':')
        .and_then(|(_, behind)| choice(behind, keys));
    let beside = cells.find(|(_, text)| !values::says_nothing(text));
    let below = || {
        let row = sheet.row(row.index + 1)?;
        let (column, text) = texts(row).find(|(_, text)| says_a_choice(text))?;
        Some((row.index, column, text))
    };
    let said = match beside {
        Some((column, text)) => Some((row.index, column, text)),
        None => below().filter(|_| behind.is_none()),
    };
    page.routine = match &said {
        Some((_, _, text)) => choice(text, keys),
        None => behind,
    };
    if let (None, Some((index, column, _))) = (page.routine, said) {
        page.routine_unclear = Some(place(sheet, index, column));
    }
}

/// Whether a cell below the label holds what was chosen, and not the next part of the form.
fn says_a_choice(text: &str) -> bool {
    !values::says_nothing(text) && !match_key(text).starts_with("b. ")
}

/// Whether a cell is the label, with or without its letter: "A. …".
fn asks(text: &str, keys: &Keys) -> bool {
    let key = match_key(text);
    let bare = key.split_once(". ").map_or(key.as_str(), |(_, bare)| bare);
    bare.starts_with(&keys.routine)
}

fn choice(text: &str, keys: &Keys) -> Option<Routine> {
    let key = match_key(text);
    if key == keys.routine_see_rows || begins(&key, &["có nội dung", "có phát sinh"]) {
        return Some(Routine::SeeRows);
    }
    let nothing_new = key == keys.routine_nothing_new
        || keys.state(text) == Some(Reported::NothingNew)
        || begins(without_verb(&key), &["bình thường"]);
    nothing_new.then_some(Routine::NothingNew)
}

/// Whether the choice was typed in words of its own that begin so.
fn begins(key: &str, words: &[&str]) -> bool {
    words.iter().any(|words| key.starts_with(&match_key(words)))
}

/// A choice without the verb it may begin with.
fn without_verb(key: &str) -> &str {
    let bare = key.strip_prefix(&match_key("thực hiện"));
    bare.map_or(key, str::trim_start)
}
