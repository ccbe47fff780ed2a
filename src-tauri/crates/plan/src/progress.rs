//! Progress: what a submission says about one assignment in one period.

use crate::status::State;
use crate::task::TaskId;
use crate::unit::UnitId;
use chrono::NaiveDate;

/// A completion rate: 0 to 100 per cent.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Percent(f64);

impl Percent {
    /// A rate within 0 to 100; `None` outside.
    pub fn new(value: f64) -> Option<Percent> {
        (0.0..=100.0).contains(&value).then_some(Percent(value))
    }

    /// The rate, 0 to 100.
    pub fn value(self) -> f64 {
        self.0
    }
}

/// What was reported of a task's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reported {
    /// A state.
    State(State),
    /// Không phát sinh: nothing new in this period.
    NothingNew,
}

impl Reported {
    /// Everything that can be reported, in the order of the form's list.
    pub const ALL: [Reported; 7] = [
        Reported::State(State::NotStarted),
        Reported::State(State::InProgress),
        Reported::State(State::Waiting),
        Reported::State(State::Done),
        Reported::State(State::Paused),
        Reported::State(State::Dropped),
        Reported::NothingNew,
    ];

    /// Its stable code.
    pub fn word(self) -> &'static str {
        match self {
            Reported::State(state) => state.word(),
            Reported::NothingNew => "nothing_new",
        }
    }
}

/// One assignment's report in one period. Blank stays blank: `None` and empty text say nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// Tình trạng.
    pub reported: Option<Reported>,
    /// Tỷ lệ hoàn thành.
    pub percent: Option<Percent>,
    /// Ngày hoàn thành.
    pub done_on: Option<NaiveDate>,
    /// Kết quả thực hiện trong kỳ.
    pub result: String,
    /// Sản phẩm; số, ngày văn bản.
    pub product: String,
    /// Ghi chú.
    pub note: String,
}

impl Progress {
    /// Whether nothing at all was said.
    pub fn is_blank(&self) -> bool {
        *self == Progress::default()
    }
}

/// Names one row of a form: the assignment it reports on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowKey {
    /// The task.
    pub task: TaskId,
    /// The unit the row belongs to; differs from the form's unit where one writes in another's
    /// report.
    pub unit: UnitId,
}
