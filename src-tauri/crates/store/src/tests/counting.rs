//! Which rows count: versions, handling, entries by hand, and what is known as of a day.

use super::builder::*;
use crate::gate::tests::{at, op};
use crate::{Cutoff, FormIssue, Handling, NewRow, Store, StoreError, SubmissionId};
use chrono::NaiveDate;
use plan::period::PeriodKind;
use plan::progress::{Progress, Reported, RowKey};
use plan::status::State;
use plan::unit::UnitId;

const MARCH: &str = "2024-03";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[track_caller]
fn results(office: &Office, period: &str, expected: &[&str]) {
    let found: Vec<String> = office
        .in_force(period)
        .into_iter()
        .map(|(_, _, result)| result)
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_submission_comes_back_as_it_was_stored() {
    let mut office = Office::new();
    let task = office.task(1);
    let wanted = workbook(LAM_SON, MARCH, vec![row(task, LAM_SON, "Đã họp")]);
    let id = office.go(|tx| store_submission(tx, &wanted, b"form"));
    let stored = office.store.look().unwrap().submission(id).unwrap();
    assert_eq!(
        (stored.unit, stored.version, stored.handling),
        (LAM_SON, 1, Handling::New)
    );
    assert_eq!((stored.received_at, stored.imported_at), (at(9), at(10)));
    assert_eq!(stored.sender.as_deref(), Some("x@y.vn"));
    let hash = stored.original.clone().unwrap();
    assert_eq!(
        office
            .store
            .look()
            .unwrap()
            .submissions_of_file(&hash)
            .unwrap(),
        [stored]
    );
    assert_eq!(
        office.store.look().unwrap().contents(id).unwrap(),
        wanted.contents
    );
    assert_eq!(
        office.store.look().unwrap().remarks(id).unwrap(),
        wanted.remarks
    );
    let rows = office.store.look().unwrap().rows_of(id).unwrap();
    assert_eq!(rows[0].progress, wanted.rows[0].progress);
    assert_eq!(
        (&rows[0].place, rows[0].key),
        (&wanted.rows[0].place, wanted.rows[0].key)
    );
}

#[test]
fn rows_count_from_approval_on_and_a_newer_workbook_takes_the_place_of_those_it_has() {
    let mut office = Office::new();
    let (one, two) = (office.task(0), office.task(1));
    let first = office.receive(
        LAM_SON,
        MARCH,
        vec![row(one, LAM_SON, "bản 1"), row(two, LAM_SON, "bản 1")],
    );
    results(&office, MARCH, &[]);
    office.approve(first);
    results(&office, MARCH, &["bản 1", "bản 1"]);

    let second = office.receive(LAM_SON, MARCH, vec![row(one, LAM_SON, "bản 2")]);
    results(&office, MARCH, &["bản 1", "bản 1"]);
    office.approve(second);
    results(&office, MARCH, &["bản 2", "bản 1"]);

    office.go(|tx| tx.ask_for_more(second, "thiếu số văn bản"));
    results(&office, MARCH, &["bản 1", "bản 1"]);
    let stored = office.store.look().unwrap().submission(second).unwrap();
    assert_eq!(stored.handling, Handling::NeedsMore);
    assert_eq!(stored.reason.as_deref(), Some("thiếu số văn bản"));

    office.approve(second);
    results(&office, MARCH, &["bản 2", "bản 1"]);
    assert_eq!(
        office
            .store
            .look()
            .unwrap()
            .submission(second)
            .unwrap()
            .reason,
        None
    );
    office.approve(first);
    results(&office, MARCH, &["bản 2", "bản 1"]);
    assert_eq!(
        office
            .store
            .look()
            .unwrap()
            .next_version(LAM_SON, id(MARCH))
            .unwrap(),
        3
    );
    assert_eq!(
        office
            .store
            .look()
            .unwrap()
            .next_version(BAC_SON, id(MARCH))
            .unwrap(),
        1
    );
}

#[test]
fn a_blank_row_takes_back_what_was_said_and_is_kept_for_nothing_else() {
    let mut office = Office::new();
    let (one, two) = (office.task(0), office.task(1));
    let blank = |task| NewRow {
        progress: Progress::default(),
        ..row(task, LAM_SON, "")
    };
    let stored = |office: &Office, id| office.store.look().unwrap().rows_of(id).unwrap().len();
    let first = office.receive(LAM_SON, MARCH, vec![row(one, LAM_SON, "bản 1"), blank(two)]);
    office.approve(first);
    assert_eq!(stored(&office, first), 1);
    let second = office.receive(LAM_SON, MARCH, vec![blank(one), blank(two)]);
    office.approve(second);
    results(&office, MARCH, &[]);
    assert_eq!(stored(&office, second), 1);
    assert_eq!(office.store.look().unwrap().check().unwrap(), []);
    office.go(|tx| tx.ask_for_more(second, "gửi nhầm"));
    results(&office, MARCH, &["bản 1"]);
}

#[test]
fn a_report_to_be_corrected_goes_on_counting_and_one_sent_back_waits_for_its_answer() {
    let mut office = Office::new();
    let (one, two) = (office.task(0), office.task(1));
    let rows = vec![row(one, LAM_SON, "bản 1"), row(two, LAM_SON, "bản 1")];
    let first = office.receive(LAM_SON, MARCH, rows);
    office.approve(first);
    office.go(|tx| tx.ask_to_correct(first));
    results(&office, MARCH, &["bản 1", "bản 1"]);
    let handled = |office: &Office| {
        let stored = office.store.look().unwrap().submission(first).unwrap();
        (stored.handling, stored.reason)
    };
    assert_eq!(handled(&office), (Handling::NeedsMore, None));
    office.approve(first);

    office.go(|tx| tx.ask_for_more(first, "thiếu số văn bản"));
    results(&office, MARCH, &[]);
    office.go(|tx| tx.ask_to_correct(first));
    results(&office, MARCH, &[]);
    let answer = office.receive(LAM_SON, MARCH, vec![row(two, LAM_SON, "bản 2")]);
    office.approve(answer);
    results(&office, MARCH, &["bản 1", "bản 2"]);
    assert_eq!(handled(&office).0, Handling::NeedsMore, "it is on record");
    assert_eq!(office.store.look().unwrap().check().unwrap(), []);
}

#[test]
fn an_entry_by_hand_takes_the_place_of_its_own_rows_only() {
    let mut office = Office::new();
    let (one, two) = (office.task(0), office.task(1));
    let rows = vec![row(one, LAM_SON, "tệp"), row(two, LAM_SON, "tệp")];
    let workbook = office.receive(LAM_SON, MARCH, rows);
    office.approve(workbook);
    let entry = by_hand(LAM_SON, MARCH, vec![row(two, LAM_SON, "điện thoại")]);
    office.go(|tx| {
        let id = store_submission(tx, &entry, b"")?;
        tx.approve(id)
    });
    results(&office, MARCH, &["tệp", "điện thoại"]);
}

#[test]
fn a_store_of_entries_by_hand_alone_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let (mut store, ()) = Store::create(&path, |tx| tx.save_directory(&units(), &[])).unwrap();
    let entry = by_hand(LAM_SON, MARCH, Vec::new());
    store
        .perform(&op("hand"), |tx| store_submission(tx, &entry, b""))
        .unwrap();
    assert_eq!(store.look().unwrap().check().unwrap(), []);
}

#[test]
fn units_and_periods_do_not_disturb_each_other() {
    let mut office = Office::new();
    let task = office.task(0);
    for (unit, period, result) in [
        (LAM_SON, MARCH, "a"),
        (BAC_SON, MARCH, "b"),
        (LAM_SON, "2024-04", "c"),
    ] {
        let id = office.receive(unit, period, vec![row(task, unit, result)]);
        office.approve(id);
    }
    results(&office, MARCH, &["a", "b"]);
    results(&office, "2024-04", &["c"]);
}

#[test]
fn a_unit_heard_in_anothers_report_speaks_once() {
    let mut office = Office::new();
    let task = office.task(0);
    let desk = RowKey { task, unit: DESK };
    office.go(|tx| tx.assign(desk, plan::task::Role::Lead, None));
    let within = office.receive(POLICE, MARCH, vec![row(task, DESK, "trong báo cáo chung")]);
    let own = office.receive(DESK, MARCH, vec![row(task, DESK, "báo cáo riêng")]);
    office.approve(own);
    office.approve(within);
    results(&office, MARCH, &["báo cáo riêng"]);
    office.go(|tx| tx.ask_for_more(own, "sai kỳ"));
    results(&office, MARCH, &["trong báo cáo chung"]);
}

#[test]
fn rows_must_report_on_something_that_was_assigned() {
    let mut office = Office::new();
    let key = RowKey {
        task: office.task(0),
        unit: DESK,
    };
    let stray = workbook(DESK, MARCH, vec![row(key.task, DESK, "x")]);
    let before = office.dump();
    let refused = office.try_to(|tx| store_submission(tx, &stray, b"form"));
    assert_eq!(refused.err(), Some(StoreError::AssignmentUnknown { key }));
    assert_eq!(office.dump(), before);
    let unknown = office.try_to(|tx| tx.approve(SubmissionId(77)));
    assert_eq!(unknown.err(), Some(StoreError::SubmissionUnknown));
    let never_kept = workbook(LAM_SON, "2024-09", Vec::new());
    let refused = office.try_to(|tx| tx.insert_submission(&never_kept));
    assert_eq!(refused.err(), Some(StoreError::PeriodUnknown));
}

#[test]
fn the_last_state_outlives_later_periods_without_news() {
    let mut office = Office::new();
    let task = office.task(0);
    let saying = |reported| NewRow {
        progress: Progress {
            reported: Some(reported),
            ..Progress::default()
        },
        ..row(task, LAM_SON, "")
    };
    let done = saying(Reported::State(State::Done));
    for (period, row) in [
        ("2024-02", row(task, LAM_SON, "đang làm")),
        ("2024-03", done),
        ("2024-04", saying(Reported::NothingNew)),
    ] {
        let id = office.receive(LAM_SON, period, vec![row]);
        office.approve(id);
    }
    let known = |cutoff| -> Vec<(String, Option<Reported>)> {
        let rows = office
            .store
            .look()
            .unwrap()
            .latest_progress(cutoff)
            .unwrap();
        rows.into_iter()
            .map(|row| (row.period.to_string(), row.progress.reported))
            .collect()
    };
    let (progressing, nothing) = (Reported::State(State::InProgress), Reported::NothingNew);
    let february = ("2024-02".to_owned(), Some(progressing));
    let march = ("2024-03".to_owned(), Some(Reported::State(State::Done)));
    let april = ("2024-04".to_owned(), Some(nothing));
    for (cutoff, expected) in [
        (Cutoff::Ended(day("2024-02-13")), vec![]),
        (Cutoff::Ended(day("2024-02-14")), vec![february.clone()]),
        (Cutoff::Begun(day("2024-02-14")), vec![february.clone()]),
        (
            Cutoff::Begun(day("2024-02-15")),
            vec![february.clone(), march.clone()],
        ),
        (
            Cutoff::Ended(day("2024-04-14")),
            vec![february, march, april],
        ),
    ] {
        assert_eq!(known(cutoff), expected, "{cutoff:?}");
    }
}

#[test]
fn last_periods_result_is_of_the_same_kind() {
    let mut office = Office::new();
    let task = office.task(0);
    for (period, result) in [
        ("2024-02", "tháng 2"),
        ("2024-W10", "tuần 10"),
        ("2024-03", ""),
    ] {
        let id = office.receive(LAM_SON, period, vec![row(task, LAM_SON, result)]);
        office.approve(id);
    }
    let key = RowKey {
        task,
        unit: LAM_SON,
    };
    for (of, expected) in [
        ("2024-02", None),
        ("2024-03", Some("tháng 2")),
        ("2024-04", Some("tháng 2")),
        ("2024-W10", None),
        ("2024-W11", Some("tuần 10")),
    ] {
        let results = office
            .store
            .look()
            .unwrap()
            .last_results(&period(of))
            .unwrap();
        assert_eq!(results.get(&key).map(String::as_str), expected, "{of}");
    }
    let month = period(MARCH);
    let weeks = office
        .store
        .look()
        .unwrap()
        .progress_within(PeriodKind::Week, month.from, month.to)
        .unwrap();
    assert_eq!(weeks.len(), 1);
    assert_eq!(weeks[0].progress.result, "tuần 10");
}

#[test]
fn nothing_new_for_the_whole_form_counts_once_approved() {
    let mut office = Office::new();
    let routine = |office: &Office| -> Vec<UnitId> {
        office
            .store
            .look()
            .unwrap()
            .routine_units(id("2024-W10"))
            .unwrap()
    };
    let mut quiet = workbook(LAM_SON, "2024-W10", Vec::new());
    quiet.routine = true;
    let quiet = office.go(|tx| store_submission(tx, &quiet, b"quiet"));
    assert_eq!(routine(&office), []);
    office.approve(quiet);
    assert_eq!(routine(&office), [LAM_SON]);
    let rows = vec![row(office.task(0), LAM_SON, "có việc")];
    let busy = office.receive(LAM_SON, "2024-W10", rows);
    office.approve(busy);
    assert_eq!(routine(&office), []);
}

#[test]
fn a_period_stays_as_it_was_when_first_used() {
    let mut office = Office::new();
    let first = period(MARCH);
    office.go(|tx| tx.keep_period(&first));
    let mut ruled_anew = first.clone();
    ruled_anew.units_due = at(1);
    assert_eq!(
        office
            .try_to(|tx| tx.keep_period(&ruled_anew))
            .unwrap()
            .output,
        first
    );
    office.go(|tx| tx.close_period(first.id, true));
    let kept = office.store.look().unwrap().periods().unwrap();
    assert_eq!(
        kept.iter()
            .map(|p| (&p.period, p.closed))
            .collect::<Vec<_>>(),
        [(&first, true)]
    );
    let refused = office.try_to(|tx| tx.close_period(id("2024-04"), true));
    assert_eq!(refused.err(), Some(StoreError::PeriodUnknown));
}

#[test]
fn forms_handed_out_are_remembered() {
    let mut office = Office::new();
    let form = FormIssue {
        unit: LAM_SON,
        period: id(MARCH),
        issued_at: at(8),
        rows: 9,
    };
    office.go(|tx| {
        tx.keep_period(&period(MARCH))?;
        tx.record_form(&form)
    });
    assert_eq!(
        office
            .store
            .look()
            .unwrap()
            .forms_issued(id(MARCH))
            .unwrap(),
        [form]
    );
}

#[test]
fn storing_and_approving_at_once_is_storing_and_then_approving() {
    let mut stepwise = Office::new();
    let mut at_once = Office::new();
    let (one, two) = (stepwise.task(0), stepwise.task(1));
    let submissions = [
        workbook(
            LAM_SON,
            MARCH,
            vec![row(one, LAM_SON, "bản 1"), row(two, LAM_SON, "bản 1")],
        ),
        by_hand(LAM_SON, MARCH, vec![row(one, LAM_SON, "điện thoại")]),
        workbook(LAM_SON, MARCH, vec![row(two, LAM_SON, "bản 3")]),
        // Another unit's workbook speaks for the same assignment.
        workbook(BAC_SON, MARCH, vec![row(two, LAM_SON, "báo cáo thay")]),
        workbook(LAM_SON, MARCH, vec![row(one, LAM_SON, "bản 4")]),
    ];
    for wanted in &submissions {
        stepwise.go(|tx| {
            let id = store_submission(tx, wanted, b"form")?;
            tx.approve(id)
        });
        at_once.go(|tx| tx.insert_approved(&ready(tx, wanted)?));
        assert_eq!(stepwise.dump(), at_once.dump());
    }
    let before = at_once.dump();
    let last = workbook(LAM_SON, MARCH, vec![row(two, LAM_SON, "bản 5")]);
    at_once.go(|tx| tx.insert_approved(&ready(tx, &last)?));
    assert_ne!(at_once.dump(), before);
    at_once.store.undo(at(11)).unwrap();
    assert_eq!(at_once.dump(), before);
}
