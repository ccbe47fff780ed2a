//! The domain's rows as text, for comparing two states of a store.

use crate::error::StoreError;
use crate::gate::Reader;
use crate::journal::domain_tables;
use rusqlite::types::Value;
use std::fmt::Write;

impl Reader<'_> {
    /// Every row of every domain table as one line, tables by name, rows by key. Journal,
    /// revision and originals are left out: undo does not touch them.
    ///
    /// # Errors
    /// SQLite's.
    pub fn dump(&self) -> Result<String, StoreError> {
        let mut dump = String::new();
        for table in domain_tables(self.conn())? {
            let sql = format!(
                "SELECT {} FROM {} ORDER BY {}",
                table.columns.join(", "),
                table.name,
                table.key.join(", ")
            );
            let mut statement = self.conn().prepare(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                dump.push_str(&table.name);
                for (at, column) in table.columns.iter().enumerate() {
                    // Writing into a string cannot fail.
                    let _ = write!(dump, " {column}={}", shown(&row.get(at)?));
                }
                dump.push('\n');
            }
        }
        Ok(dump)
    }
}

/// A value as text that keeps the types apart: `null`, `1`, `1.0`, `"1"`.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => format!("{number:?}"),
        Value::Text(text) => format!("{text:?}"),
        Value::Blob(bytes) => format!("blob of {}", bytes.len()),
    }
}
