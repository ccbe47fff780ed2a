//! Backups and the way back.

use super::builder::*;
use crate::gate::tests::at;
use crate::{FileHash, Problem, Store, StoreError, backup};
use std::fs;

/// Breaks a file in the middle of its pages.
fn scramble(path: &std::path::Path) {
    let mut bytes = fs::read(path).unwrap();
    let size = bytes.len();
    bytes[size / 3..size / 3 * 2].fill(0xA5);
    fs::write(path, bytes).unwrap();
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
    assert!(checked.ok());
    assert_eq!((checked.schema, checked.tasks), (1, 3));

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
    assert!(
        kept.to_string_lossy()
            .ends_with(".before-restore-20240301-110000")
    );
    assert_eq!(
        Store::open(&store).unwrap().look().unwrap().dump().unwrap(),
        before
    );
    assert_eq!(
        Store::open(&kept).unwrap().look().unwrap().dump().unwrap(),
        after
    );
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        3,
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
        Store::open(&store).unwrap().look().unwrap().dump().unwrap(),
        before
    );

    fs::write(&store, "not a store at all").unwrap();
    // A journal of the broken store must not be played back into the restored one.
    let journal = crate::file::beside(&store, "-journal");
    fs::write(&journal, "leftover").unwrap();
    let kept = backup::restore(&to, &store, at(2)).unwrap().kept.unwrap();
    assert_eq!(
        Store::open(&store).unwrap().look().unwrap().dump().unwrap(),
        before
    );
    assert!(!journal.exists());
    assert_eq!(fs::read(&kept).unwrap(), b"not a store at all");
}

#[test]
fn a_damaged_backup_is_refused_and_the_store_stays() {
    let office = Office::new();
    let (store, to) = (office.path(), office.folder.path().join("b"));
    backup::create(&office.store, &to).unwrap();
    scramble(&to);
    assert!(!backup::check(&to).unwrap().ok());
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
