//! Taking in the plan's appendix: preview, then accept exactly what was previewed.

use crate::files::{self, Loaded};
use crate::profile::BUNDLED;
use crate::views::{DeadlineView, PlanView, ProposalView};
use crate::{BEFORE_DAY, Office, OfficeError};
use plan::appendix::{self, Asked};
use plan::book::Book;
use plan::proposal::{Change, Proposal, ProposedTask};
use plan::task::{Group, TaskId};
use plan::unit::Directory;
use sheets::ReadError;
use std::path::{Path, PathBuf};
use store::{GroupId, Operation, PlanId, PlanRecord, Revision, StoredPlan, TaskRecord, Tx};
use words::document;

/// Which appendix to read, and what is known of it.
#[derive(Clone, Debug, Default)]
pub struct AppendixRequest {
    /// The workbook.
    pub file: PathBuf,
    /// The sheet to read; otherwise the first with an appendix header.
    pub sheet: Option<String>,
    /// The plan's year; otherwise read off the appendix.
    pub year: Option<i32>,
}

/// An appendix that was read and set against the store; accepting consumes it.
#[derive(Debug)]
pub struct AppendixPreview {
    proposal: Proposal,
    directory: Directory,
    source: Loaded,
    origin: Origin,
    revision: Revision,
}

/// Where an appendix came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// A file, which may change after it was previewed.
    File,
    /// The program itself, or the clipboard.
    Program,
}

impl AppendixPreview {
    /// The preview to look at.
    pub fn view(&self) -> ProposalView {
        ProposalView::new(&self.proposal, &self.directory, false)
    }

    /// The preview with the words of every deadline in pieces, to underline what gave which part.
    pub fn underlined(&self) -> ProposalView {
        let mut view = self.view();
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
        let asked = Asked {
            sheet: request.sheet.clone(),
            year: request.year,
            profile_year: self.profile.plan_year,
        };
        let source = files::load(&request.file)?;
        let book = sheets::read(&source.bytes, &source.name());
        self.preview(source, book, Origin::File, &asked)
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
        let name = document::pasted();
        let source = Loaded {
            path: PathBuf::from(name),
            sha256: files::sha256(text.as_bytes()),
            bytes: text.as_bytes().to_vec(),
        };
        let asked = Asked {
            sheet: None,
            year,
            profile_year: self.profile.plan_year,
        };
        let book = sheets::read_pasted(text, name);
        self.preview(source, book, Origin::Program, &asked)
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
        let asked = Asked {
            profile_year: self.profile.plan_year,
            ..Asked::default()
        };
        let book = sheets::read(&source.bytes, &source.name());
        self.preview(source, book, Origin::Program, &asked)
    }

    fn preview(
        &self,
        source: Loaded,
        book: Result<Book, ReadError>,
        origin: Origin,
        asked: &Asked,
    ) -> Result<AppendixPreview, OfficeError> {
        let book = book.map_err(|cause| OfficeError::Unreadable {
            path: source.path.clone(),
            cause,
        })?;
        let (draft, remarks) = appendix::read(&book, asked)
            .map_err(|missing| no_appendix(&source.path, asked, &missing.sheets))?;
        self.read(|reader| {
            let directory = self.directory(reader)?;
            // A plan of another year is another plan: nothing of it changes or vanishes.
            let stored = reader
                .current_plan(BEFORE_DAY)?
                .filter(|stored| stored.plan.year == draft.year);
            let current = stored.as_ref().map(|stored| &stored.plan);
            let proposal = Proposal::new(draft, remarks, &directory, BEFORE_DAY, current);
            Ok(AppendixPreview {
                proposal,
                directory,
                source,
                origin,
                revision: reader.revision()?,
            })
        })
    }

    /// Stores what was previewed; nothing where the stored plan says the same already.
    ///
    /// # Errors
    /// The file or the store changed since the preview; the store refuses.
    pub fn accept_appendix(
        &mut self,
        preview: AppendixPreview,
    ) -> Result<ProposalView, OfficeError> {
        let AppendixPreview {
            proposal,
            directory,
            source,
            origin,
            revision,
        } = preview;
        if origin == Origin::File && files::load(&source.path)?.sha256 != source.sha256 {
            return Err(OfficeError::StalePreview);
        }
        let view = ProposalView::new(&proposal, &directory, true);
        if proposal.is_empty() {
            return Ok(view);
        }
        let now = self.now();
        let operation = Operation::new("plan_imported", source.name(), now).expecting(revision);
        self.perform(&operation, |tx| {
            let original = tx.insert_original(&source.name(), &source.bytes)?;
            let record = PlanRecord {
                year: proposal.year,
                title: proposal.title.clone(),
                sheet: proposal.sheet.clone(),
                original: Some(original),
                imported_at: now,
            };
            let stored = tx
                .current_plan(BEFORE_DAY)?
                .filter(|stored| stored.plan.year == proposal.year);
            write_plan(tx, &proposal, &record, stored.as_ref())
        })?;
        Ok(view)
    }

    /// The stored plan.
    ///
    /// # Errors
    /// There is none; the store refuses.
    pub fn plan(&self) -> Result<PlanView, OfficeError> {
        self.read(|reader| {
            Ok(PlanView::new(
                &Office::plan_of(reader)?.plan,
                &self.directory(reader)?,
            ))
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

fn write_plan(
    tx: &Tx<'_>,
    proposal: &Proposal,
    record: &PlanRecord,
    stored: Option<&StoredPlan>,
) -> Result<(), OfficeError> {
    let plan = match stored {
        Some(stored) => {
            tx.update_plan(stored.id, record)?;
            stored.id
        }
        None => tx.insert_plan(record)?,
    };
    let groups: Vec<Group> = proposal
        .groups
        .iter()
        .map(|group| Group {
            numeral: group.numeral.clone(),
            title: group.title.clone(),
            declared: group.declared,
        })
        .collect();
    let groups = tx.set_groups(plan, &groups)?;
    for (task, position) in proposal.tasks.iter().zip(0u32..) {
        write_task(tx, plan, &groups, task, position)?;
    }
    for (task, _) in &proposal.vanished {
        tx.remove_task(*task)?;
    }
    Ok(tx.prune_groups(plan, &groups)?)
}

fn write_task(
    tx: &Tx<'_>,
    plan: PlanId,
    groups: &[GroupId],
    task: &ProposedTask,
    position: u32,
) -> Result<(), OfficeError> {
    let draft = &task.draft;
    let missing = || OfficeError::Unexpected {
        detail: format!("group {}", draft.group),
    };
    let record = TaskRecord {
        group: *groups.get(draft.group).ok_or_else(missing)?,
        position,
        number: draft.number.clone(),
        content: draft.content.clone(),
        lead_text: draft.lead_text.clone(),
        support_text: draft.support_text.clone(),
        deadline_text: draft.deadline_text.clone(),
        extra: draft.extra.clone(),
        cells: draft.cells.clone(),
    };
    let id: TaskId = match task.change {
        Change::New => tx.insert_task(plan, &record)?,
        Change::Changed(id) | Change::Same(id) => {
            tx.update_task(id, &record)?;
            id
        }
    };
    Ok(tx.set_assignments(id, &task.assignments)?)
}
