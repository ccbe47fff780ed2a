//! Assignments: who leads and supports, from the plan's words or by the user's hand. The hand
//! wins: a later appendix neither brings back what was withdrawn nor changes what was assigned.

use crate::codes::Code;
use crate::error::StoreError;
use crate::gate::{Reader, Tx, number};
use plan::progress::RowKey;
use plan::task::{Assignment, Role, TaskId};
use plan::unit::{CollectiveId, UnitId};
use rusqlite::{Row, named_params};
use std::collections::HashMap;

/// Identity of an assignment within one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AssignmentId(pub i64);

/// A standing assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredAssignment {
    /// Identity.
    pub id: AssignmentId,
    /// Its task.
    pub task: TaskId,
    /// Unit, role and collective.
    pub assignment: Assignment,
}

impl Reader<'_> {
    /// All standing assignments of tasks in a plan, task by task in the order of reading.
    ///
    /// # Errors
    /// SQLite's.
    pub fn assignments(&self) -> Result<Vec<StoredAssignment>, StoreError> {
        self.all(
            "SELECT a.id, a.task_id, a.unit_id, a.role, a.via
             FROM assignment a JOIN task t ON t.id = a.task_id
             WHERE a.removed = 0 AND t.removed = 0
             ORDER BY t.plan_id, t.position, t.id, a.position, a.id",
            [],
            assignment,
        )
    }

    pub(crate) fn assignments_by_task(&self) -> Result<HashMap<i64, Vec<Assignment>>, StoreError> {
        let mut tasks: HashMap<i64, Vec<Assignment>> = HashMap::new();
        for stored in self.assignments()? {
            tasks
                .entry(stored.task.0)
                .or_default()
                .push(stored.assignment);
        }
        Ok(tasks)
    }
}

impl Tx<'_> {
    /// Makes the plan's own assignments of a task these. What the user assigned or withdrew by
    /// hand stays; what is no longer named is deleted, or withdrawn where it has progress.
    ///
    /// # Errors
    /// SQLite's.
    pub fn set_assignments(
        &self,
        task: TaskId,
        assignments: &[Assignment],
    ) -> Result<(), StoreError> {
        for (position, assignment) in assignments.iter().enumerate() {
            self.write(
                include_str!("assignment/from_plan.sql"),
                named_params! {
                    ":task": task.0,
                    ":unit": assignment.unit.0,
                    ":role": Code(assignment.role),
                    ":via": assignment.via.map(|id| id.0),
                    ":position": number(position),
                },
            )?;
        }
        let named: Vec<UnitId> = assignments
            .iter()
            .map(|assignment| assignment.unit)
            .collect();
        for unit in self.units_from_plan(task)? {
            if !named.contains(&unit) {
                self.drop_from_plan(RowKey { task, unit })?;
            }
        }
        Ok(())
    }

    /// Assigns a unit by hand, or gives it another role; `via` is the collective it comes in by.
    /// It comes last in the task's order.
    ///
    /// # Errors
    /// SQLite's.
    pub fn assign(
        &self,
        key: RowKey,
        role: Role,
        via: Option<CollectiveId>,
    ) -> Result<(), StoreError> {
        self.write(
            include_str!("assignment/by_hand.sql"),
            named_params! {
                ":task": key.task.0,
                ":unit": key.unit.0,
                ":role": Code(role),
                ":via": via.map(|id| id.0),
            },
        )?;
        Ok(())
    }

    /// Withdraws a unit from a task by hand; its history stays.
    ///
    /// # Errors
    /// The unit is not assigned to the task; SQLite's.
    pub fn unassign(&self, key: RowKey) -> Result<(), StoreError> {
        let withdrawn = self.write(
            "UPDATE assignment SET removed = 1, source = 'hand'
             WHERE task_id = ?1 AND unit_id = ?2 AND removed = 0",
            (key.task.0, key.unit.0),
        )?;
        if withdrawn == 0 {
            Err(StoreError::AssignmentUnknown { key })
        } else {
            Ok(())
        }
    }

    fn units_from_plan(&self, task: TaskId) -> Result<Vec<UnitId>, StoreError> {
        self.all(
            "SELECT unit_id FROM assignment
             WHERE task_id = ?1 AND source = 'plan' AND removed = 0",
            [task.0],
            |row| Ok(UnitId(row.get(0)?)),
        )
    }

    fn drop_from_plan(&self, key: RowKey) -> Result<(), StoreError> {
        let deleted = self.write(
            "DELETE FROM assignment WHERE task_id = ?1 AND unit_id = ?2
             AND NOT EXISTS (SELECT 1 FROM progress WHERE assignment_id = assignment.id)",
            (key.task.0, key.unit.0),
        )?;
        if deleted == 0 {
            self.write(
                "UPDATE assignment SET removed = 1 WHERE task_id = ?1 AND unit_id = ?2",
                (key.task.0, key.unit.0),
            )?;
        }
        Ok(())
    }
}

fn assignment(row: &Row<'_>) -> rusqlite::Result<StoredAssignment> {
    let assignment = Assignment {
        unit: UnitId(row.get("unit_id")?),
        role: row.get::<_, Code<_>>("role")?.0,
        via: row.get::<_, Option<i64>>("via")?.map(CollectiveId),
    };
    Ok(StoredAssignment {
        id: AssignmentId(row.get("id")?),
        task: TaskId(row.get("task_id")?),
        assignment,
    })
}
