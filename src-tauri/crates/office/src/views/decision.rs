//! What was decided after the plan.

use serde::Serialize;
use specta::Type;

/// An event that was logged.
#[derive(Clone, Debug, Serialize, Type)]
pub struct EventView {
    /// The number of the task that waited for it.
    pub task: String,
    /// The event in the plan's words.
    pub event: Option<String>,
    /// The day it happened.
    pub on: String,
    /// The task's last day from now on.
    pub until: Option<String>,
    /// The document that proves it.
    pub document: String,
}

/// More time that was given.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ExtensionView {
    /// The task's number; `null` where it is about a report.
    pub task: Option<String>,
    /// The report's period; `null` where it is about a task.
    pub period: Option<String>,
    /// The unit; `null` where it is given to all of a task's.
    pub unit: Option<String>,
    /// The last day before.
    pub was: String,
    /// The last day from now on.
    pub until: String,
    /// The document that gives it.
    pub document: String,
}

/// Something that was decided of a task.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DecisionView {
    /// event, extension.
    pub kind: &'static str,
    /// The unit an extension was given to; `null` where it is the whole task's.
    pub unit: Option<String>,
    /// The day an event happened.
    pub on: Option<String>,
    /// The last day it gives.
    pub until: Option<String>,
    /// The document.
    pub document: String,
}
