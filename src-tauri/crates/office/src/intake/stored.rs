//! A stored report read once more, for what is to be said of it to its unit.

use super::background::{Background, Given, Sent};
use crate::OfficeError;
use plan::submission::{self, Settled, SettledRow, Told};
use plan::task::TaskNumber;
use store::{Reader, Source, Submission};

/// What a stored report says, as it was sent: read from its original again, with the values that
/// could not be read; an entry by hand from its rows.
///
/// # Errors
/// The original is missing or cannot be read any more; the store refuses.
pub(crate) fn read_stored(
    reader: &Reader<'_>,
    background: &Background,
    submission: &Submission,
) -> Result<Settled, OfficeError> {
    // What a person entered is read from nothing, also where the letter it was in is kept.
    let workbook = submission.original.as_ref();
    let original = match workbook.filter(|_| submission.source == Source::Workbook) {
        Some(hash) => reader.original(hash)?.map(|original| (hash, original)),
        None => None,
    };
    let Some((hash, original)) = original else {
        return by_rows(reader, background, submission);
    };
    let book = sheets::read(&original.bytes, &original.name).map_err(|cause| {
        OfficeError::UnreadableInside {
            name: original.name.clone(),
            cause,
        }
    })?;
    let sent = Sent {
        file_name: &submission.file_name,
        sha256: hash.as_str(),
        sender: submission.sender.as_deref(),
        on: submission.received_at.date(),
    };
    let read_as = reader.read_as(submission.id)?;
    let tables = read_as.tables.into_iter();
    let given = Given {
        unit: Some(submission.unit),
        period: Some(submission.period),
        told: tables
            .map(|(key, mapping)| Told::Table { key, mapping })
            .collect(),
        part: None,
    };
    let book = match read_as.sheets.as_slice() {
        [] => book,
        sheets => submission::restricted(book, sheets),
    };
    let returned = submission::read(&book, &sheets::form::labels());
    Ok(background.settle(returned, &sent, &given))
}

fn by_rows(
    reader: &Reader<'_>,
    background: &Background,
    submission: &Submission,
) -> Result<Settled, OfficeError> {
    let number = |task| -> Option<TaskNumber> {
        let task = background.tasks().find(|one| one.id == task)?;
        Some(task.number.clone())
    };
    let rows = reader.rows_of(submission.id)?.into_iter();
    Ok(Settled {
        unit: Some(submission.unit),
        period: Some(submission.period),
        rows: rows
            .filter_map(|row| {
                Some(SettledRow {
                    key: row.key,
                    number: number(row.key.task)?,
                    progress: row.progress,
                    place: row.place,
                    remarks: Vec::new(),
                })
            })
            .collect(),
        ..Settled::default()
    })
}
