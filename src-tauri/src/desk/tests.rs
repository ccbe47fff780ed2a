//! The desk: what the window finds when the store is new, lost, broken or replaced.

use super::*;
use office::Watch;
use office::views::{BackupKind, Condition};
use std::fs;
use std::sync::mpsc;
use tauri::async_runtime::{block_on, spawn};

fn work(folder: &Path) -> Work {
    let start = Start {
        store: Some(StorePlace::Usual(folder.join("store"))),
        memory: Some(folder.join("settings").join("store.txt")),
        clock: Clock::Machine,
    };
    Work::new(start, Arc::default())
}

#[test]
fn asking_where_the_program_stands_makes_no_store() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = work(folder.path());
    assert_eq!(work.state().condition, Condition::Missing);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_file_that_is_no_store_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("store"), "not a store").unwrap();
    let state = work(folder.path()).state();
    assert_eq!(state.condition, Condition::Refused);
    assert!(
        state
            .refusal
            .is_some_and(|refusal| !refusal.hint.is_empty())
    );
    let kept = fs::read_to_string(folder.path().join("store")).unwrap();
    assert_eq!(kept, "not a store");
}

#[test]
fn a_new_store_takes_in_the_plan_that_comes_with_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = work(folder.path());
    work.begin("bim-son-2024").unwrap();
    assert_eq!(work.state().condition, Condition::NoPlan);
    let office = work.office().unwrap();
    let preview = office.preview_bundled_appendix().unwrap();
    office.accept_appendix(preview).unwrap();
    let state = work.state();
    assert_eq!(state.condition, Condition::Ready);
    assert_eq!(state.plan.map(|plan| plan.tasks), Some(39));
}

/// A desk with the plan that comes with the program, on a day.
fn with_plan(folder: &Path, today: &str) -> Work {
    let mut work = on(folder, today);
    work.begin("bim-son-2024").unwrap();
    let office = work.office().unwrap();
    let preview = office.preview_bundled_appendix().unwrap();
    office.accept_appendix(preview).unwrap();
    work
}

/// The desk on a day, nothing opened yet.
fn on(folder: &Path, today: &str) -> Work {
    let clock = Clock::Noon(today.parse().unwrap());
    Work {
        clock,
        ..work(folder)
    }
}

fn kinds(work: &Work) -> Vec<BackupKind> {
    let backups = office::backups(work.store().unwrap()).unwrap();
    assert!(backups.iter().all(|backup| backup.sound));
    backups.into_iter().map(|backup| backup.kind).collect()
}

fn spoil(store: &Path) {
    let whole = fs::read(store).unwrap();
    fs::write(store, &whole[..whole.len() / 2]).unwrap();
}

#[test]
fn a_day_has_one_backup_of_its_own_and_a_store_never_used_has_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = on(folder.path(), "2024-03-11");
    work.begin("bim-son-2024").unwrap();
    assert_eq!(work.state().last_backup, None);
    drop(work);
    fs::remove_file(folder.path().join("store")).unwrap();

    drop(with_plan(folder.path(), "2024-03-11"));
    for (today, count) in [("2024-03-11", 1), ("2024-03-11", 1), ("2024-03-12", 2)] {
        let mut work = on(folder.path(), today);
        let last = work.state().last_backup.unwrap();
        assert_eq!(last.at, format!("{today}T12:00:00+07:00"));
        assert_eq!(kinds(&work), vec![BackupKind::Daily; count]);
    }
}

#[test]
fn a_window_left_open_backs_up_on_the_next_day_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = with_plan(folder.path(), "2024-03-11");
    let first = work.state().last_backup.unwrap();
    fs::remove_file(first.path).unwrap();
    assert_eq!(work.state().last_backup, None, "once a day");
    work.kept_on = work.kept_on.and_then(|day| day.pred_opt());
    assert!(work.state().last_backup.is_some());
}

#[test]
fn a_backup_that_cannot_be_made_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = with_plan(folder.path(), "2024-03-11");
    fs::write(folder.path().join("sao-luu"), "a file stands here").unwrap();
    let state = work.state();
    assert_eq!(
        (state.condition, state.last_backup),
        (Condition::Ready, None)
    );
    assert!(work.office().unwrap().plan().is_ok());
}

#[test]
fn a_store_that_vanished_is_lost_and_comes_back_from_a_backup() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = with_plan(folder.path(), "2024-03-11");
    work.state();
    // While it is open, as far as the system allows that.
    drop(work.office.take());
    fs::remove_file(folder.path().join("store")).unwrap();
    let state = work.state();
    assert_eq!(state.condition, Condition::Lost);
    let last = state.last_backup.unwrap();
    let restored = work.restore(Path::new(&last.path)).unwrap();
    assert_eq!((restored.kept, restored.tasks), (None, 39));
    assert_eq!(work.state().condition, Condition::Ready);

    drop(work.office.take());
    fs::remove_file(folder.path().join("store")).unwrap();
    work.begin("muong-lat-2023").unwrap();
    assert_eq!(work.state().condition, Condition::NoPlan);
}

#[cfg(unix)]
#[test]
fn a_store_replaced_or_deleted_while_the_window_is_open_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let mut work = with_plan(folder.path(), "2024-03-11");
    let last = work.state().last_backup.unwrap();
    work.office().unwrap().undo().unwrap();
    assert_eq!(work.state().condition, Condition::NoPlan);
    let copy = folder.path().join("copy");
    fs::copy(&last.path, &copy).unwrap();
    fs::rename(&copy, &store).unwrap();
    assert_eq!(work.state().condition, Condition::Ready);
    fs::remove_file(&store).unwrap();
    assert_eq!(work.state().condition, Condition::Lost);
}

#[test]
fn a_damaged_store_is_refused_and_a_backup_takes_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let mut work = with_plan(folder.path(), "2024-03-11");
    let last = work.state().last_backup.unwrap();
    drop(work);
    spoil(&store);
    let broken = fs::read(&store).unwrap();

    let mut work = on(folder.path(), "2024-03-12");
    let state = work.state();
    assert_eq!(state.condition, Condition::Refused);
    assert_eq!(state.refusal.unwrap().code, "store_damaged");
    assert_eq!(state.last_backup.as_ref(), Some(&last));
    let restored = work.restore(Path::new(&last.path)).unwrap();
    assert_eq!(fs::read(restored.kept.unwrap()).unwrap(), broken);
    assert_eq!(work.state().condition, Condition::Ready);
}

#[test]
fn a_damaged_store_can_be_set_aside_and_a_whole_one_cannot() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let mut work = with_plan(folder.path(), "2024-03-11");
    work.state();
    assert_eq!(work.set_aside().unwrap_err().code(), "store_exists");
    assert_eq!(work.state().condition, Condition::Ready);
    drop(work.office.take());
    spoil(&store);
    work.set_aside().unwrap();
    assert!(!store.exists());
    assert_eq!(work.state().condition, Condition::Lost);
    assert_eq!(work.set_aside().unwrap_err().code(), "store_missing");
}

#[test]
fn a_newer_programs_store_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    drop(with_plan(folder.path(), "2024-03-11"));
    let mut bytes = fs::read(&store).unwrap();
    // The schema's number in SQLite's header.
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    fs::write(&store, &bytes).unwrap();
    let mut work = on(folder.path(), "2024-03-12");
    let refusal = work.state().refusal.unwrap();
    assert_eq!(refusal.code, "store_too_new");
    assert_eq!(work.set_aside().unwrap_err().code(), "store_too_new");
    assert_eq!(
        work.begin("bim-son-2024").unwrap_err().code(),
        "store_exists"
    );
    assert_eq!(fs::read(&store).unwrap(), bytes);
}

#[test]
fn a_second_window_is_refused_while_the_first_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = with_plan(folder.path(), "2024-03-11");
    first.state();
    let mut second = on(folder.path(), "2024-03-11");
    assert_eq!(second.state().refusal.unwrap().code, "store_in_use");
    drop(first);
    assert_eq!(second.state().condition, Condition::Ready);
}

#[test]
fn another_store_is_used_from_now_on_and_remembered() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut work = with_plan(here.path(), "2024-03-11");
    let other = there.path().join("store");
    let refused = work.use_store(&other).unwrap_err();
    assert_eq!(refused.code(), "store_missing");
    assert_eq!(
        work.state().store.unwrap().path,
        here.path().join("store").display().to_string()
    );

    let backup = work.state().last_backup.unwrap();
    let refused = work.use_store(Path::new(&backup.path)).unwrap_err();
    assert_eq!(refused.code(), "is_backup");

    with_plan(there.path(), "2024-03-11").state();
    work.use_store(&other).unwrap();
    assert_eq!(
        work.state().store.unwrap().path,
        other.display().to_string()
    );
    let memory = fs::read_to_string(work.memory.as_ref().unwrap()).unwrap();
    assert_eq!(memory, other.display().to_string());

    // A store that was chosen and is gone is lost: no new one is offered as if there were none.
    drop(work.office.take());
    fs::remove_dir_all(there.path()).unwrap();
    assert_eq!(work.state().condition, Condition::Lost);
}

#[test]
fn a_job_is_stopped_while_it_holds_the_desk() {
    let desk = Desk::new(Start {
        store: None,
        memory: None,
        clock: Clock::Machine,
    });
    let (begun, has_begun) = mpsc::channel();
    let other = desk.clone();
    let going = spawn(async move {
        let job = move |work: &mut Work| {
            begun.send(()).unwrap();
            while !work.watcher.is_cancelled() {
                std::thread::yield_now();
            }
            Err::<(), _>(OfficeError::Cancelled)
        };
        other.work(job).await
    });
    has_begun.recv().unwrap();
    desk.watcher.cancel();
    let refusal = block_on(going).unwrap().unwrap_err();
    assert_eq!(refusal.code, "cancelled");
}
