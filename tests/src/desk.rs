//! The secretary's desk: a store of her own in a folder that goes away, and the days she works on.

use crate::clerk::Workbook;
use chrono::NaiveDate;
use office::views::{FileView, IntakeView};
use office::{AppendixRequest, Clock, Office, OfficeError};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A desk with a store on it.
pub struct Desk {
    folder: TempDir,
}

/// A day, written 2024-03-14.
///
/// # Panics
/// If the text is no day.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A file of the project's bundled data.
pub fn bundled(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../data")
        .join(path)
}

/// A workbook kept for tests.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name)
}

impl Desk {
    /// A desk with a fresh store of a bundled profile and no plan.
    ///
    /// # Panics
    /// If the store cannot be made.
    pub fn empty(profile: &str) -> Desk {
        let folder = TempDir::new().expect("a folder");
        Office::create(
            &folder.path().join("store.tct06"),
            profile,
            Clock::Noon(day("2024-01-02")),
        )
        .expect("a store");
        Desk { folder }
    }

    /// A desk with the bundled Bỉm Sơn plan taken in.
    ///
    /// # Panics
    /// If the plan cannot be taken in.
    pub fn bim_son() -> Desk {
        Desk::with_plan("bim-son-2024", "2024-02-20")
    }

    /// The same, the directory knowing e-mail addresses of units.
    ///
    /// # Panics
    /// If the profile has no such unit, or the plan cannot be taken in.
    pub fn bim_son_with_addresses(addresses: &[(&str, &str)]) -> Desk {
        let text = fs::read_to_string(bundled("profiles/bim-son-2024.toml")).expect("a profile");
        let text = addresses.iter().fold(text, |text, (unit, address)| {
            let line = format!("name = \"{unit}\"\n");
            assert!(text.contains(&line), "{unit}");
            text.replace(&line, &format!("{line}email = \"{address}\"\n"))
        });
        let folder = TempDir::new().expect("a folder");
        let profile = folder.path().join("profile.toml");
        fs::write(&profile, text).expect("a profile");
        let desk = Desk::empty(profile.to_str().expect("a path of letters"));
        let plan = bundled("plans/bim-son-2024.xlsx");
        desk.take_in_plan("2024-02-20", &plan)
            .expect("the bundled plan");
        desk
    }

    /// A desk with the bundled Mường Lát plan taken in.
    ///
    /// # Panics
    /// If the plan cannot be taken in.
    pub fn muong_lat() -> Desk {
        Desk::with_plan("muong-lat-2023", "2023-03-20")
    }

    fn with_plan(profile: &str, on: &str) -> Desk {
        let desk = Desk::empty(profile);
        let file = bundled(&format!("plans/{profile}.xlsx"));
        desk.take_in_plan(on, &file).expect("the bundled plan");
        desk
    }

    /// Reads an appendix and accepts it.
    ///
    /// # Errors
    /// What the office refuses.
    pub fn take_in_plan(
        &self,
        on: &str,
        file: &Path,
    ) -> Result<office::views::ProposalView, OfficeError> {
        let mut office = self.on(on);
        let preview = office.preview_appendix(&AppendixRequest {
            file: file.to_owned(),
            ..AppendixRequest::default()
        })?;
        office.accept_appendix(preview)
    }

    /// The office on a day.
    ///
    /// # Panics
    /// If the store cannot be opened.
    pub fn on(&self, today: &str) -> Office {
        Office::open(&self.store(), Clock::Noon(day(today))).expect("the store")
    }

    /// Everything the store knows as text: equal dumps mean equal stores.
    ///
    /// # Panics
    /// If the store cannot be read.
    pub fn dump(&self) -> String {
        self.on("2024-01-02").dump().expect("a dump")
    }

    /// The store's file.
    pub fn store(&self) -> PathBuf {
        self.folder.path().join("store.tct06")
    }

    /// A path on the desk.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Hands out one unit's form and opens it on the clerk's screen.
    ///
    /// # Panics
    /// If the form cannot be written.
    pub fn form(&self, on: &str, period: &str, unit: &str) -> Workbook {
        let folder = self.path("forms");
        let forms = self
            .on(on)
            .export_forms(period, &folder, Some(unit))
            .expect("a form");
        Workbook::open(&fs::read(&forms.files[0].path).expect("the form"))
    }

    /// Puts a workbook into the inbox under a name.
    ///
    /// # Panics
    /// If it cannot be written.
    pub fn receive(&self, name: &str, workbook: &Workbook) -> PathBuf {
        let inbox = self.path("inbox");
        fs::create_dir_all(&inbox).expect("an inbox");
        fs::write(inbox.join(name), workbook.save()).expect("the file");
        inbox.join(name)
    }

    /// Previews files and accepts what can be stored.
    ///
    /// # Errors
    /// What the office refuses.
    pub fn accept(&self, on: &str, files: &[PathBuf]) -> Result<IntakeView, OfficeError> {
        let mut office = self.on(on);
        let preview = office.preview_submissions(files, None)?;
        office.accept_submissions(preview)
    }

    /// Previews one file.
    ///
    /// # Panics
    /// If the office refuses or the file gives not exactly one entry.
    pub fn look_at(&self, on: &str, file: &Path) -> FileView {
        let preview = self
            .on(on)
            .preview_submissions(&[file.to_owned()], None)
            .expect("a preview");
        let mut files = preview.view().files;
        assert_eq!(files.len(), 1);
        files.remove(0)
    }
}
