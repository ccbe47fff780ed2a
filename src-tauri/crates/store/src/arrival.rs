//! How a submission reached the office, and what came with it: a letter's own words, signed
//! documents.

use crate::codes::{Code, Coded, Day, PeriodCode};
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use crate::mapping::ReadAs;
use crate::original::FileHash;
use crate::submission::SubmissionId;
use plan::period::PeriodId;
use plan::submission::{Marks, Way};
use plan::unit::UnitId;
use rusqlite::Row;

/// How a submission to be stored reached the office, and what came with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrival {
    /// How it came where no workbook brought it.
    pub way: Option<Way>,
    /// The words that came with it.
    pub letter: Option<LetterText>,
    /// The signed documents it is, or came with.
    pub documents: Vec<NewDocument>,
    /// How it was read from its workbook.
    pub read_as: ReadAs,
}

/// The words that came with a report, as they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LetterText {
    /// A letter's subject; empty for a message.
    pub subject: String,
    /// The text.
    pub text: String,
}

/// A signed document to be stored with a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDocument {
    /// Its file's name.
    pub file_name: String,
    /// Its bytes, kept already.
    pub original: FileHash,
    /// What identifies it.
    pub marks: Marks,
}

/// A stored signed document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedDocument {
    /// Identity.
    pub id: DocumentId,
    /// The submission it is, or came with.
    pub submission: SubmissionId,
    /// Its file's name.
    pub file_name: String,
    /// Its bytes.
    pub original: FileHash,
    /// What identifies it.
    pub marks: Marks,
}

/// Identity of a signed document within one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId(pub i64);

const SELECT: &str = "SELECT d.id, d.submission_id, d.file_name, d.original, d.number, d.dated,
                             d.signer
                      FROM signed_document d";

impl Reader<'_> {
    /// The words that came with a submission.
    ///
    /// # Errors
    /// SQLite's.
    pub fn letter_of(&self, id: SubmissionId) -> Result<Option<LetterText>, StoreError> {
        self.one(
            "SELECT subject, text FROM submission_letter WHERE submission_id = ?1",
            [id.0],
            |row| {
                Ok(LetterText {
                    subject: row.get("subject")?,
                    text: row.get("text")?,
                })
            },
        )
    }

    /// The signed documents of a submission, as they came.
    ///
    /// # Errors
    /// SQLite's.
    pub fn documents_of(&self, id: SubmissionId) -> Result<Vec<SignedDocument>, StoreError> {
        let sql = format!("{SELECT} WHERE d.submission_id = ?1 ORDER BY d.id");
        self.all(&sql, [id.0], document)
    }

    /// The signed documents of all submissions for a period, by submission.
    ///
    /// # Errors
    /// SQLite's.
    pub fn documents_for(&self, period: PeriodId) -> Result<Vec<SignedDocument>, StoreError> {
        let sql = format!(
            "{SELECT} JOIN submission s ON s.id = d.submission_id
             WHERE s.period_id = ?1 ORDER BY d.submission_id, d.id"
        );
        self.all(&sql, [PeriodCode(period)], document)
    }

    /// Whether these very bytes are kept as a signed document of a unit for a period.
    ///
    /// # Errors
    /// SQLite's.
    pub fn has_document(
        &self,
        hash: &FileHash,
        unit: UnitId,
        period: PeriodId,
    ) -> Result<bool, StoreError> {
        let found = self.one(
            "SELECT 1 FROM signed_document d JOIN submission s ON s.id = d.submission_id
             WHERE d.original = ?1 AND s.unit_id = ?2 AND s.period_id = ?3 LIMIT 1",
            (hash, unit.0, PeriodCode(period)),
            |_| Ok(()),
        )?;
        Ok(found.is_some())
    }
}

impl Tx<'_> {
    /// Keeps what came with a submission.
    pub(crate) fn insert_arrival(
        &self,
        id: SubmissionId,
        arrival: &Arrival,
    ) -> Result<(), StoreError> {
        if let Some(LetterText { subject, text }) = &arrival.letter {
            self.insert(
                "INSERT INTO submission_letter (submission_id, subject, text) VALUES (?1, ?2, ?3)",
                (id.0, subject, text),
            )?;
        }
        self.insert_read_as(id, &arrival.read_as)?;
        for document in &arrival.documents {
            let marks = &document.marks;
            // One letter may bring the same scan twice.
            self.write(
                "INSERT INTO signed_document
                     (submission_id, file_name, original, number, dated, signer)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (submission_id, original) DO NOTHING",
                (
                    id.0,
                    &document.file_name,
                    &document.original,
                    &marks.number,
                    marks.dated.map(Day),
                    &marks.signer,
                ),
            )?;
        }
        Ok(())
    }

    /// Says what identifies a signed document.
    ///
    /// # Errors
    /// No such document; SQLite's.
    pub fn describe_document(&self, id: DocumentId, marks: &Marks) -> Result<(), StoreError> {
        let written = self.write(
            "UPDATE signed_document SET number = ?2, dated = ?3, signer = ?4 WHERE id = ?1",
            (id.0, &marks.number, marks.dated.map(Day), &marks.signer),
        )?;
        match written {
            0 => Err(StoreError::SubmissionUnknown),
            _ => Ok(()),
        }
    }
}

impl Coded for Way {
    const ALL: &'static [Way] = &Way::ALL;
    fn word(self) -> &'static str {
        Way::word(self)
    }
}

/// A way as a column holds it.
pub(crate) fn way(row: &Row<'_>) -> rusqlite::Result<Option<Way>> {
    Ok(row.get::<_, Option<Code<Way>>>("way")?.map(|code| code.0))
}

fn document(row: &Row<'_>) -> rusqlite::Result<SignedDocument> {
    Ok(SignedDocument {
        id: DocumentId(row.get("id")?),
        submission: SubmissionId(row.get("submission_id")?),
        file_name: row.get("file_name")?,
        original: row.get("original")?,
        marks: Marks {
            number: row.get("number")?,
            dated: row.get::<_, Option<Day>>("dated")?.map(|day| day.0),
            signer: row.get("signer")?,
        },
    })
}
