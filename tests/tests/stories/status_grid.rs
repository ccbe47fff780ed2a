//! The status of every task's lead assignments on five days of a year in which things happened, as
//! one grid; and what holds on any day.

use office::views::AssignmentLine;
use office::{Entry, EventEntry, MoreTime, Reported, State, TaskQuery};
use std::collections::BTreeMap;
use tests::desk::{Desk, day};

const DOCUMENT: &str = "Công văn số 1250/BCA-C06 ngày 05/4/2024";

/// The end of the first quarter, the day after it, the end of the first half, a day after the only
/// dated months, the last day of the year.
const DAYS: [&str; 5] = [
    "2024-03-31",
    "2024-04-01",
    "2024-06-30",
    "2024-09-20",
    "2024-12-31",
];

fn leads(desk: &Desk, on: &str) -> Vec<AssignmentLine> {
    let all = desk.on(on).tasks(&TaskQuery::default()).expect("the list");
    all.into_iter().filter(|line| line.role == "lead").collect()
}

/// Bỉm Sơn's year: the event of task 24, more time for one unit of task 16, its completion in
/// time by another, task 35 done in its month.
fn eventful() -> Desk {
    let desk = Desk::bim_son();
    let event = EventEntry {
        task: "24".to_owned(),
        on: day("2024-04-05"),
        document: DOCUMENT.to_owned(),
        until: Some(day("2024-05-31")),
        days: None,
    };
    desk.on("2024-04-08").log_event(&event).expect("logged");
    let lines = leads(&desk, "2024-04-08");
    let unit = |task: &str, nth: usize| {
        let mut own = lines.iter().filter(|line| line.number == task);
        own.nth(nth).expect("a lead").unit.clone()
    };
    let more = MoreTime {
        until: day("2024-09-30"),
        document: DOCUMENT.to_owned(),
    };
    desk.on("2024-08-20")
        .extend_task("16", Some(&unit("16", 0)), &more)
        .expect("extended");
    for (task, nth, period, done_on, on) in [
        ("16", 1, "2024-09", "2024-08-30", "2024-09-12"),
        ("35", 0, "2024-11", "2024-11-10", "2024-11-12"),
    ] {
        let entry = Entry {
            task: task.to_owned(),
            unit: unit(task, nth),
            period: period.to_owned(),
            reported: Reported::State(State::Done),
            percent: None,
            done_on: Some(day(done_on)),
            result: String::new(),
            product: "Số 5/BC".to_owned(),
            note: String::new(),
        };
        desk.on(on).set_progress(&entry).expect("entered");
    }
    desk
}

/// "in_time 6, done_in_time" on one day; "open" where no unit leads yet, because the plan names
/// none.
fn counted(lines: &[&AssignmentLine]) -> String {
    if lines.is_empty() {
        return "open".to_owned();
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        *counts.entry(line.status).or_default() += 1;
    }
    let told = counts.into_iter().map(|(status, count)| match count {
        1 => status.to_owned(),
        _ => format!("{status} {count}"),
    });
    told.collect::<Vec<_>>().join(", ")
}

#[test]
fn all_tasks_stand_as_the_grid_says_on_five_days() {
    let desk = eventful();
    let days = DAYS.map(|on| leads(&desk, on));
    let row = |number: u32| {
        let number = number.to_string();
        let cells = days.each_ref().map(|lines| {
            let own: Vec<&AssignmentLine> =
                lines.iter().filter(|line| line.number == number).collect();
            counted(&own)
        });
        format!("{number} | {}\n", cells.join(" | "))
    };
    let head = format!("TT | {}\n", DAYS.join(" | "));
    let grid: String = std::iter::once(head).chain((1..=39).map(row)).collect();
    let expected = include_str!("status_grid.txt").replace('\r', "");
    assert!(grid == expected, "{grid}");
}

#[test]
fn a_later_day_never_undoes_what_was_done() {
    let desk = eventful();
    let done = |on: &str| -> Vec<(String, String)> {
        let lines = leads(&desk, on).into_iter();
        let done = lines.filter(|line| line.status.starts_with("done"));
        done.map(|line| (line.number, line.unit)).collect()
    };
    let mut before: Vec<(String, String)> = Vec::new();
    for month in 1..=12 {
        for on in [1, 15, 28] {
            let now = done(&format!("2024-{month:02}-{on:02}"));
            assert!(before.iter().all(|one| now.contains(one)), "{month}-{on}");
            before = now;
        }
    }
    assert_eq!(before.len(), 2);
    let years_later = done("2031-07-01");
    assert!(before.iter().all(|one| years_later.contains(one)));
}
