//! What is kept with a frozen return beside its workbook: the values a template can take, and the
//! report in words. Returns frozen by earlier programs have none.

use crate::codes::PeriodCode;
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use crate::original::FileHash;
use plan::period::PeriodId;
use rusqlite::named_params;

/// What is kept beside a frozen workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenExtra {
    /// Every value a template can take; the caller's own notation.
    pub facts: String,
    /// The report's bytes.
    pub narrative: FileHash,
    /// The parts of it written by hand, to tell whether they changed.
    pub told: String,
}

impl Reader<'_> {
    /// What was kept beside a frozen workbook, where something was.
    ///
    /// # Errors
    /// SQLite's.
    pub fn frozen_extra(
        &self,
        period: PeriodId,
        version: u32,
    ) -> Result<Option<FrozenExtra>, StoreError> {
        self.one(
            "SELECT e.facts, e.narrative, e.told FROM frozen_extra e
             JOIN frozen_return r ON r.id = e.return_id
             WHERE r.period_id = ?1 AND r.version = ?2",
            (PeriodCode(period), version),
            |row| {
                Ok(FrozenExtra {
                    facts: row.get("facts")?,
                    narrative: row.get("narrative")?,
                    told: row.get("told")?,
                })
            },
        )
    }
}

impl Tx<'_> {
    /// Keeps what belongs to a frozen return.
    ///
    /// # Errors
    /// The original is not there; SQLite's.
    pub fn keep_frozen_extra(
        &self,
        period: PeriodId,
        version: u32,
        extra: &FrozenExtra,
    ) -> Result<(), StoreError> {
        self.write(
            "INSERT INTO frozen_extra (return_id, facts, narrative, told)
             SELECT id, :facts, :narrative, :told FROM frozen_return
             WHERE period_id = :period AND version = :version",
            named_params! {
                ":period": PeriodCode(period),
                ":version": version,
                ":facts": extra.facts,
                ":narrative": extra.narrative,
                ":told": extra.told,
            },
        )?;
        Ok(())
    }
}
