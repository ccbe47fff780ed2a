//! The table of tasks: each with the status its leads give it.

use crate::board::Board;
use crate::overview::holds;
use crate::views::{ChipView, TaskFilter, TaskRow, iso};
use crate::{Office, OfficeError, find_unit};
use plan::assignment::parties;
use plan::status::{Status, Updated};
use plan::task::{Assignment, Role, Task};
use plan::unit::UnitId;

impl Office {
    /// The plan's tasks in its order, each with its derived status on a day.
    ///
    /// # Errors
    /// No plan, or no such one; no such unit; no such day; the store refuses.
    pub fn task_list(
        &self,
        filter: &TaskFilter,
        as_of: Option<&str>,
    ) -> Result<Vec<TaskRow>, OfficeError> {
        let as_of = self.as_of(as_of)?;
        self.read(|reader| {
            let stored = self.plan_looked_at(reader, filter.plan.as_deref(), as_of.today())?;
            let board = Board::of_plan(self, reader, as_of, stored)?;
            let only = filter
                .unit
                .as_deref()
                .map(|name| find_unit(&board.directory, name).map(|unit| unit.id))
                .transpose()?;
            let rows = board.plan().tasks.iter().filter_map(|task| {
                let status = board.task_status(task);
                is_wanted(filter, only, task, status).then(|| board.row(task, status))
            });
            Ok(rows.collect())
        })
    }
}

fn is_wanted(filter: &TaskFilter, unit: Option<UnitId>, task: &Task, status: Status) -> bool {
    let role = filter.role.map(Role::from);
    let has = |one: &Assignment| {
        unit.is_none_or(|unit| unit == one.unit) && role.is_none_or(|role| role == one.role)
    };
    let assigned = unit.is_none() && role.is_none() || task.assignments.iter().any(has);
    let due = |within: u32| {
        let days = status.days();
        days.is_some_and(|days| (0..=i64::from(within)).contains(&days))
    };
    assigned
        && filter.group.is_none_or(|group| group == task.group)
        && filter
            .status
            .as_deref()
            .is_none_or(|word| word == status.word())
        && filter.due_within.is_none_or(due)
        && filter
            .search
            .as_deref()
            .is_none_or(|text| holds(task, text))
}

impl Board {
    /// A task's line in the table.
    pub fn row(&self, task: &Task, status: Status) -> TaskRow {
        let has_updated = |lead: &&Assignment| {
            let updated = self.updated(task, lead.unit);
            matches!(updated, Some(Updated::WithResult | Updated::NothingNew))
        };
        let phrases = self.directory.read(&task.lead_text);
        let lead = parties(&phrases, task.in_role(Role::Lead), &self.directory)
            .into_iter()
            .map(|party| ChipView {
                text: party.text,
                kind: party.kind.word(),
                count: party.units,
            });
        TaskRow {
            number: self.plan().handle(task),
            printed: self.plan().handle_within(task),
            group: task.group,
            content: task.content.clone(),
            lead: lead.collect(),
            deadline_text: task.deadline.text.clone(),
            until: iso(self.dues.last_day(task)),
            status: status.word(),
            label: self.label(task, status),
            days: status.days(),
            leads: task.in_role(Role::Lead).count(),
            updated: task.in_role(Role::Lead).filter(has_updated).count(),
            supports: task.in_role(Role::Support).count(),
        }
    }
}
