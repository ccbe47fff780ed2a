//! Tasks that a document founds beside the plan ("đột xuất"): its text is read into points, a
//! person goes through them, and what she keeps joins the plan in one operation.

mod letter;

use crate::documents::{DocumentEntry, cited, find, lines, named_in_passing, refuse_secret, view};
use crate::error::DirectiveRefusal;
use crate::replacing::Replacing;
use crate::rules::before_day;
use crate::views::{
    DeadlineView, DirectiveView, FoundedView, PhraseView, PointView, TaskView, iso,
};
use crate::{Office, OfficeError, files};
use chrono::{Datelike, NaiveDate};
use plan::assignment::settle;
use plan::deadline::Deadline;
use plan::directive::{self, DocumentId, Head, Point};
use plan::task::{Assignment, Group, TaskId, TaskNumber};
use plan::text::clean;
use plan::unit::{Directory, Meaning, UnitPhrase};
use std::path::Path;
use store::{
    Operation, Reader, RegisteredDocument, StoredPlan, TaskRecord, Tx, directive_position,
};
use words::register;

/// Between names of units in a cell.
const BETWEEN: &str = "; ";

/// A task as a point of a document is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PointEntry {
    /// The work.
    pub content: String,
    /// Who leads: names of units and collectives, or open words.
    pub lead: Vec<String>,
    /// Who supports.
    pub support: Vec<String>,
    /// The deadline's words; may be empty.
    pub deadline: String,
}

/// Tasks that a document founds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundingEntry {
    /// The document, where it is not in the register yet.
    pub document: Option<DocumentEntry>,
    /// The identity of one that is.
    pub registered: Option<i64>,
    /// The tasks.
    pub points: Vec<PointEntry>,
    /// The number of the task whose place the first of them takes.
    pub replaces: Option<String>,
}

/// A task ready to be stored.
struct Founded {
    content: String,
    lead_text: String,
    support_text: String,
    deadline_text: String,
    assignments: Vec<Assignment>,
}

impl Office {
    /// Reads a directive's pasted text into points.
    ///
    /// # Errors
    /// It bears a marking of secrecy, or holds no words; no plan; the store refuses.
    pub fn read_directive(&self, text: &str) -> Result<DirectiveView, OfficeError> {
        refuse_secret(text)?;
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        self.read_points(&lines)
    }

    /// The same out of a document's file.
    ///
    /// # Errors
    /// As [`Office::read_directive`]; the file cannot be read.
    pub fn read_directive_file(&self, path: &Path) -> Result<DirectiveView, OfficeError> {
        let loaded = files::load(path)?;
        if path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("txt"))
        {
            return self.read_directive(&String::from_utf8_lossy(&loaded.bytes));
        }
        let book = sheets::read(&loaded.bytes, &loaded.name()).map_err(|cause| {
            OfficeError::Unreadable {
                path: loaded.path.clone(),
                cause,
            }
        })?;
        self.read_directive(&lines(&book).join("\n"))
    }

    fn read_points(&self, lines: &[String]) -> Result<DirectiveView, OfficeError> {
        let head = Head::of(lines);
        self.read(|reader| {
            let stored = self.plan_now(reader)?;
            let directory = self.directory_on(reader, self.clock.today())?;
            let year = head.marks.dated.map_or(stored.plan.year, |day| day.year());
            let points = directive::read(lines, &directory, year, before_day(reader)?);
            if points.is_empty() {
                return Err(DirectiveRefusal::NoPoints.into());
            }
            Ok(DirectiveView {
                number: head.marks.number,
                dated: iso(head.marks.dated),
                summary: head.summary,
                points: points
                    .iter()
                    .map(|one| point_view(one, &directory))
                    .collect(),
            })
        })
    }

    /// How a deadline's words are read here: by the store's own rule and its plan's year.
    ///
    /// # Errors
    /// The store refuses.
    pub fn deadline_words(&self, text: &str) -> Result<DeadlineView, OfficeError> {
        self.read(|reader| {
            let before = before_day(reader)?;
            let year = self.year_of_work(reader)?;
            Ok(DeadlineView::with_pieces(&Deadline::read(
                text, year, before,
            )))
        })
    }

    /// Stores the tasks a document founds, the document with them where it is new, in one
    /// operation.
    ///
    /// # Errors
    /// No plan; no point, or one without words; words or document are marked as secret; no such
    /// document, unit or task to replace; the document is registered already; the store refuses.
    pub fn found_tasks(&mut self, entry: &FoundingEntry) -> Result<FoundedView, OfficeError> {
        let new = entry.document.as_ref();
        let new = new.map(|document| self.checked(document)).transpose()?;
        let (stored, tasks, known) = self.read(|reader| {
            let known = match (&new, entry.registered) {
                (Some(_), _) => None,
                (None, id) => Some(known(reader, id.unwrap_or_default())?),
            };
            Ok((
                self.plan_now(reader)?,
                self.founded(reader, &entry.points)?,
                known,
            ))
        })?;
        let number = match (&new, &known) {
            (Some(checked), _) => checked.record().number.clone(),
            (None, Some((_, number))) => number.clone(),
            (None, None) => String::new(),
        };
        let now = self.now();
        let replacing = match &entry.replaces {
            Some(old) => Some(self.read(|reader| Replacing::of(self, reader, old))?),
            None => None,
        };
        let title = register::founded(tasks.len(), number);
        let operation = Operation::new("tasks_founded", title, now);
        let done = self.perform(&operation, |tx| {
            let document = match (&new, &known) {
                (Some(checked), _) => checked.store(tx, now)?,
                (None, Some((id, _))) => *id,
                (None, None) => return Err(DirectiveRefusal::NoPoints.into()),
            };
            let ids = found_all(tx, &stored, document, &tasks)?;
            if let (Some(replacing), Some((by, number))) = (&replacing, ids.first()) {
                let rests_on = cited_in(tx, document)?;
                replacing.store(tx, (*by, number.as_str()), &rests_on, now)?;
            }
            Ok((document, ids))
        })?;
        self.founded_view(done.output)
    }

    fn founded_view(
        &self,
        (document, ids): (DocumentId, Vec<(TaskId, TaskNumber)>),
    ) -> Result<FoundedView, OfficeError> {
        self.read(|reader| {
            let plans = self.all_plans(reader)?;
            let directory = self.directory_on(reader, self.clock.today())?;
            let documents = reader.documents()?;
            let document = find(&documents, &document.0.to_string());
            let own = ids.iter().filter_map(|(id, _)| plans.find(*id));
            let document = document.ok_or(DirectiveRefusal::NoPoints)?;
            Ok(FoundedView {
                document: view(document, &plans),
                tasks: own
                    .map(|(plan, task)| TaskView::stored(task, plan, &directory))
                    .collect(),
            })
        })
    }

    /// Adds one task by hand. Its document is one of the register, by number; another is entered
    /// with it, as far as the words name it.
    ///
    /// # Errors
    /// As [`Office::found_tasks`]; no document is named.
    pub fn add_task(
        &mut self,
        point: PointEntry,
        document: &str,
        replaces: Option<String>,
    ) -> Result<FoundedView, OfficeError> {
        let words = crate::deciding::named(document)?;
        let named = named_in_passing(&words);
        let known = self.read(|reader| {
            let documents = reader.documents()?;
            let same_day = |one: &&RegisteredDocument| {
                named.dated.is_none() || one.record.dated == named.dated
            };
            let by_number = || find(&documents, &named.number).filter(same_day);
            let found = find(&documents, &words).or_else(by_number);
            Ok::<_, OfficeError>(found.map(|one| one.id.0))
        })?;
        self.found_tasks(&FoundingEntry {
            document: known.is_none().then_some(named),
            registered: known,
            points: vec![point],
            replaces,
        })
    }

    /// Points as tasks that may be stored.
    fn founded(
        &self,
        reader: &Reader<'_>,
        points: &[PointEntry],
    ) -> Result<Vec<Founded>, OfficeError> {
        let today = self.clock.today();
        let directory = self.directory_on(reader, today)?;
        if points.is_empty() {
            return Err(DirectiveRefusal::NoPoints.into());
        }
        points
            .iter()
            .map(|point| Founded::of(point, &directory, today))
            .collect()
    }
}

impl Founded {
    fn of(
        point: &PointEntry,
        directory: &Directory,
        today: NaiveDate,
    ) -> Result<Founded, OfficeError> {
        let content = clean(&point.content);
        if content.is_empty() {
            return Err(DirectiveRefusal::NoPoints.into());
        }
        refuse_secret(&point.content)?;
        refuse_secret(&point.deadline)?;
        let (lead, support) = (
            phrases(&point.lead, directory)?,
            phrases(&point.support, directory)?,
        );
        let (mut assignments, _) = settle(&lead, &support, directory);
        let is_there = |one: &Assignment| {
            let until = directory.unit(one.unit).and_then(|unit| unit.until);
            until.is_none_or(|until| until >= today)
        };
        assignments.retain(is_there);
        Ok(Founded {
            content,
            lead_text: text_of(&lead, directory),
            support_text: text_of(&support, directory),
            deadline_text: clean(&point.deadline),
            assignments,
        })
    }

    fn record(&self, group: store::GroupId, place: u32) -> TaskRecord {
        TaskRecord {
            group,
            position: directive_position(place),
            number: TaskNumber::of_directive(place),
            content: self.content.clone(),
            lead_text: self.lead_text.clone(),
            support_text: self.support_text.clone(),
            deadline_text: self.deadline_text.clone(),
            extra: Vec::new(),
            cells: Vec::new(),
        }
    }
}

/// What names mean; every name must be known or open.
fn phrases(names: &[String], directory: &Directory) -> Result<Vec<UnitPhrase>, OfficeError> {
    let read: Vec<UnitPhrase> = names.iter().flat_map(|name| directory.read(name)).collect();
    match read
        .iter()
        .find(|phrase| phrase.meaning == Meaning::Unresolved)
    {
        Some(phrase) => Err(OfficeError::UnitUnknown {
            name: phrase.text.clone(),
        }),
        None => Ok(read),
    }
}

/// A cell that reads as these phrases.
fn text_of(phrases: &[UnitPhrase], directory: &Directory) -> String {
    let name = |phrase: &UnitPhrase| {
        let name = match phrase.meaning {
            Meaning::Unit(id) => directory.unit(id).map(|unit| unit.name.clone()),
            Meaning::Collective(id) => directory.collective(id).map(|one| one.name.clone()),
            Meaning::Open | Meaning::Unresolved => None,
        };
        name.unwrap_or_else(|| phrase.text.clone())
    };
    phrases.iter().map(name).collect::<Vec<_>>().join(BETWEEN)
}

fn known(reader: &Reader<'_>, id: i64) -> Result<(DocumentId, String), OfficeError> {
    let documents = reader.documents()?;
    let found = documents.into_iter().find(|one| one.id.0 == id);
    let found = found.ok_or_else(|| DirectiveRefusal::DocumentUnknown {
        name: id.to_string(),
    })?;
    Ok((found.id, found.record.number))
}

fn cited_in(tx: &Tx<'_>, document: DocumentId) -> Result<String, OfficeError> {
    let documents = tx.documents()?;
    let found = documents.iter().find(|one| one.id == document);
    Ok(found.map(|one| cited(&one.record)).unwrap_or_default())
}

/// The heading of the group of tasks that directives founded.
pub(crate) fn heading() -> Group {
    Group {
        numeral: register::group_numeral().to_owned(),
        title: register::group_title().to_owned(),
        declared: None,
    }
}

/// Stores tasks behind those that directives founded before.
fn found_all(
    tx: &Tx<'_>,
    stored: &StoredPlan,
    document: DocumentId,
    tasks: &[Founded],
) -> Result<Vec<(TaskId, TaskNumber)>, OfficeError> {
    let group = tx.directive_group(stored.id, &heading())?;
    let given = tx.directive_places(stored.id)?;
    let mut ids = Vec::with_capacity(tasks.len());
    for (task, place) in tasks.iter().zip(given.saturating_add(1)..) {
        let record = task.record(group, place);
        let id = tx.found_task(stored.id, document, &record)?;
        tx.set_assignments(id, &task.assignments)?;
        ids.push((id, record.number));
    }
    Ok(ids)
}

fn point_view(point: &Point, directory: &Directory) -> PointView {
    let phrases = |phrases: &[UnitPhrase]| {
        let views = phrases.iter();
        views
            .map(|phrase| PhraseView::new(phrase, directory))
            .collect()
    };
    PointView {
        content: point.content.clone(),
        lead: phrases(&point.lead),
        support: phrases(&point.support),
        deadline: DeadlineView::with_pieces(&point.deadline),
        is_task: point.is_task,
    }
}
