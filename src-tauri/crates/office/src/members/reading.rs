//! A list of members as it comes: a table, a decision's lines, a file or pasted text, set beside
//! the group that is.

use super::{DecisionEntry, Group, RenewalEntry};
use crate::error::MemberRefusal;
use crate::views::{MemberView, MembersListed};
use crate::{Office, OfficeError, files};
use chrono::NaiveDate;
use plan::book::Book;
use plan::member::{Renewal, read};
use std::path::{Path, PathBuf};
use words::document;

/// Where a list of members comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListSource {
    /// A workbook or document.
    File(PathBuf),
    /// Text that was pasted.
    Pasted(String),
}

impl Office {
    /// Reads a list of members and sets it beside the group on a day; nothing is stored.
    ///
    /// # Errors
    /// The file cannot be read; nobody is listed; the store refuses.
    pub fn read_members(
        &self,
        source: &ListSource,
        on: Option<NaiveDate>,
    ) -> Result<MembersListed, OfficeError> {
        let on = on.unwrap_or_else(|| self.clock.today());
        let renewal = self.renewal(source, on, false)?;
        let missing = self.renewal(source, on, true)?.leaving;
        let leaving = renewal.leaving;
        let missing = missing.into_iter().filter(|id| !leaving.contains(id));
        Ok(MembersListed {
            accepted: false,
            joining: renewal.joining.iter().map(MemberView::read).collect(),
            missing: missing.map(|id| id.0).collect(),
            changing: leaving.iter().map(|id| id.0).collect(),
            same: renewal.same,
        })
    }

    /// Takes over a list of members by a decision, as [`Office::read_members`] shows it; `whole`:
    /// whoever it does not name leaves. A list that says what is changes nothing.
    ///
    /// # Errors
    /// As [`Office::read_members`] and [`Office::renew_group`].
    pub fn import_members(
        &mut self,
        path: &Path,
        decision: DecisionEntry,
        whole: bool,
    ) -> Result<MembersListed, OfficeError> {
        let source = ListSource::File(path.to_owned());
        let on = self.decision(&decision)?.on;
        let mut view = self.read_members(&source, Some(on))?;
        let renewal = self.renewal(&source, on, whole)?;
        if renewal.joining.is_empty() && renewal.leaving.is_empty() {
            return Ok(view);
        }
        self.renew_group(&RenewalEntry {
            decision,
            leaving: renewal.leaving.iter().map(|id| id.0).collect(),
            joining: renewal.joining,
        })?;
        view.accepted = true;
        Ok(view)
    }

    fn renewal(
        &self,
        source: &ListSource,
        on: NaiveDate,
        whole: bool,
    ) -> Result<Renewal, OfficeError> {
        let book = book(source)?;
        self.read(|reader| {
            let listed = read(&book, &self.directory_on(reader, on)?);
            if listed.is_empty() {
                return Err(MemberRefusal::NobodyListed.into());
            }
            let current = Group::of(reader)?.on(on);
            Ok(Renewal::of(&current, &listed, whole))
        })
    }
}

fn book(source: &ListSource) -> Result<Book, OfficeError> {
    let (read, path) = match source {
        ListSource::File(path) => {
            let file = files::load(path)?;
            (sheets::read(&file.bytes, &file.name()), path.clone())
        }
        ListSource::Pasted(text) => {
            let name = document::pasted();
            (sheets::read_pasted(text, name), PathBuf::from(name))
        }
    };
    read.map_err(|cause| OfficeError::Unreadable { path, cause })
}
