//! Forms handed out: to whom, for which period, when.

use crate::codes::{Moment, PeriodCode};
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use chrono::NaiveDateTime;
use plan::period::PeriodId;
use plan::unit::UnitId;
use rusqlite::Row;
use std::collections::HashMap;

/// One form handed to one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormIssue {
    /// The unit.
    pub unit: UnitId,
    /// The period it asks for.
    pub period: PeriodId,
    /// When it was written.
    pub issued_at: NaiveDateTime,
    /// How many rows stood on it.
    pub rows: u32,
}

impl Reader<'_> {
    /// The forms handed out for a period, in the order they were.
    ///
    /// # Errors
    /// SQLite's.
    pub fn forms_issued(&self, period: PeriodId) -> Result<Vec<FormIssue>, StoreError> {
        self.all(
            "SELECT unit_id, period_id, issued_at, rows FROM form_issue
             WHERE period_id = ?1 ORDER BY id",
            [PeriodCode(period)],
            form_issue,
        )
    }

    /// To how many units forms were handed out, for every period there were any.
    ///
    /// # Errors
    /// SQLite's.
    pub fn units_given_forms(&self) -> Result<HashMap<PeriodId, u32>, StoreError> {
        let counts = self.all(
            "SELECT period_id, count(DISTINCT unit_id) FROM form_issue GROUP BY period_id",
            [],
            |row| Ok((row.get::<_, PeriodCode>(0)?.0, row.get::<_, u32>(1)?)),
        )?;
        Ok(counts.into_iter().collect())
    }
}

impl Tx<'_> {
    /// Records that a form was handed out. Its period must have been kept.
    ///
    /// # Errors
    /// SQLite's.
    pub fn record_form(&self, form: &FormIssue) -> Result<(), StoreError> {
        self.insert(
            "INSERT INTO form_issue (unit_id, period_id, issued_at, rows)
             VALUES (?1, ?2, ?3, ?4)",
            (
                form.unit.0,
                PeriodCode(form.period),
                Moment(form.issued_at),
                form.rows,
            ),
        )?;
        Ok(())
    }
}

fn form_issue(row: &Row<'_>) -> rusqlite::Result<FormIssue> {
    Ok(FormIssue {
        unit: UnitId(row.get("unit_id")?),
        period: row.get::<_, PeriodCode>("period_id")?.0,
        issued_at: row.get::<_, Moment>("issued_at")?.0,
        rows: row.get("rows")?,
    })
}
