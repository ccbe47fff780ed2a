//! The letter that brought a report, kept with it: what was sent stays as it was sent.

use super::File;
use super::inside::{Originals, carrier_name};
use crate::OfficeError;
use std::collections::HashSet;
use store::{FileHash, NewLetter, SubmissionId, Tx};

/// Keeps the letter that brought a file which was just stored, if a letter brought it. What came
/// in it and is stored as well, now or before, is kept once
/// (`docs/decisions/0030-letters-are-kept-without-what-they-brought.md`).
///
/// # Errors
/// The letter is not what was previewed; the store refuses.
pub(super) fn keep(
    tx: &Tx<'_>,
    originals: &mut Originals,
    (file, id): (&File, SubmissionId),
    storing: &HashSet<&str>,
) -> Result<(), OfficeError> {
    let pieces = originals.brought_with(file)?;
    let carrier = pieces.first().and_then(|piece| piece.carrier.as_deref());
    let Some(carrier) = carrier else {
        return Ok(());
    };
    let mut brought: Vec<(FileHash, &[u8])> = Vec::new();
    for piece in &pieces {
        let hash = FileHash::parse(&piece.sha256).ok_or(OfficeError::StalePreview)?;
        if storing.contains(piece.sha256.as_str()) {
            tx.insert_hashed(&hash, &piece.name, &piece.bytes)?;
        } else if !tx.has_original(&hash)? {
            continue;
        }
        brought.push((hash, &piece.bytes));
    }
    tx.keep_letter(
        id,
        &NewLetter {
            hash: &FileHash::of(&carrier.bytes),
            name: &carrier_name(carrier),
            bytes: &carrier.bytes,
            brought: &brought,
        },
    )?;
    Ok(())
}
