//! Storing what was previewed; approving; sending back.

use super::inside::Originals;
use super::verdict::{Before, Verdict};
use super::{File, IntakePreview, carrier, learning, mapping};
use crate::views::{IntakeView, RemarkView, SubmissionView, pile};
use crate::watch::{Job, Steps};
use crate::{Office, OfficeError};
use chrono::NaiveDateTime;
use plan::period::Period;
use plan::submission::{GeneralItem, Routine, Settled, SettledRow, Way};
use plan::task::Plan;
use plan::unit::UnitId;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;
use store::{
    Arrival, FileHash, GeneralContent, NewDocument, NewRow, NewSubmission, Operation, Reader,
    SeenAs, Source, StoreError, SubmissionId, SubmissionRemark, Tx,
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
        // Where nothing is left to store, only what was refused keeps it from being done.
        let accepted = !storable.is_empty() || preview.files.iter().all(File::is_settled);
        Ok(preview.into_view(accepted))
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
        // An address that was noted may tell whose the rest is.
        if !self.is_fresh(preview).unwrap_or(true) {
            let _ = self.read_again(preview);
        }
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
        let learnt = learning::addresses(preview, storable);
        let told = mapping::newly_told(preview, storable, now);
        let storing: HashSet<&str> = chosen.iter().map(|(file, _)| &*file.sha256).collect();
        let stored = self.perform(&operation, |tx| {
            let mut stored = Vec::with_capacity(chosen.len());
            let mut originals = Originals::default();
            for (at, (file, period)) in storable.iter().zip(chosen) {
                steps.go_on()?;
                let copies = preview.copies_of(*at).map(|(_, copy)| copy);
                let arrival = file.arrival(tx, &mut originals, copies)?;
                let plan = preview.background.plan_in(Some(period.id));
                let id = file.store(tx, &mut originals, (plan, period), arrival, now)?;
                carrier::keep(tx, &mut originals, (file, id), &storing)?;
                stored.push(id);
                steps.step(&file.name);
            }
            learnt.iter().try_for_each(|unit| tx.update_unit(unit))?;
            for (name, hash) in preview.finished(storable) {
                tx.note_file(&hash, &name, SeenAs::Taken, now)?;
            }
            told.iter().try_for_each(|new| tx.keep_mapping(new))?;
            steps.go_on()?;
            Ok(stored)
        })?;
        for (at, id) in storable.iter().zip(stored.output) {
            preview.was_stored(*at, id);
        }
        self.store.let_go();
        Ok(())
    }

    /// Approves a submission: its rows count.
    ///
    /// # Errors
    /// No such submission; the store refuses.
    pub fn approve_submission(&mut self, id: i64) -> Result<SubmissionView, OfficeError> {
        self.handle(id, None)
    }

    /// Sends a submission back whole: its rows count no longer, until an answer to it is accepted.
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

/// A submission by its number.
///
/// # Errors
/// There is none; the store refuses.
pub(crate) fn known_submission(
    reader: &Reader<'_>,
    id: i64,
) -> Result<store::Submission, OfficeError> {
    reader
        .submission(SubmissionId(id))
        .map_err(|error| match error {
            StoreError::SubmissionUnknown => OfficeError::SubmissionUnknown { id: id.to_string() },
            error => error.into(),
        })
}

impl IntakePreview {
    /// The places of the files named, in order; of all files that say something new, letters' own
    /// words left aside, where none are named.
    fn storable(&self, named: Option<&[usize]>) -> Result<Vec<usize>, OfficeError> {
        let Some(named) = named else {
            let all = self.files.iter().enumerate();
            // Whether a letter's words are a report is for a person to say, letter by letter.
            let storable = all.filter(|(_, file)| file.is_storable() && !file.is_letter());
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
        let (_, period) = file.whose();
        Some((file, self.background.period(period?)?))
    }

    /// The letters and archives of which nothing is left to be done once these files are stored:
    /// their names and hashes. What is no container is known by its original.
    fn finished(&self, storing: &[usize]) -> Vec<(String, FileHash)> {
        let mut open: BTreeMap<&str, (&Path, bool)> = BTreeMap::new();
        for (at, file) in self.files.iter().enumerate() {
            let is_done = storing.contains(&at)
                || file.submission.is_some()
                || file.copy_of().is_some_and(|of| storing.contains(&of))
                || matches!(file.judged.verdict, Verdict::Duplicate | Verdict::Older);
            let of_file = open.entry(&file.file_sha256).or_insert((&file.path, true));
            of_file.1 &= is_done && file.inside.is_some();
        }
        let done = open.into_iter().filter(|(_, (_, is_done))| *is_done);
        done.filter_map(|(hash, (path, _))| Some((super::name_of(path), FileHash::parse(hash)?)))
            .collect()
    }

    /// Notes what a file and its signed copies were stored as.
    fn was_stored(&mut self, at: usize, id: SubmissionId) {
        let copies: Vec<usize> = self.copies_of(at).map(|(copy, _)| copy).collect();
        for at in copies.into_iter().chain([at]) {
            if let Some(file) = self.files.get_mut(at) {
                file.submission = Some(id);
            }
        }
    }

    /// The signed copies of a workbook that are stored with it, and their places.
    pub(super) fn copies_of(&self, at: usize) -> impl Iterator<Item = (usize, &File)> {
        let files = self.files.iter().enumerate();
        files.filter(move |(_, file)| {
            let fresh = !matches!(file.judged.verdict, Verdict::Duplicate);
            file.copy_of() == Some(at) && file.submission.is_none() && fresh
        })
    }
}

impl File {
    /// Whether accepting it stores something.
    pub(super) fn is_storable(&self) -> bool {
        self.submission.is_none()
            && matches!(self.judged.verdict, Verdict::New | Verdict::Revision)
            && self.copy_of().is_none()
            && self.settled.as_ref().is_some_and(|settled| !settled.blank)
    }

    /// Whether the signed copies that came with it are stored together with it.
    pub(super) fn is_followed(&self) -> bool {
        self.is_storable() || self.judged.verdict == Verdict::Quarantined
    }

    /// Whether nothing about it is left to be done: read, recognised, and either stored already
    /// or saying nothing.
    pub(super) fn is_settled(&self) -> bool {
        let unread = self.is_letter() && self.is_storable();
        let in_doubt = matches!(
            self.judged.verdict,
            Verdict::Unreadable | Verdict::Quarantined
        );
        !unread && !in_doubt
    }

    /// How it came, and what is stored with it: the letter's words, the document it is, its
    /// signed copies.
    fn arrival<'a>(
        &'a self,
        tx: &Tx<'_>,
        originals: &mut Originals,
        copies: impl Iterator<Item = &'a File>,
    ) -> Result<Arrival, OfficeError> {
        let mut documents = Vec::new();
        let documents_of = [self].into_iter().chain(copies);
        for file in documents_of.filter(|file| !file.is_letter()) {
            let settled = file.settled.as_ref();
            let Some(marks) = settled.and_then(|settled| settled.document.clone()) else {
                continue;
            };
            let piece = originals.of(file)?;
            documents.push(NewDocument {
                file_name: file.name.clone(),
                original: tx.insert_original(&piece.name, &piece.bytes)?,
                marks,
            });
        }
        let inside = self.inside.as_ref();
        let letter = inside.and_then(|inside| inside.letter.as_deref());
        Ok(Arrival {
            way: self.is_document().then_some(Way::Document),
            letter: letter.cloned(),
            documents,
            read_as: self.read_as(),
        })
    }

    fn store(
        &self,
        tx: &Tx<'_>,
        originals: &mut Originals,
        (plan, period): (&Plan, &Period),
        arrival: Arrival,
        now: NaiveDateTime,
    ) -> Result<SubmissionId, OfficeError> {
        let named = self.settled.as_ref().zip(self.whose().0);
        let (settled, unit) = named.ok_or(OfficeError::StalePreview)?;
        let source = match self.is_document() {
            true => Source::Hand,
            false => Source::Workbook,
        };
        let piece = originals.of(self)?;
        // Of a first report a blank row says nothing; later it takes back what was said.
        let takes_back = !matches!(self.judged.before, Before::Nothing);
        tx.keep_period(period)?;
        // Loading it reckoned its hash.
        let original = FileHash::parse(&piece.sha256).ok_or(OfficeError::StalePreview)?;
        tx.insert_hashed(&original, &piece.name, &piece.bytes)?;
        let stored = tx.insert_approved(&NewSubmission {
            unit,
            period: period.id,
            received_at: self.received,
            imported_at: now,
            file_name: self.name.clone(),
            container: self.container(),
            sender: self.sender(),
            original: Some(original),
            source,
            routine: settled.routine == Some(Routine::NothingNew),
            rows: settled
                .rows
                .iter()
                .filter(|row| !row.is_held_back())
                .filter(|row| takes_back || !row.progress.is_blank())
                .map(new_row)
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
            arrival,
        })?;
        Ok(stored)
    }
}

fn new_row(row: SettledRow) -> NewRow {
    NewRow {
        key: row.key,
        progress: row.progress,
        place: row.place,
    }
}

/// A line of general content; a difficulty that names a task of the unit points at it.
fn content(item: &GeneralItem, plan: &Plan, unit: UnitId) -> GeneralContent {
    let called = item.number.as_deref().map(|number| plan.called(number));
    let mut own = called.into_iter().flatten().filter(|task| {
        task.assignments
            .iter()
            .any(|assignment| assignment.unit == unit)
    });
    // Two of the unit's own tasks with one number: which of them is not said.
    let own = own.next().filter(|_| own.next().is_none());
    GeneralContent {
        kind: item.kind,
        task: own.map(|task| task.id),
        text: item.text.clone(),
        place: item.place.clone(),
    }
}

fn remarks(settled: &Settled) -> Vec<SubmissionRemark> {
    let rows = settled.rows.remarks();
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
