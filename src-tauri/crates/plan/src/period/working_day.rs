//! Working days: Monday to Friday, less public holidays, plus weekend days worked instead.

use super::Holidays;
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
        }
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
