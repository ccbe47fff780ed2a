//! The form handed to one unit for one period: which rows stand on it (`domain.md` §8).
//!
//! Decides what is on the form; how it looks is decided in `sheets`.

use crate::period::Period;
use crate::progress::{Progress, Reported, RowKey};
use crate::status::Status;
use crate::task::{Role, TaskId, TaskNumber};
use crate::unit::UnitId;

mod compose;
mod correction;
mod measures;

pub use compose::FormSource;
pub use correction::{Correction, Entry, Want};
pub use measures::{MeasureLabels, MeasureRow};

/// A form, ready to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// The unit it is handed to.
    pub unit: UnitId,
    /// That unit's name.
    pub unit_name: String,
    /// The period it asks for.
    pub period: Period,
    /// Weekly exceptions, or everything.
    pub kind: FormKind,
    /// Rows asked for, in the plan's order.
    pub rows: Vec<FormRow>,
    /// Rows that may be filled but are not owed: support tasks, and tasks that report when
    /// something happens.
    pub optional: Vec<FormRow>,
    /// What the unit asked for and nobody answered yet; on weekly forms only.
    pub unanswered: Vec<Unanswered>,
    /// The numbers asked for; none where the unit reports no indicator in this period.
    pub measures: Vec<MeasureRow>,
    /// Numbers of all tasks the unit has, for the list beside the weekly form's blank rows.
    pub numbers: Vec<TaskNumber>,
    /// Periods the visible cell *Kỳ báo cáo* may be set to: this one and its neighbours.
    pub periods: Vec<Period>,
}

/// The two layouts of `domain.md` §8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormKind {
    /// One page: routine choice, exceptions, general content.
    Weekly,
    /// All tasks of the period, general content, guide.
    Full,
}

/// A difficulty or proposal that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unanswered {
    /// The number of the task it is about.
    pub number: Option<TaskNumber>,
    /// Its words.
    pub text: String,
}

/// One prelisted row.
#[derive(Clone, Debug, PartialEq)]
pub struct FormRow {
    /// The assignment.
    pub key: RowKey,
    /// The unit's short name, where the row belongs to a unit writing in another's report.
    pub on_behalf_of: Option<String>,
    /// The task's number.
    pub number: TaskNumber,
    /// The work.
    pub content: String,
    /// The unit's role.
    pub role: Role,
    /// The deadline's words.
    pub deadline: String,
    /// Where it stands on the window's last day, before the period's own reports.
    pub status: Status,
    /// What is already known of this period, from accepted weeks.
    pub prefill: Progress,
}

/// The printed words a form is written with and known again by when it comes back. They come
/// from the catalog, so that writer and reader can never differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormLabels {
    /// Tab of the full form's tasks: "1. Nhiệm vụ".
    pub tasks_tab: String,
    /// Tab of the full form's numbers: "2. Số liệu".
    pub measures_tab: String,
    /// Tab of the full form's general content: "3. Nội dung chung".
    pub general_tab: String,
    /// Tab of the guide: "4. Hướng dẫn".
    pub guide_tab: String,
    /// Tab of the weekly form.
    pub weekly_tab: String,
    /// Beside the unit's name: "Đơn vị báo cáo".
    pub unit: String,
    /// Beside the period: "Kỳ báo cáo".
    pub period: String,
    /// Beside the weekly form's routine choice.
    pub routine: String,
    /// First choice: nothing new.
    pub routine_nothing_new: String,
    /// Second choice: see the rows below.
    pub routine_see_rows: String,
    /// Headings of the task table.
    pub columns: ColumnLabels,
    /// Headings of the table of numbers.
    pub measures: MeasureLabels,
    /// Headings of the blocks of general content, in printing order.
    pub general: Vec<(GeneralKind, String)>,
    /// The choices of *Tình trạng*, in the list's order.
    pub states: Vec<(Reported, String)>,
}

/// Headings of the task table (`domain.md` §8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnLabels {
    /// TT.
    pub number: String,
    /// Nội dung nhiệm vụ.
    pub content: String,
    /// Vai trò.
    pub role: String,
    /// Thời gian hoàn thành.
    pub deadline: String,
    /// Tình trạng.
    pub state: String,
    /// Tỷ lệ hoàn thành (%).
    pub percent: String,
    /// Ngày hoàn thành.
    pub done_on: String,
    /// Kết quả thực hiện trong kỳ.
    pub result: String,
    /// Sản phẩm/Số, ngày văn bản.
    pub product: String,
    /// Ghi chú.
    pub note: String,
}

/// The blocks of general content: a heading in the first column, text in a column right of it,
/// further lines below under a blank heading. A line of difficulties may name a task's number in
/// the column between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GeneralKind {
    /// Số báo cáo của đơn vị.
    ReportNumber,
    /// Ngày báo cáo.
    ReportDate,
    /// Người lập.
    Author,
    /// Điện thoại.
    Phone,
    /// Văn bản chỉ đạo đã ban hành.
    Directive,
    /// Khó khăn, vướng mắc – nguyên nhân.
    Difficulty,
    /// Đề xuất, kiến nghị.
    Proposal,
    /// Trọng tâm kỳ tới.
    Focus,
}

/// Name of the very hidden sheet that identifies a form; keys in column A, values in column B.
pub const IDENTITY_SHEET: &str = "_tct06";
/// Key of the form's layout version.
pub const IDENTITY_FORM: &str = "form";
/// Key of the unit's identity.
pub const IDENTITY_UNIT: &str = "unit";
/// Key of the unit's name at the time of handing out.
pub const IDENTITY_UNIT_NAME: &str = "unit_name";
/// Key of the period.
pub const IDENTITY_PERIOD: &str = "period";

impl RowKey {
    /// The hidden text that names a row: "T17:U3".
    pub fn hidden_text(self) -> String {
        format!("T{}:U{}", self.task.0, self.unit.0)
    }

    /// Reads a hidden text back.
    pub fn from_hidden_text(text: &str) -> Option<RowKey> {
        let (task, unit) = text.trim().split_once(':')?;
        let task = task.strip_prefix('T')?.parse().ok()?;
        let unit = unit.strip_prefix('U')?.parse().ok()?;
        Some(RowKey {
            task: TaskId(task),
            unit: UnitId(unit),
        })
    }
}
