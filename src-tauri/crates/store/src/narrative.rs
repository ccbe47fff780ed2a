//! Parts of the report in words that she wrote herself.

use crate::codes::{Code, PeriodCode};
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use plan::narrative::Part;
use plan::period::PeriodId;
use rusqlite::Row;

/// A part written by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnText {
    /// The part.
    pub part: Part,
    /// Her words.
    pub text: String,
    /// What the program had drafted when she wrote them.
    pub drafted: String,
}

impl Reader<'_> {
    /// The parts of a period's report that were written by hand.
    ///
    /// # Errors
    /// SQLite's.
    pub fn own_texts(&self, period: PeriodId) -> Result<Vec<OwnText>, StoreError> {
        self.all(
            "SELECT part, text, drafted FROM narrative_text WHERE period_id = ?1",
            [PeriodCode(period)],
            own_text,
        )
    }
}

impl Tx<'_> {
    /// Keeps a part written by hand. Its period must have been kept.
    ///
    /// # Errors
    /// SQLite's.
    pub fn keep_own_text(&self, period: PeriodId, own: &OwnText) -> Result<(), StoreError> {
        self.write(
            "INSERT INTO narrative_text (period_id, part, text, drafted) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (period_id, part) DO UPDATE SET text = ?3, drafted = ?4",
            (PeriodCode(period), Code(own.part), &own.text, &own.drafted),
        )?;
        Ok(())
    }

    /// Gives a part back to the program's draft.
    ///
    /// # Errors
    /// SQLite's.
    pub fn drop_own_text(&self, period: PeriodId, part: Part) -> Result<(), StoreError> {
        self.write(
            "DELETE FROM narrative_text WHERE period_id = ?1 AND part = ?2",
            (PeriodCode(period), Code(part)),
        )?;
        Ok(())
    }
}

fn own_text(row: &Row<'_>) -> rusqlite::Result<OwnText> {
    Ok(OwnText {
        part: row.get::<_, Code<_>>("part")?.0,
        text: row.get("text")?,
        drafted: row.get("drafted")?,
    })
}
