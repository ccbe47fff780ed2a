//! What the leader must look at.

use super::*;

/// "concern number units/leads until".
fn attention(content: &Return) -> Vec<String> {
    let line = |line: &AttentionLine| {
        let until = line.until.map(|day| format!(" {day}")).unwrap_or_default();
        let units = line.unit_names.join(" ");
        format!(
            "{:?} {} [{units}]/{}{until}",
            line.concern, line.number, line.leads
        )
    };
    content.attention.iter().map(line).collect()
}

#[test]
fn overdue_due_soon_and_silent_work_needs_attention() {
    let (silent, going) = (Updated::NotUpdated, State::InProgress);
    let lead = |unit, due, state| (unit, due, state, silent);
    let content = gathered()
        .task(
            0,
            CompletionRule::AllLeads,
            &[
                lead(A, STANDING, going),
                lead(B, STANDING, going),
                (C, STANDING, going, Updated::NothingNew),
            ],
        )
        .task(
            0,
            CompletionRule::AllLeads,
            &[
                lead(A, until("2024-03-04"), going),
                lead(B, until("2024-04-30"), going),
                lead(C, until("2024-03-04"), going),
            ],
        )
        .task(
            0,
            CompletionRule::AllLeads,
            &[(A, until("2024-03-20"), going, Updated::WithResult)],
        )
        .consolidate();
    assert_eq!(
        attention(&content),
        [
            "Overdue 2 [C A]/3 2024-03-04",
            "DueSoon 3 [A]/1 2024-03-20",
            "NotUpdated 1 [B A]/3",
            "NotUpdated 2 [C A]/3 2024-03-04",
            "NotUpdated 2 [B]/3 2024-04-30",
        ]
    );
    assert_eq!(content.tasks[1].until, Some(day("2024-04-30")));
}

#[test]
fn done_stopped_and_waiting_work_owes_no_update() {
    for state in [State::Done, State::Paused, State::Dropped, State::Waiting] {
        let content = all(&[(A, until("2024-03-01"), state, Updated::NotUpdated)]).consolidate();
        assert_eq!(attention(&content), [""; 0], "{state:?}");
    }
    let not_open = Due {
        from: Some(day("2024-05-01")),
        ..until("2024-06-30")
    };
    let content = all(&[(A, not_open, State::NotStarted, Updated::NotUpdated)]).consolidate();
    assert_eq!(attention(&content), [""; 0]);
}

#[test]
fn a_task_done_by_its_rule_concerns_nobody_any_more() {
    let leads = [
        (A, until("2024-03-01"), State::Done, Updated::WithResult),
        (
            B,
            until("2024-03-01"),
            State::InProgress,
            Updated::NotUpdated,
        ),
    ];
    for (rule, lines) in [
        (CompletionRule::AnyLead, 0),
        (CompletionRule::NamedLead(A), 0),
        (CompletionRule::AllLeads, 2),
    ] {
        let content = gathered().task(0, rule, &leads).consolidate();
        assert_eq!(content.attention.len(), lines, "{rule:?}");
    }
}

#[test]
fn a_task_that_nobody_leads_still_has_a_status_and_is_not_lost() {
    let content = all(&[]).consolidate();
    assert_eq!(content.tasks[0].status, Status::Overdue { days: 13 });
    assert_eq!(attention(&content), ["Overdue 1 []/0 2024-03-01"]);
    assert_eq!(
        (content.units.len(), content.summary.assignments[0].total()),
        (0, 0)
    );
}
