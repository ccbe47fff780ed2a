//! Days off and days worked instead that the office entered itself.

use crate::codes::Day;
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use chrono::NaiveDate;
use rusqlite::Row;

/// A day the office entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnDay {
    /// The day.
    pub day: NaiveDate,
    /// Worked instead; else a day off.
    pub worked: bool,
    /// What it is.
    pub name: String,
}

impl Reader<'_> {
    /// All of them, ascending.
    ///
    /// # Errors
    /// SQLite's.
    pub fn own_days(&self) -> Result<Vec<OwnDay>, StoreError> {
        self.all(
            "SELECT day, worked, name FROM own_day ORDER BY day",
            [],
            own_day,
        )
    }
}

impl Tx<'_> {
    /// Enters a day; it takes the place of an earlier entry for it.
    ///
    /// # Errors
    /// SQLite's.
    pub fn set_own_day(&self, own: &OwnDay) -> Result<(), StoreError> {
        self.write(
            "INSERT INTO own_day (day, worked, name) VALUES (?1, ?2, ?3)
             ON CONFLICT (day) DO UPDATE SET worked = excluded.worked, name = excluded.name",
            (Day(own.day), own.worked, &own.name),
        )?;
        Ok(())
    }

    /// Takes an entry away; whether there was one.
    ///
    /// # Errors
    /// SQLite's.
    pub fn remove_own_day(&self, day: NaiveDate) -> Result<bool, StoreError> {
        Ok(self.write("DELETE FROM own_day WHERE day = ?1", [Day(day)])? > 0)
    }
}

fn own_day(row: &Row<'_>) -> rusqlite::Result<OwnDay> {
    Ok(OwnDay {
        day: row.get::<_, Day>("day")?.0,
        worked: row.get("worked")?,
        name: row.get("name")?,
    })
}
