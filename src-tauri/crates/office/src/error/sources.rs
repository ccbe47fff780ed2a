//! Refusals about what else comes in as a report.

use std::path::PathBuf;
use words::error as said;

/// Why something that is entered or read as a report is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceError {
    /// A report entered for a unit says nothing.
    EntryBlank,
    /// The folder to be watched is not there, or cannot be looked into.
    FolderGone {
        /// The folder.
        path: PathBuf,
    },
}

impl SourceError {
    /// The stable word other programs know the refusal by.
    pub fn code(&self) -> &'static str {
        match self {
            SourceError::EntryBlank => "entry_blank",
            SourceError::FolderGone { .. } => "watched_folder_gone",
        }
    }

    /// What happened, and what to do next.
    pub(super) fn words(&self) -> (String, String) {
        match self {
            SourceError::EntryBlank => (
                said::entry_blank::text().to_owned(),
                said::entry_blank::hint().to_owned(),
            ),
            SourceError::FolderGone { path } => (
                said::watched_folder_gone::text(path.display()),
                said::watched_folder_gone::hint().to_owned(),
            ),
        }
    }
}
