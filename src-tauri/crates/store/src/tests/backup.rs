//! Backups and the way back.

use super::builder::*;
use crate::backup::Kind;
use crate::gate::tests::at;
use crate::{FileHash, Hold, Problem, Store, StoreError, backup};
use std::fs;
use std::path::Path;

/// Breaks a file in the middle of its pages.
fn scramble(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    let size = bytes.len();
    bytes[size / 3..size / 3 * 2].fill(0xA5);
    fs::write(path, bytes).unwrap();
}

/// The names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_backup_brings_back_what_was_and_keeps_what_is() {
    let mut office = Office::new();
    let (store, to) = (office.path(), office.folder.path().join("sao lưu.tct06"));
    let before = office.dump();
    let made = backup::create(&office.store, &to).unwrap();
    let bytes = fs::read(&to).unwrap();
    assert_eq!(
        (made.bytes, made.hash),
        (bytes.len() as u64, FileHash::of(&bytes))
    );
    let checked = backup::check(&to).unwrap();
    assert!(checked.ok() && backup::seems_whole(&to));
    assert_eq!(
        (checked.schema, checked.tasks),
        (crate::schema::newest(crate::schema::MIGRATIONS), 3)
    );

    let task = office.task(0);
    office.go(|tx| tx.remove_task(task));
    let after = office.dump();
    let Office {
        folder,
        store: open,
    } = office;
    drop(open);
    let restored = backup::restore(&to, &store, at(11)).unwrap();
    assert_eq!(restored.tasks, 3);
    let kept = restored.kept.unwrap();
    let listed = backup::list(&store).unwrap();
    assert_eq!(
        (listed[0].path.as_path(), listed[0].kind),
        (kept.as_path(), Kind::BeforeRestore)
    );
    assert_eq!(
        Store::open(&store, at(9))
            .unwrap()
            .look()
            .unwrap()
            .dump()
            .unwrap(),
        before
    );
    assert_eq!(
        Store::open(&kept, at(9))
            .unwrap()
            .look()
            .unwrap()
            .dump()
            .unwrap(),
        after
    );
    assert_eq!(
        names(folder.path()),
        [
            "dữ liệu.tct06",
            "dữ liệu.tct06.lock",
            "sao lưu.tct06",
            "sao-luu"
        ],
        "no half-made files"
    );
}

#[test]
fn a_store_that_is_gone_or_broken_can_be_restored() {
    let office = Office::new();
    let (store, to) = (office.path(), office.folder.path().join("b"));
    let before = office.dump();
    backup::create(&office.store, &to).unwrap();
    let Office {
        folder: _folder,
        store: open,
    } = office;
    drop(open);

    fs::remove_file(&store).unwrap();
    assert_eq!(backup::restore(&to, &store, at(1)).unwrap().kept, None);
    assert_eq!(
        Store::open(&store, at(9))
            .unwrap()
            .look()
            .unwrap()
            .dump()
            .unwrap(),
        before
    );

    fs::write(&store, "not a store at all").unwrap();
    // A journal of the broken store must not be played back into the restored one.
    let journal = crate::file::beside(&store, "-journal");
    fs::write(&journal, "leftover").unwrap();
    let kept = backup::restore(&to, &store, at(2)).unwrap().kept.unwrap();
    assert_eq!(
        Store::open(&store, at(9))
            .unwrap()
            .look()
            .unwrap()
            .dump()
            .unwrap(),
        before
    );
    assert!(!journal.exists());
    assert_eq!(fs::read(&kept).unwrap(), b"not a store at all");
}

#[test]
fn kept_backups_are_listed_newest_first_and_only_those_of_the_store() {
    let office = Office::new();
    let store = office.path();
    assert_eq!(
        backup::list(&store),
        Ok(Vec::new()),
        "no folder is no error"
    );
    let keep = |kind, hour| backup::keep(&office.store, kind, at(hour)).unwrap().0;
    let daily = keep(Kind::Daily, 8);
    let (first, second) = (keep(Kind::Manual, 9), keep(Kind::Manual, 9));
    assert_ne!(first.path, second.path, "one name, one backup");
    let folder = daily.path.parent().unwrap();
    fs::write(folder.join("khác.2024-03-01-100000.thu-cong.tct06"), "x").unwrap();
    fs::write(folder.join("ghi chú.txt"), "x").unwrap();
    let listed = backup::list(&store).unwrap();
    assert_eq!(listed, [second, first, daily]);
    for kept in listed {
        assert_eq!(kept.bytes, fs::metadata(&kept.path).unwrap().len());
        assert!(backup::check(&kept.path).unwrap().ok());
    }
}

#[test]
fn a_backup_that_does_not_come_out_whole_is_removed() {
    let mut office = Office::new();
    let submission = office.receive(LAM_SON, "2024-03", vec![]);
    office.approve(submission);
    let spoil = "UPDATE store_state SET open_operation = 1";
    office.store.connection().execute_batch(spoil).unwrap();
    let refused = backup::keep(&office.store, Kind::Daily, at(8));
    assert_eq!(refused.err(), Some(StoreError::Damaged));
    assert_eq!(names(&office.folder.path().join("sao-luu")), [""; 0]);
}

#[test]
fn a_folder_that_cannot_be_made_is_said() {
    let office = Office::new();
    let folder = office.folder.path().join("sao-luu");
    fs::write(&folder, "a file stands here").unwrap();
    let refused = backup::keep(&office.store, Kind::Daily, at(8)).err();
    assert_eq!(refused, Some(StoreError::CannotWrite { path: folder }));
    assert!(backup::list(&office.path()).is_err());
}

#[test]
fn a_store_set_aside_frees_its_place_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("a.tct06");
    let journal = crate::file::beside(&store, "-journal");
    for expected in [
        "a.2024-03-01-070000.de-rieng.tct06",
        "a.2024-03-01-070000-2.de-rieng.tct06",
    ] {
        fs::write(&store, "no store").unwrap();
        fs::write(&journal, "its journal").unwrap();
        let aside = backup::set_aside(&store, at(7)).unwrap();
        assert_eq!(aside, folder.path().join(expected));
        assert_eq!(fs::read(&aside).unwrap(), b"no store");
        let with_it = crate::file::beside(&aside, "-journal");
        assert_eq!(fs::read(with_it).unwrap(), b"its journal");
        assert!(!store.exists() && !journal.exists());
    }
    assert!(matches!(
        backup::set_aside(&store, at(7)),
        Err(StoreError::Missing { .. })
    ));
}

#[test]
fn a_store_that_a_window_holds_is_neither_replaced_nor_set_aside() {
    let office = Office::new();
    let to = office.folder.path().join("b");
    backup::create(&office.store, &to).unwrap();
    let store = office.path();
    let held = Hold::take(&store).unwrap();
    assert_eq!(Hold::take(&store).err(), Some(StoreError::InUse));
    assert_eq!(backup::restore(&to, &store, at(1)), Err(StoreError::InUse));
    assert_eq!(backup::set_aside(&store, at(1)), Err(StoreError::InUse));
    drop(held);
    assert!(backup::restore(&to, &store, at(1)).is_ok());
}

#[test]
fn a_file_that_took_the_stores_place_is_noticed() {
    let office = Office::new();
    let copy = office.folder.path().join("b");
    backup::create(&office.store, &copy).unwrap();
    assert!(office.store.is_in_place());
    fs::rename(&copy, office.path()).unwrap();
    assert_eq!(office.store.is_in_place(), cfg!(not(unix)));
}

#[test]
fn a_damaged_backup_is_refused_and_the_store_stays() {
    let office = Office::new();
    let (store, to) = (office.path(), office.folder.path().join("b"));
    backup::create(&office.store, &to).unwrap();
    scramble(&to);
    assert!(!backup::check(&to).unwrap().ok());
    let whole = fs::read(&to).unwrap();
    let short = office.folder.path().join("short");
    fs::write(&short, &whole[..whole.len() - 1]).unwrap();
    assert!(backup::seems_whole(&to) && !backup::seems_whole(&short));
    fs::remove_file(&short).unwrap();
    let before = fs::read(&store).unwrap();
    assert_eq!(
        backup::restore(&to, &store, at(1)),
        Err(StoreError::Damaged)
    );
    fs::write(&to, b"PK").unwrap();
    assert_eq!(
        backup::restore(&to, &store, at(1)),
        Err(StoreError::NotAStore)
    );
    assert_eq!(
        backup::restore(&office.folder.path().join("c"), &store, at(1)),
        Err(StoreError::Missing {
            path: office.folder.path().join("c")
        })
    );
    assert_eq!(fs::read(&store).unwrap(), before);
    assert_eq!(
        fs::read_dir(office.folder.path()).unwrap().count(),
        2,
        "no half-made files"
    );
}

#[test]
fn a_store_is_not_backed_up_onto_itself() {
    let office = Office::new();
    let refused = backup::create(&office.store, &office.path());
    assert_eq!(
        refused,
        Err(StoreError::Exists {
            path: office.path()
        })
    );
    let refused = backup::restore(&office.path(), &office.path(), at(1));
    assert_eq!(
        refused,
        Err(StoreError::Exists {
            path: office.path()
        })
    );
    let nowhere = office.folder.path().join("không có").join("b");
    assert!(matches!(
        backup::create(&office.store, &nowhere),
        Err(StoreError::CannotWrite { .. })
    ));
}

#[test]
fn a_store_somebody_is_writing_is_not_replaced() {
    let office = Office::new();
    let to = office.folder.path().join("b");
    backup::create(&office.store, &to).unwrap();
    let writer = rusqlite::Connection::open(office.path()).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(
        backup::restore(&to, &office.path(), at(1)),
        Err(StoreError::InUse)
    );
}

#[test]
fn what_is_wrong_with_a_store_is_found() {
    let mut office = Office::new();
    let rows = vec![row(office.task(0), LAM_SON, "x")];
    let submission = office.receive(LAM_SON, "2024-03", rows);
    office.approve(submission);
    assert_eq!(office.store.look().unwrap().check().unwrap(), []);
    let original = office
        .store
        .look()
        .unwrap()
        .submission(submission)
        .unwrap()
        .original
        .unwrap();
    office
        .store
        .connection()
        .execute_batch(
            "DROP TRIGGER original_is_never_changed;
             UPDATE original SET bytes = x'00' WHERE name LIKE '%2024-03%';
             UPDATE progress SET in_force = 0;
             UPDATE store_state SET open_operation = 1;",
        )
        .unwrap();
    assert_eq!(
        office.store.look().unwrap().check().unwrap(),
        [
            Problem::OriginalDiffers {
                hash: original.to_string()
            },
            Problem::InForce { submission },
            Problem::OperationOpen,
        ]
    );
    let orphan = "PRAGMA foreign_keys = OFF; UPDATE task SET plan_id = 9 WHERE position = 0;";
    office.store.connection().execute_batch(orphan).unwrap();
    let parent = "plan".to_owned();
    assert_eq!(
        office.store.look().unwrap().check().unwrap(),
        [Problem::Reference {
            table: "task".to_owned(),
            parent
        }]
    );
}
