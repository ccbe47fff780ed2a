//! Files that need not be shown again where the watched folder is looked through.

use crate::codes::{Code, Coded, Moment};
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use crate::original::FileHash;
use chrono::NaiveDateTime;

/// What became of a file that was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeenAs {
    /// A letter or archive whose content was taken in.
    Taken,
    /// She does not want to see it again.
    PutAside,
}

impl Coded for SeenAs {
    const ALL: &'static [SeenAs] = &[SeenAs::Taken, SeenAs::PutAside];

    fn word(self) -> &'static str {
        match self {
            SeenAs::Taken => "taken",
            SeenAs::PutAside => "put_aside",
        }
    }
}

impl Reader<'_> {
    /// Whether a file with this hash was taken in, by itself or for what is in it, or put aside.
    ///
    /// # Errors
    /// SQLite's.
    pub fn knows_file(&self, hash: &FileHash) -> Result<bool, StoreError> {
        let found = self.one(
            "SELECT 1 WHERE EXISTS (SELECT 1 FROM seen_file WHERE sha256 = ?1)
                         OR EXISTS (SELECT 1 FROM submission WHERE original = ?1)
                         OR EXISTS (SELECT 1 FROM signed_document WHERE original = ?1)",
            [hash],
            |_| Ok(()),
        )?;
        Ok(found.is_some())
    }
}

impl Tx<'_> {
    /// Notes what became of a file; what was noted first stays.
    ///
    /// # Errors
    /// SQLite's.
    pub fn note_file(
        &self,
        hash: &FileHash,
        name: &str,
        seen_as: SeenAs,
        at: NaiveDateTime,
    ) -> Result<(), StoreError> {
        self.write(
            "INSERT INTO seen_file (sha256, name, seen_as, seen_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (sha256) DO NOTHING",
            (hash, name, Code(seen_as), Moment(at)),
        )?;
        Ok(())
    }
}
