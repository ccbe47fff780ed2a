//! Calendar expressions and the days they stand for.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use std::ops::Range;

/// A calendar expression as the text has it; whether it exists is decided in [`Term::days`].
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Term {
    pub(super) shape: Shape,
    /// The year named; `None` where another one stands in.
    pub(super) year: Option<i32>,
    /// The part of it meant: "cuối tháng 6".
    pub(super) edge: Option<Edge>,
    /// An hour is named with it, so that the day itself counts.
    pub(super) hour: bool,
    /// The tokens of the expression itself, without "ngày" and limiting words.
    pub(super) tokens: Range<usize>,
}

/// What a [`Term`] names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A day; without a month it is a day of some month.
    Day { day: u32, month: Option<u32> },
    /// Week n of a month: days 7n-6 to 7n, the last one cut where the month ends. `None` is the
    /// month's last seven days.
    Week { number: Option<u32>, month: u32 },
    /// An ISO week.
    WeekOfYear(u32),
    /// A month.
    Month(u32),
    /// A quarter.
    Quarter(u32),
    /// "6 tháng đầu năm".
    FirstMonths(u32),
    /// "3 tháng cuối năm".
    LastMonths(u32),
    /// The year itself.
    Year,
    /// The school year that begins in the year: September to the end of May.
    SchoolYear,
}

/// A part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// The first third: ten days of a month, a month of a quarter; a quarter of a year.
    Start,
    /// What follows it: the second ten days, month or quarter.
    Middle,
    /// The end: a limit, so that only its last day matters.
    End,
    FirstHalf,
    SecondHalf,
}

/// First and last day, both inclusive.
pub(super) type DayRange = (NaiveDate, NaiveDate);

impl Term {
    /// The days it stands for, `year` standing in where it names none. An expression that cannot
    /// be gives the dates that may have been meant.
    pub(super) fn days(&self, year: i32) -> Result<DayRange, Vec<NaiveDate>> {
        let named = self.year.unwrap_or(year);
        if !(1900..=2199).contains(&named) {
            let same_day = Term {
                year: Some(year),
                ..self.clone()
            };
            let plausible = (1900..=2199).contains(&year);
            let days = if plausible {
                same_day.days(year).ok()
            } else {
                None
            };
            return Err(days.map(|(_, last)| last).into_iter().collect());
        }
        let whole = self.shape.days(named)?;
        Ok(self
            .edge
            .and_then(|edge| self.shape.part(edge, whole))
            .unwrap_or(whole))
    }
}

impl Shape {
    fn days(self, year: i32) -> Result<DayRange, Vec<NaiveDate>> {
        let found = match self {
            Shape::Day { day, month } => return day_of(year, month.unwrap_or(0), day),
            Shape::Week { number, month } => week(year, month, number),
            Shape::WeekOfYear(week) => NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)
                .and_then(|first| Some((first, first.checked_add_days(Days::new(6))?))),
            Shape::Month(month) => months(year, month, month),
            Shape::Quarter(quarter @ 1..=4) => months(year, quarter * 3 - 2, quarter * 3),
            Shape::Quarter(_) => None,
            Shape::FirstMonths(count) => months(year, 1, count),
            Shape::LastMonths(count) => months(year, 13_u32.saturating_sub(count), 12),
            Shape::Year => months(year, 1, 12),
            Shape::SchoolYear => {
                NaiveDate::from_ymd_opt(year, 9, 1).zip(NaiveDate::from_ymd_opt(year + 1, 5, 31))
            }
        };
        found.ok_or_else(Vec::new)
    }

    /// A part of the period `whole`; `None` for a day or week, which has no parts here.
    fn part(self, edge: Edge, whole: DayRange) -> Option<DayRange> {
        let (first, last) = whole;
        let month = |count: u32| first.checked_add_months(Months::new(count));
        let day = |count: u64| first.checked_add_days(Days::new(count));
        let starts = match self {
            Shape::Month(_) => [first, day(10)?, day(20)?, day(15)?],
            Shape::Quarter(_) => [first, month(1)?, month(2)?, day(45)?],
            Shape::Year => [first, month(3)?, month(6)?, month(6)?],
            _ => return None,
        };
        let [start, middle, end, half] = starts;
        Some(match edge {
            Edge::Start => (start, middle.pred_opt()?),
            Edge::Middle => (middle, end.pred_opt()?),
            Edge::End => (end, last),
            Edge::FirstHalf => (start, half.pred_opt()?),
            Edge::SecondHalf => (half, last),
        })
    }

    /// The month in which it ends, for a due day that recurs every year.
    pub(super) fn last_month(self) -> Option<u32> {
        let month = match self {
            Shape::Day { month, .. } => month?,
            Shape::Month(month) | Shape::FirstMonths(month) | Shape::Week { month, .. } => month,
            Shape::Quarter(quarter) => quarter.checked_mul(3)?,
            Shape::LastMonths(_) => 12,
            Shape::WeekOfYear(_) | Shape::Year | Shape::SchoolYear => return None,
        };
        (1..=12).contains(&month).then_some(month)
    }
}

fn months(year: i32, first: u32, last: u32) -> Option<DayRange> {
    let begin = NaiveDate::from_ymd_opt(year, first, 1)?;
    let end = NaiveDate::from_ymd_opt(year, last, 1)?.checked_add_months(Months::new(1))?;
    Some((begin, end.pred_opt()?))
}

fn week(year: i32, month: u32, number: Option<u32>) -> Option<DayRange> {
    let (first, last) = months(year, month, month)?;
    let Some(number) = number else {
        return Some((last.checked_sub_days(Days::new(6))?, last));
    };
    let skipped = u64::from(number.checked_sub(1)?) * 7;
    let begin = first
        .checked_add_days(Days::new(skipped))
        .filter(|day| *day <= last)?;
    Some((begin, begin.checked_add_days(Days::new(6))?.min(last)))
}

fn day_of(year: i32, month: u32, day: u32) -> Result<DayRange, Vec<NaiveDate>> {
    NaiveDate::from_ymd_opt(year, month, day)
        .map(|date| (date, date))
        .ok_or_else(|| suggestions(year, month, day))
}

/// Dates that may have been meant by one that does not exist, likeliest first. A day too many:
/// the month's last day, the day before it, the next month's first. A month too many: day and
/// month changed round, else that day in December and in the next January.
fn suggestions(year: i32, month: u32, day: u32) -> Vec<NaiveDate> {
    if let Some((first, last)) = months(year, month, month) {
        if day == 0 {
            return [Some(first), first.pred_opt()]
                .into_iter()
                .flatten()
                .collect();
        }
        return [Some(last), last.pred_opt(), last.succ_opt()]
            .into_iter()
            .flatten()
            .collect();
    }
    if let Some(swapped) = NaiveDate::from_ymd_opt(year, day, month) {
        return vec![swapped];
    }
    let near = [(year, 12), (year + 1, 1)];
    near.into_iter()
        .filter_map(|(year, month)| NaiveDate::from_ymd_opt(year, month, day))
        .collect()
}

/// The last day of the year that `day` lies in.
pub(super) fn year_end(day: NaiveDate) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(day.year(), 12, 31)
}
