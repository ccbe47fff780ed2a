//! Which rows stand on a unit's form (`domain.md` §8): its lead tasks that the period asks for,
//! those of units that write in its report, and below them what it may add.

use super::{Form, FormKind, FormRow, Unanswered, measures};
use crate::difficulty::Difficulty;
use crate::indicator::Figures;
use crate::period::{Period, PeriodKind};
use crate::progress::{Progress, RowKey};
use crate::standing::Standings;
use crate::status::Status;
use crate::task::{Cadence, Plan, Role, Task, TaskNumber};
use crate::unit::{Directory, Unit, UnitId};
use std::collections::HashMap;

/// What forms are made from.
#[derive(Clone, Copy, Debug)]
pub struct FormSource<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Units.
    pub directory: &'a Directory,
    /// The period asked for.
    pub period: &'a Period,
    /// This period and its neighbours, for the visible cell *Kỳ báo cáo*.
    pub neighbours: &'a [Period],
    /// Where assignments stood before the period's own reports, judged on the window's last day.
    pub standings: Standings<'a>,
    /// What accepted weeks already say of the period.
    pub prefill: &'a HashMap<RowKey, Progress>,
    /// Every indicator in the period, before its own reports.
    pub figures: &'a [Figures],
    /// What units asked for.
    pub difficulties: &'a [Difficulty],
}

impl FormSource<'_> {
    /// The form of one unit.
    pub fn form_of(&self, unit: &Unit) -> Form {
        let kind = match self.period.id.kind() {
            PeriodKind::Week => FormKind::Weekly,
            _ => FormKind::Full,
        };
        let rows = self.rows(unit, |role, asked, _| role == Role::Lead && asked);
        let optional = match (kind, self.period.id.kind()) {
            (FormKind::Weekly, _) | (_, PeriodKind::OneOff) => Vec::new(),
            _ => self.rows(unit, |role, asked, closed| {
                !(closed || role == Role::Lead && asked)
            }),
        };
        Form {
            unit: unit.id,
            unit_name: unit.name.clone(),
            period: self.period.clone(),
            kind,
            rows,
            optional,
            unanswered: match kind {
                FormKind::Weekly => self.unanswered(unit),
                FormKind::Full => Vec::new(),
            },
            measures: measures::rows(self, unit),
            numbers: self.numbers(unit),
            periods: self.neighbours.to_vec(),
        }
    }

    /// Rows in the plan's order, speaker by speaker; `wanted` decides by role, whether the
    /// period asks for the task, and whether it is closed.
    fn rows(&self, unit: &Unit, wanted: impl Fn(Role, bool, bool) -> bool) -> Vec<FormRow> {
        let mut rows = Vec::new();
        for speaker in self.directory.heard_in(unit.id) {
            for role in [Role::Lead, Role::Support] {
                for task in self
                    .plan
                    .tasks
                    .iter()
                    .filter(|task| is_assigned(task, speaker, role))
                {
                    let status = self.standings.status(task, speaker.id);
                    let asked =
                        Cadence::of(&task.deadline, &task.content, task.directive.is_some())
                            .asked_in(self.period.id.kind(), status);
                    let closed = matches!(
                        status,
                        Status::DoneInTime | Status::DoneLate { .. } | Status::Dropped
                    );
                    let asked = asked || !closed && self.awaits_answer(task, speaker);
                    if wanted(role, asked, closed) {
                        rows.push(self.row(unit, speaker, task, role, status));
                    }
                }
            }
        }
        rows
    }

    /// What a unit asked for by the window's last day, and those that write in its report, and
    /// nobody answered by then.
    fn open_difficulties(&self, unit: &Unit) -> impl Iterator<Item = &Difficulty> {
        let speakers: Vec<UnitId> = self.directory.heard_in(unit.id).map(|one| one.id).collect();
        self.difficulties.iter().filter(move |one| {
            speakers.contains(&one.unit)
                && !one.raised.is_empty()
                && one.state(self.period.to).is_open()
        })
    }

    fn unanswered(&self, unit: &Unit) -> Vec<Unanswered> {
        let number = |one: &Difficulty| {
            let task = self
                .plan
                .tasks
                .iter()
                .find(|task| Some(task.id) == one.task);
            task.map(|task| task.number.clone())
        };
        let open = self.open_difficulties(unit);
        open.map(|one| Unanswered {
            number: number(one),
            text: one.text.clone(),
        })
        .collect()
    }

    /// Whether a week asks for a task because its unit waits for an answer about it.
    fn awaits_answer(&self, task: &Task, speaker: &Unit) -> bool {
        let is_week = self.period.id.kind() == PeriodKind::Week;
        let mut open = self.open_difficulties(speaker);
        is_week && open.any(|one| one.task == Some(task.id))
    }

    pub(super) fn row(
        &self,
        unit: &Unit,
        speaker: &Unit,
        task: &Task,
        role: Role,
        status: Status,
    ) -> FormRow {
        let key = RowKey {
            task: task.id,
            unit: speaker.id,
        };
        let on_behalf = speaker.id != unit.id;
        FormRow {
            key,
            on_behalf_of: on_behalf.then(|| {
                speaker
                    .short
                    .clone()
                    .unwrap_or_else(|| speaker.name.clone())
            }),
            number: task.number.clone(),
            content: task.content.clone(),
            role,
            deadline: task.deadline.text.clone(),
            status,
            prefill: self.prefill.get(&key).cloned().unwrap_or_default(),
        }
    }

    /// Numbers of every task the form may speak of, in the plan's order.
    pub(super) fn numbers(&self, unit: &Unit) -> Vec<TaskNumber> {
        let speakers: Vec<&Unit> = self.directory.heard_in(unit.id).collect();
        let concerned = |task: &&Task| {
            speakers
                .iter()
                .any(|speaker| task.assignments.iter().any(|one| one.unit == speaker.id))
        };
        self.plan
            .tasks
            .iter()
            .filter(concerned)
            .map(|task| task.number.clone())
            .collect()
    }
}

fn is_assigned(task: &Task, unit: &Unit, role: Role) -> bool {
    task.in_role(role)
        .any(|assignment| assignment.unit == unit.id)
}
