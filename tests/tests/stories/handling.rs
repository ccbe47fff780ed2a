//! What the secretary enters and decides herself, and how it is kept and taken back.

use office::{Entry, Reported, Role, State, TaskQuery};
use tests::desk::Desk;

const UNIT: &str = "Phòng Nội vụ";
const ON: &str = "2024-03-14";

fn entry(task: &str, reported: Reported) -> Entry {
    Entry {
        task: task.to_owned(),
        unit: UNIT.to_owned(),
        period: "2024-03".to_owned(),
        reported,
        percent: None,
        done_on: None,
        result: "Báo qua điện thoại.".to_owned(),
        product: String::new(),
        note: String::new(),
    }
}

fn status(desk: &Desk, task: &str) -> (String, Option<String>) {
    let query = TaskQuery {
        unit: Some(UNIT.to_owned()),
        ..TaskQuery::default()
    };
    let lines = desk.on("2024-03-15").tasks(&query).expect("the list");
    let line = lines.into_iter().find(|line| line.number == task);
    let line = line.expect("the assignment");
    (line.status.to_owned(), line.updated_in)
}

#[test]
fn an_entry_by_telephone_counts_at_once() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let mut done = entry("10", Reported::State(State::Done));
    done.done_on = Some(tests::desk::day("2024-03-12"));
    let row = desk.on(ON).set_progress(&done).expect("entered");
    assert_eq!(
        (row.values.state, row.values.done_on.as_deref()),
        (Some("done"), Some("2024-03-12"))
    );
    assert_eq!(
        status(&desk, "10"),
        ("done_in_time".to_owned(), Some("2024-03".to_owned()))
    );
    let list = desk.on(ON).submissions("2024-03").expect("list");
    assert_eq!((list[0].unit.as_str(), list[0].file.as_str()), (UNIT, ""));
    assert_eq!(
        (list[0].handling.as_str(), &list[0].sha256),
        ("approved", &None)
    );
    desk.on(ON).undo().expect("undone");
    assert_eq!(desk.dump(), before);
}

#[test]
fn entries_that_cannot_be_are_refused() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let good = || entry("10", Reported::State(State::InProgress));
    let refused = |entry: &Entry| desk.on(ON).set_progress(entry).expect_err("refused").code();
    let table = [
        (
            Entry {
                task: "99".to_owned(),
                ..good()
            },
            "task_unknown",
        ),
        (
            Entry {
                unit: "Phòng Lạ".to_owned(),
                ..good()
            },
            "unit_unknown",
        ),
        (
            Entry {
                period: "2024-06".to_owned(),
                ..good()
            },
            "period_unknown",
        ),
        (
            Entry {
                period: "tháng 3".to_owned(),
                ..good()
            },
            "period_unknown",
        ),
        (
            Entry {
                task: "27".to_owned(),
                ..good()
            },
            "assignment_unknown",
        ),
        (
            Entry {
                percent: Some(101.0),
                ..good()
            },
            "value_invalid",
        ),
        (
            Entry {
                done_on: Some(tests::desk::day("2024-03-15")),
                ..entry("10", Reported::State(State::Done))
            },
            "value_invalid",
        ),
    ];
    for (entry, code) in table {
        assert_eq!(refused(&entry), code);
    }
    assert_eq!(desk.dump(), before);
}

#[test]
fn sending_back_takes_rows_out_of_the_count_and_approving_puts_them_in() {
    let desk = Desk::bim_son();
    let entered = entry("10", Reported::State(State::Done));
    desk.on(ON).set_progress(&entered).expect("entered");
    let id = desk.on(ON).submissions("2024-03").expect("list")[0].id;
    assert_eq!(status(&desk, "10").0, "done_in_time");

    let view = desk
        .on(ON)
        .return_submission(id, "Thiếu số văn bản")
        .expect("sent back");
    assert_eq!(view.handling, "needs_more");
    assert_eq!(status(&desk, "10"), ("in_time".to_owned(), None));

    let view = desk.on(ON).approve_submission(id).expect("approved");
    assert_eq!(view.handling, "approved");
    assert_eq!(status(&desk, "10").0, "done_in_time");
    let unknown = desk.on(ON).approve_submission(id + 1).expect_err("none");
    assert_eq!(unknown.code(), "submission_unknown");
}

#[test]
fn sending_back_a_revision_lets_the_older_version_count() {
    let desk = Desk::bim_son();
    let older = entry("10", Reported::State(State::InProgress));
    desk.on(ON).set_progress(&older).expect("entered");
    let newer = entry("10", Reported::State(State::Paused));
    desk.on(ON).set_progress(&newer).expect("entered");
    assert_eq!(status(&desk, "10").0, "paused");
    let list = desk.on(ON).submissions("2024-03").expect("list");
    let newest = list
        .iter()
        .max_by_key(|one| one.version)
        .expect("a version");
    desk.on(ON)
        .return_submission(newest.id, "")
        .expect("sent back");
    assert_eq!(status(&desk, "10").0, "in_time");
}

#[test]
fn timeliness_counts_from_the_first_version() {
    let desk = Desk::bim_son();
    let first = entry("10", Reported::State(State::InProgress));
    desk.on(ON).set_progress(&first).expect("entered");
    let later = entry("10", Reported::State(State::Done));
    desk.on("2024-03-20").set_progress(&later).expect("entered");
    let list = desk.on("2024-03-21").submissions("2024-03").expect("list");
    assert_eq!(list.len(), 2);
    assert!(list.iter().all(|one| one.timeliness == "on_time"));
}

#[test]
fn a_unit_is_assigned_given_another_role_and_taken_off() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let roles = |desk: &Desk| -> Vec<String> {
        let plan = desk.on(ON).plan().expect("the plan");
        let task = plan.tasks.into_iter().find(|task| task.number == "27");
        let held = task.and_then(|task| task.assignments).unwrap_or_default();
        let own = held.into_iter().filter(|one| one.unit == UNIT);
        own.map(|one| one.role.to_owned()).collect()
    };
    assert_eq!(roles(&desk), [""; 0]);
    desk.on(ON)
        .assign("27", UNIT, Role::Support)
        .expect("assigned");
    assert_eq!(roles(&desk), ["support"]);
    desk.on(ON)
        .assign("27", UNIT, Role::Lead)
        .expect("assigned");
    assert_eq!(roles(&desk), ["lead"]);
    let wrong = desk
        .on(ON)
        .unassign("27", UNIT, Role::Support)
        .expect_err("leads");
    assert_eq!(wrong.code(), "assignment_unknown");
    desk.on(ON)
        .unassign("27", UNIT, Role::Lead)
        .expect("taken off");
    assert_eq!(roles(&desk), [""; 0]);
    for _ in 0..3 {
        desk.on(ON).undo().expect("undone");
    }
    assert_eq!(desk.dump(), before);
}

#[test]
fn the_journal_tells_what_was_done_newest_first() {
    let desk = Desk::bim_son();
    desk.on(ON)
        .assign("27", UNIT, Role::Lead)
        .expect("assigned");
    desk.on(ON).undo().expect("undone");
    let history = desk.on(ON).history().expect("the journal");
    let told: Vec<(&str, bool)> = history
        .iter()
        .map(|one| (one.what.as_str(), one.undone))
        .collect();
    let expected = [
        ("Giao nhiệm vụ: Phòng Nội vụ – 27", true),
        ("Nhập phụ lục từ tệp bim-son-2024.xlsx", false),
    ];
    assert_eq!(told, expected);
    assert_eq!(history[0].at, "2024-03-14T12:00:00+07:00");
}

#[test]
fn a_store_in_use_checks_out_whole() {
    let desk = Desk::bim_son();
    let entered = entry("10", Reported::State(State::Done));
    desk.on(ON).set_progress(&entered).expect("entered");
    let check = desk.on(ON).check().expect("checked");
    assert!(check.ok, "{:?}", check.problems);
}
