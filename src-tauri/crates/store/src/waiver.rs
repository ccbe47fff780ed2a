//! Periods that are owed by nobody, or not by one unit.

use crate::codes::{Moment, PeriodCode};
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use chrono::NaiveDateTime;
use plan::period::PeriodId;
use plan::unit::UnitId;
use rusqlite::Row;

/// A period that was waived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The period.
    pub period: PeriodId,
    /// The unit; `None` for every unit.
    pub unit: Option<UnitId>,
    /// Why.
    pub reason: String,
}

impl Reader<'_> {
    /// All waivers, in the order they were given.
    ///
    /// # Errors
    /// SQLite's.
    pub fn waivers(&self) -> Result<Vec<Waiver>, StoreError> {
        self.all(
            "SELECT period_id, unit_id, reason FROM waiver ORDER BY id",
            [],
            waiver,
        )
    }
}

impl Tx<'_> {
    /// Waives a period, which must have been kept; a reason given before is replaced.
    ///
    /// # Errors
    /// SQLite's.
    pub fn waive(&self, waiver: &Waiver, at: NaiveDateTime) -> Result<(), StoreError> {
        let unit = waiver.unit.map(|unit| unit.0);
        self.write(
            "INSERT INTO waiver (period_id, unit_id, reason, waived_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (period_id, coalesce(unit_id, 0))
             DO UPDATE SET reason = excluded.reason, waived_at = excluded.waived_at
             WHERE reason <> excluded.reason",
            (PeriodCode(waiver.period), unit, &waiver.reason, Moment(at)),
        )?;
        Ok(())
    }

    /// Takes a waiver back; whether there was one.
    ///
    /// # Errors
    /// SQLite's.
    pub fn unwaive(&self, period: PeriodId, unit: Option<UnitId>) -> Result<bool, StoreError> {
        let gone = self.write(
            "DELETE FROM waiver WHERE period_id = ?1 AND unit_id IS ?2",
            (PeriodCode(period), unit.map(|unit| unit.0)),
        )?;
        Ok(gone > 0)
    }
}

fn waiver(row: &Row<'_>) -> rusqlite::Result<Waiver> {
    Ok(Waiver {
        period: row.get::<_, PeriodCode>("period_id")?.0,
        unit: row.get::<_, Option<i64>>("unit_id")?.map(UnitId),
        reason: row.get("reason")?,
    })
}
