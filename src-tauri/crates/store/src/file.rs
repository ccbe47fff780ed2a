//! The store's file: what its header says before SQLite touches it, and how it is opened.

use crate::error::StoreError;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Marks a SQLite file as a store of this program: "TC06".
pub(crate) const APPLICATION_ID: u32 = 0x5443_3036;
/// Kept in memory, in KiB: a week of a large office fits, so that a write reaches the disk once.
const CACHE: i64 = 16 * 1024;
/// How long a write waits for another program's.
const PATIENCE: Duration = Duration::from_secs(5);
/// Statements kept ready; a store knows about a hundred.
const STATEMENTS: usize = 128;

/// What the first bytes of a store say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    /// The schema's version.
    pub schema: u32,
    /// How long the file should be.
    pub bytes: u64,
}

impl Header {
    /// Reads the header without opening the file as a database, so that a file that is not
    /// ours, or is a newer program's, is not touched at all.
    pub fn read(path: &Path, known: u32) -> Result<Header, StoreError> {
        let mut bytes = [0_u8; 100];
        let refused = |error: io::Error| StoreError::of_file(path, &error);
        if !fs::metadata(path).map_err(refused)?.is_file() {
            return Err(StoreError::NotAStore);
        }
        match File::open(path).map_err(refused)?.read_exact(&mut bytes) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                return Err(StoreError::NotAStore);
            }
            read => read.map_err(refused)?,
        }
        let number = |at: usize| u32::from_be_bytes([0, 1, 2, 3].map(|byte| bytes[at + byte]));
        if !bytes.starts_with(b"SQLite format 3\0") || number(68) != APPLICATION_ID {
            return Err(StoreError::NotAStore);
        }
        let page = match u16::from_be_bytes([bytes[16], bytes[17]]) {
            // 65,536 does not fit.
            1 => 1 << 16,
            page => u64::from(page),
        };
        match number(60) {
            found if found > known => Err(StoreError::TooNew { found, known }),
            schema => Ok(Header {
                schema,
                bytes: page * u64::from(number(28)),
            }),
        }
    }
}

/// Opens an existing file for reading and writing.
pub(crate) fn connect(path: &Path) -> Result<Connection, StoreError> {
    prepare(Connection::open_with_flags(
        path,
        flags(OpenFlags::SQLITE_OPEN_READ_WRITE),
    )?)
}

/// Opens an existing file for reading only.
pub(crate) fn connect_read_only(path: &Path) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, flags(OpenFlags::SQLITE_OPEN_READ_ONLY))?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

/// Makes a new, empty database file; there must be none.
pub(crate) fn connect_new(path: &Path) -> Result<Connection, StoreError> {
    let made = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path);
    made.map_err(|error| match StoreError::of_file(path, &error) {
        // What is missing is the folder; the store itself is about to be made.
        StoreError::Missing { path } => StoreError::CannotWrite { path },
        other => other,
    })?;
    connect(path)
}

/// What tells a file from another that takes its place: device and number. Nothing where the
/// system keeps an open file from being replaced.
pub(crate) type Identity = (u64, u64);

/// The identity of the file at a path now.
#[cfg(unix)]
pub(crate) fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let data = fs::metadata(path).ok()?;
    Some((data.dev(), data.ino()))
}

/// The identity of the file at a path now.
#[cfg(not(unix))]
pub(crate) fn identity(_path: &Path) -> Option<Identity> {
    None
}

/// The path beside a file that carries its name and something behind it.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The path of a file's unfinished successor; only this process uses it.
pub(crate) fn partial(path: &Path) -> PathBuf {
    beside(path, &format!(".{}.part", std::process::id()))
}

/// Puts a finished file in its place: synced to the disk, then renamed over what stood there.
pub(crate) fn put_in_place(finished: &Path, path: &Path) -> Result<(), StoreError> {
    let put = || -> io::Result<()> {
        File::options().write(true).open(finished)?.sync_all()?;
        fs::rename(finished, path)?;
        sync_folder(path)
    };
    put().map_err(|error| StoreError::of_file(path, &error))
}

/// Makes a rename in the file's folder survive a power cut. Windows does so by itself.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    Ok(())
}

fn flags(access: OpenFlags) -> OpenFlags {
    access | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// Rule 8: rollback journal, full syncs, foreign keys, normal locking with patience. What a single
/// statement would have to take back is kept in memory, and statements keep their plan whatever
/// they are given: both cost more than the writing itself where a batch of forms is stored.
fn prepare(connection: Connection) -> Result<Connection, StoreError> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "cache_size", -CACHE)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(connection)
}
