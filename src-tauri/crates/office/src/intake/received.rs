//! What was received: all versions for a period, one of them in full, and what identifies its
//! signed documents.

use crate::clock::rfc3339;
use crate::periods::Sent;
use crate::views::{DocumentView, LetterView, MarksView, SubmissionDetail, SubmissionView};
use crate::{Office, OfficeError};
use plan::period::PeriodId;
use plan::submission::{Marks, Way};
use plan::text::clean;
use plan::unit::Directory;
use serde::Deserialize;
use specta::Type;
use std::collections::HashMap;
use store::{FileHash, Operation, Reader, SignedDocument, Submission, SubmissionId};

/// What is entered of a signed document. What is not said stays; empty text takes away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Type)]
pub struct DocumentMarks {
    /// Số, ký hiệu.
    pub number: Option<String>,
    /// Its day, 2024-03-12.
    pub dated: Option<String>,
    /// Who signed it.
    pub signer: Option<String>,
}

impl Office {
    /// All versions received for a period.
    ///
    /// # Errors
    /// No such period; the store refuses.
    pub fn submissions(&self, period: &str) -> Result<Vec<SubmissionView>, OfficeError> {
        self.read(|reader| {
            let period = self.period_of(reader, period)?.id;
            self.received(reader, period)
        })
    }

    /// One version with what came with it: the letter's words, signed documents.
    ///
    /// # Errors
    /// No such submission; the store refuses.
    pub fn submission(&self, id: i64) -> Result<SubmissionDetail, OfficeError> {
        self.read(|reader| {
            let stored = super::accept::known_submission(reader, id)?;
            let listed = self.received(reader, stored.period)?;
            let view = listed.into_iter().find(|view| view.id == id);
            let documents = reader.documents_of(stored.id)?;
            Ok(SubmissionDetail {
                submission: view.ok_or_else(|| unknown(id))?,
                container: stored.container,
                sender: stored.sender,
                letter: reader.letter_of(stored.id)?.as_ref().map(LetterView::from),
                documents: documents.iter().map(DocumentView::from).collect(),
            })
        })
    }

    /// Says what identifies a signed document of a submission, its only one where none is named.
    ///
    /// # Errors
    /// The submission has no such document; no such day; the store refuses.
    pub fn describe_document(
        &mut self,
        id: i64,
        document: Option<i64>,
        entered: &DocumentMarks,
    ) -> Result<SubmissionDetail, OfficeError> {
        let view = self.submission(id)?.submission;
        let documents = self.read(|reader| Ok(reader.documents_of(SubmissionId(id))?))?;
        let named = documents
            .into_iter()
            .find(|one| document.is_none_or(|named| named == one.id.0));
        let before = named.ok_or_else(|| unknown(id))?;
        let marks = entered.over(before.marks)?;
        let title = format!("{}, {}", view.unit, view.period);
        let operation = Operation::new("document_described", title, self.now());
        self.perform(
            &operation,
            |tx| Ok(tx.describe_document(before.id, &marks)?),
        )?;
        self.submission(id)
    }

    fn received(
        &self,
        reader: &Reader<'_>,
        period: PeriodId,
    ) -> Result<Vec<SubmissionView>, OfficeError> {
        let period = self.period_of(reader, &period.to_string())?;
        let sent = self.sent(reader, &period)?;
        // Under the names units bore then.
        let directory = self.directory_on(reader, period.to)?;
        let mut documents: HashMap<SubmissionId, usize> = HashMap::new();
        for document in reader.documents_for(period.id)? {
            *documents.entry(document.submission).or_default() += 1;
        }
        let mut sheets: HashMap<SubmissionId, Vec<String>> = HashMap::new();
        for (id, sheet) in reader.sheets_in(period.id)? {
            sheets.entry(id).or_default().push(sheet);
        }
        let carriers: HashMap<SubmissionId, FileHash> =
            reader.carriers_in(period.id)?.into_iter().collect();
        let wants = crate::corrections::wants_in(reader, period.id)?;
        let all = reader.submissions(period.id)?.into_iter();
        let view = |one: Submission| {
            let of = |counts: &HashMap<SubmissionId, usize>| {
                counts.get(&one.id).copied().unwrap_or_default()
            };
            let (documents, wants) = (of(&documents), of(&wants));
            let sheets = sheets.get(&one.id).cloned().unwrap_or_default();
            let carrier = carriers.get(&one.id);
            SubmissionView {
                sheets,
                letter_sha256: carrier.map(|hash| hash.as_str().to_owned()),
                ..view(one, &sent, &directory, (documents, wants))
            }
        };
        Ok(all.map(view).collect())
    }
}

impl DocumentMarks {
    fn over(&self, before: Marks) -> Result<Marks, OfficeError> {
        let text = |said: &Option<String>, before: String| {
            said.as_ref().map_or(before, |said| clean(said))
        };
        let dated = match self.dated.as_deref().map(str::trim) {
            None => before.dated,
            Some("") => None,
            Some(day) => Some(day.parse().map_err(|_| OfficeError::ValueInvalid {
                value: day.to_owned(),
            })?),
        };
        Ok(Marks {
            number: text(&self.number, before.number),
            dated,
            signer: text(&self.signer, before.signer),
        })
    }
}

fn view(
    one: Submission,
    sent: &Sent,
    directory: &Directory,
    (documents, wants): (usize, usize),
) -> SubmissionView {
    SubmissionView {
        id: one.id.0,
        unit: directory
            .unit(one.unit)
            .map(|unit| unit.name.clone())
            .unwrap_or_default(),
        period: one.period.to_string(),
        version: one.version,
        received: rfc3339(one.received_at),
        timeliness: sent.timeliness(one.unit).word(),
        handling: one.handling.word().to_owned(),
        reason: one.reason,
        wants,
        file: one.file_name,
        sha256: one.original.map(|hash| hash.as_str().to_owned()),
        letter_sha256: None,
        sheets: Vec::new(),
        way: way_word(one.way, documents),
        documents,
    }
}

/// How it came, in a stable word: a document that is none is a letter's own words.
fn way_word(way: Option<Way>, documents: usize) -> Option<&'static str> {
    match way? {
        Way::Document if documents == 0 => Some("letter"),
        way => Some(way.word()),
    }
}

fn unknown(id: i64) -> OfficeError {
    OfficeError::SubmissionUnknown { id: id.to_string() }
}

impl From<&SignedDocument> for DocumentView {
    fn from(document: &SignedDocument) -> DocumentView {
        DocumentView {
            id: document.id.0,
            file: document.file_name.clone(),
            sha256: document.original.as_str().to_owned(),
            marks: MarksView::from(&document.marks),
        }
    }
}
