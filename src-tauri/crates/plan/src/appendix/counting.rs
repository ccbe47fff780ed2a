//! What the numbers say: tasks that are numbered twice or out of order, groups that declare
//! another count than was read.

use super::{Column, DraftGroup, DraftTask};
use crate::remark::RemarkCode;
use crate::task::TaskNumber;
use std::collections::BTreeSet;

/// Remarks about tasks' numbers, each with its cell.
pub(super) fn numbers(
    tasks: &[DraftTask],
    groups: &[DraftGroup],
    by_unit: bool,
) -> Vec<(RemarkCode, String)> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (at, task) in tasks.iter().enumerate() {
        let number = task.number.to_string();
        let cell = task.cell_of(Column::Number);
        let above = tasks.get(..at).unwrap_or_default();
        let out_of_order = || match groups.get(task.group).filter(|_| by_unit) {
            Some(group) => out_of_section(above, task, &group.numeral),
            None => out_of_series(above, task),
        };
        if !seen.insert(number.clone()) {
            found.push((RemarkCode::NumberDoubled { number }, cell));
        } else if let Some(after) = out_of_order() {
            found.push((RemarkCode::NumberOutOfOrder { number, after }, cell));
        }
    }
    found
}

/// Remarks about groups whose titles declare another count, each with its cell.
pub(super) fn declared(tasks: &[DraftTask], groups: &[DraftGroup]) -> Vec<(RemarkCode, String)> {
    let differing = groups.iter().enumerate().filter_map(|(at, group)| {
        let read = tasks.iter().filter(|task| task.group == at).count();
        let read = u32::try_from(read).unwrap_or(u32::MAX);
        let declared = group.declared.filter(|declared| *declared != read)?;
        let code = RemarkCode::GroupCountDiffers {
            group: group.numeral.clone(),
            declared,
            read,
        };
        Some((code, group.cell.clone()))
    });
    differing.collect()
}

/// The number before, where a task's number does not follow it in the plan's one series.
fn out_of_series(above: &[DraftTask], task: &DraftTask) -> Option<String> {
    match above.last() {
        Some(before) => {
            (follows(&before.number, &task.number) != Some(true)).then(|| before.number.to_string())
        }
        None => (task.number.parts() != [1] && task.number.parts() != [1, 1]).then(String::new),
    }
}

/// In a table ordered by unit each section counts from 1 under its own number: a number of
/// another section is out of order wherever it stands, and breaks no count.
fn out_of_section(above: &[DraftTask], task: &DraftTask, numeral: &str) -> Option<String> {
    let is_own = |task: &DraftTask| {
        let first = task.number.parts().first().map(u32::to_string);
        first.as_deref() == Some(numeral)
    };
    let mut section = above
        .iter()
        .rev()
        .take_while(|other| other.group == task.group);
    let before = section.find(|other| is_own(other));
    let fits = match before {
        Some(before) => follows(&before.number, &task.number) == Some(true),
        None => matches!(task.number.parts().as_slice(), [_] | [.., 1]),
    };
    let after = before.or(above.last());
    let after = after.map(|after| after.number.to_string());
    (!is_own(task) || !fits).then(|| after.unwrap_or_default())
}

/// Whether `next` directly follows `before`; `None` where the two cannot be compared.
pub(super) fn follows(before: &TaskNumber, next: &TaskNumber) -> Option<bool> {
    let (before_parts, next_parts) = (before.parts(), next.parts());
    let (last, head) = before_parts.split_last()?;
    let (next_last, next_head) = next_parts.split_last()?;
    let lettered = before_parts == next_parts && before.as_str() != next.as_str();
    Some(lettered || (head == next_head && *next_last == last.saturating_add(1)))
}

/// Whether `next` counts on from `before` in the same series.
pub(super) fn is_later(before: &TaskNumber, next: &TaskNumber) -> bool {
    before.parts().len() == next.parts().len() && next.parts() > before.parts()
}
