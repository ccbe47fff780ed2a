//! Frozen returns: numbered per period, taken back as a whole, their bytes kept.

use super::builder::{LAM_SON, Office};
use crate::gate::tests::at;
use crate::{FileHash, FrozenReturn, NewFrozenReturn, StoreError, SubmissionId};
use chrono::NaiveDate;
use plan::period::PeriodId;

fn period() -> PeriodId {
    PeriodId::parse("2024-03").unwrap()
}

fn try_to_freeze(
    office: &mut Office,
    bytes: &[u8],
    counted: &[SubmissionId],
) -> Result<FrozenReturn, StoreError> {
    let done = office.try_to(|tx| {
        tx.freeze_return(&NewFrozenReturn {
            period: period(),
            as_of: NaiveDate::from_ymd_opt(2024, 3, 14).unwrap(),
            frozen_at: at(8),
            path: "tổng hợp.xlsx",
            original: &tx.insert_original("tổng hợp.xlsx", bytes)?,
            cells: "{}",
            counted,
        })
    });
    done.map(|done| done.output)
}

#[test]
fn versions_count_up_and_keep_what_counted() {
    let mut office = Office::new();
    let submission = office.receive(LAM_SON, "2024-03", Vec::new());
    let first = try_to_freeze(&mut office, b"one", &[]).unwrap();
    let second = try_to_freeze(&mut office, b"two", &[submission]).unwrap();
    assert_eq!((first.version, second.version), (1, 2));
    assert!(first.operation < second.operation);
    let reader = office.store.look().unwrap();
    assert_eq!(reader.frozen_returns().unwrap(), [first, second.clone()]);
    assert_eq!(reader.newest_frozen_return(period()).unwrap(), Some(second));
    assert_eq!(reader.counted(period(), 1).unwrap(), []);
    assert_eq!(reader.counted(period(), 2).unwrap(), [submission]);
    assert_eq!(
        reader.frozen_cells(period(), 2).unwrap().as_deref(),
        Some("{}")
    );
    assert_eq!(reader.check().unwrap(), []);
}

#[test]
fn undoing_a_freezing_keeps_the_bytes() {
    let mut office = Office::new();
    office.receive(LAM_SON, "2024-03", Vec::new());
    let before = office.dump();
    try_to_freeze(&mut office, b"one", &[]).unwrap();
    office.store.undo(at(9)).unwrap();
    assert_eq!(office.dump(), before);
    let reader = office.store.look().unwrap();
    assert_eq!(reader.frozen_return(period(), 1).unwrap(), None);
    assert!(reader.original(&FileHash::of(b"one")).unwrap().is_some());
}

#[test]
fn a_period_that_was_never_used_freezes_nothing() {
    let mut office = Office::new();
    let before = office.dump();
    assert!(try_to_freeze(&mut office, b"one", &[]).is_err());
    assert_eq!(office.dump(), before);
}
