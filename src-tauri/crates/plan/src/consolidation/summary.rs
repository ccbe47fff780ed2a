//! Tổng hợp: how many tasks, and how many lead assignments, stand where.

use super::attention::owes_update;
use super::{LeadLine, TaskLine};
use crate::status::{Status, Updated};
use crate::task::{Group, Plan};

/// The columns of Tổng hợp. Every task and every lead assignment falls into exactly one, so
/// that rows add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bucket {
    /// Hoàn thành đúng hạn.
    DoneInTime,
    /// Hoàn thành quá hạn.
    DoneLate,
    /// Đang thực hiện trong hạn, sắp đến hạn among them.
    InTime,
    /// Quá hạn chưa hoàn thành.
    Overdue,
    /// Thường xuyên, đã cập nhật.
    StandingUpdated,
    /// Thường xuyên, chưa cập nhật or awaited.
    StandingNotUpdated,
    /// Thường xuyên, được miễn báo cáo kỳ này: owes no update.
    StandingWaived,
    /// Chờ hướng dẫn, sự kiện.
    Waiting,
    /// Chưa đến hạn.
    NotOpen,
    /// Chưa xác định hạn.
    Undated,
    /// Tạm dừng, không còn áp dụng.
    Stopped,
}

impl Bucket {
    /// All columns in printing order.
    pub const ALL: [Bucket; 11] = [
        Bucket::DoneInTime,
        Bucket::DoneLate,
        Bucket::InTime,
        Bucket::Overdue,
        Bucket::StandingUpdated,
        Bucket::StandingNotUpdated,
        Bucket::StandingWaived,
        Bucket::Waiting,
        Bucket::NotOpen,
        Bucket::Undated,
        Bucket::Stopped,
    ];

    /// The column a status falls into; `updated` decides for standing work.
    pub fn of(status: Status, updated: Updated) -> Bucket {
        match status {
            Status::DoneInTime => Bucket::DoneInTime,
            Status::DoneLate { .. } => Bucket::DoneLate,
            Status::InTime { .. } | Status::DueSoon { .. } => Bucket::InTime,
            Status::Overdue { .. } => Bucket::Overdue,
            Status::Standing => match updated {
                Updated::WithResult | Updated::NothingNew => Bucket::StandingUpdated,
                Updated::NotUpdated | Updated::Awaited => Bucket::StandingNotUpdated,
                Updated::Waived => Bucket::StandingWaived,
            },
            Status::Waiting => Bucket::Waiting,
            Status::NotOpen => Bucket::NotOpen,
            Status::Undated => Bucket::Undated,
            Status::Paused | Status::Dropped => Bucket::Stopped,
        }
    }
}

/// Both tables of Tổng hợp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Counting tasks, a row per group.
    pub tasks: Vec<SummaryRow>,
    /// Counting lead assignments, a row per group.
    pub assignments: Vec<SummaryRow>,
}

/// One group's counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryRow {
    /// The group's numeral.
    pub numeral: String,
    /// The group's title.
    pub title: String,
    /// Counts in the order of [`Bucket::ALL`].
    pub counts: [u32; 11],
}

impl SummaryRow {
    fn new(numeral: &str, title: &str) -> SummaryRow {
        SummaryRow {
            numeral: numeral.to_owned(),
            title: title.to_owned(),
            counts: [0; 11],
        }
    }

    fn add(&mut self, bucket: Bucket) {
        if let Some(at) = Bucket::ALL.iter().position(|known| *known == bucket) {
            self.counts[at] += 1;
        }
    }

    /// The count of one column.
    pub fn count(&self, bucket: Bucket) -> u32 {
        let known = Bucket::ALL.iter().zip(self.counts);
        known
            .filter(|(known, _)| **known == bucket)
            .map(|(_, count)| count)
            .sum()
    }

    /// Everything in the row.
    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// What is done, in time or late.
    pub fn done(&self) -> u32 {
        self.count(Bucket::DoneInTime) + self.count(Bucket::DoneLate)
    }

    /// What is done of everything in the row, 0 to 100; none where there is nothing.
    pub fn done_rate(&self) -> Option<f64> {
        let total = self.total();
        (total > 0).then(|| f64::from(self.done()) / f64::from(total) * 100.0)
    }

    /// Sums rows into one, for the closing line.
    pub fn sum(rows: &[SummaryRow]) -> SummaryRow {
        let mut sum = SummaryRow::new("", "");
        for row in rows {
            for (total, count) in sum.counts.iter_mut().zip(row.counts) {
                *total += count;
            }
        }
        sum
    }
}

impl Summary {
    /// Counts the lines of sheet I.
    pub(super) fn of(plan: &Plan, lines: &[TaskLine]) -> Summary {
        let row = |group: &Group| SummaryRow::new(&group.numeral, &group.title);
        let empty: Vec<SummaryRow> = plan.groups.iter().map(row).collect();
        let mut summary = Summary {
            tasks: empty.clone(),
            assignments: empty,
        };
        for line in lines {
            if let Some(row) = summary.tasks.get_mut(line.group) {
                row.add(line.bucket());
            }
            if let Some(row) = summary.assignments.get_mut(line.group) {
                for lead in &line.leads {
                    row.add(lead.bucket());
                }
            }
        }
        summary
    }
}

impl TaskLine {
    /// The column it is counted in.
    pub fn bucket(&self) -> Bucket {
        Bucket::of(self.status, updated(self))
    }
}

impl LeadLine {
    /// The column it is counted in.
    pub fn bucket(&self) -> Bucket {
        Bucket::of(self.status, self.updated)
    }
}

/// What a task's leads whose work goes on say together: updated once all of them have. Whom the
/// period was waived for owes nothing; where it was so for all, it is for the task.
fn updated(line: &TaskLine) -> Updated {
    let going_on = line.leads.iter().filter(|lead| owes_update(lead.status));
    let said: Vec<Updated> = going_on.map(|lead| lead.updated).collect();
    let owing = || said.iter().filter(|one| **one != Updated::Waived);
    let is_updated = |one: &Updated| matches!(one, Updated::WithResult | Updated::NothingNew);
    match (said.is_empty(), owing().next()) {
        (true, _) => Updated::NotUpdated,
        (false, None) => Updated::Waived,
        _ if owing().all(is_updated) => Updated::WithResult,
        _ => Updated::NotUpdated,
    }
}
