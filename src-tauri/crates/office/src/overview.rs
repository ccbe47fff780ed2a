//! The terminal's task list: every assignment with its derived status.

use crate::board::Board;
use crate::views::AssignmentLine;
use crate::{Office, OfficeError, find_unit};
use plan::status::Status;
use plan::task::{Assignment, Task};
use plan::text::search_key;
use serde::Deserialize;
use specta::Type;

/// Which assignments to list; everything where nothing is asked.
#[derive(Clone, Debug, Default, Deserialize, Type)]
#[serde(default)]
pub struct TaskQuery {
    /// Overdue ones only.
    pub overdue: bool,
    /// Those whose last day is at most so many days away, not overdue ones.
    pub due_within: Option<u32>,
    /// One unit's.
    pub unit: Option<String>,
    /// Those whose number or words hold this text, diacritics left aside.
    pub search: Option<String>,
}

impl Office {
    /// Assignments in the plan's order with their status on the clock's day.
    ///
    /// # Errors
    /// No plan; no such unit; the store refuses.
    pub fn tasks(&self, query: &TaskQuery) -> Result<Vec<AssignmentLine>, OfficeError> {
        self.read(|reader| {
            let board = Board::of(self, reader, self.at_present())?;
            let only = query
                .unit
                .as_deref()
                .map(|name| find_unit(&board.directory, name).map(|unit| unit.id))
                .transpose()?;
            let wanted = |task: &Task, assignment: &Assignment, status: Status| {
                only.is_none_or(|unit| unit == assignment.unit)
                    && (!query.overdue || matches!(status, Status::Overdue { .. }))
                    && query.due_within.is_none_or(|within| {
                        status
                            .days()
                            .is_some_and(|days| (0..=i64::from(within)).contains(&days))
                    })
                    && query.search.as_deref().is_none_or(|text| holds(task, text))
            };
            let mut lines = Vec::new();
            for task in &board.plan().tasks {
                for assignment in &task.assignments {
                    let status = board.status(task, assignment.unit);
                    if wanted(task, assignment, status) {
                        lines.push(board.line(task, assignment, status));
                    }
                }
            }
            Ok(lines)
        })
    }
}

/// Whether a task's number is the text, or its words hold it, diacritics left aside.
pub(crate) fn holds(task: &Task, text: &str) -> bool {
    let wanted = search_key(text);
    let words = [
        &task.content,
        &task.lead_text,
        &task.support_text,
        &task.deadline.text,
    ];
    task.number.as_str() == text.trim()
        || words
            .into_iter()
            .any(|words| search_key(words).contains(&wanted))
}
