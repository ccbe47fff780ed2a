//! Undo: whatever was done, taking it back restores the dump.

use super::builder::*;
use crate::gate::tests::at;
use crate::{Done, FormIssue, PeriodExtension, Reminder, StoreError, StoredProfile, SubmissionId};
use plan::decision::{EventLogged, Extension};
use plan::progress::RowKey;
use plan::reminder::Channel;
use plan::task::{CompletionRule, Role};
use plan::unit::{CollectiveId, UnitId};

/// A small generator: the same seed gives the same story.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963);
        (self.0 >> 33) as usize % end
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

fn anything(office: &mut Office, dice: &mut Dice) -> Result<Done<()>, StoreError> {
    let stored = office.plan();
    let text = format!("lời {}", dice.below(1000));
    let task = stored.plan.tasks.get(dice.below(4)).map(|task| task.id);
    let unit = dice.pick(&[POLICE, LAM_SON, BAC_SON, DESK]);
    let month = dice.pick(&["2024-03", "2024-04", "2024-W10"]);
    let submission = SubmissionId(dice.below(6) as i64 + 1);
    let role = dice.pick(&[Role::Lead, Role::Support]);
    let (what, place) = (dice.below(21), dice.below(9) as u32);
    office.try_to(|tx| {
        let task = task.ok_or(StoreError::TaskUnknown);
        match what {
            0 => tx.set_setting("k", &text),
            1 => tx.add_unit_alias(unit, &text),
            2 => tx.save_profile(&StoredProfile {
                code: text.clone(),
                source: text,
            }),
            3 => {
                let mut words = record(stored.groups[0], place, &text);
                words.extra = vec![(text.clone(), text); place as usize % 3];
                words.cells.truncate(place as usize % 3);
                tx.update_task(task?, &words)
            }
            4 | 5 => {
                let new = tx.insert_task(stored.id, &record(stored.groups[0], place, &text))?;
                tx.set_assignments(new, &[lead(unit), through(LAM_SON)])
            }
            6 => tx.remove_task(task?).map(drop),
            7 => tx.set_assignments(task?, &[through(BAC_SON), lead(unit)]),
            8 => tx.assign(RowKey { task: task?, unit }, role, None),
            9 => tx.unassign(RowKey { task: task?, unit }),
            10 => tx.set_completion(task?, CompletionRule::NamedLead(unit)),
            11 => {
                let form = FormIssue {
                    unit,
                    period: id(month),
                    issued_at: at(3),
                    rows: place,
                };
                tx.keep_period(&period(month))?;
                tx.record_form(&form)?;
                tx.close_period(form.period, true)
            }
            12 => {
                let submission = workbook(unit, month, vec![row(task?, unit, &text)]);
                let id = store_submission(tx, &submission, text.as_bytes())?;
                tx.approve(id)
            }
            13 => tx.approve(submission),
            14 | 15 => decide(tx, (task?, unit, month), what == 14, &text),
            16 => {
                tx.keep_period(&period(month))?;
                tx.log_reminder(&Reminder {
                    unit,
                    period: id(month),
                    at: at(place),
                    channel: Channel::Phone,
                    note: text,
                })
            }
            17 | 18 => {
                let mut edited = tx.units()?.remove(place as usize % 4);
                edited.email = Some(text.clone());
                edited.aliases.push(text);
                tx.update_unit(&edited)
            }
            19 => {
                let mut added = tx.units()?.remove(0);
                (added.name, added.aliases) = (text.clone(), vec![text]);
                let added = tx.add_unit(&added)?;
                tx.add_member(CollectiveId(1), added)
            }
            _ => tx.ask_for_more(submission, &text),
        }
    })
}

/// Logs an event and an extension of a task, or more time for a report.
fn decide(
    tx: &crate::Tx<'_>,
    (task, unit, month): (plan::task::TaskId, UnitId, &str),
    of_task: bool,
    document: &str,
) -> Result<(), StoreError> {
    let document = document.to_owned();
    let day = at(1).date();
    if of_task {
        let event = EventLogged {
            task,
            on: day,
            until: None,
            document: document.clone(),
        };
        let extension = Extension {
            task,
            unit: Some(unit),
            until: day,
            document,
        };
        tx.log_event(&event, at(1))?;
        return tx.log_extension(&extension, at(1));
    }
    tx.keep_period(&period(month))?;
    let extension = PeriodExtension {
        unit,
        period: id(month),
        due: at(2),
        document,
    };
    tx.log_period_extension(&extension, at(1))
}

#[test]
fn taking_back_anything_restores_the_dump() {
    for seed in 0..12 {
        let (mut office, mut dice) = (Office::new(), Dice(seed));
        let mut before: Vec<String> = Vec::new();
        for step in 0..60 {
            if dice.below(4) == 0 && !before.is_empty() {
                office.store.undo(at(20)).unwrap();
                assert_eq!(
                    Some(office.dump()),
                    before.pop(),
                    "seed {seed}, step {step}"
                );
                continue;
            }
            let dump = office.dump();
            match anything(&mut office, &mut dice) {
                Ok(done) if done.operation.is_some() => {
                    assert_ne!(office.dump(), dump);
                    before.push(dump);
                }
                _ => assert_eq!(office.dump(), dump, "seed {seed}, step {step}"),
            }
        }
        assert_eq!(office.store.look().unwrap().check().unwrap(), []);
        office.reopen();
        while let Some(dump) = before.pop() {
            office.store.undo(at(21)).unwrap();
            assert_eq!(office.dump(), dump, "seed {seed}");
        }
        assert_eq!(office.store.undo(at(22)), Err(StoreError::NothingToUndo));
        assert_eq!(office.store.look().unwrap().check().unwrap(), []);
    }
}

#[test]
fn history_says_what_was_done_and_what_was_taken_back() {
    let mut office = Office::new();
    for value in ["1", "2"] {
        let op = crate::Operation::new("setting_set", value, at(8));
        office
            .store
            .perform(&op, |tx| tx.set_setting("k", value))
            .unwrap();
    }
    let revision = office.store.revision().unwrap();
    let undone = office.store.undo(at(9)).unwrap();
    assert_eq!(
        (undone.kind.as_str(), undone.title.as_str()),
        ("setting_set", "2")
    );
    assert!(undone.touched.contains("setting"));
    assert!(
        office.store.revision().unwrap() > revision,
        "a preview from before is stale"
    );
    assert_eq!(
        office
            .store
            .look()
            .unwrap()
            .setting("k")
            .unwrap()
            .as_deref(),
        Some("1")
    );
    let history = office.store.look().unwrap().history(9).unwrap();
    let lines: Vec<_> = history
        .iter()
        .map(|h| (h.title.as_str(), h.undone_at))
        .collect();
    assert_eq!(lines, [("2", Some(at(9))), ("1", None)]);
    assert_eq!(history[0].id, undone.id);
}

#[test]
fn originals_stay_when_what_brought_them_is_taken_back() {
    let mut office = Office::new();
    let rows = vec![row(office.task(0), LAM_SON, "x")];
    let id = office.receive(LAM_SON, "2024-03", rows);
    let hash = office
        .store
        .look()
        .unwrap()
        .submission(id)
        .unwrap()
        .original
        .unwrap();
    office.store.undo(at(9)).unwrap();
    assert!(
        office
            .store
            .look()
            .unwrap()
            .submissions_of_file(&hash)
            .unwrap()
            .is_empty()
    );
    assert!(
        office
            .store
            .look()
            .unwrap()
            .original(&hash)
            .unwrap()
            .is_some()
    );
}

#[test]
fn making_the_store_cannot_be_taken_back() {
    let mut office = Office::new();
    assert_eq!(office.store.undo(at(9)), Err(StoreError::NothingToUndo));
    assert_eq!(office.store.look().unwrap().units().unwrap().len(), 4);
    assert_eq!(
        office.store.look().unwrap().units().unwrap()[0].id,
        UnitId(1)
    );
}
