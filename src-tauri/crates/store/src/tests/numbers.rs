//! Indicators and which of their numbers count.

use super::builder::*;
use crate::{Decided, FileHash, NewSubmission, OfficialNumber, OfficialTable, StoreError, Tx};
use plan::indicator::{
    Amount, Direction, Figure, Indicator, IndicatorId, Kind, MeasureKey, Measurement, Numbers,
    Reporters, Since, Source, Target,
};
use plan::remark::Place;
use plan::task::{Cadence, TaskId};
use plan::unit::{Level, UnitId};

fn indicator(task: Option<TaskId>) -> Indicator {
    Indicator {
        id: IndicatorId(0),
        code: "8.2".into(),
        name: "Tỷ lệ đúng hạn".into(),
        unit_of_count: "%".into(),
        kind: Kind::Ratio,
        direction: Direction::Higher,
        targets: vec![Target {
            value: Amount::whole(90),
            level: Some(Level::Commune),
            from: "2024-04-01".parse().ok(),
            until: None,
        }],
        cadence: Cadence::Monthly,
        task,
        reporters: Reporters::Units(vec![LAM_SON, BAC_SON]),
        source: Source::Units,
        asks: Figure::Cumulative,
        since: Since::NewYear,
    }
}

fn saying(
    mut submission: NewSubmission,
    of: IndicatorId,
    unit: UnitId,
    value: u32,
) -> NewSubmission {
    submission.measurements.push(Measurement {
        key: MeasureKey {
            indicator: of,
            unit,
        },
        numbers: Numbers::ratio(Amount::whole(value), Amount::whole(100)),
        text: String::new(),
        note: "ghi chú".into(),
        place: place("E9"),
        remarks: Vec::new(),
    });
    submission
}

/// The numerators that count, by unit.
fn counting(office: &Office, of: IndicatorId) -> Vec<(UnitId, u32)> {
    let measured = office.store.look().unwrap().measured().unwrap();
    let units = measured.get(&of).into_iter().flatten();
    let points = units.flat_map(|unit| unit.points.iter().map(|point| (unit.unit, point)));
    points
        .map(|(unit, point)| {
            let parts = point.numbers.numerator.unwrap().parts();
            (unit, u32::try_from(parts / 10_000).unwrap())
        })
        .collect()
}

#[test]
fn an_indicator_comes_back_as_it_was_stored_and_undo_takes_it_away() {
    let mut office = Office::new();
    let before = office.dump();
    let id = office.go(|tx| tx.insert_indicator(&indicator(None)));
    let stored = office.store.look().unwrap().indicators().unwrap();
    assert_eq!(
        stored,
        [Indicator {
            id,
            ..indicator(None)
        }]
    );
    office.go(|tx| {
        tx.update_indicator(&Indicator {
            id,
            targets: Vec::new(),
            reporters: Reporters::Leads,
            ..indicator(None)
        })
    });
    office.go(|tx| tx.remove_indicator(id));
    assert_eq!(office.store.look().unwrap().indicators().unwrap(), []);
    assert_eq!(
        office
            .store
            .look()
            .unwrap()
            .removed_indicators()
            .unwrap()
            .len(),
        1
    );
    let unknown = office.try_to(|tx| tx.remove_indicator(IndicatorId(99)));
    assert_eq!(unknown.err(), Some(StoreError::IndicatorUnknown));
    for _ in 0..3 {
        office.store.undo(crate::gate::tests::at(9)).unwrap();
    }
    assert_eq!(office.dump(), before);
}

#[test]
fn the_number_of_the_newest_approved_workbook_counts() {
    let mut office = Office::new();
    let of = office.go(|tx| tx.insert_indicator(&indicator(None)));
    let store = |office: &mut Office, submission: NewSubmission| {
        office.go(|tx: &Tx<'_>| {
            let ready = ready(tx, &submission)?;
            tx.insert_approved(&ready)
        })
    };
    let first = workbook(LAM_SON, "2024-03", Vec::new());
    store(&mut office, saying(first.clone(), of, LAM_SON, 40));
    let second = store(&mut office, saying(first.clone(), of, LAM_SON, 45));
    assert_eq!(counting(&office, of), [(LAM_SON, 45)]);
    store(
        &mut office,
        saying(by_hand(LAM_SON, "2024-03", Vec::new()), of, BAC_SON, 7),
    );
    assert_eq!(counting(&office, of), [(LAM_SON, 45), (BAC_SON, 7)]);
    office.go(|tx| tx.ask_for_more(second, "thiếu"));
    assert_eq!(counting(&office, of), [(LAM_SON, 40), (BAC_SON, 7)]);
    store(&mut office, first);
    assert_eq!(
        counting(&office, of),
        [(LAM_SON, 45), (BAC_SON, 7)],
        "what a later workbook has no number for stays"
    );
    assert_eq!(office.store.look().unwrap().check().unwrap(), []);
}

#[test]
fn official_numbers_stand_beside_and_replace_those_of_the_same_day() {
    let mut office = Office::new();
    let of = office.go(|tx| tx.insert_indicator(&indicator(None)));
    let mut give = |day: &str, value: u32| {
        let done = office.try_to(|tx| {
            let kept = tx.keep_period(&period("2024-03"))?;
            let original: FileHash = tx.insert_original("tỉnh.xlsx", b"table")?;
            let table = OfficialTable {
                period: &kept,
                closed_on: day.parse().unwrap(),
                original: &original,
            };
            tx.insert_official(
                &table,
                &OfficialNumber {
                    key: MeasureKey {
                        indicator: of,
                        unit: LAM_SON,
                    },
                    numbers: Numbers::ratio(Amount::whole(value), Amount::whole(100)),
                    text: value.to_string(),
                    place: Place::default(),
                },
            )
        });
        done.unwrap().operation.is_some()
    };
    assert!(give("2024-03-12", 40));
    assert!(!give("2024-03-12", 40), "the same again changes nothing");
    assert!(give("2024-03-12", 41));
    assert!(give("2024-03-14", 43));
    assert_eq!(counting(&office, of), [(LAM_SON, 41), (LAM_SON, 43)]);
}

#[test]
fn a_task_with_an_indicator_stays_when_it_leaves_the_plan() {
    let mut office = Office::new();
    let task = office.plan().plan.tasks[0].id;
    let id = office.go(|tx| tx.insert_indicator(&indicator(Some(task))));
    let decided = Decided {
        task,
        words: "đạt 90%".into(),
        indicator: Some(id),
    };
    office.go(|tx| tx.decide_proposal(&decided));
    assert_eq!(office.go(|tx| tx.remove_task(task)), crate::Removal::Kept);
    let look = office.store.look().unwrap();
    assert_eq!(look.indicators().unwrap(), [], "its task is gone");
    assert_eq!(look.decided_proposals().unwrap(), [decided]);
}
