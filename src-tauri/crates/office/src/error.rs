//! Everything a job can refuse, as codes with parameters; the words come from the catalog.

mod answers;
mod decisions;
mod directives;
mod from;
mod indicators;
mod mappings;
mod members;
mod periods;
mod plans;
mod report;
mod sources;
mod store;
mod templates;
mod units;
mod unreadable;

pub(crate) use answers::AnswerError;
pub use directives::DirectiveRefusal;
pub use indicators::IndicatorError;
pub use mappings::MappingError;
pub(crate) use mappings::field_name;
pub use members::MemberRefusal;
pub use periods::PeriodsError;
pub use plans::PlanRefusal;
pub use report::ReportError;
pub use sources::SourceError;
pub use templates::TemplateRefusal;
pub use units::UnitRefusal;

use ::store::StoreError;
use chrono::NaiveDate;
use mail::MailError;
use sheets::{ReadError, WriteError};
use std::path::{Path, PathBuf};
use words::error as said;

/// Why a job was refused. Nothing was written.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.code())]
pub enum OfficeError {
    /// The file does not exist.
    FileMissing {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be read.
    FileUnreadable {
        /// The file.
        path: PathBuf,
    },
    /// Another program holds the file open.
    FileLocked {
        /// The file.
        path: PathBuf,
    },
    /// The file is over the size limit.
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The limit in MB.
        limit: u64,
    },
    /// The file is no workbook that can be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: ReadError,
    },
    /// What came in a letter or archive is no workbook that can be read.
    UnreadableInside {
        /// Its name behind those of the letters and archives it lay in.
        name: String,
        /// Why.
        cause: ReadError,
    },
    /// The letter or archive cannot be opened.
    Unopened {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: MailError,
    },
    /// The letter or archive holds no file.
    NothingInside {
        /// The file.
        path: PathBuf,
        /// Whether it is a letter.
        letter: bool,
    },
    /// The workbook has no sheet of that name.
    SheetMissing {
        /// The file.
        path: PathBuf,
        /// The sheet asked for.
        sheet: String,
        /// The sheets there are.
        names: String,
    },
    /// No sheet has an appendix header.
    NoAppendix {
        /// The file.
        path: PathBuf,
    },
    /// The folder to write into does not exist.
    FolderMissing {
        /// The folder.
        path: PathBuf,
    },
    /// No room left.
    DiskFull {
        /// The file.
        path: PathBuf,
    },
    /// Writing is not allowed.
    ReadOnly {
        /// The file or folder.
        path: PathBuf,
    },
    /// Writing failed for another reason.
    CannotWrite {
        /// The file.
        path: PathBuf,
    },
    /// No bundled profile and no file of that name.
    ProfileUnknown {
        /// The name given.
        name: String,
        /// The bundled ones.
        known: String,
    },
    /// The profile's text does not hold together.
    ProfileInvalid {
        /// The profile.
        name: String,
        /// Where, and what was expected there.
        place: String,
    },
    /// No unit of that name.
    UnitUnknown {
        /// The name given.
        name: String,
    },
    /// No task of that number.
    TaskUnknown {
        /// The number given.
        number: String,
    },
    /// Several tasks have that number.
    TaskDoubled {
        /// The number given.
        number: String,
        /// The tasks, each by its handle and the beginning of its content.
        tasks: Vec<String>,
    },
    /// The unit is not assigned to the task.
    AssignmentUnknown {
        /// The unit.
        unit: String,
        /// The task's number.
        number: String,
    },
    /// The regime knows no such period.
    PeriodUnknown {
        /// The identity given.
        period: String,
    },
    /// The unit does not owe the period.
    PeriodNotOwed {
        /// The unit.
        unit: String,
        /// The period.
        period: String,
    },
    /// No plan is stored yet.
    NoPlan,
    /// The task's deadline hangs on no event.
    EventNotAwaited {
        /// The task's number.
        number: String,
    },
    /// The task has no last day that could be moved.
    NothingToExtend {
        /// The task's number.
        number: String,
    },
    /// A last day is not after the one it has to be after.
    DayTooEarly {
        /// The day given.
        until: NaiveDate,
        /// The day it has to be after.
        planned: NaiveDate,
    },
    /// A file's ending names no kind that can be written.
    EndingUnknown {
        /// The file.
        path: PathBuf,
    },
    /// The workbook holds no table of units and contacts.
    NoContacts {
        /// The file.
        path: PathBuf,
    },
    /// An e-mail address that is none.
    EmailInvalid {
        /// What was given.
        email: String,
    },
    /// A decision rests on no document.
    DocumentMissing,
    /// Nothing is missing from the unit that it could be reminded of.
    NothingToRemind {
        /// The unit.
        unit: String,
        /// The period.
        period: String,
    },
    /// A name already means a unit or collective.
    NameTaken {
        /// The name.
        name: String,
        /// What it means.
        meaning: String,
    },
    /// No submission of that number.
    SubmissionUnknown {
        /// The number given.
        id: String,
    },
    /// The store keeps no file of that hash.
    OriginalUnknown {
        /// SHA-256 in hexadecimal.
        hash: String,
    },
    /// No frozen return of that name.
    ReturnUnknown {
        /// The name given.
        name: String,
    },
    /// The return has no such cell, or nothing stands in it.
    CellUnknown {
        /// The cell given.
        cell: String,
    },
    /// The file or the store changed since the preview.
    StalePreview,
    /// Nothing that was given could be listed or stored.
    NothingStored,
    /// The file is no backup, or a broken one.
    BackupDamaged {
        /// The file.
        path: PathBuf,
    },
    /// The file is a backup, and was to be worked in.
    IsBackup {
        /// The file.
        path: PathBuf,
    },
    /// The file was not written by the program in this run.
    NotWritten {
        /// The file.
        path: PathBuf,
    },
    /// The system has nothing to open or show the file with.
    CannotOpen {
        /// The file.
        path: PathBuf,
    },
    /// A value given by hand is out of its range.
    ValueInvalid {
        /// What was given.
        value: String,
    },
    /// Something about difficulties, audiences or a return's stages.
    Report(ReportError),
    /// Something about periods or the settings of the regime.
    Periods(PeriodsError),
    /// The store refused.
    Store {
        /// The store's file.
        path: PathBuf,
        /// Why.
        cause: StoreError,
    },
    /// What else comes in as a report was refused.
    Source(SourceError),
    /// What is told of the columns of a unit's own table.
    Mapping(MappingError),
    /// A change of units, or of the work they have.
    Units(UnitRefusal),
    /// Of the province's templates, and of bundles.
    Template(TemplateRefusal),
    /// A document, a task it founds, a day on the way.
    Directive(DirectiveRefusal),
    /// A change of the group's members.
    Member(MemberRefusal),
    /// Of several plans in one store.
    Plans(PlanRefusal),
    /// Of indicators and their numbers.
    Indicator(IndicatorError),
    /// The system names no folder for the user's data.
    NoDataFolder,
    /// A unit is not written to.
    Answer(AnswerError),
    /// Whoever watches stopped the job.
    Cancelled,
    /// Something that should not happen.
    Unexpected {
        /// For whoever looks after the program.
        detail: String,
    },
}

impl OfficeError {
    /// The stable word other programs know the refusal by.
    pub fn code(&self) -> &'static str {
        match self {
            OfficeError::FileMissing { .. } => "file_missing",
            OfficeError::FileUnreadable { .. } => "file_unreadable",
            OfficeError::FileLocked { .. } => "file_locked",
            OfficeError::TooLarge { .. } => "too_large",
            OfficeError::Unreadable { cause, .. } | OfficeError::UnreadableInside { cause, .. } => {
                cause.code()
            }
            OfficeError::Unopened { cause, .. } => unreadable::code_of_mail(cause),
            OfficeError::NothingInside { letter: true, .. } => "letter_without_files",
            OfficeError::NothingInside { letter: false, .. } => "archive_without_files",
            OfficeError::SheetMissing { .. } => "sheet_missing",
            OfficeError::NoAppendix { .. } => "no_appendix",
            OfficeError::FolderMissing { .. } => "folder_missing",
            OfficeError::DiskFull { .. } => "disk_full",
            OfficeError::ReadOnly { .. } => "read_only",
            OfficeError::CannotWrite { .. } => "cannot_write",
            OfficeError::ProfileUnknown { .. } => "profile_unknown",
            OfficeError::ProfileInvalid { .. } => "profile_invalid",
            OfficeError::UnitUnknown { .. } => "unit_unknown",
            OfficeError::TaskUnknown { .. } => "task_unknown",
            OfficeError::TaskDoubled { .. } => "task_doubled",
            OfficeError::AssignmentUnknown { .. } => "assignment_unknown",
            OfficeError::PeriodUnknown { .. } => "period_unknown",
            OfficeError::PeriodNotOwed { .. } => "period_not_owed",
            OfficeError::NoPlan => "no_plan",
            OfficeError::EventNotAwaited { .. } => "event_not_awaited",
            OfficeError::NothingToExtend { .. } => "nothing_to_extend",
            OfficeError::DayTooEarly { .. } => "day_too_early",
            OfficeError::EndingUnknown { .. } => "ending_unknown",
            OfficeError::NoContacts { .. } => "no_contacts",
            OfficeError::EmailInvalid { .. } => "email_invalid",
            OfficeError::DocumentMissing => "document_missing",
            OfficeError::NothingToRemind { .. } => "nothing_to_remind",
            OfficeError::NameTaken { .. } => "name_taken",
            OfficeError::SubmissionUnknown { .. } => "submission_unknown",
            OfficeError::OriginalUnknown { .. } => "original_unknown",
            OfficeError::ReturnUnknown { .. } => "return_unknown",
            OfficeError::CellUnknown { .. } => "cell_unknown",
            OfficeError::StalePreview => "stale_preview",
            OfficeError::NothingStored => "nothing_stored",
            OfficeError::BackupDamaged { .. } => "backup_damaged",
            OfficeError::IsBackup { .. } => "is_backup",
            OfficeError::NotWritten { .. } => "not_written",
            OfficeError::CannotOpen { .. } => "cannot_open",
            OfficeError::ValueInvalid { .. } => "value_invalid",
            OfficeError::Report(refusal) => refusal.code(),
            OfficeError::Template(refusal) => refusal.code(),
            OfficeError::Periods(cause) => cause.code(),
            OfficeError::Store { cause, .. } => cause.code(),
            OfficeError::Source(refusal) => refusal.code(),
            OfficeError::Mapping(refusal) => refusal.code(),
            OfficeError::Units(refusal) => refusal.code(),
            OfficeError::Directive(refusal) => refusal.code(),
            OfficeError::Member(refusal) => refusal.code(),
            OfficeError::Plans(refusal) => refusal.code(),
            OfficeError::Indicator(error) => error.code(),
            OfficeError::NoDataFolder => "no_data_folder",
            OfficeError::Answer(refusal) => refusal.code(),
            OfficeError::Cancelled => "cancelled",
            OfficeError::Unexpected { .. } => "unexpected",
        }
    }

    /// What happened, in the catalog's words.
    pub fn message(&self) -> String {
        self.words().0
    }

    /// What was not lost and what to do next, in the catalog's words.
    pub fn hint(&self) -> String {
        self.words().1
    }

    /// The same refusal with the store's file named, where the store itself could not.
    pub(crate) fn in_store(self, store: &Path) -> OfficeError {
        match self {
            OfficeError::Store { path, cause } if path.as_os_str().is_empty() => {
                OfficeError::Store {
                    path: store.to_owned(),
                    cause,
                }
            }
            other => other,
        }
    }

    fn words(&self) -> (String, String) {
        match self {
            OfficeError::FileMissing { path }
            | OfficeError::FileUnreadable { path }
            | OfficeError::FileLocked { path }
            | OfficeError::FolderMissing { path }
            | OfficeError::DiskFull { path }
            | OfficeError::ReadOnly { path }
            | OfficeError::CannotWrite { path }
            | OfficeError::NoAppendix { path }
            | OfficeError::BackupDamaged { path }
            | OfficeError::IsBackup { path }
            | OfficeError::NotWritten { path }
            | OfficeError::CannotOpen { path } => self.words_of_path(&path.display().to_string()),
            OfficeError::TooLarge { path, limit } => {
                let path = path.display();
                (
                    said::too_large::text(path, limit),
                    said::too_large::hint().to_owned(),
                )
            }
            OfficeError::Unreadable { path, cause } => {
                unreadable::workbook(&path.display().to_string(), cause)
            }
            OfficeError::UnreadableInside { name, cause } => unreadable::workbook(name, cause),
            OfficeError::Unopened { path, cause } => {
                unreadable::mail(&path.display().to_string(), cause)
            }
            OfficeError::NothingInside { path, letter } => {
                unreadable::nothing_inside(&path.display().to_string(), *letter)
            }
            OfficeError::Report(refusal) => refusal.words(),
            OfficeError::Template(refusal) => refusal.words(),
            OfficeError::Source(refusal) => refusal.words(),
            OfficeError::Mapping(refusal) => refusal.words(),
            OfficeError::Periods(cause) => cause.words(),
            OfficeError::Store { path, cause } => store::words(&path.display().to_string(), cause),
            OfficeError::Answer(refusal) => refusal.words(),
            OfficeError::Units(refusal) => refusal.words(),
            OfficeError::Directive(refusal) => refusal.words(),
            OfficeError::Member(refusal) => refusal.words(),
            OfficeError::Plans(refusal) => refusal.words(),
            _ => self.words_of_names(),
        }
    }

    /// Refusals about a file or folder and nothing else.
    fn words_of_path(&self, path: &str) -> (String, String) {
        let (text, hint) = match self {
            OfficeError::FileMissing { .. } => {
                (said::file_missing::text(path), said::file_missing::hint())
            }
            OfficeError::FileLocked { .. } => {
                (said::file_locked::text(path), said::file_locked::hint())
            }
            OfficeError::FolderMissing { .. } => (
                said::folder_missing::text(path),
                said::folder_missing::hint(),
            ),
            OfficeError::DiskFull { .. } => (said::disk_full::text(path), said::disk_full::hint()),
            OfficeError::ReadOnly { .. } => (said::read_only::text(path), said::read_only::hint()),
            OfficeError::CannotWrite { .. } => {
                (said::cannot_write::text(path), said::cannot_write::hint())
            }
            OfficeError::NoAppendix { .. } => {
                (said::no_appendix::text(path), said::no_appendix::hint())
            }
            OfficeError::BackupDamaged { .. } => (
                said::backup_damaged::text(path),
                said::backup_damaged::hint(),
            ),
            OfficeError::IsBackup { .. } => (said::is_backup::text(path), said::is_backup::hint()),
            OfficeError::NotWritten { .. } => {
                (said::not_written::text(path), said::not_written::hint())
            }
            OfficeError::CannotOpen { .. } => {
                (said::cannot_open::text(path), said::cannot_open::hint())
            }
            _ => (
                said::file_unreadable::text(path),
                said::file_unreadable::hint(),
            ),
        };
        (text, hint.to_owned())
    }

    /// Refusals about something named, or about nothing in particular.
    fn words_of_names(&self) -> (String, String) {
        let fixed = |text: &str, hint: &str| (text.to_owned(), hint.to_owned());
        match self {
            OfficeError::SheetMissing { path, sheet, names } => (
                said::sheet_missing::text(path.display(), sheet),
                said::sheet_missing::hint(names),
            ),
            OfficeError::ProfileUnknown { name, known } => (
                said::profile_unknown::text(name),
                said::profile_unknown::hint(known),
            ),
            OfficeError::ProfileInvalid { name, place } => (
                said::profile_invalid::text(name, place),
                said::profile_invalid::hint().to_owned(),
            ),
            OfficeError::UnitUnknown { name } => (
                said::unit_unknown::text(name),
                said::unit_unknown::hint().to_owned(),
            ),
            OfficeError::TaskUnknown { number } => (
                said::task_unknown::text(number),
                said::task_unknown::hint().to_owned(),
            ),
            OfficeError::TaskDoubled { number, tasks } => (
                said::task_doubled::text(number, tasks.len(), tasks.join("; ")),
                said::task_doubled::hint(number),
            ),
            OfficeError::AssignmentUnknown { unit, number } => (
                said::assignment_unknown::text(unit, number),
                said::assignment_unknown::hint().to_owned(),
            ),
            OfficeError::PeriodUnknown { period } => (
                said::period_unknown::text(period),
                said::period_unknown::hint().to_owned(),
            ),
            OfficeError::PeriodNotOwed { unit, period } => (
                said::period_not_owed::text(unit, period),
                said::period_not_owed::hint().to_owned(),
            ),
            OfficeError::SubmissionUnknown { id } => (
                said::submission_unknown::text(id),
                said::submission_unknown::hint().to_owned(),
            ),
            OfficeError::OriginalUnknown { hash } => (
                said::original_unknown::text(hash.get(..12).unwrap_or(hash)),
                said::original_unknown::hint().to_owned(),
            ),
            OfficeError::ReturnUnknown { name } => (
                said::return_unknown::text(name),
                said::return_unknown::hint().to_owned(),
            ),
            OfficeError::CellUnknown { cell } => (
                said::cell_unknown::text(cell),
                said::cell_unknown::hint().to_owned(),
            ),
            OfficeError::ValueInvalid { value } => (
                said::value_invalid::text(value),
                said::value_invalid::hint().to_owned(),
            ),
            OfficeError::NoPlan => fixed(said::no_plan::text(), said::no_plan::hint()),
            OfficeError::Indicator(error) => error.words(),
            _ => self.words_of_decisions(),
        }
    }

    fn detail(&self) -> &str {
        match self {
            OfficeError::Unexpected { detail } => detail,
            other => other.code(),
        }
    }
}

impl From<WriteError> for OfficeError {
    fn from(error: WriteError) -> OfficeError {
        OfficeError::Unexpected {
            detail: error.to_string(),
        }
    }
}
