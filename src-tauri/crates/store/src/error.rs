//! Everything the store can refuse, as codes; the words come from the catalog.

use plan::progress::RowKey;
use rusqlite::ErrorCode;
use std::io;
use std::path::{Path, PathBuf};

/// Why the store refused. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.code())]
pub enum StoreError {
    /// There is no file at that path.
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// A file stands there already.
    Exists {
        /// The path.
        path: PathBuf,
    },
    /// The file is something else than a store.
    NotAStore,
    /// The file is a store, but its content is broken.
    Damaged,
    /// A newer program made or upgraded the store; it was not touched.
    TooNew {
        /// The schema found.
        found: u32,
        /// The newest schema this program knows.
        known: u32,
    },
    /// Another program works in the store, so that it cannot be replaced.
    InUse,
    /// Another program is writing; it did not end within the waiting time.
    Busy,
    /// No room left.
    DiskFull,
    /// The file or its folder may not be written.
    ReadOnly,
    /// Reading or writing the file failed for another reason.
    CannotWrite {
        /// The path.
        path: PathBuf,
    },
    /// The store changed since the preview.
    StalePreview,
    /// There is no operation left to undo.
    NothingToUndo,
    /// No task with that identity.
    TaskUnknown,
    /// No submission with that identity.
    SubmissionUnknown,
    /// No indicator with that identity.
    IndicatorUnknown,
    /// The period was never used: it must be kept before something refers to it.
    PeriodUnknown,
    /// The unit is not assigned to the task.
    AssignmentUnknown {
        /// Task and unit.
        key: RowKey,
    },
    /// SQLite refused for a reason that should not happen.
    Sqlite {
        /// SQLite's extended result code; 0 where the fault lies before SQLite.
        code: i32,
    },
}

impl StoreError {
    /// The stable word the catalog knows the refusal by.
    pub fn code(&self) -> &'static str {
        match self {
            StoreError::Missing { .. } => "store_missing",
            StoreError::Exists { .. } => "store_exists",
            StoreError::NotAStore => "not_a_store",
            StoreError::Damaged => "store_damaged",
            StoreError::TooNew { .. } => "store_too_new",
            StoreError::InUse => "store_in_use",
            StoreError::Busy => "store_busy",
            StoreError::DiskFull => "disk_full",
            StoreError::ReadOnly => "read_only",
            StoreError::CannotWrite { .. } => "cannot_write",
            StoreError::StalePreview => "stale_preview",
            StoreError::NothingToUndo => "nothing_to_undo",
            StoreError::TaskUnknown => "task_unknown",
            StoreError::SubmissionUnknown => "submission_unknown",
            StoreError::IndicatorUnknown => "indicator_unknown",
            StoreError::PeriodUnknown => "period_unknown",
            StoreError::AssignmentUnknown { .. } => "assignment_unknown",
            StoreError::Sqlite { .. } => "unexpected",
        }
    }

    /// The refusal that a failed file operation means.
    pub(crate) fn of_file(path: &Path, error: &io::Error) -> StoreError {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::NotFound => StoreError::Missing { path },
            io::ErrorKind::AlreadyExists => StoreError::Exists { path },
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                StoreError::ReadOnly
            }
            _ => StoreError::CannotWrite { path },
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        use rusqlite::Error as Sql;
        let unreadable = matches!(
            error,
            Sql::FromSqlConversionFailure(..)
                | Sql::InvalidColumnType(..)
                | Sql::IntegralValueOutOfRange(..)
                | Sql::Utf8Error(..)
        );
        match error.sqlite_error_code() {
            // A stored word or day that cannot be read back.
            None if unreadable => StoreError::Damaged,
            None => StoreError::Sqlite { code: 0 },
            Some(ErrorCode::NotADatabase) => StoreError::NotAStore,
            Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
            Some(ErrorCode::DiskFull) => StoreError::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                StoreError::ReadOnly
            }
            Some(_) => StoreError::Sqlite {
                code: error.sqlite_extended_error_code().unwrap_or_default(),
            },
        }
    }
}
