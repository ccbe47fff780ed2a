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
    /// event, extension, paused, dropped, reopened.
    pub kind: &'static str,
    /// The unit it is about; `null` where it is the whole task's.
    pub unit: Option<String>,
    /// The day an event happened, or from which work is stopped or goes on.
    pub on: Option<String>,
    /// The last day it gives.
    pub until: Option<String>,
    /// Why work was stopped or taken up again.
    pub reason: Option<String>,
    /// The document.
    pub document: String,
}

/// Work that was stopped, given up or taken up again.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RulingView {
    /// The task's number.
    pub task: String,
    /// The unit; `null` where it is the whole task.
    pub unit: Option<String>,
    /// paused, dropped, reopened.
    pub kind: &'static str,
    /// The first day it holds.
    pub on: String,
    /// Why.
    pub reason: String,
    /// The document it rests on.
    pub document: String,
}

/// When a task counts as done.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CompletionView {
    /// The task's number.
    pub task: String,
    /// all_leads, any_lead, named_lead.
    pub completion: &'static str,
    /// The lead that decides alone.
    pub unit: Option<String>,
}
