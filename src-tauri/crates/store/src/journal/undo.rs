//! Undo: the newest operation's changes, turned round in reverse order.

use super::{Undone, domain_tables, touched};
use crate::codes::Moment;
use crate::error::StoreError;
use crate::gate::OperationId;
use chrono::NaiveDateTime;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use serde_json::{Map, Value as Json};
use std::collections::HashMap;

/// A row as the journal keeps it: columns and values.
type JournaledRow = Map<String, Json>;

/// One recorded change of one row.
struct Change {
    table: String,
    /// The values of the primary key the row is found by.
    key: Vec<Json>,
    old: Option<JournaledRow>,
    new: Option<JournaledRow>,
}

/// Takes the newest standing operation back, within the caller's transaction.
///
/// No operation is open meanwhile, so the triggers record nothing.
pub(crate) fn undo(connection: &Connection, at: NaiveDateTime) -> Result<Undone, StoreError> {
    let (id, kind, title) = newest_standing(connection)?.ok_or(StoreError::NothingToUndo)?;
    let touched = touched(connection, id)?;
    let keys: HashMap<String, Vec<String>> = domain_tables(connection)?
        .into_iter()
        .map(|table| (table.name, table.key))
        .collect();
    connection.pragma_update(None, "defer_foreign_keys", true)?;
    for change in changes_backwards(connection, id)? {
        let key = keys.get(&change.table).ok_or(StoreError::Damaged)?;
        change.revert(connection, key)?;
    }
    connection
        .prepare_cached("UPDATE operation SET undone_at = ?2 WHERE id = ?1")?
        .execute((id.0, Moment(at)))?;
    connection
        .prepare_cached("UPDATE store_state SET revision = revision + 1")?
        .execute([])?;
    Ok(Undone {
        id,
        kind,
        title,
        touched,
    })
}

fn newest_standing(
    connection: &Connection,
) -> Result<Option<(OperationId, String, String)>, StoreError> {
    let newest = connection
        .prepare_cached(
            "SELECT id, kind, title FROM operation
             WHERE undone_at IS NULL AND id > (SELECT undo_floor FROM store_state)
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row([], |row| {
            Ok((OperationId(row.get(0)?), row.get(1)?, row.get(2)?))
        })
        .optional()?;
    Ok(newest)
}

fn changes_backwards(connection: &Connection, id: OperationId) -> Result<Vec<Change>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT table_name, row_key, old, new FROM change
         WHERE operation_id = ?1 ORDER BY id DESC",
    )?;
    let mut rows = statement.query([id.0])?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        changes.push(Change {
            table: row.get("table_name")?,
            key: array(&row.get::<_, String>("row_key")?)?,
            old: object(row.get("old")?)?,
            new: object(row.get("new")?)?,
        });
    }
    Ok(changes)
}

impl Change {
    /// Puts the row back as it was before this change.
    fn revert(&self, connection: &Connection, key: &[String]) -> Result<(), StoreError> {
        let (table, found_by) = (&self.table, conditions(key));
        let (sql, values) = match (&self.old, &self.new) {
            // It was inserted.
            (None, None) => (
                format!("DELETE FROM {table} WHERE {found_by}"),
                sql_values(&self.key)?,
            ),
            // It was changed: both sides hold the columns that differ.
            (Some(old), Some(_)) => {
                let set = assignments(old);
                let values = sql_values(old.values().chain(&self.key))?;
                (format!("UPDATE {table} SET {set} WHERE {found_by}"), values)
            }
            // It was deleted.
            (Some(old), None) => {
                let columns: Vec<&str> = old.keys().map(String::as_str).collect();
                let (places, columns) = (vec!["?"; columns.len()].join(", "), columns.join(", "));
                let sql = format!("INSERT INTO {table} ({columns}) VALUES ({places})");
                (sql, sql_values(old.values())?)
            }
            (None, Some(_)) => return Err(StoreError::Damaged),
        };
        match connection
            .prepare_cached(&sql)?
            .execute(params_from_iter(values))?
        {
            1 => Ok(()),
            _ => Err(StoreError::Damaged),
        }
    }
}

fn conditions(key: &[String]) -> String {
    key.iter()
        .map(|column| format!("{column} = ?"))
        .collect::<Vec<_>>()
        .join(" AND ")
}

fn assignments(row: &JournaledRow) -> String {
    row.keys()
        .map(|column| format!("{column} = ?"))
        .collect::<Vec<_>>()
        .join(", ")
}

fn sql_values<'a>(values: impl IntoIterator<Item = &'a Json>) -> Result<Vec<Sql>, StoreError> {
    values
        .into_iter()
        .map(|value| sql_value(value).ok_or(StoreError::Damaged))
        .collect()
}

/// The column value a JSON value stands for; `None` for what no trigger writes.
fn sql_value(value: &Json) -> Option<Sql> {
    match value {
        Json::Null => Some(Sql::Null),
        Json::String(text) => Some(Sql::Text(text.clone())),
        Json::Number(number) => number
            .as_i64()
            .map(Sql::Integer)
            .or_else(|| number.as_f64().map(Sql::Real)),
        Json::Bool(_) | Json::Array(_) | Json::Object(_) => None,
    }
}

fn array(text: &str) -> Result<Vec<Json>, StoreError> {
    match serde_json::from_str(text) {
        Ok(Json::Array(values)) => Ok(values),
        _ => Err(StoreError::Damaged),
    }
}

fn object(text: Option<String>) -> Result<Option<JournaledRow>, StoreError> {
    match text.map(|text| serde_json::from_str(&text)).transpose() {
        Ok(None) => Ok(None),
        Ok(Some(Json::Object(row))) => Ok(Some(row)),
        _ => Err(StoreError::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A value through both shapes of JSON the triggers write, and back.
    #[track_caller]
    fn comes_back(value: &Sql) {
        let connection = Connection::open_in_memory().unwrap();
        for written in ["json_object('c', ?1)", "'{\"c\":' || json_quote(?1) || '}'"] {
            let text: String = connection
                .query_row(&format!("SELECT {written}"), [value], |row| row.get(0))
                .unwrap();
            let row = object(Some(text)).unwrap().unwrap();
            assert_eq!(&sql_value(&row["c"]).unwrap(), value, "{written}");
        }
    }

    #[test]
    fn journaled_values_come_back_as_they_were() {
        let texts = [
            "",
            "100",
            "100.0",
            "null",
            "Số \"5\" \\ \u{1}\u{0}x\n",
            "🙂 Đề án 06",
        ];
        let values = [Sql::Null]
            .into_iter()
            .chain([0, -1, 100, i64::MAX, i64::MIN, (1 << 53) + 1].map(Sql::Integer))
            .chain([0.0, 100.0, -0.5, 95.5, 0.1 + 0.2, 1e300, 5e-324, 1e22].map(Sql::Real))
            .chain(texts.map(|text| Sql::Text(text.to_owned())));
        for value in values {
            comes_back(&value);
        }
    }

    #[test]
    fn percentages_come_back_to_the_last_bit() {
        let mut seed = 1_u64;
        for _ in 0..2000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let percent = Sql::Real((seed >> 11) as f64 / (1_u64 << 53) as f64 * 100.0);
            comes_back(&percent);
        }
    }
}
