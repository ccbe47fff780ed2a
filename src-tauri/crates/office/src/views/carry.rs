//! The turn of the year, task by task.

use serde::Serialize;
use specta::Type;

/// What becomes of the tasks of an earlier plan that nobody decided on yet.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CarryView {
    /// The earlier plan's year.
    pub from: i32,
    /// Its title.
    pub from_title: String,
    /// The later plan's year.
    pub to: i32,
    /// Its title.
    pub to_title: String,
    /// Whether the later plan is founded with it.
    pub founds: bool,
    /// Whether it was stored.
    pub accepted: bool,
    /// How many of the earlier plan's tasks were decided on before.
    pub decided: usize,
    /// What becomes of how many tasks.
    pub counts: CarryCounts,
    /// The tasks, in the plan's order.
    pub tasks: Vec<CarryRow>,
    /// The later plan's tasks that may do the work of one.
    pub candidates: Vec<CarryCandidate>,
}

/// What becomes of how many tasks.
#[derive(Clone, Copy, Debug, Serialize, Type)]
pub struct CarryCounts {
    /// All of them.
    pub tasks: usize,
    /// Their work is a later plan's task.
    pub replace: usize,
    /// They go on as they stand.
    pub go_on: usize,
    /// They end.
    pub end: usize,
    /// Of them, those that are not finished.
    pub unfinished: usize,
}

impl CarryCounts {
    /// Counts rows.
    pub(crate) fn of(rows: &[CarryRow]) -> CarryCounts {
        let count = |course| rows.iter().filter(|row| row.course == course).count();
        CarryCounts {
            tasks: rows.len(),
            replace: count("replace"),
            go_on: count("continue"),
            end: count("end"),
            unfinished: rows.iter().filter(|row| row.unfinished).count(),
        }
    }
}

/// What becomes of one task.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CarryRow {
    /// The task.
    pub task: String,
    /// The work.
    pub content: String,
    /// Its derived status, as a stable word.
    pub status: &'static str,
    /// The same in words.
    pub label: String,
    /// continue, replace, end.
    pub course: &'static str,
    /// Why that is proposed: same_words, alike_words, done, dropped, standing, open.
    pub ground: &'static str,
    /// The later plan's task that does its work.
    pub new_task: Option<String>,
    /// What that one says.
    pub new_content: Option<String>,
    /// Whether it ends although it is not finished.
    pub unfinished: bool,
}

/// A task of the later plan.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CarryCandidate {
    /// Its number.
    pub task: String,
    /// The work.
    pub content: String,
}
