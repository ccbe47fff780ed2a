//! Periods as they were when first used: later changes of the regime rewrite no history.

use crate::codes::{Day, Moment, PeriodCode};
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use plan::period::{Period, PeriodId};
use rusqlite::Row;

/// A period that was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPeriod {
    /// Its window and due times, as they were then.
    pub period: Period,
    /// Whether it was closed: what had not come counts as never sent.
    pub closed: bool,
}

impl Reader<'_> {
    /// The period, if it was ever used.
    ///
    /// # Errors
    /// SQLite's.
    pub fn period(&self, id: PeriodId) -> Result<Option<StoredPeriod>, StoreError> {
        self.one(
            "SELECT id, from_day, to_day, units_due, province_due, closed
             FROM period WHERE id = ?1",
            [PeriodCode(id)],
            period,
        )
    }

    /// All periods that were used, by their last day.
    ///
    /// # Errors
    /// SQLite's.
    pub fn periods(&self) -> Result<Vec<StoredPeriod>, StoreError> {
        self.all(
            "SELECT id, from_day, to_day, units_due, province_due, closed
             FROM period ORDER BY to_day, id",
            [],
            period,
        )
    }
}

impl Tx<'_> {
    /// Keeps a period that is used for the first time; one already kept stays as it is.
    /// Returns the one kept.
    ///
    /// # Errors
    /// SQLite's.
    pub fn keep_period(&self, period: &Period) -> Result<Period, StoreError> {
        self.write(
            "INSERT INTO period (id, kind, from_day, to_day, units_due, province_due, closed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)
             ON CONFLICT (id) DO NOTHING",
            (
                PeriodCode(period.id),
                period.id.kind().word(),
                Day(period.from),
                Day(period.to),
                Moment(period.units_due),
                Moment(period.province_due),
            ),
        )?;
        let kept = self.period(period.id)?.ok_or(StoreError::PeriodUnknown)?;
        Ok(kept.period)
    }

    /// Closes a period.
    ///
    /// # Errors
    /// The period was never used; SQLite's.
    pub fn close_period(&self, id: PeriodId) -> Result<(), StoreError> {
        match self.write(
            "UPDATE period SET closed = 1 WHERE id = ?1",
            [PeriodCode(id)],
        )? {
            0 => Err(StoreError::PeriodUnknown),
            _ => Ok(()),
        }
    }
}

fn period(row: &Row<'_>) -> rusqlite::Result<StoredPeriod> {
    let period = Period {
        id: row.get::<_, PeriodCode>("id")?.0,
        from: row.get::<_, Day>("from_day")?.0,
        to: row.get::<_, Day>("to_day")?.0,
        units_due: row.get::<_, Moment>("units_due")?.0,
        province_due: row.get::<_, Moment>("province_due")?.0,
    };
    Ok(StoredPeriod {
        period,
        closed: row.get("closed")?,
    })
}
