//! Which periods a regime has, with windows and due times (`domain.md` §6).

use super::{
    Holidays, LateFrom, OneOff, Period, PeriodId, PeriodKind, PeriodPart, PrintedDay, Regime,
    ThisPeriod,
};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};
use std::cmp::Reverse;

/// A window and the due day the plan prints for it.
struct Window {
    from: NaiveDate,
    to: NaiveDate,
    printed: NaiveDate,
}

impl Regime {
    /// All periods of a year, one-offs included, sorted by the units' due time. A week belongs
    /// to the ISO year of its due day.
    pub fn calendar(&self, year: i32, holidays: &Holidays) -> Vec<Period> {
        let one_offs = self
            .one_off
            .iter()
            .map(|one_off| one_off.id)
            .filter(|id| id.year == year);
        let mut periods: Vec<Period> = recurring(year)
            .chain(one_offs)
            .filter_map(|id| self.find(id, holidays))
            .collect();
        periods.sort_by_key(|period| (period.units_due, period.id));
        periods
    }

    /// The period with this identity; `None` where the regime has no such report: weeks where
    /// there is no weekly one, the second half-year always (the year's report stands for it), and
    /// the month or quarter that a longer report replaces.
    pub fn find(&self, id: PeriodId, holidays: &Holidays) -> Option<Period> {
        let id = PeriodId::new(id.year, id.part)?;
        let window = self.window(id)?;
        let (units_due, province_due) = self.due_times(id.kind(), window.printed, holidays);
        Some(Period {
            id,
            from: window.from,
            to: window.to,
            units_due,
            late_after: self.late_after(units_due, holidays),
            province_due,
        })
    }

    /// The latest period of a kind whose window has ended by a day; a window has ended on its
    /// last day already, because an as-of date takes in the whole day.
    pub fn latest_ended(
        &self,
        kind: PeriodKind,
        as_of: NaiveDate,
        holidays: &Holidays,
    ) -> Option<Period> {
        self.latest_of(&[kind], as_of, holidays)
    }

    /// "This period" of standing work in a list that names none (`domain.md` §4): the latest
    /// monthly period whose window has ended, or the longer one that stands in for it. Where the month and the longer period end together, the month. The latest week where
    /// the setting says so and weeks are reported.
    pub fn standing_period(&self, as_of: NaiveDate, holidays: &Holidays) -> Option<Period> {
        let kinds: &[PeriodKind] = match self.this_period {
            ThisPeriod::Week if self.weekly.is_some() => &[PeriodKind::Week],
            _ => &[
                PeriodKind::Month,
                PeriodKind::Quarter,
                PeriodKind::Half,
                PeriodKind::NineMonths,
                PeriodKind::Year,
            ],
        };
        self.latest_of(kinds, as_of, holidays)
    }

    fn latest_of(
        &self,
        kinds: &[PeriodKind],
        as_of: NaiveDate,
        holidays: &Holidays,
    ) -> Option<Period> {
        // A week of next year's ISO calendar can end in this one.
        (as_of.year() - 1..=as_of.year() + 1)
            .flat_map(|year| self.calendar(year, holidays))
            .filter(|period| kinds.contains(&period.id.kind()) && period.to <= as_of)
            .max_by_key(|period| (period.to, Reverse(period.id.kind())))
    }

    fn window(&self, id: PeriodId) -> Option<Window> {
        let legal = |printed| {
            let (from, to) = id.legal_window()?;
            Some(Window { from, to, printed })
        };
        match id.part {
            PeriodPart::Week(week) => {
                let printed = NaiveDate::from_isoywd_opt(id.year, week, self.weekly?)?;
                let to = printed.checked_sub_days(Days::new(self.days_past_week(printed)))?;
                let from = to.checked_sub_days(Days::new(6))?;
                Some(Window { from, to, printed })
            }
            PeriodPart::Month(month) if !self.is_replaced(month) => {
                legal(clipped(id.year, month, self.monthly?)?)
            }
            PeriodPart::Quarter(quarter) if !self.is_replaced_quarter(quarter) => {
                legal(clipped(id.year, 3 * quarter, self.quarterly?)?)
            }
            PeriodPart::Half(1) => legal(closing(id.year, 6, self.half_year?)?),
            PeriodPart::NineMonths => legal(closing(id.year, 9, self.nine_months?)?),
            PeriodPart::Year => legal(closing(id.year, 12, self.yearly?)?),
            PeriodPart::OneOff(_) => self
                .one_off
                .iter()
                .find(|one_off| one_off.id == id)
                .map(Window::from),
            PeriodPart::Month(_) | PeriodPart::Quarter(_) | PeriodPart::Half(_) => None,
        }
    }

    /// Whether a longer report takes the place of that month's.
    fn is_replaced(&self, month: u32) -> bool {
        let quarter = month.is_multiple_of(3) && self.quarterly.is_some();
        self.replaces_monthly && (quarter || self.closes_longer(month))
    }

    /// The same of a quarter's.
    fn is_replaced_quarter(&self, quarter: u32) -> bool {
        self.replaces_monthly && self.closes_longer(3 * quarter)
    }

    /// Whether the window of a report on more than a quarter closes in that month.
    fn closes_longer(&self, month: u32) -> bool {
        match month {
            6 => self.half_year.is_some(),
            9 => self.nine_months.is_some(),
            12 => self.yearly.is_some(),
            _ => false,
        }
    }

    /// How many days before a week's due day its window ends.
    fn days_past_week(&self, printed: NaiveDate) -> u64 {
        let start = self.week_start.unwrap_or(printed.weekday().succ());
        u64::from(printed.weekday().days_since(start.pred()))
    }

    /// Until when a report due then is in time. Where the setting moved the due day already, it
    /// is a working day, and lateness begins after it.
    fn late_after(&self, units_due: NaiveDateTime, holidays: &Holidays) -> NaiveDateTime {
        let day = units_due.date();
        match self.late_from {
            LateFrom::NextWorkingDay if !holidays.is_working_day(day) => {
                holidays.next_working_day(day).and_time(self.hour)
            }
            _ => units_due,
        }
    }

    /// When units and the group must have sent. The printed day stays the legal day also on a
    /// weekend or holiday, unless the setting moves it.
    fn due_times(
        &self,
        kind: PeriodKind,
        printed: NaiveDate,
        holidays: &Holidays,
    ) -> (NaiveDateTime, NaiveDateTime) {
        let printed = holidays.last_day(printed);
        let (units, province) = match self.printed_day {
            PrintedDay::Units => {
                let province = holidays.working_days_after(printed, self.province_after);
                (printed, province)
            }
            PrintedDay::Province => {
                let day_before = holidays.previous_working_day(printed);
                let units = match kind {
                    PeriodKind::Week => day_before,
                    _ => holidays.previous_working_day(day_before),
                };
                (units, printed)
            }
        };
        (units.and_time(self.hour), province.and_time(self.hour))
    }
}

impl From<&OneOff> for Window {
    fn from(one_off: &OneOff) -> Window {
        Window {
            from: one_off.from,
            to: one_off.last_day,
            printed: one_off.last_day,
        }
    }
}

/// Identities of all recurring periods a regime can have in a year.
fn recurring(year: i32) -> impl Iterator<Item = PeriodId> {
    (1..=53)
        .map(PeriodPart::Week)
        .chain((1..=12).map(PeriodPart::Month))
        .chain((1..=4).map(PeriodPart::Quarter))
        .chain([
            PeriodPart::Half(1),
            PeriodPart::NineMonths,
            PeriodPart::Year,
        ])
        .map(move |part| PeriodId { year, part })
}

/// The due day of a report whose window closes in `closing_month`: that year's, or next year's
/// where the printed month comes before it ("trước 10/01" for the year just ended).
fn closing(year: i32, closing_month: u32, (month, day): (u32, u32)) -> Option<NaiveDate> {
    let year = if month < closing_month {
        year + 1
    } else {
        year
    };
    clipped(year, month, day)
}

/// That day of the month, or its last day where the month is shorter.
fn clipped(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    (1..=day.min(31))
        .rev()
        .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
}

#[cfg(test)]
mod tests;
