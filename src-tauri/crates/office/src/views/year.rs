//! The year with its due days.

use serde::Serialize;
use specta::Type;

/// A year.
#[derive(Clone, Debug, Serialize, Type)]
pub struct YearView {
    /// The year.
    pub year: i32,
    /// Its twelve months.
    pub months: Vec<MonthView>,
}

/// A month in weeks.
#[derive(Clone, Debug, Serialize, Type)]
pub struct MonthView {
    /// 1 to 12.
    pub month: u32,
    /// Weeks of seven days from Monday; `null` where a week reaches into another month.
    pub weeks: Vec<Vec<Option<MonthDay>>>,
}

/// A day of a month.
#[derive(Clone, Debug, Serialize, Type)]
pub struct MonthDay {
    /// The day.
    pub day: String,
    /// Its number in the month.
    pub number: u32,
    /// Whether nobody works.
    pub off: bool,
    /// What the day is called, where it is a public holiday or an own day.
    pub name: Option<String>,
    /// What is due.
    pub dues: Vec<DueView>,
}

/// Something due on a day.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DueView {
    /// units, province, tasks, milestone.
    pub whose: &'static str,
    /// The period, where it is about one.
    pub period: Option<String>,
    /// The moment, where there is an hour.
    pub at: Option<String>,
    /// The numbers of the tasks, where it is about some.
    pub tasks: Vec<String>,
    /// The same in words.
    pub text: String,
}

/// A calendar file that was written.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CalendarFileView {
    /// The file.
    pub path: String,
    /// The year.
    pub year: i32,
    /// How many days stand in it.
    pub events: usize,
}
