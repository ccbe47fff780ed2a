//! Days on the way that the office sets under a task which points at another plan.

use crate::assigning::find_task;
use crate::deciding::assigned;
use crate::error::DirectiveRefusal;
use crate::views::{MilestoneView, iso};
use crate::{Office, OfficeError};
use chrono::NaiveDate;
use plan::decision::{Milestone, MilestoneId};
use plan::task::{Plan, Task};
use plan::text::clean;
use plan::unit::Directory;
use store::{NewMilestone, Operation, Reader};

/// A day on the way as it is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MilestoneEntry {
    /// The task's number.
    pub task: String,
    /// The unit; all of the task's where none is named.
    pub unit: Option<String>,
    /// The day.
    pub day: NaiveDate,
    /// What is to be reached.
    pub words: String,
}

impl Office {
    /// Sets a day on the way under a task that has no last day of its own.
    ///
    /// # Errors
    /// No plan; no such task or unit; the unit is not assigned to it; it has a last day of its
    /// own; no words; the store refuses.
    pub fn add_milestone(&mut self, entry: &MilestoneEntry) -> Result<MilestoneView, OfficeError> {
        let words = clean(&entry.words);
        if words.is_empty() {
            return Err(DirectiveRefusal::MilestoneWordless.into());
        }
        let new = self.read(|reader| {
            let plan = self.plan_naming(reader, &entry.task)?.plan;
            let directory = self.directory(reader)?;
            let task = find_task(&plan, &entry.task)?;
            if !task.follows_milestones() && task.deadline.reference.is_none() {
                let number = plan.handle(task);
                return Err(DirectiveRefusal::MilestoneNotNeeded { number }.into());
            }
            let unit = entry.unit.as_deref();
            let unit = unit
                .map(|name| assigned(task, &directory, name))
                .transpose()?;
            Ok::<_, OfficeError>(NewMilestone {
                task: task.id,
                unit: unit.map(|(id, _)| id),
                day: entry.day,
                words,
            })
        })?;
        let now = self.now();
        let title = format!("{} – {}", entry.task, entry.day.format("%d/%m/%Y"));
        let done = self.perform(&Operation::new("milestone_added", title, now), |tx| {
            Ok(tx.add_milestone(&new, now)?)
        })?;
        self.milestone(done.output)
    }

    /// Says that a milestone was reached on a day, with the document that proves it where there is
    /// one; without a day it was not.
    ///
    /// # Errors
    /// No such milestone; the store refuses.
    pub fn meet_milestone(
        &mut self,
        id: i64,
        done_on: Option<NaiveDate>,
        document: &str,
    ) -> Result<MilestoneView, OfficeError> {
        let (id, before) = (MilestoneId(id), self.milestone(MilestoneId(id))?);
        let title = format!("{} – {}", before.task, before.words);
        let kind = match done_on {
            Some(_) => "milestone_met",
            None => "milestone_reopened",
        };
        self.perform(&Operation::new(kind, title, self.now()), |tx| {
            Ok(tx.meet_milestone(id, done_on, &clean(document))?)
        })?;
        self.milestone(id)
    }

    /// Takes a milestone away.
    ///
    /// # Errors
    /// No such milestone; the store refuses.
    pub fn remove_milestone(&mut self, id: i64) -> Result<MilestoneView, OfficeError> {
        let id = MilestoneId(id);
        let gone = self.milestone(id)?;
        let title = format!("{} – {}", gone.task, gone.words);
        self.perform(
            &Operation::new("milestone_removed", title, self.now()),
            |tx| Ok(tx.remove_milestone(id)?),
        )?;
        Ok(gone)
    }

    fn milestone(&self, id: MilestoneId) -> Result<MilestoneView, OfficeError> {
        let today = self.clock.today();
        self.read(|reader| {
            let plans = self.all_plans(reader)?;
            let directory = self.directory(reader)?;
            let found = reader.milestones()?.into_iter().find(|one| one.id == id);
            let found = found.ok_or_else(|| DirectiveRefusal::MilestoneUnknown {
                id: id.0.to_string(),
            })?;
            Ok(view(&found, plans.handle(found.task), &directory, today))
        })
    }
}

/// The milestones of a task as they stand on a day.
pub(crate) fn milestones_of(
    reader: &Reader<'_>,
    task: &Task,
    plan: &Plan,
    (directory, as_of): (&Directory, NaiveDate),
) -> Result<Vec<MilestoneView>, OfficeError> {
    let own = reader.milestones()?.into_iter();
    let own = own.filter(|one| one.task == task.id);
    let handle = || Some(plan.handle(task));
    Ok(own
        .map(|one| view(&one, handle(), directory, as_of))
        .collect())
}

fn view(
    one: &Milestone,
    task: Option<String>,
    directory: &Directory,
    as_of: NaiveDate,
) -> MilestoneView {
    let unit = one.unit.and_then(|unit| directory.unit(unit));
    MilestoneView {
        id: one.id.0,
        task: task.unwrap_or_default(),
        unit: unit.map(|unit| unit.name.clone()),
        day: one.day.to_string(),
        words: one.words.clone(),
        done_on: iso(one.done_on.filter(|_| one.is_met(as_of))),
        document: one.document.clone(),
        overdue: !one.is_met(as_of) && one.day < as_of,
    }
}
