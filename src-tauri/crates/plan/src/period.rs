//! Reporting periods: which exist under a regime, their windows and due times (`domain.md` §6).
//!
//! [`PeriodId`] names a period, [`Regime::calendar`] says which exist and when they are due,
//! [`visible`] writes and reads their Vietnamese words.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Weekday};

mod calendar;
mod id;
mod working_day;

pub mod visible;

/// Identity of a period: `2024-W10`, `2024-03`, `2024-Q1`, `2024-H1`, `2024-9M`, `2024-H2`,
/// `2024`, `2024-X01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PeriodId {
    /// The year it belongs to; for weeks the ISO year of the due day.
    pub year: i32,
    /// Which period of the year.
    pub part: PeriodPart,
}

/// Which period of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PeriodPart {
    /// ISO week, 1 to 53.
    Week(u32),
    /// Month, 1 to 12.
    Month(u32),
    /// Quarter, 1 to 4.
    Quarter(u32),
    /// Half-year, 1 or 2.
    Half(u32),
    /// Nine months.
    NineMonths,
    /// The year.
    Year,
    /// One-off request, numbered from 1.
    OneOff(u32),
}

/// The kinds of period, for looks and settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PeriodKind {
    /// Tuần.
    Week,
    /// Tháng.
    Month,
    /// Quý.
    Quarter,
    /// 6 tháng.
    Half,
    /// 9 tháng.
    NineMonths,
    /// Năm.
    Year,
    /// Đột xuất.
    OneOff,
}

/// One period with its window and due times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Identity.
    pub id: PeriodId,
    /// First day of the data window.
    pub from: NaiveDate,
    /// Last day of the data window; a return's as-of date.
    pub to: NaiveDate,
    /// When units' reports are due at the group.
    pub units_due: NaiveDateTime,
    /// The last moment that still counts as in time: `units_due`, or later where lateness begins
    /// after the next working day ([`LateFrom`]).
    pub late_after: NaiveDateTime,
    /// When the group's return is due at the province.
    pub province_due: NaiveDateTime,
}

/// Which periods exist, and when they are due. Days are last days: "trước ngày 17" is 16.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regime {
    /// The last day of the weekly report, where there is one.
    pub weekly: Option<Weekday>,
    /// The last day of the month of the monthly report.
    pub monthly: Option<u32>,
    /// The last day, in the month a quarter closes in, of the quarterly report.
    pub quarterly: Option<u32>,
    /// Last day (month, day) of the half-year report.
    pub half_year: Option<(u32, u32)>,
    /// Last day (month, day) of the report on nine months.
    pub nine_months: Option<(u32, u32)>,
    /// Last day (month, day) of the yearly report.
    pub yearly: Option<(u32, u32)>,
    /// Reports asked for once.
    pub one_off: Vec<OneOff>,
    /// The customary hour **(setting)**.
    pub hour: NaiveTime,
    /// Whose day the plan's printed day is **(setting)**.
    pub printed_day: PrintedDay,
    /// Whether a longer report stands for the shorter ones that close in its month
    /// **(setting)**.
    pub replaces_monthly: bool,
    /// How many working days after the units' day the province's is, where the printed day is
    /// the units' **(setting)**.
    pub province_after: u32,
    /// The first day of a week's window; the day after the due day where none is set
    /// **(setting)**.
    pub week_start: Option<Weekday>,
    /// When lateness begins **(setting)**.
    pub late_from: LateFrom,
    /// What standing work is judged by in lists that name no period **(setting)**.
    pub this_period: ThisPeriod,
}

/// A report asked for once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneOff {
    /// Identity.
    pub id: PeriodId,
    /// What it is about.
    pub title: String,
    /// First day of its window.
    pub from: NaiveDate,
    /// Last day.
    pub last_day: NaiveDate,
}

/// Whose due day a plan's printed day is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PrintedDay {
    /// The units'; the province's is the next working day.
    #[default]
    Units,
    /// The province's; the units' is one working day earlier for weeks, two for others.
    Province,
}

/// When a report whose printed day is nobody's working day begins to be late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LateFrom {
    /// After the printed day.
    #[default]
    PrintedDay,
    /// After the next working day.
    NextWorkingDay,
}

/// "This period" of standing work in a list that names none (`domain.md` §4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThisPeriod {
    /// The latest month whose window has ended, or the longer period that stands in for it.
    #[default]
    Month,
    /// The latest week whose window has ended.
    Week,
}

/// What becomes of a last day on which nobody works.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OffDay {
    /// It stays.
    #[default]
    Keep,
    /// It moves to the working day before.
    Previous,
    /// It moves to the next working day.
    Next,
}

/// Of a calendar's regular periods, the one whose reports are due next; the last one where none
/// is.
pub fn due_next(calendar: &[Period], now: NaiveDateTime) -> Option<&Period> {
    let regular = || {
        calendar
            .iter()
            .filter(|period| period.id.kind() != PeriodKind::OneOff)
    };
    let last = regular().max_by_key(|period| period.units_due);
    let next = regular()
        .filter(|period| period.units_due >= now)
        .min_by_key(|period| period.units_due);
    next.or(last)
}

/// Days nobody works, beside weekends, weekend days worked instead, and what becomes of a last day
/// that falls on a day nobody works.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays {
    /// Public holidays, ascending.
    pub off: Vec<NaiveDate>,
    /// Weekend days worked instead, ascending.
    pub worked: Vec<NaiveDate>,
    /// What becomes of a last day on a day nobody works **(setting)**.
    pub off_day: OffDay,
}
