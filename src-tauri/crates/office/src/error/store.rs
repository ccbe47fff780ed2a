//! What the store refused, in words.

use super::OfficeError;
use ::store::StoreError;
use std::path::PathBuf;
use words::error as said;

/// Why the store refused.
pub(super) fn words(path: &str, cause: &StoreError) -> (String, String) {
    let (text, hint) = match cause {
        StoreError::Missing { .. } => {
            (said::store_missing::text(path), said::store_missing::hint())
        }
        StoreError::Exists { .. } => (said::store_exists::text(path), said::store_exists::hint()),
        StoreError::NotAStore => (said::not_a_store::text(path), said::not_a_store::hint()),
        StoreError::Damaged => (said::store_damaged::text(path), said::store_damaged::hint()),
        StoreError::TooNew { found, known } => (
            said::store_too_new::text(path, found, known),
            said::store_too_new::hint(),
        ),
        StoreError::InUse => (said::store_in_use::text(path), said::store_in_use::hint()),
        StoreError::Busy => (said::store_busy::text(path), said::store_busy::hint()),
        StoreError::DiskFull => (said::disk_full::text(path), said::disk_full::hint()),
        StoreError::ReadOnly => (said::read_only::text(path), said::read_only::hint()),
        StoreError::CannotWrite { path } => (
            said::cannot_write::text(path.display()),
            said::cannot_write::hint(),
        ),
        StoreError::StalePreview => (
            said::stale_preview::text().to_owned(),
            said::stale_preview::hint(),
        ),
        StoreError::NothingToUndo => (
            said::nothing_to_undo::text().to_owned(),
            said::nothing_to_undo::hint(),
        ),
        StoreError::TaskUnknown
        | StoreError::SubmissionUnknown
        | StoreError::IndicatorUnknown
        | StoreError::PeriodUnknown
        | StoreError::AssignmentUnknown { .. } => (
            said::unexpected::text(cause.code()),
            said::unexpected::hint(),
        ),
        StoreError::Sqlite { code } => (
            said::unexpected::text(format!("SQLite {code}")),
            said::unexpected::hint(),
        ),
    };
    (text, hint.to_owned())
}

impl From<StoreError> for OfficeError {
    fn from(cause: StoreError) -> OfficeError {
        OfficeError::Store {
            path: PathBuf::new(),
            cause,
        }
    }
}
