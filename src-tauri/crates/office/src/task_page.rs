//! One task: its words, who has it, and everything that was reported of it.

use crate::as_of::AsOf;
use crate::assigning::find_task;
use crate::board::Board;
use crate::clock::rfc3339;
use crate::documents;
use crate::milestones::milestones_of;
use crate::plans::AllPlans;
use crate::ruling::completion_word;
use crate::views::{
    AssignmentDetail, AssignmentView, DeadlineView, DecisionView, LineageView, RegisterView,
    ReportView, TaskPage, TaskView, iso,
};
use crate::{Office, OfficeError};
use plan::decision::Replaced;
use plan::progress::{Percent, Reported};
use plan::task::{Assignment, CompletionRule, Task, TaskId};
use plan::unit::Directory;
use std::collections::HashMap;
use store::{Reader, StoredRow, Submission, SubmissionId};

impl Office {
    /// A task as it stands on a day, with its history.
    ///
    /// # Errors
    /// No plan; no such task; no such day; the store refuses.
    pub fn task(&self, number: &str, as_of: Option<&str>) -> Result<TaskPage, OfficeError> {
        let as_of = self.as_of(as_of)?;
        self.read(|reader| {
            let stored = self.plan_naming(reader, number)?;
            let board = Board::of_plan(self, reader, as_of, stored)?;
            let task = find_task(board.plan(), number)?;
            let status = board.task_status(task);
            let plans = self.all_plans(reader)?;
            let words = TaskView {
                number: board.plan().handle(task),
                deadline: DeadlineView::with_pieces(&task.deadline),
                ..TaskView::stored(task, board.plan(), &board.directory)
            };
            Ok(TaskPage {
                awaits_event: task.deadline.hangs_on_event(),
                last_day: iso(board.dues.of_task(task).until),
                completion: completion_word(task.completion),
                completion_unit: match task.completion {
                    CompletionRule::NamedLead(unit) => Some(board.names(&[unit]).concat()),
                    _ => None,
                },
                task: words,
                status: status.word(),
                label: board.label(task, status),
                days: status.days(),
                row: board.row(task, status),
                lines: board.details(task),
                decisions: decisions(reader, &board, task)?,
                directive: directive(reader, &plans, task)?,
                replaced_by: board
                    .lineage(task)
                    .0
                    .and_then(|one| lineage(&plans, one.by, one)),
                replaces: board
                    .lineage(task)
                    .1
                    .into_iter()
                    .filter_map(|one| lineage(&plans, one.task, one))
                    .collect(),
                takes_milestones: task.follows_milestones() || task.deadline.reference.is_some(),
                milestones: milestones_of(
                    reader,
                    task,
                    board.plan(),
                    (&board.directory, as_of.today()),
                )?,
                reports: reports(reader, task, &board.directory, as_of)?,
            })
        })
    }
}

impl Board {
    /// A task's assignments: leads, then supports, each in the order of protocol.
    fn details(&self, task: &Task) -> Vec<AssignmentDetail> {
        let mut assigned: Vec<&Assignment> = task.assignments.iter().collect();
        assigned.sort_by_key(|one| {
            let unit = self.directory.unit(one.unit);
            (one.role, unit.map(|unit| unit.order))
        });
        let detail = |one: &Assignment| {
            let said = self.latest(task, one.unit);
            AssignmentDetail {
                line: self.line(task, one, self.status(task, one.unit)),
                percent: self.standing(task, one.unit).percent.map(Percent::value),
                result: said
                    .map(|row| row.progress.result.clone())
                    .filter(|result| !result.is_empty()),
                via: AssignmentView::new(one, &self.directory).via,
            }
        };
        assigned.into_iter().map(detail).collect()
    }
}

/// The document that founded a task.
fn directive(
    reader: &Reader<'_>,
    plans: &AllPlans,
    task: &Task,
) -> Result<Option<RegisterView>, OfficeError> {
    let Some(id) = task.directive else {
        return Ok(None);
    };
    let documents = reader.documents()?;
    let document = documents.iter().find(|one| one.id == id);
    Ok(document.map(|document| documents::view(document, plans)))
}

/// The other end of a replacement.
fn lineage(plans: &AllPlans, other: TaskId, replaced: &Replaced) -> Option<LineageView> {
    let (plan, task) = plans.find(other)?;
    Some(LineageView {
        task: plan.handle(task),
        content: task.content.clone(),
        on: replaced.on.to_string(),
        document: replaced.document.clone(),
    })
}

/// What was decided of a task after the plan: events, then extensions, then rulings.
fn decisions(
    reader: &Reader<'_>,
    board: &Board,
    task: &Task,
) -> Result<Vec<DecisionView>, OfficeError> {
    let decisions = reader.decisions()?;
    let events = decisions.events.into_iter();
    let events = events
        .filter(|event| event.task == task.id)
        .map(|event| DecisionView {
            kind: "event",
            unit: None,
            on: iso(Some(event.on)),
            until: iso(event.until),
            reason: None,
            document: event.document,
        });
    let rulings = decisions.rulings.into_iter();
    let rulings = rulings
        .filter(|ruling| ruling.task == task.id)
        .map(|ruling| DecisionView {
            kind: ruling.kind.word(),
            unit: ruling.unit.map(|unit| board.names(&[unit]).concat()),
            on: iso(Some(ruling.on)),
            until: None,
            reason: Some(ruling.reason),
            document: ruling.document,
        });
    let extensions = decisions.extensions.into_iter();
    let extensions = extensions
        .filter(|extension| extension.task == task.id)
        .map(|extension| DecisionView {
            kind: "extension",
            unit: extension.unit.map(|unit| board.names(&[unit]).concat()),
            on: None,
            until: iso(Some(extension.until)),
            reason: None,
            document: extension.document,
        });
    Ok(events.chain(extensions).chain(rulings).collect())
}

/// What was reported of a task, newest first.
fn reports(
    reader: &Reader<'_>,
    task: &Task,
    directory: &Directory,
    as_of: AsOf,
) -> Result<Vec<ReportView>, OfficeError> {
    let submissions: HashMap<SubmissionId, Submission> = reader
        .submissions_on(task.id)?
        .into_iter()
        .filter(|submission| as_of.knows(submission))
        .map(|submission| (submission.id, submission))
        .collect();
    let rows = reader.progress_on(task.id)?;
    let views = rows.into_iter().filter_map(|row| {
        let submission = submissions.get(&row.submission)?;
        Some(report(row, submission, directory))
    });
    Ok(views.collect())
}

fn report(row: StoredRow, submission: &Submission, directory: &Directory) -> ReportView {
    ReportView {
        period: row.period.to_string(),
        unit: directory
            .unit(row.key.unit)
            .map(|unit| unit.name.clone())
            .unwrap_or_default(),
        version: submission.version,
        received: rfc3339(submission.received_at),
        state: row.progress.reported.map(Reported::word),
        percent: row.progress.percent.map(Percent::value),
        done_on: iso(row.progress.done_on),
        result: row.progress.result,
        file: submission.file_name.clone(),
        sheet: row.place.sheet,
        cell: row.place.cell,
        handling: submission.handling.word().to_owned(),
    }
}
