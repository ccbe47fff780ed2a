//! Columns of units' own tables, as they are told at the terminal.

use office::views::{ColumnChoice, OwnFieldName};
use words::cli;

/// The fields by the words they are told by.
const FIELDS: [(&str, OwnFieldName); 8] = [
    ("number", OwnFieldName::Number),
    ("content", OwnFieldName::Content),
    ("state", OwnFieldName::State),
    ("percent", OwnFieldName::Percent),
    ("done_on", OwnFieldName::DoneOn),
    ("result", OwnFieldName::Result),
    ("product", OwnFieldName::Product),
    ("note", OwnFieldName::Note),
];

/// Reads "content=B".
///
/// # Errors
/// It is nothing of that shape.
pub(super) fn column(text: &str) -> Result<ColumnChoice, String> {
    let refused = || cli::arg::map_refused(FIELDS.map(|(word, _)| word).join(", "));
    let (field, column) = text.split_once('=').ok_or_else(refused)?;
    let known = FIELDS.iter().find(|(word, _)| *word == field.trim());
    let column = column.trim();
    let letters = !column.is_empty() && column.bytes().all(|byte| byte.is_ascii_alphabetic());
    match known.filter(|_| letters) {
        Some((_, field)) => Ok(ColumnChoice {
            field: *field,
            column: column.to_owned(),
        }),
        None => Err(refused()),
    }
}
