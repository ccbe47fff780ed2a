//! Who was reminded of which period, when and how.

use crate::codes::{Code, Moment, PeriodCode};
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use chrono::NaiveDateTime;
use plan::period::PeriodId;
use plan::reminder::Channel;
use plan::unit::UnitId;
use rusqlite::Row;

/// One reminder of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The unit.
    pub unit: UnitId,
    /// The period it was reminded of.
    pub period: PeriodId,
    /// When.
    pub at: NaiveDateTime,
    /// How.
    pub channel: Channel,
    /// Who spoke to whom, the letter's number: as entered.
    pub note: String,
}

impl Reader<'_> {
    /// All reminders, in the order they were logged.
    ///
    /// # Errors
    /// SQLite's.
    pub fn reminders(&self) -> Result<Vec<Reminder>, StoreError> {
        self.all(
            "SELECT unit_id, period_id, at, channel, note FROM reminder ORDER BY id",
            [],
            reminder,
        )
    }
}

impl Tx<'_> {
    /// Logs a reminder. Its period must have been kept. The same way on the same day is the same
    /// reminder: writing a letter anew adds none.
    ///
    /// # Errors
    /// SQLite's.
    pub fn log_reminder(&self, reminder: &Reminder) -> Result<(), StoreError> {
        self.write(
            "INSERT INTO reminder (unit_id, period_id, at, channel, note)
             SELECT ?1, ?2, ?3, ?4, ?5
             WHERE NOT EXISTS (SELECT 1 FROM reminder
                               WHERE unit_id = ?1 AND period_id = ?2 AND channel = ?4
                                 AND substr(at, 1, 10) = substr(?3, 1, 10))",
            (
                reminder.unit.0,
                PeriodCode(reminder.period),
                Moment(reminder.at),
                Code(reminder.channel),
                &reminder.note,
            ),
        )?;
        Ok(())
    }
}

fn reminder(row: &Row<'_>) -> rusqlite::Result<Reminder> {
    Ok(Reminder {
        unit: UnitId(row.get("unit_id")?),
        period: row.get::<_, PeriodCode>("period_id")?.0,
        at: row.get::<_, Moment>("at")?.0,
        channel: row.get::<_, Code<_>>("channel")?.0,
        note: row.get("note")?,
    })
}
