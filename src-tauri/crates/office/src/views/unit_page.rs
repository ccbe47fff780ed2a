//! The directory, and one unit with its work, its record of reporting and what it owes.

use super::{AssignmentLine, PeriodView, UnitCard};
use serde::Serialize;
use specta::Type;

/// The directory as the window lists it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DirectoryView {
    /// Units in the order of protocol, those that ended among them.
    pub units: Vec<UnitEntry>,
    /// Collectives.
    pub collectives: Vec<CollectiveView>,
}

/// One line of the directory.
#[derive(Clone, Debug, Serialize, Type)]
pub struct UnitEntry {
    /// The unit.
    #[serde(flatten)]
    pub card: UnitCard,
    /// Whether there is such a unit today.
    pub exists: bool,
    /// How many tasks it leads.
    pub leads: usize,
    /// How many it supports.
    pub supports: usize,
    /// How many reports it owes whose time is over.
    pub unsent: usize,
}

/// A named set of units.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CollectiveView {
    /// Its name.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Its members that exist today, in the order of protocol.
    pub members: Vec<String>,
}

/// One unit with everything that is known of it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct UnitPage {
    /// The unit.
    pub card: UnitCard,
    /// Whether there is such a unit today.
    pub exists: bool,
    /// The day its work is judged on: today, its last day where it ended.
    pub as_of: String,
    /// What became of it and of those before it, the latest first.
    pub changes: Vec<UnitChangeView>,
    /// Its assignments in the plan's order, those it leads first.
    pub lines: Vec<AssignmentLine>,
    /// Its reports, the latest period first.
    pub record: Vec<UnitReportView>,
    /// The share of reports that came in time, 0 to 100, of those whose time is over.
    pub rate: Option<f64>,
    /// What it owes.
    pub debts: DebtsView,
}

/// A renaming, a merger, a split.
#[derive(Clone, Debug, Serialize, Type)]
pub struct UnitChangeView {
    /// renamed, merged, split.
    pub kind: &'static str,
    /// The first day it holds.
    pub on: String,
    /// The names before.
    pub before: Vec<String>,
    /// The names after.
    pub after: Vec<String>,
    /// The document it rests on.
    pub document: String,
}

/// How a unit reported for one period.
#[derive(Clone, Debug, Serialize, Type)]
pub struct UnitReportView {
    /// The period.
    pub period: PeriodView,
    /// Stable word: not_sent, on_time, late_same_day, late, never, waived.
    pub timeliness: &'static str,
    /// Whether its time for the period is over.
    pub is_due: bool,
    /// Days after the due day.
    pub days_late: i64,
    /// new, needs_more, approved; `null` where nothing came.
    pub handling: Option<String>,
    /// When the latest version was received, RFC 3339.
    pub received: Option<String>,
    /// The latest version's file; empty for an entry by hand, or where nothing came.
    pub file: String,
    /// The sheets of that file it stands on, where the file holds other units' reports too.
    pub sheets: Vec<String>,
    /// How many versions came.
    pub versions: usize,
    /// How often it was asked for more.
    pub supplements: u32,
    /// How often it was reminded.
    pub reminders: u32,
}

/// What a unit owes.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DebtsView {
    /// Reports that have not come: those whose time is over, and the one due next.
    pub unsent: Vec<UnsentView>,
    /// Reports it has to correct or complete.
    pub corrections: Vec<ToCorrectView>,
    /// Tasks it leads that are overdue.
    pub overdue: Vec<OverdueView>,
    /// All of it as an answer to whoever asks.
    pub answer: String,
}

/// A report that has not come.
#[derive(Clone, Debug, Serialize, Type)]
pub struct UnsentView {
    /// The period.
    pub period: String,
    /// When it is due for the unit, RFC 3339.
    pub due: String,
    /// Whether that is over.
    pub is_due: bool,
}

/// A report that has to be corrected or completed.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ToCorrectView {
    /// The period.
    pub period: String,
    /// What it was given back for.
    pub reason: Option<String>,
    /// How many rows were kept aside.
    pub rows: usize,
}

/// A task that is overdue.
#[derive(Clone, Debug, Serialize, Type)]
pub struct OverdueView {
    /// Its number.
    pub number: String,
    /// The work.
    pub content: String,
    /// The last day.
    pub until: Option<String>,
    /// Days since.
    pub days: i64,
}
