//! What was decided of deadlines after the plan: events that happened and extensions given
//! (`domain.md` §4). The plan's own words stay; only the last day derived from them moves.

use crate::deadline::{Deadline, DueRule};
use crate::period::Holidays;
use crate::progress::RowKey;
use crate::standing::Standing;
use crate::status::{Due, State, Status};
use crate::task::{Plan, Role, Task, TaskId};
use crate::unit::{Directory, UnitId};
use chrono::{Days, NaiveDate};
use std::collections::HashMap;
use std::iter::successors;

mod milestone;
#[cfg(test)]
mod tests;

pub use milestone::{Milestone, MilestoneId};

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

/// What the office settled of work itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RulingKind {
    /// Tạm dừng: asked for no more until it is taken up again, whatever units say.
    Paused,
    /// Không còn áp dụng.
    Dropped,
    /// Tiếp tục thực hiện: takes back a pause or the end of the work, reported or ruled.
    Reopened,
}

/// Work stopped, given up or taken up again, of a whole task or of one of its units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// The task.
    pub task: TaskId,
    /// The unit it is about; all of the task's where none is named.
    pub unit: Option<UnitId>,
    /// What was settled.
    pub kind: RulingKind,
    /// The first day it holds.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
    /// The document it rests on.
    pub document: String,
}

/// A task whose work another one does from a day on. That it ends is a [`Ruling`] of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// The task.
    pub task: TaskId,
    /// The one in its place.
    pub by: TaskId,
    /// The first day.
    pub on: NaiveDate,
    /// The document it rests on.
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
    /// Work stopped, given up, taken up again.
    pub rulings: Vec<Ruling>,
    /// Days on the way, by day.
    pub milestones: Vec<Milestone>,
    /// Tasks that others replaced.
    pub replaced: Vec<Replaced>,
}

/// The windows that decisions changed, and the work they stopped; all else is as the deadlines
/// and the units say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dues {
    /// Of whole tasks.
    pub by_task: HashMap<TaskId, Due>,
    /// Of units that have a window of their own.
    pub by_row: HashMap<RowKey, Due>,
    /// Whole tasks that are stopped or given up.
    pub held: HashMap<TaskId, State>,
    /// What was settled of single units' parts; `None` where it goes on.
    pub held_rows: HashMap<RowKey, Option<State>>,
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
    /// the event if it had happened by then, then the last extension of the whole task. Where all
    /// that gives no last day, the next milestone not reached.
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
        let milestone = || self.next_milestone(task, unit, as_of);
        Due {
            until: extension
                .map(|extension| extension.until)
                .or(due.until)
                .or_else(milestone),
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
                || self.milestones.iter().any(|one| one.task == task.id)
        };
        for task in plan.tasks.iter().filter(concerned) {
            dues.by_task
                .insert(task.id, self.due(task, as_of, holidays));
            let extended = self.extensions.iter().filter(|one| one.task == task.id);
            let on_the_way = self.milestones.iter().filter(|one| one.task == task.id);
            let units = extended.map(|one| one.unit);
            for unit in units.chain(on_the_way.map(|one| one.unit)).flatten() {
                let due = self.due_of(task, Some(unit), as_of, holidays);
                let task = task.id;
                dues.by_row.insert(RowKey { task, unit }, due);
            }
        }
        self.hold(&mut dues, as_of);
        dues
    }

    fn hold(&self, dues: &mut Dues, as_of: NaiveDate) {
        for ruling in &self.rulings {
            let task = ruling.task;
            if let Some(unit) = ruling.unit {
                let held = self.held(task, Some(unit), as_of);
                dues.held_rows.insert(RowKey { task, unit }, held);
            } else if let Some(state) = self.held(task, None, as_of) {
                dues.held.insert(task, state);
            }
        }
    }

    /// Whether work is stopped or given up on a day: a unit's part of a task, or the whole task.
    /// Of several rulings the one for the latest day speaks.
    pub fn held(&self, task: TaskId, unit: Option<UnitId>, as_of: NaiveDate) -> Option<State> {
        let speaks = |ruling: &&Ruling| {
            ruling.task == task
                && (ruling.unit.is_none() || ruling.unit == unit)
                && ruling.on <= as_of
        };
        let last = self.rulings.iter().filter(speaks).max_by_key(|one| one.on);
        match last?.kind {
            RulingKind::Paused => Some(State::Paused),
            RulingKind::Dropped => Some(State::Dropped),
            RulingKind::Reopened => None,
        }
    }

    /// The days by which a unit's part of a task was taken up again, ascending.
    pub fn reopened(&self, key: RowKey, as_of: NaiveDate) -> Vec<NaiveDate> {
        let is_it = |ruling: &&Ruling| {
            ruling.task == key.task
                && ruling.unit.is_none_or(|unit| unit == key.unit)
                && ruling.kind == RulingKind::Reopened
                && ruling.on <= as_of
        };
        let rulings = self.rulings.iter().filter(is_it);
        let mut days: Vec<NaiveDate> = rulings.map(|ruling| ruling.on).collect();
        days.sort_unstable();
        days
    }

    /// The same with everything that was decided of a unit's part holding for whoever does its
    /// work since; what was stopped of one of several that went before stops nothing.
    #[must_use]
    pub fn handed_on(mut self, directory: &Directory) -> Decisions {
        for succession in &directory.past().successions {
            let (unit, heir) = (Some(succession.unit), Some(succession.heir));
            let extensions = self.extensions.iter().filter(|one| one.unit == unit);
            let extensions: Vec<Extension> = extensions
                .map(|one| Extension {
                    unit: heir,
                    ..one.clone()
                })
                .collect();
            self.extensions.extend(extensions);
            let milestones = self.milestones.iter().filter(|one| one.unit == unit);
            let milestones: Vec<Milestone> = milestones
                .map(|one| Milestone {
                    unit: heir,
                    ..one.clone()
                })
                .collect();
            self.milestones.extend(milestones);
            if directory.predecessors_of(succession.heir).count() == 1 {
                let rulings = self.rulings.iter().filter(|one| one.unit == unit);
                let rulings: Vec<Ruling> = rulings
                    .map(|one| Ruling {
                        unit: heir,
                        ..one.clone()
                    })
                    .collect();
                self.rulings.extend(rulings);
            }
        }
        self
    }
}

impl RulingKind {
    /// All kinds.
    pub const ALL: [RulingKind; 3] = [
        RulingKind::Paused,
        RulingKind::Dropped,
        RulingKind::Reopened,
    ];

    /// Its stable word.
    pub fn word(self) -> &'static str {
        match self {
            RulingKind::Paused => "paused",
            RulingKind::Dropped => "dropped",
            RulingKind::Reopened => "reopened",
        }
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

    /// Where a unit's part of a task stands on a day: what the office stopped or gave up is so,
    /// whatever was said of it.
    pub fn status(
        &self,
        task: &Task,
        unit: UnitId,
        standing: &Standing,
        (as_of, soon_days): (NaiveDate, i64),
    ) -> Status {
        let key = RowKey {
            task: task.id,
            unit,
        };
        let whole = || self.held.get(&task.id).copied();
        let held = self.held_rows.get(&key).copied().unwrap_or_else(whole);
        let state = held.unwrap_or(standing.state);
        self.of(task, unit)
            .status(state, standing.done_on, as_of, soon_days)
    }

    /// Where a task stands that nobody leads.
    pub fn untouched(&self, task: &Task, (as_of, soon_days): (NaiveDate, i64)) -> Status {
        let state = self.held.get(&task.id).copied().unwrap_or_default();
        self.of_task(task).status(state, None, as_of, soon_days)
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
