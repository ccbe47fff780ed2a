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
    /// Whether it was closed by hand: what had not come counts as never sent.
    pub closed: bool,
    /// Whether it was opened again by hand, so that no rule closes it.
    pub held_open: bool,
}

impl Reader<'_> {
    /// The period, if it was ever used.
    ///
    /// # Errors
    /// SQLite's.
    pub fn period(&self, id: PeriodId) -> Result<Option<StoredPeriod>, StoreError> {
        self.one(
            "SELECT id, from_day, to_day, units_due, late_after, province_due, closed, held_open
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
            "SELECT id, from_day, to_day, units_due, late_after, province_due, closed, held_open
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
        let is_later = period.late_after > period.units_due;
        self.write(
            "INSERT INTO period
                 (id, kind, from_day, to_day, units_due, province_due, late_after, closed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)
             ON CONFLICT (id) DO NOTHING",
            (
                PeriodCode(period.id),
                period.id.kind().word(),
                Day(period.from),
                Day(period.to),
                Moment(period.units_due),
                Moment(period.province_due),
                is_later.then_some(Moment(period.late_after)),
            ),
        )?;
        let kept = self.period(period.id)?.ok_or(StoreError::PeriodUnknown)?;
        Ok(kept.period)
    }

    /// Closes a period, or opens it again for good.
    ///
    /// # Errors
    /// The period was never kept; SQLite's.
    pub fn close_period(&self, id: PeriodId, close: bool) -> Result<(), StoreError> {
        match self.write(
            "UPDATE period SET closed = ?2, held_open = ?3 WHERE id = ?1",
            (PeriodCode(id), close, !close),
        )? {
            0 => Err(StoreError::PeriodUnknown),
            _ => Ok(()),
        }
    }
}

fn period(row: &Row<'_>) -> rusqlite::Result<StoredPeriod> {
    let units_due = row.get::<_, Moment>("units_due")?.0;
    let late_after = row.get::<_, Option<Moment>>("late_after")?;
    let period = Period {
        id: row.get::<_, PeriodCode>("id")?.0,
        from: row.get::<_, Day>("from_day")?.0,
        to: row.get::<_, Day>("to_day")?.0,
        units_due,
        late_after: late_after.map_or(units_due, |at| at.0),
        province_due: row.get::<_, Moment>("province_due")?.0,
    };
    Ok(StoredPeriod {
        period,
        closed: row.get("closed")?,
        held_open: row.get("held_open")?,
    })
}
