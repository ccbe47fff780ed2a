//! The indicators an appendix proposes: what was decided of them before, what they are called,
//! and which of them a person keeps.

use super::AppendixPreview;
use crate::OfficeError;
use crate::views::{IndicatorTargetView, ProposedIndicatorView};
use plan::indicator::{Indicator, IndicatorId};
use plan::proposal::{DecidedProposals, Proposal, ProposedIndicator};
use plan::task::TaskId;
use std::collections::BTreeSet;
use store::{Decided, Reader, Tx};

/// Which of the proposed indicators are kept, by their place in the whole proposal.
#[derive(Clone, Debug, Default)]
pub(super) struct Ticked {
    refused: BTreeSet<usize>,
    /// None is decided on: they are proposed again next time.
    left_open: bool,
}

impl AppendixPreview {
    /// Keeps or refuses a proposed indicator, by its place among all of them. One that is refused
    /// is not proposed again.
    pub fn keep_indicator(&mut self, at: usize, keep: bool) {
        if keep {
            self.ticked.refused.remove(&at);
        } else {
            self.ticked.refused.insert(at);
        }
    }

    /// Leaves the proposed indicators out, undecided.
    pub fn without_indicators(&mut self) {
        self.ticked.left_open = true;
    }
}

impl Ticked {
    /// The proposed indicators as they are shown, task by task.
    pub(super) fn views(&self, proposal: &Proposal) -> Vec<ProposedIndicatorView> {
        let tasks = proposal.tasks.iter();
        let proposed = tasks.flat_map(|task| {
            let number = task.draft.number.to_string();
            task.indicators.iter().map(move |one| (number.clone(), one))
        });
        proposed
            .enumerate()
            .map(|(at, (task, one))| ProposedIndicatorView {
                task,
                code: one.indicator.code.clone(),
                name: one.indicator.name.clone(),
                unit_of_count: one.indicator.unit_of_count.clone(),
                kind: one.indicator.kind.word(),
                direction: one.indicator.direction.word(),
                source: one.indicator.source.word(),
                targets: one
                    .indicator
                    .targets
                    .iter()
                    .map(IndicatorTargetView::from)
                    .collect(),
                words: one.words.clone(),
                kept: !self.left_open && !self.refused.contains(&at),
            })
            .collect()
    }

    /// Whether accepting decides on no proposed indicator.
    pub(super) fn decides_nothing(&self, proposal: &Proposal) -> bool {
        self.left_open || proposal.tasks.iter().all(|task| task.indicators.is_empty())
    }

    /// Stores the indicators that are kept and remembers those that are not. `tasks`: which
    /// stored task each of the proposal's is.
    pub(super) fn store(
        &self,
        tx: &Tx<'_>,
        proposal: &Proposal,
        tasks: &[TaskId],
    ) -> Result<(), OfficeError> {
        if self.left_open {
            return Ok(());
        }
        let tasks = proposal.tasks.iter().zip(tasks);
        let proposed = tasks.flat_map(|(task, id)| task.indicators.iter().map(|one| (*id, one)));
        for (at, (task, one)) in proposed.enumerate() {
            let kept = !self.refused.contains(&at);
            let indicator = kept.then(|| insert(tx, task, one)).transpose()?;
            tx.decide_proposal(&Decided {
                task,
                words: one.key.clone(),
                indicator,
            })?;
        }
        Ok(())
    }
}

fn insert(
    tx: &Tx<'_>,
    task: TaskId,
    proposed: &ProposedIndicator,
) -> Result<IndicatorId, OfficeError> {
    let indicator = Indicator {
        task: Some(task),
        ..proposed.indicator.clone()
    };
    Ok(tx.insert_indicator(&indicator)?)
}

/// What was proposed before and decided.
pub(super) fn decided(reader: &Reader<'_>) -> Result<DecidedProposals, OfficeError> {
    let decided = reader.decided_proposals()?;
    let keys = decided.into_iter().map(|one| (one.task, one.words));
    Ok(DecidedProposals::new(keys))
}

/// Calls proposed indicators by their tasks' numbers, "8.2" where there are several, past the
/// codes that are taken.
pub(super) fn give_codes(proposal: &mut Proposal, stored: &[Indicator]) {
    let mut taken: BTreeSet<String> = stored.iter().map(|one| one.code.clone()).collect();
    for task in &mut proposal.tasks {
        let number = task.draft.number.to_string();
        let alone = task.indicators.len() == 1;
        for proposed in &mut task.indicators {
            let plain = alone.then(|| number.clone());
            let counted = (1u32..).map(|at| format!("{number}.{at}"));
            let mut codes = plain.into_iter().chain(counted);
            let code = codes.find(|code| taken.insert(code.clone()));
            proposed.indicator.code = code.unwrap_or_default();
        }
    }
}
