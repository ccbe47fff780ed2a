//! Progress rows: what submissions say about assignments, and which of them count.
//!
//! At most one row per assignment and period is *in force*: the last one approved. A later report
//! takes the place of the rows it has, a blank one taking back what was said; rows it does not have
//! stay as they were.

use crate::assignment::AssignmentId;
use crate::codes::{Code, Day, Handling, PeriodCode};
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use crate::submission::{NewRow, SubmissionId, place};
use chrono::NaiveDate;
use plan::period::{Period, PeriodId, PeriodKind};
use plan::progress::{Percent, Progress, RowKey};
use plan::remark::Place;
use plan::task::TaskId;
use plan::unit::UnitId;
use rusqlite::types::Type;
use rusqlite::{Row, ToSql, named_params};
use std::collections::{BTreeSet, HashMap};

/// A stored row of a submission.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredRow {
    /// The submission it stands in.
    pub submission: SubmissionId,
    /// The assignment it reports on.
    pub assignment: AssignmentId,
    /// That assignment's task and unit.
    pub key: RowKey,
    /// The period it reports on.
    pub period: PeriodId,
    /// That period's last day.
    pub to: NaiveDate,
    /// What it says.
    pub progress: Progress,
    /// Where it stands in the workbook; empty where entered by hand.
    pub place: Place,
    /// Whether it speaks for its assignment in its period.
    pub in_force: bool,
}

/// Which periods count on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cutoff {
    /// Those whose window has begun by the day: for lists as of today.
    Begun(NaiveDate),
    /// Those whose window has ended by the day, it included: for a return as of its window's
    /// end, which later periods must not change.
    Ended(NaiveDate),
}

impl Reader<'_> {
    /// What was accepted last of every standing assignment: the newest row, the newest one with
    /// a state, with a rate and with a completion, each once, oldest first. Assignments nobody
    /// reported on are left out; a task that came over from an earlier plan has what was said of
    /// it there.
    ///
    /// # Errors
    /// SQLite's.
    pub fn latest_progress(&self, cutoff: Cutoff) -> Result<Vec<StoredRow>, StoreError> {
        let (begun, ended) = match cutoff {
            Cutoff::Begun(day) => (day, self.last_day_begun(day)?),
            Cutoff::Ended(day) => (NaiveDate::MAX, day),
        };
        let rows = self.all(
            include_str!("progress/latest.sql"),
            named_params! { ":begun": last_written(begun), ":ended": last_written(ended) },
            stored_row,
        )?;
        self.with_continued(rows, |row| &mut row.key.task)
    }

    /// The last day of all periods whose window has begun by a day: rows beyond it need no look.
    fn last_day_begun(&self, day: NaiveDate) -> Result<NaiveDate, StoreError> {
        let last: Option<Option<Day>> = self.one(
            "SELECT max(to_day) FROM period WHERE from_day <= ?1",
            [Day(day)],
            |row| row.get(0),
        )?;
        Ok(last.flatten().map_or(day, |last| last.0))
    }

    /// The rows in force for one period, of standing assignments, by task and unit.
    ///
    /// # Errors
    /// SQLite's.
    pub fn progress_in(&self, period: PeriodId) -> Result<Vec<StoredRow>, StoreError> {
        let sql = concat!(
            include_str!("progress/select.sql"),
            "WHERE p.period_id = ?1 AND p.in_force = 1 AND a.removed = 0 AND t.removed = 0
             ORDER BY a.task_id, a.unit_id"
        );
        self.all(sql, [PeriodCode(period)], stored_row)
    }

    /// The same, said also of the tasks of later plans that those reported on go on as.
    ///
    /// # Errors
    /// SQLite's.
    pub fn progress_in_with_continued(
        &self,
        period: PeriodId,
    ) -> Result<Vec<StoredRow>, StoreError> {
        self.with_continued(self.progress_in(period)?, |row| &mut row.key.task)
    }

    /// The rows in force of all periods of a kind whose last day lies within the days given, of
    /// standing assignments, oldest first: the weeks that prefill a month's form.
    ///
    /// # Errors
    /// SQLite's.
    pub fn progress_within(
        &self,
        kind: PeriodKind,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<StoredRow>, StoreError> {
        let sql = concat!(
            include_str!("progress/select.sql"),
            "JOIN period ON period.id = p.period_id
             WHERE period.kind = ?1 AND period.to_day BETWEEN ?2 AND ?3
               AND p.in_force = 1 AND a.removed = 0 AND t.removed = 0
             ORDER BY p.to_day, a.task_id, a.unit_id"
        );
        self.all(sql, (kind.word(), Day(from), Day(to)), stored_row)
    }

    /// The result last accepted before a period, in a period of the same kind, for every
    /// standing assignment that has one.
    ///
    /// # Errors
    /// SQLite's.
    pub fn last_results(&self, period: &Period) -> Result<HashMap<RowKey, String>, StoreError> {
        let results = self.all(
            include_str!("progress/last_results.sql"),
            named_params! { ":to": Day(period.to), ":kind": period.id.kind().word() },
            |row| Ok((key(row)?, row.get("result")?)),
        )?;
        let results = self.with_continued(results, |(key, _)| &mut key.task)?;
        Ok(results.into_iter().collect())
    }

    /// All rows of one submission, whether they count or not.
    ///
    /// # Errors
    /// SQLite's.
    pub fn rows_of(&self, submission: SubmissionId) -> Result<Vec<StoredRow>, StoreError> {
        let sql = concat!(
            include_str!("progress/select.sql"),
            "WHERE p.submission_id = ?1 ORDER BY p.id"
        );
        self.all(sql, [submission.0], stored_row)
    }

    /// All rows that say something of a task, whether they count or not, the latest period first
    /// and in it the row stored last.
    ///
    /// # Errors
    /// SQLite's.
    pub fn progress_on(&self, task: TaskId) -> Result<Vec<StoredRow>, StoreError> {
        let sql = concat!(
            include_str!("progress/select.sql"),
            "WHERE a.task_id = ?1
               AND (p.state IS NOT NULL OR p.percent IS NOT NULL OR p.done_on IS NOT NULL
                    OR p.result <> '' OR p.product <> '' OR p.note <> '')
             ORDER BY p.to_day DESC, p.id DESC"
        );
        self.all(sql, [task.0], stored_row)
    }

    /// The units whose accepted word for a period is "không phát sinh" for the whole form.
    ///
    /// # Errors
    /// SQLite's.
    pub fn routine_units(&self, period: PeriodId) -> Result<Vec<UnitId>, StoreError> {
        self.all(
            "SELECT DISTINCT s.unit_id FROM submission s
             WHERE s.period_id = ?1 AND s.routine = 1
               AND (s.handling = 'approved' OR s.handling = 'needs_more' AND s.reason IS NULL)
               AND NOT EXISTS (SELECT 1 FROM submission later
                               WHERE later.unit_id = s.unit_id
                                 AND later.period_id = s.period_id
                                 AND later.version > s.version
                                 AND later.source = 'workbook' AND later.handling = 'approved')
             ORDER BY s.unit_id",
            [PeriodCode(period)],
            |row| Ok(UnitId(row.get(0)?)),
        )
    }
}

/// Rows that one statement stores.
const ROWS_AT_ONCE: usize = 20;

/// A row about to be stored.
struct Written<'a> {
    assignment: AssignmentId,
    row: &'a NewRow,
    in_force: bool,
}

/// The assignments that the rows of one submission report on, fetched for a whole unit at once:
/// most submissions have rows of one.
#[derive(Debug, Default)]
struct ReportedOn {
    units: BTreeSet<UnitId>,
    /// Each with whether a row speaks for it already.
    assignments: HashMap<RowKey, (AssignmentId, bool)>,
}

impl ReportedOn {
    /// The assignment of a unit to a task, withdrawn ones included: a form handed out earlier may
    /// still report on it.
    fn find(
        &mut self,
        reader: &Reader<'_>,
        key: RowKey,
        period: PeriodId,
    ) -> Result<(AssignmentId, bool), StoreError> {
        if self.units.insert(key.unit) {
            let all = reader.all(
                "SELECT id, task_id, unit_id,
                        EXISTS (SELECT 1 FROM progress p
                                WHERE p.period_id = ?2 AND p.assignment_id = assignment.id
                                  AND p.in_force = 1) AS spoken_for
                 FROM assignment WHERE unit_id = ?1",
                (key.unit.0, PeriodCode(period)),
                |row| {
                    let id = AssignmentId(row.get("id")?);
                    Ok((self::key(row)?, (id, row.get("spoken_for")?)))
                },
            )?;
            self.assignments.extend(all);
        }
        let found = self.assignments.get(&key).copied();
        found.ok_or(StoreError::AssignmentUnknown { key })
    }
}

impl Tx<'_> {
    /// Stores rows of a submission; whether all of them count at once: where the submission is
    /// approved and no other rows count yet. A blank row is kept only where it takes something
    /// back.
    pub(crate) fn insert_rows<'a>(
        &self,
        submission: SubmissionId,
        period: &Period,
        rows: impl Iterator<Item = &'a NewRow>,
        handling: Handling,
    ) -> Result<bool, StoreError> {
        let mut reported_on = ReportedOn::default();
        let mut written: Vec<Written<'a>> = Vec::new();
        for row in rows {
            let (assignment, spoken_for) = reported_on.find(self, row.key, period.id)?;
            let blank = row.progress.is_blank();
            if !blank || self.is_reported_on(assignment, period)? {
                written.push(Written {
                    assignment,
                    row,
                    in_force: handling == Handling::Approved && !blank && !spoken_for,
                });
            }
        }
        for some in written.chunks(ROWS_AT_ONCE) {
            self.insert_some(submission, period, some)?;
        }
        Ok(written.iter().all(|row| row.in_force))
    }

    /// Stores rows by one statement: SQLite prepares to take back each statement by itself, which
    /// costs as much as the writing where every row is one.
    fn insert_some(
        &self,
        submission: SubmissionId,
        period: &Period,
        rows: &[Written<'_>],
    ) -> Result<(), StoreError> {
        let values = vec!["(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"; rows.len()];
        let sql = concat!(include_str!("progress/insert.sql"), "VALUES ").to_owned();
        let mut statement = self.conn().prepare_cached(&(sql + &values.join(", ")))?;
        let (code, to_day) = (period.id.to_string(), Day(period.to));
        let mut places = 1..;
        let mut bind = |value: &dyn ToSql| {
            let place = places.next().unwrap_or_default();
            statement.raw_bind_parameter(place, value)
        };
        for Written {
            assignment,
            row,
            in_force,
        } in rows
        {
            let progress = &row.progress;
            bind(&submission.0)?;
            bind(&assignment.0)?;
            bind(&code)?;
            bind(&to_day)?;
            bind(&progress.reported.map(Code))?;
            bind(&progress.percent.map(Percent::value))?;
            bind(&progress.done_on.map(Day))?;
            bind(&progress.result)?;
            bind(&progress.product)?;
            bind(&progress.note)?;
            bind(&row.place.sheet)?;
            bind(&row.place.cell)?;
            bind(in_force)?;
        }
        statement.raw_execute()?;
        Ok(())
    }

    /// Whether anything was ever stored of an assignment in a period.
    fn is_reported_on(&self, id: AssignmentId, period: &Period) -> Result<bool, StoreError> {
        let found = self.one(
            "SELECT 1 FROM progress WHERE assignment_id = ?1 AND to_day = ?2 AND period_id = ?3",
            (id.0, Day(period.to), PeriodCode(period.id)),
            |_| Ok(()),
        )?;
        Ok(found.is_some())
    }

    /// Puts the right rows in force for all that a unit reported on in a period.
    pub(crate) fn settle_progress(&self, unit: UnitId, period: PeriodId) -> Result<(), StoreError> {
        // First out, then in: two rows in force at once are refused by the table.
        let out = concat!(
            "UPDATE progress SET in_force = 0 WHERE in_force = 1 AND id IS NOT ",
            include_str!("progress/speaking.sql"),
            include_str!("progress/affected.sql")
        );
        let into = concat!(
            "UPDATE progress SET in_force = 1 WHERE in_force = 0 AND id IS ",
            include_str!("progress/speaking.sql"),
            include_str!("progress/affected.sql")
        );
        for sql in [out, into] {
            let scope = named_params! { ":unit": unit.0, ":period": PeriodCode(period) };
            self.write(sql, scope)?;
        }
        Ok(())
    }
}

/// Days stand as four-digit years; no period ends later than this.
fn last_written(day: NaiveDate) -> Day {
    Day(NaiveDate::from_ymd_opt(9999, 12, 31).map_or(day, |last| day.min(last)))
}

fn stored_row(row: &Row<'_>) -> rusqlite::Result<StoredRow> {
    Ok(StoredRow {
        submission: SubmissionId(row.get("submission_id")?),
        assignment: AssignmentId(row.get("assignment_id")?),
        key: key(row)?,
        period: row.get::<_, PeriodCode>("period_id")?.0,
        to: row.get::<_, Day>("to_day")?.0,
        progress: progress(row)?,
        place: place(row)?,
        in_force: row.get("in_force")?,
    })
}

fn key(row: &Row<'_>) -> rusqlite::Result<RowKey> {
    Ok(RowKey {
        task: TaskId(row.get("task_id")?),
        unit: UnitId(row.get("unit_id")?),
    })
}

fn progress(row: &Row<'_>) -> rusqlite::Result<Progress> {
    let percent = |value: f64| {
        let invalid = || rusqlite::Error::InvalidColumnType(0, "percent".to_owned(), Type::Real);
        Percent::new(value).ok_or_else(invalid)
    };
    Ok(Progress {
        reported: row.get::<_, Option<Code<_>>>("state")?.map(|code| code.0),
        percent: row
            .get::<_, Option<f64>>("percent")?
            .map(percent)
            .transpose()?,
        done_on: row.get::<_, Option<Day>>("done_on")?.map(|day| day.0),
        result: row.get("result")?,
        product: row.get("product")?,
        note: row.get("note")?,
    })
}
