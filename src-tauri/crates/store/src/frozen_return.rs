//! Frozen returns: the exact workbook of a period with its version, its day and what counted.

use crate::codes::{Day, Moment, PeriodCode};
use crate::error::StoreError;
use crate::gate::{OperationId, Reader, Tx};
use crate::original::FileHash;
use crate::submission::SubmissionId;
use chrono::{NaiveDate, NaiveDateTime};
use plan::period::PeriodId;
use rusqlite::{Row, named_params};

/// A return as it was frozen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenReturn {
    /// The period it reports on.
    pub period: PeriodId,
    /// From 1, per period.
    pub version: u32,
    /// The day its statuses are derived for.
    pub as_of: NaiveDate,
    /// When it was frozen.
    pub frozen_at: NaiveDateTime,
    /// Its place in the journal.
    pub operation: OperationId,
    /// Where it was written then.
    pub path: String,
    /// The workbook's bytes, by their hash.
    pub original: FileHash,
}

/// A return to be frozen.
#[derive(Clone, Debug)]
pub struct NewFrozenReturn<'a> {
    /// The period it reports on; it must have been kept.
    pub period: PeriodId,
    /// The day its statuses are derived for.
    pub as_of: NaiveDate,
    /// When it is frozen.
    pub frozen_at: NaiveDateTime,
    /// Where it is written.
    pub path: &'a str,
    /// The workbook's bytes.
    pub original: &'a FileHash,
    /// Every cell as printed, and where it comes from; the caller's own notation.
    pub cells: &'a str,
    /// The submissions that counted.
    pub counted: &'a [SubmissionId],
}

impl Reader<'_> {
    /// All frozen returns, by period and version; the period last ended comes last.
    ///
    /// # Errors
    /// SQLite's.
    pub fn frozen_returns(&self) -> Result<Vec<FrozenReturn>, StoreError> {
        self.all(
            "SELECT r.period_id, r.version, r.as_of, r.frozen_at, r.operation, r.path, r.original
             FROM frozen_return r JOIN period p ON p.id = r.period_id
             ORDER BY p.to_day, r.period_id, r.version",
            [],
            frozen_return,
        )
    }

    /// The submissions that counted in a frozen return.
    ///
    /// # Errors
    /// SQLite's.
    pub fn counted(&self, period: PeriodId, version: u32) -> Result<Vec<SubmissionId>, StoreError> {
        self.all(
            "SELECT s.submission_id FROM frozen_return_submission s
             JOIN frozen_return r ON r.id = s.return_id
             WHERE r.period_id = ?1 AND r.version = ?2 ORDER BY s.submission_id",
            (PeriodCode(period), version),
            |row| Ok(SubmissionId(row.get(0)?)),
        )
    }

    /// One version of a period's return.
    ///
    /// # Errors
    /// SQLite's.
    pub fn frozen_return(
        &self,
        period: PeriodId,
        version: u32,
    ) -> Result<Option<FrozenReturn>, StoreError> {
        self.one(
            "SELECT period_id, version, as_of, frozen_at, operation, path, original
             FROM frozen_return WHERE period_id = ?1 AND version = ?2",
            (PeriodCode(period), version),
            frozen_return,
        )
    }

    /// The newest version of a period's return.
    ///
    /// # Errors
    /// SQLite's.
    pub fn newest_frozen_return(
        &self,
        period: PeriodId,
    ) -> Result<Option<FrozenReturn>, StoreError> {
        self.one(
            "SELECT period_id, version, as_of, frozen_at, operation, path, original
             FROM frozen_return WHERE period_id = ?1 ORDER BY version DESC LIMIT 1",
            [PeriodCode(period)],
            frozen_return,
        )
    }

    /// The cells kept with a frozen return, in the notation they came in.
    ///
    /// # Errors
    /// SQLite's.
    pub fn frozen_cells(
        &self,
        period: PeriodId,
        version: u32,
    ) -> Result<Option<String>, StoreError> {
        self.one(
            "SELECT cells FROM frozen_return WHERE period_id = ?1 AND version = ?2",
            (PeriodCode(period), version),
            |row| row.get(0),
        )
    }
}

impl Tx<'_> {
    /// Freezes a return as its period's next version.
    ///
    /// # Errors
    /// The period was not kept, a submission or the original is not there; SQLite's.
    pub fn freeze_return(&self, new: &NewFrozenReturn<'_>) -> Result<FrozenReturn, StoreError> {
        let newest = self.newest_frozen_return(new.period)?;
        let operation = self.operation()?;
        let version = newest.map_or(1, |newest| newest.version + 1);
        let id = self.insert(
            "INSERT INTO frozen_return
                 (period_id, version, as_of, frozen_at, operation, path, original, cells)
             VALUES (:period, :version, :as_of, :frozen_at, :operation, :path, :original,
                     :cells)",
            named_params! {
                ":period": PeriodCode(new.period),
                ":version": version,
                ":as_of": Day(new.as_of),
                ":frozen_at": Moment(new.frozen_at),
                ":operation": operation.0,
                ":path": new.path,
                ":original": new.original,
                ":cells": new.cells,
            },
        )?;
        for submission in new.counted {
            self.write(
                "INSERT INTO frozen_return_submission (return_id, submission_id, version)
                 SELECT ?1, id, version FROM submission WHERE id = ?2",
                (id, submission.0),
            )?;
        }
        Ok(FrozenReturn {
            period: new.period,
            version,
            as_of: new.as_of,
            frozen_at: new.frozen_at,
            operation,
            path: new.path.to_owned(),
            original: new.original.clone(),
        })
    }
}

fn frozen_return(row: &Row<'_>) -> rusqlite::Result<FrozenReturn> {
    Ok(FrozenReturn {
        period: row.get::<_, PeriodCode>("period_id")?.0,
        version: row.get("version")?,
        as_of: row.get::<_, Day>("as_of")?.0,
        frozen_at: row.get::<_, Moment>("frozen_at")?.0,
        operation: OperationId(row.get("operation")?),
        path: row.get("path")?,
        original: row.get("original")?,
    })
}
