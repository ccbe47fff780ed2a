//! The watched folder: what lies in it and was neither taken in nor put aside.
//!
//! It is looked at and never written to: nothing is moved, renamed or deleted there. Files are
//! known by their hashes, so that a copy of what was taken in is nothing new
//! (`docs/decisions/0024-watched-folder-is-polled.md`).

mod look;

pub use look::{FolderLook, FolderSeen};

use crate::clock::{office_time, rfc3339};
use crate::error::SourceError;
use crate::views::{InboxFile, InboxView, SettingView};
use crate::{Office, OfficeError};
use chrono::{DateTime, Utc};
use look::SeenFile;
use serde::Deserialize;
use specta::Type;
use std::path::{Path, PathBuf};
use store::{FileHash, Operation, Reader, SeenAs};
use words::setting::watched_folder as said;

/// The setting's stable word.
pub(crate) const SETTING: &str = "watched_folder";

/// Where the store keeps it.
const KEY: &str = "inbox.folder";

/// A file that is not to be shown again.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
pub struct AsideFile {
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its name.
    pub name: String,
}

impl Office {
    /// The folder that is watched, if any.
    ///
    /// # Errors
    /// The store refuses.
    pub fn watched_folder(&self) -> Result<Option<PathBuf>, OfficeError> {
        self.read(|reader| Ok(reader.setting(KEY)?.map(PathBuf::from)))
    }

    /// Looks into the watched folder and says what is new there.
    ///
    /// # Errors
    /// The store refuses. A folder that cannot be looked into is no error, but said.
    pub fn inbox(&self, look: &mut FolderLook) -> Result<InboxView, OfficeError> {
        match self.watched_folder()? {
            Some(folder) => self.newcomers(&look.into_folder(&folder)),
            None => Ok(InboxView::default()),
        }
    }

    /// What is new of what was seen in the watched folder. Apart from the look, which may take
    /// its time on a slow share.
    ///
    /// # Errors
    /// The store refuses.
    pub fn newcomers(&self, seen: &FolderSeen) -> Result<InboxView, OfficeError> {
        let gone = || {
            let refusal = OfficeError::from(SourceError::FolderGone {
                path: seen.folder.clone(),
            });
            format!("{} {}", refusal.message(), refusal.hint())
        };
        self.read(|reader| {
            let mut files = Vec::new();
            for file in &seen.files {
                let hash = FileHash::parse(&file.sha256);
                if !hash.map_or(Ok(false), |hash| reader.knows_file(&hash))? {
                    files.push(InboxFile::from(file));
                }
            }
            Ok(InboxView {
                folder: Some(seen.folder.display().to_string()),
                problem: seen.is_gone.then(gone),
                files,
                waiting: seen.waiting,
                more: seen.more,
            })
        })
    }

    /// Files that are not to be shown again, unless their content changes.
    ///
    /// # Errors
    /// A hash is none; nothing is named; the store refuses.
    pub fn put_aside(&mut self, files: &[AsideFile]) -> Result<(), OfficeError> {
        let title = match files {
            [] => return Err(OfficeError::NothingStored),
            [only] => only.name.clone(),
            many => many.len().to_string(),
        };
        let hash = |file: &AsideFile| {
            FileHash::parse(&file.sha256).ok_or_else(|| OfficeError::ValueInvalid {
                value: file.sha256.clone(),
            })
        };
        let hashes: Vec<FileHash> = files.iter().map(hash).collect::<Result<_, _>>()?;
        let now = self.now();
        let operation = Operation::new("files_put_aside", title, now);
        self.perform(&operation, |tx| {
            for (file, hash) in files.iter().zip(&hashes) {
                tx.note_file(hash, &file.name, SeenAs::PutAside, now)?;
            }
            Ok(())
        })?;
        Ok(())
    }

    /// Watches a folder from now on; none where the value is empty.
    pub(crate) fn watch_folder(&mut self, value: &str) -> Result<SettingView, OfficeError> {
        let value = value.trim();
        let path = Path::new(value);
        if !value.is_empty() && !path.is_dir() {
            let path = path.to_owned();
            return Err(SourceError::FolderGone { path }.into());
        }
        // The terminal may name it from where it stands; it is watched from elsewhere.
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let stored = whole.display().to_string();
        let title = format!("{} – {}", said::name(), shown(value));
        let operation = Operation::new("setting_changed", title, self.now());
        self.perform(&operation, |tx| {
            match value.is_empty() {
                true => tx.clear_setting(KEY)?,
                false => tx.set_setting(KEY, &stored)?,
            }
            Ok(())
        })?;
        self.read(setting_view)
    }
}

/// The watched folder among the settings.
pub(crate) fn setting_view(reader: &Reader<'_>) -> Result<SettingView, OfficeError> {
    let value = reader.setting(KEY)?.unwrap_or_default();
    Ok(SettingView {
        key: SETTING,
        name: said::name().to_owned(),
        hint: said::hint().to_owned(),
        kind: "folder",
        shown: shown(&value).to_owned(),
        is_default: value.is_empty(),
        default: String::new(),
        default_shown: said::none().to_owned(),
        least: None,
        most: None,
        choices: Vec::new(),
        value,
    })
}

fn shown(value: &str) -> &str {
    match value {
        "" => said::none(),
        folder => folder,
    }
}

impl From<&SeenFile> for InboxFile {
    fn from(file: &SeenFile) -> InboxFile {
        let written = file.written.map(DateTime::<Utc>::from).map(office_time);
        InboxFile {
            path: file.path.display().to_string(),
            name: file.name.clone(),
            sha256: file.sha256.clone(),
            bytes: file.bytes,
            written: written.map(rfc3339),
        }
    }
}
