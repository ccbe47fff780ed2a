//! Looking at a previewed file before it is taken: a read-only copy, as of what is stored.

use super::IntakePreview;
use super::inside::{Originals, carrier_name};
use crate::originals::copy_into;
use crate::{Office, OfficeError, files};
use serde::Deserialize;
use specta::Type;
use std::path::{Path, PathBuf};

/// What of a previewed file is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// The file itself.
    Itself,
    /// The letter that brought it.
    Letter,
}

impl Office {
    /// A copy of a previewed file, or of the letter it came in, in `folder`: read-only and under a
    /// folder of its own.
    ///
    /// # Errors
    /// There is no such file; it changed since the preview; it is no document; the folder cannot
    /// be written.
    pub fn previewed_copy(
        preview: &IntakePreview,
        index: usize,
        look: Look,
        folder: &Path,
    ) -> Result<PathBuf, OfficeError> {
        let file = preview.files.get(index).ok_or(OfficeError::StalePreview)?;
        match look {
            Look::Letter => {
                let mut originals = Originals::default();
                let carrier = originals.of(file)?.carrier.as_deref();
                let letter = carrier.ok_or(OfficeError::StalePreview)?;
                let hash = files::sha256(&letter.bytes);
                copy_into(folder, &hash, &carrier_name(letter), &letter.bytes)
            }
            // What could not even be opened is looked at as it lies there.
            Look::Itself if file.settled.is_none() && file.inside.is_none() => {
                let loaded = files::load(&file.path)?;
                copy_into(folder, &loaded.sha256, &loaded.name(), &loaded.bytes)
            }
            Look::Itself => {
                let mut originals = Originals::default();
                let piece = originals.of(file)?;
                copy_into(folder, &piece.sha256, &piece.name, &piece.bytes)
            }
        }
    }
}
