//! What was decided of deadlines after the plan: events that happened and extensions given
//! (`domain.md` §4). The plan's own words stay; only the last day derived from them moves.

use crate::deadline::{Deadline, DueRule};
use crate::period::Holidays;
use crate::progress::RowKey;
use crate::status::Due;
use crate::task::{Plan, Role, Task, TaskId};
use crate::unit::UnitId;
use chrono::{Days, NaiveDate};
use std::collections::HashMap;
use std::iter::successors;

#[cfg(test)]
mod tests;

/// A hundred years; no deadline counts further.
const MOST_DAYS: u32 = 36_600;

/// An event that a task waited for and that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventLogged {
    /// The task.
    pub task: TaskId,
    /// The day it happened; nothing changes before that day.
    pub on: NaiveDate,
    /// The last day set with it; otherwise the one the deadline's words count to.
    pub until: Option<NaiveDate>,
    /// The document that proves it.
    pub document: String,
}

/// A later last day, for a whole task or for one of its units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// The task.
    pub task: TaskId,
    /// The unit it is given to; all of the task's where none is named.
    pub unit: Option<UnitId>,
    /// The new last day.
    pub until: NaiveDate,
    /// The document that gives it.
    pub document: String,
}

/// Everything decided, in the order it was logged: of two that speak of the same, the later
/// speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Events.
    pub events: Vec<EventLogged>,
    /// Extensions.
    pub extensions: Vec<Extension>,
}

/// The windows that decisions changed; all others are their deadlines' own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dues {
    /// Of whole tasks.
    pub by_task: HashMap<TaskId, Due>,
    /// Of units that have a window of their own.
    pub by_row: HashMap<RowKey, Due>,
}

impl Deadline {
    /// Whether a last day or the work itself hangs on an event that has to be logged.
    pub fn hangs_on_event(&self) -> bool {
        self.event.is_some() || matches!(self.due_rule, Some(DueRule::After { .. }))
    }

    /// The last day that "trong n ngày kể từ …" gives once the event happened: the day of the
    /// event is not counted. `None` where the words count no days.
    pub fn last_day_after(&self, event: NaiveDate, holidays: &Holidays) -> Option<NaiveDate> {
        let Some(DueRule::After { days, working_days }) = self.due_rule else {
            return None;
        };
        if days > MOST_DAYS {
            return None;
        }
        if working_days {
            let next = |day: &NaiveDate| Some(holidays.next_working_day(*day));
            successors(Some(event), next).nth(usize::try_from(days).ok()?)
        } else {
            event.checked_add_days(Days::new(u64::from(days)))
        }
    }
}

impl Decisions {
    /// A task's window on a day, without what single units were given: the plan's words, then
    /// the event if it had happened by then, then the last extension of the whole task.
    pub fn due(&self, task: &Task, as_of: NaiveDate, holidays: &Holidays) -> Due {
        self.due_of(task, None, as_of, holidays)
    }

    /// A unit's window in a task on a day: as the task's, with its own extensions counted too.
    pub fn due_of(
        &self,
        task: &Task,
        unit: Option<UnitId>,
        as_of: NaiveDate,
        holidays: &Holidays,
    ) -> Due {
        let due = self.due_before_extensions(task, as_of, holidays);
        let extension = self.extensions.iter().rev().find(|extension| {
            extension.task == task.id && (extension.unit.is_none() || extension.unit == unit)
        });
        Due {
            until: extension.map(|extension| extension.until).or(due.until),
            ..due
        }
    }

    /// A task's window on a day as the plan and its event give it.
    pub fn due_before_extensions(&self, task: &Task, as_of: NaiveDate, holidays: &Holidays) -> Due {
        let due = Due::from(&task.deadline);
        let moved = |until: NaiveDate| holidays.last_day(until);
        let due = Due {
            until: due.until.map(moved),
            ..due
        };
        let happened = |event: &&EventLogged| event.task == task.id && event.on <= as_of;
        let Some(event) = self.events.iter().rev().find(happened) else {
            return due;
        };
        let counted = || task.deadline.last_day_after(event.on, holidays).map(moved);
        Due {
            until: event.until.or_else(counted).or(due.until),
            awaits_event: false,
            ..due
        }
    }

    /// Every window of a plan that the decisions change on a day, or the rule for days off.
    pub fn dues(&self, plan: &Plan, as_of: NaiveDate, holidays: &Holidays) -> Dues {
        let mut dues = Dues::default();
        let concerned = |task: &&Task| {
            let until = task.deadline.until;
            until.is_some_and(|until| holidays.last_day(until) != until)
                || self.events.iter().any(|event| event.task == task.id)
                || self.extensions.iter().any(|one| one.task == task.id)
        };
        for task in plan.tasks.iter().filter(concerned) {
            dues.by_task
                .insert(task.id, self.due(task, as_of, holidays));
            let own = |one: &&Extension| one.task == task.id;
            for unit in self
                .extensions
                .iter()
                .filter(own)
                .filter_map(|one| one.unit)
            {
                let due = self.due_of(task, Some(unit), as_of, holidays);
                let task = task.id;
                dues.by_row.insert(RowKey { task, unit }, due);
            }
        }
        dues
    }
}

impl Dues {
    /// The window of a unit's part of a task.
    pub fn of(&self, task: &Task, unit: UnitId) -> Due {
        let key = RowKey {
            task: task.id,
            unit,
        };
        let own = self.by_row.get(&key).copied();
        own.unwrap_or_else(|| self.of_task(task))
    }

    /// The last day of a task: the latest of its leads'; its own where nobody leads it.
    pub fn last_day(&self, task: &Task) -> Option<NaiveDate> {
        let leads = task.in_role(Role::Lead);
        let latest = leads
            .filter_map(|lead| self.of(task, lead.unit).until)
            .max();
        latest.or(self.of_task(task).until)
    }

    /// The window of a task as a whole.
    pub fn of_task(&self, task: &Task) -> Due {
        let decided = self.by_task.get(&task.id).copied();
        decided.unwrap_or_else(|| Due::from(&task.deadline))
    }
}
