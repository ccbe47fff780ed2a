//! Which assignment each row speaks of: by its hidden key, else by number and text together.

use super::{Known, SettledRow};
use crate::progress::RowKey;
use crate::remark::{Remark, RemarkCode};
use crate::submission::{ReturnedRow, remark};
use crate::task::{Task, TaskNumber};
use crate::text::match_key;
use crate::unit::{Unit, UnitId};
use chrono::NaiveDate;

/// Likeness beyond the beginning of a text says nothing more and costs time.
const COMPARED: usize = 300;

/// A beginning shorter than this many characters fits too many tasks.
const SHORTEST_BEGINNING: usize = 20;

/// The rows that speak of an assignment, each assignment once: the later of two rows counts.
/// `listed`: the workbook is the program's own form, whose numbers were chosen from its list.
pub(super) fn settle(
    rows: Vec<ReturnedRow>,
    (unit, listed): (UnitId, bool),
    known: &Known<'_>,
    remarks: &mut Vec<Remark>,
) -> Vec<SettledRow> {
    let mut settled: Vec<SettledRow> = Vec::with_capacity(rows.len());
    for row in rows {
        let ((task, owner), row) = match assignment_of(&row, unit, known) {
            Some(found) => (found, row),
            None => match by_listed_number(&row, unit, known).filter(|_| listed) {
                Some(found) => found,
                None => {
                    unmatched(row, remarks);
                    continue;
                }
            },
        };
        let (place, mut row) = (
            row.place.clone(),
            settled_row(row, task, owner, known.received),
        );
        match settled.iter_mut().find(|earlier| earlier.key == row.key) {
            None => settled.push(row),
            Some(_) if !row.says_something() => {}
            Some(earlier) => {
                if earlier.says_something() {
                    let code = RemarkCode::RowDoubled {
                        number: row.number.to_string(),
                    };
                    row.remarks.push(remark(code, &place));
                }
                *earlier = row;
            }
        }
    }
    settled
}

/// A row nobody asked for is remarked where it says something.
fn unmatched(row: ReturnedRow, remarks: &mut Vec<Remark>) {
    if row.says_something() {
        let words = [row.content, row.number, row.progress.result];
        let text = words
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default();
        remarks.push(remark(RemarkCode::RowUnmatched { text }, &row.place));
        remarks.extend(row.remarks);
    }
}

fn settled_row(row: ReturnedRow, task: &Task, owner: UnitId, received: NaiveDate) -> SettledRow {
    let mut remarks = row.remarks;
    if TaskNumber::read(&row.number).is_some_and(|printed| printed != task.number) {
        remarks.push(remark(
            RemarkCode::RowIdDiffers { number: row.number },
            &row.place,
        ));
    }
    if let Some(date) = row.progress.done_on.filter(|date| *date > received) {
        remarks.push(remark(
            RemarkCode::DateInFuture { date },
            &row.done_on_place,
        ));
    }
    SettledRow {
        key: RowKey {
            task: task.id,
            unit: owner,
        },
        number: task.number.clone(),
        progress: row.progress,
        place: row.result_place,
        remarks,
    }
}

/// The assignment a row speaks of, among the unit's own tasks and those of units that report
/// through it.
fn assignment_of<'a>(
    row: &ReturnedRow,
    unit: UnitId,
    known: &Known<'a>,
) -> Option<(&'a Task, UnitId)> {
    by_key(row, unit, known).or_else(|| {
        let task = by_words(row, unit, known)?;
        Some((task, owner(row, task, unit, known)?))
    })
}

/// By the hidden key. The row's words must not contradict it: the key may be another store's,
/// or have stayed behind when the visible columns were sorted.
fn by_key<'a>(row: &ReturnedRow, unit: UnitId, known: &Known<'a>) -> Option<(&'a Task, UnitId)> {
    let key = row.key.filter(|key| speaks_for(unit, key.unit, known))?;
    let task = known.plan.tasks.iter().find(|task| task.id == key.task)?;
    let assigned = task
        .assignments
        .iter()
        .any(|assignment| assignment.unit == key.unit);
    let agrees =
        row.content.is_empty() || is_numbered(row, task) || alike(&row.content, &task.content);
    (assigned && agrees).then_some((task, key.unit))
}

/// By number and text together, else by the very text; two that fit are none.
fn by_words<'a>(row: &ReturnedRow, unit: UnitId, known: &Known<'a>) -> Option<&'a Task> {
    let own = || {
        known
            .plan
            .tasks
            .iter()
            .filter(|task| !owners(task, unit, known).is_empty())
    };
    let fits = |task: &&Task| {
        is_numbered(row, task) && (row.content.is_empty() || alike(&row.content, &task.content))
    };
    let key = match_key(&row.content);
    only(own().filter(fits)).or_else(|| only(own().filter(|task| match_key(&task.content) == key)))
}

/// By the number alone, where it was chosen from the form's own list and the words are the
/// unit's: they are kept as its note.
fn by_listed_number<'a>(
    row: &ReturnedRow,
    unit: UnitId,
    known: &Known<'a>,
) -> Option<((&'a Task, UnitId), ReturnedRow)> {
    let own = |task: &&Task| !owners(task, unit, known).is_empty();
    let tasks = known.plan.tasks.iter().filter(own);
    let task = only(tasks.filter(|task| is_numbered(row, task)))?;
    let mut row = row.clone();
    let parts = [row.content.as_str(), row.progress.note.as_str()];
    let words = parts.into_iter().filter(|part| !part.is_empty());
    row.progress.note = words.collect::<Vec<_>>().join("; ");
    Some(((task, owner(&row, task, unit, known)?), row))
}

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    items.next().filter(|_| items.next().is_none())
}

/// Whose row it is, of those who report in this workbook: the one its role names ("Chủ trì (của
/// Bộ phận TN&TKQ)"), else the unit itself, else whoever has the task.
fn owner(row: &ReturnedRow, task: &Task, unit: UnitId, known: &Known<'_>) -> Option<UnitId> {
    let owners = owners(task, unit, known);
    let role = match_key(&row.role);
    let names = |unit: &Unit| {
        let mut names = [&unit.name].into_iter().chain(&unit.short);
        names.any(|name| role.contains(&match_key(name)))
    };
    let named = owners
        .iter()
        .find(|owner| known.directory.unit(**owner).is_some_and(names));
    named
        .or_else(|| owners.iter().find(|owner| **owner == unit))
        .or(owners.first())
        .copied()
}

fn owners(task: &Task, unit: UnitId, known: &Known<'_>) -> Vec<UnitId> {
    let units = task.assignments.iter().map(|assignment| assignment.unit);
    units
        .filter(|owner| speaks_for(unit, *owner, known))
        .collect()
}

/// Whether a unit's workbook reports for an owner: itself, or one that reports through it.
pub(super) fn speaks_for(unit: UnitId, owner: UnitId, known: &Known<'_>) -> bool {
    owner == unit || known.directory.reporter_of(owner) == unit
}

fn is_numbered(row: &ReturnedRow, task: &Task) -> bool {
    TaskNumber::read(&row.number).is_some_and(|number| number == task.number)
}

/// Whether two wordings of a task are the same but for retyping: equal keys, one the beginning
/// of the other, or nine in ten letters alike.
pub(super) fn alike(left: &str, right: &str) -> bool {
    if left == right {
        return true;
    }
    let cut = |text: &str| match_key(text).chars().take(COMPARED).collect::<String>();
    let (left, right) = (cut(left), cut(right));
    let (short, long) = if left.len() <= right.len() {
        (&left, &right)
    } else {
        (&right, &left)
    };
    let begins = short.chars().count() >= SHORTEST_BEGINNING && long.starts_with(short.as_str());
    left == right || begins || strsim::normalized_levenshtein(&left, &right) >= 0.9
}
