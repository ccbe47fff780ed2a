//! Storing the turn of the year.

use super::{Target, Turn, heading};
use crate::{Office, OfficeError, directives};
use chrono::NaiveDate;
use plan::carrying::Course;
use plan::task::{Group, Task, TaskId, TaskNumber};
use std::collections::{BTreeSet, HashMap};
use store::{
    Carried, CarriedOver, GroupId, Operation, PlanId, TaskRecord, Tx, carried_position,
    directive_position,
};
use words::carry;

/// Where tasks that go on are put.
enum Places {
    /// As they stood: the plan is founded out of the earlier one. Its groups by the index of
    /// theirs, and the next place.
    AsBefore(HashMap<usize, GroupId>, u32),
    /// Behind the plan's own, from this place on.
    Behind(u32),
}

/// Where one task is put, and what it is called there.
struct Place {
    group: GroupId,
    position: u32,
    number: TaskNumber,
}

impl Office {
    /// Stores a turn in one operation.
    pub(super) fn store_turn(&mut self, turn: &Turn) -> Result<(), OfficeError> {
        let (now, later) = (self.now(), turn.to.year());
        let on = NaiveDate::from_ymd_opt(later, 1, 1).ok_or_else(|| OfficeError::Unexpected {
            detail: format!("year {later}"),
        })?;
        let title = carry::operation(turn.from.plan.year, later, turn.open.len());
        let operation = Operation::new("plan_carried", title, now).expecting(turn.revision);
        self.perform(&operation, |tx| {
            let (plan, mut places) = places(tx, turn)?;
            for (task, _, _, proposed) in &turn.open {
                let carried = match proposed.course {
                    Course::End => Carried::Ended,
                    Course::Into(id) => Carried::Replaced(id),
                    Course::Continue => {
                        let place = places.next(tx, plan, task)?;
                        Carried::Continued(continued(tx, turn, plan, task, place)?)
                    }
                };
                let task = task.id;
                let decided = CarriedOver {
                    task,
                    plan,
                    carried,
                    on,
                };
                tx.carry_over(&decided, now)?;
            }
            Ok(())
        })?;
        Ok(())
    }
}

/// The later plan, founded where it is not stored yet, and where its tasks are put.
fn places(tx: &Tx<'_>, turn: &Turn) -> Result<(PlanId, Places), OfficeError> {
    let record = match &turn.to {
        Target::Stored(stored) => {
            let behind = tx.carried_places(stored.id)?;
            return Ok((stored.id, Places::Behind(behind)));
        }
        Target::Founded(record) => record,
    };
    let plan = tx.insert_plan(record)?;
    let goes_on = turn.open.iter().filter(|(task, _, _, proposed)| {
        proposed.course == Course::Continue && task.directive.is_none()
    });
    let used: BTreeSet<usize> = goes_on.map(|(task, ..)| task.group).collect();
    let headings = used.iter().filter_map(|at| turn.from.plan.groups.get(*at));
    // How many tasks a group declares is the appendix's word, and there is none.
    let headings: Vec<Group> = headings
        .map(|group| Group {
            declared: None,
            ..group.clone()
        })
        .collect();
    let groups = used.into_iter().zip(tx.set_groups(plan, &headings)?);
    Ok((plan, Places::AsBefore(groups.collect(), 0)))
}

impl Places {
    fn next(&mut self, tx: &Tx<'_>, plan: PlanId, task: &Task) -> Result<Place, OfficeError> {
        let directive = task.directive.and(task.number.directive_place());
        match (self, directive) {
            (Places::AsBefore(..), Some(place)) => Ok(Place {
                group: tx.directive_group(plan, &directives::heading())?,
                position: directive_position(place),
                number: task.number.clone(),
            }),
            (Places::AsBefore(groups, next), None) => {
                let known = groups.get(&task.group).copied();
                let place = Place {
                    group: known.map_or_else(|| tx.carried_group(plan, &heading()), Ok)?,
                    position: *next,
                    number: task.number.clone(),
                };
                *next += 1;
                Ok(place)
            }
            (Places::Behind(next), _) => {
                let place = Place {
                    group: tx.carried_group(plan, &heading())?,
                    position: carried_position(*next),
                    number: task.number.carried(),
                };
                *next += 1;
                Ok(place)
            }
        }
    }
}

/// The task in the later plan that one goes on as.
fn continued(
    tx: &Tx<'_>,
    turn: &Turn,
    plan: PlanId,
    task: &Task,
    place: Place,
) -> Result<TaskId, OfficeError> {
    let record = TaskRecord {
        group: place.group,
        position: place.position,
        number: place.number,
        content: task.content.clone(),
        lead_text: task.lead_text.clone(),
        support_text: task.support_text.clone(),
        deadline_text: task.deadline.text.clone(),
        extra: task.extra.clone(),
        cells: Vec::new(),
    };
    let words_of = task.carried.unwrap_or(turn.from.plan.year);
    Ok(tx.continue_task(task.id, plan, &record, words_of)?)
}
