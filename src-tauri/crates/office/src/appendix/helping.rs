//! Units that the tasks' prose names as helping: proposed at the preview, assigned where a person
//! takes them.

use super::AppendixPreview;
use crate::OfficeError;
use crate::views::ProposalView;
use plan::progress::RowKey;
use plan::proposal::{Change, Proposal};
use plan::task::TaskId;
use serde::Deserialize;
use specta::Type;
use std::collections::BTreeSet;
use store::Tx;

/// One proposed helper: its task among the proposal's, and its place among that task's helpers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Type)]
pub struct HelperChoice {
    /// The task, counted from 0 in the proposal's order.
    pub task: usize,
    /// The helper, counted from 0 in the task's order.
    pub helper: usize,
}

impl AppendixPreview {
    /// Takes proposed helpers; accepting assigns them as supports, as if by hand. One that the
    /// preview does not hold, or that would assign nobody, is passed over.
    pub fn take_helpers(&mut self, chosen: impl IntoIterator<Item = HelperChoice>) {
        let held = all(&self.proposal);
        self.taken
            .extend(chosen.into_iter().filter(|choice| held.contains(choice)));
    }

    /// Takes every helper that the tasks' prose names.
    pub fn take_all_helpers(&mut self) {
        self.taken = all(&self.proposal);
    }
}

/// Every helper of a proposal that would assign somebody.
fn all(proposal: &Proposal) -> BTreeSet<HelperChoice> {
    let tasks = proposal.tasks.iter().enumerate();
    let choices = tasks.flat_map(|(task, proposed)| {
        let helpers = proposed.helpers.iter().enumerate();
        helpers
            .filter(|(_, helper)| !helper.assignments.is_empty())
            .map(move |(helper, _)| HelperChoice { task, helper })
    });
    choices.collect()
}

/// Says in a view what is taken.
pub(super) fn mark(view: &mut ProposalView, taken: &BTreeSet<HelperChoice>) {
    for choice in taken {
        let task = view.tasks.get_mut(choice.task);
        if let Some(helper) = task.and_then(|task| task.support_proposed.get_mut(choice.helper)) {
            helper.taken = true;
        }
    }
}

/// Assigns what was taken; `tasks` are the stored ones in the proposal's order.
pub(super) fn assign(
    tx: &Tx<'_>,
    proposal: &Proposal,
    taken: &BTreeSet<HelperChoice>,
    tasks: &[TaskId],
) -> Result<(), OfficeError> {
    for choice in taken {
        let helper = proposal
            .tasks
            .get(choice.task)
            .and_then(|task| task.helpers.get(choice.helper));
        let (Some(helper), Some(task)) = (helper, tasks.get(choice.task)) else {
            continue;
        };
        for one in &helper.assignments {
            let key = RowKey {
                task: *task,
                unit: one.unit,
            };
            tx.assign(key, one.role, one.via)?;
        }
    }
    Ok(())
}

/// The stored tasks of a proposal that changes none of them.
pub(super) fn unchanged(proposal: &Proposal) -> Vec<TaskId> {
    let ids = proposal.tasks.iter().filter_map(|task| match task.change {
        Change::Same(id) | Change::Changed(id) => Some(id),
        Change::New => None,
    });
    ids.collect()
}
