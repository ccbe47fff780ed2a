//! Days on the way that the office sets under a task (`domain.md` §4): a task that only points at
//! another plan has no last day until they are entered.

use super::Decisions;
use crate::task::{Task, TaskId};
use crate::unit::UnitId;
use chrono::NaiveDate;

/// Identity of a milestone within one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MilestoneId(pub i64);

/// A day on the way, of a whole task or of one of its units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// Identity.
    pub id: MilestoneId,
    /// The task.
    pub task: TaskId,
    /// The unit it is set for; all of the task's where none is named.
    pub unit: Option<UnitId>,
    /// The day.
    pub day: NaiveDate,
    /// What is to be reached.
    pub words: String,
    /// The day it was reached.
    pub done_on: Option<NaiveDate>,
    /// The document that proves it; may be blank.
    pub document: String,
}

impl Milestone {
    /// Whether it was reached by a day.
    pub fn is_met(&self, as_of: NaiveDate) -> bool {
        self.done_on.is_some_and(|day| day <= as_of)
    }
}

impl Task {
    /// Whether its words give no last day of their own and no standing work, so that the office's
    /// milestones give it one.
    pub fn follows_milestones(&self) -> bool {
        self.deadline.until.is_none() && !self.deadline.standing
    }
}

impl Decisions {
    /// The day of the next milestone that was not reached by a day, for a task as a whole or for
    /// one unit's part; `None` where the task has a last day of its own, or nothing is left.
    pub fn next_milestone(
        &self,
        task: &Task,
        unit: Option<UnitId>,
        as_of: NaiveDate,
    ) -> Option<NaiveDate> {
        if !task.follows_milestones() {
            return None;
        }
        let open = self.milestones.iter().filter(|one| {
            one.task == task.id && (one.unit.is_none() || one.unit == unit) && !one.is_met(as_of)
        });
        open.map(|one| one.day).min()
    }
}
