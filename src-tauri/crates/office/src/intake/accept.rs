//! Storing what was previewed; approving; sending back.

use super::inside::Originals;
use super::verdict::Verdict;
use super::{File, IntakePreview};
use crate::views::{IntakeView, RemarkView, SubmissionView, pile};
use crate::watch::{Job, Steps};
use crate::{Office, OfficeError};
use chrono::NaiveDateTime;
use plan::period::Period;
use plan::submission::{GeneralItem, Routine, Settled, SettledRow};
use plan::task::{Plan, TaskNumber};
use plan::unit::UnitId;
use std::sync::Arc;
use store::{
    GeneralContent, NewRow, NewSubmission, Operation, Reader, Source, StoreError, SubmissionId,
    SubmissionRemark, Tx,
};

impl Office {
    /// Stores every file of a preview that says something new, all of them or none, and approves
    /// it: good rows count at once, rows that could not be read are kept aside as remarks.
    ///
    /// # Errors
    /// A file or the store changed since the preview; whoever watches stops it; the store
    /// refuses.
    pub fn accept_submissions(
        &mut self,
        mut preview: IntakePreview,
    ) -> Result<IntakeView, OfficeError> {
        let storable = preview.storable(None)?;
        self.store_files(&mut preview, &storable)?;
        let mut view = preview.view();
        // Where nothing is left to store, only what was refused keeps it from being done.
        view.accepted = !storable.is_empty() || preview.files.iter().all(File::is_settled);
        Ok(view)
    }

    /// Stores the named files of a preview, or all that say something new: all of them or none.
    /// What is left of the preview is judged anew, so that it can be accepted next.
    ///
    /// # Errors
    /// As [`Office::accept_submissions`]; a file named was stored already, or accepting it would
    /// store nothing.
    pub fn accept_files(
        &mut self,
        preview: &mut IntakePreview,
        files: Option<&[usize]>,
    ) -> Result<pile::IntakeView, OfficeError> {
        let storable = preview.storable(files)?;
        self.store_files(preview, &storable)?;
        // What is stored stays stored: a rest that cannot be judged now is stale at its next step.
        let _ = self.judge_anew(preview);
        Ok(preview.pile(storable.len()))
    }

    /// Stores files of a preview in one operation.
    fn store_files(
        &mut self,
        preview: &mut IntakePreview,
        storable: &[usize],
    ) -> Result<(), OfficeError> {
        let chosen = storable.iter().map(|at| preview.recognised(*at));
        let chosen: Vec<(&File, &Period)> = chosen
            .collect::<Option<_>>()
            .ok_or(OfficeError::StalePreview)?;
        let (kind, title) = match chosen.as_slice() {
            [] => return Ok(()),
            [(only, _)] => ("submission_accepted", only.name.clone()),
            many => ("submissions_accepted", many.len().to_string()),
        };
        let now = self.now();
        let operation = Operation::new(kind, title, now).expecting(preview.background.revision);
        let watch = Arc::clone(&self.watch);
        let steps = Steps::begin(&*watch, Job::Store, chosen.len());
        let plan = &preview.background.plan;
        let stored = self.perform(&operation, |tx| {
            let mut stored = Vec::with_capacity(chosen.len());
            let mut originals = Originals::default();
            for (file, period) in chosen {
                steps.go_on()?;
                stored.push(file.store(tx, &mut originals, plan, period, now)?);
                steps.step(&file.name);
            }
            steps.go_on()?;
            Ok(stored)
        })?;
        for (at, id) in storable.iter().zip(stored.output) {
            if let Some(file) = preview.files.get_mut(*at) {
                file.submission = Some(id);
            }
        }
        Ok(())
    }

    /// Approves a submission: its rows count.
    ///
    /// # Errors
    /// No such submission; the store refuses.
    pub fn approve_submission(&mut self, id: i64) -> Result<SubmissionView, OfficeError> {
        self.handle(id, None)
    }

    /// Sends a submission back for more: its rows count no longer.
    ///
    /// # Errors
    /// No such submission; the store refuses.
    pub fn return_submission(
        &mut self,
        id: i64,
        reason: &str,
    ) -> Result<SubmissionView, OfficeError> {
        self.handle(id, Some(reason))
    }

    /// Approves a submission, or sends it back for a reason.
    fn handle(&mut self, id: i64, reason: Option<&str>) -> Result<SubmissionView, OfficeError> {
        let (period, title) = self.read(|reader| {
            let submission = known_submission(reader, id)?;
            let unit = self
                .directory(reader)?
                .unit(submission.unit)
                .map(|unit| unit.name.clone())
                .unwrap_or_default();
            Ok((
                submission.period.to_string(),
                format!("{unit}, {}", submission.period),
            ))
        })?;
        let kind = match reason {
            None => "submission_approved",
            Some(_) => "submission_returned",
        };
        let operation = Operation::new(kind, title, self.now());
        self.perform(&operation, |tx| match reason {
            None => Ok(tx.approve(SubmissionId(id))?),
            Some(reason) => Ok(tx.ask_for_more(SubmissionId(id), reason)?),
        })?;
        let listed = self.submissions(&period)?;
        listed
            .into_iter()
            .find(|view| view.id == id)
            .ok_or(OfficeError::SubmissionUnknown { id: id.to_string() })
    }
}

fn known_submission(reader: &Reader<'_>, id: i64) -> Result<store::Submission, OfficeError> {
    reader
        .submission(SubmissionId(id))
        .map_err(|error| match error {
            StoreError::SubmissionUnknown => OfficeError::SubmissionUnknown { id: id.to_string() },
            error => error.into(),
        })
}

impl IntakePreview {
    /// The places of the files named, in order; of all files that say something new where none
    /// are named.
    fn storable(&self, named: Option<&[usize]>) -> Result<Vec<usize>, OfficeError> {
        let Some(named) = named else {
            let all = self.files.iter().enumerate();
            let storable = all.filter(|(_, file)| file.is_storable());
            return Ok(storable.map(|(at, _)| at).collect());
        };
        let mut named = named.to_vec();
        named.sort_unstable();
        named.dedup();
        for at in &named {
            let file = self.files.get(*at).ok_or(OfficeError::StalePreview)?;
            if file.submission.is_some() {
                return Err(OfficeError::StalePreview);
            }
            if !file.is_storable() {
                return Err(OfficeError::NothingStored);
            }
        }
        Ok(named)
    }

    /// A file with the period it reports on.
    fn recognised(&self, at: usize) -> Option<(&File, &Period)> {
        let file = self.files.get(at)?;
        let period = file.settled.as_ref()?.period?;
        Some((file, self.background.period(period)?))
    }
}

impl File {
    /// Whether accepting it stores something.
    pub(super) fn is_storable(&self) -> bool {
        self.submission.is_none()
            && matches!(self.judged.verdict, Verdict::New | Verdict::Revision)
            && self.settled.as_ref().is_some_and(|settled| !settled.blank)
    }

    /// Whether nothing about it is left to be done: read, recognised, and either stored already
    /// or saying nothing.
    pub(super) fn is_settled(&self) -> bool {
        !matches!(
            self.judged.verdict,
            Verdict::Unreadable | Verdict::Quarantined
        )
    }

    fn store(
        &self,
        tx: &Tx<'_>,
        originals: &mut Originals,
        plan: &Plan,
        period: &Period,
        now: NaiveDateTime,
    ) -> Result<SubmissionId, OfficeError> {
        let named = self
            .settled
            .as_ref()
            .and_then(|settled| settled.unit.map(|unit| (settled, unit)));
        let (settled, unit) = named.ok_or(OfficeError::StalePreview)?;
        let piece = originals.of(self)?;
        tx.keep_period(period)?;
        let original = tx.insert_original(&piece.name, &piece.bytes)?;
        let stored = tx.insert_approved(&NewSubmission {
            unit,
            period: period.id,
            received_at: self.received,
            imported_at: now,
            file_name: self.name.clone(),
            container: self.container(),
            sender: self.sender(),
            original: Some(original),
            source: Source::Workbook,
            routine: settled.routine == Some(Routine::NothingNew),
            rows: settled
                .rows
                .iter()
                .filter(|row| !row.is_held_back())
                .filter_map(new_row)
                .collect(),
            measurements: settled
                .measurements
                .iter()
                .filter(|row| !row.numbers.is_blank())
                .cloned()
                .collect(),
            contents: settled
                .general
                .iter()
                .map(|item| content(item, plan, unit))
                .collect(),
            remarks: remarks(settled),
        })?;
        Ok(stored)
    }
}

fn new_row(row: &SettledRow) -> Option<NewRow> {
    let filled = !row.progress.is_blank();
    filled.then(|| NewRow {
        key: row.key,
        progress: row.progress.clone(),
        place: row.place.clone(),
    })
}

/// A line of general content; a difficulty that names a task of the unit points at it.
fn content(item: &GeneralItem, plan: &Plan, unit: UnitId) -> GeneralContent {
    let number = item.number.as_deref().and_then(TaskNumber::parse);
    let task = number.and_then(|number| plan.tasks.iter().find(|task| task.number == number));
    let own = task.filter(|task| {
        task.assignments
            .iter()
            .any(|assignment| assignment.unit == unit)
    });
    GeneralContent {
        kind: item.kind,
        task: own.map(|task| task.id),
        text: item.text.clone(),
        place: item.place.clone(),
    }
}

fn remarks(settled: &Settled) -> Vec<SubmissionRemark> {
    let rows = settled.rows.iter().flat_map(|row| &row.remarks);
    let numbers = settled.measurements.iter().flat_map(|row| &row.remarks);
    let all = settled.remarks.iter().chain(rows).chain(numbers);
    all.map(|remark| {
        let view = RemarkView::from(remark);
        SubmissionRemark {
            code: view.code,
            place: remark.place.clone(),
            message: view.message,
        }
    })
    .collect()
}
