//! Stores that earlier programs made.

use super::builder::{LAM_SON, fill, id, period};
use crate::gate::tests::{at, op};
use crate::schema::{self, MIGRATIONS};
use crate::{Reminder, Store, StoreError, file};
use plan::decision::Extension;
use plan::reminder::Channel;
use tempfile::TempDir;

/// A store as the first program left it: an office, with an operation in its journal.
fn first_store() -> (TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.tct06");
    let first = &MIGRATIONS[..1];
    schema::lay_out(&mut file::connect_new(&path).unwrap(), first).unwrap();
    let mut store = Store::open_with(&path, at(7), first).unwrap();
    store.perform(&op("fill"), fill).unwrap();
    (folder, path)
}

/// A dump without what later steps added: their tables are empty then, their columns as said here.
fn rows(store: &Store) -> String {
    let dump = store.look().unwrap().dump().unwrap();
    let added = [
        " directive=0",
        " document_id=null",
        " document=\"\"",
        " carried_from=null",
        " carried=0",
    ];
    added
        .iter()
        .fold(dump, |dump, column| dump.replace(column, ""))
}

#[test]
fn a_store_of_the_first_program_keeps_everything_and_takes_decisions() {
    let (_folder, path) = first_store();
    let old = Store::open_with(&path, at(7), &MIGRATIONS[..1]).unwrap();
    let before = rows(&old);
    drop(old);

    let mut store = Store::open(&path, at(9)).unwrap();
    assert_eq!(rows(&store), before);
    assert_eq!(store.look().unwrap().check().unwrap(), []);
    assert_eq!(store.undo(at(9)), Err(StoreError::NothingToUndo));

    let plan = store
        .look()
        .unwrap()
        .plan_in_force(2024, plan::deadline::BeforeDay::DayBefore)
        .unwrap()
        .unwrap();
    let extension = Extension {
        task: plan.plan.tasks[0].id,
        unit: Some(LAM_SON),
        until: "2024-06-30".parse().unwrap(),
        document: "Công văn số 9".to_owned(),
    };
    let reminder = Reminder {
        unit: LAM_SON,
        period: id("2024-03"),
        at: at(9),
        channel: Channel::Letter,
        note: String::new(),
    };
    store
        .perform(&op("decide"), |tx| {
            tx.log_extension(&extension, at(9))?;
            tx.keep_period(&period("2024-03"))?;
            tx.log_reminder(&reminder)
        })
        .unwrap();
    assert_ne!(rows(&store), before);
    store.undo(at(10)).unwrap();
    assert_eq!(rows(&store), before);
}
