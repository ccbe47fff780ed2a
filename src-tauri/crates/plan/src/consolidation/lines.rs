//! The lines of the sheets: I by task, II by unit, V by unit's record.

use super::{DisciplineLine, Evidence, LeadLine, PeriodReport, TaskLine, UnitLine, UnitRecord};
use crate::progress::{Percent, RowKey};
use crate::status::{Status, Updated};
use crate::task::{CompletionRule, Role, Task, TaskNumber};
use crate::unit::UnitId;
use chrono::NaiveDate;

/// I: the plan's tasks in its own order.
pub(super) fn tasks(evidence: &Evidence<'_>) -> Vec<TaskLine> {
    evidence
        .plan
        .tasks
        .iter()
        .map(|task| task_line(evidence, task))
        .collect()
}

impl Evidence<'_> {
    fn status_of(&self, task: &Task, unit: UnitId) -> Status {
        let key = RowKey {
            task: task.id,
            unit,
        };
        let standing = self.standing.get(&key).cloned().unwrap_or_default();
        let day = (self.as_of, self.soon_days);
        self.due.status(task, unit, &standing, day)
    }

    fn report_of(&self, task: &Task, unit: UnitId) -> Option<&PeriodReport> {
        self.reports.get(&RowKey {
            task: task.id,
            unit,
        })
    }

    fn percent_of(&self, task: &Task, unit: UnitId) -> Option<Percent> {
        self.standing
            .get(&RowKey {
                task: task.id,
                unit,
            })
            .and_then(|standing| standing.percent)
    }

    pub(super) fn name_of(&self, unit: UnitId, short: bool) -> String {
        let unit = self.directory.unit(unit);
        let short_name = unit.filter(|_| short).and_then(|unit| unit.short.clone());
        short_name
            .or_else(|| unit.map(|unit| unit.name.clone()))
            .unwrap_or_default()
    }
}

fn task_line(evidence: &Evidence<'_>, task: &Task) -> TaskLine {
    let mut units: Vec<UnitId> = task.in_role(Role::Lead).map(|lead| lead.unit).collect();
    units.sort_by_key(|unit| evidence.directory.unit(*unit).map(|unit| unit.order));
    let leads: Vec<LeadLine> = units
        .into_iter()
        .map(|unit| lead_line(evidence, task, unit))
        .collect();
    let day = (evidence.as_of, evidence.soon_days);
    let untouched = evidence.due.untouched(task, day);
    let statuses: Vec<(UnitId, Status)> =
        leads.iter().map(|lead| (lead.unit, lead.status)).collect();
    let status = task_status(task.completion, &statuses).unwrap_or(untouched);
    TaskLine {
        task: task.id,
        group: task.group,
        number: task.number.clone(),
        content: task.content.clone(),
        lead_text: task.lead_text.clone(),
        support_text: task.support_text.clone(),
        deadline_text: task.deadline.text.clone(),
        until: evidence.due.last_day(task),
        status,
        replaced_by: replaced_by(evidence, task, status),
        leads,
    }
}

/// What took the place of a task that is not carried out any more.
fn replaced_by(
    evidence: &Evidence<'_>,
    task: &Task,
    status: Status,
) -> Option<(TaskNumber, NaiveDate)> {
    let mut replaced = evidence.replaced.iter();
    let replaced = replaced.find(|one| one.task == task.id && status == Status::Dropped)?;
    let mut tasks = evidence.plan.tasks.iter();
    let by = tasks.find(|other| other.id == replaced.by)?;
    Some((by.number.clone(), replaced.on))
}

fn lead_line(evidence: &Evidence<'_>, task: &Task, unit: UnitId) -> LeadLine {
    let report = evidence.report_of(task, unit);
    let progress = report
        .and_then(|report| report.progress.clone())
        .unwrap_or_default();
    LeadLine {
        unit,
        unit_name: evidence.name_of(unit, true),
        status: evidence.status_of(task, unit),
        updated: report.map_or(Updated::Awaited, |report| report.updated),
        percent: evidence.percent_of(task, unit),
        result: progress.result,
        product: progress.product,
    }
}

/// A task's status from its leads' by the completion rule; `None` without leads. Where the rule
/// leaves it open, the most pressing lead speaks: a task is overdue if any lead is, and not
/// applicable only if it is so for all.
pub fn task_status(rule: CompletionRule, leads: &[(UnitId, Status)]) -> Option<Status> {
    let all = || leads.iter().map(|(_, status)| *status);
    let most_pressing = || all().max_by_key(urgency);
    match rule {
        CompletionRule::AllLeads => most_pressing(),
        CompletionRule::AnyLead => all()
            .filter(|status| is_done(*status))
            .min_by_key(urgency)
            .or_else(most_pressing),
        CompletionRule::NamedLead(unit) => {
            let named = leads
                .iter()
                .find(|(lead, _)| *lead == unit)
                .map(|(_, status)| *status);
            named.or_else(most_pressing)
        }
    }
}

/// Whether a task or a lead's part of it is done, in time or late.
pub(super) fn is_done(status: Status) -> bool {
    matches!(status, Status::DoneInTime | Status::DoneLate { .. })
}

/// Which of two leads' statuses speaks for the task: the greater one.
fn urgency(status: &Status) -> (u8, i64) {
    match status {
        Status::Overdue { days } => (10, *days),
        Status::DueSoon { days } => (9, -days),
        Status::InTime { days } => (8, -days),
        Status::Waiting => (7, 0),
        Status::NotOpen => (6, 0),
        Status::Standing => (5, 0),
        Status::Undated => (4, 0),
        Status::Paused => (3, 0),
        Status::DoneLate { days } => (2, *days),
        Status::DoneInTime => (1, 0),
        Status::Dropped => (0, 0),
    }
}

/// Sheet II: unit by unit in the order of protocol, its lead tasks, then what it reported in
/// support.
pub(super) fn units(evidence: &Evidence<'_>) -> Vec<UnitLine> {
    let mut lines = Vec::new();
    for unit in evidence.directory.units() {
        for role in [Role::Lead, Role::Support] {
            for task in &evidence.plan.tasks {
                let assigned = task
                    .in_role(role)
                    .any(|assignment| assignment.unit == unit.id);
                let said = evidence
                    .report_of(task, unit.id)
                    .is_some_and(says_something);
                if assigned && (role == Role::Lead || said) {
                    lines.push(unit_line(evidence, task, unit.id, role));
                }
            }
        }
    }
    lines
}

/// Whether a period's report holds a row that says anything.
fn says_something(report: &PeriodReport) -> bool {
    report
        .progress
        .as_ref()
        .is_some_and(|progress| !progress.is_blank())
}

fn unit_line(evidence: &Evidence<'_>, task: &Task, unit: UnitId, role: Role) -> UnitLine {
    let lead = lead_line(evidence, task, unit);
    let judged = role == Role::Lead;
    UnitLine {
        key: RowKey {
            task: task.id,
            unit,
        },
        unit_name: evidence.name_of(unit, false),
        number: task.number.clone(),
        content: task.content.clone(),
        role,
        until: evidence.due.of(task, unit).until,
        deadline_text: task.deadline.text.clone(),
        status: judged.then_some(lead.status),
        updated: judged.then_some(lead.updated),
        percent: lead.percent,
        result: lead.result,
        product: lead.product,
        received: evidence
            .report_of(task, unit)
            .and_then(|report| report.received),
    }
}

/// V: the record of each unit that owes the period.
pub(super) fn discipline(evidence: &Evidence<'_>) -> Vec<DisciplineLine> {
    let line = |record: &UnitRecord| DisciplineLine {
        unit_name: evidence.name_of(record.unit, false),
        record: record.clone(),
    };
    evidence.records.iter().map(line).collect()
}
