//! What a task and a period ask to be done, in tables.

use super::*;
use crate::deadline::{BeforeDay, Deadline};
use crate::period::PeriodId;
use chrono::NaiveDate;

fn moment(day: &str, hour: u32) -> NaiveDateTime {
    let day: NaiveDate = day.parse().expect("a day");
    day.and_hms_opt(hour, 0, 0).expect("an hour")
}

#[test]
fn a_task_asks_for_what_its_status_and_words_need() {
    let fine = Deadline::read("Tháng 3/2024", 2024, BeforeDay::DayBefore);
    let broken = Deadline::read("Trước ngày 31/11/2024", 2024, BeforeDay::DayBefore);
    for (status, deadline, unsettled, expected) in [
        (
            Status::Overdue { days: 3 },
            &fine,
            false,
            vec![Work::Overdue],
        ),
        (
            Status::DueSoon { days: 0 },
            &fine,
            false,
            vec![Work::DueSoon],
        ),
        (Status::InTime { days: 9 }, &fine, false, vec![]),
        (Status::Standing, &fine, false, vec![]),
        (Status::Waiting, &fine, false, vec![Work::WaitingEvent]),
        (Status::Undated, &broken, false, vec![Work::DeadlineProblem]),
        (Status::Standing, &fine, true, vec![Work::OpenPhrase]),
        (Status::DoneInTime, &broken, true, vec![]),
        (Status::Dropped, &broken, true, vec![]),
    ] {
        assert_eq!(
            Work::of_task(status, deadline, unsettled),
            expected,
            "{status:?}"
        );
    }
}

#[test]
fn a_period_goes_from_ahead_to_over() {
    let period = Period {
        id: PeriodId::parse("2024-W11").expect("a period"),
        from: "2024-03-07".parse().expect("a day"),
        to: "2024-03-13".parse().expect("a day"),
        units_due: moment("2024-03-13", 17),
        late_after: moment("2024-03-13", 17),
        province_due: moment("2024-03-14", 17),
    };
    for (now, is_next, stage) in [
        (moment("2024-03-05", 12), false, Stage::Ahead),
        (moment("2024-03-05", 12), true, Stage::Collecting),
        (moment("2024-03-06", 12), false, Stage::Collecting),
        (moment("2024-03-13", 17), false, Stage::Collecting),
        (moment("2024-03-13", 18), false, Stage::Closing),
        (moment("2024-03-14", 17), false, Stage::Closing),
        (moment("2024-03-14", 18), false, Stage::Over),
    ] {
        assert_eq!(Stage::of(&period, now, is_next, 7), stage, "{now}");
    }
}

#[test]
fn a_period_asks_for_what_its_stage_needs() {
    let quiet = PeriodNews {
        stage: Stage::Collecting,
        newest_over: false,
        handed_out: 19,
        sent: 19,
        missing: 0,
        needs_more: 0,
        to_review: 0,
    };
    let untouched = PeriodNews {
        handed_out: 0,
        sent: 0,
        missing: 19,
        ..quiet
    };
    let some_missing = PeriodNews {
        sent: 12,
        missing: 7,
        ..quiet
    };
    let over = PeriodNews {
        stage: Stage::Over,
        ..some_missing
    };
    for (news, expected) in [
        (quiet, vec![]),
        (untouched, vec![Work::HandOut]),
        (some_missing, vec![Work::MissingReports]),
        (
            PeriodNews {
                stage: Stage::Ahead,
                ..some_missing
            },
            vec![],
        ),
        (
            PeriodNews {
                stage: Stage::Closing,
                ..some_missing
            },
            vec![Work::MissingReports, Work::ReturnDue],
        ),
        (
            PeriodNews {
                stage: Stage::Closing,
                ..untouched
            },
            vec![],
        ),
        (over, vec![]),
        (
            PeriodNews {
                newest_over: true,
                ..over
            },
            vec![Work::EarlierMissing],
        ),
        (
            PeriodNews {
                stage: Stage::Over,
                needs_more: 1,
                to_review: 2,
                ..quiet
            },
            vec![Work::NeedsMore, Work::Review],
        ),
    ] {
        assert_eq!(Work::of_period(&news), expected, "{news:?}");
    }
}

#[test]
fn the_rate_counts_what_was_owed_and_in_time() {
    let late = Timeliness::Late { days: 2 };
    for (reports, owing, sent, rate) in [
        (vec![], 0, 0, None),
        (vec![Timeliness::Waived], 0, 0, None),
        (
            vec![Timeliness::OnTime, Timeliness::Waived],
            1,
            1,
            Some(100.0),
        ),
        (
            vec![Timeliness::OnTime, Timeliness::LateSameDay],
            2,
            2,
            Some(50.0),
        ),
        (
            vec![
                Timeliness::OnTime,
                late,
                Timeliness::NotSent,
                Timeliness::Never,
            ],
            4,
            2,
            Some(25.0),
        ),
    ] {
        let tally = Tally::of(reports);
        assert_eq!(
            (tally.owing, tally.sent(), tally.rate()),
            (owing, sent, rate)
        );
    }
}

#[test]
fn a_day_begins_with_what_it_is_about() {
    let period = Period {
        id: PeriodId::parse("2024-W11").expect("a period"),
        from: "2024-03-07".parse().expect("a day"),
        to: "2024-03-13".parse().expect("a day"),
        units_due: moment("2024-03-13", 17),
        late_after: moment("2024-03-13", 17),
        province_due: moment("2024-03-14", 17),
    };
    let known = |stage: Stage, handed_out: u32, missing: usize, to_review: usize| PeriodNews {
        stage,
        newest_over: false,
        handed_out,
        sent: 19 - missing,
        missing,
        needs_more: 1,
        to_review,
    };
    let week = &period;
    let missing = |units, days| News::Missing {
        period: week,
        units,
        days,
    };
    let (today, overdue) = (Status::DueSoon { days: 0 }, Status::Overdue { days: 3 });
    let quiet = [
        Status::DueSoon { days: 1 },
        Status::Standing,
        Status::Waiting,
        Status::DoneLate { days: 2 },
    ];
    for (day, tasks, news, expected) in [
        // Nothing of this day: what waits for weeks is not told every morning.
        (
            "2024-03-08",
            &quiet[..],
            known(Stage::Collecting, 19, 19, 0),
            vec![],
        ),
        (
            "2024-03-11",
            &[],
            known(Stage::Collecting, 19, 0, 0),
            vec![],
        ),
        ("2024-03-18", &[], known(Stage::Over, 19, 5, 0), vec![]),
        // Monday, Tuesday, Wednesday and the day the return is due.
        (
            "2024-03-11",
            &[],
            known(Stage::Collecting, 19, 19, 0),
            vec![missing(19, 2)],
        ),
        (
            "2024-03-12",
            &[],
            known(Stage::Collecting, 19, 12, 3),
            vec![missing(12, 1), News::Review(3)],
        ),
        (
            "2024-03-13",
            &[overdue, today, today],
            known(Stage::Collecting, 19, 5, 0),
            vec![News::DueToday(2), News::Overdue(1), missing(5, 0)],
        ),
        (
            "2024-03-14",
            &[],
            known(Stage::Closing, 19, 5, 4),
            vec![
                missing(5, -1),
                News::Return {
                    period: week,
                    days: 0,
                },
                News::Review(4),
            ],
        ),
        (
            "2024-03-14",
            &[],
            known(Stage::Closing, 19, 0, 0),
            vec![News::Return {
                period: week,
                days: 0,
            }],
        ),
        // Forms nobody has.
        (
            "2024-03-08",
            &[],
            known(Stage::Collecting, 0, 19, 0),
            vec![News::HandOut(week)],
        ),
    ] {
        let day: NaiveDate = day.parse().expect("a day");
        let told = morning(day, tasks.iter().copied(), &[(week, news)]);
        assert_eq!(told, expected, "{day} {news:?}");
    }
}
