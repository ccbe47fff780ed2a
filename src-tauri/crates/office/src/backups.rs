//! Backups of the store, looked at before they count, and the way back.

use crate::views::{BackupCheckView, BackupView, RestoreView};
use crate::{Clock, Office, OfficeError};
use std::path::{Path, PathBuf};
use store::{StoreError, backup};

impl Office {
    /// Writes a backup; without a file named, one beside the store that names the moment.
    ///
    /// # Errors
    /// The folder cannot be written, the disk is full, the store is busy.
    pub fn create_backup(&self, to: Option<&Path>) -> Result<BackupView, OfficeError> {
        let beside = || {
            let stem = self
                .store
                .path()
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned())
                .unwrap_or_default();
            self.store.path().with_file_name(format!(
                "{stem}.{}.tct06",
                self.now().format("%Y-%m-%d-%H%M%S")
            ))
        };
        let to: PathBuf = to.map_or_else(beside, Path::to_owned);
        if to
            .parent()
            .is_some_and(|folder| !folder.as_os_str().is_empty() && !folder.is_dir())
        {
            let folder = to.parent().unwrap_or(&to).to_owned();
            return Err(OfficeError::FolderMissing { path: folder });
        }
        let made = backup::create(&self.store, &to).map_err(|cause| OfficeError::Store {
            path: to.clone(),
            cause,
        })?;
        Ok(BackupView {
            path: to.display().to_string(),
            bytes: made.bytes,
            sha256: made.hash.as_str().to_owned(),
        })
    }
}

/// Looks whether a backup can be restored.
///
/// # Errors
/// There is no such file, it is something else, or from a newer program.
pub fn check_backup(file: &Path) -> Result<BackupCheckView, OfficeError> {
    let info = backup::check(file).map_err(|cause| backup_error(file, cause))?;
    Ok(BackupCheckView {
        ok: info.ok(),
        schema: i64::from(info.schema),
        tasks: i64::from(info.tasks),
    })
}

/// Puts a backup in the store's place; the store before it is kept beside.
///
/// # Errors
/// The backup is damaged; the store is in use; the folder cannot be written.
pub fn restore_backup(file: &Path, store: &Path, clock: Clock) -> Result<RestoreView, OfficeError> {
    let restored =
        backup::restore(file, store, clock.now()).map_err(|cause| backup_error(file, cause))?;
    Ok(RestoreView {
        store: store.display().to_string(),
        kept: restored.kept.map(|path| path.display().to_string()),
        tasks: i64::from(restored.tasks),
    })
}

/// A backup that is missing or damaged is no fault of the store.
fn backup_error(file: &Path, cause: StoreError) -> OfficeError {
    let path = file.to_owned();
    match cause {
        StoreError::Missing { .. } => OfficeError::FileMissing { path },
        StoreError::Damaged | StoreError::NotAStore => OfficeError::BackupDamaged { path },
        cause => OfficeError::Store { path, cause },
    }
}
