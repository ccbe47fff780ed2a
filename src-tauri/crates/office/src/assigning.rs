//! Assigning units to tasks by hand; the directory.

use crate::views::{AssignmentView, PhraseView, UnitView};
use crate::{Office, OfficeError, find_unit};
use chrono::NaiveDate;
use plan::assignment::settle;
use plan::progress::RowKey;
use plan::task::{Assignment, Plan, Role, Task, TaskId};
use plan::unit::{Directory, Meaning, UnitId, UnitPhrase};
use std::slice;
use store::Operation;
use words::operation;

/// How many names an entry of the journal tells.
const NAMED: usize = 3;

/// How many characters of its content tell a task from another with its number.
const SHOWN: usize = 40;

impl Office {
    /// The directory in the order of protocol.
    ///
    /// # Errors
    /// The store refuses.
    pub fn units(&self) -> Result<Vec<UnitView>, OfficeError> {
        self.read(|reader| {
            let directory = self.directory_on(reader, self.clock.today())?;
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
        let (_, name) = self.assignment_named(task, unit)?;
        let assigned = self.assign_all(task, slice::from_ref(&name), role)?;
        only(assigned, name, task)
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
        let (_, name) = self.assignment_named(task, unit)?;
        let withdrawn = self.unassign_all(task, slice::from_ref(&name), role)?;
        let withdrawn = only(withdrawn, name, task)?;
        // Taken off by its own name, whatever brought it in.
        Ok(AssignmentView {
            via: None,
            ..withdrawn
        })
    }

    /// Assigns units and all members of collectives to a task, or gives them another role there,
    /// in one operation. A member that has the role already keeps it as it came by it.
    ///
    /// # Errors
    /// No plan, no such task, unit or collective; the store refuses.
    pub fn assign_all(
        &mut self,
        task: &str,
        names: &[String],
        role: Role,
    ) -> Result<Vec<AssignmentView>, OfficeError> {
        let meant = self.meant(task, names, role)?;
        let operation = Operation::new("unit_assigned", meant.title(task), self.now());
        self.perform(&operation, |tx| {
            for party in &meant.parties {
                let Party {
                    assignment, stands, ..
                } = party;
                if stands.is_none() || assignment.via.is_none() {
                    let unit = assignment.unit;
                    let task = meant.task;
                    tx.assign(RowKey { task, unit }, role, assignment.via)?;
                }
            }
            Ok(())
        })?;
        let settled = |party: &Party| {
            let kept = party.stands.filter(|_| party.assignment.via.is_some());
            AssignmentView::new(&kept.unwrap_or(party.assignment), &meant.directory)
        };
        Ok(meant.parties.iter().map(settled).collect())
    }

    /// Takes units and all members of collectives off a task in one operation; what they
    /// reported stays.
    ///
    /// # Errors
    /// No plan, no such task, unit or collective, or one of them has nobody in that role; the
    /// store refuses.
    pub fn unassign_all(
        &mut self,
        task: &str,
        names: &[String],
        role: Role,
    ) -> Result<Vec<AssignmentView>, OfficeError> {
        let meant = self.meant(task, names, role)?;
        if let Some(absent) = meant.absent() {
            return Err(OfficeError::AssignmentUnknown {
                unit: absent.to_owned(),
                number: task.to_owned(),
            });
        }
        let standing: Vec<Assignment> = meant
            .parties
            .iter()
            .filter_map(|party| party.stands)
            .collect();
        let operation = Operation::new("unit_unassigned", meant.title(task), self.now());
        self.perform(&operation, |tx| {
            for Assignment { unit, .. } in &standing {
                let (task, unit) = (meant.task, *unit);
                tx.unassign(RowKey { task, unit })?;
            }
            Ok(())
        })?;
        let view = |assignment| AssignmentView::new(assignment, &meant.directory);
        Ok(standing.iter().map(view).collect())
    }

    /// The units that names of units and collectives mean for a task.
    fn meant(&self, task: &str, names: &[String], role: Role) -> Result<Meant, OfficeError> {
        self.read(|reader| {
            let plan = self.plan_naming(reader, task)?.plan;
            let directory = self.directory(reader)?;
            let task = find_task(&plan, task)?;
            let today = self.clock.today();
            let phrases = names
                .iter()
                .map(|name| phrase_of(&directory, name))
                .map(|phrase| Ok(borne_on(today, phrase?, &directory)))
                .collect::<Result<Vec<_>, OfficeError>>()?;
            let (assignments, _) = match role {
                Role::Lead => settle(&phrases, &[], &directory),
                Role::Support => settle(&[], &phrases, &directory),
            };
            let is_over = |unit: UnitId| {
                let until = directory.unit(unit).and_then(|unit| unit.until);
                until.is_some_and(|until| until < today)
            };
            let party = |assignment: Assignment| Party {
                assignment,
                stands: task
                    .in_role(role)
                    .find(|one| one.unit == assignment.unit)
                    .copied(),
            };
            Ok(Meant {
                task: task.id,
                parties: assignments
                    .into_iter()
                    .filter(|one| !is_over(one.unit))
                    .map(party)
                    .collect(),
                phrases,
                directory,
            })
        })
    }

    /// The assignment that a task's number and a unit's name mean, and the unit's full name.
    pub(crate) fn assignment_named(
        &self,
        task: &str,
        unit: &str,
    ) -> Result<(RowKey, String), OfficeError> {
        self.read(|reader| {
            let plan = self.plan_naming(reader, task)?.plan;
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

/// What names of units and collectives mean for a task and a role.
struct Meant {
    task: TaskId,
    phrases: Vec<UnitPhrase>,
    parties: Vec<Party>,
    directory: Directory,
}

/// One unit meant, and how it stands in the role already.
struct Party {
    assignment: Assignment,
    stands: Option<Assignment>,
}

impl Meant {
    /// For the journal: who, and which task.
    fn title(&self, task: &str) -> String {
        let names: Vec<&str> = self
            .phrases
            .iter()
            .map(|phrase| self.name_of(phrase))
            .collect();
        match names.split_at_checked(NAMED) {
            Some((first, rest)) if !rest.is_empty() => {
                let more = operation::more_units(first.join("; "), rest.len());
                format!("{more} – {task}")
            }
            _ => format!("{} – {task}", names.join("; ")),
        }
    }

    /// A name that has nobody in the role.
    fn absent(&self) -> Option<&str> {
        let stands = |unit: UnitId| {
            let mut parties = self.parties.iter();
            parties.any(|party| party.assignment.unit == unit && party.stands.is_some())
        };
        let absent = self.phrases.iter().find(|phrase| match phrase.meaning {
            Meaning::Unit(unit) => !stands(unit),
            Meaning::Collective(id) => {
                let collective = self.directory.collective(id);
                !collective.is_some_and(|one| one.members.iter().any(|unit| stands(*unit)))
            }
            Meaning::Open | Meaning::Unresolved => true,
        });
        absent.map(|phrase| self.name_of(phrase))
    }

    fn name_of<'a>(&'a self, phrase: &'a UnitPhrase) -> &'a str {
        let name = match phrase.meaning {
            Meaning::Unit(id) => self.directory.unit(id).map(|unit| &unit.name),
            Meaning::Collective(id) => self.directory.collective(id).map(|one| &one.name),
            Meaning::Open | Meaning::Unresolved => None,
        };
        name.unwrap_or(&phrase.text)
    }
}

/// The one phrase a name is: a unit's or a collective's.
pub(crate) fn phrase_of(directory: &Directory, name: &str) -> Result<UnitPhrase, OfficeError> {
    let known =
        |phrase: &UnitPhrase| matches!(phrase.meaning, Meaning::Unit(_) | Meaning::Collective(_));
    match directory.read(name).as_slice() {
        [phrase] if known(phrase) => Ok(phrase.clone()),
        _ => Err(OfficeError::UnitUnknown {
            name: name.to_owned(),
        }),
    }
}

/// A unit's name means whoever does its work on a day.
fn borne_on(day: NaiveDate, phrase: UnitPhrase, directory: &Directory) -> UnitPhrase {
    let meaning = match phrase.meaning {
        Meaning::Unit(unit) => Meaning::Unit(directory.bearer_on(unit, day).unwrap_or(unit)),
        other => other,
    };
    UnitPhrase { meaning, ..phrase }
}

/// The one assignment that a job for one unit answered with.
fn only(
    assignments: Vec<AssignmentView>,
    unit: String,
    task: &str,
) -> Result<AssignmentView, OfficeError> {
    let number = task.to_owned();
    let mut assignments = assignments.into_iter();
    assignments
        .next()
        .ok_or(OfficeError::AssignmentUnknown { unit, number })
}

/// The task that a number, or a handle with its place ("4#2"), names.
///
/// # Errors
/// There is none; several tasks have the number.
pub(crate) fn find_task<'a>(plan: &'a Plan, number: &str) -> Result<&'a Task, OfficeError> {
    match plan.called(number).as_slice() {
        [task] => Ok(task),
        [] => Err(OfficeError::TaskUnknown {
            number: number.to_owned(),
        }),
        several => Err(OfficeError::TaskDoubled {
            number: number.to_owned(),
            tasks: several.iter().map(|task| named(plan, task)).collect(),
        }),
    }
}

/// A task's handle with the beginning of its content.
fn named(plan: &Plan, task: &Task) -> String {
    let content: String = task.content.chars().take(SHOWN).collect();
    let cut = if task.content.chars().count() > SHOWN {
        "…"
    } else {
        ""
    };
    format!("{} ({content}{cut})", plan.handle(task))
}
