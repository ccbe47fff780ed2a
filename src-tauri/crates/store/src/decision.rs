//! What was decided after the plan: events that happened, more time for a task or for a report.
//! Nothing is changed once it was logged: a later entry speaks instead, and undo takes back.

use crate::codes::{Code, Day, Moment, PeriodCode};
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use chrono::NaiveDateTime;
use plan::decision::{Decisions, EventLogged, Extension, Replaced, Ruling};
use plan::period::PeriodId;
use plan::task::TaskId;
use plan::unit::UnitId;
use rusqlite::Row;

/// More time for one unit's report of one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodExtension {
    /// The unit.
    pub unit: UnitId,
    /// The period.
    pub period: PeriodId,
    /// Its new due moment.
    pub due: NaiveDateTime,
    /// The document that gives it.
    pub document: String,
}

impl Reader<'_> {
    /// Everything decided: events, extensions and rulings in the order they were logged; of a
    /// task that goes on in a later plan, there too.
    ///
    /// # Errors
    /// SQLite's.
    pub fn decisions(&self) -> Result<Decisions, StoreError> {
        let events = self.all(
            "SELECT task_id, on_day, until_day, document FROM event_logged ORDER BY id",
            [],
            event,
        )?;
        let extensions = self.all(
            "SELECT task_id, unit_id, until_day, document FROM extension ORDER BY id",
            [],
            extension,
        )?;
        let rulings = self.all(
            "SELECT task_id, unit_id, kind, on_day, reason, document FROM ruling ORDER BY id",
            [],
            ruling,
        )?;
        let replaced = self.all(
            "SELECT task_id, successor_id, on_day, document FROM task_replaced ORDER BY task_id",
            [],
            replaced,
        )?;
        self.decided_with_continued(Decisions {
            events,
            extensions,
            rulings,
            milestones: self.milestones()?,
            replaced,
        })
    }

    /// More time given for reports, of all periods, in the order it was logged.
    ///
    /// # Errors
    /// SQLite's.
    pub fn period_extensions(&self) -> Result<Vec<PeriodExtension>, StoreError> {
        self.all(
            "SELECT unit_id, period_id, due, document FROM period_extension ORDER BY id",
            [],
            period_extension,
        )
    }
}

impl Tx<'_> {
    /// Logs that an event happened.
    ///
    /// # Errors
    /// SQLite's.
    pub fn log_event(&self, event: &EventLogged, at: NaiveDateTime) -> Result<(), StoreError> {
        self.insert(
            "INSERT INTO event_logged (task_id, on_day, until_day, document, logged_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            (
                event.task.0,
                Day(event.on),
                event.until.map(Day),
                &event.document,
                Moment(at),
            ),
        )?;
        Ok(())
    }

    /// Logs a later last day of a task.
    ///
    /// # Errors
    /// SQLite's.
    pub fn log_extension(
        &self,
        extension: &Extension,
        at: NaiveDateTime,
    ) -> Result<(), StoreError> {
        self.insert(
            "INSERT INTO extension (task_id, unit_id, until_day, document, logged_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            (
                extension.task.0,
                extension.unit.map(|unit| unit.0),
                Day(extension.until),
                &extension.document,
                Moment(at),
            ),
        )?;
        Ok(())
    }

    /// Logs that work was stopped, given up or taken up again.
    ///
    /// # Errors
    /// SQLite's.
    pub fn log_ruling(&self, ruling: &Ruling, at: NaiveDateTime) -> Result<(), StoreError> {
        self.insert(
            "INSERT INTO ruling (task_id, unit_id, kind, on_day, reason, document, logged_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            (
                ruling.task.0,
                ruling.unit.map(|unit| unit.0),
                Code(ruling.kind),
                Day(ruling.on),
                &ruling.reason,
                &ruling.document,
                Moment(at),
            ),
        )?;
        Ok(())
    }

    /// Logs that another task does a task's work.
    ///
    /// # Errors
    /// It was replaced before; SQLite's.
    pub fn log_replaced(&self, replaced: &Replaced, at: NaiveDateTime) -> Result<(), StoreError> {
        self.write(
            "INSERT INTO task_replaced (task_id, successor_id, on_day, document, logged_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            (
                replaced.task.0,
                replaced.by.0,
                Day(replaced.on),
                &replaced.document,
                Moment(at),
            ),
        )?;
        Ok(())
    }

    /// Logs more time for a report. Its period must have been kept.
    ///
    /// # Errors
    /// SQLite's.
    pub fn log_period_extension(
        &self,
        extension: &PeriodExtension,
        at: NaiveDateTime,
    ) -> Result<(), StoreError> {
        self.insert(
            "INSERT INTO period_extension (unit_id, period_id, due, document, logged_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            (
                extension.unit.0,
                PeriodCode(extension.period),
                Moment(extension.due),
                &extension.document,
                Moment(at),
            ),
        )?;
        Ok(())
    }
}

fn event(row: &Row<'_>) -> rusqlite::Result<EventLogged> {
    Ok(EventLogged {
        task: TaskId(row.get("task_id")?),
        on: row.get::<_, Day>("on_day")?.0,
        until: row.get::<_, Option<Day>>("until_day")?.map(|day| day.0),
        document: row.get("document")?,
    })
}

fn extension(row: &Row<'_>) -> rusqlite::Result<Extension> {
    Ok(Extension {
        task: TaskId(row.get("task_id")?),
        unit: row.get::<_, Option<i64>>("unit_id")?.map(UnitId),
        until: row.get::<_, Day>("until_day")?.0,
        document: row.get("document")?,
    })
}

fn ruling(row: &Row<'_>) -> rusqlite::Result<Ruling> {
    Ok(Ruling {
        task: TaskId(row.get("task_id")?),
        unit: row.get::<_, Option<i64>>("unit_id")?.map(UnitId),
        kind: row.get::<_, Code<_>>("kind")?.0,
        on: row.get::<_, Day>("on_day")?.0,
        reason: row.get("reason")?,
        document: row.get("document")?,
    })
}

fn replaced(row: &Row<'_>) -> rusqlite::Result<Replaced> {
    Ok(Replaced {
        task: TaskId(row.get("task_id")?),
        by: TaskId(row.get("successor_id")?),
        on: row.get::<_, Day>("on_day")?.0,
        document: row.get("document")?,
    })
}

fn period_extension(row: &Row<'_>) -> rusqlite::Result<PeriodExtension> {
    Ok(PeriodExtension {
        unit: UnitId(row.get("unit_id")?),
        period: row.get::<_, PeriodCode>("period_id")?.0,
        due: row.get::<_, Moment>("due")?.0,
        document: row.get("document")?,
    })
}
