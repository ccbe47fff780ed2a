//! The locality's profile, kept verbatim, and the settings.

use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use rusqlite::Row;

/// The profile a store was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredProfile {
    /// Its stable name.
    pub code: String,
    /// Its text, verbatim.
    pub source: String,
}

impl Reader<'_> {
    /// The profile, once one was saved.
    ///
    /// # Errors
    /// SQLite's.
    pub fn profile(&self) -> Result<Option<StoredProfile>, StoreError> {
        self.one("SELECT code, source FROM profile WHERE id = 1", [], profile)
    }

    /// A setting's value, where it was ever set.
    ///
    /// # Errors
    /// SQLite's.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.one("SELECT value FROM setting WHERE key = ?1", [key], |row| {
            row.get("value")
        })
    }

    /// The settings whose key begins so, without that beginning.
    ///
    /// # Errors
    /// SQLite's.
    pub fn settings_under(&self, beginning: &str) -> Result<Vec<(String, String)>, StoreError> {
        self.all(
            "SELECT substr(key, length(?1) + 1) AS key, value FROM setting
             WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key",
            [beginning],
            |row| Ok((row.get("key")?, row.get("value")?)),
        )
    }
}

impl Tx<'_> {
    /// Keeps the profile; it takes the place of an earlier one.
    ///
    /// # Errors
    /// SQLite's.
    pub fn save_profile(&self, profile: &StoredProfile) -> Result<(), StoreError> {
        self.write(
            "INSERT INTO profile (id, code, source) VALUES (1, ?1, ?2)
             ON CONFLICT (id) DO UPDATE SET code = excluded.code, source = excluded.source",
            (&profile.code, &profile.source),
        )?;
        Ok(())
    }

    /// Takes a setting away, where it was ever set.
    ///
    /// # Errors
    /// SQLite's.
    pub fn remove_setting(&self, key: &str) -> Result<(), StoreError> {
        self.write("DELETE FROM setting WHERE key = ?1", [key])?;
        Ok(())
    }

    /// Sets a setting.
    ///
    /// # Errors
    /// SQLite's.
    pub fn set_setting(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.write(
            "INSERT INTO setting (key, value) VALUES (?1, ?2)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )?;
        Ok(())
    }

    /// Forgets a setting, so that the default counts again.
    ///
    /// # Errors
    /// SQLite's.
    pub fn clear_setting(&self, key: &str) -> Result<(), StoreError> {
        self.write("DELETE FROM setting WHERE key = ?1", [key])?;
        Ok(())
    }
}

fn profile(row: &Row<'_>) -> rusqlite::Result<StoredProfile> {
    Ok(StoredProfile {
        code: row.get("code")?,
        source: row.get("source")?,
    })
}
