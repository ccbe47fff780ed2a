//! Entering for a unit that reports by telephone, on paper or in a message, and the standing
//! office's own data.

use crate::assigning::find_task;
use crate::clock::office_time;
use crate::error::SourceError;
use crate::views::{EntryInput, EntryRowInput, RowValues, RowView, SubmissionView};
use crate::{Office, OfficeError, find_unit};
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use plan::period::Period;
use plan::progress::{Percent, Progress, Reported, RowKey};
use plan::remark::Place;
use plan::status::State;
use plan::submission::Way;
use plan::task::Plan;
use plan::text::clean;
use plan::unit::UnitId;
use store::{Arrival, LetterText, NewRow, NewSubmission, Operation, ReadAs, Source, SubmissionId};

/// No more of a pasted message is kept, in characters.
const LONGEST_MESSAGE: usize = 20_000;

/// What is entered of one task for one unit.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The task's number.
    pub task: String,
    /// The unit's name.
    pub unit: String,
    /// The period's identity.
    pub period: String,
    /// What is reported.
    pub reported: Reported,
    /// Rate, 0 to 100.
    pub percent: Option<f64>,
    /// Completion day.
    pub done_on: Option<NaiveDate>,
    /// Result.
    pub result: String,
    /// Product.
    pub product: String,
    /// Note.
    pub note: String,
}

/// What is entered of one task.
struct RowEntry {
    task: String,
    reported: Option<Reported>,
    percent: Option<f64>,
    done_on: Option<NaiveDate>,
    result: String,
    product: String,
    note: String,
}

/// Everything an entry stores, checked.
struct Entered {
    unit: UnitId,
    period: Period,
    received: NaiveDateTime,
    routine: bool,
    rows: Vec<(RowKey, Progress)>,
    arrival: Arrival,
    letter: Option<LetterSource>,
}

/// The letter that an entry was read from.
pub(super) struct LetterSource {
    /// Its file's name.
    pub name: String,
    /// The letter or archive it lay in.
    pub container: Option<String>,
    /// Who sent it.
    pub sender: Option<String>,
    /// What it says.
    pub words: LetterText,
    /// All of it.
    pub bytes: Vec<u8>,
}

impl Office {
    /// Enters one task's progress for a unit; it counts at once.
    ///
    /// # Errors
    /// No plan; no such task, unit or period; the unit is not assigned to the task; a rate out
    /// of range or a completion day in the future; the store refuses.
    pub fn set_progress(&mut self, entry: &Entry) -> Result<RowView, OfficeError> {
        let row = RowEntry::of(entry);
        let (name, entered) = self.read(|reader| {
            let directory = self.directory(reader)?;
            let unit = find_unit(&directory, &entry.unit)?;
            let period = self.period_of(reader, &entry.period)?;
            let plan = self.plan_asked_for(reader, &period)?.plan;
            // Whoever does the unit's work by the period's end.
            let bearer = directory.bearer_on(unit.id, period.to).unwrap_or(unit.id);
            let entered = Entered {
                unit: directory.reporter_on(bearer, period.to),
                period,
                received: self.now(),
                routine: false,
                rows: vec![self.row_entered(&plan, (bearer, &unit.name), &row)?],
                arrival: Arrival::default(),
                letter: None,
            };
            Ok((unit.name.clone(), entered))
        })?;
        let title = format!("{name} – {} – {}", entry.task, entered.period.id);
        self.keep_entered(&Operation::new("progress_set", title, self.now()), &entered)?;
        let progress = entered
            .rows
            .into_iter()
            .next()
            .map(|(_, progress)| progress);
        Ok(row_view(&entry.task, &progress.unwrap_or_default()))
    }

    /// Enters a whole report for a unit as one submission; it counts at once, for the tasks it
    /// names.
    ///
    /// # Errors
    /// As [`Office::set_progress`]; it says nothing; it came after now.
    pub fn enter_report(&mut self, entry: &EntryInput) -> Result<SubmissionView, OfficeError> {
        let id = self.enter(entry, None)?;
        Ok(self.submission(id.0)?.submission)
    }

    /// Enters a whole report, the letter it was read from kept with it.
    pub(super) fn enter(
        &mut self,
        entry: &EntryInput,
        letter: Option<LetterSource>,
    ) -> Result<SubmissionId, OfficeError> {
        let (name, entered) = self.read(|reader| {
            let directory = self.directory(reader)?;
            let period = self.period_of(reader, &entry.period)?;
            let plan = self.plan_for(reader, &period)?.plan;
            let bearer = |unit| directory.bearer_on(unit, period.to).unwrap_or(unit);
            let unit = find_unit(&directory, &entry.unit)?;
            let rows = entry.rows.iter().map(|row| {
                let speaker = find_unit(&directory, &row.unit)?;
                let row = RowEntry::read(row)?;
                self.row_entered(&plan, (bearer(speaker.id), &speaker.name), &row)
            });
            let rows: Vec<(RowKey, Progress)> = rows.collect::<Result<_, _>>()?;
            let entered = Entered {
                unit: bearer(unit.id),
                period,
                received: self.received_at(entry.received.as_deref())?,
                routine: entry.nothing_new,
                rows: rows
                    .into_iter()
                    .filter(|(_, said)| !said.is_blank())
                    .collect(),
                arrival: arrival(entry, letter.as_ref())?,
                letter,
            };
            Ok((unit.name.clone(), entered))
        })?;
        if entered.rows.is_empty() && !entered.routine {
            return Err(SourceError::EntryBlank.into());
        }
        let title = format!("{name} – {}", entered.period.id);
        self.keep_entered(
            &Operation::new("report_entered", title, self.now()),
            &entered,
        )
    }

    /// Stores an entry in one operation.
    fn keep_entered(
        &mut self,
        operation: &Operation,
        entered: &Entered,
    ) -> Result<SubmissionId, OfficeError> {
        let now = self.now();
        let rows = entered.rows.iter().map(|(key, progress)| NewRow {
            key: *key,
            progress: progress.clone(),
            place: Place::default(),
        });
        let letter = entered.letter.as_ref();
        let mut submission = NewSubmission {
            unit: entered.unit,
            period: entered.period.id,
            received_at: entered.received,
            imported_at: now,
            file_name: letter.map(|one| one.name.clone()).unwrap_or_default(),
            container: letter.and_then(|one| one.container.clone()),
            sender: letter.and_then(|one| one.sender.clone()),
            original: None,
            source: Source::Hand,
            routine: entered.routine,
            rows: rows.collect(),
            measurements: Vec::new(),
            contents: Vec::new(),
            remarks: Vec::new(),
            arrival: entered.arrival.clone(),
        };
        let stored = self.perform(operation, |tx| {
            tx.keep_period(&entered.period)?;
            if let Some(letter) = letter {
                submission.original = Some(tx.insert_original(&letter.name, &letter.bytes)?);
            }
            Ok(tx.insert_approved(&submission)?)
        })?;
        Ok(stored.output)
    }

    /// What is entered of a task, checked: the unit is assigned to it.
    fn row_entered(
        &self,
        plan: &Plan,
        (unit, name): (UnitId, &str),
        row: &RowEntry,
    ) -> Result<(RowKey, Progress), OfficeError> {
        let task = find_task(plan, &row.task)?;
        if !task.assignments.iter().any(|one| one.unit == unit) {
            return Err(OfficeError::AssignmentUnknown {
                unit: name.to_owned(),
                number: row.task.clone(),
            });
        }
        let key = RowKey {
            task: task.id,
            unit,
        };
        Ok((key, self.progress_of(row)?))
    }

    fn progress_of(&self, row: &RowEntry) -> Result<Progress, OfficeError> {
        let rate = |value: f64| {
            Percent::new(value).ok_or_else(|| OfficeError::ValueInvalid {
                value: value.to_string(),
            })
        };
        let done = row.reported == Some(Reported::State(State::Done));
        if let Some(day) = row.done_on.filter(|day| *day > self.clock.today() || !done) {
            return Err(OfficeError::ValueInvalid {
                value: day.format("%d/%m/%Y").to_string(),
            });
        }
        Ok(Progress {
            reported: row.reported,
            percent: row.percent.map(rate).transpose()?,
            done_on: row.done_on,
            result: clean(&row.result),
            product: clean(&row.product),
            note: clean(&row.note),
        })
    }

    /// When a report came, in office time; not after now.
    fn received_at(&self, text: Option<&str>) -> Result<NaiveDateTime, OfficeError> {
        let Some(text) = text else {
            return Ok(self.now());
        };
        let at = DateTime::parse_from_rfc3339(text).map(|at| office_time(at.to_utc()));
        at.ok()
            .filter(|at| at.date() <= self.clock.today())
            .ok_or_else(|| OfficeError::ValueInvalid {
                value: text.to_owned(),
            })
    }
}

/// How an entry came, with the letter or message it was read from.
fn arrival(entry: &EntryInput, letter: Option<&LetterSource>) -> Result<Arrival, OfficeError> {
    let way = Way::from_word(&entry.way).filter(|way| *way != Way::Document);
    let message: String = entry.message.trim().chars().take(LONGEST_MESSAGE).collect();
    Ok(Arrival {
        way: Some(way.ok_or_else(|| invalid(&entry.way))?),
        letter: match letter {
            Some(letter) => Some(letter.words.clone()),
            None => (!message.is_empty()).then(|| LetterText {
                subject: String::new(),
                text: message,
            }),
        },
        documents: Vec::new(),
        read_as: ReadAs::default(),
    })
}

fn invalid(value: &str) -> OfficeError {
    OfficeError::ValueInvalid {
        value: value.to_owned(),
    }
}

impl RowEntry {
    fn of(entry: &Entry) -> RowEntry {
        RowEntry {
            task: entry.task.clone(),
            reported: Some(entry.reported),
            percent: entry.percent,
            done_on: entry.done_on,
            result: entry.result.clone(),
            product: entry.product.clone(),
            note: entry.note.clone(),
        }
    }

    /// What a row of an entry says, its words of closed sets read.
    fn read(row: &EntryRowInput) -> Result<RowEntry, OfficeError> {
        let reported = |word: &String| {
            let known = Reported::ALL.into_iter().find(|one| one.word() == word);
            known.ok_or_else(|| invalid(word))
        };
        let day = |text: &String| text.parse().map_err(|_| invalid(text));
        Ok(RowEntry {
            task: row.task.clone(),
            reported: row.state.as_ref().map(reported).transpose()?,
            percent: row.percent,
            done_on: row.done_on.as_ref().map(day).transpose()?,
            result: row.result.clone(),
            product: row.product.clone(),
            note: row.note.clone(),
        })
    }
}

fn row_view(number: &str, progress: &Progress) -> RowView {
    RowView {
        task: number.to_owned(),
        values: RowValues::from(progress),
        remarks: Vec::new(),
    }
}
