//! What goes out to units: files in a folder or one archive, each with a draft letter where wanted.
//! The program itself never sends anything.

use crate::{OfficeError, files};
use mail::Draft;
use plan::unit::Unit;
use sheets::mailing::Mailing;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Where what goes out is put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outlet {
    /// A folder; made if missing.
    Folder(PathBuf),
    /// One archive (.zip).
    Archive(PathBuf),
}

/// How something goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Where it is put.
    pub to: Outlet,
    /// Whether a draft letter goes with every file.
    pub drafts: bool,
}

impl Delivery {
    /// Files by themselves in a folder.
    pub fn folder(path: impl Into<PathBuf>) -> Delivery {
        Delivery {
            to: Outlet::Folder(path.into()),
            drafts: false,
        }
    }
}

/// What goes to one unit.
pub(crate) struct Parcel<'a> {
    pub unit: &'a Unit,
    /// The names' beginning, without an ending.
    pub stem: String,
    /// The workbook, where there is one.
    pub workbook: Option<Vec<u8>>,
    /// A letter to be signed (.docx), where there is one.
    pub letter: Option<Vec<u8>>,
    /// What the letter says.
    pub mailing: Mailing,
}

/// Where a parcel was put: paths, or names within the archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Delivered {
    pub workbook: Option<String>,
    pub letter: Option<String>,
    pub draft: Option<String>,
}

/// A delivery on its way.
pub(crate) struct Outbox<'a> {
    delivery: &'a Delivery,
    taken: BTreeSet<String>,
    packed: Vec<(String, Vec<u8>)>,
}

impl<'a> Outbox<'a> {
    /// Begins a delivery.
    pub(crate) fn open(delivery: &'a Delivery) -> Outbox<'a> {
        Outbox {
            delivery,
            taken: BTreeSet::new(),
            packed: Vec::new(),
        }
    }

    /// Puts one unit's parcel where it goes: into the folder at once, into the archive at the end.
    /// The workbook stands beside its letter unless it only goes along with it.
    ///
    /// # Errors
    /// The folder cannot be made or written.
    pub(crate) fn put(
        &mut self,
        parcel: Parcel<'_>,
        beside: Beside,
    ) -> Result<Delivered, OfficeError> {
        let stem = self.unused(&parcel.stem);
        let name = format!("{stem}.xlsx");
        let mut delivered = Delivered::default();
        if let (Some(bytes), Beside::Yes) = (&parcel.workbook, beside) {
            delivered.workbook = Some(self.write(name.clone(), bytes.clone())?);
        }
        // It goes with the letter once somebody signed it.
        if let Some(bytes) = parcel.letter {
            delivered.letter = Some(self.write(format!("{stem}.docx"), bytes)?);
        }
        if self.delivery.drafts {
            let draft = Draft {
                name: parcel.unit.name.clone(),
                to: parcel.unit.email.clone(),
                subject: parcel.mailing.subject,
                text: parcel.mailing.text,
                files: parcel
                    .workbook
                    .map(|bytes| (name, bytes))
                    .into_iter()
                    .collect(),
            };
            delivered.draft = Some(self.write(format!("{stem}.eml"), draft.write())?);
        }
        Ok(delivered)
    }

    /// Ends the delivery; the archive, where it is one.
    ///
    /// # Errors
    /// The archive cannot be written.
    pub(crate) fn close(self) -> Result<Option<String>, OfficeError> {
        let Outlet::Archive(path) = &self.delivery.to else {
            return Ok(None);
        };
        let bytes = mail::pack(&self.packed).map_err(|error| OfficeError::Unexpected {
            detail: error.to_string(),
        })?;
        files::save(path, &bytes)?;
        Ok(Some(path.display().to_string()))
    }

    fn write(&mut self, name: String, bytes: Vec<u8>) -> Result<String, OfficeError> {
        match &self.delivery.to {
            Outlet::Folder(folder) => {
                files::make_folder(folder)?;
                let path = folder.join(name);
                files::save(&path, &bytes)?;
                Ok(path.display().to_string())
            }
            Outlet::Archive(_) => {
                self.packed.push((name.clone(), bytes));
                Ok(name)
            }
        }
    }

    /// A name of its own: two units may differ in their accents alone.
    fn unused(&mut self, stem: &str) -> String {
        let mut name = stem.to_owned();
        let mut number = 2;
        while !self.taken.insert(name.clone()) {
            name = format!("{stem}-{number}");
            number += 1;
        }
        name
    }
}

/// Whether a parcel's workbook also stands by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// By itself, and with the letter.
    Yes,
    /// With the letter only.
    No,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_units_never_write_into_one_file() {
        let delivery = Delivery::folder("nowhere");
        let mut outbox = Outbox::open(&delivery);
        let names = ["phu-son_2024-03", "phu-son_2024-03", "phu-son_2024-03"];
        let named = names.map(|stem| outbox.unused(stem));
        assert_eq!(
            named,
            ["phu-son_2024-03", "phu-son_2024-03-2", "phu-son_2024-03-3"]
        );
    }
}
