//! Where assignments stand on a day: what was last accepted of each, and the status derived
//! from it.

use crate::consolidation::task_status;
use crate::decision::Dues;
use crate::progress::{Percent, Progress, Reported, RowKey};
use crate::status::{State, Status};
use crate::task::{Role, Task};
use crate::unit::UnitId;
use chrono::NaiveDate;
use std::collections::HashMap;

/// What is known of one assignment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// The state last accepted.
    pub state: State,
    /// The rate last accepted.
    pub percent: Option<Percent>,
    /// The completion day last accepted with "hoàn thành".
    pub done_on: Option<NaiveDate>,
}

impl Standing {
    /// Folds accepted rows, oldest first. A row that says nothing of the state leaves it as it
    /// was. A completion day stays when work goes on: it keeps a milestone of standing work
    /// reached.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Progress>) -> Standing {
        rows.into_iter()
            .fold(Standing::default(), |mut standing, row| {
                if let Some(Reported::State(state)) = row.reported {
                    standing.state = state;
                    let completed = (state == State::Done).then_some(row.done_on).flatten();
                    standing.done_on = completed.or(standing.done_on);
                }
                standing.percent = row.percent.or(standing.percent);
                standing
            })
    }
}

/// Every assignment's standing, judged on one day.
#[derive(Clone, Copy, Debug)]
pub struct Standings<'a> {
    /// By assignment; one that never reported is not in it.
    pub known: &'a HashMap<RowKey, Standing>,
    /// The windows that events and extensions changed.
    pub due: &'a Dues,
    /// The day.
    pub as_of: NaiveDate,
    /// Days before the last day at which "sắp đến hạn" begins **(setting)**.
    pub soon_days: i64,
}

impl Standings<'_> {
    /// What is known of an assignment.
    pub fn of(&self, task: &Task, unit: UnitId) -> Standing {
        self.known
            .get(&RowKey {
                task: task.id,
                unit,
            })
            .cloned()
            .unwrap_or_default()
    }

    /// Its derived status.
    pub fn status(&self, task: &Task, unit: UnitId) -> Status {
        let standing = self.of(task, unit);
        self.due
            .of(task, unit)
            .status(standing.state, standing.done_on, self.as_of, self.soon_days)
    }

    /// A task's status, derived from its leads' by its completion rule; where nobody leads it,
    /// that of work nobody has begun.
    pub fn task_status(&self, task: &Task) -> Status {
        let leads: Vec<(UnitId, Status)> = task
            .in_role(Role::Lead)
            .map(|lead| (lead.unit, self.status(task, lead.unit)))
            .collect();
        let untouched = || {
            let due = self.due.of_task(task);
            due.status(State::default(), None, self.as_of, self.soon_days)
        };
        task_status(task.completion, &leads).unwrap_or_else(untouched)
    }
}
