//! The gate: opening the store, reading it, and the one way to write it.

use crate::error::StoreError;
use crate::file::{self, Header, Identity};
use crate::journal::{self, Undone};
use crate::schema::{self, MIGRATIONS, Migration};
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Params, Row, Transaction, TransactionBehavior};
use std::collections::BTreeSet;
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};

/// An open store.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    identity: Option<Identity>,
}

/// Raised by every operation that changed something; a preview remembers the one it saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(pub i64);

/// Identity of an operation in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperationId(pub i64);

/// What is about to be done, for the journal.
#[derive(Clone, Debug)]
pub struct Operation {
    kind: &'static str,
    title: String,
    at: NaiveDateTime,
    expected: Option<Revision>,
}

/// What an operation did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done<T> {
    /// The job's own answer.
    pub output: T,
    /// Its place in the journal; `None` where it changed nothing and left no trace.
    pub operation: Option<OperationId>,
    /// The tables it changed, so that only what was touched is fetched again.
    pub touched: BTreeSet<String>,
    /// The store's revision after it.
    pub revision: Revision,
}

/// A consistent look at the store.
#[derive(Debug)]
pub struct Reader<'c> {
    connection: &'c Connection,
    /// Ends with the look; `None` where it is part of a larger one.
    _snapshot: Option<Transaction<'c>>,
}

/// An open operation: reads, and writes that are journaled.
#[derive(Debug)]
pub struct Tx<'c> {
    reader: Reader<'c>,
}

impl Operation {
    /// An operation: a stable word for its kind, what it was about (a file, a unit), and when.
    pub fn new(kind: &'static str, title: impl Into<String>, at: NaiveDateTime) -> Operation {
        Operation {
            kind,
            title: title.into(),
            at,
            expected: None,
        }
    }

    /// Refuses as stale unless the store is still at this revision.
    pub fn expecting(self, revision: Revision) -> Operation {
        Operation {
            expected: Some(revision),
            ..self
        }
    }
}

impl Store {
    /// Makes a new store and fills it in one go. There is the whole store or none. The filling
    /// is not journaled: it cannot be undone.
    ///
    /// # Errors
    /// A file stands there already, the folder cannot be written, or the filling fails.
    pub fn create<T, E: From<StoreError>>(
        path: &Path,
        fill: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<(Store, T), E> {
        if path.exists() {
            return Err(StoreError::Exists {
                path: path.to_owned(),
            }
            .into());
        }
        let partial = file::partial(path);
        let made = fill_new(&partial, fill).and_then(|output| {
            file::put_in_place(&partial, path)?;
            Ok(output)
        });
        if made.is_err() {
            // The half-made file is ours alone; that it cannot be removed changes nothing.
            let _ = fs::remove_file(&partial);
        }
        let output = made?;
        Ok((Store::over(file::connect(path)?, path)?, output))
    }

    /// Opens a store, upgrading an older one after a backup that bears the moment `at`.
    ///
    /// # Errors
    /// No file, not a store, damaged, from a newer program (left untouched), or busy.
    pub fn open(path: &Path, at: NaiveDateTime) -> Result<Store, StoreError> {
        Store::open_with(path, at, MIGRATIONS)
    }

    pub(crate) fn open_with(
        path: &Path,
        at: NaiveDateTime,
        migrations: &[Migration],
    ) -> Result<Store, StoreError> {
        Header::read(path, schema::newest(migrations))?;
        let mut connection = file::connect(path)?;
        schema::upgrade(&mut connection, path, at, migrations)?;
        Store::over(connection, path)
    }

    fn over(connection: Connection, path: &Path) -> Result<Store, StoreError> {
        let store = Store {
            connection,
            path: path.to_owned(),
            identity: file::identity(path),
        };
        store.revision()?;
        Ok(store)
    }

    /// The store's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the open file still stands in its place. Where a system lets files be replaced or
    /// deleted while they are open, what is written into them then would be lost.
    pub fn is_in_place(&self) -> bool {
        file::identity(&self.path) == self.identity
    }

    /// The revision it is at.
    ///
    /// # Errors
    /// SQLite's.
    pub fn revision(&self) -> Result<Revision, StoreError> {
        revision(&self.connection)
    }

    /// Runs a job that only reads, on one consistent state of the store.
    ///
    /// # Errors
    /// The job's; the store is busy; SQLite's.
    pub fn read<T, E: From<StoreError>>(
        &self,
        job: impl FnOnce(&Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        job(&self.look()?)
    }

    /// A look at the store as it is now; what others write meanwhile is not seen. Looks taken
    /// while one is held see the same. Hold one shortly: others' writes wait for it.
    ///
    /// # Errors
    /// The store is busy; SQLite's.
    pub fn look(&self) -> Result<Reader<'_>, StoreError> {
        let alone = self.connection.is_autocommit();
        let snapshot = alone
            .then(|| self.connection.unchecked_transaction())
            .transpose()?;
        Ok(Reader {
            connection: &self.connection,
            _snapshot: snapshot,
        })
    }

    /// Runs a job that writes: all of it is stored and journaled, or nothing is.
    ///
    /// # Errors
    /// The job's; stale if the store is not at the expected revision; SQLite's.
    pub fn perform<T, E: From<StoreError>>(
        &mut self,
        operation: &Operation,
        job: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<Done<T>, E> {
        let transaction = self.begin()?;
        let before = revision(&transaction)?;
        if operation
            .expected
            .is_some_and(|expected| expected != before)
        {
            return Err(StoreError::StalePreview.into());
        }
        let id = journal::open(&transaction, operation.kind, &operation.title, operation.at)?;
        let output = job(&Tx {
            reader: Reader::of(&transaction),
        })?;
        let touched = journal::close(&transaction, id)?;
        let revision = revision(&transaction)?;
        transaction.commit().map_err(StoreError::from)?;
        let operation = (!touched.is_empty()).then_some(id);
        Ok(Done {
            output,
            operation,
            touched,
            revision,
        })
    }

    /// Takes the newest operation back that still stands.
    ///
    /// # Errors
    /// Nothing left to undo; SQLite's.
    pub fn undo(&mut self, at: NaiveDateTime) -> Result<Undone, StoreError> {
        let transaction = self.begin()?;
        let undone = journal::undo(&transaction, at)?;
        transaction.commit()?;
        Ok(undone)
    }

    /// Gives back the memory that a large write took; what is read next is fetched anew. Where it
    /// cannot be given back it is kept, and nothing else is amiss.
    pub fn let_go(&self) {
        let _ = self.connection.execute_batch("PRAGMA shrink_memory");
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Takes the write lock at once, so that what is read is what is written upon.
    fn begin(&mut self) -> Result<Transaction<'_>, StoreError> {
        Ok(self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?)
    }
}

impl<'c> Reader<'c> {
    pub(crate) fn of(connection: &'c Connection) -> Reader<'c> {
        Reader {
            connection,
            _snapshot: None,
        }
    }

    pub(crate) fn conn(&self) -> &'c Connection {
        self.connection
    }

    /// The store's revision.
    ///
    /// # Errors
    /// SQLite's.
    pub fn revision(&self) -> Result<Revision, StoreError> {
        revision(self.connection)
    }

    pub(crate) fn all<T>(
        &self,
        sql: &str,
        params: impl Params,
        mapper: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(params, mapper)?;
        Ok(rows.collect::<rusqlite::Result<Vec<T>>>()?)
    }

    pub(crate) fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        mapper: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row(params, mapper).optional()?)
    }
}

impl Tx<'_> {
    /// Runs a statement; how many rows it named.
    pub(crate) fn write(&self, sql: &str, params: impl Params) -> Result<usize, StoreError> {
        Ok(self.conn().prepare_cached(sql)?.execute(params)?)
    }

    /// Inserts a row; its identity.
    pub(crate) fn insert(&self, sql: &str, params: impl Params) -> Result<i64, StoreError> {
        self.write(sql, params)?;
        Ok(self.conn().last_insert_rowid())
    }
}

impl<'c> Deref for Tx<'c> {
    type Target = Reader<'c>;

    fn deref(&self) -> &Reader<'c> {
        &self.reader
    }
}

/// A count or place as SQLite keeps it.
pub(crate) fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn revision(connection: &Connection) -> Result<Revision, StoreError> {
    let found = connection
        .prepare_cached("SELECT revision FROM store_state WHERE id = 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    found.map(Revision).ok_or(StoreError::Damaged)
}

fn fill_new<T, E: From<StoreError>>(
    path: &Path,
    fill: impl FnOnce(&Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let mut connection = file::connect_new(path)?;
    schema::lay_out(&mut connection, MIGRATIONS)?;
    let transaction = connection.transaction().map_err(StoreError::from)?;
    let output = fill(&Tx {
        reader: Reader::of(&transaction),
    })?;
    transaction.commit().map_err(StoreError::from)?;
    Ok(output)
}

#[cfg(test)]
pub(crate) mod tests;
