//! Whether the store is whole: the file, its references, its originals, and which rows count.

use crate::error::StoreError;
use crate::gate::Reader;
use crate::original::FileHash;
use crate::submission::SubmissionId;
use rusqlite::Connection;
use rusqlite::types::ValueRef;

/// Something in a store that is not as it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The file's structure is broken.
    Integrity {
        /// SQLite's own words, for whoever looks after the program.
        detail: String,
    },
    /// A row refers to one that is not there.
    Reference {
        /// The table it stands in.
        table: String,
        /// The table it refers to.
        parent: String,
    },
    /// The original of a submission, plan, document or frozen return is missing.
    OriginalMissing {
        /// Its hash.
        hash: String,
    },
    /// An original's bytes are not those its hash was made of.
    OriginalDiffers {
        /// The hash it is kept under.
        hash: String,
    },
    /// The rows that count are not those that should.
    InForce {
        /// The submission the row stands in.
        submission: SubmissionId,
    },
    /// A journal entry was left open.
    OperationOpen,
}

impl Problem {
    /// The stable word the catalog knows the problem by.
    pub fn code(&self) -> &'static str {
        match self {
            Problem::Integrity { .. } => "integrity",
            Problem::Reference { .. } => "reference",
            Problem::OriginalMissing { .. } => "original_missing",
            Problem::OriginalDiffers { .. } => "original_differs",
            Problem::InForce { .. } => "in_force",
            Problem::OperationOpen => "operation_open",
        }
    }
}

impl Reader<'_> {
    /// Looks through the whole store. Empty means whole. What is broken below the tables ends
    /// the search: nothing above it can be trusted.
    ///
    /// # Errors
    /// SQLite's, other than damage.
    pub fn check(&self) -> Result<Vec<Problem>, StoreError> {
        let problems = structure(self.conn())?;
        if !problems.is_empty() {
            return Ok(problems);
        }
        match self.content() {
            Err(StoreError::Damaged) => Ok(vec![damage()]),
            content => content,
        }
    }

    fn content(&self) -> Result<Vec<Problem>, StoreError> {
        let mut problems = self.missing_originals()?;
        problems.extend(self.differing_originals()?);
        problems.extend(self.differing_letters()?);
        problems.extend(self.wrongly_in_force()?);
        let open = "SELECT 1 FROM store_state WHERE open_operation IS NOT NULL";
        problems.extend(self.one(open, [], |_| Ok(Problem::OperationOpen))?);
        Ok(problems)
    }

    fn missing_originals(&self) -> Result<Vec<Problem>, StoreError> {
        self.all(
            "SELECT original AS hash FROM submission
             WHERE original IS NOT NULL AND original NOT IN (SELECT sha256 FROM original)
             UNION SELECT original FROM plan
             WHERE original IS NOT NULL AND original NOT IN (SELECT sha256 FROM original)
             UNION SELECT original FROM frozen_return
             WHERE original NOT IN (SELECT sha256 FROM original)
             UNION SELECT narrative FROM frozen_extra
             WHERE narrative NOT IN (SELECT sha256 FROM original)
             UNION SELECT original FROM return_stage
             WHERE original IS NOT NULL AND original NOT IN (SELECT sha256 FROM original)
             UNION SELECT original FROM document
             WHERE original IS NOT NULL AND original NOT IN (SELECT sha256 FROM original)
             UNION SELECT original FROM measurement
             WHERE original IS NOT NULL AND original NOT IN (SELECT sha256 FROM original)",
            [],
            |row| {
                Ok(Problem::OriginalMissing {
                    hash: row.get("hash")?,
                })
            },
        )
    }

    /// One at a time, on the row's own bytes: an original may be large.
    fn differing_originals(&self) -> Result<Vec<Problem>, StoreError> {
        let differing = self.all("SELECT sha256, bytes FROM original", [], |row| {
            let hash: String = row.get("sha256")?;
            let same = match row.get_ref("bytes")? {
                ValueRef::Blob(bytes) => FileHash::of(bytes).as_str() == hash,
                _ => false,
            };
            Ok((!same).then_some(Problem::OriginalDiffers { hash }))
        })?;
        Ok(differing.into_iter().flatten().collect())
    }

    /// Letters that do not come back as they were.
    fn differing_letters(&self) -> Result<Vec<Problem>, StoreError> {
        let mut problems = Vec::new();
        for hash in self.letters()? {
            let back = match self.letter(&hash) {
                Err(StoreError::Damaged) => None,
                back => back?,
            };
            if back.is_none_or(|letter| FileHash::of(&letter.bytes) != hash) {
                let hash = hash.as_str().to_owned();
                problems.push(Problem::OriginalDiffers { hash });
            }
        }
        Ok(problems)
    }

    fn wrongly_in_force(&self) -> Result<Vec<Problem>, StoreError> {
        self.all(
            concat!(
                "SELECT submission_id FROM progress WHERE in_force <> (id IS ",
                include_str!("progress/speaking.sql"),
                ") UNION SELECT submission_id FROM measurement
                 WHERE submission_id IS NOT NULL AND in_force <> (id IS ",
                include_str!("measurement/speaking.sql"),
                ")"
            ),
            [],
            |row| {
                Ok(Problem::InForce {
                    submission: SubmissionId(row.get("submission_id")?),
                })
            },
        )
    }
}

/// What SQLite itself finds: pages, indexes, constraints, references.
pub(crate) fn structure(connection: &Connection) -> Result<Vec<Problem>, StoreError> {
    match integrity(connection).and_then(|mut problems| {
        problems.extend(references(connection)?);
        Ok(problems)
    }) {
        Err(StoreError::Damaged) => Ok(vec![damage()]),
        found => found,
    }
}

fn integrity(connection: &Connection) -> Result<Vec<Problem>, StoreError> {
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut problems = Vec::new();
    for detail in lines {
        let detail = detail?;
        if detail != "ok" {
            problems.push(Problem::Integrity { detail });
        }
    }
    Ok(problems)
}

fn references(connection: &Connection) -> Result<Vec<Problem>, StoreError> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let broken = statement.query_map([], |row| {
        Ok(Problem::Reference {
            table: row.get("table")?,
            parent: row.get("parent")?,
        })
    })?;
    Ok(broken.collect::<rusqlite::Result<_>>()?)
}

/// Damage that kept SQLite from looking any further.
pub(crate) fn damage() -> Problem {
    Problem::Integrity {
        detail: StoreError::Damaged.code().to_owned(),
    }
}
