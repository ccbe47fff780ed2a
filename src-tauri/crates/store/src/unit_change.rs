//! What became of units: renamings, mergers, splits. The units' own rows say what is so now;
//! these say since when, and what was before.

use crate::codes::{Code, Day, Moment};
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use chrono::{NaiveDate, NaiveDateTime};
use plan::unit::{ChangeKind, FormerName, Past, Succession, Unit, UnitId};
use std::collections::HashMap;

/// A change that was entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitChange {
    /// What sort.
    pub kind: ChangeKind,
    /// The first day it holds.
    pub on: NaiveDate,
    /// The document it rests on.
    pub document: String,
    /// The units it concerns: with the names they lost, or with the unit that follows them.
    pub names: Vec<FormerName>,
    /// Who follows whom.
    pub successions: Vec<Succession>,
}

/// A change to be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUnitChange<'a> {
    /// What sort.
    pub kind: ChangeKind,
    /// The first day it holds.
    pub on: NaiveDate,
    /// The document it rests on.
    pub document: &'a str,
    /// When it is entered.
    pub at: NaiveDateTime,
}

/// A change's identity within one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitChangeId(i64);

impl Reader<'_> {
    /// All changes of units, the earliest first.
    ///
    /// # Errors
    /// SQLite's.
    pub fn unit_changes(&self) -> Result<Vec<UnitChange>, StoreError> {
        let mut names = self.former_names()?;
        let mut successions = self.successions()?;
        self.all(
            "SELECT id, kind, on_day, document FROM unit_change ORDER BY on_day, id",
            [],
            |row| {
                let id: i64 = row.get("id")?;
                Ok(UnitChange {
                    kind: row.get::<_, Code<_>>("kind")?.0,
                    on: row.get::<_, Day>("on_day")?.0,
                    document: row.get("document")?,
                    names: names.remove(&id).unwrap_or_default(),
                    successions: successions.remove(&id).unwrap_or_default(),
                })
            },
        )
    }

    /// What became of all units, for reading them as of a day.
    ///
    /// # Errors
    /// SQLite's.
    pub fn units_past(&self) -> Result<Past, StoreError> {
        let mut past = Past::default();
        for change in self.unit_changes()? {
            past.names.extend(change.names);
            past.successions.extend(change.successions);
        }
        Ok(past)
    }

    fn former_names(&self) -> Result<HashMap<i64, Vec<FormerName>>, StoreError> {
        self.grouped(
            "SELECT f.change_id, f.unit_id, f.name, f.short, c.on_day
             FROM unit_former_name f JOIN unit_change c ON c.id = f.change_id
             ORDER BY f.change_id, f.unit_id",
            |row| {
                Ok(FormerName {
                    unit: UnitId(row.get("unit_id")?),
                    name: row.get("name")?,
                    short: row.get("short")?,
                    before: row.get::<_, Day>("on_day")?.0,
                })
            },
        )
    }

    fn successions(&self) -> Result<HashMap<i64, Vec<Succession>>, StoreError> {
        self.grouped(
            "SELECT h.change_id, h.unit_id, h.heir_id, c.on_day
             FROM unit_heir h JOIN unit_change c ON c.id = h.change_id
             ORDER BY h.change_id, h.unit_id, h.heir_id",
            |row| {
                Ok(Succession {
                    unit: UnitId(row.get("unit_id")?),
                    heir: UnitId(row.get("heir_id")?),
                    on: row.get::<_, Day>("on_day")?.0,
                })
            },
        )
    }
}

impl Tx<'_> {
    /// Enters a change; what it does to units follows.
    ///
    /// # Errors
    /// SQLite's.
    pub fn log_unit_change(&self, change: &NewUnitChange<'_>) -> Result<UnitChangeId, StoreError> {
        let id = self.insert(
            "INSERT INTO unit_change (kind, on_day, document, logged_at) VALUES (?1, ?2, ?3, ?4)",
            (
                Code(change.kind),
                Day(change.on),
                change.document,
                Moment(change.at),
            ),
        )?;
        Ok(UnitChangeId(id))
    }

    /// Gives a unit another name and short name; those it has are kept as borne before the
    /// change.
    ///
    /// # Errors
    /// SQLite's.
    pub fn rename_unit(
        &self,
        change: UnitChangeId,
        unit: &Unit,
        (name, short): (&str, Option<&str>),
    ) -> Result<(), StoreError> {
        self.write(
            "INSERT INTO unit_former_name (change_id, unit_id, name, short)
             VALUES (?1, ?2, ?3, ?4)",
            (change.0, unit.id.0, &unit.name, &unit.short),
        )?;
        self.write(
            "UPDATE unit SET name = ?2, short = ?3 WHERE id = ?1",
            (unit.id.0, name, short),
        )?;
        Ok(())
    }

    /// Takes a spelling away from a unit; another is to answer to it.
    ///
    /// # Errors
    /// SQLite's.
    pub fn drop_unit_alias(&self, unit: UnitId, alias: &str) -> Result<(), StoreError> {
        self.write(
            "DELETE FROM unit_alias WHERE unit_id = ?1 AND alias = ?2",
            (unit.0, alias),
        )?;
        Ok(())
    }

    /// Hands a unit's work to another: its assignments, withdrawn ones too, and its place in
    /// collectives. The unit keeps what it has; which of the two counts on a day is a matter of
    /// the days they exist.
    ///
    /// # Errors
    /// SQLite's.
    pub fn hand_on(
        &self,
        change: UnitChangeId,
        unit: UnitId,
        heir: UnitId,
    ) -> Result<(), StoreError> {
        self.write(
            "INSERT INTO unit_heir (change_id, unit_id, heir_id) VALUES (?1, ?2, ?3)",
            (change.0, unit.0, heir.0),
        )?;
        self.write(
            include_str!("unit_change/assignments.sql"),
            (unit.0, heir.0),
        )?;
        self.write(
            "INSERT INTO collective_member (collective_id, unit_id)
             SELECT collective_id, ?2 FROM collective_member WHERE unit_id = ?1
             ON CONFLICT (collective_id, unit_id) DO NOTHING",
            (unit.0, heir.0),
        )?;
        Ok(())
    }

    /// Gives a unit a place in the order of protocol.
    ///
    /// # Errors
    /// SQLite's.
    pub fn place_unit(&self, unit: UnitId, order: u32) -> Result<(), StoreError> {
        self.write(
            "UPDATE unit SET position = ?2 WHERE id = ?1",
            (unit.0, order),
        )?;
        Ok(())
    }
}
