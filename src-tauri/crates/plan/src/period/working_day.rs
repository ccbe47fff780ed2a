//! Working days: Monday to Friday, less public holidays, plus weekend days worked instead.

use super::{Holidays, OffDay};
use chrono::{Datelike, NaiveDate, Weekday};
use std::iter::successors;

impl Holidays {
    /// Whether people work on that day.
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        !self.off.contains(&day) && (!weekend || self.worked.contains(&day))
    }

    /// The first working day after that day; the day itself never counts.
    pub fn next_working_day(&self, day: NaiveDate) -> NaiveDate {
        self.first_working(day, NaiveDate::succ_opt)
    }

    /// The last working day before that day; the day itself never counts.
    pub fn previous_working_day(&self, day: NaiveDate) -> NaiveDate {
        self.first_working(day, NaiveDate::pred_opt)
    }

    /// The last day that counts where this one is printed: itself, unless nobody works on it and
    /// the setting moves it.
    pub fn last_day(&self, printed: NaiveDate) -> NaiveDate {
        match self.off_day {
            _ if self.is_working_day(printed) => printed,
            OffDay::Keep => printed,
            OffDay::Previous => self.previous_working_day(printed),
            OffDay::Next => self.next_working_day(printed),
        }
    }

    /// The day so many working days later; the day itself for none.
    pub fn working_days_after(&self, day: NaiveDate, days: u32) -> NaiveDate {
        (0..days).fold(day, |day, _| self.next_working_day(day))
    }

    /// Walks from `day` by `step`; `day` itself only at the end of representable time.
    fn first_working(
        &self,
        day: NaiveDate,
        step: fn(&NaiveDate) -> Option<NaiveDate>,
    ) -> NaiveDate {
        successors(step(&day), step)
            .find(|day| self.is_working_day(*day))
            .unwrap_or(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    /// Tết Giáp Thìn: off from 8 to 14 February 2024; Saturday 4 May 2024 worked instead of
    /// Monday 29 April.
    fn holidays() -> Holidays {
        Holidays {
            off: (8..=14)
                .map(|d| day(&format!("2024-02-{d:02}")))
                .chain([day("2024-04-29"), day("2024-04-30"), day("2024-05-01")])
                .collect(),
            worked: vec![day("2024-05-04")],
            ..Holidays::default()
        }
    }

    #[test]
    fn a_last_day_nobody_works_on_moves_as_the_setting_says() {
        for (printed, keep, previous, next) in [
            ("2024-03-15", "2024-03-15", "2024-03-15", "2024-03-15"),
            ("2024-03-16", "2024-03-16", "2024-03-15", "2024-03-18"),
            ("2024-02-14", "2024-02-14", "2024-02-07", "2024-02-15"),
            ("2024-05-04", "2024-05-04", "2024-05-04", "2024-05-04"),
        ] {
            for (off_day, last) in [
                (OffDay::Keep, keep),
                (OffDay::Previous, previous),
                (OffDay::Next, next),
            ] {
                let holidays = Holidays {
                    off_day,
                    ..holidays()
                };
                assert_eq!(
                    holidays.last_day(day(printed)),
                    day(last),
                    "{printed} {off_day:?}"
                );
            }
        }
        let after = |days| holidays().working_days_after(day("2024-03-16"), days);
        assert_eq!((after(0), after(2)), (day("2024-03-16"), day("2024-03-19")));
    }

    #[test]
    fn weekends_and_holidays_are_skipped_both_ways() {
        for (from, next, previous) in [
            ("2024-03-13", "2024-03-14", "2024-03-12"),
            ("2024-03-15", "2024-03-18", "2024-03-14"),
            ("2024-03-17", "2024-03-18", "2024-03-15"),
            ("2024-02-07", "2024-02-15", "2024-02-06"),
            ("2024-02-15", "2024-02-16", "2024-02-07"),
            ("2024-05-03", "2024-05-04", "2024-05-02"),
            ("2024-05-06", "2024-05-07", "2024-05-04"),
            ("2024-05-02", "2024-05-03", "2024-04-26"),
        ] {
            assert_eq!(
                holidays().next_working_day(day(from)),
                day(next),
                "after {from}"
            );
            assert_eq!(
                holidays().previous_working_day(day(from)),
                day(previous),
                "before {from}"
            );
        }
    }

    #[test]
    fn a_weekend_day_worked_instead_is_a_working_day() {
        assert!(holidays().is_working_day(day("2024-05-04")));
        assert!(!holidays().is_working_day(day("2024-05-05")));
        assert!(!holidays().is_working_day(day("2024-02-12")));
    }
}
