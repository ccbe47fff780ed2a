//! Settling work itself: stopping it, giving it up, taking it up again, and when a task counts as
//! done. The plan's words and what units reported stay; all of it can be taken back.

use crate::assigning::find_task;
use crate::board::Board;
use crate::deciding::{assigned, named};
use crate::error::UnitRefusal;
use crate::views::{CompletionView, RulingView};
use crate::{Office, OfficeError, find_unit};
use chrono::NaiveDate;
use plan::decision::{Ruling, RulingKind};
use plan::status::Status;
use plan::task::{CompletionRule, Role, Task};
use plan::unit::UnitId;
use store::Operation;
use words::operation;

/// Work that is stopped, given up or taken up again, as it is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulingEntry {
    /// The task's number.
    pub task: String,
    /// One unit's part only.
    pub unit: Option<String>,
    /// What is settled.
    pub kind: RulingKind,
    /// The first day it holds.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
    /// The document it rests on.
    pub document: String,
}

/// When a task counts as done, as it is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Completion {
    /// Once all that lead it are done.
    AllLeads,
    /// Once one that leads it is done.
    AnyLead,
    /// Once this one is done.
    NamedLead(String),
}

/// The stable word of a completion rule.
pub(crate) fn completion_word(rule: CompletionRule) -> &'static str {
    match rule {
        CompletionRule::AllLeads => "all_leads",
        CompletionRule::AnyLead => "any_lead",
        CompletionRule::NamedLead(_) => "named_lead",
    }
}

impl Office {
    /// Stops a task or one unit's part of it, gives it up, or takes it up again.
    ///
    /// # Errors
    /// No plan; no such task or unit; the unit is not assigned to the task; no document or no
    /// reason is named; it is so already, or there is nothing to take up again; the store
    /// refuses.
    pub fn rule(&mut self, entry: &RulingEntry) -> Result<RulingView, OfficeError> {
        let document = named(&entry.document)?;
        let reason = entry.reason.trim().to_owned();
        if reason.is_empty() {
            return Err(UnitRefusal::ReasonMissing.into());
        }
        let (task, unit) = self.ruled(entry)?;
        let ruling = Ruling {
            task,
            unit: unit.as_ref().map(|(id, _)| *id),
            kind: entry.kind,
            on: entry.on,
            reason: reason.clone(),
            document: document.clone(),
        };
        let unit = unit.map(|(_, name)| name);
        let whom = unit.iter().map(|name| format!(" – {name}"));
        let title = format!("{}{}", entry.task, whom.collect::<String>());
        let operation = match entry.kind {
            RulingKind::Paused => "task_paused",
            RulingKind::Dropped => "task_dropped",
            RulingKind::Reopened => "task_reopened",
        };
        let now = self.now();
        self.perform(&Operation::new(operation, title, now), |tx| {
            Ok(tx.log_ruling(&ruling, now)?)
        })?;
        Ok(RulingView {
            task: entry.task.clone(),
            unit,
            kind: entry.kind.word(),
            on: entry.on.to_string(),
            reason,
            document,
        })
    }

    /// What a ruling is about, if it changes anything on its day.
    fn ruled(
        &self,
        entry: &RulingEntry,
    ) -> Result<(plan::task::TaskId, Option<(UnitId, String)>), OfficeError> {
        let as_of = self.as_of(Some(&entry.on.to_string()))?;
        self.read(|reader| {
            let stored = self.plan_naming(reader, &entry.task)?;
            let board = Board::of_plan(self, reader, as_of, stored)?;
            let task = find_task(board.plan(), &entry.task)?;
            let unit = entry.unit.as_deref();
            let unit = unit
                .map(|name| assigned(task, &board.directory, name))
                .transpose()?;
            let statuses = match &unit {
                Some((unit, _)) => vec![board.status(task, *unit)],
                None => statuses(&board, task),
            };
            let number = task.number.to_string();
            match (
                entry.kind,
                statuses.iter().any(|one| changes(entry.kind, *one)),
            ) {
                (_, true) => Ok((task.id, unit)),
                (RulingKind::Reopened, false) => {
                    Err(UnitRefusal::NothingToReopen { number }.into())
                }
                (_, false) => Err(UnitRefusal::AlreadySo { number }.into()),
            }
        })
    }

    /// Sets when a task counts as done.
    ///
    /// # Errors
    /// No plan; no such task or unit; the unit does not lead the task; the store refuses.
    pub fn set_completion(
        &mut self,
        task: &str,
        completion: &Completion,
    ) -> Result<CompletionView, OfficeError> {
        let today = self.clock.today();
        let (id, rule, unit) = self.read(|reader| {
            let directory = self.directory(reader)?;
            let plan = self.plan_naming(reader, task)?.plan.on(today, &directory);
            let task = find_task(&plan, task)?;
            let Completion::NamedLead(name) = completion else {
                let any = *completion == Completion::AnyLead;
                let rule = match any {
                    true => CompletionRule::AnyLead,
                    false => CompletionRule::AllLeads,
                };
                return Ok((task.id, rule, None));
            };
            let unit = find_unit(&directory, name)?;
            if !task.in_role(Role::Lead).any(|lead| lead.unit == unit.id) {
                let refusal = UnitRefusal::NotALead {
                    unit: unit.name.clone(),
                    number: task.number.to_string(),
                };
                return Err(refusal.into());
            }
            let rule = CompletionRule::NamedLead(unit.id);
            Ok((task.id, rule, Some(unit.name.clone())))
        })?;
        let said = match (rule, &unit) {
            (CompletionRule::NamedLead(_), Some(unit)) => operation::done_by_one(task, unit),
            (CompletionRule::AnyLead, _) => operation::done_by_any(task),
            _ => operation::done_by_all(task),
        };
        self.perform(&Operation::new("completion_set", said, self.now()), |tx| {
            Ok(tx.set_completion(id, rule)?)
        })?;
        Ok(CompletionView {
            task: task.to_owned(),
            completion: completion_word(rule),
            unit,
        })
    }
}

/// Where all that lead a task stand; the task itself where nobody does.
fn statuses(board: &Board, task: &Task) -> Vec<Status> {
    let leads = task.in_role(Role::Lead);
    let mut all: Vec<Status> = leads.map(|lead| board.status(task, lead.unit)).collect();
    if all.is_empty() {
        all.push(board.task_status(task));
    }
    all
}

/// Whether a ruling changes something that stands so.
fn changes(kind: RulingKind, status: Status) -> bool {
    match kind {
        RulingKind::Paused => status != Status::Paused,
        RulingKind::Dropped => status != Status::Dropped,
        RulingKind::Reopened => matches!(
            status,
            Status::Paused | Status::Dropped | Status::DoneInTime | Status::DoneLate { .. }
        ),
    }
}
