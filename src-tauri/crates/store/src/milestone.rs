//! Days on the way that the office sets under tasks.

use crate::codes::{Day, Moment};
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use chrono::{NaiveDate, NaiveDateTime};
use plan::decision::{Milestone, MilestoneId};
use plan::task::TaskId;
use plan::unit::UnitId;
use rusqlite::Row;

/// A day on the way that is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMilestone {
    /// The task.
    pub task: TaskId,
    /// The unit; all of the task's where none is named.
    pub unit: Option<UnitId>,
    /// The day.
    pub day: NaiveDate,
    /// What is to be reached.
    pub words: String,
}

impl Reader<'_> {
    /// All milestones, by day; of a task that goes on in a later plan, there too.
    ///
    /// # Errors
    /// SQLite's.
    pub fn milestones(&self) -> Result<Vec<Milestone>, StoreError> {
        let set = self.all(
            "SELECT id, task_id, unit_id, day, words, done_on, document
             FROM milestone ORDER BY day, id",
            [],
            milestone,
        )?;
        let mut milestones = self.with_continued(set, |one| &mut one.task)?;
        milestones.sort_by_key(|one| (one.day, one.id));
        Ok(milestones)
    }
}

impl Tx<'_> {
    /// Sets a milestone.
    ///
    /// # Errors
    /// SQLite's.
    pub fn add_milestone(
        &self,
        new: &NewMilestone,
        at: NaiveDateTime,
    ) -> Result<MilestoneId, StoreError> {
        let id = self.insert(
            "INSERT INTO milestone (task_id, unit_id, day, words, document, logged_at)
             VALUES (?1, ?2, ?3, ?4, '', ?5)",
            (
                new.task.0,
                new.unit.map(|unit| unit.0),
                Day(new.day),
                &new.words,
                Moment(at),
            ),
        )?;
        Ok(MilestoneId(id))
    }

    /// Says that a milestone was reached on a day, or, without one, that it was not.
    ///
    /// # Errors
    /// SQLite's.
    pub fn meet_milestone(
        &self,
        id: MilestoneId,
        done_on: Option<NaiveDate>,
        document: &str,
    ) -> Result<(), StoreError> {
        self.write(
            "UPDATE milestone SET done_on = ?2, document = ?3 WHERE id = ?1",
            (id.0, done_on.map(Day), document),
        )?;
        Ok(())
    }

    /// Takes a milestone away.
    ///
    /// # Errors
    /// SQLite's.
    pub fn remove_milestone(&self, id: MilestoneId) -> Result<(), StoreError> {
        self.write("DELETE FROM milestone WHERE id = ?1", [id.0])?;
        Ok(())
    }
}

fn milestone(row: &Row<'_>) -> rusqlite::Result<Milestone> {
    Ok(Milestone {
        id: MilestoneId(row.get("id")?),
        task: TaskId(row.get("task_id")?),
        unit: row.get::<_, Option<i64>>("unit_id")?.map(UnitId),
        day: row.get::<_, Day>("day")?.0,
        words: row.get("words")?,
        done_on: row.get::<_, Option<Day>>("done_on")?.map(|day| day.0),
        document: row.get("document")?,
    })
}
