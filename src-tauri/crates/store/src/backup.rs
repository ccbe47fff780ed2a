//! Backups: a copy of the whole store in one file, opened and checked before it counts; and the
//! way back.

use crate::check::{self, Problem};
use crate::error::StoreError;
use crate::file::{self, Header};
use crate::gate::{Reader, Store};
use crate::original::FileHash;
use crate::schema::{self, MIGRATIONS};
use chrono::NaiveDateTime;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A backup that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupInfo {
    /// Its size.
    pub bytes: u64,
    /// Its hash.
    pub hash: FileHash,
}

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckInfo {
    /// The schema it is in.
    pub schema: u32,
    /// How many tasks stand in its plans; 0 where it cannot be read.
    pub tasks: u32,
    /// What is wrong with it; empty means it can be restored.
    pub problems: Vec<Problem>,
}

/// What a restore did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Where the store from before is kept, if there was one.
    pub kept: Option<PathBuf>,
    /// How many tasks stand in the restored plans.
    pub tasks: u32,
}

impl CheckInfo {
    /// Whether it can be restored.
    pub fn ok(&self) -> bool {
        self.problems.is_empty()
    }
}

/// Copies the store, as it is now, into a file; what stood there is replaced only by a whole
/// and checked copy.
///
/// # Errors
/// The target is the store itself, the folder cannot be written, the store is busy or damaged.
pub fn create(store: &Store, to: &Path) -> Result<BackupInfo, StoreError> {
    if same_file(store.path(), to) {
        return Err(StoreError::Exists {
            path: to.to_owned(),
        });
    }
    let partial = file::partial(to);
    let made = make(store, &partial).and_then(|info| {
        file::put_in_place(&partial, to)?;
        Ok(info)
    });
    if made.is_err() {
        // The half-made file is ours alone; that it cannot be removed changes nothing.
        let _ = fs::remove_file(&partial);
    }
    made
}

/// Looks through a backup without changing it.
///
/// # Errors
/// No file, not a store, or from a newer program. Damage is not an error but the answer.
pub fn check(path: &Path) -> Result<CheckInfo, StoreError> {
    let Header { schema } = Header::read(path, schema::newest(MIGRATIONS))?;
    let found = file::connect_read_only(path).and_then(|connection| contents(&connection, schema));
    match found {
        Ok((tasks, problems)) => Ok(CheckInfo {
            schema,
            tasks,
            problems,
        }),
        Err(StoreError::Damaged | StoreError::NotAStore) => Ok(CheckInfo {
            schema,
            tasks: 0,
            problems: vec![check::damage()],
        }),
        Err(other) => Err(other),
    }
}

/// Puts a backup in the store's place. The store from before is kept beside it, named by the
/// moment. The caller has closed its own store.
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
    let partial = file::partial(store);
    let restored = copy(&file::connect_read_only(from)?, &partial)
        .and_then(|()| {
            let copied = check(&partial)?;
            if copied.ok() {
                Ok(())
            } else {
                Err(StoreError::Damaged)
            }
        })
        .and_then(|()| keep_current(store, at))
        .and_then(|kept| {
            file::put_in_place(&partial, store)?;
            Ok(Restored {
                kept,
                tasks: info.tasks,
            })
        });
    if restored.is_err() {
        // The half-made file is ours alone; that it cannot be removed changes nothing.
        let _ = fs::remove_file(&partial);
    }
    restored
}

/// Keeps an older store beside itself before it is upgraded.
pub(crate) fn keep_older(store: &Path, kept: &Path) -> Result<(), StoreError> {
    let partial = file::partial(kept);
    // A connection of its own: SQLite copies nothing from within a write.
    copy(&file::connect_read_only(store)?, &partial)?;
    file::put_in_place(&partial, kept)
}

/// Copies a database in one step into a new file.
fn copy(from: &Connection, to: &Path) -> Result<(), StoreError> {
    let mut target = file::connect_new(to)?;
    let copied = Backup::new(from, &mut target)?.step(-1)?;
    match copied {
        StepResult::Done => Ok(()),
        _ => Err(StoreError::Busy),
    }
}

fn make(store: &Store, partial: &Path) -> Result<BackupInfo, StoreError> {
    copy(store.connection(), partial)?;
    if !check(partial)?.ok() {
        return Err(StoreError::Damaged);
    }
    hashed(partial).map_err(|error| StoreError::of_file(partial, &error))
}

/// Size and hash of a file, piece by piece: a store may be larger than what memory is free.
fn hashed(path: &Path) -> io::Result<BackupInfo> {
    let mut file = File::open(path)?;
    let (mut digest, mut bytes) = (Sha256::new(), 0);
    let mut piece = vec![0; 1 << 16];
    loop {
        match file.read(&mut piece)? {
            0 => break,
            read => {
                digest.update(&piece[..read]);
                bytes += read as u64;
            }
        }
    }
    Ok(BackupInfo {
        bytes,
        hash: FileHash::from_digest(&digest.finalize()),
    })
}

fn contents(connection: &Connection, schema: u32) -> Result<(u32, Vec<Problem>), StoreError> {
    // What only the newest schema can answer is not asked of an older one.
    let problems = if schema == schema::newest(MIGRATIONS) {
        Reader::of(connection).check()?
    } else {
        check::structure(connection)?
    };
    let count = "SELECT count(*) FROM task WHERE removed = 0";
    let tasks = if problems.is_empty() {
        connection.query_row(count, [], |row| row.get(0))?
    } else {
        0
    };
    Ok((tasks, problems))
}

/// Keeps the store that is about to be replaced under another name. It stays in its place as
/// well, so that there is a store at every moment.
fn keep_current(store: &Path, at: NaiveDateTime) -> Result<Option<PathBuf>, StoreError> {
    let refused = |error: io::Error| StoreError::of_file(store, &error);
    let journal = file::beside(store, "-journal");
    if store.try_exists().map_err(refused)? {
        settle(store)?;
        let stamp = at.format("%Y%m%d-%H%M%S");
        let kept = file::beside(store, &format!(".before-restore-{stamp}"));
        if kept.exists() {
            return Err(StoreError::Exists { path: kept });
        }
        fs::copy(store, &kept).map_err(refused)?;
        if journal.exists() {
            fs::copy(&journal, file::beside(&kept, "-journal")).map_err(refused)?;
        }
        File::options()
            .write(true)
            .open(&kept)
            .and_then(|f| f.sync_all())
            .map_err(refused)?;
        remove_if_there(&journal).map_err(refused)?;
        return Ok(Some(kept));
    }
    // A journal without its store would be played back into the restored one.
    remove_if_there(&journal).map_err(refused)?;
    Ok(None)
}

/// Waits until nobody writes or reads the store, and lets SQLite finish what a crash left half
/// done, so that no journal stays behind. A store that cannot be opened is replaced as it is.
fn settle(store: &Path) -> Result<(), StoreError> {
    let locked = file::connect(store).and_then(|connection| {
        let alone = Transaction::new_unchecked(&connection, TransactionBehavior::Exclusive)?;
        Ok(alone.rollback()?)
    });
    match locked {
        Err(StoreError::Busy) => Err(StoreError::InUse),
        Err(StoreError::NotAStore | StoreError::Damaged) => Ok(()),
        other => other,
    }
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
