//! Files the program wrote in this run, and showing them with the system's own programs.
//!
//! The window may name only these: a path that came from anywhere else is never opened.

use office::OfficeError;
use office::views::{
    BackupFileView, BackupView, BundleView, CalendarFileView, CorrectionsView, DispatchView,
    FillView, FormsView, FrozenReturnView, MembersFile, NarrativeFile, ReminderView, RestoreView,
    ReturnView,
};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The files, each by its one true path.
#[derive(Default)]
pub struct Written {
    files: BTreeSet<PathBuf>,
}

/// An answer that names files the program wrote.
pub trait Names {
    /// Their paths as the window has them.
    fn files(&self) -> Vec<&str>;
}

impl Written {
    /// Takes note of the files an answer names.
    pub fn note(&mut self, answer: &impl Names) {
        let files = answer.files().into_iter().map(fs::canonicalize);
        self.files.extend(files.filter_map(Result::ok));
    }

    /// Refuses a path that leads to anything else than a file the program wrote.
    pub fn must_hold(&self, path: &Path) -> Result<(), OfficeError> {
        let path = path.to_owned();
        match fs::canonicalize(&path) {
            Err(_) => Err(OfficeError::FileMissing { path }),
            Ok(file) if self.files.contains(&file) => Ok(()),
            Ok(_) => Err(OfficeError::NotWritten { path }),
        }
    }
}

/// Shows a file in the system's file manager.
pub fn reveal(file: &Path) -> Result<(), OfficeError> {
    tauri_plugin_opener::reveal_item_in_dir(file).map_err(|_| refused(file))
}

/// Opens a file with the system's program for it.
pub fn open(file: &Path) -> Result<(), OfficeError> {
    tauri_plugin_opener::open_path(file, None::<&str>).map_err(|_| refused(file))
}

fn refused(file: &Path) -> OfficeError {
    OfficeError::CannotOpen {
        path: file.to_owned(),
    }
}

impl Names for FormsView {
    fn files(&self) -> Vec<&str> {
        let forms = self.files.iter().map(|form| form.path.as_str());
        let drafts = self.files.iter().filter_map(|form| form.draft.as_deref());
        forms.chain(drafts).collect()
    }
}

impl Names for CorrectionsView {
    fn files(&self) -> Vec<&str> {
        let files = self.files.iter().map(|file| file.path.as_str());
        let letters = self.files.iter().map(|file| file.letter.as_str());
        let drafts = self.files.iter().filter_map(|file| file.draft.as_deref());
        files.chain(letters).chain(drafts).collect()
    }
}

impl Names for FrozenReturnView {
    fn files(&self) -> Vec<&str> {
        let reached = self.stages.last().and_then(|stage| stage.path.as_deref());
        reached.into_iter().collect()
    }
}

impl Names for ReturnView {
    fn files(&self) -> Vec<&str> {
        vec![&self.path]
    }
}

impl Names for FillView {
    fn files(&self) -> Vec<&str> {
        vec![&self.path]
    }
}

impl Names for BundleView {
    fn files(&self) -> Vec<&str> {
        self.files.iter().map(|file| file.path.as_str()).collect()
    }
}

impl Names for NarrativeFile {
    fn files(&self) -> Vec<&str> {
        vec![&self.path]
    }
}

impl Names for ReminderView {
    fn files(&self) -> Vec<&str> {
        let drafts = self.drafts.iter().map(|draft| draft.path.as_str());
        self.path.iter().map(String::as_str).chain(drafts).collect()
    }
}

impl Names for DispatchView {
    fn files(&self) -> Vec<&str> {
        vec![&self.path]
    }
}

impl Names for MembersFile {
    fn files(&self) -> Vec<&str> {
        vec![&self.path]
    }
}

impl Names for CalendarFileView {
    fn files(&self) -> Vec<&str> {
        vec![&self.path]
    }
}

impl Names for BackupView {
    fn files(&self) -> Vec<&str> {
        vec![&self.path]
    }
}

impl Names for Vec<BackupFileView> {
    fn files(&self) -> Vec<&str> {
        self.iter().map(|backup| backup.path.as_str()).collect()
    }
}

impl Names for RestoreView {
    fn files(&self) -> Vec<&str> {
        self.kept.iter().map(String::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_written_is_found_however_it_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let (ours, other) = (folder.path().join("a.xlsx"), folder.path().join("b.xlsx"));
        for file in [&ours, &other] {
            fs::write(file, "x").unwrap();
        }
        let mut written = Written::default();
        written.note(&BackupView {
            path: ours.display().to_string(),
            bytes: 1,
            sha256: String::new(),
        });
        let roundabout = folder.path().join(".").join("a.xlsx");
        assert!(written.must_hold(&ours).is_ok() && written.must_hold(&roundabout).is_ok());
        let code = |path: &Path| written.must_hold(path).unwrap_err().code();
        assert_eq!(code(&other), "not_written");
        assert_eq!(code(folder.path()), "not_written");
        fs::remove_file(&ours).unwrap();
        assert_eq!(code(&ours), "file_missing");
    }
}
