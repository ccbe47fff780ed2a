//! Assigning units to tasks by hand; the directory.

use crate::views::{AssignmentView, PhraseView, UnitView, role_word};
use crate::{Office, OfficeError, find_unit};
use plan::progress::RowKey;
use plan::task::{Plan, Role, Task};
use store::Operation;

impl Office {
    /// The directory in the order of protocol.
    ///
    /// # Errors
    /// The store refuses.
    pub fn units(&self) -> Result<Vec<UnitView>, OfficeError> {
        self.read(|reader| {
            let directory = self.directory(reader)?;
            Ok(directory
                .units()
                .iter()
                .map(|unit| UnitView::new(unit, &directory))
                .collect())
        })
    }

    /// How a cell of units is read.
    ///
    /// # Errors
    /// The store refuses.
    pub fn read_units(&self, text: &str) -> Result<Vec<PhraseView>, OfficeError> {
        self.read(|reader| {
            let directory = self.directory(reader)?;
            Ok(directory
                .read(text)
                .iter()
                .map(|phrase| PhraseView::new(phrase, &directory))
                .collect())
        })
    }

    /// Assigns a unit to a task, or gives it another role there.
    ///
    /// # Errors
    /// No plan, no such task or unit; the store refuses.
    pub fn assign(
        &mut self,
        task: &str,
        unit: &str,
        role: Role,
    ) -> Result<AssignmentView, OfficeError> {
        let (key, name) = self.assignment_named(task, unit)?;
        let operation = Operation::new("unit_assigned", format!("{name} – {task}"), self.now());
        self.perform(&operation, |tx| Ok(tx.assign(key, role)?))?;
        Ok(AssignmentView {
            unit: name,
            role: role_word(role),
            via: None,
        })
    }

    /// Takes a unit off a task; what it reported stays.
    ///
    /// # Errors
    /// No plan, no such task or unit, or the unit is not assigned in that role; the store
    /// refuses.
    pub fn unassign(
        &mut self,
        task: &str,
        unit: &str,
        role: Role,
    ) -> Result<AssignmentView, OfficeError> {
        let (key, name) = self.assignment_named(task, unit)?;
        let stands = self.read(|reader| {
            let plan = Office::plan_of(reader)?.plan;
            let found = find_task(&plan, task)?;
            Ok(found
                .in_role(role)
                .any(|assignment| assignment.unit == key.unit))
        })?;
        if !stands {
            return Err(OfficeError::AssignmentUnknown {
                unit: name,
                number: task.to_owned(),
            });
        }
        let operation = Operation::new("unit_unassigned", format!("{name} – {task}"), self.now());
        self.perform(&operation, |tx| Ok(tx.unassign(key)?))?;
        Ok(AssignmentView {
            unit: name,
            role: role_word(role),
            via: None,
        })
    }

    /// The assignment that a task's number and a unit's name mean, and the unit's full name.
    pub(crate) fn assignment_named(
        &self,
        task: &str,
        unit: &str,
    ) -> Result<(RowKey, String), OfficeError> {
        self.read(|reader| {
            let plan = Office::plan_of(reader)?.plan;
            let directory = self.directory(reader)?;
            let unit = find_unit(&directory, unit)?;
            Ok((
                RowKey {
                    task: find_task(&plan, task)?.id,
                    unit: unit.id,
                },
                unit.name.clone(),
            ))
        })
    }
}

/// The task with this number.
pub(crate) fn find_task<'a>(plan: &'a Plan, number: &str) -> Result<&'a Task, OfficeError> {
    let unknown = || OfficeError::TaskUnknown {
        number: number.to_owned(),
    };
    let wanted = plan::task::TaskNumber::parse(number).ok_or_else(unknown)?;
    plan.tasks
        .iter()
        .find(|task| task.number == wanted)
        .ok_or_else(unknown)
}
