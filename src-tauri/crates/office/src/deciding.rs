//! Logging what was decided after the plan: events that happened, more time for a task or for a
//! report. The plan's own words stay.

use crate::assigning::find_task;
use crate::periods::owing_units;
use crate::views::{EventView, ExtensionView, iso};
use crate::{Office, OfficeError, find_unit};
use chrono::{Days, NaiveDate};
use plan::decision::{EventLogged, Extension};
use plan::period::Period;
use plan::task::{Task, TaskId};
use plan::unit::{Directory, UnitId};
use store::{Operation, PeriodExtension, Reader};

/// An event that happened, as it is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventEntry {
    /// The number of the task that waited for it.
    pub task: String,
    /// The day it happened.
    pub on: NaiveDate,
    /// The document that proves it.
    pub document: String,
    /// The last day, where the deadline's words do not count to one.
    pub until: Option<NaiveDate>,
    /// Days from the event to the last day, where that is said instead.
    pub days: Option<u32>,
}

/// More time, as it is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoreTime {
    /// The new last day.
    pub until: NaiveDate,
    /// The document that gives it.
    pub document: String,
}

/// An extension of a task that can be given.
struct Granted {
    task: TaskId,
    unit: Option<(UnitId, String)>,
    was: NaiveDate,
}

impl Office {
    /// Logs that the event a task waited for happened. Where the deadline counts days from it,
    /// the last day follows; one set with it goes before.
    ///
    /// # Errors
    /// No plan; no such task; its deadline names no event; no document is named; the last day
    /// lies before the event; the store refuses.
    pub fn log_event(&mut self, entry: &EventEntry) -> Result<EventView, OfficeError> {
        let document = named(&entry.document)?;
        let until = entry.until.or_else(|| {
            let days = Days::new(u64::from(entry.days?));
            entry.on.checked_add_days(days)
        });
        if let Some(until) = until.filter(|until| *until < entry.on) {
            return Err(too_early(until, entry.on));
        }
        let (event, view) = self.read(|reader| {
            let plan = self.plan_naming(reader, &entry.task)?.plan;
            let task = find_task(&plan, &entry.task)?;
            if !task.deadline.hangs_on_event() {
                return Err(OfficeError::EventNotAwaited {
                    number: task.number.to_string(),
                });
            }
            let event = EventLogged {
                task: task.id,
                on: entry.on,
                until,
                document,
            };
            let mut decisions = reader.decisions()?;
            decisions.events.push(event.clone());
            let holidays = self.rules(reader)?.holidays;
            let due = decisions.due(task, entry.on.max(self.clock.today()), &holidays);
            let view = EventView {
                task: task.number.to_string(),
                event: task.deadline.event.clone(),
                on: entry.on.to_string(),
                until: iso(due.until),
                document: event.document.clone(),
            };
            Ok((event, view))
        })?;
        let title = format!("{} – {}", view.task, event.document);
        let now = self.now();
        self.perform(&Operation::new("event_logged", title, now), |tx| {
            Ok(tx.log_event(&event, now)?)
        })?;
        Ok(view)
    }

    /// Gives a task, or one unit's part of it, a later last day.
    ///
    /// # Errors
    /// No plan; no such task or unit; the unit is not assigned to the task; the task has no last
    /// day; the new one is not after the plan's; no document is named; the store refuses.
    pub fn extend_task(
        &mut self,
        task: &str,
        unit: Option<&str>,
        more: &MoreTime,
    ) -> Result<ExtensionView, OfficeError> {
        let document = named(&more.document)?;
        let granted = self.read(|reader| self.extensible(reader, task, unit, more.until))?;
        let extension = Extension {
            task: granted.task,
            unit: granted.unit.as_ref().map(|(id, _)| *id),
            until: more.until,
            document: document.clone(),
        };
        let unit = granted.unit.map(|(_, name)| name);
        let whom = unit.as_ref().map(|name| format!(" – {name}"));
        let day = more.until.format("%d/%m/%Y");
        let title = format!("{task}{} – {day}", whom.unwrap_or_default());
        let now = self.now();
        self.perform(&Operation::new("task_extended", title, now), |tx| {
            Ok(tx.log_extension(&extension, now)?)
        })?;
        Ok(ExtensionView {
            task: Some(task.to_owned()),
            period: None,
            unit,
            was: granted.was.to_string(),
            until: more.until.to_string(),
            document,
        })
    }

    fn extensible(
        &self,
        reader: &Reader<'_>,
        number: &str,
        unit: Option<&str>,
        until: NaiveDate,
    ) -> Result<Granted, OfficeError> {
        let plan = self.plan_naming(reader, number)?.plan;
        let directory = self.directory(reader)?;
        let task = find_task(&plan, number)?;
        let unit = unit
            .map(|name| assigned(task, &directory, name))
            .transpose()?;
        let decisions = reader.decisions()?.handed_on(&directory);
        let today = self.clock.today();
        let holidays = self.rules(reader)?.holidays;
        let planned = decisions.due_before_extensions(task, today, &holidays);
        let planned = planned.until.ok_or_else(|| OfficeError::NothingToExtend {
            number: task.number.to_string(),
        })?;
        if until <= planned {
            return Err(too_early(until, planned));
        }
        let id = unit.as_ref().map(|(id, _)| *id);
        let now = decisions.due_of(task, id, today, &holidays);
        Ok(Granted {
            task: task.id,
            unit,
            was: now.until.unwrap_or(planned),
        })
    }

    /// Gives a unit more time for its report of a period: to the customary hour of a later day.
    ///
    /// # Errors
    /// No such period or unit; no plan; the unit does not owe the period; the day is not after
    /// the period's; no document is named; the store refuses.
    pub fn extend_report(
        &mut self,
        period: &str,
        unit: &str,
        more: &MoreTime,
    ) -> Result<ExtensionView, OfficeError> {
        let document = named(&more.document)?;
        let (period, unit, name) = self.read(|reader| self.owed(reader, period, unit))?;
        let due = more.until.and_time(period.units_due.time());
        if due <= period.units_due {
            return Err(too_early(more.until, period.units_due.date()));
        }
        let extension = PeriodExtension {
            unit,
            period: period.id,
            due,
            document: document.clone(),
        };
        let day = more.until.format("%d/%m/%Y");
        let title = format!("{} – {name} – {day}", period.id);
        let now = self.now();
        self.perform(&Operation::new("report_extended", title, now), |tx| {
            tx.keep_period(&period)?;
            Ok(tx.log_period_extension(&extension, now)?)
        })?;
        Ok(ExtensionView {
            task: None,
            period: Some(period.id.to_string()),
            unit: Some(name),
            was: period.units_due.date().to_string(),
            until: more.until.to_string(),
            document,
        })
    }

    /// A period and the unit that owes it.
    pub(crate) fn owed(
        &self,
        reader: &Reader<'_>,
        period: &str,
        unit: &str,
    ) -> Result<(Period, UnitId, String), OfficeError> {
        let period = self.period_of(reader, period)?;
        let plan = self.plan_for(reader, &period)?.plan;
        let directory = self.directory_on(reader, period.to)?;
        let named = find_unit(&directory, unit)?;
        let bearer = directory.bearer_on(named.id, period.to);
        let unit = bearer.and_then(|id| directory.unit(id)).unwrap_or(named);
        if !owing_units(&plan, &directory, &period, &self.rules(reader)?).contains(&unit.id) {
            return Err(OfficeError::PeriodNotOwed {
                unit: unit.name.clone(),
                period: period.id.to_string(),
            });
        }
        Ok((period, unit.id, unit.name.clone()))
    }
}

/// The unit a name means, if it is assigned to the task.
pub(crate) fn assigned(
    task: &Task,
    directory: &Directory,
    name: &str,
) -> Result<(UnitId, String), OfficeError> {
    let unit = find_unit(directory, name)?;
    if task.assignments.iter().any(|one| one.unit == unit.id) {
        Ok((unit.id, unit.name.clone()))
    } else {
        Err(OfficeError::AssignmentUnknown {
            unit: unit.name.clone(),
            number: task.number.to_string(),
        })
    }
}

/// The document a decision rests on; it must be named.
pub(crate) fn named(document: &str) -> Result<String, OfficeError> {
    match document.trim() {
        "" => Err(OfficeError::DocumentMissing),
        document => Ok(document.to_owned()),
    }
}

pub(crate) fn too_early(until: NaiveDate, planned: NaiveDate) -> OfficeError {
    OfficeError::DayTooEarly { until, planned }
}
