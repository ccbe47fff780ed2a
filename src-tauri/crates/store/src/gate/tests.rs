//! Opening, writing, and what a failure leaves behind.

use super::*;
use chrono::NaiveDate;
use tempfile::TempDir;

/// A moment within the tests' day.
pub fn at(hour: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2024, 3, 1)
        .unwrap()
        .and_hms_opt(hour, 0, 0)
        .unwrap()
}

/// An operation nobody asks about.
pub fn op(kind: &'static str) -> Operation {
    Operation::new(kind, "", at(8))
}

/// A store with one setting, in a folder of its own.
pub fn new_store() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.tct06");
    let (store, ()) = Store::create(&path, |tx| {
        tx.set_setting("start", "2024-01")?;
        Ok::<_, StoreError>(())
    })
    .unwrap();
    (folder, store)
}

fn set(store: &mut Store, value: &str) -> Done<()> {
    store
        .perform(&op("setting"), |tx| tx.set_setting("k", value))
        .unwrap()
}

#[test]
fn an_operation_raises_the_revision_and_says_what_it_touched() {
    let (_folder, mut store) = new_store();
    let before = store.revision().unwrap();
    let done = set(&mut store, "1");
    assert!(done.revision > before);
    assert_eq!(done.touched, BTreeSet::from(["setting".to_owned()]));
    assert_eq!(store.revision().unwrap(), done.revision);
}

#[test]
fn an_operation_that_changes_nothing_leaves_no_trace() {
    let (_folder, mut store) = new_store();
    let first = set(&mut store, "1");
    let second = set(&mut store, "1");
    assert_eq!((second.operation, second.revision), (None, first.revision));
    assert_eq!(store.look().unwrap().history(9).unwrap().len(), 1);
}

#[test]
fn a_failing_operation_changes_nothing() {
    let (_folder, mut store) = new_store();
    let before = (
        store.revision().unwrap(),
        store.look().unwrap().dump().unwrap(),
    );
    let failed = store.perform(&op("setting"), |tx| {
        tx.set_setting("k", "1")?;
        Err::<(), _>(StoreError::TaskUnknown)
    });
    assert_eq!(failed, Err(StoreError::TaskUnknown));
    assert_eq!(
        (
            store.revision().unwrap(),
            store.look().unwrap().dump().unwrap()
        ),
        before
    );
    assert!(store.look().unwrap().history(9).unwrap().is_empty());
}

#[test]
fn a_preview_of_an_older_revision_is_stale() {
    let (folder, mut store) = new_store();
    let seen = store.revision().unwrap();
    let mut other = Store::open(&folder.path().join("a.tct06"), at(9)).unwrap();
    set(&mut other, "1");
    let late = op("setting").expecting(seen);
    let refused = store.perform(&late, |tx| tx.set_setting("k", "2"));
    assert_eq!(refused, Err(StoreError::StalePreview));
    let fresh = op("setting").expecting(store.revision().unwrap());
    assert!(store.perform(&fresh, |tx| tx.set_setting("k", "2")).is_ok());
}

#[test]
fn a_store_is_made_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b.tct06");
    let failed = Store::create(&path, |_| Err::<(), _>(StoreError::TaskUnknown));
    assert_eq!(failed.err(), Some(StoreError::TaskUnknown));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);

    drop(Store::create(&path, |_| Ok::<_, StoreError>(())).unwrap());
    let again = Store::create(&path, |_| Ok::<_, StoreError>(()));
    assert_eq!(again.err(), Some(StoreError::Exists { path }));
}

#[test]
fn files_that_are_no_store_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x");
    assert_eq!(
        Store::open(&path, at(9)).err(),
        Some(StoreError::Missing { path: path.clone() })
    );
    let (_kept, store) = new_store();
    let whole = fs::read(store.path()).unwrap();
    let mut foreign = whole.clone();
    foreign[68..72].fill(0);
    let mut torn = whole.clone();
    torn.truncate(whole.len() / 2);
    let mut scrambled = whole.clone();
    scrambled[100..].fill(0xA5);
    for (bytes, error) in [
        (&b""[..], StoreError::NotAStore),
        (b"PK\x03\x04 a workbook", StoreError::NotAStore),
        (&foreign, StoreError::NotAStore),
        (&whole[..60], StoreError::NotAStore),
        (&torn, StoreError::Damaged),
        (&scrambled, StoreError::Damaged),
    ] {
        fs::write(&path, bytes).unwrap();
        assert_eq!(
            Store::open(&path, at(9)).err(),
            Some(error),
            "{} bytes",
            bytes.len()
        );
        assert_eq!(fs::read(&path).unwrap(), bytes, "untouched");
    }
    assert_eq!(
        Store::open(folder.path(), at(9)).err(),
        Some(StoreError::NotAStore)
    );
}

#[test]
fn a_killed_operation_leaves_the_state_before() {
    let (folder, store) = new_store();
    let path = folder.path().join("a.tct06");
    let dump = store.look().unwrap().dump().unwrap();
    // The cache is spilled, so that the file holds half an operation and a hot journal.
    store
        .connection
        .execute_batch("PRAGMA cache_size = 5; BEGIN IMMEDIATE;")
        .unwrap();
    let long = "x".repeat(5000);
    for key in 0..200 {
        let params = [key.to_string(), long.clone()];
        store
            .connection
            .execute("INSERT INTO setting VALUES (?1, ?2)", params)
            .unwrap();
    }
    let copy = folder.path().join("copy.tct06");
    fs::copy(&path, &copy).unwrap();
    let journal = file::beside(&path, "-journal");
    fs::copy(&journal, file::beside(&copy, "-journal")).unwrap();
    assert!(
        fs::metadata(&copy).unwrap().len() > 500_000,
        "half an operation is on disk"
    );

    let revived = Store::open(&copy, at(9)).unwrap();
    assert_eq!(revived.look().unwrap().dump().unwrap(), dump);
    assert_eq!(revived.look().unwrap().check().unwrap(), []);
}

#[test]
fn two_programs_share_a_store() {
    let (folder, mut one) = new_store();
    let mut two = Store::open(&folder.path().join("a.tct06"), at(9)).unwrap();
    set(&mut one, "1");
    assert_eq!(
        two.look().unwrap().setting("k").unwrap().as_deref(),
        Some("1")
    );
    set(&mut two, "2");
    assert_eq!(
        one.look().unwrap().setting("k").unwrap().as_deref(),
        Some("2")
    );
}
