//! Tasks and assignments, and where they stand.

use super::{DecisionView, MilestoneView, RegisterView, RoleName, TaskView};
use serde::{Deserialize, Serialize};
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

/// Which tasks to list; all of them where nothing is asked.
#[derive(Clone, Debug, Default, Deserialize, Type)]
#[serde(default)]
pub struct TaskFilter {
    /// Those of this plan, named by its year or its identity; of the plan in force where none is.
    pub plan: Option<String>,
    /// Those whose number or words hold this text, diacritics left aside.
    pub search: Option<String>,
    /// Those that this unit has.
    pub unit: Option<String>,
    /// Those of a group, by its place in the plan: groups may have no numeral, or the same.
    pub group: Option<usize>,
    /// Those with this status.
    pub status: Option<String>,
    /// In what role the unit has them; without a unit, those that have somebody in the role.
    pub role: Option<RoleName>,
    /// Those whose last day is at most so many days away, not overdue ones.
    pub due_within: Option<u32>,
}

/// One task in the table of tasks.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TaskRow {
    /// Number, with its plan where that is not the one in force.
    pub number: String,
    /// The number as it stands in its plan.
    pub printed: String,
    /// Its group's place in the plan.
    pub group: usize,
    /// The work.
    pub content: String,
    /// Who leads, as the plan words it.
    pub lead: Vec<ChipView>,
    /// The deadline, verbatim.
    pub deadline_text: String,
    /// The last day.
    pub until: Option<String>,
    /// Stable word of its derived status.
    pub status: &'static str,
    /// The status in words.
    pub label: String,
    /// Days left, negative once overdue.
    pub days: Option<i64>,
    /// How many units lead it.
    pub leads: usize,
    /// How many of them updated it this period.
    pub updated: usize,
    /// How many units support it.
    pub supports: usize,
}

/// Who leads, in one phrase.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ChipView {
    /// A unit's short name, a collective's name, or the plan's own words.
    pub text: String,
    /// unit, collective, open, unresolved.
    pub kind: &'static str,
    /// How many units that lead stand behind it.
    pub count: usize,
}

/// One task with everything that is known of it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TaskPage {
    /// Its words and how they are read; the deadline with its pieces.
    pub task: TaskView,
    /// Stable word of its derived status.
    pub status: &'static str,
    /// The status in words.
    pub label: String,
    /// Days left, negative once overdue.
    pub days: Option<i64>,
    /// Its line in the table.
    pub row: TaskRow,
    /// Its assignments: leads, then supports, each in the order of protocol.
    pub lines: Vec<AssignmentDetail>,
    /// Whether its deadline hangs on an event that can be logged.
    pub awaits_event: bool,
    /// The last day of the task as a whole, after what was decided.
    pub last_day: Option<String>,
    /// When it counts as done: all_leads, any_lead, named_lead.
    pub completion: &'static str,
    /// The lead that decides alone.
    pub completion_unit: Option<String>,
    /// What was decided of it after the plan: events, extensions, then what was stopped or taken
    /// up again, each in the order it was logged.
    pub decisions: Vec<DecisionView>,
    /// The document that founded it; `null` where it stands in the appendix.
    pub directive: Option<RegisterView>,
    /// The task that took its place.
    pub replaced_by: Option<LineageView>,
    /// The tasks whose place it took.
    pub replaces: Vec<LineageView>,
    /// Whether days on the way may be set under it.
    pub takes_milestones: bool,
    /// Those that are, by day.
    pub milestones: Vec<MilestoneView>,
    /// Everything that was reported of it, newest first.
    pub reports: Vec<ReportView>,
}

/// The other end of a replacement.
#[derive(Clone, Debug, Serialize, Type)]
pub struct LineageView {
    /// The other task's number.
    pub task: String,
    /// Its work.
    pub content: String,
    /// The first day.
    pub on: String,
    /// The document it rests on.
    pub document: String,
}

/// An assignment on its task's page.
#[derive(Clone, Debug, Serialize, Type)]
pub struct AssignmentDetail {
    /// Its line.
    #[serde(flatten)]
    pub line: AssignmentLine,
    /// The rate last accepted.
    pub percent: Option<f64>,
    /// The result last accepted.
    pub result: Option<String>,
    /// The collective the unit came in by.
    pub via: Option<String>,
}

/// What one submission said of a task.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ReportView {
    /// The period.
    pub period: String,
    /// The unit whose part of the task it is about.
    pub unit: String,
    /// The submission's version.
    pub version: u32,
    /// When it was received, RFC 3339.
    pub received: String,
    /// Stable word of what was reported.
    pub state: Option<&'static str>,
    /// Rate.
    pub percent: Option<f64>,
    /// Completion day.
    pub done_on: Option<String>,
    /// Result.
    pub result: String,
    /// The file's name; empty for an entry by hand.
    pub file: String,
    /// The sheet it stands on.
    pub sheet: String,
    /// The cell it stands in.
    pub cell: String,
    /// new, needs_more, approved.
    pub handling: String,
}
