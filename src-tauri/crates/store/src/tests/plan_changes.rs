//! The plan and its directory: what is stored comes back, and what a later appendix changes.

use super::builder::*;
use crate::{Removal, StoreError};
use plan::progress::RowKey;
use plan::task::{Assignment, CompletionRule, Role, TaskId};
use plan::unit::UnitId;

fn standing(office: &Office, task: TaskId) -> Vec<(UnitId, Role)> {
    let plan = office.plan().plan;
    let task = plan.tasks.iter().find(|stored| stored.id == task).unwrap();
    task.assignments
        .iter()
        .map(|assignment| (assignment.unit, assignment.role))
        .collect()
}

#[test]
fn the_directory_comes_back_as_it_was_saved() {
    let office = Office::new();
    assert_eq!(office.store.look().unwrap().units().unwrap(), units());
    assert_eq!(
        office.store.look().unwrap().collectives().unwrap(),
        collectives()
    );
    let profile = office.store.look().unwrap().profile().unwrap().unwrap();
    assert_eq!(
        (profile.code.as_str(), profile.source.as_str()),
        ("bim-son-2024", "x = 1")
    );
}

#[test]
fn a_phrase_settled_once_is_an_alias_and_saved_once() {
    let mut office = Office::new();
    office.go(|tx| tx.add_unit_alias(POLICE, "CATX"));
    let again = office
        .try_to(|tx| tx.add_unit_alias(POLICE, "CATX"))
        .unwrap();
    assert_eq!(again.operation, None);
    let unit = office.store.look().unwrap().units().unwrap().remove(0);
    assert_eq!(unit.aliases, ["Công an thị xã", "CÔNG AN", "CATX"]);
}

#[test]
fn the_plan_comes_back_as_it_was_accepted() {
    let office = Office::new();
    let stored = office.plan();
    let plan = &stored.plan;
    assert_eq!(
        (plan.year, plan.groups.len(), plan.tasks.len()),
        (2024, 2, 3)
    );
    let task = &plan.tasks[2];
    assert_eq!(
        (task.group, task.number.as_str(), task.content.as_str()),
        (1, "3", "Rà soát")
    );
    assert_eq!(task.deadline.text, "Quý I/2024 và thực hiện thường xuyên");
    assert_eq!(task.extra, [("Sản phẩm".to_owned(), "Báo cáo".to_owned())]);
    assert_eq!(task.cells, ["A2", "B2"]);
    assert_eq!(task.completion, CompletionRule::AllLeads);
    assert_eq!(
        task.assignments,
        [lead(POLICE), through(LAM_SON), through(BAC_SON)]
    );
    let original = stored.original.unwrap();
    let original = office
        .store
        .look()
        .unwrap()
        .original(&original)
        .unwrap()
        .unwrap();
    assert_eq!(
        (original.name.as_str(), original.bytes.as_slice()),
        ("phụ lục.xlsx", &b"appendix"[..])
    );
}

#[test]
fn storing_the_same_words_again_changes_nothing() {
    let mut office = Office::new();
    let stored = office.plan();
    let done = office.try_to(|tx| {
        tx.set_groups(stored.id, &stored.plan.groups)?;
        for (position, task) in (0..).zip(&stored.plan.tasks) {
            tx.update_task(
                task.id,
                &record(stored.groups[task.group], position, "Rà soát"),
            )?;
            tx.set_assignments(task.id, &task.assignments)?;
        }
        tx.prune_groups(stored.id, &stored.groups)
    });
    assert_eq!(done.unwrap().operation, None);
}

#[test]
fn a_completion_rule_survives_new_words() {
    let mut office = Office::new();
    let (stored, task) = (office.plan(), office.task(0));
    for rule in [CompletionRule::AnyLead, CompletionRule::NamedLead(POLICE)] {
        office.go(|tx| tx.set_completion(task, rule));
        office.go(|tx| tx.update_task(task, &record(stored.groups[0], 0, "Rà soát, bổ sung")));
        assert_eq!(office.plan().plan.tasks[0].completion, rule);
    }
}

#[test]
fn fewer_groups_are_pruned_once_their_tasks_moved() {
    let mut office = Office::new();
    let (stored, last) = (office.plan(), office.task(2));
    let refused = office.try_to(|tx| {
        let kept = tx.set_groups(stored.id, &[group("I")])?;
        tx.prune_groups(stored.id, &kept)
    });
    assert!(
        matches!(refused, Err(StoreError::Sqlite { .. })),
        "a task still stands there"
    );
    office.go(|tx| {
        let kept = tx.set_groups(stored.id, &[group("I")])?;
        tx.update_task(last, &record(kept[0], 2, "Rà soát"))?;
        tx.prune_groups(stored.id, &kept)
    });
    assert_eq!(office.plan().groups, stored.groups[..1]);
}

#[test]
fn a_task_that_vanished_is_kept_only_for_its_history() {
    let mut office = Office::new();
    let (first, second) = (office.task(0), office.task(1));
    let received = office.receive(LAM_SON, "2024-03", vec![row(first, LAM_SON, "Đã họp")]);
    assert_eq!(office.go(|tx| tx.remove_task(first)), Removal::Kept);
    assert_eq!(office.go(|tx| tx.remove_task(second)), Removal::Deleted);
    assert_eq!(office.plan().plan.tasks.len(), 1);
    assert_eq!(
        office.store.look().unwrap().rows_of(received).unwrap()[0]
            .key
            .task,
        first
    );
    assert_eq!(
        office.try_to(|tx| tx.remove_task(second)),
        Err(StoreError::TaskUnknown)
    );

    let stored = office.plan();
    office.go(|tx| tx.update_task(first, &record(stored.groups[0], 0, "Rà soát")));
    assert_eq!(office.task(0), first, "it stands in the plan again");
    let new = office.go(|tx| tx.insert_task(stored.id, &record(stored.groups[0], 9, "Mới")));
    assert!(
        new > office.task(1),
        "a deleted task's identity is never given again"
    );
}

#[test]
fn the_users_hand_outlives_the_next_appendix() {
    let mut office = Office::new();
    let task = office.task(0);
    let key = |unit| RowKey { task, unit };
    office.go(|tx| {
        tx.unassign(key(BAC_SON))?;
        tx.assign(key(DESK), Role::Support, None)?;
        tx.assign(key(POLICE), Role::Support, None)
    });
    let wanted = [
        (POLICE, Role::Support),
        (LAM_SON, Role::Lead),
        (DESK, Role::Support),
    ];
    assert_eq!(standing(&office, task), wanted);
    office.go(|tx| tx.set_assignments(task, &[lead(POLICE), through(LAM_SON), through(BAC_SON)]));
    assert_eq!(standing(&office, task), wanted);
    office.go(|tx| tx.assign(key(BAC_SON), Role::Lead, None));
    assert!(
        standing(&office, task).contains(&(BAC_SON, Role::Lead)),
        "by hand it comes back"
    );
    let stranger = office.try_to(|tx| tx.unassign(key(UnitId(99))));
    assert_eq!(
        stranger.err(),
        Some(StoreError::AssignmentUnknown {
            key: key(UnitId(99))
        })
    );
}

/// What an assignment is known by, withdrawn ones included.
fn identity(office: &Office, key: RowKey) -> i64 {
    let sql = "SELECT id FROM assignment WHERE task_id = ?1 AND unit_id = ?2";
    let connection = office.store.connection();
    let found = connection.query_row(sql, (key.task.0, key.unit.0), |row| row.get(0));
    found.unwrap()
}

#[test]
fn an_assignment_with_progress_is_withdrawn_and_keeps_its_identity() {
    let mut office = Office::new();
    let task = office.task(0);
    let key = RowKey {
        task,
        unit: LAM_SON,
    };
    let before = identity(&office, key);
    let received = office.receive(LAM_SON, "2024-03", vec![row(task, LAM_SON, "Đã họp")]);
    office.approve(received);
    office.go(|tx| tx.set_assignments(task, &[lead(POLICE)]));
    assert_eq!(standing(&office, task), [(POLICE, Role::Lead)]);
    assert_eq!(
        office.in_force("2024-03"),
        [],
        "it owes and shows nothing any more"
    );
    let support = Assignment {
        role: Role::Support,
        ..lead(LAM_SON)
    };
    office.go(|tx| tx.set_assignments(task, &[lead(POLICE), support]));
    assert_eq!(identity(&office, key), before);
    assert_eq!(office.in_force("2024-03").len(), 1);
}
