//! The register of documents in and out. What is marked as secret never enters it.

use crate::error::DirectiveRefusal;
use crate::files;
use crate::plans::AllPlans;
use crate::views::RegisterView;
use crate::{Office, OfficeError};
use chrono::NaiveDate;
use plan::book::{Book, Cell};
use plan::directive::{Direction, DocumentId, marking};
use plan::submission::Marks;
use plan::text::{clean, match_key};
use std::path::{Path, PathBuf};
use store::{DocumentRecord, Operation, Reader, RegisteredDocument, Tx};
use words::register;

/// A document as it is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentEntry {
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
    /// Its file, kept as it is.
    pub file: Option<PathBuf>,
}

/// A document ready to be stored: what is registered, and its file's name and bytes.
pub(crate) struct Checked {
    record: DocumentRecord,
    file: Option<(String, Vec<u8>)>,
}

impl Office {
    /// The register, what was entered last first; of one direction where it is named.
    ///
    /// # Errors
    /// The store refuses.
    pub fn documents(
        &self,
        direction: Option<Direction>,
    ) -> Result<Vec<RegisterView>, OfficeError> {
        self.read(|reader| {
            let plans = self.all_plans(reader)?;
            let documents = reader.documents()?.into_iter();
            let wanted = |one: &RegisteredDocument| {
                direction.is_none_or(|direction| direction == one.record.direction)
            };
            Ok(documents
                .filter(wanted)
                .map(|one| view(&one, &plans))
                .collect())
        })
    }

    /// A document of the register, by its identity or its number.
    ///
    /// # Errors
    /// There is none; the store refuses.
    pub fn document(&self, name: &str) -> Result<RegisterView, OfficeError> {
        self.read(|reader| {
            let plans = self.all_plans(reader)?;
            let document = registered(reader, name)?;
            Ok(view(&document, &plans))
        })
    }

    /// Enters a document; a file given with it is kept among the originals.
    ///
    /// # Errors
    /// It has no number; the register holds it already; it is marked as secret; its file cannot
    /// be read; the store refuses.
    pub fn add_document(&mut self, entry: &DocumentEntry) -> Result<RegisterView, OfficeError> {
        let checked = self.checked(entry)?;
        let now = self.now();
        let title = checked.record.number.clone();
        let operation = Operation::new("document_added", title, now);
        let done = self.perform(&operation, |tx| checked.store(tx, now))?;
        self.document(&done.output.0.to_string())
    }

    /// Corrects what is registered of a document, named by its identity or its number. Its file
    /// stays, whatever the entry says of one; tasks and papers go on naming it.
    ///
    /// # Errors
    /// There is none; it would have no number, be one the register holds already, or bear a
    /// marking of secrecy; the store refuses.
    pub fn edit_document(
        &mut self,
        name: &str,
        entry: &DocumentEntry,
    ) -> Result<RegisterView, OfficeError> {
        let id = self.read(|reader| Ok(registered(reader, name)?.id))?;
        let record = self.record(entry, Some(id))?;
        let title = record.number.clone();
        let operation = Operation::new("document_edited", title, self.now());
        self.perform(&operation, |tx| Ok(tx.correct_document(id, &record)?))?;
        // By its identity: another may bear its number now.
        self.read(|reader| {
            let plans = self.all_plans(reader)?;
            let documents = reader.documents()?;
            let edited = documents.iter().find(|one| one.id == id);
            let edited = edited.ok_or_else(|| DirectiveRefusal::DocumentUnknown {
                name: name.to_owned(),
            })?;
            Ok(view(edited, &plans))
        })
    }

    /// A document that may be stored.
    pub(crate) fn checked(&self, entry: &DocumentEntry) -> Result<Checked, OfficeError> {
        let file = entry.file.as_deref().map(read_file).transpose()?;
        let record = self.record(entry, None)?;
        Ok(Checked { record, file })
    }

    /// What may be registered of a document that is entered; `of`: of one in the register.
    fn record(
        &self,
        entry: &DocumentEntry,
        of: Option<DocumentId>,
    ) -> Result<DocumentRecord, OfficeError> {
        let record = DocumentRecord {
            direction: entry.direction,
            number: clean(&entry.number),
            dated: entry.dated,
            issuer: clean(&entry.issuer),
            summary: clean(&entry.summary),
            due: entry.due,
            file: None,
        };
        if record.number.is_empty() {
            return Err(DirectiveRefusal::DocumentNumberless.into());
        }
        for text in [&entry.number, &entry.issuer, &entry.summary] {
            refuse_secret(text)?;
        }
        let known = self.read(|reader| Ok(reader.documents()?))?;
        let mut others = known.iter().filter(|one| Some(one.id) != of);
        if others.any(|one| is_same(&one.record, &record)) {
            let number = record.number;
            return Err(DirectiveRefusal::DocumentKnown { number }.into());
        }
        Ok(record)
    }
}

impl Checked {
    /// Stores it, its file before it.
    pub fn store(
        &self,
        tx: &Tx<'_>,
        now: chrono::NaiveDateTime,
    ) -> Result<DocumentId, OfficeError> {
        let file = match &self.file {
            Some((name, bytes)) => Some((name.clone(), tx.insert_original(name, bytes)?)),
            None => None,
        };
        let record = DocumentRecord {
            file,
            ..self.record.clone()
        };
        Ok(tx.register_document(&record, now)?)
    }

    /// What is registered.
    pub fn record(&self) -> &DocumentRecord {
        &self.record
    }
}

/// Refuses words that bear a marking of secrecy.
///
/// # Errors
/// They do.
pub(crate) fn refuse_secret(text: &str) -> Result<(), OfficeError> {
    match marking(text) {
        Some(marking) => Err(DirectiveRefusal::MarkedSecret { marking }.into()),
        None => Ok(()),
    }
}

/// A document's file; one whose text can be read is looked through for markings.
fn read_file(path: &Path) -> Result<(String, Vec<u8>), OfficeError> {
    let loaded = files::load(path)?;
    if let Ok(book) = sheets::read(&loaded.bytes, &loaded.name()) {
        refuse_secret(&lines(&book).join("\n"))?;
    }
    Ok((loaded.name(), loaded.bytes))
}

/// A document's text line by line, as a reader sees it.
pub(crate) fn lines(book: &Book) -> Vec<String> {
    let rows = book.sheets.iter().flat_map(|sheet| &sheet.rows);
    let cells = rows.flat_map(|row| row.cells.iter().map(|(_, cell)| Cell::shown(cell)));
    cells
        .flat_map(|cell| cell.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// The same number of the same body in the same year, on the same way.
fn is_same(one: &DocumentRecord, other: &DocumentRecord) -> bool {
    let key = |record: &DocumentRecord| (match_key(&record.number), match_key(&record.issuer));
    one.direction == other.direction && one.dated == other.dated && key(one) == key(other)
}

/// The document that an identity or a number names: the one entered last of several.
///
/// # Errors
/// There is none.
pub(crate) fn registered(
    reader: &Reader<'_>,
    name: &str,
) -> Result<RegisteredDocument, OfficeError> {
    find(&reader.documents()?, name).cloned().ok_or_else(|| {
        DirectiveRefusal::DocumentUnknown {
            name: name.to_owned(),
        }
        .into()
    })
}

/// The same among documents at hand; a document may also be named as it is cited.
pub(crate) fn find<'d>(
    documents: &'d [RegisteredDocument],
    name: &str,
) -> Option<&'d RegisteredDocument> {
    let key = match_key(name);
    let by_number = |one: &&RegisteredDocument| {
        match_key(&one.record.number) == key || match_key(&cited(&one.record)) == key
    };
    let by_id = |one: &&RegisteredDocument| one.id.0.to_string() == name.trim();
    documents
        .iter()
        .find(by_number)
        .or_else(|| documents.iter().find(by_id))
}

/// A document that is only named in words: its number and day as far as they say them.
pub(crate) fn named_in_passing(words: &str) -> DocumentEntry {
    let number = words
        .split_whitespace()
        .map(|word| word.trim_matches([',', ';', '.']))
        .find(|word| word.contains('/') && word.chars().any(char::is_alphabetic));
    let day = words.split_whitespace().find_map(|word| {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        NaiveDate::parse_from_str(word, "%d/%m/%Y").ok()
    });
    let written = || Marks::in_lines(&[words.to_owned()]).dated;
    DocumentEntry {
        direction: Direction::In,
        number: number.unwrap_or(words).to_owned(),
        dated: day.or_else(written),
        issuer: String::new(),
        summary: words.to_owned(),
        due: None,
        file: None,
    }
}

/// A document in a few words, as other papers cite it.
pub(crate) fn cited(record: &DocumentRecord) -> String {
    let day = record.dated.map(|day| day.format("%d/%m/%Y").to_string());
    match (day, record.issuer.as_str()) {
        (Some(day), "") => register::cited_day(&record.number, day),
        (Some(day), issuer) => register::cited_full(&record.number, day, issuer),
        (None, "") => register::cited_number(&record.number),
        (None, issuer) => register::cited_issuer(&record.number, issuer),
    }
}

/// A document as it is shown.
pub(crate) fn view(document: &RegisteredDocument, plans: &AllPlans) -> RegisterView {
    let founded = plans.iter().flat_map(|plan| {
        let own = plan.tasks.iter();
        let own = own.filter(|task| task.directive == Some(document.id) && task.carried.is_none());
        own.map(|task| plan.handle(task))
    });
    RegisterView::new(document, cited(&document.record), founded.collect())
}
