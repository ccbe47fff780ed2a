//! Submissions: what units sent back, version by version, with rows, general content and
//! remarks; and how they were handled.

use crate::arrival::{self, Arrival};
use crate::codes::{Code, Day, Handling, Moment, PeriodCode, Source};
use crate::error::StoreError;
use crate::gate::{Reader, Tx, number};
use crate::original::FileHash;
use chrono::{NaiveDate, NaiveDateTime};
use plan::form::GeneralKind;
use plan::indicator::Measurement;
use plan::period::{Period, PeriodId};
use plan::progress::{Progress, RowKey};
use plan::remark::Place;
use plan::submission::Way;
use plan::task::TaskId;
use plan::unit::UnitId;
use rusqlite::{Row, named_params};

/// Identity of a submission within one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SubmissionId(pub i64);

/// A stored submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Identity.
    pub id: SubmissionId,
    /// The unit that sent it.
    pub unit: UnitId,
    /// The period it reports on.
    pub period: PeriodId,
    /// From 1, per unit and period.
    pub version: u32,
    /// When it was received.
    pub received_at: NaiveDateTime,
    /// When it was taken in.
    pub imported_at: NaiveDateTime,
    /// The workbook's name; what it was entered from, where entered by hand.
    pub file_name: String,
    /// The mail or archive it came in.
    pub container: Option<String>,
    /// Who sent it.
    pub sender: Option<String>,
    /// The workbook's bytes.
    pub original: Option<FileHash>,
    /// Where it comes from.
    pub source: Source,
    /// How it came where no workbook brought it, as far as it was said.
    pub way: Option<Way>,
    /// How it was handled.
    pub handling: Handling,
    /// Why it was given back whole; `None` also where only corrections of single cells were asked
    /// for: the rest goes on counting then.
    pub reason: Option<String>,
    /// Whether it said "không phát sinh" for the whole form.
    pub routine: bool,
}

/// A submission to be stored. It is new: nobody handled it yet.
#[derive(Clone, Debug, PartialEq)]
pub struct NewSubmission {
    /// The unit that sent it.
    pub unit: UnitId,
    /// The period it reports on; it must have been kept.
    pub period: PeriodId,
    /// When it was received.
    pub received_at: NaiveDateTime,
    /// When it is taken in.
    pub imported_at: NaiveDateTime,
    /// The workbook's name; what it is entered from, where entered by hand.
    pub file_name: String,
    /// The mail or archive it came in.
    pub container: Option<String>,
    /// Who sent it.
    pub sender: Option<String>,
    /// The workbook's bytes; a submission by workbook has them.
    pub original: Option<FileHash>,
    /// Where it comes from.
    pub source: Source,
    /// Whether it says "không phát sinh" for the whole form.
    pub routine: bool,
    /// Its rows, one per assignment at most. A blank one takes back what an earlier version said.
    pub rows: Vec<NewRow>,
    /// Its numbers, one per indicator and unit at most; blank ones are left out.
    pub measurements: Vec<Measurement>,
    /// *Nội dung chung*.
    pub contents: Vec<GeneralContent>,
    /// What reading it remarked.
    pub remarks: Vec<SubmissionRemark>,
    /// How it came, and what came with it.
    pub arrival: Arrival,
}

impl Submission {
    /// Whether it is a signed document alone, without numbers or rows.
    pub fn is_document(&self) -> bool {
        self.way == Some(Way::Document)
    }
}

/// One row of a submission to be stored.
#[derive(Clone, Debug, PartialEq)]
pub struct NewRow {
    /// The assignment it reports on.
    pub key: RowKey,
    /// What it says.
    pub progress: Progress,
    /// Where it stands; empty where entered by hand.
    pub place: Place,
}

/// One piece of *Nội dung chung*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneralContent {
    /// What sort.
    pub kind: GeneralKind,
    /// The task it is about, where it names one.
    pub task: Option<TaskId>,
    /// The words.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// A remark made when a submission was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmissionRemark {
    /// The remark's stable word.
    pub code: String,
    /// What it is about.
    pub place: Place,
    /// The sentence that was shown.
    pub message: String,
}

impl Reader<'_> {
    /// A submission.
    ///
    /// # Errors
    /// There is none with that identity; SQLite's.
    pub fn submission(&self, id: SubmissionId) -> Result<Submission, StoreError> {
        let sql = concat!(include_str!("submission/select.sql"), " WHERE id = ?1");
        self.one(sql, [id.0], submission)?
            .ok_or(StoreError::SubmissionUnknown)
    }

    /// All versions of all units for a period, by unit and version.
    ///
    /// # Errors
    /// SQLite's.
    pub fn submissions(&self, period: PeriodId) -> Result<Vec<Submission>, StoreError> {
        let sql = concat!(
            include_str!("submission/select.sql"),
            " WHERE period_id = ?1 ORDER BY unit_id, version"
        );
        self.all(sql, [PeriodCode(period)], submission)
    }

    /// All versions of all units for the periods whose last day lies within the days given, by
    /// period, unit and version.
    ///
    /// # Errors
    /// SQLite's.
    pub fn submissions_between(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<Submission>, StoreError> {
        let sql = concat!(
            include_str!("submission/select.sql"),
            " WHERE period_id IN (SELECT id FROM period WHERE to_day BETWEEN ?1 AND ?2)
              ORDER BY period_id, unit_id, version"
        );
        self.all(sql, (Day(from), Day(to)), submission)
    }

    /// The submissions that say something of a task, oldest first.
    ///
    /// # Errors
    /// SQLite's.
    pub fn submissions_on(&self, task: TaskId) -> Result<Vec<Submission>, StoreError> {
        let sql = concat!(
            include_str!("submission/select.sql"),
            " WHERE id IN (SELECT p.submission_id
                           FROM progress p JOIN assignment a ON a.id = p.assignment_id
                           WHERE a.task_id = ?1)
              ORDER BY id"
        );
        self.all(sql, [task.0], submission)
    }

    /// The submissions made from these very bytes, oldest first.
    ///
    /// # Errors
    /// SQLite's.
    pub fn submissions_of_file(&self, hash: &FileHash) -> Result<Vec<Submission>, StoreError> {
        let sql = concat!(
            include_str!("submission/select.sql"),
            " WHERE original = ?1 ORDER BY id"
        );
        self.all(sql, [hash], submission)
    }

    /// The version a unit's next submission for a period gets.
    ///
    /// # Errors
    /// SQLite's.
    pub fn next_version(&self, unit: UnitId, period: PeriodId) -> Result<u32, StoreError> {
        let newest: Option<Option<u32>> = self.one(
            "SELECT max(version) FROM submission WHERE unit_id = ?1 AND period_id = ?2",
            (unit.0, PeriodCode(period)),
            |row| row.get(0),
        )?;
        Ok(newest.flatten().map_or(1, |version| version + 1))
    }

    /// *Nội dung chung* of a submission, in its order.
    ///
    /// # Errors
    /// SQLite's.
    pub fn contents(&self, id: SubmissionId) -> Result<Vec<GeneralContent>, StoreError> {
        self.all(
            "SELECT kind, task_id, text, sheet, cell FROM general_content
             WHERE submission_id = ?1 ORDER BY id",
            [id.0],
            content,
        )
    }

    /// The remarks made when a submission was read, in their order.
    ///
    /// # Errors
    /// SQLite's.
    pub fn remarks(&self, id: SubmissionId) -> Result<Vec<SubmissionRemark>, StoreError> {
        self.all(
            "SELECT code, sheet, cell, message FROM submission_remark
             WHERE submission_id = ?1 ORDER BY position",
            [id.0],
            remark,
        )
    }

    /// The codes of the remarks made on all submissions for a period, by submission.
    ///
    /// # Errors
    /// SQLite's.
    pub fn remark_codes(
        &self,
        period: PeriodId,
    ) -> Result<Vec<(SubmissionId, String)>, StoreError> {
        self.all(
            "SELECT r.submission_id, r.code
             FROM submission s JOIN submission_remark r ON r.submission_id = s.id
             WHERE s.period_id = ?1 ORDER BY r.submission_id, r.position",
            [PeriodCode(period)],
            |row| Ok((SubmissionId(row.get(0)?), row.get(1)?)),
        )
    }
}

impl Tx<'_> {
    /// Stores a submission as the unit's next version. Its rows count once it is approved.
    ///
    /// # Errors
    /// The period was not kept; a row's unit was never assigned to its task; SQLite's.
    pub fn insert_submission(
        &self,
        submission: &NewSubmission,
    ) -> Result<SubmissionId, StoreError> {
        let period = self.kept(submission.period)?;
        let version = self.next_version(submission.unit, submission.period)?;
        let id = self.insert_head(submission, version, Handling::New)?;
        let rows = rows(submission, version);
        self.insert_rows(id, &period, rows, Handling::New)?;
        for measurement in &submission.measurements {
            self.insert_measurement(id, &period, measurement, Handling::New)?;
        }
        self.insert_words(id, submission)?;
        Ok(id)
    }

    /// Stores a submission and approves it at once: what [`Tx::insert_submission`] and
    /// [`Tx::approve`] do one after the other, without writing every row twice.
    ///
    /// # Errors
    /// As those.
    pub fn insert_approved(&self, submission: &NewSubmission) -> Result<SubmissionId, StoreError> {
        let period = self.kept(submission.period)?;
        let version = self.next_version(submission.unit, submission.period)?;
        let id = self.insert_head(submission, version, Handling::Approved)?;
        if version > 1 {
            self.settle(submission.unit, submission.period)?;
        }
        let rows = rows(submission, version);
        let mut all_in_force = self.insert_rows(id, &period, rows, Handling::Approved)?;
        for measurement in &submission.measurements {
            all_in_force &=
                self.insert_measurement(id, &period, measurement, Handling::Approved)?;
        }
        if !all_in_force {
            self.settle(submission.unit, submission.period)?;
        }
        self.insert_words(id, submission)?;
        Ok(id)
    }

    fn kept(&self, period: PeriodId) -> Result<Period, StoreError> {
        let kept = self.period(period)?.ok_or(StoreError::PeriodUnknown)?;
        Ok(kept.period)
    }

    fn insert_words(&self, id: SubmissionId, submission: &NewSubmission) -> Result<(), StoreError> {
        for content in &submission.contents {
            let content_id = self.insert_content(id, content)?;
            self.raise(submission.unit, content_id, content)?;
        }
        for (position, remark) in submission.remarks.iter().enumerate() {
            self.insert_remark(id, position, remark)?;
        }
        self.insert_arrival(id, &submission.arrival)
    }

    /// Approves a submission: its rows count from now on, in the place of those of the unit's older
    /// versions; what it has no row for stays as it was.
    ///
    /// # Errors
    /// No such submission; SQLite's.
    pub fn approve(&self, id: SubmissionId) -> Result<(), StoreError> {
        self.handle(id, Handling::Approved, None)
    }

    /// Gives a submission back whole. Its rows count no longer, until an answer to it is approved;
    /// an older approved version's do again.
    ///
    /// # Errors
    /// No such submission; SQLite's.
    pub fn ask_for_more(&self, id: SubmissionId, reason: &str) -> Result<(), StoreError> {
        self.handle(id, Handling::NeedsMore, Some(reason))
    }

    /// Asks for corrections of a submission: it needs more, but what could be read of it goes on
    /// counting. One that was given back whole stays so.
    ///
    /// # Errors
    /// No such submission; SQLite's.
    pub fn ask_to_correct(&self, id: SubmissionId) -> Result<(), StoreError> {
        match self.submission(id)?.handling {
            Handling::NeedsMore => Ok(()),
            Handling::New | Handling::Approved => self.handle(id, Handling::NeedsMore, None),
        }
    }

    fn handle(
        &self,
        id: SubmissionId,
        handling: Handling,
        reason: Option<&str>,
    ) -> Result<(), StoreError> {
        let submission = self.submission(id)?;
        self.write(
            "UPDATE submission SET handling = ?2, reason = ?3 WHERE id = ?1",
            (id.0, Code(handling), reason),
        )?;
        self.settle(submission.unit, submission.period)
    }

    /// Puts the right rows and numbers in force for all that a unit reported in a period.
    fn settle(&self, unit: UnitId, period: PeriodId) -> Result<(), StoreError> {
        self.settle_progress(unit, period)?;
        self.settle_measurements(unit, period)
    }

    fn insert_head(
        &self,
        submission: &NewSubmission,
        version: u32,
        handling: Handling,
    ) -> Result<SubmissionId, StoreError> {
        let id = self.insert(
            include_str!("submission/insert.sql"),
            named_params! {
                ":unit": submission.unit.0,
                ":period": PeriodCode(submission.period),
                ":version": version,
                ":received_at": Moment(submission.received_at),
                ":imported_at": Moment(submission.imported_at),
                ":file_name": submission.file_name,
                ":container": submission.container,
                ":sender": submission.sender,
                ":original": submission.original,
                ":source": Code(submission.source),
                ":way": submission.arrival.way.map(Code),
                ":handling": Code(handling),
                ":routine": submission.routine,
            },
        )?;
        Ok(SubmissionId(id))
    }

    fn insert_content(
        &self,
        id: SubmissionId,
        content: &GeneralContent,
    ) -> Result<i64, StoreError> {
        let GeneralContent {
            kind,
            task,
            text,
            place,
        } = content;
        self.insert(
            "INSERT INTO general_content (submission_id, kind, task_id, text, sheet, cell)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (
                id.0,
                Code(*kind),
                task.map(|task| task.0),
                text,
                &place.sheet,
                &place.cell,
            ),
        )
    }

    fn insert_remark(
        &self,
        id: SubmissionId,
        position: usize,
        remark: &SubmissionRemark,
    ) -> Result<(), StoreError> {
        let SubmissionRemark {
            code,
            place,
            message,
        } = remark;
        self.write(
            "INSERT INTO submission_remark (submission_id, position, code, sheet, cell, message)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (
                id.0,
                number(position),
                code,
                &place.sheet,
                &place.cell,
                message,
            ),
        )?;
        Ok(())
    }
}

/// The rows to store: the first version has nothing to take back.
fn rows(submission: &NewSubmission, version: u32) -> impl Iterator<Item = &NewRow> {
    let all = submission.rows.iter();
    all.filter(move |row| version > 1 || !row.progress.is_blank())
}

fn submission(row: &Row<'_>) -> rusqlite::Result<Submission> {
    Ok(Submission {
        id: SubmissionId(row.get("id")?),
        unit: UnitId(row.get("unit_id")?),
        period: row.get::<_, PeriodCode>("period_id")?.0,
        version: row.get("version")?,
        received_at: row.get::<_, Moment>("received_at")?.0,
        imported_at: row.get::<_, Moment>("imported_at")?.0,
        file_name: row.get("file_name")?,
        container: row.get("container")?,
        sender: row.get("sender")?,
        original: row.get("original")?,
        source: row.get::<_, Code<_>>("source")?.0,
        way: arrival::way(row)?,
        handling: row.get::<_, Code<_>>("handling")?.0,
        reason: row.get("reason")?,
        routine: row.get("routine")?,
    })
}

fn content(row: &Row<'_>) -> rusqlite::Result<GeneralContent> {
    Ok(GeneralContent {
        kind: row.get::<_, Code<_>>("kind")?.0,
        task: row.get::<_, Option<i64>>("task_id")?.map(TaskId),
        text: row.get("text")?,
        place: place(row)?,
    })
}

fn remark(row: &Row<'_>) -> rusqlite::Result<SubmissionRemark> {
    Ok(SubmissionRemark {
        code: row.get("code")?,
        place: place(row)?,
        message: row.get("message")?,
    })
}

pub(crate) fn place(row: &Row<'_>) -> rusqlite::Result<Place> {
    Ok(Place {
        sheet: row.get("sheet")?,
        cell: row.get("cell")?,
    })
}
