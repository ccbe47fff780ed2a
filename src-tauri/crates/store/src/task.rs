//! Tasks: the plan's words, row by row.

use crate::error::StoreError;
use crate::gate::{Reader, Tx, number};
use crate::stored_plan::{GroupId, PlanId};
use plan::deadline::{BeforeDay, Deadline};
use plan::directive::DocumentId;
use plan::task::{CompletionRule, Task, TaskId, TaskNumber};
use plan::unit::UnitId;
use rusqlite::Row;
use rusqlite::types::Type;

/// The words of a task that is stored or changed. Assignments and the completion rule are
/// settled apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskRecord {
    /// Its group.
    pub group: GroupId,
    /// Its place in the plan, from 0.
    pub position: u32,
    /// Its number.
    pub number: TaskNumber,
    /// The work.
    pub content: String,
    /// Units that lead, verbatim.
    pub lead_text: String,
    /// Units that support, verbatim.
    pub support_text: String,
    /// The deadline, verbatim.
    pub deadline_text: String,
    /// Further columns: heading and text.
    pub extra: Vec<(String, String)>,
    /// The cells it was read from.
    pub cells: Vec<String>,
}

/// What became of a task that left the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal {
    /// Nothing referred to it: it is gone.
    Deleted,
    /// Somebody reported on it, or something was decided of it: it is kept for the history, outside the plan.
    Kept,
}

impl Reader<'_> {
    /// The plan's tasks in order; `groups` gives the indexes they carry.
    pub(crate) fn tasks(
        &self,
        plan: PlanId,
        groups: &[GroupId],
        year: i32,
        before: BeforeDay,
    ) -> Result<Vec<Task>, StoreError> {
        let mut tasks = self.all(
            "SELECT id, group_id, number, content, lead_text, support_text, deadline_text,
                    completion, completion_unit, document_id, carried_from
             FROM task WHERE plan_id = ?1 AND removed = 0 ORDER BY position, id",
            [plan.0],
            |row| task(row, groups, year, before),
        )?;
        let mut extra = self.grouped(
            "SELECT task_id, heading, text FROM task_extra ORDER BY task_id, position",
            |row| Ok((row.get(1)?, row.get(2)?)),
        )?;
        let mut cells = self.grouped(
            "SELECT task_id, cell FROM task_cell ORDER BY task_id, position",
            |row| row.get(1),
        )?;
        let mut assignments = self.assignments_by_task()?;
        for task in &mut tasks {
            task.extra = extra.remove(&task.id.0).unwrap_or_default();
            task.cells = cells.remove(&task.id.0).unwrap_or_default();
            task.assignments = assignments.remove(&task.id.0).unwrap_or_default();
        }
        Ok(tasks)
    }

    /// The tasks that stand in a plan.
    ///
    /// # Errors
    /// SQLite's.
    pub fn tasks_of(&self, plan: PlanId) -> Result<Vec<TaskId>, StoreError> {
        self.all(
            "SELECT id FROM task WHERE plan_id = ?1 AND removed = 0 ORDER BY position, id",
            [plan.0],
            |row| Ok(TaskId(row.get("id")?)),
        )
    }

    fn has_history(&self, task: TaskId) -> Result<bool, StoreError> {
        let history = self.one(
            "SELECT EXISTS (SELECT 1 FROM progress p JOIN assignment a ON a.id = p.assignment_id
                            WHERE a.task_id = ?1)
                 OR EXISTS (SELECT 1 FROM general_content WHERE task_id = ?1)
                 OR EXISTS (SELECT 1 FROM difficulty WHERE task_id = ?1)
                 OR EXISTS (SELECT 1 FROM event_logged WHERE task_id = ?1)
                 OR EXISTS (SELECT 1 FROM extension WHERE task_id = ?1)
                 OR EXISTS (SELECT 1 FROM ruling WHERE task_id = ?1)
                 OR EXISTS (SELECT 1 FROM milestone WHERE task_id = ?1)
                 OR EXISTS (SELECT 1 FROM task_replaced
                            WHERE task_id = ?1 OR successor_id = ?1)
                 OR EXISTS (SELECT 1 FROM carried_over
                            WHERE task_id = ?1 OR successor_id = ?1)
                 OR EXISTS (SELECT 1 FROM indicator WHERE task_id = ?1)
                 OR EXISTS (SELECT 1 FROM indicator_decided WHERE task_id = ?1)",
            [task.0],
            |row| row.get(0),
        )?;
        Ok(history.unwrap_or_default())
    }
}

impl Tx<'_> {
    /// Adds a task; it counts as done when all its leads are.
    ///
    /// # Errors
    /// SQLite's.
    pub fn insert_task(&self, plan: PlanId, task: &TaskRecord) -> Result<TaskId, StoreError> {
        let id = self.insert(
            "INSERT INTO task (plan_id, group_id, position, number, content, lead_text,
                               support_text, deadline_text, completion, removed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'all_leads', 0)",
            (
                plan.0,
                task.group.0,
                task.position,
                task.number.as_str(),
                &task.content,
                &task.lead_text,
                &task.support_text,
                &task.deadline_text,
            ),
        )?;
        self.set_extra(id, &task.extra)?;
        self.set_cells(id, &task.cells)?;
        Ok(TaskId(id))
    }

    /// Gives a task other words. One that had left the plan stands in it again, one that came over
    /// from an earlier plan is this one's own.
    ///
    /// # Errors
    /// No such task; SQLite's.
    pub fn update_task(&self, id: TaskId, task: &TaskRecord) -> Result<(), StoreError> {
        let updated = self.write(
            "UPDATE task SET group_id = ?2, position = ?3, number = ?4, content = ?5,
                             lead_text = ?6, support_text = ?7, deadline_text = ?8, removed = 0,
                             carried_from = NULL
             WHERE id = ?1",
            (
                id.0,
                task.group.0,
                task.position,
                task.number.as_str(),
                &task.content,
                &task.lead_text,
                &task.support_text,
                &task.deadline_text,
            ),
        )?;
        if updated == 0 {
            return Err(StoreError::TaskUnknown);
        }
        self.set_extra(id.0, &task.extra)?;
        self.set_cells(id.0, &task.cells)
    }

    /// Sets when a task counts as done.
    ///
    /// # Errors
    /// No such task; SQLite's.
    pub fn set_completion(&self, id: TaskId, rule: CompletionRule) -> Result<(), StoreError> {
        let (word, unit) = match rule {
            CompletionRule::AllLeads => ("all_leads", None),
            CompletionRule::AnyLead => ("any_lead", None),
            CompletionRule::NamedLead(unit) => ("named_lead", Some(unit.0)),
        };
        let updated = self.write(
            "UPDATE task SET completion = ?2, completion_unit = ?3 WHERE id = ?1",
            (id.0, word, unit),
        )?;
        if updated == 0 {
            Err(StoreError::TaskUnknown)
        } else {
            Ok(())
        }
    }

    /// Takes a task out of the plan: deleted, or kept where somebody reported on it.
    ///
    /// # Errors
    /// No such task; SQLite's.
    pub fn remove_task(&self, id: TaskId) -> Result<Removal, StoreError> {
        if self.has_history(id)? {
            self.write(
                "UPDATE task SET removed = 1, group_id = NULL WHERE id = ?1",
                [id.0],
            )?;
            return Ok(Removal::Kept);
        }
        for table in ["task_extra", "task_cell", "assignment"] {
            self.write(&format!("DELETE FROM {table} WHERE task_id = ?1"), [id.0])?;
        }
        match self.write("DELETE FROM task WHERE id = ?1", [id.0])? {
            0 => Err(StoreError::TaskUnknown),
            _ => Ok(Removal::Deleted),
        }
    }

    fn set_extra(&self, task: i64, extra: &[(String, String)]) -> Result<(), StoreError> {
        for (position, (heading, text)) in extra.iter().enumerate() {
            self.write(
                "INSERT INTO task_extra (task_id, position, heading, text)
                 VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (task_id, position) DO UPDATE SET
                     heading = excluded.heading, text = excluded.text",
                (task, number(position), heading, text),
            )?;
        }
        self.write(
            "DELETE FROM task_extra WHERE task_id = ?1 AND position >= ?2",
            (task, number(extra.len())),
        )?;
        Ok(())
    }

    fn set_cells(&self, task: i64, cells: &[String]) -> Result<(), StoreError> {
        for (position, cell) in cells.iter().enumerate() {
            self.write(
                "INSERT INTO task_cell (task_id, position, cell) VALUES (?1, ?2, ?3)
                 ON CONFLICT (task_id, position) DO UPDATE SET cell = excluded.cell",
                (task, number(position), cell),
            )?;
        }
        self.write(
            "DELETE FROM task_cell WHERE task_id = ?1 AND position >= ?2",
            (task, number(cells.len())),
        )?;
        Ok(())
    }
}

/// A task without what stands in rows of its own.
fn task(row: &Row<'_>, groups: &[GroupId], year: i32, before: BeforeDay) -> rusqlite::Result<Task> {
    let group = GroupId(row.get("group_id")?);
    let number: String = row.get("number")?;
    let deadline: String = row.get("deadline_text")?;
    let carried: Option<i32> = row.get("carried_from")?;
    Ok(Task {
        id: TaskId(row.get("id")?),
        number: TaskNumber::read(&number).ok_or_else(|| unreadable("number"))?,
        group: groups
            .iter()
            .position(|id| *id == group)
            .ok_or_else(|| unreadable("group_id"))?,
        content: row.get("content")?,
        lead_text: row.get("lead_text")?,
        support_text: row.get("support_text")?,
        deadline: Deadline::read(&deadline, carried.unwrap_or(year), before),
        extra: Vec::new(),
        cells: Vec::new(),
        completion: completion(row)?,
        directive: row.get::<_, Option<i64>>("document_id")?.map(DocumentId),
        carried,
        assignments: Vec::new(),
    })
}

fn completion(row: &Row<'_>) -> rusqlite::Result<CompletionRule> {
    let unit: Option<i64> = row.get("completion_unit")?;
    match (row.get::<_, String>("completion")?.as_str(), unit) {
        ("all_leads", None) => Ok(CompletionRule::AllLeads),
        ("any_lead", None) => Ok(CompletionRule::AnyLead),
        ("named_lead", Some(unit)) => Ok(CompletionRule::NamedLead(UnitId(unit))),
        _ => Err(unreadable("completion")),
    }
}

/// A stored value that says nothing to this program: the store is damaged.
fn unreadable(column: &str) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(0, column.to_owned(), Type::Text)
}
