//! Documents in and out, the tasks they found, and days on the way.

use super::entered::{day, day_if_any};
use super::{DeadlineView, PhraseView, TaskView, iso};
use crate::OfficeError;
use crate::directives::{FoundingEntry, PointEntry};
use crate::documents::DocumentEntry;
use crate::milestones::MilestoneEntry;
use plan::directive::Direction;
use serde::{Deserialize, Serialize};
use specta::Type;
use std::path::PathBuf;
use store::RegisteredDocument;

/// Whether a document came or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DirectionName {
    /// Văn bản đến.
    In,
    /// Văn bản đi.
    Out,
}

impl From<DirectionName> for Direction {
    fn from(name: DirectionName) -> Direction {
        match name {
            DirectionName::In => Direction::In,
            DirectionName::Out => Direction::Out,
        }
    }
}

/// A document as the window enters it; days as people write them.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct DocumentForm {
    /// Whether it came or went.
    pub direction: DirectionName,
    /// Số, ký hiệu.
    pub number: String,
    /// Its day; empty where it is not known.
    pub dated: String,
    /// Cơ quan ban hành.
    pub issuer: String,
    /// Trích yếu.
    pub summary: String,
    /// By when an answer is asked for; empty where none is.
    pub due: String,
    /// Its file.
    pub file: Option<PathBuf>,
}

/// A task as a point of a document.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct PointForm {
    /// The work.
    pub content: String,
    /// Who leads: names of units and collectives.
    pub lead: Vec<String>,
    /// Who supports.
    pub support: Vec<String>,
    /// The deadline's words.
    pub deadline: String,
}

/// Tasks that a document founds.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct FoundingForm {
    /// The document, where it is not in the register yet.
    pub document: Option<DocumentForm>,
    /// The identity of one that is.
    pub registered: Option<i64>,
    /// The tasks.
    pub points: Vec<PointForm>,
    /// The number of the task that the first of them replaces.
    pub replaces: Option<String>,
}

/// A day on the way as the window sets it.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct MilestoneForm {
    /// The task's number.
    pub task: String,
    /// The unit; all of the task's where none is named.
    pub unit: Option<String>,
    /// The day.
    pub day: String,
    /// What is to be reached.
    pub words: String,
}

/// A document in the register.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RegisterView {
    /// Identity.
    pub id: i64,
    /// in, out.
    pub direction: &'static str,
    /// Số, ký hiệu.
    pub number: String,
    /// Its day.
    pub dated: Option<String>,
    /// Cơ quan ban hành.
    pub issuer: String,
    /// Trích yếu.
    pub summary: String,
    /// By when an answer is asked for.
    pub due: Option<String>,
    /// The file's name.
    pub file: Option<String>,
    /// The file's hash: it is looked at by this.
    pub sha256: Option<String>,
    /// The document in a few words, as other papers cite it.
    pub cited: String,
    /// The numbers of the tasks it founded.
    pub tasks: Vec<String>,
}

/// What a directive's text says, before anything is stored.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DirectiveView {
    /// The number its head bears; may be empty.
    pub number: String,
    /// The day it bears.
    pub dated: Option<String>,
    /// Its subject; may be empty.
    pub summary: String,
    /// Its points, in reading order.
    pub points: Vec<PointView>,
}

/// A point of a directive.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PointView {
    /// Its words.
    pub content: String,
    /// Whom it charges.
    pub lead: Vec<PhraseView>,
    /// Whom it names as helping.
    pub support: Vec<PhraseView>,
    /// By when.
    pub deadline: DeadlineView,
    /// Whether it is proposed as a task.
    pub is_task: bool,
}

/// Tasks that were founded.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FoundedView {
    /// By which document.
    pub document: RegisterView,
    /// The tasks.
    pub tasks: Vec<TaskView>,
}

/// A task that another one replaced.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ReplacedView {
    /// The task's number.
    pub task: String,
    /// The number of the one in its place.
    pub by: String,
    /// The first day.
    pub on: String,
    /// The document it rests on.
    pub document: String,
}

/// A day on the way.
#[derive(Clone, Debug, Serialize, Type)]
pub struct MilestoneView {
    /// Identity.
    pub id: i64,
    /// The task's number.
    pub task: String,
    /// The unit; `null` for all of the task's.
    pub unit: Option<String>,
    /// The day.
    pub day: String,
    /// What is to be reached.
    pub words: String,
    /// The day it was reached.
    pub done_on: Option<String>,
    /// What proves it; may be empty.
    pub document: String,
    /// Whether its day has passed without it.
    pub overdue: bool,
}

/// A letter that hands a document's tasks on.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DispatchView {
    /// The file.
    pub path: String,
    /// Whom it goes to.
    pub units: Vec<String>,
    /// The numbers of the tasks in it.
    pub tasks: Vec<String>,
}

impl RegisterView {
    /// A document with the numbers of the tasks it founded.
    pub(crate) fn new(
        document: &RegisteredDocument,
        cited: String,
        tasks: Vec<String>,
    ) -> RegisterView {
        let record = &document.record;
        let file = record.file.as_ref();
        RegisterView {
            id: document.id.0,
            direction: record.direction.word(),
            number: record.number.clone(),
            dated: iso(record.dated),
            issuer: record.issuer.clone(),
            summary: record.summary.clone(),
            due: iso(record.due),
            file: file.map(|(name, _)| name.clone()),
            sha256: file.map(|(_, hash)| hash.to_string()),
            cited,
            tasks,
        }
    }
}

impl TryFrom<DocumentForm> for DocumentEntry {
    type Error = OfficeError;

    fn try_from(form: DocumentForm) -> Result<DocumentEntry, OfficeError> {
        Ok(DocumentEntry {
            direction: form.direction.into(),
            number: form.number,
            dated: day_if_any(&form.dated)?,
            issuer: form.issuer,
            summary: form.summary,
            due: day_if_any(&form.due)?,
            file: form.file,
        })
    }
}

impl From<PointForm> for PointEntry {
    fn from(form: PointForm) -> PointEntry {
        PointEntry {
            content: form.content,
            lead: form.lead,
            support: form.support,
            deadline: form.deadline,
        }
    }
}

impl TryFrom<FoundingForm> for FoundingEntry {
    type Error = OfficeError;

    fn try_from(form: FoundingForm) -> Result<FoundingEntry, OfficeError> {
        Ok(FoundingEntry {
            document: form.document.map(DocumentEntry::try_from).transpose()?,
            registered: form.registered,
            points: form.points.into_iter().map(PointEntry::from).collect(),
            replaces: form.replaces.filter(|number| !number.trim().is_empty()),
        })
    }
}

impl TryFrom<MilestoneForm> for MilestoneEntry {
    type Error = OfficeError;

    fn try_from(form: MilestoneForm) -> Result<MilestoneEntry, OfficeError> {
        Ok(MilestoneEntry {
            task: form.task,
            unit: form.unit,
            day: day(&form.day)?,
            words: form.words,
        })
    }
}
