use super::*;

/// Builds a case as a sentence: `due().until("2024-08-31").on("2024-09-01")`.
#[derive(Clone, Copy, Default)]
struct Case {
    due: Due,
    state: State,
    done_on: Option<NaiveDate>,
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn due() -> Case {
    Case {
        state: State::InProgress,
        ..Case::default()
    }
}

impl Case {
    fn window(self, from: &str, until: &str) -> Case {
        let case = self.until(until);
        Case {
            due: Due {
                from: Some(day(from)),
                ..case.due
            },
            ..case
        }
    }

    fn until(self, until: &str) -> Case {
        Case {
            due: Due {
                until: Some(day(until)),
                ..self.due
            },
            ..self
        }
    }

    fn standing(self) -> Case {
        Case {
            due: Due {
                standing: true,
                ..self.due
            },
            ..self
        }
    }

    fn event(self) -> Case {
        Case {
            due: Due {
                awaits_event: true,
                ..self.due
            },
            ..self
        }
    }

    fn target(self) -> Case {
        Case {
            due: Due {
                has_target: true,
                ..self.due
            },
            ..self
        }
    }

    fn state(self, state: State) -> Case {
        Case { state, ..self }
    }

    fn done(self, on: &str) -> Case {
        Case {
            done_on: Some(day(on)),
            ..self.state(State::Done)
        }
    }

    fn on(self, as_of: &str) -> String {
        let status = self.due.status(self.state, self.done_on, day(as_of), 7);
        match status.days() {
            Some(days) => format!("{} {days}", status.word()),
            None => status.word().to_owned(),
        }
    }
}

#[track_caller]
fn check(status: impl AsRef<str>, expected: &str) {
    assert_eq!(status.as_ref(), expected);
}

#[test]
fn dated_work_counts_down_to_its_last_day_and_is_overdue_after_it() {
    let task_16 = due().window("2024-08-01", "2024-08-31");
    check(task_16.on("2024-07-31"), "not_open");
    check(task_16.on("2024-08-01"), "in_time 30");
    check(task_16.on("2024-08-23"), "in_time 8");
    check(task_16.on("2024-08-24"), "due_soon 7");
    check(task_16.on("2024-08-31"), "due_soon 0");
    check(task_16.on("2024-09-01"), "overdue -1");
    check(task_16.on("2025-08-31"), "overdue -365");
    check(
        task_16.state(State::NotStarted).on("2024-09-01"),
        "overdue -1",
    );
    check(due().until("2024-02-29").on("2024-02-28"), "due_soon 1");
    check(due().until("2024-02-29").on("2024-03-01"), "overdue -1");
}

#[test]
fn done_work_is_measured_by_the_day_it_was_done() {
    let task_16 = due().window("2024-08-01", "2024-08-31");
    check(task_16.done("2024-08-31").on("2024-10-01"), "done_in_time");
    check(task_16.done("2024-09-01").on("2024-10-01"), "done_late");
    check(task_16.done("2024-07-01").on("2024-07-02"), "done_in_time");
    check(task_16.state(State::Done).on("2024-10-01"), "done_in_time");
    check(due().done("2024-09-01").on("2024-10-01"), "done_in_time");
    let late = task_16.done("2024-09-03");
    let status = late
        .due
        .status(State::Done, late.done_on, day("2024-10-01"), 7);
    assert_eq!(status, Status::DoneLate { days: 3 });
}

#[test]
fn standing_work_is_never_overdue() {
    let task_1 = due().standing();
    for as_of in ["2024-01-01", "2024-12-31", "2031-01-01"] {
        check(task_1.on(as_of), "standing");
        check(task_1.done("2024-01-01").on(as_of), "standing");
        check(task_1.state(State::NotStarted).on(as_of), "standing");
    }
    let from_january = Case {
        due: Due {
            from: Some(day("2023-01-01")),
            ..task_1.due
        },
        ..task_1
    };
    check(from_january.on("2022-12-31"), "not_open");
    check(from_january.on("2023-01-01"), "standing");
}

#[test]
fn dated_and_standing_work_is_a_milestone_first() {
    let quarter = due().window("2024-01-01", "2024-03-31").standing();
    check(quarter.on("2023-12-31"), "not_open");
    check(quarter.on("2024-03-01"), "in_time 30");
    check(quarter.on("2024-03-31"), "due_soon 0");
    check(quarter.on("2024-04-01"), "overdue -1");
    check(quarter.done("2024-03-20").on("2024-03-21"), "standing");
    check(quarter.done("2024-05-20").on("2024-05-21"), "standing");
    // Once reached it stays reached, though the next month says "đang thực hiện" again.
    check(
        quarter
            .done("2024-03-20")
            .state(State::InProgress)
            .on("2024-05-21"),
        "standing",
    );
}

#[test]
fn a_whole_year_that_goes_on_is_standing_with_a_check_on_its_last_day() {
    let year = due().window("2024-01-01", "2024-12-31").standing();
    check(year.on("2023-12-31"), "not_open");
    check(year.on("2024-12-23"), "standing");
    check(year.on("2024-12-24"), "due_soon 7");
    check(year.on("2024-12-31"), "due_soon 0");
    check(year.on("2025-01-01"), "standing");
    check(year.done("2024-11-01").on("2024-12-31"), "standing");
    check(
        due()
            .window("2023-01-01", "2023-12-31")
            .standing()
            .on("2023-06-01"),
        "standing",
    );
}

#[test]
fn a_target_reached_closes_when_its_window_ends() {
    let task_19 = due().window("2024-04-01", "2024-12-31").target();
    check(task_19.done("2024-05-10").on("2024-03-31"), "not_open");
    check(task_19.done("2024-05-10").on("2024-05-14"), "in_time 231");
    check(task_19.done("2024-05-10").on("2024-12-31"), "due_soon 0");
    check(task_19.done("2024-05-10").on("2025-01-01"), "done_in_time");
    check(task_19.done("2025-01-05").on("2025-01-06"), "done_late");
    check(task_19.on("2025-01-01"), "overdue -1");
}

#[test]
fn an_event_not_logged_outlasts_the_window() {
    let dated = due().window("2023-04-01", "2023-06-30").event();
    check(dated.on("2023-01-01"), "waiting");
    check(dated.on("2023-05-01"), "waiting");
    check(dated.on("2023-07-01"), "waiting");
    check(due().event().on("2023-07-01"), "waiting");
    check(dated.done("2023-07-02").on("2023-07-03"), "done_late");
    check(
        due()
            .until("2023-06-30")
            .state(State::Waiting)
            .on("2023-07-01"),
        "waiting",
    );
    check(
        due().standing().state(State::Waiting).on("2023-07-01"),
        "waiting",
    );
}

#[test]
fn paused_and_dropped_win_over_everything() {
    let overdue = due().window("2023-04-01", "2023-06-30").event();
    check(overdue.state(State::Paused).on("2023-07-01"), "paused");
    check(overdue.state(State::Dropped).on("2023-07-01"), "dropped");
    check(
        due().standing().state(State::Paused).on("2023-07-01"),
        "paused",
    );
}

#[test]
fn without_any_date_the_deadline_is_undated() {
    check(due().on("2024-01-01"), "undated");
    check(due().state(State::Done).on("2024-01-01"), "done_in_time");
}

#[test]
fn days_that_count_as_soon_are_a_setting() {
    let until = due().until("2024-08-31").due;
    let soon = |as_of, days| until.status(State::InProgress, None, day(as_of), days);
    assert_eq!(soon("2024-08-28", 3), Status::DueSoon { days: 3 });
    assert_eq!(soon("2024-08-28", 2), Status::InTime { days: 3 });
    assert_eq!(soon("2024-08-31", 0), Status::DueSoon { days: 0 });
}

#[test]
fn states_are_told_apart_by_their_codes() {
    let codes: std::collections::BTreeSet<&str> = State::ALL.into_iter().map(State::word).collect();
    assert_eq!(codes.len(), State::ALL.len());
}
