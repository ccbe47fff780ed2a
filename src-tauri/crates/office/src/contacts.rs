//! A whole table of contacts: looked at first, and what was looked at is what is written.

use crate::files;
use crate::views::{ContactChange, ContactsProposal, ContactsView, RemarkView};
use crate::{Office, OfficeError};
use chrono::NaiveDate;
use plan::unit::{Contacts, Directory, Unit};
use std::path::{Path, PathBuf};
use store::{Operation, Revision};

/// A table of contacts that was read, waiting to be accepted.
#[derive(Debug)]
pub struct ContactsPreview {
    path: PathBuf,
    sha256: String,
    contacts: Contacts,
    before: Vec<Unit>,
    revision: Revision,
}

impl ContactsPreview {
    /// The preview to look at.
    pub fn view(&self) -> ContactsProposal {
        let pairs = self.before.iter().zip(&self.contacts.changed);
        ContactsProposal {
            path: self.path.display().to_string(),
            changes: pairs
                .flat_map(|(before, after)| changes(before, after))
                .collect(),
            same: self.contacts.same,
            remarks: remarks(&self.contacts),
        }
    }
}

impl Office {
    /// Reads a workbook's table of contacts against the directory. Rows that mean no unit, and
    /// values that cannot be, are remarked and left out.
    ///
    /// # Errors
    /// The file cannot be read or holds no such table; the store refuses.
    pub fn preview_contacts(&self, path: &Path) -> Result<ContactsPreview, OfficeError> {
        let file = files::load(path)?;
        let book = sheets::read(&file.bytes, &file.name()).map_err(|cause| {
            let path = path.to_owned();
            OfficeError::Unreadable { path, cause }
        })?;
        self.read(|reader| {
            let directory = self.directory(reader)?;
            let read = Contacts::read(&book, &directory);
            let contacts = read.ok_or_else(|| OfficeError::NoContacts {
                path: path.to_owned(),
            })?;
            Ok(ContactsPreview {
                path: path.to_owned(),
                sha256: file.sha256.clone(),
                before: before(&contacts, &directory),
                contacts,
                revision: reader.revision()?,
            })
        })
    }

    /// Takes over a table of contacts as it was previewed, in one operation.
    ///
    /// # Errors
    /// The file or the store changed since; the store refuses.
    pub fn accept_contacts(
        &mut self,
        preview: ContactsPreview,
    ) -> Result<ContactsView, OfficeError> {
        let ContactsPreview {
            path,
            sha256,
            contacts,
            revision,
            ..
        } = preview;
        let file = files::load(&path)?;
        if file.sha256 != sha256 {
            return Err(OfficeError::StalePreview);
        }
        let operation = Operation::new("directory_imported", file.name(), self.now());
        self.perform(&operation.expecting(revision), |tx| {
            for unit in &contacts.changed {
                tx.update_unit(unit)?;
            }
            Ok(())
        })?;
        let (same, remarks) = (contacts.same, remarks(&contacts));
        let changed = contacts.changed.into_iter();
        Ok(ContactsView {
            changed: changed.map(|unit| unit.name).collect(),
            same,
            remarks,
        })
    }

    /// Takes over a workbook's table of contacts at once.
    ///
    /// # Errors
    /// As [`Office::preview_contacts`].
    pub fn import_contacts(&mut self, path: &Path) -> Result<ContactsView, OfficeError> {
        let preview = self.preview_contacts(path)?;
        self.accept_contacts(preview)
    }
}

/// The changed units as they are.
fn before(contacts: &Contacts, directory: &Directory) -> Vec<Unit> {
    let changed = contacts.changed.iter();
    changed
        .map(|after| directory.unit(after.id).unwrap_or(after).clone())
        .collect()
}

fn remarks(contacts: &Contacts) -> Vec<RemarkView> {
    contacts.remarks.iter().map(RemarkView::from).collect()
}

/// What a table says otherwise of a unit.
fn changes(before: &Unit, after: &Unit) -> Vec<ContactChange> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let day = |day: Option<NaiveDate>| {
        let written = day.map(|day| day.format("%d/%m/%Y").to_string());
        written.unwrap_or_default()
    };
    let fields = |unit: &Unit| {
        [
            ("short", text(&unit.short)),
            ("email", text(&unit.email)),
            ("phone", text(&unit.phone)),
            ("aliases", unit.aliases.join("; ")),
            ("from", day(unit.from)),
            ("until", day(unit.until)),
        ]
    };
    let name = &after.name;
    let pairs = fields(before).into_iter().zip(fields(after));
    pairs
        .filter(|(before, after)| before != after)
        .map(|((field, before), (_, after))| ContactChange {
            unit: name.clone(),
            field,
            before,
            after,
        })
        .collect()
}
