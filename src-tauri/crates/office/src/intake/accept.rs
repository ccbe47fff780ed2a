//! Storing what was previewed; approving; sending back.

use super::{File, IntakePreview, Verdict};
use crate::files;
use crate::views::{IntakeView, RemarkView, SubmissionView};
use crate::{Office, OfficeError};
use plan::period::{Period, PeriodId};
use plan::submission::{GeneralItem, Routine, Settled, SettledRow};
use plan::task::{Plan, TaskNumber};
use plan::unit::UnitId;
use store::{
    GeneralContent, NewRow, NewSubmission, Operation, Reader, Source, StoreError, SubmissionId,
    SubmissionRemark, Tx,
};

impl Office {
    /// Stores every file of a preview that says something new, all of them or none, and approves
    /// it: good rows count at once, rows that could not be read are kept aside as remarks.
    ///
    /// # Errors
    /// A file or the store changed since the preview; the store refuses.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "accepting consumes the preview: it cannot be accepted twice"
    )]
    pub fn accept_submissions(
        &mut self,
        preview: IntakePreview,
    ) -> Result<IntakeView, OfficeError> {
        let mut view = preview.view();
        let storable: Vec<&File> = preview
            .files
            .iter()
            .filter(|file| file.is_storable())
            .collect();
        // Where nothing is left to store, only what was refused keeps it from being done.
        view.accepted = !storable.is_empty() || preview.files.iter().all(File::is_settled);
        if storable.is_empty() {
            return Ok(view);
        }
        let title = match storable.as_slice() {
            [only] => only
                .path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            many => many.len().to_string(),
        };
        let kind = if storable.len() == 1 {
            "submission_accepted"
        } else {
            "submissions_accepted"
        };
        let operation = Operation::new(kind, title, self.now()).expecting(preview.revision);
        let periods = self.read(|reader| {
            storable
                .iter()
                .map(|file| self.period_for(reader, file))
                .collect::<Result<Vec<_>, _>>()
        })?;
        let now = self.now();
        self.perform(&operation, |tx| {
            let plan = Office::plan_of(tx)?.plan;
            storable
                .iter()
                .zip(&periods)
                .try_for_each(|(file, period)| file.store(tx, &plan, period, now))
        })?;
        Ok(view)
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

    fn period_for(&self, reader: &Reader<'_>, file: &File) -> Result<Period, OfficeError> {
        let id = file
            .settled
            .as_ref()
            .and_then(|settled| settled.period)
            .map(|id: PeriodId| id.to_string())
            .unwrap_or_default();
        self.period_of(reader, &id)
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

impl File {
    /// Whether accepting it stores something.
    fn is_storable(&self) -> bool {
        matches!(self.verdict, Verdict::New | Verdict::Revision)
            && self.settled.as_ref().is_some_and(|settled| !settled.blank)
    }

    /// Whether nothing about it is left to be done: read, recognised, and either stored already
    /// or saying nothing.
    fn is_settled(&self) -> bool {
        !matches!(self.verdict, Verdict::Unreadable | Verdict::Quarantined)
    }

    fn store(
        &self,
        tx: &Tx<'_>,
        plan: &Plan,
        period: &Period,
        now: chrono::NaiveDateTime,
    ) -> Result<(), OfficeError> {
        let Some((settled, unit)) = self
            .settled
            .as_ref()
            .and_then(|settled| settled.unit.map(|unit| (settled, unit)))
        else {
            return Ok(());
        };
        let loaded = files::load(&self.path)?;
        if loaded.sha256 != self.sha256 {
            return Err(OfficeError::StalePreview);
        }
        tx.keep_period(period)?;
        let original = tx.insert_original(&loaded.name(), &loaded.bytes)?;
        tx.insert_approved(&NewSubmission {
            unit,
            period: period.id,
            received_at: self.received,
            imported_at: now,
            file_name: loaded.name(),
            container: None,
            sender: None,
            original: Some(original),
            source: Source::Workbook,
            routine: settled.routine == Some(Routine::NothingNew),
            rows: settled
                .rows
                .iter()
                .filter(|row| !row.is_held_back())
                .filter_map(new_row)
                .collect(),
            contents: settled
                .general
                .iter()
                .map(|item| content(item, plan, unit))
                .collect(),
            remarks: remarks(settled),
        })?;
        Ok(())
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
    let all = settled.remarks.iter().chain(rows);
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
