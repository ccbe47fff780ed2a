//! The store's safety: the backups it gets by itself, how long they stay, and working in it beside
//! another program.

use chrono::{Days, NaiveDate};
use office::views::{BackupFileView, BackupKind, Condition};
use office::{Clock, Office, backups, restore_backup};
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use tests::desk::{Desk, day};

fn all(desk: &Desk) -> Vec<BackupFileView> {
    backups(&desk.store()).expect("the folder")
}

/// The days of the daily backups, newest first.
fn days(desk: &Desk) -> Vec<String> {
    let daily = all(desk)
        .into_iter()
        .filter(|backup| backup.kind == BackupKind::Daily);
    daily.map(|backup| backup.at[..10].to_owned()).collect()
}

/// Puts a backup of another day beside one, as the program would have made it then.
fn backdate(backup: &Path, from: NaiveDate, to: NaiveDate) {
    let name = backup.file_name().expect("a name").to_string_lossy();
    let name = name.replace(&from.to_string(), &to.to_string());
    fs::copy(backup, backup.with_file_name(name)).expect("a copy");
}

/// Breaks a file in the middle and keeps its length.
fn scramble(path: &Path) {
    let mut bytes = fs::read(path).expect("the file");
    let size = bytes.len();
    bytes[size / 3..size / 3 * 2].fill(0xA5);
    fs::write(path, bytes).expect("the file");
}

#[test]
fn the_first_use_of_a_day_makes_a_backup_that_holds_everything() {
    let desk = Desk::bim_son();
    let dump = desk.dump();
    for today in ["2024-03-11", "2024-03-11", "2024-03-12"] {
        assert!(desk.on(today).keep_daily().expect("a backup"));
    }
    assert_eq!(days(&desk), ["2024-03-12", "2024-03-11"]);
    let newest = all(&desk).remove(0);
    let copy = Desk::empty("bim-son-2024");
    fs::copy(&newest.path, copy.store()).expect("a copy");
    assert_eq!(copy.dump(), dump);
    let state = desk.on("2024-03-13").state().expect("a state");
    assert_eq!(state.last_backup, Some(newest));
}

#[test]
fn old_days_are_thinned_and_what_was_asked_for_stays() {
    let desk = Desk::bim_son();
    let today = day("2024-05-31");
    let office = desk.on("2024-05-31");
    office.keep_daily().expect("a backup");
    let newest = all(&desk).remove(0);
    for back in 1..60 {
        let earlier = today.checked_sub_days(Days::new(back)).expect("a day");
        backdate(Path::new(&newest.path), today, earlier);
    }
    desk.on("2024-04-02").create_backup(None).expect("a backup");
    assert_eq!(all(&desk).len(), 61);

    desk.on("2024-06-01").keep_daily().expect("a backup");
    assert_eq!(
        days(&desk),
        [
            "2024-06-01",
            "2024-05-31",
            "2024-05-30",
            "2024-05-29",
            "2024-05-28",
            "2024-05-27",
            "2024-05-26",
            "2024-05-19",
            "2024-05-12",
            "2024-04-30",
        ]
    );
    let manual = all(&desk).pop().expect("the oldest");
    assert_eq!((manual.kind, manual.sound), (BackupKind::Manual, true));
}

#[test]
fn a_backup_that_rotted_is_shown_as_such_and_made_again() {
    let desk = Desk::bim_son();
    let office = desk.on("2024-03-11");
    office.keep_daily().expect("a backup");
    scramble(Path::new(&all(&desk)[0].path));
    assert!(!all(&desk)[0].sound);
    assert_eq!(office.state().expect("a state").last_backup, None);
    assert!(desk.on("2024-03-11").keep_daily().expect("a backup"));
    let sound: Vec<bool> = all(&desk).iter().map(|backup| backup.sound).collect();
    assert_eq!(sound, [true, false]);
}

#[test]
fn a_broken_store_makes_no_backup_and_loses_none() {
    let desk = Desk::bim_son();
    desk.on("2024-03-11").keep_daily().expect("a backup");
    let before = all(&desk);
    let later = desk.on("2024-03-12");
    scramble(&desk.store());
    let refused = later.keep_daily().expect_err("a refusal");
    assert_eq!(refused.code(), "store_damaged");
    assert_eq!(all(&desk), before);
}

#[test]
fn only_the_newest_backups_before_a_restore_stay() {
    let desk = Desk::bim_son();
    desk.on("2024-03-11").keep_daily().expect("a backup");
    let backup = all(&desk).remove(0);
    for day_of_month in 12..20 {
        let clock = Clock::Noon(day(&format!("2024-03-{day_of_month}")));
        let restored = restore_backup(Path::new(&backup.path), &desk.store(), clock);
        assert!(restored.expect("a restore").kept.is_some());
    }
    let before: Vec<String> = all(&desk)
        .into_iter()
        .filter(|backup| backup.kind == BackupKind::BeforeRestore && backup.sound)
        .map(|backup| backup.at[8..10].to_owned())
        .collect();
    assert_eq!(before, ["19", "18", "17", "16", "15"]);
    assert_eq!(days(&desk), ["2024-03-11"]);
}

#[test]
fn a_store_being_written_is_refused_for_now_and_read_again_afterwards() {
    let desk = Desk::bim_son();
    let clock = Clock::Noon(day("2024-03-11"));
    let office = Office::open_in_window(&desk.store(), clock).expect("the store");
    let other = Connection::open(desk.store()).expect("the store");
    other.execute_batch("BEGIN EXCLUSIVE").expect("the lock");
    let refusal = office.plan().expect_err("a refusal");
    assert_eq!(refusal.code(), "store_busy");
    assert!(refusal.message().contains("store.tct06"));
    other.execute_batch("ROLLBACK").expect("the end");
    let state = office.state().expect("a state");
    assert_eq!(state.condition, Condition::Ready);
}

#[test]
fn the_bar_counts_the_plan_its_units_and_assignments() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-03-11");
    let summary = |office: &Office| office.state().expect("a state").plan.expect("a plan");
    let before = summary(&office);
    assert_eq!((before.groups, before.tasks), (9, 39));
    let plan = office.plan().expect("the plan");
    let assigned = || {
        plan.tasks
            .iter()
            .flat_map(|task| task.assignments.iter().flatten())
    };
    let mut units: Vec<&String> = assigned().map(|assignment| &assignment.unit).collect();
    assert_eq!(before.assignments, units.len());
    units.sort();
    units.dedup();
    assert_eq!(before.units, units.len());
    office
        .assign("27", "Thanh tra", office::Role::Lead)
        .expect("assigned");
    assert_eq!(summary(&office).assignments, before.assignments + 1);
}
