//! VI: what the leader must look at: overdue, due soon, not updated.

use super::TaskLine;
use super::lines::is_done;
use crate::status::{Status, Updated};
use crate::task::{TaskId, TaskNumber};
use crate::unit::UnitId;
use chrono::{NaiveDate, TimeDelta};

/// Why a line stands on sheet VI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Concern {
    /// Quá hạn.
    Overdue,
    /// Sắp đến hạn.
    DueSoon,
    /// Chưa cập nhật kỳ này.
    NotUpdated,
}

/// One task and the units it concerns in one way.
#[derive(Clone, Debug, PartialEq)]
pub struct AttentionLine {
    /// Why it stands here.
    pub concern: Concern,
    /// The task.
    pub task: TaskId,
    /// The units concerned, in the order of protocol; none where nobody leads.
    pub units: Vec<UnitId>,
    /// The task's number.
    pub number: TaskNumber,
    /// The work.
    pub content: String,
    /// Their short names.
    pub unit_names: Vec<String>,
    /// How many units lead the task.
    pub leads: usize,
    /// The last day of the units concerned.
    pub until: Option<NaiveDate>,
    /// The status they share; the task's own where nobody leads it.
    pub status: Status,
}

/// The lines, by concern, then in the plan's order. Units that share a concern and a status
/// share a line. A task whose rule makes it done concerns nobody any more; a dated one that
/// nobody leads stands here without a unit.
pub(super) fn lines(tasks: &[TaskLine], as_of: NaiveDate) -> Vec<AttentionLine> {
    let mut lines: Vec<AttentionLine> = Vec::new();
    for task in tasks.iter().filter(|task| !is_done(task.status)) {
        if task.leads.is_empty() {
            lines.extend(
                by_date(task.status).map(|concern| line(task, concern, task.status, as_of)),
            );
        }
        let start = lines.len();
        for lead in &task.leads {
            for concern in concerns(lead.status, lead.updated) {
                let shared =
                    |line: &AttentionLine| line.concern == concern && line.status == lead.status;
                let at = lines[start..]
                    .iter()
                    .position(shared)
                    .map_or(lines.len(), |at| start + at);
                if at == lines.len() {
                    lines.push(line(task, concern, lead.status, as_of));
                }
                lines[at].units.push(lead.unit);
                lines[at].unit_names.push(lead.unit_name.clone());
            }
        }
    }
    lines.sort_by_key(|line| line.concern);
    lines
}

fn line(task: &TaskLine, concern: Concern, status: Status, as_of: NaiveDate) -> AttentionLine {
    // Leads can have last days of their own (extensions): the one these are counted to.
    let counted = status.days().map(|days| as_of + TimeDelta::days(days));
    AttentionLine {
        concern,
        task: task.task,
        units: Vec::new(),
        number: task.number.clone(),
        content: task.content.clone(),
        unit_names: Vec::new(),
        leads: task.leads.len(),
        until: counted.or(task.until),
        status,
    }
}

fn by_date(status: Status) -> Option<Concern> {
    match status {
        Status::Overdue { .. } => Some(Concern::Overdue),
        Status::DueSoon { .. } => Some(Concern::DueSoon),
        _ => None,
    }
}

/// Overdue and due soon by status; not updated beside it.
fn concerns(status: Status, updated: Updated) -> impl Iterator<Item = Concern> {
    let silent = owes_update(status) && updated == Updated::NotUpdated;
    by_date(status)
        .into_iter()
        .chain(silent.then_some(Concern::NotUpdated))
}

/// Whether work goes on: what is done, stopped, waiting or not begun owes no update.
pub(super) fn owes_update(status: Status) -> bool {
    matches!(
        status,
        Status::Overdue { .. }
            | Status::DueSoon { .. }
            | Status::InTime { .. }
            | Status::Standing
            | Status::Undated
    )
}
