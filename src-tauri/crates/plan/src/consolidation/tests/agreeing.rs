//! Whatever was reported: the sheets of one return count the same things and agree.

use super::*;
use crate::status::Status;
use std::collections::BTreeSet;

/// A small generator: the same seed gives the same return.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn any<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len())]
    }
}

fn lead(unit: UnitId, dice: &mut Dice) -> Lead {
    let mut due = dice.any(&[
        STANDING,
        until("2024-02-01"),
        until("2024-03-14"),
        until("2024-03-18"),
        until("2024-12-31"),
    ]);
    due.standing |= dice.roll(4) == 0;
    due.awaits_event = dice.roll(9) == 0;
    if dice.roll(6) == 0 {
        due.from = Some(day("2024-04-01"));
    }
    if dice.roll(9) == 0 {
        (due.until, due.standing) = (None, false);
    }
    let state = dice.any(&[
        State::NotStarted,
        State::InProgress,
        State::InProgress,
        State::Waiting,
        State::Done,
        State::Paused,
        State::Dropped,
    ]);
    let updated = dice.any(&[
        Updated::WithResult,
        Updated::NothingNew,
        Updated::Awaited,
        Updated::NotUpdated,
        Updated::Waived,
    ]);
    (unit, due, state, updated)
}

/// A half-year of up to thirty tasks, each with none to three leads and now and then a support.
fn any_return(seed: u64) -> Return {
    let mut dice = Dice(seed);
    let mut gathered = gathered();
    gathered.part = PeriodPart::Half(1);
    for _ in 0..=dice.roll(30) {
        let mut leads = Vec::new();
        for unit in [A, B, C] {
            if dice.roll(3) > 0 {
                leads.push(lead(unit, &mut dice));
            }
        }
        let rule = match (dice.roll(3), leads.first()) {
            (0, Some(first)) => CompletionRule::NamedLead(first.0),
            (1, _) => CompletionRule::AnyLead,
            _ => CompletionRule::AllLeads,
        };
        gathered = gathered.task(dice.roll(2), rule, &leads);
        if leads.len() < 3 && leads.iter().all(|lead| lead.0 != C) && dice.roll(2) == 0 {
            gathered = gathered.supported_by(C, "Đã phối hợp.");
        }
    }
    let mut rows: Vec<_> = gathered.standing.iter_mut().collect();
    rows.sort_by_key(|(key, _)| (key.task.0, key.unit.0));
    for (_, standing) in rows {
        if standing.state == State::Done {
            standing.done_on = dice.any(&[None, Some(day("2024-01-20")), Some(day("2024-03-10"))]);
        }
    }
    gathered.consolidate()
}

fn count(all: impl Iterator<Item = bool>) -> u32 {
    u32::try_from(all.filter(|one| *one).count()).unwrap()
}

#[test]
fn the_summary_counts_what_the_sheets_of_tasks_and_units_list() {
    for seed in 0..400 {
        let content = any_return(seed);
        let group_of = |task: TaskId| content.tasks.iter().find(|one| one.task == task);
        for (at, (tasks, leads)) in content
            .summary
            .tasks
            .iter()
            .zip(&content.summary.assignments)
            .enumerate()
        {
            let own = || content.tasks.iter().filter(move |task| task.group == at);
            assert_eq!(tasks.total(), count(own().map(|_| true)), "seed {seed}");
            for bucket in Bucket::ALL {
                let listed = count(own().map(|task| task.bucket() == bucket));
                assert_eq!(tasks.count(bucket), listed, "{bucket:?}, seed {seed}");
                let of_tasks = own().flat_map(|task| &task.leads);
                let of_tasks = count(of_tasks.map(|lead| lead.bucket() == bucket));
                let of_units = content.units.iter().filter(|line| line.role == Role::Lead);
                let of_units = count(of_units.map(|line| {
                    let here = group_of(line.key.task).is_some_and(|task| task.group == at);
                    let counted = line.status.zip(line.updated);
                    here && counted
                        .is_some_and(|(status, updated)| Bucket::of(status, updated) == bucket)
                }));
                assert_eq!(leads.count(bucket), of_tasks, "{bucket:?}, seed {seed}");
                assert_eq!(of_tasks, of_units, "{bucket:?}, seed {seed}");
            }
        }
        let all = SummaryRow::sum(&content.summary.tasks).total();
        assert_eq!(usize::try_from(all), Ok(content.tasks.len()));
    }
}

#[test]
fn what_needs_attention_is_what_the_sheet_of_tasks_says_is_overdue_or_silent() {
    for seed in 0..400 {
        let content = any_return(seed);
        let listed = |wanted: Concern| -> BTreeSet<(i64, i64)> {
            let lines = content.attention.iter();
            let lines = lines.filter(|line| line.concern == wanted);
            lines
                .flat_map(|line| line.units.iter().map(|unit| (line.task.0, unit.0)))
                .collect()
        };
        let open = content
            .tasks
            .iter()
            .filter(|task| !matches!(task.bucket(), Bucket::DoneInTime | Bucket::DoneLate));
        let leads: Vec<(&TaskLine, &LeadLine)> = open
            .flat_map(|task| task.leads.iter().map(move |lead| (task, lead)))
            .collect();
        let told = |wanted: &dyn Fn(&LeadLine) -> bool| -> BTreeSet<(i64, i64)> {
            let leads = leads.iter().filter(|(_, lead)| wanted(lead));
            leads
                .map(|(task, lead)| (task.task.0, lead.unit.0))
                .collect()
        };
        assert_eq!(
            listed(Concern::Overdue),
            told(&|lead| lead.bucket() == Bucket::Overdue),
            "seed {seed}"
        );
        assert_eq!(
            listed(Concern::DueSoon),
            told(&|lead| matches!(lead.status, Status::DueSoon { .. })),
            "seed {seed}"
        );
        let silent = told(&|lead| lead.updated == Updated::NotUpdated);
        assert!(
            listed(Concern::NotUpdated).is_subset(&silent),
            "seed {seed}"
        );
        let standing = told(&|lead| {
            lead.updated == Updated::NotUpdated && lead.bucket() == Bucket::StandingNotUpdated
        });
        assert!(
            standing.is_subset(&listed(Concern::NotUpdated)),
            "seed {seed}"
        );
    }
}

#[test]
fn units_are_evaluated_by_the_assignments_the_summary_counts() {
    for seed in 0..400 {
        let content = any_return(seed);
        let evaluated = content.evaluation.as_ref().unwrap();
        let all = SummaryRow::sum(&content.summary.assignments);
        let leads: u32 = evaluated.iter().map(|line| line.leads).sum();
        assert_eq!(leads, all.total(), "seed {seed}");
        for (at, bucket) in [Bucket::DoneInTime, Bucket::DoneLate, Bucket::Overdue]
            .into_iter()
            .enumerate()
        {
            let counted: u32 = evaluated.iter().map(|line| line.counts[at]).sum();
            assert_eq!(counted, all.count(bucket), "{bucket:?}, seed {seed}");
        }
    }
}
