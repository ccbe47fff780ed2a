//! The return: everything known of a period put together for the province and the leader
//! (`domain.md` §9). Numbers are decided here; words and looks in `sheets`.
//!
//! Pure values in, plain values out: the same evidence always gives the same return.

use crate::decision::{Dues, Replaced};
use crate::difficulty::Difficulty;
use crate::indicator::{Figures, Trend};
use crate::period::{Period, PeriodId};
use crate::progress::{Percent, Progress, RowKey};
use crate::status::{Status, Updated};
use crate::task::{Plan, Role, TaskId, TaskNumber};
use crate::unit::{Directory, UnitId};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::HashMap;

mod attention;
mod difficulties;
mod evaluation;
mod indicators;
mod lines;
mod summary;
#[cfg(test)]
mod tests;

pub use crate::standing::Standing;
pub use attention::{AttentionLine, Concern};
pub use difficulties::DifficultyLine;
pub use evaluation::{Count, EvaluationLine, Reporting, is_evaluated};
pub use indicators::{
    CommuneColumn, CommuneNumbers, CommuneRow, Communes, Differing, IndicatorLine,
};
pub use lines::task_status;
pub use summary::{Bucket, Summary, SummaryRow};

/// What one assignment says in the return's own period.
#[derive(Clone, Debug, PartialEq)]
pub struct PeriodReport {
    /// The accepted row, if one came.
    pub progress: Option<Progress>,
    /// *Cập nhật kỳ này*.
    pub updated: Updated,
    /// The day its report was received.
    pub received: Option<NaiveDate>,
}

/// One unit's record of reporting for the period.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitRecord {
    /// The unit.
    pub unit: UnitId,
    /// Number and date of its own document, as it gave them.
    pub document: String,
    /// When its report was received.
    pub received: Option<NaiveDateTime>,
    /// Đúng hạn, trễ, chưa gửi.
    pub timeliness: crate::obligation::Timeliness,
    /// When it owed its report, more time given to it included.
    pub due: NaiveDateTime,
    /// How often it was sent back for more.
    pub supplements: u32,
    /// How often it was reminded of the period.
    pub reminders: u32,
    /// Whether it sent nothing but signed documents, without numbers or rows.
    pub lacks_figures: bool,
}

/// All that a return is made of.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Units and collectives.
    pub directory: &'a Directory,
    /// The period reported on.
    pub period: &'a Period,
    /// The day statuses are derived for: the window's end, or today while it is open.
    pub as_of: NaiveDate,
    /// Days before the last day at which "sắp đến hạn" begins **(setting)**.
    pub soon_days: i64,
    /// The windows that events and extensions changed.
    pub due: &'a Dues,
    /// Tasks that others replaced.
    pub replaced: &'a [Replaced],
    /// States as of the date, for every assignment that ever reported.
    pub standing: &'a HashMap<RowKey, Standing>,
    /// Reports of this period: of every lead assignment it asks for, and of support that said
    /// something.
    pub reports: &'a HashMap<RowKey, PeriodReport>,
    /// The units that owe this period, in the order of protocol.
    pub records: &'a [UnitRecord],
    /// Difficulties and proposals of all periods.
    pub difficulties: &'a [Difficulty],
    /// How units kept to the periods that ended in the window; only needed where
    /// [`is_evaluated`].
    pub reporting: &'a HashMap<UnitId, Reporting>,
    /// Every indicator in the period.
    pub figures: &'a [Figures],
    /// Every indicator over the year's periods up to this one.
    pub trends: &'a [Trend],
}

/// The return, as plain values.
#[derive(Clone, Debug, PartialEq)]
pub struct Return {
    /// The plan's title.
    pub plan_title: String,
    /// The period reported on.
    pub period: Period,
    /// The day all statuses are derived for.
    pub as_of: NaiveDate,
    /// Tổng hợp, counting tasks and counting lead assignments.
    pub summary: Summary,
    /// I: all tasks in the plan's order.
    pub tasks: Vec<TaskLine>,
    /// Titles of the groups, by the index the task lines carry.
    pub groups: Vec<(String, String)>,
    /// II: by unit.
    pub units: Vec<UnitLine>,
    /// The indicators that stand in it.
    pub figures: Vec<Figures>,
    /// III: indicators over all units of a level.
    pub indicators: Vec<IndicatorLine>,
    /// IV: indicators commune by commune.
    pub communes: Communes,
    /// Biểu đồ: the indicators that have numbers in several periods.
    pub trends: Vec<Trend>,
    /// V: record of reporting.
    pub discipline: Vec<DisciplineLine>,
    /// VI: overdue, due soon, not updated.
    pub attention: Vec<AttentionLine>,
    /// VII: difficulties and proposals.
    pub difficulties: Vec<DifficultyLine>,
    /// Đánh giá đơn vị, where the period has it.
    pub evaluation: Option<Vec<EvaluationLine>>,
}

/// One lead of a task and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct LeadLine {
    /// The unit.
    pub unit: UnitId,
    /// Its short name.
    pub unit_name: String,
    /// Its derived status.
    pub status: Status,
    /// Its update in this period.
    pub updated: Updated,
    /// Its rate.
    pub percent: Option<Percent>,
    /// Its result this period.
    pub result: String,
    /// Its product this period.
    pub product: String,
}

/// One task of sheet I.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskLine {
    /// The task.
    pub task: TaskId,
    /// Index of its group.
    pub group: usize,
    /// Number.
    pub number: TaskNumber,
    /// The work.
    pub content: String,
    /// Who leads, in the plan's words.
    pub lead_text: String,
    /// Who supports, in the plan's words.
    pub support_text: String,
    /// The deadline in the plan's words.
    pub deadline_text: String,
    /// Its last day, where it has one.
    pub until: Option<NaiveDate>,
    /// Derived from its leads by the completion rule.
    pub status: Status,
    /// What does its work instead since a day, where it ended by that.
    pub replaced_by: Option<(TaskNumber, NaiveDate)>,
    /// Every lead, in the order of protocol.
    pub leads: Vec<LeadLine>,
}

/// One assignment of sheet II.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitLine {
    /// The assignment.
    pub key: RowKey,
    /// The unit's full name.
    pub unit_name: String,
    /// The task's number.
    pub number: TaskNumber,
    /// The work.
    pub content: String,
    /// Its role.
    pub role: Role,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// The deadline's words.
    pub deadline_text: String,
    /// Where it stands; `None` for support, which is never judged.
    pub status: Option<Status>,
    /// Its update; `None` for support.
    pub updated: Option<Updated>,
    /// Its rate.
    pub percent: Option<Percent>,
    /// Its result this period.
    pub result: String,
    /// Its product this period.
    pub product: String,
    /// The day its report came.
    pub received: Option<NaiveDate>,
}

/// One unit of sheet V.
#[derive(Clone, Debug, PartialEq)]
pub struct DisciplineLine {
    /// The unit's full name.
    pub unit_name: String,
    /// Its record.
    pub record: UnitRecord,
}

impl Return {
    /// Puts the evidence together.
    pub fn consolidate(evidence: &Evidence<'_>) -> Return {
        let tasks = lines::tasks(evidence);
        let units = lines::units(evidence);
        let figures = indicators::standing(evidence);
        Return {
            plan_title: evidence.plan.title.clone(),
            period: evidence.period.clone(),
            as_of: evidence.as_of,
            summary: Summary::of(evidence.plan, &tasks),
            groups: evidence
                .plan
                .groups
                .iter()
                .map(|group| (group.numeral.clone(), group.title.clone()))
                .collect(),
            evaluation: evaluation::lines(evidence, &units),
            units,
            indicators: indicators::lines(evidence, &figures),
            communes: indicators::communes(evidence, &figures),
            trends: indicators::trends(evidence, &figures),
            figures,
            discipline: lines::discipline(evidence),
            attention: attention::lines(&tasks, evidence.as_of),
            difficulties: difficulties::lines(evidence),
            tasks,
        }
    }

    /// The period's identity.
    pub fn id(&self) -> PeriodId {
        self.period.id
    }
}
