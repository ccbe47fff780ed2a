//! Which of the daily backups stay. Knows moments only: no files, and not what day it is, so that
//! a clock gone wrong deletes nothing.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};
use std::collections::BTreeSet;

/// The first day of the span a day lies in.
type Span = fn(NaiveDate) -> NaiveDate;

/// How many days, weeks and months keep one backup each: of those that have one, the newest.
const KEPT: [(usize, Span); 3] = [(7, |day| day), (4, monday_before), (12, first_of_month)];

/// The moments of the daily backups to keep: the last one of each of the 7 newest days, 4 newest
/// weeks and 12 newest months that have any. Days without a backup do not count, so that a long
/// holiday costs nothing.
pub(super) fn to_keep(taken: &[NaiveDateTime]) -> BTreeSet<NaiveDateTime> {
    let taken: BTreeSet<NaiveDateTime> = taken.iter().copied().collect();
    let mut kept = BTreeSet::new();
    for (count, span_of) in KEPT {
        let mut spans = BTreeSet::new();
        for moment in taken.iter().rev() {
            let new = spans.insert(span_of(moment.date()));
            if spans.len() > count {
                break;
            }
            if new {
                kept.insert(*moment);
            }
        }
    }
    kept
}

fn monday_before(day: NaiveDate) -> NaiveDate {
    let since = Days::new(u64::from(day.weekday().num_days_from_monday()));
    day.checked_sub_days(since).unwrap_or(day)
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> NaiveDateTime {
        let (day, hour) = text.split_once(' ').unwrap_or((text, "8"));
        let day: NaiveDate = day.parse().unwrap();
        day.and_hms_opt(hour.parse().unwrap(), 0, 0).unwrap()
    }

    fn moments(texts: &[&str]) -> Vec<NaiveDateTime> {
        texts.iter().map(|text| moment(text)).collect()
    }

    /// A backup on every day from one to another.
    fn every_day(from: &str, to: &str) -> Vec<NaiveDateTime> {
        let days = moment(from).date().iter_days();
        days.map(|day| day.and_hms_opt(8, 0, 0).unwrap())
            .take_while(|at| *at <= moment(to))
            .collect()
    }

    #[track_caller]
    fn keeps(taken: &[NaiveDateTime], expected: &[&str]) {
        let kept: Vec<NaiveDateTime> = to_keep(taken).into_iter().rev().collect();
        assert_eq!(kept, moments(expected));
    }

    #[test]
    fn few_backups_all_stay() {
        keeps(&[], &[]);
        let week = every_day("2024-03-11", "2024-03-17");
        assert_eq!(to_keep(&week).len(), 7);
    }

    #[test]
    fn of_a_year_of_days_seven_days_four_weeks_and_twelve_months_stay() {
        keeps(
            &every_day("2023-01-01", "2024-03-14"),
            &[
                // Seven days; the newest is also the last of its week and month.
                "2024-03-14",
                "2024-03-13",
                "2024-03-12",
                "2024-03-11",
                "2024-03-10",
                "2024-03-09",
                "2024-03-08",
                // Sundays of the weeks before; 10 March was among the days already.
                "2024-03-03",
                "2024-02-29",
                "2024-02-25",
                // The last days of eleven months before this one; February's stands above.
                "2024-01-31",
                "2023-12-31",
                "2023-11-30",
                "2023-10-31",
                "2023-09-30",
                "2023-08-31",
                "2023-07-31",
                "2023-06-30",
                "2023-05-31",
                "2023-04-30",
            ],
        );
    }

    #[test]
    fn a_week_over_the_turn_of_the_year_is_one_week() {
        let mut taken = every_day("2024-12-02", "2025-01-05");
        taken.retain(|at| at.weekday().num_days_from_monday() < 5);
        keeps(
            &taken,
            &[
                "2025-01-03",
                "2025-01-02",
                "2025-01-01",
                "2024-12-31",
                "2024-12-30",
                "2024-12-27",
                "2024-12-26",
                "2024-12-20",
                "2024-12-13",
            ],
        );
    }

    #[test]
    fn days_and_months_without_a_backup_do_not_count() {
        let rare = [
            "2022-05-04",
            "2022-11-01",
            "2023-01-20",
            "2023-06-30",
            "2024-02-29",
            "2024-03-14",
        ];
        assert_eq!(to_keep(&moments(&rare)).len(), rare.len());
    }

    #[test]
    fn of_several_on_a_day_the_last_stays() {
        keeps(
            &moments(&[
                "2024-03-14 7",
                "2024-03-14 16",
                "2024-03-14 9",
                "2024-03-13 8",
            ]),
            &["2024-03-14 16", "2024-03-13 8"],
        );
    }

    #[test]
    fn thinning_day_after_day_reaches_as_far_back_as_thinning_once() {
        let mut kept: BTreeSet<NaiveDateTime> = BTreeSet::new();
        for at in every_day("2023-01-01", "2024-03-14") {
            kept.insert(at);
            kept = to_keep(&kept.iter().copied().collect::<Vec<_>>());
        }
        assert_eq!(kept, to_keep(&every_day("2023-01-01", "2024-03-14")));
    }

    #[test]
    fn a_day_the_clock_was_wrong_costs_one_place_and_nothing_else() {
        let mut taken = every_day("2023-01-01", "2024-03-14");
        let before = to_keep(&taken);
        taken.push(moment("2099-01-01"));
        let after = to_keep(&taken);
        assert_eq!(before.difference(&after).count(), 3);
        assert!(after.contains(&moment("2024-03-14")));
    }
}
