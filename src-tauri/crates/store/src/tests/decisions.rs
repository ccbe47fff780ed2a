//! Events, extensions and reminders as they are kept.

use super::builder::*;
use crate::gate::tests::at;
use crate::{PeriodExtension, Reminder, Removal};
use plan::decision::{Decisions, EventLogged, Extension};
use plan::reminder::Channel;

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

#[test]
fn decisions_come_back_in_the_order_they_were_logged() {
    let mut office = Office::new();
    let task = office.task(0);
    let event = |on, until: Option<&str>| EventLogged {
        task,
        on: day(on),
        until: until.map(day),
        document: "Công văn số 5".to_owned(),
    };
    let extension = |unit, until| Extension {
        task,
        unit,
        until: day(until),
        document: "Công văn số 9".to_owned(),
    };
    let events = vec![
        event("2024-04-10", Some("2024-05-10")),
        event("2024-04-02", None),
    ];
    let extensions = vec![
        extension(Some(LAM_SON), "2024-06-30"),
        extension(None, "2024-05-31"),
    ];
    office.go(|tx| {
        events.iter().try_for_each(|one| tx.log_event(one, at(3)))?;
        extensions
            .iter()
            .try_for_each(|one| tx.log_extension(one, at(3)))
    });
    let kept = office.store.look().unwrap().decisions().unwrap();
    assert_eq!(
        kept,
        Decisions {
            events,
            extensions,
            ..Decisions::default()
        }
    );
}

#[test]
fn a_task_something_was_decided_of_is_kept_when_it_leaves_the_plan() {
    let mut office = Office::new();
    let task = office.task(0);
    let extension = Extension {
        task,
        unit: None,
        until: day("2024-06-30"),
        document: String::new(),
    };
    office.go(|tx| tx.log_extension(&extension, at(3)));
    assert_eq!(office.go(|tx| tx.remove_task(task)), Removal::Kept);
    let other = office.task(0);
    assert_eq!(office.go(|tx| tx.remove_task(other)), Removal::Deleted);
}

#[test]
fn a_letter_written_anew_on_the_same_day_is_one_reminder() {
    let mut office = Office::new();
    let reminder = |hour, channel| Reminder {
        unit: LAM_SON,
        period: id("2024-03"),
        at: at(hour),
        channel,
        note: format!("{hour}"),
    };
    office.go(|tx| {
        tx.keep_period(&period("2024-03"))?;
        tx.log_reminder(&reminder(8, Channel::Letter))?;
        tx.log_reminder(&reminder(9, Channel::Letter))?;
        tx.log_reminder(&reminder(9, Channel::Phone))?;
        let mut tomorrow = reminder(9, Channel::Letter);
        tomorrow.at += chrono::Duration::days(1);
        tx.log_reminder(&tomorrow)
    });
    let kept = office.store.look().unwrap().reminders().unwrap();
    let notes: Vec<&str> = kept.iter().map(|one| one.note.as_str()).collect();
    assert_eq!(notes, ["8", "9", "9"]);
}

#[test]
fn more_time_for_a_report_is_kept_by_unit_and_period() {
    let mut office = Office::new();
    let extension = |due| PeriodExtension {
        unit: BAC_SON,
        period: id("2024-03"),
        due: at(due),
        document: "Công văn số 9".to_owned(),
    };
    office.go(|tx| {
        tx.keep_period(&period("2024-03"))?;
        tx.log_period_extension(&extension(9), at(3))?;
        tx.log_period_extension(&extension(11), at(3))
    });
    let kept = office.store.look().unwrap().period_extensions().unwrap();
    assert_eq!(kept, [extension(9), extension(11)]);
}
