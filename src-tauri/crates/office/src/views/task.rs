//! One line of the task list: an assignment and where it stands.

use serde::Serialize;
use specta::Type;

/// An assignment with its derived status.
#[derive(Clone, Debug, Serialize, Type)]
pub struct AssignmentLine {
    /// The task's number.
    pub number: String,
    /// The work.
    pub content: String,
    /// The unit.
    pub unit: String,
    /// lead or support.
    pub role: &'static str,
    /// Stable word of the status.
    pub status: &'static str,
    /// The status in words.
    pub label: String,
    /// The last day.
    pub until: Option<String>,
    /// Days left, negative once overdue.
    pub days: Option<i64>,
    /// Stable word of the update in this period; `null` for support.
    pub updated: Option<&'static str>,
    /// The period of the latest accepted report.
    pub updated_in: Option<String>,
}
