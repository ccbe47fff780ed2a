//! The journal: what every operation changed, filled by triggers while one is open; undo; the
//! history of who changed what and when.

mod triggers;
mod undo;

use crate::codes::Moment;
use crate::error::StoreError;
use crate::gate::{OperationId, Reader, Tx};
use chrono::NaiveDateTime;
use rusqlite::{Connection, Row};
use std::collections::BTreeSet;

pub(crate) use triggers::{create_triggers, domain_tables, drop_triggers};
pub(crate) use undo::undo;

/// An operation that was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// Its place in the journal.
    pub id: OperationId,
    /// The stable word of its kind.
    pub kind: String,
    /// What it was about.
    pub title: String,
    /// The tables it had changed, changed back now.
    pub touched: BTreeSet<String>,
}

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// Its place in the journal.
    pub id: OperationId,
    /// When it was done.
    pub at: NaiveDateTime,
    /// The stable word of its kind.
    pub kind: String,
    /// What it was about.
    pub title: String,
    /// When it was taken back.
    pub undone_at: Option<NaiveDateTime>,
}

impl Reader<'_> {
    /// The newest operations, newest first.
    ///
    /// # Errors
    /// SQLite's.
    pub fn history(&self, limit: u32) -> Result<Vec<HistoryEntry>, StoreError> {
        self.all(
            "SELECT id, at, kind, title, undone_at FROM operation ORDER BY id DESC LIMIT ?1",
            [limit],
            entry,
        )
    }
}

impl Reader<'_> {
    /// The operations that stand after one, and before another where it is given, oldest first.
    ///
    /// # Errors
    /// SQLite's.
    pub fn operations_between(
        &self,
        after: OperationId,
        before: Option<OperationId>,
    ) -> Result<Vec<HistoryEntry>, StoreError> {
        self.all(
            "SELECT id, at, kind, title, undone_at FROM operation
             WHERE id > ?1 AND id < ?2 AND undone_at IS NULL ORDER BY id",
            (after.0, before.map_or(i64::MAX, |before| before.0)),
            entry,
        )
    }
}

impl Tx<'_> {
    /// The operation that is open.
    pub(crate) fn operation(&self) -> Result<OperationId, StoreError> {
        let open = "SELECT open_operation FROM store_state WHERE open_operation IS NOT NULL";
        let open = self.one(open, [], |row| Ok(OperationId(row.get(0)?)))?;
        open.ok_or(StoreError::Damaged)
    }
}

/// Opens an operation: from here on every change of a domain row is recorded under it.
pub(crate) fn open(
    connection: &Connection,
    kind: &str,
    title: &str,
    at: NaiveDateTime,
) -> Result<OperationId, StoreError> {
    connection
        .prepare_cached("INSERT INTO operation (at, kind, title) VALUES (?1, ?2, ?3)")?
        .execute((Moment(at), kind, title))?;
    let id = connection.last_insert_rowid();
    connection
        .prepare_cached("UPDATE store_state SET open_operation = ?1")?
        .execute([id])?;
    Ok(OperationId(id))
}

/// Closes the open operation and raises the revision; one that changed nothing is forgotten.
/// Returns the tables it changed.
pub(crate) fn close(
    connection: &Connection,
    id: OperationId,
) -> Result<BTreeSet<String>, StoreError> {
    let touched = touched(connection, id)?;
    connection
        .prepare_cached("UPDATE store_state SET open_operation = NULL, revision = revision + ?1")?
        .execute([!touched.is_empty()])?;
    if touched.is_empty() {
        connection
            .prepare_cached("DELETE FROM operation WHERE id = ?1")?
            .execute([id.0])?;
    }
    Ok(touched)
}

/// The tables an operation changed.
fn touched(connection: &Connection, id: OperationId) -> Result<BTreeSet<String>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT DISTINCT table_name FROM change WHERE operation_id = ?1")?;
    let names = statement.query_map([id.0], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

fn entry(row: &Row<'_>) -> rusqlite::Result<HistoryEntry> {
    Ok(HistoryEntry {
        id: OperationId(row.get("id")?),
        at: row.get::<_, Moment>("at")?.0,
        kind: row.get("kind")?,
        title: row.get("title")?,
        undone_at: row
            .get::<_, Option<Moment>>("undone_at")?
            .map(|moment| moment.0),
    })
}
