//! The way back: a backup in the store's place. What stood there is kept.

use super::kept::{self, Kind};
use super::{check, copy, same_file, whole};
use crate::error::StoreError;
use crate::file::{self, Header};
use crate::hold::Hold;
use chrono::NaiveDateTime;
use rusqlite::{Transaction, TransactionBehavior};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// What a restore did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Where the store from before is kept, if there was one.
    pub kept: Option<PathBuf>,
    /// How many tasks stand in the restored plans.
    pub tasks: u32,
}

/// Puts a backup in the store's place. A whole store from before is kept among the backups, a
/// broken one as it is beside the store. The caller has closed its own store.
///
/// # Errors
/// The backup is damaged or none; the store is in use; the folder cannot be written. The store
/// is then as it was.
pub fn restore(from: &Path, store: &Path, at: NaiveDateTime) -> Result<Restored, StoreError> {
    let info = check(from)?;
    if !info.ok() {
        return Err(StoreError::Damaged);
    }
    if same_file(from, store) {
        return Err(StoreError::Exists {
            path: store.to_owned(),
        });
    }
    let _alone = Hold::take(store)?;
    let mut kept = None;
    whole(store, |partial| {
        copy(&file::connect_read_only(from)?, partial)?;
        kept = keep_current(store, at)?;
        Ok(())
    })?;
    Ok(Restored {
        kept,
        tasks: info.tasks,
    })
}

/// Renames a store that cannot be used, so that its place is free. Nothing is deleted: a journal
/// that belongs to it goes with it. Where it is now.
///
/// # Errors
/// There is no file; it is in use; the folder cannot be written.
pub fn set_aside(store: &Path, at: NaiveDateTime) -> Result<PathBuf, StoreError> {
    let refused = |error: io::Error| StoreError::of_file(store, &error);
    fs::metadata(store).map_err(refused)?;
    let _alone = Hold::take(store)?;
    settle(store)?;
    let aside = aside_name(store, at);
    fs::rename(store, &aside).map_err(refused)?;
    let journal = file::beside(store, "-journal");
    if journal.exists() {
        fs::rename(journal, file::beside(&aside, "-journal")).map_err(refused)?;
    }
    Ok(aside)
}

/// Keeps the store that is about to be replaced. It stays in its place as well, so that there is
/// a store at every moment.
fn keep_current(store: &Path, at: NaiveDateTime) -> Result<Option<PathBuf>, StoreError> {
    let refused = |error: io::Error| StoreError::of_file(store, &error);
    let there = store.try_exists().map_err(refused)?;
    let usable = there && settle(store)?;
    let backup = usable.then(|| kept::keep_closed(store, Kind::BeforeRestore, at));
    let kept = match backup {
        Some(Err(StoreError::Damaged | StoreError::TooNew { .. })) | None if there => {
            Some(copy_aside(store, at).map_err(refused)?)
        }
        backup => backup.transpose()?,
    };
    // A journal without its store would be played back into the restored one.
    remove_if_there(&file::beside(store, "-journal")).map_err(refused)?;
    Ok(kept)
}

/// Copies a broken store byte by byte, with its journal.
fn copy_aside(store: &Path, at: NaiveDateTime) -> io::Result<PathBuf> {
    let aside = aside_name(store, at);
    fs::copy(store, &aside)?;
    let journal = file::beside(store, "-journal");
    if journal.exists() {
        fs::copy(&journal, file::beside(&aside, "-journal"))?;
    }
    File::options().write(true).open(&aside)?.sync_all()?;
    Ok(aside)
}

/// A name beside the store, not yet taken, for a store that is of no use now.
fn aside_name(store: &Path, at: NaiveDateTime) -> PathBuf {
    let (stem, stamp, ending) = (kept::stem(store), kept::stamp(at), kept::ENDING);
    let first = store.with_file_name(format!("{stem}.{stamp}.de-rieng.{ending}"));
    let next = |turn: u32| store.with_file_name(format!("{stem}.{stamp}-{turn}.de-rieng.{ending}"));
    std::iter::once(first)
        .chain((2..).map(next))
        .find(|path| !path.exists())
        .unwrap_or_default()
}

/// Waits until nobody writes or reads the store, and lets SQLite finish what a crash left half
/// done, so that no journal stays behind. Whether SQLite can open it at all; if not, it is left
/// as it is.
fn settle(store: &Path) -> Result<bool, StoreError> {
    if Header::read(store, u32::MAX) == Err(StoreError::NotAStore) {
        return Ok(false);
    }
    let locked = file::connect(store).and_then(|connection| {
        let alone = Transaction::new_unchecked(&connection, TransactionBehavior::Exclusive)?;
        Ok(alone.rollback()?)
    });
    match locked {
        Ok(()) => Ok(true),
        Err(StoreError::Busy) => Err(StoreError::InUse),
        Err(StoreError::NotAStore | StoreError::Damaged) => Ok(false),
        Err(other) => Err(other),
    }
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
