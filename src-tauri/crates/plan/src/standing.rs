//! Where assignments stand on a day: what was last accepted of each, and the status derived
//! from it.

use crate::consolidation::task_status;
use crate::decision::{Decisions, Dues};
use crate::progress::{Percent, Progress, Reported, RowKey};
use crate::status::{State, Status};
use crate::task::{Plan, Role, Task};
use crate::unit::{Directory, UnitId};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

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
        rows.into_iter().fold(Standing::default(), Standing::after)
    }

    fn after(mut self, row: &Progress) -> Standing {
        if let Some(Reported::State(state)) = row.reported {
            self.state = state;
            let completed = (state == State::Done).then_some(row.done_on).flatten();
            self.done_on = completed.or(self.done_on);
        }
        self.percent = row.percent.or(self.percent);
        self
    }

    /// After the office took the work up again: what had ended goes on.
    fn reopened(self) -> Standing {
        match self.state {
            State::Done | State::Paused | State::Dropped => Standing {
                state: State::InProgress,
                done_on: None,
                ..self
            },
            _ => self,
        }
    }

    /// Of a unit that took over the work of several: done where all had done it, the last day
    /// speaking; begun where one had begun.
    fn joined(all: &[Standing]) -> Standing {
        let [first, others @ ..] = all else {
            return Standing::default();
        };
        if others.is_empty() {
            return first.clone();
        }
        let is = |state: State| all.iter().any(|one| one.state == state);
        let same = others.iter().all(|one| one.state == first.state);
        let state = match same {
            true => first.state,
            false if is(State::InProgress) || is(State::Done) => State::InProgress,
            false if is(State::Waiting) => State::Waiting,
            false => State::NotStarted,
        };
        let days: Option<Vec<NaiveDate>> = all.iter().map(|one| one.done_on).collect();
        Standing {
            state,
            percent: None,
            done_on: days.and_then(|days| days.into_iter().max()),
        }
    }
}

/// A row in force: the assignment, its period's last day, and what it says.
pub type RowInForce<'a> = (RowKey, NaiveDate, &'a Progress);

/// What standings are folded by.
#[derive(Clone, Copy, Debug)]
pub struct Folding<'a> {
    /// The plan with all assignments there ever were.
    pub plan: &'a Plan,
    /// Units, and who followed whom.
    pub directory: &'a Directory,
    /// What was decided, handed on to those who followed.
    pub decisions: &'a Decisions,
    /// The day.
    pub as_of: NaiveDate,
}

impl Folding<'_> {
    /// Every assignment's standing from its rows, which come oldest first. A unit that follows
    /// others begins where they stood.
    pub fn standings<'b>(
        &self,
        rows: impl IntoIterator<Item = RowInForce<'b>>,
    ) -> HashMap<RowKey, Standing> {
        let mut by_key: HashMap<RowKey, Vec<(NaiveDate, &Progress)>> = HashMap::new();
        for (key, to, progress) in rows {
            by_key.entry(key).or_default().push((to, progress));
        }
        let fold = |(key, rows): (&RowKey, &Vec<_>)| (*key, self.fold(*key, None, rows));
        let mut known: HashMap<RowKey, Standing> = by_key.iter().map(fold).collect();
        for (heir, before) in self.taken_over() {
            for task in &self.plan.tasks {
                let key_of = |unit: UnitId| RowKey {
                    task: task.id,
                    unit,
                };
                let had = |unit: &&UnitId| task.assignments.iter().any(|one| one.unit == **unit);
                let stood = before.iter().filter(had);
                if !stood.clone().any(|unit| known.contains_key(&key_of(*unit))) {
                    continue;
                }
                let stood: Vec<Standing> = stood
                    .map(|unit| known.get(&key_of(*unit)).cloned().unwrap_or_default())
                    .collect();
                let own = by_key.get(&key_of(heir));
                let rows = own.map(Vec::as_slice).unwrap_or_default();
                let folded = self.fold(key_of(heir), Some(Standing::joined(&stood)), rows);
                known.insert(key_of(heir), folded);
            }
        }
        known
    }

    /// Those who followed others by the day, in the order it happened, with whom they followed.
    fn taken_over(&self) -> Vec<(UnitId, BTreeSet<UnitId>)> {
        let mut all: BTreeMap<(NaiveDate, UnitId), BTreeSet<UnitId>> = BTreeMap::new();
        let successions = self.directory.past().successions.iter();
        for one in successions.filter(|one| one.on <= self.as_of) {
            all.entry((one.on, one.heir)).or_default().insert(one.unit);
        }
        all.into_iter()
            .map(|((_, heir), before)| (heir, before))
            .collect()
    }

    /// Folds the rows of one assignment; what was taken up again goes on, until a period that
    /// ends later says otherwise.
    fn fold(
        &self,
        key: RowKey,
        start: Option<Standing>,
        rows: &[(NaiveDate, &Progress)],
    ) -> Standing {
        let days = self.decisions.reopened(key, self.as_of);
        let mut reopened = days.into_iter().peekable();
        let mut standing = start.unwrap_or_default();
        for (to, row) in rows {
            while reopened.next_if(|day| day <= to).is_some() {
                standing = standing.reopened();
            }
            standing = standing.after(row);
        }
        reopened.fold(standing, |standing, _| standing.reopened())
    }
}

/// Every assignment's standing, judged on one day.
#[derive(Clone, Copy, Debug)]
pub struct Standings<'a> {
    /// By assignment; one that never reported is not in it.
    pub known: &'a HashMap<RowKey, Standing>,
    /// What was decided after the plan.
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
        let day = (self.as_of, self.soon_days);
        self.due.status(task, unit, &self.of(task, unit), day)
    }

    /// A task's status, derived from its leads' by its completion rule; where nobody leads it,
    /// that of work nobody has begun.
    pub fn task_status(&self, task: &Task) -> Status {
        let leads: Vec<(UnitId, Status)> = task
            .in_role(Role::Lead)
            .map(|lead| (lead.unit, self.status(task, lead.unit)))
            .collect();
        let untouched = || self.due.untouched(task, (self.as_of, self.soon_days));
        task_status(task.completion, &leads).unwrap_or_else(untouched)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(state: State, done_on: Option<&str>) -> Standing {
        Standing {
            state,
            percent: Percent::new(50.0),
            done_on: done_on.map(|day| day.parse().unwrap()),
        }
    }

    #[test]
    fn who_follows_several_begins_where_the_least_of_them_stood() {
        let (done, going, waiting) = (
            at(State::Done, Some("2024-06-10")),
            at(State::InProgress, None),
            at(State::Waiting, None),
        );
        let later = at(State::Done, Some("2024-06-20"));
        let fresh = Standing::default();
        for (before, state, done_on) in [
            (vec![], State::NotStarted, None),
            (vec![done.clone()], State::Done, Some("2024-06-10")),
            (vec![done.clone(), later], State::Done, Some("2024-06-20")),
            (vec![done.clone(), going], State::InProgress, None),
            (vec![done, fresh.clone()], State::InProgress, None),
            (vec![waiting, fresh.clone()], State::Waiting, None),
            (vec![fresh.clone(), fresh], State::NotStarted, None),
        ] {
            let joined = Standing::joined(&before);
            let found = joined.done_on.map(|day| day.to_string());
            assert_eq!(
                (joined.state, found.as_deref()),
                (state, done_on),
                "{before:?}"
            );
        }
    }

    #[test]
    fn what_is_taken_up_again_goes_on() {
        for (state, after) in [
            (State::Done, State::InProgress),
            (State::Paused, State::InProgress),
            (State::Dropped, State::InProgress),
            (State::Waiting, State::Waiting),
            (State::NotStarted, State::NotStarted),
        ] {
            assert_eq!(at(state, None).reopened().state, after);
        }
    }
}
