//! The journal: what was done, and taking it back; integrity.

use crate::clock::rfc3339;
use crate::views::{CheckView, OperationView, UndoneOperation, UndoneView};
use crate::wording;
use crate::{Office, OfficeError};

/// How far back the history is listed.
const HISTORY: u32 = 500;

impl Office {
    /// What was done, newest first.
    ///
    /// # Errors
    /// The store refuses.
    pub fn history(&self) -> Result<Vec<OperationView>, OfficeError> {
        self.read(|reader| {
            let entry = |entry: store::HistoryEntry| OperationView {
                id: entry.id.0,
                at: rfc3339(entry.at),
                what: wording::operation(&entry.kind, &entry.title),
                undone: entry.undone_at.is_some(),
            };
            Ok(reader.history(HISTORY)?.into_iter().map(entry).collect())
        })
    }

    /// Takes back what was done last.
    ///
    /// # Errors
    /// Nothing is left to take back; the store refuses.
    pub fn undo(&mut self) -> Result<UndoneView, OfficeError> {
        let now = self.now();
        let path = self.store.path().to_owned();
        let undone = self
            .store
            .undo(now)
            .map_err(|cause| OfficeError::Store { path, cause })?;
        let what = wording::operation(&undone.kind, &undone.title);
        Ok(UndoneView {
            undone: UndoneOperation {
                id: undone.id.0,
                what,
            },
        })
    }

    /// Looks through the whole store.
    ///
    /// # Errors
    /// The store refuses.
    pub fn check(&self) -> Result<CheckView, OfficeError> {
        self.read(|reader| {
            let problems: Vec<String> = reader.check()?.iter().map(wording::problem).collect();
            Ok(CheckView {
                ok: problems.is_empty(),
                problems,
            })
        })
    }

    /// The domain tables as text, for tests: equal dumps mean equal stores.
    ///
    /// # Errors
    /// The store refuses.
    pub fn dump(&self) -> Result<String, OfficeError> {
        self.read(|reader| Ok(reader.dump()?))
    }
}
