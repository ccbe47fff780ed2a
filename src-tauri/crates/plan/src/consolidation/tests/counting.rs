//! Statuses of tasks and the counts of Tổng hợp.

use super::*;

#[test]
fn a_tasks_status_follows_its_completion_rule() {
    use CompletionRule::{AllLeads, AnyLead, NamedLead};
    use Status::{DoneInTime as Done, Dropped, Paused, Standing, Waiting};
    let (overdue, worse) = (Status::Overdue { days: 3 }, Status::Overdue { days: 9 });
    let (soon, sooner) = (Status::DueSoon { days: 6 }, Status::DueSoon { days: 1 });
    let (in_time, late) = (Status::InTime { days: 30 }, Status::DoneLate { days: 2 });
    for (rule, leads, status) in [
        (AllLeads, vec![], None),
        (AllLeads, vec![Done, Done], Some(Done)),
        (AllLeads, vec![Done, late], Some(late)),
        (AllLeads, vec![Done, in_time], Some(in_time)),
        (AllLeads, vec![in_time, overdue, worse, Done], Some(worse)),
        (AllLeads, vec![soon, in_time, sooner], Some(sooner)),
        (AllLeads, vec![Waiting, Standing], Some(Waiting)),
        (AllLeads, vec![Dropped, Done], Some(Done)),
        (AllLeads, vec![Dropped, Paused], Some(Paused)),
        (AllLeads, vec![Dropped, Dropped], Some(Dropped)),
        (AnyLead, vec![overdue, late, Done], Some(Done)),
        (AnyLead, vec![in_time, overdue], Some(overdue)),
        (AnyLead, vec![Dropped, Dropped], Some(Dropped)),
        (NamedLead(A), vec![Done, overdue], Some(Done)),
        (NamedLead(B), vec![Done, in_time], Some(in_time)),
        (NamedLead(UnitId(99)), vec![Done, overdue], Some(overdue)),
    ] {
        let leads: Vec<(UnitId, Status)> = [A, B, C, UnitId(4)].into_iter().zip(leads).collect();
        assert_eq!(task_status(rule, &leads), status, "{rule:?} {leads:?}");
    }
}

#[test]
fn counts_add_up_to_all_tasks_and_all_lead_assignments() {
    let open = |date| (A, until(date), State::InProgress, Updated::WithResult);
    let with = |state| (B, until("2024-12-31"), state, Updated::NotUpdated);
    let standing = |unit, updated| (unit, STANDING, State::InProgress, updated);
    let content = gathered()
        .task(
            0,
            CompletionRule::AllLeads,
            &[open("2024-03-01"), with(State::Done)],
        )
        .task(
            0,
            CompletionRule::AllLeads,
            &[open("2024-03-16"), with(State::Done)],
        )
        .task(
            0,
            CompletionRule::AnyLead,
            &[open("2024-03-01"), with(State::Done)],
        )
        .task(1, CompletionRule::AllLeads, &[with(State::Waiting)])
        .task(1, CompletionRule::AllLeads, &[with(State::Paused)])
        .task(
            1,
            CompletionRule::AllLeads,
            &[
                standing(A, Updated::NothingNew),
                standing(B, Updated::WithResult),
            ],
        )
        .task(
            1,
            CompletionRule::AllLeads,
            &[
                standing(A, Updated::NothingNew),
                standing(B, Updated::Awaited),
            ],
        )
        .task(1, CompletionRule::AllLeads, &[])
        .consolidate();
    let counts = |rows: &[SummaryRow]| -> Vec<String> {
        let row = |row: &SummaryRow| {
            let filled = Bucket::ALL
                .into_iter()
                .filter(|bucket| row.count(*bucket) > 0);
            let counts: Vec<String> = filled
                .map(|bucket| format!("{bucket:?} {}", row.count(bucket)))
                .collect();
            format!("{} {}: {}", row.numeral, row.total(), counts.join(", "))
        };
        rows.iter().map(row).collect()
    };
    assert_eq!(
        counts(&content.summary.tasks),
        [
            "I 3: DoneInTime 1, InTime 1, Overdue 1",
            "II 5: Overdue 1, StandingUpdated 1, StandingNotUpdated 1, Waiting 1, Stopped 1",
        ]
    );
    assert_eq!(
        counts(&content.summary.assignments),
        [
            "I 6: DoneInTime 3, InTime 1, Overdue 2",
            "II 6: StandingUpdated 3, StandingNotUpdated 1, Waiting 1, Stopped 1",
        ]
    );
    assert_eq!(SummaryRow::sum(&content.summary.tasks).total(), 8);
    assert_eq!(SummaryRow::sum(&content.summary.assignments).total(), 12);
}

#[test]
fn standing_work_is_updated_once_all_leads_that_go_on_have_updated() {
    let lead = |unit, state, updated| (unit, STANDING, state, updated);
    let (going, stopped) = (State::InProgress, State::Dropped);
    for (leads, bucket) in [
        (
            [
                lead(A, going, Updated::WithResult),
                lead(B, going, Updated::NothingNew),
            ],
            Bucket::StandingUpdated,
        ),
        (
            [
                lead(A, going, Updated::WithResult),
                lead(B, going, Updated::NotUpdated),
            ],
            Bucket::StandingNotUpdated,
        ),
        (
            [
                lead(A, going, Updated::WithResult),
                lead(B, stopped, Updated::NotUpdated),
            ],
            Bucket::StandingUpdated,
        ),
    ] {
        assert_eq!(
            all(&leads).consolidate().summary.tasks[0].count(bucket),
            1,
            "{leads:?}"
        );
    }
}
