//! The register of documents in and out, and the tasks they founded. What is written of a document
//! can be corrected; its file stays as it came.

use crate::codes::{Code, Day, Moment};
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use crate::original::FileHash;
use crate::stored_plan::PlanId;
use crate::task::TaskRecord;
use chrono::{NaiveDate, NaiveDateTime};
use plan::directive::{Direction, DocumentId};
use plan::task::{TaskId, TaskNumber};
use rusqlite::Row;

/// What is registered of a document; blank where it is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRecord {
    /// Whether it came or went.
    pub direction: Direction,
    /// Số, ký hiệu.
    pub number: String,
    /// Its day.
    pub dated: Option<NaiveDate>,
    /// Cơ quan ban hành.
    pub issuer: String,
    /// Trích yếu.
    pub summary: String,
    /// By when an answer is asked for.
    pub due: Option<NaiveDate>,
    /// Its file, among the originals: name and hash.
    pub file: Option<(String, FileHash)>,
}

/// A document in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredDocument {
    /// Identity.
    pub id: DocumentId,
    /// What is registered.
    pub record: DocumentRecord,
    /// When it was.
    pub logged_at: NaiveDateTime,
}

impl Reader<'_> {
    /// The register, what was entered last first.
    ///
    /// # Errors
    /// SQLite's.
    pub fn documents(&self) -> Result<Vec<RegisteredDocument>, StoreError> {
        self.all(
            "SELECT id, direction, number, dated, issuer, summary, due, file_name, original,
                    logged_at
             FROM document ORDER BY id DESC",
            [],
            document,
        )
    }

    /// How many numbers of a plan's directive tasks were given, to those removed since too.
    ///
    /// # Errors
    /// SQLite's.
    pub fn directive_places(&self, plan: PlanId) -> Result<u32, StoreError> {
        let numbers = self.all(
            "SELECT number FROM task WHERE plan_id = ?1 AND document_id IS NOT NULL",
            [plan.0],
            |row| row.get::<_, String>("number"),
        )?;
        let places = numbers
            .iter()
            .filter_map(|number| TaskNumber::read(number)?.directive_place());
        Ok(places.max().unwrap_or_default())
    }
}

impl Tx<'_> {
    /// Enters a document into the register.
    ///
    /// # Errors
    /// SQLite's.
    pub fn register_document(
        &self,
        record: &DocumentRecord,
        at: NaiveDateTime,
    ) -> Result<DocumentId, StoreError> {
        let file = record.file.as_ref();
        let id = self.insert(
            "INSERT INTO document (direction, number, dated, issuer, summary, due, file_name,
                                   original, logged_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            (
                Code(record.direction),
                &record.number,
                record.dated.map(Day),
                &record.issuer,
                &record.summary,
                record.due.map(Day),
                file.map_or("", |(name, _)| name.as_str()),
                file.map(|(_, hash)| hash),
                Moment(at),
            ),
        )?;
        Ok(DocumentId(id))
    }

    /// Corrects what is registered of a document; its file stays.
    ///
    /// # Errors
    /// SQLite's.
    pub fn correct_document(
        &self,
        document: DocumentId,
        record: &DocumentRecord,
    ) -> Result<(), StoreError> {
        self.write(
            "UPDATE document SET direction = ?2, number = ?3, dated = ?4, issuer = ?5,
                                 summary = ?6, due = ?7
             WHERE id = ?1",
            (
                document.0,
                Code(record.direction),
                &record.number,
                record.dated.map(Day),
                &record.issuer,
                &record.summary,
                record.due.map(Day),
            ),
        )?;
        Ok(())
    }

    /// Adds a task that a document founded.
    ///
    /// # Errors
    /// SQLite's.
    pub fn found_task(
        &self,
        plan: PlanId,
        document: DocumentId,
        task: &TaskRecord,
    ) -> Result<TaskId, StoreError> {
        let id = self.insert_task(plan, task)?;
        self.write(
            "UPDATE task SET document_id = ?2 WHERE id = ?1",
            (id.0, document.0),
        )?;
        Ok(id)
    }
}

fn document(row: &Row<'_>) -> rusqlite::Result<RegisteredDocument> {
    let original: Option<FileHash> = row.get("original")?;
    let name: String = row.get("file_name")?;
    Ok(RegisteredDocument {
        id: DocumentId(row.get("id")?),
        record: DocumentRecord {
            direction: row.get::<_, Code<_>>("direction")?.0,
            number: row.get("number")?,
            dated: row.get::<_, Option<Day>>("dated")?.map(|day| day.0),
            issuer: row.get("issuer")?,
            summary: row.get("summary")?,
            due: row.get::<_, Option<Day>>("due")?.map(|day| day.0),
            file: original.map(|hash| (name, hash)),
        },
        logged_at: row.get::<_, Moment>("logged_at")?.0,
    })
}
