//! Entering for a unit that reports by telephone or on paper, and the standing office's own
//! data.

use crate::views::{RowValues, RowView};
use crate::{Office, OfficeError};
use plan::progress::{Percent, Progress, Reported};
use plan::remark::Place;
use plan::status::State;
use plan::text::clean;
use store::{NewRow, NewSubmission, Operation, Source};

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
    pub done_on: Option<chrono::NaiveDate>,
    /// Result.
    pub result: String,
    /// Product.
    pub product: String,
    /// Note.
    pub note: String,
}

impl Office {
    /// Enters one task's progress for a unit; it counts at once.
    ///
    /// # Errors
    /// No plan; no such task, unit or period; the unit is not assigned to the task; a rate out
    /// of range or a completion day in the future; the store refuses.
    pub fn set_progress(&mut self, entry: &Entry) -> Result<RowView, OfficeError> {
        let (key, unit_name) = self.assignment_named(&entry.task, &entry.unit)?;
        let progress = self.progress_of(entry)?;
        let (period, sender) = self.read(|reader| {
            let plan = Office::plan_of(reader)?.plan;
            let assigned = plan.tasks.iter().any(|task| {
                task.id == key.task && task.assignments.iter().any(|one| one.unit == key.unit)
            });
            if !assigned {
                return Err(OfficeError::AssignmentUnknown {
                    unit: unit_name.clone(),
                    number: entry.task.clone(),
                });
            }
            Ok((
                self.period_of(reader, &entry.period)?,
                self.directory(reader)?.reporter_of(key.unit),
            ))
        })?;
        let now = self.now();
        let operation = Operation::new(
            "progress_set",
            format!("{unit_name} – {} – {}", entry.task, period.id),
            now,
        );
        self.perform(&operation, |tx| {
            tx.keep_period(&period)?;
            tx.insert_approved(&NewSubmission {
                unit: sender,
                period: period.id,
                received_at: now,
                imported_at: now,
                file_name: String::new(),
                container: None,
                sender: None,
                original: None,
                source: Source::Hand,
                routine: false,
                rows: vec![NewRow {
                    key,
                    progress: progress.clone(),
                    place: Place::default(),
                }],
                measurements: Vec::new(),
                contents: Vec::new(),
                remarks: Vec::new(),
            })?;
            Ok(())
        })?;
        Ok(row_view(&entry.task, &progress))
    }

    fn progress_of(&self, entry: &Entry) -> Result<Progress, OfficeError> {
        let rate = |value: f64| {
            Percent::new(value).ok_or_else(|| OfficeError::ValueInvalid {
                value: value.to_string(),
            })
        };
        let done = entry.reported == Reported::State(State::Done);
        if let Some(day) = entry
            .done_on
            .filter(|day| *day > self.clock.today() || !done)
        {
            return Err(OfficeError::ValueInvalid {
                value: day.format("%d/%m/%Y").to_string(),
            });
        }
        Ok(Progress {
            reported: Some(entry.reported),
            percent: entry.percent.map(rate).transpose()?,
            done_on: entry.done_on,
            result: clean(&entry.result),
            product: clean(&entry.product),
            note: clean(&entry.note),
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
