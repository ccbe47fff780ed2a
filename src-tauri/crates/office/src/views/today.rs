//! A day: what there is to do, and where everything stands.

use super::PeriodView;
use serde::Serialize;
use specta::Type;

/// The digest of one day.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TodayView {
    /// The day.
    pub day: String,
    /// The period whose reports are due next.
    pub period: Option<PeriodSummary>,
    /// What there is to do, most urgent first.
    pub work: Vec<WorkItem>,
    /// Tasks by status; statuses no task has are left out.
    pub counts: Vec<StatusCount>,
    /// The plan's groups.
    pub groups: Vec<GroupStanding>,
    /// Rates of reports in time: the last periods whose due time is over, oldest first.
    pub rates: Vec<RateView>,
}

/// A period counted in the units that owe it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PeriodSummary {
    /// The period.
    pub period: PeriodView,
    /// Units that owe it.
    pub owing: usize,
    /// Of them, those that have sent.
    pub sent: usize,
    /// Those that sent in time.
    pub on_time: usize,
    /// Those that sent late.
    pub late: usize,
    /// Those whose latest report nobody has looked at.
    pub review: usize,
    /// Those whose latest report was asked for more.
    pub needs_more: usize,
    /// Names of those that have not sent, in the order of protocol.
    pub missing: Vec<String>,
}

/// Something to be done.
#[derive(Clone, Debug, Serialize, Type)]
pub struct WorkItem {
    /// overdue, deadline_problem, needs_more, review, missing_reports, earlier_missing, hand_out,
    /// due_soon, return_due, open_phrase, verify, waiting_event.
    pub kind: &'static str,
    /// How many tasks, or units where it is about a period.
    pub count: usize,
    /// The units concerned, in the order of protocol.
    pub names: Vec<String>,
    /// Numbers of the tasks concerned.
    pub tasks: Vec<String>,
    /// The period it is about.
    pub period: Option<String>,
    /// The day or moment it is due; the earliest of several.
    pub due: Option<String>,
}

/// How many tasks have a status.
#[derive(Clone, Debug, Serialize, Type)]
pub struct StatusCount {
    /// Stable word of the status.
    pub status: &'static str,
    /// Its name.
    pub label: String,
    /// How many tasks.
    pub count: usize,
}

/// A group of the plan and where its tasks stand.
#[derive(Clone, Debug, Serialize, Type)]
pub struct GroupStanding {
    /// Its numeral.
    pub numeral: String,
    /// Its title.
    pub title: String,
    /// How many tasks it holds.
    pub tasks: usize,
    /// Its tasks by status.
    pub counts: Vec<StatusCount>,
}

/// How many reports of a period came in time.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RateView {
    /// The period.
    pub period: String,
    /// Reports owed.
    pub owing: usize,
    /// Those that came in time.
    pub on_time: usize,
    /// The rate, 0 to 100; `null` where the period was not used: no form went out, nothing came.
    pub rate: Option<f64>,
}
