//! The triggers that fill the journal, made from the tables as they are, so that a new column
//! is never forgotten.

use crate::error::StoreError;
use rusqlite::Connection;

/// Tables outside undo: the store's own, and the insert-only originals and letters.
const NOT_JOURNALED: [&str; 6] = [
    "store_state",
    "operation",
    "change",
    "original",
    "letter",
    "letter_file",
];

/// A journaled table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DomainTable {
    /// Its name.
    pub name: String,
    /// All its columns, in order.
    pub columns: Vec<String>,
    /// The columns of its primary key, in the key's order.
    pub key: Vec<String>,
}

/// Every table whose rows the journal records, by name.
pub(crate) fn domain_tables(connection: &Connection) -> Result<Vec<DomainTable>, StoreError> {
    let names: Vec<String> = connection
        .prepare(
            "SELECT name FROM sqlite_schema
             WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    names
        .into_iter()
        .filter(|name| !NOT_JOURNALED.contains(&name.as_str()))
        .map(|name| domain_table(connection, name))
        .collect()
}

/// Lays the three triggers over every domain table.
pub(crate) fn create_triggers(connection: &Connection) -> Result<(), StoreError> {
    for table in domain_tables(connection)? {
        connection.execute_batch(&table.triggers())?;
    }
    Ok(())
}

/// Takes all of them away, before the tables change their shape.
pub(crate) fn drop_triggers(connection: &Connection) -> Result<(), StoreError> {
    let names: Vec<String> = connection
        .prepare(
            "SELECT name FROM sqlite_schema
             WHERE type = 'trigger' AND name LIKE 'journal\\_%' ESCAPE '\\'",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for name in names {
        connection.execute_batch(&format!("DROP TRIGGER {name}"))?;
    }
    Ok(())
}

fn domain_table(connection: &Connection, name: String) -> Result<DomainTable, StoreError> {
    let mut statement =
        connection.prepare("SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid")?;
    let info: Vec<(String, u32)> = statement
        .query_map([&name], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut key: Vec<&(String, u32)> = info.iter().filter(|(_, place)| *place > 0).collect();
    key.sort_by_key(|(_, place)| *place);
    let key = key.into_iter().map(|(column, _)| column.clone()).collect();
    let columns = info.iter().map(|(column, _)| column.clone()).collect();
    Ok(DomainTable { name, columns, key })
}

impl DomainTable {
    /// What is recorded: of a new row nothing but its key, since the row itself stands in its
    /// table or in the change that took it away; of a changed row the columns that changed,
    /// before and after; of a deleted row all of it.
    fn triggers(&self) -> String {
        let unequal: Vec<String> = self.columns.iter().map(|column| differs(column)).collect();
        let when = format!("WHEN {}", unequal.join(" OR "));
        let (old, new) = (self.changed_columns("OLD"), self.changed_columns("NEW"));
        [
            self.trigger("INSERT", "NEW", "NULL", "NULL", ""),
            self.trigger("UPDATE", "NEW", &old, &new, &when),
            self.trigger("DELETE", "OLD", &self.whole_row("OLD"), "NULL", ""),
        ]
        .concat()
    }

    /// One trigger; `side` is the row the key is taken from.
    fn trigger(&self, event: &str, side: &str, old: &str, new: &str, when: &str) -> String {
        let name = &self.name;
        let key: Vec<String> = self
            .key
            .iter()
            .map(|column| format!("{side}.{column}"))
            .collect();
        let key = key.join(", ");
        format!(
            "CREATE TRIGGER journal_{name}_{event} AFTER {event} ON {name} {when}
             BEGIN
               INSERT INTO change (operation_id, table_name, row_key, old, new)
               SELECT open_operation, '{name}', json_array({key}), {old}, {new}
               FROM store_state WHERE open_operation IS NOT NULL;
             END;\n"
        )
    }

    /// The expression for a whole row as a JSON object. JSON keeps null, text, integer and real
    /// apart: SQLite writes reals with a point and seventeen digits.
    fn whole_row(&self, side: &str) -> String {
        let pair = |column: &String| format!("'{column}', {side}.{column}");
        let pairs: Vec<String> = self.columns.iter().map(pair).collect();
        format!("json_object({})", pairs.join(", "))
    }

    /// The expression for the columns that changed, as they are on one side.
    fn changed_columns(&self, side: &str) -> String {
        let member = |column: &String| {
            let differs = differs(column);
            format!(
                "CASE WHEN {differs} THEN ',\"{column}\":' || json_quote({side}.{column})
                 ELSE '' END"
            )
        };
        let members: Vec<String> = self.columns.iter().map(member).collect();
        format!("'{{' || substr({}, 2) || '}}'", members.join(" || "))
    }
}

fn differs(column: &str) -> String {
    format!("OLD.{column} IS NOT NEW.{column}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gate::tests::new_store;
    use std::collections::BTreeSet;

    #[test]
    fn every_domain_table_has_its_three_triggers() {
        let (_folder, store) = new_store();
        let connection = store.connection();
        let found: BTreeSet<(String, String)> = connection
            .prepare("SELECT tbl_name, name FROM sqlite_schema WHERE type = 'trigger'")
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let tables = domain_tables(connection).unwrap();
        assert_eq!(tables.len(), 57);
        for table in &tables {
            for event in ["INSERT", "UPDATE", "DELETE"] {
                let name = format!("journal_{}_{event}", table.name);
                assert!(
                    found.contains(&(table.name.clone(), name)),
                    "{event} of {}",
                    table.name
                );
            }
        }
    }

    #[test]
    fn every_domain_table_can_be_journaled() {
        let (_folder, store) = new_store();
        for table in domain_tables(store.connection()).unwrap() {
            assert!(!table.key.is_empty(), "{} has no primary key", table.name);
            let blobs: u32 = store
                .connection()
                .query_row(
                    "SELECT count(*) FROM pragma_table_info(?1) WHERE type = 'BLOB'",
                    [&table.name],
                    |row| row.get(0),
                )
                .unwrap();
            assert_eq!(blobs, 0, "{}: JSON holds no BLOB", table.name);
        }
    }

    #[test]
    fn nothing_goes_round_the_journal() {
        for migration in crate::schema::MIGRATIONS {
            let sql = migration.sql.to_uppercase();
            for around in ["CASCADE", "OR REPLACE", "SET NULL", "SET DEFAULT"] {
                assert!(!sql.contains(around), "{around}");
            }
            assert_eq!(
                sql.matches("CREATE TABLE").count(),
                sql.matches(") STRICT").count()
            );
        }
    }
}
