//! Taking in the plan's appendix: preview, then accept exactly what was previewed.

mod helping;
mod proposing;
mod settling;
mod storing;
mod target;

pub use helping::HelperChoice;
pub use settling::DayChoice;

use crate::files::{self, Loaded};
use crate::profile::BUNDLED;
use crate::rules::before_day;
use crate::views::{ColumnView, DeadlineView, PlanView, ProposalView};
use crate::{Office, OfficeError};
use chrono::NaiveDate;
use plan::appendix::{self, Asked, ChosenColumns, Column};
use plan::proposal::Proposal;
use plan::text::match_key;
use plan::unit::{Directory, Meaning};
use proposing::Ticked;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use store::{Reader, Revision};
use target::Target;
use words::document;

/// Beginning of the settings that keep what columns hold, by their headings' keys.
const COLUMN_SETTING: &str = "appendix_column.";

/// The value of such a setting for a column that is kept under its own heading.
const KEPT_AS_IT_IS: &str = "none";

/// Which appendix to read, and what is known of it.
#[derive(Clone, Debug, Default)]
pub struct AppendixRequest {
    /// The workbook.
    pub file: PathBuf,
    /// The sheet to read; otherwise the first with an appendix header.
    pub sheet: Option<String>,
    /// The plan's year; otherwise read off the appendix.
    pub year: Option<i32>,
    /// The plan it is about: "new", a year, or a plan's identity; otherwise told by its year,
    /// title and tasks.
    pub plan: Option<String>,
}

/// An appendix that was read and set against the store; accepting consumes it.
#[derive(Debug)]
pub struct AppendixPreview {
    proposal: Proposal,
    directory: Directory,
    source: Loaded,
    origin: Origin,
    revision: Revision,
    wanted: Wanted,
    target: Target,
    /// The helpers named in prose that a person took.
    taken: BTreeSet<HelperChoice>,
    /// Days chosen where a task's deadline names one that does not exist, by the task's place.
    days: BTreeMap<usize, NaiveDate>,
    ticked: Ticked,
}

/// What was asked for when it was read.
#[derive(Clone, Debug, Default)]
struct Wanted {
    sheet: Option<String>,
    year: Option<i32>,
    plan: Option<String>,
    /// Columns told for this appendix; remembered once it is accepted.
    columns: ChosenColumns,
    /// What phrases mean that nobody could be told from; remembered once it is accepted.
    settled: Vec<(String, Meaning)>,
}

/// Where an appendix came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// A file, which may change after it was previewed.
    File,
    /// The program itself.
    Program,
    /// The clipboard: the bytes are its text.
    Clipboard,
}

impl AppendixPreview {
    /// The preview to look at.
    pub fn view(&self) -> ProposalView {
        let mut view = ProposalView::new(&self.proposal, &self.directory, false);
        helping::mark(&mut view, &self.taken);
        view.indicators = self.ticked.views(&self.proposal);
        self.target.mark(&mut view);
        view
    }

    /// The preview as a person goes through it: with the table's columns, and with the words of
    /// every deadline in pieces, to underline what gave which part.
    pub fn for_review(&self) -> ProposalView {
        let mut view = self.view();
        view.columns = self.proposal.columns.iter().map(ColumnView::from).collect();
        for (shown, task) in view.tasks.iter_mut().zip(&self.proposal.tasks) {
            shown.task.deadline = DeadlineView::with_pieces(&task.deadline);
        }
        view
    }
}

impl Office {
    /// Reads an appendix and sets it against the stored plan.
    ///
    /// # Errors
    /// The file cannot be read, is no workbook, or has no appendix in it.
    pub fn preview_appendix(
        &self,
        request: &AppendixRequest,
    ) -> Result<AppendixPreview, OfficeError> {
        let wanted = Wanted {
            sheet: request.sheet.clone(),
            year: request.year,
            plan: request.plan.clone(),
            ..Wanted::default()
        };
        self.preview(files::load(&request.file)?, Origin::File, wanted)
    }

    /// Reads an appendix out of text that was copied from a table or a document, and sets it
    /// against the stored plan.
    ///
    /// # Errors
    /// Nothing was pasted, too much was, or there is no appendix in it.
    pub fn preview_pasted_appendix(
        &self,
        text: &str,
        year: Option<i32>,
    ) -> Result<AppendixPreview, OfficeError> {
        let source = Loaded {
            path: PathBuf::from(document::pasted()),
            sha256: files::sha256(text.as_bytes()),
            bytes: text.as_bytes().to_vec(),
        };
        let wanted = Wanted {
            year,
            ..Wanted::default()
        };
        self.preview(source, Origin::Clipboard, wanted)
    }

    /// Reads the appendix that comes with the program for the store's locality, and sets it
    /// against the stored plan.
    ///
    /// # Errors
    /// None comes with the locality; the store refuses.
    pub fn preview_bundled_appendix(&self) -> Result<AppendixPreview, OfficeError> {
        let path = PathBuf::from(format!("{}.xlsx", self.profile.code));
        let bundled = BUNDLED
            .iter()
            .find(|bundled| bundled.code == self.profile.code)
            .ok_or_else(|| OfficeError::NoAppendix { path: path.clone() })?;
        let source = Loaded {
            path,
            sha256: files::sha256(bundled.appendix),
            bytes: bundled.appendix.to_vec(),
        };
        self.preview(source, Origin::Program, Wanted::default())
    }

    /// Reads a previewed appendix again, with a person's word for what the column below a heading
    /// holds; none keeps it under its own heading.
    ///
    /// # Errors
    /// Without that column there is no appendix left; the store refuses.
    pub fn choose_column(
        &self,
        preview: &AppendixPreview,
        heading: &str,
        column: Option<Column>,
    ) -> Result<AppendixPreview, OfficeError> {
        let mut wanted = preview.wanted.clone();
        wanted.columns.insert(match_key(heading), column);
        self.preview(preview.source.clone(), preview.origin, wanted)
    }

    /// Sets a previewed appendix against another plan: "new", a year, or a plan's identity.
    ///
    /// # Errors
    /// There is no such plan; the store refuses.
    pub fn choose_plan(
        &self,
        preview: &AppendixPreview,
        plan: &str,
    ) -> Result<AppendixPreview, OfficeError> {
        let mut wanted = preview.wanted.clone();
        wanted.plan = Some(plan.to_owned());
        self.preview(preview.source.clone(), preview.origin, wanted)
    }

    fn preview(
        &self,
        source: Loaded,
        origin: Origin,
        wanted: Wanted,
    ) -> Result<AppendixPreview, OfficeError> {
        let asked = self.read(|reader| self.asked(reader, &wanted))?;
        let book = match origin {
            Origin::File | Origin::Program => sheets::read(&source.bytes, &source.name()),
            Origin::Clipboard => {
                sheets::read_pasted(&String::from_utf8_lossy(&source.bytes), &source.name())
            }
        };
        let book = book.map_err(|cause| OfficeError::Unreadable {
            path: source.path.clone(),
            cause,
        })?;
        let (draft, remarks) = appendix::read(&book, &asked)
            .map_err(|missing| no_appendix(&source.path, &asked, &missing.sheets))?;
        self.read(|reader| {
            let directory = self.directory(reader)?.with_spellings(&wanted.settled);
            let before_day = before_day(reader)?;
            let target = Target::of(reader, &draft, wanted.plan.as_deref())?;
            let stored = target.stored(reader)?;
            let current = stored.as_ref().map(|stored| &stored.plan);
            let decided = proposing::decided(reader)?;
            let mut proposal =
                Proposal::new(draft, remarks, &directory, before_day, current, &decided);
            target::without_known_indicators(reader, &mut proposal, &target, &decided)?;
            proposing::give_codes(&mut proposal, &reader.indicators()?);
            Ok(AppendixPreview {
                proposal,
                directory,
                source,
                origin,
                revision: reader.revision()?,
                wanted,
                target,
                taken: BTreeSet::new(),
                days: BTreeMap::new(),
                ticked: Ticked::default(),
            })
        })
    }

    /// What is known before reading: what was asked for, and the columns told earlier.
    fn asked(&self, reader: &Reader<'_>, wanted: &Wanted) -> Result<Asked, OfficeError> {
        let remembered = reader.settings_under(COLUMN_SETTING)?;
        let mut columns: ChosenColumns = remembered
            .into_iter()
            .map(|(heading, word)| (heading, Column::from_word(&word)))
            .collect();
        columns.extend(wanted.columns.clone());
        Ok(Asked {
            sheet: wanted.sheet.clone(),
            year: wanted.year,
            profile_year: self.profile.plan_year,
            columns,
        })
    }

    /// The stored plan.
    ///
    /// # Errors
    /// There is none; the store refuses.
    pub fn plan(&self) -> Result<PlanView, OfficeError> {
        self.read(|reader| {
            let today = self.clock.today();
            let directory = self.directory_on(reader, today)?;
            let plan = self.plan_now(reader)?.plan.on(today, &directory);
            Ok(PlanView::new(&plan, &directory))
        })
    }

    /// A plan as it is carried out on a day: the one that is named, else the one in force then.
    ///
    /// # Errors
    /// There is no such plan, or none at all; no such day; the store refuses.
    pub fn plan_of(
        &self,
        name: Option<&str>,
        as_of: Option<&str>,
    ) -> Result<PlanView, OfficeError> {
        let day = self.as_of(as_of)?.today();
        self.read(|reader| {
            let directory = self.directory_on(reader, day)?;
            let stored = self.plan_looked_at(reader, name, day)?;
            Ok(PlanView::new(&stored.plan.on(day, &directory), &directory))
        })
    }
}

fn no_appendix(path: &Path, asked: &Asked, sheets: &[String]) -> OfficeError {
    match &asked.sheet {
        Some(sheet) if !sheets.contains(sheet) => OfficeError::SheetMissing {
            path: path.to_owned(),
            sheet: sheet.clone(),
            names: sheets.join(", "),
        },
        _ => OfficeError::NoAppendix {
            path: path.to_owned(),
        },
    }
}
