//! Backups of the store: when one is made by itself, how long it stays, and the way back. Files
//! are written and checked by `store`.

mod soundness;
mod thinning;

use crate::clock::rfc3339;
use crate::views::{BackupCheckView, BackupFileView, BackupView, RestoreView};
use crate::{Clock, Office, OfficeError, files};
use std::fs;
use std::path::{Path, PathBuf};
use store::backup::{self, Kept, Kind};
use store::{Revision, StoreError};

/// How many of the backups before a restore, and of those before an upgrade, stay.
const KEPT_BEFORE: usize = 5;

impl Office {
    /// Makes the day's own backup, unless there is one or nothing was ever done in the store, and
    /// thins the older ones. Called at the first use of a day. Whether the day has its backup.
    ///
    /// # Errors
    /// The folder cannot be written, the disk is full, the store is busy or damaged. The work can
    /// go on; the backup is missing.
    pub fn keep_daily(&self) -> Result<bool, OfficeError> {
        let store = self.store.path();
        let refused = |cause| store_error(store, cause);
        if self.store.revision().map_err(refused)? == Revision(0) {
            return Ok(false);
        }
        let now = self.now();
        let todays = |kept: &Kept| kept.kind == Kind::Daily && kept.at.date() == now.date();
        let taken = backup::list(store).map_err(refused)?;
        let mut todays = taken.iter().filter(|kept| todays(kept));
        if !todays.any(|kept| soundness::seems_sound(&kept.path)) {
            let (kept, _) = backup::keep(&self.store, Kind::Daily, now).map_err(refused)?;
            soundness::was_sound(&kept.path);
            thin(store);
        }
        Ok(true)
    }

    /// Writes a backup; without a file named, one beside those made by the program itself.
    ///
    /// # Errors
    /// The folder cannot be written, the disk is full, the store is busy or damaged.
    pub fn create_backup(&self, to: Option<&Path>) -> Result<BackupView, OfficeError> {
        let (path, made) = match to {
            None => {
                let refused = |cause| store_error(self.store.path(), cause);
                let (kept, made) =
                    backup::keep(&self.store, Kind::Manual, self.now()).map_err(refused)?;
                soundness::was_sound(&kept.path);
                (kept.path, made)
            }
            Some(to) => (to.to_owned(), self.backup_to(to)?),
        };
        Ok(BackupView {
            path: path.display().to_string(),
            bytes: made.bytes,
            sha256: made.hash.as_str().to_owned(),
        })
    }

    fn backup_to(&self, to: &Path) -> Result<backup::BackupInfo, OfficeError> {
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
            return Err(OfficeError::FolderMissing {
                path: folder.to_owned(),
            });
        }
        backup::create(&self.store, to).map_err(|cause| match cause {
            StoreError::Damaged | StoreError::Busy => store_error(self.store.path(), cause),
            cause => store_error(to, cause),
        })
    }
}

/// The backups beside a store, newest first; also where the store is gone or broken.
///
/// # Errors
/// The folder cannot be read.
pub fn backups(store: &Path) -> Result<Vec<BackupFileView>, OfficeError> {
    let kept = backup::list(store).map_err(|cause| store_error(store, cause))?;
    let looked_at = |kept: &Kept| shown(kept, soundness::is_sound(&kept.path));
    Ok(kept.iter().map(looked_at).collect())
}

/// The newest backup that can be restored, as far as a glance tells: a start must not wait. A
/// folder that cannot be read holds none.
pub(crate) fn last_backup(store: &Path) -> Option<BackupFileView> {
    let kept = backup::list(store).ok()?;
    let newest = kept
        .iter()
        .find(|kept| soundness::seems_sound(&kept.path))?;
    Some(shown(newest, true))
}

/// Whether any backup lies beside a store.
pub(crate) fn has_backups(store: &Path) -> bool {
    backup::list(store).is_ok_and(|kept| !kept.is_empty())
}

/// Looks whether a backup can be restored.
///
/// # Errors
/// There is no such file, it is something else, or from a newer program.
pub fn check_backup(file: &Path) -> Result<BackupCheckView, OfficeError> {
    let info = backup::check(file).map_err(|cause| backup_error(file, file, cause))?;
    Ok(BackupCheckView {
        ok: info.ok(),
        schema: i64::from(info.schema),
        tasks: i64::from(info.tasks),
    })
}

/// Puts a backup in the store's place; a store before it is kept among the backups, a broken one
/// as it is beside it.
///
/// # Errors
/// The backup is damaged; the store is in use; the folder cannot be written.
pub fn restore_backup(file: &Path, store: &Path, clock: Clock) -> Result<RestoreView, OfficeError> {
    if let Some(folder) = store.parent().filter(|it| !it.as_os_str().is_empty()) {
        files::make_folder(folder)?;
    }
    let restored = backup::restore(file, store, clock.now())
        .map_err(|cause| backup_error(file, store, cause))?;
    thin(store);
    Ok(RestoreView {
        store: store.display().to_string(),
        kept: restored.kept.map(|path| path.display().to_string()),
        tasks: i64::from(restored.tasks),
    })
}

/// Renames a store that cannot be used, so that another can take its place. Where it is now.
///
/// # Errors
/// There is none; it is whole, from a newer program, or in use; the folder cannot be written.
pub fn set_aside(store: &Path, clock: Clock) -> Result<PathBuf, OfficeError> {
    let looked = Office::open(store, clock).and_then(|office| office.check());
    match looked {
        Ok(found) if found.ok => {
            let path = store.to_owned();
            return Err(store_error(store, StoreError::Exists { path }));
        }
        Ok(_)
        | Err(OfficeError::ProfileInvalid { .. })
        | Err(OfficeError::Store {
            cause: StoreError::Damaged | StoreError::NotAStore,
            ..
        }) => {}
        Err(other) => return Err(other),
    }
    backup::set_aside(store, clock.now()).map_err(|cause| store_error(store, cause))
}

/// Removes daily backups beyond those that stay, and all but the newest of those before a restore
/// or an upgrade. What somebody asked for stays. One that cannot be removed is tried again later.
fn thin(store: &Path) {
    let kept = backup::list(store).unwrap_or_default();
    let of = |kind: Kind| kept.iter().filter(move |kept| kept.kind == kind);
    let days: Vec<_> = of(Kind::Daily).map(|kept| kept.at).collect();
    let staying = thinning::to_keep(&days);
    let surplus = of(Kind::Daily)
        .filter(|kept| !staying.contains(&kept.at))
        .chain(of(Kind::BeforeRestore).skip(KEPT_BEFORE))
        .chain(of(Kind::BeforeUpgrade).skip(KEPT_BEFORE));
    for kept in surplus {
        let _ = fs::remove_file(&kept.path);
    }
}

fn shown(kept: &Kept, sound: bool) -> BackupFileView {
    BackupFileView {
        path: kept.path.display().to_string(),
        at: rfc3339(kept.at),
        bytes: kept.bytes,
        kind: kept.kind.into(),
        sound,
    }
}

fn store_error(path: &Path, cause: StoreError) -> OfficeError {
    OfficeError::Store {
        path: path.to_owned(),
        cause,
    }
}

/// A backup that is missing or damaged is no fault of the store, and the other way round.
fn backup_error(file: &Path, store: &Path, cause: StoreError) -> OfficeError {
    let path = file.to_owned();
    match cause {
        StoreError::Missing { .. } => OfficeError::FileMissing { path },
        StoreError::Damaged | StoreError::NotAStore => OfficeError::BackupDamaged { path },
        StoreError::TooNew { .. } => store_error(file, cause),
        cause => store_error(store, cause),
    }
}
