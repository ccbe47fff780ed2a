//! Backups: a copy of the whole store in one file, opened and checked before it counts.

mod kept;
mod restore;

pub(crate) use kept::keep_closed;
pub use kept::{Kept, Kind, is_kept, keep, list};
pub use restore::{Restored, restore, set_aside};

use crate::check::{self, Problem};
use crate::error::StoreError;
use crate::file::{self, Header};
use crate::gate::{Reader, Store};
use crate::original::FileHash;
use crate::schema::{self, MIGRATIONS};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

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
    whole(to, |partial| copy(store.connection(), partial))
}

/// Whether a backup seems whole at a glance: it is a store this program knows, and not cut short.
/// A full look takes as long as reading it.
pub fn seems_whole(path: &Path) -> bool {
    let header = Header::read(path, schema::newest(MIGRATIONS));
    let length = fs::metadata(path).map(|data| data.len());
    matches!((header, length), (Ok(header), Ok(length)) if header.bytes == length)
}

/// Looks through a backup without changing it.
///
/// # Errors
/// No file, not a store, or from a newer program. Damage is not an error but the answer.
pub fn check(path: &Path) -> Result<CheckInfo, StoreError> {
    let Header { schema, .. } = Header::read(path, schema::newest(MIGRATIONS))?;
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

/// Makes a file through a half-made one that is removed if it does not come out whole.
fn whole(
    to: &Path,
    make: impl FnOnce(&Path) -> Result<(), StoreError>,
) -> Result<BackupInfo, StoreError> {
    let partial = file::partial(to);
    let made = make(&partial)
        .and_then(|()| {
            let copied = check(&partial)?;
            copied.ok().then_some(()).ok_or(StoreError::Damaged)
        })
        .and_then(|()| hashed(&partial).map_err(|error| StoreError::of_file(&partial, &error)))
        .and_then(|info| {
            file::put_in_place(&partial, to)?;
            Ok(info)
        });
    if made.is_err() {
        // The half-made file is ours alone; that it cannot be removed changes nothing.
        let _ = fs::remove_file(&partial);
    }
    made
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

fn same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
