//! Công văn triển khai: a document's tasks handed on to the units that lead them.

use crate::documents::{cited, registered};
use crate::error::DirectiveRefusal;
use crate::views::DispatchView;
use crate::{Office, OfficeError, files};
use plan::assignment::parties;
use plan::reminder::Tone;
use plan::task::{Role, Task};
use plan::unit::Directory;
use sheets::dispatch::{Dispatch, DispatchedTask};
use std::path::Path;

impl Office {
    /// Writes the letter that hands a document's tasks on.
    ///
    /// # Errors
    /// No plan; no such document; it founded no task; the file cannot be written; the store
    /// refuses.
    pub fn write_dispatch(&self, document: &str, path: &Path) -> Result<DispatchView, OfficeError> {
        let today = self.clock.today();
        let dispatch = self.read(|reader| {
            let document = registered(reader, document)?;
            let directory = self.directory_on(reader, today)?;
            let plans = self.all_plans(reader)?;
            let plans: Vec<_> = plans
                .iter()
                .map(|plan| plan.on(today, &directory))
                .collect();
            let tasks = plans.iter().flat_map(|plan| &plan.tasks);
            let founded =
                |task: &&Task| task.directive == Some(document.id) && task.carried.is_none();
            let tasks: Vec<&Task> = tasks.filter(founded).collect();
            if tasks.is_empty() {
                let number = document.record.number;
                return Err(DirectiveRefusal::NothingFounded { number }.into());
            }
            let dispatch = Dispatch {
                basis: cited(&document.record),
                summary: document.record.summary.clone(),
                now: self.now(),
                units: addressees(&tasks, &directory),
                demand: demands(&tasks, &directory),
                tasks: tasks.iter().map(|task| line(task, &directory)).collect(),
            };
            Ok(dispatch)
        })?;
        let heading = &self.profile.heading;
        let head = heading.letterhead(heading.letter_symbol());
        files::save(path, &sheets::dispatch::write(&dispatch, &head)?)?;
        Ok(DispatchView {
            path: path.display().to_string(),
            units: dispatch.units,
            tasks: dispatch.tasks.into_iter().map(|task| task.number).collect(),
        })
    }
}

/// Whom the letter goes to: those that lead, a collective under its name.
fn addressees(tasks: &[&Task], directory: &Directory) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in tasks
        .iter()
        .flat_map(|task| charged(task, Role::Lead, directory))
    {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Whether every lead is directed by the People's Committee itself.
fn demands(tasks: &[&Task], directory: &Directory) -> bool {
    let leads = tasks.iter().flat_map(|task| task.in_role(Role::Lead));
    let mut units = leads.filter_map(|lead| directory.unit(lead.unit));
    units.all(|unit| Tone::towards(unit) == Tone::Demand)
}

fn line(task: &Task, directory: &Directory) -> DispatchedTask {
    DispatchedTask {
        number: task.number.to_string(),
        content: task.content.clone(),
        lead: charged(task, Role::Lead, directory).join("; "),
        support: charged(task, Role::Support, directory).join("; "),
        deadline: task.deadline.text.clone(),
    }
}

/// The names a task's units go by in one role: the collective's where they came in by it, else
/// their own in full.
fn charged(task: &Task, role: Role, directory: &Directory) -> Vec<String> {
    let text = match role {
        Role::Lead => &task.lead_text,
        Role::Support => &task.support_text,
    };
    let phrases = directory.read(text);
    let full = |short: String| {
        directory
            .find(&short)
            .map(|unit| unit.name.clone())
            .unwrap_or(short)
    };
    let parties = parties(&phrases, task.in_role(role), directory);
    parties.into_iter().map(|party| full(party.text)).collect()
}
