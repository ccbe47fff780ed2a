//! Who works in the store for hours: one window. The terminal comes and goes beside it.

use crate::error::StoreError;
use crate::file;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::Path;

/// The right to work in a store for long, or to replace it; ends with the value, and with the
/// program however it ends.
///
/// It is a lock on a file beside the store: a lock on the store itself would get in SQLite's
/// way. The file stays when the lock is gone, so that two programs never lock two files.
#[derive(Debug)]
pub struct Hold {
    /// Nothing where the system knows no locks there, as on some network drives.
    _lock: Option<File>,
}

impl Hold {
    /// Takes the right, unless another program has it.
    ///
    /// # Errors
    /// Another program has it.
    pub fn take(store: &Path) -> Result<Hold, StoreError> {
        // One store, one lock, whatever link it was opened by.
        let store = fs::canonicalize(store).unwrap_or_else(|_| store.to_owned());
        let opened = OpenOptions::new()
            .create(true)
            .append(true)
            .open(file::beside(&store, ".lock"));
        // Where no lock can be had, one window per user still holds.
        let Ok(file) = opened else {
            return Ok(Hold { _lock: None });
        };
        match file.try_lock() {
            Ok(()) => Ok(Hold { _lock: Some(file) }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
            Err(TryLockError::Error(_)) => Ok(Hold { _lock: None }),
        }
    }
}
