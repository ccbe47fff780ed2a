//! What became of a plan's tasks when a later plan took its place.
//!
//! A task that goes on is a task of its own in the later plan: the earlier one's periods keep
//! theirs. What was reported and decided of it until then speaks for it there too.

use crate::codes::{Day, Moment};
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use crate::stored_plan::{GroupId, PlanId, carried_position};
use crate::task::TaskRecord;
use chrono::{NaiveDate, NaiveDateTime};
use plan::decision::{Decisions, Replaced};
use plan::task::TaskId;
use rusqlite::Row;
use std::collections::{HashMap, HashSet};

/// What becomes of a task of the earlier plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// Chuyển tiếp: it goes on unchanged as this task of the later plan.
    Continued(TaskId),
    /// Chuyển sang nhiệm vụ mới: this task of the later plan does its work.
    Replaced(TaskId),
    /// Kết thúc: it does not go on.
    Ended,
}

/// What was decided of one task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CarriedOver {
    /// The task of the earlier plan.
    pub task: TaskId,
    /// The later plan.
    pub plan: PlanId,
    /// What becomes of it.
    pub carried: Carried,
    /// The first day it holds.
    pub on: NaiveDate,
}

impl Carried {
    /// The task of the later plan that has its work.
    pub fn successor(self) -> Option<TaskId> {
        match self {
            Carried::Continued(task) | Carried::Replaced(task) => Some(task),
            Carried::Ended => None,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Carried::Continued(_) => "continue",
            Carried::Replaced(_) => "replace",
            Carried::Ended => "end",
        }
    }
}

impl Reader<'_> {
    /// Everything decided of tasks when a later plan took their plan's place.
    ///
    /// # Errors
    /// SQLite's.
    pub fn carried_over(&self) -> Result<Vec<CarriedOver>, StoreError> {
        self.all(
            "SELECT task_id, plan_id, choice, successor_id, on_day FROM carried_over
             ORDER BY task_id",
            [],
            carried_over,
        )
    }

    /// What was said of tasks until now, said of those they go on as too; chains of years with it.
    pub(crate) fn with_continued<T: Clone>(
        &self,
        said: Vec<T>,
        task: impl Fn(&mut T) -> &mut TaskId,
    ) -> Result<Vec<T>, StoreError> {
        Ok(said_again(said, &self.continued()?, task))
    }

    /// What was decided, of the tasks that go on as others too; milestones come with it already.
    pub(crate) fn decided_with_continued(
        &self,
        decisions: Decisions,
    ) -> Result<Decisions, StoreError> {
        let continued = self.continued()?;
        let Decisions {
            events,
            extensions,
            rulings,
            milestones,
            mut replaced,
        } = decisions;
        replaced.extend(self.carried_on()?);
        Ok(Decisions {
            events: said_again(events, &continued, |one| &mut one.task),
            extensions: said_again(extensions, &continued, |one| &mut one.task),
            rulings: said_again(rulings, &continued, |one| &mut one.task),
            milestones,
            replaced,
        })
    }

    /// The next free place among a plan's tasks that came over and stand behind its own.
    ///
    /// # Errors
    /// SQLite's.
    pub fn carried_places(&self, plan: PlanId) -> Result<u32, StoreError> {
        let first = carried_position(0);
        let last: Option<Option<u32>> = self.one(
            "SELECT max(position) FROM task
             WHERE plan_id = ?1 AND carried_from IS NOT NULL AND position >= ?2
               AND document_id IS NULL",
            (plan.0, first),
            |row| row.get(0),
        )?;
        Ok(last.flatten().map_or(0, |last| last - first + 1))
    }

    /// The tasks of other plans than these, each with the one of these it goes on as or came from.
    pub(crate) fn kin(
        &self,
        plans: &[PlanId],
    ) -> Result<HashMap<TaskId, Option<TaskId>>, StoreError> {
        let all: Vec<(TaskId, PlanId)> = self.all("SELECT id, plan_id FROM task", [], |row| {
            Ok((TaskId(row.get("id")?), PlanId(row.get("plan_id")?)))
        })?;
        let (own, others): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|(_, plan)| plans.contains(plan));
        if others.is_empty() {
            return Ok(HashMap::new());
        }
        let own: HashSet<TaskId> = own.into_iter().map(|(task, _)| task).collect();
        let links: Vec<(TaskId, TaskId)> = self.all(
            "SELECT task_id, successor_id FROM carried_over WHERE successor_id IS NOT NULL
             UNION SELECT task_id, successor_id FROM task_replaced ORDER BY task_id",
            [],
            |row| Ok((TaskId(row.get(0)?), TaskId(row.get(1)?))),
        )?;
        let resolved = others
            .into_iter()
            .map(|(task, _)| (task, found_along(task, &links, &own)));
        Ok(resolved.collect())
    }

    /// The tasks that go on, each with the one it is in the later plan; earlier ones first.
    fn continued(&self) -> Result<Vec<(TaskId, TaskId)>, StoreError> {
        self.all(
            "SELECT task_id, successor_id FROM carried_over WHERE choice = 'continue'
             ORDER BY task_id",
            [],
            |row| Ok((TaskId(row.get(0)?), TaskId(row.get(1)?))),
        )
    }

    /// Both ways of going on, as what takes a task's place.
    fn carried_on(&self) -> Result<Vec<Replaced>, StoreError> {
        self.all(
            "SELECT c.task_id, c.successor_id, c.on_day, p.title, p.document
             FROM carried_over c JOIN plan p ON p.id = c.plan_id
             WHERE c.successor_id IS NOT NULL ORDER BY c.task_id",
            [],
            |row| {
                let document: String = row.get("document")?;
                let title: String = row.get("title")?;
                Ok(Replaced {
                    task: TaskId(row.get("task_id")?),
                    by: TaskId(row.get("successor_id")?),
                    on: row.get::<_, Day>("on_day")?.0,
                    document: if document.is_empty() { title } else { document },
                })
            },
        )
    }
}

impl Tx<'_> {
    /// Remembers what becomes of a task.
    ///
    /// # Errors
    /// It was decided before; SQLite's.
    pub fn carry_over(&self, decided: &CarriedOver, at: NaiveDateTime) -> Result<(), StoreError> {
        self.write(
            "INSERT INTO carried_over (task_id, plan_id, choice, successor_id, on_day, decided_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (
                decided.task.0,
                decided.plan.0,
                decided.carried.word(),
                decided.carried.successor().map(|task| task.0),
                Day(decided.on),
                Moment(at),
            ),
        )?;
        Ok(())
    }

    /// Lets a task go on in a later plan: a task of its own with these words, read by the year
    /// they were written in, with its assignments, its rule of completion and its document.
    ///
    /// # Errors
    /// SQLite's.
    pub fn continue_task(
        &self,
        task: TaskId,
        plan: PlanId,
        record: &TaskRecord,
        words_of: i32,
    ) -> Result<TaskId, StoreError> {
        let new = self.insert_task(plan, record)?;
        self.write(
            "UPDATE task SET carried_from = ?3, completion = old.completion,
                             completion_unit = old.completion_unit, document_id = old.document_id
             FROM (SELECT completion, completion_unit, document_id FROM task WHERE id = ?2) AS old
             WHERE id = ?1",
            (new.0, task.0, words_of),
        )?;
        // What a hand withdrew stays withdrawn, whatever a later appendix says.
        self.write(
            "INSERT INTO assignment (task_id, unit_id, role, via, source, position, removed)
             SELECT ?1, unit_id, role, via, source, position, removed FROM assignment
             WHERE task_id = ?2 AND (removed = 0 OR source = 'hand') ORDER BY position, id",
            (new.0, task.0),
        )?;
        Ok(new)
    }

    /// Puts tasks that came over and that an appendix does not hold behind its own.
    ///
    /// # Errors
    /// No such task; SQLite's.
    pub fn set_behind(
        &self,
        plan: PlanId,
        group: GroupId,
        tasks: &[TaskId],
    ) -> Result<(), StoreError> {
        for (task, place) in tasks.iter().zip(self.carried_places(plan)?..) {
            let position = carried_position(place);
            let moved = self.write(
                "UPDATE task SET group_id = ?2, position = ?3 WHERE id = ?1",
                (task.0, group.0, position),
            )?;
            if moved == 0 {
                return Err(StoreError::TaskUnknown);
            }
        }
        Ok(())
    }
}

/// The same things, said of the tasks that go on as others too, right after.
fn said_again<T: Clone>(
    mut said: Vec<T>,
    continued: &[(TaskId, TaskId)],
    task: impl Fn(&mut T) -> &mut TaskId,
) -> Vec<T> {
    if continued.is_empty() {
        return said;
    }
    let mut new: Vec<T> = Vec::new();
    for one in &mut said {
        let mut of = *task(one);
        // A task goes on in a later plan only, so that this ends.
        while let Some((_, next)) = continued.iter().find(|(earlier, _)| *earlier == of) {
            let mut again = one.clone();
            *task(&mut again) = *next;
            new.push(again);
            of = *next;
        }
    }
    // What was said of the later task itself comes after what it took over.
    new.extend(said);
    new
}

/// The task of ours that another one leads to, onward first, else backward.
fn found_along(task: TaskId, links: &[(TaskId, TaskId)], own: &HashSet<TaskId>) -> Option<TaskId> {
    let walk = |step: &dyn Fn(TaskId) -> Option<TaskId>| {
        let mut seen = HashSet::from([task]);
        let mut at = task;
        while let Some(next) = step(at).filter(|next| seen.insert(*next)) {
            if own.contains(&next) {
                return Some(next);
            }
            at = next;
        }
        None
    };
    let onward = |at| links.iter().find(|link| link.0 == at).map(|link| link.1);
    let backward = |at| links.iter().find(|link| link.1 == at).map(|link| link.0);
    walk(&onward).or_else(|| walk(&backward))
}

fn carried_over(row: &Row<'_>) -> rusqlite::Result<CarriedOver> {
    let successor: Option<i64> = row.get("successor_id")?;
    let carried = match (row.get::<_, String>("choice")?.as_str(), successor) {
        ("continue", Some(task)) => Carried::Continued(TaskId(task)),
        (_, Some(task)) => Carried::Replaced(TaskId(task)),
        (_, None) => Carried::Ended,
    };
    Ok(CarriedOver {
        task: TaskId(row.get("task_id")?),
        plan: PlanId(row.get("plan_id")?),
        carried,
        on: row.get::<_, Day>("on_day")?.0,
    })
}
