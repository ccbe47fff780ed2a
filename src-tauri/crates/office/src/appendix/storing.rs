//! Storing an appendix that was previewed.

use super::{AppendixPreview, COLUMN_SETTING, KEPT_AS_IT_IS, Origin, Wanted, helping, settling};
use crate::error::PlanRefusal;
use crate::views::ProposalView;
use crate::{Office, OfficeError};
use crate::{carrying, files};
use plan::appendix::Column;
use plan::proposal::{Change, Proposal, ProposedTask};
use plan::task::{Group, TaskId};
use store::{GroupId, Operation, PlanId, PlanRecord, StoredPlan, TaskRecord, Tx};

impl Office {
    /// Stores what was previewed; nothing where the stored plan says the same already.
    ///
    /// # Errors
    /// It has no task; the file or the store changed since the preview; the store refuses.
    pub fn accept_appendix(
        &mut self,
        preview: AppendixPreview,
    ) -> Result<ProposalView, OfficeError> {
        let AppendixPreview {
            proposal,
            directory,
            source,
            origin,
            revision,
            wanted,
            target,
            taken,
            days,
            ticked,
        } = preview;
        target.settled()?;
        if proposal.tasks.is_empty() {
            return Err(PlanRefusal::WithoutTasks.into());
        }
        if origin == Origin::File && files::load(&source.path)?.sha256 != source.sha256 {
            return Err(OfficeError::StalePreview);
        }
        let mut view = ProposalView::new(&proposal, &directory, true);
        helping::mark(&mut view, &taken);
        view.indicators = ticked.views(&proposal);
        target.mark(&mut view);
        // A phrase settled now may assign somebody to a task whose words stay.
        let words_stay = proposal.is_empty() && wanted.settled.is_empty();
        let decides_nothing = ticked.decides_nothing(&proposal);
        if words_stay && decides_nothing && taken.is_empty() && days.is_empty() {
            return Ok(view);
        }
        let now = self.now();
        let operation = Operation::new("plan_imported", source.name(), now).expecting(revision);
        self.perform(&operation, |tx| {
            let tasks = if words_stay {
                helping::unchanged(&proposal)
            } else {
                let original = tx.insert_original(&source.name(), &source.bytes)?;
                let record = PlanRecord {
                    year: proposal.year,
                    title: proposal.title.clone(),
                    sheet: proposal.sheet.clone(),
                    original: Some(original),
                    imported_at: now,
                    document: String::new(),
                };
                let stored = target.stored(tx)?;
                write_plan(tx, &proposal, &record, stored.as_ref())?
            };
            settling::remember(tx, &wanted.settled)?;
            settling::set_days(tx, &proposal, &days, &tasks, now)?;
            helping::assign(tx, &proposal, &taken, &tasks)?;
            ticked.store(tx, &proposal, &tasks)?;
            remember_columns(tx, &wanted)
        })?;
        Ok(view)
    }
}

/// The next appendix with such headings is read the same way.
fn remember_columns(tx: &Tx<'_>, wanted: &Wanted) -> Result<(), OfficeError> {
    for (heading, column) in &wanted.columns {
        let word = column.map_or(KEPT_AS_IT_IS, Column::word);
        tx.set_setting(&format!("{COLUMN_SETTING}{heading}"), word)?;
    }
    Ok(())
}

/// Stores the plan; says which stored task each of the proposal's is.
fn write_plan(
    tx: &Tx<'_>,
    proposal: &Proposal,
    record: &PlanRecord,
    stored: Option<&StoredPlan>,
) -> Result<Vec<TaskId>, OfficeError> {
    let plan = match stored {
        Some(stored) => {
            tx.update_plan(stored.id, record)?;
            stored.id
        }
        None => tx.insert_plan(record)?,
    };
    let groups: Vec<Group> = proposal
        .groups
        .iter()
        .map(|group| Group {
            numeral: group.numeral.clone(),
            title: group.title.clone(),
            declared: group.declared,
        })
        .collect();
    let groups = tx.set_groups(plan, &groups)?;
    let mut tasks = Vec::with_capacity(proposal.tasks.len());
    for (task, position) in proposal.tasks.iter().zip(0u32..) {
        tasks.push(write_task(tx, plan, &groups, task, position)?);
    }
    for (task, _) in &proposal.vanished {
        tx.remove_task(*task)?;
    }
    keep_behind(tx, plan, stored, &tasks)?;
    tx.prune_groups(plan, &groups)?;
    Ok(tasks)
}

/// What came over from an earlier plan and the appendix does not hold stays, behind its own.
fn keep_behind(
    tx: &Tx<'_>,
    plan: PlanId,
    stored: Option<&StoredPlan>,
    held: &[TaskId],
) -> Result<(), OfficeError> {
    let all = stored.into_iter().flat_map(|stored| &stored.plan.tasks);
    let over = all.filter(|task| task.carried.is_some() && task.directive.is_none());
    let left: Vec<TaskId> = over
        .map(|task| task.id)
        .filter(|id| !held.contains(id))
        .collect();
    if left.is_empty() {
        return Ok(());
    }
    let group = tx.carried_group(plan, &carrying::heading())?;
    Ok(tx.set_behind(plan, group, &left)?)
}

fn write_task(
    tx: &Tx<'_>,
    plan: PlanId,
    groups: &[GroupId],
    task: &ProposedTask,
    position: u32,
) -> Result<TaskId, OfficeError> {
    let draft = &task.draft;
    let missing = || OfficeError::Unexpected {
        detail: format!("group {}", draft.group),
    };
    let record = TaskRecord {
        group: *groups.get(draft.group).ok_or_else(missing)?,
        position,
        number: draft.number.clone(),
        content: draft.content.clone(),
        lead_text: draft.lead_text.clone(),
        support_text: draft.support_text.clone(),
        deadline_text: draft.deadline_text.clone(),
        extra: draft.extra.clone(),
        cells: draft.cells.clone(),
    };
    let id: TaskId = match task.change {
        Change::New => tx.insert_task(plan, &record)?,
        Change::Changed(id) | Change::Same(id) => {
            tx.update_task(id, &record)?;
            id
        }
    };
    tx.set_assignments(id, &task.assignments)?;
    Ok(id)
}
