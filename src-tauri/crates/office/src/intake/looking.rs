//! Looking at a previewed file before it is taken: a read-only copy, as of what is stored.

use super::IntakePreview;
use super::inside::Originals;
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
    /// The letter it came in, as it lies on the disk.
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
                let loaded = files::load(&file.path)?;
                if loaded.sha256 != file.file_sha256 {
                    return Err(OfficeError::StalePreview);
                }
                copy_into(folder, &loaded.sha256, &loaded.name(), &loaded.bytes)
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
